"""Ways in which printed totals may follow, each tried with the product's own relations and weighed in bits.

A total that comes out exactly saves log2(range / unit) bits: how surprising it would be by chance. A miss costs
``MISS`` bits, so that one chance hit among many misses is no evidence; a near miss gives back part of that.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from math import log2
from typing import Final

from audit.appraisal.exact.rounding import show
from audit.appraisal.exact.values import Values, point
from audit.appraisal.model.quantity import Quantity
from audit.importing.entry import Entry
from audit.importing.facts import Facts, step
from audit.relations.registry import TYPES
from audit.relations.relation import Relation, Term

MISS: Final = 3.0
"""Bits that a total which does not come out costs; with 3, one hit on a whole number among three misses is worth nothing."""

MOST: Final = 10.0
_OVERS: Final = (Fraction(1), Fraction(100), Fraction(10), Fraction(5), Fraction(1000))
_TOPS: Final = (Fraction(5), Fraction(10), Fraction(4), Fraction(3))
"""Highest scores by which papers divide, so that a total is out of 100."""

_SURE: Final = 4.0
"""Bits from which on a usual way explains the totals, and no unusual one is tried."""

_UNCALLED: Final = 12.0
"""Bits that it costs to take a line for averages that no word calls a total: scores lie near their average anyway."""

_FEW: Final = 4
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
    off; ``rounded`` takes the weights as rounded before printing. ``price`` says how unusual it is, in bits.
    """

    name: str
    of: str
    over: Fraction = Fraction(1)
    subtotal: str = ""
    less: frozenset[str] = frozenset()
    constant: Fraction = Fraction(0)
    rounded: bool = False
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
        if self.less:
            made += f", less {', '.join((titles or {}).get(one, one) for one in sorted(self.less))}"
        if self.constant:
            made += f", {'plus' if self.constant > 0 else 'less'} {show(abs(self.constant))}"
        return made + (" (weights taken as rounded)" if self.rounded else "")


@dataclass(frozen=True)
class Fit:
    """A way with what it gives: for each option the total worked out, and which of them come out."""

    way: Way
    computed: Mapping[str, Fraction]
    totals: Mapping[str, Entry]
    hits: frozenset[str]
    highs: Mapping[str, Fraction] = field(default_factory=dict)

    @property
    def tried(self) -> int:
        """How many totals could be worked out."""
        return len(self.computed)

    @property
    def misses(self) -> int:
        """How many of them do not come out."""
        return self.tried - len(self.hits)

    @cached_property
    def evidence(self) -> float:
        """What the totals say for the way, in bits, without its price."""
        hits = sum(self._worth(one) for one in self.hits)
        near = sum(self._nearness(one) for one in self.computed if one not in self.hits)
        return hits + near - MISS * self.misses

    @cached_property
    def bits(self) -> float:
        """What the totals say for the way, in bits, less its price."""
        return self.evidence - self.way.price

    def _worth(self, option: str) -> float:
        return min(MOST, log2(1 + float(self._range(option) / step(self.totals[option]))))

    def _range(self, option: str) -> Fraction:
        return max(abs(self.highs.get(option, Fraction(0))), abs(self.computed[option]), step(self.totals[option]))

    def _nearness(self, option: str) -> float:
        printed = self.totals[option].value or Fraction(0)
        off = abs(self.computed[option] - printed)
        if printed > self.highs.get(option, printed) * 2 and printed > 0:
            return -MISS / 2
        return max(0.0, min(MISS / 2, log2(float(self._range(option) / (2 * off + step(self.totals[option])) + Fraction(1, 1000))) / 2))

    def said(self, titles: Mapping[str, str] | None = None) -> str:
        """Say how many totals it gives."""
        return f"{self.way.in_words(titles)} gives {len(self.hits)} of {self.tried} printed totals that could be tried"


@dataclass(frozen=True, slots=True)
class Hints:
    """What labels and sentences say of the totals: weighted, an average, ``over`` what they are divided."""

    weighted: bool = False
    average: bool = False
    total: bool = True
    stated: str = ""
    over: Fraction | None = None
    of_groups: bool = False


NO_HINTS: Final = Hints()


