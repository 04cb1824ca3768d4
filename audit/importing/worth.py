"""What named levels are worth: their values in the place of scores that are printed as words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from audit.importing.draft import Level, Method
from audit.importing.entry import Entry
from audit.importing.facts import Facts
from audit.importing.words import flat

__all__ = ["with_levels", "without_worth"]


def with_levels(facts: Facts, levels: Sequence[Level]) -> Facts:
    """The scores that are printed as words what their levels are worth, so that totals can be tried."""
    worth = {flat(level.label): Fraction(level.value) for level in levels if level.value}
    return replace(facts, raw={cell: _with_worth(entry, worth) for cell, entry in facts.raw.items()}) if worth else facts


def _with_worth(entry: Entry, worth: Mapping[str, Fraction]) -> Entry:
    return replace(entry, value=worth.get(flat(entry.written))) if entry.nature == "level" and entry.value is None else entry


def without_worth(method: Method, facts: Facts) -> Method:
    """Declare no totals where scores are words and nothing says what these are worth: any total would be held against a guess."""
    if not any(entry.nature == "level" and entry.value is None for entry in facts.raw.values()):
        return method
    # The first thing that is said of a method is how its totals follow.
    said = ("total: not declared, since the documents do not say what the levels are worth", *method.said[1:])
    return replace(method, total="none", said=said)
