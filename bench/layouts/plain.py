"""Scoring models without weights: points, averages, percentages, ranks, scorers, gateways, signs, inherited scores."""

from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Final

from bench.layouts.base import base, columns, ranked
from bench.layouts.case import Case, exact_places

_PERCENT: Final = 100


def points(random: Random) -> Case:
    """Points on a bare scale, added up; sometimes beside the most that can be had."""
    one = base(random)
    totals = columns(one.raw)
    most = one.scale[1] * len(one.criteria)
    row = tuple(f"{one.show(total)} / {most}" for total in totals) if random.random() < 1 / 4 else None
    results = ranked(one, totals, {"total": row or tuple(one.show(total) for total in totals)})
    return one.case("points", "sum", scores=one.grid(one.raw), results=results, sum_of="score")


def mean(random: Random) -> Case:
    """Averages of the scores."""
    one = base(random)
    totals = [total / len(one.criteria) for total in columns(one.raw)]
    decimals = random.choice((1, 2))
    results = ranked(one, totals, {"mean": tuple(one.show(total, decimals) for total in totals)})
    said = random.choice(("The overall rating is the average of the scores.", ""))
    return one.case("mean", "mean", scores=one.grid(one.raw), results=results, sum_of="score", total_word="mean", method_said=said)


def percent(random: Random) -> Case:
    """Points added up, with the share of the most that can be had, or of all points."""
    one = base(random, random.choice(((1, 5), (0, 5), (1, 10), (0, 10))))
    totals = columns(one.raw)
    most = one.scale[1] * len(one.criteria)
    share = random.random() < 1 / 4 and sum(totals) > 0
    parts = [_PERCENT * total / (sum(totals) if share else most) for total in totals]
    decimals = random.choice((0, 1))
    results = {
        "total": tuple(one.show(total) for total in totals),
        "share" if share else "percent": tuple(f"{one.show(part, decimals)}%" for part in parts),
    }
    maxima = () if share else (str(one.scale[1]),) * len(one.criteria)
    return one.case(
        "percent",
        "sum",
        scores=one.grid(one.raw),
        results=ranked(one, totals, results),
        sum_of="score",
        maxima=maxima,
        max_total="" if share else str(most),
    )


def scorers(random: Random) -> Case:
    """Several scorers, averaged or added for each criterion; the totals are added from what comes of them."""
    one = base(random)
    panel = [one.raw, *(tuple(tuple(random.randint(*one.scale) for _ in one.options) for _ in one.criteria) for _ in range(random.choice((1, 2))))]
    added = [[Fraction(sum(cell)) for cell in zip(*rows, strict=True)] for rows in zip(*panel, strict=True)]
    averaged = random.random() < 1 / 2
    made = [[cell / len(panel) for cell in row] if averaged else row for row in added]
    totals = columns(made)
    decimals = max(exact_places(cell, 2) for row in made for cell in row)
    results = ranked(one, totals, {"total": tuple(one.show(total, decimals) for total in totals)})
    said = random.choice(("The score is the average of the panel.", "")) if averaged else random.choice(("The scores of all members are added.", ""))
    return one.case(
        "scorers",
        "sum",
        scorers=tuple(one.grid(grid) for grid in panel),
        scores=one.grid(made, decimals),
        results=results,
        method_said=said,
        scale=None,
        scale_said="",
    )


def ranks_as_scores(random: Random) -> Case:
    """Each criterion ranks the options, 1 the best; the lowest total wins."""
    one = base(random)
    rows = [random.sample(range(1, len(one.options) + 1), len(one.options)) for _ in one.criteria]
    totals = columns(rows)
    results = ranked(one, totals, {"total": tuple(one.show(total) for total in totals)}, lowest=True)
    return one.case(
        "ranks",
        "sum",
        scores=one.grid(rows),
        results=results,
        sum_of="score",
        scale=None,
        scale_said=random.choice(("1 = best; the lowest total is preferred.", "Options were ranked on each criterion, 1 being the best.")),
    )


def gateways(random: Random) -> Case:
    """A gateway of pass or fail before points that are added up."""
    drawn = points(random)
    passes = tuple(drawn.words["pass"] if random.random() < 3 / 4 else drawn.words["fail"] for _ in drawn.options)
    return replace(drawn, model="gateways", passes=passes)


def inherited(random: Random) -> Case:
    """Some scores are taken from another option, and the cell says so."""
    drawn = points(random)
    at = random.randrange(len(drawn.criteria))
    scores = [list(row) for row in drawn.scores]
    same = [number for number in range(1, len(drawn.options)) if scores[at][number] == scores[at][0]]
    for number in same:
        scores[at][number] = f"{scores[at][number]} (as {drawn.options[0]})"
    return replace(drawn, model="inherited", scores=tuple(map(tuple, scores)))


def pugh(random: Random) -> Case:
    """Better, same or worse than a baseline, in signs; weighted or not."""
    one = base(random)
    signs = [[0, *(random.choice((-1, 0, 1)) for _ in one.options[1:])] for _ in one.criteria]
    weights = [random.randint(1, 7) for _ in one.criteria] if random.random() < 1 / 2 else []
    totals = columns([[weight * sign for sign in row] for weight, row in zip(weights or [1] * len(signs), signs, strict=True)])
    same = random.choice("S0s")
    words = {-1: "-", 0: same, 1: "+"}
    results = {
        "sum of +": tuple(str(row.count(1)) for row in zip(*signs, strict=True)),
        "sum of -": tuple(str(row.count(-1)) for row in zip(*signs, strict=True)),
    }  # two rows alike
    total = {"total": tuple(str(int(total)) for total in totals)}
    return one.case(
        "pugh",
        "weighted-sum" if weights else "sum",
        weights=tuple(map(str, weights)),
        scores=tuple(tuple(words[sign] for sign in row) for row in signs),
        results={**(results if random.random() < 1 / 2 else {}), **total},
        scale=None,
        total_word="weighted-total" if weights else "total",
        scale_said=f"+ is better than the baseline, - is worse, {same} is the same.",
    )
