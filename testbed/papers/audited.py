"""Runs the package on a generated appraisal and says what it found, in the words of the generator."""

from collections.abc import Iterator
from functools import cache

from audit.appraisal.load.document import parse
from audit.appraisal.model.quantity import Quantity
from audit.examine import Examination, examine_document
from audit.rules.outcome import Outcome
from audit.rules.pack import load_packs
from audit.rules.rule import Rule
from audit.verdict import LITTLE
from testbed.papers.design import Key
from testbed.papers.paper import Paper, Plain
from testbed.papers.text import yaml_of


@cache
def rules() -> tuple[Rule, ...]:
    """The rules about figures; what other rules ask of an appraisal is not generated."""
    return tuple(rule for pack in load_packs(["arithmetic"]) for rule in pack.rules)


def audited(paper: Paper) -> Examination:
    """Examine a generated appraisal as a file."""
    return audited_file(paper.plain())


def audited_file(plain: Plain) -> Examination:
    """Examine plain data as a file; that too little of it could be checked is no fault of it."""
    found = examine_document(parse(yaml_of(plain).encode(), "generated.yaml"), rules())
    assert all(one.code in LITTLE for one in found.problems), (found.problems, yaml_of(plain))
    return found


def failures(found: Examination) -> Iterator[Outcome]:
    """The outcomes that say that figures do not agree; notes are questions, not disagreements."""
    return (outcome for outcome in found.outcomes if outcome.status == "fail" and outcome.rule.severity != "note")


def key_of(quantity: Quantity) -> Key:
    """The generator's name of a quantity."""
    return Key(quantity.kind, quantity.option or "", quantity.criterion or "", quantity.group or "", quantity.scorer or "")
