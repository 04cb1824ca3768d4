"""The solver against trying: on generated papers of every model it finds the single changes that trying finds."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from ortools.sat.python import cp_model

from audit.appraisal.exact.values import Values, point
from audit.appraisal.load.document import parse
from audit.appraisal.model.quantity import Quantity
from audit.appraisal.model.read.build import build
from audit.explanation.ground import Ground
from audit.explanation.groups import by_solver
from audit.explanation.singles import singles
from audit.explanation.solver.region import core
from audit.explanation.solver.search import TOO_MANY_CHANGES, Effort, OutOfEffort, only_apart, smallest
from audit.relations.derive.check import check_all
from audit.relations.derive.derive import derive
from audit.relations.derive.valuation import Valuation
from audit.rules.checks.base import Facts
from testbed.papers.amended import amended
from testbed.papers.audited import key_of
from testbed.papers.oracle import possible
from testbed.papers.paper import Paper
from testbed.papers.seeded import CHOICES, seeds, with_slip
from testbed.papers.text import yaml_of
from tests.examples import examples
from tests.explanation.solver.solved import explained, sets
from tests.papers import SUMS, WEIGHTS, derived


def ground_of(paper: Paper) -> Ground | None:
    """All that fails in a generated paper; None where nothing does."""
    appraisal = build(parse(yaml_of(paper.plain()).encode(), "generated.yaml"))
    valuation = Valuation(derive(appraisal))
    checks = tuple(check_all(valuation.derivation.relations, valuation))
    failed = tuple(one for one in checks if one.outcome == "fail" and one.relation.nature == "identity")
    hidden = any(figure.withheld for figure in appraisal.figures)
    return Ground(Facts(appraisal, valuation.derivation, valuation, checks), failed) if failed and not hidden else None


@pytest.mark.parametrize("model", CHOICES)
@examples(4)
@given(seed=seeds)
def test_the_solver_finds_what_trying_finds(model: str, seed: int) -> None:
    """Every single change that the solver finds agrees when tried; and what it does not find has no true values behind it."""
    slip = with_slip(seed, model)
    assume(slip is not None)
    assert slip is not None
    ground = ground_of(slip.paper)
    assume(ground is not None)
    assert ground is not None
    _compare(slip.paper, ground)


@pytest.mark.parametrize(
    ("model", "seed"),
    [
        ("group-weights", 22), ("group-weights", 138), ("group-weights", 79), ("preference", 257), ("scorers", 36), ("group-means", 83), ("group-means", 158),
        ("points", 49),
    ],
    ids=[
        "sub-weight below a highest total", "sub-weight below a share", "score between two printed totals", "weight between two printed totals",
        "mean of scorers between two printed totals", "one of several percentages", "one of two totals", "total of nothing",
    ],
)  # fmt: skip
def test_the_solver_finds_what_trying_finds_in_odd_papers(model: str, seed: int) -> None:
    """Papers in which the two once differed: by what takes part in a disagreement, and by what a change has to end."""
    slip = with_slip(seed, model)
    assert slip is not None
    ground = ground_of(slip.paper)
    assert ground is not None
    _compare(slip.paper, ground)


def _compare(paper: Paper, ground: Ground) -> None:
    tried, every = singles(ground)
    found = by_solver(ground, 1)
    alone = {own[0] for own in found.sets if len(own) == 1}
    assert alone <= tried.keys() or not every
    left = {quantity: values for quantity, values in tried.items() if quantity not in alone} if not found.why else {}
    assert not [quantity for quantity, values in left.items() if _truly(paper, quantity, values)]


def _truly(paper: Paper, quantity: Quantity, values: Values) -> bool:
    return any(possible(amended(paper, (key_of(quantity), value))) for value in values.points)


def test_a_change_that_leaves_nothing_to_divide_by_is_found() -> None:
    """A total that makes the grand total nothing explains a failed total though no share follows from it: the only single change."""
    slip = with_slip(32_002, "points")
    assert slip is not None
    ground = ground_of(slip.paper)
    assert ground is not None
    total = Quantity("total", "option-2")
    assert dict(by_solver(ground, 1).sets) == {(total,): {total: point(Fraction(-1))}}


def test_several_changes_are_all_found_and_none_is_larger() -> None:
    """Two totals that are both off need two changes; every pair is found, and no pair with a change too many."""
    text = "tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [5, 5], risk: [4, 4], total: [10, 11]}}}\n"
    first, second = ("score a risk", "total a"), ("total b",)
    assert sets(SUMS, text) == {frozenset({one, other}) for one in first for other in second}


def test_the_same_paper_gives_the_same_sets_in_the_same_order() -> None:
    """What is found does not depend on chance: two runs give the same."""
    text = "tables: {t: {rows: options, columns: [care, risk, total], prints: score, cells: {a: [4, 5, 8], b: [1, 3, 5], c: [2, 2, 5]}}}\n"
    assert explained(SUMS, text)[1] == explained(SUMS, text)[1]


def test_without_effort_nothing_is_shown() -> None:
    """Where the work allowed runs out, there is no partial list."""
    text = "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [4], risk: [2], total: [17]}}}\n"
    web, _ = explained(SUMS, text)
    with pytest.raises(OutOfEffort):
        smallest(web, [Quantity("total", "a")], Effort(0.0))


def test_only_deterministic_effort_ends_a_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """No clock ends the solver, which would answer otherwise on a slower machine, and it takes no signal for itself."""
    asked: list[Any] = []
    solve = cp_model.CpSolver.solve

    def heard(solver: cp_model.CpSolver, model: cp_model.CpModel) -> Any:
        asked.append(solver.parameters)
        return solve(solver, model)

    monkeypatch.setattr(cp_model.CpSolver, "solve", heard)
    assert Effort(0.5).solve(cp_model.CpModel()) is not None
    assert asked[0].max_time_in_seconds == cp_model.CpSolver().parameters.max_time_in_seconds
    assert (asked[0].max_deterministic_time, asked[0].catch_sigint_signal) == (0.5, False)


def test_what_breaks_the_solver_is_raised_where_it_was_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The solver works in a thread of its own; what goes amiss there is not lost."""
    monkeypatch.setattr(cp_model.CpSolver, "solve", lambda *_: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        Effort().solve(cp_model.CpModel())


def test_what_no_change_repairs_is_said() -> None:
    """Where the change of no figure can help, that is said, and no set is given."""
    head = SUMS.replace("total: sum", "total: sum, weights: {sum: 100}")
    valuation = Valuation(derived(head, "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [4], risk: [2], total: [6]}}}\n"))
    ground = Ground(Facts(valuation.derivation.appraisal, valuation.derivation, valuation, ()), ())
    assert core(ground.failed) == frozenset()
    found = smallest(ground.web, [], Effort())
    assert (found.sets, found.why, found.complete) == ((), TOO_MANY_CHANGES, False)


_OFF = "tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [%s, %s], risk: [%s, %s], total: [%s, %s]}}}\n"
_TOTAL_A, _TOTAL_B, _SCORE_A = Quantity("total", "a"), Quantity("total", "b"), Quantity("score", "a", "risk")


@pytest.mark.parametrize(
    ("head", "cells", "of_first", "apart"),
    [
        (SUMS, (5, 5, 4, 4, 10, 11), [(_TOTAL_A,), (_SCORE_A,)], True),
        (SUMS, (5, 5, 4, 4, 10, 11), [(_TOTAL_A,)], False),
        (WEIGHTS, (3, 1, 1, 2, 14, 8), [(_TOTAL_A,)], False),
    ],
)
def test_lists_are_apart_only_where_nothing_else_will_do(
    head: str, cells: tuple[int, ...], of_first: list[tuple[Quantity, ...]], apart: bool
) -> None:
    """Complete lists of two totals with no figure in common are proven apart; a list that lacks one, or a weight that serves both, is not."""
    web, _ = explained(head, _OFF % cells)
    assert only_apart(web, [_TOTAL_A, _TOTAL_B, _SCORE_A], [of_first, [(_TOTAL_B,)]], Effort()) is apart
