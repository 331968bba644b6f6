"""A vocabulary for each thread, dropped now and then; records are the same, and memory stays flat."""

import pytest

from arextract import memory


def test_records_are_the_same_and_the_pipelines_vocabulary_stays_as_it_is(extractor, seeds, monkeypatch):
    texts = [path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt"))]
    before = len(extractor.nlp.vocab.strings)
    alone = [extractor.extract(text).model_dump_json() for text in texts]
    monkeypatch.setattr(memory, "_SPAN", 12_000)
    assert [extractor.extract(text).model_dump_json() for text in texts * 3] == alone * 3
    assert len(extractor.nlp.vocab.strings) == before


def test_a_vocabulary_serves_some_text_and_is_dropped(extractor):
    own = memory.Vocabularies(extractor.nlp.vocab)
    first = own.take(memory._SPAN - 10)
    assert own.take(10) is first
    other = own.take(10)
    assert other is not first and own.take(10) is other
    assert own.take(memory._SPAN * 3) is not other  # a text may be longer than the span
    assert own.take(1) is not None


def test_a_failing_article_leaves_everything_in_order(extractor, monkeypatch):
    def fail(doc):
        raise ValueError("no")

    with monkeypatch.context() as patch:
        patch.setattr(extractor.nlp, "_components", [("fail", fail)])
        with pytest.raises(ValueError, match="no"):
            extractor.extract("نص")
    assert extractor.extract("قالت مصر").text == "قالت مصر"
