"""What docs/log.md tells an auditor to do by hand works as written."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from audit.log.record import digest
from audit.log.verify import verify
from tests.log.logs import lines_in, log, number_of, put

_DOCS = Path(__file__).resolve().parents[2] / "docs" / "log.md"


def _block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", _DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def _by_hand(file: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", _block("python"), str(file)], capture_output=True, text=True, check=False)


def test_the_lines_of_python_verify_a_log() -> None:
    """They come to the same two digests as the tool."""
    file = log()
    found, done = verify(file), _by_hand(file)
    assert (done.returncode, done.stdout) == (0, f"body_head {found.body_head}\nseal {found.seal}\n")


def test_the_lines_of_python_see_what_was_changed() -> None:
    """A changed line, a changed footer, a log without its end."""
    lines = lines_in(log())
    footer = number_of(Path("log.jsonl"), "footer") - 1
    odd = [*lines[:footer], lines[footer].replace(b'"exit_code":1', b'"exit_code":0'), *lines[footer + 1 :]]
    for changed, said in (
        ([*lines[:9], lines[9].replace(b"error", b"note", 1), *lines[10:]], "record 11 does not fit"),
        (odd, f"record {footer + 1} is not what it was"),
        (lines[:-1], "the run is incomplete"),
    ):
        done = _by_hand(put("log.jsonl", changed))
        assert done.returncode == 1
        assert said in done.stderr


@pytest.mark.skipif(any(shutil.which(name) is None for name in ("sh", "sed", "grep", "tr", "sha256sum")), reason="no sha256sum here")
def test_the_lines_of_shell_give_the_digests() -> None:
    """That of a line, that of the footer, that of an input."""
    lines = lines_in(log())
    Path("appraisals").mkdir()
    Path("appraisals/x.yaml").write_bytes(b"x")
    done = subprocess.run(["sh", "-e", "-c", _block("sh")], capture_output=True, text=True, check=True)  # noqa: S607  # the shell that is here
    assert [line.split()[0] for line in done.stdout.splitlines()] == [digest(lines[40]), verify(Path("log.jsonl")).body_head, digest(b"x")]
