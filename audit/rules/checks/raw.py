"""Scores before weights: what was awarded in a cell, where the paper prints the weighted score alone as well."""

from fractions import Fraction

from audit.exact.values import Values
from audit.model.quantity import Quantity
from audit.rules.checks.base import Facts
from audit.rules.checks.reasons import awarded


def raw_score(facts: Facts, option: str, criterion: str) -> Values | None:
    """Give what the score of a cell stands for, before its weight; None where it is not printed, read doubtfully, or the weight not known."""
    found = awarded(facts, option, criterion)
    if found is None or found[0].reading == "doubtful":
        return None
    if found[0].quantity.kind == "score":
        return found[1]
    factor = _factor(facts, criterion)
    return found[1].times(1 / factor) if factor else None


def level_awarded(facts: Facts, option: str, criterion: str) -> str | None:
    """Give the level awarded: the one printed, or the only one that has the score."""
    found = awarded(facts, option, criterion)
    if found is None or found[0].reading == "doubtful":
        return None
    if found[0].level is not None:
        return found[0].level
    values = raw_score(facts, option, criterion)
    fitting = [level.id for level in facts.appraisal.levels.values() if values is not None and values.holds(level.value)]
    return fitting[0] if len(fitting) == 1 else None


def _factor(facts: Facts, criterion: str) -> Fraction | None:
    weight = facts.valuation(Quantity("weight", None, criterion)).only
    return None if weight is None else weight / facts.appraisal.method.weighted_over
