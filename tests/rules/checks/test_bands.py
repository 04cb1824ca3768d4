"""``bands-meet`` and ``bands-cover``: gaps, overlaps and what lies outside, held against counting every value.

Which values can occur, and in which steps they are printed.
"""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import Values, make, points
from audit.rules.checks.bands import Reach, in_both, in_gap, reach, values_of
from audit.rules.checks.base import Facts
from audit.rules.outcome import Outcome
from tests.rules.packs import facts, only, run

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


def paper(ranges: str, *, on: str = "percent", scale: str = "min: 0, max: 100, step: 1", cell: str = '"50%"', weight: str = "1") -> Facts:
    """One option with one criterion; ``cell`` is a figure of the kind that the bands are laid on."""
    prints = on if on == "percent" else f"{{prints: {on}, criterion: care}}"
    return facts(f"""\
scale: {{{scale}}}
bands: {{laid-on: {on}, ranges: [{ranges}]}}
criteria: {{care: {{weight: {weight}}}}}
options: {{a: {{}}}}
method: {{total: weighted-sum, percent: {{of: maximum}}}}
tables: {{t: {{rows: options, columns: [{prints}], cells: {{a: [{cell}]}}}}}}
""")


def written(bands: Sequence[tuple[int, int]]) -> str:
    return ", ".join(f"{{label: B{number}, from: {low}, to: {high}}}" for number, (low, high) in enumerate(bands))


def said(outcomes: list[Outcome]) -> list[tuple[str, str]]:
    return [(one.status, one.computed) for one in outcomes]


def test_bands_may_stand_in_any_order() -> None:
    """From the top down or from the bottom up, each band is held against the one below it."""
    for ranges in (written([(0, 30), (31, 60), (61, 100)]), written([(61, 100), (31, 60), (0, 30)])):
        assert said(run(paper(ranges), "bands-meet")) == [("pass", ""), ("pass", "")]


def test_a_band_alone_has_nothing_to_meet() -> None:
    """One band has no gap; whether it holds every value is told by the other check."""
    assert only(paper(written([(0, 90)])), "bands-meet").status == "not-applicable"
    assert only(paper(written([(0, 90)])), "bands-cover").computed == "values above 90 up to 100 have no band"
    assert only(paper(written([(0, 100)])), "bands-cover").status == "pass"


def test_no_bands_no_outcome() -> None:
    """A paper without bands is not looked at."""
    bare = facts("criteria: {care: {}}\noptions: {a: {}}\nmethod: {total: sum}\n")
    for check in ("bands-meet", "bands-cover", "band-basis"):
        assert only(bare, check).status == "not-applicable"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [('"50%"', ("pass", "")), ('"50.0%"', ("fail", "values between 60 and 61 have no band")), ("blank", ("undecided", ""))],
)
def test_the_printed_places_decide_whether_a_gap_is_one(cell: str, expected: tuple[str, str]) -> None:
    """Whole per cents cannot lie between 60 and 61; those with a decimal can; where none is printed it is open."""
    assert said(run(paper(written([(0, 60), (61, 100)]), cell=cell), "bands-meet")) == [expected]


def test_a_gap_that_no_value_of_the_scale_can_fall_into() -> None:
    """Multiples of ten leave the gap from 31 to 39 empty, and find the one from 31 to 49."""
    tens = "min: 0, max: 100, step: 10"
    assert said(run(paper(written([(0, 30), (40, 100)]), on="score", scale=tens, cell="40"), "bands-meet")) == [("pass", "")]
    found = said(run(paper(written([(0, 30), (50, 100)]), on="score", scale=tens, cell="50"), "bands-meet"))
    assert found == [("fail", "values between 30 and 50 have no band")]


def test_an_overlap_that_no_value_can_fall_into() -> None:
    """A shared limit that cannot be reached gives nobody two bands."""
    tens = "min: 0, max: 100, step: 10"
    assert said(run(paper(written([(0, 35), (35, 100)]), on="score", scale=tens, cell="40"), "bands-meet")) == [("pass", "")]
    found = said(run(paper(written([(0, 40), (40, 100)]), on="score", scale=tens, cell="40"), "bands-meet"))
    assert found == [("fail", "40 has two bands")]


def test_weighted_scores_count_with_their_weight() -> None:
    """Levels 0, 5 and 10 with a weight of 7 make 0, 35 and 70: 60.5 does not occur, 70 does."""
    levels = "values: [0, 5, 10]"
    fine = paper(written([(0, 60), (62, 70)]), on="weighted-score", scale=levels, cell="35", weight="7")
    assert said(run(fine, "bands-meet")) == [("pass", "")]
    high = paper(written([(0, 30), (31, 60)]), on="weighted-score", scale=levels, cell="35", weight="7")
    assert only(high, "bands-cover").computed == "values above 60 up to 70 have no band"


