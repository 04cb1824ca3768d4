"""Explanations in the order of soft relations: what each kind puts first, and that none is removed."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.explanation import soft as module
from audit.rules.settings import Soft
from tests.examples import examples
from tests.explanation.soft_paper import REASONS, TABLE, changes, examination, finding
from tests.papers import SUMS

CARE, RISK, TOTAL = "score a care: 2", "score a risk: 3", "total a None: 9"
TAKEN: Final = "4, {value: 5, from: b}, 7"
REPEATED: Final = "texts: {rationale: {risk: {a: {from: b, summary: As for b.}}}}\n"
CLAIM: Final = 'claims: [{id: one, summary: The first option has four for care and leads., asserts: \'score("a", "care") == 4 and total("a") > 8\', status: %s}]\n'
MORE: Final = REASONS + CLAIM % "confirmed"

PERCENT: Final = SUMS.replace("{total: sum}", "{total: sum, percent: {of: maximum}}")
WITH_PERCENT: Final = TABLE.replace("total]", "total, percent]")


def test_without_soft_relations_the_order_is_that_of_plausibility() -> None:
    """Nothing that is soft counts unless it is asked for."""
    found = finding(MORE, a=TAKEN)
    assert [changes(one) for one in found.explanations] == [CARE, RISK, TOTAL]
    assert [one.settled_by for one in found.explanations] == [(), (), ()]


def test_the_same_reason_breaks_a_tie() -> None:
    """The score that would be that of the option with the same reason comes first; the others keep their order."""
    found = finding(REASONS, Soft.reasons)
    assert [changes(one) for one in found.explanations] == [RISK, CARE, TOTAL]
    assert found.explanations[0].settled_by == ("on risk, a and b have the same reason, and both then have 3",)
    assert [one.settled_by for one in found.explanations[1:]] == [(), ()]


@pytest.mark.parametrize(
    ("more", "a", "words"),
    [("", TAKEN, "on risk, the score of a is taken from b, and both then have 3"),
     (REPEATED, "4, 5, 7", "on risk, the reason for a refers to that for b, and both then have 3")],
)  # fmt: skip
def test_inheritance_breaks_a_tie(more: str, a: str, words: str) -> None:
    """The score that would be that of the option from which it is taken comes first, by the cell or by the reason."""
    found = finding(more, Soft.inheritance, a=a)
    assert [changes(one) for one in found.explanations] == [RISK, CARE, TOTAL]
    assert [one.settled_by for one in found.explanations] == [(words,), (), ()]


def test_a_claim_breaks_a_tie() -> None:
    """What leaves a confirmed claim uncontradicted comes first; what is unconfirmed does not count."""
    found = finding(CLAIM % "confirmed", Soft.claims)
    assert [changes(one) for one in found.explanations] == [TOTAL, CARE, RISK]
    said = "this also fits the text (The first option has four for care and leads)"
    assert [one.settled_by for one in found.explanations] == [(said,), (), ()]
    assert [changes(one) for one in finding(CLAIM % "unconfirmed", Soft.claims).explanations] == [CARE, RISK, TOTAL]


def test_what_is_kept_to_already_puts_back_what_goes_against_it() -> None:
    """Where two equal reasons have the same score, a change of one of them goes behind the others."""
    found = finding(REASONS, Soft.reasons, a="4, 3, 9", b="4, 3, 7")
    assert [changes(one) for one in found.explanations] == ["total a None: 7", "score a risk: 5"]
    assert found.explanations[0].settled_by == ("on risk, a and b have the same reason, and both then have 3",)


def test_of_several_values_one_that_fits_is_enough() -> None:
    """Values that go together are tried as such, and none is dropped: an explanation that can fit goes before one that cannot."""
    reasons = "texts: {rationale: {care: {a: {text: It is so.}, b: {text: It is so.}}}}\n"
    cells = {"head": PERCENT, "table": WITH_PERCENT, "a": "1, 1, 9, '90%'", "b": "5, 0, 5, '50%'", "c": "1, 0, 1, '10%'"}
    scores, results = "score a care: 4 5, score a risk: 4 5", "percent a None: 20%, total a None: 2"
    assert [changes(one) for one in finding(reasons, **cells).explanations] == [results, scores]
    found = finding(reasons, Soft.reasons, **cells)
    assert [changes(one) for one in found.explanations] == [scores, results]
    assert found.explanations[0].settled_by == ("on care, a and b have the same reason, and both then have 5",)


@examples(8)
@given(st.permutations(list(Soft)), st.integers(0, 3), st.sampled_from(["4, 5, 7", "5, 5, 5", "0, 5, 9", "blank, 5, 4", TAKEN]))
def test_no_explanation_is_removed(kinds: list[Soft], count: int, a: str) -> None:
    """Whichever soft relations count, the same explanations with the same values and consequences are told, and the same findings."""
    plain, ordered = examination(MORE, a=a).findings, examination(MORE, kinds[:count], a=a).findings
    assert [[outcome.message for outcome in one.outcomes] for one in plain] == [[outcome.message for outcome in one.outcomes] for one in ordered]
    for one, other in zip(plain, ordered, strict=True):
        assert sorted(map(changes, one.explanations)) == sorted(map(changes, other.explanations))
        assert (one.impact, one.first_place, one.total, one.recommended) == (other.impact, other.first_place, other.total, other.recommended)


def test_two_kinds_add_up() -> None:
    """An explanation that goes against fewer of all kinds together comes first."""
    found = finding(MORE, Soft.reasons, Soft.claims)
    assert [changes(one) for one in found.explanations] == [RISK, TOTAL, CARE]
    assert [len(one.settled_by) for one in found.explanations] == [1, 1, 0]


@pytest.mark.parametrize("kind", list(Soft))
def test_too_much_work_is_told(kind: Soft, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind that takes more work than is allowed does not count, and the finding says so; the others count."""
    monkeypatch.setattr(module, "_MOST", {**module._MOST, kind: 0})  # the limit itself is what is tried
    found = finding(MORE, *Soft, a=TAKEN)
    assert str(found.unsettled) == f"these did not count towards the order: {kind}; working them out takes more than the limit"
    assert len(found.explanations) == 3
    assert any(one.settled_by for one in found.explanations)
    alone = finding(MORE, kind, a=TAKEN)
    assert [changes(one) for one in alone.explanations] == [CARE, RISK, TOTAL]
    assert alone.unsettled == found.unsettled


