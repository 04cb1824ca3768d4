"""From the tables of a draft to those of the appraisal: columns, rows and cells as they are printed."""

from collections.abc import Mapping
from typing import Any, Final

from audit.appraisal.model.coordinate import Coordinate
from audit.appraisal.model.figure import Cell
from audit.appraisal.model.place import Place, Where
from audit.appraisal.model.read.cells import state_named
from audit.appraisal.model.read.tables import in_column
from audit.appraisal.model.table import Column, Row, Table, column_name
from audit.appraisal.write.yaml_out import clean
from audit.importing.draft import Draft, Printed, TableColumn, TableRow
from audit.importing.entry import Entry
from audit.importing.fit import is_crossed
from audit.importing.places import as_written, between, place_fields

__all__ = ["cell_of", "column_titles", "table_of"]

_MOST_TITLE: Final = 900
_OWNERS: Final = ("option", "criterion", "scorer", "group")


def column_titles(draft: Draft) -> Mapping[str, str]:
    """What options and criteria are called, by id: a heading that says no more is not kept."""
    return {item.id: item.title for item in (*draft.options, *draft.criteria)}


def table_of(table: Printed, titles: Mapping[str, str], outer: Place) -> Table:
    """Build one table."""
    pointer, place, inner = f"/tables/{table.id}", as_written(table.place, outer), table.place.inside(outer)
    crossed, compared = is_crossed(table), _is_compared(table)
    columns = tuple(_column(one, number, titles, pointer, crossed=crossed) for number, one in enumerate(table.columns, 1))
    rows = {row.key: _row(row, columns, f"{pointer}/cells/{row.key}", inner, place, compared=compared) for row in table.rows}
    prints = table.prints if any(not column.prints for column in table.columns) else ""
    return Table(
        id=table.id, axis=table.axis, columns=columns, rows=tuple(rows.values()), title=clean(table.title[:_MOST_TITLE]),
        says=Coordinate(prints or None, table.option or None, table.criterion or None, None, table.scorer or None),
        reading="confirmed" if compared else "unconfirmed", unit=clean(table.unit) if table.unit else None, where=Where(pointer=pointer), place=place,
    )  # fmt: skip


def _is_compared(table: Printed) -> bool:
    """Say whether a person compared every cell of a table."""
    entries = [entry for _, _, entry in table.cells() if entry.spot is not None]
    return bool(entries) and all(entry.confirmed for entry in entries)


def _column(column: TableColumn, number: int, titles: Mapping[str, str], table: str, *, crossed: bool) -> Column:
    """Build a column; it is named by its owner alone where there is no more to be said of it."""
    where = Where(pointer=f"{table}/columns/{number - 1}")
    if crossed and (column.prints == "total" or column.group):
        key = column.group or "total"
        return Column(name=key, key=key, where=where)
    sort = next((one for one in _OWNERS if getattr(column, one)), "")
    owner = getattr(column, sort) if sort else ""
    is_known = titles.get(owner, "") in column.title or not column.title
    of_panel = column.scorer and column.option
    if owner and not of_panel and not column.prints and not column.place.column and (is_known or sort == "scorer"):
        return Column(name=owner, key=owner, where=where)
    option, criterion, scorer, group = (owner if sort == one and owner else None for one in _OWNERS)
    says = Coordinate(column.prints or None, option, criterion, group, column.scorer or scorer, column.item or None)
    title = column.title[:_MOST_TITLE] if column.title and not (owner and (column.prints or is_known)) else ""
    return Column(name=column_name(says, number), says=says, title=clean(title), number=column.place.column or None, where=where)


def _row(row: TableRow, columns: tuple[Column, ...], pointer: str, inner: Place, around: Place, *, compared: bool) -> Row:
    place = as_written(row.place, inner, around)
    says_more = bool(place_fields(row.place, inner)) or any((row.title, row.prints, row.item))
    cells = f"{pointer}/values" if says_more else pointer
    return Row(
        key=row.key, says=Coordinate(kind=row.prints or None, item=row.item or None), title=clean(row.title[:_MOST_TITLE]), place=place,
        cells=tuple(
            cell_of(entry, f"{cells}/{at}", in_column(place, column), between(entry.place, row.place, inner), compared=compared)
            for at, (entry, column) in enumerate(zip(row.entries, columns, strict=True))
        ),
        where=Where(pointer=pointer), at=Where(pointer=pointer),
    )  # fmt: skip


def cell_of(entry: Entry, pointer: str, around: Place, moved: Mapping[str, Any] | None = None, *, compared: bool = False) -> Cell:
    """Build a cell. ``moved`` is what its place says beyond row and column; ``compared``: a person compared the whole table."""
    written, where = clean(entry.written), Where(pointer=pointer)
    state = "illegible" if entry.illegible else state_named(written)
    doubt = "" if entry.confirmed or entry.doubt in entry.note else entry.doubt
    note = "; ".join(part for part in (entry.note, doubt) if part)
    is_doubtful = bool(entry.doubts) and not entry.confirmed and (entry.nature != "state" or entry.illegible)
    reading = "doubtful" if is_doubtful else "confirmed" if entry.confirmed and not compared else ""
    is_bare = not (reading or entry.inherits or note or moved)
    text = written if state is None or entry.illegible or (is_bare and state != "illegible") else ""
    return Cell(
        text=text, state=state, reading=reading, inherits=entry.inherits or None, note=clean(note),  # type: ignore[arg-type]  # one of the readings
        place=Place(**moved).inside(around) if moved else around, where=where, at=where,
    )  # fmt: skip
