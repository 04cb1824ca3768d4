"""What stands at a place of a source text."""

from __future__ import annotations

import pytest

from audit.appraisal.text.recorded import passage, source_lines

LINES = source_lines(
    "Question\tIs it good?\n"
    "Reason\tcheap and\tdear but\n"
    "\n"
    "simple\tlasting\n"
    "\talways\n"
    "Criteria\tEvaluation\tScore\n"
    "1. Cost\tcheap in\t4\n"
    "\n"
    "\tsummer.\t\n"
    "\tTOTAL\t4\n"
    "Prose without\fcells.\n"
    "\tlow\n"
    "Reason\tto be\n"
    "\tlikely"
)


@pytest.mark.parametrize(
    ("line", "to_line", "column", "expected"),
    [
        (1, None, 2, "Is it good?"),
        (2, 2, 3, "dear but"),
        (2, 5, 2, "cheap and simple"),
        (2, 5, 3, "dear but lasting always"),
        (7, 9, 2, "cheap in summer."),
        (7, 9, 3, "4"),
        (12, 14, 2, "low to be likely"),
        (11, None, None, "Prose without\fcells."),
        (1, None, 9, ""),
        (99, None, None, ""),
        (14, 99, 2, "likely"),
    ],
)
def test_text_of_a_place(line: int, to_line: int | None, column: int | None, expected: str) -> None:
    """Cells run on over lines, with or without the column of labels; beyond the end there is nothing."""
    assert passage(LINES, line, to_line, column).text == expected


def test_pieces_know_their_lines() -> None:
    """An offset of the joined text leads back to the line it was read from."""
    found = passage(LINES, 7, 9, 2)
    assert [found.line_at(found.text.index(word)) for word in ("cheap", "in", "summer")] == [7, 7, 9]


def test_offset_beyond_the_text_is_an_error() -> None:
    """There is no line for what is not there."""
    with pytest.raises(IndexError):
        passage(LINES, 7, 9, 2).line_at(100)
