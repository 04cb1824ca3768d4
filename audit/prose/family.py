"""Options that are spoken of together by what their titles share: ``the two partnership options``."""

import re
from collections.abc import Sequence
from typing import Final

from audit.importing.draft import Item
from audit.prose.stems import stems
from audit.texts.normalise import normalise

_BRACKET: Final = re.compile(r"[(\[]([^()\[\]]+)[)\]]")


def family(words: str, options: Sequence[Item], size: int = 0) -> tuple[str, ...]:
    """Give the options that some words before ``options`` mean: those with the words in their titles, two or more, not all.

    Where one title has the words, options whose titles have the same words in brackets are meant with it. ``size`` is how
    many there are said to be; 0 where it is not said.
    """
    said = set(stems(words))
    found = [one for one in options if said and said <= set(stems(one.title))]
    if len(found) == 1:
        shared = _brackets(found[0])
        found = [one for one in options if shared & _brackets(one)] if shared else found
    fits = 1 < len(found) < len(options) and size in {0, len(found)}
    return tuple(one.id for one in found) if fits else ()


def _brackets(item: Item) -> set[str]:
    return {normalise(one).lower() for one in _BRACKET.findall(item.title)}
