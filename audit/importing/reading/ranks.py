"""Whether figures are places: the ranks of options, whatever their line is called."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from audit.importing.entry import Entry

if TYPE_CHECKING:
    from audit.importing.reading.lines import Reading

__all__ = ["are_places", "is_ranked"]

_ENOUGH: Final = 3
"""Two figures that are 1 and 2 may be anything."""


def are_places(entries: Sequence[Entry]) -> bool:
    """Say whether figures are places from the first to the last, some of them shared perhaps."""
    entries = [entry for entry in entries if entry.written != "blank"]
    values = [entry.value for entry in entries if entry.value is not None]
    places = {1 + sum(other < value for other in values) for value in values}
    return (
        len(values) >= _ENOUGH
        and len(set(values)) > 1
        and set(values) <= places | set(range(1, len(set(values)) + 1))
        and len(values) == len(entries)
    )


def is_ranked(one: "Reading", at: int) -> bool:
    """Say whether a rank stands in a line of an option, a column where the rows are criteria: what has one is an option, and no weights."""
    if one.axis == "criteria":
        return any(part.kind == "rank" and one.entry(row, at).value is not None for row, part in enumerate(one.parts))
    return any(column.said.kind == "rank" and one.entry(at, column.at).value is not None for column in one.layout.of("kind"))
