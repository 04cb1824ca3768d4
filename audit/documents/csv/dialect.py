"""How a file of rows is written: which sign parts its cells, whether they are quoted, and whether figures have a decimal comma."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

__all__ = ["SIGNS", "Dialect", "closes_quotes", "dialect_of", "fields_of", "has_decimal_commas"]

SIGNS: Final = (",", ";", "\t", "|")
_SAID: Final = re.compile(r"\s*\ufeff?sep=(?P<sign>[,;\t|])\s*$")
_COMMA: Final = re.compile(r"^[-+\u2212\u2013(]?\d{1,3}(?:[. \u00a0\u202f]\d{3})*,\d+\s?%?\)?$")
_POINT: Final = re.compile(r"^[-+\u2212\u2013(]?\d{1,3}(?:,\d{3})*\.\d+\s?%?\)?$")
_SURE: Final = 0.9
"""As large a share of the lines of a file without a telling name has to come out as rows of one width."""
_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class Dialect:
    """The sign between cells; whether cells are quoted; whether the file says the sign itself; how large a share of lines it fits.

    ``rows`` counts those lines; ``clean`` the cells that are figures or hold none of the other signs.
    """

    sign: str
    quoted: bool = True
    said: bool = False
    fit: float = 0.0
    rows: int = 0
    clean: int = 0

    @property
    def sure(self) -> bool:
        """Whether it fits so well that the lines are rows of cells beyond doubt."""
        return self.said or (self.fit >= _SURE and self.rows >= _LEAST)


def dialect_of(lines: Sequence[str]) -> Dialect:
    """Find how the lines of a file are written: by what it says in its first line, else by what gives the most even rows."""
    first = _SAID.match(lines[0]) if lines else None
    if first is not None:
        return Dialect(first["sign"], quoted=closes_quotes(lines, first["sign"]), said=True)
    return max((_fitted(sign, lines, quoted=closes_quotes(lines, sign)) for sign in SIGNS), key=lambda one: (one.fit, one.rows, one.clean))


def closes_quotes(lines: Sequence[str], sign: str) -> bool:
    """Say whether quotes stand around whole cells only and are all closed, so that they may be taken for quotes of cells."""
    try:
        for _ in csv.reader((f"{line}\n" for line in lines), delimiter=sign, strict=True, skipinitialspace=True):
            pass
    except csv.Error:
        return False
    return True


def _fitted(sign: str, lines: Sequence[str], *, quoted: bool) -> Dialect:
    """Try one sign: the share of lines that are rows as wide as most of their block."""
    rows = list(fields_of(lines, Dialect(sign, quoted)))
    full = [row for row in rows if any(cell.strip() for cell in row)]
    even = 0
    for is_full, block in groupby(rows, key=lambda row: any(cell.strip() for cell in row)):
        widths = Counter(len(row) for row in block if len(row) > 1) if is_full else Counter[int]()
        even += max(widths.values(), default=0)
    return Dialect(sign, quoted, fit=even / len(full) if full else 0.0, rows=even, clean=_clean(full, sign))


def _clean(rows: Sequence[Sequence[str]], sign: str) -> int:
    others = [one for one in SIGNS if one != sign]
    return sum(bool(_COMMA.match(cell.strip())) or not any(one in cell for one in others) for row in rows for cell in row)


def fields_of(lines: Sequence[str], dialect: Dialect) -> Iterator[list[str]]:
    """The cells of each row; a row may go over several lines where its cells are quoted."""
    ended = (f"{line}\n" for line in lines)
    if dialect.quoted:
        yield from csv.reader(ended, delimiter=dialect.sign, skipinitialspace=True)
    else:
        yield from csv.reader(ended, delimiter=dialect.sign, quoting=csv.QUOTE_NONE)


def has_decimal_commas(cells: Sequence[str]) -> bool:
    """Say whether figures are written with a decimal comma: some are, and none with a point."""
    return any(map(_COMMA.match, cells)) and not any(map(_POINT.match, cells))
