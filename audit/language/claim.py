"""Judging a sentence of the prose that is written as an expression: by the exact figures, and by those printed."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from audit.language.evaluate import Looked, Run
from audit.language.parse import Expression, parse
from audit.language.static import compares_derived, faults
from audit.language.things import Unknown
from audit.language.world import World

_ONLY_EXACT: Final = "holds by the exact figures; by the figures as printed it does not"
_ONLY_PRINTED: Final = "holds by the figures as printed; by the exact ones it does not"
_PRINTED_OPEN: Final = "holds by the figures as printed; the exact ones leave it open"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a claim holds, what is to be said beside that, and what was looked at; nothing where withheld figures take part."""

    truth: bool | Unknown
    remark: str
    looked: tuple[Looked, ...]


def judge(text: str, world: World) -> tuple[bool | Unknown, str]:
    """Say whether a claim holds, and what is to be said beside that. Raises ExpressionError."""
    found = judgement(text, world)
    return found.truth, found.remark


def judgement(text: str, world: World) -> Judgement:
    """Judge a claim and keep what was looked at. Raises ExpressionError.

    A comparison or difference of derived figures is tried on both readings, for a writer may have taken either; it
    holds, with a remark, if only one fits.
    """
    expression = _compiled(text)
    exact, looked = _run(expression, world)
    if not compares_derived(expression):
        return Judgement(exact, "", looked)
    with world.read_as("printed"):
        printed, shown = _run(expression, world)
    if isinstance(printed, Unknown) or printed is exact:
        return Judgement(exact, "", looked)
    if printed is False:
        return Judgement(exact, _ONLY_EXACT if exact is True else "", looked)
    return Judgement(True, _ONLY_PRINTED if exact is False else _PRINTED_OPEN, shown)


@cache
def _compiled(text: str) -> Expression:
    """Read a claim once. A claim is about no subject, so that it names options and criteria by their ids."""
    expression = parse(text)
    found = faults(expression, {})
    if found:
        raise found[0]
    return expression


def _run(expression: Expression, world: World) -> tuple[bool | Unknown, tuple[Looked, ...]]:
    world.forget()
    run = Run(expression, world, {})
    return run.truth(), () if world.conceals else tuple(run.trace)
