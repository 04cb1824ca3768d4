"""Everyday papers in which all is as it should be, and something invites a misreading: none of them is accused.

`clean.md` holds them one below the other, each under a heading of its own: prices, years and ids beside scores, subtotals in
the middle, normalised scores, pairwise comparisons, caps, exclusions, averages, before and after, ranks by something else.
"""

from pathlib import Path

import pytest

from audit.documents.paper import RefusalError
from audit.problems import InputError
from tests.importing.make import Rows
from tests.importing.reading.found import Found, audits, errors

_TEXTS = [text.strip() for text in Path(__file__).with_name("clean.md").read_text(encoding="utf-8").removeprefix("# ").split("\n# ")]
_PAPERS = {text.splitlines()[0]: text for text in _TEXTS}


def _blocks(text: str) -> list[str | Rows]:
    """The blocks of a paper: tables as rows, all else as text."""
    first, *others = text.split("\n\n")
    return [f"# {first}", *(_rows(block) if block.startswith("|") else block for block in others)]


def _rows(block: str) -> Rows:
    return [[cell.strip() for cell in line.removeprefix("|").removesuffix("|").split("|")] for line in block.splitlines()]


def _errors(text: str) -> list[Found]:
    """The errors that an audit of a paper finds; a paper that is not read at all is not accused."""
    try:
        return [found for audit in errors(audits(*_blocks(text))) for found in audit]
    except (InputError, RefusalError):
        return []


@pytest.mark.parametrize("title", _PAPERS)
def test_a_clean_paper_is_not_accused(title: str) -> None:
    """Where the reading may be another, there may be questions; there is no error."""
    assert _errors(_PAPERS[title]) == []


@pytest.mark.parametrize(
    ("title", "line", "misprinted", "told"),
    [
        ("Award of the grounds maintenance contract", "| 81.2 |", "| 91.2 |", ("91.2", "81.2")),
        ("Bids for the community fund", "| -2 | 26 |", "| -2 | 28 |", ("28", "26")),
        ("Holiday homes", "| 23 |", "| 25 |", ("25", "23")),
        ("Backlog by RICE", "| 4 | 800 |", "| 4 | 900 |", ("900", "800")),
        ("Schulnoten (1 = sehr gut, 6 = ungenügend)", "| 1,95 |", "| 1,85 |", ("1,85", "1.95")),
        ("Marks, with an average below", "| 8 | 15 |", "| 8 | 16 |", ("16", "15")),
        ("Marks, with a pass mark below", "| 9 | 24 |", "| 9 | 25 |", ("25", "24")),
        ("Rank without the excluded bid", "| 12 | yes | 1 |", "| 13 | yes | 1 |", ("13", "12")),
        ("Totals of what was scored", "| 4 | 9 | 15 |", "| 4 | 10 | 15 |", ("10", "9")),
    ],
)
def test_a_misprint_in_it_is_still_told(title: str, line: str, misprinted: str, told: tuple[str, str]) -> None:
    """Whatever kept the paper from being accused does not hide a total that does not follow."""
    text = _PAPERS[title]
    assert line in text
    assert told in [found[2:] for found in _errors(text.replace(line, misprinted, 1))]
