"""Searching a model: the smallest sets of changes, all of them, and the values that changed figures can have.

Effort is counted in the solver's own deterministic time, or in conflicts where these are more, with one worker and a
fixed seed, so that what is found does not depend on the machine. No clock and no signal decides what is found: an
interruption ends the whole run.
"""

from collections.abc import Collection, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from fractions import Fraction
from threading import Thread
from typing import Final

from ortools.sat.python import cp_model

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import Values, make, points
from audit.appraisal.model.quantity import Quantity, key
from audit.explanation.effort import steps_of
from audit.explanation.solver.encoding import Encoding
from audit.explanation.solver.region import Region, Web, around, region
from audit.limits import SolverLimits
from audit.relations.derive.printing import MOST_LISTED
from audit.relations.encode import Number, Unmodelled
from audit.why import UNSAID, Why, because

__all__ = [
    "GRIDDED",
    "MORE_SETS",
    "TOO_MANY_CHANGES",
    "ChangeSet",
    "Effort",
    "Filling",
    "OutOfEffort",
    "SmallestSets",
    "fillings",
    "only_apart",
    "smallest",
]

_SEED: Final = 1

TOO_MANY_CHANGES: Final = because("too-many-changes", most=SolverLimits.MAX_CHANGES)
GRIDDED: Final = because("small-steps")
MORE_SETS: Final = because("more-sets", most=SolverLimits.MAX_SETS)

ChangeSet = tuple[Quantity, ...]


class OutOfEffort(Exception):  # noqa: N818  # no error of the input
    """The solver could not decide within the effort allowed."""


@dataclass(slots=True)
class Effort:
    """What is left of the deterministic time for the disagreements of one appraisal.

    The solver's own count leaves out what it makes of a model before it searches, which is most of the time where a model is
    asked thousands of times; so the size of the model is counted beside it.
    """

    left: float = SolverLimits.MAX_EFFORT

    def solve(self, model: cp_model.CpModel) -> cp_model.CpSolver | None:
        """A solver that holds a solution; None if there is none. Raises OutOfEffort."""
        if self.left <= 0:
            raise OutOfEffort
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = _SEED
        solver.parameters.max_deterministic_time = max(self.left, 0.0)
        solver.parameters.max_number_of_conflicts = max(1, int(self.left * SolverLimits.MAX_CONFLICTS))
        # Else a search that never ends by itself goes through wide ranges number by number, uncounted: a second for a small model.
        solver.parameters.keep_all_feasible_solutions_in_presolve = True
        solver.parameters.catch_sigint_signal = False
        status = _solved(solver, model)
        self.left -= max(solver.deterministic_time, solver.num_conflicts / SolverLimits.MAX_CONFLICTS) + _handing_over(model)
        if status in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            return solver
        if status == cp_model.INFEASIBLE:
            return None
        raise OutOfEffort if status == cp_model.UNKNOWN else Unmodelled("the model does not fit 64 bits")

    def spend(self, steps: int) -> None:
        """Take what so many steps of our own need. Raises OutOfEffort where nothing is left."""
        self.left -= steps / SolverLimits.STEPS
        if self.left <= 0:
            raise OutOfEffort


def _handing_over(model: cp_model.CpModel) -> float:
    return (SolverLimits.PARTS_EACH + len(model.proto.variables) + len(model.proto.constraints)) / SolverLimits.PARTS


def _solved(solver: cp_model.CpSolver, model: cp_model.CpModel) -> cp_model.CpSolverStatus:
    """Solve in a thread of its own: while the solver works Python hears no signal in the thread that called it."""
    answer: Future[cp_model.CpSolverStatus] = Future()

    def work() -> None:
        try:
            answer.set_result(solver.solve(model))
        except BaseException as error:  # noqa: BLE001  # raised where the answer is waited for
            answer.set_exception(error)

    Thread(target=work, daemon=True).start()
    try:
        return answer.result()
    except BaseException:
        solver.stop_search()
        raise


@dataclass(frozen=True, slots=True)
class SmallestSets:
    """All smallest sets of changed quantities; ``why`` says what is missing where they are not complete."""

    sets: tuple[ChangeSet, ...] = ()
    why: Why = UNSAID

    @property
    def complete(self) -> bool:
        """Whether these are proven to be the smallest ones and all of them."""
        return not self.why


def smallest(web: Web, start: Collection[Quantity], effort: Effort, *, least: int = 1) -> SmallestSets:
    """All smallest sets of quantities of which one is among ``start``; fewer than ``least`` are known not to do.

    Raises Unmodelled and OutOfEffort.
    """
    for size in range(least, SolverLimits.MAX_CHANGES + 1):
        encoding = _encoded(region(web, start, size), web, effort)
        if encoding.sheet.gridded:
            effort.left = min(effort.left, SolverLimits.MAX_EFFORT_GRIDDED)
        found = _sets(encoding, size, effort)
        if found.sets:
            return replace(found, why=found.why or (GRIDDED if encoding.sheet.gridded else UNSAID))
        if encoding.sheet.gridded:
            raise Unmodelled("the true values behind rounded figures are multiplied by others that are not known")
    return SmallestSets((), TOO_MANY_CHANGES)


