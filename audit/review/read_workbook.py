"""From a workbook that a person filled in to corrections; it is read like any document, in a child process."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from audit.documents.paper import Paper
from audit.documents.read import read_paper
from audit.importing.answer import Answer
from audit.problems import fault
from audit.review import sheets
from audit.review.corrections import Chosen, Corrections, refuse

__all__ = ["Rows", "read_workbook"]

Rows = Mapping[int, Mapping[str, str]]
"""The texts of a sheet by row and letters of the column."""

_PLACE: Final = re.compile(r"(?P<column>[A-Z]{1,3})(?P<row>[0-9]{1,7})")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NAME: Final = re.compile(r"t[0-9]{1,7}r[0-9]{1,7}c[0-9]{1,7}-[0-9a-f]{12}")
_LONGEST: Final = 200


def read_workbook(file: Path, data: bytes) -> Corrections:
    """Read a filled workbook; ``data`` are its bytes. Raises InputError with the sheet and cell of what does not fit."""
    path = file.as_posix()
    found = _sheets(read_paper(file))
    start = found.get(sheets.START, {})
    if not any(sheets.FORMAT in row.values() for row in start.values()):
        raise refuse(path, fault("no-corrections"))
    said = {row.get("A", ""): row.get("B", "") for row in start.values()}
    return Corrections(
        path, hashlib.sha256(data).hexdigest(), said.get(sheets.DOCUMENT, ""), said.get(sheets.SHA256, ""), _by(said, path), _on(said, path),
        dict(_answers(found, path)), _chosen(said.get(sheets.CHOSEN, "")),
    )  # fmt: skip


def _sheets(paper: Paper) -> dict[str, dict[int, dict[str, str]]]:
    """Every text of a workbook by sheet, row and column."""
    found: dict[str, dict[int, dict[str, str]]] = {}
    cells = [(cell.place, cell.text) for table in paper.tables for cell in table.cells]
    for place, text in (*cells, *((passage.place, passage.text) for passage in paper.passages)):
        match = _PLACE.fullmatch(place.cell or "")
        if match and place.sheet and text:
            found.setdefault(place.sheet, {}).setdefault(int(match["row"]), {})[match["column"]] = text.strip()
    return found


def _by(said: Mapping[str, str], path: str) -> str:
    by = " ".join(said.get(sheets.BY, "").split())[:_LONGEST]
    if not by:
        raise refuse(path, fault("answer-cell-empty", start=sheets.START, by=sheets.BY))
    return by


def _on(said: Mapping[str, str], path: str) -> str:
    match = _DATE.match(said.get(sheets.ON, ""))
    if match is None:
        raise refuse(path, fault("answer-without-date", start=sheets.START, on=sheets.ON))
    return match[0]


def _chosen(said: str) -> Chosen:
    named = dict(part.split(": ", 1) for part in said.split("; ") if ": " in part)
    numbers = {key: tuple(int(one) for one in named.get(key, "").split(", ") if one.isdecimal()) for key in ("pages", "tables")}
    return Chosen(numbers["pages"], tuple(one for one in named.get("sheets", "").split(", ") if one), numbers["tables"])


def _answers(found: Mapping[str, Rows], path: str) -> Iterator[tuple[str, Answer]]:
    """The answers: what stands in a row of its own goes before what a table as a whole was confirmed by."""
    tables = [row for _, row in _headed(found.get(sheets.COMPARED, {}))]
    compared = {row[sheets.TABLE] for row in tables if row.get(sheets.YES, "").lower() in {"yes", "y", "x", "true"}}
    for sheet in (sheets.DOUBTFUL, sheets.CELLS):
        for number, row in _headed(found.get(sheet, {})):
            name = row.get(sheets.NAME, "")
            if not _NAME.fullmatch(name):
                continue
            answer = _answer(row, f"{path}, sheet {sheet}, row {number}")
            if answer is not None:
                yield name, answer
            elif sheet == sheets.CELLS and row.get(sheets.TABLE) in compared:
                yield name, Answer("confirm", note=row.get(sheets.NOTE, ""))


def _headed(rows: Rows) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows below the headings, by heading."""
    heads: Mapping[str, str] = {}
    for number, row in sorted(rows.items()):
        if not heads and sheets.TABLE in row.values():
            heads = row
        elif heads:
            yield number, {head: row.get(column, "") for column, head in heads.items()}


def _answer(row: Mapping[str, str], where: str) -> Answer | None:
    said, value, note = (row.get(head, "") for head in (sheets.ANSWER, sheets.VALUE, sheets.NOTE))
    if not said and not value:
        return None
    words = {word.lower(): sort for word, sort in sheets.ANSWERS.items()}
    sort = words.get(said.lower()) if said else "value"
    if sort is None:
        raise refuse(where, fault("no-answer", said=said, answers=", ".join(sheets.ANSWERS)))
    if sort == "value" and not value:
        raise refuse(where, fault("answer-without-value", value=sheets.VALUE))
    return Answer(sort, value[:_LONGEST] if sort in {"value", "cannot-read"} else "", note[:1000])  # type: ignore[arg-type]  # the words above
