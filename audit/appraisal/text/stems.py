"""Stems: the form in which a title and the prose that speaks of it are compared, so that ``improving`` is ``improves``.

The algorithm is Snowball's for English (Porter 2, https://snowballstem.org/algorithms/english/stemmer.html), from the
package snowballstemmer. Its class is used directly: ``snowballstemmer.stemmer`` would take another implementation where
one is installed, and two machines might then read a paper differently.
"""

import re
from functools import cache, lru_cache
from typing import Any, Final

from audit.appraisal.text.words import word_set

__all__ = ["stem", "stems"]

_WORD: Final = re.compile(r"[^\W_]+")
_POSSESSIVE: Final = re.compile(r"'s\b")
_REMEMBERED: Final = 8192
"""Words and titles kept: the longest published paper at hand (178,000 characters) has 2,212 different words."""


@cache
def _stemmer() -> Any:
    from snowballstemmer.english_stemmer import EnglishStemmer  # noqa: PLC0415  # 26 ms to import; only where words are compared

    return EnglishStemmer()


@lru_cache(maxsize=_REMEMBERED)
def stem(word: str) -> str:
    """The stem of a word in small letters: ``engag`` of engagement and of engaging."""
    return str(_stemmer().stemWord(word))


@lru_cache(maxsize=_REMEMBERED)
def stems(text: str) -> tuple[str, ...]:
    """The stems of the words of a text that tell it from others, in their order, each once."""
    words = _WORD.findall(_POSSESSIVE.sub("", text.lower().replace("&", " and ")))
    return tuple(dict.fromkeys(stem(word) for word in words if word not in word_set("stop", "filler")))
