"""The command as a whole, as people run it: never a traceback, whatever it is given."""

import json
import sys
from pathlib import Path

import pytest

from audit import __version__
from tests.cli.command import CLEAN, ODD, audit, run

_BROKEN = {
    "not-yaml.yaml": b"appraisal: [\n",
    "tab.yaml": b"appraisal:\n\tid: x\n",
    "binary.yaml": bytes(range(256)),
    "empty.yaml": b"",
    "list.yaml": b"- 1\n- 2\n",
    "word.yaml": b"appraisal\n",
    "two.yaml": CLEAN.encode() + b"---\n" + CLEAN.encode(),
    "alias.yaml": CLEAN.replace("criteria: {", "criteria: &all {").encode() + b"bands: *all\n",
    "tag.yaml": CLEAN.encode() + b"claims: !!python/object/apply:os.system [echo]\n",
    "twice.yaml": CLEAN.encode() + b"method: {total: sum}\n",
    "deep.yaml": b"appraisal: " + b"[" * 3000 + b"\n",
    "deep.json": b"[" * 100_000,
    "not-json.json": b'{"appraisal": }',
    "unknown-key.yaml": CLEAN.replace("title: Clean", "titel: Clean").encode(),
    "wrong-type.yaml": CLEAN.replace("options: {a: {}, b: {base: true}}", "options: 7").encode(),
    "undefined.yaml": CLEAN.replace("columns: [a, b]", "columns: [a, z]").encode(),
    "cell.yaml": CLEAN.replace("[4, 3]", "[4, thre]").encode(),
    "short-row.yaml": CLEAN.replace("[4, 3]", "[4]").encode(),
    "circle.yaml": CLEAN.replace("criteria: {care: {}", "groups: {g: {parent: g}}\ncriteria: {care: {}").encode(),
    "long-chain.yaml": (
        "groups: {"
        + ", ".join(f"g{n}: {{parent: g{n + 1}}}" for n in range(1500))
        + ", g1500: {}}\n"
        + CLEAN.replace("care: {}", "care: {group: g0}")
    ).encode(),
    "huge-number.yaml": CLEAN.replace("[4, 3]", f"[4, {'9' * 5000}]").encode(),
    "exponent.yaml": CLEAN.replace("[4, 3]", '[4, "1e999999999"]').encode(),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of files that cannot be audited."""
    place = tmp_path_factory.mktemp("broken")
    for name, raw in _BROKEN.items():
        (place / name).write_bytes(raw)
    return place


def test_broken_files_give_located_messages_and_never_a_traceback(folder: Path) -> None:
    """Whatever a file holds, it gives exit code 2 and a message with its name, its place if there is one, and what would be right."""
    done = audit("check", "--no-log", *sorted(_BROKEN), "--format", "json", cwd=folder)
    assert (done.returncode, done.stderr) == (2, "")
    audits = json.loads(done.stdout)["audits"]
    assert [one["path"] for one in audits] == sorted(_BROKEN)
    for one in audits:
        assert one["verdict"] == "not-auditable", one["path"]
        assert one["errors"], one["path"]
        assert not [error for error in one["errors"] if "broke" in error["message"]], one
        assert all(error["line"] for error in one["errors"]) or one["path"] in {"empty.yaml", "binary.yaml"}, one


def test_broken_files_as_text(folder: Path) -> None:
    """The same in text: every file has its page, and nothing of Python shows."""
    done = audit("check", "--no-log", "*.yaml", "*.json", cwd=folder)
    assert (done.returncode, done.stderr) == (2, "")
    assert done.stdout.count("This file could not be audited:") == len(_BROKEN)
    for word in ("Traceback", "Error:", 'File "', "site-packages", "<class"):
        assert word not in done.stdout


def test_version(tmp_path: Path) -> None:
    """The option --version tells the version, and so does the option among others."""
    done = audit("--version", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"appraisal-audit {__version__}\n", "")
    assert run("--version").stdout == done.stdout


def test_help() -> None:
    """Without a command the help is shown; every command is in it and has help of its own."""
    whole = run("--help").stdout
    for name in ("check", "init", "schema", "rules", "log"):
        assert f"  {name} " in whole
        assert run(name, "--help").exit_code == 0
    assert "Usage: audit" in run().stdout + run().stderr


def test_as_people_run_it(tmp_path: Path) -> None:
    """From another folder, with an output that is no UTF-8, with colours off: the finding is told and the exit code is 1."""
    (tmp_path / "odd.yaml").write_text(ODD.replace("Clean paper", "Clean – paper ✓"), encoding="utf-8")
    done = audit("check", "--no-log", "odd.yaml", "--jobs", "2", cwd=tmp_path, PYTHONIOENCODING="ascii", PYTHONUTF8="0", NO_COLOR="1")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("Clean ? paper ?\n")
    assert "a: the scores add to 9; the total printed is 8." in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="names of files are text there")
def test_a_file_name_that_is_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file whose name is no text on this system is audited, and its name shown as far as it can be."""
    name = b"odd-\xff.yaml".decode(errors="surrogateescape")
    try:
        (tmp_path / name).write_text(ODD, encoding="utf-8")
    except OSError:
        pytest.skip("this system keeps no such names")
    done = audit("check", "--no-log", ".", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    monkeypatch.chdir(tmp_path)
    for form in ("json", "jsonl"):
        here = run("check", "--no-log", ".", "--format", form)
        assert (here.exit_code, here.stderr) == (1, ""), form
