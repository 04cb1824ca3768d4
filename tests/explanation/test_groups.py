"""Several disagreements: told apart where that is the same as together, else explained as one."""

from audit.explanation.finding import Finding
from tests.papers import SUMS, WEIGHTS, examined

_RANKED = SUMS.replace("total: sum", "total: sum, rank: {by: total, ties: standard}")


def _found(*parts: str) -> list[Finding]:
    return [one for one in examined(*parts).findings if one.lead.rule.severity != "note"]


def _names(finding: Finding) -> list[list[str]]:
    return [[" ".join(part for part in change.quantity if part) for change in one.changes] for one in finding.explanations]


def test_groups_with_figures_of_their_own_are_explained_apart() -> None:
    """Two odd totals are two findings, each with its own complete list; the product of the lists is not written out."""
    text = "tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [5, 5], risk: [4, 4], total: [10, 11]}}}\n"
    first, second = _found(SUMS, text)
    assert sorted([_names(first), _names(second)]) == [[["score a risk"], ["total a"]], [["total b"]]]
    assert first.complete
    assert second.complete


def test_ranks_decide_between_explanations_of_several_totals() -> None:
    """Where two totals are off, an explanation of one is kept only if the printed ranks hold with some explanation of the other."""
    text = "tables: {t: {rows: options, columns: [care, risk, total, rank], prints: score, cells: {a: [4, 5, 6, 1], b: [4, 4, 7, 2], c: [2, 2, 4, 3]}}}\n"
    found = _found(_RANKED, text)
    assert {("total a",), ("total b",)} <= {tuple(own) for one in found for own in _names(one)}
    assert all(one.complete for one in found)


def test_a_shared_weight_is_ruled_out_by_the_solver() -> None:
    """Unprinted products share their weights; that no weight serves both totals is proven, so that the lists are complete."""
    text = "tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [4, 3], risk: [2, 4], total: [13, 15]}}}\n"
    found = _found(WEIGHTS, text)
    assert len(found) == 2
    assert all(one.complete for one in found)
    assert ["total a"] in _names(found[0]) + _names(found[1])


def test_one_weight_may_serve_two_totals() -> None:
    """Two totals that are off by the same weight are explained by that one change."""
    text = "tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [3, 1], risk: [1, 2], total: [14, 8]}}}\n"
    found = _found(WEIGHTS, text)
    assert [["weight care"]] in [_names(one) for one in found]