def fits_of(facts: Facts, groups: Mapping[str, str], hints: Hints = NO_HINTS, *, cells: Mapping[tuple[str, str], Entry] | None = None) -> list[Fit]:
    """Try every way; the best comes first. ``cells`` are such of which it is not known whether they are scores or weighted scores."""
    raw = facts.raw if cells is None else cells
    found = []
    for way in _ways(facts, groups, hints, bool(raw), bool(facts.weighted if cells is None else cells)):
        fit = fit_of(way, raw if way.of != "weighted-score" else facts.weighted if cells is None else cells, facts, groups)
        if fit.tried:
            found.append(fit)
    found += list(_shifted(found))
    if not any(fit.evidence > _SURE for fit in found):
        found += list(_unusual(facts, groups, raw, hints))
    return sorted(found, key=lambda fit: (-fit.bits, fit.way.price))


def _ways(facts: Facts, groups: Mapping[str, str], hints: Hints, has_raw: bool, has_weighted: bool) -> Iterator[Way]:
    weights = [entry.value for entry in facts.weights.values() if entry.value is not None]
    weighted, plain = (0.0, 3.0) if hints.weighted or hints.stated.startswith("weighted") else (0.5, 1.0)
    average = 0.0 if hints.average or hints.stated.endswith("mean") else 2.0 if hints.total else _UNCALLED
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
    """Give ways that make a result of each group first."""
    for subtotal in ("mean", "sum", "weighted-sum"):
        for name in ("weighted-sum", "weighted-mean", "sum", "mean"):
            if (name, subtotal) not in _PLAIN and (not name.startswith("weighted") or facts.group_weights):
                yield Way(name, "groups", Fraction(1), subtotal, price=1.0 if hints.of_groups else 2.5)
        if facts.group_weights:
            yield Way("weighted-sum", "groups", Fraction(100), subtotal, price=1.0 if hints.of_groups else 2.5)


def _may_be_rounded(facts: Facts, total: Fraction) -> bool:
    room = sum((step(entry) / 2 for entry in facts.weights.values()), Fraction(0))
    return any(one != total and abs(total - one) <= min(room, one / 20) for one in (Fraction(1), Fraction(100)))


def _unusual(facts: Facts, groups: Mapping[str, str], raw: Mapping[tuple[str, str], Entry], hints: Hints) -> Iterator[Fit]:
    """Try what only some papers do: one criterion taken off, a product of a few factors. Only what gives all totals counts."""
    criteria = list(dict.fromkeys(criterion for _, criterion in (raw or facts.weighted)))
    ways = [Way("product", "score", over, price=3.0 + (over != 1)) for over in _OVERS[:2]] if 1 < len(criteria) <= _FEW and not facts.weights else []
    if _FEW - 2 < len(criteria) <= _FEW and not facts.weights:
        ways += [Way("ratio", "score", over, less=frozenset({criteria[-1]}), price=4.0 + (over != 1)) for over in _OVERS[:2]]
    for one in criteria if len(criteria) > 1 else ():
        price = 3.0 + log2(len(criteria))
        ways.append(Way("sum", "score", less=frozenset({one}), price=price + (1.0 if facts.weights else 0.0)))
        if facts.weights:
            ways += [Way("weighted-sum", "score", over, less=frozenset({one}), price=price) for over in _OVERS[:2]]
    for way in ways:
        fit = fit_of(way if hints.total else replace(way, price=way.price + _UNCALLED), raw, facts, groups, 1)
        if fit.tried > 1 and len(fit.hits) >= max(2, fit.tried - 1):
            yield fit


def _shifted(fits: Sequence[Fit]) -> Iterator[Fit]:
    """Give ways with a constant added, where all totals are off by the same."""
    for fit in fits:
        off = {(fit.totals[one].value or Fraction(0)) - fit.computed[one] for one in fit.computed}
        if fit.tried > 2 and not fit.hits and len(off) == 1 and fit.way.of == "score" and fit.way.name in {"sum", "weighted-sum"}:  # noqa: PLR2004  # three
            constant = off.pop()
            way = replace(fit.way, constant=constant, price=fit.way.price + 6.0)
            yield replace(fit, way=way, computed={one: value + constant for one, value in fit.computed.items()}, hits=frozenset(fit.computed))


