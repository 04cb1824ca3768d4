"""From corrections to the draft: every answer finds its cell, and who gave them is kept with the document."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from audit.appraisal.model.place import Place
from audit.appraisal.model.source import Compared, Source
from audit.documents.paper import Paper, RefusalError
from audit.documents.read import contents
from audit.importing.answer import Answer, Spot
from audit.importing.document import draft_of
from audit.importing.draft import Doubt, Draft
from audit.importing.entry import Entry
from audit.importing.mapping import Map
from audit.problems import InputError, InputFault, Problem, fault
from audit.review.corrections import Corrections, read_json, refuse
from audit.review.identity import key_of, names_in

__all__ = ["Copy", "bytes_of", "corrected", "entries_in", "read_corrections"]

_SHOWN: Final = 5
_COUNTED: Final[Mapping[str, str]] = {
    "confirm": "confirmed", "value": "changed", "empty": "changed", "cannot-read": "cannot-read", "withheld": "withheld",
}  # fmt: skip


_PACKED: Final = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Copy:
    """A document as it was read, with its bytes."""

    paper: Paper
    data: bytes


def bytes_of(file: Path) -> bytes:
    """The bytes of a file. Raises InputError."""
    try:
        return contents(file)
    except RefusalError as refusal:
        raise refuse(file.as_posix(), refusal.fault) from refusal


def read_corrections(file: Path) -> Corrections:
    """Read a corrections file, as the page saves it or as a filled workbook. Raises InputError."""
    data = bytes_of(file)
    if data.startswith(_PACKED):
        from audit.review.read_workbook import read_workbook  # noqa: PLC0415  # only where a workbook is handed in

        return read_workbook(file, data)
    return read_json(data, file.as_posix())


def corrected(copies: Sequence[Copy], mapping: Map, given: Sequence[Corrections], path: str = "") -> Draft:
    """Make the draft with every answer in its cell. Raises InputError where an answer does not belong to a document."""
    answers: list[dict[Spot, Answer]] = [{} for _ in copies]
    for one in given:
        at = _copy_of(one, copies)
        answers[at] |= _by_spot(one, copies[at])
    draft = draft_of([copy.paper for copy in copies], mapping, path, answers)
    _refuse_unread(draft, given)
    return _signed(draft, copies, given, answers)


def _copy_of(one: Corrections, copies: Sequence[Copy]) -> int:
    found = next((at for at, copy in enumerate(copies) if copy.paper.sha256 == one.sha256), None)
    if found is not None:
        return found
    held = ", ".join(f"{copy.paper.name} ({copy.paper.sha256[:12]}...)" for copy in copies)
    raise refuse(
        one.path,
        fault("corrections-of-other-document", document=one.document, sha256=one.sha256[:12], held=held),
    )


def _by_spot(one: Corrections, copy: Copy) -> dict[Spot, Answer]:
    spots = names_in(copy.paper, key_of(copy.data))
    unknown = [name for name in one.answers if name not in spots]
    if unknown:
        more = f" and {len(unknown) - _SHOWN} more" if len(unknown) > _SHOWN else ""
        raise refuse(
            one.path,
            fault("no-such-cell", name=copy.paper.name, cells=f"{', '.join(unknown[:_SHOWN])}{more}"),
        )
    return {spots[name]: answer for name, answer in one.answers.items()}


def entries_in(draft: Draft) -> Iterator[tuple[str, Entry]]:
    """Every entry that has a cell in a document, with the id of its source."""
    listed = [entry for table in draft.tables for _, _, entry in table.cells()]
    listed += [entry for item in draft.criteria for entry in (item.weight, item.sub_weight) if entry is not None]
    yield from ((entry.place.source or "", entry) for entry in listed if entry.spot is not None)


def _refuse_unread(draft: Draft, given: Sequence[Corrections]) -> None:
    """Refuse values that cannot stand in an appraisal file."""
    unread = [entry for _, entry in entries_in(draft) if entry.answer is not None and entry.answer.sort == "value" and _is_unread(entry)]
    if unread:
        path = given[0].path if len(given) == 1 else "--apply"
        raise InputError([Problem(path, 0, 0, _no_figure(entry)) for entry in unread[:_SHOWN]])


def _is_unread(entry: Entry) -> bool:
    assert entry.answer is not None
    return bool(entry.doubts or entry.illegible) and "?" not in entry.answer.text


def _no_figure(entry: Entry) -> InputFault:
    assert entry.answer is not None
    return fault("answer-no-figure", text=entry.answer.text, place=entry.place.locator())


def _signed(draft: Draft, copies: Sequence[Copy], given: Sequence[Corrections], answers: Sequence[Mapping[Spot, Answer]]) -> Draft:
    """Keep with each document who compared it, and tell of answers that the file has no place for."""
    used: dict[str, set[Spot]] = {source.id: set() for source in draft.sources}
    for source, entry in entries_in(draft):
        if entry.spot is not None:
            used.setdefault(source, set()).add(entry.spot)
    sources, doubts = [], list(draft.doubts)
    for of, copy, said in zip(draft.sources, copies, answers, strict=True):
        mine = [one for one in given if one.sha256 == copy.paper.sha256]
        sources.append(replace(of, compared=tuple(_compared(one) for one in mine)))
        doubts += [_unused(of, spot) for spot in sorted(set(said) - used[of.id])]
    return replace(draft, sources=tuple(sources), doubts=tuple(doubts))


def _compared(one: Corrections) -> Compared:
    counts = Counter(_COUNTED[answer.sort] for answer in one.answers.values())
    return Compared(one.by, one.on, one.digest, {key: counts[key] for key in dict.fromkeys(_COUNTED.values()) if counts[key]})


def _unused(source: Source, spot: Spot) -> Doubt:
    place = Place(source=source.id, table=spot[0], row=spot[1] + 1, column=spot[2] + 1)
    return Doubt("left-out", "the answer about this cell was not used: the file has no figure from it", place)
