"""Leaving one criterion, or one group of criteria, out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from audit.exact.values import Span, Values, make
from audit.robust.contest import ZERO, Contest, Part
from audit.robust.corners import corners, total
from audit.robust.standing import Standing, Touched, standing_of


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


def _without(contest: Contest, standing: Standing, chosen: Sequence[Part], criterion: str | None, group: str | None) -> Iterator[Dropped]:
    if not any(part.weight for part in contest.parts if part not in chosen):
        return
    then = standing_of({option: _rest(contest, option, chosen) for option in contest.options})
    first, order = standing.changed(then)
    yield Dropped(criterion, group, then.first, first, order)


def _rest(contest: Contest, option: str, chosen: Sequence[Part]) -> Span:
    """Give what an option's total can be without some criteria."""
    kept = [part for part in contest.parts if part not in chosen]
    if any(part.scaled for part in chosen) and any(part.group == chosen[0].group for part in kept):
        return _rescaled(contest, option, chosen, kept)
    found = [corner.others for corner in corners(contest, option, chosen)]
    return Span(min(found), max(found)) if found else total(contest, option, kept).plus(contest.rest[option]).hull()


def _rescaled(contest: Contest, option: str, chosen: Sequence[Part], kept: Sequence[Part]) -> Span:
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
