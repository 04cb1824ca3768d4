"""What an expression can hold: exact sets of numbers, text, truth, things of the appraisal, lists, and the unknown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Union

from audit.appraisal.exact.values import Values
from audit.why import Why

__all__ = ["Thing", "Unknown", "Value", "all_of", "any_of", "kind_of", "negated"]


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that the file does not give; the reason is told where it leaves a rule undecided."""

    reason: Why


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """A thing of the appraisal with its declared fields. Each field is worked out when it is asked for."""

    kind: str
    id: str
    fields: Mapping[str, Callable[[], "Value"]]

    def get(self, name: str) -> "Value":
        """A field. Raises KeyError if it is not declared."""
        return self.fields[name]()


Value = Union[Values, str, bool, Unknown, Thing, "tuple[Value, ...]"]


def kind_of(value: Value) -> str:
    """Say what a value is, for messages."""
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, Values):
        return "a number"
    if isinstance(value, str):
        return "text"
    if isinstance(value, Thing):
        return f"{'an' if value.kind[0] in 'aeiou' else 'a'} {value.kind}"
    return "a list" if isinstance(value, tuple) else "unknown"


def negated(truth: bool | Unknown) -> bool | Unknown:
    """The opposite; the unknown stays unknown."""
    return truth if isinstance(truth, Unknown) else not truth


def all_of(truths: "list[bool | Unknown]") -> bool | Unknown:
    """True if all are, false if one is false, else unknown."""
    if any(truth is False for truth in truths):
        return False
    return next((truth for truth in truths if isinstance(truth, Unknown)), True)


def any_of(truths: "list[bool | Unknown]") -> bool | Unknown:
    """True if one is, false if all are false, else unknown."""
    if any(truth is True for truth in truths):
        return True
    return next((truth for truth in truths if isinstance(truth, Unknown)), False)
