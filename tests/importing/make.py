"""Small documents written out as rows, and what an import makes of them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from audit.appraisal.model.place import Place
from audit.documents.paper import Cell, Kind, Paper, Passage, Remark, Table
from audit.importing.book import Book
from audit.importing.draft import Draft
from audit.importing.grid import Grid, grids_of
from audit.importing.layout import Layout, layout_of
from audit.importing.run import import_papers
from audit.importing.write import text_of
from tests.importing.compare import read
from tests.plain import texts as texts_of

Rows = Sequence[Sequence[str]]


def table(rows: Rows, number: int = 1, **cells: Any) -> Table:
    """Make a table of rows of text; a cell ``<`` continues the one to its left, ``^`` the one above."""
    found: list[Cell] = []
    width = max(map(len, rows))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            if text in {"<", "^"}:
                _span(found, (at, column), across=text == "<")
                continue
            found.append(Cell(at, column, text, place=Place(table=number, row=at + 1, column=column + 1), **cells))
    return Table(number, tuple(found), len(rows), width, Place(table=number))


def _span(found: list[Cell], at: tuple[int, int], *, across: bool) -> None:
    for index, cell in enumerate(found):
        rows, columns = cell.row + cell.rows, cell.column + cell.columns
        if across and cell.row == at[0] and columns == at[1]:
            found[index] = replace(cell, columns=cell.columns + 1)
        if not across and cell.column == at[1] and rows == at[0]:
            found[index] = replace(cell, rows=cell.rows + 1)


def paper(*blocks: Table | Passage | Rows | str, kind: Kind = "docx", name: str = "report.docx", remarks: Sequence[Remark] = ()) -> Paper:
    """Make a document of tables and paragraphs; one that begins with ``#`` is a heading."""
    made: list[Table | Passage] = []
    for block in blocks:
        if isinstance(block, str):
            made.append(Passage(block.lstrip("# "), level=len(block) - len(block.lstrip("#"))))
        elif isinstance(block, Table | Passage):
            made.append(block)
        else:
            made.append(table(block, 1 + sum(isinstance(one, Table) for one in made)))
    return Paper(name, kind, "0" * 64, tuple(made), tuple(remarks))


def draft(*blocks: Table | Passage | Rows | str, **of: Any) -> Draft:
    """Import one document."""
    return import_papers([paper(*blocks, **of)])


def plain(found: Draft) -> Any:
    """The file of a draft as plain data, having made sure that it can be read."""
    text = text_of(found)
    read(text.encode())
    return texts_of(text)


def doubts(found: Draft, weight: str = "") -> list[str]:
    return [one.text for one in found.doubts if not weight or one.weight == weight]


def grid(rows: Rows, *above: str) -> Grid:
    return grids_of(paper(*above, rows), "report")[0]


def layout(rows: Rows, *above: str) -> Layout:
    return layout_of(grid(rows, *above))


def book(**names: Sequence[str]) -> Book:
    made = Book()
    for sort, texts in names.items():
        made.enter(sort, texts, [Place()] * len(texts))  # type: ignore[arg-type]  # tests name the sorts
    return made
