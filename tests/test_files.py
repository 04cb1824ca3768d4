"""Files as the system holds them."""

import os
import stat
from pathlib import Path

import pytest

from audit import files

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links, pipes and modes of Unix")


def test_no_more_is_read_than_is_needed(tmp_path: Path) -> None:
    """One byte beyond the most tells that a file is too large."""
    (tmp_path / "x").write_bytes(b"abcdef")
    assert files.read_bytes(tmp_path / "x", 3) == b"abcd"


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    """A named pipe that nobody writes to, a folder, a link in a circle and a name that cannot be are errors at once."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "round").symlink_to("round")
    said = {}
    for name in ("pipe", ".", "round", "x" * 300, "a\0b"):
        with pytest.raises(OSError) as refused:  # noqa: PT011  # which one is told below
            files.read_bytes(tmp_path / name, 9)
        said[name[:5]] = refused.value
    assert isinstance(said["pipe"], files.NoOrdinaryFileError)
    assert isinstance(said["."], IsADirectoryError)
    assert files.real(tmp_path / "round").name == "round"
    with pytest.raises(OSError):  # noqa: PT011  # nobody reads the pipe
        files.write_whole(tmp_path / "pipe", b"x")


def test_one_file_by_many_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dot, a link and a second name are the same file; another one with the same bytes is not."""
    monkeypatch.chdir(tmp_path)
    Path("a").write_bytes(b"1")
    Path("b").write_bytes(b"1")
    Path("link").symlink_to("a")
    os.link("a", "second")
    assert all(files.same(Path("a"), Path(name)) for name in ("./a", "../" + tmp_path.name + "/a", "link", "second", str(tmp_path / "a")))
    assert not files.same(Path("a"), Path("b"))
    assert not files.also_read(Path("new"), [Path("a"), Path("b")])


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk is full half way, what was there stays, and nothing else is left."""
    target = tmp_path / "x"
    target.write_bytes(b"before")
    target.chmod(0o640)
    (tmp_path / "link").symlink_to("x")
    files.write_whole(tmp_path / "link", b"after")
    assert (target.read_bytes(), stat.S_IMODE(target.stat().st_mode), (tmp_path / "link").is_symlink()) == (b"after", 0o640, True)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        files.write_whole(target, b"half")
    assert target.read_bytes() == b"after"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["link", "x"]
