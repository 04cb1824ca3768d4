"""Tables and cells in the file: they read like the published table, a row in a line."""

from typing import Any

from audit.appraisal.model.coordinate import Coordinate
from audit.appraisal.model.figure import Cell
from audit.appraisal.model.place import Place
from audit.appraisal.model.read.cells import state_named
from audit.appraisal.model.read.tables import in_column
from audit.appraisal.model.table import Column, Row, Table
from audit.appraisal.write.fields import filled, in_lines, place_fields, prose_of
from audit.appraisal.write.yaml_out import Bare, Flow

__all__ = ["written_cell", "written_table"]


def written_table(table: Table, outer: Place) -> dict[str, Any]:
    """The fields of a table."""
    said = filled(title=table.title) | in_lines(place_fields(table.place, outer))
    said |= filled(option=table.says.option, criterion=table.says.criterion, scorer=table.says.scorer, prints=table.says.kind)
    if table.unit is not None:
        said["unit"] = Flow({"nearest": table.unit})
    said |= filled(rounded=table.says.rounded, negatives=table.negatives)
    said |= {"rows": table.axis, "reading": table.reading, "columns": Flow([_column(column) for column in table.columns])}
    said["cells"] = {row.key: Flow(_row(row, table)) for row in table.rows}
    return said


def _column(column: Column) -> Any:
    if column.key:
        return column.key
    return _says(column.says) | filled(title=column.title, column=column.number, rounded=column.says.rounded)


def _says(said: Coordinate) -> dict[str, Any]:
    return filled(prints=said.kind, option=said.option, criterion=said.criterion, scorer=said.scorer, group=said.group, item=said.item)


def _row(row: Row, table: Table) -> Any:
    values = [written_cell(cell, in_column(row.place, column)) for cell, column in zip(row.cells, table.columns, strict=False)]
    said = place_fields(row.place, table.place) | filled(title=row.title) | _says(row.says)
    return said | {"values": values} if said else values


def written_cell(cell: Cell, around: Place) -> Any:
    """What is written for a cell: a figure as printed, a word, or a mapping where there is more to be said."""
    more: dict[str, Any] = filled(reading=cell.reading, from_=cell.inherits)
    if cell.rounded is not None:
        more["rounded"] = cell.rounded
    more |= filled(note=prose_of(cell.note)) | place_fields(cell.place, around)
    if cell.state == "illegible":
        return {"illegible": cell.text} | more if cell.text else {"state": cell.state} | more if more else cell.state
    if cell.state is None:
        return {"value": cell.text} | more if more else cell.text
    if not cell.text or more:
        return {"state": cell.state} | more
    return cell.text if state_named(cell.text) is not None else Bare(cell.text)
