"""``audit annotate``: a copy of the paper with the findings in it."""

from pathlib import Path

import pytest

from tests.cli.command import ODD, run
from tests.review.papers import pdf


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a paper whose totals do not all follow."""
    monkeypatch.chdir(tmp_path)
    pdf(tmp_path / "paper.pdf")
    return tmp_path


def test_a_marked_copy_is_written_beside_the_paper(folder: Path) -> None:
    """The paper stays; the copy says how many comments it holds."""
    before = (folder / "paper.pdf").read_bytes()
    done = run("annotate", "paper.pdf", "-o", "marked.pdf", "--no-log")
    assert "marked.pdf: the paper was written with " in done.stderr
    assert (folder / "paper.pdf").read_bytes() == before
    assert (folder / "marked.pdf").read_bytes().startswith(before)
    assert b"Finding 1" in (folder / "marked.pdf").read_bytes()


@pytest.mark.usefixtures("folder")
def test_the_marked_copy_is_audited_like_the_paper() -> None:
    """Marks are no part of what is read."""
    run("annotate", "paper.pdf", "-o", "marked.pdf", "--no-log")
    before, after = (run("check", f"{name}.pdf", "--no-log", "--format", "concise").stdout for name in ("paper", "marked"))
    assert after.replace("marked.pdf", "paper.pdf") == before != ""


def test_no_file_is_written_over(folder: Path) -> None:
    """Another file only with --force, the paper never, however it is spelt."""
    (folder / "there.pdf").write_text("mine", encoding="utf-8")
    assert run("annotate", "paper.pdf", "-o", "there.pdf", "--no-log").exit_code == 2
    assert (folder / "there.pdf").read_text(encoding="utf-8") == "mine"
    before = (folder / "paper.pdf").read_bytes()
    over = run("annotate", "paper.pdf", "-o", f"../{folder.name}/paper.pdf", "--force", "--no-log")
    assert (over.exit_code, "read or written already" in over.stderr) == (2, True)
    assert (folder / "paper.pdf").read_bytes() == before


def test_where_nothing_is_found_no_copy_is_written(folder: Path) -> None:
    """A copy without marks would look like a paper that was found in order."""
    done = run("annotate", "paper.pdf", "-o", "marked.pdf", "--no-log", "--select", "WBK001")
    assert "no file was written" in done.stderr
    assert not (folder / "marked.pdf").exists()


def test_other_kinds_are_refused_in_a_sentence(folder: Path) -> None:
    """An appraisal file holds no comments, and a PDF does not become a Word document."""
    (folder / "odd.yaml").write_text(ODD, encoding="utf-8")
    (folder / "programs.xlsm").write_bytes(b"PK")
    asked = [("odd.yaml", "m.pdf"), ("paper.pdf", "m.xlsx"), ("programs.xlsm", "m.xlsm")]
    refused = [run("annotate", paper, "-o", output, "--no-log") for paper, output in asked]
    assert [one.exit_code for one in refused] == [2, 2, 2]
    assert "comments are put into PDF and Excel" in refused[0].stderr
    assert "give a name ending in .pdf" in refused[1].stderr
    assert "macros" in refused[2].stderr
