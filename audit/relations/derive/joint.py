"""Cells without a figure of which a printed total leaves no single value, but only what they add to: "these two add to 60"."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce
from typing import Final

from audit.appraisal.exact.bounds import TooManyValues
from audit.appraisal.exact.values import Values, point
from audit.appraisal.model.quantity import Quantity
from audit.relations.derive.derivation import Derivation
from audit.relations.derive.valuation import Valuation
from audit.relations.relation import Relation, Term, part

__all__ = ["Joint", "joint_sums", "subtotal_left"]

_FEWEST: Final = 2
_MOST_CELLS: Final = 6
"""A sentence about more cells than a person adds up in the head says little; the longest published paper at hand has six blanks in one column."""

_MOST_VALUES: Final = 200
"""So many values a cell may have to be tried against the others; scales of named levels have up to ten."""

_KINDS: Final = frozenset({"score", "weighted-score"})
_ZERO: Final = Fraction(0)


@dataclass(frozen=True, slots=True)
class Joint:
    """Cells of one option and what they add to, in the units of ``total``. ``settled`` are its other cells that only one value fits."""

    cells: tuple[Quantity, ...]
    sum: Fraction
    total: Quantity
    settled: Mapping[Quantity, Fraction] = field(default_factory=dict)

    @property
    def option(self) -> str:
        """The option of the cells."""
        return self.total.option or ""


def joint_sums(derivation: Derivation, valuation: Valuation) -> tuple[Joint, ...]:
    """What each printed total leaves to its empty cells together, where it leaves one sum and to none of them one value.

    Totals in which a withheld or doubtful figure takes part say nothing here, nor do those that their cells cannot reach.
    """
    relations = (one for one in derivation.relations if one.type == "sum" and one.nature == "identity" and one.result.kind == "total")
    return tuple(found for one in relations if (found := _of(one, derivation, valuation)) is not None)


def _of(relation: Relation, derivation: Derivation, valuation: Valuation) -> Joint | None:
    total = valuation.printed(relation.result)
    if total is None or relation.result.option is None or not relation.times or _unsure(relation, derivation, valuation):
        return None
    open_ = [one for one in relation.terms if part(one, valuation).only is None]
    known = sum((value for one in relation.terms if (value := part(one, valuation).only) is not None), relation.constant)
    if not _FEWEST <= len(open_) <= _MOST_CELLS or not all(_empty_cell(one, derivation) for one in open_):
        return None
    wanted = total.times(relation.over / relation.times).plus(point(-known))
    return _left(open_, wanted, relation, valuation)


def _left(open_: Sequence[Term], wanted: Values, relation: Relation, valuation: Valuation) -> Joint | None:
    sets = [part(one, valuation) for one in open_]
    if not all(values.finite and len(values.points) <= _MOST_VALUES for values in sets):
        return None
    try:
        sums = reduce(Values.plus, sets).meet(wanted)
        fits = [[value for value in sets[at].points if not _others(sets, at).plus(point(value)).meet(wanted).empty] for at in range(len(sets))]
    except TooManyValues:
        return None
    if sums.only is None:
        return None
    settled = {one.quantity: values[0] for one, values in zip(open_, fits, strict=True) if len(values) == 1}
    cells = tuple(one.quantity for one in open_ if one.quantity not in settled)
    left = sums.only - sum(settled.values(), _ZERO)
    return Joint(cells, left, relation.result, settled) if len(cells) >= _FEWEST else None


def _others(sets: Sequence[Values], at: int) -> Values:
    return reduce(Values.plus, (values for place, values in enumerate(sets) if place != at), point(_ZERO))


def _unsure(relation: Relation, derivation: Derivation, valuation: Valuation) -> bool:
    """Say whether a withheld figure takes part, or one that may have been misread."""
    quantities = [relation.result, *relation.operands()]
    figures = (figure for quantity in quantities for figure in derivation.figures.get(quantity, ()))
    return any(map(valuation.withheld, quantities)) or any(figure.printed and figure.reading == "doubtful" for figure in figures)


def _empty_cell(term: Term, derivation: Derivation) -> bool:
    """Say whether a term is a single score, added as it is, for which the paper has a cell and no figure."""
    figures = derivation.figures.get(term.quantity, ())
    plain = term.by is None and term.times == 1 and term.quantity.kind in _KINDS
    return plain and bool(figures) and not any(figure.printed for figure in figures)


def subtotal_left(relation: Relation, found: Iterable[Joint], valuation: Valuation) -> Fraction | None:
    """What a subtotal comes to where the empty cells in it are those that a printed total leaves one sum to; else None."""
    for one in found:
        terms = {term.quantity: term for term in relation.terms}
        if one.option == relation.result.option and terms.keys() >= set(one.cells) and all(_plain(terms[cell]) for cell in one.cells):
            parts = list(_parts(relation, one, valuation))
            if all(value is not None for value in parts):
                return (sum((value for value in parts if value is not None), relation.constant) + one.sum) * relation.times / relation.over
    return None


def _plain(term: Term) -> bool:
    return term.by is None and term.times == 1


def _parts(relation: Relation, one: Joint, valuation: Valuation) -> Iterator[Fraction | None]:
    for term in relation.terms:
        if term.quantity in one.settled:
            yield one.settled[term.quantity]
        elif term.quantity not in one.cells:
            yield part(term, valuation).only
