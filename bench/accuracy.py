"""Print how many cells each reader gets right, by document, with the time and memory of the whole process.

``python bench/accuracy.py [FOLDER...]`` reads the documents in ../shared/documents, or in the folders named, and compares them
with the true cells in truth.json there: the documents whose names begin with A or B hold the tables of that name. Rows are
aligned, so that one lost row is one row lost. A cell counts if its text is that of the true cell without white space;
``spaced`` counts white space too, ``figures`` the cells that hold a number, ``labels`` those turned on their side, ``fills``
the colours. Documents without truth are read as well, and what was said of them is printed.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
LONGEST_FIGURE: Final = 10
SUFFIXES: Final = (".pdf", ".docx", ".xlsx", ".xls", ".ods", ".csv", ".html", ".md", ".txt", ".eml", ".zip")
READ: Final = """\
import json, resource, sys, time
from pathlib import Path
from audit.documents.encode import to_plain
from audit.documents.read import read_paper
from audit.problems import InputError
begin = time.perf_counter()
try:
    said = {"paper": to_plain(read_paper(Path(sys.argv[1])))}
except InputError as error:
    said = {"refused": error.problems[0].message}
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({**said, "seconds": time.perf_counter() - begin, "memory": used.ru_maxrss / 1024}))
"""


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


def main() -> None:
    folders = [Path(name) for name in sys.argv[1:]] or [ROOT.parent / "shared" / "documents"]
    truth_file = next((file for folder in [*folders, ROOT.parent / "shared" / "documents"] if (file := folder / "truth.json").exists()), None)
    if truth_file is None:
        print("skipped: no truth.json beside the documents (looked in ../shared/documents)")
        return
    truth = json.loads(truth_file.read_text(encoding="utf-8"))
    print(f"{'document':24} {'reader':9} {'cells':>7} {'spaced':>7} {'figures':>8} {'labels':>7} {'fills':>7} {'seconds':>8} {'MB':>5}")
    for folder in folders:
        for file in sorted(folder.iterdir()):
            if file.suffix.lower() in SUFFIXES:
                print(line(file, truth), flush=True)


def line(file: Path, truth: dict[str, Any]) -> str:
    """Read one document and say how well."""
    done = subprocess.run([sys.executable, "-c", READ, str(file)], capture_output=True, text=True, check=True, cwd=ROOT)
    said = json.loads(done.stdout)
    cost = f"{said['seconds']:8.2f} {said['memory']:5.0f}"
    if "paper" not in said:
        return f"{file.name:24} refused in {cost.split(maxsplit=1)[0]} s: {said['refused']}"
    kind, wanted = said["paper"]["kind"], truth.get(file.stem.partition("_")[0])
    if wanted is None:
        return f"{file.name:24} {kind:9} no truth for it; {sum('table' in one for one in said['paper']['blocks'])} tables read {cost:>40}"
    score = scored(wanted, [one["table"] for one in said["paper"]["blocks"] if "table" in one], fills=kind not in ("markdown", "text"))
    return f"{file.name:24} {kind:9} {score.cells!s:>7} {score.spaced!s:>7} {score.figures!s:>8} {score.labels!s:>7} {score.fills!s:>7} {cost}"


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
    """Give the texts that count as right: with the words of a table inside the cell, or without."""
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


if __name__ == "__main__":
    main()
