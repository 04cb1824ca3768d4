"""The page of ``audit explain`` for files of every sort."""

import re
from pathlib import Path

import pytest

from audit.examine import Examination
from audit.report.explained import explained
from tests.report.papers import BANNED, explained_file, explained_text, many_errors

_ROOT = Path(__file__).parents[2]
_FILES = [file.relative_to(_ROOT).as_posix() for folder in ("examples", "appraisals") for file in sorted((_ROOT / folder).glob("*.yaml"))]
_ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
_BROKEN = "\nappraisal: {id: x}\ncriteria: {care: {wieght: 3}}\n"
_SCREEN = 24

HEAD = """
format: "1"
appraisal: {id: x, title: X, from: draft}
scale: {min: 0, max: 4, step: 1}
criteria: {a: {title: Access, weight: 2}, b: {title: Build, weight: 1}}
options: {p: {title: Park}, q: {title: Quay}, r: {title: Rail}}
method: {total: weighted-sum}
"""
TABLE = "tables: {t: {prints: score, rows: criteria, columns: [p, q, r], cells: {a: [%s], b: [%s], total: [%s]}}}\n"


def page(*rows: str) -> str:
    return " ".join(explained(explained_text(HEAD + TABLE % rows), width=80).split())


def everything() -> list[Examination]:
    return [*map(explained_file, _FILES[::3]), explained_file(_FILES[-1]), explained_text(many_errors(long=True)), explained_text(_BROKEN)]


@pytest.mark.whole
@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_longer_than_the_terminal(width: int) -> None:
    """No line passes the edge of a terminal of 80 columns or more; colours change nothing in the text."""
    for found in everything():
        plain = explained(found, width=width)
        assert _ESCAPE.sub("", explained(found, width=width, colour=True)) == plain
        assert width < 80 or max(map(len, plain.split("\n"))) <= width


@pytest.mark.whole
def test_what_matters_stands_on_the_first_screen() -> None:
    """Everything up to the limits of what is said fits one screen, and names first place or why it is not told."""
    for name in _FILES:
        lines = explained(explained_file(name)).split("\n")
        limits = next(place for place, line in enumerate(lines) if line.startswith("Figures only"))
        assert limits <= _SCREEN
        assert any(line.startswith("What it would take") for line in lines[:limits])


@pytest.mark.whole
def test_the_words_accuse_nobody() -> None:
    """No page uses a word that accuses or presumes."""
    for found in everything():
        joined = " ".join(explained(found, width=120).lower().split())
        assert not [word for word in BANNED if re.search(rf"\b{word}\b", joined)]


def test_a_file_that_cannot_be_audited_says_why() -> None:
    """The reasons stand on the page, and nothing else."""
    text = explained(explained_text(_BROKEN))
    assert "could not be audited" in text
    assert "wieght" in text
    assert "alter the result" not in text


def test_what_would_make_it_agree_and_what_follows() -> None:
    """A total that goes against its scores: the ways to agree have letters, and a table has the places under each."""
    text = page("3, 2, 1", "1, 2, 1", "5, 6, 3")
    assert "the total printed is 5" in text
    assert "A: if" in text
    assert "as printed A B" in text
    assert "Park 5 2nd 5 2nd 7 1st" in text
    assert 'Who is first depends on figures that do not agree: "Park" or "Quay".' in text


def test_ways_that_leave_everything_in_place_have_no_letters() -> None:
    """Where every option stays where it is under each way, a sentence takes the place of the table."""
    text = page("4, 2, 1", "4, 2, 1", "11, 6, 3")
    assert 'if the total for "Park" was meant to be 12, not 11' in text
    assert "No: under each of these, every option keeps its place." in text


def test_each_order_that_may_follow_has_its_letter() -> None:
    """The letter stands before the way and over its column."""
    text = page("1, 2, 1", "1, 2, 1", "7, 6, 3")
    assert 'A: if the score for "Park" on "Access" was meant to be 3, not 1 B: if the total for "Park" was meant to be 3, not 7' in text
    assert "as printed A B Park 7 1st 7 1st 3 joint 2nd" in text


