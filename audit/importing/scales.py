"""Scales that a text states, in the many ways in which people say them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from audit.documents.paper import Passage
from audit.importing.draft import Scale
from audit.importing.levels import is_bands

__all__ = ["bare_scale", "scales_in"]

_HIGHEST: Final = 1000
_TOP: Final = 100
_LONG_KEY: Final = 500
"""A key is shorter; in longer texts numbers stand beside words for other reasons."""

_TO: Final = r"\s*(?:-|–|—|to|and|through|bis|und|à|a|et|y|hasta|\.\.+|…)\s*"
_SPOKEN: Final = (
    r"(?:scor(?:e[sd]?|ing)|scale[sd]?|rat(?:ed|ings?|ing)|mark(?:s|ed|ing)?|grade[sd]?|points|punkt\w*|\w*skala|not(?:e[ns]?|iert|ées?|és?)|bewert\w*|"
    r"échelle|barème|escala|puntu\w*|puntaje|puntos|calific\w*|valor\w*|gets?|receives?|given|assigned)"
)
_NUMBER: Final = r"-?\d{1,4}(?:[.,]0)?"
_END: Final = r"(?![\d%]|[.,]\d|\s*(?:per ?cent|%))"
_SCALE: Final = re.compile(rf"{_SPOKEN}\b[^.\d;]{{0,60}}?(?<![\d.£€$])(?P<low>{_NUMBER}){_TO}(?P<high>{_NUMBER}){_END}", re.IGNORECASE)
_BEFORE: Final = re.compile(
    rf"(?<![\d.,£$€])(?P<low>{_NUMBER}){_TO}(?P<high>{_NUMBER})[*_]*(?:[ -]point)?[ -]+"
    r"(?:scale|rating scale|scoring scale|range of scores|skala|punkte|points?\b(?! weight)|puntos|(?:for|per|on) each (?:criteri|option)|"
    r"je kriterium|pro kriterium|pour chaque crit|por cada crit|por criterio)",
    re.IGNORECASE,
)
_OUT_OF: Final = re.compile(
    r"\b(?:scor|rat(?:ed|ing)|mark|grad|not[eé]|puntu|calific|bewert|punkt)\w*\b[^.;]{0,40}?"
    r"\b(?:out of|sur|sobre|von (?:maximal|höchstens|max\.?)|von)\s+"
    r"(?P<high>\d{1,3}|five|ten|fünf|zehn|cinq|dix|cinco|diez)\b(?!\s*%|\s*(?:-|–|to|bis|à|a)\s*\d|[.,]\d)",
    re.IGNORECASE,
)
_STEPS: Final = re.compile(r"\b(?P<high>[3-9]|10|five|seven|ten)[- ]point (?:rating |scoring |likert )?scale\b", re.IGNORECASE)
_NUMBERS: Final = {"five": "5", "ten": "10", "seven": "7", "fünf": "5", "zehn": "10", "cinq": "5", "dix": "10", "cinco": "5", "diez": "10"}
_OF_TOTALS: Final = re.compile(r"\b(?:total|result|overall|weighted|option \d|criterion \d|gesamt|finale?)", re.IGNORECASE)
_OF_WEIGHTS: Final = re.compile(r"\b(?:weigh|importan|gewicht|wichtig|pond[ée]r|poids|peso|priorit)", re.IGNORECASE)
_OF_SCORES: Final = re.compile(r"\b(?:scor|mark|grade|punkt|note|bewert|puntu|calific|option|alternativ|variant)", re.IGNORECASE)
_ENDS: Final = r"[.;:!?]\s|\n"
_KEYED: Final = re.compile(
    r"(?<![\d.,£$€%])(?P<number>-?\d{1,2})[\"'`*]{0,3}\s*(?:/\s*[^\w\s]{1,4}\s*)?(?:=|\(|:|→|[–—-]\s)\s*[\"'\u2018\u201c]?[A-Za-zÀ-ÿ]"
)
_KEYED_BEHIND: Final = re.compile(r"[A-Za-zÀ-ÿ)]\s*=\s*(?P<number>-?\d{1,2})(?![\d%]|[.,]\d)")
_SPEAKS: Final = re.compile(r"scor|scale|rat(?:ed|ing)|mark|point|key|legend|punkt|note|bewert|skala|=", re.IGNORECASE)
_STEP: Final = re.compile(r"^\W*(?P<number>-?\d{1,2})[\"'`*]{0,3}\s*(?:=|:|→|[–—-]\s|\))\s*\D")
_BARE: Final = re.compile(rf"^[(\[]?(?P<low>\d{{1,2}}){_TO}(?P<high>\d{{1,3}})(?:\s*(?:points?|punkte|puntos|scale|skala))?[)\]]?$", re.IGNORECASE)

_LONGEST: Final = 8_000
"""Characters of a paragraph that is searched for a scale: two pages of a paper. The search takes longer than in proportion to its length."""


def scales_in(passages: Iterable[Passage]) -> list[Scale]:
    """Find every scale that the text states: ``scored from 0 to 5``, ``1 = poor, 5 = excellent``, ``scored out of 5``."""
    given = [passage for passage in passages if len(passage.text) <= _LONGEST and not is_bands(passage.text)]
    found: list[Scale] = []
    for passage in given:
        found += [*_between(passage), *_keyed(passage), *_up_to(passage)]
    return [*found, *_listed(given)]


def bare_scale(text: str) -> tuple[str, str] | None:
    """The ends where a text is nothing but a scale: ``1 bis 5``."""
    match = _BARE.match(" ".join(text.split()))
    return (match["low"], match["high"]) if match is not None and int(match["low"]) <= 1 < int(match["high"]) else None


def _between(passage: Passage) -> Iterator[Scale]:
    for match in (*_SCALE.finditer(passage.text), *_BEFORE.finditer(passage.text)):
        low, high = (re.split(r"[.,]", match[end])[0] for end in ("low", "high"))
        if int(low) + 1 < int(high) <= _HIGHEST and not _is_of_weights(passage.text, match.start()):
            yield Scale(low, high, place=passage.place)


def _is_of_weights(text: str, at: int) -> bool:
    """Say whether the words before a scale, in its sentence, speak of weights and of no score."""
    sentence = re.split(_ENDS, text[:at])[-1] + text[at : at + 12]
    return _OF_WEIGHTS.search(sentence) is not None and _OF_SCORES.search(sentence) is None


def _sentence(text: str, at: int) -> str:
    """The sentence in which a place of a text lies."""
    return re.split(_ENDS, text[:at])[-1] + re.split(_ENDS, text[at:])[0]


def _up_to(passage: Passage) -> Iterator[Scale]:
    for pattern in (_OUT_OF, _STEPS):
        match = pattern.search(passage.text)
        if match is not None and not _OF_TOTALS.search(_sentence(passage.text, match.start())):
            yield Scale("", _NUMBERS.get(match["high"].lower(), match["high"]), place=passage.place)


def _keyed(passage: Passage) -> list[Scale]:
    """The scale of a key that says what its numbers mean; it begins at 1 or below, as scales do and numbers of options do not."""
    if len(passage.text) > _LONG_KEY or not _SPEAKS.search(passage.text) or re.search(r"\boption\b", passage.text, re.IGNORECASE):
        return []
    return _from_steps([[int(match["number"]) for match in pattern.finditer(passage.text)] for pattern in (_KEYED, _KEYED_BEHIND)], passage)


def _from_steps(each: Sequence[Sequence[int]], passage: Passage) -> list[Scale]:
    for found in each:
        numbers = sorted(set(found))
        if len(numbers) > 1 and numbers[0] <= 1 and 1 < numbers[-1] - numbers[0] <= _TOP:
            return [Scale(str(numbers[0]), str(numbers[-1]), place=passage.place)]
    return []


def _listed(passages: Sequence[Passage]) -> Iterator[Scale]:
    """The scale of a key whose steps stand in lines of their own."""
    for is_step, run in groupby(passages, lambda passage: len(passage.text) < _TOP and _STEP.match(passage.text) is not None):
        lines = list(run)
        numbers = [int(match["number"]) for line in lines if is_step and (match := _STEP.match(line.text))]
        steps = {abs(one - other) for one, other in pairwise(numbers)}
        if len(numbers) > 2 and (len(steps) == 1 or 0 in numbers) and any("=" in line.text or ":" in line.text for line in lines):  # noqa: PLR2004
            yield from _from_steps([numbers], lines[0])
