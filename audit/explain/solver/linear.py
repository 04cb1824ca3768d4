"""``sum``, ``equal``, ``product``, ``count``, ``member`` and ``mean`` with known weights, as linear as they can be."""

from fractions import Fraction

from audit.appraisal.exact.values import Values
from audit.explain.solver.encoding import Encoding
from audit.explain.solver.sheet import ScaledNumber
from audit.relations.relation import Relation

_MOST_LEVELS = 64


def added(encoding: Encoding, relation: Relation) -> ScaledNumber:
    """(constant + sum of times x by x operand) x times / over."""
    sheet = encoding.sheet
    parts = [encoding.part(term) for term in relation.terms]
    whole = sheet.plus([*parts, sheet.constant(relation.constant)])
    return sheet.times(whole, relation.times / relation.over)


def multiplied(encoding: Encoding, relation: Relation) -> ScaledNumber:
    """The product of the operands x times / over."""
    sheet = encoding.sheet
    found = sheet.constant(relation.times / relation.over)
    for term in relation.terms:
        found = sheet.multiplied(found, encoding.part(term))
    return found


def counted(encoding: Encoding, relation: Relation) -> ScaledNumber:
    """The number of things counted."""
    return encoding.sheet.constant(relation.constant)


def equalled(encoding: Encoding, relation: Relation) -> ScaledNumber | None:
    """The one operand, where there is one."""
    return added(encoding, relation) if relation.terms else None


def known_weights(encoding: Encoding, relation: Relation) -> list[Fraction] | None:
    """The weights of a mean if all of them are known and make more than nothing."""
    weights = [encoding.weight(term).fixed for term in relation.terms]
    known = [weight for weight in weights if weight is not None]
    return known if len(known) == len(weights) and sum(known, Fraction(0)) else None


def averaged(encoding: Encoding, relation: Relation) -> ScaledNumber | None:
    """A mean whose weights are known; None for any other."""
    known = known_weights(encoding, relation)
    if known is None:
        return None
    parts = [encoding.sheet.times(encoding.number(term.quantity), weight) for term, weight in zip(relation.terms, known, strict=True)]
    return encoding.sheet.times(encoding.sheet.plus(parts), relation.times / relation.over / sum(known, Fraction(0)))


def belongs(encoding: Encoding, relation: Relation) -> None:
    """Say that the result lies on its scale, times a weight where there is one."""
    sheet, own = encoding.sheet, encoding.number(relation.result)
    factor = multiplied(encoding, relation)
    if factor.fixed is not None:
        sheet.within(own, relation.allowed.times(factor.fixed))
    elif relation.allowed.finite and len(relation.allowed.points) <= _MOST_LEVELS:
        levels = sheet.listed(relation.allowed)
        sheet.alike(own, sheet.multiplied(levels, factor))
    elif factor.low >= 0:
        _between(encoding, own, factor, relation.allowed)


def _between(encoding: Encoding, own: ScaledNumber, factor: ScaledNumber, allowed: Values) -> None:
    """Hold a weighted score between the ends of its scale times its weight."""
    hull = allowed.hull()
    if hull.low is not None:
        encoding.sheet.above(own, encoding.sheet.times(factor, hull.low), strictly=False)
    if hull.high is not None:
        encoding.sheet.above(encoding.sheet.times(factor, hull.high), own, strictly=False)
