"""The fewest scores that, each changed by one level, alter first place or the order.

For one pair of options the largest moves are taken first: no other set of so many moves takes away more of the lead, so
that fewer moves than it takes to use the lead up can never do. What is missing is filled in the way that leaves the
least lead; only scores that are known are moved, each once.

Leaving one criterion, or one group of criteria, out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import Values, make
from audit.appraisal.model.quantity import Quantity
from audit.explanation.robust.contest import ZERO, Contest, CriterionWeight
from audit.explanation.robust.ranking import Standing, Touched, standing_of
from audit.explanation.robust.weights import corners, total

__all__ = ["Dropped", "Move", "Swap", "fewest", "first_swap", "left_out", "moves", "order_swap"]


@dataclass(frozen=True, slots=True)
class Move:
    """One score, one level better or worse, and how much of a lead that takes away."""

    quantity: Quantity
    better: bool
    points: Fraction


@dataclass(frozen=True, slots=True)
class Swap:
    """The fewest moves after which an option is no longer ahead of another.

    ``level``: after these the two are level; ``past`` moves put the other one ahead (None if no number does).
    ``alike`` is how many scores would do alone, where one does.
    """

    ahead: str
    behind: str
    moves: tuple[Move, ...]
    level: bool
    past: int | None
    alike: int


def first_swap(contest: Contest, standing: Standing) -> Swap | None:
    """The fewest moves that alter first place; None if none do, or if first place is not settled."""
    if not standing.settled:
        return None
    if standing.winner is None:
        return _fewest_of(_parted(contest, one, other) for one in standing.first for other in standing.first if one != other)
    return _fewest_of(fewest(contest, standing.winner, rival) for rival in contest.options if rival != standing.winner)


def order_swap(contest: Contest, standing: Standing) -> Swap | None:
    """The fewest moves that alter what is settled of the order; None if none do."""
    tied = (pair for pair, sign in standing.signs.items() if sign == "level")
    parted = (_parted(contest, *pair) for pair in tied)
    return _fewest_of([*(fewest(contest, *pair) for pair in standing.ahead()), *parted])


def _fewest_of(swaps: Iterable[Swap | None]) -> Swap | None:
    found = [swap for swap in swaps if swap is not None]
    return min(found, key=lambda swap: (len(swap.moves), swap.level), default=None)


def moves(contest: Contest, ahead: str, behind: str) -> Iterator[Move]:
    """Every move of one level that takes away from the lead of one option over another."""
    for cell in contest.cells[ahead]:
        if cell.worse:
            yield Move(cell.quantity, better=False, points=cell.worse)
    for cell in contest.cells[behind]:
        if cell.better:
            yield Move(cell.quantity, better=True, points=cell.better)


def fewest(contest: Contest, ahead: str, behind: str) -> Swap | None:
    """The fewest moves that use up the lead of one option over another; None if all together do not."""
    lead = contest.lead(ahead, behind).low
    if lead is None:
        return None
    lead = max(lead, ZERO)
    ordered = sorted(moves(contest, ahead, behind), key=lambda move: -move.points)
    taken = list(accumulate((move.points for move in ordered), initial=ZERO))
    enough = next((count for count, points in enumerate(taken) if points >= lead), None)
    if enough is None:
        return None
    past = next((count for count, points in enumerate(taken) if points > lead), None)
    alike = sum(1 for move in ordered if move.points >= lead) if enough == 1 else 0
    return Swap(ahead, behind, tuple(ordered[:enough]), taken[enough] == lead, past, alike)


def _parted(contest: Contest, one: str, other: str) -> Swap | None:
    """One move that puts an option behind another that it is level with."""
    ordered = sorted(moves(contest, one, other), key=lambda move: -move.points)
    return Swap(one, other, tuple(ordered[:1]), level=False, past=1, alike=len(ordered)) if ordered else None


@dataclass(frozen=True, slots=True)
class Dropped:
    """What is left out, which options can be first then, and whether first place and the order are others."""

    criterion: str | None
    group: str | None
    first: tuple[str, ...]
    changes_first: Touched
    changes_order: Touched


def left_out(contest: Contest, standing: Standing) -> Iterator[Dropped]:
    """Leave out each criterion, then each group of several, as long as others remain."""
    for part in contest.parts:
        yield from _without(contest, standing, [part], part.criterion, None)
    for group in dict.fromkeys(part.group for part in contest.parts if part.group is not None):
        chosen = [part for part in contest.parts if part.group == group]
        if len(chosen) > 1:
            yield from _without(contest, standing, chosen, None, group)


def _without(contest: Contest, standing: Standing, chosen: Sequence[CriterionWeight], criterion: str | None, group: str | None) -> Iterator[Dropped]:
    if not any(part.weight for part in contest.parts if part not in chosen):
        return
    then = standing_of({option: _rest(contest, option, chosen) for option in contest.options})
    first, order = standing.changed(then)
    yield Dropped(criterion, group, then.first, first, order)


def _rest(contest: Contest, option: str, chosen: Sequence[CriterionWeight]) -> Span:
    """What an option's total can be without some criteria."""
    kept = [part for part in contest.parts if part not in chosen]
    if any(part.scaled for part in chosen) and any(part.group == chosen[0].group for part in kept):
        return _rescaled(contest, option, chosen, kept)
    found = [corner.others for corner in corners(contest, option, chosen)]
    return Span(min(found), max(found)) if found else total(contest, option, kept).plus(contest.rest[option]).hull()


def _rescaled(contest: Contest, option: str, chosen: Sequence[CriterionWeight], kept: Sequence[CriterionWeight]) -> Span:
    """Let what is kept of a group have the weight of the whole group."""
    group = chosen[0].group
    left = sum((part.weight for part in kept if part.group == group), ZERO)
    factor = 1 + sum((part.weight for part in chosen), ZERO) / left if left else Fraction(1)
    whole = contest.rest[option].hull()
    sets = [contest.values[option, part.criterion].times(part.weight * (factor if part.group == group else 1)) for part in kept]
    return _added(sets, whole)


def _added(sets: Sequence[Values], start: Span) -> Span:
    whole = make((), [start])
    for values in sets:
        whole = whole.plus(make((), [values.hull()]))
    return whole.hull()
