"""stanza and camel-tools behind the door of the embedded tokenizer and tagger: optional, offline, honest.

A backend adds two things to a pipeline, and changes nothing else:

- a *side layer* on the Doc (`arextract.backends.layer`): what the engine's tokenisation, morphology and parser say, in
  offsets of the clean text. The Doc's own tokens stay those of `arextract.text.spacy_tokenizer`; no name, number or time is ever
  taken from an engine's tokens.
- a *tagger* of names (`arextract.pipes.entities.tagged.Tagger`) for the entities pipe, which sees the same surface words as the
  embedded one; its labels are mapped by ``labels.tsv``. Lexicon, rules and consistency work on with its tags.

``pipelines/stanza.cfg``, ``camel.cfg`` and ``ensemble.cfg`` put them together; ``arextract models`` says what they need.
Nothing here is fetched, at import or later: an engine or model that is missing raises `MissingModelError`, whose one
line names the command that gets it.
"""

from __future__ import annotations

from arextract.backends.layer import Analysis, EngineWord, Surface, analysis

__all__ = ["Analysis", "EngineWord", "Surface", "analysis"]
