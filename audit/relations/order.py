"""``order``: the rank of one option among all, from what is ranked.

Tie methods: ``standard`` (1 2 2 4), ``dense`` (1 2 2 3), ``average`` (1 2.5 2.5 4) and ``distinct`` (equal values put
in some order). Without one, any of the first three is taken.
"""

from fractions import Fraction
from typing import Final

from audit.exact.values import Span, TooManyValues, Values, points
from audit.relations.relation import Look, Relation, RelationType

_UNDECLARED: Final = ("standard", "dense", "average")
_MOST_BREAKS: Final = 5_000


class Order(RelationType):
    """result = place of the first operand among all operands, 1 for the best."""

    def evaluate(self, relation: Relation, look: Look) -> Values:
        """Give every rank that some choice of values allows."""
        sign = Fraction(1 if relation.direction == "higher" else -1)
        own, *others = (look(term.quantity).times(sign) for term in relation.terms)
        ways = (relation.form,) if relation.form else _UNDECLARED
        if own.only is not None and all(other.only is not None for other in others):
            return points(rank(own.only, [other.only for other in others if other.only is not None], way) for way in ways)
        return points(value for way in ways for value in _possible(own, others, way))


def rank(own: Fraction, others: list[Fraction], way: str) -> Fraction:
    """Give the rank of a value among others, all exact, higher being better. ``distinct`` gives the best of equals."""
    better = [value for value in others if value > own]
    if way == "dense":
        return Fraction(1 + len(set(better)))
    place = Fraction(1 + len(better))
    return place + Fraction(others.count(own), 2) if way == "average" else place


def _possible(own: Values, others: list[Values], way: str) -> set[Fraction]:
    found: set[Fraction] = set()
    for cell in _cells(own, others):
        counts = [_stand(other, cell) for other in others]
        sure = sum(1 for above, level, below in counts if above and not (level or below))
        may = sum(1 for above, _, _ in counts if above)
        found |= _ranks(sure, may, counts, way)
    return found


def _cells(own: Values, others: list[Values]) -> list[Values]:
    """Cut the own set at every end of the others, so that all members of a cell compare alike."""
    breaks = sorted({end for other in (own, *others) for end in _ends(other)})
    if len(breaks) > _MOST_BREAKS:
        raise TooManyValues(f"more than {_MOST_BREAKS} ends to compare")
    if own.finite:
        return [Values(frozenset((p,))) for p in own.points]
    edges: list[Fraction | None] = [None, *breaks, None]
    between = [Values(spans=(Span(a, b, True, True),)) for a, b in zip(edges, edges[1:], strict=False)]
    cells = [Values(frozenset((p,))) for p in breaks] + between
    return [cell for cell in (cell.meet(own) for cell in cells) if not cell.empty]


def _ends(values: Values) -> set[Fraction]:
    ends = {end for span in values.spans for end in span[:2] if end is not None}
    return ends | set(values.points)


def _stand(other: Values, cell: Values) -> tuple[bool, bool, bool]:
    """Say whether the other can be above, level with and below the members of one cell."""
    own, wide = cell.hull(), other.hull()
    level = not other.meet(cell).empty
    inner = level and not cell.finite
    above = inner or wide.high is None or (own.low is not None and wide.high > own.low)
    below = inner or wide.low is None or (own.high is not None and wide.low < own.high)
    return above, level, below


def _ranks(sure: int, may: int, counts: list[tuple[bool, bool, bool]], way: str) -> set[Fraction]:
    level = sum(1 for _, is_level, _ in counts if is_level)
    if way == "standard":
        return {Fraction(1 + better) for better in range(sure, may + 1)}
    if way == "distinct":
        tied = sum(1 for above, is_level, _ in counts if is_level and not above)
        return {Fraction(1 + better) for better in range(sure, may + tied + 1)}
    if way == "dense":
        return {Fraction(1 + better) for better in range(min(sure, 1), may + 1)}
    return {Fraction(2 + 2 * better + equal, 2) for better in range(sure, may + 1) for equal in range(level + 1)}
