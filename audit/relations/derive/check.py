"""Checking a relation: does any choice of true values satisfy it?

A relation fails only if none does. It is undecided where missing figures could make it hold or not.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, TypedDict

from audit.appraisal.exact.bounds import TooManyValues
from audit.appraisal.exact.rounding import Mode, stands_for
from audit.appraisal.exact.values import ANY, NONE, Values, point
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import Quantity
from audit.relations.derive.valuation import Valuation
from audit.relations.outcome import Check, Operand
from audit.relations.registry import type_of
from audit.relations.relation import Relation, Term
from audit.relations.type import IF_ROUNDED, Sides
from audit.why import Why, because

__all__ = ["check", "check_all", "follows_as_printed"]

_OTHERWISE: Final[tuple[Mode, ...]] = ("truncated", "away")
"""Ways of rounding that a paper may have without saying so; one is offered only where it fits all figures of the kind."""


class _Leeway(TypedDict, total=False):
    """What a check that holds only for some true values adds to it."""

    fits: tuple[str, ...]
    from_printed: Values


def check_all(relations: tuple[Relation, ...], valuation: Valuation) -> Iterator[Check]:
    """Check every relation whose result is printed."""
    for relation in relations:
        if relation.checked:
            yield from check(relation, valuation)


def check(relation: Relation, valuation: Valuation, *, fits: bool = True) -> Iterator[Check]:
    """Check one relation, once for each printing of its result; ``fits`` asks how it would hold, and for the evidence of a failure."""
    if relation.role == "printings":
        yield _printings(relation, valuation)
        return
    printings = _subjects(relation, valuation)
    shown = [figure for figure in printings if figure.printed]
    if not shown and type_of(relation).of_true_values:
        yield _settle_unprinted(relation, valuation)
        return
    for figure in shown or printings:
        if figure.printed:
            yield _settle(relation, figure, valuation, fits=fits)
        elif figure.closed:
            yield Check(relation, "undecided", figure, ANY, (), (figure,), reason=because("withheld"), withheld=True)
        else:
            yield Check(relation, "not-applicable", figure, ANY, (), (figure,), reason=because("no-figure"))


def _subjects(relation: Relation, valuation: Valuation) -> tuple[Figure, ...]:
    figures = valuation.derivation.figures.get(relation.result, ())
    if relation.role == "level-value":
        named = (figure for figure in figures if figure.level == relation.form)
        return tuple(figure for figure in named if figure.numeral is not None and figure.numeral.value is not None)
    if relation.role == "inherited":
        return tuple(figure for figure in figures if figure.inherits == relation.terms[0].quantity.option)
    return figures


def _settle(relation: Relation, figure: Figure, valuation: Valuation, *, fits: bool) -> Check:
    given, kind = relation, type_of(relation)
    relation = kind.quoted(relation, figure)
    try:
        computed = valuation.outcome_of(relation)
    except TooManyValues:
        return replace(_evidence(given, figure, valuation), outcome="undecided", reason=because("too-many-values"))
    if computed.empty:
        return replace(_evidence(given, figure, valuation, computed), outcome="undecided", reason=because("no-value"))
    own = valuation(relation.result) if kind.of_true_values else valuation.stands(figure)
    verdict = kind.check(relation, _sides(own, valuation))
    if verdict.outcome == "fail":
        failed = Check(given, "fail", figure, computed, (), (figure,))
        return _with_evidence(failed, relation, own, valuation) if fits else failed
    base = _evidence(given, figure, valuation, computed)
    if verdict.outcome == "pass" and any(operand.missing for operand in base.operands) and not computed.within(own):
        return replace(base, outcome="undecided", fits=verdict.fits, reason=_waiting_for(base))
    if fits and verdict.outcome == "pass" and not verdict.fits and kind.computes and not computed.within(own) and not base.withheld:
        return replace(base, **_by_leeway(relation, own, valuation))
    return replace(base, outcome=verdict.outcome, fits=verdict.fits, reason=verdict.reason)


def _with_evidence(failed: Check, quoted: Relation, own: Values, valuation: Valuation) -> Check:
    """Add to a failed check what takes part in it, and how it would hold after all; ``quoted`` is the relation as the figure quotes it."""
    assert failed.figure is not None
    base = _evidence(failed.relation, failed.figure, valuation, failed.computed)
    taking_part = _taking_part(replace(base, relation=quoted), own, valuation)
    return replace(base, outcome="fail", figures=taking_part, fits=tuple(_fits(quoted, failed.figure, valuation)))


def _by_leeway(relation: Relation, own: Values, valuation: Valuation) -> _Leeway:
    """Say if a relation holds for some true values behind rounded operands, and not for these as they are printed."""
    try:
        printed = _as_printed(relation, valuation)
    except TooManyValues:
        return {}
    return {"fits": (IF_ROUNDED,), "from_printed": printed} if own.meet(printed).empty else {}


def _sides(own: Values, valuation: Valuation) -> Sides:
    return Sides(own, valuation.outcome_of, lambda relation: _as_printed(relation, valuation))


def _waiting_for(base: Check) -> Why:
    if base.withheld:
        return because("withheld")
    states = {figure.state for operand in base.operands for figure in operand.figures if not figure.printed}
    named = ", ".join(sorted(state for state in states if state != "figure"))
    return because("figures-missing", states=named) if named else because("figures-not-given")


def _evidence(relation: Relation, figure: Figure | None, valuation: Valuation, computed: Values = NONE) -> Check:
    operands = tuple(_operand(term, valuation) for term in _shown_terms(relation))
    own = (figure,) if figure is not None else ()
    figures = tuple(dict.fromkeys([*own, *(one for operand in operands for one in _printed_below(operand.quantity, valuation))]))
    withheld = any(valuation.withheld(operand.quantity) for operand in operands)
    mode = "exact" if figure is not None and figure.exact else valuation.mode(relation.result.kind)
    return Check(relation, "pass", figure, computed, operands, figures, withheld=withheld, rounding=mode)


def _shown_terms(relation: Relation) -> Iterator[Term]:
    for term in relation.terms:
        yield term
        if term.by is not None:
            yield Term(term.by)


def _operand(term: Term, valuation: Valuation) -> Operand:
    figures = valuation.derivation.figures.get(term.quantity, ())
    return Operand(term.quantity, term.times, figures, valuation(term.quantity), valuation.missing(term.quantity))


def _printed_below(quantity: Quantity, valuation: Valuation) -> Iterator[Figure]:
    """The figures of an operand, or of what it follows from where it is not printed itself."""
    figures = valuation.derivation.figures.get(quantity, ())
    if any(figure.printed for figure in figures):
        yield from (figure for figure in figures if figure.printed)
        return
    yield from figures
    for relation in valuation.derivation.defining.get(quantity, ()):
        for operand in relation.operands():
            yield from _printed_below(operand, valuation)


def _taking_part(base: Check, own: Values, valuation: Valuation) -> tuple[Figure, ...]:
    """Add the figures that leave an operand less than its own printings stand for, where it fails for that alone.

    The disagreement may then lie with them. Where it fails on all that its operands' printings stand for, it does not.
    """
    below = tuple(figure for operand in base.operands for figure in _narrowing(operand.quantity, valuation))
    if not below or _fails_as_it_stands(base.relation, own, valuation):
        return base.figures
    return tuple(dict.fromkeys([*base.figures, *below]))


def _fails_as_it_stands(relation: Relation, own: Values, valuation: Valuation) -> bool:
    """Say whether a relation fails on what the printings of its operands, or of what these follow from, stand for by themselves."""
    kind = type_of(relation)
    if not kind.computes:
        return False
    try:
        return kind.evaluate(relation, valuation.by_printings).meet(own).empty
    except TooManyValues:
        return False


def _narrowing(quantity: Quantity, valuation: Valuation) -> Iterator[Figure]:
    if valuation(quantity) == valuation.printed(quantity):
        return
    for relation in valuation.derivation.defining.get(quantity, ()):
        for operand in relation.operands():
            yield from (figure for figure in valuation.derivation.figures.get(operand, ()) if figure.printed)
            yield from _narrowing(operand, valuation)


def follows_as_printed(failed: Check, valuation: Valuation) -> bool:
    """Say whether a result that disagrees follows from the printed values of what it follows from."""
    assert failed.figure is not None
    return type_of(failed.relation).as_printed(failed.relation, _sides(valuation.stands(failed.figure), valuation))


def _fits(relation: Relation, figure: Figure, valuation: Valuation) -> Iterator[str]:
    """Say how a failed relation would hold after all, as evidence only."""
    kind = type_of(relation)
    if not kind.leeway or figure.value is None or figure.unit is None:
        return
    computed = valuation.outcome_of(relation)
    if not figure.exact:
        for mode in _OTHERWISE:
            if not stands_for(figure.value, figure.unit, mode).meet(computed).empty and _all_so(figure.quantity.kind, mode, valuation):
                yield mode
    if _holds(relation, figure, valuation.loosely):
        yield "entries-rounded"
    if kind.as_printed(relation, _sides(valuation.stands(figure), valuation)):
        yield "printed-values"


def _all_so(kind: str, mode: Mode, valuation: Valuation) -> bool:
    """Say whether every printed figure of a kind that follows from others may have been rounded in one way: found once for each kind."""
    if (kind, mode) not in valuation.rounded_so:
        valuation.rounded_so[kind, mode] = _every_one_so(kind, mode, valuation)
    return valuation.rounded_so[kind, mode]


def _every_one_so(kind: str, mode: Mode, valuation: Valuation) -> bool:
    found = [one for one in valuation.derivation.relations if one.checked and one.result.kind == kind and type_of(one).leeway]
    return all(_so(one, figure, mode, valuation) for one in found for figure in _subjects(one, valuation) if figure.printed and not figure.exact)


def _so(relation: Relation, figure: Figure, mode: Mode, valuation: Valuation) -> bool:
    assert figure.value is not None
    assert figure.unit is not None
    scale = valuation.scale(figure)
    try:
        computed = valuation.outcome_of(type_of(relation).quoted(relation, figure))
        return computed.empty or not stands_for(figure.value * scale, figure.unit * scale, mode).meet(computed).empty
    except TooManyValues:
        return True


def _holds(relation: Relation, figure: Figure, valuation: Valuation) -> bool:
    try:
        return not valuation.stands(figure).meet(valuation.outcome_of(relation)).empty
    except TooManyValues:
        return False


def _as_printed(relation: Relation, valuation: Valuation) -> Values:
    """Evaluate a relation on its operands' printed values, as if these were exact."""

    def look(quantity: Quantity) -> Values:
        shown = [figure.value for figure in valuation.derivation.figures.get(quantity, ()) if figure.printed and figure.value is not None]
        return point(shown[0]) if shown else valuation(quantity)

    return type_of(relation).evaluate(relation, look)


