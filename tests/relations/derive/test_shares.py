"""Percentages and shares: of the maximum, or of the sum over all options."""

import pytest

from audit.relations.derive.basis import Basis
from audit.relations.derive.totals import candidates
from tests.papers import SUMS, WEIGHTS, built, derived, outcomes, relations

_TOTALS = (
    "tables: {t: {rows: options, columns: [care, risk, total, %s], prints: score, cells: {a: [4, 2, 6, %s], b: [1, 2, 3, %s], c: [1, 0, 1, %s]}}}\n"
)


def _of(denominator: str, kind: str, *printed: str, base: int = 100) -> tuple[str, str]:
    return SUMS.replace("total: sum", f"total: sum, percent: {{of: {denominator}, base: {base}}}"), _TOTALS % (kind, *printed)


@pytest.mark.parametrize(
    ("denominator", "kind", "base", "right", "odd"),
    [
        ("maximum", "percent", 100, ("60%", "30%", "10%"), ("61%", "31%", "11%")),
        ("maximum", "percent", 100, ("60", "30", "10"), ("59", "29", "9")),
        ("maximum", "percent", 1, ("0.6", "0.3", "0.1"), ("0.7", "0.4", "0.2")),
        ("maximum", "percent", 1, ("60%", "30%", "10%"), ("61%", "31%", "11%")),
        ("grand-total", "percent", 100, ("60%", "30%", "10%"), ("61%", "32%", "12%")),
        ("grand-total", "share", 1, ("0.60", "0.30", "0.10"), ("0.62", "0.32", "0.12")),
    ],
)
def test_percentages_and_shares(denominator: str, kind: str, base: int, right: tuple[str, ...], odd: tuple[str, ...]) -> None:
    """A percentage is checked against its declared denominator, with or without a per cent sign, as parts of 100 or of 1."""
    assert outcomes(*_of(denominator, kind, *right, base=base), role=kind) == ["pass"] * 3
    assert outcomes(*_of(denominator, kind, *odd, base=base), role=kind) == ["fail"] * 3


def test_shares_make_the_whole() -> None:
    """Shares of the grand total add to 100 or to 1 within their rounding, those of a maximum need not."""
    assert outcomes(*_of("grand-total", "percent", "60%", "30%", "10%"), role="shares") == ["pass"]
    assert outcomes(*_of("grand-total", "percent", "60%", "35%", "10%"), role="shares") == ["fail"]
    assert outcomes(*_of("maximum", "percent", "60%", "35%", "10%"), role="shares") == []


def test_shares_of_some_options_need_not_make_the_whole() -> None:
    """Where an option has no cell for its share, or all are empty, nothing adds to the whole."""
    text = SUMS, "tables: {t: {rows: options, columns: [share], cells: {a: [0.6], b: [0.3]}}}\n"
    assert outcomes(*text, role="shares") == []
    assert outcomes(*_of("grand-total", "share", "blank", "blank", "blank", base=1), role="shares") == []


def test_a_printed_sum_of_shares_is_the_one_that_is_checked() -> None:
    """Where the paper prints what the shares add to, that is the figure held against them."""
    text = SUMS.replace("total: sum", "total: sum, percent: {of: grand-total, base: 1}")
    table = "tables: {t: {rows: options, columns: [share], cells: {a: [0.60], b: [0.30], c: [0.10], total: [%s]}}}\n"
    assert outcomes(text, table % "1.00", role="shares") == ["pass"]
    assert outcomes(text, table % "0.97", role="shares") == ["fail"]


def test_percentages_of_scores_and_subtotals() -> None:
    """A percentage of a criterion is of its highest score, raw or weighted as printed, one of a group of its highest subtotal."""
    head = WEIGHTS.replace("weighted-sum", "weighted-sum, percent: {of: maximum}").replace("care: {", "care: {group: g, ")
    raw = "tables: {t: {rows: criteria, columns: [{option: a, prints: score}, {option: a, prints: percent}], cells: {care: [4, '80%%'], g: [%s, %s]}}}\n"
    assert outcomes(head, "groups: {g: {}}\n", raw % (12, "'80%'"), role="percent") == ["pass", "pass"]
    assert outcomes(head, "groups: {g: {}}\n", raw % (12, "'70%'"), role="percent") == ["pass", "fail"]
    weighted = raw.replace("prints: score", "prints: weighted-score").replace("[4,", "[12,")
    assert outcomes(head, "groups: {g: {}}\n", weighted % (12, "'80%'"), role="percent") == ["pass", "pass"]
    found = relations(head, "groups: {g: {}}\n", weighted % (12, "'80%'"))["percent/a/care"]
    assert [one.kind for one in found.operands()] == ["weighted-score", "max-score"]


def test_percentages_of_named_items_follow_from_nothing() -> None:
    """A percentage of something the file only names is not worked out."""
    text = SUMS.replace("total: sum", "total: sum, percent: {of: maximum}")
    assert outcomes(text, "tables: {t: {rows: options, columns: [{prints: percent, item: support}], cells: {a: [61]}}}\n", role="percent") == []


def test_what_percentages_may_be_of() -> None:
    """Where the file does not say, both denominators come into question."""
    assert candidates(Basis(built(SUMS), {})) == ("maximum", "grand-total")
    assert candidates(Basis(built(_of("maximum", "rank", "1", "2", "3")[0]), {})) == ("maximum",)


def test_shares_are_of_the_grand_total_whatever_percentages_are_of() -> None:
    """A column of shares is of the sum over all options even where percentages are of the maximum."""
    assert outcomes(*_of("maximum", "share", "0.60", "0.30", "0.10", base=1), role="share") == ["pass"] * 3


def test_percentages_that_add_to_a_hundred_are_shares_where_a_score_makes_all_of_them_misfit() -> None:
    """One score that is off alters the sum of all totals, and with it every share; that they add to 100 says what they are of."""
    head = "scale: {min: 0, max: 9, step: 1}\ncriteria: {care: {}, risk: {}}\noptions: {a: {}, b: {}, c: {}}\nmethod: {total: sum, percent: {base: 100}}\n"
    table = "tables: {t: {rows: criteria, prints: score, columns: [a, b, c], cells: {care: [8, -6, 3], risk: [2, 2, 1], percent: ['45%', '36%', '18%']}}}\n"
    assert "we read them as of the sum of all options' totals" in derived(head, table).assumed[0]
