"""The figures of one table by what they are under a reading of it, and what ranks, weights and weighted scores save."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import factorial, log2
from typing import Final, Protocol

from audit.importing.cells import entry_of
from audit.importing.draft import Axis
from audit.importing.entry import Entry
from audit.importing.facts import Facts, step
from audit.importing.grid import Slot
from audit.importing.layout import Column, Layout
from audit.importing.names import name_of
from audit.importing.reading.lexicon import prices
from audit.importing.rows import RowPart

__all__ = ["AVERAGE", "WEIGHTED", "Lines", "Sheet", "multiplied", "named", "of_one_sign", "ranked", "sheet_of", "weighed"]

_CUT: Final = Fraction(1, 1000)
"""Weights with so many decimals were worked out and cut, not set."""

_MIXED: Final = 8.0
"""Bits that it costs to take percentages for scores beside scores that are none: as much as chance averages of them save."""

_TOTALS: Final = frozenset({"total", "score", "weighted-score"})
WEIGHTED: Final = (
    "weighted", "gewicht", "gewogen", "pond", "nutzwert", "utility", "viktad", "vægtet", "加权", "加權", "加重", "가중", "взвеш",
    "ważon", "ağırlıklı",
    "tertimbang", "terbobot", "vážen",
)  # fmt: skip
"""Parts of words by which results are called weighted."""

AVERAGE: Final = (
    "average", "mean", "durchschnitt", "mittel", "moyenne", "promedio", "gemiddelde", "média", "avg", "平均", "평균", "средн", "średni", "ortalama",
    "rata-rata",
)  # fmt: skip
"""Parts of words by which results are called averages."""


class Lines(Protocol):
    """What of a reading says what its figures are."""

    @property
    def layout(self) -> Layout:
        """The columns with their roles."""

    @property
    def axis(self) -> Axis:
        """What the rows are."""

    @property
    def parts(self) -> tuple[RowPart, ...]:
        """The rows with their roles."""

    @property
    def numbers(self) -> str:
        """How numbers are written."""

    @property
    def extra(self) -> Mapping[str, Entry]:
        """Weights of criteria from elsewhere."""

    def entry(self, row: int, column: int) -> Entry:
        """What stands in a cell."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The figures of a table by what they are under a reading; options and criteria are named by their lines."""

    facts: Facts
    cells: Mapping[tuple[str, str], Entry]
    groups: Mapping[str, str]
    options: tuple[str, ...]
    criteria: tuple[str, ...]
    weight_total: Entry | None
    says_weighted: bool
    says_average: bool
    says_total: bool


def named(text: str) -> str:
    """The name of a line with its number, as readings compare it."""
    found = name_of(text)
    return f"{found.label} {found.title}".strip() if found.label and found.title != text else found.title


@dataclass
class _Figures:
    """What is gathered while the cells of a table are gone through."""

    down: bool
    names: Mapping[int, str]
    heads: Mapping[int, str]
    data: dict[str, dict[tuple[str, str], Entry]] = field(default_factory=lambda: {"": {}, "score": {}, "weighted-score": {}})
    weights: dict[str, Entry] = field(default_factory=dict)
    totals: dict[str, Entry] = field(default_factory=dict)
    ranks: dict[str, Entry] = field(default_factory=dict)
    subtotals: dict[tuple[str, str], Entry] = field(default_factory=dict)
    group_weights: dict[str, Entry] = field(default_factory=dict)
    weight_total: Entry | None = None
    said: list[str] = field(default_factory=list)

    def take(self, index: int, part: RowPart, column: Column, entry: Entry) -> None:
        """Put one cell where it belongs."""
        if part.part == "name" and column.role == "entity":
            line = (self.heads[column.at], self.names[index]) if self.down else (self.names[index], self.heads[column.at])
            self.data[column.said.kind if column.said.kind in self.data else ""][line] = entry
        elif entry.value is None:
            return
        elif part.part == "name":
            self._beside(self.names[index], column.said.kind, column.text, entry)
        elif part.part == "kind" and column.role == "entity":
            self._below(self.heads[column.at], part, column.said.kind, entry)
        elif column.role == "kind" and column.said.kind == "weight":
            self._of_weights(part, entry)
        elif part.part == "subtotal" and column.role == "entity" and self.down:
            self.subtotals[self.heads[column.at], part.group] = entry

    def _beside(self, name: str, kind: str, text: str, entry: Entry) -> None:
        """Take a figure beside the name of its row: the weight of a criterion, the total or rank of an option."""
        if self.down:
            if kind == "weight":
                self.weights[name] = entry
        elif kind in _TOTALS:
            self.totals[name] = entry
            self.said.append(text)
        elif kind == "rank":
            self.ranks[name] = entry

    def _below(self, head: str, part: RowPart, kind: str, entry: Entry) -> None:
        """Take a figure below the name of its column: the total or rank of an option, the weight of a criterion."""
        if not self.down:
            if part.kind == "weight":
                self.weights[head] = entry
        elif part.kind in _TOTALS:
            if not (head in self.totals and kind == "score"):
                self.totals[head] = entry
            self.said.append(part.title)
        elif part.kind == "rank":
            self.ranks[head] = entry

    def _of_weights(self, part: RowPart, entry: Entry) -> None:
        if part.part == "kind" and part.kind in {"total", "weight"}:
            self.weight_total = entry
        elif part.part in {"subtotal", "group"}:
            self.group_weights[part.group] = entry


