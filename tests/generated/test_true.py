"""A true appraisal, printed with whatever rounding its file declares, never fails."""

from dataclasses import replace
from random import Random
from typing import Final

import pytest
from hypothesis import assume, given

from testbed.papers.audited import audited, failures
from testbed.papers.paper import Cell, Paper
from testbed.papers.printing import Bound, ends, printed, prints
from testbed.papers.seeded import ALL, drawn, random, seeds, with_slip
from tests.examples import examples

TOO_MANY: Final = "there are too many possible values to list"


def fails(paper: Paper) -> list[str]:
    found = audited(paper)
    assert all(outcome.status != "error" for outcome in found.outcomes)
    return [outcome.message for outcome in failures(found)]


@pytest.mark.parametrize("model", ALL)
@examples(3)
@given(seed=seeds)
def test_a_true_appraisal_does_not_fail(model: str, seed: int) -> None:
    """No rule about figures fails, in any layout, rounding and tie method; nothing is left open but sums of too many values."""
    paper = drawn(seed, model)[1]
    assert fails(paper) == []
    found = audited(paper)
    reasons = {str(outcome.reason) for outcome in found.outcomes if outcome.status == "undecided"}
    assert reasons <= {TOO_MANY}
    assert found.verdict == ("undecided" if reasons else "consistent")


@examples(6)
@given(seed=seeds)
def test_empty_cells_do_not_make_a_true_appraisal_fail(seed: int) -> None:
    """Blank, pending and withheld cells leave things undecided at most."""
    paper = drawn(seed, blanks=0.25)[1]
    assert fails(paper) == []
    assert audited(paper).verdict in {"consistent", "undecided", "not-auditable"}


def coarser(seed: int, paper: Paper) -> Paper:
    """Print some of the rounded figures again with fewer places, from the values that they are printings of."""
    source = random(seed)
    for name in paper.names():
        cell = paper.cell(name)
        if not cell.exact and cell.places and source.random() < 0.7:
            paper = paper.put(name, _with_places(source, paper, cell, source.randrange(cell.places)))
    return paper


def _with_places(source: Random, paper: Paper, cell: Cell, places: int) -> Cell:
    value = paper.figures[cell.key] * cell.factor
    return replace(cell, value=printed(source, value, places, paper.design.mode(cell.key.kind)), places=places)


@examples(6)
@given(seed=seeds)
def test_fewer_places_make_no_failure(seed: int) -> None:
    """Printing derived figures more coarsely says less, so that nothing fails that did not."""
    paper = drawn(seed, blanks=0.05)[1]
    assert fails(coarser(seed, paper)) == []


def wider(paper: Paper, name: str) -> Paper | None:
    """The paper with one figure printed so coarsely that it stands for all that it stood for; None if it cannot be."""
    cell = paper.cell(name)
    if cell.exact or not cell.places:
        return None
    mode = paper.design.mode(cell.key.kind)
    for value in prints(cell.value, cell.places - 1, mode):
        if _spans(ends(value, cell.places - 1, mode), ends(cell.value, cell.places, mode)):
            return paper.put(name, replace(cell, value=value, places=cell.places - 1))
    return None


def _spans(outer: tuple[Bound, Bound], inner: tuple[Bound, Bound]) -> bool:
    (low, low_in), (high, high_in) = outer
    (least, least_in), (most, most_in) = inner
    below = low < least or (low == least and (low_in or not least_in))
    return below and (high > most or (high == most and (high_in or not most_in)))


@examples(4)
@given(seed=seeds)
def test_a_wider_printing_makes_no_failure_where_slips_made_none(seed: int) -> None:
    """A paper whose figures agree, though one is not as it was meant, agrees when a figure says less."""
    slip = with_slip(seed, "rounded-scores")
    assume(slip is not None)
    assert slip is not None
    assume(not fails(slip.paper))
    names = random(seed).choices(slip.paper.names(), k=4)
    papers = [wider(slip.paper, name) for name in names]
    assert all(fails(paper) == [] for paper in papers if paper is not None)
