"""Weights that a table or a sentence lists for the criteria of another table."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from audit.documents.paper import Passage
from audit.importing.entry import Entry, read_entry
from audit.importing.grid import texts_of
from audit.importing.layout import Layout
from audit.importing.names import name_of, pair, paired
from audit.importing.reading.lexicon import means
from audit.importing.reading.multiples import multiples_in
from audit.importing.reading.said import weights_in
from audit.importing.reading.sheet import named
from audit.importing.reading.weights import makes_totals
from audit.importing.words import Heading

__all__ = ["Listed", "as_weights", "extra_weights", "lines", "listed_weights"]

_PAIR: Final = 2


def as_weights(layout: Layout, others: Sequence[Layout], numbers: str) -> Layout:
    """Read the one column of figures beside names of criteria as their weights, whatever it is called.

    It is where it adds to 1 or 100, where it is called so, where the options of another table have words instead of figures, and
    where with it the scores of another table make its totals.
    """
    layout = _with_sum(layout, others, numbers)
    columns = layout.of("entity", "kind")
    if len(columns) != 1 or columns[0].role != "entity" or layout.label < 0 or layout.label_sort == "options":
        return layout
    rows = [row for row in layout.body if not means(row[layout.label].text, "total", 1)]
    values = {named(row[layout.label].text): read_entry(row[columns[0].at].text, numbers=numbers).value for row in rows}
    if len(rows) < 2 or None in values.values():  # noqa: PLR2004  # one alone adds to nothing
        return layout
    weights = {name: value or Fraction(0) for name, value in values.items()}
    beside = [(other, known) for other in others if other is not layout for line in lines(other) if (known := _known(weights, line))]
    plain = sum(weights.values()) in {1, 100} or means(columns[0].text, "weight", 1)
    if not (beside and plain) and not any(makes_totals(other, known, numbers) for other, known in beside if "weight" not in other.kinds):
        return layout
    made = replace(columns[0], role="kind", said=Heading("kind", columns[0].text, "weight"))
    return replace(layout, columns=tuple(made if column is columns[0] else column for column in layout.columns))


def _known(weights: Mapping[str, Fraction], line: Sequence[str]) -> dict[str, Fraction]:
    """The weights by the names of a line of another table; empty where it does not hold them all."""
    names = paired(list(weights), [named(name) for name in line])
    return {names[name]: weight for name, weight in weights.items()} if len(names) == len(weights) else {}


def _with_sum(layout: Layout, others: Sequence[Layout], numbers: str) -> Layout:
    """Call the last row of a list of criteria their sum where it is, by a word that names none of the criteria of another table."""
    columns, label = layout.of("entity", "kind"), layout.label
    if (
        len(columns) != 1
        or label < 0
        or layout.label_sort == "options"
        or len(layout.body) <= _PAIR
        or any(means(slot.text, "total", 1) for slot in layout.body[-1])
    ):
        return layout
    values = [read_entry(row[columns[0].at].text, numbers=numbers).value for row in layout.body]
    names, last = [row[label].text for row in layout.body[:-1]], layout.body[-1]
    if None in values or values[-1] != sum(value or 0 for value in values[:-1]):
        return layout
    known = [line for other in others if other is not layout for line in lines(other) if len(paired(names, line)) == len(names)]
    if not known or any(paired([last[label].text], line) for line in known):
        return layout
    total = tuple(replace(slot, text="Total") if at == label else slot for at, slot in enumerate(last))
    return replace(layout, body=(*layout.body[:-1], total))


Listed = list[tuple[tuple[str, ...], tuple[Entry, ...]]]
"""Lists of weights: the names, and a weight for each."""


def listed_weights(layouts: Sequence[Layout], numbers: str) -> Listed:
    """The weights that tables of criteria list: names, and a weight beside each."""
    found: Listed = []
    for layout in layouts:
        columns = [column for column in layout.of("kind") if column.said.kind in {"weight", "sub-weight"}]
        if layout.label < 0 or len(columns) != 1 or layout.of("entity"):
            continue
        rows = [(row[layout.label].text, read_entry(row[columns[0].at].text, row[columns[0].at].place, numbers=numbers)) for row in layout.body]
        kept = [(name, entry) for name, entry in rows if name and entry.value is not None and not means(name, "total", 1)]
        if len(kept) > 1:
            found.append((tuple(name for name, _ in kept), tuple(entry for _, entry in kept)))
    return found


def lines(layout: Layout) -> list[list[str]]:
    """The names that may be criteria: those over the columns, and those of the rows."""
    heads = [
        column.said.name or column.text
        for column in layout.columns
        if column.role in {"entity", "kind"} and column.said.kind not in {"total", "rank"}
    ]
    return [[one for one in heads if one], [text for text in texts_of(layout.body, layout.label) if not means(text, "total", 1)]]


def extra_weights(lines: Sequence[Sequence[str]], known: tuple[Sequence[Passage], Listed]) -> Mapping[str, Entry]:
    """Weights for names from another table, or from the text."""
    passages, listed = known
    for names in lines:
        for titles, entries in listed:
            found = pair([name_of(name) for name in names], [[name_of(title)] for title in titles])
            matched = {named(name): entries[at] for name, at in zip(names, found, strict=True) if at is not None}
            if len(matched) > 1 and len(matched) * 2 > len(names):
                return matched
        said = weights_in(passages, names, whole=False) or multiples_in(passages, names)
        if said:
            return {named(name): entry for name, entry in said.items()}
    return {}
