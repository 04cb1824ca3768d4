"""``copied-name``: does a sentence that repeats one from another option's reason still carry the name of that option?"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import ClassVar, Final

from audit.model.appraisal import Option
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.checks.compare_names import plain
from audit.rules.checks.full_texts import NOT_HELD, by_criterion
from audit.rules.checks.reasons import outcome_on
from audit.rules.outcome import Outcome
from audit.rules.rule import Rule
from audit.rules.words import title_of_option
from audit.texts.held import Reason
from audit.texts.limits import MAX_COMPARED, MAX_POINTS, MAX_SENTENCE
from audit.texts.sentences import sentences

_BRACKETED: Final = re.compile(r"\([^()]*\)")
_QUOTED: Final = re.compile(r"[\"\u201c]([^\"\u201c\u201d]+)[\"\u201d]")
_DEFINITE: Final = ("the", "this", "our")
_TOO_MANY: Final = "there are more sentences than can be compared"
_SHORTEST: Final = 40
_LONGEST: Final = 120


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
        """Give the outcomes: fails where a repeated sentence names the option it comes from."""
        names, compared = {option.id: _names(option) for option in facts.appraisal.options.values()}, 0
        for group in by_criterion(facts):
            parts = {one.option: _parts(one) for one in group}
            missing = [one for one in group if not parts[one.option]]
            if missing and len(group) > 1:
                yield outcome_on(rule, facts, "undecided", missing, {}, NOT_HELD)
            compared += sum(len(parts[other.option]) * len(parts[one.option]) for other, one in permutations(group, 2))
            if compared > MAX_COMPARED:
                yield outcome_on(rule, facts, "undecided", group, {}, _TOO_MANY)
                continue
            for other, one in permutations(group, 2):
                repeated = list(_repeated(parts[other.option], parts[one.option], rule.options.get("at-least", 85)))
                if repeated:
                    yield _outcome(rule, facts, one, other, [text for text in repeated if _named(text, one.option, other.option, names)])


def _outcome(rule: Rule, facts: Facts, one: Reason, other: Reason, found: Sequence[str]) -> Outcome:
    shown = (text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}..." for text in found)
    words = {"level": title_of_option(facts.appraisal, other.option), "list": "; ".join(f'"{text}"' for text in shown)}
    return outcome_on(rule, facts, "fail" if found else "pass", [one], words)


def _names(option: Option) -> frozenset[str]:
    forms = {option.title, _BRACKETED.sub("", option.title), *_QUOTED.findall(option.title)}
    return frozenset(name for name in map(plain, forms) if len(name) > 1)


def _parts(one: Reason) -> list[str]:
    """Give the points of a reason that are held in full, or its sentences."""
    points = [point.text for point in one.text.points if point.text]
    return [text[:MAX_SENTENCE] for text in (points or list(sentences(one.text.text)))[:MAX_POINTS]]


def _repeated(source: Sequence[str], parts: Sequence[str], least: int) -> Iterator[str]:
    known, long = ([text for text in texts if len(text) >= _SHORTEST] for texts in (source, parts))
    if not known or not long:
        return
    from rapidfuzz import fuzz, process  # noqa: PLC0415  # only where full texts are compared

    known = [plain(text) for text in known]
    for text in long:
        if process.extractOne(plain(text), known, scorer=fuzz.ratio, score_cutoff=least) is not None:
            yield text


def _named(text: str, own: str, other: str, names: Mapping[str, frozenset[str]]) -> bool:
    """Say whether a text speaks of the other option as of itself: "the Trust", where "a Trust" and "the NHS Trust" may be others."""
    shown = f" {plain(text)} "
    for name in sorted(names[own], key=len, reverse=True):
        shown = shown.replace(f" {name} ", " | ")
    return any(f" {article} {name} " in shown for article in _DEFINITE for name in names[other])
