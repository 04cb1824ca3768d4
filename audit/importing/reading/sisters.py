"""What other tables of a paper say of one: its rows are criteria that they weigh, or its columns the totals and ranks that they print."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from audit.importing.entry import Entry, read_entry
from audit.importing.layout import Column, Layout
from audit.importing.names import paired
from audit.importing.reading.ranks import are_places
from audit.importing.words import Heading

if TYPE_CHECKING:
    from audit.importing.reading.tables import Read

__all__ = ["by_sisters"]

_FEW: Final = 4
"""Of so many cells at most one is a figure where words describe options."""

_RESULTS: Final = frozenset({"score", "weighted-score", "total"})


def by_sisters(found: Sequence["Read"], again: Callable[[Layout], "Read"]) -> list["Read"]:
    """The tables, each read in the light of the others; ``again`` reads a layout anew."""
    made = []
    for read in found:
        rest = [other for other in found if other is not read]
        others = [other for other in rest if other.decisive]
        if (listed := _as_listed(read, others)) is not None:
            made.append(listed)
            continue
        layout = _as_summary(read, others) or _as_named(read, others) or _as_described(read, rest)
        made.append(again(layout) if layout is not None else _as_weighed(read, others))
    return made


def _as_weighed(read: "Read", others: Sequence["Read"]) -> "Read":
    """Read a table by its labels where another table, whose figures say what it is, weighs all rows that it would take for something else."""
    if read.reading is None or read.plain is None or read.reading is read.plain or read.reading.axis != read.plain.axis:
        return read
    names = set(read.plain.sheet.criteria)
    for other in others:
        if set(other.criteria) == names != set(read.criteria) and other.options == read.options:
            return replace(read, layout=read.plain.layout, rows={}, reading=read.plain, second=read.reading)
    return read


def _as_summary(read: "Read", others: Sequence["Read"]) -> Layout | None:
    """The layout of a table whose columns print the totals of another again, and its ranks, whatever they are called; None where none does."""
    columns = [
        column for column in read.layout.of("entity", "other") if column.role == "entity" or all(row[column.at].text for row in read.layout.body)
    ]
    if read.reading is None or read.decisive or not columns or any(column.said.kind for column in columns) or read.layout.label < 0:
        return None
    totals = [column for column in read.layout.of("kind") if column.said.kind == "total"]
    figures = {column.at: _column(read, column) for column in columns}
    for other in others:
        assert other.reading is not None
        facts = other.reading.sheet.facts
        kinds = {at: "total" for at, cells in figures.items() if _again(cells, facts.totals)}
        is_again = "total" in kinds.values() or any(_again(_column(read, column), facts.totals) for column in totals)
        kinds |= {at: "rank" for at, cells in figures.items() if at not in kinds and is_again and _ranks(cells, facts.ranks)}
        if is_again and kinds and all(column.at in kinds for column in read.layout.of("entity")):
            return replace(read.layout, columns=tuple(_of_kind(column, kinds.get(column.at, "")) for column in read.layout.columns))
    return None


def _as_named(read: "Read", others: Sequence["Read"]) -> Layout | None:
    """The layout of a table with columns as criteria that a word alone makes results, where another one with the same rows scores by that name."""
    if read.reading is None or read.decisive or not read.layout.of("entity"):
        return None
    for other in others:
        scored = {column.text for column in other.layout.of("entity")}
        taken = [column for column in read.layout.of("kind") if column.said.kind in _RESULTS and column.text in scored]
        if taken and _names(read) <= _names(other) and {column.text for column in read.layout.of("entity")} <= scored:
            named = {column.at: replace(column, role="entity", said=Heading("name", column.text, "", column.text)) for column in taken}
            return replace(read.layout, columns=tuple(named.get(column.at, column) for column in read.layout.columns))
    return None


def _as_listed(read: "Read", others: Sequence["Read"]) -> "Read | None":
    """A list of what matters, without those points that a table which weighs all of its criteria does not score; None where it is none.

    A list that gives weights itself says what the criteria are.
    """
    if read.rule is not None or read.sort != "definitions" or _weighs(read):
        return None
    for other in others:
        assert other.reading is not None
        if other.criteria and set(other.reading.sheet.facts.weights) >= set(other.criteria):
            names = paired([row[read.layout.label].text for row in read.layout.body], list(other.criteria))
            kept = tuple(row for row in read.layout.body if row[read.layout.label].text in names)
            return replace(read, layout=replace(read.layout, body=kept)) if len(kept) * 2 > len(read.layout.body) > len(kept) else None
    return None


def _weighs(read: "Read") -> bool:
    columns = [column for column in read.layout.of("kind") if column.said.kind in {"weight", "sub-weight"}]
    return any(read_entry(row[column.at].text).nature == "figure" for column in columns for row in read.layout.body)


def _as_described(read: "Read", others: Sequence["Read"]) -> Layout | None:
    """The layout of a table without its columns of words, where another one scores the same options by other names: it only describes them."""
    columns = read.layout.of("entity")
    if read.reading is None or read.decisive or not columns or any(column.said.kind for column in columns):
        return None
    entries = [read.reading.entry(at, column.at) for column in columns for at in range(len(read.layout.body))]
    if not any(entry.nature == "text" for entry in entries) or _scored(entries) * _FEW > len(entries):
        return None
    names = {column.text for column in columns}
    for other in others:
        scored = other.layout.of("entity")
        cells = [other.reading.entry(at, one.at) for one in scored for at in range(len(other.layout.body))] if other.reading is not None else []
        if (
            names <= {column.text for column in scored}
            and _scored(cells) * 2 > len(cells)
            and len(_names(read) & _names(other)) * 2 < len(_names(read))
        ):
            return replace(read.layout, columns=tuple(replace(one, role="other") if one in columns else one for one in read.layout.columns))
    return None


def _scored(entries: Sequence[Entry]) -> int:
    """Count the figures that may be scores: amounts of money are none."""
    return sum(entry.nature == "figure" and (entry.numeral is None or entry.numeral.sign in {"", "%"}) for entry in entries)


def _names(read: "Read") -> frozenset[str]:
    return frozenset(row[read.layout.label].text for row in read.layout.body)


def _column(read: "Read", column: Column) -> dict[str, Entry]:
    assert read.reading is not None
    return {row[read.layout.label].text: read.reading.entry(at, column.at) for at, row in enumerate(read.layout.body)}


def _ranks(cells: Mapping[str, Entry], known: Mapping[str, Entry]) -> bool:
    return _again(cells, known) or (not known and are_places(list(cells.values())))


def _again(cells: Mapping[str, Entry], known: Mapping[str, Entry]) -> bool:
    """Say whether figures are those known of the same names, one by one."""
    names = paired(list(cells), list(known))
    return len(names) > 1 and len(names) == len(cells) and all(cells[one].value == known[other].value is not None for one, other in names.items())


def _of_kind(column: Column, kind: str) -> Column:
    return replace(column, role="kind", said=Heading("kind", column.text, kind)) if kind else column
