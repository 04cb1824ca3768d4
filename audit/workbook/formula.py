"""A formula as a tree: what it is made of, and which cells it takes. Nothing of it is run."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from audit.workbook.book import At, letters_of, name_of

LAST_ROW: Final = 1_048_575
LAST_COLUMN: Final = 16_383


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in the formula."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Word:
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
        """Give it as it is written, without the sheet: ``C3:C11``."""
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


Node = Number | Word | Area | Broken | Elsewhere | Call | Signed | Pair


def below(node: Node) -> tuple[Node, ...]:
    """Give the parts directly below a node."""
    if isinstance(node, Call):
        return node.arguments
    if isinstance(node, Signed):
        return (node.inner,)
    return (node.left, node.right) if isinstance(node, Pair) else ()


def walk(node: Node) -> Iterator[Node]:
    """Give a node and all below it, from left to right."""
    yield node
    for one in below(node):
        yield from walk(one)


def areas_of(node: Node) -> tuple[Area, ...]:
    """Give every area that a formula takes."""
    return tuple(one for one in walk(node) if isinstance(one, Area))
