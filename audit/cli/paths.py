"""From the paths that a person gives to the files that are audited."""

import os
from collections.abc import Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path
from typing import Final

from audit.documents.suffixes import APPRAISALS, is_document
from audit.problems import InputFault, Problem, fault, not_opened
from audit.rules.waivers import BESIDE


def files_of(paths: Sequence[str]) -> list[Path | Problem]:
    """The appraisal files that paths, folders and patterns name, each once and in the order given.

    In the place of a path that names none stands the problem.
    """
    return list(dict.fromkeys(one for path in paths for one in _found(path)))


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


def _below(folder: Path, top: Path) -> Iterator[Path | Problem]:
    """Every appraisal in a folder and below it; what may hold one and cannot be looked at is a problem of its own."""
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
            yield from _below(one, top)
        elif _called_appraisal(one):
            yield one if one.is_file() else Problem(one.as_posix(), 0, 0, _ODD)


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
