"""The tables of a sheet, and what each row and column of one is for: head, item, total, or something beside the scores.

A sheet seen along its columns, or along its rows: everything that holds for both is written once.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final, Literal

from audit.documents.book import At, Cell, Sheet
from audit.documents.xlsx.areas import Held, areas
from audit.workbook.formula import Area, Call, Constant, Elsewhere, Node, Number, Pair, Signed

__all__ = ["ACROSS", "DOWN", "GRAINS", "Grain", "Kind", "SheetTable", "is_figure", "is_number_text", "is_other", "is_total", "shape", "tables_of"]


@dataclass(frozen=True)
class Grain:
    """The way along which lines run: down the columns, or across the rows where ``across``.

    A place is (step, line): for columns the row is the step and the column the line, for rows the other way round.
    """

    across: bool

    def place(self, at: At) -> tuple[int, int]:
        """Step and line of a cell."""
        return (at[1], at[0]) if self.across else at

    def at(self, step: int, line: int) -> At:
        """The cell at a step and line."""
        return (line, step) if self.across else (step, line)

    def bounds(self, area: Area) -> tuple[int, int, int, int]:
        """First step, last step, first line and last line of an area."""
        rows, columns = (area.top, area.bottom), (area.left, area.right)
        return (*columns, *rows) if self.across else (*rows, *columns)

    def fixed(self, area: Area) -> tuple[bool, bool]:
        """Say whether the first and last step of an area are fixed."""
        top, left, bottom, right = area.fixed
        return (left, right) if self.across else (top, bottom)

    def print(self, node: Node, at: At) -> str:
        """A formula so that those which do the same at each step of a line read the same."""
        return _Print(self, self.place(at)[0]).of(node)


DOWN = Grain(across=False)
ACROSS = Grain(across=True)
GRAINS = (DOWN, ACROSS)


@dataclass(frozen=True)
class _Print:
    grain: Grain
    step: int

    def of(self, node: Node) -> str:
        if isinstance(node, Area):
            return self._area(node)
        if isinstance(node, Call):
            return f"{node.name}({','.join(map(self.of, node.arguments))})"
        if isinstance(node, Signed):
            return f"{node.sign}({self.of(node.inner)})"
        if isinstance(node, Pair):
            return f"({self.of(node.left)}{node.sign}{self.of(node.right)})"
        return str(node.value) if isinstance(node, Number) else node.text

    def _area(self, area: Area) -> str:
        first, last, *lines = self.grain.bounds(area)
        ends = [f"={end}" if fixed else str(end - self.step) for end, fixed in zip((first, last), self.grain.fixed(area), strict=True)]
        return f"[{area.sheet} {ends[0]}..{ends[1]} {lines[0]}..{lines[1]}]"


def shape(node: Node, grain: Grain) -> str:
    """A formula without the places of what it takes, but with how far each area goes: along the line, or beside it.

    A number reads as a cell does, since it may stand in place of one.
    """
    if isinstance(node, Area):
        first, last, one, other = grain.bounds(node)
        return f"[{'along' if last > first else ''}{'beside' if other > one else ''}]"
    if isinstance(node, Call):
        return f"{node.name}({','.join(shape(one, grain) for one in node.arguments)})"
    if isinstance(node, Signed):
        return f"{node.sign}({shape(node.inner, grain)})"
    if isinstance(node, Pair):
        return f"({shape(node.left, grain)}{node.sign}{shape(node.right, grain)})"
    return "text" if isinstance(node, Constant | Elsewhere) else "[]" if isinstance(node, Number) else "broken"


Kind = Literal["head", "item", "total", "other", "gap"]
"""``other`` holds figures that are no scores (weights, maxima, ranks), ``gap`` holds no figure."""

_TOTALS: Final = frozenset({"total", "totals", "subtotal", "subtotals", "sub-total", "sub-totals", "sum"})
_SHORT_TOTALS: Final = frozenset({"overall", "all"})
_OTHERS: Final = frozenset({
    "weight", "weights", "weighting", "weightings", "multiplier", "factor", "swing", "importance", "max", "maximum", "highest", "possible",
    "min", "minimum", "threshold", "target", "rank", "ranks", "ranking", "position", "place", "order",
    "percent", "percentage", "%", "average", "mean", "median",
    "difference", "variance", "spread", "range", "check", "scale", "year", "no", "no.", "nr", "#", "number", "ref", "ref.", "id",
})  # fmt: skip
_NUMBER: Final = re.compile(r"\s*'?[-+\u2212]?\s*[£$€]?\s*(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+|,[0-9]{1,2})?\s*%?\s*")
_WORD: Final = re.compile(r"[\w.#-]+|%")
_MOST_WORDS: Final = 5
_FEW_WORDS: Final = 2


@dataclass(frozen=True)
class SheetTable:
    """One table of a sheet. ``sums`` are its cells with a formula that adds up cells of their own column, or row, by the way."""

    sheet: Sheet
    cells: Mapping[At, Cell]
    sums: Mapping[bool, frozenset[At]]

    @cached_property
    def bounds(self) -> tuple[int, int, int, int]:
        """First and last row, first and last column."""
        rows, columns = [at[0] for at in self.cells], [at[1] for at in self.cells]
        return min(rows), max(rows), min(columns), max(columns)

    @cached_property
    def _by_row(self) -> Mapping[int, tuple[Cell, ...]]:
        return _grouped(self.cells, 0)

    @cached_property
    def _by_column(self) -> Mapping[int, tuple[Cell, ...]]:
        return _grouped(self.cells, 1)

    def at_step(self, grain: Grain, step: int) -> tuple[Cell, ...]:
        """The cells at a step: of a row, where lines run down the columns."""
        return (self._by_column if grain.across else self._by_row).get(step, ())

    def steps(self, grain: Grain) -> range:
        """All steps of the table."""
        top, bottom, left, right = self.bounds
        return range(left, right + 1) if grain.across else range(top, bottom + 1)

    def lines(self, grain: Grain) -> range:
        """All lines of the table."""
        return self.steps(Grain(across=not grain.across))

    def label(self, grain: Grain, step: int) -> str:
        """What a row or column is called: a text in the head, or the first of the row, one of its own before a merged one."""
        heads = self.heads(Grain(across=False))
        texts = [cell for cell in self.at_step(grain, step) if cell.sort == "text" and not cell.formula and (not grain.across or cell.row in heads)]
        own = [cell for cell in texts if grain.across or self.sheet.spans.get(cell.at, (1, 1))[0] == 1]
        chosen = own or texts or [cell for cell in self.at_step(grain, step) if grain.across and cell.row in heads]
        return " ".join(chosen[-1 if grain.across else 0].text.split()) if chosen else ""

    def under(self, grain: Grain, step: int) -> Iterator[int]:
        """The steps that a total stands under: back to the total before it, or the head."""
        for before in range(step - 1, self.steps(grain).start - 1, -1):
            if self.kind(grain, before) in {"total", "head"}:
                return
            yield before

    def heads(self, grain: Grain) -> frozenset[int]:
        """The steps at the head: titles and the names of columns, or the columns of names."""
        return self._side_heads if grain.across else self._top_heads

    @cached_property
    def _top_heads(self) -> frozenset[int]:
        return frozenset(self._leading(Grain(across=False)))

    @cached_property
    def _side_heads(self) -> frozenset[int]:
        return frozenset(self._leading(Grain(across=True)))

    def _leading(self, grain: Grain) -> Iterator[int]:
        named = False
        for step in self.steps(grain):
            cells = self.at_step(grain, step)
            numbers = [cell for cell in cells if is_figure(cell, texts=named)]
            counts = _counting(numbers) and not named
            if numbers and not counts and len(cells) - len(numbers) - 1 <= len(numbers):
                return
            named |= len(cells) > 1
            yield step

    def kind(self, grain: Grain, step: int) -> Kind:
        """Say what a row or column is for."""
        return self._kinds[grain.across, step]

    @cached_property
    def _kinds(self) -> Mapping[tuple[bool, int], Kind]:
        return {(across, step): self._kind(Grain(across), step) for across in (False, True) for step in self.steps(Grain(across))}

    def _kind(self, grain: Grain, step: int) -> Kind:
        if step in self.heads(grain):
            return "head"
        numbers = [cell for cell in self.at_step(grain, step) if is_figure(cell)]
        sums = sum(cell.at in self.sums[grain.across] for cell in numbers)
        label = self.label(grain, step)
        if is_total(label) or (sums and sums * 2 >= len(numbers)):
            return "total"
        if not numbers:
            return "gap"
        return "other" if is_other(label) else "item"


def is_figure(cell: Cell, *, texts: bool = True) -> bool:
    """Say whether a cell holds a figure: a number, a formula, or with ``texts`` a number stored as text."""
    return cell.sort == "number" or bool(cell.formula) or (texts and is_number_text(cell))


def is_number_text(cell: Cell) -> bool:
    """Say whether a cell holds a number stored as text."""
    return cell.sort == "text" and not cell.formula and _NUMBER.fullmatch(cell.text) is not None


def is_total(label: str) -> bool:
    """Say whether a label is that of a total: a total word among few words."""
    words = _WORD.findall(label.casefold())
    return (len(words) <= _MOST_WORDS and not _TOTALS.isdisjoint(words)) or (len(words) <= _FEW_WORDS and not _SHORT_TOTALS.isdisjoint(words))


def is_other(label: str) -> bool:
    """Say whether a label is that of something beside the scores, such as weights, maxima or ranks."""
    words = _WORD.findall(label.casefold())
    return len(words) < _MOST_WORDS and not _OTHERS.isdisjoint(words)


def _counting(cells: list[Cell]) -> bool:
    """Say whether typed numbers only count on: options 1, 2, 3, or years."""
    values = [cell.value for cell in cells if cell.typed and cell.value is not None]
    return len(values) == len(cells) > 1 and all(later - earlier == 1 for earlier, later in pairwise(values))


def _grouped(cells: Mapping[At, Cell], by: int) -> Mapping[int, tuple[Cell, ...]]:
    found: dict[int, list[Cell]] = {}
    for at, cell in sorted(cells.items()):
        found.setdefault(at[by], []).append(cell)
    return {key: tuple(group) for key, group in found.items()}


def tables_of(sheet: Sheet, sums: Mapping[bool, frozenset[At]]) -> tuple[SheetTable, ...]:
    """Part a sheet into its tables."""
    held = [
        Held(cell.row, cell.column, *sheet.spans.get(cell.at, (1, 1)), number=cell.sort in ("number", "none") or bool(cell.formula), text=True)
        for cell in sheet.cells.values()
        if cell.text or cell.formula
    ]
    found = ({(one.row, one.column): sheet.cells[one.row, one.column] for one in area} for area in areas(held))
    return tuple(SheetTable(sheet, cells, sums) for cells in found)
