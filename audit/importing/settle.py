"""Settling whether the cells of a table are scores or weighted scores."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from audit.importing.draft import Doubt, Printed
from audit.importing.entry import Entry
from audit.importing.facts import Cell, Facts
from audit.importing.formula import near
from audit.importing.reading.methods import fits_of
from audit.importing.reading.ways import NO_HINTS, Hints

__all__ = ["settled_tables"]

_MOST: Final = Fraction(3, 5)


def settled_tables(tables: Sequence[Printed], facts: Facts, hints: Hints = NO_HINTS) -> tuple[list[Printed], list[Doubt]]:
    """The tables with what their cells print, and say where nothing but the shape of a table spoke for it."""
    found, doubts = [], []
    for at, table in enumerate(tables):
        if table.prints or (at not in facts.cells and not _has_open_cells(table)):
            found.append(table)
            continue
        prints, why, sure = _prints(table, facts.cells.get(at, {}), facts, (tables, hints))
        found.append(replace(table, prints=prints))
        if not sure:
            doubts.append(Doubt("assumed", f"that the cells of this table are {prints}s was {why}", table.place))
    return found, doubts


def _has_open_cells(table: Printed) -> bool:
    return any(not column.prints and (column.option or column.criterion or column.scorer) for column in table.columns)


def _prints(table: Printed, cells: Mapping[Cell, Entry], facts: Facts, around: tuple[Sequence[Printed], Hints]) -> tuple[str, str, bool]:
    tables, hints_ = around
    has_figures = any(entry.value is not None for entry in cells.values())
    if not facts.weights or not has_figures or any(entry.nature == "level" for entry in cells.values()):
        return "score", "seen, as there are no weights or words are used for the scores", True
    hints = (
        (_by_title(table), "title"),
        (_by_other(cells, facts, tables.index(table)), "cells of another table"),
        (_by_maxima(facts) if any(column.prints == "max-score" for column in table.columns) else "", "highest scores"),
    )
    for prints, where in hints:
        if prints:
            return prints, f"seen from the {where}", True
    return _by_totals(cells, facts, hints_)


def _by_title(table: Printed) -> str:
    words = table.title.lower().replace("-", "").split()
    if "unweighted" in words or "raw" in words:
        return "score"
    return "weighted-score" if "weighted" in words else ""


def _by_maxima(facts: Facts) -> str:
    """Tell by the highest scores: weight times a constant where cells are weighted, all the same where they are not."""
    both = [(entry.value, facts.weights[one].value) for one, entry in facts.maxima.items() if one in facts.weights]
    pairs = [(most, weight) for most, weight in both if most and weight]
    if len(pairs) < 2:  # noqa: PLR2004  # one alone fits both
        return ""
    ratios = [most / weight for most, weight in pairs]
    if _common(ratios) >= _MOST and len({weight for _, weight in pairs}) > 1:
        return "weighted-score"
    return "score" if _common([most for most, _ in pairs]) >= _MOST else ""


def _common(values: Sequence[Fraction]) -> Fraction:
    return Fraction(max(values.count(value) for value in set(values)), len(values))


def _by_other(cells: Mapping[Cell, Entry], facts: Facts, at: int) -> str:
    """Tell by another table of the same cells, which is this one times the weights, or the other way round."""
    others = [facts.raw, facts.weighted, *(other for number, other in facts.cells.items() if number != at)]
    for other in others:
        shared = [cell for cell in cells if cell in other and cells[cell].value and other[cell].value and cell[1] in facts.weights]
        if len(shared) < 2:  # noqa: PLR2004  # one alone fits by chance
            continue
        if sum(cells[cell].value == other[cell].value for cell in shared) >= _MOST * len(shared):
            kind = "score" if other is facts.raw else "weighted-score" if other is facts.weighted else ""
            if kind:
                return kind
            continue
        made, makes = _times(other, cells, shared, facts), _times(cells, other, shared, facts)
        if max(made, makes) >= _MOST:  # with a weight of ten per cent the one is ten times the other either way
            return "weighted-score" if made > makes else "score"
    return ""


def _times(raw: Mapping[Cell, Entry], weighted: Mapping[Cell, Entry], shared: Sequence[Cell], facts: Facts) -> Fraction:
    best = 0
    for over in (1, 10, 100):
        fits = [near((raw[cell].value or Fraction(0)) * (facts.weights[cell[1]].value or 0) / over, weighted[cell]) for cell in shared]
        best = max(best, sum(fits))
    return Fraction(best, len(shared))


def _by_totals(cells: Mapping[Cell, Entry], facts: Facts, hints: Hints) -> tuple[str, str, bool]:
    """Tell by the totals; where they do not, by whether every cell is a multiple of its weight."""
    fits = fits_of(facts, {}, hints, cells=cells)
    best = next((fit for fit in fits if fit.hits), None)
    if best is not None and len(best.hits) * 2 >= best.tried:
        if best.way.name == "sum" and _multiples(cells, facts):
            return "weighted-score", "seen from the totals and the weights", True
        return "score" if best.way.of == "groups" else best.way.of, "seen from the totals", True
    if _multiples(cells, facts):
        return "weighted-score", "assumed as every cell is a multiple of its weight", False
    return "score", "assumed", False


def _multiples(cells: Mapping[Cell, Entry], facts: Facts) -> bool:
    pairs = [(entry.value, facts.weights[criterion].value) for (_, criterion), entry in cells.items() if criterion in facts.weights]
    quotients = [found / weight for found, weight in pairs if found is not None and weight]
    are_whole = all(quotient.denominator <= 2 for quotient in quotients)  # noqa: PLR2004  # halves are given as scores
    return bool(quotients) and are_whole and any(found is not None and weight is not None and found > weight for found, weight in pairs)
