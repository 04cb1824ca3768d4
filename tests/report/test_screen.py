"""The first screen: what a reader sees before any detail, on 80 columns and 24 lines.

Findings by how they are told.

Checks counted rule by rule, each of them once.
"""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from audit.examine import Examination
from audit.report.screen import tally
from audit.report.sorts import notes, readings, weighty
from audit.report.text import report
from audit.why import because
from tests.papers import SUMS, examined
from tests.report.papers import examined_by_all, many_errors, shipped

_SCREEN_HEAD = SUMS.replace("total: sum", "total: sum, rank: {by: total}")
_SCREEN_TABLE = "tables: {t: {rows: options, columns: [care, risk, total, rank], prints: score, cells: {a: [4, 5, %s, %s], b: [3, 4, %s, %s], c: [2, %s, %s, 3]}}}\n"


def _screen(found: Examination, width: int = 80) -> list[str]:
    """The lines before the details."""
    text = report(found, width=width)
    return re.split(r"\n(?:Details|Notes and questions|What could not be checked)\n", text)[0].rstrip("\n").split("\n")


def _flat(found: Examination) -> str:
    return " ".join(" ".join(_screen(found)).split())


def _said(*cells: object) -> str:
    return " ".join(_screen(examined(_SCREEN_HEAD, _SCREEN_TABLE % cells)))


@pytest.mark.parametrize(
    "file",
    ["appraisals/rotherham-childrens-services-2017.yaml", "appraisals/worcestershire-childrens-services-2017.yaml"],
    ids=lambda file: Path(file).stem,
)
@pytest.mark.parametrize("width", [80, 120])
def test_the_appraisals_fit_one_screen(file: str, width: int) -> None:
    """What matters about either appraisal fits a terminal of 24 lines."""
    assert len(_screen(shipped(file), width)) <= 24


@pytest.mark.whole
@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize("width", [80, 120])
def test_many_findings_fit_one_screen(long: bool, width: int) -> None:  # a case of the table
    """However much does not agree, and however long the names are, the first screen holds the paper, the gist and what it does not judge."""
    lines = _screen(examined_by_all(many_errors(long=long)), width)
    assert len(lines) <= 24
    text = " ".join(lines)
    assert "places do not agree in this document." in text
    assert re.search(r"  1\. Option . ?.*and \d+ more, below", text)
    assert re.search(r"\d+ figures: \d+ agree with everything compared", text)
    assert text.endswith("Figures only: this is no view on the scores, the choice or the process.")


def test_what_to_compare_comes_before_what_does_not_agree() -> None:
    """Figures that were read doubtfully, and blanks, come first: the copy may be at fault."""
    head = SUMS.replace("total: sum", "total: sum")
    table = "tables: {t: {rows: options, columns: [care, risk, total], prints: score, cells: {a: [4, {value: 5, reading: doubtful, line: 9}, 8], b: [3, blank, 7], c: [2, 2, 5]}}}\n"
    text = "\n".join(_screen(examined(head, table)))
    assert text.index("Compare with your own copy first") < text.index("What does not agree, most important first")
    assert "  - a, risk (line 9): read as 5; 4 would agree with the other figures." in text
    assert "  - 1 score cell is empty in this document, and no blank is read as 0 (b: 1)." in text
    assert "One place does not agree in this document." in text


def test_blanks_that_a_person_confirmed_need_no_comparing() -> None:
    """What is empty in the original too is told among the notes, and nobody is sent to look again."""
    cells = "{state: blank, reading: confirmed}"
    table = "tables: {t: {rows: options, columns: [care, risk, total], prints: score, cells: {a: [4, %s, 8], b: [3, %s, 7], c: [2, 2, 4]}}}\n"
    assert "Compare with your own copy first" not in "\n".join(_screen(examined(SUMS, table % (cells, cells))))
    assert "1 score cell is empty in this document, and no blank is read as 0 (b: 1)." in "\n".join(_screen(examined(SUMS, table % (cells, "blank"))))


def test_only_readings_to_compare() -> None:
    """Where only the copy may be at fault the sentence says so and nothing is called a disagreement."""
    table = "tables: {t: {rows: options, columns: [care, risk, total], prints: score, cells: {a: [4, {value: 5, reading: doubtful}, 8]}}}\n"
    text = " ".join(_screen(examined(SUMS, table)))
    assert "What does not agree here may come from this copy. Compare the figures below with your own copy first." in text
    assert "What does not agree, most important first" not in text


