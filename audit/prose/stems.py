"""Words in the form in which a title and the prose that speaks of it are compared: ``improving`` is ``improves``."""

import re
from functools import lru_cache
from typing import Final

_ENDINGS: Final = (
    "ations", "ation", "ments", "ment", "ities", "ity", "ional", "ions", "ion", "ings", "ing", "ances", "ance", "ively", "ive",
    "ally", "ably", "able", "ies", "ers", "ed", "es", "er", "ly", "al", "s", "e", "y",
)  # fmt: skip
_SHORTEST: Final = 4
_FILLERS: Final = frozenset((
    "a", "an", "and", "any", "are", "as", "at", "by", "for", "from", "in", "is", "it", "its", "of", "on", "or", "the", "their", "this", "to", "with",
    "within", "criterion", "criteria", "implication", "implications", "issue", "issues", "arrangement", "arrangements", "consideration",
    "considerations", "aspect", "aspects", "term", "terms", "overall", "option", "options", "respect", "regard",
))  # fmt: skip


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Give a word without its endings, two at most: engagement, engaged. Short words keep theirs, but for a plural s."""
    return _shorter(_shorter(word))


def _shorter(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > _SHORTEST - 1 else word


@lru_cache(maxsize=8192)
def stems(text: str) -> tuple[str, ...]:
    """Give the stems of the words that count, in their order."""
    words = re.findall(r"[^\W_]+", re.sub(r"'s\b", "", text.lower().replace("&", " and ")))
    return tuple(dict.fromkeys(stem(word) for word in words if word not in _FILLERS))
