"""Everything about what it takes to alter the result of one appraisal.

Margins: how far neighbours in the order are apart.

Options that are at least as good as others on every criterion, and criteria on which all options are level.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce
from itertools import pairwise, permutations

from audit.appraisal.exact.bounds import TooManyValues
from audit.appraisal.exact.interval import Span, scale
from audit.appraisal.exact.values import Values
from audit.explanation.missing import Inferred
from audit.explanation.robust.build import NoContestError, contest_of
from audit.explanation.robust.contest import Contest, above, apart
from audit.explanation.robust.ranking import Standing, standing_of
from audit.explanation.robust.scores import Dropped, Swap, fewest, first_swap, left_out, moves, order_swap
from audit.explanation.robust.together import Nearest, nearest_weights
from audit.explanation.robust.weights import Alone, weights_alone
from audit.relations.derive.valuation import Valuation
from audit.why import UNSAID, Why, because

__all__ = ["Dominance", "LevelCriterion", "Margin", "Robustness", "dominances_of", "levels_of", "margins_of", "robustness_of"]


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
    """The margins between neighbours, first place first; equals and what overlaps stand by the middle of what they can be.

    Where missing scores, or a total that goes against its scores, leave open which of two is ahead, there is no margin.
    """
    known = [option for option in contest.options if contest.hulls[option].low is not None and contest.hulls[option].high is not None]
    ordered = sorted(known, key=lambda option: -_middle(contest.hulls[option]))
    open_ = {option for option, _ in contest.missing}.union(contest.contradicted)
    pairs = [pair for pair in pairwise(ordered) if open_.isdisjoint(pair) or (contest.lead(*pair).low or Fraction(0)) >= 0]
    return tuple(_margin(contest, ahead, behind) for ahead, behind in pairs)


def _middle(span: Span) -> Fraction:
    return ((span.low or Fraction(0)) + (span.high or Fraction(0))) / 2


def _margin(contest: Contest, ahead: str, behind: str) -> Margin:
    lead = contest.lead(ahead, behind)
    largest = max((move.points for move in moves(contest, ahead, behind)), default=None)
    swap = fewest(contest, ahead, behind)
    steps = max(lead.low, Fraction(0)) / largest if largest and lead.low is not None else None
    return Margin(ahead, behind, scale(lead, 1 / contest.point), steps, len(swap.moves) if swap is not None else None)


@dataclass(frozen=True, slots=True)
class Dominance:
    """An option that is at least as good as another everywhere, and better somewhere; not ``sure``: if missing scores turn out so."""

    better: str
    worse: str
    sure: bool


@dataclass(frozen=True, slots=True)
class LevelCriterion:
    """A criterion on which all options in the running have the same score; not ``sure``: if missing scores turn out so."""

    criterion: str
    sure: bool


def dominances_of(contest: Contest) -> Iterator[Dominance]:
    """Every pair of options of which one dominates the other, surely or possibly."""
    for better, worse in permutations(contest.options, 2):
        leads = _leads(contest, better, worse)
        if all(lead.low is not None and lead.low >= 0 for lead in leads) and any(map(above, leads)):
            yield Dominance(better, worse, sure=True)
        elif all(lead.high is None or lead.high >= 0 for lead in leads) and any(lead.high is None or lead.high > 0 for lead in leads):
            yield Dominance(better, worse, sure=False)


def _leads(contest: Contest, better: str, worse: str) -> list[Span]:
    """The lead on each criterion; one without weight is left out, since nothing says which way is better."""
    counted = [part.criterion for part in contest.parts if part.weight]
    return [apart(contest.values[better, name].hull(), contest.values[worse, name].hull()) for name in counted]


def levels_of(contest: Contest) -> Iterator[LevelCriterion]:
    """Every criterion that tells no options apart, surely or possibly."""
    for part in contest.parts if len(contest.options) > 1 else ():
        held = [contest.values[option, part.criterion] for option in contest.options]
        if not reduce(Values.meet, held).empty:
            yield LevelCriterion(part.criterion, sure=all(values.only is not None for values in held))


@dataclass(frozen=True, slots=True)
class Robustness:
    """What it takes to alter first place and the order, over every true value and every legal filling.

    ``reason`` says in words why nothing was worked out, where that is so; then all else is empty. ``missing`` lists the
    scores that are not printed and can be more than one value. ``bounded`` is unset where some score has no bounds, so
    that weights are told for some rivals only; ``movable`` where no score refers to itself, so that none can be moved.
    """

    reason: Why = UNSAID
    standing: Standing = field(default_factory=lambda: Standing((), settled=False, signs={}))
    out: tuple[str, ...] = ()
    contradicted: tuple[str, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    weighted: bool = False
    bounded: bool = True
    movable: bool = True
    margins: tuple[Margin, ...] = ()
    first: Swap | None = None
    order: Swap | None = None
    alone: tuple[Alone, ...] = ()
    nearest: tuple[Nearest, ...] = ()
    weights: Mapping[str, Fraction] = field(default_factory=dict)
    dominances: tuple[Dominance, ...] = ()
    levels: tuple[LevelCriterion, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    assumed: tuple[str, ...] = ()


def robustness_of(valuation: Valuation, inferred: Iterable[Inferred]) -> Robustness:
    """Work out what it takes to alter the result; ``inferred`` is what the printed figures leave to missing scores."""
    left = {one.figure.quantity: one.values for one in inferred if one.given == "identities" and one.conflict is None}
    try:
        contest = contest_of(valuation, left)
        return _of(contest) if contest.options[1:] else Robustness(reason=because("one-option"), out=contest.out)
    except NoContestError as error:
        return Robustness(reason=error.why)
    except TooManyValues:
        return Robustness(reason=because("too-many-values"))


def _of(contest: Contest) -> Robustness:
    standing = standing_of(contest.hulls)
    return Robustness(
        standing=standing, out=contest.out, contradicted=contest.contradicted, missing=contest.missing,
        weighted=contest.weighted, bounded=contest.bounded, movable=any(contest.cells.values()),
        margins=margins_of(contest), first=first_swap(contest, standing), order=order_swap(contest, standing),
        alone=weights_alone(contest, standing), nearest=nearest_weights(contest, standing),
        weights={part.criterion: part.weight for part in contest.parts},
        dominances=tuple(dominances_of(contest)), levels=tuple(levels_of(contest)), dropped=tuple(left_out(contest, standing)),
        assumed=contest.assumed,
    )  # fmt: skip
