"""Printed tables: columns, rows and the cells where they cross, as published."""

from dataclasses import dataclass, field

from audit.appraisal.model.coordinate import Coordinate
from audit.appraisal.model.figure import Cell, Reading
from audit.appraisal.model.place import NO_PLACE, NOWHERE, Place, Where

__all__ = ["Column", "Row", "Table", "column_name"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. ``name`` tells it apart in the ids of figures; ``number`` is the column of the document in which it stands.

    ``key`` is the one word that says what the column is: an option, a criterion, a group, a scorer, a kind of figure, or
    ``total``. It is empty where the column spells that out in ``says``.
    """

    name: str
    key: str = ""
    says: Coordinate = field(default_factory=Coordinate)
    title: str = ""
    number: int | None = None
    where: Where = NOWHERE


def column_name(says: Coordinate, number: int) -> str:
    """The name of a column that spells out what it is: what it says, or else its number, counted from 1."""
    said = (says.option, says.criterion, says.group, says.scorer, says.item, says.kind)
    return "-".join(one for one in said if one) or f"column-{number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its key, what it says of itself beside it, and its cells in the order of the columns.

    ``where`` is the place of its key in the audited file, ``at`` that of what stands under the key.
    """

    key: str
    cells: tuple[Cell, ...] = ()
    says: Coordinate = field(default_factory=Coordinate)
    title: str = ""
    place: Place = NO_PLACE
    where: Where = NOWHERE
    at: Where = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One printed table. The figures read from its cells stand in ``Appraisal.figures``.

    ``axis`` says what its rows are: criteria, options, groups or scorers. ``says`` is what holds for all its cells:
    what they print, whose, and whether entered figures were rounded. ``negatives`` is
    empty where the table says nothing of its own; ``unit`` is what figures were rounded to, as printed.
    """

    id: str
    axis: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: str = ""
    says: Coordinate = field(default_factory=Coordinate)
    reading: Reading = "unconfirmed"
    negatives: str = ""
    unit: str | None = None
    unit_at: Where = NOWHERE
    where: Where = NOWHERE
    place: Place = NO_PLACE
