"""Weights and scores that were rounded before they were printed, in a paper that does not say so.

Entered figures are exact as printed. Weights that add to 99 or 101 under a printed 100, and scores of a panel printed
with decimals, are often shown rounded and used in full. They are tried as rounded where they do not fit as printed, and
taken so, and that is said, only if everything that rests on them then agrees. One result among several that does not
follow from exact figures is no sign of rounding: it is told as it is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Final

from audit.appraisal.exact.rounding import show
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import Quantity
from audit.relations.derive.check import check
from audit.relations.derive.derivation import Derivation, derivation_with
from audit.relations.derive.valuation import Valuation
from audit.relations.registry import type_of
from audit.relations.relation import Relation

_SUMS: Final = frozenset({"weight-sum", "sub-weight-sum", "group-weight", "normalised"})
_ENOUGH: Final = 2
"""How many results have to miss: one may be a slip, and the rest would show that the figures are exact."""


def with_rounded_entries(derivation: Derivation, percent_of: str | None) -> Derivation:
    """Take weights, or scores with decimals, or both, as rounded where only so everything that rests on them agrees."""
    tried = _worth_trying(derivation)
    if not tried or not _failing(derivation):
        return derivation
    for kinds in dict.fromkeys((*((one,) for one in tried), tuple(tried))):
        found = _taken(derivation, percent_of, kinds, tried)
        if found is not None:
            return found
    return derivation


def _worth_trying(derivation: Derivation) -> dict[str, str]:
    """Name the kinds of entries that may have been rounded, each with what shows it."""
    missed = {one.terms[0].quantity.kind: said for one in derivation.relations if one.role in _SUMS and (said := _missed(derivation, one))}
    finer = {
        figure.quantity.kind: "as printed they do not give the results that are printed"
        for printings in derivation.figures.values() for figure in printings
        if figure.exact and figure.printed and figure.unit is not None and figure.unit < 1 and figure.quantity.kind in {"weight", "score"}
    }  # fmt: skip
    return {**finer, **missed}


def _missed(derivation: Derivation, relation: Relation) -> str:
    """Say by how much entries miss their printed sum, where that is less than half a unit of each of them."""
    whole = _value(derivation, relation.result)
    parts = [_value(derivation, term.quantity) for term in relation.terms]
    known = [part for part in parts if part is not None]
    if whole is None or len(known) < len(parts) or sum(part.value or 0 for part in known) == whole.value:
        return ""
    total, stated = sum((part.value or Fraction(0) for part in known), Fraction(0)), whole.value or Fraction(0)
    leeway = sum((part.unit or Fraction(0) for part in known), Fraction(0)) / 2
    return f"as printed they add to {show(total)}, and {show(stated)} is printed" if abs(total - stated) < leeway else ""


def _value(derivation: Derivation, quantity: Quantity) -> Figure | None:
    return next((one for one in derivation.figures.get(quantity, ()) if one.printed and one.value is not None), None)


def _taken(derivation: Derivation, percent_of: str | None, kinds: tuple[str, ...], why: Mapping[str, str]) -> Derivation | None:
    sums = {one.result for one in derivation.relations if one.role in _SUMS}
    rounded = {one for one in derivation.figures if one.kind in kinds and one not in sums}
    figures = tuple(replace(one, exact=False) if one.quantity in rounded and one.exact else one for one in derivation.appraisal.figures)
    found = derivation_with(replace(derivation.appraisal, figures=figures), percent_of, (*derivation.assumed, *_said(kinds, why)))
    before = [one for one in _failing(derivation) if _rests(one, rounded, derivation)]
    shown = any(one.role in _SUMS for one in before) or len(before) >= _ENOUGH
    after = [one for one in _failing(found) if _rests(one, rounded, found)]
    return found if before and shown and not after else None


def _said(kinds: tuple[str, ...], why: Mapping[str, str]) -> Iterator[str]:
    names = {"weight": "weights", "score": "scores"}
    yield from (f"the {names[kind]} are taken as rounded: {why[kind]}" for kind in kinds)


def _failing(derivation: Derivation) -> list[Relation]:
    """List the identities that do not hold, ranks left aside: these follow from totals."""
    valuation = Valuation(derivation)
    relations = (one for one in derivation.relations if one.checked and one.nature == "identity" and type_of(one).computes)
    return [one for one in relations if any(found.outcome == "fail" for found in check(one, valuation, fits=False))]


def _rests(relation: Relation, entries: set[Quantity], derivation: Derivation, depth: int = 6) -> bool:
    """Say whether a relation follows from some entries, itself or through what is not printed."""
    for one in relation.operands():
        below = derivation.defining.get(one, ()) if depth else ()
        if one in entries or any(_rests(other, entries, derivation, depth - 1) for other in below):
            return True
    return False
