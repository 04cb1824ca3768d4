"""``audit review``, and ``audit import --apply``."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from audit.documents.paper import RefusalError
from audit.problems import fault
from tests.cli.command import run
from tests.review.papers import ROWS, pdf

pytestmark = pytest.mark.whole


def _html(folder: Path, name: str = "small.html") -> Path:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    file = folder / name
    file.write_text(f"<h1>Options appraisal</h1><table>{rows}</table>", encoding="utf-8")
    return file


def _data(page: Path) -> dict[str, Any]:
    found = re.search(r'id="data">(.*?)</script>', page.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return dict(json.loads(found[1]))


def _corrections(page: Path, file: Path, **answers: Any) -> Path:
    data = _data(page)
    chosen = {"chosen": data["chosen"]} if data["chosen"] else {}
    said = {one["name"]: answers.get(one["of"], {"answer": "confirm"}) for one in data["questions"].values()}
    file.write_text(
        json.dumps({"format": "1", "document": data["document"], **chosen, "by": "Clerk", "on": "2026-01-31", "answers": said}), encoding="utf-8"
    )
    return file


def test_the_page_is_written_beside_the_document(tmp_path: Path) -> None:
    """What was found, where the page is, and what to do with it are told on standard error."""
    done = run("review", str(_html(tmp_path)))
    assert (done.exit_code, done.stdout) == (0, "")
    assert "Options appraisal (table 1): 3 options, 3 criteria" in done.stderr
    assert "small.review.html: 12 cells in 1 table, 2 doubtful" in done.stderr
    assert "--apply" in done.stderr
    assert (tmp_path / "small.review.html").exists()


def test_corrections_are_applied(tmp_path: Path) -> None:
    """From the page to a file in which everything is confirmed."""
    document = _html(tmp_path)
    run("review", str(document))
    file = _corrections(tmp_path / "small.review.html", tmp_path / "c.json", **{"Safety / Option C": {"answer": "value", "value": "4"}})
    done = run("import", str(document), "--apply", str(file), "-o", str(tmp_path / "small.yaml"))
    assert done.exit_code == 0
    assert "confirmed: 11, changed: 1" in (tmp_path / "small.yaml").read_text(encoding="utf-8")


def test_the_workbook_is_taken_too(tmp_path: Path) -> None:
    """--as xlsx writes a workbook, which --apply reads."""
    document = _html(tmp_path)
    assert run("review", str(document), "--as", "xlsx").exit_code == 0
    done = run("import", str(document), "--apply", str(tmp_path / "small.review.xlsx"), "-o", "-")
    assert (done.exit_code, "write a name or a role" in done.stderr) == (2, True)


def test_import_looks_at_the_same_part_as_the_review_did(tmp_path: Path) -> None:
    """Who chose a page for the review need not choose it again."""
    document = pdf(tmp_path / "small.pdf")
    assert run("review", str(document), "--page", "1", "--table", "1").exit_code == 0
    page = tmp_path / "small.review.html"
    assert _data(page)["chosen"] == {"pages": [1], "tables": [1]}
    file = _corrections(page, tmp_path / "c.json")
    assert run("import", str(document), "--apply", str(file), "-o", "-").exit_code == 0


def test_corrections_of_another_document_are_refused(tmp_path: Path) -> None:
    """Exit code 2, one line, nothing written."""
    one, other = _html(tmp_path), _html(tmp_path, "other.html")
    other.write_text(other.read_text(encoding="utf-8") + "<p>More</p>", encoding="utf-8")
    run("review", str(one))
    file = _corrections(tmp_path / "small.review.html", tmp_path / "c.json")
    done = run("import", str(other), "--apply", str(file), "-o", str(tmp_path / "x.yaml"))
    assert done.exit_code == 2
    assert "for another document" in done.stderr
    assert not (tmp_path / "x.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing.pdf"], "no such file"),
        (["plain.html"], "no table of criteria and options"),
        (["small.html", "-o", "small.html"], "this is the document itself"),
        (["small.html", "-o", "there.html"], "this file exists already"),
        (["small.html", "-o", "no/such/folder.html"], "cannot be written"),
        (["small.html", "--page", "1"], "pages can be chosen in PDF documents only"),
        (["small.html", "--map", "nothing.yaml"], "nothing.yaml"),
    ],
)
def test_what_cannot_be_done_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str) -> None:
    """Exit code 2 and a line that says why; no traceback."""
    monkeypatch.chdir(tmp_path)
    _html(tmp_path)
    (tmp_path / "plain.html").write_text("<p>Nothing here</p>", encoding="utf-8")
    (tmp_path / "there.html").write_text("kept", encoding="utf-8")
    done = run("review", *arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert (tmp_path / "there.html").read_text(encoding="utf-8") == "kept"


def test_pages_that_cannot_be_drawn_stop_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has the document can compare without pictures; the page says that they are missing."""

    def refuse(*_: object) -> None:
        raise RefusalError(fault("reading-too-slow", seconds=1))

    monkeypatch.setattr("audit.review.pictures.pictures_of", refuse)
    done = run("review", str(pdf(tmp_path / "small.pdf")))
    assert done.exit_code == 0
    assert "there are no pictures of its pages, so compare with your own copy: reading it takes longer than 1 seconds" in done.stderr
    data = _data(tmp_path / "small.review.html")
    assert (data["undrawn"], data["pictures"]) == (True, [])
    assert data["rows"]["1"]["2"] == ["Safety", "5", "3O", ""]


def test_two_appraisals_are_listed(tmp_path: Path) -> None:
    """A pack that holds two says so, and how to choose."""
    other = [["Criterion", "Route North", "Route South"], ["Noise", "4", "2"], ["Speed", "1", "5"], ["Total", "5", "7"]]
    done = run("review", str(pdf(tmp_path / "pack.pdf", (ROWS, other))))
    assert "(page 1): 3 options, 3 criteria" in done.stderr
    assert "(page 1): 2 options, 2 criteria" in done.stderr
    assert "choose one with --page or --table" in done.stderr
