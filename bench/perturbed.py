"""Appraisals with other scores in their cells, to see whether two assertions say the same of every table or of one only."""

import random
from collections.abc import Iterator
from dataclasses import replace

from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.figure import Figure
from audit.relations.derive.derive import derive
from audit.relations.derive.valuation import Valuation
from audit.rules.language.claim import judge
from audit.rules.language.things import Unknown
from audit.rules.language.world import World

CELLS = frozenset(("score", "weighted-score"))
ENTERED = frozenset(("weight", "max-score", "max-total", "count"))
TABLES = 40
Pools = dict[tuple[str, str | None], list[Figure]]


def worlds(appraisal: Appraisal, count: int = TABLES) -> Iterator[World]:
    """The appraisal as printed, and then with scores drawn anew, every other time with its blank cells filled too."""
    yield world(appraisal)
    pools: Pools = {}
    for figure in appraisal.figures:
        if figure.quantity.kind in CELLS and figure.value is not None:
            pools.setdefault((figure.quantity.kind, figure.quantity.criterion), []).append(figure)
    for seed in range(count):
        drawn = random.Random(seed)
        held: dict[object, Figure] = {}
        yield world(replace(appraisal, figures=tuple(other(one, pools, held, drawn, fill=seed % 2 == 0) for one in appraisal.figures)))


def other(figure: Figure, pools: Pools, held: dict[object, Figure], drawn: random.Random, *, fill: bool) -> Figure:
    """A cell another score of its criterion, the same wherever it is printed; what follows from scores is not printed."""
    quantity = figure.quantity
    if quantity.kind in ENTERED:
        return figure
    pool = pools.get((quantity.kind, quantity.criterion)) or pools.get((quantity.kind, None))
    if quantity.kind not in CELLS or not pool or not (figure.printed or fill):
        return replace(figure, state="blank", value=None, possible=None, numeral=None)
    source = held.setdefault(quantity, drawn.choice(pool))
    return replace(
        figure, state="figure", text=source.text, value=source.value, unit=source.unit, possible=source.possible, level=source.level,
        numeral=source.numeral, inherits=None,
    )  # fmt: skip


def world(appraisal: Appraisal) -> World:
    derivation = derive(appraisal)
    return World(appraisal, derivation, Valuation(derivation))


def truths(asserts: str, tables: list[World]) -> tuple[str, ...]:
    """Say what an assertion is of each table: true, false or open."""
    return tuple("open" if isinstance(truth, Unknown) else str(truth) for truth in (judge(asserts, one)[0] for one in tables))
