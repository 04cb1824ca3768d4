"""Weights that stand within or before the names of criteria."""

import pytest

from tests.importing.make import Rows
from tests.importing.reading.found import audits, errors

WITHIN: Rows = [
    ["Criterion", "Mill Lane", "Station Road", "Old Quarry"], ["Access (3) on foot", "4", "5", "2"], ["Soil (2) and drainage", "5", "3", "2"],
    ["Cost (1) of fencing", "2", "4", "5"], ["Total", "24", "25", "15"],
]  # fmt: skip
BEFORE: Rows = [
    ["Framework", "30% Performance", "50% Ease of use", "20% Community", "Score"], ["Alpha", "4", "3", "5", "3.7"],
    ["Beta", "5", "2", "4", "3.3"], ["Gamma", "2", "5", "3", "3.7"],
]  # fmt: skip


@pytest.mark.parametrize(("rows", "at", "printed", "right"), [(WITHIN, (4, 3), "17", "15"), (BEFORE, (3, 4), "3.9", "3.7")])
def test_a_figure_that_every_name_carries_is_its_weight(rows: Rows, at: tuple[int, int], printed: str, right: str) -> None:
    """Nothing is told where the totals follow from the weights, and one that does not is told with the figure that follows."""
    assert errors(audits(rows)) == [[]]
    changed = [list(row) for row in rows]
    changed[at[0]][at[1]] = printed
    assert [one[2:] for one in errors(audits(changed))[0]] == [(printed, right)]


def test_a_figure_that_parts_names_is_no_weight() -> None:
    """Discounts of 30%, 50% and 20% are three options, and their totals are plain sums."""
    rows: Rows = [
        ["Criterion", "30% Discount", "50% Discount", "20% Discount"], ["Margin", "3", "1", "5"], ["Demand", "4", "5", "2"], ["Effort", "2", "2", "4"],
        ["Total", "9", "8", "11"],
    ]  # fmt: skip
    (found,) = audits(rows)
    assert errors([found]) == [[]]
    assert found.appraisal is not None
    assert len(found.appraisal.options) == 3  # three discounts
