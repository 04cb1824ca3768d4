"""Values as a sheet shows them: ``0.83`` in the format ``0%`` is ``83%``, because figures are checked as printed."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Final

__all__ = ["exact", "fixed", "general", "shown"]

_SECTION: Final = re.compile(r'((?:"[^"]*"|\\.|[^;"\\])*)(?:;|$)')
_TOKEN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]|(?P<code>General|[0#?]|.)', re.IGNORECASE
)
_CONDITION: Final = re.compile(r"(<=|>=|<>|<|>|=)(-?[0-9.]+)$")
_DATE: Final = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[(?P<bracket>[^\]]*)\]|(?P<code>am/pm|a/p|y+|m+|d+|h+|s+|0+|.)', re.IGNORECASE)
_MONTHS: Final = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DIGITS: Final = 15
_WIDTH: Final = 11
_MOST_PLACES: Final = 30


def exact(value: float) -> Fraction:
    """A stored number as spreadsheets take it: to 15 digits, so that 0.1 + 0.2 is 0.3."""
    return Fraction(value) if isinstance(value, int) else Fraction(f"{value:.{_DIGITS}g}")


def shown(value: object, form: str) -> str:
    """The text that a sheet shows for a stored value in a number format."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        # In a cell of the format Text a number that a program stored is shown as under General.
        return general(exact(value)) if form == "@" else _number(exact(value), form)
    if isinstance(value, datetime | date | time | timedelta):
        return _date(value, form)
    return str(value)


def general(value: Fraction) -> str:
    """A number in the format General: as many digits as it has, at most eleven signs wide."""
    whole = abs(value)
    if whole >= 10**_WIDTH or (whole and whole < Fraction(1, 10**9)):
        return _exponent(value, 5, "+00")
    places = max(0, _WIDTH - 1 - len(str(int(whole))))
    text = fixed(value, places)
    return text.rstrip("0").rstrip(".") if "." in text else text


