"""Claims as they are read from a file, and what is said of those that name what does not exist.

Reading what the file records of the process and of assumptions.

Names at other places, references, and which reasons are held.
"""

from pathlib import Path
from textwrap import dedent

import pytest

from audit.appraisal.load.document import parse
from audit.appraisal.model.prose import Matter, Process, RuledOut
from audit.appraisal.text.normalise import digest
from audit.examine import examine
from audit.rules.language.assertions import whole
from tests.papers import HEAD, SUMS, built, faults

_READ_CLAIMS_LEVELS = """
levels: {low: 0, high: 5}
groups: {people: {}}
criteria: {care: {group: people}, risk: {}}
options: {a: {}, b: {}}
method: {total: sum}
gateways: {lawful: {outcomes: {a: pass}}}
stated: {first: {prints: count, printings: [2]}}
"""


def claim(asserts: str) -> str:
    return f"claims:\n  - id: one\n    summary: Said.\n    asserts: >-\n      {asserts}\n"


def test_a_claim_says_what_where_and_how_sure() -> None:
    """Kind, assertion, what it was taken as and all places are kept; a claim is confirmed unless the file says otherwise."""
    (one, other) = built(
        SUMS,
        """
        sources: {report: {role: report}}
        claims:
          - {id: best, kind: superlative, summary: A is best., taken-as: the totals, asserts: 'total("a") > total("b")', line: 7,
             text: A leads., again: [{line: 70, text: A wins., same: true}]}
          - {id: later, summary: Said., status: unconfirmed}
        """,
    ).claims
    assert (one.id, one.kind, one.taken_as, one.confirmed, one.summary) == ("best", "superlative", "the totals", True, "A is best.")
    assert one.asserts is not None
    assert one.asserts == 'total("a") > total("b")'
    assert [(found.place.line, found.place.source, found.digest, found.same) for found in one.printings] == [
        (7, "report", digest("A leads."), False), (70, "report", digest("A wins."), True),
    ]  # fmt: skip
    assert (one.where.pointer, one.printings[1].where.pointer) == ("/claims/0", "/claims/0/again/0")
    assert (other.kind, other.asserts, other.confirmed) == ("statement", None, False)


def test_an_id_stands_for_one_claim() -> None:
    """Two claims of one id could not be told apart; the second is told with its place."""
    assert faults(SUMS, "claims: [{id: a, summary: x}, {id: a, summary: y}]\n") == [
        '6:36: the id "a" is used for another claim already; give this one another id'
    ]


@pytest.mark.parametrize(
    ("asserts", "at", "said"),
    [
        ('score("z", "care") > 1', '"z"', '"z" is not declared under options; known here: a, b'),
        ('level("a", "car") == "high"', '"car"', '"car" is not declared under criteria; did you mean "care"?'),
        ('level("a", "care") == "hihg"', '"hihg"', '"hihg" is not declared under levels; did you mean "high"?'),
        ('all(level(x, "care") == "low" for x in ["a", "c"])', '"c"', '"c" is not declared under options; known here: a, b'),
        ('count(c for c in criteria if c.group == "peple") == 1', '"peple"', '"peple" is not declared under groups; did you mean "people"?'),
        ('all(x == "d" for x in preferred)', '"d"', '"d" is not declared under options; known here: a, b'),
        ('stated("frist") == 2', '"frist"', '"frist" is not declared under stated; did you mean "first"?'),
        ('outcome("lawfull", "a") == "pass"', '"lawfull"', '"lawfull" is not declared under gateways; did you mean "lawful"?'),
        ("1 == 1", "1 ==", "this names nothing of the appraisal, so the tables can neither confirm nor contradict it"),
        ("total(a) > 1", "a)", '"a" is not known here; put the id of an option in quotes: "a"'),
        ('total("a") >', "total", "from here on this cannot be read as an expression; something is missing or out of order"),
    ],
)
def test_what_cannot_be_read_or_is_not_declared_is_told_at_its_place(tmp_path: Path, asserts: str, at: str, said: str) -> None:
    """An id that does not exist would make a comparison false for ever; it is told before anything is judged, where it stands."""
    text = HEAD + dedent(_READ_CLAIMS_LEVELS) + claim(asserts)
    file = tmp_path / "paper.yaml"
    file.write_text(text, encoding="utf-8")
    (problem,) = examine(file, ()).problems
    assert problem.message == said
    assert text.split("\n")[problem.line - 1][problem.column - 1 :].startswith(at)


