"""Which values can occur, and in which steps they are printed."""

from fractions import Fraction

import pytest

from audit.exact.values import Span, Values, make, points
from audit.rules.checks.band_values import Reach, in_both, in_gap, reach, values_of
from tests.rules.packs import facts

ONE = Fraction(1)
TENTH = Fraction(1, 10)


def numbers(*values: int) -> Values:
    return points(Fraction(value) for value in values)


def span(low: int, high: int) -> Values:
    return make((), [Span(Fraction(low), Fraction(high))])


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Reach(numbers(0, 30, 60), ONE, whole=True), False),
        (Reach(numbers(0, 45, 60), ONE, whole=True), True),
        (Reach(numbers(0, 60), ONE, whole=False), None),
        (Reach(numbers(0, 45), ONE, whole=False), True),
        (Reach(span(0, 100), ONE, whole=True), True),
        (Reach(span(0, 100), Fraction(20), whole=True), False),
        (Reach(span(0, 20), ONE, whole=True), False),
        (Reach(span(0, 100), None, whole=True), None),
    ],
)
def test_a_gap_from_40_to_50(found: Reach, expected: bool | None) -> None:
    """A listed value in it, or a step of print in a range; nothing known, nothing said."""
    assert in_gap(found, Fraction(40), Fraction(50)) is expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Reach(numbers(0, 30, 60), ONE, whole=True), False),
        (Reach(numbers(40), ONE, whole=True), True),
        (Reach(numbers(50), None, whole=True), True),
        (Reach(span(0, 100), Fraction(20), whole=True), True),
        (Reach(span(41, 49), Fraction(50), whole=True), False),
        (Reach(span(0, 100), None, whole=True), True),
        (Reach(span(0, 10), None, whole=True), False),
        (Reach(span(0, 10), None, whole=False), None),
    ],
)
def test_a_shared_part_from_40_to_50(found: Reach, expected: bool | None) -> None:
    """Its ends belong to it; a range without known steps surely has a value in a part that it crosses."""
    assert in_both(found, Fraction(40), Fraction(50)) is expected


def test_a_value_between_two_steps_is_printed_on_one_of_them() -> None:
    """60.5 is printed as 60 or 61 and falls into no gap; 60.25 printed to tenths falls between 60 and 61."""
    assert in_gap(Reach(points([Fraction(121, 2)]), ONE, whole=True), Fraction(60), Fraction(61)) is False
    assert in_gap(Reach(points([Fraction(241, 4)]), TENTH, whole=True), Fraction(60), Fraction(61)) is True


def test_no_gap_and_no_shared_part_hold_nothing() -> None:
    """Limits in the wrong order leave no room between them."""
    found = Reach(numbers(45), ONE, whole=True)
    assert (in_gap(found, Fraction(50), Fraction(40)), in_both(found, Fraction(50), Fraction(40))) == (False, False)


PAPER = """\
scale: {{min: 0, max: 2, step: 1}}
bands: {{laid-on: {on}, ranges: [{{label: A}}]}}
criteria: {{care: {{weight: 3}}, risk: {{weight: {weight}}}}}
options: {{a: {{}}}}
method: {{total: weighted-sum, weighted-score: {{over: 2}}, percent: {{of: maximum}}}}
tables: {{t: {{prints: weighted-score, rows: criteria, columns: [a], cells: {{care: ["1.5"], risk: [2]}}}}}}
"""


def test_weighted_scores_are_the_scale_times_each_weight() -> None:
    """Scores of 0, 1 and 2 with weights of 3 and 4 over 2, printed in halves at the finest."""
    found = reach(facts(PAPER.format(on="weighted-score", weight="4")))
    assert (found.values.points, found.unit, found.whole) == ({0, Fraction(3, 2), 2, 3, 4}, Fraction(1, 10), True)


def test_a_hidden_weight_is_not_worked_out() -> None:
    """A withheld weight leaves its criterion out and the values not all known."""
    held = facts(PAPER.format(on="weighted-score", weight="withheld"))
    assert values_of(held, held.appraisal.criteria["risk"]) is None
    assert (reach(held).values.points, reach(held).whole) == ({0, Fraction(3, 2), 3}, False)


def test_percentages_run_from_nothing_to_the_whole() -> None:
    """Whatever the scale, a percentage lies between 0 and 100."""
    found = reach(facts(PAPER.format(on="percent", weight="4")))
    assert (found.values.hull(), found.unit, found.whole) == (Span(Fraction(0), Fraction(100)), None, True)


def test_subtotals_are_not_known() -> None:
    """Nothing is taken for granted about figures that are not worked out here."""
    assert reach(facts(PAPER.format(on="subtotal", weight="4"))).whole is False


def test_more_values_than_can_be_listed_are_not_known() -> None:
    """A long scale times a rounded weight makes more ranges than can be kept; the criterion is left out."""
    held = facts("""\
scale: {min: 0, max: 40000, step: 1}
bands: {laid-on: weighted-score, ranges: [{label: A, from: 0, to: 10}]}
criteria: {care: {weight: 100000}}
options: {a: {}}
method: {total: weighted-sum, weights: {rounded: true}}
""")
    assert values_of(held, held.appraisal.criteria["care"]) is None
