"""From the paths that a person gives to the files that are audited."""

import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path
from typing import Any, Final

from audit.appraisal.text.count import counted
from audit.documents.suffixes import APPRAISALS, is_document
from audit.documents.unread import BY_NAME
from audit.problems import InputFault, Problem, fault, not_opened
from audit.rules.waivers import BESIDE

__all__ = ["Passed", "Search", "files_of", "nothing_named", "passed_as_data", "searched", "told"]


def files_of(paths: Sequence[str]) -> list[Path | Problem]:
    """The appraisal files that paths, folders and patterns name, each once and in the order given.

    In the place of a path that names none stands the problem.
    """
    return list(dict.fromkeys(one for path in paths for one in _found(path)))


@dataclass(frozen=True, slots=True)
class Passed:
    """A file of a folder that is not audited, with the reason."""

    path: str
    why: InputFault


@dataclass(frozen=True, slots=True)
class Search:
    """What paths name: the files to audit, and what of folders is passed over. ``loose`` are documents that no path names itself.

    Of these, one without a table of criteria and options is passed over too.
    """

    files: list[Path | Problem]
    passed: list[Passed]
    loose: frozenset[Path]


def searched(paths: Sequence[str]) -> Search:
    """The appraisals and documents that paths, folders and patterns name. In the place of a path that names none stands the problem."""
    files: dict[Path | Problem, None] = {}
    passed: dict[Passed, None] = {}
    loose: set[Path] = set()
    for path in paths:
        found = _in_folder(Path(path)) if Path(path).is_dir() else _found(path)
        for one in found:
            if isinstance(one, Passed):
                passed[one] = None
            else:
                files[one] = None
                loose |= {one} if isinstance(one, Path) and Path(path).is_dir() and is_document(one) else set()
        if not any(not isinstance(one, Passed) for one in found):
            files[Problem(Path(path).as_posix(), 0, 0, _NOTHING if found else nothing_named(path))] = None
    named = {one for path in paths if not Path(path).is_dir() for one in _found(path)}
    return Search(list(files), list(passed), frozenset(loose - named))


_NOTHING: Final = fault("folder-of-nothing")
_OTHER: Final = fault("not-of-a-kind-read")
_UNRELATED: Final = fault("unrelated-file")
_LONGEST: Final = 8 * 1024 * 1024
_KEYS: Final = re.compile(rb"""^[ \t]*\{?[ \t]*["']?(?:appraisal|criteria|options)["']?[ \t]*:""", re.MULTILINE)


def _in_folder(folder: Path) -> "list[Path | Problem | Passed]":
    """Every file of a folder and below it: to be audited, or passed over with the reason."""
    try:
        return [_judged(one) for one in _sorted(_below(folder, folder, every=True)) if not (isinstance(one, Path) and one.name.endswith(BESIDE))]
    except OSError as error:
        return [not_opened(folder.as_posix(), error)]


def _judged(one: Path | Problem) -> "Path | Problem | Passed":
    if isinstance(one, Problem):
        return one
    if one.suffix.lower() in APPRAISALS:
        return one if _may_be_appraisal(one) else Passed(one.as_posix(), _UNRELATED)
    if one.suffix.lower() in BY_NAME:
        return Passed(one.as_posix(), BY_NAME[one.suffix.lower()])
    return one if is_document(one) else Passed(one.as_posix(), _OTHER)


def _may_be_appraisal(file: Path) -> bool:
    """Say whether a file has at its top one of the keys that make an appraisal; one that cannot be read is left to its reader."""
    try:
        with file.open("rb") as opened:
            data = opened.read(_LONGEST)
    except OSError:
        return True
    if file.suffix.lower() != ".json":
        return any(not match[0][:1].isspace() for match in _KEYS.finditer(data))
    try:
        held = json.loads(data)
    except (ValueError, RecursionError):
        return True
    return isinstance(held, dict) and not {"appraisal", "criteria", "options"}.isdisjoint(held)


def told(passed: Sequence[Passed]) -> list[str]:
    """Say what was passed over and why: the first few files, and the others by how their names end."""
    named = [f"{one.path}: passed over; {one.why.own}" for one in passed if one.why != _OTHER]
    others = Counter(Path(one.path).suffix.lower() or Path(one.path).name for one in passed if one.why == _OTHER)
    kinds = ", ".join(f"{count} {end}" for end, count in sorted(others.items()))
    more = [f"and {len(named) - _MOST_TOLD} more files passed over for such reasons"] if len(named) > _MOST_TOLD else []
    rest = [f"{counted(others.total(), 'file')} of other kinds passed over: {kinds}"] if others else []
    return [*named[:_MOST_TOLD], *more, *rest]


