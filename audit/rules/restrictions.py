"""What keeps rules from being run or what they find from counting: told first in every output, with what says so and where.

A result is no all-clear where anything was switched off, lowered or accepted beforehand.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from audit.appraisal.text.count import counted
from audit.relations.outcome import Check
from audit.resources import pack_names
from audit.rules.options import Options
from audit.rules.outcome import Outcome
from audit.rules.rule import Pack, Rule
from audit.rules.settings import Configuration, InForce, Narrowing, place_of
from audit.rules.waivers import WaiverUse

__all__ = ["narrowing", "partial", "restrictions"]


def narrowing(options: Options, held: Configuration, packs: Sequence[Pack], chosen: Sequence[Rule]) -> Narrowing:
    """What the command line, and the packs that a configuration lists, leave out of a run.

    ``partial`` says that a rule which is left out would count as an error.
    """
    here = {rule.id for rule in chosen}
    left = [rule for pack in packs for rule in pack.rules if rule.id not in here]
    absent = sorted(set(pack_names()) - {pack.id for pack in packs})
    said = [*_packs(options, held, absent), *_choices(options, len(left))]
    return Narrowing(tuple(said), any(rule.severity == "error" for rule in left))


def _packs(options: Options, held: Configuration, absent: Sequence[str]) -> Iterator[str]:
    if absent:
        by = "--rules" if options.rules or held.listed is None else place_of(held.listed)
        yield f"Packs of rules left out by {by}: {', '.join(absent)}"


def _choices(options: Options, left: int) -> Iterator[str]:
    named = [f"--select {name}" for name in options.select] + [f"--ignore {name}" for name in options.ignore]
    if left:
        yield f"Left out by {', '.join(named)}: {counted(left, 'rule')}"


def restrictions(run: Narrowing, held: InForce, outcomes: Iterable[Outcome], waivers: Sequence[WaiverUse], baseline: str) -> tuple[str, ...]:
    """What was left out, switched off, lowered or accepted for one file, one sentence for each place that says so."""
    return (*run.said, *_set(held), *_waived(waivers), *_known(outcomes, baseline))


def partial(run: Narrowing, held: InForce, outcomes: Sequence[Outcome], checks: Iterable[Check]) -> bool:
    """Say whether what would count as an error was left out or switched off, or did not count because it was lowered.

    Where packs were left out, whether any of ``checks``, which are all that follow from the figures, was looked at by no rule.
    """
    seen = {one.check.key for one in outcomes if one.check is not None}
    unseen = bool(run.said) and any(one.relation.nature == "identity" and one.key not in seen for one in checks)
    off = any(one.usual == "error" and one.now == "off" for one in held.set_down)
    lowered = {one.rule.id for one in held.set_down if one.usual == "error"}
    return run.partial or off or unseen or any(one.status == "fail" and one.rule.id in lowered for one in outcomes)


def _set(held: InForce) -> Iterator[str]:
    groups: dict[str, list[str]] = {}
    for one in held.set_down:
        what = f"Switched off by {one.by}" if one.now == "off" else f"Lowered from {one.usual} to {one.now} by {one.by}"
        groups.setdefault(what, []).append(f"{one.rule.id} {one.rule.name}")
    yield from (f"{what}: {', '.join(names)}" for what, names in groups.items())


def _waived(waivers: Iterable[WaiverUse]) -> Iterator[str]:
    for one in waivers:
        if one.outcomes:
            yield f"Accepted by a waiver in {one.waiver.path}, line {one.waiver.where.line}: {_places(one.outcomes)}"


def _known(outcomes: Iterable[Outcome], baseline: str) -> Iterator[str]:
    known = [one for one in outcomes if one.accepted_by == "baseline"]
    if known:
        yield f"Accepted by the baseline {baseline}: {_places(known)}"


def _places(outcomes: Iterable[Outcome]) -> str:
    counts = Counter(f"{one.rule.id} {one.rule.name}" for one in outcomes)
    return ", ".join(f"{name} ({counted(count, 'place')})" for name, count in sorted(counts.items()))
