"""The vocabulary's memory: cleared after an article, or now and then in a run; records are the same."""

import pytest

from arextract import memory


def test_records_are_the_same_and_the_vocabulary_is_cleared(extractor, seeds, monkeypatch):
    texts = [path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt"))]
    before = len(extractor.nlp.vocab.strings)
    alone = [extractor.extract(text).model_dump_json() for text in texts]
    assert len(extractor.nlp.vocab.strings) == before
    monkeypatch.setattr(memory, "_SPAN", 12_000)
    with extractor.memory.steady():
        together = [extractor.extract(text).model_dump_json() for text in texts * 3]
        assert len(extractor.nlp.vocab.strings) < before + 4_000
        with extractor.memory.steady():
            assert extractor.extract(texts[0]).model_dump_json() == alone[0]
        extractor.extract(texts[1])
    assert together == alone * 3
    assert len(extractor.nlp.vocab.strings) == before


def test_a_failing_article_leaves_the_memory_in_order(extractor):
    def fail(doc):
        raise ValueError("no")

    with extractor.memory.steady():
        extractor.nlp.tokenizer, kept = fail, extractor.nlp.tokenizer
        with pytest.raises(ValueError, match="no"):
            extractor.extract("نص")
        extractor.nlp.tokenizer = kept
        assert extractor.extract("قالت مصر").text == "قالت مصر"
