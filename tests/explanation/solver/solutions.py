"""Whatever a sheet allows, by trying it all out."""

from fractions import Fraction

from ortools.sat.python import cp_model

from audit.explanation.solver.sheet import Sheet
from audit.relations.encode import Number


def solutions(sheet: Sheet, *numbers: Number) -> set[tuple[Fraction, ...]]:
    """Every choice of values that a sheet allows for some numbers."""
    found: set[tuple[Fraction, ...]] = set()

    class Collect(cp_model.CpSolverSolutionCallback):
        def on_solution_callback(self) -> None:
            found.add(tuple(Fraction(self.value(one.expr), one.scale) for one in numbers))

    solver = cp_model.CpSolver()
    solver.parameters.enumerate_all_solutions = True
    solver.parameters.num_workers = 1
    solver.solve(sheet.model, Collect())
    return found
