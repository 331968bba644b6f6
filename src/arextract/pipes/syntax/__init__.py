"""Syntax of an article: parts of speech in context, noun phrases, clauses, mentions, distributions.

Written to ``layers(doc).syntax`` (`arextract.layers.Syntax`) by the component ``arextract_syntax``, which stands after
``latin`` and before ``claims``. All indices are of the words that `arextract.text.word_layer.doc_words` gives – the words
that the name tagger reads – and all offsets count code points of the clean text. How to read it::

    from arextract.layers import layers
    from arextract.text.word_layer import doc_words

    words = doc_words(doc)                    # starts, ends, folded, kinds, sentences (ranges of words)
    syntax = layers(doc).syntax
    syntax.chosen[i]                          # Reading of word i: proclitics, article, pronoun, pos, gender, number, tense …
    syntax.begins[i]                          # clean offset of word i without its conjunction and preposition
    syntax.clauses[syntax.clause_of[i]]       # its clause: kind, verb, parent
    syntax.phrases[p].links / .stops          # every links[a]:stops[b] (a shorter phrase) is a candidate: see `spans`
    syntax.phrases[p].attached                # the phrase before that it continues (preposition or و)
    syntax.mentions                           # what a pronoun may stand for, with gender and number
    syntax.distributions                      # (quantity, phrase) pairs of «3 في أ و4 في ب», «أ (3) وب (4)», «على التوالي»

`spans(syntax, p, words)` gives all shorter phrases of phrase `p` with what attaches to it. Linear in the text.
"""

from __future__ import annotations

from arextract.pipes.syntax.syntax_finder import find, spans

__all__ = ["find", "spans"]
