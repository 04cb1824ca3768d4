"""Explanations: every single change that is listed works, and where the list is complete it is what trying finds."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import assume, given

from audit.explanation.finding import Finding
from audit.rules.outcome import Outcome
from testbed.papers.amended import amended, by_trying, listed, worth_trying, written
from testbed.papers.audited import audited, failures
from testbed.papers.errors import Slip
from testbed.papers.paper import Paper
from testbed.papers.seeded import CHOICES, seeds, with_slip
from tests.examples import examples

Subject = tuple[object, ...]


def subject(outcome: Outcome) -> Subject:
    return outcome.rule.id, outcome.subject.quantity


def findings(paper: Paper) -> list[Finding]:
    return [finding for finding in audited(paper).findings if finding.lead.rule.severity != "note"]


def slip_of(seed: int, blanks: float = 0.0) -> Slip:
    """A paper with a slip that was found."""
    slip = with_slip(seed, blanks=blanks)
    assume(slip is not None)
    assert slip is not None
    assume(findings(slip.paper))
    return slip


@pytest.mark.xfail(strict=False, reason="one rank can alter which way of numbering ties fits all ranks; the list of changes does not follow that yet")
@examples(4)
@given(seed=seeds)
def test_every_listed_change_works(seed: int) -> None:
    """Put into the file, a listed change ends every disagreement of its finding and begins no other."""
    paper = slip_of(seed, blanks=0.05).paper
    found = audited(paper)
    before = {subject(outcome) for outcome in failures(found)}
    for finding in found.findings:
        ended = {subject(outcome) for outcome in finding.outcomes if outcome.rule.severity != "note"}
        for change in listed(finding):
            after = {subject(outcome) for outcome in failures(audited(amended(paper, change)))}
            assert after <= before - ended, change


@examples(4)
@given(seed=seeds)
def test_changes_are_told_as_they_are(seed: int) -> None:
    """What a person reads of a change is its value, to the last place."""
    for finding in findings(slip_of(seed).paper):
        for change in (change for explanation in finding.explanations for change in explanation.changes):
            assert written(change) == set(change.possible.points)


def small(seed: int) -> Paper:
    """A small paper with a slip: what can be tried out in full."""
    slip = with_slip(seed, CHOICES[seed % len(CHOICES)], keep=unranked)
    assume(slip is not None)
    assert slip is not None
    assume(len(slip.paper.design.options) < 3 and slip.paper.design.percent_said and findings(slip.paper))
    return slip.paper


def unranked(paper: Paper) -> Paper:
    """Leave out ranks and shares: whether they can all hold at once is no local question."""
    kept = {name: replace(cell, state="blank") if cell.key.kind in {"rank", "share"} else cell for name, cell in paper.cells.items()}
    return replace(paper, cells=kept)


@examples(4)
@given(seed=seeds)
def test_a_complete_list_is_what_trying_finds(seed: int) -> None:
    """Where a finding stands alone and says that its list is complete, trying every change finds the same; else no less."""
    paper = small(seed)
    (finding, *others) = findings(paper)
    assume(not others)
    told = worth_trying(paper, listed(finding))
    assert told <= set(by_trying(paper, lenient=True))
    assert told >= set(by_trying(paper, lenient=False)) or not finding.complete


@examples(5)
@given(seed=seeds)
def test_the_true_value_is_listed(seed: int) -> None:
    """What the paper was meant to print is among the changes, where the list is complete and one change is enough."""
    slip = slip_of(seed)
    (finding, *others) = findings(slip.paper)
    assume(finding.complete and not others)
    key, meant = slip.before.key, slip.before
    values = {value for one, value in listed(finding) if one == key}
    assert any(not findings(amended(slip.paper, (key, value))) for value in values), (key, meant.text)


@pytest.mark.xfail(
    strict=False, reason="a weight one off under a printed 100 is told as an assumption since, not as a finding: 26 of 30, of which 27 are asked"
)
@pytest.mark.parametrize("count", [30, pytest.param(150, marks=pytest.mark.deep)])
def test_one_slip_is_one_finding(count: int) -> None:
    """A single changed figure is told as one cause, whatever it makes disagree; at most one is not."""
    slips = [with_slip(seed) for seed in range(count)]
    told = Counter(len(findings(slip.paper)) for slip in slips if slip is not None)
    assert told[1] > count * 13 // 15
    assert sum(told[count] for count in told if count > 1) <= 1
