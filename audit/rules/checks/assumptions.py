"""Checks on what was assumed: levels that nothing can reach, scores at a level ruled out, reasons that rest on what was set aside.

What an assumption rules out or sets aside is recorded with it by whoever wrote the file.

Checks on what criteria are about, as their titles and definitions say: themes that a set covers, and ways round that must be said.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import ClassVar, Final

from audit.appraisal.model.appraisal import Appraisal, Criterion
from audit.appraisal.model.prose import Assumption, RuledOut
from audit.appraisal.model.reasons import Reason
from audit.rules.checks.base import Facts, NamedCheck, named_check
from audit.rules.checks.full_texts import NOT_HELD, by_criterion
from audit.rules.checks.gateways import level_awarded
from audit.rules.checks.names import plain
from audit.rules.checks.reasons import OPEN, outcome_on, title_of_criterion, with_score
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule
from audit.rules.words import title_of_option
from audit.why import UNSAID, because

__all__ = ["COST", "WORDS", "AwardedAgainst", "DirectionSaid", "LevelRuledOut", "ReasonSetAside", "ThemesCovered", "speaks_of"]

_LONGEST: Final = 160


@named_check("level-ruled-out")
class LevelRuledOut(NamedCheck):
    """One outcome for each level that an assumption rules out for every option: does the criterion define it all the same?"""

    fields: ClassVar = ("about", "criterion", "level", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes."""
        for assumption in facts.appraisal.process.assumptions:
            for one in assumption.rules_out:
                use = facts.appraisal.criteria[one.criterion].levels.get(one.level)
                if one.option is None:
                    yield _outcome(rule, facts, "fail" if use is not None and use.status == "defined" else "pass", assumption, one)


@named_check("awarded-against-assumption")
class AwardedAgainst(NamedCheck):
    """One outcome for each option and level that an assumption rules out: was it awarded?"""

    fields: ClassVar = ("about", "criterion", "level", "list", "option")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes; undecided where the level that was awarded is not known."""
        for assumption in facts.appraisal.process.assumptions:
            for one in assumption.rules_out:
                for option in [one.option] if one.option is not None else facts.appraisal.options:
                    level = level_awarded(facts, option, one.criterion)
                    status: Status = "undecided" if level is None else "fail" if level == one.level else "pass"
                    yield _outcome(rule, facts, status, assumption, one, option)


def _outcome(rule: Rule, facts: Facts, status: Status, assumption: Assumption, one: RuledOut, option: str | None = None) -> Outcome:
    names = [title_of_option(facts.appraisal, option) if option else "", title_of_criterion(facts, one.criterion)]
    words = {
        "about": ", ".join(filter(None, names)), "option": names[0], "criterion": names[1],
        "level": facts.appraisal.levels[one.level].label, "list": _place(assumption),
    }  # fmt: skip
    subject = Subject(rule.subject, option=option, criterion=one.criterion, ids=(one.level,))
    reason = OPEN if status == "undecided" else UNSAID
    return Outcome(rule, status, subject, where=assumption.where, place=assumption.place, reason=reason, words=words)


def _place(assumption: Assumption) -> str:
    shown, place = assumption.shown, assumption.place.locator()
    short = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST].rstrip()}..."
    return f"{short.rstrip('.')} ({place})" if place else short.rstrip(".")


@named_check("reason-set-aside")
class ReasonSetAside(NamedCheck):
    """One outcome for each assumption that sets something aside and each criterion: does a reason held in full speak of it?"""

    fields: ClassVar = ("about", "criterion", "level", "list", "stated")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes; undecided where no reason speaks of it and one is not held in full."""
        aside = [assumption for assumption in facts.appraisal.process.assumptions if assumption.sets_aside]
        shown = {id(one): f" {plain(one.text.text)} " for one in facts.reasons} if aside else {}
        for assumption in aside:
            yield from (_spoken(rule, facts, assumption, group, shown) for group in by_criterion(facts))