def _encoded(part: Region, web: Web, effort: Effort, given: Iterable[Quantity] | None = None) -> Encoding:
    """Write a region down as a model, which takes a step for each operand."""
    effort.spend(steps_of(part.relations))
    return Encoding(part, web.valuation, given)


def only_apart(web: Web, start: Collection[Quantity], lists: Sequence[Collection[ChangeSet]], effort: Effort) -> bool:
    """Say whether every smallest explanation of several groups has one of the sets that explain each of them.

    Asks for an explanation with as many changes or fewer that holds no set of some list. Raises Unmodelled and
    OutOfEffort.
    """
    size = sum(len(next(iter(sets))) for sets in lists)
    encoding = _encoded(region(web, start, size), web, effort)
    model, changed = encoding.sheet.model, encoding.changed
    without = [encoding.sheet.flag() for _ in lists]
    for literal, sets in zip(without, lists, strict=True):
        for own in sets:
            model.add_bool_or([literal.negated(), *(changed[quantity].negated() for quantity in own)])
    model.add_bool_or(without)
    model.add(cp_model.LinearExpr.sum(list(changed.values())) <= size)
    return effort.solve(model) is None and not encoding.sheet.gridded


def _sets(encoding: Encoding, size: int, effort: Effort) -> SmallestSets:
    model, changed = encoding.sheet.model, encoding.changed
    model.add(cp_model.LinearExpr.sum(list(changed.values())) == size)
    sets: list[ChangeSet] = []
    while (solver := effort.solve(model)) is not None:
        if len(sets) == SolverLimits.MAX_SETS:
            return SmallestSets(tuple(sorted(sets, key=_order)), MORE_SETS)
        own = tuple(quantity for quantity, literal in changed.items() if solver.boolean_value(literal))
        sets.append(own)
        model.add_bool_or([changed[quantity].negated() for quantity in own])
    return SmallestSets(tuple(sorted(sets, key=_order)))


def _order(found: ChangeSet) -> list[tuple[str, ...]]:
    return [key(quantity) for quantity in found]


@dataclass(frozen=True, slots=True)
class Filling:
    """What changed or missing quantities can be, as they would be printed, with choices that show each value to be possible."""

    values: dict[Quantity, Values]
    witnesses: tuple[dict[Quantity, Fraction], ...] = ()
    gridded: bool = False


def fillings(web: Web, changed: Iterable[Quantity], effort: Effort, missing: Collection[Quantity] = ()) -> Filling:
    """The values that missing figures, or without any changed ones, can have together with all others.

    Raises Unmodelled and OutOfEffort.
    """
    given = tuple(sorted(changed, key=key))
    encoding = _encoded(around(web, given, missing), web, effort, given)
    numbers = {quantity: encoding.printed(quantity) for quantity in missing or given}
    witnesses: list[dict[Quantity, Fraction]] = []
    values = {quantity: _values(encoding, numbers, quantity, witnesses, effort) for quantity in numbers}
    return Filling(values, tuple(witnesses), encoding.sheet.gridded)


def _values(encoding: Encoding, numbers: dict[Quantity, Number], own: Quantity, witnesses: list[dict[Quantity, Fraction]], effort: Effort) -> Values:
    """Ask for one value after the other, or for the ends where they are many."""
    number, model = numbers[own], encoding.sheet.model
    seek = encoding.sheet.flag()
    seen = {witness[own] for witness in witnesses}
    for value in seen:
        model.add(number.expr != int(value * number.scale)).only_enforce_if(seek)
    while len(seen) <= MOST_LISTED:
        model.clear_assumptions()
        model.add_assumptions([seek])
        solver = effort.solve(model)
        if solver is None:
            model.clear_assumptions()
            return points(seen)
        witness = {quantity: Fraction(solver.value(one.expr), one.scale) for quantity, one in numbers.items()}
        witnesses.append(witness)
        seen.add(witness[own])
        model.add(number.expr != solver.value(number.expr)).only_enforce_if(seek)
    model.clear_assumptions()
    return _range(model, number, effort, encoding.bound(own) / 2)


def _range(model: cp_model.CpModel, number: Number, effort: Effort, bound: Fraction) -> Values:
    """The ends between which a number lies; an end that only the bound of the search sets is open."""
    ends: list[Fraction] = []
    for seek in (model.minimize, model.maximize):
        seek(number.expr)
        solver = effort.solve(model)
        assert solver is not None
        ends.append(Fraction(solver.value(number.expr), number.scale))
    model.clear_objective()  # type: ignore[no-untyped-call]  # OR-Tools leaves it untyped
    low, high = (end if abs(end) < bound else None for end in ends)
    return make((), [Span(low, high, low is None, high is None)])
