"""Two totals in one row are two quantities; a single one is the total of the method, whatever column it stands under."""

import pytest

from audit.appraisal.model.quantity import Quantity
from tests.papers import SUMS, WEIGHTS, built, checks, examined, failed, faults, outcomes

_BOTH = """
tables:
  t:
    prints: score
    rows: criteria
    columns: [weight, a, {option: a, prints: weighted-score}, b, {option: b, prints: weighted-score}]
    cells: {care: [3, 4, 12, 2, 6], risk: [2, 5, 10, 1, 2], total: [5, %s, %s, 3, 8]}
"""


def _totals(*parts: str) -> dict[str, str]:
    found = [one for one in built(*parts).figures if one.quantity.kind in {"total", "subtotal", "max-total"}]
    return {" ".join(part for part in one.quantity if part): one.text for one in found}


def test_scores_and_weighted_scores_have_totals_of_their_own() -> None:
    """Where the method adds weighted scores, the total under the scores is the unweighted one; both are checked and agree."""
    assert _totals(WEIGHTS, _BOTH % (9, 22)) == {"total a raw": "9", "total a": "22", "total b raw": "3", "total b": "8"}
    assert outcomes(WEIGHTS, _BOTH % (9, 22), role="total") == ["pass"] * 4


@pytest.mark.parametrize(("cells", "said"), [((8, 22), "a, unweighted: the scores add to 9"), ((9, 21), "a: the scores add to 22")])
def test_either_total_may_be_off(cells: tuple[int, int], said: str) -> None:
    """A total that does not follow is told by its own name, and the other one agrees."""
    (found,) = failed(examined(WEIGHTS, _BOTH % cells))
    assert said in found.message


def test_where_scores_are_added_the_other_total_is_the_weighted_one() -> None:
    """With a method that adds scores, the total under the weighted scores is the one beside it."""
    head = WEIGHTS.replace("weighted-sum", "sum")
    assert set(_totals(head, _BOTH % (9, 22))) == {"total a", "total a weighted", "total b", "total b weighted"}
    assert outcomes(head, _BOTH % (9, 22), role="total") == ["pass"] * 4
    assert outcomes(head, _BOTH % (9, 23), role="total").count("fail") == 1


def test_a_single_total_is_that_of_the_method() -> None:
    """A weighted total under a column of scores, without another beside it, stays the total."""
    single = "tables: {t: {prints: score, rows: criteria, columns: [a], cells: {care: [4], risk: [5], total: [22]}}}\n"
    assert _totals(WEIGHTS, single) == {"total a": "22"}
    blank = _BOTH.replace("total: [5, %s, %s, 3, 8]", "total: [5, 22, blank, 8, blank]")
    assert set(_totals(WEIGHTS, blank)) == {"total a", "total b"}


def test_raw_and_weighted_maxima_stand_side_by_side() -> None:
    """The highest scores without and with their weights are added up apart."""
    text = """
    tables:
      t:
        prints: score
        rows: criteria
        columns: [{prints: max-score, item: raw}, max-score, a, {option: a, prints: weighted-score}]
        cells: {care: [5, 15, 4, 12], risk: [5, 10, 5, 10], total: [%s, %s, 9, 22]}
    """
    assert outcomes(WEIGHTS, text % (10, 25), role="max-total") == ["pass", "pass"]
    assert sorted(outcomes(WEIGHTS, text % (11, 25), role="max-total")) == ["fail", "pass"]
    assert sorted(outcomes(WEIGHTS, text % (10, 26), role="max-total")) == ["fail", "pass"]


def test_an_item_names_a_total_and_is_never_ignored() -> None:
    """A total with an item of another name is a quantity of its own, which nothing is held against; a score has no item."""
    named = "tables: {t: {rows: options, columns: [total, {prints: total, item: rounded-up}], cells: {a: [9, 12]}}}\n"
    assert _totals(SUMS, named) == {"total a": "9", "total a rounded-up": "12"}
    assert not [one for one in checks(SUMS, named) if one.relation.result == Quantity("total", "a", item="rounded-up")]
    refused = faults(SUMS, "tables: {t: {rows: criteria, columns: [{option: a, prints: score, item: first}], cells: {care: [4]}}}\n")
    assert len(refused) == 1
    assert 'a score has no item ("first")' in refused[0]


def test_ranks_and_percentages_of_the_unweighted_total() -> None:
    """A rank or a percentage with the item raw is about the unweighted total."""
    table = """
    tables:
      t: {rows: options, columns: [{criterion: care, prints: score}, {criterion: risk, prints: score}, {prints: total, item: raw},
          {prints: rank, item: raw}, {prints: percent, item: raw}, total], cells: {a: [4, 5, 9, %s, %s, 22], b: [2, 1, 3, 2, 30%%, 8]}}
    """
    head = WEIGHTS.replace("weighted-sum}", "weighted-sum, percent: {of: maximum}}")
    assert outcomes(head, table % (1, "90%"), role="rank") == ["pass", "pass"]
    assert outcomes(head, table % (2, "90%"), role="rank") == ["fail", "pass"]
    assert outcomes(head, table % (1, "90%"), role="percent") == ["pass", "pass"]
    assert outcomes(head, table % (1, "88%"), role="percent") == ["fail", "pass"]
