"""Columns of scorers below each option, and the score that came of them."""

import pytest

from tests.importing.make import Rows
from tests.importing.reading.found import audits, errors, warnings

PANEL = [
    ["Criterion", "Weight", "Option A", "<", "<", "Option B", "<", "<"], ["^", "^", "P1", "P2", "Average", "P1", "P2", "Average"],
    ["Clinical", "3", "4", "3", "3.5", "2", "4", "3"], ["Access", "2", "5", "4", "4.5", "3", "3", "3"], ["Total", "", "", "", "19.5", "", "", "15"],
]  # fmt: skip


def _with(row: int, cells: list[str]) -> Rows:
    return [*PANEL[:row], cells, *PANEL[row + 1 :]]


def _figures(rows: Rows) -> tuple[list[str], list[str]]:
    (found,) = audits(rows)
    assert found.appraisal is not None
    return list(found.appraisal.options), list(found.appraisal.method.scorers)


def test_scorers_are_no_options() -> None:
    """The options are those over the columns, the scorers those below; all agrees."""
    assert _figures(PANEL) == (["option-a", "option-b"], ["p1", "p2"])
    found = audits(PANEL)
    assert errors(found) == [[]]
    assert not warnings(found)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (_with(4, ["Total", "", "", "", "19.5", "", "", "16"]), ("ARI001", "option-b", "16", "15")),
        (_with(3, ["Access", "2", "5", "4", "4.0", "3", "3", "3"]), ("ARI023", "option-a", "4.0", "4.5")),
    ],
)  # fmt: skip
def test_what_does_not_follow_is_found(rows: Rows, told: tuple[str, ...]) -> None:
    """A total that the scores do not make is told, and so is an average that the scorers do not make."""
    assert told in errors(audits(rows))[0]


def test_columns_of_which_none_is_the_mean_of_others_stay_options() -> None:
    """Names that begin alike are options of their own where no column comes of the others."""
    rows = [["Criterion", "Site: North", "Site: South", "Site: West"], ["Access", "4", "3", "5"], ["Space", "2", "4", "1"], ["Total", "6", "7", "6"]]
    (found,) = audits(rows)
    assert found.appraisal is not None
    assert len(found.appraisal.options) == 3
