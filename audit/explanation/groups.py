"""The smallest explanations of one group of failed relations, taken by itself.

Explaining all groups of failed relations: each by itself where that is the same as together, else together.

Two groups can be told apart where no change serves both. That is so where each has a conflict of its own, a set of
figures that cannot all stand, and these sets share no figure: then every explanation needs the changes of each. Where
relations hold the figures of several groups against each other, as ranks do, they are left aside at first, and those
explanations are kept that hold in some choice of explanations for all groups.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import combinations, product
from math import prod
from typing import TYPE_CHECKING, Final

from audit.appraisal.exact.values import NONE, Values, point, points
from audit.appraisal.model.quantity import Quantity
from audit.explanation.effort import Purses, Steps
from audit.explanation.ground import Ground
from audit.explanation.singles import contradicts, singles, steady
from audit.explanation.solver.region import Web, core, region
from audit.limits import SolverLimits
from audit.relations.derive.check import check
from audit.relations.encode import Unmodelled
from audit.relations.outcome import Check
from audit.relations.relation import Relation
from audit.rules.checks.base import Facts
from audit.why import UNSAID, Why, because

if TYPE_CHECKING:
    from audit.explanation.solver.search import Effort

__all__ = [
    "NOT_PROVEN",
    "SPENT",
    "UNCONFIRMED",
    "Allowance",
    "Amounts",
    "ChangeSet",
    "Explained",
    "Group",
    "Signature",
    "Way",
    "by_solver",
    "explained",
    "explained_all",
]

UNCONFIRMED: Final = because("not-confirmed")
SPENT: Final = because("effort-spent")

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
    why: Why = UNSAID

    @property
    def size(self) -> int:
        """How many changes an explanation has; 0 without one."""
        return len(next(iter(self.sets), ()))


@dataclass(slots=True)
class Allowance:
    """What is left for all disagreements of an appraisal, of the solver's effort and of steps, and which part of the effort one may take."""

    left: float = field(default_factory=lambda: SolverLimits.MAX_EFFORT)
    part: float = 1.0
    steps: Steps = field(default_factory=lambda: Steps(SolverLimits.MAX_STEPS_TRYING))


def explained(ground: Ground, *, least: int = 1, allowance: Allowance | None = None) -> Explained:
    """All smallest explanations: by trying where one change is enough, else by the solver."""
    found: Mapping[Quantity, Values] = {}
    if least == 1:
        found, every = singles(ground, allowance.steps if allowance is not None else None)
        if every and found:
            return _by_trying(ground, found)
        least = 2 if every else 1
    solved = by_solver(ground, least, allowance)
    return replace(_by_trying(ground, found), why=solved.why) if found and not solved.sets else solved


def _by_trying(ground: Ground, found: Mapping[Quantity, Values]) -> Explained:
    sets: dict[ChangeSet, Amounts] = {(quantity,): {quantity: values} for quantity, values in found.items()}
    ways: dict[ChangeSet, tuple[Way, ...]] = {
        (quantity,): tuple({quantity: value} for value in sorted(values.points)) for quantity, values in found.items()
    }
    return Explained(ground, sets, ways, len(sets))


def by_solver(ground: Ground, least: int, allowance: Allowance | None = None) -> Explained:
    """All smallest explanations by the solver; those with fewer than ``least`` changes are known not to do."""
    from audit.explanation.solver.search import Effort, OutOfEffort, smallest  # noqa: PLC0415  # imports OR-Tools, which takes a second

    allowance = allowance or Allowance()
    if allowance.left <= 0:
        return Explained(ground, {}, {}, 0, SPENT)
    given = allowance.left * allowance.part
    effort = Effort(given)
    try:
        found = smallest(ground.web, ground.core, effort, least=least)
        return _filled(ground, found.sets, found.why, effort)
    except Unmodelled as error:
        return Explained(ground, {}, {}, 0, because("not-modelled", said=str(error)))
    except OutOfEffort:
        return Explained(ground, {}, {}, 0, SPENT)
    finally:
        allowance.left -= given - effort.left


def _filled(ground: Ground, sets: tuple[ChangeSet, ...], why: Why, effort: "Effort") -> Explained:
    """Work out the values of the first sets, and check each again exactly; what no value makes agree is none.

    Where the effort does not reach to all of them, those that it reached to are told, and that there are more.
    """
    from audit.explanation.solver.search import OutOfEffort  # noqa: PLC0415  # as above

    values: dict[ChangeSet, Amounts] = {}
    ways: dict[ChangeSet, tuple[Way, ...]] = {}
    for own in sets[: SolverLimits.MAX_FILLED]:
        try:
            amounts, shown = _fill(ground, own, effort)
        except OutOfEffort:
            why = SPENT
            break
        if shown:
            values[own], ways[own] = amounts, shown
    left = len(sets[SolverLimits.MAX_FILLED :])
    return Explained(ground, values, ways, len(values) + left, why if values else why or UNCONFIRMED)


