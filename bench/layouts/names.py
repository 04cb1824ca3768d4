"""Names in a truth file and names that were read: which of them stand for the same thing."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from bench.layouts.product import Read
from bench.layouts.truth import Decision

_MARKS: Final = re.compile(r"[*_`✅✓✔⭐🏆†‡]+|\[\d+\]|[¹²³]+")
_IN_BRACKETS: Final = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_WEIGHT: Final = re.compile(r"\s*[(\[]\d{1,3}(?:[.,]\d+)?\s?%?[)\]]")
"""A weight within a name."""
_FRAME: Final = re.compile(r"^(?:option|bid|bidder|site|criterion|c|no)?\.?\s*[0-9a-z]{1,2}\s*[.:)\-\u2013]\s*", re.IGNORECASE)
_STEM: Final = 3
"""Letters that an abbreviated word keeps at the least: Dev., Maint., Sec."""


def plain(title: str) -> str:
    """Return a title without marks, brackets at its end, and white space that say nothing of what it names."""
    bare = _WEIGHT.sub("", _MARKS.sub("", title)).strip()
    bare = _IN_BRACKETS.sub("", bare) or bare
    return " ".join(re.sub(r"[^\w%&+£$€]+", " ", bare.casefold()).split())


def _unframed(title: str) -> str:
    return plain(_FRAME.sub("", _MARKS.sub("", title).strip()))


def _shortens(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether the words of two names begin alike, one by one: dev speed and development speed."""
    pairs = list(zip(one, other, strict=False))
    alike = all((left.startswith(right) or right.startswith(left)) and min(len(left), len(right)) >= _STEM for left, right in pairs if left != right)
    return len(one) == len(other) > 1 and alike


def named(true: Sequence[str], read: Sequence[str]) -> dict[str, str]:
    """Match true titles with those read, each with one: by the whole title first, then without its number, then by what is left over."""
    found: dict[str, str] = {}
    free = list(read)
    ways: list[Callable[[str, str], bool]] = [
        lambda one, other: plain(one) == plain(other),
        lambda one, other: _unframed(one) == _unframed(other) != "",
        lambda one, other: _shortens(plain(one).split(), plain(other).split()),
        lambda one, other: f" {plain(other)} " in f" {plain(one)} " or f" {plain(one)} " in f" {plain(other)} ",
    ]
    for same in ways:
        for title in true:
            fits = [one for one in free if same(title, one)] if title not in found else []
            if len(fits) == 1 or (fits and same is ways[0]):
                found[title] = fits[0]
                free.remove(fits[0])
    return found


def known(true: Sequence[str], read: Sequence[str], called: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Match true titles with those read; what is left over also by what else the product says that the paper calls them."""
    found = named(true, read)
    for title in (one for one in true if one not in found):
        fits = [one for one in read if one not in found.values() and named([title], called.get(one, ()))]
        if len(fits) == 1:
            found[title] = fits[0]
    return found


def options_of(decision: Decision, read: Read) -> dict[str, str]:
    """Match options; what is scored alone need not be named in a paper, and its column, its section or the title may stand for it."""
    if len(decision.options) == len(read.options) == 1:
        return {decision.options[0]: read.options[0]}
    return known(decision.options, read.options, read.called)


def same_name(one: str, other: str) -> bool:
    """Return whether a title in the truth and one in a result may name the same thing."""
    return bool(named([one], [other]))
