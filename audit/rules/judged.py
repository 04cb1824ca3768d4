"""The claims of an appraisal, each judged once for all rules that select from them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from audit.language.budget import Budget
from audit.language.claim import Judgement, judgement
from audit.language.errors import ExpressionError
from audit.language.limits import MAX_STEPS, MAX_STEPS_EACH, MAX_STEPS_FILE
from audit.language.things import Unknown
from audit.language.world import World
from audit.model.claims import Claim

_NOTHING: Final = Judgement(Unknown("the file does not say what the sentence asserts"), "", ())


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
    budget = Budget(min(MAX_STEPS + len(claims) * MAX_STEPS_EACH, MAX_STEPS_FILE), "the claims of this file together take")
    for claim in claims:
        yield Judged(claim, _judged(claim, world, budget), claim.asserts is not None)


def _judged(claim: Claim, world: World, budget: Budget) -> Judgement:
    if claim.asserts is None:
        return _NOTHING
    try:
        return judgement(claim.asserts.text, world, budget)
    except ExpressionError as error:
        return Judgement(Unknown(f"it cannot be judged: {error.message}"), "", ())
