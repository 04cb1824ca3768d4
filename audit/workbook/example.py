"""A workbook written in a rule pack: sheets as grids of cells, so that the cases of a rule read like the sheet they are about."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

from audit.appraisal.load.document import Document, parse
from audit.appraisal.load.node import Node
from audit.appraisal.model.read.context import suggest
from audit.documents.book import At, Cell, Sheet, Sort, Workbook, column_of
from audit.documents.xlsx.shown import general
from audit.problems import InputError, Problem, fault
from audit.workbook.parse import UnreadError
from audit.workbook.parse import parse as read_formula
from audit.workbook.readd import Adder, UnknownError

__all__ = ["alone", "with_results", "workbook_of"]

_NAME: Final = "scores.xlsx"
_ALONE: Final = b"""appraisal: {id: workbook, title: Workbook, from: draft}
sources: {workbook: {role: workbook, file: scores.xlsx}}
criteria: {none: {title: None}}
options: {none: {title: None}}
method: {total: sum}
"""
_ERROR: Final = re.compile(r"#(?:REF!|DIV/0!|VALUE!|NAME\?|N/A|NUM!|NULL!)")
_ROUNDS: Final = 20
"""How often results are worked out from results before it is enough for an example."""


def alone(book: Workbook) -> Document:
    """An appraisal that holds nothing, for rules that look at a workbook only."""
    return Document(book.name, book.sha256, parse(_ALONE, book.name).root)


def workbook_of(root: Node, path: str) -> Workbook:
    """Read a workbook that is written as grids. Raises InputError.

    ``{workbook: {sheets: {Scores: {cells: [[Access, 3], [Total, "=SUM(B1:B1)"]], hidden-rows: [1], hidden: true}}, names: {}}}``.
    A quoted number is stored as text; ``{formula: "=B1", stored: 4}`` gives what is stored, null that nothing is. The result of
    any other formula is worked out.
    """
    _only(root, {"workbook"}, path)
    below = root.get("workbook")
    assert below is not None
    _only(below, {"sheets", "names"}, path)
    sheets, names = below.get("sheets"), below.get("names")
    made = tuple(_sheet(title, node, path) for title, node in sheets.entries()) if sheets is not None else ()
    book = Workbook(_NAME, "", made, {key: node.text for key, node in names.entries()} if names is not None else {})
    return with_results(book)


def _only(node: Node, known: set[str], path: str) -> None:
    for key, below in node.entries():
        if key not in known:
            raise InputError(
                [Problem(path, below.key_line, below.key_column, fault("key-not-known-here", key=key, suggest=suggest(key, sorted(known))))]
            )


def _sheet(title: str, node: Node, path: str) -> Sheet:
    _only(node, {"cells", "hidden", "hidden-rows", "hidden-columns"}, path)
    rows = node.get("cells")
    cells = {}
    for row, line in enumerate(rows.elements() if rows is not None else ()):
        for column, one in enumerate(line.elements()):
            cell = _cell((row, column), one, path)
            if cell is not None:
                cells[cell.at] = cell
    hidden = node.get("hidden")
    return Sheet(title, cells, hidden is not None and hidden.plain is True, frozenset(_rows(node)), frozenset(_columns(node)))


def _rows(node: Node) -> Iterator[int]:
    below = node.get("hidden-rows")
    yield from (one.plain - 1 for one in (below.elements() if below is not None else ()) if isinstance(one.plain, int))


def _columns(node: Node) -> Iterator[int]:
    below = node.get("hidden-columns")
    yield from (column_of(one.text) for one in (below.elements() if below is not None else ()))


def _cell(at: At, node: Node, path: str) -> Cell | None:
    if node.fields is not None:
        _only(node, {"formula", "stored"}, path)
        formula, stored = node.get("formula"), node.get("stored")
        held = _cell(at, stored, path) if stored is not None else None
        text = formula.text if formula is not None else ""
        return Cell(*at, held.sort, held.text, held.value, text) if held is not None else Cell(*at, "none", " ", None, text)
    plain = node.plain
    if plain is None or plain == "":
        return None
    if isinstance(plain, int | Decimal) and not isinstance(plain, bool):
        value = Fraction(plain)
        return Cell(*at, "number", general(value), value)
    if node.text.startswith("="):
        return Cell(*at, "none", "", None, node.text)
    sort: Sort = "error" if _ERROR.fullmatch(node.text) else "text"
    return Cell(*at, sort, node.text)


def with_results(book: Workbook) -> Workbook:
    """A workbook with the results of its formulas that have none, as far as they can be worked out."""
    for _ in range(_ROUNDS):
        sheets = tuple(_worked_out(sheet, book) for sheet in book.sheets)
        if sheets == book.sheets:
            break
        book = Workbook(book.name, book.sha256, sheets, book.names)
    return book


def _worked_out(sheet: Sheet, book: Workbook) -> Sheet:
    cells = {at: _with_result(cell, sheet, book) if cell.sort == "none" and not cell.text else cell for at, cell in sheet.cells.items()}
    return Sheet(sheet.title, cells, sheet.hidden, sheet.hidden_rows, sheet.hidden_columns, sheet.spans, sheet.asked)


def _with_result(cell: Cell, sheet: Sheet, book: Workbook) -> Cell:
    try:
        value = Adder(book).result(read_formula(cell.formula, book, sheet.title))
    except (UnknownError, UnreadError):
        return cell
    return Cell(cell.row, cell.column, "number", general(value), value, cell.formula, cell.form)
