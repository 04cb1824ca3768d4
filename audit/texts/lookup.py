"""Looking up what stands at recorded places of a document, each place once, and in bounded time."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Final, TypeAlias

from audit.texts.limits import MAX_LOOKED, MAX_PASSAGE
from audit.texts.normalise import digest
from audit.texts.passage import Passage
from audit.texts.points import split
from audit.texts.recorded import Recorded

_PARTS: Final = 10
"""How many times over the sentences of a passage are read, one to four together."""

_Place: TypeAlias = tuple[tuple[int, int | None, int | None], bool, tuple[str, ...]]


class TooMuchTextError(Exception):
    """A passage is longer than any text of a paper, or more has been looked at than any paper holds; says which."""


class Lookup:
    """What stands where in one document, by digest."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Take the lines of the document."""
        self._lines = lines
        self._ends = [0, *accumulate(len(line) + 1 for line in lines)]
        self._looked = 0
        self._wholes: dict[_Place, Mapping[str, str]] = {}
        self._points: dict[_Place, Mapping[str, str]] = {}

    def standing(self, text: Recorded) -> str | None:
        """Give the text at a place, or the part of it, that has the recorded digest. Raises TooMuchTextError."""
        key = _key(text)
        if key not in self._wholes:
            found = self._passage(text, _PARTS if text.is_part else 1)
            self._wholes[key] = {digest(one): one for one in reversed(list(text.candidates(found)))}
        return self._wholes[key].get(str(text.entry.get("sha256")))

    def points(self, text: Recorded) -> Mapping[str, str]:
        """Give the points of the text at a place by their digests. Raises TooMuchTextError."""
        key = _key(text)
        if key not in self._points:
            self._points[key] = {digest(point.text): point.text for point in split(self._passage(text, 1).text)}
        return self._points[key]

    def _passage(self, text: Recorded, times: int) -> Passage:
        line, last, _ = text.place
        size = self._size(line, last or line)
        if size > MAX_PASSAGE:
            raise TooMuchTextError(f"the lines recorded hold more than {MAX_PASSAGE} characters")
        self._looked += size * times
        if self._looked > MAX_LOOKED:
            raise TooMuchTextError("more text is recorded than any paper holds")
        return text.passage(self._lines)

    def _size(self, line: int, last: int) -> int:
        """Give how many characters some lines hold; lines beyond the end hold none."""
        most = len(self._ends) - 1
        return max(self._ends[min(last, most)] - self._ends[min(max(line - 1, 0), most)], 0)


def _key(text: Recorded) -> _Place:
    return text.place, text.is_sentence, text.marks
