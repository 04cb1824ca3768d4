"""Findings as comma-separated values."""

import csv
import io

import pytest

from audit.report.exchange.table import HEADINGS, harmless, whole
from tests.report.exchange.results import broken, clean, hostile, odd, restricted


def _rows(text: str) -> list[dict[str, str]]:
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert all(None not in row and None not in row.values() for row in rows)
    return rows


def test_a_row_is_a_finding() -> None:
    """With the figures apart from the message."""
    rows = _rows(whole([odd()], 1))
    assert len(rows) == len(odd().findings)
    assert tuple(rows[0]) == HEADINGS
    one = next(row for row in rows if row["rule"] == "ARI001")
    assert (one["published"], one["computed"], one["place in the document"]) == ("11", "12", "page 12, table 3")


def test_no_paper_is_passed_over() -> None:
    """One without findings has a row that says on what ground, one that broke a row that says why, what was left out a row of its own."""
    rows = _rows(whole([clean(), broken(), restricted()], 2))
    assert [row["severity"] for row in rows] == ["none", "not audited", "restricted", "none"]
    assert rows[0]["message"] == clean().headline


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-cmd|x", "@sum", "\tx", "%x", "|x"])
def test_no_cell_is_a_formula(cell: str) -> None:
    """What a spreadsheet would work out has an apostrophe before it."""
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-25", "+3", "-2.5%", "1,200", "", "North", "3 of 4"])
def test_figures_and_words_stay(cell: str) -> None:
    """A figure below zero is no formula."""
    assert harmless(cell) == cell


def test_a_hostile_title_alters_no_row() -> None:
    """Each row has as many cells as the headings."""
    assert all(not cell.startswith(("=", "@")) for row in _rows(whole([hostile()], 1)) for cell in row.values())
