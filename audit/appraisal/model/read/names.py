"""Every printing of a title or a label: where criteria and options are listed, in headings of tables, and in wordings."""

from collections.abc import Iterator

from audit.appraisal.model.appraisal import Appraisal, Criterion, Option
from audit.appraisal.model.place import Place, Where
from audit.appraisal.model.prose import Naming
from audit.appraisal.model.table import Column, Row, Table

__all__ = ["names_of"]


def names_of(appraisal: Appraisal) -> Iterator[Naming]:
    """The printings of titles and labels, those that are listed first."""
    for criterion in appraisal.criteria.values():
        yield _listed(criterion, criterion.id, None)
    for option in appraisal.options.values():
        yield _listed(option, None, option.id)
    for table in appraisal.tables.values():
        yield from _headings(appraisal, table)
    for one in appraisal.texts.wordings:
        yield Naming(criterion=one.criterion, option=one.option, title=one.title, label=one.label, where=one.where, place=one.place)


def _listed(one: Criterion | Option, criterion: str | None, option: str | None) -> Naming:
    title = one.title if one.titled else ""
    return Naming(criterion=criterion, option=option, title=title, label=one.label, where=one.where, place=one.place)


def _headings(appraisal: Appraisal, table: Table) -> Iterator[Naming]:
    """The headings of rows and columns that are printed otherwise than the criterion or option is listed."""
    for row in table.rows:
        yield from _heading(row, _owners(appraisal, table, row), row.at, row.place)
    for column in table.columns:
        owners = [(column.says.criterion, None), (None, column.says.option)]
        yield from _heading(column, owners, column.where, table.place)


_Owners = list[tuple[str | None, str | None]]


def _owners(appraisal: Appraisal, table: Table, row: Row) -> _Owners:
    own: _Owners = []
    if table.axis == "criteria" and row.key in appraisal.criteria:
        own = [(row.key, None)]
    elif table.axis == "options" and row.key in appraisal.options:
        own = [(None, row.key)]
    return [*own, (row.says.criterion, None), (None, row.says.option)]


def _heading(heading: Row | Column, owners: _Owners, where: Where, place: Place) -> Iterator[Naming]:
    """The naming of a heading that is about one criterion or option and prints nothing else."""
    found = [pair for pair in owners if any(pair)]
    if heading.title and heading.says.kind is None and len(found) == 1:
        yield Naming(criterion=found[0][0], option=found[0][1], title=heading.title, label="", where=where, place=place)
