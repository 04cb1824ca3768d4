"""Choosing rules by id, name, tag or pack."""

from collections.abc import Sequence

from audit.model.context import suggest
from audit.problems import InputError, Problem
from audit.rules.rule import Rule


def selected(rules: Sequence[Rule], select: Sequence[str], ignore: Sequence[str]) -> list[Rule]:
    """Give the rules that are selected (all, if nothing is) and not ignored. Raises InputError for a name that fits none."""
    known = {name for rule in rules for name in _names(rule)}
    unknown = [name for name in (*select, *ignore) if name not in known]
    if unknown:
        ids = sorted(rule.id for rule in rules) + sorted(rule.name for rule in rules)
        raise InputError(Problem(name, 0, 0, f"there is no rule of that id, name, tag or pack; {suggest(name, ids)}") for name in unknown)
    chosen = [rule for rule in rules if not select or set(select) & _names(rule)]
    return [rule for rule in chosen if not set(ignore) & _names(rule)]


def _names(rule: Rule) -> set[str]:
    return {rule.id, rule.name, rule.pack, *rule.tags}
