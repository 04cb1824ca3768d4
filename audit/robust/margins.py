"""Margins: how far neighbours in the order are apart."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from audit.exact.span import scale
from audit.exact.values import Span
from audit.robust.contest import Contest
from audit.robust.swaps import fewest, moves


@dataclass(frozen=True, slots=True)
class Margin:
    """How far an option is ahead of the next one, in points of the printed totals: the least and the most it can be.

    ``steps`` is the least in the largest steps that one level of one of their scores makes, None if no score of theirs
    can be moved; ``changes`` is how many scores, each one level, close it, None if no number does.
    """

    ahead: str
    behind: str
    points: Span
    steps: Fraction | None
    changes: int | None


def margins_of(contest: Contest) -> tuple[Margin, ...]:
    """Give the margins between neighbours, first place first; equals and what overlaps stand by the middle of what they can be."""
    known = [option for option in contest.options if contest.hulls[option].low is not None and contest.hulls[option].high is not None]
    ordered = sorted(known, key=lambda option: -_middle(contest.hulls[option]))
    return tuple(_margin(contest, ahead, behind) for ahead, behind in pairwise(ordered))


def _middle(span: Span) -> Fraction:
    return ((span.low or Fraction(0)) + (span.high or Fraction(0))) / 2


def _margin(contest: Contest, ahead: str, behind: str) -> Margin:
    lead = contest.lead(ahead, behind)
    largest = max((move.points for move in moves(contest, ahead, behind)), default=None)
    swap = fewest(contest, ahead, behind)
    steps = max(lead.low, Fraction(0)) / largest if largest and lead.low is not None else None
    return Margin(ahead, behind, scale(lead, 1 / contest.point), steps, len(swap.moves) if swap is not None else None)
