"""Auditing many files: one after the other, or several at the same time with the same result."""

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from audit.cli.interruption import end_others, end_quietly, held_back
from audit.cli.standard_input import GivenPaper
from audit.examine import PLAIN, Examination, examine_all, examine_bytes
from audit.log.part import LogSection, part_of
from audit.problems import Problem
from audit.report.all_forms import FORMS
from audit.report.forms import Look
from audit.rules.baseline import BaselineEntry, entries_of
from audit.rules.rule import Rule
from audit.rules.settings import Settings

__all__ = ["Audited", "Task", "audited", "without_passed"]

_MOST_JOBS: Final = 61
"""More processes at once Windows does not wait for."""

_MANY: Final = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """What is done with every file: the rules, the forms of the result and how text looks, whether it is logged, what is set.

    ``loose`` are documents that only a folder names: one without a table of options is passed over.
    """

    rules: Sequence[Rule]
    forms: tuple[str, ...] = ("text",)
    look: Look = field(default_factory=Look)
    logged: bool = False
    settings: Settings = PLAIN
    loose: frozenset[Path] = frozenset()

    @property
    def robust(self) -> bool:
        """Whether any of the forms asks for what would alter the result."""
        return any(FORMS[form].robust for form in self.forms)


@dataclass(frozen=True, kw_only=True, slots=True)
class Audited:
    """What is kept of one audit: what each form keeps, in their order, its part of the log, and what decides the exit code.

    ``entries`` are what a baseline would list.
    """

    broken: bool
    severities: frozenset[str]
    kept: tuple[Any, ...] = ()
    part: LogSection | None = None
    entries: tuple[BaselineEntry, ...] = ()
    attached: frozenset[str] = frozenset()
    not_attached: Sequence[Problem] = ()
    passed: Problem | None = None


def audited(task: Task, files: Sequence[Path | Problem | GivenPaper], jobs: int) -> list[Audited]:
    """Audit files in their order; a problem in the place of a file is passed on."""
    found: list[Audited] = []
    for done, of_file in enumerate(_results(task, files, jobs), 1):
        found += of_file
        _progress(done, len(files))
    return found


def without_passed(found: Sequence[Audited]) -> tuple[list[Audited], list[Problem]]:
    """The audits that count, and what was passed over of documents in folders; where nothing else is left, these count too."""
    kept = [one for one in found if one.passed is None]
    return (kept, [one.passed for one in found if one.passed is not None]) if kept else (list(found), [])


def _results(task: Task, files: Sequence[Path | Problem | GivenPaper], jobs: int) -> Iterator[list[Audited]]:
    done = 0
    if min(jobs, len(files)) > 1:
        try:
            for one in _pooled(task, files, jobs):
                yield one
                done += 1
        except (OSError, ImportError, NotImplementedError, BrokenExecutor):
            # This system starts no further processes; what is left is done in this one.
            pass
    yield from (_audit(task, file) for file in files[done:])


def _pooled(task: Task, files: Sequence[Path | Problem | GivenPaper], jobs: int) -> Iterator[list[Audited]]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  # most runs need no further processes

    workers = min(jobs, len(files), _MOST_JOBS)
    with ProcessPoolExecutor(workers, initializer=_begin, initargs=(task,)) as pool:
        try:
            with held_back():  # a process that has not begun yet must not answer a signal
                results = pool.map(_next, files, chunksize=max(1, min(8, len(files) // (4 * workers))))
            yield from results
        except BaseException:
            end_others()  # else the pool would wait for what they are at
            raise


_given: list[Task] = []
"""The task of a worker process, set once when it begins."""


def _begin(task: Task) -> None:
    _given[:] = [task]
    end_quietly()


def _next(file: Path | Problem | GivenPaper) -> list[Audited]:
    return _audit(_given[0], file)


def _audit(task: Task, file: Path | Problem | GivenPaper) -> list[Audited]:
    """Audit every appraisal of a file; a document may hold several."""
    return [_audited(task, found) for found in _examined(task, file)]


def _audited(task: Task, found: Examination) -> Audited:
    passed = next((one for one in found.problems if one.code == "nothing-found" and Path(found.path) in task.loose), None)
    severities = frozenset(one.lead.rule.severity for one in found.findings if one.standing == "finding")
    return Audited(
        passed=passed, broken=bool(found.problems), severities=severities,
        kept=tuple(FORMS[form].one(found, task.look) for form in task.forms), part=part_of(found) if task.logged else None,
        entries=entries_of(found.appraisal.id, found.outcomes) if found.appraisal is not None else (),
        attached=found.attached, not_attached=found.not_attached,
    )  # fmt: skip


def _examined(task: Task, file: Path | Problem | GivenPaper) -> list[Examination]:
    if isinstance(file, Problem):
        return [Examination(file.path, problems=(file,), read=False, revealed=task.settings.reveals)]
    if isinstance(file, GivenPaper):
        return examine_bytes(file.data, file.name, task.rules, task.settings, robust=task.robust)
    return examine_all(file, task.rules, task.settings, robust=task.robust)


def _progress(done: int, of: int) -> None:
    """Say how far the work is, where someone watches and it takes long."""
    if of > _MANY and sys.stderr.isatty():
        sys.stderr.write(f"\r{done} of {of} files" if done < of else f"\r{' ' * len(f'{of} of {of} files')}\r")
        sys.stderr.flush()
