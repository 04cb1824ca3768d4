"""Whether a row or column holds amounts of money: a criterion may be called Cost as well, and then prints scores like others."""

import re
from collections.abc import Sequence
from typing import Final

from audit.importing.entry import read_entry

__all__ = ["hold_money", "speaks_of_money"]

_MONEY: Final = re.compile(r"\b(?:costs?|prices?|npv|npc|npsv|spend|budget|expenditure|savings?|capital|revenue)\b|[£€$]", re.IGNORECASE)
_SIGNS: Final = "£€$"
_SCORE_DIGITS: Final = 3
_PER: Final = re.compile(r"\bcosts? per\b|\bper (?:benefit )?point\b", re.IGNORECASE)
_HIDDEN: Final = frozenset({"withheld", "elsewhere", "pending"})


def speaks_of_money(text: str) -> bool:
    """Say whether a heading has a word for money."""
    return _MONEY.search(text) is not None


def hold_money(heading: str, texts: Sequence[str]) -> bool:
    """Say whether cells hold money: by the sign in their heading, by their own, or as most are too large for scores."""
    hidden = sum(read_entry(text).written in _HIDDEN for text in texts)
    whole = [re.sub(r"\D", "", re.split(r"[./]", text, maxsplit=1)[0]) for text in texts]
    amounts = sum(any(sign in text for sign in _SIGNS) or len(digits) > _SCORE_DIGITS for text, digits in zip(texts, whole, strict=True))
    if any(sign in heading for sign in _SIGNS) or _PER.search(heading):
        return bool(texts)
    return bool(texts) and (amounts + hidden) * 2 > len(texts)
