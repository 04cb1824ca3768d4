"""Checks on what was assumed: levels that nothing can reach, scores at a level ruled out, reasons that rest on what was set aside.

What an assumption rules out or sets aside is recorded with it by whoever wrote the file.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, Final

from audit.model.process import Assumption, RuledOut
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.checks.compare_names import plain
from audit.rules.checks.full_texts import NOT_HELD, by_criterion
from audit.rules.checks.raw import level_awarded
from audit.rules.checks.reasons import OPEN, outcome_on, title_of_criterion, with_score
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule
from audit.rules.words import title_of_option
from audit.texts.held import Reason

_LONGEST: Final = 160


class LevelRuledOut(NamedCheck):
    """One outcome for each level that an assumption rules out for every option: does the criterion define it all the same?"""

    fields: ClassVar = ("about", "criterion", "level", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes."""
        for assumption in facts.appraisal.process.assumptions:
            for one in assumption.rules_out:
                use = facts.appraisal.criteria[one.criterion].levels.get(one.level)
                if one.option is None:
                    yield _outcome(rule, facts, "fail" if use is not None and use.status == "defined" else "pass", assumption, one)


class AwardedAgainst(NamedCheck):
    """One outcome for each option and level that an assumption rules out: was it awarded?"""

    fields: ClassVar = ("about", "criterion", "level", "list", "option")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes; undecided where the level that was awarded is not known."""
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
    reason = OPEN if status == "undecided" else ""
    return Outcome(rule, status, subject, where=assumption.where, place=assumption.place, reason=reason, words=words)


def _place(assumption: Assumption) -> str:
    shown, place = assumption.shown, assumption.place.locator()
    short = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST].rstrip()}..."
    return f"{short.rstrip('.')} ({place})" if place else short.rstrip(".")


class ReasonSetAside(NamedCheck):
    """One outcome for each assumption that sets something aside and each criterion: does a reason held in full speak of it?"""

    fields: ClassVar = ("about", "criterion", "level", "list", "stated")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes; undecided where no reason speaks of it and one is not held in full."""
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
    return outcome_on(rule, facts, status, speaking or group, words, NOT_HELD if open_ else "")
