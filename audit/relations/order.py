"""``order``: the rank of one option among all, from what is ranked.

Tie methods: ``standard`` (1 2 2 4), ``dense`` (1 2 2 3), ``average`` (1 2.5 2.5 4) and ``distinct`` (equal values put
in some order). Without one, any of the first three is taken.

How many different values a choice from several sets can have: what decides a rank without gaps (1 2 2 3).
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from operator import attrgetter
from typing import Final

from audit.appraisal.exact.bounds import TooManyValues
from audit.appraisal.exact.interval import Edge
from audit.appraisal.exact.values import NONE, Values, points
from audit.appraisal.model.quantity import Quantity
from audit.relations.encode import Flag, Flags, Model, Unmodelled
from audit.relations.relation import Look, Relation, part
from audit.relations.type import RelationType, Sides, relation_type

__all__ = ["Order", "Stand", "between", "ends_of", "fewest", "most", "places_of", "rank"]

_UNDECLARED: Final = ("standard", "dense", "average")
_LEVEL: Final = {"standard": (0,), "average": (1,), "distinct": (0, 2)}  # what one of equals adds to a place, in halves
_MOST_BREAKS: Final = 5_000
_TURNED: Final = Fraction(-1)

Stand = tuple[bool, bool, bool]
"""Whether another value can be above, level with and below the own one."""


@relation_type
class Order(RelationType):
    """result = place of the first operand among all operands, 1 for the best."""

    name = "order"
    whole = True

    def evaluate(self, relation: Relation, look: Look) -> Values:
        """Every rank that some choice of values allows."""
        sets = [part(term, look) for term in relation.terms]
        if relation.direction != "higher":
            sets = [values.times(_TURNED) for values in sets]
        if any(values.empty for values in sets):
            return NONE
        ways = (relation.form,) if relation.form else _UNDECLARED
        known = [value for values in sets if (value := values.only) is not None]
        if len(known) == len(sets) and ways != ("distinct",):
            return points(rank(known[0], known[1:], way) for way in ways)
        own, *others = map(_Ranked.of, sets)
        return points(_Ranking(own, others).ranks(ways))

    def as_printed(self, relation: Relation, sides: Sides) -> bool:
        """Say whether the rank follows from the printed values, which are what a reader ranks."""
        return not sides.own.meet(sides.printed(relation)).empty

    def work(self, relation: Relation, possible: int) -> int:
        """Every value of an operand is compared with all others."""
        return possible * len(relation.terms)

    def encode(self, relation: Relation, model: Model) -> None:
        """Say that the result is the place of the first operand among all operands."""
        if any(term.by is not None or term.times != 1 for term in relation.terms):
            raise Unmodelled("ranks of what carries a coefficient are not modelled")
        own, *others = [term.quantity for term in relation.terms]
        ways = (relation.form,) if relation.form else _UNDECLARED
        chosen: list[Flags] = [[]] if len(ways) == 1 else [[model.sheet.flag()] for _ in ways]
        if len(ways) > 1:
            model.sheet.some([flag for one in chosen for flag in one])
        for way, when in zip(ways, chosen, strict=True):
            _write_rank(relation, model, (own, others), way, when)


def _write_rank(relation: Relation, model: Model, compared: tuple[Quantity, Sequence[Quantity]], way: str, when: Flags) -> None:
    own, others = compared
    sheet, place = model.sheet, model.number(relation.result)
    ahead = [_write_ahead(model, other, own, relation.direction) for other in others]
    behind = [_write_ahead(model, own, other, relation.direction) for other in others]
    one, size = sheet.constant(Fraction(1)), len(others)
    before, after = sheet.count(ahead), sheet.count(behind)
    if way == "dense":
        different = sheet.count([_write_first_of_equals(model, others, number, flag) for number, flag in enumerate(ahead)])
        sheet.alike(place, sheet.plus([one, different]), when)
    elif way == "average":
        middle = sheet.less(sheet.plus([sheet.constant(Fraction(2 + size)), before]), after)
        sheet.alike(sheet.plus([place, place]), middle, when)
    else:
        first = sheet.plus([one, before])
        last = sheet.less(sheet.constant(Fraction(1 + size)), after) if way == "distinct" else first
        sheet.above(place, first, when, strictly=False)
        sheet.above(last, place, when, strictly=False)


def _write_ahead(model: Model, one: Quantity, other: Quantity, direction: str) -> Flag:
    return model.better(one, other) if direction == "higher" else model.better(other, one)


def _write_first_of_equals(model: Model, others: Sequence[Quantity], place: int, ahead: Flag) -> Flag:
    """Write a flag that holds for the first among equals that are ahead, so that each value is counted once."""
    sheet, first = model.sheet, model.sheet.flag()
    sheet.implies(first, ahead)
    apart: list[Flag] = []
    for other in others[:place]:
        different = model.apart(others[place], other)
        sheet.implies(first, different)
        apart.append(different)
    sheet.some([first, ahead.negated(), *(one.negated() for one in apart)])
    return first


def rank(own: Fraction, others: list[Fraction], way: str) -> Fraction:
    """The rank of a value among others, all exact, higher being better. ``distinct`` gives the best of equals."""
    better = [value for value in others if value > own]
    if way == "dense":
        return Fraction(1 + len(set(better)))
    place = Fraction(1 + len(better))
    return place + Fraction(others.count(own), 2) if way == "average" else place


@dataclass(frozen=True, slots=True)
class _Ranked:
    """One of the sets that are ranked, with its ends."""

    values: Values
    floor: Edge
    ceiling: Edge
    ascending: list[Fraction]

    @classmethod
    def of(cls, values: Values) -> "_Ranked":
        hull = values.spans[0] if len(values.spans) == 1 and not values.points else values.hull()
        return cls(values, hull.floor, hull.ceiling, sorted(values.points))

    def far(self, own: "_Ranked") -> bool | None:
        """Whether it lies above every member of another set; None where it lies neither above nor below all of them."""
        if self.floor > own.ceiling:
            return True
        return False if self.ceiling < own.floor else None

    def stand(self, own: Fraction) -> Stand:
        return self.ceiling[:2] > (0, own), self.values.holds(own), self.floor[:2] < (0, own)

    def above(self, own: Fraction, most: int) -> list[Fraction]:
        """The highest points above the own value, at most so many."""
        return self.ascending[max(bisect_right(self.ascending, own), len(self.ascending) - most) :]


class _Ranking:
    """The own value and the others, with what does not depend on the member of the own set that is looked at."""

    def __init__(self, own: _Ranked, others: Sequence[_Ranked]) -> None:
        self.own = own.values
        stands = [(other, other.far(own)) for other in others]
        self.ahead = [other for other, far in stands if far]
        self.near = [other for other, far in stands if far is None]
        self.fewest: dict[tuple[int, ...], int] = {}

    def ranks(self, ways: Sequence[str]) -> set[Fraction]:
        found: set[Fraction] = set()
        for own in self._members():
            stands = [other.stand(own) for other in self.near]
            for way in ways:
                found |= self._dense(own, stands) if way == "dense" else _places(len(self.ahead), stands, _LEVEL[way])
        return found

    def _members(self) -> list[Fraction]:
        """Members of the own set such that every other member compares with the others as one of them does; what lies far off parts none."""
        ends = sorted(ends_of(self.own).union(*(ends_of(other.values) for other in self.near)))
        if len(ends) > _MOST_BREAKS:
            raise TooManyValues(f"more than {_MOST_BREAKS} ends to compare")
        return [value for value in (*ends, *between(ends)) if self.own.holds(value)]

    def _dense(self, own: Fraction, stands: Sequence[Stand]) -> set[Fraction]:
        """Count the different values above: changing one choice at a time changes it by one, so none between is left out."""
        sure = tuple(number for number, (_, level, below) in enumerate(stands) if not (level or below))
        if sure not in self.fewest:
            self.fewest[sure] = fewest([other.values for other in self.ahead] + [self.near[number].values for number in sure])
        return {Fraction(1 + count) for count in range(self.fewest[sure], self._most(own, stands) + 1)}

    def _most(self, own: Fraction, stands: Sequence[Stand]) -> int:
        """Count those that can be above; only such as have few values there can stand in each other's way."""
        near = [other for other, (above, _, _) in zip(self.near, stands, strict=True) if above]
        able = len(self.ahead) + len(near)
        listed = [other for other in self.ahead if not other.values.spans] + [other for other in near if not _endless_above(other.values, own)]
        chosen = [other.above(own, able) for other in listed]
        scarce = [values for values in chosen if len(values) < able]
        return able - len(scarce) + most(scarce)


