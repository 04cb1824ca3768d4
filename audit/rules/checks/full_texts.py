"""Checks that need the full text of reasons: nearly the same, or speaking of another option.

Where only a summary is held they are undecided: our summaries are never judged.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Final

from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.checks.compare_names import plain
from audit.rules.checks.reasons import OPEN, outcome_on, score_status, with_score
from audit.rules.outcome import Outcome
from audit.rules.rule import Rule
from audit.texts.alike import gathered
from audit.texts.held import Reason
from audit.texts.normalise import normalise

NOT_HELD: Final = "full text not held"
_SHORTEST: Final = 40
_SHORTEST_NAME: Final = 4
_BRACKETED: Final = re.compile(r"\([^()]*\)")


def by_criterion(facts: Facts) -> Iterable[list[Reason]]:
    """Give the reasons that the file holds, criterion by criterion."""
    groups: dict[str, list[Reason]] = {}
    for one in facts.reasons:
        groups.setdefault(one.criterion, []).append(one)
    return groups.values()


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
        """Give the outcomes."""
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
        yield outcome_on(rule, facts, status, near, words, OPEN if status == "undecided" else "")


class NamesOtherOption(NamedCheck):
    """One outcome for each reason held in full: does it name another option and not its own? One for an option where that cannot be seen.

    The option whose reason is repeated may be named.
    """

    fields = ("about", "option", "criterion", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes."""
        without: dict[str, list[Reason]] = {}
        for one in facts.reasons:
            if one.text.text:
                yield _named_outcome(rule, facts, one)
            else:
                without.setdefault(one.option, []).append(one)
        for group in without.values():
            yield outcome_on(rule, facts, "undecided", group, {"list": ""}, NOT_HELD)


def _named_outcome(rule: Rule, facts: Facts, one: Reason) -> Outcome:
    named = _named(facts, one.text.text)
    others = [facts.appraisal.options[option].title for option in named if option not in {one.option, one.text.repeats}]
    found = bool(others) and one.option not in named
    return outcome_on(rule, facts, "fail" if found else "pass", [one], {"list": "; ".join(others)})


def _named(facts: Facts, text: str) -> list[str]:
    """Give the options that a text names in full or without what is in brackets, the longest names first."""
    names = [(plain(form), option.id) for option in facts.appraisal.options.values() for form in (option.title, _BRACKETED.sub("", option.title))]
    once = {name: option for name, option in names if len({other for same, other in names if same == name}) == 1}
    shown, found = f" {plain(text)} ", []
    for name in sorted(once, key=lambda name: (-len(name), name)):
        if len(name) >= _SHORTEST_NAME and f" {name} " in shown:
            shown = shown.replace(f" {name} ", " | ")
            found.append(once[name])
    return list(dict.fromkeys(found))
