"""The imitation council papers beside the checkout, cell by cell, and the hostile ones, where they are there.

../shared/documents holds them with their true cells; without it these tests are skipped.
"""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from audit.documents.encode import to_plain
from audit.documents.read import read_paper
from audit.problems import InputError
from testbed.cells import scored

FOLDER: Final = Path(__file__).resolve().parents[2].parent / "shared" / "documents"
NEEDED: Final = pytest.mark.skipif(not (FOLDER / "truth.json").exists(), reason="the documents are not beside the checkout")
LEAST: Final = {
    "A.docx": 100, "A.html": 100, "A.md": 100, "A.xlsx": 100, "B.docx": 100, "B.html": 100, "A_word.pdf": 99, "A_rl.pdf": 99, "B_word.pdf": 99,
    "B.xlsx": 99,  # one total is worked out by the workbook and differs from the paper's
    "A_calc.pdf": 94,  # labels are cut off in the document itself
}  # fmt: skip


@pytest.mark.whole
@NEEDED
@pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.deep] if name == "B_word.pdf" else []) for name in LEAST])
def test_cells_are_read_as_they_are(name: str) -> None:
    """As many cells as can be, and all figures; colours where the kind of document has them."""
    paper = to_plain(read_paper(FOLDER / name))
    truth: dict[str, Any] = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
    coloured = name.rpartition(".")[2] != "md"
    score = scored(truth[name[0]], [one["table"] for one in paper["blocks"] if "table" in one], fills=coloured)
    assert 100 * score.cells.right >= LEAST[name] * score.cells.of > 0
    assert score.figures.of - score.figures.right <= (name == "B.xlsx")
    assert 100 * score.fills.right >= min(LEAST[name] + 4, 100) * score.fills.of


@NEEDED
def test_hard_cases_of_word_are_read() -> None:
    """Tracked changes, wrappers, skipped columns, symbols, hidden text, fields: each row as it is shown."""
    paper = read_paper(FOLDER / "hard.docx")
    rows = [[cell.text if cell else "" for cell in row] for row in next(paper.tables).grid()]
    assert [row[1:] for row in rows[1:8]] == [
        ["Cost", "4", "2", "1"], ["Risk", "5", "2", "1"], ["Time", "2", "3", "4"], ["Quality", "1", "2", "3"], ["Gridbefore crit", "3", "4", "5"],
        ["Legal", "✓", "✗", "1"], ["Staff", "4", "2", "1"],
    ]  # fmt: skip
    assert rows[11][1:] == ["Total", "25", "21", "18"]
    assert len(rows) == 12


@NEEDED
@pytest.mark.parametrize("name", sorted(file.name for file in (FOLDER / "hostile").glob("*")))
def test_hostile_documents_are_refused_in_plain_words(name: str) -> None:
    """Each with one message that names the file and says why."""
    with pytest.raises(InputError) as found:
        read_paper(FOLDER / "hostile" / name)
    (problem,) = found.value.problems
    assert problem.path.endswith(name)
    assert len(problem.message) > 20
    assert "Traceback" not in problem.message
