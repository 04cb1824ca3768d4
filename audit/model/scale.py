"""Scales: the scores that are allowed."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from audit.exact.values import ANY, MAX_POINTS, Span, Values, make, points


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """The scores allowed: listed values, or lowest, highest and step. What the paper does not give is None.

    ``basis`` is ``stated``, ``implied`` (it only follows from something printed) or ``unknown``. Scales are told apart
    as objects, so that looking one up costs nothing; criteria without a scale of their own share one.
    """

    low: Fraction | None = None
    high: Fraction | None = None
    step: Fraction | None = None
    listed: tuple[Fraction, ...] = ()
    basis: str = "stated"

    @property
    def known(self) -> bool:
        """Whether it is settled for every number if it is on the scale."""
        return bool(self.listed) or (self.low is not None and self.high is not None)

    @property
    def top(self) -> Fraction | None:
        """The highest score allowed, if known."""
        return max(self.listed) if self.listed else self.high

    @property
    def bottom(self) -> Fraction | None:
        """The lowest score allowed, if known."""
        return min(self.listed) if self.listed else self.low

    def allows(self) -> Values:
        """Give the set of scores that the scale may hold, as far as it is known."""
        return _allowed(self)


@lru_cache(maxsize=1_024)
def _allowed(scale: Scale) -> Values:
    """Work the set out once for each scale, so that all its cells share it."""
    if scale.listed:
        return points(scale.listed)
    if scale.low is None and scale.high is None:
        return ANY
    if scale.low is not None and scale.high is not None and scale.step:
        return _steps(scale.low, scale.high, scale.step)
    return make((), [Span(scale.low, scale.high, scale.low is None, scale.high is None)])


def _steps(low: Fraction, high: Fraction, step: Fraction) -> Values:
    count = int((high - low) / step) + 1
    if count > MAX_POINTS:
        return make((), [Span(low, high)])
    return points(low + step * number for number in range(count))
