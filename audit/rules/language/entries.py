"""What is made of the entries of a list or loop, some of which may not be in it."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from audit.appraisal.exact.values import Values, point
from audit.rules.language.budget import Budget, reading
from audit.rules.language.parse import Misuse
from audit.rules.language.things import Thing, Unknown, Value, all_of, any_of, kind_of, negated
from audit.rules.language.values import counted, equal, numbers
from audit.rules.language.values import total as total_of

__all__ = ["Entry", "all_true", "any_true", "count", "either", "total"]

Entry = tuple[bool | Unknown, Value]
"""Whether an entry is in the list, and what it is."""

_ZERO: Final = point(Fraction(0))


def _truths(name: str, found: Sequence[Entry]) -> list[tuple[bool | Unknown, bool | Unknown]]:
    other = next((value for _, value in found if not isinstance(value, bool | Unknown)), None)
    if other is not None:
        raise Misuse(f"{name}() takes a condition for every entry; here it has {kind_of(other)}")
    return [(kept, value) for kept, value in found if isinstance(value, bool | Unknown)]


def all_true(found: Sequence[Entry], _budget: Budget) -> Value:
    """Say whether every entry that is in the list is true."""
    return all_of([any_of([negated(kept), value]) for kept, value in _truths("all", found)])


def any_true(found: Sequence[Entry], _budget: Budget) -> Value:
    """Say whether an entry that is in the list is true."""
    return any_of([all_of([kept, value]) for kept, value in _truths("any", found)])


def count(found: Sequence[Entry], budget: Budget) -> Value:
    """Count the entries, or the true ones where they are conditions: at least the sure, at most the possible ones."""
    conditions = all(isinstance(value, bool | Unknown) for _, value in found)
    truths = [all_of([kept, value]) if conditions and isinstance(value, bool | Unknown) else kept for kept, value in found]
    sure = truths.count(True)
    return counted(sure, len(truths) - truths.count(False), budget)


def total(found: Sequence[Entry], budget: Budget) -> Value:
    """Add the entries; one that may not be in the list may add nothing."""
    sets = numbers("sum", [value for _, value in found])
    if isinstance(sets, Unknown):
        return sets
    return total_of([one if kept is True else one.join(_ZERO) for (kept, _), one in zip(found, sets, strict=True)], budget)


def either(one: Value, other: Value, test: Unknown, budget: Budget) -> Value:
    """What a choice comes to whose test is unknown: what both sides give, or any number of either."""
    if isinstance(one, Values) and isinstance(other, Values):
        budget.allow(reading(one) + reading(other))
        return one.join(other)
    if isinstance(one, Unknown) or isinstance(other, Unknown) or type(one) is not type(other):
        return test
    if isinstance(one, Thing | str | bool) and equal(one, other) is True:
        return one
    return test
