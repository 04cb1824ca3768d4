"""What is said of first place holds, whether a slip was carried into total and rank or not."""

from itertools import product

import pytest
from hypothesis import assume, given

from bench.carried import wrong
from testbed.papers.audited import audited_file
from testbed.papers.carried import SHAPES, SLIPS, drawn, plain
from testbed.papers.seeded import seeds
from tests.examples import examples

_KINDS = [
    (slip, shape, forward)
    for slip, shape, forward in product(SLIPS, SHAPES, (True, False))
    if any(drawn(seed, slip, shape, forward=forward) is not None for seed in range(5))
]


@pytest.mark.parametrize(("slip", "shape", "forward"), _KINDS)
@examples(2)
@given(seed=seeds)
def test_first_place_is_never_said_wrongly(slip: str, shape: str, forward: bool, seed: int) -> None:
    """First place is not said to stay where another option is first in truth, nor to change where it is not."""
    paper = drawn(seed, slip, shape, forward=forward)
    assume(paper is not None)
    assert paper is not None
    decision = audited_file(plain(paper)).decision
    assert decision is None or not wrong(paper, decision)
