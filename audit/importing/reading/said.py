"""What sentences say of the method: how totals are made, what they are divided by, and what weights the criteria have."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from audit.appraisal.model.place import NO_PLACE, Place
from audit.documents.paper import Passage
from audit.importing.entry import Entry, read_entry
from audit.importing.names import name_of
from audit.importing.reading.cells import without_marks
from audit.importing.reading.lexicon import means
from audit.importing.reading.ways import Hints

__all__ = ["Sentence", "confirming", "hints_of", "says_lowest", "sentences_in", "weights_in"]

_NUMBERS: Final = {"two": 2, "three": 3, "four": 4, "five": 5, "ten": 10, "hundred": 100, "twenty": 20}
_SCORE: Final = (
    r"(?:raw |unweighted |individual |option )?(?:scores?|ratings?|points|marks?|values?|punkte?|bewertung(?:en)?|notes?|puntuaci[oó]n(?:es)?|result)"
)
_WEIGHT: Final = (
    r"(?:(?:the|its|their|each|criteri(?:on|a)|corresponding|respective|relative|assigned) )*"
    r"(?:criteri(?:on|a) )?(?:weight(?:ing)?s?|gewicht(?:ung)?e?n?|poids|peso)"
)
_WEIGHTED: Final = re.compile(
    rf"{_SCORE}\s*(?:[x×*·]|\btimes\b|\bmal\b|multiplied by|is multiplied by|are multiplied by)\s*{_WEIGHT}"
    rf"|{_WEIGHT}\s*(?:\([^)]*\)\s*)?(?:[x×*·]|\btimes\b|multiplied by|mal)\s*(?:the |each )?{_SCORE}"
    r"|multipl\w+[^.]{0,60}\bweight|"
    r"weighted sum|weighted total(?:s)? (?:is|are|=)|sum of (?:the |all )?weighted|gewichtete summe|sumproduct|somme pond[ée]r[ée]e|suma ponderada",
    re.IGNORECASE,
)
_MEAN: Final = re.compile(
    r"\b(?:weighted (?:average|mean))\b|gewichtete[rsnm]? (?:durchschnitt|mittel)|moyenne pond[ée]r[ée]e|media ponderada", re.IGNORECASE
)
_AVERAGE: Final = re.compile(
    r"\b(?:total|overall|final|result|score)\b[^.]{0,60}\b(?:is|are|=|as)\b[^.]{0,30}\b(?:average|mean)\b|"
    r"\baverage of (?:the|all|its|their) (?:\w+ )?(?:scores|ratings|criteria)\b",
    re.IGNORECASE,
)
_GROUPS: Final = re.compile(
    r"(?:average|mean) of (?:the |all |its )?(?:\w+ )?(?:averages|means)\b|"
    r"(?:average|mean|total|result|score)s? (?:of|for) (?:the|each) group|group (?:averages|means|scores)|weights? of (?:the|each) groups?",
    re.IGNORECASE,
)
_SUM: Final = re.compile(
    rf"\b(?:total|overall score|final score)s?\b[^.]{{0,40}}\b(?:is|are|=)\b[^.]{{0,25}}\bsum of (?:the |all |its )?{_SCORE}|"
    rf"{_SCORE} (?:are|were|is) (?:simply )?(?:added|summed|totalled)"
    r"|un-?weighted (?:sum|total)|(?:no|equal) weight(?:ing|s)? (?:is|was|were|are)? ?(?:applied|used)|sum of (?:the|all) (?:scores|ratings|points)",
    re.IGNORECASE,
)
_OVER: Final = re.compile(r"(?:/|÷|divided by|geteilt durch)\s*(?P<over>\d{1,4}|two|three|four|five|ten|twenty|(?:one )?hundred)\b", re.IGNORECASE)
_VALUE: Final = r"(?P<{key}>\d{{1,3}}(?:[.,]\d{{1,3}})?\s?%?)(?!\d|[.,]\d)"
_WORDS: Final = ("weigh", "sum", "average", "mean", "total", "added", "gewicht", "pond", "summe", "score", "divided")
"""A sentence without any of these says nothing of totals."""

_MOST_TEXT: Final = 1200
_STEM: Final = 3
"""Letters that a word cut short keeps at the least."""

_ADDED: Final = re.compile(
    r"\b(?:penalt(?:y|ies)|pen\.|bonus|malus|deductions?|abzug|abz[üu]ge|zuschlag|p[ée]nalit[ée]s?|penalizaci[óo]n|bonificaci[óo]n)(?!\w)",
    re.IGNORECASE,
)
"""What a column is called that is added to, or taken off, the weighted sum as it is."""

_SPEAKS: Final = re.compile(r"weigh|gewicht|pond[ée]r|poids|\bpeso|importance|%", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the paper that says how totals are made: ``stated`` is the way, ``place`` where it stands."""

    stated: str
    text: str
    place: Place = NO_PLACE
    over: Fraction | None = None
    of_groups: bool = False


