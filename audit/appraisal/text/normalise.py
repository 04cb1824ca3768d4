"""Normalisation n1: the form in which two texts are the same text, and the digest that names it.

What does not count: compatibility characters (NFKC), tags and emphasis, list markers, the shape of quotes and dashes,
white space. What counts: every word, its case, numbers, punctuation, and whether quotes are single or double.

In full:

- HTML entities that end in a semicolon are read as their character, so ``&amp;`` is ``&`` and an escaped tag is a tag.
- Known HTML tags go: those of blocks part lines, those inside a line leave nothing (``4<sup>th</sup>`` is ``4th``).
  Other angle brackets are wording: ``<insert name>`` and ``<5`` stay.
- Bullets go wherever they stand alone; ``+``, ``*``, ``#`` and dashes only at the start of a line or block, before a
  space. Numbers and letters that count items stay, because a wrapped line may begin with a figure.
- Dashes of all lengths become hyphens, and white space around them goes: ``Council- owned`` is ``Council-owned``.
- Soft hyphens and characters without width go; white space becomes single spaces.
- A full stop, comma or semicolon at the very end goes: the cells of one column may close with it or not.
"""

import hashlib
import html
import re
import unicodedata
from typing import Final

__all__ = ["DASHES", "QUOTES", "digest", "normalise"]

# More layers of markup than any text has; beyond it brackets and ampersands are dropped, so that time is bounded.
_DEPTH: Final = 16
_BRACKETS: Final = str.maketrans("", "", "<>&")

_INLINE: Final = "a|abbr|b|big|cite|code|del|em|font|i|ins|mark|q|s|small|span|strike|strong|sub|sup|tt|u"
_BLOCK: Final = (
    "address|article|blockquote|body|br|caption|center|col|colgroup|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|head"
    "|header|hr|html|img|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul"
)
_INLINE_TAG: Final = re.compile(rf"</?(?:{_INLINE})(?![\w-])[^<>]*>|<!--[^<>]*-->", re.IGNORECASE)
_BLOCK_TAG: Final = re.compile(rf"</?(?:{_BLOCK})(?![\w-])[^<>]*>", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

_BULLETS: Final = "•‣◦●○■□▪▫▶►▼◆◇➢✓❖\u2043∙·\uf0a7\uf0b7\uf0d8"
_BULLET: Final = re.compile(rf"(?<!\S)[{_BULLETS}](?!\S)")
_MARKERS: Final = re.compile(r"^[^\S\n]*(?:(?:[+*]|-+|#{1,6})\s+)+", re.MULTILINE)
_EMPHASIS: Final = re.compile(r"(?<!\w)\*+(?=\S)|(?<=\S)\*+(?!\w)")
_DASHES: Final = re.compile(r" ?-(?: ?-)* ?")

# Single quotes, double quotes, dashes: all but the form that stays.
_SINGLE: Final = "\u2018\u2019\u201a\u201b\u2032\u2039\u203a`\u00b4\u02bc"
_DOUBLE: Final = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\u301d\u301e"
DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u2e3a\u2e3b-"
QUOTES: Final = f"'\"{_SINGLE}{_DOUBLE}"
_CHARACTERS: Final = str.maketrans(
    dict.fromkeys(_SINGLE, "'") | dict.fromkeys(_DOUBLE, '"') | dict.fromkeys(DASHES, "-") | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
)


def digest(text: str) -> str:
    """The digest of a text in the form ``n1:<sha256>``: equal for texts that differ in what does not count."""
    return "n1:" + hashlib.sha256(normalise(text).encode("utf-8", "surrogatepass")).hexdigest()


def normalise(text: str) -> str:
    """Bring a text into form n1. What is in that form already stays as it is."""
    for _ in range(_DEPTH):
        simpler = _simplify(text)
        if simpler == text:
            return text
        text = simpler
    return normalise(text.translate(_BRACKETS))


def _simplify(text: str) -> str:
    text = unicodedata.normalize("NFKC", text.translate(_CHARACTERS)).translate(_CHARACTERS)
    text = _BLOCK_TAG.sub("\n", _INLINE_TAG.sub("", text))
    text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    text = _EMPHASIS.sub("", _BULLET.sub(" ", text))
    return _DASHES.sub("-", " ".join(_MARKERS.sub("", text).split())).rstrip(" .,;")