def _fill(ground: Ground, own: ChangeSet, effort: "Effort") -> tuple[Amounts, tuple[Way, ...]]:
    from audit.explanation.solver.search import fillings  # noqa: PLC0415  # as above

    filling = fillings(ground.web, own, effort)
    scale = {one: ground.facts.valuation.scale(ground.finest(one)) for one in own}
    ways = [{one: value / scale[one] for one, value in witness.items()} for witness in filling.witnesses]
    effort.spend(len(ways) * ground.steps_after(own))
    shown = tuple(way for way in ways if _changes_all(ground, way) and ground.agrees({one: point(value) for one, value in way.items()}))
    agreeing = {one: points(way[one] for way in shown) for one in own}
    wide = {one: filling.values[one].times(1 / scale[one]) for one in own}
    return {one: agreeing[one] if wide[one].finite else wide[one] if shown else NONE for one in own}, shown


def _changes_all(ground: Ground, way: Way) -> bool:
    """Say whether every figure of a way would be printed otherwise: one that stays is no change, and a smaller set does without it."""
    return all(any(contradicts(ground, one, point(value))) for one, value in way.items())


_MOST_CHOICES: Final = 512
_MOST_TOGETHER: Final = 4
_MOST_FIGURES: Final = 1_000
_PART: Final = 0.5
"""What one of several disagreements may take of the effort that is left: the first of them may not use it up."""

NOT_PROVEN: Final = because("not-proven")

Group = tuple[Check, ...]
Signature = tuple[tuple[Quantity, Values], ...]


def explained_all(groups: Sequence[Group], facts: Facts, purses: Purses | None = None) -> list[Explained]:
    """The explanations of each group; groups that can only be explained together get the same.

    Those that come first are explained first, and so get what there is of the budget.
    """
    steps = (purses or Purses()).trying
    if len(groups) < 2:  # noqa: PLR2004  # one group is explained by itself
        return [explained(Ground(facts, group), allowance=Allowance(steps=steps)) for group in groups]
    found: dict[int, Explained] = {}
    between = _Between(groups, facts)
    allowance = Allowance(part=_PART, steps=steps)
    for component in between.linked():
        for numbers, one in _together(component, between, allowance):
            found |= dict.fromkeys(numbers, one)
    return [found[number] for number in range(len(groups))]


class _Between:
    """What lies between groups: the figures that only one has, and the relations that hold those of several together."""

    def __init__(self, groups: Sequence[Group], facts: Facts) -> None:
        self.facts = facts
        self.groups = groups
        self.cores = [core(group) for group in groups]
        self.web = Web(facts.valuation)
        self.failed = [frozenset(one.relation.id for one in group) for group in groups]
        self._held = Counter(quantity for one in self.cores for quantity in one)
        self._near = [self._touching(number) for number in range(len(groups))]
        self.relations: Mapping[str, Relation] = {name: relation for near in self._near for name, relation in near.items()}

    def _touching(self, number: int) -> dict[str, Relation]:
        """The relations that figures of this group alone take part in, or what follows from them."""
        found, _ = self.web.following(one for one in self.cores[number] if self._held[one] == 1)
        return {name: relation for name, relation in found.items() if relation.checked}

    def linked(self) -> list[list[int]]:
        """The groups that share a figure, or a relation, put together, in order."""
        import networkx as nx  # noqa: PLC0415  # a quarter of a second, for several disagreements only

        graph: nx.Graph[int] = nx.Graph()
        graph.add_nodes_from(range(len(self.groups)))
        first: dict[Quantity | str, int] = {}
        for number, (own, near) in enumerate(zip(self.cores, self._near, strict=True)):
            graph.add_edges_from((number, first.setdefault(one, number)) for one in own)
            graph.add_edges_from((number, first.setdefault(one, number)) for one in near)
        return sorted(sorted(one) for one in nx.connected_components(graph))

    def asides(self, component: Sequence[int]) -> Iterator[frozenset[str]]:
        """For each of some groups the relations that figures of the others take part in: these are not yet what they were meant to be."""
        held = Counter(name for number in component for name in self._near[number])
        for number in component:
            own = self._near[number]
            yield frozenset(name for name, count in held.items() if count > (name in own)) - self.failed[number]


def _together(component: list[int], between: _Between, allowance: Allowance) -> list[tuple[list[int], Explained]]:
    """Explain some groups each by itself if that is proven to be the same, else as one."""
    facts = between.facts
    if len(component) == 1:
        return [(component, explained(Ground(facts, between.groups[component[0]]), allowance=allowance))]
    asides = list(between.asides(component))
    alone = [explained(Ground(facts, between.groups[number], aside), allowance=allowance) for number, aside in zip(component, asides, strict=True)]
    together = Ground(facts, tuple(one for number in component for one in between.groups[number]))
    if all(one.sets and not one.why for one in alone):
        left = _agreeing(alone, [between.relations[name] for name in sorted(frozenset().union(*asides))], facts)
        if left is not None:
            why = UNSAID if _apart(alone, together) or _proven(alone, together, allowance) else NOT_PROVEN
            return [([number], replace(one, why=why)) for number, one in zip(component, left, strict=True)]
    if len(component) > _MOST_TOGETHER:
        return [([number], replace(one, why=one.why or NOT_PROVEN)) for number, one in zip(component, alone, strict=True)]
    return [(component, explained(together, least=2, allowance=allowance))]


