"""The spaCy components of the backends. Their engines are imported when a pipeline that names them is loaded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from spacy.language import Language
from spacy.tokens import Doc

from arextract.backends.layer import Analysis, attach
from arextract.errors import UsageError
from arextract.layers import clean_text, layers
from arextract.pipes.entities.entities_pipe import Entities
from arextract.pipes.entities.name_lexicon import Lexicon
from arextract.pipes.entities.tagged import Tagger, load_tagger

Mode = Literal["stanza", "camel", "ensemble"]
_STANZA: dict[str, Any] = {"folder": None, "package": "default", "score": 0.85}
_CAMEL: dict[str, Any] = {"folder": None, "model": "arabert", "path": None}


class Side:
    """Puts the side layer of one engine onto each Doc."""

    def __init__(self, analyse: Callable[[str, list[tuple[int, int]]], Analysis]) -> None:
        self.analyse = analyse

    def fingerprint(self) -> bytes:
        """What decides the layer, for the pipeline's hash."""
        return bytes(getattr(self.analyse, "fingerprint", bytes)())

    def __call__(self, doc: Doc) -> Doc:
        attach(doc, self.analyse(clean_text(doc), layers(doc).sentences))
        return doc


class BackendEntities(Entities):
    """The entities pipe with an engine's tagger in place of the embedded one."""

    def fingerprint(self) -> bytes:
        """What decides the tags, for the pipeline's hash."""
        return bytes(getattr(self.tagger, "fingerprint", bytes)())

    def __call__(self, doc: Doc) -> Doc:
        doc = super().__call__(doc)
        for found in layers(doc).names:
            if found.by == "ner":
                found.by = getattr(self.tagger, "by", "ner")
        return doc


@Language.factory(
    "arextract_stanza",
    default_config={"folder": None, "package": "default", "processors": None, "threads": 1},
)
def make_stanza(
    nlp: Language, name: str, folder: str | None, package: str, processors: list[str] | None, threads: int
) -> Callable[[Doc], Doc]:
    """stanza's side layer. `folder`: of its models, by default ``$STANZA_RESOURCES_DIR`` or its own; `processors`: of
    tokenize, mwt, pos, lemma, depparse, by default those whose models are there; `threads` of torch.
    """
    from arextract.backends.stanza_engine import StanzaLayer

    return Side(StanzaLayer(folder, package, processors, threads))


@Language.factory(
    "arextract_camel",
    default_config={"folder": None, "database": "calima-msa-r13", "scheme": "d3seg"},
)
def make_camel(nlp: Language, name: str, folder: str | None, database: str, scheme: str) -> Callable[[Doc], Doc]:
    """camel-tools' side layer. `folder`: of its data, by default ``$CAMELTOOLS_DATA`` or its own; `scheme`: of the
    segmentation.
    """
    from arextract.backends.camel_engine import CamelLayer

    return Side(CamelLayer(folder, database, scheme))


@Language.factory(
    "arextract_backend_entities",
    default_config={
        "lexicon": None,
        "use_lexicon": True,
        "mode": "stanza",
        "members": ["ner", "camel", "stanza"],
        "stanza": _STANZA,
        "camel": _CAMEL,
        "threads": 1,
    },
)
def make_entities(
    nlp: Language,
    name: str,
    lexicon: str | list[str] | None,
    use_lexicon: bool,
    mode: str,
    members: list[str],
    stanza: dict[str, Any],
    camel: dict[str, Any],
    threads: int,
) -> Callable[[Doc], Doc]:
    """The entities pipe with the tagger of `mode`: ``stanza``, ``camel``, or ``ensemble`` of `members` (``ner`` is the
    embedded tagger), the most trusted first. `lexicon` and `use_lexicon` as in ``arextract_entities``; without a
    lexicon the rules and the tagger find what they can. `camel.path` is the folder of another BERT token classifier.
    """

    def one(member: str) -> Tagger | None:
        if member == "ner":
            return load_tagger("ner")
        if member == "stanza":
            from arextract.backends.stanza_engine import StanzaTagger

            options = {**_STANZA, **stanza}
            return StanzaTagger(options["folder"], options["package"], options["score"], threads)
        if member == "camel":
            from arextract.backends import camel_data
            from arextract.backends.bert import BertTagger

            options = {**_CAMEL, **camel}
            found = camel_data.find(options["folder"], ner=options["model"], ner_folder=options["path"])
            camel_data.need(found, "ner")
            return BertTagger(found.ready["ner"], threads)
        raise UsageError(f"unknown tagger {member!r} in the config of {name!r}: choose of ner, stanza, camel")

    tagger: Any
    if mode == "ensemble":
        from arextract.backends.ensemble import Ensemble

        tagger = Ensemble([made for made in map(one, members) if made is not None])
    else:
        tagger = one(mode)
    names: Any = Lexicon.load(lexicon, package=use_lexicon) if use_lexicon or lexicon else None
    return BackendEntities(names, tagger)
