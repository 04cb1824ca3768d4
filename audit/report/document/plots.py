"""Where the shapes of a plot lie on its axis: exact, from 0 to 1, so that every way of drawing puts them alike."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from audit.appraisal.exact.interval import Span
from audit.report.document.blocks import PlotShape

__all__ = ["Axis", "axis_over", "ends_of"]


class Axis(NamedTuple):
    """An axis from its lowest to its highest value."""

    low: Fraction
    high: Fraction

    def at(self, value: Fraction) -> Fraction:
        """The place of a value, from 0 to 1."""
        if self.high == self.low:
            return Fraction(0)
        return min(max((value - self.low) / (self.high - self.low), Fraction(0)), Fraction(1))

    def bar(self, value: Fraction) -> PlotShape:
        """A bar from zero, or from the end of the axis that is nearer to zero."""
        ends = sorted((self.at(Fraction(0)), self.at(value)))
        return PlotShape(kind="bar", at=ends[0], to_at=ends[1])

    def point(self, value: Fraction) -> PlotShape:
        """A point at a value."""
        return PlotShape(kind="point", at=self.at(value))

    def span(self, span: Span) -> PlotShape:
        """A range; one without an upper end goes on to the end of the axis."""
        low = self.low if span.low is None else span.low
        high = self.high if span.high is None else span.high
        return PlotShape(kind="range", at=self.at(low), to_at=self.at(high), open_end=span.high is None or span.high > self.high)


def axis_over(values: Iterable[Fraction]) -> Axis:
    """The axis that holds zero and all values."""
    held = [Fraction(0), *values]
    return Axis(min(held), max(held))


def ends_of(span: Span) -> Iterator[Fraction]:
    """The ends that a range has."""
    yield from (end for end in (span.low, span.high) if end is not None)
