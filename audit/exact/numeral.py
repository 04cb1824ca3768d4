"""The grammar of printed figures, shared by everything that reads a figure.

Accepts ``1,810``, ``1 810``, ``83%``, ``33 / 40``, ``33 out of 40``, ``(25)``, ``-25`` with hyphen, minus or dash,
``£1.2m``, ``2=``, ``=2``, ``1st``, ``High``, ``High (10)``, ``25*``, ``<5``, ``c. 40``. The text is kept as printed.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import Final

from audit.exact.values import ANY, Span, Values, make, points
from audit.load.limits import MAX_DIGITS, MAX_EXPONENT


class NotAFigure(ValueError):
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


_SPACES: Final = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\u200a\t"), " ")
_MINUS: Final = dict.fromkeys(map(ord, "\u2212\u2013\u2011\u2010\ufe63\uff0d"), "-")
_FOOTNOTE: Final = re.compile(r"\s*([*†‡§¶¹²³⁰⁴⁵⁶⁷⁸⁹]+)$")
_ORDINAL: Final = re.compile(r"(?<=\d)(?:st|nd|rd|th)$", re.IGNORECASE)
_OUT_OF: Final = re.compile(r"^(.*\d\S*)\s*(?:/|out of|of)\s*(\S*\d.*)$", re.IGNORECASE)
_LABELLED: Final = re.compile(r"^([^\W\d][^()\d]*?)\s*\(([^()]*\d[^()]*)\)$")
_WORD: Final = re.compile(r"^[^\W\d][^\d()]*$")
_TIE: Final = re.compile(r"^(?:=\s*|joint\s+)|\s*=$", re.IGNORECASE)
_BOUND: Final = re.compile(
    r"^(<=|>=|<|>|≤|≥|under |less than |over |more than |at least |at most |up to |c\. ?|ca\. ?|circa |approx\.? |about |~ ?|≈ ?)",
    re.IGNORECASE,
)
_SCALES: Final[Mapping[str, int]] = {
    "": 0, "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9,
}  # fmt: skip
_NUMBER: Final = re.compile(
    r"^(?P<minus>[-+]?)\s*(?P<currency>[£€$]?)\s*(?P<minus2>-?)(?P<digits>\d[\d., ]*|\.\d+)(?:[eE](?P<power>[-+]?\d+))?"
    r"\s*(?P<scale>k|thousand|mn|million|m|bn|billion)?\s*(?P<percent>%|per ?cent)?$",
    re.IGNORECASE,
)
_BELOW: Final = ("<", "under", "less than")
_ABOVE: Final = (">", "over", "more than")
_AT_MOST: Final = ("<=", "≤", "at most", "up to")
_AT_LEAST: Final = (">=", "≥", "at least")


@lru_cache(maxsize=8192)
def read_numeral(text: str, *, numbers: str = "en", negatives: str = "minus") -> Numeral:
    """Read one printed figure. Raises NotAFigure."""
    if len(text) > 200:
        raise NotAFigure("a figure has at most 200 characters")
    plain = " ".join(text.translate(_SPACES).translate(_MINUS).split())
    note = _FOOTNOTE.search(plain)
    body = _FOOTNOTE.sub("", plain)
    found = _read(body, LOCALES[numbers], negatives == "parentheses")
    return replace(found, text=text, note=note[1] if note else "")


def _read(body: str, locale: Locale, parentheses: bool) -> Numeral:
    if match := _LABELLED.match(body):
        return replace(_read(match[2], locale, parentheses), label=match[1])
    if _TIE.search(body):
        return replace(_number(_ORDINAL.sub("", _TIE.sub("", body)), locale), tie=True)
    if match := _BOUND.match(body):
        return _bounded(match[1].strip().lower(), _number(body[match.end() :].strip(), locale))
    if (match := _OUT_OF.match(body)) and body.count("/") <= 1:
        return replace(_number(match[1].strip(), locale), out_of=_number(match[2].strip(), locale))
    if body.startswith("(") and body.endswith(")"):
        return _in_parentheses(_number(body[1:-1].strip(), locale), parentheses)
    if _WORD.match(body) and not unicodedata.numeric(body[-1], 0):
        return Numeral(body, label=body)
    return _number(_ORDINAL.sub("", body), locale)


def _in_parentheses(inner: Numeral, negative: bool) -> Numeral:
    assert inner.value is not None
    if negative:
        return replace(inner, value=-inner.value)
    return replace(inner, value=None, possible=points((inner.value, -inner.value)))


def _bounded(sign: str, inner: Numeral) -> Numeral:
    value, unit = inner.value, inner.unit
    assert value is not None
    assert unit is not None
    if sign in _BELOW + _AT_MOST:
        return replace(inner, possible=make((), [Span(None, value, True, sign in _BELOW)]))
    if sign in _ABOVE + _AT_LEAST:
        return replace(inner, possible=make((), [Span(value, None, sign in _ABOVE, True)]))
    half = _coarse_unit(value, unit) / 2
    return replace(inner, possible=make((), [Span(value - half, value + half)]))


def _coarse_unit(value: Fraction, unit: Fraction) -> Fraction:
    """Give the place of the last digit that is not zero: about 40 means to the nearest ten."""
    while value and (value / (unit * 10)).denominator == 1:
        unit *= 10
    return unit


def _number(body: str, locale: Locale) -> Numeral:
    half = unicodedata.numeric(body[-1], None) if body and not body[-1].isascii() else None
    if half is not None and 0 < half < 1:
        return _with_vulgar_fraction(body, locale)
    match = _NUMBER.match(body)
    if match is None:
        raise NotAFigure(_advice(body))
    value, unit = _digits(match["digits"].strip(), locale)
    power = _SCALES[(match["scale"] or "").lower()] + _power(match["power"])
    factor = Fraction(10) ** power
    sign = "%" if match["percent"] else match["currency"]
    negative = "-" in (match["minus"], match["minus2"])
    return Numeral(body, (-value if negative else value) * factor, unit * factor, sign)


def _power(text: str | None) -> int:
    power = int(text[:6]) if text else 0
    if abs(power) > MAX_EXPONENT:
        raise NotAFigure(f"an exponent may be at most {MAX_EXPONENT}")
    return power


def _with_vulgar_fraction(body: str, locale: Locale) -> Numeral:
    part = Fraction(unicodedata.numeric(body[-1])).limit_denominator(10)
    rest = body[:-1].strip()
    whole = _number(rest, locale) if rest.strip("-") else Numeral("", Fraction(0), Fraction(1))
    assert whole.value is not None
    negative = rest.startswith("-")
    return Numeral(body, whole.value - part if negative else whole.value + part, Fraction(1, part.denominator))


def _digits(text: str, locale: Locale) -> tuple[Fraction, Fraction]:
    whole, _, places = text.partition(locale.decimal)
    if not places.isdigit() and places:
        raise NotAFigure(f'"{text}" has signs after its decimal sign "{locale.decimal}" that do not belong in a figure')
    groups = re.split(f"[ {re.escape(locale.thousands)}]", whole) if whole else ["0"]
    if not _grouped(groups):
        other = "numbers: de" if locale.decimal == "." else "numbers: en"
        raise NotAFigure(f'"{text}" does not group its digits in threes; decimals are written with "{locale.decimal}" here ({other} changes that)')
    digits = "".join(groups)
    if len(digits) + len(places) > MAX_DIGITS:
        raise NotAFigure(f"a figure has at most {MAX_DIGITS} digits")
    return Fraction(int(digits + places), 10 ** len(places)), Fraction(1, 10 ** len(places))


def _grouped(groups: list[str]) -> bool:
    first, *rest = groups
    return first.isdigit() and all(len(group) == 3 and group.isdigit() for group in rest) and (not rest or len(first) <= 3)


def _advice(body: str) -> str:
    return (
        f'"{body[:40]}" is not a figure as printed; write for example 25, "83%", "33 / 40", "High (10)", '
        "or blank, dash, not-applicable, pending, withheld, elsewhere"
    )


def illegible(pattern: str) -> Values:
    """Give the values that a partly legible whole figure may have: a ``?`` stands for one digit (``1?0``)."""
    if not re.fullmatch(r"-?[0-9?]{1,12}", pattern) or pattern.count("?") > 3:
        return ANY
    fills = [pattern]
    while "?" in fills[0]:
        fills = [fill.replace("?", digit, 1) for fill in fills for digit in "0123456789"]
    return points(Fraction(fill) for fill in fills)
