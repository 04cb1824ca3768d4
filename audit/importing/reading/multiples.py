"""Weights that a sentence gives as multiples: one criterion counts double, all others once."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from audit.documents.paper import Passage
from audit.importing.entry import Entry, read_entry
from audit.importing.facts import Facts
from audit.importing.names import name_of
from audit.importing.reading.methods import fits_of

__all__ = ["better_multiples", "multiples_in"]

_TIMES: Final[Mapping[str, str]] = {
    "2": r"double|twice|two times|2 ?[x×]|[x×] ?2|doppelt|zweifach|dobles?|doble|deux fois|dubbel|doppio",
    "3": r"triple|treble|thrice|three times|3 ?[x×]|[x×] ?3|dreifach|trois fois|tres veces|driedubbel|triplo",
    "4": r"quadruple|four times|4 ?[x×]|[x×] ?4|vierfach|quatre fois|cuatro veces",
}
_COUNTS: Final = re.compile(
    r"\b(?:count(?:s|ed)?|weigh(?:s|ed)?|weight(?:ed|ing)?|z[äa]hl(?:t|en)|gewicht(?:et)?|compt(?:e|ent|ée?s?)|"
    r"cuentan?|pondera(?:n|da|do)?|tel(?:t|len)|conta(?:no)?)\b",
    re.IGNORECASE,
)
_MOST: Final = 1200
_APART: Final = 60
"""Signs between a name and the word that says how often it counts: more, and the word belongs to another name."""


def multiples_in(passages: Sequence[Passage], names: Sequence[str]) -> Mapping[str, Entry]:
    """The weights of all criteria where a sentence says that some of them, and not all, count several times; the rest count once."""
    wanted = {name: name_of(name).title for name in names}
    found: dict[str, Entry] = {}
    for passage in passages:
        for sentence in _sentences(passage.text) if len(passage.text) <= _MOST else ():
            for name, title in wanted.items() if _COUNTS.search(sentence) else ():
                if name not in found and (times := _times(title, sentence)):
                    found[name] = read_entry(times, passage.place)
    once = {name: read_entry("1") for name in wanted if name not in found}
    return {**found, **once} if found and once else {}


def better_multiples(passages: Sequence[Passage], titles: Mapping[str, str], facts: Facts) -> Mapping[str, Entry]:
    """Take such weights where the printed totals follow better with them than without; ``titles`` says the id of each criterion."""
    said = multiples_in(passages, list(titles))
    cells = facts.raw or {cell: entry for table in facts.cells.values() for cell, entry in table.items()}
    if not said or not cells:
        return {}
    plain, weighted = (
        fits_of(replace(facts, raw=cells, weighted={}, weights=weights), {})
        for weights in ({}, {titles[title]: entry for title, entry in said.items()})
    )
    return said if weighted and weighted[0].hits and (not plain or weighted[0].bits > plain[0].bits) else {}


def _sentences(text: str) -> Iterator[str]:
    yield from re.split(r"(?<=[.;!?])\s+|\n", text)


def _times(title: str, sentence: str) -> str:
    """How often a criterion counts by a sentence that says how some do; empty where it does not say so of this one."""
    name = r"\s+".join(map(re.escape, title.split()))
    named = re.search(rf"(?<!\w){name}(?!\w)", sentence, re.IGNORECASE)
    if named is None:
        return ""
    near = sentence[max(0, named.start() - _APART) : named.end() + _APART]
    clause = next((one for one in re.split(r"[,;]\s", near) if title.split(maxsplit=1)[0].lower() in one.lower()), "")
    return next((times for times, words in _TIMES.items() if re.search(rf"(?<!\w)(?:{words})(?!\w)", clause, re.IGNORECASE)), "")
