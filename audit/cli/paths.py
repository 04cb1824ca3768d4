"""From the paths that a person gives to the files that are audited."""

from collections.abc import Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path

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


def _files(path: str) -> Iterator[Path]:
    file = Path(path)
    if file.is_dir():
        yield from _sorted(one for one in file.rglob("*") if _is_appraisal(one) and not _hidden(one, file))
    elif file.exists():
        yield file
    elif has_magic(path):
        yield from _sorted(Path(one) for one in glob(path, recursive=True) if Path(one).is_file())  # noqa: PTH207  # a Path globs no absolute pattern


def _is_appraisal(file: Path) -> bool:
    """Say whether a file of a folder is taken for an appraisal; the waivers beside one are not."""
    return file.suffix.lower() in APPRAISALS and not file.name.endswith(BESIDE) and file.is_file()


def _sorted(files: Iterator[Path]) -> list[Path]:
    """Put files in an order that is the same on every system."""
    return sorted(files, key=lambda file: file.as_posix())


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
