"""What a table is for: definitions of criteria, scores, totals in order, reasons, or nothing of an appraisal."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from audit.importing.book import Book
from audit.importing.draft import Axis
from audit.importing.entry import read_entry
from audit.importing.grid import texts_of
from audit.importing.layout import Layout, is_figure
from audit.importing.names import name_of
from audit.importing.reading.lexicon import means
from audit.importing.words import heading, option_like

__all__ = ["Sort", "Sorted", "gives_scale", "has_scores", "question_row", "sort_of"]

Sort = Literal["definitions", "matrix", "one-option", "ranking", "one-criterion", "reasons", "questions", "none"]

_RESULTS: Final = frozenset({"total", "percent", "rank", "score", "weighted-score", "share", "cost", "max-score", "subtotal"})
_HALF: Final = 0.5
_FEW_WHOLES: Final = 3
_MOST: Final = 0.6
_TELLING: Final = frozenset({"weight", "max-score", "rank", "percent", "total", "weighted-score"})
_SCALED: Final = re.compile(r"[(\[]\s*([01]\s?(?:[-–—]|to|bis|à|a)\s?(?:[3-9]|10|100))\s*[)\]]\s*$")
"""A scale behind a name."""

_PAGES: Final = re.compile(r"^pages?\b", re.IGNORECASE)
_YEARS: Final = range(1990, 2071)


@dataclass(frozen=True, slots=True)
class Sorted:
    """What a table is, what its rows are, and why it was taken for that, in words."""

    sort: Sort
    axis: Axis = "criteria"
    why: str = ""
    sure: bool = True


def sort_of(layout: Layout, book: Book) -> Sorted:
    """Say what a table is, by its headings and by the names that are known from other tables."""
    if _is_questions(layout, book):
        return Sorted("questions", "criteria", "a row of options with reasons below it")
    if layout.label < 0 or not layout.body:
        return Sorted("none", why="no column of names was made out")
    names = list(texts_of(layout.body, layout.label))
    return _by_scorers(layout, book, names) or _by_names(layout, book, names) or _by_kinds(layout, book, names)


def _by_scorers(layout: Layout, book: Book, names: Sequence[str]) -> Sorted | None:
    """Tell a table of what several scorers gave on one criterion."""
    scorers = sum(heading(name).sort == "scorer" for name in names)
    if scorers > 1 and scorers * 2 >= len(names) and layout.of("entity"):
        return Sorted("one-criterion", "scorers", "a row for each scorer")
    if len(layout.of("scorer")) > 1 and _are_options(layout, book, names):
        return Sorted("one-criterion", "options", "options by scorers")
    return None


def _by_names(layout: Layout, book: Book, names: Sequence[str]) -> Sorted | None:
    """Tell a table with names over its columns: scores or reasons."""
    if layout.of("entity") and has_scores(layout):
        return _matrix(layout, book, names)
    if len(layout.of("text")) > 1 and _is_reasons(layout, book, names):
        return Sorted("reasons", _axis(layout, book, names)[0], "texts by criterion and option")
    return None


def _is_questions(layout: Layout, book: Book) -> bool:
    """Say whether a table is about one criterion: its row ``Option`` names options, and reasons stand below."""
    return question_row(layout, book) is not None


def question_row(layout: Layout, book: Book) -> int | None:
    """The row of the grid that names the options of a table of reasons about one criterion."""
    rows = layout.grid.rows
    for at, row in enumerate(rows[:3]):
        others = [slot.text for slot in row[1:] if slot.text and not slot.covered]
        below = [slot.text for more in rows[at + 1 :] for slot in more[1:] if slot.text]
        named = heading(row[0].text).sort == "options" if row[0].text else False
        if named and len(others) > 1 and below and not any(map(is_figure, below)) and at + 1 < len(rows):
            about_reasons = any(heading(more[0].text).sort == "reason" for more in rows[at + 1 :] if more[0].text)
            if about_reasons and (at or book.share("option", others) >= _HALF):
                return at
    return None


def has_scores(layout: Layout) -> bool:
    """Say whether the columns of names hold scores: few long numbers, no years, and more than one row."""
    columns = layout.of("entity")
    entries = [read_entry(text) for column in columns for text in texts_of(layout.body, column.at) if column.runs or is_figure(text)]
    money = sum(entry.numeral is not None and entry.numeral.sign not in {"", "%"} for entry in entries)
    years = sum(_is_year(column.text) for column in columns)
    filled = any(row[column.at].fill for row in layout.body for column in columns)
    wholes = [entry.numeral.out_of for entry in entries if entry.numeral is not None and entry.numeral.out_of is not None]
    if len(wholes) * 2 > len(entries) and len(set(wholes)) * 3 > len(wholes) > _FEW_WHOLES:
        return False  # two figures in a cell, of which neither is what the other is out of: prices in and out
    if len(columns) == 1 and len(layout.columns) > _FEW_WHOLES and entries and all(entry.nature == "level" for entry in entries):
        return False  # one column of words beside empty ones
    rows = len(layout.body) > 1 or _is_sum(layout)
    return bool(entries or filled) and money * 2 <= len(entries) and years * 2 < len(columns) and rows


def _is_sum(layout: Layout) -> bool:
    """Say whether the only row of a table is called a total: the sums of another table."""
    return len(layout.body) == 1 and layout.label >= 0 and means(layout.body[0][layout.label].text, "total", 1)


def _is_year(text: str) -> bool:
    head = text[:4]
    return head.isdigit() and int(head) in _YEARS


def _matrix(layout: Layout, book: Book, names: Sequence[str]) -> Sorted:
    axis, score, why = _axis(layout, book, names)
    entities = layout.of("entity")
    heads = [column.said.name or column.text for column in entities]
    known = max(book.share("option", heads), book.share("criterion", heads), book.share("option", names), book.share("criterion", names))
    bottom = {heading(text).kind for text in _labels(layout)}
    if not known and not any(column.text for column in entities):
        return Sorted("none", why="figures, but nothing over them says what they belong to")
    spoken = layout.label_sort in {"criteria", "options"} or max(_share_like(heads), _share_like(names)) >= _HALF
    spoken = spoken or gives_scale(heads) or gives_scale(names)
    summed = len(entities) > 1 and bool((bottom | _kinds(layout)) & _TELLING)
    if not (known >= _HALF or spoken or summed) or any(_PAGES.match(column.text) for column in entities):
        return Sorted("none", why="figures, but neither criteria nor options were made out")
    return Sorted("matrix", axis, why, sure=score > 1)


def _kinds(layout: Layout) -> frozenset[str]:
    """The kinds of figures over the columns; the last of several names is a total where the list of words calls it so, as RICE score."""
    entities = layout.of("entity")
    ends = len(entities) > _FEW_WHOLES - 1 and means(entities[-1].text, "total", 1)
    return layout.kinds | {"total"} if ends else layout.kinds


def gives_scale(names: Sequence[str]) -> bool:
    """Say whether most names carry one and the same scale: ``Price (1-5)`` is scored."""
    found = [match[1] for name in names if (match := _SCALED.search(name)) is not None]
    return len(found) > 1 and len(found) * 2 > len(names) and len(set(found)) == 1


def _weighs(names: Sequence[str]) -> bool:
    """Say whether most names carry a weight."""
    found = sum(bool(name_of(name).weight) for name in names)
    return found > 1 and found * 2 > len(names)


def _axis(layout: Layout, book: Book, names: Sequence[str]) -> tuple[Axis, int, str]:
    """Say whether the rows are criteria or options, by how much, and what speaks for it."""
    heads = [column.said.name or column.text for column in layout.of("entity", "text")]
    bottom = {heading(text).kind for text in _labels(layout)}
    likely = [
        (5, layout.label_sort == "criteria", layout.label_sort == "options", "the heading of the names"),
        (4, book.share("option", heads) >= _HALF, book.share("option", names) >= _HALF, "options known from other tables"),
        (4, book.share("criterion", names) >= _HALF, book.share("criterion", heads) >= _HALF, "criteria known from other tables"),
        (3, _share_like(heads) >= _HALF, _share_like(names) >= _HALF, "names like those of options"),
        (3, gives_scale(names), gives_scale(heads), "the scales behind the names"),
        (3, _weighs(names), _weighs(heads), "the weights behind the names"),
        (3, "rank" in bottom, "rank" in layout.kinds, "where the ranks stand"),
        (3, bool({"weight", "max-score"} & layout.kinds), "weight" in bottom, "where the weights stand"),
        (3, "total" in bottom, "total" in _kinds(layout), "where the totals stand"),
        (2, bool(layout.of("group", "definition", "levels")), False, "groups or definitions beside the names"),
    ]
    points = sum(weight * (rows - columns) for weight, rows, columns, _ in likely)
    why = ", ".join(text for _, rows, columns, text in likely if (rows and not columns and points >= 0) or (columns and not rows and points < 0))
    return ("criteria" if points >= 0 else "options"), abs(points), why or "its shape"


def _labels(layout: Layout) -> list[str]:
    return [slot.text for row in layout.body for slot in row[: layout.label + 1] if slot.text and not slot.covered] + [
        slot.text for row in layout.body if not row[layout.label].text for slot in row if slot.text and not is_figure(slot.text)
    ]


def _share_like(names: Sequence[str]) -> float:
    return sum(map(option_like, names)) / len(names) if names else 0.0


def _is_reasons(layout: Layout, book: Book, names: Sequence[str]) -> bool:
    heads = [column.text for column in layout.of("text")]
    rows_known = book.share("criterion", names) >= _HALF and book.share("option", heads) >= _HALF
    turned = book.share("option", names) >= _HALF and book.share("criterion", heads) >= _HALF
    return rows_known or turned


def _are_options(layout: Layout, book: Book, names: Sequence[str]) -> bool:
    return layout.label_sort == "options" or (layout.label_sort != "criteria" and book.share("option", names) >= _MOST)


def _by_kinds(layout: Layout, book: Book, names: Sequence[str]) -> Sorted:
    """Tell tables apart whose columns are kinds of figures and texts."""
    kinds = layout.kinds
    are_options = _are_options(layout, book, names)
    if are_options and kinds & _RESULTS:
        return Sorted("ranking", "options", "options with " + ", ".join(sorted(kinds & _RESULTS)))
    are_criteria = layout.label_sort == "criteria" or book.share("criterion", names) >= _MOST
    scored = {"score", "weighted-score"} & kinds or layout.of("scorer")
    if scored and (are_criteria or "weight" in kinds or layout.of("reason") or any(means(name, "total", 0) for name in names)):
        return Sorted("one-option", "criteria", "criteria with scores of one option")
    if are_criteria and layout.of("reason") and not layout.of("levels", "level") and not kinds:
        return Sorted("one-option", "criteria", "criteria with reasons for one option")
    if are_criteria and (kinds & {"weight", "sub-weight", "max-score"} or layout.of("definition", "levels", "level")):
        return Sorted("definitions", "criteria", "criteria with weights or definitions")
    if are_options and not kinds and layout.of("definition", "reason"):
        return Sorted("none", "options", "a list of options")
    return Sorted("none", why="no part of an appraisal was found in it")
