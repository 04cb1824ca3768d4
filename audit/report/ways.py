"""What would make figures agree: explanations after which the order is the same, put together in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit.exact.show import show
from audit.explain.finding import Change, Explanation, Finding
from audit.model.appraisal import Appraisal
from audit.model.quantity import NAMES
from audit.report.settled import put_first
from audit.rules.words import about


@dataclass(frozen=True, slots=True)
class Way:
    """Explanations of one finding that come to the same order; ``text`` begins with a small letter."""

    finding: Finding
    explanations: tuple[Explanation, ...]
    text: str

    @property
    def first(self) -> Explanation:
        """One of them, which speaks for all."""
        return self.explanations[0]


def ways(finding: Finding, appraisal: Appraisal) -> list[Way]:
    """Give the ways in which the figures of a finding would agree, in the order of its explanations."""
    groups: dict[tuple[object, ...], list[Explanation]] = {}
    for one in finding.explanations:
        groups.setdefault(_likeness(one), []).append(one)
    return [Way(finding, tuple(group), _text(group, appraisal)) for group in groups.values()]


def _likeness(one: Explanation) -> tuple[object, ...]:
    """Give what explanations that are told together have in common: one change of a kind, and what follows from it."""
    if len(one.changes) > 1:
        return (id(one),)
    return (one.changes[0].quantity.kind, one.order, one.changes_order, one.changes_first, step(one.changes[0]), one.settled_by)


def _text(group: Sequence[Explanation], appraisal: Appraisal) -> str:
    return f"{_changes(group, appraisal)}{put_first(group[0])}"


def _changes(group: Sequence[Explanation], appraisal: Appraisal) -> str:
    changes = group[0].changes
    if len(group) == 1:
        return "; and ".join(_change(change, appraisal) for change in changes)
    name = NAMES[changes[0].quantity.kind]
    return f"any one of {len(group)} {name}s is {step(changes[0]) or 'different'}"


def _change(change: Change, appraisal: Appraisal) -> str:
    name, values = NAMES[change.quantity.kind], " or ".join(change.shown)
    slip = f" ({change.slip})" if change.slip is not None else ""
    return f"{about(appraisal, change.quantity)}: {name} is {values}, not {change.figures[0].text}{slip}"


def step(change: Change) -> str:
    """Say by how much a figure would be lower or higher; empty where that is not one value."""
    value, own = change.possible.only, change.figures[0].value
    if value is None or own is None:
        return ""
    return f"{show(abs(value - own))} {'lower' if value < own else 'higher'}"
