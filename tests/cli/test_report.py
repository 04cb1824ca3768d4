"""``audit report``, and what ``audit check`` does not write."""

import io
import platform
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from lxml import html

from audit.report.document import pdf as pdf_module
from tests.cli.command import BROKEN, CLEAN, ODD, audit, run
from tests.review.papers import pdf


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a paper that agrees, one that does not, and one with a fault."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("clean", CLEAN), ("odd", ODD), ("broken", BROKEN)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def page_of(file: Path) -> Any:
    return html.fromstring(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["r.html", "r.htm", "R.HTML", "r.docx"])
def test_the_ending_says_what_is_written(folder: Path, name: str) -> None:
    """A page or a Word document, by the name; findings do not make it fail."""
    done = run("report", "odd.yaml", "-o", name)
    assert (done.exit_code, done.stdout) == (0, "")
    assert f"{name}: the report was written" in done.stderr
    data = (folder / name).read_bytes()
    assert data.startswith(b"PK" if name.endswith("docx") else b"<!doctype html>")


def test_as_says_it_where_the_name_does_not(folder: Path) -> None:
    """--as decides where the name says nothing, and must not contradict it."""
    assert run("report", "odd.yaml", "-o", "report", "--as", "html").exit_code == 0
    assert (folder / "report").read_bytes().startswith(b"<!doctype html>")
    unsaid, contradicted = run("report", "odd.yaml", "-o", "other"), run("report", "odd.yaml", "-o", "r.docx", "--as", "html")
    assert (unsaid.exit_code, contradicted.exit_code) == (2, 2)
    assert "say which with --as" in unsaid.stderr
    assert "does not fit --as html" in contradicted.stderr
    assert not (folder / "r.docx").exists()


def test_a_file_that_is_there_stays(folder: Path) -> None:
    """Somebody may have written answers into it: it is replaced with --force alone, and a paper never."""
    (folder / "r.html").write_text("answers", encoding="utf-8")
    refused = run("report", "odd.yaml", "-o", "r.html")
    assert (refused.exit_code, "exists already" in refused.stderr) == (2, True)
    assert (folder / "r.html").read_text(encoding="utf-8") == "answers"
    assert run("report", "odd.yaml", "-o", "r.html", "--force").exit_code == 0
    over = run("report", "odd.yaml", "-o", "odd.yaml", "--as", "html", "--force")
    assert (over.exit_code, "read or written already" in over.stderr) == (2, True)
    assert (folder / "odd.yaml").read_text(encoding="utf-8") == ODD


def test_the_report_names_the_log_that_is_written(folder: Path) -> None:
    """The head in the report is that of the log, which verifies and gives the same when it is run again."""
    run("report", "odd.yaml", "-o", "r.html", "--as-of", "2026-01-31")
    (log,) = (folder / ".audit").iterdir()
    text = (folder / "r.html").read_text(encoding="utf-8")
    assert f"{log.stem}" in text
    assert f".audit/{log.name}" in text
    assert run("log", "verify", str(log), "--head", log.stem).exit_code == 0
    assert run("log", "replay", str(log)).exit_code == 0


def test_without_a_log_the_report_names_none(folder: Path) -> None:
    """It then says how to run the audit again."""
    run("report", "odd.yaml", "-o", "r.html", "--no-log")
    text = (folder / "r.html").read_text(encoding="utf-8")
    assert not (folder / ".audit").exists()
    assert "Head of the audit log" not in text
    assert "Run the audit again: audit report odd.yaml" in text


def test_several_papers_make_one_report(folder: Path) -> None:
    """A part for each, that of a file that could not be audited included, and exit code 2 for it."""
    done = run("report", "clean.yaml", "odd.yaml", "broken.yaml", "none.yaml", "-o", "r.html")
    assert done.exit_code == 2
    found = page_of(folder / "r.html")
    assert [one.text for one in found.iter("h2")] == ["Clean paper", "Clean paper", "broken.yaml", "none.yaml"]
    assert "wieght" in found.text_content()


def test_a_pdf_is_refused_where_it_cannot_be_made(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is audited, with what to install and what to do without."""
    monkeypatch.setattr(pdf_module, "why_not", lambda: "the library WeasyPrint is not installed")
    done = run("report", "odd.yaml", "-o", "r.pdf")
    assert done.exit_code == 2
    assert "appraisal-audit[report]" in done.stderr
    assert "print it to a PDF" in done.stderr
    assert not (folder / "r.pdf").exists()


@pytest.mark.parametrize("command", ["check", "explain"])
@pytest.mark.parametrize("name", ["r.docx", "r.pdf", "r.html", "r.xlsx"])
def test_text_is_not_written_under_the_name_of_a_document(folder: Path, command: str, name: str) -> None:
    """What a word processor would open holds a report; the message says how to get one."""
    done = run(command, "odd.yaml", "-o", name)
    assert done.exit_code == 2
    assert "audit report" in done.stderr
    assert not (folder / name).exists()


def test_findings_of_a_pdf_come_with_their_crop(folder: Path) -> None:
    """The part of the page around the cell is in the report as a picture with words; not where the report is to be public."""
    pdf(folder / "small.pdf")
    run("report", "small.pdf", "-o", "r.html")
    run("report", "small.pdf", "-o", "p.html", "--public")
    pictures = list(page_of(folder / "r.html").iter("img"))
    assert pictures
    assert all(one.get("src").startswith("data:image/png;base64,") and "page 1" in one.get("alt") for one in pictures)
    assert "<img" not in (folder / "p.html").read_text(encoding="utf-8")


def test_a_word_report_has_what_the_page_has(folder: Path) -> None:
    """The same title, headings and tables."""
    run("report", "odd.yaml", "-o", "r.html", "--no-log")
    run("report", "odd.yaml", "-o", "r.docx", "--no-log")
    page = page_of(folder / "r.html")
    word = Document(io.BytesIO((folder / "r.docx").read_bytes()))
    headings = [" ".join(one.text.split()) for one in page.iter("h1", "h2", "h3", "h4", "h5")]
    assert [one.text for one in word.paragraphs if one.style is not None and str(one.style.name).startswith("Heading")] == headings
    assert zipfile.ZipFile(folder / "r.docx").testzip() is None


def test_no_path_or_host_is_in_a_public_report(folder: Path) -> None:
    """Only the names of files."""
    deep = folder / "committee papers" / "draft"
    deep.mkdir(parents=True)
    (deep / "odd.yaml").write_text(ODD, encoding="utf-8")
    run("report", str(deep / "odd.yaml"), "-o", "r.html", "--public", "--rules", "arithmetic")
    text = (folder / "r.html").read_text(encoding="utf-8")
    assert "odd.yaml" in text
    assert "committee papers" not in text
    assert str(folder) not in text
    assert platform.node() not in text


def test_nothing_heavy_is_imported_for_other_commands(tmp_path: Path) -> None:
    """The libraries that only reports need are loaded by no other command."""
    (tmp_path / "odd.yaml").write_text(ODD, encoding="utf-8")
    done = audit("check", "odd.yaml", "--no-log", cwd=tmp_path, PYTHONPROFILEIMPORTTIME="1")
    assert "jsonschema_rs" in done.stderr
    assert not [name for name in ("jinja2", "docx", "weasyprint") if f"| {name}" in done.stderr or f" {name}\n" in done.stderr]