def test_rounded_weighted_scores_fall_to_the_band_they_are_printed_in() -> None:
    """30.5 is printed as 30 or 31, so that there is no gap between the two."""
    held = paper(written([(0, 30), (31, 70)]), on="weighted-score", scale="values: [0, 1]", cell="30", weight="30.5")
    assert said(run(held, "bands-meet")) == [("pass", "")]


@pytest.mark.parametrize(
    "ranges",
    ["{label: A, from: 0}, {label: B, from: 50, to: 100}", "{label: A, to: 49}, {label: B, to: 100}", "{label: A}, {label: B}"],
)
def test_an_end_in_the_middle_that_is_not_given_leaves_it_open(ranges: str) -> None:
    """Whether two bands meet cannot be told where one of the two ends is not printed."""
    assert [one.status for one in run(paper(ranges), "bands-meet")] == ["undecided"]


@pytest.mark.parametrize(
    ("ranges", "status", "computed"),
    [
        ("{label: A, to: 49}, {label: B, from: 50}", "pass", ""),
        ("{label: A, from: 10, to: 49}, {label: B, from: 50}", "fail", "values from 0 to below 10 have no band"),
        ("{label: A}", "undecided", ""),
        ("{label: A, from: 10, to: 90}", "fail", "values from 0 to below 10 have no band and values above 90 up to 100 have no band"),
    ],
)  # fmt: skip
def test_an_open_end_covers_all_beyond_it(ranges: str, status: str, computed: str) -> None:
    """A lowest band without a lower end and a highest without an upper end leave nothing out."""
    outcome = only(paper(ranges), "bands-cover")
    assert (outcome.status, outcome.computed) == (status, computed)


def test_a_band_inside_another_is_in_both() -> None:
    """A band that lies within a wider one shares all its values, and the wider one still meets the next."""
    found = said(run(paper(written([(0, 60), (10, 20), (61, 100)])), "bands-meet"))
    assert found == [("fail", "values from 10 to 20 have two bands"), ("pass", "")]


def test_a_band_that_runs_backwards_holds_nothing() -> None:
    """From 60 to 31 is no range; it is told, and the others are compared without it."""
    found = run(paper(written([(0, 30), (60, 31), (61, 100)])), "bands-meet")
    assert said(found) == [("fail", "no value falls in it"), ("fail", "values between 30 and 61 have no band")]
    assert found[0].subject.ids == ("B1",)


def test_percentages_kept_as_parts_of_one() -> None:
    """0.5 and its bands are parts of 1, so that the whole is 1."""
    text = """\
scale: {min: 0, max: 5, step: 1}
bands: {laid-on: percent, ranges: [{label: Low, from: 0, to: 0.49}, {label: High, from: 0.50, to: 0.90}]}
criteria: {care: {}}
options: {a: {}}
method: {total: sum, percent: {of: maximum, base: 1}}
tables: {t: {rows: options, columns: [total, percent], cells: {a: [3, 0.60]}}}
"""
    assert only(facts(text), "bands-cover").computed == "values above 0.9 up to 1 have no band"
    assert said(run(facts(text), "bands-meet")) == [("pass", "")]


@pytest.mark.parametrize(
    ("scale", "first", "status", "computed"),
    [
        ("min: 0, max: 5, step: 1", 0, "fail", "values above 4 up to 5 have no band"),
        ("min: 0, max: 4, step: 1", 0, "pass", ""),
        ("min: 0, max: 4, step: 1", 1, "fail", "values from 0 to below 1 have no band"),
        ("max: 4", 1, "undecided", ""),
    ],
)
def test_totals_run_to_what_can_be_reached(scale: str, first: int, status: str, computed: str) -> None:
    """The highest possible total is that of the scale; an unknown lower end leaves open what lies below the bands."""
    text = f"""\
scale: {{{scale}}}
bands: {{laid-on: total, ranges: [{{label: Low, from: {first}, to: 2}}, {{label: High, from: 3, to: 4}}]}}
criteria: {{care: {{}}}}
options: {{a: {{}}}}
method: {{total: sum}}
tables: {{t: {{prints: score, rows: criteria, columns: [a], cells: {{care: [3], total: [3]}}}}}}
"""
    outcome = only(facts(text), "bands-cover")
    assert (outcome.status, outcome.computed) == (status, computed)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda pair: (min(pair), max(pair))), min_size=1, max_size=4))
def test_bands_agree_if_each_value_has_one(bands: list[tuple[int, int]]) -> None:
    """Held against counting: on whole numbers both checks pass just if every value lies in one band."""
    held = paper(written(bands), on="score", scale="min: 0, max: 20, step: 1", cell="5")
    outcomes = [*run(held, "bands-meet"), *run(held, "bands-cover")]
    counts = [sum(low <= value <= high for low, high in bands) for value in range(21)]
    assert any(one.status == "fail" for one in outcomes) == any(count != 1 for count in counts)
    assert all(one.status != "undecided" for one in outcomes)
