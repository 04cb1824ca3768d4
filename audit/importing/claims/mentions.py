"""A sentence with every mention of options put as a mark such as ``<0>``, so that what is said of them can be read by its form.

Options that are spoken of together by what their titles share: ``the two partnership options``.

The names by which prose calls an option: its title, parts of it that no other option has, initials, and what stands in brackets.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from audit.appraisal.text.normalise import normalise
from audit.appraisal.text.stems import stems
from audit.appraisal.text.words import alternatives, word_set
from audit.importing.claims.ground import Ground
from audit.importing.claims.numerals import LAST, count_of, place_of
from audit.importing.claims.phrase import phrase
from audit.importing.draft import Item

__all__ = ["Marked", "Marker", "Ref", "Sort", "family", "labels", "spellings", "titles"]

_BRACKET: Final = re.compile(r"[(\[]([^()\[\]]+)[)\]]")


def family(words: str, options: Sequence[Item], size: int = 0) -> tuple[str, ...]:
    """The options that some words before ``options`` mean: those with the words in their titles, two or more, not all.

    Where one title has the words, options whose titles have the same words in brackets are meant with it. ``size`` is how
    many there are said to be; 0 where it is not said.
    """
    said = set(stems(words))
    found = [one for one in options if said and said <= set(stems(one.title))]
    if len(found) == 1:
        shared = _brackets(found[0])
        found = [one for one in options if shared & _brackets(one)] if shared else found
    fits = 1 < len(found) < len(options) and size in {0, len(found)}
    return tuple(one.id for one in found) if fits else ()


def _brackets(item: Item) -> set[str]:
    return {normalise(one).lower() for one in _BRACKET.findall(item.title)}


_BRACKETS: Final = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_BEHIND: Final = re.compile(r"\s+-\s*.*$|-establishing\b.*$|:\s.*$")
_QUOTED: Final = re.compile(r'"([^"]{3,40})"')
_BASE: Final = ("do nothing", "do-nothing", "status quo")
_WHOLE_TITLE: Final = 2


def spellings(options: Sequence[Item], text: str) -> dict[str, str]:
    """The id of the option that each spelling names, spellings in small letters; what could name two names none.

    ``text`` is that of the whole document, where initials are looked up: ``Joint Venture (JV)``.
    """
    listed = [(spelling.lower(), one.id) for one in options for spelling in dict.fromkeys(_spellings(one, options, text)) if spelling]
    owners = Counter(spelling for spelling, _ in set(listed))
    return {spelling: id_ for spelling, id_ in listed if owners[spelling] == 1}


def titles(item: Item) -> tuple[str, ...]:
    """The names of an item as printed, in the form n1, also without what stands in brackets or behind a dash."""
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
    """The last words of a title, as people shorten it; a single word only where it says something by itself."""
    words = re.findall(r"[\w'&/-]+", title)
    for at in range(1, len(words)):
        tail = words[at:]
        if tail[0].lower() in word_set("stop") or (len(tail) == 1 and (tail[0].lower() in word_set("nameless") or len(tail[0]) < 4)):  # noqa: PLR2004  # too short a name
            continue
        if set(map(str.lower, tail)) - word_set("nameless", "stop"):
            yield " ".join(tail)


def _initials(item: Item, text: str) -> Iterator[str]:
    """Capitals that the document puts in brackets behind a title, or that are its initials and stand in the document."""
    for title in titles(item):
        yield from re.findall(rf"{re.escape(title)} \(([A-Z]{{2,6}}s?)\)", text, re.IGNORECASE)[:1]
        words = [word for word in re.findall(r"\w+", title) if word.lower() not in word_set("stop")]
        letters = "".join(word[0] for word in words).upper()
        if len(words) >= _WHOLE_TITLE and re.search(rf"\b{letters}\b", text):
            yield letters


def labels(options: Iterable[Item]) -> dict[str, str]:
    """The ids of options by their numbers or letters as printed, in small letters."""
    listed = [(label.lower(), one.id) for one in options for label in {one.label, *(name.label for name in one.names)} if label]
    owners = Counter(label for label, _ in set(listed))
    return {label: id_ for label, id_ in listed if owners[label] == 1}


Sort = Literal["ids", "all", "others", "none", "place"]


@dataclass(frozen=True, slots=True)
class Ref:
    """What a mark stands for: options by id, all, all others, none, or whichever has a place in the order.

    ``strict`` says of a place that no tie does: the highest-scoring option is not one of two.
    """

    sort: Sort
    ids: tuple[str, ...] = ()
    place: int = 0
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with marks, and what they stand for."""

    text: str
    refs: tuple[Ref, ...]

    def ref(self, number: str) -> Ref:
        """What a mark stands for."""
        return self.refs[int(number)]


