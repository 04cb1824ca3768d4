"""The names by which prose calls an option: its title, parts of it that no other option has, initials, and what stands in brackets."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from audit.importing.draft import Item
from audit.texts.normalise import normalise

_SMALL: Final = frozenset(("a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with"))
# Words that are no name of an option by themselves: every paper speaks of other things by them.
_COMMON: Final = frozenset((
    "alternative", "another", "approach", "arrangement", "arrangements", "authority", "body", "case", "change", "contract", "council", "delivery",
    "existing", "local", "minimum", "model", "new", "nothing", "option", "options", "organisation", "partner", "programme", "project", "provider",
    "provision", "quo", "scheme", "service", "services", "site", "something", "staff", "support", "system", "team", "usual", "way", "work",
))  # fmt: skip
_BRACKETS: Final = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_BEHIND: Final = re.compile(r"\s+-\s*.*$|-establishing\b.*$|:\s.*$")
_QUOTED: Final = re.compile(r'"([^"]{3,40})"')
_BASE: Final = ("do nothing", "do-nothing", "status quo")
_WHOLE_TITLE: Final = 2


def spellings(options: Sequence[Item], text: str) -> dict[str, str]:
    """Give the id of the option that each spelling names, spellings in small letters; what could name two names none.

    ``text`` is that of the whole document, where initials are looked up: ``Joint Venture (JV)``.
    """
    listed = [(spelling.lower(), one.id) for one in options for spelling in dict.fromkeys(_spellings(one, options, text)) if spelling]
    owners = Counter(spelling for spelling, _ in set(listed))
    return {spelling: id_ for spelling, id_ in listed if owners[spelling] == 1}


def titles(item: Item) -> tuple[str, ...]:
    """Give the names of an item as printed, in the form n1, also without what stands in brackets or behind a dash."""
    return _titles((item.title, *(name.title for name in item.names)))


@lru_cache(maxsize=1024)
def _titles(names: tuple[str, ...]) -> tuple[str, ...]:
    found = [normalise(one) for one in names]
    bare = [_BRACKETS.sub("", one).strip() for one in found]
    short = [re.sub(r"-(?=\w+ing\b).*$", "", _BEHIND.sub("", one)).strip() for one in bare]
    return tuple(dict.fromkeys(one for one in (*found, *bare, *short) if one))


def _spellings(item: Item, options: Sequence[Item], text: str) -> Iterator[str]:
    yield from titles(item)
    yield from (quoted for title in titles(item) for quoted in _QUOTED.findall(title))
    others = [title.lower() for one in options if one.id != item.id for title in titles(one)]
    for title in titles(item):
        yield from (tail for tail in _tails(title) if not any(re.search(rf"\b{re.escape(tail.lower())}\b", other) for other in others))
    yield from _initials(item, text)
    if item.base and sum(one.base for one in options) == 1:
        yield from _BASE


def _tails(title: str) -> Iterator[str]:
    """Give the last words of a title, as people shorten it; a single word only where it says something by itself."""
    words = re.findall(r"[\w'&/-]+", title)
    for at in range(1, len(words)):
        tail = words[at:]
        if tail[0].lower() in _SMALL or (len(tail) == 1 and (tail[0].lower() in _COMMON or len(tail[0]) < 4)):  # noqa: PLR2004  # too short a name
            continue
        if set(map(str.lower, tail)) - _COMMON - _SMALL:
            yield " ".join(tail)


def _initials(item: Item, text: str) -> Iterator[str]:
    """Give capitals that the document puts in brackets behind a title, or that are its initials and stand in the document."""
    for title in titles(item):
        yield from re.findall(rf"{re.escape(title)} \(([A-Z]{{2,6}}s?)\)", text, re.IGNORECASE)[:1]
        words = [word for word in re.findall(r"\w+", title) if word.lower() not in _SMALL]
        letters = "".join(word[0] for word in words).upper()
        if len(words) >= _WHOLE_TITLE and re.search(rf"\b{letters}\b", text):
            yield letters


def labels(options: Iterable[Item]) -> dict[str, str]:
    """Give the ids of options by their numbers or letters as printed, in small letters."""
    listed = [(label.lower(), one.id) for one in options for label in {one.label, *(name.label for name in one.names)} if label]
    owners = Counter(label for label, _ in set(listed))
    return {label: id_ for label, id_ in listed if owners[label] == 1}
