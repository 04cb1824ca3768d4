"""Tables that a writer made with tabs: paragraphs that follow each other, each with cells parted by tabs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from audit.documents.paper import Cell, Passage, Table
from audit.limits import DocumentLimits

__all__ = ["RAGGED", "is_row", "table_of", "with_tables"]

RAGGED: Final = "this table is made with tabs, and its rows have different numbers of them; its columns follow most of its rows"
_ITEM: Final = re.compile(r"^(?:\(?[0-9ivxlc]{1,4}[.)]|\(?[a-z][.)]|[0-9]+(?:\.[0-9]+)+\.?|[•●▪■✓\u2013-])$", re.IGNORECASE)
_PAGE: Final = re.compile(r"^[0-9]{1,4}$")
_CONTENTS: Final = 3
"""Lines that end in rising numbers, as lists of contents do; fewer may be a small table of scores."""


def is_row(passage: Passage) -> bool:
    """Say whether a paragraph may be the row of such a table."""
    return "\t" in passage.text.strip() and not passage.level


def table_of(rows: Sequence[Passage], number: int) -> Table | None:
    """Make a table of paragraphs; None where they are none: one line alone, a list with its numbers, a list of contents."""
    split, ragged = _split(rows)
    width = max(map(len, split))
    if len(rows) < 2 or width < 2 or width > DocumentLimits.MAX_SPAN or _is_list(split) or _is_contents(split):  # noqa: PLR2004  # two each way
        return None
    place = replace(rows[0].place, table=number)
    cells = tuple(
        Cell(at, column, text, place=replace(place, section=rows[at].place.section, row=at + 1, column=column + 1))
        for at, row in enumerate(split) for column, text in enumerate(row)
    )  # fmt: skip
    return Table(number, cells, len(split), width, place, doubts=(RAGGED,) if ragged else ())


def _split(rows: Sequence[Passage]) -> tuple[list[list[str]], bool]:
    """Part paragraphs at their tabs; several tabs in a row are one where only this makes the rows even."""
    single = [[cell.strip() for cell in row.text.rstrip().split("\t")] for row in rows]
    if len({len(row) for row in single}) == 1:
        return single, False
    joined = [[cell.strip() for cell in re.split(r"\t+", row.text.rstrip())] for row in rows]
    even = {len(row) for row in joined}
    if len(even) == 1:
        return joined, False
    width = Counter(map(len, joined)).most_common(1)[0][0]
    better = joined if sum(len(row) == width for row in joined) >= Counter(map(len, single)).most_common(1)[0][1] else single
    return better, True


def _is_list(split: Sequence[Sequence[str]]) -> bool:
    """Whether the first cells are but the numbers or bullets of a list."""
    return max(map(len, split)) == 2 and all(_ITEM.match(row[0]) for row in split)  # noqa: PLR2004  # a number and a text


def _is_contents(split: Sequence[Sequence[str]]) -> bool:
    """Whether lines end in numbers of pages that never fall: a list of contents."""
    last = [row[-1] for row in split]
    if len(split) < _CONTENTS or not all(_PAGE.match(text) for text in last) or any(_PAGE.match(cell) for row in split for cell in row[:-1] if cell):
        return False
    numbers = list(map(int, last))
    return numbers == sorted(numbers) and (numbers[-1] > numbers[0])


def with_tables(rows: Sequence[Passage], numbers: Iterator[int]) -> Iterator[Table | Passage]:
    """A table of paragraphs with tabs, or the paragraphs as they are; ``numbers`` counts the tables of the document."""
    if rows and table_of(rows, 0) is not None:
        made = table_of(rows, next(numbers))
        assert made is not None
        yield made
    else:
        yield from rows
