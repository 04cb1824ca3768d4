"""Whatever a sheet allows, by trying it all out."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model_helper import Literal

from audit.explanation.solver.sheet import Sheet
from audit.relations.encode import Number

_MOST: Final = 50_000
"""No test has a tenth of it; a number that lost an end would be gone through for minutes."""


def solutions(sheet: Sheet, *numbers: Number) -> set[tuple[Fraction, ...]]:
    """Every choice of values that a sheet allows for some numbers."""
    found: set[tuple[Fraction, ...]] = set()

    class Collect(cp_model.CpSolverSolutionCallback):
        calls = 0

        def on_solution_callback(self) -> None:
            self.calls += 1
            if self.calls > _MOST:
                self.stop_search()
            found.add(tuple(Fraction(self.value(one.expr), one.scale) for one in numbers))

    solver = cp_model.CpSolver()
    solver.parameters.enumerate_all_solutions = True
    solver.parameters.num_workers = 1
    collect = Collect()
    solver.solve(sheet.model, collect)
    assert collect.calls <= _MOST, "the sheet leaves more open than can be gone through"
    return found


def possible(sheet: Sheet, number: Number, candidates: Iterable[int], *when: Literal) -> set[int]:
    """Those of some values that a number can have where some literals hold, whatever else the sheet leaves open."""
    found: set[int] = set()
    for one in candidates:
        is_it = sheet.flag()
        sheet.model.add(number.expr == one * number.scale).only_enforce_if(is_it)
        sheet.model.clear_assumptions()
        sheet.model.add_assumptions([is_it, *when])
        if cp_model.CpSolver().solve(sheet.model) in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            found.add(one)
    return found