def fit_of(way: Way, cells: Mapping[tuple[str, str], Entry], facts: Facts, groups: Mapping[str, str], most: int | None = None) -> Fit:
    """Try one way on every option that has all its figures; give up beyond ``most`` misses."""
    rows: dict[str, dict[str, Entry]] = {}
    for (option, criterion), entry in cells.items():
        if option in facts.totals and (entry.value is not None or entry.written == "blank"):
            rows.setdefault(option, {})[criterion] = entry
    computed, hits, highs = {}, set(), {}
    top = max((entry.value for row in rows.values() for entry in row.values() if entry.value is not None), default=Fraction(0))
    reach: dict[frozenset[str], Fraction | None] = {}
    for option, row in rows.items():
        if len(row) < 2 or any(entry.value is None for entry in row.values()) or facts.totals[option].value is None:  # noqa: PLR2004  # a sum has two parts
            continue
        found = made(way, option, row, facts, groups)
        if found is None:
            continue
        computed[option] = found
        key = frozenset(row)
        if key not in reach:
            reach[key] = made(way, option, {criterion: replace(entry, value=top) for criterion, entry in row.items()}, facts, groups)
        highs[option] = reach[key] or found
        if abs(found - (facts.totals[option].value or 0)) <= _room(way, row, facts, facts.totals[option]):
            hits.add(option)
        elif most is not None and len(computed) - len(hits) > most:
            return Fit(way, {}, {}, frozenset())
    return Fit(way, computed, {one: facts.totals[one] for one in computed}, frozenset(hits), highs)


def _room(way: Way, row: Mapping[str, Entry], facts: Facts, total: Entry) -> Fraction:
    """Say how far a total may be off: half its unit, and what rounding of its parts leaves where they were rounded."""
    room = step(total) / 2
    if way.of == "weighted-score":
        room += sum((step(entry) / 2 for entry in row.values() if step(entry) < 1), Fraction(0))
    if way.rounded:
        spread = [abs(entry.value or Fraction(0)) for entry in row.values()]
        low = min(spread, default=Fraction(0))
        room += sum(
            ((value - low) * step(facts.weights[criterion]) / 2 / way.over for criterion, value in zip(row, spread, strict=True)), Fraction(0)
        )
    return room


def made(way: Way, option: str, row: Mapping[str, Entry], facts: Facts, groups: Mapping[str, str]) -> Fraction | None:
    """Work out a total by the product's relations; None where a weight is missing."""
    values: dict[Quantity, Fraction] = {}
    for criterion, entry in row.items():
        values[Quantity("score", option, criterion)] = entry.value or Fraction(0)
        weight = facts.weights.get(criterion)
        if weight is not None and weight.value is not None:
            values[Quantity("weight", criterion=criterion)] = weight.value
    if way.of == "groups":
        return _of_groups(way, option, row, facts, groups, values)
    return _by(way.name if way.of == "score" else "sum", way, option, list(row), values)


def _of_groups(
    way: Way, option: str, row: Mapping[str, Entry], facts: Facts, groups: Mapping[str, str], values: dict[Quantity, Fraction]
) -> Fraction | None:
    names = list(dict.fromkeys(groups.get(criterion, "") for criterion in row))
    if "" in names or len(names) < 2:  # noqa: PLR2004  # one group is none
        return None
    found: dict[Quantity, Fraction] = {}
    for name in names:
        inside = [criterion for criterion in row if groups[criterion] == name]
        part = _by(way.subtotal, Way(way.subtotal, "score"), option, inside, values)
        if part is None:
            return None
        found[Quantity("score", option, name)] = part
        weight = facts.group_weights.get(name)
        if weight is not None and weight.value is not None:
            found[Quantity("weight", criterion=name)] = weight.value
    return _by(way.name, replace(way, less=frozenset()), option, names, found)


def _by(name: str, way: Way, option: str, parts: Sequence[str], values: Mapping[Quantity, Fraction]) -> Fraction | None:
    terms = []
    for one in parts:
        weight = Quantity("weight", criterion=one) if name.startswith("weighted") else None
        if weight is not None and weight not in values:
            return None
        terms.append(Term(Quantity("score", option, one), Fraction(-1 if one in way.less else 1), weight))
    if name == "ratio":
        divisor = values.get(Quantity("score", option, next(iter(way.less))))
        return (
            _by("product", replace(way, less=frozenset(), over=way.over * divisor), option, [one for one in parts if one not in way.less], values)
            if divisor
            else None
        )
    type_ = "mean" if name.endswith("mean") else "product" if name == "product" else "sum"
    over = way.over if name in {"weighted-sum", "product"} else Fraction(1)
    relation = Relation("tried", type_, "total", Quantity("total", option), tuple(terms), over=over, constant=way.constant)

    def look(quantity: Quantity) -> Values:
        return point(values[quantity])

    return TYPES[type_].evaluate(relation, look).only