def _spoken(rule: Rule, facts: Facts, assumption: Assumption, group: Sequence[Reason], shown: Mapping[int, str]) -> Outcome:
    wanted = {said: f" {plain(said)} " for said in assumption.sets_aside}
    found = {id(one): said for one in group if (said := [words for words, as_plain in wanted.items() if as_plain in shown[id(one)]])}
    speaking = [one for one in group if id(one) in found]
    open_ = not speaking and any(not one.text.text for one in group)
    words = {
        "about": title_of_criterion(facts, group[0].criterion), "list": "; ".join(with_score(facts, one) for one in speaking),
        "level": "; ".join(dict.fromkeys(f'"{said}"' for one in speaking for said in found[id(one)])), "stated": _place(assumption),
    }  # fmt: skip
    status: Status = "fail" if speaking else "undecided" if open_ else "pass"
    return outcome_on(rule, facts, status, speaking or group, words, NOT_HELD if open_ else UNSAID)


WORDS: Final = {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 3, "maxLength": 40}}
"""Beginnings of words, as an option of a rule."""

_THEMES: Final[Mapping[str, Sequence[str]]] = {
    "cost": ("cost", "price", "afford"), "risk": ("risk",), "equality": ("equal", "inclus"), "delivery": ("deliver", "implement"),
}  # fmt: skip
COST: Final = _THEMES["cost"]
"""Where a rule names no words of its own."""


def speaks_of(text: str, beginnings: Iterable[str]) -> bool:
    """Say whether a word of a text begins with one of these."""
    starts = tuple(one.casefold() for one in beginnings)
    return any(word.startswith(starts) for word in plain(text).split())


@named_check("themes-covered")
class ThemesCovered(NamedCheck):
    """One outcome for the criteria as a set: is there one about each theme that the rule names?

    Each option is a theme with the beginnings of words by which a criterion about it can be known, from its title or its
    definition. What is passed at a gateway is covered too. Titles alone do not show that a theme is missing.
    """

    schema: ClassVar = {
        "type": "object", "additionalProperties": False, "properties": dict.fromkeys(_THEMES, WORDS),
    }  # fmt: skip
    fields: ClassVar = ("list", "count")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcome; undecided where a theme is in no title and a definition is not held in full."""
        texts, held = _texts(facts.appraisal)
        missing = [theme for theme, words in (rule.options or _THEMES).items() if not any(speaks_of(text, words) for text in texts)]
        status: Status = "pass" if not missing else "fail" if held else "undecided"
        first = next(iter(facts.appraisal.criteria.values()))
        words = {"list": ", ".join(missing), "count": str(len(facts.appraisal.criteria))}
        reason = because("titles-alone") if status == "undecided" else UNSAID
        yield Outcome(rule, status, Subject(rule.subject), "", words["list"], first.where, first.place, reason=reason, words=words)


def _texts(appraisal: Appraisal) -> tuple[list[str], bool]:
    """Titles and definitions of criteria and gateways, and whether the definition of each scored criterion is held in full."""
    titles = [[one.title for one in appraisal.criteria.values()], [one.title for one in appraisal.gateways.values()]]
    defined = [one for one in appraisal.texts.worded if one.criterion is not None and one.use != "applied"]
    held = {one.criterion for one in defined if one.text.text}
    return [*chain(*titles), *(one.text.text for one in defined)], all(one.id in held for one in appraisal.scored)


@named_check("direction-said")
class DirectionSaid(NamedCheck):
    """One outcome for each criterion of which more is not plainly better, among others: is it said which way round it was scored?

    ``words``: beginnings of words by which such a criterion can be known from its title; ``unless``: of words that say which
    way round it is, as in "control of cost". Otherwise its direction, the method's, its levels, or the measure that it is
    scored from say so.
    """

    schema: ClassVar = {"type": "object", "additionalProperties": False, "properties": {"words": WORDS, "unless": WORDS}}
    fields: ClassVar = ("about",)

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes."""
        scored = facts.appraisal.scored
        meant = [one for one in scored if speaks_of(one.title, rule.options.get("words", (*COST, *_THEMES["risk"])))]
        stated = facts.appraisal.method.direction_stated
        for one in meant if len(meant) < len(scored) else ():
            said = stated or _said(one) or speaks_of(one.title, rule.options.get("unless", ()))
            status: Status = "pass" if said else "fail"
            subject = Subject(rule.subject, criterion=one.id, group=one.group)
            yield Outcome(rule, status, subject, where=one.where, place=one.place, words={"about": one.title})


def _said(one: Criterion) -> bool:
    return one.direction is not None or one.scored_from is not None or any(use.status == "defined" for use in one.levels.values())
