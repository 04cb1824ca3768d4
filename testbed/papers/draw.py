"""Draws designs, weights and raw scores: one function for each way of scoring that papers use."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random
from typing import Any, Final

from testbed.papers.design import Design, Formula, Weights
from testbed.papers.printing import HALVES, MODES
from testbed.papers.truth import Raw

F: Final = Fraction
BARE: Final[Sequence[Sequence[int]]] = ((1, 2, 3, 4, 5), (0, 1, 2, 3), (0, 2, 4, 6, 8, 10), (-2, -1, 0, 1, 2))
NAMED: Final[Sequence[Sequence[int]]] = ((0, 5, 10), (0, 1, 3), (0, 30, 60), (1, 2, 3, 4))
KINDS: Final = ("total", "weighted-score", "percent", "subtotal")


@dataclass(frozen=True)
class Truth:
    """A design with its true weights and the raw scores of every option."""

    design: Design
    weights: Weights
    raw: Mapping[str, Raw]


def draw(random: Random, model: str = "") -> Truth:
    """Draw an appraisal, of any model if none is named."""
    chosen = model or random.choice(sorted(MODELS))
    options = tuple(f"option-{number}" for number in range(1, random.randint(1, 4) + 1))
    criteria = tuple(f"criterion-{number}" for number in range(1, random.randint(2, 4) + 1))
    plain = Design(chosen, options, criteria, tuple(map(F, random.choice(BARE))), Formula("sum"), Formula("sum"))
    design, weights = MODELS[chosen](random, replace(plain, **_conventions(random)))
    raw = {option: _raw(random, design) for option in options}
    return Truth(design, weights, raw)


def _conventions(random: Random) -> dict[str, Any]:
    return {
        "ties": random.choice(("standard", "dense", "average", "distinct")), "ties_said": True,
        "direction": random.choice(("higher", "higher", "higher", "lower")), "rounding": _rounding(random),
        "percent_of": random.choice(("maximum", "maximum", "grand-total")), "base": random.choice((100, 100, 100, 1)),
    } | _unsaid(random)  # fmt: skip


def _unsaid(random: Random) -> dict[str, object]:
    if random.random() < 0.7:
        return {}
    return {"ties": random.choice(("standard", "dense", "average")), "ties_said": False, "percent_said": False}


def _rounding(random: Random) -> dict[str, str]:
    style = random.random()
    if style < 0.4:
        return {}
    if style < 0.8:
        return {"other": random.choice((*HALVES, *MODES))}
    return {kind: random.choice(("nearest", *MODES)) for kind in random.sample(KINDS, 2)} | {"other": random.choice(HALVES)}


def _raw(random: Random, design: Design) -> Raw:
    keys = [(criterion, judge) for criterion in design.criteria for judge in design.judges]
    if design.stepped:
        return {key: random.choice(design.scale) for key in keys}
    low, high = design.scale[0], design.scale[-1]
    return {key: low + (high - low) * F(random.randint(0, 60), 60) for key in keys}


def _points(random: Random, design: Design) -> tuple[Design, Weights]:
    name = random.choice(("sum", "sum", "mean"))
    return replace(design, total=Formula(name), subtotal=Formula(name)), Weights()


FIVE: Final = F(5)


def _whole_weights(random: Random, names: Sequence[str]) -> dict[str, Fraction]:
    return {name: F(random.randint(1, 5)) for name in names}


def _hundred(random: Random, names: Sequence[str], step: Fraction = FIVE) -> dict[str, Fraction]:
    """Weights that add to 100, each a positive multiple of a step."""
    parts = int(100 / step)
    cuts = sorted(random.sample(range(1, parts), len(names) - 1))
    return {name: step * (b - a) for name, a, b in zip(names, [0, *cuts], [*cuts, parts], strict=True)}


def _levels(random: Random, design: Design) -> tuple[Design, Weights]:
    scale = tuple(map(F, random.choice(NAMED)))
    weighted = replace(design, scale=scale, named=True, total=Formula("weighted-sum"), subtotal=Formula("weighted-sum"))
    return weighted, Weights(_whole_weights(random, design.criteria))


def _weighted(random: Random, design: Design) -> tuple[Design, Weights]:
    final = _hundred(random, design.criteria, random.choice((F(5), F(5, 2), F(1, 2))))
    total = Formula("weighted-sum", over=random.choice((F(1), F(100))))
    over = F(100) if total.over == 1 and random.random() < 0.5 else F(1)
    return replace(design, total=total, subtotal=total, weighted_over=over, weight_sum=F(100)), Weights(final)


def _preference(random: Random, design: Design) -> tuple[Design, Weights]:
    mean = Formula("weighted-mean")
    scale = tuple(F(25 * step) for step in range(5))
    return replace(design, scale=scale, total=mean, subtotal=mean, weight_sum=F(100)), Weights(_hundred(random, design.criteria, F(1)))


def _grouped(random: Random, design: Design) -> Design:
    cut = random.randint(1, len(design.criteria) - 1)
    groups = {name: "group-1" if place < cut else "group-2" for place, name in enumerate(design.criteria)}
    return replace(design, groups=groups)


def _group_sums(random: Random, design: Design) -> tuple[Design, Weights]:
    return _grouped(random, design), Weights()


def _sub_weights(random: Random, design: Design) -> tuple[Design, Weights]:
    subs = [_hundred(random, design.members(group)) for group in design.group_names]
    return design, Weights({}, {name: value for one in subs for name, value in one.items()}, _hundred(random, design.group_names))


def _group_weights(random: Random, design: Design) -> tuple[Design, Weights]:
    """Group weight times sub-weight gives the final weight; subtotals add to the total."""
    total = Formula("weighted-sum")
    grouped, weights = _sub_weights(random, replace(_grouped(random, design), total=total, subtotal=total, sub_base=F(100), weight_sum=F(100)))
    final = {name: weights.group[grouped.groups[name]] * sub / 100 for name, sub in weights.sub.items()}
    return grouped, replace(weights, final=final)


def _group_means(random: Random, design: Design) -> tuple[Design, Weights]:
    """Each group has a mean, and the total is the weighted mean of the groups."""
    grouped = replace(_grouped(random, design), total=Formula("weighted-mean", of_groups=True), weight_sum=F(100))
    if random.random() < 0.5:
        return _sub_weights(random, replace(grouped, subtotal=Formula("weighted-mean"), sub_base=F(100)))
    return replace(grouped, subtotal=Formula("mean")), Weights({}, {}, _hundred(random, grouped.group_names))


def _scorers(random: Random, design: Design) -> tuple[Design, Weights]:
    heads = {f"scorer-{number}": random.randint(1, 4) for number in range(1, random.randint(2, 3) + 1)}
    name = random.choice(("sum", "mean", "median", "weighted-mean"))
    criteria, total = design.criteria[:3], Formula(random.choice(("sum", "mean")))
    return replace(design, criteria=criteria, scorers=heads, aggregate=name, total=total, subtotal=total), Weights()


def _rounded_scores(random: Random, design: Design) -> tuple[Design, Weights]:
    """Scores are means that were rounded before they were printed; weights are exact."""
    few = replace(design, criteria=design.criteria[:3], options=design.options[:3], scale=(F(0), F(10)))
    named, weights = _weighted(random, few)
    return replace(named, stepped=False, scores_rounded=True), weights


def _rounded_weights(random: Random, design: Design) -> tuple[Design, Weights]:
    """Swing weights are brought to 100 and rounded; totals come from the unrounded ones."""
    swings = {name: F(random.randint(2, 20)) for name in design.criteria[:3]}
    final = {name: 100 * swing / sum(swings.values()) for name, swing in swings.items()}
    options = design.options[: 5 - len(swings)]
    kept = replace(design, criteria=design.criteria[:3], options=options, percent_of="maximum", percent_said=True)
    named, _ = _preference(random, kept)
    return replace(named, weights_rounded=True), Weights(final)


MODELS: Final[Mapping[str, Callable[[Random, Design], tuple[Design, Weights]]]] = {
    "points": _points, "levels": _levels, "weighted": _weighted, "preference": _preference, "group-sums": _group_sums,
    "group-weights": _group_weights, "group-means": _group_means, "scorers": _scorers,
    "rounded-scores": _rounded_scores, "rounded-weights": _rounded_weights,
}  # fmt: skip
