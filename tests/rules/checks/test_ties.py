"""Totals that are printed alike are told apart where they differ before rounding, and only where no rank says who leads."""

import pytest

from tests.papers import examined

HEAD = "criteria: {c: {weight: 75}, d: {weight: 25}}\noptions: {a: {}, b: {}}\nmethod: {total: {as: weighted-sum, over: 100}}\n"
TABLE = "tables: {t: {rows: criteria, prints: score, columns: [weight, a, b], cells: {c: [75, 50, %s], d: [25, 53, %s], total: [100, 51, 51]%s}}}\n"


@pytest.mark.parametrize(
    ("scores", "ranks", "status"),
    [(("51", "51"), "", ["fail"]), (("50", "53"), "", ["pass"]), (("51", "51"), ", rank: [blank, 1, 2]", ["not-applicable"])],
)
def test_totals_printed_alike(scores: tuple[str, str], ranks: str, status: list[str]) -> None:
    """50.75 and 51 are told; two of 50.75 are not; where ranks are printed, these say who leads."""
    found = examined(HEAD, TABLE % (*scores, ranks))
    assert [one.status for one in found.outcomes if one.rule.check == "equal-only-in-print"] == status
