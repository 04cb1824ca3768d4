"""From outcomes to findings, most important first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from typing import Final

from audit.appraisal.exact.values import Values
from audit.appraisal.model.quantity import Quantity
from audit.explanation.anew import anew
from audit.explanation.decision import with_together
from audit.explanation.effect import WEIGHTLESS, Before, effect_anew, effect_of, impact_of
from audit.explanation.effort import Purses, Steps
from audit.explanation.finding import Explanation, Finding, Impact
from audit.explanation.ground import Ground
from audit.explanation.grouping import grouped, joined, touched
from audit.explanation.groups import SPENT, Explained, explained_all
from audit.explanation.likely import change_of, likelihood
from audit.explanation.norms import norm_effects, of_norms
from audit.explanation.singles import singles
from audit.explanation.soft import Softly
from audit.rules.checks.base import Facts
from audit.rules.outcome import Outcome, OutcomeKey
from audit.rules.rule import SEVERITIES
from audit.rules.settings import Soft
from audit.why import UNSAID, Why, because

__all__ = ["Group", "findings_of"]

_IMPACTS: Final[tuple[Impact, ...]] = (
    "changes-preferred-option", "could-change-preferred-option", "changes-ranking", "could-change-ranking", "not-computed", "none",
)  # fmt: skip

_ABSENT: Final = 3

Group = tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What was found of a group, its explanations in words and consequences, and which soft relations did not count."""

    found: Explained
    explanations: tuple[Explanation, ...]
    unsettled: Why


_Again = tuple[tuple[Explanation, ...], bool, Why]
"""What follows if a group is worked out again, whether all of that was worked out, and why not where the steps did not reach to it."""

_Grouped = tuple[Group, Group, _Told | None]
"""A group, those of its outcomes that are no claims, and what was found of these."""


def findings_of(outcomes: Iterable[Outcome], facts: Facts, soft: Sequence[Soft] = ()) -> tuple[Finding, ...]:
    """Group the failed outcomes into findings and put the most important first.

    ``soft`` names the soft relations that put explanations in order before anything else does.
    """
    failed = [outcome for outcome in outcomes if outcome.status == "fail"]
    if not failed:
        return ()
    before, purses = Before(facts), Purses()
    blamed = partial(_blamed, facts, {}, purses.grouping)
    groups = [(group, _of_figures(group)) for group in joined(grouped(failed, blamed), facts.appraisal)]
    again = _all_again([figures for _, figures in groups if figures], before)
    explainable = [figures for _, figures in groups if figures and _explainable(figures)]
    told = _told(sorted(explainable, key=lambda one: _consequence(one, again[_key(one)])), before, purses, Softly(facts, soft))
    joint = _one_cause([(*own, told.get(_key(own[1]))) for own in groups])
    found = [_finding(group, figures, one, again, before) for group, figures, one in joint]
    return tuple(sorted(with_together(found, before), key=_weight))


def _all_again(groups: Sequence[Group], before: Before) -> Mapping[OutcomeKey | None, _Again]:
    """What follows if each group is worked out again, those first that are about the options in the first places."""
    ordered = sorted(groups, key=lambda group: _foremost(group, before))
    return {_key(group): _again(group, before) for group in ordered}


def _foremost(group: Group, before: Before) -> tuple[int, Fraction]:
    """How grave a group is, and the best place of an option that it is about; what is about no option is about all."""
    severity = min(SEVERITIES.index(one.rule.severity) for one in group)
    options = {one.subject.option for one in group}
    places = [values.hull().low or Fraction(0) for option, values in before.printed.ranks.items() if option in options]
    return severity, Fraction(0) if None in options else min(places, default=Fraction(len(before.printed.ranks)))


def _consequence(group: Group, again: _Again) -> tuple[int, int]:
    """How grave a group is, and what it does to the order if it is worked out again: the most consequential come first."""
    ways, complete, _ = again
    return min(SEVERITIES.index(one.rule.severity) for one in group), _IMPACTS.index(impact_of(ways, complete=complete)[0])


def _key(group: Group) -> OutcomeKey | None:
    """What tells a group from the others, since no outcome is in two; None of one without outcomes."""
    return group[0].key if group else None


def _one_cause(groups: Sequence[_Grouped]) -> list[_Grouped]:
    """Put a group with another whose doubtful figures, read otherwise, explain it too: they are compared with the original at one go."""
    found: dict[int, _Grouped] = {}
    amounts = {number: those for number, (_, _, told) in enumerate(groups) if (those := _doubtful(told))}
    for number, (group, figures, _) in enumerate(groups):
        own = amounts.get(number)
        covering = [other for other, those in amounts.items() if own.items() <= those.items()] if own else []
        into = max(covering, key=lambda other: len(amounts[other]), default=number)
        before = found.get(into, ((), (), None))
        found[into] = (*before[0], *group), (*before[1], *figures), groups[into][2]
    return list(found.values())


def _doubtful(told: _Told | None) -> dict[Quantity, Values]:
    """What the likeliest explanation by doubtful figures alone makes of these."""
    chosen = next((one for one in told.explanations if _all_doubtful(one)), None) if told is not None else None
    return {change.quantity: change.possible for change in chosen.changes} if chosen is not None else {}


def _all_doubtful(explanation: Explanation) -> bool:
    return all(change.doubtful for change in explanation.changes)


