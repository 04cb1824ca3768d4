"""Subtotals that no table prints: what the printed totals leave to them, and the highest that they could be."""

from collections.abc import Iterator
from fractions import Fraction

from audit.appraisal.model.quantity import Quantity
from audit.relations.derive.joint import subtotal_left
from audit.relations.relation import Relation
from audit.rules.checks.base import Facts
from audit.rules.language.world import Unprinted

__all__ = ["Subtotals"]


class Subtotals:
    """The subtotals of an appraisal by quantity."""

    def __init__(self, facts: Facts) -> None:
        """Take what the figures of an appraisal leave."""
        self._facts = facts
        self._unprinted = Unprinted(facts.appraisal, facts.derivation.figures)

    def left(self, quantity: Quantity) -> Fraction | None:
        """What a subtotal comes to where a printed total leaves one sum to the empty cells in it; None where it leaves several."""
        for relation in self._relations(quantity) if self._facts.joint else ():
            return subtotal_left(relation, self._facts.joint, self._facts.valuation)
        return None

    def highest(self, quantity: Quantity) -> Fraction | None:
        """The highest total or subtotal possible; None where it is not known, or the subtotal is not the plain sum of its cells."""
        if quantity.kind == "total":
            return self._facts.valuation(Quantity("max-total", item=quantity.item)).only
        for relation in self._relations(quantity):
            parts = list(self._maxima(relation))
            known = [part for part in parts if part is not None]
            return sum(known, Fraction(0)) if parts and len(known) == len(parts) else None
        return None

    def _relations(self, quantity: Quantity) -> Iterator[Relation]:
        if quantity.kind == "subtotal" and quantity.option is not None:
            yield from (self._facts.derivation.defining.get(quantity, ()) or self._unprinted.defining(quantity))[:1]

    def _maxima(self, relation: Relation) -> Iterator[Fraction | None]:
        for term in relation.terms:
            plain = relation.type == "sum" and term.by is None and term.times == relation.times == relation.over == 1
            weighted = term.quantity.kind == "weighted-score" and term.quantity.scorer is None
            yield self._facts.valuation(Quantity("max-score", criterion=term.quantity.criterion)).only if plain and weighted else None
