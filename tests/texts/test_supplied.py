"""Reading the documents that are handed to an audit."""

import hashlib
from pathlib import Path

import pytest

from audit.load.limits import MAX_BYTES
from audit.problems import InputError
from audit.texts.supplied import read_supplied


def test_lines_and_digest_are_those_of_the_file(tmp_path: Path) -> None:
    """A mark at the start and line ends of Windows leave the lines as they are; the digest is of the bytes."""
    file = tmp_path / "paper.txt"
    raw = "\ufeffone\r\ntwo\r\n".encode()
    file.write_bytes(raw)
    found = read_supplied(file)
    assert (found.lines, found.name) == (("one", "two", ""), "paper.txt")
    assert (found.sha256, found.path) == (hashlib.sha256(raw).hexdigest(), file.as_posix())


@pytest.mark.parametrize(
    ("raw", "said"),
    [(b"%PDF-1.4\n\x00", "no plain text"), (b"caf\xe9", "no plain text"), (b"a" * (MAX_BYTES + 1), "larger than 8 MiB")],
    ids=["pdf", "latin", "large"],
)
def test_what_is_no_text_is_refused(raw: bytes, said: str, tmp_path: Path) -> None:
    """The message says what would do."""
    file = tmp_path / "paper.pdf"
    file.write_bytes(raw)
    with pytest.raises(InputError, match=said) as caught:
        read_supplied(file)
    assert caught.value.problems[0].path == file.as_posix()


def test_a_document_that_is_not_there_is_told(tmp_path: Path) -> None:
    """So is a folder."""
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(InputError, match="cannot be opened"):
            read_supplied(path)
