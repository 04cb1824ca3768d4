"""Names of options and criteria: their numbers, how alike two of them are, and the ids a file gives them."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from audit.appraisal.model.quantity import KINDS

__all__ = ["ALIKE", "Name", "alike", "id_for", "key_of", "match", "name_of", "pair", "paired"]

ALIKE: Final = 84.0
"""From here on (of 100) two spellings may be the same name."""

_SLIP: Final = 75.0
"""From here on (of 100) one word may be another misspelt: two letters of four that have changed places; delta and beta are two words."""

_CLEAR: Final = 4.0
_MOST_ID: Final = 48
_STEM: Final = 5
_PREFIX: Final = 3
_SYLLABLES: Final = 5
_TELLING: Final = frozenset(
    [
        "non",
        "not",
        "no",
        "without",
        "pre",
        "post",
        "low",
        "high",
        "short",
        "long",
        "direct",
        "indirect",
        "internal",
        "external",
        "north",
        "south",
        "east",
        "west",
        "upper",
        "lower",
        "full",
        "partial",
    ]
)
"""Words that make another name of a name."""

_LABEL: Final = re.compile(
    r"^(?:(?:option|criterion|criteria|model|site|bid|scheme|scenario|factor|csf|variante?)\s+(?:no\.?\s*)?)?"
    r"(?P<label>(?:[A-Za-z]{1,4}-)?[A-Za-z]{0,3}\d{1,2}(?:\.\d{1,2})?[a-z]?|[A-Z]|[IVX]{2,4})\s*(?:\.(?!\d)|[):]|\s[-–—]|[-–—]\s)\s*(?P<title>\S.*)$",
    re.IGNORECASE,
)
_WORD_LABEL: Final = re.compile(r"^(?P<label>(?:[A-Z]{1,4}-)?[A-Z]{0,3}\d{1,2}(?:\.\d{1,2})?)\s+(?P<title>[A-Z].+)$")
_BARE: Final = re.compile(r"^(?:option|bid|site|model|scheme|scenario)\s+(?P<label>\d{1,2}[a-z]?|[a-z])$", re.IGNORECASE)
_NUMBER: Final = re.compile(r"^\d{1,2}$")
_CODE: Final = re.compile(r"^[A-Za-z]{1,4}-?[A-Za-z]{0,3}\d")
_AKIN: Final = 70
"""From so alike (of 100, as sets of words) titles behind one code are one name: one shortens the other; other things with the code share no words."""

_WEIGHT: Final = re.compile(
    r"\s*[(\[]\s*(?:(?:weight(?:ing)?|wt|coeff?(?:icient)?|poids|peso|gewicht(?:ung)?|gew)\.?\s*[:=]?\s*(?P<said>\d{1,3}(?:\.\d{1,3})?\s*%?)|"
    r"(?P<percent>\d{1,3}(?:\.\d{1,2})?\s*%)|[x×*]\s?(?P<times>\d{1,2})|(?P<before>\d{1,2})\s?[x×])\s*[)\]]$",
    re.IGNORECASE,
)
_TIMES: Final = re.compile(r"(?:(?<=\w)\s+x|\s*[×*])\s?(\d{1,2})$|\s[–—-]\s(\d{1,3}\s?%)$")
"""A weight behind a name without brackets: Speed ×3, Cost x2, Access - 30%. A large X is the name of a model."""

_SHORTENED: Final = re.compile(r"\b([A-Za-z]{2,6})\.(?=\s|$)")
_SMALL: Final = frozenset(("a", "an", "the", "of", "for", "to", "and", "in", "with", "or", "on", "by"))


@dataclass(frozen=True, slots=True)
class Name:
    """A name as printed, parted into its number and the rest, and the weight that stands behind it in parentheses."""

    text: str
    label: str
    title: str
    weight: str = ""


@lru_cache(maxsize=4096)
def name_of(text: str) -> Name:
    """Part a heading such as ``Option 2 - Joint venture`` or ``D5. Access (20%)``."""
    plain = " ".join(text.split()).strip(" *†:")
    behind = _WEIGHT.search(plain) or _TIMES.search(plain)
    weight = next((found for found in behind.groups() if found), "") if behind and behind.start() else ""
    bare = plain[: behind.start()].rstrip() if behind and weight else plain
    match = _LABEL.match(bare) or _WORD_LABEL.match(bare)
    if match and not _is_word(match["label"]):
        return Name(plain, match["label"], match["title"].strip(), weight)
    alone = _BARE.match(bare)
    return Name(plain, alone["label"] if alone else "", bare, weight)


def _is_word(label: str) -> bool:
    return label.isalpha() and len(label) > 1 and not set(label.upper()) <= set("IVX")


@lru_cache(maxsize=8192)
def key_of(text: str) -> tuple[str, ...]:
    """The words of a title that count when titles are compared."""
    plain = unicodedata.normalize("NFKC", text).lower().replace("&", " and ").replace("\u00ad", "")
    words = re.findall(r"[^\W_]+(?:[+#]+(?![^\W_]))?", re.sub(r"['\u2019]s?\b", "", plain))
    return tuple(word for word in words if word not in _SMALL) or tuple(words)


@dataclass(frozen=True, slots=True)
class _Words:
    """A title taken apart once, for the many comparisons it stands in."""

    words: tuple[str, ...]
    known: frozenset[str]
    marks: frozenset[str]
    beginnings: frozenset[str]
    tight: str
    ordered: str
    bare: tuple[str, ...]
    short: frozenset[str] = frozenset()


@lru_cache(maxsize=8192)
def _words(text: str) -> _Words:
    words = key_of(text)
    marks = frozenset(word for word in words if len(word) == 1 or word.isdigit() or word in _TELLING)
    bare = key_of(re.sub(r"[(\[][^)\]]*[)\]]", " ", text))
    short = frozenset(word.lower() for word in _SHORTENED.findall(text))
    return _Words(words, frozenset(words), marks, frozenset(word[:3] for word in words), "".join(words), "".join(sorted(words)), bare, short)


@lru_cache(maxsize=65536)
def alike(one: str, other: str) -> float:
    """Say how alike two titles are, from 0 to 100. Titles that differ in a number or a single letter are not."""
    first, second = _words(one), _words(other)
    if not first.words or not second.words:
        return 0.0
    if first.tight == second.tight:
        return 100.0 if first.words == second.words else 98.0  # only spaces differ: Design4 and Design 4
    if any(_opposed(a, b) for a in first.known - second.known for b in second.known - first.known):
        return 0.0
    if first.beginnings.isdisjoint(second.beginnings):
        # No word begins alike: what is left are slips in a short name, and initials.
        return max(_initials(first.words, second.words), _slips(first, second)) if first.marks == second.marks else 0.0
    without = 95.0 if first.bare and first.bare == second.bare else 0.0
    if first.marks != second.marks and not (first.words[0] == second.words[0] and without):
        return 0.0
    found = (_contained(first, second), _stems(first.words, second.words), without, _initials(first.words, second.words), _spelled(first, second))
    return max(*found, _abbreviated(first, second))


def _opposed(one: str, other: str) -> bool:
    """Say whether one word is the other behind a syllable: centralised and decentralised are opposites, not slips."""
    short, long = sorted((one, other), key=len)
    return len(short) > _PREFIX and long.endswith(short) and len(long) - len(short) <= _SYLLABLES


def _contained(first: _Words, second: _Words) -> float:
    short, long = (first, second) if len(first.words) <= len(second.words) else (second, first)
    if len(short.tight) < 4 or not short.known <= long.known:  # noqa: PLR2004  # shorter words say too little
        return 0.0
    return 92.0 if long.words[: len(short.words)] == short.words else 87.0


def _stems(first: Sequence[str], second: Sequence[str]) -> float:
    """Take words with the same beginning for forms of one word: ``Refurbish`` and ``Refurbishment``."""
    if len(first) != len(second):
        return 0.0
    return 90.0 if all(one == other or _same_stem(one, other) for one, other in zip(first, second, strict=True)) else 0.0


def _abbreviated(first: _Words, second: _Words) -> float:
    """Take a word with a full stop behind it for the word that it begins: ``Dev. Speed`` and ``Development Speed``."""
    if len(first.words) != len(second.words):
        return 0.0
    pairs = list(zip(first.words, second.words, strict=True))
    if (first.short or second.short) and all(
        one == other or (one in first.short and other.startswith(one)) or (other in second.short and one.startswith(other)) for one, other in pairs
    ):
        return 91.0
    # Without the full stop a short beginning of a long word counts only where another word is the same: Dev Speed.
    cut = [(one, other) for one, other in pairs if one != other]
    return 85.0 if len(cut) == 1 and len(pairs) > 1 and _cuts(*cut[0]) else 0.0


def _cuts(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return _PREFIX <= len(short) <= _STEM and len(long) >= 2 * len(short) and long.startswith(short) and short not in _TELLING


def _same_stem(one: str, other: str) -> bool:
    shared = next((at for at, (first, second) in enumerate(zip(one, other, strict=False)) if first != second), min(len(one), len(other)))
    return shared >= _STEM and shared * 10 >= 8 * min(len(one), len(other))


def _initials(first: Sequence[str], second: Sequence[str]) -> float:
    short, long = (first, second) if len(first) <= len(second) else (second, first)
    if len(short) != 1 or not 1 < len(short[0]) <= len(long):
        return 0.0
    return 86.0 if "".join(word[0] for word in long).startswith(short[0]) else 0.0


def _slips(first: _Words, second: _Words) -> float:
    return float(fuzz.ratio(first.tight, second.tight, score_cutoff=ALIKE))


def _spelled(first: _Words, second: _Words) -> float:
    # A wrapped or badly converted title loses spaces, so that these count for nothing; words may change their order.
    best = max(_slips(first, second), fuzz.ratio(first.ordered, second.ordered, score_cutoff=ALIKE))
    differ = first.known ^ second.known
    is_swap = len(first.words) == len(second.words) and len(differ) == 2 and fuzz.ratio(*differ) < _SLIP  # noqa: PLR2004  # one word for another
    return 0.0 if is_swap else float(best)


def match(name: Name, known: Sequence[Sequence[Name]]) -> int | None:
    """The place of the name among names known by several spellings; None if there is none, or more than one.

    Equal titles come first, then equal numbers, then titles that are alike.
    """
    scores = [max((_score(name, other) for other in spellings), default=0.0) for spellings in known]
    best = max(scores, default=0.0)
    close = [at for at, score in enumerate(scores) if score > best - _CLEAR]
    return close[0] if best >= ALIKE and len(close) == 1 else None


def _score(name: Name, other: Name) -> float:
    score = alike(name.title, other.title)
    if not (name.label and other.label):
        return score
    is_same = name.label.lower() == other.label.lower()
    if _is_bare(name) or _is_bare(other):
        return 99.0 if is_same else 0.0
    if is_same and _CODE.match(name.label) and fuzz.token_set_ratio(name.title.lower(), other.title.lower()) >= _AKIN:
        return 96.0  # a code of its own before both: the rest may be worded shorter in one of them
    return min(100.0, score + 3.0) if is_same else score - 2.0


def _is_bare(name: Name) -> bool:
    return bool(_BARE.match(name.title))


def pair(names: Sequence[Name], known: Sequence[Sequence[Name]]) -> list[int | None]:
    """Match the names of one table, of which no two are the same, best matches first."""
    if len(names) > 2 and all(_NUMBER.match(name.title) for name in names):  # noqa: PLR2004  # one or two numbers may be anything
        return [_numbered(name.title, known) for name in names]
    found: list[int | None] = [None] * len(names)
    scored = ((max((_score(name, other) for other in known[to]), default=0.0), at, to) for at, name in enumerate(names) for to in range(len(known)))
    taken: set[int] = set()
    for _, at, to in sorted((-score, at, to) for score, at, to in scored if score >= ALIKE):
        if found[at] is None and to not in taken:
            found[at] = to
            taken.add(to)
    return _by_numbers(names, known, found)


def _by_numbers(names: Sequence[Name], known: Sequence[Sequence[Name]], found: list[int | None]) -> list[int | None]:
    """Match what is left over by number, where most names of a numbered list matched those of the same numbers, and none another's."""
    labels = [name.label.lower() for name in names]
    numbered = [{other.label.lower() for other in spellings} - {""} for spellings in known]
    matched = [labels[at] in numbered[to] for at, to in enumerate(found) if to is not None]
    if not all(labels) or len(set(labels)) < len(labels) or not all(matched) or len(matched) * 2 <= len(names) or None not in found:
        return found
    free = [to for to in range(len(known)) if to not in found]
    for at, name in enumerate(names):
        fits = [to for to in free if labels[at] in numbered[to] and any(_begin_alike(name.title, other.title) for other in known[to])]
        if found[at] is None and len(fits) == 1:
            found[at] = fits[0]
    return found


