"""Known scores and the levels next to them."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from audit.exact.values import Values
from audit.model.appraisal import Criterion
from audit.model.quantity import Quantity
from audit.model.scale import Scale
from audit.robust.contest import Cell
from audit.robust.linear import Linear


def cells_of(linear: Linear, options: Sequence[str], counts: Mapping[str, Fraction]) -> tuple[Mapping[str, tuple[Cell, ...]], tuple[str, ...]]:
    """Give the known scores of each option with what one level moves its total, and what had to be assumed in words.

    ``counts`` is what a score adds to the total, less than nothing where less is better. Scores that follow from a
    measure, from another option or from a median of scorers are not moved by themselves.
    """
    levels = _Levels(linear, counts)
    found = {option: tuple(cell for name in counts for cell in levels.of(option, name)) for option in options}
    said = "the scale gives no steps, so that one level is taken to be one in the last printed place of a score"
    return found, (said,) if levels.assumed else ()


class _Levels:
    def __init__(self, linear: Linear, counts: Mapping[str, Fraction]) -> None:
        self.valuation = linear.valuation
        self.linear = linear
        self.counts = counts
        self.assumed = False

    def of(self, option: str, criterion: str) -> Iterator[Cell]:
        score = Quantity("score", option, criterion)
        known = self.valuation.derivation.appraisal.criteria[criterion]
        scorers = self.linear.of_scorers(score)
        for quantity, times in (scorers or {score: Fraction(1)}).items():
            value = self._value(quantity)
            if value is not None and not (known.scored_from or self._follows(quantity)):
                yield self._cell(quantity, value, self.counts[criterion] * times, known)

    def _follows(self, quantity: Quantity) -> bool:
        return bool(self.valuation.derivation.defining.get(quantity))

    def _value(self, score: Quantity) -> Fraction | None:
        """Give a score that is printed, or that its printed weighted score leaves no choice about."""
        figures = self.valuation.derivation.figures.get(score, ())
        shown = [figure for figure in figures if figure.printed and figure.reading != "doubtful"]
        if figures:
            return next((figure.value for figure in shown), None)
        weighted = score._replace(kind="weighted-score")
        printed = self.valuation.derivation.figures.get(weighted, ())
        if not any(figure.printed and figure.reading != "doubtful" for figure in printed):
            return None
        return _unweighted(self.linear.of(weighted), self.valuation(weighted), self.valuation(score))

    def _cell(self, quantity: Quantity, value: Fraction, times: Fraction, criterion: Criterion) -> Cell:
        up, down = self._next(quantity, value, criterion.scale)
        rise = None if up is None else (up - value) * times
        fall = None if down is None else (down - value) * times
        better, worse = (rise, fall) if times > 0 else (fall, rise)
        return Cell(quantity, better, None if worse is None else -worse)

    def _next(self, quantity: Quantity, value: Fraction, scale: Scale) -> tuple[Fraction | None, Fraction | None]:
        """Give the levels above and below a score; None where the scale ends."""
        if scale.listed:
            higher = [one for one in scale.listed if one > value]
            lower = [one for one in scale.listed if one < value]
            return min(higher, default=None), max(lower, default=None)
        step = scale.step or self._unit(quantity)
        self.assumed = self.assumed or scale.step is None
        up, down = value + step, value - step
        return (up if scale.high is None or up <= scale.high else None), (down if scale.low is None or down >= scale.low else None)

    def _unit(self, quantity: Quantity) -> Fraction:
        figures = self.valuation.derivation.figures.get(quantity, ())
        return min((figure.unit for figure in figures if figure.printed and figure.unit is not None), default=Fraction(1))


def _unweighted(counts: Mapping[Quantity, Fraction], weighted: Values, allowed: Values) -> Fraction | None:
    (factor,) = counts.values()
    return weighted.times(1 / factor).meet(allowed).only if factor else None
