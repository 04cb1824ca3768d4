"""``words-of-other-level``: does a reason use the words that define a level other than the one awarded?"""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final

from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.checks.compare_names import plain
from audit.rules.checks.full_texts import NOT_HELD, by_criterion
from audit.rules.checks.raw import level_awarded
from audit.rules.checks.reasons import OPEN, outcome_on
from audit.rules.outcome import Outcome
from audit.rules.rule import Rule
from audit.texts.held import Reason

_DEFINITIONS: Final = "full text of the definitions of levels not held"


class WordsOfOtherLevel(NamedCheck):
    """One outcome for each reason held in full, on a scale of named levels; one for a criterion where that cannot be seen.

    ``words`` is how many words in a row count as the definition's own; words that several levels share do not count.
    """

    schema: ClassVar = {
        "type": "object", "additionalProperties": False,
        "properties": {"words": {"type": "integer", "minimum": 3, "maximum": 20}},
    }  # fmt: skip
    fields = ("about", "option", "criterion", "level", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes."""
        for group in by_criterion(facts) if facts.appraisal.levels else ():
            runs = _runs(_definitions(facts, group[0].criterion), rule.options.get("words", 5))
            held = [one for one in group if one.text.text] if len(runs) > 1 else []
            if len(held) < len(group):
                missing = [one for one in group if one not in held]
                yield outcome_on(rule, facts, "undecided", missing, {}, NOT_HELD if any(not one.text.text for one in group) else _DEFINITIONS)
            yield from (_outcome(rule, facts, one, runs) for one in held)


def _outcome(rule: Rule, facts: Facts, one: Reason, runs: Mapping[str, frozenset[str]]) -> Outcome:
    own = level_awarded(facts, one.option, one.criterion)
    if own is None:
        return outcome_on(rule, facts, "undecided", [one], {}, OPEN)
    levels, shown = facts.appraisal.levels, f" {plain(one.text.text)} "
    used = [level for level, found in runs.items() if any(f" {run} " in shown for run in found)]
    others = [] if own in used else [levels[level].label for level in used if level in levels]
    return outcome_on(rule, facts, "fail" if others else "pass", [one], {"level": levels[own].label, "list": "; ".join(others)})


def _definitions(facts: Facts, criterion: str) -> dict[str, str]:
    node = facts.appraisal.root.get("criteria")
    for step in (criterion, "levels"):
        node = node.get(step) if node is not None else None
    texts = [(level, use.get("text")) for level, use in (node.entries() if node is not None else ())]
    held = [(level, text.get("text")) for level, text in texts if text is not None]
    return {level: text.text for level, text in held if text is not None}


def _runs(definitions: Mapping[str, str], length: int) -> dict[str, frozenset[str]]:
    """Give the runs of words by which each level can be told from the others."""
    found = {}
    for level, text in definitions.items():
        words = plain(text).split()
        found[level] = frozenset(" ".join(words[at : at + length]) for at in range(len(words) - length + 1))
    return {level: own.difference(*(other for name, other in found.items() if name != level)) for level, own in found.items()}
