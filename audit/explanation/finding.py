"""Findings: what is told to a person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from audit.appraisal.exact.values import Values
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import Quantity
from audit.rules.outcome import Outcome
from audit.why import UNSAID, Why

__all__ = ["Basis", "Change", "Explanation", "Finding", "Impact", "Standing", "Supposed", "Touched"]

Standing = Literal["finding", "check-reading"]
Impact = Literal[
    "none", "could-change-ranking", "changes-ranking", "could-change-preferred-option", "changes-preferred-option", "not-computed",
]  # fmt: skip
Touched = Literal["yes", "no", "depends"]
Basis = Literal["printed-rank", "computed-order"]

_SEVERAL: Final = 2


@dataclass(frozen=True, slots=True)
class Supposed:
    """One way in which figures could be: what takes the place of those printed, and which options are then not compared.

    ``shifted`` are printed figures that move by as much as what they follow from.
    """

    replaced: Mapping[Quantity, Values] = field(default_factory=dict)
    shifted: Mapping[Quantity, Values] = field(default_factory=dict)
    out: frozenset[str] = frozenset()

    @property
    def whole(self) -> Mapping[Quantity, Values]:
        """All that takes the place of printed figures."""
        return {**self.replaced, **self.shifted}


@dataclass(frozen=True, slots=True)
class Change:
    """One quantity that would be different, with the values that would make everything agree.

    ``figures`` are all its printings, those first that contradict the change. ``possible`` holds what would be
    printed, in the units of ``figures[0]``; ``shown`` gives the same in words, or one range where there are too many
    to list. Where an explanation has several changes, not every value of one goes with every value of another.
    ``slip`` names a slip of the pen or of a copy that would turn a possible value into the printed one.
    """

    quantity: Quantity
    figures: tuple[Figure, ...]
    possible: Values
    shown: tuple[str, ...]
    slip: str | None = None

    @property
    def doubtful(self) -> bool:
        """Whether a printing of the quantity was read doubtfully, so that the copy may be at fault."""
        return any(figure.reading == "doubtful" for figure in self.figures)


@dataclass(frozen=True, slots=True)
class Explanation:
    """A smallest set of changes after which the figures agree, and what the order of the options is then.

    ``order`` gives each option with its place in words, best first; ``totals`` each option with what its total (or
    whatever else decides) can be, in the order of the paper. ``changes_recommended`` says whether the option that is
    recommended comes to lie elsewhere; None where none is recorded. ``settled_by`` names the soft relations that put
    this explanation before others. ``slips`` counts the changes that do not follow from each other. ``following`` are the
    printed figures that are worked out again from the changes and come out otherwise: they cost nothing. ``cases`` are
    all choices of values, and ``as_one`` all of them put together.
    """

    changes: tuple[Change, ...]
    order: tuple[tuple[str, str], ...]
    changes_order: Touched
    changes_first: Touched
    totals: tuple[tuple[str, Values], ...] = ()
    changes_recommended: Touched | None = None
    settled_by: tuple[str, ...] = ()
    slips: int = 1
    following: tuple[Quantity, ...] = ()
    cases: tuple[Supposed, ...] = field(default=(), compare=False, repr=False)
    as_one: Supposed = field(default_factory=Supposed, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Finding:
    """One cause, with every failed outcome that it explains; the first outcome speaks for all.

    ``explanations`` are the likelier first, and at most as many as are worth listing; ``total`` counts them all, as
    far as they were counted. ``complete`` says that they are proven to be the smallest ones and all of these.
    ``unexplained`` says in words why there are none, or not all of them. Findings of one component, which can only be
    explained together, carry the same list. ``basis`` says whether ``impact`` is told against the ranks as printed or
    against the order that the figures make; ``recommended`` whether the recorded recommendation is touched. ``unsettled`` says which soft
    relations were asked for and did not count. ``together`` is the order, in words, that follows where the results of all
    findings are recalculated at once, where that touches what none of them touches by itself; ``first_together`` says
    whether it touches first place. ``anew`` are the ways to work the finding out again from the scores and weights that are
    printed, with all that follows; the first of them keeps every entered figure where that is possible.
    """

    outcomes: tuple[Outcome, ...]
    standing: Standing
    explanations: tuple[Explanation, ...]
    complete: bool
    impact: Impact
    first_place: Touched
    basis: Basis = "computed-order"
    total: int = 0
    unexplained: Why = UNSAID
    recommended: Touched | None = None
    unsettled: Why = UNSAID
    together: tuple[tuple[str, str], ...] = ()
    first_together: Touched = "no"
    anew: tuple[Explanation, ...] = ()

    @property
    def lead(self) -> Outcome:
        """The outcome that is shown first."""
        return self.outcomes[0]

    @property
    def cause(self) -> Change | None:
        """The one figure that alone explains several results, where no smaller or other set of changes does; else None.

        A result that does not agree is no cause of itself: there the message says all that is known.
        """
        one = self.explanations[0] if self.complete and self.total == 1 and len(self.explanations) == 1 else None
        results = {outcome.check.relation.result for outcome in self.outcomes if outcome.check is not None}
        if one is None or self.standing != "finding" or len(one.changes) != 1 or len(results) < _SEVERAL:
            return None
        return None if one.changes[0].quantity in results else one.changes[0]
