"""Tables as they were read, held against the cells that are known to be true.

Rows are aligned, so that one lost row is one row lost. A cell counts as right if its text is that of the true cell without
white space.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

LONGEST_FIGURE: Final = 10


@dataclass(slots=True)
class Count:
    """How many of how many."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        self.right += right
        self.of += 1

    def __str__(self) -> str:
        return f"{100 * self.right / self.of:.1f}%" if self.of else "-"


@dataclass(frozen=True, slots=True)
class Score:
    """What was right in one document."""

    cells: Count
    spaced: Count
    figures: Count
    labels: Count
    fills: Count


def scored(wanted: Sequence[dict[str, Any]], tables: Sequence[dict[str, Any]], *, fills: bool) -> Score:
    """Hold the true tables against those that were read: each takes the one that fits it best, none twice."""
    score = Score(Count(), Count(), Count(), Count(), Count())
    free = list(range(len(tables)))
    for true in wanted:
        best = max(free, key=lambda at: (sum(len(pair) for _, pair in matched(true, tables[at])), -at), default=None)
        rows = dict(matched(true, tables[best])) if best is not None else {}
        if best is not None and rows:
            free.remove(best)
        for cell in true["cells"]:
            tally(score, cell, rows.get(cell["r"], {}).get(cell["c"]), fills=fills)
    return score


def matched(true: dict[str, Any], table: dict[str, Any]) -> Iterator[tuple[int, dict[int, dict[str, Any]]]]:
    """Align the rows of a true table with those read, so that as many cells as can be agree; give the rows read by true row."""
    if table["width"] != true["ncols"]:
        return
    read: list[dict[int, dict[str, Any]]] = [{} for _ in range(table["height"])]
    for cell in table["cells"]:
        read[cell["row"]][cell["column"]] = cell
    rows = [[cell for cell in true["cells"] if cell["r"] == row] for row in range(true["nrows"])]
    best = [[0] * (len(read) + 1) for _ in range(len(rows) + 1)]
    for i, row in enumerate(rows, 1):
        for j, line_ in enumerate(read, 1):
            same = sum(agrees(cell, line_.get(cell["c"])) for cell in row)
            best[i][j] = max(best[i - 1][j], best[i][j - 1], best[i - 1][j - 1] + same)
    i, j = len(rows), len(read)
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            yield i, read[j]


def agrees(true: dict[str, Any], read: dict[str, Any] | None) -> bool:
    return squeezed(read.get("text", "") if read else "") in {squeezed(text) for text in texts(true)}


def texts(true: dict[str, Any]) -> list[str]:
    """The texts that count as right: with the words of a table inside the cell, or without."""
    nested = " ".join(text for table in true.get("nested", ()) for row in table for text in row)
    return [true["text"], f"{true['text']} {nested}"] if nested else [true["text"]]


def squeezed(text: str) -> str:
    return "".join(text.split())


def tally(score: Score, true: dict[str, Any], read: dict[str, Any] | None, *, fills: bool) -> None:
    right = agrees(true, read) and (read is not None or not true["text"])
    score.cells.add(right)
    score.spaced.add(right and " ".join((read or {}).get("text", "").split()) in {" ".join(text.split()) for text in texts(true)})
    if any(sign.isdigit() for sign in true["text"]) and len(true["text"]) < LONGEST_FIGURE:
        score.figures.add(right)
    if true.get("vertical"):
        score.labels.add(right)
    if fills:
        score.fills.add(((read or {}).get("fill") or "").lstrip("#").lower() == (true["fill"] or "").lower())
