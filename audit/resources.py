"""The schemas and rule packs that ship with the tool, from a checkout or from an installed wheel."""

from functools import cache
from pathlib import Path
from typing import Final

__all__ = ["folder", "pack_names", "schema_file", "schema_names"]

_NO_PACKS: Final = frozenset({"sources", "catalogue", "lexicon"})


@cache
def folder(name: str) -> Path:
    """The folder ``schemas`` or ``rules``. Raises FileNotFoundError if the installation is incomplete."""
    package = Path(__file__).resolve().parent
    for place in (package / "_data" / name, package.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"the folder {name} is missing from this installation; install appraisal-audit again")


def schema_file(name: str) -> Path:
    """The file of a schema: ``appraisal``, ``ruleset`` or ``result``."""
    return folder("schemas") / f"{name}.schema.json"


def schema_names() -> tuple[str, ...]:
    """The names of all schemas, sorted."""
    return tuple(sorted(file.name.removesuffix(".schema.json") for file in folder("schemas").glob("*.schema.json")))


def pack_names() -> tuple[str, ...]:
    """The names of the rule packs that ship with the tool, sorted."""
    return tuple(sorted(file.stem for file in folder("rules").glob("*.yaml") if file.stem not in _NO_PACKS))
