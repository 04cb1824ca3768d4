"""The derivation: an appraisal's figures by quantity, and every relation instance that its method declares."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import Final

from audit.appraisal.model.appraisal import Appraisal, Declared
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import Quantity
from audit.problems import InputError, InputFault, Problem, fault
from audit.relations.derive.basis import Basis, expected
from audit.relations.derive.scores import name_of, score_relations, weight_relations
from audit.relations.derive.stated import spoken_relations
from audit.relations.derive.totals import rank_relations, share_relations, total_relations
from audit.relations.derive.whole import Whole
from audit.relations.registry import TYPES, type_of
from audit.relations.relation import Relation

__all__ = ["Derivation", "derivation_with"]

_ALL_WEIGHTS: Final = Quantity("weight")
_Figures = Mapping[Quantity, tuple[Figure, ...]]


@dataclass(frozen=True)
class Derivation:
    """Everything that checks, explanations and reconstruction work on.

    ``defining`` gives for each quantity the identities that it follows from. ``assumed`` says in words what the file
    left open and was inferred. ``whole`` are the derived quantities that are whole, so that what is printed is their
    true value.
    """

    appraisal: Appraisal
    figures: Mapping[Quantity, tuple[Figure, ...]]
    relations: tuple[Relation, ...]
    defining: Mapping[Quantity, tuple[Relation, ...]]
    assumed: tuple[str, ...] = ()
    whole: frozenset[Quantity] = frozenset()

    def by_id(self, figure_id: str) -> Figure | None:
        """The figure of that id."""
        return next((one for figures in self.figures.values() for one in figures if one.id == figure_id), None)

    @cached_property
    def users(self) -> Mapping[Quantity, Sequence[Relation]]:
        """The identities that each quantity is an operand or the result of."""
        found: dict[Quantity, list[Relation]] = {}
        for relation in self.relations:
            if relation.nature == "identity":
                for quantity in dict.fromkeys((relation.result, *relation.operands())):
                    found.setdefault(quantity, []).append(relation)
        return found

    @cached_property
    def steps(self) -> Mapping[str, Fraction]:
        """For each kind of entered figure the finest place to which one is printed: none is taken to be finer.

        A sum of weights counts by its value: 150.00 under whole weights does not make these finer.
        """
        found: dict[str, Fraction] = {}
        for figure in (one for printings in self.figures.values() for one in printings if one.exact and one.printed and one.unit):
            places = Fraction(1, (figure.value or Fraction(0)).denominator)
            unit = places if figure.quantity == _ALL_WEIGHTS else min(figure.unit or places, places)
            found[figure.quantity.kind] = min(found.get(figure.quantity.kind, unit), unit)
        return found

    @cached_property
    def largest(self) -> Mapping[str, Fraction]:
        """The size of the largest figure of each kind, and of all under the empty name, with one added."""
        found: dict[str, Fraction] = {}
        for figure in (one for printings in self.figures.values() for one in printings if one.value is not None):
            size = abs(figure.value or Fraction(0)) + 1
            for kind in (figure.quantity.kind, ""):
                found[kind] = max(found.get(kind, size), size)
        return found


def derivation_with(appraisal: Appraisal, percent_of: str | None, assumed: tuple[str, ...] = ()) -> Derivation:
    """Expand the method, taking percentages to be of ``percent_of``.

    Raises InputError if relations run in a circle, or have too many or too few terms.
    """
    _refuse_miscounted(appraisal)
    basis = Basis(appraisal, _by_quantity([*appraisal.figures, *expected(appraisal)]))
    relations = tuple(_unique([*_relations(basis, percent_of), *_printings(basis)]))
    defining = _defining(relations)
    _refuse_circles(appraisal, relations, defining)
    figures = _mark_computed(basis.figures, defining)
    return Derivation(appraisal, figures, relations, defining, assumed, Whole(appraisal, figures, defining).all())


def _refuse_miscounted(appraisal: Appraisal) -> None:
    problems = [
        Problem(appraisal.path, one.where.line, one.where.column, said)
        for one in appraisal.method.relations
        if (said := _miscounted(one)) is not None
    ]
    if problems:
        raise InputError(problems)


def _miscounted(declared: Declared) -> InputFault | None:
    wanted, count = TYPES[declared.type].operands, len(declared.terms)
    if wanted is None or wanted == count:
        return None
    return fault("number-of-terms", type=declared.type, wanted=f"{wanted} {'term' if wanted == 1 else 'terms'}", count=count)


def _relations(basis: Basis, percent_of: str | None) -> Iterator[Relation]:
    yield from weight_relations(basis)
    yield from score_relations(basis)
    yield from total_relations(basis)
    yield from share_relations(basis, percent_of)
    yield from rank_relations(basis)
    yield from spoken_relations(basis)


def _unique(relations: Iterable[Relation]) -> Iterable[Relation]:
    return {relation.id: relation for relation in relations}.values()


def _by_quantity(figures: Iterable[Figure]) -> dict[Quantity, tuple[Figure, ...]]:
    found: dict[Quantity, list[Figure]] = {}
    for figure in figures:
        found.setdefault(figure.quantity, []).append(figure)
    return {quantity: tuple(printings) for quantity, printings in found.items()}


def _printings(basis: Basis) -> Iterator[Relation]:
    """A relation for every quantity that is printed more than once."""
    for quantity, figures in basis.figures.items():
        if sum(1 for figure in figures if figure.printed) > 1:
            yield Relation(name_of("printings", quantity), "equal", "printings", quantity, where=figures[0].where)


def _defining(relations: tuple[Relation, ...]) -> dict[Quantity, tuple[Relation, ...]]:
    found: dict[Quantity, tuple[Relation, ...]] = {}
    for relation in relations:
        if relation.nature == "identity" and type_of(relation).defines and relation.role != "printings":
            found[relation.result] = (*found.get(relation.result, ()), relation)
    return found


def _mark_computed(figures: _Figures, defining: Mapping[Quantity, tuple[Relation, ...]]) -> dict[Quantity, tuple[Figure, ...]]:
    """Take figures that follow by multiplying or dividing as rounded, whatever their kind."""
    rounding = {quantity for quantity, found in defining.items() if any(type_of(relation).rounds for relation in found)}
    return {
        quantity: tuple(replace(one, exact=False) if one.exact else one for one in printings) if quantity in rounding else printings
        for quantity, printings in figures.items()
    }


def _refuse_circles(appraisal: Appraisal, relations: tuple[Relation, ...], defining: Mapping[Quantity, tuple[Relation, ...]]) -> None:
    graph = {quantity: [one for relation in found for one in relation.operands()] for quantity, found in defining.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = set(error.args[1])
        declared = [one for one in relations if one.role == "declared" and one.result in circle]
        where = declared[0].where if declared else appraisal.method.where
        raise InputError([Problem(appraisal.path, where.line, where.column, fault("relations-in-circle"))]) from None
