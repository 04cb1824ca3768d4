"""Small sets drawn by Hypothesis, and brute force on them that needs no set algebra.

A set is constant between the numbers at which it can change, so that trying these numbers, one between each two
neighbours and one beyond either end decides a question about it for every number there is.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from hypothesis import strategies as st

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import Values, make

ZERO: Final = Fraction(0)


@dataclass(frozen=True)
class Rough:
    """A set as drawn, overlapping and in no order."""

    points: tuple[Fraction, ...]
    spans: tuple[Span, ...]

    def made(self) -> Values:
        return make(self.points, self.spans)

    def holds(self, value: Fraction) -> bool:
        return value in self.points or any(_between(value, span) for span in self.spans)

    @property
    def any(self) -> bool:
        return any(map(self.holds, tries(self.ends)))

    @property
    def ends(self) -> set[Fraction]:
        return {*self.points, *(end for span in self.spans for end in span[:2] if end is not None)}


def _between(value: Fraction, span: Span) -> bool:
    above = span.low is None or value > span.low or (value == span.low and not span.low_open)
    below = span.high is None or value < span.high or (value == span.high and not span.high_open)
    return above and below


def tries(ends: Iterable[Fraction]) -> list[Fraction]:
    """Numbers that decide every question whose answer can only change at these ends."""
    known = sorted({*ends, ZERO})
    between = [(a + b) / 2 for a, b in pairwise(known)]
    return sorted([*known, *between, known[0] - 1, known[-1] + 1])


def same(found: Values, expected: Callable[[Fraction], bool], ends: Iterable[Fraction]) -> None:
    """Assert that a set holds just the numbers that it should, given all ends that it can have."""
    for value in tries([*ends, *_ends(found)]):
        assert found.holds(value) == expected(value), value


def _ends(values: Values) -> set[Fraction]:
    return Rough(tuple(values.points), values.spans).ends


def is_sum(left: Rough, right: Rough, value: Fraction) -> bool:
    """Say whether the value is a sum of a member of each."""
    candidates = tries([*left.ends, *(value - end for end in right.ends)])
    return any(left.holds(x) and right.holds(value - x) for x in candidates)


def is_product(left: Rough, right: Rough, value: Fraction) -> bool:
    """Say whether the value is a product of a member of each."""
    if value == 0 and ((left.holds(ZERO) and right.any) or (right.holds(ZERO) and left.any)):
        return True
    candidates = tries([*left.ends, *(value / end for end in right.ends if end)])
    return any(x != 0 and left.holds(x) and right.holds(value / x) for x in candidates)


def is_quotient(left: Rough, right: Rough, value: Fraction) -> bool:
    """Say whether the value is a member of one divided by a member of the other that is not zero."""
    candidates = tries([*right.ends, *(end / value for end in left.ends if value)])
    return any(x != 0 and right.holds(x) and left.holds(value * x) for x in candidates)


halves = st.integers(-6, 6).map(lambda twice: Fraction(twice, 2))
ends_or_none = st.none() | halves
rough_spans = st.builds(Span, ends_or_none, ends_or_none, st.booleans(), st.booleans())
rough_sets = st.builds(
    Rough,
    st.lists(halves, max_size=3).map(tuple),
    st.lists(rough_spans, max_size=2).map(tuple),
)
finite_sets = st.frozensets(halves, min_size=1, max_size=3)
