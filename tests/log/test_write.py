"""Writing: whole or not at all.

Attaching a log to a run: whether, where, and what is said.

The envelope and the seal.
"""

import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from audit.log.record import decode, digest, own_digest
from audit.log.verify import verify
from audit.log.write import WriteError, attach, envelope, seal, write, write_in
from tests.log.logs import PAPER, body, run_of, write_papers

_DRAFT = PAPER.replace("from: published", "from: draft, handling: draft")


def test_a_log_goes_into_its_folder_under_the_name_of_its_body() -> None:
    """Both digests are told, and the log verifies."""
    said = attach(run_of(write_papers({"depot.yaml": PAPER})), None, wanted=True)
    match = re.fullmatch(r"Log: (\.audit/([0-9a-f]{16})\.jsonl) \(body ([0-9a-f]{64}), seal ([0-9a-f]{64})\)", said.message)
    assert match is not None
    assert match[3].startswith(match[2])
    found = verify(Path(match[1]))
    assert (found.fault, found.body_head, found.seal, said.failed) == (None, match[3], match[4], False)


def test_a_log_goes_where_it_is_asked_for() -> None:
    """And nowhere else."""
    said = attach(run_of(write_papers({"depot.yaml": PAPER})), Path("here.jsonl"), wanted=True)
    assert said.message.startswith("Log: here.jsonl (body ")
    assert sorted(file.name for file in Path().iterdir()) == ["depot.yaml", "here.jsonl"]


def test_no_log_is_no_log() -> None:
    """Nothing is written and nothing said."""
    said = attach(run_of(write_papers({"depot.yaml": PAPER})), None, wanted=False)
    assert (said.message, said.failed, Path(".audit").exists()) == ("", False, False)


def test_what_is_not_public_is_logged_only_when_asked() -> None:
    """Appraisals that are not public stay out of the log in the default place, and where there are no others there is none; both is said."""
    drafts = {"a.yaml": _DRAFT, "b.yaml": _DRAFT}
    said = attach(run_of(write_papers(drafts)), None, wanted=True)
    assert said.message == "No audit log was written: a.yaml and 1 more are not marked as public; --log FILE writes one all the same."
    assert (said.failed, Path(".audit").exists()) == (False, False)
    run = run_of(write_papers({"depot.yaml": PAPER, **drafts}))
    beside = attach(run, None, wanted=True)
    assert beside.message.endswith("; left out, because a.yaml and 1 more are not marked as public (--log FILE records all)")
    (log,) = Path(".audit").iterdir()
    records = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert [one["path"] for one in records if one["record"] == "audit"] == ["depot.yaml"]
    assert [one["left_out"] for one in records if one["record"] == "footer"] == [2]
    assert attach(run, Path("asked.jsonl"), wanted=True).message.startswith("Log: asked.jsonl")


def test_a_log_that_cannot_be_written_is_told() -> None:
    """Where and why; and the run counts as one that could not be logged."""
    said = attach(run_of(write_papers({"depot.yaml": PAPER})), Path(), wanted=True)
    assert said.failed
    assert "the audit log cannot be written" in said.message


