"""The true value of every quantity of a design, worked out directly from raw scores and weights."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from statistics import median
from typing import Final

from testbed.papers.design import Design, Formula, Key, Weights

Raw = Mapping[tuple[str, str], Fraction]
"""The score that each scorer gave on each criterion, for one option."""

Figures = dict[Key, Fraction]
_ZERO: Final = Fraction(0)
UNDECLARED_TIES: Final = ("standard", "dense", "average")


def _sum(values: Iterable[Fraction]) -> Fraction:
    return sum(values, _ZERO)


def together(design: Design, given: Sequence[Fraction]) -> Fraction:
    """Put the scores of all scorers together."""
    if design.aggregate == "sum":
        return _sum(given)
    if design.aggregate == "median":
        return Fraction(median(given))
    heads = list(design.scorers.values()) if design.aggregate == "weighted-mean" else [1] * len(given)
    return _sum(head * value for head, value in zip(heads, given, strict=True)) / sum(heads)


def combined(formula: Formula, parts: Sequence[tuple[Fraction, Fraction]], over: Fraction) -> Fraction:
    """Put parts with their weights together; ``over`` divides each weighted part."""
    if formula.name in {"sum", "mean"}:
        return _sum(part for part, _ in parts) / (len(parts) if formula.name == "mean" else 1)
    whole = _sum(part * weight for part, weight in parts)
    if formula.name == "weighted-mean":
        return whole / _sum(weight for _, weight in parts)
    return whole / over / formula.over


def _subtotal(design: Design, weights: Weights, scores: Mapping[str, Fraction], group: str) -> Fraction:
    used = weights.sub if design.total.of_groups and weights.sub else weights.final
    over = Fraction(1) if used is weights.sub else design.weighted_over
    return combined(design.subtotal, [(scores[one], used.get(one, Fraction(1))) for one in design.members(group)], over)


def _wholes(design: Design, weights: Weights, scores: Mapping[str, Fraction]) -> tuple[dict[str, Fraction], Fraction]:
    groups = {group: _subtotal(design, weights, scores, group) for group in design.group_names}
    if design.total.of_groups:
        parts = [(groups[group], weights.group.get(group, Fraction(1))) for group in groups]
        return groups, combined(design.total, parts, Fraction(1))
    parts = [(scores[one], weights.final.get(one, Fraction(1))) for one in design.criteria]
    return groups, combined(design.total, parts, design.weighted_over)


def of_method(design: Design, weights: Weights) -> Figures:
    """What belongs to no option: weights, their sum, and what can be reached at most."""
    found = {Key("weight", criterion=one): weight for one, weight in weights.final.items()}
    found |= {Key("weight", criterion=one, group=design.groups[one]): weight for one, weight in weights.sub.items()}
    found |= {Key("weight", group=one): weight for one, weight in weights.group.items()}
    summed = weights.group if design.total.of_groups else weights.final
    if summed:
        found[Key("weight")] = _sum(summed.values())
    tops = dict.fromkeys(design.criteria, max(design.scale) * (len(design.scorers) if design.aggregate == "sum" else 1))
    for one in design.criteria:
        found[Key("max-score", criterion=one)] = tops[one] * (weights.final[one] / design.weighted_over if design.weighted else 1)
    groups, whole = _wholes(design, weights, tops)
    found |= {Key("max-total", group=group): value for group, value in groups.items()}
    return found | {Key("max-total"): whole}


def of_option(design: Design, weights: Weights, raw: Raw, option: str, most: Fraction) -> Figures:
    """Every quantity that follows from one option's scores and the most that can be reached."""
    scores = {one: together(design, [raw[one, judge] for judge in design.judges]) for one in design.criteria}
    found = {Key("score", option, one): value for one, value in scores.items()}
    if design.weighted:
        found |= {Key("weighted-score", option, one): scores[one] * weights.final[one] / design.weighted_over for one in scores}
    groups, total = _wholes(design, weights, scores)
    found |= {Key("subtotal", option, group=group): value for group, value in groups.items()}
    found[Key("total", option)] = total
    if design.percent_of == "maximum" and most:
        found[Key("percent", option)] = design.base * total / most
    return found | _of_scorers(design, raw, option)


def _of_scorers(design: Design, raw: Raw, option: str) -> Figures:
    found: Figures = {}
    for scorer in design.scorers:
        own = {one: raw[one, scorer] for one in design.criteria}
        found |= {Key("score", option, one, scorer=scorer): value for one, value in own.items()}
        found[Key("total", option, scorer=scorer)] = combined(design.total, [(value, Fraction(1)) for value in own.values()], Fraction(1))
    return found


def of_all(design: Design, totals: Mapping[str, Fraction]) -> Figures:
    """What follows from all options' totals together, ranks aside."""
    grand = _sum(totals.values())
    found = {Key("total"): grand}
    kinds = ("share", *(("percent",) if design.percent_of == "grand-total" else ()))
    if grand:
        found |= {Key(kind, option): design.base * total / grand for kind in kinds for option, total in totals.items()}
    return found


def rankings(totals: Mapping[str, Fraction], ties: str, direction: str) -> dict[str, tuple[Fraction, Fraction]]:
    """For each option the lowest and the highest rank that it can have; they differ only where equals are put in an order."""
    sign = 1 if direction == "higher" else -1
    found = {}
    for option, own in totals.items():
        better = [value for value in totals.values() if value * sign > own * sign]
        level = list(totals.values()).count(own)
        first = Fraction(1 + (len(set(better)) if ties == "dense" else len(better)))
        if ties == "average":
            first += Fraction(level - 1, 2)
        found[option] = (first, first + level - 1 if ties == "distinct" else first)
    return found


def ranks_fit(totals: Mapping[str, Fraction], shown: Mapping[str, Fraction], ties: str, direction: str) -> bool:
    """Say whether printed ranks are those of the totals."""
    allowed = rankings(totals, ties, direction)
    if ties == "distinct" and (len(set(shown.values())) < len(shown) or any(rank.denominator > 1 for rank in shown.values())):
        return False
    return all(allowed[option][0] <= rank <= allowed[option][1] for option, rank in shown.items())
