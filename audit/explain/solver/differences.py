"""``difference``: quoted in points or in per cent, and worked out from true values or from those printed."""

from collections.abc import Callable
from fractions import Fraction

from audit.appraisal.model.quantity import Quantity
from audit.explain.solver.encoding import Encoding
from audit.explain.solver.sheet import Literals, ScaledNumber
from audit.relations.relation import Relation

_HUNDRED = Fraction(100)
_Take = Callable[[Quantity], ScaledNumber]


def differing(encoding: Encoding, relation: Relation) -> None:
    """Say that the result is the difference in at least one of the ways in which it may have been worked out."""
    percent = any(figure.sign == "%" for figure in encoding.figures(relation.result))
    forms = {"relative": ("relative",), "unstated": ("points", "relative") if percent else ("points",)}.get(relation.form, ("points",))
    ways = [(form, take) for form in forms for take in (encoding.number, encoding.printed)]
    chosen = [encoding.sheet.flag() for _ in ways]
    encoding.sheet.model.add_bool_or(chosen)
    for (form, take), literal in zip(ways, chosen, strict=True):
        (_in_points if form == "points" else _in_per_cent)(encoding, relation, take, [literal])


def _in_points(encoding: Encoding, relation: Relation, take: _Take, when: Literals) -> None:
    sheet = encoding.sheet
    first, second = (sheet.times(take(term.quantity), term.times) for term in relation.terms)
    found = sheet.times(sheet.less(first, second), relation.times / relation.over)
    sheet.alike(encoding.number(relation.result), found, when)


def _in_per_cent(encoding: Encoding, relation: Relation, take: _Take, when: Literals) -> None:
    """Say that the result is what the second lacks of the first, in per cent of the first."""
    sheet = encoding.sheet
    first, second = (sheet.times(take(term.quantity), term.times) for term in relation.terms)
    top = sheet.times(sheet.less(first, second), _HUNDRED * relation.times / relation.over)
    encoding.quotient(top, first, relation.result, when)
