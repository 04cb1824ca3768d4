"""Brute force: do any true values print as these figures? Tries every raw score that the scale allows.

It shares nothing with the package. Where scores or weights were rounded, so that there is no list of true values
to try, ``linear`` decides.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product

from testbed.papers.design import Design, Key, Weights
from testbed.papers.linear import possible_when_rounded
from testbed.papers.paper import Cell, Paper
from testbed.papers.printing import prints
from testbed.papers.truth import UNDECLARED_TIES, Figures, of_all, of_method, of_option, ranks_fit, together


def possible(paper: Paper, *, lenient: bool = False) -> bool:
    """Say whether there are true values that print as every figure of the paper.

    A figure without a true value, such as a percentage of nothing, prints as nothing; if lenient, as anything.
    """
    percents = any(cell.key.kind == "percent" for cell in paper.printings())
    ways = (paper.design.percent_of,) if paper.design.percent_said or not percents else ("maximum", "grand-total")
    return any(_possible(Oracle.of(paper, way, lenient=lenient)) for way in ways)


@dataclass(frozen=True)
class Oracle:
    """A design, read with one denominator of percentages, and its printings by quantity."""

    design: Design
    cells: Mapping[Key, list[Cell]]
    lenient: bool

    @classmethod
    def of(cls, paper: Paper, percent_of: str, *, lenient: bool) -> "Oracle":
        cells: dict[Key, list[Cell]] = {}
        for cell in paper.printings():
            cells.setdefault(cell.key, []).append(cell)
        return cls(replace(paper.design, percent_of=percent_of), cells, lenient)

    def agrees(self, key: Key, value: Fraction) -> bool:
        """Say whether a true value prints as every printing of its quantity."""
        return all(self._prints(cell, value) for cell in self.cells.get(key, ()))

    def _prints(self, cell: Cell, value: Fraction) -> bool:
        if cell.exact:
            return cell.value == value
        return cell.value in prints(value * cell.factor, cell.places, self.design.mode(cell.key.kind))

    def all_agree(self, figures: Figures) -> bool:
        """Say whether figures print so."""
        return all(self.agrees(key, value) for key, value in figures.items())

    def all_there(self, figures: Figures, kinds: Collection[str], option: str = "") -> bool:
        """Say whether all figures of some kinds that are printed, of one option or of all, have true values."""
        wanted = (key for key in self.cells if key.kind in kinds and option in {"", key.option})
        return self.lenient or all(key in figures for key in wanted)

    @property
    def joint(self) -> frozenset[str]:
        """The kinds of figures that rest on all options' totals, ranks aside."""
        return frozenset({"share", "percent"} if self.design.percent_of == "grand-total" else {"share"})


def _possible(oracle: Oracle) -> bool:
    if oracle.design.weights_rounded or oracle.design.scores_rounded:
        return possible_when_rounded(oracle.design, oracle.cells)
    weights = weights_of(oracle)
    if weights is None or (oracle.design.weighted and not set(oracle.design.criteria) <= set(weights.final)):
        return False
    method = of_method(oracle.design, weights)
    if not (oracle.all_agree(method) and _adds_up(oracle.design, weights, method)):
        return False
    totals = [_totals(oracle, weights, option, method[Key("max-total")]) for option in oracle.design.options]
    if not all(totals):
        return False
    return any(_together(oracle, dict(zip(oracle.design.options, chosen, strict=True))) for chosen in product(*totals))


def weights_of(oracle: Oracle) -> Weights | None:
    """The weights as printed, None where two printings of one contradict each other."""
    found: dict[Key, Fraction] = {}
    for key, cells in oracle.cells.items():
        if key.kind == "weight" and (key.criterion or key.group):
            if any(cell.value != cells[0].value for cell in cells):
                return None
            found[key] = cells[0].value
    final = {key.criterion: value for key, value in found.items() if key.criterion and not key.group}
    sub = {key.criterion: value for key, value in found.items() if key.criterion and key.group}
    return Weights(final, sub, {key.group: value for key, value in found.items() if not key.criterion})


def _adds_up(design: Design, weights: Weights, method: Figures) -> bool:
    """Say whether weights make the sums that the method declares."""
    if design.weight_sum is not None and method[Key("weight")] != design.weight_sum:
        return False
    groups = design.group_names if weights.sub else ()
    if any(sum(weights.sub[one] for one in design.members(group)) != design.sub_base for group in groups):
        return False
    if weights.final and weights.sub and design.sub_base:
        parts = {name: weights.group[design.groups[name]] * sub / design.sub_base for name, sub in weights.sub.items()}
        return parts == weights.final and sum(weights.group.values()) == method[Key("weight")]
    return True


def _totals(oracle: Oracle, weights: Weights, option: str, most: Fraction) -> list[Fraction]:
    """Every total that some scores of one option make which print as its figures."""
    per_criterion = [list(_raws(oracle, weights, option, name)) for name in oracle.design.criteria]
    found: set[Fraction] = set()
    for chosen in product(*per_criterion):
        raw = {key: value for one in chosen for key, value in one.items()}
        figures = of_option(oracle.design, weights, raw, option, most)
        if figures[Key("total", option)] not in found and _agrees(oracle, figures, option):
            found.add(figures[Key("total", option)])
    return sorted(found)


def _agrees(oracle: Oracle, figures: Figures, option: str) -> bool:
    return oracle.all_agree(figures) and oracle.all_there(figures, {"percent"} - oracle.joint, option)


def _raws(oracle: Oracle, weights: Weights, option: str, criterion: str) -> Iterator[dict[tuple[str, str], Fraction]]:
    """The raw scores on one criterion that print as its own cells, one choice for each score that they make together."""
    design = oracle.design
    keys = [Key("score", option, criterion, scorer=judge) for judge in design.judges]
    allowed = [[value for value in design.scale if oracle.agrees(key, value)] for key in keys]
    seen: set[tuple[Fraction, ...]] = set()
    scorers_count = any(key.scorer for key in oracle.cells if key.kind == "total")
    for chosen in product(*allowed):
        score = together(design, chosen)
        mark = chosen if scorers_count else (score,)
        weighted = score * weights.final.get(criterion, Fraction(1)) / design.weighted_over
        fits = oracle.agrees(Key("score", option, criterion), score) and oracle.agrees(Key("weighted-score", option, criterion), weighted)
        if fits and mark not in seen:
            seen.add(mark)
            yield {(criterion, judge): value for judge, value in zip(design.judges, chosen, strict=True)}


def _together(oracle: Oracle, totals: Mapping[str, Fraction]) -> bool:
    """Say whether totals make the figures that rest on all of them: shares, their sum, ranks."""
    figures = of_all(oracle.design, totals)
    if not (oracle.all_agree(figures) and oracle.all_there(figures, oracle.joint)):
        return False
    design = oracle.design
    shown = {option: cell.value for option in design.options for cell in oracle.cells.get(Key("rank", option), ())}
    if any(len({cell.value for cell in oracle.cells.get(Key("rank", option), ())}) > 1 for option in design.options):
        return False
    ways = (design.ties,) if design.ties_said else UNDECLARED_TIES
    return any(ranks_fit(totals, shown, way, design.direction) for way in ways)
