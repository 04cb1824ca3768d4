"""Running the cases of a pack: does each rule give on its examples what it says it gives?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from audit.appraisal.load.document import Document
from audit.appraisal.load.node import Node, Plain
from audit.limits import LanguageLimits
from audit.problems import InputError, Problem, fault
from audit.rules.checks.base import Facts
from audit.rules.language.budget import Budget, OutOfSteps
from audit.rules.outcome import Outcome
from audit.rules.rule import Case, Pack, Rule
from audit.rules.run import facts_of_document, looks_after, run_rules

__all__ = ["CaseResult", "case_budget", "changed", "facts_of_case", "facts_within", "run_cases"]

_AS_OF: Final = "2026-01-01"
"""The day as of which cases are run, so that they give the same on every day."""


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What came of one case; ``said`` is empty where it gave what it expects."""

    rule: Rule
    case: Case
    said: str


def run_cases(pack: Pack) -> Iterator[CaseResult]:
    """Run every case of every rule of a pack, for as long as there are steps left for all of them together; the others say that they were not."""
    budget = case_budget()
    read: dict[str, Facts] = {}
    for rule in pack.rules:
        for case in rule.cases:
            yield CaseResult(rule, case, _said(pack, rule, case, budget, read))


def case_budget() -> Budget:
    """What the cases of one file may spend together."""
    return Budget(LanguageLimits.MAX_STEPS_CASES, "the cases of this file together take")


def _said(pack: Pack, rule: Rule, case: Case, budget: Budget, read: dict[str, Facts]) -> str:
    try:
        facts = read.get(case.given) if not case.change else None
        if facts is None:
            facts = facts_within(budget, pack, case.given, case.change)
        if not case.change:
            read[case.given] = facts
        outcomes = tuple(one for one in run_rules(_needed(pack, rule), facts, budget) if one.rule is rule)
    except OutOfSteps as error:
        return f"the case was not run: {error}"
    except InputError as error:
        return f"the case cannot be run: {error}"
    return _compare(case, outcomes)


def facts_within(budget: Budget, pack: Pack, given: str, change: Mapping[str, Node]) -> Facts:
    """The same as facts_of_case, taken from a budget. Raises OutOfSteps."""
    budget.spend(LanguageLimits.STEPS_A_CASE)
    facts = facts_of_case(pack, given, change)
    budget.spend(len(facts.derivation.relations) * LanguageLimits.STEPS_A_RELATION)
    return facts


def _needed(pack: Pack, rule: Rule) -> Sequence[Rule]:
    """The rule, with all others of its pack where it looks at what came of them."""
    return pack.rules if looks_after(rule) else [rule]


def facts_of_case(pack: Pack, given: str, change: Mapping[str, Node]) -> Facts:
    """Everything that rules may use of an example of a pack, after a change.

    An example is an appraisal, or a workbook written as grids. Raises InputError where it is neither.
    """
    root = changed(pack.examples[given], change, pack.path)
    if "workbook" not in (root.fields or ()):
        return facts_of_document(Document(pack.path, pack.sha256, root), _AS_OF)
    from audit.workbook.example import alone, workbook_of  # noqa: PLC0415  # only the cases of one pack need it

    book = workbook_of(root, pack.path)
    return facts_of_document(alone(book), _AS_OF, (book,))


def _compare(case: Case, outcomes: tuple[Outcome, ...]) -> str:
    statuses = [outcome.status for outcome in outcomes]
    got = next((status for status in ("error", "fail", "undecided", "pass") if status in statuses), "not-applicable")
    if got != case.expect:
        reasons = "; ".join(dict.fromkeys(str(outcome.reason) or outcome.message for outcome in outcomes if outcome.status == got))
        return f"expected {case.expect}, got {got} ({reasons})"
    alike = [outcome for outcome in outcomes if outcome.status == got]
    first = next((outcome for outcome in alike if not _subject(case, outcome)), alike[0])
    return _differs("published", case.published, first.published) or _differs("computed", case.computed, first.computed) or _subject(case, first)


def _differs(name: str, wanted: str, got: str) -> str:
    return f'{name}: expected "{wanted}", got "{got}"' if wanted and wanted != got else ""


def _subject(case: Case, outcome: Outcome) -> str:
    subject = outcome.subject
    if not case.subject or case.subject in {subject.option, subject.criterion, subject.group, subject.figure, *subject.ids}:
        return ""
    return f'subject: expected "{case.subject}", got {subject.figure or subject.option or subject.criterion or ", ".join(subject.ids) or None}'


def changed(root: Node, change: Mapping[str, Node], path: str) -> Node:
    """A copy of a tree with the values at the JSON Pointers replaced, added or (null, in a mapping) taken away.

    Raises InputError for a pointer that leads nowhere.
    """
    for pointer, value in change.items():
        start, *rest = pointer.split("/")
        steps = [step.replace("~1", "/").replace("~0", "~") for step in rest]
        if start or not steps:
            raise InputError([Problem(path, value.key_line, value.key_column, fault("no-json-pointer", pointer=pointer))])
        root = _changed(root, steps, value, path)
    return root


def _changed(node: Node, steps: list[str], value: Node, path: str) -> Node:
    step, *rest = steps
    if node.items is not None and step.isdecimal() and int(step) < len(node.items):
        items = list(node.items)
        items[int(step)] = _changed(items[int(step)], rest, value, path) if rest else value
        return replace(node, items=items, plain=[item.plain for item in items])
    if node.fields is not None and (step in node.fields or (not rest and value.plain is not None)):
        fields = dict(node.fields)
        if rest:
            fields[step] = _changed(fields[step], rest, value, path)
        elif value.plain is None:
            del fields[step]
        else:
            fields[step] = value
        plain: dict[str, Plain] = {key: below.plain for key, below in fields.items()}
        return replace(node, fields=fields, plain=plain)
    raise InputError([Problem(path, value.key_line, value.key_column, fault("pointer-leads-nowhere", step=step))])
