"""A workbook as it is audited: every cell with what it stores, shows and is worked out from. Plain frozen data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

__all__ = ["At", "Cell", "Sheet", "Sort", "Workbook", "column_of", "letters_of", "name_of"]

Sort = Literal["number", "text", "date", "logical", "error", "none", ""]
"""What a cell stores; ``none`` is a formula without a stored result, the empty word a cell that only a formula fills with nothing."""

At = tuple[int, int]
"""Row and column, both counted from 0."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that holds something.

    ``text`` is what it shows, ``value`` the exact number that it stores, ``formula`` the formula with its ``=`` (empty where
    the content was typed), ``form`` its number format (empty for the general one).
    """

    row: int
    column: int
    sort: Sort
    text: str = ""
    value: Fraction | None = None
    formula: str = ""
    form: str = ""

    @property
    def at(self) -> At:
        """Its row and column."""
        return self.row, self.column

    @property
    def name(self) -> str:
        """Its name as a sheet shows it, such as ``C12``."""
        return name_of(self.at)

    @property
    def typed(self) -> bool:
        """Whether it is a number that was typed and not worked out."""
        return self.sort == "number" and not self.formula


@dataclass(frozen=True)
class Sheet:
    """One sheet: its cells by place, and the rows and columns that are not shown. ``asked`` says whether it is to be audited."""

    title: str
    cells: Mapping[At, Cell] = field(default_factory=dict)
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    spans: Mapping[At, At] = field(default_factory=dict)
    asked: bool = True


@dataclass(frozen=True)
class Workbook:
    """A workbook: its sheets in order, and what its defined names stand for. ``sha256`` is of the bytes of its file."""

    name: str
    sha256: str
    sheets: tuple[Sheet, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def holds_formulas(self) -> bool:
        """Whether any cell is worked out."""
        return any(cell.formula for sheet in self.sheets for cell in sheet.cells.values())

    def sheet(self, title: str) -> Sheet | None:
        """A sheet by its title; capitals make no difference, as in formulas."""
        return next((sheet for sheet in self.sheets if sheet.title.casefold() == title.casefold()), None)


def column_of(letters: str) -> int:
    """The column of its letters, from 0."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def letters_of(column: int) -> str:
    """The letters of a column counted from 0: ``A`` for 0, ``AA`` for 26."""
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def name_of(at: At) -> str:
    """The name of a cell, such as ``C12``."""
    return f"{letters_of(at[1])}{at[0] + 1}"
