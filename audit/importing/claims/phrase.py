"""Phrases: patterns of what a clause says, made of classes of words instead of the words themselves.

A phrase is a regular expression in which braces name a class of ``rules/words`` or one of the parts below:

- ``{scores}`` is any word of the class, ``{scores+ranks}`` of either; ``{word:top+bottom}`` can be asked for by ``word``.
- ``{aux?}`` may be left out with the space before it, ``{degree*}`` may stand any number of times.
- ``<s>`` is the mark of an option, to be asked for by ``s``; ``<>`` is any mark.

Phrases are put together when the first text is held against them, so that no list of words is read before.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from audit.appraisal.exact.occurrence import NUMBER, figure_at
from audit.appraisal.text.words import alternatives, word_list

__all__ = ["expanded", "found_in", "is_one_of", "phrase"]

_SLOT: Final = re.compile(r"(?P<space> ?)\{(?:(?P<group>[a-z]+):)?(?P<names>[a-z]+(?:[-+][a-z]+)*)(?P<often>[?*]?)\}")
_OPTION: Final = re.compile(r"(?<!\(\?P)<(?P<name>[a-z]?)>")

_PARTS: Final = {
    # Numbers in figures or words; places in an order; a figure with its unit.
    "count": r"(?:[0-9]{1,3}|{number-word})",
    "ordinal": r"(?:[0-9]{1,2}(?:st|nd|rd|th)|{ordinal-word}|last)",
    "bound": r"(?:{over+at-least+under+at-most})",
    "number": rf"(?P<n>{NUMBER})(?![0-9.,]*[0-9])",
    "quoted": r"(?P<vague>{vague} )?(?:(?P<bound>{over+at-least+under+at-most}) )?{number}",
    # An option that something is said of, and the words up to it.
    "subject": r"{unheld}<s>(?:,? {aux},?)*",
    # What follows a statement: what it is for, or nothing that would change it.
    "for": r" {preposition} (?P<rest>.+)",
}


@cache
def phrase(template: str) -> re.Pattern[str]:
    """The pattern of a phrase. Raises KeyError for a class that does not exist."""
    return re.compile(expanded(template), re.IGNORECASE)


def found_in(text: str, *templates: str) -> Iterator[re.Match[str]]:
    """Every place of a text where one of some phrases stands, phrase by phrase.

    A number that a phrase quotes as ``n`` in digits has to be a figure by the grammar: no amount of money, no part of ``3-5``.
    """
    for template in templates:
        yield from (match for match in phrase(template).finditer(text) if _quotes_a_figure(text, match))


def _quotes_a_figure(text: str, match: re.Match[str]) -> bool:
    said = match.groupdict().get("n") or ""
    return not said[:1].isdigit() or figure_at(text, match.start("n")) is not None


def is_one_of(word: str | None, *names: str) -> bool:
    """Say whether a word, or some words, stand in a class."""
    return re.fullmatch(alternatives(*names), word or "", re.IGNORECASE) is not None


@cache
def expanded(template: str) -> str:
    """The source of a phrase, all classes and parts put in."""
    marked = _OPTION.sub(lambda mark: rf"<(?P<{mark['name']}>\d+)>" if mark["name"] else r"<\d+>", template)
    return _SLOT.sub(_filled, marked)


def _filled(slot: re.Match[str]) -> str:
    space, often = slot["space"], slot["often"]
    body = _body(slot["names"])
    body = f"(?P<{slot['group']}>{body})" if slot["group"] else body
    return f"(?:{space}{body}){often}" if often else f"{space}{body}"


def _body(names: str) -> str:
    if names == "unheld":
        # Lookbehinds have a fixed length, so that each word has its own.
        return "".join(rf"(?<!\b{re.escape(word)} )" for word in word_list("object-preposition"))
    return expanded(_PARTS[names]) if names in _PARTS else alternatives(*names.split("+"))