_HEAD: Final = "{option-noun+option-nouns}"
_NOUN: Final = r"(?:[- ]{kind-noun}\b)?"
_FAMILY: Final = r"\b(?:both(?: of)? |all )?(?:the )?(?:(?P<size>{count}|both) )?(?P<words>[a-z][\w-]+(?: [a-z][\w-]+)?)[- ]{family-nouns}\b"
_LABEL: Final = r"(?:[0-9]{1,2}[a-z]?|[a-z])"
_MANY: Final = rf"\b{_HEAD} (?P<list>{_LABEL}\b(?:(?:,? and |,? or |, | & | to |-)(?:option )?{_LABEL}\b){{0,9}})(?! ?%)(?![.,]?[0-9])"
_ADJECTIVES: Final = r"(?:(?:{option-adjective}|{count}) ){0,3}"
_OTHERS: Final = (
    rf"\b(?:(?:(?:all|any|every|each|any of|all of|each of) )?(?:the )?(?:other|remaining|rest of the) {_ADJECTIVES}{_HEAD}|"
    r"(?:all |any of )?the (?:others|rest)\b|any other\b|all others\b)"
)
_ALL: Final = rf"\b(?:all|each|every|every one)(?: of)?(?: the)?(?: {{count}})? {_ADJECTIVES}{_HEAD}"
_NONE: Final = rf"\b(?:none of the {_ADJECTIVES}{_HEAD}|no (?:other )?{_HEAD}(?= (?:scor|is\b|was\b|has\b|achiev|receiv|reach)))"
_ROLE: Final = (
    r"\b(?:the )?(?:overall )?(?:(?P<nth>{ordinal})[- ](?:(?:highest|best)[- ]{role-noun}|rank(?:ed|ing)|placed|highest|best)|"
    r"(?P<best>{role-top}[- ]{role-noun}|{role-leading})|(?P<worst>{role-bottom}[- ]{role-noun}))"
    rf"(?: (?:of the )?{_HEAD}| overall)\b"
)
_TOGETHER: Final = re.compile(r"(?:\bboth )?<(\d+)>((?:, <\d+>)*),? (?:and|&|as well as|together with) (?:also )?<(\d+)>")