def test_one_explanation_needs_no_order() -> None:
    """Where there is one only, nothing put it first."""
    cells = {"head": PERCENT, "table": WITH_PERCENT, "a": "4, 5, 7, '90%'", "b": "4, 3, 7, '70%'", "c": "1, 0, 1, '10%'"}
    (only,) = finding(REASONS, *Soft, **cells).explanations
    assert (changes(only), only.settled_by) == (TOTAL, ())


def test_a_figure_read_doubtfully_speaks_for_nothing() -> None:
    """What stands as it was read doubtfully is not held against another score; the figure that changes is."""
    beside = finding(REASONS, Soft.reasons, b="4, {value: 3, reading: doubtful}, 7")
    assert [one.settled_by for one in beside.explanations] == [(), (), ()]
    cells = {"a": "4, {value: 5, reading: doubtful}, 7", "b": "4, 5, 9"}
    assert [changes(one) for one in finding(REASONS, **cells).explanations] == [RISK, CARE, TOTAL]
    assert [changes(one) for one in finding(REASONS, Soft.reasons, **cells).explanations] == [CARE, TOTAL, RISK]


@pytest.mark.parametrize("more", [REASONS, REPEATED, CLAIM % "confirmed"])
def test_what_is_withheld_settles_nothing(more: str) -> None:
    """A soft relation in which a withheld figure takes part neither orders explanations nor is told."""
    more = more.replace('total("a") > 8', 'total("a") > 8 and score("b", "risk") > 0')
    found = finding(more, *Soft, b="4, withheld, 7")
    assert [changes(one) for one in found.explanations] == [CARE, RISK, TOTAL]
    assert [one.settled_by for one in found.explanations] == [(), (), ()]
