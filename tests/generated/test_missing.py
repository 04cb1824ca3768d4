"""What is inferred for an empty cell holds its true value, and is forced only where trying leaves nothing else."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given

from audit.examine import Examination
from audit.explanation.missing import Inferred
from testbed.papers.audited import audited, key_of
from testbed.papers.design import Key
from testbed.papers.oracle import possible
from testbed.papers.paper import Paper
from testbed.papers.printing import fewest_places
from testbed.papers.seeded import ALL, CHOICES, drawn, seeds
from tests.examples import examples

CHANCE = 0.2


def scores(found: Examination) -> list[Inferred]:
    """What is inferred of scores; true values of others need not be what a paper would print."""
    return [one for one in found.inferred if one.figure.quantity.kind in {"score", "weighted-score"}]


@pytest.mark.parametrize("model", ALL)
@examples(3)
@given(seed=seeds)
def test_the_true_value_is_inferred(model: str, seed: int) -> None:
    """The values left to a cell that was blanked include what stood there."""
    paper = drawn(seed, model, CHANCE)[1]
    for one in scores(audited(paper)):
        assert one.values.holds(paper.figures[key_of(one.figure.quantity)])


def filled(paper: Paper, key: Key, value: Fraction) -> Paper:
    """Write a value into the empty cells of a quantity, as its exact value."""
    empty = {
        name: replace(cell, state="", value=value, places=fewest_places(value), exact=True) for name, cell in paper.cells.items() if cell.key == key
    }
    return replace(paper, cells={**paper.cells, **empty})


def values_of(paper: Paper, key: Key) -> list[Fraction]:
    """Every value that the scale allows the quantity."""
    if key.kind == "score":
        return list(paper.design.scale)
    factor = paper.figures[Key("weight", criterion=key.criterion)] / paper.design.weighted_over
    return sorted({score * factor for score in paper.design.scale})


def left(paper: Paper, one: Inferred) -> set[Fraction]:
    """By trying what the printed figures leave to an empty cell."""
    key = key_of(one.figure.quantity)
    return {value for value in values_of(paper, key) if possible(filled(paper, key, value))}


@pytest.mark.parametrize("model", [name for name in CHOICES if name != "scorers"])
@examples(2)
@given(seed=seeds)
def test_forced_is_what_trying_leaves(model: str, seed: int) -> None:
    """No value that trying leaves is passed over, so that a forced value is the only one."""
    paper = drawn(seed, model, CHANCE)[1]
    for one in scores(audited(paper)):
        tried = left(paper, one)
        assert all(map(one.values.holds, tried))
        assert not one.forced or {one.values.only} == tried
