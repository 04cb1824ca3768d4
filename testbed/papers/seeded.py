"""Appraisals by number: the same number gives the same appraisal, on any machine."""

from collections.abc import Callable
from random import Random
from typing import Final

from hypothesis import strategies as st

from testbed.papers.draw import MODELS, Truth, draw
from testbed.papers.errors import Slip, slipped
from testbed.papers.layout import lay_out
from testbed.papers.paper import Paper

ALL: Final = tuple(sorted(MODELS))
CHOICES: Final = tuple(name for name in ALL if not name.startswith("rounded"))
"""The models whose true values are a list that can be tried one by one."""

seeds = st.integers(0, 10**9)


def random(seed: int) -> Random:
    """A source of choices that depends on the number only."""
    return Random(seed)  # noqa: S311  # nothing is kept secret with it


def drawn(seed: int, model: str = "", blanks: float = 0.0) -> tuple[Truth, Paper]:
    """The appraisal of that number, and what is true of it."""
    source = random(seed)
    truth = draw(source, model)
    return truth, lay_out(source, truth, blanks)


def with_slip(seed: int, model: str = "", blanks: float = 0.0, keep: Callable[[Paper], Paper] = lambda paper: paper) -> Slip | None:
    """The appraisal of that number with one figure changed."""
    source = random(seed)
    paper = lay_out(source, draw(source, model), blanks)
    return slipped(source, keep(paper))
