"""Judging a sentence of the prose that is written as an expression: by the exact figures, and by those printed.

The claims of an appraisal, each judged once for all rules that select from them.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, Literal

from audit.appraisal.model.prose import Claim
from audit.limits import LanguageLimits
from audit.rules.language.budget import Budget
from audit.rules.language.evaluate import Evaluation, UsedValue, parts
from audit.rules.language.parse import Expression, ExpressionError, parse
from audit.rules.language.percent import meanings
from audit.rules.language.static import compares_derived, faults
from audit.rules.language.things import Unknown, all_of
from audit.rules.language.world import World
from audit.why import UNSAID, Why, because

__all__ = ["Judged", "Judgement", "in_both_senses", "judge", "judged", "judgement"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a claim holds, what is to be said beside that, and what was looked at.

    Of a claim that does not hold, or is open, ``looked`` is what its conditions looked at that do not hold, or are open.
    ``exact`` is the same in the reading of the exact figures. Where withheld figures are involved both are empty, and
    ``withheld`` says so. ``holds_by`` names the figures by which alone it holds, where it does not by the others.
    ``meaning`` says in which sense of per cent alone it holds, where it was tried in both and does not in the other.
    """

    truth: bool | Unknown
    remark: Why
    looked: tuple[UsedValue, ...]
    withheld: bool = False
    exact: tuple[UsedValue, ...] = ()
    holds_by: Literal["", "exact", "printed"] = ""
    meaning: Why = UNSAID

    @property
    def fits_one_reading(self) -> bool:
        """Whether it holds by the exact figures and not by the printed ones, or the other way round."""
        return bool(self.holds_by)


def judge(text: str, world: World) -> tuple[bool | Unknown, Why]:
    """Say whether a claim holds, and what is to be said beside that. Raises ExpressionError."""
    found = judgement(text, world)
    return found.truth, found.remark


def judgement(text: str, world: World, budget: Budget | None = None) -> Judgement:
    """Judge a claim and keep what was looked at. Raises ExpressionError.

    A comparison or difference of derived figures is tried on both readings, for a writer may have taken either; it
    holds, with a remark, if only one fits. So is a difference in per cent that is written in both its senses.
    """
    expression = _compiled(text)
    found = _by_figures(expression, world, budget)
    senses = meanings(expression) if found.truth is True and not found.withheld else None
    if senses is None:
        return found
    points, part = (_by_figures(_compiled(one), world, budget).truth for one in senses)
    if points is False or part is False:
        return replace(found, meaning=because("only-per-cent" if points is False else "only-points"))
    return found


def _by_figures(expression: Expression, world: World, budget: Budget | None) -> Judgement:
    exact = _run(expression, world, budget)
    if not compares_derived(expression):
        return exact
    with world.read_as("printed"):
        printed = _run(expression, world, budget)
    if isinstance(printed.truth, Unknown) or printed.truth is exact.truth:
        return exact
    if printed.truth is False:
        return replace(exact, remark=because("only-exact"), holds_by="exact") if exact.truth is True else exact
    if exact.truth is False:
        return replace(printed, remark=because("only-printed"), exact=exact.looked, holds_by="printed")
    return replace(printed, remark=because("printed-exact-open"), exact=exact.looked)


@cache
def _compiled(text: str) -> Expression:
    """Read a claim once. A claim is about no subject, so that it names options and criteria by their ids."""
    expression = parse(text)
    found = faults(expression, {})
    if found:
        raise found[0]
    return expression


def in_both_senses(text: str) -> bool:
    """Say whether a claim allows for per cent in both its senses. Raises ExpressionError."""
    return meanings(_compiled(text)) is not None


def _run(expression: Expression, world: World, budget: Budget | None) -> Judgement:
    world.forget()
    found = parts(Evaluation(expression, world, {}, budget))
    truth = all_of([part.truth for part in found])
    if world.conceals:
        return Judgement(truth, UNSAID, (), withheld=True)
    looked = tuple(one for part in found if truth is True or _alike(part.truth, truth) for one in part.looked)
    return Judgement(truth, UNSAID, looked, exact=looked)


def _alike(one: bool | Unknown, other: bool | Unknown) -> bool:
    return one is other or (isinstance(one, Unknown) and isinstance(other, Unknown))


_NOTHING: Final = Judgement(Unknown(because("nothing-asserted")), UNSAID, ())


@dataclass(frozen=True, slots=True)
class Judged:
    """One claim with what came of it. ``asserted`` is false where the file does not say what its sentence asserts."""

    claim: Claim
    judgement: Judgement
    asserted: bool


def judged(world: World, wanted: Collection[str] | None = None) -> Iterator[Judged]:
    """Judge every claim, or those of the ids that are wanted.

    What takes more work than all claims of a file may make together stays open, with the reason.
    """
    claims = [claim for claim in world.appraisal.claims if wanted is None or claim.id in wanted]
    budget = Budget(
        min(LanguageLimits.MAX_STEPS + len(claims) * LanguageLimits.MAX_STEPS_EACH, LanguageLimits.MAX_STEPS_FILE),
        "the claims of this file together take",
    )
    for claim in claims:
        yield Judged(claim, _judged(claim, world, budget), claim.asserts is not None)


def _judged(claim: Claim, world: World, budget: Budget) -> Judgement:
    if claim.asserts is None:
        return _NOTHING
    try:
        return judgement(claim.asserts, world, budget)
    except ExpressionError as error:
        return Judgement(Unknown(because("claim-not-run", said=error.message)), UNSAID, ())
