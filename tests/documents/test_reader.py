"""The registry of readers: one table of suffixes for every command, and a format added by one module."""

from collections.abc import Iterator
from pathlib import Path, PurePath

import pytest

from audit.documents.kind import kind_of
from audit.documents.reader import reader, readers, suffixes, unregister
from audit.documents.suffixes import is_document
from audit.documents.unread import BY_NAME
from tests.cli.command import run

ADDED = '''
"""Reads rows of cells parted by tildes."""

from audit.documents.paper import Cell, Paper, Table
from audit.documents.reader import CERTAIN, reader


@reader("tilde", (".tilde",), lambda sample: CERTAIN if sample.data.startswith(b"~~") else 0, called="a table of tildes")
def read(data, request, progress):
    rows = [line.split("~") for line in data.decode().splitlines()[1:]]
    cells = tuple(Cell(at, column, text) for at, row in enumerate(rows) for column, text in enumerate(row))
    return Paper(request.name, "text", "0" * 64, (Table(1, cells, len(rows), len(rows[0])),))
'''
PAPER = "~~\nCriteria~North~South\nAccess~4~3\nCost~3~5\nTotal~7~9\n"


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Have a reader of another format, in a module of its own, and a document for it."""
    (tmp_path / "tilde_reader.py").write_text(ADDED, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    __import__("tilde_reader")
    paper = tmp_path / "paper.tilde"
    paper.write_text(PAPER, encoding="utf-8")
    yield paper
    unregister("tilde")


def test_a_format_is_added_by_one_module(added: Path) -> None:
    """Its suffix is known, its contents are sniffed, and check and import read it, each in a process of its own."""
    assert ".tilde" in suffixes()
    assert is_document(added)
    assert kind_of(PAPER.encode(), "x") == "tilde"
    checked = run("check", str(added), "--no-log")
    assert (checked.exit_code, "the scores add to 8; the total printed is 9" in checked.stdout) == (1, True), checked.stdout
    imported = run("import", str(added), "-o", "-")
    assert (imported.exit_code, "access: {" in imported.stdout) == (0, True)
    assert run("review", str(added), "-o", str(added.with_suffix(".html"))).exit_code == 0


def test_a_reader_that_was_taken_out_is_gone(added: Path) -> None:
    """The table of suffixes is that of the readers there are."""
    unregister("tilde")
    assert not is_document(added)


def test_every_suffix_has_one_reader() -> None:
    """Two readers may not claim one end of a name, and no kind that is read is listed as unread."""
    ends = [end for one in readers() for end in one.suffixes]
    assert len(ends) == len(set(ends))
    assert not set(ends) & set(BY_NAME)
    with pytest.raises(ValueError, match="html has a suffix of other already"):
        reader("other", (".html",), lambda _: 0, called="another page")(lambda *_: None)  # type: ignore[arg-type]  # never called


@pytest.mark.parametrize("name", ["x.dotx", "x.xltx", "x.CSV", "x.ods", "x.eml", "x.zip", "x.doc", "x.png"])
def test_documents_are_told_by_their_names(name: str) -> None:
    """Also those that are not read: their reader says what can be done about it."""
    assert is_document(PurePath(name))


@pytest.mark.parametrize("name", ["x.yaml", "x.YML", "x.json", "x", "x.other"])
def test_appraisal_files_are_no_documents(name: str) -> None:
    """Nor is a file of an end that nobody knows."""
    assert not is_document(PurePath(name))


@pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.deep] if at % 6 else []) for at, name in enumerate(sorted(BY_NAME))])
def test_what_is_not_read_is_said_alike_by_every_command(name: str, tmp_path: Path) -> None:
    """One sentence with what to do, the same for check, import and review."""
    file = tmp_path / f"paper{name}"
    file.write_bytes(b"\x01\x02\x00 not one of the kinds that are told by their contents")
    said = [run("check", str(file), "--no-log").stdout, run("import", str(file), "-o", "-").stderr, run("review", str(file)).stderr]
    sentence = BY_NAME[name].remedy
    assert all(sentence in " ".join(one.split()) for one in said), said
