"""``order``: the rank of one option among all, from what is ranked.

Tie methods: ``standard`` (1 2 2 4), ``dense`` (1 2 2 3), ``average`` (1 2.5 2.5 4) and ``distinct`` (equal values put
in some order). Without one, any of the first three is taken.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from audit.exact.span import Edge
from audit.exact.values import NONE, TooManyValues, Values, points
from audit.relations import distinct
from audit.relations.relation import Look, Relation, RelationType, part

_UNDECLARED: Final = ("standard", "dense", "average")
_LEVEL: Final = {"standard": (0,), "average": (1,), "distinct": (0, 2)}  # what one of equals adds to a place, in halves
_MOST_BREAKS: Final = 5_000

Stand = tuple[bool, bool, bool]
"""Whether another value can be above, level with and below the own one."""


class Order(RelationType):
    """result = place of the first operand among all operands, 1 for the best."""

    def evaluate(self, relation: Relation, look: Look) -> Values:
        """Give every rank that some choice of values allows."""
        sign = Fraction(1 if relation.direction == "higher" else -1)
        sets = [part(term, look).times(sign) for term in relation.terms]
        if any(values.empty for values in sets):
            return NONE
        ways = (relation.form,) if relation.form else _UNDECLARED
        known = [value for values in sets if (value := values.only) is not None]
        if len(known) == len(sets) and ways != ("distinct",):
            return points(rank(known[0], known[1:], way) for way in ways)
        return points(_Ranking(sets).ranks(ways))


def rank(own: Fraction, others: list[Fraction], way: str) -> Fraction:
    """Give the rank of a value among others, all exact, higher being better. ``distinct`` gives the best of equals."""
    better = [value for value in others if value > own]
    if way == "dense":
        return Fraction(1 + len(set(better)))
    place = Fraction(1 + len(better))
    return place + Fraction(others.count(own), 2) if way == "average" else place


@dataclass(frozen=True, slots=True)
class _Other:
    values: Values
    floor: Edge
    ceiling: Edge
    ascending: list[Fraction]

    @classmethod
    def of(cls, values: Values) -> "_Other":
        hull = values.hull()
        return cls(values, hull.floor, hull.ceiling, sorted(values.points))

    def stand(self, own: Fraction) -> Stand:
        return self.ceiling[:2] > (0, own), self.values.holds(own), self.floor[:2] < (0, own)

    def above(self, own: Fraction, most: int) -> list[Fraction]:
        """Give the highest points above the own value, at most so many."""
        return self.ascending[max(bisect_right(self.ascending, own), len(self.ascending) - most) :]


class _Ranking:
    """The own value and the others, with what does not depend on the member of the own set that is looked at."""

    def __init__(self, sets: Sequence[Values]) -> None:
        self.own = sets[0]
        self.others = [_Other.of(values) for values in sets[1:]]
        self.fewest: dict[tuple[int, ...], int] = {}

    def ranks(self, ways: Sequence[str]) -> set[Fraction]:
        found: set[Fraction] = set()
        for own in self._members():
            stands = [other.stand(own) for other in self.others]
            for way in ways:
                found |= self._dense(own, stands) if way == "dense" else _places(stands, _LEVEL[way])
        return found

    def _members(self) -> list[Fraction]:
        """Give members of the own set such that every other member compares with the others as one of them does."""
        ends = sorted(distinct.ends_of(self.own).union(*(distinct.ends_of(other.values) for other in self.others)))
        if len(ends) > _MOST_BREAKS:
            raise TooManyValues(f"more than {_MOST_BREAKS} ends to compare")
        return [value for value in (*ends, *distinct.between(ends)) if self.own.holds(value)]

    def _dense(self, own: Fraction, stands: Sequence[Stand]) -> set[Fraction]:
        """Count the different values above: changing one choice at a time changes it by one, so none between is left out."""
        sure = tuple(number for number, (_, level, below) in enumerate(stands) if not (level or below))
        if sure not in self.fewest:
            self.fewest[sure] = distinct.fewest([self.others[number].values for number in sure])
        return {Fraction(1 + count) for count in range(self.fewest[sure], self._most(own, stands) + 1)}

    def _most(self, own: Fraction, stands: Sequence[Stand]) -> int:
        """Count those that can be above; only such as have few values there can stand in each other's way."""
        able = [other for other, (above, _, _) in zip(self.others, stands, strict=True) if above]
        chosen = [other.above(own, len(able)) for other in able if not _endless_above(other.values, own)]
        scarce = [values for values in chosen if len(values) < len(able)]
        return len(able) - len(scarce) + distinct.most(scarce)


def _endless_above(values: Values, own: Fraction) -> bool:
    return any(span.ceiling[:2] > (0, own) for span in values.spans[-1:])


def _places(stands: Sequence[Stand], level: tuple[int, ...]) -> set[Fraction]:
    """Add up, over all others, what each can add to the place of the own value."""
    halves = {2}
    for above, equal, below in stands:
        steps = ((2,) if above else ()) + (level if equal else ()) + ((0,) if below else ())
        halves = {place + step for place in halves for step in steps}
    return {Fraction(place, 2) for place in halves}
