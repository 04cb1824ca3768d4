"""Checks that need the full text of reasons: near-same texts, words of another level, residue of another option, no new reason.

Where only a summary is held they are undecided: our summaries are never judged.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any, ClassVar, Final

from audit.model.appraisal import Criterion
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.checks.reasons import awarded, outcome_on
from audit.rules.outcome import Outcome
from audit.rules.rule import Rule
from audit.rules.words import title_of_option
from audit.texts.held import Reason, reasons

NOT_HELD: Final = "full text not held"
_SHORTEST: Final = 40


def _by_criterion(facts: Facts) -> dict[str, list[Reason]]:
    groups: dict[str, list[Reason]] = {}
    for one in reasons(facts.appraisal):
        groups.setdefault(one.criterion, []).append(one)
    return groups


def _told(facts: Facts, group: Sequence[Reason]) -> str:
    scores = [(one, awarded(facts, one.option, one.criterion)) for one in group]
    return "; ".join(f"{title_of_option(facts.appraisal, one.option)} {found[0].text if found else '(blank)'}" for one, found in scores)


class NearSameReason(NamedCheck):
    """One outcome for each pair of long reasons on a criterion that are nearly the same text."""

    schema: ClassVar = {
        "type": "object", "additionalProperties": False,
        "properties": {"at-least": {"type": "integer", "minimum": 50, "maximum": 100}},
    }  # fmt: skip
    fields = ("about", "criterion", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes of a criterion: undecided once where a text is not held."""
        for group in _by_criterion(facts).values():
            held = [one for one in group if len(one.text.text) >= _SHORTEST]
            if any(not one.text.text for one in group):
                yield outcome_on(rule, facts, "undecided", group, {"list": ""}, NOT_HELD)
            for pair in combinations(held, 2):
                yield from self._pair(rule, facts, pair)

    def _pair(self, rule: Rule, facts: Facts, pair: tuple[Reason, Reason]) -> Iterator[Outcome]:
        from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # only where full texts are compared

        first, second = pair
        if first.text.digest == second.text.digest or ratio(first.text.text, second.text.text) < rule.options.get("at-least", 90):
            return
        scores = [awarded(facts, one.option, one.criterion) for one in pair]
        if None in scores:
            yield outcome_on(rule, facts, "undecided", pair, {"list": _told(facts, pair)}, "one of the two cells holds no score")
            return
        differ = scores[0] is not None and scores[1] is not None and scores[0][1].meet(scores[1][1]).empty
        yield outcome_on(rule, facts, "fail" if differ else "pass", pair, {"list": _told(facts, pair)})


class NamesOtherOption(NamedCheck):
    """One outcome for each reason: whether it speaks of another option by its name and not of its own."""

    fields = ("about", "option", "criterion", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes."""
        for one in reasons(facts.appraisal):
            if not one.text.text:
                yield outcome_on(rule, facts, "undecided", [one], {"list": ""}, NOT_HELD)
                continue
            shown = one.text.text.casefold()
            named = [other.title for other in facts.appraisal.options.values() if other.id != one.option and other.title.casefold() in shown]
            own = facts.appraisal.options[one.option].title.casefold() in shown
            words = {"option": title_of_option(facts.appraisal, one.option), "list": "; ".join(named)}
            yield outcome_on(rule, facts, "fail" if named and not own else "pass", [one], words)


class WordsOfOtherLevel(NamedCheck):
    """One outcome for each reason with a level: whether it repeats the definition of a level other than the one awarded."""

    schema: ClassVar[dict[str, Any]] = {
        "type": "object", "additionalProperties": False,
        "properties": {"words": {"type": "integer", "minimum": 3, "maximum": 20}},
    }  # fmt: skip
    fields = ("about", "option", "criterion", "level", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes."""
        for one in reasons(facts.appraisal):
            criterion = facts.appraisal.criteria[one.criterion]
            definitions = _definitions(facts, criterion)
            words = {"option": title_of_option(facts.appraisal, one.option), "level": "", "list": ""}
            own = _level(facts, one)
            if own is None or not one.text.text or len(definitions) < 2:
                yield outcome_on(rule, facts, "undecided", [one], words, NOT_HELD)
                continue
            runs = {level: _shared(one.text.text, text, rule.options.get("words", 5)) for level, text in definitions.items()}
            others = [level for level, found in runs.items() if found and level != own and not runs.get(own)]
            words.update(level=facts.appraisal.levels[own].label, list="; ".join(facts.appraisal.levels[level].label for level in others))
            yield outcome_on(rule, facts, "fail" if others else "pass", [one], words)


def _definitions(facts: Facts, criterion: Criterion) -> dict[str, str]:
    node = facts.appraisal.root.get("criteria")
    below = node.get(criterion.id) if node is not None else None
    levels = below.get("levels") if below is not None else None
    found = {}
    for level, use in levels.entries() if levels is not None else ():
        held = use.get("text")
        text = held.get("text") if held is not None else None
        if text is not None:
            found[level] = text.text
    return found


def _level(facts: Facts, one: Reason) -> str | None:
    found = awarded(facts, one.option, one.criterion)
    if found is None:
        return None
    weight = facts.valuation(found[0].quantity._replace(kind="weight", option=None))
    for level in facts.appraisal.levels.values():
        value = level.value if found[0].quantity.kind == "score" else (weight.only or 0) * level.value
        if found[1].holds(value):
            return level.id
    return None


def _shared(text: str, definition: str, length: int) -> bool:
    """Say whether a run of that many words of the definition stands in the text."""
    words, shown = definition.casefold().split(), " ".join(text.casefold().split())
    return any(" ".join(words[at : at + length]) in shown for at in range(len(words) - length + 1))