def _endless_above(values: Values, own: Fraction) -> bool:
    return any(span.ceiling[:2] > (0, own) for span in values.spans[-1:])


def _places(ahead: int, stands: Sequence[Stand], level: tuple[int, ...]) -> set[Fraction]:
    """Add up, over all others, what each can add to the place of the own value; so many are ahead in any case."""
    halves = {2 + 2 * ahead}
    for above, equal, below in stands:
        steps = ((2,) if above else ()) + (level if equal else ()) + ((0,) if below else ())
        halves = {place + step for place in halves for step in steps}
    return {Fraction(place, 2) for place in halves}


def places_of(sets: Sequence[Values]) -> list[Values]:
    """Every place, counted 1 2 2 4, that each of some sets can have among all, 1 for the highest."""
    if any(values.empty for values in sets):
        return [NONE] * len(sets)
    ranked = list(map(_Ranked.of, sets))
    return [_place_of(number, ranked) for number in range(len(ranked))]


def _place_of(number: int, ranked: Sequence[_Ranked]) -> Values:
    try:
        return points(_Ranking(ranked[number], [*ranked[:number], *ranked[number + 1 :]]).ranks(("standard",)))
    except TooManyValues:
        return points(Fraction(place) for place in range(1, len(ranked) + 1))


_MOST_SETS: Final = 10
_MOST_TRIED: Final = 20_000


