"""``wording-drift``: is a criterion or option worded the same where it is defined and where it is applied?"""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, Final

from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule
from audit.rules.words import title_of_option
from audit.texts.held import Wording, wordings
from audit.texts.limbs import Change, changes

_NO_DIGEST: Final = "a wording is held neither in full nor by its digest"
_HIDDEN: Final = "the texts are not held in full"
_TOO_LONG: Final = "the texts are too long to be set side by side"
_LONGEST: Final = 160
_MOST: Final = 6
_USES: Final = {"defined": "where defined", "applied": "where applied"}


class WordingDrift(NamedCheck):
    """One outcome for each criterion or option of which the file holds two or more wordings, each held against the first that defines it.

    Full texts are set side by side: what was added, dropped, or put in another's place. Digests say only that two
    wordings are not one.
    """

    fields: ClassVar = ("about", "criterion", "option", "count", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes; undecided where all that can be compared agrees and something cannot be."""
        groups: dict[tuple[str | None, str | None], list[Wording]] = {}
        for one in wordings(facts.appraisal):
            groups.setdefault((one.criterion, one.option), []).append(one)
        for group in groups.values():
            if len(group) > 1:
                yield _outcome(rule, facts, sorted(group, key=lambda one: one.use != "defined"))


def _outcome(rule: Rule, facts: Facts, group: Sequence[Wording]) -> Outcome:
    base, *others = group
    other = {id(one): said for one in others if (said := _differs(base, one)) is not None}
    drifted = [one for one in others if other.get(id(one))]
    unknown = any(not one.text.digest for one in group)
    first = drifted[0] if drifted else base
    status: Status = "fail" if drifted else "undecided" if unknown else "pass"
    criterion, option = facts.appraisal.criteria.get(base.criterion or ""), base.option
    names = [criterion.title if criterion is not None else "", title_of_option(facts.appraisal, option) if option else ""]
    words = {
        "about": names[0] or names[1], "criterion": names[0], "option": names[1], "count": str(len(drifted)),
        "list": _listed(drifted, other),
    }  # fmt: skip
    return Outcome(
        rule, status, Subject(rule.subject, option=option, criterion=base.criterion), base.text.digest, ", ".join(one.text.digest for one in drifted),
        first.text.where, first.text.place, reason=_NO_DIGEST if status == "undecided" else "", words=words,
    )  # fmt: skip


def _differs(base: Wording, one: Wording) -> str | None:
    """Say what differs in words; nothing if nothing does, None where it cannot be seen."""
    if not base.text.digest or not one.text.digest:
        return None
    if base.text.digest == one.text.digest:
        return ""
    if not base.text.text or not one.text.text:
        return _HIDDEN
    found = changes(base.text.text, one.text.text)
    return _TOO_LONG if found is None else _told(found)


def _told(found: Sequence[Change]) -> str:
    parts = [_said(change) for change in found[:_MOST]]
    more = len(found) - _MOST
    return ", ".join([*parts, *([f"and {more} more"] if more > 0 else [])])


def _said(change: Change) -> str:
    before, after = _short(change.before), _short(change.after)
    if not before:
        return f"added {after}"
    return f"{before} became {after}" if after else f"dropped {before}"


def _short(text: str) -> str:
    if not text:
        return ""
    return f'"{text}"' if len(text) <= _LONGEST else f'"{text[:_LONGEST].rstrip()}..."'


def _listed(drifted: Sequence[Wording], other: Mapping[int, str]) -> str:
    """Name the places with what differs at each; where digests alone are held, the places only."""
    if {other[id(one)] for one in drifted} != {_HIDDEN}:
        return "; ".join(f"{_where(one)}: {other[id(one)]}" for one in drifted)
    places = "; ".join(filter(None, (one.text.place.locator() for one in drifted)))
    count = "1 place" if len(drifted) == 1 else f"{len(drifted)} places"
    return f"in {count}{f' ({places})' if places else ''}; {_HIDDEN}"


def _where(one: Wording) -> str:
    place = one.text.place.locator()
    return _USES.get(one.use, "elsewhere") + (f" ({place})" if place else "")

