"""Findings of two versions: gone, new or carried over, and what became of those that are not in both."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from audit.appraisal.model.quantity import Quantity
from audit.comparison.versions import Versions
from audit.examine import Examination
from audit.explanation.finding import Finding
from audit.rules.disclosure import without_figures
from audit.rules.outcome import Outcome

__all__ = ["Fate", "FindingChange", "compared_findings"]

Fate = Literal["agrees", "not-checked", "accepted", "absent", "joined", "split", "carried"]
_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingChange:
    """A finding that is gone, new or carried. ``old`` and ``new`` are what it says in each version.

    ``fate`` says how the same check went in the other version: it ``agrees``, it was ``not-checked`` (undecided), is
    ``accepted`` beforehand, or is ``absent``: there is nothing of the kind to check. A carried one
    may have ``joined`` another finding in the new version, or be ``split`` from one of the old version.
    """

    kind: Literal["gone", "new", "carried"]
    rule: str
    severity: str
    standing: str
    old: str = ""
    new: str = ""
    old_place: str = ""
    new_place: str = ""
    fate: Fate = "carried"


def compared_findings(pair: Versions) -> tuple[FindingChange, ...]:
    """Each finding of either version once. Findings are one where they share a failed check: the same rule and subject."""
    old = [(one, _keys(one.outcomes, pair)) for one in pair.old.findings]
    new = [(one, _keys(one.outcomes, None)) for one in pair.new.findings]
    both = _one_to_one(old, new)
    in_new, in_old = _fates(pair.new, None), _fates(pair.old, pair)
    found = [_change("carried", new[at][0], pair, before=old[was][0]) for at, was in sorted(both.items())]
    for was, (one, keys) in enumerate(old):
        if was not in both.values():
            others = _sharing(keys, new)
            found.append(
                _change("carried", others[0], pair, before=one, fate="joined") if others else _change("gone", one, pair, fate=_fate(keys, in_new))
            )
    for at, (one, keys) in enumerate(new):
        if at not in both:
            others = _sharing(keys, old)
            found.append(
                _change("carried", one, pair, before=others[0], fate="split") if others else _change("new", one, pair, fate=_fate(keys, in_old))
            )
    return tuple(found)


_Keyed = Sequence[tuple[Finding, frozenset[_Key]]]


def _sharing(keys: frozenset[_Key], others: _Keyed) -> list[Finding]:
    """The findings that share a failed check with one that is left: it is part of them, and neither gone nor new."""
    return [each for each, held in others if keys & held]


def _one_to_one(old: _Keyed, new: _Keyed) -> dict[int, int]:
    """The places of findings in the new version, each with its place in the old one: those that say the same first, each once."""
    found: dict[int, int] = {}
    for same_words in (True, False):
        for at, (one, keys) in enumerate(new):
            free = (i for i, (each, others) in enumerate(old) if i not in found.values() and keys & others)
            alike = (i for i in free if not same_words or old[i][0].lead.message == one.lead.message)
            was = next(alike, None) if at not in found else None
            if was is not None:
                found[at] = was
    return found


def _change(
    kind: Literal["gone", "new", "carried"], finding: Finding, pair: Versions, *, fate: Fate = "carried", before: Finding | None = None
) -> FindingChange:
    old, new = (finding, None) if kind == "gone" else (before, finding)
    lead = finding.lead
    return FindingChange(
        kind=kind, rule=lead.rule.id, severity=lead.rule.severity, standing=finding.standing, fate=fate,
        old=_message(old, pair), new=_message(new, pair), old_place=_place(old), new_place=_place(new),
    )  # fmt: skip


def _message(finding: Finding | None, pair: Versions) -> str:
    if finding is None:
        return ""
    return without_figures(finding.lead.message) if pair.closed else finding.lead.message


def _place(finding: Finding | None) -> str:
    return finding.lead.place.locator() if finding is not None else ""


def _fates(examination: Examination, pair: Versions | None) -> Mapping[_Key, set[str]]:
    found: dict[_Key, set[str]] = {}
    for one in examination.outcomes:
        for key in _keys([one], pair):
            found.setdefault(key, set()).add(one.status)
    return found


def _fate(keys: Iterable[_Key], elsewhere: Mapping[_Key, set[str]]) -> Fate:
    """How the same checks went in the other version: that one could not be run outweighs that others agree."""
    met = [elsewhere.get(key, {"absent"}) for key in keys]
    statuses = set[str]().union(*met)
    if statuses & {"undecided", "error"}:
        return "not-checked"
    if "waived" in statuses:
        return "accepted"
    return "absent" if statuses & {"absent", "not-applicable"} else "agrees"


def _keys(outcomes: Iterable[Outcome], pair: Versions | None) -> frozenset[_Key]:
    return frozenset(_key(one, pair) for one in outcomes)


def _key(outcome: Outcome, pair: Versions | None) -> _Key:
    """The rule and what it is about by the ids of the new version, never the value and never the place."""
    subject = outcome.subject
    option, criterion, group, quantity = subject.option, subject.criterion, subject.group, subject.quantity
    if pair is not None:
        mapped = pair.in_new(Quantity("score", subject.option, subject.criterion, subject.group))
        option, criterion, group = mapped.option, mapped.criterion, mapped.group
        quantity = pair.in_new(quantity) if quantity is not None else None
    named = any(one is not None for one in (option, criterion, group, quantity))
    return (outcome.rule.id, subject.kind, quantity, option, criterion, group, () if named else subject.ids)
