"""The report as a whole, at several widths, with and without colour, for files of every sort.

How many findings are told in full.
"""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from audit.examine import Examination, examine_document
from audit.problems import Problem, fault
from audit.report.text import report
from tests.papers import SUMS, WEIGHTS, document, examined, rules
from tests.report.papers import BANNED, all_rules, examined_by_all, many_errors, shipped


def test_what_there_is_no_room_for_is_told_in_short() -> None:
    """Every finding keeps its number and its message; those behind the room have a line or two, and all are in full where asked for."""
    found = examined_by_all(many_errors())
    text, full = report(found), report(found, full=True)
    more = re.search(r"^And (\d+) more, in short", text, re.MULTILINE)
    assert more is not None
    whole = re.findall(r"^(\d+)\. ", full.split("\nDetails\n")[1].split("\nNotes and questions\n")[0], re.MULTILINE)
    told = re.findall(r"^(\d+)\. ", text.split("\nDetails\n")[1].split("\nMore notes and questions")[0], re.MULTILINE)
    assert told == whole
    assert [int(one) for one in told] == list(range(1, len(told) + 1))
    assert "more, in short" not in full
    assert len(full) > len(text)


_ROOT = Path(__file__).parents[2]
_FILES = [file.relative_to(_ROOT).as_posix() for folder in ("examples", "appraisals") for file in sorted((_ROOT / folder).glob("*.yaml"))]
_ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
_BROKEN = "\nappraisal: {id: x}\ncriteria: {care: {wieght: 3}}\n"


def _examinations() -> list[Examination]:
    return [*map(shipped, _FILES), examined_by_all(many_errors()), examined_by_all(_BROKEN)]


@pytest.mark.whole
@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_longer_than_the_terminal(width: int) -> None:
    """No line of any report passes the edge of the terminal, styles not counted."""
    for found in _examinations():
        for text in (
            report(found, width=width),
            report(found, width=width, colour=True),
            report(found, width=width, quiet=True),
            report(found, width=width, full=True),
        ):
            assert max(len(_ESCAPE.sub("", line)) for line in text.split("\n")) <= width


def test_colour_only_where_asked_for() -> None:
    """Without colour no escape stands in a report; with it the text is the same."""
    for found in _examinations():
        plain, coloured = report(found), report(found, colour=True)
        assert "\x1b" not in plain
        assert _ESCAPE.sub("", coloured) == plain
        assert coloured != plain


@pytest.mark.whole
def test_the_words_of_reports_and_rules_accuse_nobody() -> None:
    """No report and no rule uses a word that accuses or presumes; what the papers themselves are called is not ours."""
    told = [report(found, width=120, full=full) for found in _examinations() for full in (False, True)]
    told += [text for rule in all_rules() for text in (rule.title, rule.message, rule.why, rule.ask, rule.never_undecided, rule.name)]
    for text in told:
        joined = " ".join(text.lower().split())
        assert not [word for word in BANNED if re.search(rf"\b{word}\b", joined)]


def test_quiet_leaves_out_the_details() -> None:
    """--quiet gives the paper, the sentence, what to compare, what does not agree, and what it does not judge."""
    found = shipped("appraisals/worcestershire-childrens-services-2017.yaml")
    text = report(found, quiet=True)
    assert "Compare with your own copy first" in text
    assert not [part for part in ("What was checked", "Details") if f"\n{part}\n" in text]
    assert text.endswith("\n\nFigures only: this is no view on the scores, the choice or the process.\n")
    assert report(examined(SUMS), quiet=True).count("\n") == 7


def test_a_file_that_cannot_be_audited() -> None:
    """A file that cannot be audited has its problems told with their places, and nothing else."""
    text = report(examined_by_all(_BROKEN))
    assert text.startswith("paper.yaml\nThis file could not be audited: 5 places need attention.\n  paper.yaml:")
    assert 'paper.yaml:3:19: the key "wieght" is not known here; did you mean "weight"?' in text


