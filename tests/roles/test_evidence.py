"""What the network is told: each number has its own share of a distribution, its clause, and the rules' proposals by name."""

from __future__ import annotations

from arextract.layers import layers
from arextract.pipeline import Extractor
from arextract.pipes.claims import assign
from arextract.pipes.claims.evidence import Evidence
from arextract.roles.role_reading import RoleNumber
from arextract.text.word_layer import Words, doc_words


def numbers(text: str) -> tuple[Words, list[RoleNumber]]:
    doc = Extractor("rules").process(text)
    own, found = layers(doc), doc_words(doc)
    evidence = Evidence(found, own, assign(found, own))
    return found, [number for i in range(len(own.quantities)) if (number := evidence.number(i)) is not None]


def words(found: Words, number: RoleNumber, feature: str) -> list[str]:
    return [found.surface(word) for word, name in number.marks if name == feature]


def test_each_number_has_its_share_of_a_distribution() -> None:
    found, (first, second) = numbers("توزعت الجوائز بواقع 3 جوائز لتونس و4 جوائز للمغرب.")
    assert words(found, first, "distributed") == ["لتونس"]
    assert words(found, second, "distributed") == ["للمغرب"]


def test_rules_propose_by_name() -> None:
    found, (number,) = numbers("بلغت أرباح شركة أبل 5 ملايين دولار.")
    assert words(found, number, "subject reached") == ["أبل"]
    assert words(found, number, "metric reached") == ["أرباح"]
    assert not words(found, number, "source reached")


def test_a_number_knows_its_clause_and_its_verb() -> None:
    found, (first, second) = numbers("باعت دلة 5 آلاف طن، بينما اشترت ورشة النسيم 3 آلاف طن.")
    assert words(found, first, "verb of clause") == ["باعت"]
    assert words(found, second, "verb of clause") == ["اشترت"]
    assert "باعت" not in words(found, second, "in clause")


def test_words_of_numbers_are_counted() -> None:
    doc = Extractor("rules").process("باعت دلة 5 آلاف طن.")
    own, found = layers(doc), doc_words(doc)
    evidence = Evidence(found, own, assign(found, own))
    counted = evidence.counted()
    assert len(counted) == len(found) + 1
    assert counted[-1] == 3 and counted[2] == 0