def sentences_in(passages: Sequence[Passage]) -> list[Sentence]:
    """Every sentence that says how totals are made."""
    return [found for passage in passages for text in _sentences(passage.text) if (found := _sentence(text, passage.place)) is not None]


def _sentences(text: str) -> Iterator[str]:
    if len(text) > _MOST_TEXT * 4:
        return
    yield from (part.strip() for part in re.split(r"(?<=[.;!?])\s+(?=[A-Z])|\n", text) if part.strip())


def _sentence(text: str, place: Place) -> Sentence | None:
    plain = text.lower()
    if len(text) > _MOST_TEXT or not any(word in plain for word in _WORDS):
        return None
    way = (
        "weighted-mean"
        if _MEAN.search(text)
        else "weighted-sum"
        if _WEIGHTED.search(text)
        else "mean"
        if _AVERAGE.search(text)
        else "sum"
        if _SUM.search(text)
        else ""
    )
    if not way:
        return None
    over = _OVER.search(text) if way.startswith("weighted") else None
    word = over["over"].lower().removeprefix("one ") if over else ""
    value = Fraction(_NUMBERS.get(word) or int(word)) if word else None
    return Sentence(way, text, place, value or None, of_groups=_GROUPS.search(text) is not None)


_LOWEST: Final = re.compile(
    r"\b(?:lowest|smallest|lower|smaller|fewest)\b[^.;]{0,40}\b(?:is|are|wins?|ranks?|comes?)\b[^.;]{0,20}\b(?:better|best|preferred|first|wins?)\b"
    r"|\b(?:lowest|smallest)\b[^.;]{0,30}\bwins\b"
    r"|\b1 ?(?:=|is|being|means) ?(?:the )?best\b|niedrigste[rn]?\b[^.;]{0,40}\b(?:bevorzugt|gewinnt|am besten)"
    r"|(?:plus faible|plus bas)\b[^.;]{0,40}\b(?:pr[ée]f[ée]r|meilleur)|(?:menor|m[áa]s baj[ao])\b[^.;]{0,40}\b(?:mejor|prefier|preferid)",
    re.IGNORECASE,
)


def says_lowest(passages: Sequence[Passage]) -> bool:
    """Say whether a sentence prefers the lowest total, or gives 1 to the best."""
    return any(_LOWEST.search(passage.text[:_MOST_TEXT]) for passage in passages)


def hints_of(sentences: Sequence[Sentence]) -> Hints:
    """Put together what the sentences say; a weighted sum goes before a plain one, as weighted scores are added, too."""
    if not sentences:
        return Hints()
    order = ("weighted-mean", "weighted-sum", "mean", "sum")
    best = min(sentences, key=lambda one: order.index(one.stated))
    over = next((one.over for one in sentences if one.over is not None), None)
    return Hints(stated=best.stated, over=over, of_groups=any(one.of_groups for one in sentences))


def confirming(sentences: Sequence[Sentence], way: str, *, of_groups: bool) -> Sentence | None:
    """The sentence that states a way, weighted or plain, if any does."""
    wanted = {"weighted-sum", "weighted-mean"} if way.startswith("weighted") else {way}
    if of_groups:
        return next((one for one in sentences if one.of_groups), None)
    return next((one for one in sentences if one.stated in wanted and not one.of_groups), None)


