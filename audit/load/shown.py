"""How a piece of somebody's file is shown in a message: short, on one line, and harmless to a terminal."""

import re
from typing import Final

_MOST: Final = 60
FORBIDDEN: Final = re.compile("[^\t\n\r -~\u0085\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no text of an appraisal needs: control characters and halves of characters. YAML forbids them too."""


def shown(text: str) -> str:
    """Give a text in quotes, white space collapsed, what is too long or not printable left out."""
    flat = " ".join(FORBIDDEN.sub("\ufffd", text[: 4 * _MOST]).split())
    whole = len(flat) <= _MOST and len(text) <= 4 * _MOST
    return f'"{flat if whole else flat[: _MOST - 3] + "..."}"'


def forbidden(letter: str) -> str:
    """Say which character is not read."""
    if "\ud800" <= letter <= "\udfff":
        return "this text holds half a character (a lone surrogate); write the character itself"
    return f"the character U+{ord(letter):04X} is not printable; take it out"


def twice(key: str, line: int) -> str:
    """Say that a key was used before."""
    return f"the key {shown(key)} is used twice; it stands on line {line} already: keep one of the two"
