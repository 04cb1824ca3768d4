"""What a heading may mean, each meaning with its price in bits: by the list of words, and by the phrases that headings are made of."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from audit.importing.names import name_of
from audit.importing.reading.wordlist import listed, unlisted
from audit.importing.words import flat, heading, unqualified

__all__ = ["means", "price", "prices", "turning"]

_ROLES: Final[Mapping[str, str]] = {"sub-weight": "weight", "share": "percent"}
_SHORT: Final = 40
_PERCENT: Final = re.compile(r"(?:%|per ?cent|prozent|pour ?cent|por ?ciento)(?: \w+){0,4}$|^(?:as |in |en )?%")
_OUT_OF: Final = re.compile(r"\s*[(\[]?\s*(?:out of|/|of|sur|von|de|su|max\.?)\s*\d{1,4}\s*[)\]]?$")
"""What a figure is out of, behind its name."""

_BROKEN: Final = re.compile(r"(?<=[^\W\d])-\s?(?=[^\W\d])")
_LAST: Final = re.compile(r"\w (?:index|score|points|result|total|rating|wert|punkte|ergebnis)$")
_SUM: Final = re.compile(r"^(?:summen|gesamt)[a-zäöüß]{3,}$")
"""German words made of sum or whole and another: Summenwerte, Gesamtergebnisse."""

_RELATIVE: Final = re.compile(r"^(?:relati\w{1,4} )?(?:peso|poids|weight(?:ing)?|gewicht(?:ung)?|importanc(?:e|ia))(?: relati\w{1,4}| %| \(%\))?$")
"""Weights of one criterion beside another: Peso relativo, poids relatif."""

_RANK: Final = re.compile(r"\w (?:rank|ranking|rang|placement)$")
_WEIGHT: Final = re.compile(r"^[a-zäöüß]{3,}gewicht(?:e|ung|ungen)?(?: \(?in %\)?| \(?%\)?)?$")
"""German words made of a word and weight: Faktorgewichtung, Kriteriengewicht."""

_NO_NAME: Final = 3.0
"""Bits that it costs to take a word of the trade, such as Value, for the name of a criterion."""


@lru_cache(maxsize=8192)
def prices(text: str) -> Mapping[str, float]:
    """The price of every role that is known for a text, that of a name among them."""
    plain = flat(name_of(text).title if name_of(text).weight else text)
    found = dict(listed().get(plain, listed().get(plain.rstrip("s"), listed().get(flat(unqualified(plain)), {}))))
    found = found or dict(listed().get(_OUT_OF.sub("", plain), listed().get(_BROKEN.sub("", plain), {})))
    said = heading(text)
    if said.sort == "kind":
        found.setdefault(_ROLES.get(said.kind, said.kind), 0.0)
    if not found and len(plain) < _SHORT:
        found = _by_parts(plain)
        return {"name": unlisted()["name"], **found}
    return {"name": _NO_NAME if found else unlisted()["name"], **found}


def _by_parts(plain: str) -> dict[str, float]:
    """What the parts of an unlisted heading say: a per cent sign, or a last word such as index."""
    if _PERCENT.search(plain):
        return {"percent": 0.5}
    if _SUM.match(plain):
        return {"total": 1.0}
    if _WEIGHT.match(plain) or _RELATIVE.match(plain):
        return {"weight": 0.0}
    if _RANK.search(plain):
        return {"rank": 0.5}
    return {"total": 3.0} if _LAST.search(plain) else {}


def price(text: str, role: str) -> float:
    """The price of one role; that of an unknown word where the text is not known for it."""
    return prices(text).get(role, unlisted().get(role, 9.0))


def means(text: str, role: str, most: float = 0.5) -> bool:
    """Say whether a text clearly means a role."""
    return prices(text).get(role, 99.0) <= most


def turning(known: Mapping[str, float], kind: str) -> float:
    """What it costs to take a word of the trade for what it may mean; one that nearly always means it speaks for it."""
    change = known[kind] - known.get("name", 3.0)
    return change if known[kind] <= 1 else max(0.0, change)
