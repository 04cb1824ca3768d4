"""Options that are at least as good as others on every criterion, and criteria on which all options are level."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import permutations

from audit.exact.values import Span, Values
from audit.robust.contest import Contest, above, apart


@dataclass(frozen=True, slots=True)
class Dominance:
    """An option that is at least as good as another everywhere, and better somewhere; not ``sure``: if missing scores turn out so."""

    better: str
    worse: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Level:
    """A criterion on which all options in the running have the same score; not ``sure``: if missing scores turn out so."""

    criterion: str
    sure: bool


def dominances_of(contest: Contest) -> Iterator[Dominance]:
    """Give every pair of options of which one dominates the other, surely or possibly."""
    for better, worse in permutations(contest.options, 2):
        leads = _leads(contest, better, worse)
        if all(lead.low is not None and lead.low >= 0 for lead in leads) and any(map(above, leads)):
            yield Dominance(better, worse, sure=True)
        elif all(lead.high is None or lead.high >= 0 for lead in leads) and any(lead.high is None or lead.high > 0 for lead in leads):
            yield Dominance(better, worse, sure=False)


def _leads(contest: Contest, better: str, worse: str) -> list[Span]:
    """Give the lead on each criterion; one without weight is left out, since nothing says which way is better."""
    counted = [part.criterion for part in contest.parts if part.weight]
    return [apart(contest.values[better, name].hull(), contest.values[worse, name].hull()) for name in counted]


def levels_of(contest: Contest) -> Iterator[Level]:
    """Give every criterion that tells no options apart, surely or possibly."""
    for part in contest.parts if len(contest.options) > 1 else ():
        held = [contest.values[option, part.criterion] for option in contest.options]
        if not reduce(Values.meet, held).empty:
            yield Level(part.criterion, sure=all(values.only is not None for values in held))