def most(choices: Sequence[Sequence[Fraction]]) -> int:
    """How many of some choices can be made so that all differ: each gives one of its values, or is left out."""
    taken: dict[Fraction, int] = {}
    return sum(_give(number, choices, taken, set()) for number in range(len(choices)))


def _give(number: int, choices: Sequence[Sequence[Fraction]], taken: dict[Fraction, int], seen: set[Fraction]) -> bool:
    """Find a value for one choice, moving others to another of their values where that is needed."""
    for value in choices[number]:
        if value not in seen:
            seen.add(value)
            if value not in taken or _give(taken[value], choices, taken, seen):
                taken[value] = number
                return True
    return False


def fewest(sets: Sequence[Values]) -> int:
    """The smallest number of values that hit all sets, or a smaller number where that takes too long to find.

    Then it is how many sets lie wholly apart from each other, each of which needs a value of its own: for intervals the same.
    """
    certain = {value for values in sets if (value := values.only) is not None}
    if len(certain) == len(sets):
        return len(certain)
    rest = [values for values in sets if not any(values.holds(one) for one in certain)]
    apart = _apart(rest)
    tried = _tried(rest) if apart < len(rest) <= _MOST_SETS else []
    if not tried or len(tried) * len(rest) > _MOST_TRIED:
        return len(certain) + apart
    hits = {frozenset(number for number, values in enumerate(rest) if values.holds(value)) for value in tried}
    return len(certain) + _cover(len(rest), [hit for hit in hits if not any(hit < other for other in hits)])


def _apart(sets: Sequence[Values]) -> int:
    """How many of some sets can be chosen so that each ends before the next begins."""
    count, end = 0, None
    for one in sorted(map(_Ranked.of, sets), key=attrgetter("ceiling")):
        if end is None or one.floor > end:
            count, end = count + 1, one.ceiling
    return count


def _tried(sets: Sequence[Values]) -> list[Fraction]:
    """Values of which some must be in every meeting of sets that is not empty."""
    ends = sorted({end for values in sets for end in ends_of(values)})
    return [*ends, *(between(ends) if any(not values.finite for values in sets) else ())]


def ends_of(values: Values) -> set[Fraction]:
    """Every number at which a set begins, ends or has a single member."""
    return {end for span in values.spans for end in span[:2] if end is not None} | set(values.points)


def between(ends: Sequence[Fraction]) -> Iterable[Fraction]:
    """One number between each two neighbours of a sorted list, and one beyond either end."""
    if not ends:
        return [Fraction(0)]
    return [ends[0] - 1, *((low + high) / 2 for low, high in pairwise(ends)), ends[-1] + 1]


def _cover(count: int, hits: Sequence[frozenset[int]]) -> int:
    """How many hits it takes to leave none of so many sets out."""
    every, reached, size = frozenset(range(count)), {frozenset[int]()}, 0
    while every not in reached:
        reached = {done | hit for done in reached for hit in hits if min(every - done) in hit}
        size += 1
    return size
