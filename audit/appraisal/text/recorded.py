"""The texts that an appraisal file records by place and digest, and how they compare with a source text.

What stands at a place of a source text: a line, lines that belong together, or a cell of a table.

Lines count from 1 and are parted by line feeds only; cells are parted by tabs, and columns count from 1, the one that
names the row included.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from audit.appraisal.text.normalise import digest
from audit.appraisal.text.sentences import runs
from audit.appraisal.text.split import Point, split

__all__ = ["Passage", "Recorded", "differences", "passage", "recorded", "source_lines"]

_CELL: Final = "\t"


@dataclass(frozen=True, slots=True)
class Passage:
    """The pieces of a text with the lines they stand on; pieces without words are left out."""

    pieces: tuple[tuple[int, str], ...]

    @property
    def text(self) -> str:
        """The pieces as one text."""
        return " ".join(piece for _, piece in self.pieces)

    def line_at(self, offset: int) -> int:
        """The line of the piece in which an offset of the text falls."""
        start = 0
        for line, piece in self.pieces:
            start += len(piece) + 1
            if offset < start:
                return line
        raise IndexError(offset)


def source_lines(text: str) -> tuple[str, ...]:
    """Split a text into lines as places count them."""
    return tuple(text.split("\n"))


def passage(lines: Sequence[str], line: int, to_line: int | None = None, column: int | None = None) -> Passage:
    """Take the text of some lines, of one column if that is named. Lines beyond the end hold nothing."""
    numbers = range(line, min(to_line or line, len(lines)) + 1)
    found = ((number, lines[number - 1]) for number in numbers)
    pieces = found if column is None else _column(list(found), column)
    return Passage(tuple((number, piece.strip()) for number, piece in pieces if piece.strip()))


def _column(rows: list[tuple[int, str]], column: int) -> Iterator[tuple[int, str]]:
    lost = _loses_label([row for _, row in rows])
    for at, (number, row) in enumerate(rows):
        index = column - 1 - (lost and at > 0)
        cells = row.split(_CELL)
        yield number, cells[index] if 0 <= index < len(cells) else ""


def _loses_label(rows: list[str]) -> bool:
    # A row that runs on under a page break may come without the column of labels: its text then starts in column 1.
    return bool(rows) and not rows[0].startswith(_CELL) and any(not row.startswith(_CELL) for row in rows[1:] if row)


_MIN_LINE: Final = 1


@dataclass(frozen=True, slots=True)
class Recorded:
    """One recorded text. ``path`` leads to it in the file; ``around`` is what holds it, whose place it shares if it has none.

    ``is_sentence``: it may be a part of its line, of up to four sentences, also within one point of a list. ``marks``: it
    may be what follows one of these
    labels and a colon, as the definitions of several levels do that share a cell.
    """

    path: tuple[str | int, ...]
    entry: Mapping[str, Any]
    is_sentence: bool = False
    marks: tuple[str, ...] = ()
    around: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_part(self) -> bool:
        """Whether it may be a part of what stands at its place."""
        return self.is_sentence or bool(self.marks)

    @property
    def name(self) -> str:
        """The path in words, for messages."""
        return "/".join(str(step) for step in self.path)

    @property
    def place(self) -> tuple[int, int | None, int | None]:
        """First line, last line and column; 0 for a line that is not recorded."""
        holder = self.entry if "line" in self.entry or "line" in self.entry.get("place", {}) else self.around
        place = holder.get("place", {})
        last, column = place.get("to-line"), place.get("column", self.entry.get("place", {}).get("column"))
        line = int(place.get("line", holder.get("line", 0)))
        return line, None if last is None else int(last), None if column is None else int(column)

    @property
    def source(self) -> str | None:
        """The id of the source that its place names, if it names one."""
        named = (holder.get("place", {}).get("source") for holder in (self.entry, self.around))
        return next((str(one) for one in named if one is not None), None)

    def passage(self, lines: Sequence[str]) -> Passage:
        """What stands at the recorded place; a text without a line stands nowhere."""
        line, last, column = self.place
        return passage(lines, line, last, column) if line >= _MIN_LINE else Passage(())

    def standing(self, found: Passage) -> str | None:
        """The text of a passage, or the part of it, that has the recorded digest; None where no part has."""
        expected = self.entry.get("sha256")
        return next((text for text in self.candidates(found) if digest(text) == expected), None)

    def candidates(self, found: Passage) -> Iterator[str]:
        """What a text may be of what stands at its place: the whole first, then the parts."""
        whole = found.text
        yield whole
        if self.is_sentence:
            yield from runs(whole)
            yield from (run for point in split(whole) for run in runs(point.text))
        if self.marks:
            yield from map(str.strip, re.split(rf"\b(?:{'|'.join(map(re.escape, self.marks))})\s*:", whole))


def recorded(appraisal: Mapping[str, Any]) -> Iterator[Recorded]:
    """Every text of an appraisal: definitions of levels, reasons, wordings, assumptions, what is said of the process, claims."""
    yield from _definitions(appraisal)
    yield from _gateways(appraisal)
    texts = appraisal.get("texts") or {}
    for criterion, options in (texts.get("rationale") or {}).items():
        for option, entry in options.items():
            yield Recorded(("texts", "rationale", criterion, option), entry)
    for number, wording in enumerate(texts.get("wording") or []):
        if "text" in wording:
            yield Recorded(("texts", "wording", number, "text"), wording["text"], around=wording)
    for number, entry in enumerate(texts.get("assumptions") or []):
        yield Recorded(("texts", "assumptions", number), entry)
    yield from _process(appraisal)
    for number, entry in enumerate(appraisal.get("claims") or []):
        yield Recorded(("claims", number), entry, is_sentence=True)
        for place, printing in enumerate(entry.get("again") or []):
            yield Recorded(("claims", number, "again", place), printing, is_sentence=True)


def _definitions(appraisal: Mapping[str, Any]) -> Iterator[Recorded]:
    levels = (appraisal.get("levels") or {}).items()
    marks = tuple(str(level.get("label", key)) if isinstance(level, Mapping) else key for key, level in levels)
    for key, criterion in (appraisal.get("criteria") or {}).items():
        for level, use in ((criterion or {}).get("levels") or {}).items():
            if isinstance(use, Mapping) and "text" in use:
                around = use if "line" in use else criterion
                yield Recorded(("criteria", key, "levels", level, "text"), use["text"], marks=marks, around=around)


def _gateways(appraisal: Mapping[str, Any]) -> Iterator[Recorded]:
    for key, gateway in (appraisal.get("gateways") or {}).items():
        if isinstance(gateway.get("rationale"), Mapping):
            yield Recorded(("gateways", key, "rationale"), gateway["rationale"], around=gateway)


def _process(appraisal: Mapping[str, Any]) -> Iterator[Recorded]:
    for key, said in (appraisal.get("process") or {}).items():
        if isinstance(said, Mapping) and "text" in said:
            yield Recorded(("process", key, "text"), said["text"], is_sentence=True)
        for number, account in enumerate(said if isinstance(said, list) else []):
            if "text" in account:
                yield Recorded(("process", key, number, "text"), account["text"], is_sentence=True)


def differences(lines: Sequence[str], text: Recorded) -> list[str]:
    """Say where a recorded text differs from its place in the source; nothing if it has no digest or agrees."""
    found = text.passage(lines)
    agrees = text.entry.get("sha256") is None or text.standing(found) is not None
    said = [] if agrees else [f"{text.name}: a different text is on line {text.place[0]}"]
    return said + _point_differences(text, found)


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
