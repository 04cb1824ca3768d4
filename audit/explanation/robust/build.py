"""From an appraisal's figures to its contest.

Known scores and the levels next to them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from audit.appraisal.exact.bounds import TooManyValues
from audit.appraisal.exact.values import Values, make, point
from audit.appraisal.model.appraisal import Criterion
from audit.appraisal.model.quantity import Quantity
from audit.explanation.robust.contest import ZERO, Contest, CriterionWeight, MovableScore
from audit.explanation.robust.linear import Linear, NotLinearError
from audit.relations.derive.gates import failed, gates
from audit.relations.derive.valuation import Valuation
from audit.why import Why, because

__all__ = ["NoContestError", "cells_of", "contest_of"]


def cells_of(
    linear: Linear, options: Sequence[str], counts: Mapping[str, Fraction]
) -> tuple[Mapping[str, tuple[MovableScore, ...]], tuple[str, ...]]:
    """The known scores of each option with what one level moves its total, and why none is moved where the paper gives no steps.

    ``counts`` is what a score adds to the total, less than nothing where less is better. A step is a level that the
    criterion's own definition permits. Scores that follow from a measure, from another option or from a median of scorers
    are not moved by themselves; where the steps of a scale are not known, nothing is moved.
    """
    levels = _Levels(linear, counts)
    found = {option: tuple(cell for name in counts for cell in levels.of(option, name)) for option in options}
    return (dict.fromkeys(options, ()), (_NO_STEPS,)) if levels.unknown else (found, ())


_NO_STEPS: Final = "the paper does not state the steps of its scale, so nothing is said in levels"


class _Levels:
    def __init__(self, linear: Linear, counts: Mapping[str, Fraction]) -> None:
        self.valuation = linear.valuation
        self.linear = linear
        self.counts = counts
        self.unknown = False

    def of(self, option: str, criterion: str) -> Iterator[MovableScore]:
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
        """A score that is printed, or that its printed weighted score leaves no choice about."""
        figures = self.valuation.derivation.figures.get(score, ())
        shown = [figure for figure in figures if figure.printed and figure.reading != "doubtful"]
        if figures:
            return next((figure.value for figure in shown), None)
        weighted = score._replace(kind="weighted-score")
        printed = self.valuation.derivation.figures.get(weighted, ())
        if not any(figure.printed and figure.reading != "doubtful" for figure in printed):
            return None
        return _unweighted(self.linear.of(weighted), self.valuation(weighted), self.valuation(score))

    def _cell(self, quantity: Quantity, value: Fraction, times: Fraction, criterion: Criterion) -> MovableScore:
        up, down = self._next(value, criterion)
        rise = None if up is None else (up - value) * times
        fall = None if down is None else (down - value) * times
        better, worse = (rise, fall) if times > 0 else (fall, rise)
        return MovableScore(quantity, better, None if worse is None else -worse)

    def _next(self, value: Fraction, criterion: Criterion) -> tuple[Fraction | None, Fraction | None]:
        """The levels above and below a score that the criterion permits; None where the scale ends."""
        scale = criterion.scale
        if scale.listed:
            permitted = self._permitted(criterion)
            higher = [one for one in permitted if one > value]
            lower = [one for one in permitted if one < value]
            return min(higher, default=None), max(lower, default=None)
        if scale.step is None:
            self.unknown = True
            return None, None
        up, down = value + scale.step, value - scale.step
        return (up if scale.high is None or up <= scale.high else None), (down if scale.low is None or down >= scale.low else None)

    def _permitted(self, criterion: Criterion) -> tuple[Fraction, ...]:
        """The scores of the levels that a criterion defines, if it defines any; else all of its scale."""
        levels = self.valuation.derivation.appraisal.levels
        defined = {levels[name].value for name, use in criterion.levels.items() if use.status == "defined" and name in levels}
        return tuple(one for one in criterion.scale.listed if not defined or one in defined)


def _unweighted(counts: Mapping[Quantity, Fraction], weighted: Values, allowed: Values) -> Fraction | None:
    (factor,) = counts.values()
    return weighted.times(1 / factor).meet(allowed).only if factor else None


_BY_TOTAL: Final = frozenset({"total", "percent", "share"})
_MADE: Final = frozenset({"score", "weighted-score", "subtotal", "total"})
_DECIDING: Final = frozenset({"score", "weighted-score", "weight", "subtotal", "total", "percent", "share", "rank", "difference", "mean"})

_TIES: Final = ("subtotal", "percent", "share", "rank")
_SEVERAL: Final = 2
_WITHHELD: Final = because("withheld")


class NoContestError(Exception):
    """What alters the result cannot be worked out; ``why`` says why."""

    def __init__(self, why: Why) -> None:
        """Keep the reason."""
        super().__init__(str(why))
        self.why = why


def contest_of(valuation: Valuation, narrowed: Mapping[Quantity, Values]) -> Contest:
    """The contest of an appraisal; ``narrowed`` is what all printed figures together leave to missing scores.

    Raises NoContestError, TooManyValues.
    """
    appraisal = valuation.derivation.appraisal
    if appraisal.method.rank_by not in _BY_TOTAL:
        raise NoContestError(because("order-not-by-totals"))
    if any(figure.withheld and figure.quantity.kind in _DECIDING for figure in appraisal.figures):
        raise NoContestError(_WITHHELD)
    if not any(figure.printed and figure.quantity.kind in _MADE and figure.quantity.option is not None for figure in appraisal.figures):
        raise NoContestError(because("nothing-scored"))
    out = failed(gates(appraisal)) | {figure.quantity.option for figure in appraisal.figures if _not_in_running(figure.state, figure.quantity)}
    options = tuple(one for one in appraisal.options if one not in out)
    try:
        return _Builder(valuation, narrowed, options).contest(tuple(one for one in appraisal.options if one in out))
    except NotLinearError as error:
        raise NoContestError(error.why) from None


def _not_in_running(state: str, quantity: Quantity) -> bool:
    return state == "not-applicable" and quantity == Quantity("total", quantity.option)


@dataclass(slots=True)
class _Terms:
    """One option's total: what each criterion's score counts in it, and what else is in it."""

    scores: Mapping[str, Fraction]
    rest: Values


class _Builder:
    """Puts a contest together from the totals of the options in the running."""

    def __init__(self, valuation: Valuation, narrowed: Mapping[Quantity, Values], options: tuple[str, ...]) -> None:
        self.valuation = valuation
        self.appraisal = valuation.derivation.appraisal
        self.narrowed = narrowed
        self.options = options
        self.linear = Linear(valuation)
        self.sign = Fraction(1 if self.appraisal.method.direction != "lower" else -1)

    def contest(self, out: tuple[str, ...]) -> Contest:
        """The contest. Raises NoContestError, NotLinearError, TooManyValues."""
        terms = {option: self._terms(option) for option in self.options}
        scores = self._shared(terms)
        point_ = self._point(scores)
        parts = tuple(self._part(name, abs(times) * point_) for name, times in scores.items())
        values = {(option, name): self._values(option, name, times) for option in self.options for name, times in scores.items()}
        rest = {option: one.rest.times(point_ * self.sign) for option, one in terms.items()}
        made = {option: _made(parts, values, rest, option) for option in self.options}
        exact = not self.linear.rounded
        if not exact:
            self._refuse_contradicted()
        printed = {option: self._printed(option, point_) for option in self.options}
        against = tuple(one for one in self.options if exact and printed[one] is not None and _contradicts(made[one], printed[one]))
        kept = {option: own for option, own in printed.items() if own is not None and exact and option not in against}
        values = {cell: _left(cell, own, values, parts, kept.get(cell[0]), rest) for cell, own in values.items()}
        cells, assumed = cells_of(self.linear, self.options, {name: times * point_ * self.sign for name, times in scores.items()})
        totals = {option: self._total(option, made[option], printed[option], point_) for option in self.options}
        missing = tuple(cell for cell, own in values.items() if own.only is None and not self._shown(*cell))
        return Contest(
            self.options, out, parts, values, rest,
            totals,
            {option: own.plus(rest[option].times(Fraction(-1))) for option, own in kept.items()}, against, cells, point_,
            self._printed_weights() is not None, exact, assumed,
            missing, tuple(option for option in self.options if self._tied(option, missing, totals[option])),
        )  # fmt: skip

    def _refuse_contradicted(self) -> None:
        """Refuse a printed total that no true weights make of the scores: where weights are rounded, it cannot be told which is right."""
        for option in self.options:
            total = Quantity("total", option)
            printed = self.valuation.printed(total)
            for relation in self.valuation.derivation.defining.get(total, ()) if printed is not None else ():
                if printed is not None and self.valuation.outcome_of(relation).meet(printed).empty:
                    raise NoContestError(because("total-against-scores", option=self.appraisal.options[option].title))

    def _terms(self, option: str) -> _Terms:
        scores: dict[str, Fraction] = {}
        rest = point(ZERO)
        for quantity, times in self.linear.of(Quantity("total", option)).items():
            if quantity.kind == "score" and quantity.criterion is not None and quantity.scorer is None:
                scores[quantity.criterion] = times
            else:
                self._refuse_withheld(quantity)
                rest = rest.plus(self.valuation(quantity).times(times))
        return _Terms(scores, rest)

    def _shared(self, terms: Mapping[str, _Terms]) -> Mapping[str, Fraction]:
        """What the scores count, which has to be the same in every option's total."""
        first = next(iter(terms.values()), None)
        if first is None or not first.scores:
            raise NoContestError(because("totals-not-from-scores"))
        if any(one.scores != first.scores for one in terms.values()):
            raise NoContestError(because("totals-unlike"))
        if not any(first.scores.values()):
            raise NoContestError(because("weights-zero"))
        return first.scores

    def _point(self, scores: Mapping[str, Fraction]) -> Fraction:
        """What brings the coefficients of the scores to the units of the printed weights."""
        printed = self._printed_weights()
        whole = sum(map(abs, scores.values()), ZERO)
        return (Fraction(len(scores)) if printed is None else printed) / whole

    def _printed_weights(self) -> Fraction | None:
        """The sum of the weights as printed: of all criteria, or else of the groups that make the total."""
        appraisal = self.appraisal
        flat = [Quantity("weight", criterion=one.id) for one in appraisal.scored]
        groups = [Quantity("weight", group=one.id) for one in appraisal.groups.values() if one.parent is None]
        for weights in (groups, flat) if appraisal.method.total.of_groups else (flat,):
            if weights and appraisal.method.total.name.startswith("weighted") and all(map(self._known, weights)):
                return sum((self.linear.weight(one) for one in weights), ZERO) or None
        return None

    def _known(self, weight: Quantity) -> bool:
        return self.valuation(weight).only is not None or self.valuation.printed(weight) is not None

    def _part(self, criterion: str, weight: Fraction) -> CriterionWeight:
        group = self.appraisal.criteria[criterion].group
        return CriterionWeight(criterion, group, weight, group is not None and group in self.linear.scaled)

    def _values(self, option: str, criterion: str, times: Fraction) -> Values:
        """What a score can be: as printed, from its weighted score, or whatever is left to it; the better the higher.

        What is printed stands where it goes against the scale.
        """
        score = Quantity("score", option, criterion)
        own = self._own(score)
        weighted = score._replace(kind="weighted-score")
        factor = self._weighting(weighted)
        if factor:
            shared = own.meet(self._own(weighted).times(1 / factor))
            stands = own if self.valuation.printed(score) is not None else self._own(weighted).times(1 / factor)
            own = stands if shared.empty else shared
        return own.times(self.sign * (-1 if times < 0 else 1))

    def _shown(self, option: str, criterion: str) -> bool:
        """Say whether a score is printed, as itself or weighted, and was not read doubtfully."""
        score = Quantity("score", option, criterion)
        figures = [figure for one in (score, score._replace(kind="weighted-score")) for figure in self.valuation.derivation.figures.get(one, ())]
        return any(figure.printed and figure.reading != "doubtful" for figure in figures)

    def _tied(self, option: str, missing: tuple[tuple[str, str], ...], total: Values) -> bool:
        """Say whether several scores of an option are missing that more than its total ties; of a known total subtotals alone do."""
        if [cell[0] for cell in missing].count(option) < _SEVERAL:
            return False
        kinds = _TIES if total.only is None else _TIES[:1]
        return any(figure.printed and figure.quantity.option == option and figure.quantity.kind in kinds for figure in self.appraisal.figures)

    def _refuse_withheld(self, quantity: Quantity) -> None:
        if self.valuation.withheld(quantity):
            raise NoContestError(_WITHHELD)

    def _own(self, quantity: Quantity) -> Values:
        self._refuse_withheld(quantity)
        doubtful = any(figure.reading == "doubtful" for figure in self.valuation.derivation.figures.get(quantity, ()))
        if doubtful:
            return self.valuation.allowed(quantity)
        return _kept(self.narrowed.get(quantity, self.valuation(quantity)), self.valuation(quantity))

    def _weighting(self, weighted: Quantity) -> Fraction:
        """What a score is multiplied by to make the weighted score, where one is printed."""
        if not self.valuation.derivation.figures.get(weighted):
            return ZERO
        return next(iter(self.linear.of(weighted).values()))

    def _printed(self, option: str, point_: Fraction) -> Values | None:
        total = Quantity("total", option)
        if any(figure.reading == "doubtful" for figure in self.valuation.derivation.figures.get(total, ())):
            return None
        own = self.valuation.printed(total)
        return None if own is None else own.times(point_ * self.sign)

    def _total(self, option: str, made: Values, printed: Values | None, point_: Fraction) -> Values:
        """What a total can be: either what is printed or what the scores make, where these contradict each other."""
        if self.linear.rounded:
            return self.valuation(Quantity("total", option)).times(point_ * self.sign)
        if printed is None:
            return made
        shared = made.meet(printed)
        return made.join(printed) if shared.empty else shared


