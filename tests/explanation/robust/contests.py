"""Small contests drawn at random, and every legal filling of them, for brute force."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product
from random import Random

from hypothesis import strategies as st

from audit.appraisal.exact.values import Values, point, points
from audit.appraisal.model.quantity import Quantity
from audit.explanation.robust.contest import Contest, CriterionWeight, MovableScore
from audit.explanation.robust.ranking import Standing, standing_of

F = Fraction
World = Mapping[tuple[str, str], Fraction]
"""One value for every option and criterion."""


@st.composite
def contests(draw: st.DrawFn) -> Contest:
    """Draw two or three options on two to four criteria, with a few scores missing and some totals printed."""
    return drawn(draw(st.integers(0, 10**9)))


def drawn(seed: int) -> Contest:
    random = Random(seed)  # noqa: S311  # nothing is kept secret with it
    options = tuple("abc"[: random.randint(2, 3)])
    names = tuple("wxyz"[: random.randint(2, 4)])
    parts = tuple(
        CriterionWeight(name, "left" if place < 2 else "right", F(random.randint(0, 6), random.choice((1, 1, 2)))) for place, name in enumerate(names)
    )
    if not any(part.weight for part in parts):
        parts = (CriterionWeight(names[0], "left", F(1)), *parts[1:])
    values = {(option, name): _values(random) for option in options for name in names}
    rest = {option: point(F(random.choice((0, 0, 0, 1, -2)))) for option in options}
    printed = {option: own for option in options for own in _printed(random, parts, values, option)}
    return built(parts, values, rest, printed, {option: tuple(_cells(random, option, parts, values)) for option in options})


def built(
    parts: tuple[CriterionWeight, ...], values: Mapping[tuple[str, str], Values], rest: Mapping[str, Values], printed: Mapping[str, Values],
    cells: Mapping[str, tuple[MovableScore, ...]],
) -> Contest:  # fmt: skip
    options = tuple(dict.fromkeys(option for option, _ in values))
    totals = {}
    for option in options:
        own = rest[option]
        for part in parts:
            own = own.plus(values[option, part.criterion].times(part.weight))
        totals[option] = own.meet(printed[option].plus(rest[option])) if option in printed else own
    return Contest(options, (), parts, values, rest, totals, printed, (), cells)


def _values(random: Random) -> Values:
    if random.random() < 0.75:
        return point(F(random.randint(0, 4)))
    return points(F(one) for one in random.sample(range(5), random.randint(2, 3)))


def _printed(random: Random, parts: tuple[CriterionWeight, ...], values: Mapping[tuple[str, str], Values], option: str) -> Iterator[Values]:
    """Print the total that some filling makes, now and then with another one that it may also stand for."""
    if random.random() < 0.5:
        made = [
            sum(part.weight * random.choice(sorted(values[option, part.criterion].points)) for part in parts) for _ in range(random.randint(1, 2))
        ]
        yield points(F(one) for one in made)


def _cells(random: Random, option: str, parts: tuple[CriterionWeight, ...], values: Mapping[tuple[str, str], Values]) -> Iterator[MovableScore]:
    for part in parts:
        if values[option, part.criterion].only is not None:
            better, worse = (part.weight * random.randint(1, 2) if random.random() < 0.8 else None for _ in "+-")
            yield MovableScore(Quantity("score", option, part.criterion), better, worse)


def worlds(contest: Contest) -> Iterator[World]:
    """Every legal filling: one value for each cell, such that each printed total is met."""
    cells = list(contest.values)
    for chosen in product(*(sorted(contest.values[cell].points) for cell in cells)):
        world = dict(zip(cells, chosen, strict=True))
        if all(held.holds(total(contest, world, option) - fixed(contest, option)) for option, held in contest.printed.items()):
            yield world


def fixed(contest: Contest, option: str) -> Fraction:
    only = contest.rest[option].only
    assert only is not None
    return only


def total(contest: Contest, world: World, option: str, weights: Mapping[str, Fraction] | None = None) -> Fraction:
    """The total of an option, with other weights if there are any."""
    own = {part.criterion: part.weight for part in contest.parts} | dict(weights or {})
    return fixed(contest, option) + sum(own[name] * world[option, name] for name in own)


def first(totals: Mapping[str, Fraction]) -> frozenset[str]:
    return frozenset(option for option, own in totals.items() if own == max(totals.values()))


def totals_of(contest: Contest, world: World, weights: Mapping[str, Fraction] | None = None) -> dict[str, Fraction]:
    return {option: total(contest, world, option, weights) for option in contest.options}


def standing(contest: Contest) -> Standing:
    return standing_of(contest.hulls)
