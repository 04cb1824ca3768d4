"""From the file to printed tables: their columns, their rows and what stands in the cells."""

from collections.abc import Sequence
from dataclasses import replace

from audit.appraisal.load.node import Node
from audit.appraisal.model.coordinate import Coordinate
from audit.appraisal.model.place import Place, Where
from audit.appraisal.model.read.cells import read_cell
from audit.appraisal.model.read.context import Context, flag_of, place_of, text_of, where_of
from audit.appraisal.model.table import Column, Row, Table, column_name
from audit.problems import fault

__all__ = ["in_column", "read_tables"]

_OWNERS = (("option", "options"), ("criterion", "criteria"), ("group", "groups"), ("scorer", "scorers"))


def read_tables(context: Context, root: Node, outer: Place) -> dict[str, Table]:
    """Read the printed tables, noting every id that is not declared and every row that does not have a cell for each column."""
    node = root.get("tables")
    return {key: _table(context, key, below, outer) for key, below in (node.entries() if node is not None else ())}


def _table(context: Context, key: str, node: Node, outer: Place) -> Table:
    pointer, place = f"/tables/{key}", place_of(node, outer)
    columns_node, rows_node, unit = node.get("columns"), node.get("cells"), node.get("unit")
    assert columns_node is not None
    assert rows_node is not None
    columns = tuple(_column(context, below, number, pointer) for number, below in enumerate(columns_node.elements(), 1))
    nearest = unit.get("nearest") if unit is not None else None
    return Table(
        id=key, axis=text_of(node, "rows"), columns=columns, title=text_of(node, "title"), says=_said(context, node),
        rows=tuple(_row(context, name, below, columns, f"{pointer}/cells/{name}", place) for name, below in rows_node.entries()),
        reading=text_of(node, "reading", "unconfirmed"),  # type: ignore[arg-type]  # the schema allows the three readings only
        negatives=text_of(node, "negatives"), unit=nearest.text if nearest is not None else None,
        unit_at=Where(nearest.line, nearest.column) if nearest is not None else Where(),
        where=where_of(node, pointer, key=True), place=place,
    )  # fmt: skip


def _said(context: Context, node: Node) -> Coordinate:
    """Read what a table, a row or a column spells out of itself."""
    option, criterion, group, scorer = (context.check(axis, below) if (below := node.get(name)) is not None else None for name, axis in _OWNERS)
    return Coordinate(
        text_of(node, "prints") or None, option, criterion, group, scorer, text_of(node, "item") or None, rounded=flag_of(node, "rounded")
    )


def _column(context: Context, node: Node, number: int, pointer: str) -> Column:
    where = where_of(node, f"{pointer}/columns/{number - 1}")
    if node.fields is None:
        return Column(name=node.text, key=node.text, where=where)
    says, stands = _said(context, node), node.get("column")
    return Column(
        name=column_name(says, number), says=says, title=text_of(node, "title"),
        number=int(stands.text) if stands is not None else None, where=where,
    )  # fmt: skip


def _row(context: Context, key: str, node: Node, columns: Sequence[Column], pointer: str, outer: Place) -> Row:
    place, values = place_of(node, outer), node.get("values") or node
    cells = values.elements()
    if len(cells) != len(columns):
        code = "row-longer" if len(cells) > len(columns) else "row-of-other-length"
        context.problem(values, fault(code, key=key, values=len(cells), columns=len(columns)))
    inner = f"{pointer}/values" if node.fields is not None else pointer
    return Row(
        key=key, says=_said(context, node) if node.fields is not None else Coordinate(), title=text_of(node, "title"), place=place,
        cells=tuple(
            read_cell(cell, f"{inner}/{at}", in_column(place, column)) for at, (column, cell) in enumerate(zip(columns, cells, strict=False))
        ),
        where=where_of(node, pointer, key=True), at=where_of(node, pointer),
    )  # fmt: skip


def in_column(place: Place, column: Column) -> Place:
    """The place around the cells of a row that stand in a column."""
    return place if column.number is None else replace(place, column=column.number)
