"""Colours as style sheets write them."""

import re
from typing import Final

from PIL import ImageColor

_PARTS: Final = re.compile(r"rgba?\(\s*([0-9.]+%?)[\s,]+([0-9.]+%?)[\s,]+([0-9.]+%?)\s*(?:[,/]\s*([0-9.]+%?)\s*)?\)", re.IGNORECASE)
_TOKEN: Final = re.compile(r"#[0-9a-fA-F]{3,8}\b|(?:rgb|hsl)a?\([^)]{1,60}\)|[A-Za-z]{3,20}")
_FULL: Final = 255
_TRANSPARENT: Final = ("transparent", "inherit", "initial", "none", "unset")


def colour_in(value: str) -> str | None:
    """Give the first colour in the value of ``background`` as ``#rrggbb``, ``""`` for none at all, None where nothing is said."""
    for token in _TOKEN.findall(value[:400]):
        if token.lower() in _TRANSPARENT:
            return ""
        found = _single(token)
        if found is not None:
            return found
    return None


def _single(token: str) -> str | None:
    match = _PARTS.fullmatch(token)
    if match is not None:
        return _from_parts(match)
    try:
        sides = ImageColor.getrgb(token)
    except ValueError:
        return None
    return "" if len(sides) > 3 and sides[3] == 0 else "#" + "".join(f"{side:02x}" for side in sides[:3])  # noqa: PLR2004  # the fourth is opacity


def _from_parts(match: "re.Match[str]") -> str:
    if match[4] is not None and not match[4].strip("0.%"):
        return ""
    return "#" + "".join(f"{_part(match[at]):02x}" for at in (1, 2, 3))


def _part(text: str) -> int:
    number = float(text.rstrip("%").rstrip(".") or 0)
    return min(round(number * _FULL / 100 if text.endswith("%") else number), _FULL)
