"""What a search may take, and what comes of each answer of the solver."""

from types import SimpleNamespace
from typing import Any

import pytest
from ortools.sat.python import cp_model

from audit.appraisal.model.quantity import Quantity
from audit.explanation.effort import steps_of
from audit.explanation.solver import search
from audit.explanation.solver.region import Web, region
from audit.explanation.solver.search import GRIDDED, MORE_SETS, TOO_MANY_CHANGES, Effort, OutOfEffort, SmallestSets, smallest
from audit.limits import SolverLimits
from audit.relations.derive.valuation import Valuation
from audit.relations.encode import Unmodelled
from audit.why import UNSAID
from tests.papers import SUMS, derived

_OFF = "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [4], risk: [2], total: [17]}}}\n"


class _Answers:
    """Stands for the solver: gives one answer, after so much time and so many conflicts."""

    def __init__(self, status: object, *, time: float = 0.0, conflicts: int = 0) -> None:
        self.status, self.deterministic_time, self.num_conflicts = status, time, conflicts
        self.parameters, self.stopped = SimpleNamespace(), False

    def solve(self, model: cp_model.CpModel) -> object:
        del model
        if isinstance(self.status, BaseException):
            raise self.status
        return self.status

    def stop_search(self) -> None:
        self.stopped = True


def _answering(monkeypatch: pytest.MonkeyPatch, status: object, **counted: Any) -> _Answers:
    solver = _Answers(status, **counted)
    monkeypatch.setattr(cp_model, "CpSolver", lambda: solver)
    return solver


def test_each_answer_of_the_solver_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """A solution, the best or any; none; not decided; and a model that it refuses."""
    for status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        solver = _answering(monkeypatch, status)
        assert Effort().solve(cp_model.CpModel()) is solver
    _answering(monkeypatch, cp_model.INFEASIBLE)
    assert Effort().solve(cp_model.CpModel()) is None
    _answering(monkeypatch, cp_model.UNKNOWN)
    with pytest.raises(OutOfEffort):
        Effort().solve(cp_model.CpModel())
    _answering(monkeypatch, cp_model.MODEL_INVALID)
    with pytest.raises(Unmodelled, match="64 bits"):
        Effort().solve(cp_model.CpModel())


def test_the_solver_is_set_to_give_the_same_answer_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """One worker, one seed, its own count of time and of conflicts, and no clock."""
    solver = _answering(monkeypatch, cp_model.OPTIMAL)
    Effort(0.5).solve(cp_model.CpModel())
    assert vars(solver.parameters) == {
        "num_workers": 1, "random_seed": 1, "max_deterministic_time": 0.5, "max_number_of_conflicts": 500,
        "keep_all_feasible_solutions_in_presolve": True, "catch_sigint_signal": False,
    }  # fmt: skip
    Effort(0.0001).solve(cp_model.CpModel())
    assert solver.parameters.max_number_of_conflicts == 1


@pytest.mark.parametrize(("time", "conflicts", "taken"), [(0.25, 0, 0.25), (0.0, 500, 0.5), (0.25, 500, 0.5), (0.75, 500, 0.75)])
def test_time_or_conflicts_are_taken_and_the_model_beside_them(monkeypatch: pytest.MonkeyPatch, time: float, conflicts: int, taken: float) -> None:
    """Whichever is more, and a little for each variable and constraint that is handed over."""
    _answering(monkeypatch, cp_model.OPTIMAL, time=time, conflicts=conflicts)
    model = cp_model.CpModel()
    one, other = model.new_bool_var(""), model.new_bool_var("")
    for _ in range(5):
        model.add_bool_or([one, other])
    effort = Effort(2.0)
    effort.solve(model)
    assert effort.left == pytest.approx(2.0 - taken - 57 / 100_000, abs=1e-9)


def test_nothing_is_asked_without_effort(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing is left, or less, the solver is not started; with a little left it is."""
    _answering(monkeypatch, cp_model.OPTIMAL)
    for left in (0.0, -1.0):
        with pytest.raises(OutOfEffort):
            Effort(left).solve(cp_model.CpModel())
    assert Effort(0.001).solve(cp_model.CpModel()) is not None


def test_steps_of_our_own_are_taken_from_the_same_effort() -> None:
    """Thirty thousand make one; where that leaves nothing, the work ends."""
    effort = Effort(1.0)
    effort.spend(15_000)
    assert effort.left == 0.5
    effort.spend(14_999)
    with pytest.raises(OutOfEffort):
        effort.spend(1)


def test_writing_a_model_down_takes_a_step_for_each_operand() -> None:
    """A search that has less than that ends before it begins."""
    web = Web(Valuation(derived(SUMS, _OFF)))
    needed = steps_of(region(web, [Quantity("total", "a")], 1).relations) / SolverLimits.STEPS
    effort = Effort(needed)
    with pytest.raises(OutOfEffort):
        smallest(web, [Quantity("total", "a")], effort)
    assert effort.left == pytest.approx(0.0)


def test_an_interruption_stops_the_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    """What ends the run ends the search that goes on in another thread, and is raised; that thread does not keep the run from ending."""
    solver = _answering(monkeypatch, KeyboardInterrupt())
    started: list[bool | None] = []

    def heard(*, target: Any, daemon: bool | None = None) -> SimpleNamespace:
        started.append(daemon)
        return SimpleNamespace(start=target)

    monkeypatch.setattr(search, "Thread", heard)
    with pytest.raises(KeyboardInterrupt):
        Effort().solve(cp_model.CpModel())
    assert solver.stopped
    assert started == [True]


def test_the_reasons_say_how_many() -> None:
    """What keeps a list from being complete is told by its code, with the number that ended it."""
    assert (TOO_MANY_CHANGES.code, TOO_MANY_CHANGES.values) == ("too-many-changes", (("most", SolverLimits.MAX_CHANGES),))
    assert (MORE_SETS.code, MORE_SETS.values) == ("more-sets", (("most", SolverLimits.MAX_SETS),))
    assert GRIDDED.code == "small-steps"
    assert SmallestSets().complete
    assert not SmallestSets(why=GRIDDED).complete
    assert SmallestSets().why == UNSAID
