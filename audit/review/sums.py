"""The printed sums of a draft, by the cells that take part, from the relations that the audit itself checks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from math import prod
from typing import Final

from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import NAMES, Quantity
from audit.importing.build import appraisal_of
from audit.importing.draft import Draft, Printed
from audit.problems import InputError
from audit.relations.combination import Combination, Summand
from audit.relations.derive.derivation import Derivation
from audit.relations.derive.derive import derive
from audit.relations.registry import type_of
from audit.relations.relation import Relation
from audit.review.question import PrintedSum, SumTerm

__all__ = ["NOTHING", "PrintedSums", "comes_out", "known_sums", "missing", "pointers", "slack"]

_DEEPEST: Final = 4


@dataclass(frozen=True, slots=True)
class PrintedSums:
    """The printed sums of a draft; the values of its cells, None where there is no single one; and one step of those that may be rounded."""

    sums: tuple[PrintedSum, ...]
    values: Mapping[str, Fraction | None]
    steps: Mapping[str, Fraction]


NOTHING: Final = PrintedSums((), {}, {})


def known_sums(draft: Draft, names: Mapping[str, str]) -> PrintedSums:
    """The sums of a draft. ``names`` are those of cells by their pointer in the file; without a file that can be read there are none."""
    try:
        derivation = derive(appraisal_of(draft))
    except InputError:
        return NOTHING
    figures = {
        names[figure.where.pointer]: figure for listed in derivation.figures.values() for figure in listed
        if figure.where.pointer in names and not figure.id.endswith(".of")
    }  # fmt: skip
    maker = _Maker(derivation, {figure.quantity: name for name, figure in reversed(figures.items())})
    sums = tuple(one for relation in derivation.relations if (one := maker.sum(relation)) is not None)
    return PrintedSums(sums, {name: _value(one) for name, one in figures.items()}, {name: _step(one) for name, one in figures.items()})


def pointers(table: Printed, row: str, at: int) -> Iterator[str]:
    """The two forms that the pointer to a cell may have."""
    head = f"/tables/{table.id}/cells/{row}"
    yield f"{head}/{at}"
    yield f"{head}/values/{at}"


def _value(figure: Figure) -> Fraction | None:
    return figure.value if figure.state == "figure" else None


def _step(figure: Figure) -> Fraction:
    return Fraction(0) if figure.exact or figure.unit is None else figure.unit


@dataclass(frozen=True, slots=True)
class _Maker:
    derivation: Derivation
    names: Mapping[Quantity, str]

    def sum(self, relation: Relation) -> PrintedSum | None:
        """Make a sum of a relation, if its result and all that it adds stand in cells."""
        result = self.names.get(relation.result)
        combined = _added(relation) if relation.nature == "identity" else None
        if combined is None or result is None:
            return None
        terms: list[SumTerm] = []
        for summand in combined.summands:
            ways = [self._factors(one, 0) for one in summand.factors]
            if not all(ways):
                return None
            terms += _multiplied(summand, ways)
        return PrintedSum(_said(relation.result, self.derivation.appraisal), tuple(terms), 1 / combined.factor, result) if terms else None

    def _factors(self, quantity: Quantity, depth: int) -> list[SumTerm]:
        """What a quantity is made of: its own cell, else the cells that it is multiplied from."""
        name = self.names.get(quantity)
        if name is not None:
            return [SumTerm(Fraction(1), (name,))]
        for relation in self.derivation.defining.get(quantity, ()):
            summand = _single(relation)
            ways = [self._factors(one, depth + 1) for one in summand.factors] if summand is not None and depth < _DEEPEST else [[]]
            if summand is not None and all(ways):
                return _multiplied(summand, ways)
        return []


def _added(relation: Relation) -> Combination | None:
    """Take a relation that only adds: one that multiplies or divides comes out to the last place of its result at best."""
    kind = type_of(relation)
    found = kind.coefficients(relation) if kind.computes and not kind.rounds else None
    return None if found is None or found.constant or found.divisors or not found.factor else found


def _single(relation: Relation) -> Summand | None:
    """Take a relation that only multiplies."""
    found = type_of(relation).coefficients(relation)
    single = found is not None and len(found.summands) == 1 and not (found.constant or found.divisors)
    return replace(found.summands[0], times=found.summands[0].times * found.factor) if found is not None and single else None


def _multiplied(summand: Summand, ways: Sequence[Sequence[SumTerm]]) -> list[SumTerm]:
    """Write out a summand whose factors are each made of several terms."""
    return [
        SumTerm(prod((one.times for one in way), start=summand.times), tuple(cell for one in way for cell in one.cells)) for way in product(*ways)
    ]


def _said(quantity: Quantity, appraisal: Appraisal) -> str:
    owners = (appraisal.options.get(quantity.option or ""), appraisal.groups.get(quantity.group or ""))
    of = ", ".join(owner.title for owner in owners if owner is not None)
    return f"{NAMES[quantity.kind]} of {of}" if of else f"the {NAMES[quantity.kind]}"


def missing(one: PrintedSum, name: str, known: PrintedSums) -> list[Fraction]:
    """The values of one cell with which a sum comes out, where all others are known; nothing where too many would do.

    A printed sum of rounded figures stands for a range; of that, values in whole steps of the cell count.
    """
    others = [cell for cell in one.cells() if cell != name]
    if any(known.values.get(cell) is None for cell in others):
        return []
    weight, rest = _linear(one, name, known)
    result = Fraction(0) if one.result == name else known.values[one.result] or Fraction(0)
    factor = weight - one.over if one.result == name else weight
    if not factor:
        return []
    centre = (result * one.over - rest) / factor
    width = abs(slack(one, known, name) / factor)
    return [centre] if not width else _within(centre, width, known.steps.get(name) or Fraction(1))


def comes_out(one: PrintedSum, known: PrintedSums) -> bool | None:
    """Say whether a sum comes out as read; None where a cell has no value."""
    if any(known.values.get(cell) is None for cell in one.cells()):
        return None
    _, total = _linear(one, "", known)
    return abs(total - (known.values[one.result] or 0) * one.over) <= slack(one, known, "")


def _linear(one: PrintedSum, name: str, known: PrintedSums) -> tuple[Fraction, Fraction]:
    """What the cell is multiplied by, and the sum of all terms without it."""
    weight = rest = Fraction(0)
    for term in one.terms:
        times = term.times * prod(known.values[cell] or Fraction(0) for cell in term.cells if cell != name)
        if name in term.cells:
            weight += times
        else:
            rest += times
    return weight, rest


def slack(one: PrintedSum, known: PrintedSums, name: str) -> Fraction:
    """How far a sum of rounded figures may be off: half a step of each, in the units of the undivided sum."""
    found = known.steps.get(one.result, Fraction(0)) / 2 * abs(one.over) if one.result != name else Fraction(0)
    for term in one.terms:
        for cell in term.cells:
            others = prod(abs(known.values.get(other) or Fraction(0)) for other in term.cells if other not in {cell, name})
            found += known.steps.get(cell, Fraction(0)) / 2 * abs(term.times) * others if cell != name else 0
    return found


def _within(centre: Fraction, width: Fraction, step: Fraction) -> list[Fraction]:
    """The whole steps less than the width from the centre, if there are at most two."""
    nearest = round(centre / step) * step
    found = [value for value in (nearest - step, nearest, nearest + step) if abs(value - centre) < width]
    return found if len(found) <= 2 else []  # noqa: PLR2004  # more tell nothing