class Marker:
    """Finds what names options in a text."""

    def __init__(self, ground: Ground, text: str = "") -> None:
        """Take the names; ``text`` is that of the whole document."""
        self._names = spellings(ground.options, text)
        self._labels = labels(ground.options)
        # The titles of criteria hold words that name options too: contract management is no contract.
        blocked = [title.lower() for one in (*ground.criteria, *ground.groups) for title in titles(one)]
        self._blocked = frozenset(blocked) - set(self._names)
        listed = sorted({*self._names, *self._blocked}, key=lambda one: (-len(one), one))
        self._options = ground.options
        self._named = re.compile(
            rf"(?<![\w<])(?P<the>the |an? )?(?P<name>{'|'.join(map(re.escape, listed)) or '(?!)'})(?![\w>]|[- ]{alternatives('family-nouns')}\b)",
            re.IGNORECASE,
        )

    def mark(self, text: str) -> Marked:
        """Put marks for what names options."""
        refs: list[Ref] = []
        text = text.replace("<", "(").replace(">", ")")
        text = self._put(phrase(_ROLE), text, refs, _role)
        text = self._put(phrase(_OTHERS), text, refs, lambda _: Ref("others"))
        text = self._put(phrase(_ALL), text, refs, lambda _: Ref("all"))
        text = self._put(phrase(_NONE), text, refs, lambda _: Ref("none"))
        text = self._put(phrase(_FAMILY), text, refs, self._family)
        text = self._put(phrase(_MANY), text, refs, self._numbered)
        text = self._put(self._named, text, refs, self._name)
        text = phrase(rf"(?:\b(?:the|an?) )?<n>{_NOUN}").sub(r"<\1>", text)
        text = self._in_brackets(text, refs)
        return Marked(self._joined(text, refs), tuple(refs))

    @staticmethod
    def _put(pattern: re.Pattern[str], text: str, refs: list[Ref], read: Callable[[re.Match[str]], Ref | None]) -> str:
        def put(match: re.Match[str]) -> str:
            found = read(match)
            if found is None:
                return match[0]
            refs.append(found)
            return f"<{len(refs) - 1}>"

        return pattern.sub(put, text)

    def _name(self, match: re.Match[str]) -> Ref | None:
        said = match["name"]
        id_ = self._names.get(said.lower())
        is_plain = " " not in said and said[0].islower() and not match["the"]
        return None if id_ is None or is_plain else Ref("ids", (id_,))

    def _family(self, match: re.Match[str]) -> Ref | None:
        size = 2 if (match["size"] or match[0][:4]).lower() == "both" else count_of(match["size"]) if match["size"] else 0
        ids = family(match["words"].removeprefix("the "), self._options, size)
        return Ref("ids", ids) if ids else None

    def _numbered(self, match: re.Match[str]) -> Ref | None:
        ids = _numbers(match["list"].lower(), self._labels)
        return Ref("ids", ids) if ids and " or " not in match["list"] else None

    def _in_brackets(self, text: str, refs: Sequence[Ref]) -> str:
        """Drop a name in brackets behind the same option: Option 1 (Strategic Partnership)."""

        def drop(match: re.Match[str]) -> str:
            return f"<{match[1]}>" if refs[int(match[1])] == refs[int(match[2])] else match[0]

        return re.sub(r"<(\d+)>(?: ?\(| ?- ?|, )<(\d+)>\)?", drop, text)

    def _joined(self, text: str, refs: list[Ref]) -> str:
        """Put one mark for options that are named together."""

        def join(match: re.Match[str]) -> str:
            numbers = [match[1], *re.findall(r"\d+", match[2]), match[3]]
            found = [refs[int(number)] for number in numbers]
            if any(one.sort != "ids" for one in found):
                return match[0]
            refs.append(Ref("ids", tuple(dict.fromkeys(id_ for one in found for id_ in one.ids))))
            return f"<{len(refs) - 1}>"

        return _TOGETHER.sub(join, text)


def _role(match: re.Match[str]) -> Ref:
    if match["nth"]:
        return Ref("place", place=place_of(match["nth"]))
    return Ref("place", place=1 if match["best"] else LAST, strict=True)


def _numbers(text: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Read a list of numbers of options; nothing where one of them is not known."""
    parts = re.split(r",? and |, | & |(?: to |-)", text.replace("option ", ""))
    if re.search(r" to |-", text) and len(parts) == 2 and all(part.isdigit() for part in parts):  # noqa: PLR2004  # from one to another
        parts = [str(number) for number in range(int(parts[0]), int(parts[1]) + 1)]
    ids = [known.get(part.strip(), "") for part in parts]
    return tuple(dict.fromkeys(ids)) if all(ids) else ()
