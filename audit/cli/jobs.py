"""Auditing many files: one after the other, or several at the same time with the same result."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from audit.examine import Examination, examine
from audit.log.part import Part, part_of
from audit.problems import Problem
from audit.report.json_result import audit_as_data
from audit.report.text import report
from audit.rules.rule import Rule

_MOST_JOBS: Final = 61
"""More processes at once Windows does not wait for."""

_MANY: Final = 20


@dataclass(frozen=True, slots=True)
class Task:
    """What is done with every file: the rules, whether it becomes data or a page of text, and whether it is logged."""

    rules: Sequence[Rule]
    as_data: bool = False
    width: int = 80
    colour: bool = False
    quiet: bool = False
    logged: bool = False


@dataclass(frozen=True, slots=True)
class Audited:
    """What is kept of one audit: its page or its data, its part of the log, and what decides the exit code."""

    broken: bool
    severities: frozenset[str]
    page: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    part: Part | None = None


def audited(task: Task, files: Sequence[Path | Problem], jobs: int) -> list[Audited]:
    """Audit files in their order; a problem in the place of a file is passed on."""
    found: list[Audited] = []
    for one in _results(task, files, jobs):
        found.append(one)
        _progress(len(found), len(files))
    return found


def _results(task: Task, files: Sequence[Path | Problem], jobs: int) -> Iterator[Audited]:
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


def _pooled(task: Task, files: Sequence[Path | Problem], jobs: int) -> Iterator[Audited]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  # most runs need no further processes

    workers = min(jobs, len(files), _MOST_JOBS)
    with ProcessPoolExecutor(workers, initializer=_begin, initargs=(task,)) as pool:
        yield from pool.map(_next, files, chunksize=max(1, min(8, len(files) // (4 * workers))))


_given: list[Task] = []
"""The task of a worker process, set once when it begins."""


def _begin(task: Task) -> None:
    _given[:] = [task]


def _next(file: Path | Problem) -> Audited:
    return _audit(_given[0], file)


def _audit(task: Task, file: Path | Problem) -> Audited:
    found = Examination(file.path, problems=(file,)) if isinstance(file, Problem) else examine(file, task.rules, robust=task.as_data)
    weighty = frozenset(one.lead.rule.severity for one in found.findings if one.standing == "finding")
    broken = bool(found.problems)
    part = part_of(found) if task.logged else None
    if task.as_data:
        return Audited(broken, weighty, data=audit_as_data(found), part=part)
    # A path that names nothing is told on standard error and has no page of its own.
    page = "" if isinstance(file, Problem) else report(found, width=task.width, colour=task.colour, quiet=task.quiet)
    return Audited(broken, weighty, page, part=part)


def _progress(done: int, of: int) -> None:
    """Say how far the work is, where someone watches and it takes long."""
    if of > _MANY and sys.stderr.isatty():
        sys.stderr.write(f"\r{done} of {of} files" if done < of else f"\r{' ' * len(f'{of} of {of} files')}\r")
        sys.stderr.flush()