def _made(parts: tuple[CriterionWeight, ...], values: Mapping[tuple[str, str], Values], rest: Mapping[str, Values], option: str) -> Values:
    """Every total that the scores make; the interval around them where they are too many to list."""
    try:
        return _sum([values[option, part.criterion].times(part.weight) for part in parts], rest[option])
    except TooManyValues:
        return _sum([_whole(values[option, part.criterion].times(part.weight)) for part in parts], _whole(rest[option]))


def _left(
    cell: tuple[str, str], own: Values, values: Mapping[tuple[str, str], Values], parts: tuple[CriterionWeight, ...], total: Values | None,
    rest: Mapping[str, Values],
) -> Values:  # fmt: skip
    """What the printed total leaves to a score that is open, when all others can be anything that is left to them."""
    weight = next(part.weight for part in parts if part.criterion == cell[1])
    if own.only is not None or total is None or not weight:
        return own
    try:
        others = _sum([values[cell[0], part.criterion].times(part.weight) for part in parts if part.criterion != cell[1]], rest[cell[0]])
        return _kept(own, total.plus(others.times(Fraction(-1))).times(1 / weight))
    except TooManyValues:
        return own


def _sum(sets: list[Values], start: Values) -> Values:
    for one in sets:
        start = start.plus(one)
    return start


def _whole(values: Values) -> Values:
    return make((), [values.hull()])


def _contradicts(made: Values, printed: Values | None) -> bool:
    return printed is not None and made.meet(printed).empty


def _kept(own: Values, other: Values) -> Values:
    """What both allow; the one where they contradict each other."""
    shared = own.meet(other)
    return own if shared.empty else shared
