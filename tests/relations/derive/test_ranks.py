"""Ranks: of totals, of subtotals, of scores, of costs, with every way of counting ties and both directions."""

import pytest

from tests.papers import SUMS, checks, outcomes, relations

_HEAD = "criteria: {care: {}}\noptions: {a: {}, b: {}, c: {}, d: {}}\nmethod: {total: none, direction: %s, rank: {%s}}\n"
_TABLE = "tables: {t: {rows: options, columns: [total, rank], cells: {a: [9, %s], b: [7, %s], c: [7, %s], d: [5, %s]}}}\n"


def _ranks(ways: str, *ranks: str, direction: str = "higher") -> list[str]:
    return outcomes(_HEAD % (direction, ways), _TABLE % ranks, role="rank")


@pytest.mark.parametrize(
    ("ties", "ranks", "odd"),
    [
        ("standard", ("1", "2=", "2=", "4"), ("1", "2", "2", "3")),
        ("dense", ("1", "2", "2", "3"), ("1", "2", "2", "4")),
        ("average", ("1", "2.5", "2.5", "4"), ("1", "2", "2", "3")),
        ("distinct", ("1", "3", "2", "4"), ("1", "2", "2", "3")),
    ],
)
def test_ways_of_counting_ties(ties: str, ranks: tuple[str, ...], odd: tuple[str, ...]) -> None:
    """A declared way of counting ties is the only one that agrees; totals are printed whole and stand for themselves here."""
    exact = f"by: total, ties: {ties}"
    table = _TABLE.replace("total, rank", "{prints: score, criterion: care}, {prints: rank, criterion: care}")
    head = _HEAD % ("higher", exact)
    assert outcomes(head, table % ranks, role="rank") == ["pass"] * 4
    assert "fail" in outcomes(head, table % odd, role="rank")


@pytest.mark.parametrize("ranks", [("1", "2=", "2=", "4"), ("1st", "2nd", "2nd", "3rd"), ("1", "2.5", "2.5", "4")])
def test_undeclared_ties(ranks: tuple[str, ...]) -> None:
    """Without a declared way any of the usual three agrees; equals put in an order do not."""
    assert _ranks("by: total", *ranks) == ["pass"] * 4
    table = _TABLE.replace("total, rank", "{prints: score, criterion: care}, {prints: rank, criterion: care}")
    assert outcomes(_HEAD % ("higher", "by: total"), table % ("1", "2", "3", "4"), role="rank") == ["pass", "pass", "fail", "pass"]


def test_the_lowest_may_be_best() -> None:
    """The direction of the method turns the order round; a rank that does not follow fails."""
    assert _ranks("by: total", "4", "2", "2", "1", direction="lower") == ["pass"] * 4
    assert _ranks("by: total", "1", "2", "2", "4", direction="lower") == ["fail", "pass", "pass", "fail"]


def test_rounded_totals_leave_ranks_open_within_their_rounding() -> None:
    """Totals that print alike may lie in either order, so that both orders of the ranks agree."""
    assert _ranks("by: total", "1", "2", "3", "4") == ["pass"] * 4
    assert _ranks("by: total", "1", "3", "2", "4") == ["pass"] * 4
    assert _ranks("by: total", "2", "1", "3", "4") == ["fail", "fail", "pass", "pass"]


@pytest.mark.parametrize("by", ["percent", "share", "mean", "cost"])
def test_what_decides(by: str) -> None:
    """Options may be ranked by percentages, shares, means or costs; the lowest cost is best whatever the direction."""
    table = f"tables: {{t: {{rows: options, columns: [{{prints: {by}}}, rank], cells: {{a: [9, %s], b: [7, 2], c: [6, 3], d: [5, %s]}}}}}}\n"
    first, last = ("4", "1") if by == "cost" else ("1", "4")
    assert outcomes(_HEAD % ("higher", f"by: {by}"), table % (first, last), role="rank")[0] == "pass"
    assert outcomes(_HEAD % ("higher", f"by: {by}"), table % (last, first), role="rank")[0] == "fail"


