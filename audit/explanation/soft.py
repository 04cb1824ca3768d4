"""Putting explanations in order by soft relations: what a paper may be expected to keep to, though no figure follows from it.

Those that go against fewer of them come first. None is removed, and without being asked for they count for nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, Protocol

from audit.appraisal.model.quantity import Quantity
from audit.explanation.after import After, after
from audit.explanation.effect import ways_of
from audit.explanation.groups import ChangeSet, Explained
from audit.explanation.soft_claims import Claims, TooMuchWork
from audit.explanation.soft_equality import by_inheritance, by_reasons
from audit.limits import ExplanationLimits
from audit.relations.derive.valuation import Valuation
from audit.rules.checks.base import Facts
from audit.rules.settings import Soft
from audit.why import UNSAID, Why, because

__all__ = ["SoftCount", "SoftRelation", "Softly"]

_MOST: Final[Mapping[Soft, int]] = {
    Soft.reasons: ExplanationLimits.MAX_PAIRS,
    Soft.inheritance: ExplanationLimits.MAX_PAIRS,
    Soft.claims: ExplanationLimits.MAX_CLAIMS,
}
"""How often the soft relations of a kind may be held against the figures, for one list of explanations."""


class SoftRelation(Protocol):
    """What a paper may be expected to keep to."""

    @property
    def needs(self) -> frozenset[Quantity]:
        """The quantities that it depends on."""

    def holds(self, then: After) -> bool | None:
        """Say whether it holds; None where that is not known."""

    def told(self, then: After) -> str:
        """Say in words that it holds."""


@dataclass(frozen=True, slots=True)
class SoftCount:
    """How many soft relations an explanation goes against, and in words those that put it before others."""

    broken: int = 0
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Case:
    """The choice of values of an explanation that goes against fewest soft relations, which are given by their numbers."""

    then: After
    broken: frozenset[int]


class Softly:
    """The kinds of soft relations that count, over one appraisal."""

    def __init__(self, facts: Facts, kinds: Sequence[Soft] = ()) -> None:
        """Take the facts, and the kinds that were asked for."""
        self.facts = facts
        self.kinds = tuple(kinds)
        self._claims = Claims(facts)

    def settled(self, found: Explained) -> tuple[Mapping[ChangeSet, SoftCount], Why]:
        """Say of each explanation how it stands, and which kinds did not count, if any."""
        left, out = list(self.kinds), list[str]()
        while left and len(found.sets) > 1:
            try:
                return self._by(left, found), _left_out(out)
            except TooMuchWork as error:
                left.remove(error.kind)
                out.append(error.kind)
        return dict.fromkeys(found.sets, SoftCount()), _left_out(out)

    def _by(self, kinds: Sequence[Soft], found: Explained) -> Mapping[ChangeSet, SoftCount]:
        reach = {own: _reach(self.facts.valuation, own) for own in found.sets}
        touched = frozenset[Quantity]().union(*reach.values())
        relations = [one for kind in kinds for one in _few(kind, self._relations(kind, touched), found, reach)]
        now = After(self.facts, self.facts.valuation)
        broken = frozenset(number for number, one in enumerate(relations) if one.holds(now) is False)
        return _settled({own: _best(found, own, reach[own], relations, broken) for own in found.sets}, relations)

    def _relations(self, kind: Soft, touched: frozenset[Quantity]) -> Iterator[SoftRelation]:
        if kind is Soft.claims:
            return self._claims.touched(touched)
        return (by_reasons if kind is Soft.reasons else by_inheritance)(self.facts, touched)


def _left_out(kinds: Sequence[str]) -> Why:
    return because("soft-left-out", kinds=" and ".join(kinds)) if kinds else UNSAID


def _reach(valuation: Valuation, own: ChangeSet) -> frozenset[Quantity]:
    """Some quantities with everything that follows from them."""
    reached, left = set(own), list(own)
    while left:
        new = valuation.follows.get(left.pop(), frozenset()) - reached
        reached |= new
        left += new
    return frozenset(reached)


def _few(kind: Soft, relations: Iterator[SoftRelation], found: Explained, reach: Mapping[ChangeSet, frozenset[Quantity]]) -> list[SoftRelation]:
    """List the relations of a kind, if they are few enough to be held against every choice. Raises TooMuchWork."""
    listed = list(islice(relations, _MOST[kind] + 1))
    work = len(listed)
    for own, reached in reach.items():
        work += len(ways_of(found, own)) * sum(1 for one in listed if not one.needs.isdisjoint(reached)) if work <= _MOST[kind] else 0
    if work > _MOST[kind]:
        raise TooMuchWork(kind)
    return listed


def _best(found: Explained, own: ChangeSet, reached: frozenset[Quantity], relations: Sequence[SoftRelation], before: frozenset[int]) -> _Case:
    """The choice of values of an explanation that goes against fewest; the first of them where several do."""
    near = [number for number, one in enumerate(relations) if not one.needs.isdisjoint(reached)]
    cases = []
    for amounts in ways_of(found, own):
        then = after(found.ground, amounts)
        cases.append(_Case(then, before.difference(near) | {number for number in near if relations[number].holds(then) is False}))
    return min(cases, key=lambda case: len(case.broken))


def _settled(cases: Mapping[ChangeSet, _Case], relations: Sequence[SoftRelation]) -> Mapping[ChangeSet, SoftCount]:
    """Name for each explanation the relations that those behind it go against and it does not."""
    found: dict[ChangeSet, SoftCount] = {}
    for own, case in cases.items():
        behind = frozenset[int]().union(*(one.broken for one in cases.values() if len(one.broken) > len(case.broken)))
        found[own] = SoftCount(len(case.broken), tuple(relations[number].told(case.then) for number in sorted(behind - case.broken)))
    return found
