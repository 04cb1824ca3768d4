"""Waivers: discrepancies that are known and accepted, with a reason. They are told as waived, never hidden."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from audit.appraisal.load.document import Document, read
from audit.appraisal.load.node import Node
from audit.appraisal.load.schema import validate
from audit.appraisal.model.place import Where, latest
from audit.appraisal.model.read.context import text_of
from audit.problems import InputError, Problem
from audit.rules.outcome import Outcome
from audit.rules.rule import Rule

BESIDE: Final = ".waivers.yaml"
State = Literal["used", "unused", "expired", "not-tried"]


@dataclass(frozen=True, slots=True)
class Waiver:
    """One accepted discrepancy: the rule, the subject (empty for all), why, who, and until when."""

    rule: str
    subject: tuple[tuple[str, str], ...]
    reason: str
    who: str
    date: str
    until: str
    path: str
    where: Where

    def names(self, rule: Rule) -> bool:
        """Say whether it is about what this rule finds."""
        return self.rule in {rule.id, rule.name}

    def covers(self, outcome: Outcome) -> bool:
        """Say whether an outcome is the one that is accepted."""
        return self.names(outcome.rule) and all(_fits(outcome, key, value) for key, value in self.subject)

    def expired(self, as_of: str) -> bool:
        """Say whether its last day lies before the date of the audit; a month or year lasts to its end."""
        return bool(self.until) and last_day(self.until) < as_of


def _fits(outcome: Outcome, key: str, value: str) -> bool:
    subject, quantity = outcome.subject, outcome.subject.quantity
    if key == "id":
        return value in subject.ids
    if key in {"item", "scorer"}:
        return quantity is not None and getattr(quantity, key) == value
    if key == "quantity":
        return quantity is not None and quantity.kind == value
    return bool(getattr(subject, key) == value)


def last_day(text: str) -> str:
    """The last day of a date that may be a month or a year. Raises ValueError where there is no such date."""
    return dt.date.fromisoformat(latest(text)).isoformat()


@dataclass(frozen=True, slots=True)
class WaiverUse:
    """What came of a waiver: the outcomes that it covered, or why it covered none."""

    waiver: Waiver
    state: State
    outcomes: tuple[Outcome, ...] = ()


def waivers_of(document: Document) -> tuple[Waiver, ...]:
    """Read the waivers in an appraisal's file and in the file beside it (NAME.waivers.yaml). Raises InputError."""
    found = _waivers(document.root, document.path)
    beside = beside_of(document.path)
    if beside is not None:
        apart = read(beside)
        validate(apart, "waivers")
        found += _waivers(apart.root, apart.path)
    problems = list(_undated(found))
    if problems:
        raise InputError(problems)
    return tuple(found)


def beside_of(path: str) -> Path | None:
    """The file of waivers beside an appraisal's file, if there is one."""
    file = Path(path)
    beside = file.with_name(file.stem + BESIDE)
    return beside if file.name and beside.is_file() else None


def _waivers(root: Node, path: str) -> list[Waiver]:
    node = root.get("waivers")
    return [_waiver(below, path, number) for number, below in enumerate(node.elements() if node is not None else ())]


def _waiver(node: Node, path: str, number: int) -> Waiver:
    subject = node.get("subject")
    named = tuple((key, below.text) for key, below in subject.entries()) if subject is not None else ()
    return Waiver(
        text_of(node, "rule"), named, text_of(node, "reason"), text_of(node, "who"), text_of(node, "date"), text_of(node, "until"),
        path, Where(node.line, node.column, f"/waivers/{number}"),
    )  # fmt: skip


def _undated(waivers: Sequence[Waiver]) -> Iterator[Problem]:
    for waiver in waivers:
        for text in filter(None, (waiver.date, waiver.until)):
            try:
                last_day(text)
            except ValueError:
                yield Problem(waiver.path, waiver.where.line, waiver.where.column, f'"{text}" is not a date; write for example 2026-01-31')


def apply(waivers: Sequence[Waiver], outcomes: Sequence[Outcome], as_of: str) -> tuple[tuple[Outcome, ...], tuple[WaiverUse, ...]]:
    """Mark the failed outcomes that a waiver in force covers, and say what came of each waiver."""
    in_force = [waiver for waiver in waivers if not waiver.expired(as_of)]
    used: dict[int, list[Outcome]] = {}
    marked = [_marked(outcome, in_force, used) for outcome in outcomes] if in_force else list(outcomes)
    tried = {name for outcome in outcomes for name in (outcome.rule.id, outcome.rule.name)}
    return tuple(marked), tuple(_settled(waiver, tuple(used.get(id(waiver), ())), as_of, tried) for waiver in waivers)


def _marked(outcome: Outcome, in_force: Sequence[Waiver], used: dict[int, list[Outcome]]) -> Outcome:
    waiver = next((one for one in in_force if outcome.status == "fail" and one.covers(outcome)), None)
    if waiver is None:
        return outcome
    accepted = replace(outcome, status="waived", reason=waiver.reason)
    used.setdefault(id(waiver), []).append(accepted)
    return accepted


def _settled(waiver: Waiver, covered: tuple[Outcome, ...], as_of: str, tried: set[str]) -> WaiverUse:
    if waiver.expired(as_of):
        return WaiverUse(waiver, "expired")
    if waiver.rule not in tried:
        return WaiverUse(waiver, "not-tried")
    return WaiverUse(waiver, "used" if covered else "unused", covered)
