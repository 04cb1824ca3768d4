"""Smallest sets and what their figures can be: all of them, in one order, and honest about what was not looked for."""

from collections.abc import Collection
from fractions import Fraction
from itertools import product

import pytest

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import make, points
from audit.appraisal.model.quantity import Quantity
from audit.explanation.solver.region import Web
from audit.explanation.solver.search import GRIDDED, MORE_SETS, Effort, Filling, fillings, only_apart, smallest
from audit.limits import SolverLimits
from audit.relations.derive.valuation import Valuation
from audit.relations.encode import Unmodelled
from tests.papers import SUMS, WEIGHTS, derived

_TABLE = "tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [%s, 5], risk: [%s, 4], total: [%s, %s]}}}\n"
_CARE, _RISK, _TOTAL, _OTHER = (Quantity("score", "a", "care"), Quantity("score", "a", "risk"), Quantity("total", "a"), Quantity("total", "b"))
_WEIGHT = Quantity("weight", criterion="care")


def _web(*parts: str) -> Web:
    return Web(Valuation(derived(*parts)))


def test_a_given_change_has_every_value_that_agrees() -> None:
    """One score: what the total leaves. Two of them: every pair, each shown by a witness that is true."""
    web = _web(SUMS, _TABLE % (4, 3, 8, 9))
    assert fillings(web, [_CARE], Effort()).values == {_CARE: points([Fraction(5)])}
    found = fillings(web, [_RISK, _CARE], Effort())
    pairs = [(one, other) for one, other in product(range(6), repeat=2) if one + other == 8]
    assert found.values == {_CARE: points(map(Fraction, {one for one, _ in pairs})), _RISK: points(map(Fraction, {two for _, two in pairs}))}
    assert {(one[_CARE], one[_RISK]) for one in found.witnesses} == set(pairs)
    assert len(found.witnesses) == len(pairs)
    assert list(found.values) == [_CARE, _RISK]
    assert not found.gridded


def test_witnesses_of_one_figure_serve_the_next() -> None:
    """A value that was seen beside another one's is not asked for again, whatever the step: a weight of tenths beside a score."""
    head = WEIGHTS.replace("weight: 2", "weight: 0.5")
    web = _web(head, "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [4], risk: [2], total: [9]}}}\n")
    found = fillings(web, [_CARE, _WEIGHT], Effort())
    tenths = {(Fraction(own), Fraction(n, 10)) for own in range(1, 6) for n in range(100) if abs(Fraction(own * n, 10) - 8) <= Fraction(1, 2)}
    assert found.values == {_CARE: points({own for own, _ in tenths}), _WEIGHT: points({weight for _, weight in tenths})}
    assert {(one[_CARE], one[_WEIGHT]) for one in found.witnesses} <= tenths
    again = {one[_WEIGHT] for one in found.witnesses[:5]}
    assert len(found.witnesses) == 5 + len(found.values[_WEIGHT].points) - len(again)


def test_what_is_missing_is_told_and_nothing_else() -> None:
    """A blank score without any change: the values that the printed total leaves."""
    web = _web(SUMS, _TABLE % ("~", 3, 8, 9))
    assert fillings(web, [], Effort(), [_CARE]).values == {_CARE: points([Fraction(5)])}
    assert Filling({}).gridded is False


@pytest.mark.parametrize(
    ("scale", "left"),
    [
        ("{min: 0, max: 39, step: 1}", points(map(Fraction, range(40)))),
        ("{min: 0, max: 40, step: 1}", make((), [Span(Fraction(0), Fraction(40))])),
        ("{min: -7, max: 60, step: 1}", make((), [Span(Fraction(-7), Fraction(60))])),
        ("{min: 3}", make((), [Span(Fraction(3), None, False, True)])),
        ("{max: 3}", make((), [Span(None, Fraction(3), True, False)])),
        ("{min: -5000, max: 5000, step: 1}", make((), [Span(None, None, True, True)])),
    ],
)
def test_many_values_are_told_by_their_ends(scale: str, left: object) -> None:
    """Up to forty are listed; beyond that the ends are given, and one that is half as far out as is sought at all is open."""
    web = _web(
        SUMS.replace("{min: 0, max: 5, step: 1}", scale),
        "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [2], risk: [3]}}}\n",
    )
    assert fillings(web, [_CARE], Effort()).values == {_CARE: left}


