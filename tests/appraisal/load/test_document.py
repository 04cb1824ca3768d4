"""Files as read: bytes, digest and tree."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.load.document import parse, read
from audit.limits import FileLimits
from audit.problems import InputError
from tests.appraisal.load.texts import problems_of, refusal

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("file", sorted([*(ROOT / "examples").glob("*.yaml"), *(ROOT / "appraisals").glob("*.yaml")]), ids=lambda file: file.name)
def test_the_files_of_the_repository_are_read(file: Path) -> None:
    """Every example and appraisal is a document with its path and the digest of its bytes."""
    document = read(file)
    assert document.path == file.as_posix()
    assert document.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert document.root.fields


def test_the_digest_is_of_the_raw_bytes() -> None:
    """A byte order mark and line ends count in the digest, and not in what is read."""
    raw = b"\xef\xbb\xbfa: 1\r\n"
    document = parse(raw, "f.yaml")
    assert document.sha256 == hashlib.sha256(raw).hexdigest()
    assert document.root.plain == {"a": 1}
    assert (document.root.line, document.root.column) == (1, 1)


@pytest.mark.parametrize("name", ["f.yaml", "f.json"])
@pytest.mark.parametrize(
    ("raw", "line", "column"),
    [(b"\xff\xfea\x00", 1, 1), (b"a: 1\nb: \xc3\xa9\xe9\n", 2, 5), (b"\xef\xbb\xbfa: \xe9", 1, 4), (b"a\r\xff", 2, 1), (b"a: \xed\xa0\x80", 1, 4)],
)
def test_bytes_that_are_no_text_are_refused_at_their_place(name: str, raw: bytes, line: int, column: int) -> None:
    """The column counts characters as an editor does, not bytes."""
    assert problems_of(raw, name) == [(line, column, "this is not UTF-8 text; save the file again as UTF-8")]


@pytest.mark.parametrize("name", ["f.yaml", "f.json"])
def test_a_file_that_is_too_large_is_refused(tmp_path: Path, name: str) -> None:
    """Not even the beginning of a huge file is parsed, given as bytes or as a file."""
    raw = b" " * (FileLimits.MAX_BYTES + 1)
    assert "larger than 8 MiB" in problems_of(raw, name)[0][2]
    file = tmp_path / name
    file.write_bytes(raw)
    with pytest.raises(InputError, match="larger than 8 MiB"):
        read(file)


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    """A missing file and a folder are told like any other problem, with the reason."""
    for file in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(InputError) as caught:
            read(file)
        (problem,) = caught.value.problems
        assert (problem.path, problem.line) == (file.as_posix(), 0)
        assert problem.message.startswith("cannot be opened: ")


def test_the_ending_of_the_name_decides_how_a_file_is_read() -> None:
    """Only what is called .json must be JSON."""
    assert parse(b'{"a": 1}', "f.JSON").root.plain == {"a": 1}
    assert parse(b"a: 1", "f.yml").root.plain == {"a": 1}
    assert problems_of(b"a: 1", "f.json")


@given(st.binary(max_size=60), st.sampled_from(["f.yaml", "f.json"]))
def test_any_bytes_are_read_or_refused(raw: bytes, name: str) -> None:
    """No bytes make the reader fail in another way."""
    assert all(problem.message for problem in refusal(raw, name))