def test_control_characters_of_a_file_reach_no_terminal() -> None:
    """Characters that would steer a terminal are made visible, in titles and paths, in reports and in messages."""
    text = 'appraisal: {id: small, title: "\u202ereversed \u2066title", publisher: "\u200fThe council", from: draft}\n'
    text += 'criteria: {care: {title: "\ue000care"}}\noptions: {a: {title: "A\u202e"}}\nmethod: {total: sum}\n'
    table = "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [4], total: [7]}}}\n"
    found = examined_by_all(text + table)
    assert found.appraisal is not None
    named = replace(found, path="\x1b[31m\x9b5m.yaml", appraisal=replace(found.appraisal, title="\x1b]0;title\x07", path="\x1b[2J"))
    for one in (found, named, Examination("\x1b[31m", problems=(Problem("\x1b[31m", 1, 1, fault("not-a-figure", said="\x1b[2J")),))):
        for page in (report(one), report(one, quiet=True)):
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200f\u202e\u2066\ue000]", page)
            assert "\ufffd" in page


def test_notes_are_folded() -> None:
    """A line for each rule says how many notes it has and how much could not be decided."""
    text = " ".join(report(shipped("appraisals/worcestershire-childrens-services-2017.yaml")).split("\nMore notes and questions")[1].split())
    assert "Five options have empty score cells: lines 961, 973, 973, 973 and 973. [ARI016]" in text
    assert "Total differs from the sum of its scores: 8 could not be checked (depends on figures that are missing (blank))." in text


def test_the_noise_of_the_larger_appraisal_is_bounded() -> None:
    """At most five things are asked on the first screen, and at most 150 lines stand before what is folded."""
    text = report(shipped("appraisals/worcestershire-childrens-services-2017.yaml"))
    assert text.split("\nMore notes and questions")[0].count("\n") <= 150
    first = text.split("\nDetails\n")[0]
    assert len(re.findall(r"^  (?:- |\d+\. )", first, re.MULTILINE)) <= 5


def test_notes_in_full() -> None:
    """Notes have a paragraph each, with what the printed totals leave, and the question of their rule once."""
    text = report(shipped("examples/01b-named-levels-with-blank-cells.yaml"), full=True)
    notes = text.split("\nNotes and questions\n")[1]
    assert " ".join(notes.split()).count("[ARI016]") == 1
    assert "The printed totals leave:" in " ".join(notes.split())


def test_what_could_not_be_decided_is_told_with_its_reasons() -> None:
    """Everything that could not be decided is told in full, each reason with its count."""
    table = "tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [4, withheld], risk: [blank, 2], total: [6, 7]}}}\n"
    text = report(examined(SUMS, table), full=True)
    part = text.split("\nWhat could not be checked\n")[1]
    assert "Total differs from the sum of its scores: 1 (depends on figures that are missing (blank))." in " ".join(part.split())
    assert "Total differs from the sum of its scores: 1 (withheld figures are involved)." in " ".join(part.split())


def test_a_clean_paper_has_no_details() -> None:
    """Where nothing is open the report ends with what it does not judge."""
    text = report(examined(WEIGHTS, "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [4], risk: [2], total: [16]}}}\n"))
    assert "No disagreement found: all " in text
    assert text.endswith("  Figures only: this is no view on the scores, the choice or the process.\n")


def test_a_broken_rule_is_told_before_what_was_found() -> None:
    """A rule that breaks is told first, and what the others found is not lost."""
    table = "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [4], risk: [2], total: [7]}}}\n"
    broken = replace(rules()[0], id="OWN001", check="no-such-check")
    found = examine_document(document(SUMS, table), [broken, *rules()])
    text = report(found)
    assert found.verdict == "not-auditable"
    assert re.match(r"paper.yaml\nThis file could not be audited: 1 place needs attention.\n  arithmetic:\d+:\d+: OWN001: the rule broke: ", text)
    assert "a: the scores add to 6; the total printed is 7." in text
