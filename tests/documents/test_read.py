"""Reading a file: what is opened, what is not, and how it is said."""

import os
from pathlib import Path

import pytest

from audit.documents.child import Bounds
from audit.documents.paper import RefusalError
from audit.documents.read import contents, read_paper
from audit.limits import DocumentLimits
from audit.problems import InputError
from tests.documents.documents import docx, tbl, tr


def test_a_file_is_read(tmp_path: Path) -> None:
    """With its name, its kind, its digest, and what was chosen of it."""
    path = tmp_path / "paper.docx"
    path.write_bytes(docx(tbl(tr("a", "1"), tr("b", "2")) + tbl(tr("c", "3"), tr("d", "4"))))
    paper = read_paper(path, tables=[2])
    assert (paper.name, paper.kind, len(paper.sha256), [table.number for table in paper.tables]) == ("paper.docx", "docx", 64, [2])


def test_a_refusal_names_the_file(tmp_path: Path) -> None:
    """As every other problem with an input."""
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"%PDF-1.4 and no more")
    with pytest.raises(InputError) as found:
        read_paper(path, bounds=Bounds(seconds=20))
    (problem,) = found.value.problems
    assert str(problem) == f"{path.as_posix()}: the document is damaged and cannot be opened; ask for it again or save it again"


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A folder, a name that is not there."""
    with pytest.raises(RefusalError, match="this is a folder"):
        contents(tmp_path)
    with pytest.raises(RefusalError, match="there is no such file"):
        contents(tmp_path / "none.pdf")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Nobody may ever write to it; a device is no document either."""
    os.mkfifo(tmp_path / "pipe.pdf")
    with pytest.raises(RefusalError, match="not an ordinary file"):
        contents(tmp_path / "pipe.pdf")
    with pytest.raises(RefusalError, match="not an ordinary file"):
        contents(Path(os.devnull))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything may be read here")
def test_a_file_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    """With the words of the system."""
    path = tmp_path / "secret.pdf"
    path.touch(0o000)
    with pytest.raises(RefusalError, match="cannot be opened"):
        contents(path)


def test_a_name_that_leads_nowhere_is_said(tmp_path: Path) -> None:
    """A name below a file, with the words of the system."""
    (tmp_path / "file").touch()
    with pytest.raises(RefusalError, match="cannot be opened"):
        contents(tmp_path / "file" / "below.pdf")


def test_a_file_has_a_largest_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a byte more is taken in."""
    path = tmp_path / "large.txt"
    path.write_bytes(b"x" * 11)
    monkeypatch.setattr(DocumentLimits, "MAX_BYTES", 10)
    with pytest.raises(RefusalError, match="more than 10 bytes"):
        contents(path)
