"""Ways in which printed totals may follow, each tried with the product's own relations and weighed in bits.

A total that comes out exactly saves log2(range / unit) bits: how surprising it would be by chance. A miss costs
``MISS`` bits, so that one chance hit among many misses is no evidence; a near miss gives back part of that.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from math import log2
from typing import Final

from audit.appraisal.exact.values import Values, point
from audit.appraisal.model.quantity import Quantity
from audit.importing.entry import Entry
from audit.importing.facts import Facts, step
from audit.importing.reading.ways import NO_HINTS, UNCALLED, Hints, Way, as_written, turned, unusual, usual
from audit.relations.registry import TYPES
from audit.relations.relation import Relation, Term

__all__ = ["MISS", "MOST", "Fit", "fit_of", "fits_of", "made", "more_fits_of"]

MISS: Final = 3.0
"""Bits that a total which does not come out costs; with 3, one hit on a whole number among three misses is worth nothing."""

MOST: Final = 10.0
"""Bits that one total saves at most, whatever the places to which it is printed."""

_SURE: Final = 4.0
"""Bits from which on a usual way explains the totals, and no unusual one is tried."""

_OTHERWISE: Final = 6.0
"""Bits that it costs to add a constant of which the paper says nothing."""

_SIZES: Final = 5
"""How many times larger than usual the best score of an option may be: on one scale hardly any option stays below a fifth of the top."""

_THREE: Final = 3


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
        return min(MOST, log2(1 + float(self.range(option) / step(self.totals[option]))))

    def range(self, option: str) -> Fraction:
        """How high a total can go: where all scores are at the top of those printed."""
        return max(abs(self.highs.get(option, Fraction(0))), abs(self.computed[option]), step(self.totals[option]))

    def _nearness(self, option: str) -> float:
        printed = self.totals[option].value or Fraction(0)
        off = abs(self.computed[option] - printed)
        if printed > self.highs.get(option, printed) * 2 and printed > 0:
            return -MISS / 2
        return max(0.0, min(MISS / 2, log2(float(self.range(option) / (2 * off + step(self.totals[option])) + Fraction(1, 1000))) / 2))

    def said(self, titles: Mapping[str, str] | None = None) -> str:
        """Say how many totals it gives."""
        return f"{self.way.in_words(titles)} gives {len(self.hits)} of {self.tried} printed totals that could be tried"


def fits_of(facts: Facts, groups: Mapping[str, str], hints: Hints = NO_HINTS, *, cells: Mapping[tuple[str, str], Entry] | None = None) -> list[Fit]:
    """Try every way; the best comes first. ``cells`` are such of which it is not known whether they are scores or weighted scores."""
    raw = facts.raw if cells is None else cells
    found = []
    said = as_written(hints.written, raw) if hints.written is not None else ()
    whole: Fit | None = None
    for way in (*said, *usual(facts, groups, hints, bool(raw), bool(facts.weighted if cells is None else cells))):
        if _is_plain(way):
            whole = whole or fit_of(replace(way, over=Fraction(1)), raw, facts, groups)
            fit = _divided(whole, way)
        else:
            fit = fit_of(way, raw if way.of != "weighted-score" else facts.weighted if cells is None else cells, facts, groups)
        if fit.tried:
            found.append(fit)
    found += list(_shifted(found))
    if not any(fit.evidence > _SURE for fit in found):
        found += list(_tried(unusual(facts, _criteria(facts, raw)), raw, (facts, groups, hints), 1))
    return _ordered(found)


def _is_plain(way: Way) -> bool:
    """Say whether a way is a weighted sum that differs from others of the kind by what it is divided by alone."""
    return way.name == "weighted-sum" and way.of == "score" and not (way.rounded or way.less or way.constant or way.subtotal)


def _divided(whole: Fit, way: Way) -> Fit:
    """What a weighted sum comes to when it is divided: worked out once, and not anew for every figure that papers divide by."""
    computed = {one: value / way.over for one, value in whole.computed.items()}
    hits = frozenset(one for one, value in computed.items() if abs(value - (whole.totals[one].value or 0)) <= step(whole.totals[one]) / 2)
    return Fit(way, computed, whole.totals, hits, {one: value / way.over for one, value in whole.highs.items()})


def more_fits_of(facts: Facts, groups: Mapping[str, str], hints: Hints) -> list[Fit]:
    """Try, beside every other way, those that take many trials; for what the tables were read as, not for every reading of them."""
    found = fits_of(facts, groups, hints)
    if any(not fit.misses for fit in found):
        return found
    return _ordered([*found, *_tried(turned(facts, _criteria(facts, facts.raw)), facts.raw, (facts, groups, hints), 0)])


def _ordered(fits: Iterable[Fit]) -> list[Fit]:
    return sorted(fits, key=lambda fit: (-fit.bits, fit.way.price))


def _criteria(facts: Facts, raw: Mapping[tuple[str, str], Entry]) -> list[str]:
    return list(dict.fromkeys(criterion for _, criterion in (raw or facts.weighted)))


def _tried(ways: Iterable[Way], raw: Mapping[tuple[str, str], Entry], known: tuple[Facts, Mapping[str, str], Hints], most: int) -> Iterator[Fit]:
    """Try what only some papers do. Only what gives all totals, or all but so many, counts."""
    facts, groups, hints = known
    for way in ways:
        fit = fit_of(way if hints.total else replace(way, price=way.price + UNCALLED), raw, facts, groups, most)
        if fit.tried > 2 - most and len(fit.hits) >= max(2, fit.tried - 1):
            yield fit


def _shifted(fits: Sequence[Fit]) -> Iterator[Fit]:
    """Yield ways with a constant added, where all totals are off by the same."""
    for fit in fits:
        if fit.tried < _THREE or fit.hits or fit.way.of != "score" or fit.way.name not in {"sum", "weighted-sum"}:
            continue
        off = {(fit.totals[one].value or Fraction(0)) - value for one, value in fit.computed.items()}
        if len(off) == 1:
            constant = off.pop()
            way = replace(fit.way, constant=constant, price=fit.way.price + _OTHERWISE)
            yield replace(fit, way=way, computed={one: value + constant for one, value in fit.computed.items()}, hits=frozenset(fit.computed))


def fit_of(way: Way, cells: Mapping[tuple[str, str], Entry], facts: Facts, groups: Mapping[str, str], most: int | None = None) -> Fit:
    """Try one way on every option that has all its figures, none of them unread; give up beyond ``most`` misses."""
    rows: dict[str, dict[str, Entry]] = {}
    unread = {option for (option, _), entry in cells.items() if entry.illegible}
    for (option, criterion), entry in cells.items():
        if option in facts.totals and option not in unread and (entry.value is not None or entry.written == "blank"):
            rows.setdefault(option, {})[criterion] = entry
    computed, hits, highs = {}, set(), {}
    top = _top(rows)
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


def _top(rows: Mapping[str, Mapping[str, Entry]]) -> Fraction:
    """The highest score; that of an option whose figures are of another size than those of most is none, but a total read as a score."""
    tops = sorted(max((entry.value for entry in row.values() if entry.value is not None), default=Fraction(0)) for row in rows.values())
    usual = tops[(len(tops) - 1) // 2] if tops else Fraction(0)
    return max((top for top in tops if top <= abs(usual) * _SIZES), default=usual)


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
