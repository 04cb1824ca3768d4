"""Names at other places, references, and which reasons are held."""

import pytest

from audit.load.document import parse
from audit.model.build import build
from tests.papers import built, faults

PAPER = """
criteria: {care: {title: Care, label: C1, line: 3}, risk: {title: Risk}}
options: {a: {title: Option A, label: "1"}, b: {}}
method: {total: sum}
tables:
  t:
    line: 10
    rows: criteria
    prints: score
    columns: [{option: a, title: First}, b]
    cells: {care: {title: Caring, line: 11, values: [1, 2]}, total: {title: Sum, values: [3, 4]}}
  u:
    rows: options
    columns: [{prints: total, title: Points}, {criterion: risk, prints: score, title: Risk of loss}]
    cells: {a: {title: Option one, values: [1, 1]}, b: [2, 2]}
texts:
  wording:
    - {criterion: care, label: C2, title: Care for all, line: 20}
    - {option: b, label: B, place: {section: "4"}}
  references:
    - {to: Appendix 2, held: false, note: heading only, line: 21}
    - {to: Figure 1, held: true}
    - {to: Table 3}
  rationale: {care: {a: {summary: Well cared for.}}}
"""


def test_names_are_kept_in_the_order_listed_then_headings_then_other_places() -> None:
    """Every criterion and option as listed, headings of rows and columns that differ, and what wording records."""
    names = built(PAPER).texts.names
    assert [(one.criterion or one.option, one.title, one.label) for one in names] == [
        ("care", "Care", "C1"), ("risk", "Risk", ""), ("a", "Option A", "1"), ("b", "", ""),
        ("care", "Caring", ""), ("a", "First", ""), ("a", "Option one", ""), ("care", "Care for all", "C2"), ("b", "", "B"),
    ]  # fmt: skip


def test_names_have_places() -> None:
    """A name stands on its own line, or at the place around it."""
    names = built(PAPER).texts.names
    assert [one.place.line for one in names if one.criterion == "care"] == [3, 11, 20]
    assert names[-1].place.section == "4"
    assert names[-1].where.pointer == "/texts/wording/1"


def test_headings_of_totals_and_of_kinds_are_no_names() -> None:
    """A heading that says what kind of figure a column prints names no option or criterion."""
    titles = {one.title for one in built(PAPER).texts.names}
    assert titles.isdisjoint({"Sum", "Points", "Risk of loss"})


def test_references_are_held_or_not_or_not_said() -> None:
    """Whether a thing referred to is held is kept apart from a file that does not say."""
    references = built(PAPER).texts.references
    assert [(one.to, one.held) for one in references] == [("Appendix 2", False), ("Figure 1", True), ("Table 3", None)]
    assert [one.note for one in references] == ["heading only", "", ""]
    assert references[0].place.line == 21


def test_reasons_are_known_by_criterion_and_option() -> None:
    """It is enough to know for which scores a reason is held."""
    assert built(PAPER).texts.reasons == {("care", "a")}


def test_a_file_without_texts_has_only_what_it_lists() -> None:
    """Nothing is made up."""
    texts = built("criteria: {care: {}}\noptions: {a: {}}\nmethod: {total: sum}\n").texts
    assert [(one.criterion or one.option, one.title) for one in texts.names] == [("care", ""), ("a", "")]
    assert (texts.references, texts.reasons) == ((), frozenset())


SMALL = "criteria: {care: {}}\noptions: {a: {}}\nmethod: {total: sum}\n"


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ("{wording: [{criterion: cure, title: X}]}", '5:31: "cure" is not declared under criteria; did you mean "care"?'),
        ("{wording: [{option: b, title: X}]}", '5:28: "b" is not declared under options; known here: a'),
        ("{wording: [{title: X}]}", "5:19: a wording names one criterion or one option, and says its title, its label or its text there"),
        ("{wording: [{criterion: care, option: a, title: X}]}",
         "5:19: a wording names one criterion or one option, and says its title, its label or its text there"),
        ("{wording: [{criterion: care}]}", "5:19: a wording names one criterion or one option, and says its title, its label or its text there"),
        ("{rationale: {cure: {a: {text: X}}}}", '5:21: "cure" is not declared under criteria; did you mean "care"?'),
        ("{rationale: {care: {b: {text: X}}}}", '5:28: "b" is not declared under options; known here: a'),
    ],
)  # fmt: skip
def test_texts_about_nothing_that_is_declared_are_told_with_their_place(texts: str, said: str) -> None:
    """An unknown id, or an entry that says nothing, is a problem of the file and not silently left out."""
    assert faults(SMALL, f"texts: {texts}\n") == [said]


def test_dates_may_name_their_place() -> None:
    """A date with a line is the same date."""
    head = 'appraisal: {id: x, title: X, from: draft, dates: {published: {date: "2017-12-05", line: 81}, decision: 2018}}\n'
    assert build(parse(f"{head}{SMALL}".encode(), "x.yaml")).dates == {"published": "2017-12-05", "decision": "2018"}
