"""Everything about what it takes to alter the result of one appraisal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from audit.derive.valuation import Valuation
from audit.exact.values import TooManyValues
from audit.explain.missing import Inferred
from audit.robust.alone import Alone, weights_alone
from audit.robust.build import NoContestError, contest_of
from audit.robust.contest import Contest
from audit.robust.dominance import Dominance, Level, dominances_of, levels_of
from audit.robust.dropped import Dropped, left_out
from audit.robust.margins import Margin, margins_of
from audit.robust.standing import Standing, standing_of
from audit.robust.swaps import Swap, first_swap, order_swap
from audit.robust.together import Nearest, nearest_weights


@dataclass(frozen=True, slots=True)
class Robustness:
    """What it takes to alter first place and the order, over every true value and every legal filling.

    ``reason`` says in words why nothing was worked out, where that is so; then all else is empty. ``missing`` lists the
    scores that are not printed and can be more than one value. ``bounded`` is unset where some score has no bounds, so
    that weights are told for some rivals only; ``movable`` where no score stands for itself, so that none can be moved.
    """

    reason: str = ""
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
    levels: tuple[Level, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    assumed: tuple[str, ...] = ()


def robustness_of(valuation: Valuation, inferred: Iterable[Inferred]) -> Robustness:
    """Work out what it takes to alter the result; ``inferred`` is what the printed figures leave to missing scores."""
    left = {one.figure.quantity: one.values for one in inferred if one.given == "identities" and one.conflict is None}
    try:
        contest = contest_of(valuation, left)
        return _of(contest) if contest.options[1:] else Robustness(reason="fewer than two options are in the running", out=contest.out)
    except NoContestError as error:
        return Robustness(reason=str(error))
    except TooManyValues:
        return Robustness(reason="more values are possible than can be listed")


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
