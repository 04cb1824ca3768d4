"""The way of making totals that the formulas of a workbook state, each in the cell of its total.

A formula states a way only where it takes every score of its option: one that leaves out a row is told of as a finding of
the workbook (WBK003), and states nothing here. Most formulas of the totals have to state the same way.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from audit.appraisal.model.quantity import Quantity
from audit.importing.entry import Entry
from audit.importing.facts import Facts
from audit.importing.reading.fact_cells import FactCells
from audit.importing.reading.terms import ALL_WEIGHTS, CellAt, Terms
from audit.importing.reading.ways import Way
from audit.workbook.formula import Area, Call, Node, Number

__all__ = ["FormulaWay", "formula_way", "lowest_first"]

_PARTS: Final = frozenset({"score", "weighted-score", "subtotal"})
_RANKS: Final = frozenset({"RANK", "RANK.EQ", "RANK.AVG"})


@dataclass(frozen=True, slots=True)
class FormulaWay:
    """The way that formulas state; ``holds`` says that each of them gives the result stored with it, from the figures stored in its cells.

    Then a printed total that does not follow is amiss for a reason that the cells show, such as a figure stored as text.
    ``rounded`` are options with scores or weights that are stored with more places than are shown: their totals need not
    follow from what is shown.
    """

    way: Way
    holds: bool
    rounded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Shape:
    """What each product of a formula is made of: a score, weighted score or subtotal; and its weight, as a share of all weights."""

    kind: str
    weight: bool
    share: bool


def formula_way(facts: Facts, groups: Mapping[str, str], cells: FactCells) -> FormulaWay | None:
    """Find the way that more than half of the totals state by their formulas; None where these state none, or are not understood."""
    formulas = _Formulas(facts, groups, cells)
    found = {option: way for option in facts.totals if (way := formulas.way(option)) is not None}
    way, count = Counter(found.values()).most_common(1)[0] if found else (None, 0)
    if way is None or count * 2 <= len(facts.totals):
        return None
    holds = all(cells.holds(facts.totals[option]) for option, one in found.items() if one == way)
    return FormulaWay(way, holds, frozenset(filter(cells.rounded, facts.totals)))


def lowest_first(facts: Facts, cells: FactCells) -> bool | None:
    """Whether the formulas of the ranks give the first place to the lowest total; None where most of them do not rank totals, or not alike."""
    totals = {cells.at(entry) for entry in facts.totals.values()} - {None}
    found = [order for entry in facts.ranks.values() if (order := _order(cells.tree(entry), totals)) is not None]
    return found[0] if len(set(found)) == 1 and len(found) * 2 > len(facts.ranks) else None


def _order(node: Node | None, totals: Collection[CellAt | None]) -> bool | None:
    """Whether a formula ranks a total by the lowest first."""
    if not isinstance(node, Call) or node.name not in _RANKS or not node.arguments or not isinstance(node.arguments[0], Area):
        return None
    ranked, order = node.arguments[0], node.arguments[2:] or (Number(Fraction(0)),)
    if (ranked.sheet, (ranked.top, ranked.left)) not in totals or not isinstance(order[0], Number):
        return None
    return bool(order[0].value)


class _Formulas:
    """What the formulas of the totals of an appraisal state, each by itself."""

    def __init__(self, facts: Facts, groups: Mapping[str, str], cells: FactCells) -> None:
        self._facts = facts
        self._groups = groups
        self._cells = cells

    def way(self, option: str) -> Way | None:
        """The way that the formula of one total states; None where it has none, or one that is not understood."""
        entry = self._facts.totals[option]
        terms = self._cells.terms(entry)
        return self._stated(option, entry, terms) if terms is not None else None

    def _stated(self, option: str, entry: Entry, terms: Terms, group: str = "") -> Way | None:
        """The way of a total, or of the subtotal of a group."""
        if len(terms) == 1 and not group:
            return self._product(option, entry, terms)
        shapes, factors = set[_Shape](), dict[str, Fraction]()
        for key, value in terms.items():
            part = next((one for one in key if one.kind in _PARTS and one.option == option), None)
            owner = (part.criterion or part.group) if part is not None else None
            if part is None or owner is None or owner in factors:
                return None
            rest = key - {part, ALL_WEIGHTS}
            if rest - {Quantity("weight", criterion=part.criterion, group=part.group)}:
                return None
            shapes.add(_Shape(part.kind, bool(rest), ALL_WEIGHTS in key))
            factors[owner] = value * self._cells.unit(entry, key)
        if len(shapes) != 1 or len(factors) < 2 or self._needed(option, next(iter(shapes)).kind, group) - set(factors):  # noqa: PLR2004  # a sum
            return None
        (shape,) = shapes
        return self._groups_way(option, factors, shape) if shape.kind == "subtotal" else self._scores_way(factors, shape)

    def _product(self, option: str, entry: Entry, terms: Terms) -> Way | None:
        (key, stored), *_ = terms.items()
        factor = stored * self._cells.unit(entry, key)
        scores = {one.criterion for one in key if one.kind == "score" and one.option == option}
        whole = len(scores) == len(key) > 1 and not {one for one in self._needed(option, "score", "") if one not in scores}
        return Way("product", "score", 1 / factor) if whole and factor > 0 else None

    def _needed(self, option: str, kind: str, group: str) -> set[str]:
        """The criteria, or groups, of which a total is made; those of its group for a subtotal."""
        if kind == "subtotal":
            return {one for other, one in self._facts.subtotals if other == option}
        cells = self._facts.raw if kind == "score" else self._facts.weighted
        found = {one for (other, one), entry in cells.items() if other == option and entry.value is not None}
        return {one for one in found if self._groups.get(one) == group} if group else found

    def _scores_way(self, factors: Mapping[str, Fraction], shape: _Shape) -> Way | None:
        split = _signed(factors) or (self._by_weights(factors) if shape == _Shape("score", weight=False, share=False) else None)
        if split is None:
            return None
        factor, less, weighted = split
        total = sum((entry.value for entry in self._facts.weights.values() if entry.value is not None), Fraction(0))
        if shape.share:
            return (
                Way("weighted-mean", "score", total, less=less)
                if factor == 1 and total and (shape.weight or shape.kind == "weighted-score")
                else None
            )
        if shape.weight or weighted:
            return Way("weighted-sum", "score", 1 / factor, less=less)
        if shape.kind == "weighted-score":
            return Way("weighted-sum", "weighted-score") if factor == 1 and not less else None
        if factor == 1:
            return Way("sum", "score", less=less)
        return Way("mean", "score") if factor * len(factors) == 1 and not less else None

    def _by_weights(self, factors: Mapping[str, Fraction]) -> tuple[Fraction, frozenset[str], bool] | None:
        """Compare factors written in the formula, or taken from cells beside the table, with the printed weights."""
        weights = {one: entry.value for one in factors if (entry := self._facts.weights.get(one)) is not None and entry.value}
        split = _signed({one: factor / weights[one] for one, factor in factors.items()} if set(weights) == set(factors) else {})
        return (split[0], split[1], True) if split is not None else None

    def _groups_way(self, option: str, factors: Mapping[str, Fraction], shape: _Shape) -> Way | None:
        entries = {one: self._facts.subtotals[option, one] for one in factors}
        inner = {
            self._stated(option, entry, terms, one) if (terms := self._cells.terms(entry)) is not None else None for one, entry in entries.items()
        }
        split, within = _signed(factors), next(iter(inner)) if len(inner) == 1 else None
        if split is None or split[1] or within is None or within.less:
            return None
        if not shape.weight and split[0] == 1 and within.name in {"sum", "weighted-sum"}:
            return within
        if within.of != "score" or within.over != 1 or within.name not in {"sum", "mean", "weighted-sum"}:
            return None
        if shape.weight:
            made = Way("weighted-mean", "groups") if shape.share else Way("weighted-sum", "groups", 1 / split[0])
            return replace(made, subtotal=within.name) if not shape.share or split[0] == 1 else None
        name = {Fraction(1): "sum", Fraction(1, len(factors)): "mean"}.get(split[0], "")
        return Way(name, "groups", subtotal=within.name) if name and within.name == "mean" and not shape.share else None


def _signed(factors: Mapping[str, Fraction]) -> tuple[Fraction, frozenset[str], bool] | None:
    """The factor that all have, but for those that are taken off; None where there is no such."""
    factor = next((value for value, _ in Counter(factors.values()).most_common() if value > 0), Fraction(0))
    less = frozenset(one for one, value in factors.items() if value == -factor)
    same = factor > 0 and all(value in {factor, -factor} for value in factors.values())
    return (factor, less, False) if same else None
