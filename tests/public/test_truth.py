"""The truth files of the public papers say what re-adding them finds, no more and no less."""

import pytest

from tests.public.papers import Paper, faults, papers, strays

PAPERS = [pytest.param(paper, id=f"{folder}/{paper.document.name}") for folder in ("seen", "aside") for paper in papers(folder)]


@pytest.mark.parametrize("paper", PAPERS)
def test_a_truth_file_is_well_formed(paper: Paper) -> None:
    """Each row has a figure for each option, and each discrepancy names what is there."""
    assert faults(paper) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_each_discrepancy_listed_and_no_other_is_found_by_adding(paper: Paper) -> None:
    """What is listed is what an exact computation of its own finds in the figures."""
    assert strays(paper) == []


def test_there_are_papers_to_measure_by() -> None:
    """The folder that development may look at is not empty."""
    assert papers("seen")
