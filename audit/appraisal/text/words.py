"""The lists of words in ``rules/words``: classes of words, read once, when the first of them is needed.

A class is asked for by its name, whichever file it stands in. A word that ends in ``*`` stands for every word that begins so.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from audit.resources import folder

__all__ = ["alternatives", "word_classes", "word_list", "word_set"]

_ANY_ENDING: Final = "*"


def word_classes() -> Mapping[str, tuple[str, ...]]:
    """All classes of words by name. Raises FileNotFoundError where the installation is incomplete."""
    return {name: words for file in _files() for name, words in _classes(file).items()}


@cache
def _files() -> tuple[Path, ...]:
    found = tuple(sorted((folder("rules") / "words").glob("*.yaml")))
    if not found:
        raise FileNotFoundError("the lists in rules/words are missing from this installation; install appraisal-audit again")
    return found


@cache
def _classes(file: Path) -> Mapping[str, tuple[str, ...]]:
    import yaml  # noqa: PLC0415  # an appraisal in JSON needs it only here

    # The base loader takes every word as text: "no" and "on" are words here, not truth values.
    held = yaml.load(file.read_text(encoding="utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506  # it builds nothing but text
    return {name: tuple(entry["words"]) for name, entry in held["classes"].items()}


@cache
def _words(name: str) -> tuple[str, ...]:
    """The words of a class; files are read one after another until it is found, so that an audit reads what it needs."""
    for file in _files():
        if name in _classes(file):
            return _classes(file)[name]
    raise KeyError(name)


@cache
def word_list(*names: str) -> tuple[str, ...]:
    """The words of one or more classes, in the order of their file. Raises KeyError for a class that does not exist."""
    return tuple(dict.fromkeys(word for name in names for word in _words(name)))


@cache
def word_set(*names: str) -> frozenset[str]:
    """The words of one or more classes, to look a word up in. Raises KeyError for a class that does not exist."""
    return frozenset(word_list(*names))


@cache
def alternatives(*names: str) -> str:
    """A pattern for any one word of some classes, the longest first, so that ``more highly`` comes before ``more``."""
    return f"(?:{'|'.join(map(_source, sorted(word_list(*names), key=lambda word: (-len(word), word))))})"


def _source(word: str) -> str:
    return rf"{re.escape(word[:-1])}\w*" if word.endswith(_ANY_ENDING) else re.escape(word)
