"""What a report is made of, whatever file it becomes: sections, paragraphs, tables, plots, pictures.

Blocks hold plain text and say what it is, never how it looks. Each way of writing a report (page, PDF, Word) goes through
the same blocks, so that no two of them can say different things.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from fractions import Fraction
from itertools import count
from typing import Any, Final, Literal, TypeVar

__all__ = [
    "AnswerRoom",
    "Block",
    "Bullets",
    "CellMark",
    "FactList",
    "Notice",
    "PageCrop",
    "Plot",
    "PlotRow",
    "PlotShape",
    "ReportCell",
    "ReportDocument",
    "ReportSection",
    "ReportTable",
    "ReportText",
    "TextKind",
    "all_sections",
    "numbered",
    "with_texts",
]

_NO_TEXT: Final = frozenset({"anchor", "to", "png", "kind", "tone", "lang", "audience"})
"""Fields that hold no text for people: anchors, pictures and words that this package chose."""

TextKind = Literal["plain", "lead", "quiet", "question"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportText:
    """A paragraph. ``to`` is the anchor of what it is about, ``link`` the words of the link to it."""

    text: str
    kind: TextKind = "plain"
    link: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list, numbered or not."""

    items: tuple[ReportText, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FactList:
    """Labels with what each says, one or several paragraphs."""

    pairs: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that is to be read first."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellMark:
    """A mark in a cell: a sign with a number, what it means in words, and the anchor of its finding."""

    sign: str
    said: str
    to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCell:
    """A cell of a table. ``heat`` is how high its figure is, from 0 to 4; ``aside`` is said below it, in smaller print.

    ``anchor`` is that of the row, in its first cell.
    """

    text: str
    heat: int | None = None
    marks: tuple[CellMark, ...] = ()
    aside: str = ""
    anchor: str = ""
    kind: Literal["text", "figure", "empty"] = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTable:
    """A table with its caption. The first cell of each row is its head. ``number`` counts the tables of a report from 1."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[ReportCell, ...], ...]
    note: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlotShape:
    """A bar, a point or a range on the axis of a plot; ``at`` and ``to_at`` are places on it from 0 to 1."""

    kind: Literal["bar", "range", "point", "ring"]
    at: Fraction
    to_at: Fraction = Fraction(0)
    open_end: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlotRow:
    """One line of a plot: its name, its figures in words, and what is drawn."""

    name: str
    value: str
    shapes: tuple[PlotShape, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """A plot of which the table behind it says the same. ``legend`` says what each kind of shape means."""

    title: str
    said: str
    rows: tuple[PlotRow, ...]
    ends: tuple[str, str]
    legend: tuple[tuple[str, str], ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCrop:
    """A part of a page of the paper, as PNG in base64, with what it shows in words."""

    png: str
    said: str
    caption: str
    size: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRoom:
    """Room to write an answer by hand."""

    label: str
    lines: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSection:
    """A heading and what follows under it. ``breaks`` begins a new page in print."""

    title: str
    anchor: str
    blocks: tuple["Block", ...] = ()
    sections: tuple["ReportSection", ...] = ()
    breaks: bool = False
    compact: bool = False


Block = ReportText | Bullets | FactList | Notice | ReportTable | Plot | PageCrop | AnswerRoom


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDocument:
    """A whole report: its title, what is under it, and the mark that goes on every page (empty where the paper is public)."""

    title: str
    sections: tuple[ReportSection, ...]
    lead: tuple[Block, ...] = ()
    mark: str = ""
    foot: str = ""
    date: str = ""
    audience: str = ""
    contents: bool = True


_Piece = TypeVar("_Piece")


def with_texts(piece: _Piece, change: Callable[[str], str]) -> _Piece:
    """The same blocks with every text for people changed by ``change``."""
    return _changed(piece, change)  # type: ignore[no-any-return]


def _changed(piece: Any, change: Callable[[str], str]) -> Any:
    if isinstance(piece, str):
        return change(piece)
    if isinstance(piece, tuple):
        return tuple(_changed(one, change) for one in piece)
    if is_dataclass(piece) and not isinstance(piece, type):
        held = {one.name: getattr(piece, one.name) for one in fields(piece) if one.name not in _NO_TEXT}
        if isinstance(piece, Plot):
            # The first word of a pair of its legend is a kind of shape.
            held["legend"] = tuple((kind, change(said)) for kind, said in piece.legend)
            return replace(piece, **{name: value if name == "legend" else _changed(value, change) for name, value in held.items()})
        return replace(piece, **{name: _changed(value, change) for name, value in held.items()})
    return piece


def numbered(sections: tuple[ReportSection, ...]) -> tuple[ReportSection, ...]:
    """The same sections, with their tables numbered from 1 in the order of the report."""
    numbers = count(1)
    return tuple(_numbered(one, numbers) for one in sections)


def _numbered(section: ReportSection, numbers: Iterator[int]) -> ReportSection:
    blocks = tuple(_with_number(one, numbers) if isinstance(one, ReportTable) else one for one in section.blocks)
    return replace(section, blocks=blocks, sections=tuple(_numbered(one, numbers) for one in section.sections))


def _with_number(table: ReportTable, numbers: Iterator[int]) -> ReportTable:
    return replace(table, number=next(numbers))


def all_sections(sections: tuple[ReportSection, ...]) -> Iterator[ReportSection]:
    """Every section, those inside others after them."""
    for one in sections:
        yield one
        yield from all_sections(one.sections)
