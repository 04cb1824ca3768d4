"""The ways in which printed totals may follow, from the usual to those of a few papers, each with the price of what is unusual in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import log2
from typing import Final

from audit.appraisal.exact.rounding import show
from audit.appraisal.model.place import NO_PLACE, Place
from audit.importing.entry import Entry
from audit.importing.facts import Facts, step
from audit.importing.reading.written import Written

__all__ = ["NO_HINTS", "UNCALLED", "Hints", "Way", "as_written", "turned", "unusual", "usual"]

_OVERS: Final = (Fraction(1), Fraction(100), Fraction(10), Fraction(5), Fraction(1000))
_TOPS: Final = (Fraction(5), Fraction(10), Fraction(4), Fraction(3))
"""Highest scores by which papers divide, so that a total is out of 100."""

UNCALLED: Final = 12.0
"""Bits that it costs to take a line for averages that no word calls a total: scores lie near their average anyway."""

_FEW: Final = 4
_TURNED: Final = (Fraction(6), Fraction(11), Fraction(10), Fraction(5), Fraction(100))
"""From what scores are taken off that are turned round: on scales of 1 to 5 and 10, and 0 to 10, 5 and 100."""

_PLAIN: Final = frozenset({("sum", "sum"), ("mean", "sum"), ("mean", "weighted-sum")})
"""Ways over groups that are none: sums of sums are sums, and nobody takes the average of sums."""

_WORDS: Final = {
    "sum": "the sum of the scores",
    "mean": "the average of the scores",
    "product": "the product of the scores",
    "ratio": "the product of the scores",
}


@dataclass(frozen=True, slots=True)
class Way:
    """One way of making totals.

    ``name`` is ``sum``, ``weighted-sum``, ``mean``, ``weighted-mean`` or ``product``; ``of`` what it is applied to
    (``score``, ``weighted-score``, ``groups``); ``subtotal`` how groups are made; ``less`` are criteria that are taken
    off; ``rounded`` takes the weights as rounded before printing. Where ``turned`` is above 0 each of ``less`` counts as
    that figure less its score (``constant`` holds the rest). ``price`` says how unusual it is, in bits.
    """

    name: str
    of: str
    over: Fraction = Fraction(1)
    subtotal: str = ""
    less: frozenset[str] = frozenset()
    constant: Fraction = Fraction(0)
    rounded: bool = False
    turned: Fraction = Fraction(0)
    price: float = 0.0

    def in_words(self, titles: Mapping[str, str] | None = None) -> str:
        """Say it in a few words."""
        made = f"{_WORDS.get(self.name, 'the sum of scores times weights')}"
        if self.of == "weighted-score":
            made = "the sum of the weighted scores"
        elif self.of == "groups":
            within = {"mean": "averages", "sum": "sums", "weighted-sum": "weighted sums"}[self.subtotal]
            made = f"the {within} of the groups, {'weighted by the weights of the groups' if self.name != 'sum' else 'added'}"
        elif self.name == "weighted-mean":
            made = "the weighted average of the scores"
        if self.over != 1 and self.name != "weighted-mean":
            made += f", divided by {show(self.over)}"
        if self.less and self.name == "ratio":
            return f"{made}, divided by {', '.join((titles or {}).get(one, one) for one in sorted(self.less))}"
        if self.turned:
            named = ", ".join((titles or {}).get(one, one) for one in sorted(self.less))
            return f"{made}, with {named} counted as {show(self.turned)} less its score"
        if self.less:
            made += f", less {', '.join((titles or {}).get(one, one) for one in sorted(self.less))}"
        if self.constant:
            made += f", {'plus' if self.constant > 0 else 'less'} {show(abs(self.constant))}"
        return made + (" (weights taken as rounded)" if self.rounded else "")


@dataclass(frozen=True, slots=True)
class Hints:
    """What labels and sentences say of the totals: weighted, plain or an average, ``over`` what they are divided.

    ``label`` is what the totals are called where that says how they are weighted, or what the weights are called; ``written``
    is a formula that the paper writes out, ``named`` whether any word over or beside the totals may mean a result; ``caps`` are
    figures beyond which, as the text says, nothing goes.
    """

    weighted: bool = False
    average: bool = False
    total: bool = True
    stated: str = ""
    over: Fraction | None = None
    of_groups: bool = False
    plain: bool = False
    label: str = ""
    label_place: Place = NO_PLACE
    written: Written | None = None
    named: bool = True
    caps: frozenset[Fraction] = frozenset()


NO_HINTS: Final = Hints()


def usual(facts: Facts, groups: Mapping[str, str], hints: Hints, has_raw: bool, has_weighted: bool) -> Iterator[Way]:
    """Yield the ways that papers follow, as far as there are the figures for them."""
    weights = [entry.value for entry in facts.weights.values() if entry.value is not None]
    weighted, plain = (0.0, 3.0) if hints.weighted or hints.stated.startswith("weighted") else (0.5, 1.0)
    average = 0.0 if hints.average or hints.stated.endswith("mean") else 2.0 if hints.total else UNCALLED
    if has_raw and weights:
        total = sum(weights, Fraction(0))
        is_percent = all(entry.numeral is not None and entry.numeral.sign == "%" for entry in facts.weights.values() if entry.value is not None)
        for over in dict.fromkeys((*_OVERS, *((hints.over,) if hints.over else ()))):
            usual = over == hints.over or (hints.over is None and over == (100 if is_percent else 1))
            yield Way("weighted-sum", "score", over, price=weighted + (0.0 if usual else 0.5 if over in {1, 100} else 2.0))
        for top in dict.fromkeys((*((hints.over,) if hints.over else ()), *(_TOPS if total in {1, 100} else ()))) if total else ():
            over = total * top / 100  # all scores at the top give 100
            if over not in {*_OVERS, hints.over}:
                yield Way("weighted-sum", "score", over, price=weighted + (0.5 if top == hints.over else 2.5))
        if total and total not in _OVERS:
            yield Way("weighted-mean", "score", total, price=weighted + (0.5 if average else 0.0))
        if _may_be_rounded(facts, total):
            over = next(one for one in (Fraction(1), Fraction(100)) if abs(total - one) <= one / 20)
            yield Way("weighted-mean", "score", total, rounded=True, price=weighted + 2.0)
            yield Way("weighted-sum", "score", over, rounded=True, price=weighted + 2.0)
    if has_weighted:
        yield Way("weighted-sum", "weighted-score", price=weighted + (0.0 if facts.weighted else 1.0 if weights else 2.0))
    if has_raw:
        yield Way("sum", "score", price=(plain if weights else 0.0) + (2.0 if hints.average and not average else 0.0))
        yield Way("mean", "score", price=average + (plain if weights else 0.0))
    if len(set(groups.values())) > 1:
        yield from _group_ways(facts, hints)


def _group_ways(facts: Facts, hints: Hints) -> Iterator[Way]:
    """Ways that make a result of each group first."""
    for subtotal in ("mean", "sum", "weighted-sum"):
        for name in ("weighted-sum", "weighted-mean", "sum", "mean"):
            if (name, subtotal) not in _PLAIN and (not name.startswith("weighted") or facts.group_weights):
                yield Way(name, "groups", Fraction(1), subtotal, price=1.0 if hints.of_groups else 2.5)
        if facts.group_weights:
            yield Way("weighted-sum", "groups", Fraction(100), subtotal, price=1.0 if hints.of_groups else 2.5)


def _may_be_rounded(facts: Facts, total: Fraction) -> bool:
    room = sum((step(entry) / 2 for entry in facts.weights.values()), Fraction(0))
    return any(one != total and abs(total - one) <= min(room, one / 20) for one in (Fraction(1), Fraction(100)))


def as_written(formula: Written, cells: Mapping[tuple[str, str], Entry]) -> Iterator[Way]:
    """Yield the product, or ratio, that a paper writes out; each factor that is printed in per cent counts in hundredths."""
    if formula.way not in {"product", "ratio"} or formula.names != {criterion for _, criterion in cells}:
        return
    over = Fraction(1)
    for one in formula.names:
        signs = {entry.numeral.sign for (_, criterion), entry in cells.items() if criterion == one and entry.numeral is not None}
        if signs == {"%"}:
            over *= Fraction(1, 100) if one == formula.divisor else 100
    yield Way(formula.way, "score", over, less=frozenset({formula.divisor} - {""}))


def unusual(facts: Facts, criteria: Sequence[str]) -> Iterator[Way]:
    """Yield ways of some papers: a product of a few factors, one factor that divides, one criterion taken off."""
    if 1 < len(criteria) <= _FEW and not facts.weights:
        yield from (Way("product", "score", over, price=3.0 + (over != 1)) for over in _OVERS[:2])
        if len(criteria) >= _FEW - 1:
            divisors = [(one, 4.0 if one == criteria[-1] else 5.0) for one in reversed(criteria)]
            yield from (
                Way("ratio", "score", over, less=frozenset({one}), price=price + (over != 1)) for one, price in divisors for over in _OVERS[:2]
            )
    for one in criteria if len(criteria) > 1 else ():
        price = 3.0 + log2(len(criteria))
        yield Way("sum", "score", less=frozenset({one}), price=price + (1.0 if facts.weights else 0.0))
        if facts.weights:
            yield from (Way("weighted-sum", "score", over, less=frozenset({one}), price=price) for over in _OVERS[:2])


def turned(facts: Facts, criteria: Sequence[str]) -> Iterator[Way]:
    """Yield ways in which the scores of one criterion, such as a cost, are turned round on their scale."""
    price = 5.0 + log2(max(1, len(criteria)))
    for one in criteria if len(criteria) > 1 else ():
        weight = facts.weights[one].value if one in facts.weights else None
        for top in _TURNED:
            less = frozenset({one})
            if weight is None:
                yield Way("sum", "score", less=less, constant=top, turned=top, price=price)
                continue
            for over in _OVERS[:2]:
                yield Way("weighted-sum", "score", over, less=less, constant=weight * top, turned=top, price=price)