def test_ends_are_asked_for_one_figure_after_another() -> None:
    """What was sought for the first says nothing of the second: two free scores have the same two ends, and a third its values."""
    head = SUMS.replace("{min: 0, max: 5, step: 1}", "{min: 0, max: 50, step: 1}").replace(
        "risk: {}", "risk: {}, time: {scale: {min: 0, max: 2, step: 1}}"
    )
    table = "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [2], risk: [3], time: [1]}}}\n"
    time, both = Quantity("score", "a", "time"), make((), [Span(Fraction(0), Fraction(50))])
    assert fillings(_web(head, table), [_CARE, _RISK, time], Effort()).values == {_CARE: both, _RISK: both, time: points(map(Fraction, range(3)))}


def test_sets_are_in_the_order_of_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever order the solver finds them in; beyond the most that are listed, it is said that there are more."""
    web = _web(SUMS, _TABLE % (4, 3, 8, 9))
    start = [_TOTAL, _RISK, _CARE]
    found = smallest(web, start, Effort())
    assert found.sets == ((_CARE,), (_RISK,), (_TOTAL,))
    assert found.complete
    monkeypatch.setattr(SolverLimits, "MAX_SETS", 3)
    assert smallest(web, start, Effort()) == found
    monkeypatch.setattr(SolverLimits, "MAX_SETS", 2)
    fewer = smallest(web, start, Effort())
    assert (len(fewer.sets), fewer.why) == (2, MORE_SETS)
    assert list(fewer.sets) == sorted(fewer.sets)


def test_sets_of_fewer_than_the_least_are_not_looked_for() -> None:
    """Where single changes are known not to do, pairs are the smallest."""
    found = smallest(_web(SUMS, _TABLE % (4, 3, 8, 9)), [_TOTAL], Effort(), least=2)
    assert {len(own) for own in found.sets} == {2}


@pytest.mark.parametrize(("most", "found"), [(2, 1), (1, 0)])
def test_changes_are_looked_for_up_to_the_most(monkeypatch: pytest.MonkeyPatch, most: int, found: int) -> None:
    """Two totals that are both off need two: they are found where two is the most, and not where it is one."""
    monkeypatch.setattr(SolverLimits, "MAX_CHANGES", most)
    web = _web(SUMS, _TABLE % (5, 4, 10, 11))
    assert bool(smallest(web, [_TOTAL, _OTHER], Effort()).sets) is bool(found)


_ROUNDED = """
scale: {min: 0, max: 5}
criteria: {care: {weight: 3}, risk: {weight: 2}}
options: {a: {}}
method: {total: weighted-sum, rounding: {weighted-score: half-away, total: half-away}, weights: {rounded: true}}
tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [4], risk: [2], total: [30]}}}
"""


def test_what_is_sought_in_small_steps_takes_little_and_proves_nothing() -> None:
    """Rounded weights that multiply unknown scores are sought on a grid: what is found is told with that reason, from a tenth of the effort."""
    web, effort = _web(_ROUNDED), Effort()
    found = smallest(web, [_TOTAL, _CARE], effort)
    assert (found.sets, found.why) == (((_TOTAL,),), GRIDDED)
    assert 0.39 < effort.left < SolverLimits.MAX_EFFORT_GRIDDED
    assert fillings(web, [_CARE, _TOTAL], Effort()).gridded
    little = Effort(0.1)
    smallest(web, [_TOTAL, _CARE], little)
    assert 0.09 < little.left < 0.1


def test_nothing_found_in_small_steps_is_not_said_to_be_impossible() -> None:
    """Where no multiple of the step will do, the search ends undecided; without a grid the same total alone is found and complete."""
    web, effort = _web(_ROUNDED), Effort()
    with pytest.raises(Unmodelled, match="multiplied by others"):
        smallest(web, [_CARE], effort)
    exact = smallest(web, [_TOTAL], Effort())
    assert (exact.sets, exact.complete) == (((_TOTAL,),), True)


def _apart(lists: Collection[Collection[tuple[Quantity, ...]]]) -> bool:
    web = _web(SUMS, _TABLE % (5, 4, 10, 11))
    return only_apart(web, [_TOTAL, _OTHER, _RISK], list(lists), Effort())


def test_lists_are_apart_up_to_their_changes_together() -> None:
    """An explanation with more changes than both need together does not count against them."""
    assert _apart([[(_TOTAL,), (_RISK,)], [(_OTHER,)]])
    assert not _apart([[(_TOTAL,)], [(_OTHER,)]])
