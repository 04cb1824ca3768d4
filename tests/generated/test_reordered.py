"""What is found does not depend on the order or the names of options, criteria, rows and columns."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hypothesis import assume, given

from audit.examine import Examination
from audit.rules.outcome import Outcome
from testbed.papers.audited import audited_file
from testbed.papers.paper import Plain
from testbed.papers.reordered import new_names, renamed, retitled, shuffled
from testbed.papers.seeded import random, seeds, with_slip
from tests.examples import examples

Told = Counter[tuple[Any, ...]]


def told(found: Examination, names: Mapping[str, str]) -> Told:
    """Every outcome with its subject in these names. Several printings are told in the order of the file."""
    return Counter(_told(outcome, names) for outcome in found.outcomes)


def _told(outcome: Outcome, names: Mapping[str, str]) -> tuple[Any, ...]:
    subject, check = outcome.subject, outcome.check
    about = tuple(names.get(part or "", part) for part in (subject.option, subject.criterion, subject.group))
    kind = subject.quantity.kind if subject.quantity is not None else ""
    fits = tuple(sorted(check.fits)) if check is not None else ()
    if check is not None and check.relation.role == "printings":
        return outcome.rule.id, outcome.status, kind, about, tuple(sorted(outcome.published.split(", ")))
    # A remark on what passes begins with the titles, which are what changes here.
    reason = str(outcome.reason).partition(": ")[2] if outcome.status == "pass" and str(outcome.reason) else str(outcome.reason)
    return outcome.rule.id, outcome.status, kind, about, outcome.published, outcome.computed, reason, fits


def doubted(seed: int) -> Plain:
    """A file with a slip, some of its cells read doubtfully."""
    slip, source = with_slip(seed, blanks=0.05), random(seed)
    assume(slip is not None)
    assert slip is not None
    cells = {name: replace(cell, reading="doubtful") if source.random() < 0.1 and not cell.state else cell for name, cell in slip.paper.cells.items()}
    return replace(slip.paper, cells=cells).plain()


@examples(4)
@given(seed=seeds)
def test_order_does_not_matter(seed: int) -> None:
    """Options, criteria, groups, scorers, rows and columns in another order give the same outcomes and verdict."""
    plain = doubted(seed)
    before, after = audited_file(plain), audited_file(shuffled(random(seed), plain))
    assert told(before, {}) == told(after, {})
    assert before.verdict == after.verdict


@examples(4)
@given(seed=seeds)
def test_names_do_not_matter(seed: int) -> None:
    """Other ids and titles give the same outcomes and verdict."""
    plain = doubted(seed)
    names = new_names(random(seed), plain)
    before, after = audited_file(plain), audited_file(retitled(renamed(plain, names)))
    assert told(before, names) == told(after, {})
    assert before.verdict == after.verdict
