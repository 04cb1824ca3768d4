"""What states how the totals follow: a sentence, what the totals are called, or weights that are printed for every criterion and add up.

A method that is stated is held against the paper even where no total comes out by it. That asks more than words: the
totals must lie near what the method gives, or another method was meant; and no other way may give them all. A formula that is
written out in the names of the criteria leaves no room for another method, unless all totals are in one ratio to what it gives.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from audit.appraisal.model.place import NO_PLACE, Place
from audit.importing.draft import Printed
from audit.importing.facts import Facts, step
from audit.importing.reading.lexicon import prices
from audit.importing.reading.methods import Fit
from audit.importing.reading.said import Sentence, confirming
from audit.importing.reading.sheet import AVERAGE, WEIGHTED
from audit.importing.reading.sums import PLAIN
from audit.importing.reading.ways import Hints

__all__ = ["NEAR", "StatedWay", "hinted", "is_near", "is_scaled", "outdone", "stated_by"]

NEAR: Final = Fraction(1, 8)
"""How far, of the total that all scores at the top would give, a printed total may lie from what a stated method gives.

Of 80 totals of public papers that are misprinted, 49 are told with 1/32, 66 with 1/16, 76 with 1/10, and 79 from 1/8 on; with
1/2 six totals that were made in another way are accused (`python -m bench.layouts.firmness`)."""

_SHARES: Final = (Fraction(3, 4), Fraction(5, 4))
"""Weights that add to about 1 or 100, but not to it, are shares of which one may not have been read."""

_TWO: Final = 2
_THREE: Final = 3
_RESULTS: Final = ("total", "weighted-total", "weighted-score", "percent", "score", "subtotal")
_UNKNOWN: Final = 99.0
_LIKELY: Final = 3.0
"""Bits up to which a word may mean a result: an unlisted one that ends in score, index or rating costs as much."""

_MANY: Final = 4
"""So many totals have to be there for a way that misses one of them to go before the one stated: with 2 two misprints less are told."""


@dataclass(frozen=True, slots=True)
class StatedWay:
    """A method that is stated: the way with what it gives, the words that state it, and where these stand."""

    fit: Fit
    text: str
    place: Place = NO_PLACE
    by_label: bool = False


def hinted(hints: Hints, tables: Sequence[Printed]) -> Hints:
    """Add what the labels of totals say: weighted, plain, or an average."""
    said = [(row.title, row.place) for table in tables for row in table.rows if row.key == "total"]
    said += [
        (column.title, column.place)
        for table in tables
        for column in table.columns
        if column.prints in {"total", "weighted-score"} and not column.option
    ]
    raw = [one for one in said if any(word in one[0].lower() for word in PLAIN)]
    weighted = [one for one in said if one not in raw and any(word in one[0].lower() for word in WEIGHTED)]
    plain = bool(raw) and not weighted
    average = any(word in title.lower() for title, _ in said for word in AVERAGE)
    label, place = weighted[0] if weighted else ("", NO_PLACE)
    named = not said or any(min(prices(title).get(role, _UNKNOWN) for role in _RESULTS) <= _LIKELY for title, _ in said)
    hints = replace(hints, named=named)
    return replace(hints, weighted=hints.weighted or bool(weighted), average=hints.average or average, plain=plain, label=label, label_place=place)


def stated_by(fits: Sequence[Fit], facts: Facts, hints: Hints, sentences: Sequence[Sentence]) -> StatedWay | None:
    """Find the way that the paper states, if the printed totals lie near what it gives; ``fits`` are in order, the best first."""
    labelled = _by_labels(facts, hints) if all(one.stated.startswith("weighted") for one in sentences) else None
    for fit in fits:
        if (fit.way.less and fit.way.name != "ratio") or fit.way.constant:
            continue
        name = "weighted-sum" if fit.way.of == "weighted-score" else fit.way.name
        sentence = confirming(sentences, name, of_groups=fit.way.of == "groups")
        if fit.way.less and not _is_written(fit, hints):
            continue  # a ratio by another divisor
        if sentence is not None and not fit.hits and fit.way.name == "mean":
            continue  # scores lie near their average anyway
        if sentence is not None and (is_near(fit) or _is_written(fit, hints) or len(fit.hits) * 2 >= fit.tried > 0 or _are_mostly_close(fit)):
            return StatedWay(fit, sentence.text, sentence.place)
        if labelled is not None and _is_weighted(fit, 1 if hints.label and _are_closed(facts) else _TWO) and is_near(fit) and not is_scaled(fit):
            return StatedWay(fit, *labelled, by_label=True)
    return None


def _is_written(fit: Fit, hints: Hints) -> bool:
    """Say whether a way is the formula that the paper writes out, part for part, and was not scaled by a figure that it leaves out."""
    formula = hints.written
    if formula is None or fit.way.of != "score" or fit.way.name != formula.way or is_scaled(fit):
        return False
    if formula.way == "weighted-sum":
        signs = {entry.numeral.sign for entry in formula.weights.values() if entry.numeral is not None}
        return fit.way.over == (100 if signs == {"%"} else 1)
    return fit.way.less == frozenset({formula.divisor} - {""})


def _is_weighted(fit: Fit, least: int) -> bool:
    """Say whether a way weighs the scores, and so many totals were tried; one is enough where it is called weighted beside weights that add up."""
    return fit.way.name in {"weighted-sum", "weighted-mean"} and fit.way.of == "score" and not fit.way.rounded and fit.tried >= least


def _by_labels(facts: Facts, hints: Hints) -> tuple[str, Place] | None:
    """Find what states a weighted sum: what the totals are called; or weights for every criterion, which add up.

    Two totals without a name that says so are too few, unless the weights are added up in the row of the totals.
    """
    closed = _are_closed(facts)
    if hints.label and (closed or not _are_shares(facts)):
        return hints.label, hints.label_place
    if closed and not hints.plain and not hints.average and (facts.weight_total is not None or len(facts.totals) >= _THREE):
        first = next(iter(facts.weights.values()))
        return _ADD_UP, first.place
    return None


_ADD_UP: Final = "a weight is printed for every criterion, and the weights add up"


def _total(facts: Facts) -> Fraction:
    return sum((entry.value for entry in facts.weights.values() if entry.value is not None), Fraction(0))


def _are_closed(facts: Facts) -> bool:
    """Say whether weights add to 1 or 100, or to the sum printed below them: then no criterion is missing."""
    printed = facts.weight_total.value if facts.weight_total is not None else None
    return len(facts.weights) > 1 and (_total(facts) in {1, 100} or (printed is not None and printed == _total(facts)))


def _are_shares(facts: Facts) -> bool:
    low, high = _SHARES
    signs = {entry.numeral.sign for entry in facts.weights.values() if entry.numeral is not None}
    return "%" in signs or low <= _total(facts) <= high or low * 100 <= _total(facts) <= high * 100


def is_near(fit: Fit, part: Fraction = NEAR) -> bool:
    """Say whether every printed total lies near what a way gives, as a misprint of it does: within a part of the highest there can be."""
    room = max((fit.range(one) for one in fit.computed), default=Fraction(0)) * part
    return bool(fit.computed) and all(abs((fit.totals[one].value or 0) - value) <= room for one, value in fit.computed.items())


def _are_mostly_close(fit: Fit) -> bool:
    """Say whether two of three totals, and two at the least, lie close to what a way gives: the others may then lie anywhere."""
    room = max((fit.range(one) for one in fit.computed), default=Fraction(0)) * NEAR / 4
    close = sum(abs((fit.totals[one].value or 0) - value) <= room for one, value in fit.computed.items())
    return close > 1 and close * 3 >= fit.tried * 2 and not is_scaled(fit)


def is_scaled(fit: Fit) -> bool:
    """Say whether all printed totals are in one ratio to what a way gives: then they were made by it, and divided by a figure not told."""
    pairs = [(value, entry) for one, value in fit.computed.items() if (entry := fit.totals[one]).value]
    if fit.hits or len(pairs) < fit.tried or len({value for value, _ in pairs if value}) < _THREE:
        return False
    ends = [sorted(((entry.value or 0) + sign * step(entry) / 2) / value for sign in (-1, 1)) for value, entry in pairs]
    return max(low for low, _ in ends) <= min(high for _, high in ends)


def outdone(stated: Fit, best: Fit) -> bool:
    """Say whether the figures speak for another way than the one stated: it gives all totals, or all but one of many, and that way does not."""
    nearly = best.tried > 1 and (not best.misses or (best.misses == 1 and best.tried >= _MANY))
    return best is not stated and best.computed != stated.computed and len(best.hits) > len(stated.hits) and nearly
