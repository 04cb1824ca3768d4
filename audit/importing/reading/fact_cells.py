"""What the cells of a workbook print, by their places, so that a formula that takes them is read in quantities of the appraisal."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from audit.appraisal.model.quantity import Quantity
from audit.documents.book import Cell, Workbook
from audit.importing.entry import Entry
from audit.importing.facts import Facts
from audit.importing.reading.terms import ALL_WEIGHTS, CellAt, TermReader, Terms, worth
from audit.workbook.formula import Area, Node, refer
from audit.workbook.parse import UnreadError, parse

__all__ = ["FactCells", "cells_of"]

_NEAR: Final = Fraction(1, 10**6)
"""Stored results are binary fractions: so far may one lie from what its formula gives exactly."""


class FactCells:
    """The cells of a workbook with the quantities that they print, and the formulas of its totals in these quantities."""

    def __init__(self, facts: Facts, book: Workbook, source: str) -> None:
        """Take what a workbook prints; ``source`` is the id under which its cells are cited."""
        self._book = book
        known, self._values, self._units = dict[CellAt, Quantity](), dict[Quantity, Fraction](), dict[Quantity, Fraction]()
        self._rounded: set[Quantity] = set()
        for quantity, entry in _quantities(facts):
            at = self.at(entry) if entry.place.source == source else None
            if at is not None and entry.value is not None and at not in known:
                cell = self._cell(at)
                known[at], self._units[quantity] = quantity, _unit(entry, cell)
                self._values[quantity] = cell.value if cell is not None and cell.value is not None else Fraction(0)
                if cell is not None and cell.value is not None and not _close(cell.value * self._units[quantity], entry.value):
                    self._rounded.add(quantity)
        weights = sum((value for one, value in self._values.items() if one.kind == "weight"), Fraction(0))
        self._values[ALL_WEIGHTS] = 1 / weights if weights else Fraction(0)
        self._terms = TermReader(book, known)

    def at(self, entry: Entry) -> CellAt | None:
        """Where an entry stands in the workbook."""
        if not entry.place.sheet or not entry.place.cell:
            return None
        area = refer(entry.place.cell, self._book, entry.place.sheet)
        return (area.sheet, (area.top, area.left)) if isinstance(area, Area) else None

    def _cell(self, at: CellAt) -> Cell | None:
        sheet = self._book.sheet(at[0])
        return sheet.cells.get(at[1]) if sheet is not None else None

    def tree(self, entry: Entry) -> Node | None:
        """The formula of an entry as it is written; None where it has none, or one that cannot be read."""
        at = self.at(entry)
        cell = self._cell(at) if at is not None else None
        try:
            return parse(cell.formula, self._book, at[0]) if at is not None and cell is not None and cell.formula else None
        except UnreadError:
            return None

    def terms(self, entry: Entry) -> Terms | None:
        """What the formula of an entry adds and multiplies; None where it has none, or one that is not understood."""
        at = self.at(entry)
        try:
            return self._terms.total(at) if at is not None else None
        except UnreadError:
            return None

    def holds(self, entry: Entry) -> bool:
        """Say whether a formula gives the result stored with it."""
        at, terms = self.at(entry), self.terms(entry)
        cell = self._cell(at) if at is not None else None
        if cell is None or cell.value is None or terms is None:
            return False
        return _close(worth(terms, self._values), cell.value)

    def rounded(self, option: str) -> bool:
        """Say whether scores of an option, or weights, are stored with more places than are shown: what is shown then adds to something else."""
        return any(one.kind == "weight" or (one.kind == "score" and one.option == option) for one in self._rounded)

    def unit(self, entry: Entry, key: frozenset[Quantity]) -> Fraction:
        """By what the factor of a product of stored figures differs from that of printed ones: 30 % is stored as 0.3."""
        at = self.at(entry)
        found = _unit(entry, self._cell(at) if at is not None else None)
        for one in key:
            if one != ALL_WEIGHTS and not (one.kind == "weight" and ALL_WEIGHTS in key):
                found /= self._units[one]
        return found


def cells_of(facts: Facts, books: Mapping[str, Workbook]) -> FactCells | None:
    """The cells of the workbook in which the totals stand; None where they stand in none. ``books`` are known by the ids of their sources."""
    source = next((entry.place.source for entry in facts.totals.values()), None) or ""
    return FactCells(facts, books[source], source) if source in books else None


def _quantities(facts: Facts) -> Iterator[tuple[Quantity, Entry]]:
    for kind, cells in (("score", facts.raw), ("weighted-score", facts.weighted)):
        yield from ((Quantity(kind, option, criterion), entry) for (option, criterion), entry in cells.items())
    yield from ((Quantity("subtotal", option, group=group), entry) for (option, group), entry in facts.subtotals.items())
    yield from ((Quantity("weight", criterion=one), entry) for one, entry in facts.weights.items())
    yield from ((Quantity("weight", group=one), entry) for one, entry in facts.group_weights.items())


def _close(one: Fraction, stored: Fraction) -> bool:
    return abs(one - stored) <= _NEAR * max(Fraction(1), abs(stored))


def _unit(entry: Entry, cell: Cell | None) -> Fraction:
    percent = entry.numeral is not None and entry.numeral.sign == "%"
    return Fraction(100 if percent and cell is not None and cell.sort == "number" else 1)
