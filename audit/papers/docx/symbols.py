"""Signs from symbol fonts, as the characters that they look like."""

from typing import Final

_TICKS: Final = {
    "fc": "✓", "fb": "✗", "fe": "☑", "fd": "☒", "a8": "☐", "6f": "☐", "6c": "●", "6e": "■", "a7": "▪", "d8": "➢", "e0": "→", "f0": "→",
    "a1": "○",
}  # fmt: skip
_WINGDINGS_2: Final = {"50": "✓", "52": "☑", "54": "☒", "4f": "✗", "51": "☒", "53": "☒", "98": "●", "97": "●"}
_WINGDINGS_3: Final = {"70": "▲", "71": "▼", "e0": "→", "c7": "◀", "c6": "▶", "83": "►"}
_WEBDINGS: Final = {"61": "✓", "72": "✗", "6e": "●"}
_SYMBOL: Final = {"b7": "•", "2d": "\u2212", "b1": "±", "b3": "≥", "a3": "≤", "d7": "\u00d7", "2a": "\u2217", "d6": "√", "ad": "↑", "af": "↓"}
_FONTS: Final = {
    "wingdings": _TICKS, "wingdings 2": _WINGDINGS_2, "wingdings 3": _WINGDINGS_3, "webdings": _WEBDINGS, "symbol": _SYMBOL,
}  # fmt: skip

UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"
"""Stands for a sign that is not in the tables."""


def symbol(font: str, code: str) -> str:
    """Give the character for a sign of a font; code in hexadecimal, with or without the private-use offset F000."""
    known = _FONTS.get(font.lower().strip())
    low = code.lower()[-2:]
    if known is not None:
        return known.get(low, UNKNOWN)
    try:
        value = int(code, 16)
    except ValueError:
        return UNKNOWN
    return UNKNOWN if 0xD800 <= value <= 0xF8FF or value > 0x10FFFF else chr(value)  # noqa: PLR2004  # private use, and what is no character


def in_symbol_font(font: str, text: str) -> str:
    """Give text that is set in a symbol font as what it looks like; other fonts change nothing."""
    known = _FONTS.get(font.lower().strip())
    if known is None:
        return text
    return "".join(known.get(f"{ord(sign) & 0xFF:02x}", sign) if not sign.isspace() else sign for sign in text)
