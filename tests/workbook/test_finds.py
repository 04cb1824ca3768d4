"""Everything that is looked for: that it is found where it was planted, and nowhere else."""

from copy import deepcopy
from random import Random

import pytest

from audit.rules.checks.workbook import FINDS as NAMES
from audit.workbook.finds import FINDS
from testbed.workbooks.faults import FAULTS, failures, planted
from testbed.workbooks.layouts import LAYOUTS, drawn
from tests.workbook.unusual import GRIDS, draft_of

_SEEDS = range(2)
"""Drawn workbooks for each fault; bench/workbooks.py draws many more."""


def test_what_rules_can_name_is_what_there_is() -> None:
    """The words that a rule may use are the finds, in their order."""
    assert tuple(FINDS) == NAMES


@pytest.mark.parametrize("seed", range(24))
def test_nothing_is_found_where_nothing_is_planted(seed: int) -> None:
    """Drawn workbooks without a fault give no finding."""
    assert failures(drawn(seed)) == []


def test_every_layout_is_drawn() -> None:
    """The seeds of the tests draw each layout."""
    assert {drawn(seed).layout for seed in range(24)} == {make.__name__ for make in LAYOUTS}


@pytest.mark.parametrize("name", GRIDS)
def test_nothing_is_found_where_it_only_looks_so(name: str) -> None:
    """Workbooks that look as if something were amiss, and are not, give no finding."""
    assert failures(draft_of(name)) == []


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("seed", _SEEDS)
def test_what_is_planted_is_found_and_nothing_else(fault: str, seed: int) -> None:
    """Each fault is found at its cell under its own name, and nothing else is told."""
    number, where = 1000 * seed, None
    while where is None:
        number += 1
        draft = deepcopy(drawn(number))
        where = FAULTS[fault](draft, Random(number))  # noqa: S311  # planted again from its seed
    assert planted(draft, where) == ("found", [])
