"""Checks on what criteria are about, as their titles and definitions say: themes that a set covers, and ways round that must be said."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import ClassVar, Final

from audit.model.appraisal import Appraisal, Criterion
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.checks.compare_names import plain
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule
from audit.texts.held import wordings

WORDS: Final = {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 3, "maxLength": 40}}
"""Beginnings of words, as an option of a rule."""

_THEMES: Final[Mapping[str, Sequence[str]]] = {
    "cost": ("cost", "price", "afford"), "risk": ("risk",), "equality": ("equal", "inclus"), "delivery": ("deliver", "implement"),
}  # fmt: skip
_TITLES_ONLY: Final = "the definitions of the criteria are not held in full, and titles alone do not show it"
COST: Final = _THEMES["cost"]
"""Where a rule names no words of its own."""


def speaks_of(text: str, beginnings: Iterable[str]) -> bool:
    """Say whether a word of a text begins with one of these."""
    starts = tuple(one.casefold() for one in beginnings)
    return any(word.startswith(starts) for word in plain(text).split())


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
        """Give the outcome; undecided where a theme is in no title and a definition is not held in full."""
        texts, held = _texts(facts.appraisal)
        missing = [theme for theme, words in (rule.options or _THEMES).items() if not any(speaks_of(text, words) for text in texts)]
        status: Status = "pass" if not missing else "fail" if held else "undecided"
        first = next(iter(facts.appraisal.criteria.values()))
        words = {"list": ", ".join(missing), "count": str(len(facts.appraisal.criteria))}
        reason = _TITLES_ONLY if status == "undecided" else ""
        yield Outcome(rule, status, Subject(rule.subject), "", words["list"], first.where, first.place, reason=reason, words=words)


def _texts(appraisal: Appraisal) -> tuple[list[str], bool]:
    """Give titles and definitions of criteria and gateways, and whether the definition of each scored criterion is held in full."""
    titles = [[one.title for one in appraisal.criteria.values()], [one.title for one in appraisal.gateways.values()]]
    defined = [one for one in wordings(appraisal) if one.criterion is not None and one.use != "applied"]
    held = {one.criterion for one in defined if one.text.text}
    return [*chain(*titles), *(one.text.text for one in defined)], all(one.id in held for one in appraisal.scored)


class DirectionSaid(NamedCheck):
    """One outcome for each criterion of which more is not plainly better, among others: is it said which way round it was scored?

    ``words``: beginnings of words by which such a criterion can be known from its title; ``unless``: of words that say which
    way round it is, as in "control of cost". Otherwise its direction, the method's, its levels, or the measure that it is
    scored from say so.
    """

    schema: ClassVar = {"type": "object", "additionalProperties": False, "properties": {"words": WORDS, "unless": WORDS}}
    fields: ClassVar = ("about",)

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes."""
        scored = facts.appraisal.scored
        meant = [one for one in scored if speaks_of(one.title, rule.options.get("words", (*COST, *_THEMES["risk"])))]
        method = facts.appraisal.root.get("method")
        stated = method is not None and method.get("direction") is not None
        for one in meant if len(meant) < len(scored) else ():
            said = stated or _said(one) or speaks_of(one.title, rule.options.get("unless", ()))
            status: Status = "pass" if said else "fail"
            subject = Subject(rule.subject, criterion=one.id, group=one.group)
            yield Outcome(rule, status, subject, where=one.where, place=one.place, words={"about": one.title})


def _said(one: Criterion) -> bool:
    return one.direction is not None or one.scored_from is not None or any(use.status == "defined" for use in one.levels.values())
