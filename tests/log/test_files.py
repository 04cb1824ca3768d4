"""Files of a run: their bytes within bounds, and how a log calls them."""

import hashlib
import os
from pathlib import Path

import pytest

from audit.log.files import bytes_of, is_there, packaged_file, sha256_of, shown_path
from audit.resources import folder


def test_the_digest_is_of_the_raw_bytes() -> None:
    """Line ends and marks at the beginning count."""
    Path("x").write_bytes(b"\xef\xbb\xbfa\r\n")
    assert sha256_of(Path("x")) == hashlib.sha256(b"\xef\xbb\xbfa\r\n").hexdigest()


@pytest.mark.parametrize("name", ["nowhere", ".", "a\0b", "x" * 5000])
def test_what_is_no_file_has_no_bytes(name: str) -> None:
    """Whatever a log names, asking is safe."""
    assert not is_there(name)
    assert bytes_of(Path(name)) is None
    assert sha256_of(Path(name)) == ""


def test_what_is_larger_than_any_input_has_no_digest() -> None:
    """Only so much is read."""
    with Path("x").open("wb") as stream:
        stream.truncate(8 * 1024 * 1024 + 1)
    assert sha256_of(Path("x")) == ""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for() -> None:
    """A log may name anything."""
    os.mkfifo("pipe")
    assert sha256_of(Path("pipe")) == ""


def test_packaged_files_are_called_by_their_place() -> None:
    """There and back; a name that leads out of the folder leads nowhere."""
    file = folder("rules") / "arithmetic.yaml"
    assert shown_path(file.as_posix()) == "rules/arithmetic.yaml"
    assert packaged_file("rules/arithmetic.yaml") == file
    assert packaged_file("schemas/appraisal.schema.json").is_file()
    assert packaged_file("rules/../../../etc/passwd").parent == folder("rules")
    assert packaged_file("/etc/passwd").parent == folder("rules")


@pytest.mark.parametrize("path", ["rules/mine.yaml", "../x.yaml", "/elsewhere/rules/x.yaml"])
def test_other_files_keep_their_path(path: str) -> None:
    """As given."""
    assert shown_path(path) == path
