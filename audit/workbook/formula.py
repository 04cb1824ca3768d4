"""A formula as a tree: what it is made of, and which cells it takes. Nothing of it is run.

What the words in a formula refer to: cells, whole rows and columns, defined names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from audit.documents.book import At, Workbook, column_of, letters_of, name_of

__all__ = [
    "LAST_COLUMN",
    "LAST_ROW",
    "Area",
    "Broken",
    "Call",
    "Constant",
    "Elsewhere",
    "Node",
    "Number",
    "Pair",
    "Signed",
    "areas_of",
    "below",
    "refer",
    "walk",
]

LAST_ROW: Final = 1_048_575
LAST_COLUMN: Final = 16_383


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in the formula."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Constant:
    """A text, a truth value or an error written in the formula, or an argument left empty."""

    text: str


@dataclass(frozen=True, slots=True)
class Area:
    """One cell or a rectangle of cells, first and last row and column from 0; ``fixed`` says which of the four have a ``$``."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int
    fixed: tuple[bool, bool, bool, bool] = (False, False, False, False)

    @property
    def single(self) -> bool:
        """Whether it is one cell."""
        return self.top == self.bottom and self.left == self.right

    def holds(self, at: At) -> bool:
        """Say whether a cell of its sheet lies in it."""
        return self.top <= at[0] <= self.bottom and self.left <= at[1] <= self.right

    def __str__(self) -> str:
        """The area as it is written, without the sheet: ``C3:C11``."""
        if (self.top, self.bottom) == (0, LAST_ROW):
            return f"{letters_of(self.left)}:{letters_of(self.right)}"
        if (self.left, self.right) == (0, LAST_COLUMN):
            return f"{self.top + 1}:{self.bottom + 1}"
        first, last = name_of((self.top, self.left)), name_of((self.bottom, self.right))
        return first if self.single else f"{first}:{last}"


@dataclass(frozen=True, slots=True)
class Broken:
    """A reference that leads nowhere; ``why`` says so in words."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A reference into another workbook, or into a table by its columns: known to lead somewhere, not followed."""

    text: str


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments; its name in capitals."""

    name: str
    arguments: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Signed:
    """Something with a sign before it or ``%`` behind it: ``-``, ``+`` or ``%``."""

    sign: str
    inner: "Node"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parts with a sign between them, such as ``+`` or ``<=``."""

    sign: str
    left: "Node"
    right: "Node"


Node = Number | Constant | Area | Broken | Elsewhere | Call | Signed | Pair


def below(node: Node) -> tuple[Node, ...]:
    """The parts directly below a node."""
    if isinstance(node, Call):
        return node.arguments
    if isinstance(node, Signed):
        return (node.inner,)
    return (node.left, node.right) if isinstance(node, Pair) else ()


def walk(node: Node) -> Iterator[Node]:
    """A node and all below it, from left to right."""
    yield node
    for one in below(node):
        yield from walk(one)


def areas_of(node: Node) -> tuple[Area, ...]:
    """Every area that a formula takes."""
    return tuple(one for one in walk(node) if isinstance(one, Area))


_CELL: Final = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})")
_COLUMNS: Final = re.compile(r"(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})")
_ROWS: Final = re.compile(r"(\$?)([0-9]{1,7}):(\$?)([0-9]{1,7})")
_MOST_NAMES: Final = 10
"""Names that stand for names, one inside the other."""


def refer(text: str, book: Workbook, home: str, depth: int = 0) -> Node:
    """Say what a reference stands for, written on the sheet ``home``."""
    if "[" in text:
        return Elsewhere(text)
    if "#REF!" in text.upper():
        return Broken(text, "it refers to cells that are no longer there")
    sheet, _, rest = text.rpartition("!")
    title = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
    area = _area(rest, title or home)
    if area is None:
        return _named(rest, title, book, home, depth)
    if ":" in title:
        return Elsewhere(text)
    if title and book.sheet(title) is None:
        return Broken(text, f'there is no sheet "{title}"')
    found = book.sheet(area.sheet)
    return area if found is None else Area(found.title, area.top, area.left, area.bottom, area.right, area.fixed)


def _area(text: str, sheet: str) -> Area | None:
    """Read ``C3``, ``C3:D9``, ``C:C`` or ``3:9``; None for anything else."""
    columns, rows = _COLUMNS.fullmatch(text), _ROWS.fullmatch(text)
    if columns:
        first, last = sorted((column_of(columns[2]), column_of(columns[4])))
        return Area(sheet, 0, first, LAST_ROW, last, (True, bool(columns[1]), True, bool(columns[3]))) if last <= LAST_COLUMN else None
    if rows:
        top, bottom = sorted((int(rows[2]) - 1, int(rows[4]) - 1))
        return Area(sheet, top, 0, bottom, LAST_COLUMN, (bool(rows[1]), True, bool(rows[3]), True)) if top >= 0 and bottom <= LAST_ROW else None
    first_text, _, last_text = text.partition(":")
    return _corners(first_text, last_text or first_text, sheet)


def _corners(first: str, last: str, sheet: str) -> Area | None:
    one, other = _CELL.fullmatch(first), _CELL.fullmatch(last)
    if one is None or other is None:
        return None
    ends = [(int(each[4]) - 1, column_of(each[2]), bool(each[3]), bool(each[1])) for each in (one, other)]
    (top, top_fixed), (bottom, bottom_fixed) = sorted((end[0], end[2]) for end in ends)
    (left, left_fixed), (right, right_fixed) = sorted((end[1], end[3]) for end in ends)
    inside = top >= 0 and bottom <= LAST_ROW and right <= LAST_COLUMN
    return Area(sheet, top, left, bottom, right, (top_fixed, left_fixed, bottom_fixed, right_fixed)) if inside else None


def _named(name: str, sheet: str, book: Workbook, home: str, depth: int) -> Node:
    if depth > _MOST_NAMES:
        return Broken(name, f'the name "{name}" refers to itself')
    known = {key.casefold(): text for key, text in book.names.items()}
    for key in (f"{sheet or home}!{name}", name):
        if key.casefold() in known:
            return _meaning(known[key.casefold()].removeprefix("="), book, home, depth)
    if ":" in name:
        return Elsewhere(name)
    return Broken(name, f'the workbook defines no name "{name}"')


def _meaning(text: str, book: Workbook, home: str, depth: int) -> Node:
    """What a name stands for: a reference or a number; a formula behind a name is not followed."""
    if text.replace(".", "", 1).isdigit() and text.isascii():
        return Number(Fraction(text))
    if any(sign in text for sign in "(,+*/&{") and not text.startswith("'"):
        return Elsewhere(text)
    found = refer(text, book, home, depth + 1)
    return Elsewhere(text) if isinstance(found, Broken) and "#REF!" not in text.upper() else found
