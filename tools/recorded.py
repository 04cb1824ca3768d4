"""The texts that an appraisal file records, and how they compare with the source text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from audit.texts.normalise import digest, normalise
from audit.texts.passage import Passage, passage
from audit.texts.points import Point, split
from audit.texts.sentences import runs

__all__ = ["Recorded", "copied_run", "differences", "recorded", "sentences_at"]

_MIN_LINE: Final = 1


@dataclass(frozen=True, slots=True)
class Recorded:
    """One recorded text. ``path`` leads to it in the file; ``is_sentence`` says that it is part of its line."""

    path: tuple[str | int, ...]
    entry: Mapping[str, Any]
    is_sentence: bool = False

    @property
    def name(self) -> str:
        """The path in words, for messages."""
        return "/".join(str(step) for step in self.path)

    @property
    def place(self) -> tuple[int, int | None, int | None]:
        """First line, last line and column; 0 for a line that is not recorded."""
        place = self.entry.get("place", {})
        last, column = place.get("to-line"), place.get("column")
        line = int(place.get("line", self.entry.get("line", 0)))
        return line, None if last is None else int(last), None if column is None else int(column)

    def passage(self, lines: Sequence[str]) -> Passage:
        """Give what stands at the recorded place; a text without a line stands nowhere."""
        line, last, column = self.place
        return passage(lines, line, last, column) if line >= _MIN_LINE else Passage(())


def recorded(appraisal: Mapping[str, Any]) -> Iterator[Recorded]:
    """Give every text of an appraisal that has a line: reasons, wordings, assumptions, claims."""
    texts = appraisal.get("texts", {})
    for criterion, options in texts.get("rationale", {}).items():
        for option, entry in options.items():
            yield Recorded(("texts", "rationale", criterion, option), entry)
    for number, wording in enumerate(texts.get("wording", [])):
        if "text" in wording:
            yield Recorded(("texts", "wording", number, "text"), wording["text"])
    for number, entry in enumerate(texts.get("assumptions", [])):
        yield Recorded(("texts", "assumptions", number), entry)
    for number, entry in enumerate(appraisal.get("claims", [])):
        yield Recorded(("claims", number), entry, is_sentence=True)
        for place, printing in enumerate(entry.get("again", [])):
            yield Recorded(("claims", number, "again", place), printing, is_sentence=True)


def differences(lines: Sequence[str], text: Recorded) -> list[str]:
    """Say where a recorded text differs from its place in the source; nothing if it has no digest or agrees."""
    found = text.passage(lines)
    said = [] if _agrees(text, found) else [f"{text.name}: another text stands on line {text.place[0]}"]
    return said + _point_differences(text, found)


def _agrees(text: Recorded, found: Passage) -> bool:
    expected = text.entry.get("sha256")
    candidates = sentences_at(found) if text.is_sentence else (found.text,)
    return expected is None or any(digest(candidate) == expected for candidate in candidates)


def sentences_at(found: Passage) -> tuple[str, ...]:
    """Give what a claim at a place may be named by: the whole, or sentences that follow each other, also within one point of a list."""
    return (found.text, *runs(found.text), *(run for point in split(found.text) for run in runs(point.text)))


def _point_differences(text: Recorded, found: Passage) -> list[str]:
    points, stands = text.entry.get("points", []), split(found.text)
    if not points:
        return []
    if len(points) != len(stands):
        return [f"{text.name}: {len(points)} points recorded, {len(stands)} found"]
    pairs = enumerate(zip(points, stands, strict=True), start=1)
    return [f"{text.name}: point {number} differs" for number, (was, now) in pairs if not _same_point(was, now, found)]


def _same_point(was: Mapping[str, Any], now: Point, found: Passage) -> bool:
    stands = {"sign": now.sign, "sha256": digest(now.text), "line": found.line_at(now.at)}
    return all(was.get(key, value) == value for key, value in stands.items())


def copied_run(summary: str, source: str, length: int) -> str:
    """Give the first run of words that a summary shares with its source; empty if no run is that long."""
    own, other = _words(summary), _words(source)
    known = {tuple(other[at : at + length]) for at in range(len(other) - length + 1)}
    shared = (own[at : at + length] for at in range(len(own) - length + 1))
    return next((" ".join(run) for run in shared if tuple(run) in known), "")


def _words(text: str) -> list[str]:
    whole = normalise(text).casefold().replace("'", "")
    cleaned = "".join(letter if letter.isalnum() else " " for letter in whole)
    return cleaned.split()
