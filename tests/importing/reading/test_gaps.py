"""Heads that an empty row of a sheet parts from the figures are the heads of these figures."""

from dataclasses import replace

import pytest

from audit.appraisal.model.place import Place
from audit.documents.paper import Passage, Table
from audit.problems import InputError
from tests.importing.make import Rows, table
from tests.importing.reading.found import audits, errors

HEADS: Rows = [["Criterion", "Inn", "Barn", "Mill"]]
BODY: Rows = [["Light", "5", "3", "2"], ["Space", "4", "2", "5"], ["Total", "9", "5", "7"]]


def _on_sheet(rows: Rows, first: int, number: int) -> Table:
    made = table(rows, number)
    cells = (
        replace(
            cell, place=Place(table=number, row=cell.row + 1, column=cell.column + 1, sheet="One", cell=f"{'ABCD'[cell.column]}{first + cell.row}")
        )
        for cell in made.cells
    )
    return replace(made, cells=tuple(cells))


def test_an_empty_row_below_the_heads_parts_nothing() -> None:
    """Three options by name, and a total that does not follow is told of the one that it is of."""
    changed = [*BODY[:2], ["Total", "9", "5", "8"]]
    assert [found[1:] for found in errors(audits(_on_sheet(HEADS, 1, 1), _on_sheet(changed, 3, 2), kind="xlsx"))[0]] == [("mill", "8", "7")]


def test_the_name_of_the_first_group_may_stand_between() -> None:
    """A single word below the empty row heads the group of the rows under it."""
    word = Passage("Building", place=Place(sheet="One", cell="A3"))
    (found,) = audits(_on_sheet(HEADS, 1, 1), word, _on_sheet(BODY, 4, 2), kind="xlsx")
    assert errors([found]) == [[]]
    assert found.appraisal is not None
    assert [group.title for group in found.appraisal.groups.values()] == ["Building"]


def test_two_empty_rows_part_two_tables() -> None:
    """What stands further down is no part of the table above."""
    with pytest.raises(InputError, match="no table of criteria and options"):
        audits(_on_sheet(HEADS, 1, 1), _on_sheet(BODY, 5, 2), kind="xlsx")


def test_heads_without_one_over_the_names_stand_a_column_further() -> None:
    """The heads begin over the second column of the figures."""
    heads = _on_sheet([["Inn", "Barn", "Mill"]], 1, 1)
    shifted = replace(heads, cells=tuple(replace(cell, place=replace(cell.place, cell=f"{'BCD'[cell.column]}1")) for cell in heads.cells))
    (found,) = audits("Scores of the options", shifted, _on_sheet(BODY, 3, 2), kind="xlsx")
    assert found.appraisal is not None
    assert [option.title for option in found.appraisal.options.values()] == ["Inn", "Barn", "Mill"]