def _blamed(facts: Facts, known: dict[tuple[str, str], frozenset[Quantity]], steps: Steps, outcome: Outcome) -> frozenset[Quantity]:
    """The quantities of which one change would make one outcome agree by itself; all that take part if there is none.

    Where there are more than may be tried, the figure that does not follow stands for them if a change of it is enough.
    """
    if outcome.check is None or outcome.withheld:
        return touched(outcome)
    if outcome.check.key not in known:
        before = steps.refused
        found, every = singles(Ground(facts, (outcome.check,)), steps)
        known[outcome.check.key] = frozenset(found) if found and (every or steps.refused > before) else touched(outcome)
    return known[outcome.check.key]


def _explainable(group: Group) -> bool:
    """Say whether a group is about identities alone, none of which a withheld figure takes part in."""
    identity = all(one.check is not None and one.check.relation.nature == "identity" for one in group)
    return identity and not any(one.withheld for one in group)


def _told(groups: Sequence[Group], before: Before, purses: Purses, softly: Softly) -> dict[OutcomeKey | None, _Told]:
    """For each group, what was found of it, and its explanations in words and consequences, likelier first."""
    checks = [tuple(dict.fromkeys(one.check for one in group if one.check is not None)) for group in groups]
    found = explained_all(checks, before.facts, purses)
    once = {id(one): _explanations(one, before, softly) for one in found}
    return {_key(group): once[id(one)] for group, one in zip(groups, found, strict=True)}


def _explanations(found: Explained, before: Before, softly: Softly) -> _Told:
    settled, unsettled = softly.settled(found)
    told = [(settled[own], tuple(change_of(found.ground, *one) for one in amounts.items())) for own, amounts in found.sets.items()]
    told.sort(key=lambda one: (one[0].broken, likelihood(one[1])))
    effects: list[tuple[int, Explanation]] = []
    for one, changes in told:
        effect = effect_of(found, changes, before)
        if effect is None:
            found = replace(found, why=SPENT)
            break
        effects.append((one.broken, replace(effect, settled_by=one.by)))
    effects.sort(key=lambda one: (one[0], one[1].slips))
    return _Told(found, tuple(one for _, one in effects), unsettled)


def _weight(finding: Finding) -> tuple[int, int, int, int]:
    """What comes first: what alters the decision, then by severity what alters a figure, a norm, a sentence, and what is only absent."""
    severity = SEVERITIES.index(finding.lead.rule.severity)
    impact = _IMPACTS.index(finding.impact) if severity < SEVERITIES.index("note") else len(_IMPACTS)
    return impact, severity, _sort(finding), finding.standing == "check-reading"


def _sort(finding: Finding) -> int:
    lead = finding.lead
    if lead.rule.absence:
        return _ABSENT
    if lead.check is None:
        return 2 if lead.subject.kind == "claim" else 1
    return 0 if lead.check.relation.nature == "identity" else 1


def _of_figures(group: Group) -> Group:
    """The outcomes of a group that are no claims: what the prose says of figures explains nothing about them."""
    return tuple(one for one in group if one.subject.kind != "claim")


def _finding(group: Group, figures: Group, told: _Told | None, all_again: Mapping[OutcomeKey | None, _Again], before: Before) -> Finding:
    found, explanations, unsettled = (told.found, told.explanations, told.unsettled) if told is not None else (None, (), UNSAID)
    ordered = sorted(group, key=lambda outcome: SEVERITIES.index(outcome.rule.severity))
    ordered.sort(key=lambda outcome: not _is_cause(outcome, explanations))
    # Nothing is worked out again of figures that were read doubtfully, which are compared with the original first.
    again, complete, spent = all_again[_key(figures)] if figures and not any(map(_all_doubtful, explanations)) else ((), True, UNSAID)
    complete = complete and (found is None or (bool(explanations) and not found.why))
    impact, first = impact_of([*explanations, *again], complete=complete)
    doubtful = any(map(_all_doubtful, explanations))
    hidden = because("withheld") if any(one.withheld for one in group) else UNSAID
    return Finding(
        tuple(ordered), "check-reading" if doubtful else "finding", explanations, bool(explanations) and complete,
        impact, first, before.printed.basis, found.total if found is not None else 0, hidden or (found.why if found is not None else UNSAID) or spent,
        before.recommended([*explanations, *again]), unsettled, anew=again,
    )  # fmt: skip


def _again(figures: Group, before: Before) -> _Again:
    """What follows if a finding is worked out again from what is printed, or its norm kept; and whether all of that was worked out."""
    if all(one.subject.kind == "workbook" for one in figures) or any(one.withheld for one in figures):
        return (), False, UNSAID
    refused = before.steps.refused
    found, complete = norm_effects(figures, before) if of_norms(figures) else _anew(figures, before)
    return found, complete, SPENT if before.steps.refused > refused else UNSAID


def _anew(figures: Group, before: Before) -> tuple[tuple[Explanation, ...], bool]:
    """What follows if what does not follow is worked out again from what it follows from."""
    checks = tuple(dict.fromkeys(one.check for one in figures if one.check is not None and one.check.relation.nature == "identity"))
    if all(figure.quantity.kind in WEIGHTLESS for check in checks for figure in check.figures):
        return (), True
    told = [effect_anew(way, checks, before) for way in anew(checks, before.facts)]
    found = tuple(one for one in told if one is not None)
    return found, bool(found) and len(found) == len(told) and len(checks) == len({one.check for one in figures})


def _is_cause(outcome: Outcome, explanations: tuple[Explanation, ...]) -> bool:
    """Say whether an outcome is about the one quantity whose change would explain everything."""
    changed = {change.quantity for one in explanations for change in one.changes}
    return len(changed) == 1 and outcome.subject.quantity in changed
