"""Making text from files safe to show on a terminal or a page."""

import unicodedata
from typing import Final

__all__ = ["clean", "clean_line", "escaped", "steers"]

_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co"})
_UNSEEN: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""Soft hyphens and characters without width, which conversion leaves in texts; they change nothing and are left out."""
_TWO_BYTES: Final = 0xFFFF


def clean(text: str) -> str:
    """Put a visible mark in the place of control, formatting and private characters, and keep to one line."""
    one_line = " ".join(text.translate(_UNSEEN).split())
    return "".join("\ufffd" if unicodedata.category(letter) in _HIDDEN else letter for letter in one_line)


def clean_line(text: str) -> str:
    """As ``clean``, with the blanks kept that a line begins with."""
    return " " * (len(text) - len(text.lstrip(" "))) + clean(text)


def escaped(text: str) -> str:
    """Write characters that steer how a text is shown, such as marks that turn its direction, as the escapes of a quoted YAML text."""
    return "".join(_escape(letter) if steers(letter) else letter for letter in text)


def steers(letter: str) -> bool:
    """Say whether a character is one that steers how a text is shown."""
    return ord(letter) not in _UNSEEN and unicodedata.category(letter) in _HIDDEN and letter not in "\t\n\r"


def _escape(letter: str) -> str:
    return f"\\u{ord(letter):04X}" if ord(letter) <= _TWO_BYTES else f"\\U{ord(letter):08X}"