def test_figures_to_compare_together_are_one_line() -> None:
    """Two doubtful weights that only together make everything agree are named in one line, each with its place and reading."""
    text = _flat(
        examined(
            """
            scale: {min: 1, max: 3, step: 1}
            criteria: {care: {weight: {value: 7, reading: doubtful}}, risk: {weight: {value: 19, reading: doubtful}}, site: {weight: 10}}
            options: {a: {}, b: {}}
            method: {total: weighted-sum, weights: {sum: 30}}
            tables: {t: {prints: weighted-score, rows: criteria, columns: [a, b], cells: {care: [10, 20], risk: [30, 10], site: [10, 20]}}}
            """
        )
    )
    assert "care: read as 7 and risk: read as 19; 10 and 10 together would agree with the other figures." in text
    assert text.count("read as") == 2


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ((9, 1, 7, 2, 2, 4), "No disagreement found: all "),
        ((8, 1, 7, 2, 2, 4), "One place does not agree in this document. Neither first place nor the order of the options changes."),
        ((9, 1, 7, 3, 2, 4), "One place does not agree in this document. First place stays the same; the order of other options changes."),
        ((9, 2, 7, 2, 2, 4), "One place does not agree in this document. By the figures, a different option comes first."),
        ((10, 1, 7, 2, 2, 5), "2 places do not agree in this document. Neither first place nor the order of the options changes."),
    ],
)
def test_one_sentence_says_what_is_touched(cells: tuple[object, ...], sentence: str) -> None:
    """The first sentence says how many places do not agree and whether first place or the order is touched."""
    assert sentence in _said(*cells)


_TOTALS = "tables: {t: {rows: options, columns: [care, risk, total], prints: score, cells: {a: [4, 5, %s], b: [4, 4, %s], c: [2, 2, %s]}}}\n"


@pytest.mark.parametrize(
    ("totals", "sentence"),
    [
        (
            (7, 8, 4),
            'Whether first place changes depends on which figure was meant; worked out again from the scores and weights printed, "a" comes first.',
        ),
        ((9, 10, 4), "By the figures, a different option comes first than by the totals as printed."),
        ((9, 5, 4), "Neither first place nor the order of the options changes."),
        ((9, 3, 4), "First place stays the same; the order of other options changes."),
        ((9, 5, 5), "First place stays the same; the order of other options may change, depending on which figure was meant."),
    ],
)
def test_without_printed_ranks_the_totals_are_spoken_of(totals: tuple[int, int, int], sentence: str) -> None:
    """Where no ranks are printed the sentence speaks of the totals."""
    assert sentence in " ".join(_screen(examined(SUMS, _TOTALS % totals)))


def test_what_could_not_be_worked_out_is_said() -> None:
    """Where a score is in question and any score might be meant, the sentence does not claim to know what follows."""
    head = "criteria: {care: {}}\noptions: {a: {}, b: {}}\nmethod: {total: sum}\n"
    table = "tables: {t: {rows: options, columns: [care, total], prints: score, cells: {a: [10, 10], b: [0, 0]}}}\n"
    texts = "texts: {rationale: {care: {a: {text: Near the bus.}, b: {text: Near the bus.}}}}\n"
    found = examined_by_all("appraisal: {id: small, title: Small paper, from: published}\n" + head + table + texts)
    assert [one.impact for one in found.findings if one.lead.rule.severity != "note"] == ["not-computed"]
    assert "We did not work out whether first place changes: the findings below do not say which scores were meant." in " ".join(_screen(found))


def test_what_the_definitions_permit_is_worked_out() -> None:
    """Where a level was given that the criterion rules out, the levels that it allows say what becomes of first place."""
    head = "levels: {high: 10, low: 0}\ncriteria: {care: {levels: {high: defined, low: not-applicable}}}\noptions: {a: {}, b: {}}\nmethod: {total: sum}\n"
    table = "tables: {t: {rows: options, columns: [care, total], prints: score, cells: {a: [10, 10], b: [0, 0]}}}\n"
    found = examined_by_all("appraisal: {id: small, title: Small paper, from: published}\n" + head + table)
    assert found.findings[0].impact == "changes-preferred-option"
    assert "By the figures, a different option comes first" in " ".join(_screen(found))


def test_the_paper_and_where_it_came_from() -> None:
    """The screen begins with the title, the publisher, the date, where the figures came from, and the file."""
    lines = _screen(shipped("appraisals/rotherham-childrens-services-2017.yaml"))
    assert lines[0] == "ANNEX ONE – DETAILED OPTIONS APPRAISAL"
    assert lines[1] == "Rotherham Metropolitan Borough Council, 2017, from a converted text"
    assert lines[2].endswith("appraisals/rotherham-childrens-services-2017.yaml")


def test_a_long_path_keeps_its_end() -> None:
    """Of a path that is too long for a line its end is shown."""
    found = examined(SUMS)
    assert found.appraisal is not None
    far = replace(found, appraisal=replace(found.appraisal, path="folder/" * 30 + "paper.yaml"))
    line = _screen(far)[2]
    assert len(line) == 80
    assert line.startswith("...")
    assert line.endswith("/paper.yaml")


