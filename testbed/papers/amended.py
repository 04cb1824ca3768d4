"""Puts other values for one quantity into a generated appraisal, and finds all that would do by trying."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from audit.explanation.finding import Change, Finding
from testbed.papers.audited import key_of
from testbed.papers.design import Key
from testbed.papers.oracle import possible
from testbed.papers.paper import Cell, Paper
from testbed.papers.printing import fewest_places

REACH = 3
Amendment = tuple[Key, Fraction]
"""A quantity, and the figure that would be printed for it wherever it stands."""


def told(paper: Paper, key: Key) -> Cell:
    """The printing in which a change is told: an exact one if there is any, else the one with the most places."""
    cells = [paper.cell(name) for name in paper.where(key)]
    return min(cells, key=lambda cell: (not cell.exact, Fraction(1, 10**cell.places * cell.factor)))


def amended(paper: Paper, amendment: Amendment) -> Paper:
    """Print a quantity so, in every place."""
    key, value = amendment
    like = told(paper, key)
    new = replace(like, value=value, places=max(like.places, fewest_places(value)), tied="", of=None)
    for name in paper.where(key):
        paper = paper.put(name, replace(new, of=paper.cell(name).of))
    return paper


def listed(finding: Finding) -> set[Amendment]:
    """The single changes that a finding lists."""
    changes = [change for explanation in finding.explanations for change in explanation.changes]
    return {(key_of(change.quantity), value) for change in changes for value in change.possible.points}


def written(change: Change) -> set[Fraction]:
    """The values of a change as they are told to people."""
    return {Fraction(text.removesuffix("%")) for text in change.shown}


def near(paper: Paper, key: Key) -> list[Fraction]:
    """The values worth trying for a quantity: all scores of its scale, all ranks, else a few steps around."""
    cell = told(paper, key)
    if key.kind == "score" and cell.exact and (key.scorer or not paper.design.scorers):
        return list(paper.design.scale)
    if key.kind == "rank":
        return [Fraction(half, 2) for half in range(2, 2 * len(paper.design.options) + 1)]
    return [cell.value + Fraction(step, 10**cell.places) for step in range(-REACH, REACH + 1)]


def by_trying(paper: Paper, *, lenient: bool) -> Iterator[Amendment]:
    """Every change of one quantity, among the values worth trying, after which true values stand behind all figures."""
    for key in dict.fromkeys(cell.key for cell in paper.printings()):
        for value in near(paper, key):
            if possible(amended(paper, (key, value)), lenient=lenient):
                yield key, value


def worth_trying(paper: Paper, amendments: set[Amendment]) -> set[Amendment]:
    """Those of some changes that ``by_trying`` tries."""
    return {(key, value) for key, value in amendments if value in near(paper, key)}
