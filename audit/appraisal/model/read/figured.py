"""The figures of an appraisal: every cell read as a figure of its quantity, whether a file, a document or a data frame printed it."""

from collections.abc import Iterator
from dataclasses import replace

from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.figure import Figure, Verdict
from audit.appraisal.model.quantity import Quantity
from audit.appraisal.model.read.cells import Setting, read_figures
from audit.appraisal.model.read.context import Context
from audit.appraisal.model.read.names import names_of
from audit.appraisal.model.read.printed import Reader
from audit.problems import InputError

__all__ = ["context_of", "figured"]


def context_of(appraisal: Appraisal) -> Context:
    """How figures of an appraisal are read: its conventions, its ids and its levels."""
    ids = {
        "options": appraisal.options, "criteria": appraisal.criteria, "groups": appraisal.groups, "scorers": appraisal.method.scorers,
        "stated": appraisal.stated, "levels": appraisal.levels, "gateways": appraisal.gateways, "tables": appraisal.tables,
        "sources": appraisal.sources,
    }  # fmt: skip
    context = Context(appraisal.path, appraisal.numbers, appraisal.negatives, ids=ids)
    for level in appraisal.levels.values():
        context.name_level(level.id, level.label, level.value)
    return context


def figured(appraisal: Appraisal, context: Context | None = None) -> Appraisal:
    """Read what is printed in an appraisal: its figures, its passes and fails, and the names by which it calls things.

    Raises InputError with every cell that cannot be read or placed, and with what ``context`` holds already.
    """
    reading = context or context_of(appraisal)
    weighted = any(formula.name.startswith("weighted") for formula in (appraisal.method.total, appraisal.method.subtotal))
    tables = Reader(reading, frozenset(key for key, one in appraisal.criteria.items() if one.kind == "gateway"), weighted)
    beside, summed = [*_of_groups(reading, appraisal), *_of_criteria(reading, appraisal)], list(_of_method(reading, appraisal))
    for table in appraisal.tables.values():
        tables.read(table)
    figures = [*_rounded(appraisal, beside), *summed, *_rounded(appraisal, tables.figures), *_of_stated(reading, appraisal)]
    if reading.problems:
        raise InputError(reading.problems)
    texts = replace(appraisal.texts, names=tuple(names_of(appraisal)))
    return replace(appraisal, figures=tuple(figures), verdicts=(*tables.verdicts, *_outcomes(appraisal)), texts=texts)


def _of_groups(context: Context, appraisal: Appraisal) -> Iterator[Figure]:
    for group in appraisal.groups.values():
        if group.weight is not None:
            yield from read_figures(context, group.weight, Quantity("weight", group=group.id), f"groups.{group.id}.weight", Setting())


def _of_criteria(context: Context, appraisal: Appraisal) -> Iterator[Figure]:
    for one in appraisal.criteria.values():
        beside = (
            ("weight", one.weight, Quantity("weight", criterion=one.id)), ("max", one.top, Quantity("max-score", criterion=one.id)),
            ("sub-weight", one.sub_weight, Quantity("weight", criterion=one.id, group=one.group)),
        )  # fmt: skip
        for name, cell, quantity in beside:
            if cell is not None:
                yield from read_figures(context, cell, quantity, f"criteria.{one.id}.{name}", Setting())


def _of_method(context: Context, appraisal: Appraisal) -> Iterator[Figure]:
    """The declared sum of weights as one printing of that quantity."""
    if appraisal.method.weights is not None:
        yield from read_figures(context, appraisal.method.weights, Quantity("weight"), "method.weights.sum", Setting())


def _of_stated(context: Context, appraisal: Appraisal) -> Iterator[Figure]:
    for one in appraisal.stated.values():
        for number, cell in enumerate(one.printings, 1):
            yield from read_figures(context, cell, one.quantity, f"stated.{one.id}.{number}", Setting())


def _rounded(appraisal: Appraisal, figures: list[Figure]) -> list[Figure]:
    """Mark weights as rounded where the method says so; what they add to is no rounded figure."""
    if not appraisal.method.weights_rounded:
        return figures
    return [replace(one, exact=False) if one.quantity.kind == "weight" else one for one in figures]


def _outcomes(appraisal: Appraisal) -> Iterator[Verdict]:
    for gateway in appraisal.gateways.values():
        for option, one in gateway.outcomes.items():
            yield Verdict(
                id=f"gateways.{gateway.id}.{option}", option=option, gateway=gateway.id, outcome=one.outcome, where=one.where, place=gateway.place,
                criterion=gateway.criterion,
            )  # fmt: skip