def test_the_command_is_in_the_envelope(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the one that this process was called with."""
    monkeypatch.setattr(sys, "argv", ["audit", "check", "depot.yaml", "--log", "x.jsonl"])
    attach(run_of(write_papers({"depot.yaml": PAPER})), Path("x.jsonl"), wanted=True)
    assert b'"command":["audit","check","depot.yaml","--log","x.jsonl"]' in Path("x.jsonl").read_bytes()


def test_the_envelope_tells_the_circumstances() -> None:
    """When, where, how it was called, and with which versions."""
    around = envelope(["audit", "check", "x.yaml"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", around["time"])
    assert abs((datetime.now(tz=UTC) - datetime.fromisoformat(around["time"])).days) <= 1
    assert around["command"] == ["audit", "check", "x.yaml"]
    assert around["python"].split()[1].startswith("3.")
    assert around["dependencies"]["PyYAML"]
    assert set(around) == {"time", "host", "command", "python", "platform", "dependencies"}


def test_the_seal_covers_envelope_and_body() -> None:
    """It carries the digest of the envelope's line and the body's, and its own digest covers both."""
    whole = body({"depot.yaml": PAPER})
    sealed = seal(whole, envelope([]))
    last, before = decode(whole.chain.lines[-1]), whole.chain.lines[-2]
    assert last["prev"] == digest(before)
    assert last["body_head"] == whole.head
    assert last["seal"] == sealed == own_digest(last, "seal")


def test_the_body_does_not_depend_on_the_envelope() -> None:
    """The digest of the body is fixed before the envelope is made."""
    first, second = body({"depot.yaml": PAPER}), body({"depot.yaml": PAPER})
    assert seal(first, {**envelope([]), "host": "a"}) != seal(second, {**envelope([]), "host": "b"})
    assert first.head == second.head


_DATA = b'{"as_of":"2026-01-31"}\n'
_ROOT = Path(__file__).resolve().parents[2]
_posix = pytest.mark.skipif(os.name != "posix", reason="POSIX only")


def _names() -> list[str]:
    return sorted(file.name for file in Path().iterdir())


def test_a_log_is_written_under_its_name_only() -> None:
    """Nothing else is left in the folder."""
    write(Path("a.jsonl"), _DATA)
    assert Path("a.jsonl").read_bytes() == _DATA
    assert _names() == ["a.jsonl"]


def test_an_older_log_is_replaced() -> None:
    """The same name holds the newer log, whole."""
    write(Path("a.jsonl"), _DATA * 9)
    write(Path("a.jsonl"), _DATA)
    assert Path("a.jsonl").read_bytes() == _DATA


def test_an_empty_file_is_taken() -> None:
    """A file made beforehand, as some programs do for output, is no obstacle."""
    Path("a.jsonl").touch()
    write(Path("a.jsonl"), _DATA)
    assert Path("a.jsonl").read_bytes() == _DATA


def test_what_is_no_log_is_left_as_it_is() -> None:
    """The name of an appraisal given by oversight does not cost the appraisal."""
    Path("a.yaml").write_text("format: 1")
    with pytest.raises(WriteError, match="is no audit log"):
        write(Path("a.yaml"), _DATA)
    assert Path("a.yaml").read_text() == "format: 1"


def test_the_folder_of_logs_is_made() -> None:
    """The default place need not exist."""
    assert write_in(Path(".audit"), "a.jsonl", _DATA) == Path(".audit/a.jsonl")
    assert write_in(Path(".audit"), "b.jsonl", _DATA).read_bytes() == _DATA


def test_a_folder_that_cannot_be_made_is_told() -> None:
    """A file stands where the folder goes."""
    Path(".audit").touch()
    with pytest.raises(WriteError, match=r"\.audit/a\.jsonl: the audit log cannot be written"):
        write_in(Path(".audit"), "a.jsonl", _DATA)


@pytest.mark.parametrize("name", [".", "no/such/folder/a.jsonl", "file/a.jsonl"])
def test_a_place_that_takes_no_file_is_told(name: str) -> None:
    """A folder in the place of a file, a folder that is not there, a file in the place of a folder."""
    Path("file").touch()
    with pytest.raises(WriteError, match="the audit log cannot be written"):
        write(Path(name), _DATA)
    assert _names() == ["file"]


@_posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_may_not_be_written_to_is_told() -> None:
    """Permissions are not worked around."""
    Path("shut").mkdir(mode=0o500)
    with pytest.raises(WriteError, match="Permission denied"):
        write(Path("shut/a.jsonl"), _DATA)


def test_a_system_that_is_read_only_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own words are passed on, and nothing is left behind."""

    def refuse(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(WriteError, match="Read-only file system"):
        write(Path("a.jsonl"), _DATA)
    assert not _names()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_target_is_told_and_stays_what_it_is() -> None:
    """A device is written to as it stands and never replaced by a file."""
    with pytest.raises(WriteError, match="No space left"):
        write(Path("/dev/full"), _DATA)
    assert not Path("/dev/full").is_file()


@_posix
def test_a_full_disk_leaves_neither_log_nor_partial_file() -> None:
    """The limit on a file's size stands in for a disk that fills up half way."""
    code = (
        "import resource, sys; from pathlib import Path; from audit.log.write import WriteError, write\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try: write(Path('a.jsonl'), b'x' * 100_000)\n"
        "except WriteError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(_ROOT)}, capture_output=True, text=True, check=True)
    assert "the audit log cannot be written: File too large" in done.stdout
    assert not _names()


@_posix
def test_a_process_killed_while_writing_leaves_no_log_under_its_name() -> None:
    """The log before it stays whole; what was half written has another name and is no log."""
    write(Path("a.jsonl"), _DATA)
    code = (
        "import os, signal; from pathlib import Path; from audit.log.write import write\n"
        "os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)\n"
        "write(Path('a.jsonl'), b'{\"as_of\":\"' + b'x' * 100_000)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(_ROOT)}, capture_output=True, check=False)
    assert done.returncode == -9
    assert Path("a.jsonl").read_bytes() == _DATA
    partial = [name for name in _names() if name != "a.jsonl"]
    assert len(partial) == 1
    assert partial[0].endswith(".partial")


@_posix
def test_a_link_stays_a_link() -> None:
    """The file that it leads to is what is written."""
    Path("there").mkdir()
    Path("a.jsonl").symlink_to("there/a.jsonl")
    write(Path("a.jsonl"), _DATA)
    assert Path("a.jsonl").is_symlink()
    assert Path("there/a.jsonl").read_bytes() == _DATA


@_posix
def test_a_log_may_be_read_by_whom_the_system_lets() -> None:
    """It has the permissions that any new file gets, not those of a temporary one."""
    before = os.umask(0o022)
    try:
        write(Path("a.jsonl"), _DATA)
    finally:
        os.umask(before)
    assert Path("a.jsonl").stat().st_mode & 0o777 == 0o644
