"""Auditing many files, one after the other or several at the same time."""

import io
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, Self

import pytest

from audit.cli import jobs
from audit.cli.jobs import Task, audited
from audit.problems import Problem, fault
from audit.report.forms import Look
from tests.cli.command import BROKEN, CLEAN, ODD
from tests.papers import rules


@pytest.fixture
def files(tmp_path: Path) -> list[Path | Problem]:
    """Three files and a path that names none."""
    found: list[Path | Problem] = []
    for name, text in {"clean": CLEAN, "odd": ODD, "broken": BROKEN}.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        found.append(tmp_path / f"{name}.yaml")
    return [*found[:2], Problem("lost.yaml", 0, 0, fault("no-such-file")), found[2]]


def test_what_is_kept_of_an_audit(files: list[Path | Problem]) -> None:
    """Of each audit its page or its data is kept, whether it broke, and how severe its findings are."""
    clean, odd, lost, broken = audited(Task(rules=rules()), files, 1)
    assert [one.broken for one in (clean, odd, lost, broken)] == [False, False, True, True]
    assert (clean.severities, odd.severities) == (frozenset(), {"error"})
    assert clean.kept[0].startswith("Clean paper")
    assert lost.kept == ("",)
    assert [one.kept[0]["verdict"] for one in audited(Task(rules=rules(), forms=("json",)), files, 1)] == [
        "consistent",
        "inconsistent",
        "not-auditable",
        "not-auditable",
    ]


@pytest.mark.parametrize("as_data", [False, True])
def test_several_processes_give_the_same(files: list[Path | Problem], as_data: bool) -> None:  # a case of the table
    """Several processes give the same results in the same order."""
    task = Task(rules=rules(), forms=("json",) if as_data else ("text",))
    assert audited(task, files, 3) == audited(task, files, 1)


class _Pool:
    """A pool that gives so many results and then breaks."""

    def __init__(self, results: int, error: Exception) -> None:
        self.results = results
        self.error = error

    def __call__(self, *_: Any, **__: Any) -> Self:
        if self.results < 0:
            raise self.error
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return

    def map(self, work: Any, files: list[Path], chunksize: int) -> Iterator[Any]:
        assert chunksize >= 1
        for file in files[: self.results]:
            yield work(file)
        raise self.error


@pytest.mark.parametrize("results", [-1, 0, 2])
@pytest.mark.parametrize(
    "error", [OSError("no processes"), ImportError("no semaphores"), NotImplementedError("none here"), BrokenProcessPool("gone")]
)
def test_without_further_processes_the_work_is_done_in_this_one(
    files: list[Path | Problem], monkeypatch: pytest.MonkeyPatch, results: int, error: Exception
) -> None:
    """Where no processes can be started, or one of them dies, what is left is done here and nothing is done twice."""
    task = Task(rules=rules())
    expected = audited(task, files, 1)
    jobs._begin(task)
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", _Pool(results, error))
    assert audited(task, files, 4) == expected


def test_a_worker_is_told_its_task_once(files: list[Path | Problem]) -> None:
    """A worker process keeps the task it began with."""
    task = Task(rules=rules(), look=Look(quiet=True))
    jobs._begin(task)
    assert jobs._next(files[1]) == audited(task, files[1:2], 1)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("count", "watched", "told"), [(21, True, True), (20, True, False), (21, False, False)])
def test_progress_only_where_someone_watches_and_it_takes_long(
    files: list[Path | Problem],
    monkeypatch: pytest.MonkeyPatch,
    count: int,
    watched: bool,
    told: bool,  # cases of the table
) -> None:
    """Progress is told on standard error for more than twenty files, if that is a terminal, and wiped away at the end."""
    stream = _Terminal() if watched else io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    audited(Task(rules=rules()), files[:1] * count, 1)
    assert ("\r1 of 21 files" in stream.getvalue()) is told
    assert not told or stream.getvalue().endswith(f"\r{' ' * 14}\r")
