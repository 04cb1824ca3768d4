"""A paper counts its ties in one way; what is printed more than once is printed alike; a threshold needs no printed figure."""

import pytest

from tests.papers import SUMS, WEIGHTS, derived, outcomes

_HEAD = SUMS.replace("c: {}", "c: {}, d: {}").replace("{total: sum}", "{total: sum, rank: {by: total}}")
_TABLE = "tables: {t: {prints: score, rows: criteria, columns: [a, b, c, d], cells: {care: [5, 5, 3, 2], risk: [4, 4, 3, 2], total: [9, 9, 6, 4], rank: [%s]}}}\n"


@pytest.mark.parametrize("ranks", ["1=, 1=, 3, 4", "1=, 1=, 2, 3", "1.5, 1.5, 3, 4"])
def test_any_one_way_of_counting_ties_will_do(ranks: str) -> None:
    """Ranks that keep to one way throughout agree, and nothing has to be assumed."""
    assert outcomes(_HEAD, _TABLE % ranks, role="rank") == ["pass"] * 4
    assert derived(_HEAD, _TABLE % ranks).assumed == ()


def test_ranks_that_keep_to_no_way_are_told() -> None:
    """1, 1, 3 and 3 for 9, 9, 6 and 4 mix two ways; the one that fits most is taken, and said."""
    assert outcomes(_HEAD, _TABLE % "1=, 1=, 3, 3", role="rank") == ["pass", "pass", "pass", "fail"]
    (said,) = derived(_HEAD, _TABLE % "1=, 1=, 3, 3").assumed
    assert "read as 1 2 2 4" in said


def test_a_rank_that_fits_no_way_is_told_by_the_way_of_the_others() -> None:
    """A rank that no way gives is one finding, and it says which rank follows by the way that all the others keep to."""
    assert outcomes(_HEAD, _TABLE % "1=, 1=, 4, 4", role="rank").count("fail") == 1
    (said,) = derived(_HEAD, _TABLE % "1=, 1=, 4, 4").assumed
    assert "read as 1 2 2 4" in said


def test_no_way_is_taken_by_which_a_further_rank_would_miss() -> None:
    """1.5, 1.5, 4 and 3 for 9, 9, 6 and 4: only the 4 fits no way, but no way gives the other three, and none is taken."""
    assert derived(_HEAD, _TABLE % "1.5, 1.5, 4, 3").assumed == ()


_TWICE = "tables: {s: {rows: options, columns: [total], cells: {a: [%s]}}, t: {rows: options, columns: [total], cells: {a: [%s]}}}\n"


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [("44", "45", "fail"), ("44", "44", "pass"), ("44.5", "45", "pass"), ("44.5", "44", "pass"), ("44.5", "46", "fail")],
)
def test_one_value_at_one_precision_is_printed_alike(first: str, second: str, outcome: str) -> None:
    """44 and 45 cannot be one total, though 44.5 may be rounded to either."""
    assert outcomes(SUMS.replace("total: sum", "total: none"), _TWICE % (first, second), role="printings") == [outcome]


def test_a_true_value_between_two_printings_may_be_rounded_either_way() -> None:
    """Where the scores make 3.25 the total may be printed as 3.2 and as 3.3; where they make 3.24 it may not."""
    head = WEIGHTS.replace("weight: 3", "weight: 0.25").replace("weight: 2", "weight: 0.75")
    scores = "tables: {r: {prints: score, rows: criteria, columns: [a], cells: {care: [%s], risk: [3]}}, "
    printed = "s: {rows: options, columns: [total], cells: {a: [3.2]}}, t: {rows: options, columns: [total], cells: {a: [3.3]}}}\n"
    assert outcomes(head, scores % 4 + printed, role="printings") == ["pass"]
    assert outcomes(head, scores % 5 + printed, role="printings") == ["fail"]


def test_a_threshold_is_held_against_a_percentage_that_is_not_printed() -> None:
    """4 of 10 does not reach a half; 9 of 10 does."""
    text = "gateways: {half: {threshold: {kind: percent, at-least: 50%%}, outcomes: {a: pass, b: pass}}}\n" + _TABLE.replace(", rank: [%s]", "")
    head = SUMS.replace("c: {}", "c: {}, d: {}").replace("{total: sum}", "{total: sum, percent: {of: maximum}}")
    table = (
        text.replace("%%", "%")
        .replace("[5, 5, 3, 2]", "[5, 2, 3, 2]")
        .replace("[4, 4, 3, 2]", "[4, 2, 3, 2]")
        .replace("[9, 9, 6, 4]", "[9, 4, 6, 4]")
    )
    assert outcomes(head, table, role="threshold") == ["pass", "fail"]