def test_a_winner_with_room() -> None:
    """A clear result: by how much, how many levels, which weights."""
    text = page("4, 2, 1", "1, 2, 1", "9, 6, 3")
    assert '"Park" is first by the totals, 3 points ahead of "Quay".' in text
    assert 'First place: at least 2 scores would each have to differ by one level to put "Quay" ahead of "Park".' in text
    assert '"Build" below 4 (now 1)' in text
    assert '1 of 3 points of weight would have to move to other criteria before "Quay" is level.' in text
    assert '"Park" is at least as good on every criterion, and better on some, than "Rail".' in text


def test_scores_that_follow_from_others_are_not_moved() -> None:
    """Where every score is the middle one of several scorers', it is not told how many would alter the result."""
    text = " ".join(explained(explained_file("examples/07d-several-scorers-median.yaml")).split())
    assert "We did not work out how many scores would have to differ: the scores follow from other figures" in text
    assert "First place: " not in text


def test_levels_that_are_not_enough() -> None:
    """A lead that no levels close is told as that."""
    text = page("4, 0, 0", "4, 0, 0", "12, 0, 0")
    assert "First place: no other option catches up, even if every score of two options differs by one level." in text


def test_a_tie_for_first_place() -> None:
    """A shared first place is told, and that one score decides it."""
    text = page("3, 2, 1", "0, 2, 1", "6, 6, 3")
    assert '"Park" and "Quay" share first place.' in text
    assert "one score that differs by one level is enough" in text


def test_first_place_that_depends_on_what_is_missing() -> None:
    """Where a blank decides, its cell is named, and nothing is said of weights for first place."""
    text = page("3, 2, 1", "0, blank, 1", "blank, blank, 3")
    assert 'Who is first depends on figures that are missing: "Park" or "Quay". Missing: "Quay", "Build".' in text
    assert "not known" in text


def test_what_is_missing_is_told_with_what_the_totals_leave() -> None:
    """A blank with a printed total can only be one value."""
    table = TABLE % ("3, 2, 1", "2, blank, 1", "5, 4, 2")
    found = explained_text(HEAD.replace("weighted-sum", "sum") + table)
    assert "Quay, Build: score can only be 2." in " ".join(explained(found).split())


def test_a_figure_that_departs_from_the_style_is_named() -> None:
    """Five percentages are rounded and one is cut off: the one is listed with its line."""
    scores = "{c: [1, 2, 4, 5, 7, 8], total: [1, 2, 4, 5, 7, 8], percent: ['11%', '22%', '44%', '56%', '78%', '88%']}"
    text = f"""
format: "1"
appraisal: {{id: x, title: X, from: draft}}
scale: {{min: 0, max: 9, step: 1}}
criteria: {{c: {{title: C, max: 9}}}}
options: {{o1: {{title: One}}, o2: {{title: Two}}, o4: {{title: Four}}, o5: {{title: Five}}, o7: {{title: Seven}}, o8: {{title: Eight}}}}
method: {{total: sum, percent: {{of: maximum}}}}
tables: {{t: {{prints: score, rows: criteria, columns: [o1, o2, o4, o5, o7, o8], cells: {scores}}}}}
"""
    told = " ".join(explained(explained_text(text)).split())
    assert "5 of 6 figures that show it: to the nearest" in told
    assert "Eight: 88% does not fit this (line 8)." in told


def test_options_that_are_level_are_told_as_such() -> None:
    """Not as one that is ahead by nothing."""
    head = "appraisal: {id: x, title: X, from: draft}\nscale: {min: 1, max: 5, step: 1}\ncriteria: {care: {}, risk: {}}\n"
    head += "options: {a: {}, b: {}, c: {}}\nmethod: {total: sum}\n"
    text = "tables: {t: {rows: options, columns: [care, risk, total], prints: score, cells: {a: [4, 4, 8], b: [3, 5, 8], c: [2, 2, 4]}}}\n"
    said = explained(explained_text(head + text))
    assert "are level." in said
    assert ": 0 points." not in said
