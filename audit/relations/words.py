"""How a relation is written for a reader: ``3 x 4 + 2 x 1``, ``12 / 20``, ``the mean of 3, 4 and 5``."""

from collections.abc import Mapping
from fractions import Fraction

from audit.appraisal.exact.rounding import show
from audit.appraisal.model.quantity import Quantity
from audit.relations.outcome import Check
from audit.relations.relation import Term

__all__ = ["Shown", "parts", "scaled", "signed", "statistic", "summand"]

Shown = Mapping[Quantity, str]
"""Each operand as it is printed."""


def parts(check: Check, shown: Shown) -> list[str]:
    """Write every operand with its coefficient and sign."""
    return [("-" if term.times < 0 else "") + summand(term, shown) for term in check.relation.terms]


def summand(term: Term, shown: Shown) -> str:
    """Write one operand with the size of its coefficient and the weight it is multiplied by."""
    factors = [*_times(abs(term.times)), *([shown[term.by]] if term.by is not None else []), shown[term.quantity]]
    return " x ".join(factors)


def signed(check: Check, shown: Shown) -> str:
    """Write a sum with its signs, in brackets where the whole of it is multiplied or divided."""
    relation, text = check.relation, ""
    for term in relation.terms:
        sign = "-" if term.times < 0 else "+"
        text += (f" {sign} " if text else sign.removeprefix("+")) + summand(term, shown)
    alone = len(relation.terms) == 1 or relation.times == relation.over == 1
    return scaled(text if alone else f"({text})", check)


def statistic(name: str, check: Check, shown: Shown) -> str:
    """Write a mean, a median, or the highest or lowest of several."""
    *some, last = parts(check, shown)
    return scaled(f"the {name} of {', '.join(some)} and {last}" if some else last, check)


def scaled(text: str, check: Check) -> str:
    """Add what a relation multiplies and divides by."""
    times, over = check.relation.times, check.relation.over
    factors = [part for part in (text, *_times(times)) if part]
    return " x ".join(factors) + ("" if over == 1 else f" / {show(over)}")


def _times(factor: Fraction) -> list[str]:
    return [] if factor == 1 else [show(factor)]
