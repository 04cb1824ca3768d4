"""Sums that a file declares or arithmetic demands without printing them: shares make 100, sub-weights make their base."""

from fractions import Fraction

from audit.model.appraisal import Appraisal
from audit.model.figure import Figure
from audit.model.place import Place, Where
from audit.model.quantity import Quantity


def expected(appraisal: Appraisal) -> list[Figure]:
    """Give a figure for each such sum. Their ids begin with ``method.``, and they count as no printing."""
    method = appraisal.method
    found: list[Figure] = []
    if method.sub_weight_sum is not None:
        sums = [Quantity("weight", group=group, item="sub-weights") for group in appraisal.groups]
        found += [_figure("sub-weights", one, method.sub_weight_sum, method.where) for one in sums]
    if method.normalised is not None:
        found += [_figure("normalised", Quantity("score", criterion=one.id), method.normalised, method.where) for one in appraisal.scored]
    for kind in _complete_shares(appraisal):
        found.append(_figure("shares", Quantity(kind), Fraction(method.percent_base), method.where))
    return found


def _figure(name: str, quantity: Quantity, value: Fraction, where: Where) -> Figure:
    text = str(value.numerator) if value.denominator == 1 else str(value)
    owner = quantity.criterion or quantity.group or quantity.kind
    return Figure(f"method.{name}.{owner}", quantity, text, "figure", where, Place(), "confirmed", value, Fraction(1), exact=True)


def _complete_shares(appraisal: Appraisal) -> list[str]:
    """Give the kinds of share that have a cell for every option, not all of them empty, and no printed sum of their own."""
    kinds = ["share", *(["percent"] if appraisal.method.percent_of == "grand-total" else [])]
    cells = {figure.quantity for figure in appraisal.figures}
    printed = {figure.quantity for figure in appraisal.figures if figure.printed}
    found = []
    for kind in kinds:
        parts = [Quantity(kind, option) for option in appraisal.options]
        if Quantity(kind) not in printed and cells.issuperset(parts) and not printed.isdisjoint(parts):
            found.append(kind)
    return found
