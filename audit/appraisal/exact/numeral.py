"""The grammar of printed figures, shared by everything that reads a figure.

Accepts ``1,810``, ``1 810``, ``83%``, ``33 / 40``, ``33 out of 40``, ``(25)``, ``-25`` with hyphen, minus or dash,
``£1.2m``, ``2½``, ``2=``, ``=2``, ``1st``, ``2nd of 5``, ``High``, ``High (10)``, ``25*``, ``<5``, ``c. 40``. The text is
kept as printed. A word is anything that begins with a letter, so that levels may be called ``Level 2`` or ``Over budget``.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import Final

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import ANY, Values, make, points
from audit.limits import FileLimits

__all__ = ["FRACTIONS", "LOCALES", "Locale", "NotAFigure", "Numeral", "illegible", "read_numeral"]


class NotAFigure(ValueError):  # noqa: N818  # it says what the text is, whoever is to blame
    """The text is not a printed figure; the message says what would be right."""


@dataclass(frozen=True, slots=True)
class Locale:
    """How numbers are written: the sign before decimals, and the sign between thousands besides a space."""

    decimal: str
    thousands: str


LOCALES: Final[Mapping[str, Locale]] = {"en": Locale(".", ","), "de": Locale(",", "."), "fr": Locale(",", " ")}


@dataclass(frozen=True, slots=True)
class Numeral:
    """One figure as printed.

    ``value`` is exact and ``unit`` is one step in its last printed place (1/100 for ``1.10``); both are None for
    a bare word. ``possible`` is set where the text itself names a range or is ambiguous. ``out_of`` is the
    denominator of ``33 / 40``, ``label`` the word of ``High (10)``, ``sign`` is ``%`` or a currency sign.
    """

    text: str
    value: Fraction | None = None
    unit: Fraction | None = None
    sign: str = ""
    label: str = ""
    out_of: "Numeral | None" = None
    possible: Values | None = None
    tie: bool = False
    note: str = ""


_MOST_CHARACTERS: Final = 200
_GROUP: Final = 3
_MINUS: Final = dict.fromkeys(map(ord, "\u2212\u2013\u2011\u2010\ufe63\uff0d"), "-")
_FRACTIONS: Final = {sign: Fraction(unicodedata.normalize("NFKD", sign).replace("\u2044", "/")) for sign in "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
FRACTIONS: Final = "".join(_FRACTIONS)
"""The signs for a part of one, as ``½``."""

_FOOTNOTE: Final = re.compile(r"\s*([*†‡§¶¹²³⁰⁴⁵⁶⁷⁸⁹]+)$")
_ORDINAL: Final = re.compile(r"(?<=[0-9])(?:st|nd|rd|th)$", re.IGNORECASE)
_OUT_OF: Final = re.compile(r"\s*(?:/|out of|of)\s*", re.IGNORECASE)
_LABELLED: Final = re.compile(r"^([^()]*[^()\s])\s*\(([^()]*)\)$")
_TIE: Final = re.compile(r"^(?:=\s*|joint\s+)|\s*=$", re.IGNORECASE)
_BOUND: Final = re.compile(
    r"^(<=|>=|<|>|≤|≥|under |less than |over |more than |at least |at most |up to |c\. ?|ca\. ?|circa |approx\.? |about |~ ?|≈ ?)",
    re.IGNORECASE,
)
_SCALES: Final[Mapping[str, int]] = {
    "": 0, "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9,
}  # fmt: skip
_NUMBER: Final = re.compile(
    r"^(?P<outer>[-+]?)\s*(?P<currency>[£€$]?)\s*(?P<inner>-?)\s*(?P<digits>[0-9](?:[0-9., ]*[0-9.,])?|[.,][0-9]+)?"
    rf"(?:e(?P<power>[-+]?[0-9]+)|\s*(?P<part>[{FRACTIONS}]))?"
    r"\s*(?:(?P<scale>k|thousand|mn|million|m|bn|billion)|(?P<percent>%|per ?cent))?$",
    re.IGNORECASE,
)
_BELOW: Final = ("<", "under", "less than")
_ABOVE: Final = (">", "over", "more than")
_AT_MOST: Final = ("<=", "≤", "at most", "up to")
_AT_LEAST: Final = (">=", "≥", "at least")


@dataclass(frozen=True, slots=True)
class _Style:
    locale: Locale
    negatives: str


@lru_cache(maxsize=8192)
def read_numeral(text: str, *, numbers: str = "en", negatives: str = "minus") -> Numeral:
    """Read one printed figure. Raises NotAFigure."""
    if len(text) > _MOST_CHARACTERS:
        raise NotAFigure(f"a figure has at most {_MOST_CHARACTERS} characters")
    plain = " ".join(text.split())
    note = _FOOTNOTE.search(plain)
    found = _read(plain[: note.start()] if note else plain, _Style(LOCALES[numbers], negatives))
    return replace(found, text=text, note=note[1] if note else "")


def _read(body: str, style: _Style) -> Numeral:
    return _labelled(body, style) or _word(body) or _out_of(body, style) or _single(body, style)


def _labelled(body: str, style: _Style) -> Numeral | None:
    match = _LABELLED.match(body)
    if match is None or not _is_word(match[1]):
        return None
    inner = _read(match[2], style)
    if inner.label:
        raise NotAFigure(_advice(body))
    return replace(inner, label=match[1])


def _word(body: str) -> Numeral | None:
    return Numeral(body, label=body) if _is_word(body) else None


def _is_word(body: str) -> bool:
    """Say whether a text is a word, perhaps with a number in it: ``Level 2``, but not ``over 2`` or ``joint 2``."""
    if not body[:1].isalpha() or set("()=") & set(body):
        return False
    begun = _BOUND.match(f"{body} ") or _TIE.match(body)
    return begun is None or not (begun.end() > len(body) or re.search(r"\d", body))


def _out_of(body: str, style: _Style) -> Numeral | None:
    parts = _OUT_OF.split(body)
    if len(parts) != 2:  # noqa: PLR2004  # a figure and its denominator
        return None
    return replace(_single(parts[0], style), out_of=_number(parts[1], style))


def _single(body: str, style: _Style) -> Numeral:
    return _tied(body, style) or _bounded(body, style) or _in_parentheses(body, style) or _place(body, style)


def _tied(body: str, style: _Style) -> Numeral | None:
    return replace(_place(_TIE.sub("", body), style), tie=True) if _TIE.search(body) else None


def _place(body: str, style: _Style) -> Numeral:
    return _number(_ORDINAL.sub("", body), style)


def _in_parentheses(body: str, style: _Style) -> Numeral | None:
    """Read ``(25)``: -25 where the file says so, else 25 or -25. What ``(-25)`` means is open in any case."""
    if not (body.startswith("(") and body.endswith(")")):
        return None
    inner = _number(body[1:-1].strip(), style)
    assert inner.value is not None
    if style.negatives == "parentheses" and inner.value > 0:
        return replace(inner, value=-inner.value)
    return replace(inner, value=None, possible=points((inner.value, -inner.value))) if inner.value else inner


def _bounded(body: str, style: _Style) -> Numeral | None:
    match = _BOUND.match(body)
    if match is None:
        return None
    inner = _number(body[match.end() :].strip(), style)
    assert inner.value is not None
    assert inner.unit is not None
    return replace(inner, possible=make((), [_range(match[1].strip().lower(), inner.value, inner.unit)]))


def _range(sign: str, value: Fraction, unit: Fraction) -> Span:
    if sign in _BELOW + _AT_MOST:
        return Span(None, value, low_open=True, high_open=sign in _BELOW)
    if sign in _ABOVE + _AT_LEAST:
        return Span(value, None, low_open=sign in _ABOVE, high_open=True)
    half = _coarse_unit(value, unit) / 2
    return Span(value - half, value + half)


def _coarse_unit(value: Fraction, unit: Fraction) -> Fraction:
    """The place of the last digit that is not zero: about 40 means to the nearest ten."""
    while value and (value / (unit * 10)).denominator == 1:
        unit *= 10
    return unit


def _number(text: str, style: _Style) -> Numeral:
    match = _NUMBER.match(text.translate(_MINUS))
    if match is None or not _makes_sense(match):
        raise NotAFigure(_advice(text))
    value, unit = _digits(match["digits"] or "0", style.locale)
    if match["part"]:
        value, unit = _with_part(value, unit, match["part"])
    factor = Fraction(10) ** (_SCALES[(match["scale"] or "").lower()] + _power(match["power"]))
    sign = -1 if "-" in (match["outer"], match["inner"]) else 1
    return Numeral(text, sign * value * factor, unit * factor, "%" if match["percent"] else match["currency"])


def _makes_sense(match: re.Match[str]) -> bool:
    """Refuse a number without digits, with two signs, or with a currency and a per cent sign."""
    if match["outer"] and match["inner"]:
        return False
    if match["currency"] and match["percent"]:
        return False
    return bool(match["digits"] or match["part"])


def _with_part(whole: Fraction, unit: Fraction, sign: str) -> tuple[Fraction, Fraction]:
    part = _FRACTIONS[sign]
    if unit != 1:
        raise NotAFigure(f'"{sign}" follows decimals; write one or the other')
    return whole + part, Fraction(1, part.denominator)


def _power(text: str | None) -> int:
    power = int(text or 0)
    if abs(power) > FileLimits.MAX_EXPONENT:
        raise NotAFigure(f"an exponent may be at most {FileLimits.MAX_EXPONENT}")
    return power


def _digits(text: str, locale: Locale) -> tuple[Fraction, Fraction]:
    whole, _, places = text.partition(locale.decimal)
    if places and not places.isdigit():
        raise NotAFigure(f'"{text}" has signs after its decimal sign "{locale.decimal}" that do not belong in a figure')
    if whole and not _grouped(whole, locale):
        other = "numbers: de" if locale.decimal == "." else "numbers: en"
        if re.fullmatch(rf"\d+{re.escape(locale.thousands)}\d+", whole) and not places:
            right = whole.replace(locale.thousands, locale.decimal)
            raise NotAFigure(
                f'"{text}" is written with "{locale.thousands}" before its decimals, and this file with "{locale.decimal}"; write {right}, '
                f"or {other} under appraisal if the whole file is written so"
            )
        raise NotAFigure(f'"{text}" does not group its digits in threes; decimals are written with "{locale.decimal}" here ({other} changes that)')
    digits = re.sub(r"[^0-9]", "", whole) + places
    if len(digits) > FileLimits.MAX_DIGITS:
        raise NotAFigure(f"a figure has at most {FileLimits.MAX_DIGITS} digits")
    return Fraction(int(digits), 10 ** len(places)), Fraction(1, 10 ** len(places))


def _grouped(whole: str, locale: Locale) -> bool:
    """Say whether digits stand without a break, or in threes parted by the same sign throughout."""
    breaks = set(re.sub(r"[0-9]", "", whole))
    if not breaks:
        return True
    first, *rest = re.split(r"[^0-9]", whole)
    return len(breaks) == 1 and breaks <= {" ", locale.thousands} and 0 < len(first) <= _GROUP and all(len(group) == _GROUP for group in rest)


def _advice(body: str) -> str:
    return (
        f'"{body[:40]}" is not a figure as printed; write for example 25, "83%", "33 / 40", "High (10)", '
        "or blank, dash, not-applicable, pending, withheld, elsewhere"
    )


def illegible(pattern: str) -> Values:
    """The values that a partly legible whole figure may have: a ``?`` stands for one digit (``1?0``)."""
    plain = pattern.translate(_MINUS)
    if not re.fullmatch(r"-?[0-9?]{1,12}", plain) or plain.count("?") > _GROUP:
        return ANY
    signs = ("0123456789" if sign == "?" else sign for sign in plain)
    return points(Fraction("".join(fill)) for fill in product(*signs))
