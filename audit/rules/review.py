"""Looking over packs: rules that break, contradict each other, have nothing to look at, or can never fail."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from audit.language.errors import ExpressionError
from audit.language.static import looks_at_nothing
from audit.load.node import Node
from audit.problems import InputError, Problem
from audit.rules.assertion import compiled
from audit.rules.cases import facts_of_case
from audit.rules.checks.base import Facts
from audit.rules.contradict import contradict, is_constant
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Pack, Rule
from audit.rules.run import run_rules

_ENOUGH: Final = 4
"""Subjects on which two rules never both hold before that is told."""


@dataclass(slots=True)
class Review:
    """What was found: ``broken`` keeps a pack from being used, ``remarks`` are for its author to look at."""

    broken: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)
    trials: int = 0


@dataclass(slots=True)
class _Record:
    """What came of one rule: how often each outcome, and the outcome on each subject of each trial."""

    counts: Counter[Status] = field(default_factory=Counter)
    looked: Counter[Status] = field(default_factory=Counter)
    by_subject: dict[tuple[int, Subject], Status] = field(default_factory=dict)


def review(packs: Sequence[Pack], appraisals: Sequence[Facts]) -> Review:
    """Look over packs on their own examples and cases, and on the appraisals given.

    Where appraisals are given, a rule is expected to find something to look at in them; otherwise in its own pack.
    """
    found, records = Review(), {rule: _Record() for pack in packs for rule in pack.rules}
    for pack in packs:
        for facts in _trials(pack, found):
            found.trials += 1
            _run(pack.rules, facts, found, records, asked=not appraisals)
    rules = [rule for pack in packs for rule in pack.rules]
    for facts in appraisals:
        found.trials += 1
        _run(rules, facts, found, records, asked=True)
    for rule, record in records.items():
        found.remarks += _of_rule(rule, record, len(appraisals))
    for one, other in combinations(rules, 2):
        found.remarks += _of_pair(one, other, records)
    found.broken, found.remarks = sorted(set(found.broken)), sorted(set(found.remarks))
    return found


def shared_ids(packs: Sequence[Pack], others: Sequence[Pack]) -> list[Problem]:
    """Say which rules have an id or name that a rule of another pack has, so that the two cannot be used together."""
    files = {pack.path for pack in packs}
    taken = {name: pack.id for pack in others if pack.path not in files for rule in pack.rules for name in (rule.id, rule.name)}
    shared = [(rule, name) for pack in packs for rule in pack.rules for name in (rule.id, rule.name) if name in taken]
    said = "is the id or name of a rule of the pack {}; the two packs cannot be used together"
    return [_at(rule, f'"{name}" {said.format(taken[name])}') for rule, name in shared]


def _trials(pack: Pack, found: Review) -> Iterator[Facts]:
    """Give every example of a pack, as it stands and as its cases change it, each once."""
    seen = set()
    for given, node in pack.examples.items():
        seen.add((given, ""))
        yield from _facts(pack, given, {}, Problem(pack.path, node.key_line, node.key_column, f"the example {given}"), found)
    for rule in pack.rules:
        for case in rule.cases:
            key = (case.given, repr([(pointer, node.plain) for pointer, node in case.change.items()]) if case.change else "")
            if key not in seen:
                seen.add(key)
                place = Problem(pack.path, case.where.line, case.where.column, f"{rule.id}: the case")
                yield from _facts(pack, case.given, case.change, place, found)


def _facts(pack: Pack, given: str, change: Mapping[str, Node], place: Problem, found: Review) -> Iterator[Facts]:
    try:
        yield facts_of_case(pack, given, change)
    except InputError as error:
        said = error.problems[0].message
        found.broken.append(Problem(place.path, place.line, place.column, f"{place.message} is no appraisal that can be audited: {said}"))


def _run(rules: Sequence[Rule], facts: Facts, found: Review, records: Mapping[Rule, _Record], *, asked: bool) -> None:
    for outcome in run_rules(rules, facts):
        record = records[outcome.rule]
        record.counts[outcome.status] += 1
        if asked:
            record.looked[outcome.status] += 1
        if outcome.status == "error":
            found.broken.append(_at(outcome.rule, f"breaks: {outcome.reason}", outcome))
        elif outcome.rule.asserts is not None and outcome.status in {"pass", "fail"}:
            record.by_subject[found.trials, outcome.subject] = outcome.status


def _of_rule(rule: Rule, record: _Record, appraisals: int) -> Iterator[Problem]:
    if not set(record.looked) - {"not-applicable", "error"}:
        where = f"the {appraisals} appraisals given" if appraisals > 1 else "the appraisal given" if appraisals else "its own examples and cases"
        applies = "its when: holds nowhere in" if rule.when is not None and record.looked["not-applicable"] > 1 else "it has nothing to look at in"
        yield _at(rule, f"{applies} {where}")
    constant = _constant(rule)
    if constant:
        yield _at(rule, constant)
    elif not record.counts["fail"] and not record.counts["error"]:
        yield _at(rule, "it does not fail on any example, case or appraisal that was looked at; can it fail at all?")


def _constant(rule: Rule) -> str:
    """Say whether an assertion gives the same for every appraisal."""
    if rule.asserts is None:
        return ""
    try:
        if looks_at_nothing(compiled(rule.asserts.text)):
            return "what it asserts names nothing of an appraisal, so it gives the same for each"
        return "what it asserts compares something with itself, so it gives the same for each" if is_constant(rule) else ""
    except ExpressionError:
        return ""


def _of_pair(one: Rule, other: Rule, records: Mapping[Rule, _Record]) -> Iterator[Problem]:
    if contradict(one, other):
        yield _at(other, f"it contradicts {one.id} ({one.name}): where both apply they can never both pass")
    elif one.subject == other.subject and one.asserts is not None and other.asserts is not None:
        first, second = records[one].by_subject, records[other].by_subject
        both = Counter((first[key], second[key]) for key in first.keys() & second.keys())
        if not both["pass", "pass"] and both["pass", "fail"] and both["fail", "pass"] and both.total() >= _ENOUGH:
            said = f"on each of the {both.total()} subjects that both decide, one of them fails"
            yield _at(other, f"it and {one.id} ({one.name}) never both pass: {said}")


def _at(rule: Rule, message: str, outcome: Outcome | None = None) -> Problem:
    where = outcome.where if outcome is not None and outcome.where.line else rule.where
    return Problem(rule.path, where.line, where.column, f"{rule.id}: {message}")
