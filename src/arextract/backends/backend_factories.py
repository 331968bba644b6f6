"""The spaCy factories of the backends. Their pipes and engines are imported when one is made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from arextract.errors import UsageError

_STANZA: dict[str, Any] = {"folder": None, "package": "default", "score": 0.85}
_CAMEL: dict[str, Any] = {"folder": None, "model": "arabert", "path": None}


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
    from arextract.backends.backend_pipes import Side
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
    from arextract.backends.backend_pipes import Side
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
    from arextract.backends.backend_pipes import BackendEntities
    from arextract.pipes.entities.entities_pipe import names_of
    from arextract.pipes.entities.tagged import Tagger, load_tagger

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
    return BackendEntities(names_of(lexicon, use_lexicon), tagger)
