"""Levels of a scale: their names and values, and what each criterion says of them."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from audit.appraisal.model.place import NO_PLACE, Place
from audit.documents.paper import Passage
from audit.importing.draft import Band, Level, LevelUse
from audit.importing.names import id_for

__all__ = ["bands_in", "is_bands", "labels_in", "levels_of", "use_of", "uses_in", "values_in"]

_MARK: Final = re.compile(
    r"(?:^|(?<=[\s.;(\n]))(?P<label>[A-Z][A-Za-z]+(?: [A-Za-z]+)?|\d{1,3})(?:\s*[(\[](?P<value>-?\d{1,3}(?:\.\d+)?)[)\]])?\s*[:=]\s*"
)
_WITHHELD: Final = re.compile(r"^\W*(?:n\s*/\s*a\b|not (?:applicable|used|available)\b|none\b)", re.IGNORECASE)
_QUOTA: Final = re.compile(
    r"\(\s*(?:max(?:imum)?(?: of)?|up to|only)?\s*(\d{1,2}|one|two|three|four|five)\s+(?:model|option|scheme|site|bid|scenario|proposal)s?\b[^)]*\)",
    re.IGNORECASE,
)
_WORDS: Final = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_SHARE: Final = 0.5
_COLOURS: Final = ("dark green", "light green", "green", "amber", "yellow", "orange", "red", "blue", "grey", "black")
_BAND: Final = re.compile(r"(?<![\d.])(?P<low>-?\d{1,5}(?:\.\d+)?)\s*%?\s*(?:-|–|—|to)\s*(?P<high>-?\d{1,5}(?:\.\d+)?)\s*%?(?![\d.])")
_OPEN: Final = re.compile(
    r"(?P<sign>≥|>=|>|at least|above|over|more than|from|≤|<=|<|below|under|less than|"
    r"up to)\s*(?P<end>\d{1,5}(?:\.\d+)?)\s*%?|(?P<plus>\d{1,5})\s*(?:%\s*)?(?:\+|and (?:above|over)|or (?:more|"
    r"above))",
    re.IGNORECASE,
)
_ABOVE: Final = frozenset(("≥", ">=", ">", "at least", "above", "over", "more than", "from"))


def labels_in(texts: Sequence[str]) -> tuple[str, ...]:
    """The names of levels that most of the texts define, as in ``HIGH: ... LOW: ...``, in the order in which they stand."""
    counted: Counter[str] = Counter()
    shown: dict[str, str] = {}
    filled = [text for text in texts if _MARK.search(text)]
    for text in filled:
        for label in {match["label"] for match in _MARK.finditer(text)}:
            counted[label.lower()] += 1
            shown.setdefault(label.lower(), label)
    wanted = max(2, len(filled) * _SHARE) if len(filled) > 1 else 1
    kept = {key for key, count in counted.items() if count >= wanted}
    order = [match["label"].lower() for text in filled for match in _MARK.finditer(text)]
    return tuple(shown[key] for key in dict.fromkeys(order) if key in kept)


def uses_in(text: str, labels: Sequence[str]) -> dict[str, LevelUse]:
    """Part the scoring definition of one criterion by the names of the levels."""
    if not labels:
        return {}
    mark = re.compile(
        rf"(?:^|(?<=[\s.;(\n]))({'|'.join(map(re.escape, sorted(labels, key=len, reverse=True)))})(?:\s*[(\[]-?\d+(?:\.\d+)?[)\]])?\s*[:=–-]\s*",
        re.IGNORECASE,
    )
    pieces = mark.split(text)
    by_key = {label.lower(): label for label in labels}
    return {by_key[label.lower()]: use_of(said) for label, said in zip(pieces[1::2], pieces[2::2], strict=True)}


def use_of(text: str) -> LevelUse:
    """Say whether a definition defines its level or withholds it, and for how many options."""
    said = text.strip()
    quota = _QUOTA.search(said)
    number = None if quota is None else _WORDS.get(quota[1].lower()) or int(quota[1])
    return LevelUse("not-applicable" if _WITHHELD.match(said) else "defined", said, number)


def values_in(passages: Iterable[Passage], labels: Sequence[str]) -> dict[str, tuple[str, Place]]:
    """Find what the levels are worth: a sentence in which two or more of them stand with a number each."""
    for passage in passages:
        found = {}
        for label in labels:
            match = re.search(
                rf"\b{re.escape(label)}\b\s*(?:score[sd]?)?\s*(?:\W{{1,3}}|\s(?:is|=|scores|worth|equals)\s)(-?\d{{1,3}}(?:\.\d+)?)(?![\d-])",
                passage.text,
                re.IGNORECASE,
            )
            before = re.search(
                rf"(?<![\d-])(\d{{1,3}})\s*(?:=|-|–|:|for|\(|is)\s*[\"'\u2018\u201c]?{re.escape(label)}\b", passage.text, re.IGNORECASE
            )
            chosen = match or before
            if chosen:
                found[label] = (chosen[1], passage.place)
        if len(found) > 1 and len({value for value, _ in found.values()}) > 1 and not is_bands(passage.text):
            return found
    return {}


def is_bands(text: str) -> bool:
    """Say whether a text is a line of a legend of colour bands."""
    return bool(_BAND.search(text)) and _colour(text) != ""


def levels_of(labels: Sequence[str], values: Mapping[str, tuple[str, Place]]) -> tuple[Level, ...]:
    """The levels under ids of their own."""
    found: list[Level] = []
    for label in labels:
        value, place = values.get(label, ("", NO_PLACE))
        found.append(Level(id_for(label, [one.id for one in found], "level"), label, value, place))
    return tuple(found)


def bands_in(passages: Iterable[Passage]) -> tuple[Band, ...]:
    """Find colour bands: lines of the text, each with a colour and a range. Fewer than two are no legend."""
    found: dict[str, Band] = {}
    for passage in passages:
        colour = _colour(passage.text)
        ends = _ends(passage.text)
        if colour and ends and colour not in found and len(passage.text) < 400:  # noqa: PLR2004  # a line of a legend
            found[colour] = Band(colour.capitalize(), *ends, place=passage.place)
    return tuple(found.values()) if len(found) > 1 else ()


def _colour(text: str) -> str:
    return next((colour for colour in _COLOURS if re.search(rf"\b{colour}\b", text[:60], re.IGNORECASE)), "")


def _ends(text: str) -> tuple[str, str] | None:
    between = _BAND.search(text)
    if between:
        return between["low"], between["high"]
    one = _OPEN.search(text)
    if one is None:
        return None
    if one["plus"]:
        return one["plus"], ""
    return (one["end"], "") if one["sign"].lower() in _ABOVE else ("", one["end"])
