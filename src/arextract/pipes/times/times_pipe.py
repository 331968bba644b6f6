"""The spaCy component `arextract_times`."""

from __future__ import annotations

from arextract.doc_spans import show_times
from arextract.layers import layers
from arextract.pipe_page import AnyPage
from arextract.pipes.times import dateline, find_by
from arextract.text.doc_text import clean_text


def times(default: str | None, doc: AnyPage) -> AnyPage:
    """The component."""
    text, own = clean_text(doc), layers(doc)
    if own.published is None:
        own.published = dateline(text)
    held = [*own.references, *((marker.start, marker.end) for marker in own.markers)]
    found = find_by(text, own.published or default, own.sentences or None)
    own.times = [time for time in found if not any(start < time.end and time.start < end for start, end in held)]
    show_times(doc)
    return doc
