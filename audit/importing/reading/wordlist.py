"""The list of words in ``rules/lexicon.yaml``, as data."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

import yaml

from audit.resources import folder

__all__ = ["clear_role", "listed", "unlisted"]

_FIGURES: Final = frozenset({"weight", "total", "rank", "max-score", "percent", "subtotal", "weighted-score"})
_EITHER: Final = frozenset({"total", "weighted-score"})


@cache
def listed() -> Mapping[str, Mapping[str, float]]:
    """For every listed word its roles with their prices in bits."""
    found: dict[str, dict[str, float]] = {}
    for role, entries in _said()["roles"].items():
        for entry in entries:
            for word in entry["words"]:
                roles = found.setdefault(_flat(str(word)), {})
                roles[role] = min(float(entry["price"]), roles.get(role, 99.0))
    return found


@cache
def unlisted() -> Mapping[str, float]:
    """The price that a word which is not listed has in every role."""
    return {role: float(price) for role, price in _said()["unknown"].items()}


def clear_role(words: str) -> str:
    """The kind of figure that a heading in small letters clearly means; empty where it may mean something else.

    Words such as ``score pondéré`` are the total in a last row and a weighted score over a column, as ``weighted score`` is.
    """
    roles = listed().get(words, {})
    clear = [role for role, price in roles.items() if not price]
    clear = ["weighted-score"] if set(clear) == _EITHER else clear
    return clear[0] if len(clear) == 1 and clear[0] in _FIGURES and len(words) > 1 else ""


@cache
def _said() -> Any:
    return yaml.load((folder("rules") / "lexicon.yaml").read_bytes(), yaml.CSafeLoader)  # plain data, and shipped with the tool


def _flat(text: str) -> str:
    return " ".join(text.split()).strip(" *†:.").lower()
