"""What has to be modelled: which figures may change together with those that do not agree, and what follows from them."""

from collections.abc import Iterable

import pytest

from audit.appraisal.model.quantity import Quantity
from audit.explanation.solver.region import Web, around, core, region
from audit.relations.derive.check import check_all
from audit.relations.derive.valuation import Valuation
from tests.papers import SUMS, WEIGHTS, derived

_SCORES = "tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [4, 3], risk: [2, 4], total: [16, 17]}}}\n"
_CARE, _RISK, _TOTAL = Quantity("score", "a", "care"), Quantity("score", "a", "risk"), Quantity("total", "a")
_WEIGHTS = {Quantity("weight", criterion="care"), Quantity("weight", criterion="risk")}
_OTHER = Quantity("total", "b")
_OTHERS = {Quantity("score", "b", "care"), Quantity("score", "b", "risk"), _OTHER}


def _web(*parts: str, apart: Iterable[str] = ()) -> Web:
    return Web(Valuation(derived(*parts)), frozenset(apart))


def test_what_is_not_printed_is_reached_through() -> None:
    """From a total the scores and weights are one step away, and by the sum of all totals the other one, though what is between is not printed."""
    web = _web(WEIGHTS, _SCORES)
    near = web.next_to([_TOTAL])
    assert near == {_TOTAL, _OTHER, _CARE, _RISK, *_WEIGHTS}
    assert web.next_to(near) == {*near, *_OTHERS}
    assert web.next_to([]) == frozenset()


def test_what_is_printed_and_exact_is_not_reached_through() -> None:
    """A total that is whole holds changes up: a rank beyond it is not one step from a score."""
    head = SUMS.replace("total: sum", "total: sum, rank: {by: total}")
    table = "tables: {t: {rows: options, columns: [care, risk, total, rank], prints: score, cells: {a: [4, 2, %s, 1], b: [3, 1, 4, 2], c: [1, 1, 2, 3]}}}\n"
    web = _web(head, table % 6)
    assert web.next_to([_CARE]) == {_CARE, _RISK, _TOTAL}
    assert not web.loose(_TOTAL)
    assert Quantity("rank", "a") in web.next_to([_TOTAL])
    halves = _web(head.replace("total: sum", "total: sum, rounding: {total: half-away}"), table % 6)
    assert halves.loose(_TOTAL)
    assert Quantity("rank", "a") in halves.next_to([_CARE])


def test_what_is_not_printed_cannot_change() -> None:
    """Nor can what the method says: only a printing may be off."""
    head = WEIGHTS.replace("weighted-sum", "weighted-sum, weights: {sum: 5}")
    web = _web(head, _SCORES)
    assert [web.changeable(one) for one in (_CARE, Quantity("weighted-score", "a", "care"), Quantity("weight"))] == [True, False, False]


def test_a_relation_left_out_is_used_by_none() -> None:
    """Neither for what may change nor for what follows."""
    name = next(one.id for one in derived(SUMS, _SCORES).relations if one.result == _TOTAL)
    whole, web = _web(SUMS, _SCORES), _web(SUMS, _SCORES, apart=[name])
    assert {one.id for one in whole.using(_TOTAL)} - {one.id for one in web.using(_TOTAL)} == {name}
    assert whole.next_to([_TOTAL]) - web.next_to([_TOTAL]) == {_CARE, _RISK}
    assert _TOTAL not in around(web, [_CARE]).moving
    assert _TOTAL in around(whole, [_CARE]).moving


def test_what_follows_moves_and_what_only_checks_does_not() -> None:
    """A score moves its weighted score, the totals and the ranks; a membership is kept in mind, though nothing follows from it."""
    head = WEIGHTS.replace("weighted-sum", "weighted-sum, rank: {by: total}")
    table = "tables: {t: {rows: options, columns: [care, risk, total, rank], prints: score, cells: {a: [4, 2, 16, 2], b: [3, 4, 17, 1]}}}\n"
    part = around(_web(head, table), [_CARE])
    ranks = {Quantity("rank", name) for name in "ab"}
    assert part.moving == {_CARE, Quantity("weighted-score", "a", "care"), _TOTAL, Quantity("total"), *ranks}
    assert part.changeable == (_CARE,)
    assert [one.id for one in part.relations] == sorted(one.id for one in part.relations)
    assert _CARE in {one.result for one in part.relations}
    assert _CARE not in part.defining
    assert {one.result for found in part.defining.values() for one in found} == set(part.defining)
    assert part.operands == {one for relation in part.relations for one in relation.operands()}


def test_further_quantities_are_worked_out_and_do_not_change() -> None:
    """What is asked for beside what may change is in the model with all that follows from it."""
    other = Quantity("score", "b", "care")
    part = around(_web(SUMS, _SCORES), [_CARE], [other])
    assert part.changeable == (_CARE,)
    assert {other, Quantity("total", "b")} <= part.moving


def test_what_may_change_is_in_one_order() -> None:
    """Whatever order it is named in, the same model comes of it."""
    web = _web(SUMS, _SCORES)
    assert around(web, [_TOTAL, _CARE, _RISK]) == around(web, [_RISK, _TOTAL, _CARE])
    assert around(web, [_TOTAL, _CARE]).changeable == (_CARE, _TOTAL)


def test_two_printings_define_nothing() -> None:
    """That two printings agree is no way in which a quantity follows."""
    twice = "tables:\n  t: {rows: criteria, columns: [a], prints: score, cells: {care: [4], risk: [2], total: [6]}}\n"
    twice += "  u: {rows: criteria, columns: [a], prints: score, cells: {total: [7]}}\n"
    part = around(_web(SUMS, twice), [_TOTAL])
    assert "printings" in {one.role for one in part.relations}
    assert {one.role for one in part.defining[_TOTAL]} == {"total"}


@pytest.mark.parametrize(
    ("size", "reached"), [(1, {_TOTAL}), (2, {_TOTAL, _OTHER, _CARE, _RISK, *_WEIGHTS}), (3, {_TOTAL, _CARE, _RISK, *_WEIGHTS, *_OTHERS})]
)
def test_each_change_more_reaches_a_relation_further(size: int, reached: set[Quantity]) -> None:
    """One change is among those that disagree; of two, the other is a relation away."""
    assert set(region(_web(WEIGHTS, _SCORES), [_TOTAL], size).changeable) == reached


def test_the_core_is_what_is_printed_of_what_disagrees() -> None:
    """The figures of failed checks, without what the method says and what no cell prints."""
    head = WEIGHTS.replace("weighted-sum", "weighted-sum, weights: {sum: 6}")
    valuation = Valuation(derived(head, _SCORES))
    failed = [one for one in check_all(valuation.derivation.relations, valuation) if one.outcome == "fail"]
    assert Quantity("weight") in {one.relation.result for one in failed}
    assert Quantity("weight") not in core(failed)
    assert core(failed) >= _WEIGHTS
    assert core([]) == frozenset()
