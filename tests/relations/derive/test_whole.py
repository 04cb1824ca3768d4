"""What is printed whole, and entered or added whole, is exact; where figures may have been rounded, that is told apart."""

import pytest

from tests.papers import SUMS, WEIGHTS, checks, derived, examined, failed, outcomes

_NO_SCALE = {"weights": WEIGHTS.replace("scale: {min: 0, max: 5, step: 1}\n", ""), "sums": SUMS.replace("scale: {min: 0, max: 5, step: 1}\n", "")}
_WEIGHTED = "tables: {t: {prints: weighted-score, rows: criteria, columns: [a, b], cells: {care: [%s, 9], risk: [10, 6], total: [%s, 15]}}}\n"


def _fits(*parts: str, role: str = "total") -> list[tuple[str, tuple[str, ...]]]:
    return [(one.outcome, one.fits) for one in checks(*parts, role=role)]


def test_whole_multiples_of_whole_weights_are_exact() -> None:
    """Weighted scores of 12 and 10 with weights 3 and 2 add to 22 and to nothing else."""
    assert outcomes(_NO_SCALE["weights"], _WEIGHTED % (12, 22), role="total") == ["pass", "pass"]
    assert outcomes(_NO_SCALE["weights"], _WEIGHTED % (12, 23), role="total") == ["fail", "pass"]


def test_one_that_is_no_multiple_shows_that_scores_are_not_whole() -> None:
    """With a weighted score of 11 and a weight of 3 the scores behind have decimals: 22 agrees only if cells were rounded."""
    assert _fits(_NO_SCALE["weights"], _WEIGHTED % (11, 22)) == [("pass", ("if-rounded",)), ("pass", ())]
    assert _fits(_NO_SCALE["weights"], _WEIGHTED % (11, 24)) == [("fail", ()), ("pass", ())]


@pytest.mark.parametrize("head", ["{total: weighted-sum, weighted-score: {over: 10}}", "{total: weighted-sum, rounding: nearest}"])
def test_what_says_that_figures_are_rounded(head: str) -> None:
    """Weighted scores that are divided, and figures of which the file says that they are rounded, need not be whole."""
    found = outcomes(_NO_SCALE["weights"].replace("{total: weighted-sum}", head), _WEIGHTED % (12, 23), role="total")
    assert "fail" not in found


@pytest.mark.parametrize(
    ("care", "options"),
    [("12", {"a", "b"}), ('"12.0"', {"a", "b"}), ("{value: 12, reading: doubtful}", {"b"}), ('"<12"', {"b"}), ("12.5", set())],
)
def test_a_total_is_whole_only_where_every_part_is(care: str, options: set[str]) -> None:
    """A part that was read doubtfully or stands for a range leaves its own total open; one with decimals leaves all of them open."""
    assert {one.option for one in derived(_NO_SCALE["weights"], _WEIGHTED % (care, 22)).whole if one.kind == "total"} == options


def test_maxima_are_entered_whole() -> None:
    """Maxima of 8 and 4 make 12; 13 is a finding, and so is a score above its maximum."""
    text = "tables: {t: {prints: score, rows: criteria, columns: [max-score, a], cells: {care: [8, %s], risk: [4, 2], total: [%s, 9]}}}\n"
    assert outcomes(_NO_SCALE["sums"], text % (7, 12), role="max-total") == ["pass"]
    assert outcomes(_NO_SCALE["sums"], text % (7, 13), role="max-total") == ["fail"]
    assert outcomes(_NO_SCALE["sums"], text % (7, 12), role="on-scale") == ["undecided", "undecided"]
    assert outcomes(_NO_SCALE["sums"], text % (9, 12), role="on-scale") == ["fail", "undecided"]


_GROUPS = """
groups: {people: {}, money: {}, land: {}}
criteria: {care: {group: people}, risk: {group: money}, site: {group: land}}
options: {a: {}}
method: {total: {as: %s, of: groups}}
tables: {t: {rows: groups, prints: subtotal, columns: [a], cells: {people: [10], money: [12], land: [20], total: [%s]}}}
"""


def test_subtotals_without_their_scores_are_added_whole() -> None:
    """Subtotals of 10, 12 and 20 make 42; subtotals that are averages may be rounded, and 14 is one for 14.0 as well."""
    assert outcomes(_GROUPS % ("sum", 42), role="total") == ["pass"]
    assert outcomes(_GROUPS % ("sum", 43), role="total") == ["fail"]
    assert "fail" not in outcomes(_GROUPS % ("mean", 14), role="total")


def test_totals_of_which_nobody_knows_how_they_follow_are_not_taken_as_whole() -> None:
    """A percentage of totals that may be rounded averages keeps their leeway."""
    text = "tables: {t: {rows: options, columns: [total, percent], cells: {a: ['26 / 40', 66%]}}}\n"
    method = SUMS.replace("{total: sum}", "{total: none, percent: {of: maximum}}")
    assert outcomes(method, text, role="percent") == ["pass"]
    assert "total" not in {one.kind for one in derived(method, text).whole}


def test_totals_added_from_printed_cells_agree_with_a_remark() -> None:
    """0.7 x 3 and 0.4 x 3 are 2.1 and 1.2; cells cut to 2.1 and 1.2 are added as printed, though scores and weights make another last digit."""
    head = (
        WEIGHTS.replace("weight: 3", "weight: 7%")
        .replace("weight: 2", "weight: 14%")
        .replace("weighted-sum}", "weighted-sum, weighted-score: {over: 100}}")
    )
    text = """
    tables:
      r: {prints: score, rows: criteria, columns: [a], cells: {care: [2], risk: [1]}}
      w: {prints: weighted-score, rows: criteria, columns: [a], cells: {care: [0.1], risk: [0.1], total: [%s]}}
    """
    assert _fits(head, text % "0.3") == [("pass", ())]
    assert _fits(head, text % "0.2") == [("pass", ("printed-values",))]
    assert [one for one, _ in _fits(head, text % "0.4")] == ["fail"]
    told = examined(head, text % "0.2").coverage.remarks
    assert [(one.how, str(one.said)) for one in told] == [
        ("from-printed", "a, total: 0.2 follows from the figures as printed; before rounding they come to 0.3"),
    ]
    assert not failed(examined(head, text % "0.2"))


def test_what_agrees_only_if_rounded_is_told_and_counted_apart() -> None:
    """Beside the figure stands what the printed cells come to."""
    found = examined(_NO_SCALE["weights"], _WEIGHTED % (11, 22)).coverage
    assert [str(one.said) for one in found.remarks] == ["a, total: the figures printed come to 21; 22 only if they were rounded before printing"]
    assert examined(_NO_SCALE["weights"], _WEIGHTED % (12, 22)).coverage.remarks == ()


@pytest.mark.whole
def test_what_printed_cells_come_to_is_told_in_full() -> None:
    """7.3 and 3.3 make 10.6 under a whole total of 10: told as 10.6, and not as 11."""
    text = """
    tables:
      t: {prints: weighted-score, rows: criteria, columns: [a], cells: {care: [7.3], risk: [3.3], total: [10]}}
    """
    (one,) = examined(WEIGHTS.replace("max: 5, step: 1", "max: 2.5, step: 0.1"), text).coverage.remarks
    assert str(one.said) == "a, total: the figures printed come to 10.6; 10 only if they were rounded before printing"
