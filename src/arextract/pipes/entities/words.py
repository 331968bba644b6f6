"""The words of a clean text stand in `arextract.text.word_layer`; the names of old for what still asks here."""

from arextract.text.word_layer import ADDRESS, ARABIC, BREAK, LATIN, NUMBER, SIGN, Words, split_sentences, words

__all__ = ["ADDRESS", "ARABIC", "BREAK", "LATIN", "NUMBER", "SIGN", "Words", "split_sentences", "words"]