def _proven(alone: Sequence[Explained], together: Ground, allowance: Allowance) -> bool:
    """Ask the solver whether fewer changes, or others, would serve several groups at once."""
    from audit.explanation.solver.search import Effort, OutOfEffort, only_apart  # noqa: PLC0415  # imports OR-Tools, which takes a second

    if len(together.facts.derivation.figures) > _MOST_FIGURES:
        return False
    effort = Effort(allowance.left)
    try:
        return only_apart(together.web, together.core, [list(one.sets) for one in alone], effort)
    except (Unmodelled, OutOfEffort):
        return False
    finally:
        allowance.left = effort.left


def _apart(alone: Sequence[Explained], together: Ground) -> bool:
    """Say whether each group has a conflict of its own, so that no explanation of all is smaller than theirs together."""
    conflicts = [_conflicts(one) for one in alone]
    every = [frozenset().union(*one) for one in conflicts]
    shared = frozenset(quantity for one, other in combinations(every, 2) for quantity in one & other)
    firm = steady(together, shared, sum(one.size for one in alone))
    conflicts = [[conflict - firm for conflict in one] for one in conflicts]
    if prod(len(one) for one in conflicts) > _MOST_CHOICES:
        conflicts = [one[:1] for one in conflicts]
    return any(_disjoint(chosen) for chosen in product(*conflicts))


def _conflicts(one: Explained) -> list[frozenset[Quantity]]:
    """Sets of figures of which as many must change as an explanation of the group has changes."""
    if one.size > 1:
        return [frozenset(region(one.ground.web, one.ground.core, one.size).changeable)]
    return sorted((core([check]) for check in one.ground.failed), key=len)


def _disjoint(sets: Sequence[frozenset[Quantity]]) -> bool:
    return sum(map(len, sets)) == len(frozenset().union(*sets))


def _agreeing(alone: Sequence[Explained], aside: Sequence[Relation], facts: Facts) -> list[Explained] | None:
    """Keep the explanations after which some choice for all groups satisfies what was left aside; None where none does."""
    if not aside:
        return list(alone)
    if sum(len(ways) for one in alone for ways in one.ways.values()) > SolverLimits.MAX_WAYS:
        return None
    marked = [_marked(one, aside) for one in alone]
    if prod(len(one) for one in marked) > _MOST_CHOICES:
        return None
    good: list[set[Signature]] = [set() for _ in alone]
    for chosen in product(*marked):
        if all(signature in own for signature, own in zip(chosen, good, strict=True)):
            continue  # each of these is known to go together with some choice for the others
        amounts = {quantity: meant for signature, one in zip(chosen, marked, strict=True) for quantity, meant in one[signature].items()}
        then = facts.valuation.changed(amounts)
        again = (after for relation in aside for after in check(relation, then, fits=False))
        if not any(after.outcome == "fail" and not all(one.ground.excuses(after) for one in alone) for after in again):
            for place, signature in enumerate(chosen):
                good[place].add(signature)
    return [_kept(one, aside, own) for one, own in zip(alone, good, strict=True)] if all(good) else None


def _marked(one: Explained, aside: Sequence[Relation]) -> Mapping[Signature, Amounts]:
    """Put together the ways that are the same to what was left aside; give for each what one of them means."""
    found: dict[Signature, Amounts] = {}
    for ways in one.ways.values():
        for way in ways:
            found.setdefault(_signature(one, way, aside), {quantity: one.ground.meaning(quantity, point(value)) for quantity, value in way.items()})
    return found


def _signature(one: Explained, way: Way, aside: Sequence[Relation]) -> Signature:
    then = one.ground.then({quantity: point(value) for quantity, value in way.items()})
    seen = dict.fromkeys(quantity for relation in aside for quantity in (relation.result, *relation.operands()))
    return tuple((quantity, then(quantity)) for quantity in seen if then(quantity) != one.ground.facts.valuation(quantity))


def _kept(one: Explained, aside: Sequence[Relation], good: set[Signature]) -> Explained:
    """Leave only the ways, and so the values and sets, that go together with explanations of the other groups."""
    ways = {own: tuple(way for way in ways if _signature(one, way, aside) in good) for own, ways in one.ways.items()}
    sets = {own: _values(own, ways[own], one.sets[own]) for own in one.sets if ways[own]}
    return replace(one, sets=sets, ways={own: ways[own] for own in sets}, total=one.total - len(one.sets) + len(sets))


def _values(own: ChangeSet, ways: Sequence[Way], before: Amounts) -> Amounts:
    shown = {quantity: frozenset(way[quantity] for way in ways) for quantity in own}
    return {quantity: Values(shown[quantity]) if before[quantity].finite else before[quantity] for quantity in own}
