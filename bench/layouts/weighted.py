"""Scoring models with weights that add to a whole, with whole multipliers, with named levels, and with money beside."""

from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Final

from bench.layouts.base import Base, base, columns, ranked
from bench.layouts.case import Case, exact_places, parts_of_100, shown

_LEVELS: Final = ((10, 5, 0), (3, 2, 1), (5, 3, 1), (9, 3, 1))


_SAID: Final = (
    "",
    "",
    "Weighted score = score x weight.",
    "The total is the sum of the scores multiplied by their weights.",
    "Each score is multiplied by the weight of its criterion and the results are added.",
)


def _weights(one: Base) -> tuple[list[Fraction], tuple[str, ...], str]:
    """Draw weights that add to 1, printed as per cents, as parts of 100 or as fractions of 1."""
    whole = parts_of_100([one.random.randint(1, 9) for _ in one.criteria])
    form = one.random.choice(("percent", "percent", "points", "fraction"))
    if form == "fraction":
        return [Fraction(part, 100) for part in whole], tuple(one.show(Fraction(part, 100), 2) for part in whole), one.show(1, 2)
    sign = "%" if form == "percent" else ""
    return [Fraction(part, 100) for part in whole], tuple(f"{part}{sign}" for part in whole), f"100{sign}"


def multiplied(one: Base) -> tuple[list[int], list[list[int]], list[Fraction]]:
    """Draw whole weights; returns them with the weighted scores and their sums."""
    weights = [one.random.randint(1, 5) for _ in one.criteria]
    cells = [[weight * score for score in row] for weight, row in zip(weights, one.raw, strict=True)]
    return weights, cells, columns(cells)


def weighted(random: Random) -> Case:
    """Scores times weights that add to 1, with the weighted scores printed beside or not."""
    one = base(random)
    weights, printed, total = _weights(one)
    cells = [[weight * score for score in row] for weight, row in zip(weights, one.raw, strict=True)]
    totals = columns(cells)
    decimals = max((exact_places(value, 2) for value in totals), default=0)
    both = random.random() < 1 / 2
    exact = max(exact_places(value, 2) for row in cells for value in row)
    results = ranked(one, totals, {"total": tuple(one.show(value, decimals) for value in totals)})
    return one.case(
        "weighted",
        "weighted-mean" if printed[0].isdigit() else "weighted-sum",
        weights=printed,
        weight_sum=total if random.random() < 2 / 3 else "",
        scores=one.grid(one.raw),
        weighted=one.grid(cells, exact) if both else (),
        results=results,
        sum_of="weighted" if both else "product",
        total_word="weighted-total",
        method_said=random.choice(_SAID),
    )


def preference(random: Random) -> Case:
    """Values from 0 to 100 and weights that add to 100: a weighted mean, printed rounded."""
    one = base(random, (0, 100), 5)
    weights, printed, total = _weights(one)
    totals = columns([[weight * score for score in row] for weight, row in zip(weights, one.raw, strict=True)])
    results = ranked(one, totals, {"total": tuple(one.show(value, random.choice((1, 1, 1))) for value in totals)})
    return one.case(
        "preference",
        "weighted-mean",
        weights=printed,
        weight_sum=total,
        scores=one.grid(one.raw),
        results=results,
        sum_of="product",
        total_word="weighted-total",
        method_said=random.choice((*_SAID, "The total is the weighted average of the scores.")),
    )


def multipliers(random: Random) -> Case:
    """Scores times whole weights."""
    one = base(random)
    weights, cells, totals = multiplied(one)
    both = random.random() < 1 / 2
    maxima = tuple(one.show(weight * one.scale[1]) for weight in weights) if both and random.random() < 1 / 3 else ()
    results = ranked(one, totals, {"total": tuple(one.show(total) for total in totals)})
    return one.case(
        "multipliers",
        "weighted-sum",
        weights=tuple(map(str, weights)),
        weight_sum=one.show(sum(weights)) if random.random() < 1 / 2 else "",
        scores=one.grid(one.raw),
        weighted=one.grid(cells) if both else (),
        results=results,
        sum_of="weighted" if both else "product",
        total_word="weighted-total",
        method_said=random.choice(_SAID),
        maxima=maxima,
        max_total=one.show(sum(weights) * one.scale[1]) if maxima else "",
    )


