"""Changes one printed figure of a generated appraisal, as a slip of the pen or of a formula would."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

from testbed.papers.paper import Cell, Paper
from testbed.papers.printing import fewest_places


@dataclass(frozen=True)
class Slip:
    """A paper with one quantity printed otherwise: in one place, or everywhere."""

    paper: Paper
    before: Cell
    names: tuple[str, ...]

    @property
    def everywhere(self) -> bool:
        """Whether every printing of the quantity was changed alike."""
        return set(self.names) == set(self.paper.where(self.before.key))


def slipped(random: Random, paper: Paper) -> Slip | None:
    """Change one printing, or all printings of one quantity; None where the paper prints nothing that can change."""
    names = paper.names()
    if not names:
        return None
    name = random.choice(names)
    before = paper.cell(name)
    changed = tuple(paper.where(before.key)) if random.random() < 0.3 else (name,)
    return Slip(_put(paper, changed, _other(random, paper, before)), before, changed)


def _put(paper: Paper, names: Sequence[str], value: Fraction) -> Paper:
    for name in names:
        cell = paper.cell(name)
        shown = value if cell.exact else Fraction(round(value * 10**cell.places), 10**cell.places)
        paper = paper.put(name, replace(cell, value=shown, places=max(cell.places, fewest_places(shown)), tied=""))
    return paper


def _other(random: Random, paper: Paper, cell: Cell) -> Fraction:
    unit = Fraction(1, 10**cell.places)
    near = [cell.value + unit * step for step in (-2, -1, -1, 1, 1, 2)]
    if cell.key.kind == "score" and cell.exact and random.random() < 0.8:
        near = [value for value in paper.design.scale if value != cell.value] or near
    elif cell.key.kind == "rank":
        near = [Fraction(place) for place in range(1, len(paper.design.options) + 1) if place != cell.value] or [cell.value + 1]
    elif random.random() < 0.2:
        near = [cell.value + unit * 10, cell.value - unit * 10]
    return random.choice(near)
