"""Checks that need the full text of reasons: nearly the same, or speaking of another option.

Where only a summary is held they are undecided: our summaries are never judged.

``copied-name``: does a sentence that repeats one from another option's reason still carry the name of that option?

``wording-drift``: is a criterion or option worded the same where it is defined and where it is applied?
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations
from typing import ClassVar, Final

from audit.appraisal.model.appraisal import Option
from audit.appraisal.model.reasons import Reason, Wording
from audit.appraisal.text.compare import Change, changes, gathered
from audit.appraisal.text.normalise import normalise
from audit.appraisal.text.sentences import sentences
from audit.limits import TextLimits
from audit.rules.checks.base import Facts, NamedCheck, named_check
from audit.rules.checks.names import plain
from audit.rules.checks.reasons import OPEN, outcome_on, score_status, with_score
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule
from audit.rules.words import title_of_option
from audit.why import UNSAID, because

__all__ = ["NOT_HELD", "CopiedName", "NamesOtherOption", "NearSameReason", "WordingDrift", "by_criterion"]

NOT_HELD: Final = because("text-not-held")
_SHORTEST: Final = 40
"""Shorter texts are not compared: "the same as for option 2" and "for option 3" are alike to 96 per cent. On the two
published papers at hand 1 to 160 give the same findings on reasons, and 1 to 80 on sentences carried over."""

_SHORTEST_NAME: Final = 4
"""Shorter names may be words: an option may be called A, or No. On the two papers 1 to 8 give the same outcomes."""

_LONGEST: Final = 160
"""So much of a text is shown: two lines of a report 80 characters wide."""

_LONGEST_OF_LIST: Final = 120
"""The same where several may be shown together."""

_MOST: Final = 6
"""So many differences are told, and how many more there are: with those above, half a page at most."""

_FULL_TEXTS_BRACKETED: Final = re.compile(r"\([^()]*\)")


def by_criterion(facts: Facts) -> Iterable[list[Reason]]:
    """The reasons that the file holds, criterion by criterion."""
    groups: dict[str, list[Reason]] = {}
    for one in facts.reasons:
        groups.setdefault(one.criterion, []).append(one)
    return groups.values()


@named_check("near-same-reason")
class NearSameReason(NamedCheck):
    """One outcome for the reasons on a criterion that are nearly the same text; one for a criterion where that cannot be seen.

    Texts of a few words are left out, and so are texts that are the same word for word.
    """

    schema: ClassVar = {
        "type": "object", "additionalProperties": False,
        "properties": {"at-least": {"type": "integer", "minimum": 50, "maximum": 100}},
    }  # fmt: skip
    fields = ("about", "criterion", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes."""
        for group in by_criterion(facts):
            different = list({one.text.digest or str(number): one for number, one in enumerate(group)}.values())
            missing = [one for one in different if not one.text.text]
            if missing and len(different) > 1:
                yield outcome_on(rule, facts, "undecided", group, {"list": ""}, NOT_HELD)
            yield from _alike(rule, facts, group)


def _alike(rule: Rule, facts: Facts, group: Sequence[Reason]) -> Iterator[Outcome]:
    long = [(one, text) for one in group if len(text := normalise(one.text.text)) >= _SHORTEST]
    for places in gathered([text for _, text in long], rule.options.get("at-least", 90)):
        near = [long[place][0] for place in places]
        status = score_status(facts, near)
        words = {"list": "; ".join(with_score(facts, one) for one in near)}
        yield outcome_on(rule, facts, status, near, words, OPEN if status == "undecided" else UNSAID)


