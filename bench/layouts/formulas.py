"""The formulas behind the derived figures of a table; a figure that its formula would not give stays typed."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from bench.layouts.blocks import Cell, Key
from bench.layouts.truth import number, places

_FACTORS: Final = (Fraction(1), Fraction(1, 100))
Place = tuple[int, int]
Formulas = dict[Place, tuple[str, Fraction]]


def formulas_of(rows: Sequence[Sequence[Cell]], first: int) -> Formulas:
    """Return formula and exact result by row and column; ``first`` is the row of the sheet in which the table begins."""
    book = _Book(rows, first)
    return {place: made for key, place in book.places.items() for made in book.made(key) if book.fits(place, made[1])}


class _Book:
    def __init__(self, rows: Sequence[Sequence[Cell]], first: int) -> None:
        self.first = first
        self.cells: Mapping[Place, Cell] = {(at, column): cell for at, row in enumerate(rows) for column, cell in enumerate(row)}
        self.places: dict[Key, Place] = {cell.key: place for place, cell in self.cells.items() if cell.key is not None}
        self.criteria = sorted({key[1] for key in self.places if key[1] >= 0})

    def made(self, key: Key) -> Iterator[tuple[str, Fraction]]:
        """Yield the ways in which a figure may be worked out, each with its result; the first that fits is taken last."""
        kind, at, option = key
        if kind == "weighted" and (score := self.value(("score", at, option))) is not None and (weight := self.value(("weight", at, -1))) is not None:
            names = f"{self.name(('weight', at, -1))}*{self.name(('score', at, option))}"
            yield from ((names if factor == 1 else f"{names}/100", weight * score * factor) for factor in _FACTORS)
        elif kind in {"total", "mean"}:
            yield from self.totals(kind, option)
        elif kind == "weight-sum":
            yield from self.added("weight", -1)
        elif kind == "score total":
            yield from self.added("score", option)

    def totals(self, kind: str, option: int) -> Iterator[tuple[str, Fraction]]:
        for cells in ("weighted", "score"):
            for formula, value in self.added(cells, option):
                yield (formula, value) if kind == "total" else (formula.replace("SUM", "AVERAGE", 1), value / len(self.criteria))
        pairs = [(("weight", at, -1), ("score", at, option)) for at in self.criteria]
        values = [(self.value(weight), self.value(score)) for weight, score in pairs]
        if kind == "total" and all(weight is not None and score is not None for weight, score in values):
            names = self.products(pairs)
            result = sum((weight * score for weight, score in values if weight is not None and score is not None), Fraction(0))
            yield from ((names if factor == 1 else f"({names})/100", result * factor) for factor in _FACTORS)

    def products(self, pairs: Sequence[tuple[Key, Key]]) -> str:
        """Multiply and add, by SUMPRODUCT where the weights and the scores touch."""
        areas = [self.area([pair[at] for pair in pairs]) for at in (0, 1)]
        if all(":" in area for area in areas):
            return f"SUMPRODUCT({areas[0]},{areas[1]})"
        return "+".join(f"{self.name(weight)}*{self.name(score)}" for weight, score in pairs)

    def added(self, kind: str, option: int) -> Iterator[tuple[str, Fraction]]:
        keys = [(kind, at, option) for at in self.criteria]
        values = [self.value(key) for key in keys]
        if keys and all(value is not None for value in values):
            yield f"SUM({self.area(keys)})", sum((value for value in values if value is not None), Fraction(0))

    def area(self, keys: Sequence[Key]) -> str:
        """Name a block of cells where they touch, else each of them."""
        found = [self.places[key] for key in keys]
        touching = all(abs(one[0] - other[0]) + abs(one[1] - other[1]) == 1 for one, other in pairwise(found))
        return f"{self.name(keys[0])}:{self.name(keys[-1])}" if touching and len(keys) > 1 else ",".join(map(self.name, keys))

    def name(self, key: Key) -> str:
        row, column = self.places[key]
        return f"{chr(65 + column)}{self.first + row}"

    def value(self, key: Key) -> Fraction | None:
        """Return what the cell holds, where it is a figure and nothing else: per cents are hundredths, as in a workbook."""
        text = self.cells[self.places[key]].text if key in self.places else ""
        bare = text.rstrip("%").replace(".", "", 1).replace(",", "", 1).lstrip("-")
        value = number(text) if bare.isdigit() else None
        return value / 100 if value is not None and text.endswith("%") else value

    def fits(self, place: Place, result: Fraction) -> bool:
        text = self.cells[place].text
        key = self.cells[place].key
        value = self.value(key) if key is not None else None
        step = Fraction(1, 2 * 10 ** (places(text) + (2 if text.endswith("%") else 0)))
        return value is not None and abs(value - result) <= step and place[1] < 26  # noqa: PLR2004  # columns of one letter
