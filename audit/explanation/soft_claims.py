"""Confirmed claims of the prose, which the figures may be expected to bear out."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from audit.appraisal.model.prose import Claim
from audit.appraisal.model.quantity import Quantity
from audit.explanation.after import After
from audit.limits import LanguageLimits
from audit.rules.checks.base import Facts
from audit.rules.language.budget import Budget
from audit.rules.language.claim import judgement
from audit.rules.language.parse import ExpressionError
from audit.rules.language.things import Unknown
from audit.rules.language.world import World
from audit.rules.settings import Soft

__all__ = ["Claims", "SharedBudget", "SoftClaim", "TooMuchWork"]


class TooMuchWork(Exception):  # noqa: N818  # nothing is at fault
    """Holding one kind of soft relations against the figures takes more work than is allowed."""

    def __init__(self, kind: Soft) -> None:
        """Name the kind."""
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class SoftClaim:
    """One claim, with the quantities that were looked up for it."""

    claim: Claim
    needs: frozenset[Quantity]
    purse: "SharedBudget"

    def holds(self, then: After) -> bool | None:
        """Say whether it holds; None where it is open. Raises TooMuchWork."""
        return self.purse.judged(self.claim, then.world)

    def told(self, _then: After) -> str:
        """Say that nothing then goes against it."""
        return f"this also fits the text ({self.claim.summary.rstrip('. ')})"


class SharedBudget:
    """The steps that judging claims may take in all, so that every machine gives the same answer."""

    def __init__(self) -> None:
        """Start full."""
        self._budget = Budget(LanguageLimits.MAX_STEPS_FILE, "the claims of this file together take")

    def judged(self, claim: Claim, world: World) -> bool | None:
        """Judge a claim; None where it is open, or withheld figures are involved. Raises TooMuchWork."""
        if claim.asserts is None:
            return None
        try:
            found = judgement(claim.asserts, world, self._budget)
        except ExpressionError:
            return None
        finally:
            self._look()
        return None if found.withheld or isinstance(found.truth, Unknown) else found.truth

    def _look(self) -> None:
        """Say where so little is left that what comes next would be left open for that alone."""
        if self._budget.left < 0 or self._budget.left_for_sets < LanguageLimits.MAX_OPERATION:
            raise TooMuchWork(Soft.claims)


class Claims:
    """The confirmed claims of a file with what they depend on, which is looked up once."""

    def __init__(self, facts: Facts) -> None:
        """Take the facts that they are about."""
        self.facts = facts
        self.purse = SharedBudget()

    @cached_property
    def all(self) -> tuple[SoftClaim, ...]:
        """Every confirmed claim. Raises TooMuchWork."""
        return tuple(SoftClaim(claim, self._needs(claim), self.purse) for claim in self.facts.appraisal.claims if claim.confirmed)

    def touched(self, touched: frozenset[Quantity]) -> Iterator[SoftClaim]:
        """The claims that some quantities may decide. Raises TooMuchWork."""
        return (one for one in self.all if not one.needs.isdisjoint(touched))

    def _needs(self, claim: Claim) -> frozenset[Quantity]:
        world = _Noting(self.facts)
        self.purse.judged(claim, world)
        world.forget()
        return frozenset(below for quantity in world.noted for below in _below(quantity, world))


def _below(quantity: Quantity, world: World) -> Iterator[Quantity]:
    """A quantity with what it follows from where it is not printed, and the figures that its score can be read from."""
    yield quantity
    for relation in world.unprinted.defining(quantity):
        yield from relation.operands()
    if quantity.kind == "score":
        yield from (quantity._replace(kind="weighted-score"), Quantity("weight", criterion=quantity.criterion))


class _Noting(World):
    """Notes what was looked up, over all readings."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts.appraisal, facts.derivation, facts.valuation, facts.checks)
        self.noted: set[Quantity] = set()

    def forget(self) -> None:
        self.noted |= {figure.quantity for figure in self.seen.values()} | set(self.asked)
        super().forget()
