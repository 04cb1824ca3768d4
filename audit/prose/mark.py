"""A sentence with every mention of options put as a mark such as ``<0>``, so that what is said of them can be read by its form."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from audit.prose.family import family
from audit.prose.ground import Ground
from audit.prose.numerals import COUNT, LAST, ORDINAL, count_of, place_of
from audit.prose.spellings import labels, spellings, titles

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
        """Give what a mark stands for."""
        return self.refs[int(number)]


HEAD: Final = (
    r"(?:options?|models?|alternatives?|schemes?|sites?|bids?|bidders?|tenders?|suppliers?|scenarios?|approach(?:es)?|"
    r"solutions?|proposals?)"
)
_NOUN: Final = r"(?:[- ](?:option|model|arrangement|approach|scheme|route|solution|proposal|bid|alternative)\b)?"
_SEVERAL: Final = r"(?:options|models|alternatives|schemes|approaches|solutions|proposals|arrangements)"
_FAMILY: Final = re.compile(
    rf"\b(?:both(?: of)? |all )?(?:the )?(?:(?P<size>{COUNT}|both) )?(?P<words>[a-z][\w-]+(?: [a-z][\w-]+)?)[- ]{_SEVERAL}\b",
    re.IGNORECASE,
)
_LABEL: Final = r"(?:\d{1,2}[a-z]?|[a-z])"
_MANY: Final = re.compile(
    rf"\b{HEAD} (?P<list>{_LABEL}\b(?:(?:,? and |,? or |, | & | to |-)(?:option )?{_LABEL}\b){{0,9}})(?! ?%)(?![.,]?\d)", re.IGNORECASE
)  # fmt: skip
_ADJECTIVES: Final = r"(?:(?:short-?listed|remaining|delivery|service|appraised|available|five|six|four|three|two|[0-9]{1,2}) ){0,3}"
_OTHERS: Final = (
    rf"(?:(?:all|any|every|each|any of|all of|each of) )?(?:the )?(?:other|remaining|rest of the) {_ADJECTIVES}{HEAD}|"
    rf"(?:all |any of )?the (?:others|rest)\b|any other\b|all others\b"
)
_ALL: Final = rf"(?:all|each|every|every one)(?: of)?(?: the)?(?: {COUNT})? {_ADJECTIVES}{HEAD}"
_NONE: Final = rf"none of the {_ADJECTIVES}{HEAD}|no (?:other )?{HEAD}(?= (?:scor|is\b|was\b|has\b|achiev|receiv|reach))"
_BEST: Final = r"(?:highest|top|best)[- ](?:scor(?:ing|ed|e)|rank(?:ed|ing)|placed|performing|rated)|leading|winning|top"
_WORST: Final = r"(?:lowest|worst|bottom|poorest|weakest)[- ](?:scor(?:ing|ed|e)|rank(?:ed|ing)|placed|performing|rated)"
_PLACED: Final = (
    rf"(?P<nth>{ORDINAL})[- ](?:(?:highest|best)[- ](?:scor(?:ing|ed)|rank(?:ed|ing)|placed|performing|rated)|rank(?:ed|ing)|placed|highest|best)"
)
_ROLE: Final = re.compile(
    rf"\b(?:the )?(?:overall )?(?:{_PLACED}|(?P<best>{_BEST})|(?P<worst>{_WORST}))(?: (?:of the )?{HEAD}| overall)\b",
    re.IGNORECASE,
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
            rf"(?<![\w<])(?P<the>the |an? )?(?P<name>{'|'.join(map(re.escape, listed)) or '(?!)'})(?![\w>]|[- ]{_SEVERAL}\b)",
            re.IGNORECASE,
        )

    def mark(self, text: str) -> Marked:
        """Put marks for what names options."""
        refs: list[Ref] = []
        text = text.replace("<", "(").replace(">", ")")
        text = self._put(_ROLE, text, refs, _role)
        text = self._put(re.compile(rf"\b(?:{_OTHERS})", re.IGNORECASE), text, refs, lambda _: Ref("others"))
        text = self._put(re.compile(rf"\b(?:{_ALL})", re.IGNORECASE), text, refs, lambda _: Ref("all"))
        text = self._put(re.compile(rf"\b(?:{_NONE})", re.IGNORECASE), text, refs, lambda _: Ref("none"))
        text = self._put(_FAMILY, text, refs, self._family)
        text = self._put(_MANY, text, refs, self._numbered)
        text = self._put(self._named, text, refs, self._name)
        text = re.sub(rf"(?:\b(?:the|an?) )?<(\d+)>{_NOUN}", r"<\1>", text, flags=re.IGNORECASE)
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
