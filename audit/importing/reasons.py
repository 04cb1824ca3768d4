"""Reasons for scores: beside the scores of one option, in a table of their own, or in a table for each criterion."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from audit.appraisal.model.place import Place
from audit.importing.book import Book
from audit.importing.cells import entry_of
from audit.importing.columns import About
from audit.importing.draft import Axis, Doubt, Reason
from audit.importing.entry import running
from audit.importing.grid import Row, Slot
from audit.importing.layout import Layout
from audit.importing.printed import Built
from audit.importing.rows import RowPart
from audit.importing.sort import question_row
from audit.importing.titles import criterion_of
from audit.importing.words import heading

__all__ = ["beside", "inherits", "matrix", "of_questions", "says_alike", "without_descriptions"]

_INHERITS: Final = re.compile(
    r"^\W*(?:there (?:is|would be) )?(?:no (?:change|difference)s?(?: (?:to|from|compared (?:to|with)))?|"
    r"(?:the )?same as(?: for)?|as (?:for|per|in|with)|identical to|see|unchanged from|as)\s+"
    r"(?P<name>(?:the )?[\w &'()-]{2,60}?)(?P<rest>\s*(?:[.;,:–-]|as\b|because\b|since\b|other\b|except\b|apart\b|"
    r"but\b|save\b|however\b|plus\b|with\b|$).*)$",
    re.IGNORECASE | re.DOTALL,
)
_FEW: Final = 2
"""Two reasons may be alike by chance."""

_DIFFERS: Final = re.compile(r"^\W*(?:other|except|apart|but|save|however|plus|with)\b|\b(?:other than|except|apart from|but also)\b", re.IGNORECASE)


def inherits(text: str, book: Book) -> tuple[str, bool]:
    """The option that a reason says nothing changes against, and whether it names a difference all the same."""
    match = _INHERITS.match(" ".join(text.split()))
    found = book.find("option", match["name"].strip(" .,:;")) if match else None
    return (found.id, bool(_DIFFERS.search(match["rest"]))) if match and found is not None else ("", False)


def beside(layout: Layout, built: Built, axis: Axis, about: About, book: Book) -> Iterator[Reason]:
    """The reasons that stand in the rows of a table of scores; what every row says alike is none, such as a reference to notes."""
    if says_alike(layout):
        return
    for part, key in built.parts:
        if part.part == "name" and key:
            yield from _in_row(layout, part, key, axis, about, book)


def says_alike(layout: Layout) -> bool:
    """Say whether every cell of the columns of reasons holds the same words."""
    said = [" ".join(row[column.at].text.split()).lower() for column in layout.of("reason") for row in layout.body if row[column.at].text]
    return len(said) > _FEW and len(set(said)) == 1


def without_descriptions(reasons: Sequence[Reason]) -> list[Reason]:
    """Leave out what the tables of several options say word for word alike of every criterion: it describes the criterion, and no option."""
    said: dict[str, list[str]] = {}
    for reason in reasons:
        said.setdefault(reason.criterion, []).append(" ".join(reason.text.split()).lower())
    several = [texts for texts in said.values() if len(texts) > _FEW]
    if len(several) <= _FEW or len(several) < len(said) or any(len(set(texts)) > 1 for texts in several):
        return list(reasons)
    return [] if len({texts[0] for texts in several}) == len(several) else list(reasons)


def _in_row(layout: Layout, part: RowPart, key: str, axis: Axis, about: About, book: Book) -> Iterator[Reason]:
    for column in layout.columns:
        slot = part.slots[column.at]
        if slot.covered or not slot.text:
            continue
        if column.role == "reason":
            other = about.option or _other(book, axis, column.said.name)
            if other:
                yield _reason(key, other, axis, slot.text, slot.place, book)
        elif column.role == "entity" and column.runs and entry_of(slot, numbers="en").nature == "text":
            found, other = running(slot.text), _other(book, axis, column.said.name or column.text)
            text = found[1] if found else slot.text
            if other and text:
                yield _reason(key, other, axis, text, slot.place, book)


def _other(book: Book, axis: Axis, name: str) -> str:
    found = book.find("option" if axis == "criteria" else "criterion", name) if name else None
    return found.id if found is not None else ""


def _reason(row: str, column: str, axis: Axis, text: str, place: Place, book: Book) -> Reason:
    criterion, option = (row, column) if axis == "criteria" else (column, row)
    giver, differs = inherits(text, book)
    return Reason(criterion, option, text, place, giver if giver != option and not differs else "")


def matrix(layout: Layout, axis: Axis, book: Book) -> Iterator[Reason]:
    """The reasons of a table of criteria by options."""
    columns = layout.of("text", "reason")
    ids = [_other(book, axis, column.said.name or column.text) for column in columns]
    for row in layout.body:
        item = book.find("criterion" if axis == "criteria" else "option", row[layout.label].text)
        for column, id_ in zip(columns, ids, strict=True):
            slot = row[column.at]
            if item is not None and id_ and slot.text and not slot.covered:
                yield _reason(item.id, id_, axis, slot.text, slot.place, book)


def of_questions(layout: Layout, book: Book, doubts: list[Doubt]) -> Iterator[Reason]:
    """The reasons of a table about one criterion, with a column for each option."""
    at = question_row(layout, book)
    assert at is not None
    rows = layout.grid.rows
    question = " ".join(dict.fromkeys(slot.text for row in rows[:at] for slot in row[1:] if slot.text))
    criterion = criterion_of(layout, book, question)
    if criterion is None:
        doubts.append(Doubt("left-out", f'it is not clear which criterion this table of reasons is about ("{question[:60]}")', layout.grid.place))
        return
    below = _reason_rows(rows[at + 1 :])
    for column, option in _option_columns(rows[at], below, book, doubts):
        slots = [row[column] for row in below if row[column].text and not row[column].covered]
        if slots:
            yield _reason(option, criterion.id, "options", _joined(slots), _span(slots), book)


def _reason_rows(rows: Sequence[Row]) -> list[Row]:
    """The rows that hold reasons: all, but for those whose own heading says that they are something else."""
    return [row for row in rows if not row[0].text or heading(row[0].text).sort not in {"kind", "definition", "number"}]


def _option_columns(row: Row, below: Sequence[Row], book: Book, doubts: list[Doubt]) -> list[tuple[int, str]]:
    heads = [(at, slot.text) for at, slot in enumerate(row) if at and slot.text and not slot.covered]
    found = [(at, book.find("option", text)) for at, text in heads]
    known = book.items("option")
    if all(item is not None for _, item in found) and len(found) >= min(2, len(known)):
        return [(at, item.id) for at, item in found if item is not None]
    filled = [at for at in range(1, len(row)) if any(one[at].text for one in below)]
    if len(filled) != len(known):
        doubts.append(Doubt("left-out", "the names of the options over these reasons could not be read", row[0].place))
        return []
    doubts.append(Doubt("matched", "the names of the options over these reasons are torn; they were taken in their usual order", row[0].place))
    return [(at, item.id) for at, item in zip(filled, known, strict=True)]


def _joined(slots: Sequence[Slot]) -> str:
    return " ".join(slot.text for slot in slots)


def _span(slots: Sequence[Slot]) -> Place:
    last = slots[-1].place.to_line or slots[-1].place.line
    first = slots[0].place
    return replace(first, to_line=last) if last is not None and last != first.line else first
