"""The counts below a Pugh matrix follow from its signs."""

import pytest

from tests.importing.make import Rows
from tests.importing.reading.found import audits, errors

MATRIX = [
    ["Criteria", "Kite", "Raft", "Sled"], ["Cost", "+", "-", "S"], ["Ease", "+", "+", "-"], ["Mass", "-", "+", "+"], ["Life", "S", "+", "+"],
]  # fmt: skip
COUNTS = [["Sum of positives", "2", "3", "2"], ["Sum of negatives", "1", "1", "1"], ["Sum of sames", "1", "0", "1"], ["Net score", "1", "2", "1"]]


def _with(at: int, row: list[str]) -> Rows:
    return [*MATRIX, *COUNTS[:at], row, *COUNTS[at + 1 :]]


def test_counts_that_follow_are_checked_and_agree() -> None:
    """Nothing is found where all counts are those of the signs, and each of them was compared."""
    (found,) = audits([*MATRIX, *COUNTS])
    assert errors([found]) == [[]]
    assert sum(one.rule.id == "ARI020" and one.status == "pass" for one in found.outcomes) == 9


@pytest.mark.parametrize(
    ("row", "printed", "right"),
    [(0, ["Number of +", "2", "4", "2"], ("ARI020", "raft", "4", "3")), (1, ["Sum of negatives", "1", "1", "2"], ("ARI020", "sled", "2", "1"))],
)  # fmt: skip
def test_one_count_that_differs_is_found(row: int, printed: list[str], right: tuple[str, ...]) -> None:
    """A count that is not that of the signs above it is told with the right one."""
    assert errors(audits(_with(row, printed))) == [[right]]


def test_lines_that_count_something_else_are_left_alone() -> None:
    """Figures of which most are not the number of signs, as where signs are weighted, are held against nothing."""
    assert errors(audits(_with(0, ["Sum of positives", "7", "9", "2"]))) == [[]]
