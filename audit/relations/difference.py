"""``difference``: what a paper quotes as lying between two figures."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import reduce
from typing import Final

from audit.appraisal.exact.values import Values, point
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import Quantity
from audit.relations.combination import Combination
from audit.relations.encode import Flags, Model, Number
from audit.relations.outcome import Check, Verdict
from audit.relations.ratio import Ratio
from audit.relations.relation import Look, Relation
from audit.relations.sum import Sum
from audit.relations.type import RelationType, Sides, Tell, relation_type
from audit.relations.words import Shown, parts

__all__ = ["Difference"]

_LESS: Final = Fraction(-1)
_HUNDRED: Final = Fraction(100)


@relation_type
class Difference(RelationType):
    """result = (first - second) x times / over, in points, or in per cent of the first where ``form`` says so.

    ``form``: ``points``, ``relative``, or ``unstated``, which allows both. It may have been worked out from true values
    or from those printed.
    """

    name = "difference"
    operands = 2
    declarable = also_printed = True
    leeway = False

    def evaluate(self, relation: Relation, look: Look) -> Values:
        """Every reachable difference."""
        return reduce(Values.join, (_evaluated(relation, form, look) for form in _forms(relation)))

    def narrow(self, relation: Relation, sets: Mapping[Quantity, Values]) -> dict[Quantity, Values]:
        """Narrow the result, and each operand by what either form leaves to it."""
        narrowed = super().narrow(relation, sets)
        ways = [_narrowed(relation, form, narrowed) for form in _forms(relation)]
        operands = {own: reduce(Values.join, (way[own] for way in ways)) for own in relation.operands()}
        return {**narrowed, **operands}

    def quoted(self, relation: Relation, figure: Figure) -> Relation:
        """Take a difference that is not quoted in per cent to be in points."""
        return replace(relation, form="points") if relation.form == "unstated" and figure.sign != "%" else relation

    def check(self, relation: Relation, sides: Sides) -> Verdict:
        """Try a quoted difference on the exact values and on the printed ones; it passes if either fits."""
        fits = tuple(_readings(relation, sides))
        return Verdict("pass" if fits else "fail", fits=fits)

    def keeps_whole(self, relation: Relation, whole: Callable[[Quantity], bool]) -> bool:
        """A difference in points between whole numbers is whole."""
        return relation.form == "points" and Sum().keeps_whole(_as_sum(relation), whole)

    def coefficients(self, relation: Relation) -> Combination | None:
        """Write a difference in points as a signed sum."""
        return Sum().coefficients(_as_sum(relation)) if relation.form == "points" else None

    def encode(self, relation: Relation, model: Model) -> None:
        """Say that the result is the difference in at least one of the ways in which it may have been worked out."""
        percent = any(figure.sign == "%" for figure in model.figures(relation.result))
        forms = _forms(relation) if percent or relation.form != "unstated" else ("points",)
        ways = [(form, take) for form in forms for take in (model.number, model.printed)]
        chosen = [model.sheet.flag() for _ in ways]
        model.sheet.some(chosen)
        for (form, take), flag in zip(ways, chosen, strict=True):
            (_write_points if form == "points" else _write_per_cent)(relation, model, take, [flag])

    def form(self, pick: str) -> str:  # noqa: ARG002  # only an extremum is picked
        """A declared difference is in points."""
        return "points"

    def words(self, check: Check, shown: Shown) -> str:
        """Write the two figures with a minus between them."""
        return " - ".join(parts(check, shown))

    def computed(self, relation: Relation, tell: Tell) -> str | None:
        """Write what a difference in per cent can mean: points first, then per cent of the first figure."""
        if relation.form != "unstated" or tell.sign != "%":
            return None
        each = (tell.evaluated(replace(relation, form=form)) for form in ("points", "relative"))
        points, relative = (tell.shown(values).removesuffix("%") for values in each)
        return f"{points} {'point' if points == '1' else 'points'} or {relative}%"


_Take = Callable[[Quantity], Number]


def _readings(relation: Relation, sides: Sides) -> Iterator[str]:
    for form in _forms(relation):
        one = replace(relation, form=form)
        if not sides.own.meet(sides.exact(one)).empty:
            yield f"{form}, exact values"
        if not sides.own.meet(sides.printed(one)).empty:
            yield f"{form}, printed values"


def _write_points(relation: Relation, model: Model, take: _Take, when: Flags) -> None:
    sheet = model.sheet
    first, second = (sheet.times(take(term.quantity), term.times) for term in relation.terms)
    found = sheet.times(sheet.less(first, second), relation.times / relation.over)
    sheet.alike(model.number(relation.result), found, when)


def _write_per_cent(relation: Relation, model: Model, take: _Take, when: Flags) -> None:
    """Say that the result is what the second lacks of the first, in per cent of the first."""
    sheet = model.sheet
    first, second = (sheet.times(take(term.quantity), term.times) for term in relation.terms)
    top = sheet.times(sheet.less(first, second), _HUNDRED * relation.times / relation.over)
    model.quotient(top, first, relation.result, when)


def _forms(relation: Relation) -> tuple[str, ...]:
    if relation.form == "unstated":
        return ("points", "relative")
    return ("relative",) if relation.form == "relative" else ("points",)


def _evaluated(relation: Relation, form: str, look: Look) -> Values:
    if form == "points":
        return Sum().evaluate(_as_sum(relation), look)
    return _turned(Ratio().evaluate(_as_ratio(relation), look)).times(relation.times / relation.over)


def _narrowed(relation: Relation, form: str, sets: Mapping[Quantity, Values]) -> dict[Quantity, Values]:
    if form == "points":
        return Sum().narrow(_as_sum(relation), sets)
    quotient = _turned(sets[relation.result].times(relation.over / relation.times))
    return Ratio().narrow(_as_ratio(relation), {**sets, relation.result: quotient})


def _as_sum(relation: Relation) -> Relation:
    first, second = relation.terms
    return replace(relation, terms=(first, replace(second, times=second.times * _LESS)), constant=Fraction(0))


def _as_ratio(relation: Relation) -> Relation:
    """Second / first x 100, in which a shared first operand is counted once: 100 less that is the difference."""
    first, second = relation.terms
    return replace(relation, terms=(second, first), times=_HUNDRED, over=Fraction(1))


def _turned(values: Values) -> Values:
    return point(_HUNDRED).plus(values.times(_LESS))
