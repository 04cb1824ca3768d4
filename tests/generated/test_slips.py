"""One changed figure is found just where no true values print as what is then printed."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import assume, given

from testbed.papers.audited import audited, failures
from testbed.papers.oracle import possible
from testbed.papers.paper import Paper
from testbed.papers.seeded import ALL, CHOICES, seeds, with_slip
from tests.examples import examples

JOINT = frozenset({"rank", "percent", "share"})


def found(paper: Paper) -> bool:
    return any(True for _ in failures(audited(paper)))


def told(paper: Paper) -> bool:
    """Say if a slip is a finding, or if it is said what had to be taken, or how figures had to be rounded, for it to agree."""
    audit = audited(paper)
    return found(paper) or any("taken as rounded" in said for said in audit.assumed) or bool(audit.coverage.remarks)


@pytest.mark.parametrize("model", ALL)
@examples(3)
@given(seed=seeds)
def test_what_is_found_is_impossible(model: str, seed: int) -> None:
    """No false alarm: where a rule fails, brute force finds no true values behind the figures."""
    slip = with_slip(seed, model, blanks=0.1 if model != "rounded-weights" else 0.0)
    assume(slip is not None)
    assert slip is not None
    assert not (found(slip.paper) and possible(slip.paper))


def one_way(paper: Paper) -> Paper:
    """Leave out the figures that rest on all options, or that print a total once more in other words."""
    kept = {name: replace(cell, state="blank") if cell.key.kind in JOINT else cell for name, cell in paper.cells.items()}
    return replace(paper, cells=kept)


@pytest.mark.parametrize("model", CHOICES)
@examples(3)
@given(seed=seeds)
def test_what_is_impossible_is_found(model: str, seed: int) -> None:
    """Where every figure serves one sum or product only, local checks see all that brute force sees, and no more, or say what they took."""
    slip = with_slip(seed, model, keep=one_way)
    assume(slip is not None)
    assert slip is not None
    settled = possible(slip.paper)
    assert not found(slip.paper) if settled else told(slip.paper)


@pytest.mark.parametrize("count", [40, pytest.param(120, marks=pytest.mark.deep)])
def test_few_impossible_papers_pass(count: int) -> None:
    """Over all models and layouts, ranks and shares included, at least 49 of 50 impossible papers are found."""
    slips = [with_slip(seed) for seed in range(count)]
    outcomes = Counter(found(slip.paper) for slip in slips if slip is not None and not possible(slip.paper))
    assert outcomes[True] >= 49 * outcomes[False]
    assert outcomes[True] > count * 10 // 12
