"""What is asked of a person about one cell, and the tables that the cells stand in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final, Literal

from audit.documents.paper import Piece
from audit.importing.answer import Spot
from audit.review.corrections import Chosen
from audit.why import Why

__all__ = ["Candidate", "FittingValue", "PrintedSum", "Question", "Review", "State", "SumTerm", "View"]

State = Literal["unreadable", "doubtful", "empty", "read"]


@dataclass(frozen=True, slots=True)
class FittingValue:
    """A value with which a printed sum comes out, and which sum that is in words."""

    value: str
    sum: str


@dataclass(frozen=True, slots=True)
class Question:
    """One cell to compare.

    ``name`` is the same every time the document is read; ``of`` says whose figure it is and ``kind`` of which sort,
    ``read`` is what was made of the cell and ``shown`` its text where that differs. ``single`` says that it is asked by
    itself: it is doubtful, or nothing was read where a sum wants something. ``shared``: what is in doubt is the table as a
    whole, so that looking at each cell alone would tell no more than looking at all. ``why`` says the ``doubts`` in words.
    """

    name: str
    spot: Spot
    of: str
    kind: str
    read: str
    shown: str
    state: State
    why: str
    where: str
    pieces: tuple[Piece, ...] = ()
    fits: tuple[FittingValue, ...] = ()
    agrees: tuple[str, ...] = ()
    shared: bool = False
    doubts: tuple[Why, ...] = ()

    @property
    def single(self) -> bool:
        """Whether it is asked by itself, and not only within its table."""
        if self.shared:
            return False
        return self.state in {"unreadable", "doubtful"} or (self.state == "empty" and bool(self.fits))


@dataclass(frozen=True, slots=True)
class SumTerm:
    """A number times the figures of some cells."""

    times: Fraction
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedSum:
    """A printed sum: the terms, added and divided by ``over``, make the figure of the cell ``result``."""

    says: str
    terms: tuple[SumTerm, ...]
    over: Fraction
    result: str

    def cells(self) -> tuple[str, ...]:
        """Every cell that takes part, the result last."""
        return (*dict.fromkeys(cell for term in self.terms for cell in term.cells), self.result)


@dataclass(frozen=True, slots=True)
class View:
    """One table to compare: headings of its columns, and rows of a heading and the names of cells, None where there is none."""

    number: int
    title: str
    where: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str | None, ...]], ...]
    pieces: tuple[Piece, ...] = ()
    doubts: tuple[str, ...] = ()

    def names(self) -> tuple[str, ...]:
        """The names of its cells in their order."""
        return tuple(name for _, row in self.rows for name in row if name is not None)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One appraisal that was made out in the document: what it is called, where, and its tables by number."""

    name: str
    where: str
    tables: tuple[int, ...]
    options: int
    criteria: int


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that a person is asked about one document. Texts of levels are lower case in ``levels``, with their values."""

    name: str
    sha256: str
    kind: str
    handling: str
    title: str
    chosen: Chosen
    candidates: tuple[Candidate, ...]
    views: tuple[View, ...]
    questions: Mapping[str, Question]
    sums: tuple[PrintedSum, ...] = ()
    notes: tuple[str, ...] = ()
    levels: Mapping[str, str] = field(default_factory=dict)
    rounded: frozenset[str] = frozenset()

    def singles(self) -> list[Question]:
        """The questions that are asked one by one, most doubtful first."""
        return sorted((one for one in self.questions.values() if one.single), key=_urgency)


_ORDER: Final = ("unreadable", "doubtful", "empty", "read")


def _urgency(one: Question) -> tuple[int, bool]:
    return _ORDER.index(one.state), bool(one.agrees)
