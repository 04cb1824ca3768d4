"""Comparing names: what differs in more than case, signs between words, an abbreviation, or an addition in brackets."""

import re
import unicodedata
from functools import cache
from typing import Final

_BRACKETED: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_AFTER: Final = re.compile(r"\s[-\u2013\u2014:]\s.*$")
_WORD: Final = re.compile(r"\w+")
_LONGEST: Final = 6


def same_name(first: str, second: str) -> bool:
    """Say whether two names are one name printed in two ways; a short form is the full one without what is in brackets or after a dash."""
    long, other = _words(first), _words(second)
    return _alike(long, other) or any(_alike(long, form) for form in _short(second)) or any(_alike(form, other) for form in _short(first))


def plain(name: str) -> str:
    """Give a name in small letters without signs between its words, as a key to find it again."""
    return " ".join(_words(name)).casefold()


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", name).replace("&", " and ")))


def _short(name: str) -> list[tuple[str, ...]]:
    forms = [_words(_BRACKETED.sub(" ", name)), _words(_AFTER.sub("", name)), _words(_AFTER.sub("", _BRACKETED.sub(" ", name)))]
    return [form for form in dict.fromkeys(forms) if form and form != _words(name)]


def _alike(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Compare word by word; a word in capitals may stand for the initials of several."""
    if not first or not second:
        return first == second
    if first[0].casefold() == second[0].casefold() and _alike(first[1:], second[1:]):
        return True
    taken, other = _initials(first[0], second), _initials(second[0], first)
    return bool(taken and _alike(first[1:], second[taken:])) or bool(other and _alike(first[other:], second[1:]))


def _initials(word: str, words: tuple[str, ...]) -> int:
    """Give the number of words of which a word in capitals holds the initials; 0 if it does not."""
    size = len(word)
    if not (word.isupper() and word.isalpha() and 2 <= size <= _LONGEST and size <= len(words)):  # noqa: PLR2004  # one letter abbreviates nothing
        return 0
    return size if "".join(one[0] for one in words[:size]).casefold() == word.casefold() else 0


def without_brackets(name: str) -> str:
    """Give a name without what is added to it in brackets; the name itself where nothing else is left."""
    return " ".join(_BRACKETED.sub(" ", name).split()) or name
