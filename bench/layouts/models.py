"""The scoring models of published appraisals, each drawn with exact figures; those of groups stand here, the others beside."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from random import Random
from typing import Final

from bench.layouts.base import Base, base, columns, ranked
from bench.layouts.case import Case, Group, parts_of_100
from bench.layouts.plain import gateways, inherited, mean, percent, points, pugh, ranks_as_scores, scorers
from bench.layouts.weighted import cost_per_point, levels, multiplied, multipliers, over_top, preference, quality_price, weighted, weighted_only
from bench.layouts.words import GROUPS


def _grouped(one: Base) -> list[tuple[str, tuple[int, ...]]]:
    names = one.random.sample(GROUPS[one.words.language], 2 if len(one.criteria) < 6 else one.random.choice((2, 3)))  # noqa: PLR2004  # two a group at least
    cuts = [at * len(one.criteria) // len(names) for at in range(len(names) + 1)]
    return [(name, tuple(range(cuts[at], cuts[at + 1]))) for at, name in enumerate(names)]


def groups(random: Random) -> Case:
    """Groups of criteria with subtotals that add to the total; weighted or not."""
    one = base(random)
    plain = random.random() < 2 / 3
    weights, cells, _ = multiplied(one)
    rows: Sequence[Sequence[int]] = one.raw if plain else cells
    parts = [
        Group(title=name, criteria=held, subtotals=tuple(one.show(value) for value in columns([rows[at] for at in held])))
        for name, held in _grouped(one)
    ]
    totals = columns(rows)
    results = ranked(one, totals, {"total": tuple(one.show(total) for total in totals)})
    cells_ = {"scores": one.grid(one.raw)} if plain else {"weighted": one.grid(cells), "weights": tuple(map(str, weights))}
    return one.case(
        "groups",
        "sum" if plain else "weighted-sum",
        groups=tuple(parts),
        results=results,
        sum_of="score" if plain else "weighted",
        total_word="total" if plain else "weighted-total",
        method_said="" if plain else "The cells hold weighted scores.",
        **cells_,
    )


def group_means(random: Random) -> Case:
    """The average of each group, the groups weighted; said in the text."""
    one = base(random)
    held = _grouped(one)
    weights = parts_of_100([random.randint(1, 9) for _ in held])
    means = [[total / len(at) for total in columns([one.raw[number] for number in at])] for _, at in held]
    totals = columns([[Fraction(weight, 100) * value for value in row] for weight, row in zip(weights, means, strict=True)])
    parts = [
        Group(title=name, criteria=at, weight=f"{weight}%", subtotals=tuple(one.show(value, 2) for value in row))
        for (name, at), weight, row in zip(held, weights, means, strict=True)
    ]
    said = "The result of each group is the average of its scores; the total is the average of the groups, weighted by the weights of the groups ("
    said += ", ".join(f"{part.title} {part.weight}" for part in parts) + ")."
    results = ranked(one, totals, {"total": tuple(one.show(value, 2) for value in totals)})
    return one.case(
        "group-means",
        "other: weighted mean of group means",
        groups=tuple(parts),
        scores=one.grid(one.raw),
        results=results,
        total_word="weighted-total",
        method_said=said,
    )


MODELS: Final[Mapping[str, Callable[[Random], Case]]] = {
    "levels": levels,
    "points": points,
    "preference": preference,
    "weighted": weighted,
    "multipliers": multipliers,
    "weighted-only": weighted_only,
    "percent": percent,
    "groups": groups,
    "group-means": group_means,
    "scorers": scorers,
    "ranks": ranks_as_scores,
    "gateways": gateways,
    "quality-price": quality_price,
    "inherited": inherited,
    "over-top": over_top,
    "pugh": pugh,
    "mean": mean,
    "cost-per-point": cost_per_point,
}
