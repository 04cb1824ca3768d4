"""Waivers: discrepancies that are known and accepted, with a reason. They are told as waived, never hidden."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from audit.load.document import Document, read
from audit.load.node import Node
from audit.model.context import text_of
from audit.model.place import Where
from audit.problems import InputError, Problem
from audit.rules.outcome import Outcome
from audit.schema.validate import validate

BESIDE: Final = ".waivers.yaml"


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

    def covers(self, outcome: Outcome) -> bool:
        """Say whether an outcome is the one that is accepted."""
        if self.rule not in {outcome.rule.id, outcome.rule.name}:
            return False
        named = outcome.subject
        quantity = named.quantity
        known = {
            "option": named.option, "criterion": named.criterion, "group": named.group, "figure": named.figure,
            "quantity": quantity.kind if quantity is not None else None, "item": quantity.item if quantity is not None else None,
        }  # fmt: skip
        return all(known.get(key) == value for key, value in self.subject)

    def expired(self, as_of: str) -> bool:
        """Say whether its last day lies before the date of the audit; a month or year lasts to its end."""
        return bool(self.until) and _last_day(self.until) < as_of


def _last_day(text: str) -> str:
    if len(text) == len("2026"):
        return f"{text}-12-31"
    if len(text) == len("2026-01"):
        year, month = map(int, text.split("-"))
        following = datetime.date(year + month // 12, month % 12 + 1, 1)
        return (following - datetime.timedelta(days=1)).isoformat()
    return text


@dataclass(frozen=True, slots=True)
class Waived:
    """What came of waivers: the outcomes with those accepted marked, each waiver with what it covered, and what lapsed."""

    outcomes: tuple[Outcome, ...]
    used: tuple[tuple[Waiver, Outcome], ...]
    unused: tuple[Waiver, ...]
    expired: tuple[Waiver, ...]


def waivers_of(document: Document) -> tuple[Waiver, ...]:
    """Read the waivers in an appraisal's file and in the file beside it (NAME.waivers.yaml). Raises InputError."""
    found = _waivers(document.root, document.path)
    file = Path(document.path)
    beside = file.with_name(file.stem + BESIDE)
    if beside.is_file():
        apart = read(beside)
        validate(apart, "waivers")
        found += _waivers(apart.root, apart.path)
    _check_dates(found)
    return tuple(found)


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


def _check_dates(waivers: Sequence[Waiver]) -> None:
    problems = []
    for waiver in waivers:
        for text in (waiver.date, waiver.until):
            try:
                datetime.date.fromisoformat(_last_day(text) if text else "2000-01-01")
            except ValueError:
                problems.append(Problem(waiver.path, waiver.where.line, waiver.where.column, f'"{text}" is no date; write for example 2026-01-31'))
    if problems:
        raise InputError(problems)


def apply(waivers: Sequence[Waiver], outcomes: Sequence[Outcome], as_of: str) -> Waived:
    """Mark the failed outcomes that a waiver in force covers."""
    in_force = [waiver for waiver in waivers if not waiver.expired(as_of)]
    used: list[tuple[Waiver, Outcome]] = []
    marked = []
    for outcome in outcomes:
        waiver = next((one for one in in_force if outcome.status == "fail" and one.covers(outcome)), None)
        accepted = replace(outcome, status="waived", reason=waiver.reason) if waiver is not None else outcome
        if waiver is not None:
            used.append((waiver, accepted))
        marked.append(accepted)
    served = {id(waiver) for waiver, _ in used}
    unused = tuple(waiver for waiver in in_force if id(waiver) not in served)
    return Waived(tuple(marked), tuple(used), unused, tuple(waiver for waiver in waivers if waiver.expired(as_of)))