@named_check("names-other-option")
class NamesOtherOption(NamedCheck):
    """One outcome for each reason held in full: does it name another option and not its own? One for an option where that cannot be seen.

    The option whose reason is repeated may be named.
    """

    fields = ("about", "option", "criterion", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes."""
        without: dict[str, list[Reason]] = {}
        for one in facts.reasons:
            if one.text.text:
                yield _named_outcome(rule, facts, one)
            else:
                without.setdefault(one.option, []).append(one)
        for group in without.values():
            yield outcome_on(rule, facts, "undecided", group, {"list": ""}, NOT_HELD)


def _named_outcome(rule: Rule, facts: Facts, one: Reason) -> Outcome:
    named = _full_texts_named(facts, one.text.text)
    others = [facts.appraisal.options[option].title for option in named if option not in {one.option, one.text.repeats}]
    found = bool(others) and one.option not in named
    return outcome_on(rule, facts, "fail" if found else "pass", [one], {"list": "; ".join(others)})


def _full_texts_named(facts: Facts, text: str) -> list[str]:
    """The options that a text names in full or without what is in brackets, the longest names first."""
    names = [
        (plain(form), option.id)
        for option in facts.appraisal.options.values()
        for form in (option.title, _FULL_TEXTS_BRACKETED.sub("", option.title))
    ]
    once = {name: option for name, option in names if len({other for same, other in names if same == name}) == 1}
    shown, found = f" {plain(text)} ", []
    for name in sorted(once, key=lambda name: (-len(name), name)):
        if len(name) >= _SHORTEST_NAME and f" {name} " in shown:
            shown = shown.replace(f" {name} ", " | ")
            found.append(once[name])
    return list(dict.fromkeys(found))


_RESIDUE_BRACKETED: Final = re.compile(r"\([^()]*\)")
_QUOTED: Final = re.compile(r"[\"\u201c]([^\"\u201c\u201d]+)[\"\u201d]")
_DEFINITE: Final = ("the", "this", "our")


@named_check("copied-name")
class CopiedName(NamedCheck):
    """One outcome for each two reasons on a criterion of which one repeats a sentence of the other; one where that cannot be seen.

    ``at-least``: from which likeness in per cent on a sentence repeats another. An option's names are its title, without
    what is in brackets, and what its title puts in quotes.
    """

    schema: ClassVar = {
        "type": "object", "additionalProperties": False,
        "properties": {"at-least": {"type": "integer", "minimum": 50, "maximum": 100}},
    }  # fmt: skip
    fields = ("about", "option", "criterion", "level", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes: fails where a repeated sentence names the option it comes from."""
        names, compared = {option.id: _names(option) for option in facts.appraisal.options.values()}, 0
        for group in by_criterion(facts):
            parts = {one.option: _parts(one) for one in group}
            missing = [one for one in group if not parts[one.option]]
            if missing and len(group) > 1:
                yield outcome_on(rule, facts, "undecided", missing, {}, NOT_HELD)
            compared += sum(len(parts[other.option]) * len(parts[one.option]) for other, one in permutations(group, 2))
            if compared > TextLimits.MAX_COMPARED:
                yield outcome_on(rule, facts, "undecided", group, {}, because("too-many-sentences"))
                continue
            for other, one in permutations(group, 2):
                repeated = list(_repeated(parts[other.option], parts[one.option], rule.options.get("at-least", 85)))
                if repeated:
                    yield _residue_outcome(
                        rule, facts, one, other, [text for text in repeated if _residue_named(text, one.option, other.option, names)]
                    )


def _residue_outcome(rule: Rule, facts: Facts, one: Reason, other: Reason, found: Sequence[str]) -> Outcome:
    shown = (text if len(text) <= _LONGEST_OF_LIST else f"{text[:_LONGEST_OF_LIST].rstrip()}..." for text in found)
    words = {"level": title_of_option(facts.appraisal, other.option), "list": "; ".join(f'"{text}"' for text in shown)}
    return outcome_on(rule, facts, "fail" if found else "pass", [one], words)


def _names(option: Option) -> frozenset[str]:
    forms = {option.title, _RESIDUE_BRACKETED.sub("", option.title), *_QUOTED.findall(option.title)}
    return frozenset(name for name in map(plain, forms) if len(name) > 1)


def _parts(one: Reason) -> list[str]:
    """The points of a reason that are held in full, or its sentences."""
    points = [point.text for point in one.text.points if point.text]
    return [text[: TextLimits.MAX_SENTENCE] for text in (points or list(sentences(one.text.text)))[: TextLimits.MAX_POINTS]]


def _repeated(source: Sequence[str], parts: Sequence[str], least: int) -> Iterator[str]:
    known, long = ([text for text in texts if len(text) >= _SHORTEST] for texts in (source, parts))
    if not known or not long:
        return
    from rapidfuzz import fuzz, process  # noqa: PLC0415  # only where full texts are compared

    known = [plain(text) for text in known]
    for text in long:
        if process.extractOne(plain(text), known, scorer=fuzz.ratio, score_cutoff=least) is not None:
            yield text


def _residue_named(text: str, own: str, other: str, names: Mapping[str, frozenset[str]]) -> bool:
    """Say whether a text speaks of the other option as of itself: "the Trust", where "a Trust" and "the NHS Trust" may be others."""
    shown = f" {plain(text)} "
    for name in sorted(names[own], key=len, reverse=True):
        shown = shown.replace(f" {name} ", " | ")
    return any(f" {article} {name} " in shown for article in _DEFINITE for name in names[other])


_HIDDEN: Final = "the file does not hold the texts in full"
_TOO_LONG: Final = "the texts are too long to compare"
_USES: Final = {"defined": "where defined", "applied": "where applied"}


@named_check("wording-drift")
class WordingDrift(NamedCheck):
    """One outcome for each criterion or option of which the file holds two or more wordings, each held against the first that defines it.

    Full texts are set side by side: what was added, dropped, or put in another's place. Digests say only that two
    wordings are not one.
    """

    fields: ClassVar = ("about", "criterion", "option", "count", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes; undecided where all that can be compared agrees and something cannot be."""
        groups: dict[tuple[str | None, str | None], list[Wording]] = {}
        for one in facts.appraisal.texts.worded:
            groups.setdefault((one.criterion, one.option), []).append(one)
        for group in groups.values():
            if len(group) > 1:
                yield _drift_outcome(rule, facts, sorted(group, key=lambda one: one.use != "defined"))


def _drift_outcome(rule: Rule, facts: Facts, group: Sequence[Wording]) -> Outcome:
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
        "list": _listed(base, drifted, other),
    }  # fmt: skip
    return Outcome(
        rule, status, Subject(rule.subject, option=option, criterion=base.criterion), base.text.digest, ", ".join(one.text.digest for one in drifted),
        first.text.where, first.text.place, reason=because("wording-not-held") if status == "undecided" else UNSAID, words=words,
    )  # fmt: skip


def _differs(base: Wording, one: Wording) -> str | None:
    """Say what differs in words; nothing if nothing does, None where it cannot be seen."""
    if not base.text.digest or not one.text.digest:
        return None
    if base.text.digest == one.text.digest:
        return ""
    if not _in_full(base, one):
        return _HIDDEN
    found = changes(base.text.text, one.text.text)
    return _TOO_LONG if found is None else _told(found)


def _in_full(base: Wording, one: Wording) -> bool:
    return bool(base.text.text and one.text.text)


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


def _listed(base: Wording, drifted: Sequence[Wording], other: Mapping[int, str]) -> str:
    """Name the places with what differs at each; where digests alone are held, the places only."""
    if not drifted or any(_in_full(base, one) for one in drifted):
        return "; ".join(f"{_where(one)}: {other[id(one)]}" for one in drifted)
    places = "; ".join(filter(None, (one.text.place.locator() for one in drifted)))
    count = "1 place" if len(drifted) == 1 else f"{len(drifted)} places"
    return f"in {count}{f' ({places})' if places else ''}; {_HIDDEN}"


def _where(one: Wording) -> str:
    place = one.text.place.locator()
    return _USES.get(one.use, "elsewhere") + (f" ({place})" if place else "")
