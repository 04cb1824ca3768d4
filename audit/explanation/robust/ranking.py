"""Who is first, and who is ahead of whom, over every true value and every legal filling."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from audit.appraisal.exact.interval import Span
from audit.explanation.order import any_of
from audit.explanation.robust.contest import ZERO, above, apart, level

__all__ = ["Sign", "Standing", "Touched", "sign_of", "standing_of"]

Sign = Literal["ahead", "behind", "level", "depends"]
Touched = Literal["yes", "no", "depends"]


@dataclass(frozen=True, slots=True)
class Standing:
    """``first`` holds every option that can be first; ``settled`` says that these are first whatever is missing.

    ``signs`` gives for each pair of options, in the order of the paper, how the one stands to the other.
    """

    first: tuple[str, ...]
    settled: bool
    signs: Mapping[tuple[str, str], Sign]

    @property
    def winner(self) -> str | None:
        """The option that is first alone, whatever is missing; None if there is none."""
        return self.first[0] if self.settled and len(self.first) == 1 else None

    @property
    def ordered(self) -> bool:
        """Whether the whole order is the same, whatever is missing."""
        return "depends" not in self.signs.values()

    def ahead(self) -> Iterator[tuple[str, str]]:
        """Every pair of which the one is ahead of the other, the better one first."""
        for (one, other), sign in self.signs.items():
            if sign in {"ahead", "behind"}:
                yield (one, other) if sign == "ahead" else (other, one)

    def changed(self, then: "Standing") -> tuple[Touched, Touched]:
        """Say whether first place, and whether the order, is another in a later standing."""
        return _first(self, then), any_of([_differs(sign, then.signs[pair]) for pair, sign in self.signs.items()])


def standing_of(totals: Mapping[str, Span]) -> Standing:
    """The standing that intervals of totals make, the highest total first."""
    signs = {(a, b): sign_of(apart(totals[a], totals[b])) for a, b in combinations(totals, 2)}
    first = tuple(option for option in totals if _can_be_first(option, totals))
    pairs = (signs.get((a, b)) or signs.get((b, a)) for a, b in combinations(first, 2))
    return Standing(first, all(sign == "level" for sign in pairs), signs)


def _can_be_first(option: str, totals: Mapping[str, Span]) -> bool:
    return not any(above(apart(totals[other], totals[option])) for other in totals if other != option)


def sign_of(lead: Span) -> Sign:
    """Say how an option stands whose lead over another lies in an interval."""
    if above(lead):
        return "ahead"
    if lead.high is not None and (lead.high < ZERO or (lead.high == ZERO and lead.high_open)):
        return "behind"
    return "level" if level(lead) else "depends"


def _first(before: Standing, then: Standing) -> Touched:
    if before.settled and then.settled:
        return "no" if before.first == then.first else "yes"
    return "yes" if set(before.first).isdisjoint(then.first) else "depends"


def _differs(before: Sign, then: Sign) -> Touched:
    if "depends" in {before, then}:
        return "depends"
    return "no" if before == then else "yes"