def weights_in(passages: Sequence[Passage], names: Sequence[str], *, whole: bool = True) -> Mapping[str, Entry]:
    """The weights that a sentence or list names for all of the criteria; without ``whole`` for those among the names that it speaks of."""
    wanted = {name: name_of(name).title for name in names}
    if len(wanted) < 2:  # noqa: PLR2004  # one criterion needs no weight
        return {}
    best: Mapping[str, Entry] = {}
    for start in range(len(passages)):
        found = _from(
            passages[start : start + len(names) + 3], wanted, speaks=start > 0 and _SPEAKS.search(passages[start - 1].text[:_MOST_TEXT]) is not None
        )
        if (len(found), _is_whole(found)) > (len(best), _is_whole(best)):
            best = found
    best = _with_added(best, wanted)
    return best if len(best) == len(wanted) or (not whole and len(best) * 2 > len(wanted)) else {}


def _is_whole(found: Mapping[str, Entry]) -> bool:
    return sum((entry.value or Fraction(0) for entry in found.values()), Fraction(0)) in {1, 100}


def _with_added(found: Mapping[str, Entry], wanted: Mapping[str, str]) -> Mapping[str, Entry]:
    """Count a bonus or penalty once, beside weights of all others that add to a whole: it is added as it is printed."""
    others = [name for name in wanted if name not in found and not means(name, "total", 1)]
    whole = sum((entry.value or Fraction(0) for entry in found.values()), Fraction(0))
    if len(others) != 1 or whole not in {1, 100} or not _ADDED.search(wanted[others[0]]):
        return found
    is_percent = any(entry.numeral is not None and entry.numeral.sign == "%" for entry in found.values())
    return {**found, others[0]: read_entry("100%" if is_percent else "1" if whole == 1 else "100")}


def _from(passages: Sequence[Passage], wanted: Mapping[str, str], *, speaks: bool) -> Mapping[str, Entry]:
    """Look for the weights in one passage, or in the items that follow each other."""
    if not any(_weight_of(title, passages[0].text) for title in wanted.values()):
        return {}
    found: dict[str, Entry] = {}
    for passage in passages:
        if len(passage.text) > _MOST_TEXT:
            break
        before = len(found)
        for name, title in wanted.items():
            if name not in found and (said := _weight_of(title, _without_longer(passage.text, title, wanted.values()))):
                found[name] = read_entry(said.replace(",", ".").replace(" ", ""), passage.place)
        speaks = speaks or _SPEAKS.search(passage.text) is not None
        if len(found) == before:
            break
    values = [entry.value for entry in found.values() if entry.value is not None]
    return found if len(values) == len(found) > 1 and (speaks or sum(values, Fraction(0)) in {1, 100}) and sum(values, Fraction(0)) else {}


def _without_longer(text: str, title: str, titles: Iterable[str]) -> str:
    """Take out of a text the longer names that hold this one: what stands beside Air quality is not said of Quality."""
    for longer in (one for one in titles if one != title and title.lower() in one.lower()):
        text = re.sub(rf"(?<!\w){re.escape(longer)}(?!\w)", "…", text, flags=re.IGNORECASE)
    return text


def _shortened(word: str) -> str:
    """Match a word and what it is cut to in narrow heads: Development and Dev., whichever of the two is given."""
    if word.endswith(".") and word[:-1].isalpha() and len(word) > _STEM:
        return rf"{re.escape(word[:-1])}(?:\.|\w*)"
    if word.isalpha() and len(word) > _STEM + 1:
        return rf"(?:{re.escape(word)}|{re.escape(word[:_STEM])}\w*\.)"
    return re.escape(word)


def _weight_of(title: str, text: str) -> str:
    """The figure that stands beside a name in a text."""
    words = title.split()
    if words[0][:_STEM].lower() not in text.lower() or not any(map(str.isdigit, text)):
        return ""
    name = r"\s+".join(map(_shortened, words))
    after = re.search(
        rf"(?<!\w){name}(?!\w)[*_`]*\s*(?:[:=(\[–—-]|is|has|was|at|with|carries|gets|zu|mit|à)?\s*[*_`]*(?:a |the )?"
        rf"(?:weight(?:ing)?|gewicht(?:ung)?)?(?: of)?[\s:=]*{_VALUE.format(key='after')}",
        text,
        re.IGNORECASE,
    )
    if after:
        return after["after"].strip()
    before = re.search(
        rf"(?<![\d.]){_VALUE.format(key='before')}\s*(?:for|to|on|[-–:=x×*]|für|pour|para)?\s*(?:the )?{name}(?!\w)",
        without_marks(text),
        re.IGNORECASE,
    )
    return before["before"].strip() if before else ""
