"""Marks of footnotes, kept apart from the figure before them: ``25`` with a raised 1 is not 251."""

from typing import Final

_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(text: str) -> str:
    """Give the digits of a raised text as raised digits; ordinals (``st``) and other words stay as they are."""
    return text.translate(_RAISED) if text.strip().isdecimal() else text
