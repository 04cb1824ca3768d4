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


_PERCENT = """
scale: {min: 0, max: 100, step: 1}
criteria: {care: {}, risk: {}, cost: {}}
options: {a: {}, b: {}, c: {}}
method: {total: sum, percent: {of: maximum}}
"""
_ALIKE = "care: [50, 51, 40], risk: [80, 80, 50], cost: [44, 44, 44], percent: ['58%', '58%', '45%']"


@pytest.mark.parametrize(("more", "status"), [("", ["fail"]), (", total: [174, 175, 134]", [])])
def test_percentages_printed_alike(more: str, status: list[str]) -> None:
    """58 and 58 1/3 per cent are both printed as 58%: told where no totals show who leads, and not where they do."""
    table = f"tables: {{t: {{rows: criteria, columns: [a, b, c], prints: score, cells: {{{_ALIKE}{more}}}}}}}\n"
    found = [one for one in examined(_PERCENT, table).outcomes if one.rule.check == "equal-only-in-print" and one.status != "not-applicable"]
    assert [one.status for one in found] == status
    assert [one.words["about"] for one in found] == ["a and b"] * len(status)


_RANKED = "scale: {min: 0, max: 9, step: 1}\ncriteria: {care: {}}\noptions: {a: {}, b: {}, c: {}}\nmethod: {total: sum, rank: {by: total}}\n"


@pytest.mark.parametrize(
    ("ranks", "status"),
    [("[2=, 1, 2=]", ["pass", "pass"]), ("[2=, 1, 3]", ["fail"]), ("[2=, 1, blank]", ["undecided"]), ("[2, 1, 2]", [])],
)
def test_a_rank_marked_as_shared_is_shared(ranks: str, status: list[str]) -> None:
    """2= needs a second option of rank 2 in its table; a rank without the mark needs nothing."""
    table = f"tables: {{t: {{rows: criteria, columns: [a, b, c], prints: score, cells: {{care: [5, 6, 5], total: [5, 6, 5], rank: {ranks}}}}}}}\n"
    found = examined(_RANKED, table).outcomes
    assert [one.status for one in found if one.rule.check == "shared-rank" and one.status != "not-applicable"] == status
