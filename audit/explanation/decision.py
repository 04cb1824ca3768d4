"""The decision: what all that does not agree means, together, for first place and for the order of the options.

Said once and the same everywhere: in both commands, in the JSON result and in the log. Nothing is said to stay that
was not worked out. Every way to make a finding agree is put together with every way of all others, since two findings
may leave the order as it is one by one and not together; where these are too many, the totals that the ways of an
option's own findings come to are put together for each option instead, which can only leave more open.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Final, Literal

from audit.appraisal.exact.values import ANY, Values
from audit.explanation.effect import Before, together, touches
from audit.explanation.finding import Explanation, Finding, Supposed, Touched
from audit.explanation.order import Ranking, any_of, computed_ranking, decides, in_words
from audit.rules.checks.base import Facts
from audit.rules.rule import SEVERITIES
from audit.why import Why, because

if TYPE_CHECKING:
    from audit.appraisal.model.quantity import Quantity

__all__ = ["UNSETTLED", "Decision", "Said", "decision_of", "with_together"]

Said = Literal["stays", "changes", "depends", "not-worked-out"]

_SAID: Final[Mapping[Touched, Said]] = {"no": "stays", "yes": "changes", "depends": "depends"}
_MOST_CASES: Final = 256
_NOTE: Final = SEVERITIES.index("note")

UNSETTLED: Final = because("too-many-ways-together")


@dataclass(frozen=True, slots=True)
class Decision:
    """What the findings mean for first place and for the order, all of them together.

    ``first`` and ``order`` say what becomes of each; ``single`` whether a finding by itself touches what is touched.
    ``leading`` are the options in first place as printed, by printed ranks or by totals; ``anew`` is the order, in words,
    that follows where all is worked out again from the scores and weights printed, and ``anew_leading`` who is first then,
    empty where that is not settled.
    ``fewest`` says who is first with the fewest figures changed, where that is settled. ``why`` says what was not worked out.
    """

    first: Said = "stays"
    order: Said = "stays"
    single: bool = True
    leading: tuple[str, ...] = ()
    printed_ranks: bool = False
    fewest: tuple[str, ...] = ()
    anew: tuple[tuple[str, str], ...] = ()
    anew_leading: tuple[str, ...] = ()
    why: tuple[Why, ...] = ()


def decision_of(findings: Sequence[Finding], facts: Facts) -> Decision | None:
    """Put together what all findings mean for the decision, but for notes and what is only absent; None where there are no others."""
    before = Before(facts)
    told = [one for one in findings if SEVERITIES.index(one.lead.rule.severity) < _NOTE and not one.lead.rule.absence]
    return _Together(told, before).decision() if told else None


def with_together(findings: Sequence[Finding], before: Before) -> list[Finding]:
    """Add what follows if the results of all findings are worked out again at once, where no finding touches it by itself."""
    own = [one for one in findings if _of_results(one)]
    if len(own) < 2 or any(outcome.withheld for one in own for outcome in one.outcomes):  # noqa: PLR2004  # one finding says it by itself
        return list(findings)
    case = _again(own, before)
    after = _ranked(case, before)
    order, first = touches(before, after, case.out)
    more = first == "yes" if any(one.impact != "none" for one in own) else order == "yes"
    if not more or any(one.first_place != "no" for one in own):
        return list(findings)
    return [replace(one, together=in_words(after), first_together=first) if one in own else one for one in findings]


def _of_results(finding: Finding) -> bool:
    """Say whether a finding is about results that are worked out from what is printed."""
    check = finding.lead.check
    return check is not None and check.relation.nature == "identity" and finding.impact != "not-computed" and bool(finding.anew)


def _again(findings: Sequence[Finding], before: Before) -> Supposed:
    """Put together what takes the place of printed figures where each finding is worked out again."""
    return _merged([one.anew[0].as_one for one in findings], before)


def _merged(chosen: Sequence[Supposed], before: Before) -> Supposed:
    """Put cases together: what one of them works out again gives way to what another one says it is; what moves, moves by all of it."""
    found: dict[Quantity, Values] = {}
    for case in chosen:
        for quantity, values in case.replaced.items():
            own = found.get(quantity)
            found[quantity] = values if own is None or own.anything else own if values.anything else own.join(values)
    moving: dict[Quantity, Values] = {}
    for case in chosen:
        for quantity, values in case.shifted.items():
            stood = found.get(quantity, ANY)
            start = moving.get(quantity, before.facts.valuation(quantity) if stood.anything else stood)
            moving[quantity] = start.plus(values).plus(before.facts.valuation(quantity).times(Fraction(-1)))
    return Supposed(found, moving, frozenset().union(*(case.out for case in chosen)))


def _ranked(case: Supposed, before: Before) -> Ranking:
    return computed_ranking(before.facts.derivation, before.facts.valuation.changed(case.whole), case.out)


@dataclass(frozen=True)
class _Together:
    """The findings of one appraisal, with every way in which each would agree."""

    findings: Sequence[Finding]
    before: Before

    def decision(self) -> Decision:
        """What they come to."""
        order, first = self.touched
        why = tuple(dict.fromkeys(self._open()))
        worked_out = [one for one in self.findings if one.anew]
        again = _ranked(_again(worked_out, self.before), self.before) if worked_out else None
        fewest = {_leading(_ranked(case, self.before)) for one in self.findings if one.complete for case in _cases(one.explanations)}
        return Decision(
            _said(first, why), _said(order, why), any(one.impact not in {"none", "not-computed"} for one in self.findings),
            _leading(self.before.printed), self.before.printed.basis == "printed-rank", next(iter(fewest)) if len(fewest) == 1 else (),
            in_words(again) if again is not None else (), _leading(again) if again is not None else (), why,
        )  # fmt: skip

    def _open(self) -> Iterator[Why]:
        """Say what was not worked out."""
        if None in self.touched:
            yield UNSETTLED
        yield from (one.unexplained or because("scores-not-said") for one in self.findings if one.impact == "not-computed")

    @cached_property
    def touched(self) -> tuple[Touched | None, Touched | None]:
        """What becomes of order and first place under every choice of ways; None where that is not settled."""
        worked_out = [one for one in self.findings if one.impact != "not-computed"]
        ways = [found for one in worked_out if len(found := self._moving(one))]
        alone = [(_order_of(one), one.first_place) for one in worked_out]
        if len(ways) < 2:  # noqa: PLR2004  # what one finding means is known already
            return any_of([order for order, _ in alone]), any_of([first for _, first in alone])
        if prod(map(len, ways)) > _MOST_CASES:
            return self._by_option(ways)
        cases = [_merged(chosen, self.before) for chosen in product(*ways)]
        orders = [touches(self.before, _ranked(case, self.before), case.out) for case in cases]
        return together([order for order, _ in orders]), together([first for _, first in orders])

    def _by_option(self, ways: Sequence[Sequence[Supposed]]) -> tuple[Touched | None, Touched | None]:
        """Put the ways together for each option by itself; what that leaves open is not settled."""
        derivation, valuation = self.before.facts.derivation, self.before.facts.valuation
        totals: dict[Quantity, Values] = {}
        out = {frozenset[str]().union(*chosen) for chosen in product(*({case.out for case in one} for one in ways))}
        for option in self.before.printed.ranks:
            own = decides(derivation, option)
            moving = [{valuation.changed(case.whole)(own): case for case in one} for one in ways]
            touching = [list(one.values()) for one in moving if list(one) != [valuation(own)]]
            if prod(map(len, touching)) > _MOST_CASES:
                return None, None
            for chosen in product(*touching):
                values = valuation.changed(_merged(chosen, self.before).whole)(own)
                totals[own] = totals[own].join(values) if own in totals else values
        then = valuation.changed(totals)
        found = [touches(self.before, computed_ranking(derivation, then, one), one) for one in sorted(out, key=sorted)]
        return together([order for order, _ in found]), together([first for _, first in found])

    def _moving(self, finding: Finding) -> list[Supposed]:
        """The ways of a finding, of those that come to the same totals one; none where no total moves."""
        facts = self.before.facts
        deciding = [decides(facts.derivation, option) for option in self.before.printed.ranks]
        found: dict[tuple[frozenset[str], tuple[Values, ...]], Supposed] = {}
        for case in _cases([*finding.explanations, *finding.anew]):
            then = facts.valuation.changed(case.whole)
            found.setdefault((case.out, tuple(map(then, deciding))), case)
        return [] if list(found) == [(frozenset(), tuple(map(facts.valuation, deciding)))] else list(found.values())


def _said(touched: Touched | None, why: Sequence[Why]) -> Said:
    """Say what becomes of a place; of what stays as far as was worked out, that not all was."""
    if touched is None or (touched == "no" and why):
        return "not-worked-out"
    return "depends" if why else _SAID[touched]


def _order_of(finding: Finding) -> Touched:
    """Say whether the order is touched: it is wherever first place is."""
    return "no" if finding.impact == "none" else "yes" if finding.impact.startswith("changes") else "depends"


def _cases(explanations: Sequence[Explanation]) -> list[Supposed]:
    return [case for one in explanations for case in one.cases]


def _leading(ranking: Ranking) -> tuple[str, ...]:
    """The options in first place; none where that is not settled."""
    first = [option for option, values in ranking.ranks.items() if values.holds(Fraction(1))]
    return tuple(first) if all(ranking.ranks[option].only is not None for option in first) else ()
