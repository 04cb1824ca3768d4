"""What the methods of the examples are expanded to, and what comes of it, as it was read and kept."""

import pytest

from tests.relations.derive.expanded import EXPANDED, PAPERS, expanded

_KEPT = dict(part.split("\n", 1) for part in EXPANDED.read_text(encoding="utf-8").removeprefix("# ").split("\n\n# "))


def test_every_example_is_kept() -> None:
    """None is missing, and none stands there that is no more."""
    assert tuple(_KEPT) == PAPERS


@pytest.mark.parametrize("paper", PAPERS)
def test_the_relations_of_an_example(paper: str) -> None:
    """Their operands, coefficients, places and outcomes are those that are kept: a change of one is looked at, and written anew if it is meant."""
    assert expanded(paper) == _KEPT[paper].strip("\n").splitlines()
