"""Claims as they are read from a file, and what is said of those that name what does not exist."""

from pathlib import Path
from textwrap import dedent

import pytest

from audit.examine import examine
from audit.texts.normalise import digest
from tests.papers import HEAD, SUMS, built, faults

LEVELS = """
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
    assert one.asserts.text == 'total("a") > total("b")'
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
        ("total(a) > 1", "a)", '"a" is not known here; the id of an option stands in quotes: "a"'),
        ('total("a") >', "total", "from here on this cannot be read as an expression; something is missing or stands in another order"),
    ],
)
def test_what_cannot_be_read_or_is_not_declared_is_told_at_its_place(tmp_path: Path, asserts: str, at: str, said: str) -> None:
    """An id that does not exist would make a comparison false for ever; it is told before anything is judged, where it stands."""
    text = HEAD + dedent(LEVELS) + claim(asserts)
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
    assert faults(LEVELS, claim(asserts)) == []
