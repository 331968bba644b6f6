"""The spaCy components of citations and times, alone on a blank pipeline."""

from __future__ import annotations

import spacy

import arextract.pipes.citations.citations_pipe
import arextract.pipes.times.times_pipe  # noqa: F401
from arextract.layers import layers

TEXT = "عنوان\nالجمعة 2025/05/30\nأعلنت الشركة أمس نتائج عام 2024[1] وقبل ست سنوات.\nالمراجع:\n[1] تقرير 12 مايو 2023، https://example.org/2023/05/12\n"


def test_layers() -> None:
    nlp = spacy.blank("ar")
    nlp.add_pipe("arextract_citations")
    nlp.add_pipe("arextract_times")
    found = layers(nlp(TEXT))
    assert found.published == "2025-05-30"
    assert [(m.marker, m.url) for m in found.markers] == [("[1]", "https://example.org/2023/05/12")]
    assert [(TEXT[t.start : t.end], t.value) for t in found.times] == [
        ("الجمعة 2025/05/30", "2025-05-30"),
        ("أمس", "2025-05-29"),
        ("عام 2024", "2024"),
        ("قبل ست سنوات", "2019"),
    ]


def test_given_date_stays() -> None:
    nlp = spacy.blank("ar")
    nlp.add_pipe("arextract_times")
    doc = nlp.make_doc(TEXT)
    layers(doc).published = "2020-01-02"
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    assert layers(doc).published == "2020-01-02"
    assert layers(doc).times[1].value == "2020-01-01"
