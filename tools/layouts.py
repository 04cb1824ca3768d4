"""Find in a source text where the reason for each score stands, for the two layouts that the appraisals have.

- ``questions``: a small table for each criterion, with a row of options and below it a row of reasons, one column for
  each option; the reasons may run on over further rows.
- ``evaluations``: a table for each option, with a row for each criterion and the reason in the second column, which
  may run on over rows whose first cell is empty.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from audit.appraisal.text.normalise import digest, normalise
from audit.appraisal.text.recorded import Passage, passage
from audit.appraisal.text.split import Point, split

__all__ = ["LAYOUTS", "Reason", "evaluations", "questions"]

_NUMBER: Final = re.compile(r"^(\d+)\. ")
_RULE: Final = re.compile(r"^[\s|:-]*$")


@dataclass(frozen=True, slots=True)
class Reason:
    """Where the reason for one score stands, and what it says."""

    criterion: str
    option: str
    column: int
    passage: Passage

    @property
    def first(self) -> int:
        """The line on which it begins."""
        return self.passage.pieces[0][0]

    @property
    def last(self) -> int:
        """The line on which it ends."""
        return self.passage.pieces[-1][0]

    @property
    def digest(self) -> str:
        """The digest of the whole cell."""
        return digest(self.passage.text)

    @property
    def points(self) -> tuple[tuple[int, Point], ...]:
        """Its single points with their lines; none if it is no list."""
        found = split(self.passage.text)
        listed = len(found) > 1 or any(point.at for point in found)
        return tuple((self.passage.line_at(point.at), point) for point in found) if listed else ()


def questions(lines: Sequence[str], appraisal: Mapping[str, Any]) -> list[Reason]:
    """Find the reasons in tables of the layout ``questions``, which stand in the order of the scored criteria."""
    scored = [key for key, criterion in appraisal["criteria"].items() if criterion.get("kind", "scored") == "scored"]
    blocks = list(_question_blocks(lines))
    if len(blocks) != len(scored):
        raise ValueError(f"{len(blocks)} tables of reasons, but {len(scored)} scored criteria")
    return [
        Reason(criterion, option, column, found)
        for criterion, (first, last) in zip(scored, blocks, strict=True)
        for column, option in enumerate(appraisal["options"], start=2)
        if (found := passage(lines, first, last, column)).pieces
    ]


def _question_blocks(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    heads = [number for number, line in enumerate(lines, start=1) if line.startswith("Option\t")]
    for head in heads:
        rows = []
        for number in range(head + 1, len(lines) + 1):
            line = lines[number - 1]
            if line.startswith("#"):
                break
            if "\t" in line and not _RULE.match(line):
                rows.append(number)
        yield rows[0], rows[-1]


def evaluations(lines: Sequence[str], appraisal: Mapping[str, Any]) -> list[Reason]:
    """Find the reasons in tables of the layout ``evaluations``, which stand in the order of the options."""
    by_label = {str(criterion.get("label")): key for key, criterion in appraisal["criteria"].items()}
    options = list(appraisal["options"])
    rows = [(options[table], by_label[label], first, last) for table, label, first, last in _evaluation_rows(lines)]
    return [Reason(criterion, option, 2, passage(lines, first, last, 2)) for option, criterion, first, last in rows]


def _evaluation_rows(lines: Sequence[str]) -> Iterator[tuple[int, str, int, int]]:
    found: list[tuple[int, str, int, int]] = []
    table = -1
    for number, line in enumerate(lines, start=1):
        cells = [normalise(cell) for cell in line.split("\t")]
        label = _NUMBER.match(cells[0])
        if len(cells) == 1:
            continue
        if cells[0] == "Criteria":
            table += 1
        elif label:
            found.append((table, label[1], number, number))
        elif found and not cells[0] and cells[1] not in {"", "TOTAL SCORE"}:
            found[-1] = (*found[-1][:3], number)
    yield from found


LAYOUTS: Final[Mapping[str, Callable[[Sequence[str], Mapping[str, Any]], list[Reason]]]] = {
    "questions": questions,
    "evaluations": evaluations,
}