def test_ranks_of_an_item() -> None:
    """A rank of one of several costs is of that cost."""
    cells = "{a: [9, 1, %s], b: [7, 2, 2], c: [6, 3, 1]}"
    table = f"tables: {{t: {{rows: options, columns: [{{prints: cost, item: net}}, cost, {{prints: rank, item: net}}], cells: {cells}}}}}\n"
    assert outcomes(SUMS, table % 3, role="rank") == ["pass"] * 3
    assert outcomes(SUMS, table % 1, role="rank") == ["fail", "pass", "pass"]
    decided = SUMS.replace("total: sum", "total: none, rank: {by: cost, item: net}")
    plain = table.replace("prints: rank, item: net", "prints: rank")
    assert outcomes(decided, plain % 3, role="rank") == ["pass"] * 3


def test_ranks_on_a_criterion_and_in_a_group() -> None:
    """A rank on a criterion is of its scores and follows its direction; one of a group is of its subtotals."""
    head = SUMS.replace("risk: {}", "risk: {direction: lower, group: g}").replace("scale:", "groups: {g: {}}\nscale:")
    on = "tables: {t: {rows: options, columns: [risk, {prints: rank, criterion: risk}], prints: score, cells: {a: [5, %s], b: [3, 2], c: [1, %s]}}}\n"
    assert outcomes(head, on % (3, 1), role="rank") == ["pass"] * 3
    assert outcomes(head, on % (1, 3), role="rank") == ["fail", "pass", "fail"]
    of = "tables: {t: {rows: options, columns: [g, {prints: rank, group: g}], prints: subtotal, cells: {a: [5, 1], b: [3, 2], c: [1, 3]}}}\n"
    assert outcomes(head, of, role="rank") == ["pass"] * 3


def test_options_that_are_not_ranked() -> None:
    """An option without a rank cell, or whose total or rank is not applicable, takes no place."""
    cells = "tables: {t: {rows: options, columns: [total, rank], cells: {a: [9, 1], b: [n/a, blank], c: [8, n/a], d: [5, %s]}}}\n"
    assert outcomes(_HEAD % ("higher", "by: total"), cells % 2, role="rank") == ["pass", "pass"]
    assert outcomes(_HEAD % ("higher", "by: total"), cells % 3, role="rank") == ["pass", "fail"]
    assert set(relations(_HEAD % ("higher", "by: total"), cells % 2)) >= {"rank/a", "rank/d"}


def test_a_rank_with_a_missing_total_is_open_as_far_as_it_goes() -> None:
    """A blank total leaves ranks undecided, except where it can make no difference."""
    cells = "tables: {t: {rows: options, columns: [total, rank], cells: {a: [9, 1], b: [blank, 2], c: [7, 5]}}}\n"
    found = checks(_HEAD % ("higher", "by: total"), cells, role="rank")
    assert [one.outcome for one in found] == ["undecided", "undecided", "fail"]


def test_ranks_printed_out_of_how_many() -> None:
    """``2nd of 3`` also says how many options there are."""
    cells = "tables: {t: {rows: options, columns: [total, rank], cells: {a: [9, '1 of %s'], b: [7, 2 of 3], c: [5, 3]}}}\n"
    assert outcomes(SUMS, cells % 3, role="count") == ["pass", "pass"]
    assert outcomes(SUMS, cells % 4, role="count") == ["fail", "pass"]
    assert outcomes(SUMS, cells % 4, role="printings") == ["fail"]


def test_whether_the_rounded_figures_would_agree() -> None:
    """Where a rank follows from the figures as printed and not from the exact ones, the evidence says so."""
    text = (
        "scale: {min: 0, max: 9}\ncriteria: {care: {}, risk: {}}\noptions: {a: {}, b: {}}\nmethod: {total: mean, rank: {by: total}}\n"
        "tables: {t: {rows: options, columns: [care, risk, total, rank], prints: score, cells: {a: [4, 3.2, 4, %s], b: [4, 3.1, 4, %s]}}}\n"
    )
    assert outcomes(text % (1, 2), role="rank") == ["pass", "pass"]
    found = checks(text % (1, 1), role="rank")
    assert [(one.outcome, "printed-values" in one.fits) for one in found] == [("pass", False), ("fail", True)]
