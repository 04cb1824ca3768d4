"""``points-between-options``: on one criterion, does an option have the better score though its points are the worse ones?

Points are counted, not weighed, so that only what cannot be put down to a point more or less is asked about: the points of
one option are on balance against it, those of the other on balance for it, the first has no more for and no fewer
against, and has the better score all the same. All the same a single weighty point may be the answer: it is a question.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations
from typing import Final

from audit.appraisal.model.reasons import Reason
from audit.appraisal.text.words import alternatives
from audit.rules.checks.base import Facts, NamedCheck, named_check
from audit.rules.checks.full_texts import by_criterion
from audit.rules.checks.points import more_is_better
from audit.rules.checks.reasons import OPEN, outcome_on, settled, with_score
from audit.rules.outcome import Outcome
from audit.rules.rule import Rule
from audit.why import UNSAID

__all__ = ["PointsBetweenOptions"]

_FEWEST: Final = 2
"""A single point is no balance. In the published paper at hand that has points (64 reasons) 1, 2 and 3 give the same findings."""


_MOST_UNSIGNED: Final = 1
"""An introduction may stand without a sign; with more, strengths may be listed that no sign counts."""


@dataclass(frozen=True, slots=True)
class _Balance:
    """How many points a reason has for its option and against it; ``better`` is its score, signed so that more is better."""

    reason: Reason
    for_: int
    against: int
    better: Fraction | None

    def over(self, other: "_Balance") -> bool:
        """Say whether this option has the better score and, beyond doubt, the worse points."""
        scored = self.better is not None and other.better is not None and self.better > other.better
        return scored and self._worse(other)

    def _worse(self, other: "_Balance") -> bool:
        if self.for_ > other.for_ or self.against < other.against or self.for_ + self.against < _FEWEST:
            return False
        apart = self.for_ < self.against and other.for_ > other.against
        # Nothing but points against, and the other has at least one that is not.
        return apart or (self.for_ == 0 < other.for_)


@named_check("points-between-options")
class PointsBetweenOptions(NamedCheck):
    """One outcome for each criterion on which the reasons of two or more options have points for and against.

    A reason that refers to another option's is left out, since its points are only what it adds; so is one with several
    points that have no sign.
    """

    fields = ("about", "criterion", "list", "count")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes; undecided where no pair goes against its points and a score is not known."""
        for group in by_criterion(facts):
            held = [balance for one in group if (balance := _balance(facts, one)) is not None]
            if len(held) > 1:
                yield _outcome(rule, facts, held)


def _balance(facts: Facts, one: Reason) -> _Balance | None:
    signs = [point.sign for point in one.text.points]
    counts = signs.count("+"), signs.count("-")
    unsigned = len(signs) - sum(counts)
    if not any(counts) or unsigned > _MOST_UNSIGNED or one.text.repeats is not None or _refers(one):
        return None
    found = settled(facts, one)
    value = found[1].only if found is not None else None
    return _Balance(one, *counts, None if value is None else value if more_is_better(facts, one.criterion) else -value)


def _refers(one: Reason) -> bool:
    """Say whether a reason builds on another: "no other changes to option 3"."""
    return any(re.search(rf"\b{alternatives('building-on')}\b", text, re.IGNORECASE) for text in one.text.words())


def _outcome(rule: Rule, facts: Facts, held: Sequence[_Balance]) -> Outcome:
    found: dict[str, list[_Balance]] = {}
    options = {balance.reason.option: balance for balance in held}
    for above, below in permutations(held, 2):
        if above.over(below):
            found.setdefault(above.reason.option, []).append(below)
    told = "; ".join(f"{_said(facts, options[option])}, above {' and '.join(_said(facts, one) for one in below)}" for option, below in found.items())
    if found:
        reasons = dict.fromkeys(option for above, below in found.items() for option in (above, *(one.reason.option for one in below)))
        group = [options[option].reason for option in reasons]
        return outcome_on(rule, facts, "fail", group, {"list": told, "count": str(len(found))})
    undecided = any(balance.better is None for balance in held)
    return outcome_on(rule, facts, "undecided" if undecided else "pass", [one.reason for one in held], {"list": ""}, OPEN if undecided else UNSAID)


def _said(facts: Facts, balance: _Balance) -> str:
    return f"{with_score(facts, balance.reason)} ({balance.for_} for, {balance.against} against)"
