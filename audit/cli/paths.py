"""From the paths that a person gives to the files that are audited."""

from collections.abc import Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path
from typing import Final

from audit.problems import InputError, Problem

ENDINGS: Final = (".yaml", ".yml", ".json")


def files_of(paths: Sequence[str]) -> list[Path]:
    """Give the appraisal files that paths, folders and patterns name, each once, in order. Raises InputError."""
    found: list[Path] = []
    problems: list[Problem] = []
    for path in paths:
        files = list(_files(path))
        found += files
        if not files:
            problems.append(Problem(Path(path).as_posix(), 0, 0, _nothing(path)))
    if problems:
        raise InputError(problems)
    return list(dict.fromkeys(found))


def _files(path: str) -> Iterator[Path]:
    file = Path(path)
    if file.is_dir():
        yield from sorted(one for one in file.rglob("*") if one.suffix.lower() in ENDINGS and one.is_file() and not _hidden(one, file))
    elif file.exists():
        yield file
    elif has_magic(path):
        yield from sorted(Path(one) for one in glob(path, recursive=True) if Path(one).is_file())


def _hidden(file: Path, below: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(below).parts)


def _nothing(path: str) -> str:
    if Path(path).is_dir():
        return f"this folder holds no appraisal ({', '.join(ENDINGS)})"
    return "there is no such file or folder; give the path of an appraisal file, or write one with `audit init`"