@pytest.mark.parametrize(
    "asserts",
    ['outcome("lawful", "a") == "pass"', 'outcome("care", "a") == "pass"', 'stated("first") == 2', 'any(x.id == "q" for x in options)'],
)
def test_what_is_declared_or_only_a_text_is_let_through(asserts: str) -> None:
    """Gateways may be criteria, and a text that is compared with a text stands for no id."""
    assert faults(_READ_CLAIMS_LEVELS, claim(asserts)) == []


_READ_PROCESS_LEVELS = "levels: {low: 0, high: 10}\n"


def process(text: str) -> Process:
    return built(SUMS, "sources: {report: {role: report}}\n", text).process


def test_what_is_not_recorded_is_not_known() -> None:
    """Neither with the section absent, nor with a matter left out."""
    assert built(SUMS).process.matter("weights").said is None
    assert process("process: {scorers: none}\n").matter("weights").said is None


def test_a_complete_record_says_that_the_rest_was_not_found() -> None:
    """What is named in it stays as it is said."""
    found = process("process: {complete: true, sensitivity: {covers: a}}\n")
    assert [found.matter(name).said for name in ("sensitivity", "weights", "scorers", "costs")] == [True, False, False, False]
    assert process("process: {complete: false}\n").matter("weights").said is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sensitivity: none", Matter(False)),
        ("sensitivity: {covers: [a, b]}", Matter(True, covers=("a", "b"))),
        ("sensitivity: {covers: b}", Matter(True, covers=("b",))),
        ("weights: {each: false}", Matter(True, {"each": False})),
        ("costs: {beside-scores: true, apart: false}", Matter(True, {"beside-scores": True, "apart": False})),
        ("equality-assessment: {date: 2017-10}", Matter(True, date="2017-10")),
        ("changes: {}", Matter(True)),
    ],
)
def test_each_matter(text: str, expected: Matter) -> None:
    """Said, or looked for and not found, with what belongs to it."""
    found = process(f"process: {{{text}}}\n").matter(text.partition(":")[0])
    assert (found.said, found.flags, found.covers, found.date) == (expected.said, expected.flags, expected.covers, expected.date)


def test_places() -> None:
    """In the file where the matter stands, in the paper where its text does."""
    found = process("process:\n  weights: {text: {line: 7, summary: By importance.}}\n  costs: none\n").matter("weights")
    assert (found.where.pointer, found.place.line, found.place.source) == ("/process/weights", 7, "report")


def test_accounts() -> None:
    """Each has its role; who and how are empty where it does not say."""
    found = process("process: {scorers: [{role: scored, who: [Finance], how: together, text: {line: 3, summary: x}}, {role: moderated}]}\n")
    first, second = found.accounts
    assert (first.role, first.who, first.how, first.place.line, first.where.pointer) == ("scored", ("Finance",), "together", 3, "/process/scorers/0")
    assert (second.role, second.who, second.how) == ("moderated", (), "")
    assert found.matter("scorers").said is True


def test_assumptions() -> None:
    """What each rules out and sets aside; the text stands where there is no summary."""
    found = process(
        _READ_PROCESS_LEVELS
        + """\
texts:
  assumptions:
    - {line: 5, text: Partners agree., rules-out: [{criterion: care, level: low, option: a}, {criterion: risk, level: high}]}
    - {summary: The market is ready., sets-aside: [market]}
"""
    ).assumptions
    assert found[0].rules_out == (RuledOut("care", "low", "a"), RuledOut("risk", "high", None))
    assert (found[0].shown, found[0].place.line, found[0].where.pointer) == ("Partners agree.", 5, "/texts/assumptions/0")
    assert (found[1].shown, found[1].sets_aside, found[1].rules_out) == ("The market is ready.", ("market",), ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("process: {sensitivity: {covers: [a, z]}}\n", '"z" is not declared under options'),
        ("texts: {assumptions: [{summary: x, rules-out: [{criterion: cost, level: low}]}]}\n", '"cost" is not declared under criteria'),
        ("texts: {assumptions: [{summary: x, rules-out: [{criterion: care, level: top}]}]}\n", '"top" is not declared under levels'),
        ("texts: {assumptions: [{summary: x, rules-out: [{criterion: care, level: low, option: z}]}]}\n", '"z" is not declared under options'),
        ("process: {sensitivity: maybe}\n", "none"),
        ("process: {weight: none}\n", 'did you mean "weights"?'),
        ("process: {scorers: [{who: [Finance]}]}\n", "role"),
    ],
)
def test_what_is_not_declared_or_not_known_is_told(text: str, said: str) -> None:
    """With its place in the file."""
    (found,) = faults(SUMS, _READ_PROCESS_LEVELS, text)
    assert said in found


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
    assert whole(parse(f"{head}{SMALL}".encode(), "x.yaml")).dates == {"published": "2017-12-05", "decision": "2018"}