def weighted_only(random: Random) -> Case:
    """Only whole weighted scores and the weights are printed."""
    one = base(random)
    weights, cells, totals = multiplied(one)
    results = ranked(one, totals, {"total": tuple(one.show(total) for total in totals)})
    return one.case(
        "weighted-only",
        "weighted-sum",
        weights=tuple(map(str, weights)),
        weight_sum=one.show(sum(weights)),
        weighted=one.grid(cells),
        results=results,
        sum_of="weighted",
        total_word="weighted-total",
        method_said="The cells hold weighted scores.",
    )


def levels(random: Random) -> Case:
    """Named levels with values, times a weight; the words are printed."""
    one = base(random, (0, 2))
    values = random.choice(_LEVELS)
    named = [one.words[name] for name in ("low", "medium", "high")]
    weights = [random.randint(1, 4) for _ in one.criteria]
    totals = columns([[weight * values[2 - score] for score in row] for weight, row in zip(weights, one.raw, strict=True)])
    key = [f"{name} = {value}" for name, value in zip(reversed(named), values, strict=True)]
    brackets = [f"{name} [{value}]" for name, value in zip(reversed(named), values, strict=True)]
    results = ranked(one, totals, {"total": tuple(one.show(total) for total in totals)})
    return one.case(
        "levels",
        "weighted-sum",
        weights=tuple(map(str, weights)),
        scores=tuple(tuple(named[score] for score in row) for row in one.raw),
        results=results,
        total_word="weighted-total",
        method_said=random.choice(_SAID[2:]),
        scale=None,
        scale_said=random.choice((", ".join(key) + ".", "Scores: " + ", ".join(brackets) + ".")),
    )


def over_top(random: Random) -> Case:
    """Weights in per cents, each score over the highest: a result out of 100; always said."""
    one = base(random, random.choice(((1, 5), (0, 5), (1, 10))))
    top = one.scale[1]
    weights, printed, total = _weights(replace(one, random=random))
    totals = columns([[100 * weight * score / top for score in row] for weight, row in zip(weights, one.raw, strict=True)])
    decimals = max(exact_places(value, 1) for value in totals)
    row = tuple(one.show(value, decimals) for value in totals)
    said = random.choice(
        (
            f"Weighted result = sum(weight x score / {top}), out of 100.",
            f"Scores are divided by {top} and multiplied by the weights, which gives a result out of 100.",
        )
    )  # sentences
    return one.case(
        "over-top",
        f"other: weighted-sum over {top}",
        weights=printed,
        weight_sum=total,
        scores=one.grid(one.raw),
        results=ranked(one, totals, {"total": row}),
        total_word="weighted-total",
        method_said=said,
    )


def quality_price(random: Random) -> Case:
    """Quality and price, 60 and 40: the lowest price has all points for it."""
    one = base(random)
    share = random.choice((60, 70, 50))
    prices = [1000 * random.randint(80, 200) for _ in one.options]
    quality = [Fraction(random.randint(share // 3, share)) for _ in one.options]
    price = [Fraction(min(prices) * (100 - share), value) for value in prices]
    places = 1
    shown_price = [Fraction(shown(value, places)) for value in price]
    totals = columns([quality, shown_price])
    renamed = replace(one, criteria=("Quality", "Price"), raw=((0,) * len(one.options),) * 2)
    results = ranked(one, totals, {"total": tuple(one.show(total, places) for total in totals)})
    return renamed.case(
        "quality-price",
        "weighted-sum",
        weights=(f"{share}%", f"{100 - share}%"),
        weighted=renamed.grid([quality, shown_price], places),
        results=results,
        sum_of="weighted",
        costs=tuple(f"£{value:,}" for value in prices),
        scale=None,
        scale_said="",
        method_said="The lowest price has all points for price; the others have them in proportion.",
    )


def cost_per_point(random: Random) -> Case:
    """Weighted benefit points beside money, and the money for each point."""
    drawn = multipliers(random)
    return replace(drawn, model="cost-per-point", costs=tuple(f"£{random.randint(20, 95) / 10}m" for _ in drawn.options))
