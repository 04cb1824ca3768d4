"""Making text from files safe to show on a terminal."""

import unicodedata

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co"})


def clean(text: str) -> str:
    """Put a visible mark in the place of control, formatting and private characters, and keep to one line."""
    one_line = " ".join(text.split())
    return "".join("\ufffd" if unicodedata.category(letter) in _HIDDEN else letter for letter in one_line)
