"""Waivers: discrepancies that are known and accepted, with a reason. They are told as waived, never hidden."""

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from audit.appraisal.load.document import read
from audit.appraisal.load.schema import validate
from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.place import latest
from audit.appraisal.model.read.waivers import read_waivers
from audit.appraisal.model.waiver import Waiver
from audit.problems import InputError, Problem, fault
from audit.rules.outcome import Outcome
from audit.rules.rule import Rule
from audit.why import because

__all__ = ["BESIDE", "State", "WaiverUse", "apply", "beside_of", "covers", "expired", "last_day", "load_waivers", "names", "waivers_of"]

BESIDE: Final = ".waivers.yaml"
State = Literal["used", "unused", "expired", "not-tried"]


def names(waiver: Waiver, rule: Rule) -> bool:
    """Say whether a waiver is about what a rule finds."""
    return waiver.rule in {rule.id, rule.name}


def covers(waiver: Waiver, outcome: Outcome) -> bool:
    """Say whether an outcome is the one that a waiver accepts."""
    return names(waiver, outcome.rule) and all(_fits(outcome, key, value) for key, value in waiver.subject)


def expired(waiver: Waiver, as_of: str) -> bool:
    """Say whether the last day of a waiver lies before the date of the audit; a month or year lasts to its end."""
    return bool(waiver.until) and last_day(waiver.until) < as_of


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


def waivers_of(appraisal: Appraisal, beside: Sequence[Waiver] = ()) -> tuple[Waiver, ...]:
    """The waivers of an appraisal, and those that lie beside it. Raises InputError where a date is none."""
    found = (*appraisal.waivers, *beside)
    problems = list(_undated(found))
    if problems:
        raise InputError(problems)
    return found


def load_waivers(file: Path) -> tuple[Waiver, ...]:
    """Read a file of waivers. Raises InputError."""
    document = read(file)
    validate(document, "waivers")
    return tuple(read_waivers(document.root, document.path))


def beside_of(file: Path) -> Path | None:
    """The file of waivers beside an appraisal's file (NAME.waivers.yaml), if there is one."""
    beside = file.with_name(file.stem + BESIDE) if file.name else file
    return beside if file.name and os.path.lexists(beside) else None


def _undated(waivers: Sequence[Waiver]) -> Iterator[Problem]:
    for waiver in waivers:
        for text in filter(None, (waiver.date, waiver.until)):
            try:
                last_day(text)
            except ValueError:
                yield Problem(waiver.path, waiver.where.line, waiver.where.column, fault("no-date", text=text))


def apply(waivers: Sequence[Waiver], outcomes: Sequence[Outcome], as_of: str) -> tuple[tuple[Outcome, ...], tuple[WaiverUse, ...]]:
    """Mark the failed outcomes that a waiver in force covers, and say what came of each waiver."""
    in_force = [(place, waiver) for place, waiver in enumerate(waivers) if not expired(waiver, as_of)]
    used: dict[int, list[Outcome]] = {}
    marked = [_marked(outcome, in_force, used) for outcome in outcomes] if in_force else list(outcomes)
    tried = {name for outcome in outcomes for name in (outcome.rule.id, outcome.rule.name)}
    return tuple(marked), tuple(_settled(waiver, tuple(used.get(place, ())), as_of, tried) for place, waiver in enumerate(waivers))


def _marked(outcome: Outcome, in_force: Sequence[tuple[int, Waiver]], used: dict[int, list[Outcome]]) -> Outcome:
    """The outcome as the first waiver that covers it leaves it; ``used`` gathers what each covers, by its place in the list."""
    found = next(((place, one) for place, one in in_force if outcome.status == "fail" and covers(one, outcome)), None)
    if found is None:
        return outcome
    place, waiver = found
    accepted = replace(outcome, status="waived", reason=because("accepted", said=waiver.reason), accepted_by="waiver")
    used.setdefault(place, []).append(accepted)
    return accepted


def _settled(waiver: Waiver, covered: tuple[Outcome, ...], as_of: str, tried: set[str]) -> WaiverUse:
    if expired(waiver, as_of):
        return WaiverUse(waiver, "expired")
    if waiver.rule not in tried:
        return WaiverUse(waiver, "not-tried")
    return WaiverUse(waiver, "used" if covered else "unused", covered)