_MOST_TOLD: Final = 10


def passed_as_data(passed: Sequence[Passed]) -> list[dict[str, Any]]:
    """Every file that was passed over, with the reason; files of a kind that is not read stand together, as *.xyz."""
    listed = [_entry(one.path, 1, one.why) for one in passed if one.why != _OTHER]
    others = Counter(f"*{end}" if (end := Path(one.path).suffix.lower()) else Path(one.path).name for one in passed if one.why == _OTHER)
    return [*listed, *(_entry(name, count, _OTHER) for name, count in sorted(others.items()))]


def _entry(name: str, count: int, why: InputFault) -> dict[str, Any]:
    return {"name": name, "count": count, "code": why.code, "why": why.own}


def _found(path: str) -> list[Path | Problem]:
    try:
        return list(_files(path)) or [Problem(Path(path).as_posix(), 0, 0, nothing_named(path))]
    except OSError as error:
        return [not_opened(Path(path).as_posix(), error)]


def _files(path: str) -> Iterator[Path | Problem]:
    file = Path(path)
    if file.is_dir():
        yield from _sorted(_below(file, file))
    elif file.exists():
        yield file
    elif file.is_symlink():
        yield Problem(file.as_posix(), 0, 0, _LINK)
    elif has_magic(path):
        yield from _sorted(_matching(path))


_LINK: Final = fault("link-to-nothing")
_LINKED: Final = fault("link-to-folder")
_ODD: Final = fault("appraisal-no-ordinary-file")


def _below(folder: Path, top: Path, *, every: bool = False) -> Iterator[Path | Problem]:
    """Every appraisal in a folder and below it, or ``every`` file; what may hold one and cannot be looked at is a problem of its own."""
    try:
        with os.scandir(folder) as listed:
            names = sorted(one.name for one in listed)
    except OSError as error:
        yield not_opened(folder.as_posix(), error)
        return
    for name in names:
        one = folder / name
        if _hidden(one, top):
            continue
        if one.is_symlink() and not one.is_file():
            yield Problem(one.as_posix(), 0, 0, _LINKED if one.is_dir() else _LINK)
        elif one.is_dir():
            yield from _below(one, top, every=every)
        elif every or _called_appraisal(one):
            ordinary = one.is_file() or not (_called_appraisal(one) or is_document(one))
            yield one if ordinary else Problem(one.as_posix(), 0, 0, _ODD)


def _matching(pattern: str) -> Iterator[Path | Problem]:
    """Every file that a pattern names; links that lead nowhere, and folders that the pattern goes through and that cannot be opened, too."""
    for name in glob(pattern, recursive=True):  # noqa: PTH207  # a Path globs no absolute pattern
        one = Path(name)
        if one.is_file():
            yield one
        elif one.is_symlink() and not one.exists():
            yield Problem(one.as_posix(), 0, 0, _LINK)
    through = os.path.dirname(pattern)  # noqa: PTH120  # of a pattern
    for name in glob(through, recursive=True) if has_magic(through) else [through or "."]:  # noqa: PTH207  # as above
        try:
            if os.path.isdir(name):  # noqa: PTH112  # as above
                os.scandir(name).close()
        except OSError as error:
            yield not_opened(Path(name).as_posix(), error)


def _called_appraisal(file: Path) -> bool:
    """Say whether a file of a folder is taken for an appraisal; the waivers beside one are not."""
    return file.suffix.lower() in APPRAISALS and not file.name.endswith(BESIDE)


def _sorted(files: Iterator[Path | Problem]) -> list[Path | Problem]:
    """Put files in an order that is the same on every system."""
    return sorted(files, key=lambda one: one.path if isinstance(one, Problem) else one.as_posix())


def _hidden(file: Path, below: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(below).parts)


def _documents_in(folder: Path) -> bool:
    return any(is_document(one) and not _hidden(one, folder) for one in folder.rglob("*"))


def nothing_named(path: str) -> InputFault:
    """Say that a path names no appraisal."""
    if Path(path).is_dir():
        kinds = ", ".join(APPRAISALS)
        return fault("folder-of-documents", kinds=kinds) if _documents_in(Path(path)) else fault("folder-without-appraisal", kinds=kinds)
    if has_magic(path):
        return fault("pattern-matches-nothing")
    return fault("nothing-there")
