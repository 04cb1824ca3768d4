"""Scales: the scores that are allowed."""

from dataclasses import dataclass
from fractions import Fraction

from audit.exact.values import ANY, MAX_POINTS, Span, Values, make, points


@dataclass(frozen=True, slots=True)
class Scale:
    """The scores allowed: listed values, or lowest, highest and step. What the paper does not give is None.

    ``basis`` is ``stated``, ``implied`` (it only follows from something printed) or ``unknown``.
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
        if self.listed:
            return points(self.listed)
        if self.low is None and self.high is None:
            return ANY
        if self.low is not None and self.high is not None and self.step:
            return self._steps(self.low, self.high, self.step)
        return make((), [Span(self.low, self.high, self.low is None, self.high is None)])

    def _steps(self, low: Fraction, high: Fraction, step: Fraction) -> Values:
        count = int((high - low) / step) + 1
        if count > MAX_POINTS:
            return make((), [Span(low, high)])
        return points(low + step * number for number in range(count))
