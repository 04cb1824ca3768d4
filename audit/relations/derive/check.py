"""Checking a relation: does any choice of true values satisfy it?

A relation fails only if none does. It is undecided where missing figures could make it hold or not.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final, Literal

from audit.appraisal.exact.bounds import TooManyValues
from audit.appraisal.exact.rounding import stands_for
from audit.appraisal.exact.values import ANY, NONE, Values, point
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import Quantity
from audit.relations.derive.valuation import Valuation
from audit.relations.registry import TYPES
from audit.relations.relation import Relation, Term

Outcome = Literal["pass", "fail", "undecided", "not-applicable"]
_NO_VALUE: Final = "the figures it follows from give no value, for example a division by zero"
_TOO_MANY: Final = "there are too many possible values to list"


@dataclass(frozen=True, slots=True)
class Operand:
    """One operand as evidence: its coefficient and the figures that print it, or the set it was evaluated to."""

    quantity: Quantity
    times: Fraction
    figures: tuple[Figure, ...]
    values: Values
    missing: bool


@dataclass(frozen=True, slots=True)
class Check:
    """The outcome of one relation on one printing of its result, with the evidence.

    ``computed`` is what the result can be by the relation. ``fits`` names how it would hold after all: ``truncated``,
    ``away``, ``entries-rounded``, ``printed-values`` (holds for the rounded figures as printed), ``exact-values``.
    ``figures`` are all printings that take part, the result's included.
    """

    relation: Relation
    outcome: Outcome
    figure: Figure | None
    computed: Values
    operands: tuple[Operand, ...]
    figures: tuple[Figure, ...]
    fits: tuple[str, ...] = ()
    reason: str = ""
    withheld: bool = False
    rounding: str = ""


def check_all(relations: tuple[Relation, ...], valuation: Valuation) -> Iterator[Check]:
    """Check every relation whose result is printed."""
    for relation in relations:
        if relation.checked:
            yield from check(relation, valuation)


def check(relation: Relation, valuation: Valuation, *, fits: bool = True) -> Iterator[Check]:
    """Check one relation, once for each printing of its result; ``fits`` is worked out only where it is asked for."""
    if relation.role == "printings":
        yield _printings(relation, valuation)
        return
    printings = _subjects(relation, valuation)
    shown = [figure for figure in printings if figure.printed]
    if not shown and relation.type == "threshold":
        yield _settle_unprinted(relation, valuation)
        return
    for figure in shown or printings:
        if figure.printed:
            yield _settle(relation, figure, valuation, fits=fits)
        else:
            yield Check(relation, "not-applicable", figure, ANY, (), (figure,), reason="there is no figure to compare")


def _subjects(relation: Relation, valuation: Valuation) -> tuple[Figure, ...]:
    figures = valuation.derivation.figures.get(relation.result, ())
    if relation.role == "level-value":
        named = (figure for figure in figures if figure.level == relation.form)
        return tuple(figure for figure in named if figure.numeral is not None and figure.numeral.value is not None)
    if relation.role == "inherited":
        return tuple(figure for figure in figures if figure.inherits == relation.terms[0].quantity.option)
    return figures


def _settle(relation: Relation, figure: Figure, valuation: Valuation, *, fits: bool) -> Check:
    given, relation = relation, _as_quoted(relation, figure)
    try:
        computed = valuation.outcome_of(relation)
    except TooManyValues:
        return replace(_evidence(given, figure, valuation), outcome="undecided", reason=_TOO_MANY)
    base = _evidence(given, figure, valuation, computed)
    if computed.empty:
        return replace(base, outcome="undecided", reason=_NO_VALUE)
    if relation.type == "difference":
        return _difference(base, relation, figure, valuation)
    own = _own(relation, figure, valuation)
    if own.meet(computed).empty:
        base = replace(base, figures=_taking_part(base, valuation))
        return replace(base, outcome="fail", fits=tuple(_fits(relation, figure, valuation)) if fits else ())
    return _unless_open(base, own, computed, relation)


def _as_quoted(relation: Relation, figure: Figure) -> Relation:
    """Take a difference that is not quoted in per cent to be in points."""
    return replace(relation, form="points") if relation.form == "unstated" and figure.sign != "%" else relation


def _own(relation: Relation, figure: Figure, valuation: Valuation) -> Values:
    """Give what the checked figure stands for; a threshold is held against the true values, not the printed ones."""
    return valuation(relation.result) if relation.type == "threshold" else valuation.stands(figure)


def _unless_open(base: Check, own: Values, computed: Values, relation: Relation) -> Check:
    if relation.type == "threshold":
        return base if own.within(computed) else replace(base, outcome="undecided", reason="the printed figure is rounded across the threshold")
    if relation.type == "member" and not relation.certain and not _at_known_end(own, relation):
        return replace(base, outcome="undecided", reason="the paper does not state the scale, or we could not read it")
    if any(operand.missing for operand in base.operands) and not computed.within(own):
        return replace(base, outcome="undecided", reason=_waiting_for(base))
    return base


def _at_known_end(own: Values, relation: Relation) -> bool:
    ends = [end for span in relation.allowed.spans for end in span[:2] if end is not None]
    return own.only is not None and own.only in ends and not relation.terms


def _waiting_for(base: Check) -> str:
    if base.withheld:
        return "withheld figures are involved"
    states = {figure.state for operand in base.operands for figure in operand.figures if not figure.printed}
    named = ", ".join(sorted(state for state in states if state != "figure"))
    return f"depends on figures that are missing ({named})" if named else "depends on figures that the file does not give"


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
    """Give the figures of an operand, or of what it follows from where it is not printed itself."""
    figures = valuation.derivation.figures.get(quantity, ())
    if any(figure.printed for figure in figures):
        yield from (figure for figure in figures if figure.printed)
        return
    yield from figures
    for relation in valuation.derivation.defining.get(quantity, ()):
        for operand in relation.operands():
            yield from _printed_below(operand, valuation)


def _taking_part(base: Check, valuation: Valuation) -> tuple[Figure, ...]:
    """Add the figures that leave an operand less than its own printings stand for: the disagreement may lie with them."""
    below = (figure for operand in base.operands for figure in _narrowing(operand.quantity, valuation))
    return tuple(dict.fromkeys([*base.figures, *below]))


def _narrowing(quantity: Quantity, valuation: Valuation) -> Iterator[Figure]:
    if valuation(quantity) == valuation.printed(quantity):
        return
    for relation in valuation.derivation.defining.get(quantity, ()):
        for operand in relation.operands():
            yield from (figure for figure in valuation.derivation.figures.get(operand, ()) if figure.printed)
            yield from _narrowing(operand, valuation)


def _fits(relation: Relation, figure: Figure, valuation: Valuation) -> Iterator[str]:
    """Say how a failed relation would hold after all, as evidence only."""
    if relation.type in {"member", "equal", "count", "threshold"} or figure.value is None or figure.unit is None:
        return
    computed = valuation.outcome_of(relation)
    if not figure.exact:
        for mode in ("truncated", "away"):
            if not stands_for(figure.value, figure.unit, mode).meet(computed).empty:
                yield mode
    if _holds(relation, figure, valuation.loosely):
        yield "entries-rounded"
    if relation.type == "order" and not valuation.stands(figure).meet(_as_printed(relation, valuation)).empty:
        yield "printed-values"


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

    return TYPES[relation.type].evaluate(relation, look)


def _difference(base: Check, relation: Relation, figure: Figure, valuation: Valuation) -> Check:
    """Try a quoted difference on the exact values and on the printed ones; it passes if either fits."""
    own = valuation.stands(figure)
    fits = tuple(_readings(relation, own, valuation))
    if not fits:
        return replace(base, outcome="fail")
    missing = any(operand.missing for operand in base.operands)
    return replace(base, outcome="undecided" if missing else "pass", fits=fits, reason=_waiting_for(base) if missing else "")


def _readings(relation: Relation, own: Values, valuation: Valuation) -> Iterator[str]:
    forms = ("points", "relative") if relation.form == "unstated" else (relation.form,)
    for form in forms:
        one = replace(relation, form=form)
        if not own.meet(valuation.outcome_of(one)).empty:
            yield f"{form}, exact values"
        if not own.meet(_as_printed(one, valuation)).empty:
            yield f"{form}, printed values"


def _printings(relation: Relation, valuation: Valuation) -> Check:
    figures = tuple(figure for figure in valuation.derivation.figures[relation.result] if figure.printed)
    shared, odd = valuation.stands(figures[0]), None
    for figure in figures[1:]:
        meeting = shared.meet(valuation.stands(figure))
        if meeting.empty:
            odd = figure
            break
        shared = meeting
    base = Check(relation, "pass", figures[-1], shared, (), figures)
    if odd is None:
        return base
    return replace(base, outcome="fail", figure=odd, computed=valuation.stands(figures[0]))


def _settle_unprinted(relation: Relation, valuation: Valuation) -> Check:
    """Hold a threshold against a figure that is not printed but follows from others."""
    base = _evidence(relation, None, valuation, relation.allowed)
    own = valuation(relation.result)
    if valuation.withheld(relation.result):
        return replace(base, outcome="undecided", reason="withheld figures are involved", withheld=True)
    if valuation.missing(relation.result):
        return replace(base, outcome="undecided", reason="depends on figures that the file does not give")
    figures = tuple(dict.fromkeys(_printed_below(relation.result, valuation)))
    base = replace(base, figures=figures)
    if own.meet(relation.allowed).empty:
        return replace(base, outcome="fail")
    return base if own.within(relation.allowed) else replace(base, outcome="undecided", reason="rounded figures lie across the threshold")