def _printings(relation: Relation, valuation: Valuation) -> Check:
    figures = tuple(figure for figure in valuation.derivation.figures[relation.result] if figure.printed)
    shared = valuation.stands(figures[0])
    for figure in figures[1:]:
        meeting = shared.meet(valuation.stands(figure))
        # What takes the place of all printings is one value, however they differ.
        stands = relation.result not in valuation.replaced
        otherwise = stands and any(_printed_otherwise(figure, other) for other in figures[: figures.index(figure)])
        if meeting.empty or (otherwise and not _may_be(relation.result, meeting, valuation)):
            below = () if meeting.empty else _excluding(relation.result, meeting, valuation)
            return Check(relation, "fail", figure, valuation.stands(figures[0]), (), tuple(dict.fromkeys([*figures, *below])))
        shared = meeting
    return Check(relation, "pass", figures[-1], shared, (), figures)


def _printed_otherwise(one: Figure, other: Figure) -> bool:
    """Say whether two printings to the same place differ: one value, rounded to one place, is printed in one way."""
    known = one.value is not None and other.value is not None
    return known and (one.unit, one.sign) == (other.unit, other.sign) and one.value != other.value


def _may_be(quantity: Quantity, tie: Values, valuation: Valuation) -> bool:
    """Say whether what a quantity follows from allows the value that lies between two printings of it, rounded up and down."""
    found = valuation.derivation.defining.get(quantity, ())
    return bool(found) and not any(_excludes(one, tie, valuation) for one in found)