def sheet_of(reading: Lines) -> Sheet:
    """Sort the figures of a table by what they are."""
    down = reading.axis == "criteria"
    names = {index: named(part.name) for index, part in enumerate(reading.parts) if part.part == "name"}
    heads = {column.at: named(column.said.name or column.text) for column in reading.layout.of("entity")}
    found = _Figures(down, names, heads)
    columns = reading.layout.of("entity", "kind")
    for index, part in enumerate(reading.parts):
        for column in columns if part.part in {"name", "kind", "subtotal", "group"} else ():
            found.take(index, part, column, reading.entry(index, column.at))
    _behind_names(found, reading)
    criteria = tuple(names.values()) if down else tuple(heads.values())
    options = tuple(dict.fromkeys(heads.values())) if down else tuple(names.values())
    groups = {names[index]: part.group for index, part in enumerate(reading.parts) if part.part == "name" and part.group} if down else {}
    given = {group: reading.extra[group] for group in dict.fromkeys(groups.values()) if group in reading.extra}
    words = " ".join(found.said).lower()
    return Sheet(
        _facts(found, _weights(found, reading, criteria), given), _figures_only(found.data[""]), groups, options, criteria, found.weight_total,
        any(word in words for word in WEIGHTED), any(word in words for word in AVERAGE),
        any({"total", "weighted-score", "score"} & prices(one).keys() for one in found.said),
    )  # fmt: skip


def _behind_names(found: _Figures, reading: Lines) -> None:
    """Take the weights that stand behind the names of criteria."""
    if found.down:
        texts = [(name, reading.parts[index].name) for index, name in found.names.items()]
    else:
        texts = [(found.heads[column.at], column.said.name or column.text) for column in reading.layout.of("entity")]
    for name, text in texts:
        if name_of(text).weight:
            found.weights.setdefault(name, entry_of(Slot(name_of(text).weight), numbers=reading.numbers))


def _weights(found: _Figures, reading: Lines, criteria: tuple[str, ...]) -> Mapping[str, Entry]:
    """The weights of the table, else those from elsewhere if they are known for every criterion."""
    extra = {one: entry for one in criteria if (entry := reading.extra.get(one)) is not None}
    return found.weights or (extra if len(extra) == len(set(criteria)) else {})


def _facts(found: _Figures, weights: Mapping[str, Entry], given: Mapping[str, Entry]) -> Facts:
    has_both = bool(found.data["score"] or found.data["weighted-score"])
    raw = {**found.data[""], **found.data["score"]} if has_both else {}
    return Facts(
        raw=_figures_only(raw), weighted=found.data["weighted-score"], weights=weights, totals=found.totals, subtotals=found.subtotals,
        ranks=found.ranks, group_weights=found.group_weights or given,
    )  # fmt: skip


def _figures_only(cells: Mapping[tuple[str, str], Entry]) -> dict[tuple[str, str], Entry]:
    return {key: one for key, one in cells.items() if one.nature != "text"}


def ranked(sheet: Sheet) -> float:
    """Weigh ranks: how many of them follow from the totals, highest or lowest first."""
    known = {one: entry.value for one, entry in sheet.facts.totals.items() if entry.value is not None and one in sheet.facts.ranks}
    if len(known) < 2:  # noqa: PLR2004  # one alone has no order
        return 0.0
    best = 0
    for lower in (False, True):
        hits = 0
        for one, mine in known.items():
            better = sum((other < mine) if lower else (other > mine) for other in known.values())
            same = sum(other == mine for other in known.values())
            value = sheet.facts.ranks[one].value
            hits += value is not None and better + 1 <= value <= better + same
        best = max(best, hits)
    return log2(factorial(len(known))) * best / len(known) - (len(known) - best)


def weighed(sheet: Sheet) -> float:
    """Weigh weights: they add to a round sum, or to the sum printed below them."""
    values = [entry.value for entry in sheet.facts.weights.values() if entry.value is not None]
    total = sum(values, Fraction(0))
    if len(values) < 2:  # noqa: PLR2004  # one alone adds to nothing
        return 0.0
    found = 2.0 if total in {1, 100} else 1.0 if total == 10 else 0.0  # noqa: PLR2004  # round sums
    printed = sheet.weight_total.value if sheet.weight_total is not None else None
    return found + (2.0 if printed is not None and printed == total else 0.0)


def of_one_sign(sheet: Sheet, behind: Sequence[str]) -> float:
    """Weigh per cent signs: lines behind the totals of which all figures carry one, among others without, are percentages, and no scores."""
    cells = sheet.facts.raw or sheet.cells
    signs: dict[str, list[bool]] = {}
    for (_, criterion), entry in cells.items():
        if entry.numeral is not None and entry.value is not None:
            signs.setdefault(criterion, []).append(entry.numeral.sign == "%")
    signed = sum(len(found) > 1 and all(found) for one in behind if (found := signs.get(named(one), [])))
    return -_MIXED * signed if any(not any(found) for found in signs.values()) else 0.0


def multiplied(sheet: Sheet) -> float:
    """Weigh weighted scores: how many are score times weight."""
    facts = sheet.facts
    shared = [key for key in facts.weighted if key in facts.raw and key[1] in facts.weights and facts.weighted[key].value and facts.raw[key].value]
    best = 0
    for over in (1, 100, 10, 5):
        best = max(best, sum(_is_product(facts.raw[key], facts.weights[key[1]], facts.weighted[key], over) for key in shared))
    return 2.0 * best - 2.0 * (len(shared) - best) if shared else 0.0


def _is_product(raw: Entry, weight: Entry, weighted: Entry, over: int) -> bool:
    """Say whether a weighted score is score times weight; where both were cut to their last places, within what these leave open."""
    score, factor = raw.value or Fraction(0), weight.value or Fraction(0)
    room = step(weighted) / 2 if step(weighted) < 1 else Fraction(0)
    room += abs(score) * step(weight) / over / 2 if step(weight) <= _CUT else 0
    return abs(score * factor / over - (weighted.value or 0)) <= room