def fixed(value: Fraction, places: int) -> str:
    """A number with so many decimals, halves away from nought as spreadsheets round."""
    scaled = abs(value) * 10**places
    digits = str((scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if value < 0 and text.strip("0.") else text


def _number(value: Fraction, form: str) -> str:
    sections = [match[1] for match in _SECTION.finditer(form[:500])][:4]
    while len(sections) > 1 and not sections[-1] and form[:500].count(";") < len(sections):
        sections.pop()
    section, signed = _chosen(value, sections or ["General"])
    return _filled(value if signed else abs(value), section)


def _chosen(value: Fraction, sections: list[str]) -> tuple[str, bool]:
    """Choose the section for a value; also say whether the sign is still to be written."""
    for section in sections:
        condition = next((found for bracket in re.findall(r"\[([^\]]*)\]", section) if (found := _CONDITION.match(bracket))), None)
        if condition is not None and _holds(value, condition):
            return section, True
    if len(sections) > 1 and value < 0:
        return sections[1], False
    if len(sections) > 2 and value == 0:  # noqa: PLR2004  # the third section is for nought
        return sections[2], False
    return sections[0], True


def _holds(value: Fraction, condition: "re.Match[str]") -> bool:
    try:
        limit = Fraction(condition[2])
    except ValueError:
        return False
    tests = {"<": value < limit, ">": value > limit, "=": value == limit, "<=": value <= limit, ">=": value >= limit, "<>": value != limit}
    return tests[condition[1]]


@dataclass(slots=True)
class _Pattern:
    """A section taken apart: literal text around one number, and how that number is written."""

    before: str = ""
    after: str = ""
    whole: str = ""
    decimals: str = ""
    point: bool = False
    commas: int = 0
    grouped: bool = False
    percent: int = 0
    power: str = ""
    general: bool = False
    fraction: bool = False

    @property
    def begun(self) -> bool:
        return bool(self.whole or self.point or self.general)

    def say(self, text: str) -> None:
        if self.begun:
            self.after += text
        else:
            self.before += text


def _parsed(section: str) -> _Pattern:
    found = _Pattern()
    tokens = list(_TOKEN.finditer(section))
    for at, token in enumerate(tokens):
        literal = token["quoted"] if token["quoted"] is not None else token["escaped"]
        if literal is not None:
            found.say(literal)
        elif token["bracket"] is not None:
            found.say(token["bracket"][1:].split("-")[0] if token["bracket"].startswith("$") else "")
        elif token["space"] is not None:
            found.say(" ")
        elif token["code"] is not None:
            _code(found, token["code"], tokens[at + 1]["code"] if at + 1 < len(tokens) else None)
    return found


def _code(found: _Pattern, code: str, following: str | None) -> None:  # one branch for each sign of the format
    if code.lower() == "general":
        found.general = True
    elif found.power:
        found.power += code if code in "+-0#" else ""
    elif code in "0#?":
        if found.point:
            found.decimals += code
        else:
            found.grouped |= found.commas > 0
            found.commas = 0
            found.whole += code
    elif code == "." and not found.point:
        found.point = True
    elif code == "," and found.begun:
        found.commas += 1
    elif code == "%":
        found.percent += 1
        found.say("%")
    elif code in "Ee" and found.begun and following in ("+", "-"):
        found.power = code
    elif code == "/" and found.begun:
        found.fraction = True
    else:
        found.say(code)


def _filled(value: Fraction, section: str) -> str:
    pattern = _parsed(section)
    if pattern.fraction:
        return general(value)
    if not pattern.begun:
        return (pattern.before + pattern.after).strip() if section else ""
    scaled = value * 100**pattern.percent / 1000**pattern.commas
    body = general(scaled) if pattern.general else _digits(scaled, pattern)
    sign = "-" if body.startswith("-") else ""
    return f"{sign}{pattern.before}{body.removeprefix('-')}{pattern.after}".strip()


def _digits(value: Fraction, pattern: _Pattern) -> str:
    places = min(len(pattern.decimals), _MOST_PLACES)
    if pattern.power:
        return _exponent(value, places, pattern.power[1:])
    text = fixed(value, places)
    sign, whole, decimals = "-" * text.startswith("-"), text.lstrip("-").partition(".")[0], text.partition(".")[2]
    least = max(pattern.whole.count("0"), 0)
    whole = whole.rjust(least, "0") if whole != "0" or least else ""
    if pattern.grouped:
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", whole)
    kept = len(pattern.decimals) - len(pattern.decimals.rstrip("#?"))
    while kept and decimals.endswith("0"):
        decimals, kept = decimals[:-1], kept - 1
    return f"{sign}{whole}{'.' if pattern.point else ''}{decimals}"


def _exponent(value: Fraction, places: int, sign: str) -> str:
    power = 0
    rest = abs(value)
    while rest >= 10:  # noqa: PLR2004  # one digit before the point
        rest, power = rest / 10, power + 1
    while rest and rest < 1:
        rest, power = rest * 10, power - 1
    digits = fixed(rest, places)
    shown_sign = "-" if power < 0 else "+" if sign.startswith("+") else ""
    return f"{'-' if value < 0 else ''}{digits}E{shown_sign}{str(abs(power)).rjust(sign.count('0'), '0')}"


def _date(value: datetime | date | time | timedelta, form: str) -> str:
    section = form.split(";", maxsplit=1)[0]
    tokens = [token for token in _DATE.finditer(section) if not (token["bracket"] or "").startswith("$")]
    if isinstance(value, timedelta) or not any((token["code"] or "")[:1].lower() in "ymdhs" for token in tokens if token["code"]):
        return str(value)
    half = any((token["code"] or "").lower() in ("am/pm", "a/p") for token in tokens)
    parts: list[str] = []
    timed = False
    for at, token in enumerate(tokens):
        literal = token["quoted"] if token["quoted"] is not None else token["escaped"]
        if literal is not None:
            parts.append(literal)
            continue
        code = (token["code"] or token["bracket"] or "").lower()
        following = next((later["code"].lower() for later in tokens[at + 1 :] if later["code"] and later["code"][0].lower() in "ymdhs"), "")
        minutes = code.startswith("m") and (timed or following.startswith("s"))
        parts.append(_part(value, "i" * len(code) if minutes else code, half=half))
        timed = code[:1] in "hi" if code[:1] in "ymdhs" else timed
    return "".join(parts).strip()


def _part(value: datetime | date | time, code: str, *, half: bool) -> str:  # one answer for each code
    kind, long = code[:1], len(code)
    day = value if isinstance(value, date) else None
    clock = value if isinstance(value, datetime | time) else time()
    if code in ("am/pm", "a/p"):
        return "AM" if clock.hour < 12 else "PM"  # noqa: PLR2004  # noon
    if kind == "y" and day:
        return f"{day.year:04}" if long > 2 else f"{day.year % 100:02}"  # noqa: PLR2004  # yy
    if kind == "m" and day:
        names = (f"{day.month}", f"{day.month:02}", _MONTHS[day.month - 1][:3], _MONTHS[day.month - 1])
        return names[min(long, 4) - 1]
    if kind == "d" and day:
        names = (f"{day.day}", f"{day.day:02}", _DAYS[day.weekday()][:3], _DAYS[day.weekday()])
        return names[min(long, 4) - 1]
    if kind in "his" and kind:
        number = {"h": (clock.hour - 1) % 12 + 1 if half else clock.hour, "i": clock.minute, "s": clock.second}[kind]
        return str(number).rjust(min(long, 2), "0")
    return "" if kind in "ymd" else code