def _excludes(relation: Relation, values: Values, valuation: Valuation) -> bool:
    try:
        return valuation.outcome_of(relation).meet(values).empty
    except TooManyValues:
        return False


def _excluding(quantity: Quantity, tie: Values, valuation: Valuation) -> Iterator[Figure]:
    """List the figures that rule out the value between two printings: the disagreement of these may lie with them."""
    for relation in valuation.derivation.defining.get(quantity, ()):
        for operand in relation.operands() if _excludes(relation, tie, valuation) else ():
            yield from (figure for figure in _printed_below(operand, valuation) if figure.printed)
            yield from _narrowing(operand, valuation)


def _settle_unprinted(relation: Relation, valuation: Valuation) -> Check:
    """Hold a threshold against a figure that is not printed but follows from others."""
    base = _evidence(relation, None, valuation, relation.allowed)
    own = valuation(relation.result)
    if valuation.withheld(relation.result):
        return replace(base, outcome="undecided", reason=because("withheld"), withheld=True)
    if valuation.missing(relation.result):
        return replace(base, outcome="undecided", reason=because("figures-not-given"))
    figures = tuple(dict.fromkeys(_printed_below(relation.result, valuation)))
    base = replace(base, figures=figures)
    if own.meet(relation.allowed).empty:
        return replace(base, outcome="fail")
    return base if own.within(relation.allowed) else replace(base, outcome="undecided", reason=because("across-threshold"))