def test_what_was_assumed_is_said() -> None:
    """What the file leaves open and was inferred stands on the first screen."""
    table = "tables: {t: {rows: options, columns: [care, risk, total, percent], prints: score, cells: {a: [4, 2, 6, '60%']}}}\n"
    assert "Assumed: the file does not say what percentages are of; we read them as of the highest possible total." in _flat(examined(SUMS, table))


def test_figures_with_nothing_to_be_checked_against_are_counted() -> None:
    """Figures in no relation are counted apart; where there is no other figure, that comes first."""
    table = "tables: {t: {rows: options, columns: [{prints: cost, item: net}], cells: {a: [4]}}}\n"
    lines = _screen(examined(SUMS, table))
    assert "1 figure: 0 agree with everything compared, 1 has nothing to be compared with." in " ".join(" ".join(lines).split())
    assert lines[4] == "Nothing could be checked: no total, rank or percentage follows from its figures."


_SORT_TABLE = "tables: {t: {rows: options, columns: [care, risk, total], prints: score, cells: {a: [4, 5, 8], b: [3, {value: 4, reading: doubtful}, 8], c: [2, blank, 4]}}}\n"


def test_every_finding_is_told_in_one_way() -> None:
    """A finding is weighty, to be compared first, or a note, and only one of these."""
    found = examined(SUMS, _SORT_TABLE).findings
    assert [one.lead.subject.option for one in weighty(found)] == ["a"]
    assert [one.lead.subject.option for one in readings(found)] == ["b"]
    assert [one.lead.subject.option for one in notes(found)] == ["c"]
    assert len(found) == 3


_TALLY_TABLE = "tables: {t: {rows: options, columns: [care, risk, total, rank], prints: score, cells: {a: [4, 5, %s, %s], b: [3, 4, %s, 2], c: [2, %s, 4, 3]}}}\n"
_TALLY_HEAD = SUMS.replace("total: sum", "total: sum, rank: {by: total}")


def test_what_is_open_is_told_rule_by_rule() -> None:
    """A rule with anything open has a sentence that counts what agrees, what does not and what could not be decided, and why."""
    found = tally(examined(_TALLY_HEAD, _TALLY_TABLE % (8, 1, 7, "blank")).outcomes)
    assert found.open == [
        "Total differs from the sum of its scores: 1 found, 1 agrees, 1 could not be checked (depends on figures that are missing (blank))."
    ]
    assert found.undecided == {"ARI001": {because("figures-missing", states="blank"): 1}}
    assert found.agreeing == 8


def test_a_relation_that_two_rules_look_at_counts_once() -> None:
    """Ranks, which two rules look at, are counted for the first of them; notes are not counted."""
    found = tally(examined(_TALLY_HEAD, _TALLY_TABLE % (9, 1, 7, 2)).outcomes)
    assert found.counts["ARI017"]["pass"] == 3
    assert "Rank that follows from rounded figures only" not in {found.titles[rule] for rule, count in found.counts.items() if count["pass"]}
    assert "Empty score cells" not in found.titles.values()
    assert found.open == []
    assert tally([]).agreeing == 0


def test_one_or_several_that_do_not_agree() -> None:
    """One does not agree, several do not."""
    assert (
        tally(examined(_TALLY_HEAD, _TALLY_TABLE % (8, 1, 8, 2)).outcomes).open[0] == "Total differs from the sum of its scores: 2 found, 1 agrees."
    )


def test_what_all_findings_touch_together_is_said() -> None:
    """Where no finding by itself touches first place and all together do, the first sentence says so and names who comes first."""
    table = "tables: {t: {rows: options, columns: [care, risk, total], prints: score, cells: {a: [30, 20, %s], b: [31, 20, %s], c: [3, 4, 7]}}}\n"
    head = SUMS.replace("max: 5", "max: 60")
    said = 'Taken one at a time, these leave first place the same; with all of them recalculated together, "b" comes first.'
    assert said in _flat(examined(head, table % (52, 49)))
    assert "together" not in _flat(examined(head, table % (53, 51)))


def test_the_questions_that_matter_most_are_on_the_first_screen() -> None:
    """What may touch the order comes first, then what bears on the figures; a question says what it is about."""
    said = _flat(shipped("appraisals/rotherham-childrens-services-2017.yaml"))
    asked = said.split("What to ask first")[1].split("What was checked")[0]
    assert asked.index('If 26, is "Shared Service" not joint 2nd?') < asked.index("Are all totals out of the same maximum?")
    assert "Some totals are printed without their maximum: line 75." in asked
