"""Reading what the file records of the process and of assumptions."""

import pytest

from audit.model.process import Matter, Process, RuledOut
from tests.papers import SUMS, built, faults

LEVELS = "levels: {low: 0, high: 10}\n"


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
    found = process(LEVELS + """\
texts:
  assumptions:
    - {line: 5, text: Partners agree., rules-out: [{criterion: care, level: low, option: a}, {criterion: risk, level: high}]}
    - {summary: The market is ready., sets-aside: [market]}
""").assumptions
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
    (found,) = faults(SUMS, LEVELS, text)
    assert said in found
