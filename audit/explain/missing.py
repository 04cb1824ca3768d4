"""What a missing score can still be, given the figures that are printed."""

from dataclasses import dataclass
from typing import Literal

from audit.exact.values import TooManyValues, Values
from audit.model.figure import Figure
from audit.model.quantity import Quantity
from audit.relations.relation import Relation
from audit.relations.types import TYPES
from audit.rules.checks.base import Facts

Given = Literal["identities", "conditional"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Printed figures and relations that cannot all hold, whatever stands in the missing cells; none can be left out."""

    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Inferred:
    """The values that a missing figure can have; ``forced`` if there is only one under every smallest explanation.

    ``given`` is ``identities``, or ``conditional`` where the paper's own definitions of levels, or the same reason
    given elsewhere, leave fewer values. ``by`` are the relations that narrow the values. ``conflict`` is set where no
    legal filling reaches the figures as printed; the values are then those of the explanations.
    """

    figure: Figure
    values: Values
    forced: bool
    given: Given = "identities"
    by: tuple[Relation, ...] = ()
    conflict: Conflict | None = None


def inferred(facts: Facts) -> tuple[Inferred, ...]:
    """Give what the printed figures leave to every blank, dash, pending or illegible score.

    Sums in which a withheld figure takes part, and sums that do not agree, say nothing here.
    """
    missing = {figure.quantity: figure for figure in facts.appraisal.figures if _open(figure, facts)}
    broken = {check.relation.id for check in facts.checks if check.outcome == "fail"}
    sets = {quantity: facts.valuation(quantity) for quantity in missing}
    for relation in facts.derivation.relations:
        shared = [quantity for quantity in relation.operands() if quantity in missing]
        if shared and relation.id not in broken and relation.nature == "identity" and _tells(relation, facts):
            for quantity, values in _narrowed(relation, facts).items():
                if quantity in sets:
                    sets[quantity] = sets[quantity].meet(values)
    return tuple(Inferred(figure, sets[quantity], sets[quantity].only is not None) for quantity, figure in missing.items() if _worth(sets[quantity]))


def _open(figure: Figure, facts: Facts) -> bool:
    scored = figure.quantity.kind in {"score", "weighted-score"} and figure.quantity.option is not None
    empty = figure.state in {"blank", "dash", "pending", "illegible"}
    return scored and empty and facts.valuation.printed(figure.quantity) is None


def _worth(values: Values) -> bool:
    return not values.empty and values.finite


def _tells(relation: Relation, facts: Facts) -> bool:
    printed = facts.valuation.printed(relation.result) is not None
    return printed and not any(facts.valuation.withheld(quantity) for quantity in relation.operands())


def _narrowed(relation: Relation, facts: Facts) -> dict[Quantity, Values]:
    sets = {quantity: facts.valuation(quantity) for quantity in (relation.result, *relation.operands())}
    try:
        return TYPES[relation.type].narrow(relation, sets)
    except TooManyValues:
        return {}
