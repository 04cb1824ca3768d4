"""Making text from files safe to show on a terminal or a page."""

import unicodedata
from typing import Final

_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co"})
_UNSEEN: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""Soft hyphens and characters without width, which conversion leaves in texts; they change nothing and are left out."""


def clean(text: str) -> str:
    """Put a visible mark in the place of control, formatting and private characters, and keep to one line."""
    one_line = " ".join(text.translate(_UNSEEN).split())
    return "".join("\ufffd" if unicodedata.category(letter) in _HIDDEN else letter for letter in one_line)
