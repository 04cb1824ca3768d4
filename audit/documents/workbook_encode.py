"""A workbook as plain data and back: how the child process hands over what it read."""

from fractions import Fraction
from typing import Any, Final

from audit.documents.book import Cell, Sheet, Workbook

__all__ = ["from_plain", "to_plain"]

_FIELDS: Final = ("row", "column", "sort", "text", "value", "formula", "form")


def to_plain(book: Workbook) -> dict[str, Any]:
    """A workbook as mappings, lists, texts and numbers; a cell is a list that ends where all that follows is empty."""
    return {"name": book.name, "sha256": book.sha256, "names": dict(book.names), "sheets": [_sheet(sheet) for sheet in book.sheets]}


def _sheet(sheet: Sheet) -> dict[str, Any]:
    return {
        "title": sheet.title, "hidden": sheet.hidden, "asked": sheet.asked,
        "rows": sorted(sheet.hidden_rows), "columns": sorted(sheet.hidden_columns),
        "spans": [[*at, *span] for at, span in sheet.spans.items()], "cells": [_cell(cell) for cell in sheet.cells.values()],
    }  # fmt: skip


def _cell(cell: Cell) -> list[object]:
    fields: list[object] = [cell.row, cell.column, cell.sort, cell.text, "" if cell.value is None else str(cell.value), cell.formula, cell.form]
    while fields[-1] == "":
        fields.pop()
    return fields


def from_plain(data: dict[str, Any]) -> Workbook:
    """Build a workbook from plain data. Raises KeyError, TypeError or ValueError where it is not what ``to_plain`` gives."""
    names = {str(key): str(value) for key, value in data["names"].items()}
    return Workbook(str(data["name"]), str(data["sha256"]), tuple(_as_sheet(one) for one in data["sheets"]), names)


def _as_sheet(data: dict[str, Any]) -> Sheet:
    cells = {cell.at: cell for cell in map(_as_cell, data["cells"])}
    spans = {(row, column): (rows, columns) for row, column, rows, columns in data["spans"]}
    return Sheet(str(data["title"]), cells, data["hidden"], frozenset(data["rows"]), frozenset(data["columns"]), spans, data["asked"])


def _as_cell(data: list[Any]) -> Cell:
    held = dict(zip(_FIELDS, data, strict=False))
    value = held.get("value")
    return Cell(
        int(held["row"]), int(held["column"]), held["sort"], str(held.get("text", "")), Fraction(value) if value else None,
        str(held.get("formula", "")), str(held.get("form", "")),
    )  # fmt: skip
