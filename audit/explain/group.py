"""The smallest explanations of one group of failed relations, taken by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from audit.exact.values import NONE, Values, point, points
from audit.explain.recheck import Ground
from audit.explain.trial import singles
from audit.model.quantity import Quantity
from audit.solve.limits import MAX_FILLED

if TYPE_CHECKING:
    from audit.solve.search import Effort

WITHHELD: Final = "withheld figures take part"
_NOT_MODELLED: Final = "it is not modelled: {}"
UNCONFIRMED: Final = "what the solver found was not confirmed when it was checked again"

ChangeSet = tuple[Quantity, ...]
Amounts = Mapping[Quantity, Values]
Way = Mapping[Quantity, Fraction]


@dataclass(frozen=True)
class Explained:
    """Sets of changed quantities with the values that each can have, as it would be printed.

    ``ways`` holds choices of values that were shown to go together. ``why`` says why the list is empty or not all.
    """

    ground: Ground
    sets: Mapping[ChangeSet, Amounts]
    ways: Mapping[ChangeSet, tuple[Way, ...]]
    total: int
    why: str = ""

    @property
    def size(self) -> int:
        """How many changes an explanation has; 0 without one."""
        return len(next(iter(self.sets), ()))


def explained(ground: Ground, *, least: int = 1) -> Explained:
    """Give all smallest explanations: by trying where one change is enough, else by the solver."""
    if least == 1:
        found, every = singles(ground)
        if every and found:
            return _by_trying(ground, found)
        least = 2 if every else 1
    return by_solver(ground, least)


def _by_trying(ground: Ground, found: Mapping[Quantity, Values]) -> Explained:
    sets: dict[ChangeSet, Amounts] = {(quantity,): {quantity: values} for quantity, values in found.items()}
    ways: dict[ChangeSet, tuple[Way, ...]] = {
        (quantity,): tuple({quantity: value} for value in sorted(values.points)) for quantity, values in found.items()
    }
    return Explained(ground, sets, ways, len(sets))


def by_solver(ground: Ground, least: int) -> Explained:
    """Give all smallest explanations by the solver; those with fewer than ``least`` changes are known not to do."""
    from audit.solve.search import Effort, OutOfEffort, smallest  # noqa: PLC0415  # imports OR-Tools, which takes a second
    from audit.solve.sheet import Unmodelled  # noqa: PLC0415  # as above

    effort = Effort()
    try:
        found = smallest(ground.web, ground.core, effort, least=least)
        return _filled(ground, found.sets, found.why, effort)
    except Unmodelled as error:
        return Explained(ground, {}, {}, 0, _NOT_MODELLED.format(error))
    except OutOfEffort as error:
        return Explained(ground, {}, {}, 0, str(error))


def _filled(ground: Ground, sets: tuple[ChangeSet, ...], why: str, effort: "Effort") -> Explained:
    """Work out the values of the first sets, and check each again exactly; what no value makes agree is none."""
    values: dict[ChangeSet, Amounts] = {}
    ways: dict[ChangeSet, tuple[Way, ...]] = {}
    for own in sets[:MAX_FILLED]:
        amounts, shown = _fill(ground, own, effort)
        if shown:
            values[own], ways[own] = amounts, shown
    left = len(sets[MAX_FILLED:])
    return Explained(ground, values, ways, len(values) + left, why if values else why or UNCONFIRMED)


def _fill(ground: Ground, own: ChangeSet, effort: "Effort") -> tuple[Amounts, tuple[Way, ...]]:
    from audit.solve.search import fillings  # noqa: PLC0415  # as above

    filling = fillings(ground.web, own, effort)
    scale = {one: ground.facts.valuation.scale(ground.finest(one)) for one in own}
    ways = [{one: value / scale[one] for one, value in witness.items()} for witness in filling.witnesses]
    shown = tuple(way for way in ways if ground.agrees({one: point(value) for one, value in way.items()}))
    agreeing = {one: points(way[one] for way in shown) for one in own}
    wide = {one: filling.values[one].times(1 / scale[one]) for one in own}
    return {one: agreeing[one] if wide[one].finite else wide[one] if shown else NONE for one in own}, shown
