"""The shipped model: its scores are calibrated and monotone, unsure roles stay null, and min_score is obeyed."""

from __future__ import annotations

from pathlib import Path

import pytest

import arextract
from arextract.ner import shared_model
from arextract.pipeline import Extractor
from arextract.roles.role_model import RoleModel, load_model

TEXT = (
    "أعلنت شركة النسيم للطيران أن أرباحها ارتفعت إلى 45 مليون دولار في عام 2024، مقابل 30 مليون دولار قبل عام. "
    "وقال مديرها سامر الكيلاني إن عدد الركاب بلغ 3 ملايين راكب. وتراجعت حصة المنافسين بنسبة 12%."
)


@pytest.fixture(scope="module")
def model() -> RoleModel:
    return load_model()


def test_the_model_reads_the_shipped_tagger(model: RoleModel) -> None:
    assert model.reader == shared_model().meta["sha256"]


@pytest.mark.parametrize("role", ["subject", "metric", "source", "time", "claim"])
def test_scores_grow_with_likelihood(model: RoleModel, role: str) -> None:
    scores = [model.score(role, likely / 100) for likely in range(101)]
    assert scores == sorted(scores)
    assert 0 <= scores[0] <= scores[-1] <= 1
    assert scores[-1] - scores[0] > 0.3


def test_claims_have_scores() -> None:
    claims = arextract.extract(TEXT).claims
    assert claims
    for claim in claims:
        assert claim.score is not None and 0 <= claim.score <= 1
        assert claim.rule
        for role in (claim.subject, claim.metric, claim.source):
            assert role is None or (role.score is not None and role.score > 0)


def test_least_score_leaves_the_unsure_null() -> None:
    strict = Extractor("default", min_score=0.7).extract(TEXT)
    every = Extractor("default", min_score=0.0).extract(TEXT)
    roles = [
        (getattr(a, r), getattr(b, r))
        for a, b in zip(strict.claims, every.claims, strict=True)
        for r in ("subject", "metric", "source")
    ]
    assert all(role is None or role.score >= 0.7 for role, _ in roles)
    assert sum(role is not None for role, _ in roles) < sum(role is not None for _, role in roles)


def test_rules_alone_have_no_scores() -> None:
    claims = arextract.extract(TEXT, pipeline="rules").claims
    assert any(claim.subject for claim in claims)
    assert all(claim.score is None for claim in claims)


def test_an_article_is_read_alike_whatever_was_read_before() -> None:
    extractor = Extractor("default")
    first = extractor.extract(TEXT).model_dump_json()
    extractor.extract("وبلغت قيمة الصفقة 5 مليارات يورو، بحسب بيان لوزارة الاقتصاد.\n" * 9)
    assert extractor.extract(TEXT).model_dump_json() == first


ASIDE = "سادت أجواء مشمسة في معظم المناطق صباح أمس، ونزل كثيرون إلى الحدائق.\n\n"
PASSAGES = [
    path
    for path in sorted((Path(__file__).parents[2] / "training_data" / "roles").glob("own-0*/*.txt"))[::18]
    if not path.read_text(encoding="utf-8").startswith("و")  # which goes on from what stands before
]


@pytest.mark.parametrize("path", PASSAGES, ids=lambda path: path.stem)
def test_an_unrelated_paragraph_before_changes_no_role(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    def roles(text: str, shift: int) -> list[tuple[object, ...]]:
        return [
            tuple(
                (role.text, role.start - shift) if role else None
                for role in (claim.subject, claim.metric, claim.source)
            )
            for claim in arextract.extract(text).claims
        ]

    assert roles(ASIDE + text, len(ASIDE)) == roles(text, 0)
