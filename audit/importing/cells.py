"""The cells of one table read together: ticks and crosses, colours, words for levels, and what a row makes of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from audit.appraisal.exact.numeral import read_numeral
from audit.importing.answer import Answer
from audit.importing.entry import Entry, read_entry, running
from audit.importing.grid import Slot
from audit.importing.words import flat
from audit.why import because

__all__ = ["are_signs", "by_colour", "colour_of", "counted", "counts_ticks", "entry_of", "is_coloured_only", "is_gateway", "settled"]

_MOST: Final = 0.6
_CROSSES: Final = frozenset("✗✘❌☒x×")
_TICKS: Final = frozenset("✓✔✅☑")
_HUES: Final = ((20, "red"), (52, "amber"), (75, "yellow"), (170, "green"), (260, "blue"))
_VIVID: Final = 40


def entry_of(slot: Slot, *, numbers: str, runs: bool = False) -> Entry:
    """Read one slot; where scores stand within reasons, take the score out. What a person says stands there goes before."""
    if slot.answer is not None and slot.answer.sort != "confirm":
        return _given(slot, slot.answer, numbers)
    entry = read_entry(slot.text, slot.place, numbers=numbers)
    if runs and entry.nature == "text":
        found = running(slot.text, numbers=numbers)
        entry = replace(found[0], place=slot.place) if found else entry
    entry = replace(entry, spot=slot.spot, answer=slot.answer)
    for why in slot.doubts:
        entry = entry.doubtful(because("cell-read-in-doubt", said=why))
    if entry.written == "blank" and slot.fill and colour_of(slot.fill):
        entry = replace(entry, note=f"the cell is filled {colour_of(slot.fill)} ({slot.fill})")
    return entry


def _given(slot: Slot, answer: Answer, numbers: str) -> Entry:
    """What a person says stands in a cell. What the tool read is kept in the note, unless the figure is withheld."""
    read = " ".join(slot.text.split())[:80]
    was = "" if answer.sort == "withheld" else f'the tool read "{read}"' if read else "the tool read an empty cell"
    note = "; ".join(part for part in (answer.note, was) if part)
    if answer.sort == "value":
        entry = read_entry(answer.text, slot.place, numbers=numbers)
        return replace(entry, note="; ".join(part for part in (entry.note, note) if part), spot=slot.spot, answer=answer)
    if answer.sort == "cannot-read":
        said = answer.text if "?" in answer.text else "?"
        return Entry("state", said, illegible=True, note=note, place=slot.place, spot=slot.spot, answer=answer)
    state = "withheld" if answer.sort == "withheld" else "blank"
    return Entry("state", state, note=note, place=slot.place, spot=slot.spot, answer=answer)


def colour_of(fill: str) -> str:
    """The name of a colour such as ``#92d050``; empty for white, grey and black."""
    digits = fill.lstrip("#")
    if len(digits) != 6:  # noqa: PLR2004  # two digits for each of three colours
        return ""
    red, green, blue = (int(digits[at : at + 2], 16) for at in (0, 2, 4))
    high, low = max(red, green, blue), min(red, green, blue)
    if high - low < _VIVID:
        return ""
    if high == red:
        hue = (60 * (green - blue) // (high - low)) % 360
    elif high == green:
        hue = 120 + 60 * (blue - red) // (high - low)
    else:
        hue = 240 + 60 * (red - green) // (high - low)
    return next((name for end, name in _HUES if hue < end), "red")


def is_coloured_only(slots: Sequence[Slot]) -> bool:
    """Say whether colours are all that the cells hold."""
    return bool(slots) and not any(slot.text for slot in slots) and sum(bool(slot.fill and colour_of(slot.fill)) for slot in slots) * 2 > len(slots)


def by_colour(slot: Slot, entry: Entry) -> Entry:
    """Read a cell that holds nothing but a colour as the name of the colour."""
    colour = colour_of(slot.fill) if slot.fill and not slot.text else ""
    if not colour or entry.given:
        return entry
    return replace(entry, nature="level", written=colour.capitalize(), note=f"printed as a colour only ({slot.fill})")


def is_gateway(entries: Sequence[Entry]) -> bool:
    """Say whether a row prints passes and fails."""
    said = [entry for entry in entries if entry.written != "blank"]
    verdicts = [entry for entry in said if entry.nature == "verdict"]
    return len(verdicts) > 0 and len(verdicts) >= _MOST * len(said)


def counts_ticks(entries: Sequence[Entry], *, has_total: bool) -> bool:
    """Say whether ticks are scores: some cells hold several, or the ticks are added below."""
    several = any(are_signs(entry) for entry in entries)
    ticks = [entry for entry in entries if entry.nature == "verdict" and _sign(entry) in _TICKS | _CROSSES]
    figures = sum(entry.nature == "figure" and not entry.note for entry in entries)
    return bool(ticks) and (several or (has_total and figures <= len(ticks)))  # ticks among many figures are passes at a gateway


def are_signs(entry: Entry) -> bool:
    """Say whether a figure was printed as so many ticks or other signs."""
    said = entry.note.removeprefix("printed as ") if entry.note.startswith("printed as ") else ""
    return entry.nature == "figure" and bool(said) and not any(map(str.isalnum, said))


def counted(entry: Entry, *, several: bool) -> Entry:
    """Read a single tick as 1, and a cross as 0, or as -1 where ticks come in numbers."""
    sign = _sign(entry)
    if entry.nature != "verdict" or sign not in _TICKS | _CROSSES:
        return entry
    value = 1 if sign in _TICKS else -1 if several else 0
    doubts = () if sign in _TICKS else (because("cross-read-as", value=value),)
    found = Entry("figure", str(value), Fraction(value), read_numeral(str(value)), note=f"printed as {sign}", doubts=doubts, place=entry.place)
    return replace(found, spot=entry.spot, answer=entry.answer)


def _sign(entry: Entry) -> str:
    return entry.note.removeprefix("printed as ") if entry.note.startswith("printed as ") else entry.written


def settled(entry: Entry, levels: Mapping[str, str], *, gateway: bool) -> Entry:
    """The entry in a form that the file can hold in its place: what fits in no way becomes illegible, with its text."""
    if gateway:
        return _verdict(entry)
    if entry.nature == "figure":
        return _figure(entry, levels)
    if entry.nature != "state" and flat(entry.written) in levels:
        return replace(entry, nature="level")
    return entry if entry.nature == "state" else _unreadable(entry)


def _verdict(entry: Entry) -> Entry:
    if entry.nature == "verdict" and entry.written in {"pass", "fail"}:
        return entry
    if entry.written in {"blank", "not-applicable"}:
        return entry
    shown = " ".join(entry.written.split())[:80]
    return replace(entry, nature="state", written="blank", illegible=False, note=f'the document has "{shown}"', doubts=(because("no-verdict-read"),))


def _figure(entry: Entry, levels: Mapping[str, str]) -> Entry:
    """Write a figure with a word that is no level of the file as the figure alone; the word stands in its note."""
    label = entry.numeral.label if entry.numeral is not None else ""
    if not label or flat(label) in levels or entry.value is None:
        return entry
    return replace(entry, written=_plain(entry), note=f"printed as {entry.written}")


def _plain(entry: Entry) -> str:
    return entry.written.rsplit("(", 1)[-1].rstrip(") ")


def _unreadable(entry: Entry) -> Entry:
    shown = " ".join(entry.written.split())[:80]
    return replace(
        entry, nature="state", written="", illegible=True, note=f'the document has "{shown}"', doubts=entry.doubts or (because("no-figure-read"),)
    )
