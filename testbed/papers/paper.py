"""A generated appraisal as printed: cells in tables, and the file that says so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from testbed.papers.design import Design, Formula, Key
from testbed.papers.printing import digits

Plain = dict[str, Any]


@dataclass(frozen=True)
class Cell:
    """One printing. ``value`` is as printed, without its per cent sign; ``state`` stands in place of a figure.

    ``exact`` says that the figure was entered, not rounded. ``factor`` is what the true value is multiplied by before it
    is printed (100 for a part of 1 printed with a per cent sign). ``of`` is the denominator behind the figure.
    """

    key: Key
    value: Fraction
    places: int = 0
    exact: bool = False
    state: str = ""
    sign: str = ""
    tied: str = ""
    factor: int = 1
    reading: str = ""
    of: "Cell | None" = None

    @property
    def text(self) -> str:
        """The cell as it stands in the file."""
        if self.state:
            return self.state
        shown = f"{digits(self.value, self.places)}{self.sign}{self.tied}"
        return f"{shown} / {self.of.text}" if self.of is not None and not self.of.state else shown


@dataclass(frozen=True)
class Grid:
    """One printed table: the name of each cell by row and column; an empty name is an empty cell that prints nothing."""

    id: str
    prints: str
    axis: str
    rows: tuple[str, ...]
    columns: tuple[str | tuple[tuple[str, str | bool], ...], ...]
    names: Mapping[tuple[int, int], str]
    scorer: str = ""

    def plain(self, cells: Mapping[str, Cell]) -> Plain:
        head: Plain = {"prints": self.prints} if self.prints else {}
        if self.scorer:
            head["scorer"] = self.scorer
        columns = [one if isinstance(one, str) else dict(one) for one in self.columns]
        shown = {row: [self._cell(cells, r, c) for c in range(len(columns))] for r, row in enumerate(self.rows)}
        return {**head, "rows": self.axis, "columns": columns, "cells": shown}

    def _cell(self, cells: Mapping[str, Cell], row: int, column: int) -> Any:
        name = self.names[row, column]
        return in_file(cells[name]) if name else "blank"


def in_file(cell: Cell) -> Any:
    """A cell as the file holds it."""
    return {"value": cell.text, "reading": cell.reading} if cell.reading else cell.text


@dataclass(frozen=True)
class Paper:
    """A design with its printings. The name of a cell is where it stands in the file, as a JSON Pointer.

    ``figures`` are the true values that were printed; a slip leaves them as they were.
    """

    design: Design
    cells: Mapping[str, Cell]
    grids: tuple[Grid, ...] = ()
    figures: Mapping[Key, Fraction] = field(default_factory=dict)

    def printings(self) -> Iterator[Cell]:
        """Every printing that holds a figure, denominators included."""
        return map(self.cell, self.names())

    def names(self) -> list[str]:
        """The names of all printings that hold a figure; a denominator's ends in ``#of``."""
        both = [(name, cell) for name, cell in self.cells.items() if not cell.state]
        return [name for name, _ in both] + [f"{name}#of" for name, cell in both if cell.of is not None and not cell.of.state]

    def where(self, key: Key) -> list[str]:
        """The names of the printings of a quantity."""
        return [name for name in self.names() if self.cell(name).key == key]

    def cell(self, name: str) -> Cell:
        """The cell, or the denominator, of that name."""
        bare, _, behind = name.partition("#")
        found = self.cells[bare]
        assert not behind or found.of is not None
        return found.of if behind and found.of is not None else found

    def put(self, name: str, cell: Cell) -> "Paper":
        """The paper with another cell in this place."""
        bare, _, behind = name.partition("#")
        new = replace(self.cells[bare], of=cell) if behind else cell
        return replace(self, cells={**self.cells, bare: new})

    def plain(self) -> Plain:
        """The whole file as plain data."""
        found: Plain = {"format": "1", "appraisal": {"id": "generated", "title": "Generated appraisal", "from": "published"}}
        found |= _scale(self.design)
        if self.design.groups:
            found["groups"] = {one: {"title": _title(one), **self._inline(f"/groups/{one}")} for one in self.design.group_names}
        found["criteria"] = {one: self._criterion(one) for one in self.design.criteria}
        found["options"] = {one: {"title": _title(one)} for one in self.design.options}
        found["method"] = self._method()
        found["tables"] = {grid.id: grid.plain(self.cells) for grid in self.grids}
        return {key: value for key, value in found.items() if value}

    def _inline(self, pointer: str) -> Plain:
        keys = ("weight", "sub-weight", "max")
        return {key: in_file(self.cells[f"{pointer}/{key}"]) for key in keys if f"{pointer}/{key}" in self.cells}

    def _criterion(self, name: str) -> Plain:
        group = {"group": self.design.groups[name]} if name in self.design.groups else {}
        return {"title": _title(name), **group, **self._inline(f"/criteria/{name}")}

    def _method(self) -> Plain:
        design = self.design
        found: Plain = {"total": _formula(design.total), "subtotal": _formula(design.subtotal), "direction": design.direction}
        if design.weighted_over != 1:
            found["weighted-score"] = {"over": _number(design.weighted_over)}
        sums = {"sum": design.weight_sum, "sub-weights": design.sub_base}
        found["weights"] = {key: _number(value) for key, value in sums.items() if value is not None}
        found["weights"] |= {"rounded": True} if design.weights_rounded else {}
        found |= {"scorers": {one: {"members": heads} for one, heads in design.scorers.items()}, "aggregate": design.aggregate}
        found["percent"] = {"of": design.percent_of if design.percent_said else "", "base": design.base}
        found["percent"] = {key: value for key, value in found["percent"].items() if value}
        found["rank"] = {"ties": design.ties} if design.ties_said else {}
        found["rounding"] = dict(design.rounding)
        return {key: value for key, value in found.items() if value}


def _scale(design: Design) -> Plain:
    if design.named:
        return {"levels": {f"level-{number}": {"value": _number(value), "label": f"Level {number}"} for number, value in enumerate(design.scale)}}
    if not design.stepped:
        return {"scale": {"min": _number(design.scale[0]), "max": _number(design.scale[-1])}}
    return {"scale": {"values": [_number(value) for value in design.scale]}}


def _formula(formula: Formula) -> Any:
    found: Plain = {"as": formula.name}
    found |= {"of": "groups"} if formula.of_groups else {}
    found |= {"over": _number(formula.over)} if formula.over != 1 else {}
    return found if len(found) > 1 else formula.name


def _number(value: Fraction) -> str:
    places = 0 if value.denominator == 1 else 2
    return digits(value, places)


def _title(name: str) -> str:
    return name.replace("-", " ").title()
