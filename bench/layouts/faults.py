"""One printed figure made to differ, with the figure that would follow."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Final

from bench.layouts.case import Case, Grid, shown
from bench.layouts.truth import Discrepancy, Row, number, places

_FIGURE: Final = re.compile(r"-?\d+(?:[.,]\d+)?")


def off(random: Random, text: str) -> str:
    """Return a text with another figure: a digit beside, two digits swapped, or a whole step of its last places."""
    found = _FIGURE.search(text)
    assert found is not None
    printed, value = found.group(), number(text)
    assert value is not None
    decimals = places(printed)
    step = random.choice((1, 2, 3, 10)) * (10 if decimals > 1 else 1)
    moved = value + Fraction(step if value < step or random.random() < 1 / 2 else -step, 10**decimals)
    digits = str(int(moved * 10**decimals)).rjust(decimals + 1, "0")
    made = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    return text.replace(printed, made.replace(".", ",") if "," in printed else made, 1)


def _put(row: Row, at: int, text: str) -> Row:
    return (*row[:at], text, *row[at + 1 :])


def _result(kind: str, what: str) -> "Plant":
    def plant(random: Random, case: Case) -> Case | None:
        row = case.results.get(kind)
        if row is None:
            return None
        at = random.randrange(len(row))
        right = row[at] or ""
        printed = off(random, right)
        slip = Discrepancy(what=what, option=case.options[at], printed=_bare(printed), right=_bare(right), also_right=_added(case, at))
        return case.slipped(slip, results={**case.results, kind: _put(row, at, printed)})

    return plant


def _added(case: Case, at: int) -> tuple[str, ...]:
    """Return what the averages of a panel add to as they are printed, which is right as well as the sum before rounding."""
    if case.model != "scorers":
        return ()
    cells = [row[at] or "" for row in case.scores]
    total = sum((number(cell) or Fraction(0) for cell in cells), Fraction(0))
    return (shown(total, places(cells[0])),)


def _bare(text: str) -> str:
    return text.partition(" / ")[0]


def rank(random: Random, case: Case) -> Case | None:
    """Swap two ranks that differ."""
    row = case.results.get("rank", ())
    pairs = [(one, other) for one in range(len(row)) for other in range(one) if row[one] != row[other]]
    if not pairs:
        return None
    one, other = random.choice(pairs)
    swapped = _put(_put(row, one, row[other] or ""), other, row[one] or "")
    for at in (one, other):
        case = case.slipped(Discrepancy(what="rank", option=case.options[at], printed=swapped[at] or "", right=row[at] or ""))
    return replace(case, results={**case.results, "rank": swapped})


def weighted_score(random: Random, case: Case) -> Case | None:
    """Misprint one weighted score, where the score and the weight are printed too."""
    if not case.weighted or not case.scores:
        return None
    row, at = random.randrange(len(case.weighted)), random.randrange(len(case.options))
    right = case.weighted[row][at] or ""
    printed = off(random, right)
    slip = Discrepancy(what="weighted-score", option=case.options[at], criterion=case.criteria[row], printed=printed, right=right)
    return case.slipped(slip, weighted=_cell(case.weighted, row, at, printed))


def _cell(grid: Grid, row: int, at: int, text: str) -> Grid:
    return (*grid[:row], _put(grid[row], at, text), *grid[row + 1 :])


def subtotal(random: Random, case: Case) -> Case | None:
    """Misprint one subtotal; the total stays."""
    if not case.groups:
        return None
    which, at = random.randrange(len(case.groups)), random.randrange(len(case.options))
    group = case.groups[which]
    right = group.subtotals[at] or ""
    printed = off(random, right)
    changed = replace(group, subtotals=_put(group.subtotals, at, printed))
    slip = Discrepancy(what="subtotal", option=case.options[at], printed=printed, right=right)
    return case.slipped(slip, groups=(*case.groups[:which], changed, *case.groups[which + 1 :]))


def weight_sum(random: Random, case: Case) -> Case | None:
    """Misprint what the weights add to."""
    if not case.weight_sum:
        return None
    printed = off(random, case.weight_sum)
    return case.slipped(Discrepancy(what="weight-sum", printed=printed, right=case.weight_sum), weight_sum=printed)


def maximum(random: Random, case: Case) -> Case | None:
    """Misprint the most that can be had."""
    if not case.max_total or "percent" in case.results:
        return None
    printed = off(random, case.max_total)
    return case.slipped(Discrepancy(what="maximum", printed=printed, right=case.max_total), max_total=printed)


def off_scale(random: Random, case: Case) -> Case | None:
    """Print a score above the stated scale, with totals that follow from it."""
    if case.scale is None or case.method != "sum" or case.groups or set(case.results) - {"total", "rank"} or case.weighted or case.model != "points":
        return None
    row, at = random.randrange(len(case.scores)), random.randrange(len(case.options))
    before, printed = number(case.scores[row][at]), case.top + random.choice((1, 2))
    total = case.results["total"][at]
    assert before is not None
    if total is None or "/" in total:
        return None
    added = Fraction(total) + printed - before
    slip = Discrepancy(what="score", option=case.options[at], criterion=case.criteria[row], printed=str(printed))
    results = {"total": _put(case.results["total"], at, str(added))}
    return case.slipped(slip, scores=_cell(case.scores, row, at, str(printed)), results=results)


Plant = Callable[[Random, Case], Case | None]
FAULTS: Final[Mapping[str, Plant]] = {
    "total": _result("total", "total"), "mean": _result("mean", "mean"), "percent": _result("percent", "percent"), "rank": rank,
    "weighted-score": weighted_score, "subtotal": subtotal, "weight-sum": weight_sum, "maximum": maximum, "score": off_scale,
}  # fmt: skip
_SHARES: Final[Sequence[int]] = (6, 3, 3, 2, 4, 4, 1, 3, 4)


def planted(random: Random, case: Case) -> tuple[str, Case]:
    """Plant one fault of a kind that this paper has a place for; returns its name and the paper."""
    names = list(FAULTS)
    while names:
        name = random.choices(names, [_SHARES[list(FAULTS).index(one)] for one in names])[0]
        made = FAULTS[name](random, case)
        if made is not None:
            return name, made
        names.remove(name)
    return "", case
