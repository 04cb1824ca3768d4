"""From printed tables to figures: which quantity each cell prints."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from audit.appraisal.exact.numeral import Numeral
from audit.appraisal.model.coordinate import Coordinate, clash, fault_of, quantity_of
from audit.appraisal.model.figure import Cell, Figure, Verdict
from audit.appraisal.model.place import Where
from audit.appraisal.model.quantity import KINDS
from audit.appraisal.model.read.cells import VERDICTS, Setting, read_figures
from audit.appraisal.model.read.context import Context, suggest
from audit.appraisal.model.read.two_totals import two_totals
from audit.appraisal.model.table import Column, Row, Table
from audit.problems import fault

__all__ = ["Reader"]

_OWNED: Final[Mapping[str, Callable[[str], Coordinate]]] = {
    "options": lambda name: Coordinate(option=name), "criteria": lambda name: Coordinate(criterion=name),
    "groups": lambda name: Coordinate(group=name), "scorers": lambda name: Coordinate(scorer=name),
}  # fmt: skip
_BESIDE_TABLES: Final = frozenset({"criteria", "gateways", "groups", "method", "stated"})
"""Parts of an appraisal whose figures have ids that begin so; a table of that name is told apart."""

_Said = tuple[Coordinate, Coordinate, Coordinate]
"""What a row, a column and the table say."""


@dataclass(slots=True)
class Reader:
    """Reads tables, collecting their figures and the passes and fails they print.

    ``gateways`` are the criteria that are gateways; ``weighted`` says that the method makes totals of weighted scores.
    """

    context: Context
    gateways: Collection[str]
    weighted: bool = False
    figures: list[Figure] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)

    def read(self, table: Table) -> None:
        """Read one table, noting every cell that cannot be placed or read."""
        _check_columns(self.context, table)
        columns = [_column(self.context, column, table.axis) for column in table.columns]
        setting = Setting(table.reading, table.says.rounded, table.negatives, _unit(self.context, table), table.id)
        settings = [replace(setting, rounded=True) if one.rounded and not setting.rounded else setting for one in columns]
        first = f"tables.{table.id}" if table.id in _BESIDE_TABLES else table.id
        for printed in table.rows:
            row = _row(self.context, printed, table.axis)
            if len(printed.cells) != len(columns):
                continue
            read = []
            for number, (column, cell) in enumerate(zip(columns, printed.cells, strict=True)):
                name = f"{first}.{printed.key}.{table.columns[number].name}"
                read.append(self._cell(cell, (row, column, table.says), name, settings[number]))
            self.figures.extend(two_totals(read, weighted=self.weighted))

    def _cell(self, cell: Cell, said: _Said, name: str, setting: Setting) -> tuple[str | None, list[Figure]]:
        """Read one cell. Says what kind of figure its row, column or table names, and gives the figures."""
        row, column, around = said
        merged = column.over(row).over(around)
        if merged.unknown:
            return None, []
        if merged.criterion in self.gateways:
            self._verdict(cell, merged, name)
            return None, []
        quantity = quantity_of(merged)
        odd = clash(row, column) or fault_of(quantity, merged, table_criterion=around.criterion)
        if odd is None:
            assert quantity is not None
            return merged.kind, read_figures(self.context, cell, quantity, name, setting)
        if cell.state != "blank":
            self.context.problem(cell.where, odd)
        return None, []

    def _verdict(self, cell: Cell, merged: Coordinate, name: str) -> None:
        outcome = cell.state or VERDICTS.get(cell.text.strip().lower())
        if outcome is None:
            self.context.problem(cell.where, fault("no-outcome-of-gateway", text=cell.text))
        elif merged.option is not None and merged.criterion is not None:
            self.verdicts.append(Verdict(
                id=name, option=merged.option, gateway=merged.criterion, outcome=outcome, where=cell.where, place=cell.place,
                criterion=merged.criterion,
            ))  # fmt: skip


def _check_columns(context: Context, table: Table) -> None:
    seen: set[str] = set()
    for column in table.columns:
        if column.name in seen:
            context.problem(column.where, fault("column-twice", name=column.name))
        seen.add(column.name)


def _unit(context: Context, table: Table) -> Numeral | None:
    return context.numeral(table.unit_at, table.unit) if table.unit is not None else None


def _column(context: Context, column: Column, row_axis: str) -> Coordinate:
    if not column.key:
        return column.says
    axes = [axis for axis in _OWNED if axis != row_axis] + [row_axis]
    return _named(context, column.where, column.key, axes, f"the columns of a table whose rows are {row_axis}")


def _named(context: Context, at: Where, name: str, axes: list[str], among: str) -> Coordinate:
    for axis in axes:
        if context.known(axis, name):
            return _OWNED[axis](name)
    if name == "total":
        return Coordinate(whole=True)
    if name in KINDS:
        return Coordinate(kind=name)
    known = [name for axis in axes for name in context.ids.get(axis, ())]
    context.problem(at, fault("not-known-in-table", name=name, among=among, suggest=suggest(name, [*known, "total", *KINDS])))
    return Coordinate(unknown=True)


def _row(context: Context, row: Row, axis: str) -> Coordinate:
    """Read what a row says. Its key is free where the row says itself what it prints or is about."""
    axes = [axis, *(["groups"] if axis == "criteria" else [])]
    if row.says != Coordinate() and not _is_name(context, row.key, axes):
        return row.says
    named = _named(context, row.where, row.key, axes, f"the rows of a table of {axis}")
    if clash(named, row.says) is not None:
        context.problem(row.where, fault("row-says-otherwise", key=row.key))
    return row.says.over(named)


def _is_name(context: Context, key: str, axes: list[str]) -> bool:
    return key == "total" or key in KINDS or any(context.known(axis, key) for axis in axes)