def _begin_alike(one: str, other: str) -> bool:
    """Say whether a word of one title begins as a word of the other does: ``Perf`` and ``Performance``."""
    return not _words(one).beginnings.isdisjoint(_words(other).beginnings)


def paired(names: Sequence[str], others: Sequence[str]) -> dict[str, str]:
    """The names of one table that another one has too, each with what it is called there; a name that stands twice counts once."""
    own, known = list(dict.fromkeys(names)), list(dict.fromkeys(others))
    found = pair([name_of(name) for name in own], [[name_of(name)] for name in known])
    return {name: known[at] for name, at in zip(own, found, strict=True) if at is not None}


def _numbered(number: str, known: Sequence[Sequence[Name]]) -> int | None:
    """The place of what carries a number: heads that are all but numbers name criteria that are numbered elsewhere."""
    found = [at for at, spellings in enumerate(known) if any(number in {other.label, other.title} for other in spellings)]
    return found[0] if len(found) == 1 else None


def id_for(title: str, used: Collection[str], fallback: str) -> str:
    """An id for a title that no other thing in the file has, and that is no word for a kind of figure."""
    plain = unicodedata.normalize("NFKD", title.replace("ß", "ss").replace("&", " and ")).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    stem = ""
    for word in words:
        if len(stem) + len(word) + 1 > _MOST_ID and stem:
            break
        stem = f"{stem}-{word}" if stem else word
    stem = stem[:_MOST_ID].strip("-")
    if not stem or not stem[0].isalpha():
        stem = f"{fallback}-{stem}".strip("-")
    if stem in KINDS or stem in {"total", "sub-weight"}:
        stem = f"{stem}-{fallback}"
    taken = set(used)
    return next(one for one in (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3))) if one not in taken)
