"""``words-of-other-level``: does a reason use the words that define a level other than the one awarded?

Two kinds of words count. A *run* is so many words in a row as the definition has them. A *phrase* is two neighbouring
words that say something ("direct control"), in any form, and counts only where the definitions of all other levels and
criteria, of which there are several, lack it: words that many definitions share, or that name the service, say nothing of
a level.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, Final

from audit.appraisal.model.reasons import Reason
from audit.appraisal.text.sentences import sentences
from audit.appraisal.text.stems import stem
from audit.appraisal.text.words import alternatives, word_set
from audit.limits import TextLimits
from audit.rules.checks.base import Facts, NamedCheck, named_check
from audit.rules.checks.full_texts import NOT_HELD, by_criterion
from audit.rules.checks.gateways import level_awarded
from audit.rules.checks.names import plain
from audit.rules.checks.reasons import OPEN, outcome_on
from audit.rules.outcome import Outcome
from audit.rules.rule import Rule
from audit.why import because

__all__ = ["WordsOfOtherLevel"]

_FEWEST_TELLING: Final = 2
"""So many words of a run have to tell something: one in common is a subject, two are a wording. Measured on the longest
published paper at hand (140 reasons, 28 criteria): with none asked for, two reasons share "children's social care services"
with a definition of another level, and nothing else; with one, two or three asked for, no reason does."""

_MANY: Final = 3
"""A word in the definitions of so many criteria is one of the paper. Measured on the same paper without the list of words
for services: two and three free the two reasons, four and more do not."""

_MOST_SHOWN: Final = 3
"""So many of the words found are quoted for a level: they are to be found again, not counted."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """What tells one level of a criterion from every other: runs of words, and phrases as pairs of stems with their words."""

    runs: frozenset[str]
    phrases: Mapping[tuple[str, str], str]


@named_check("words-of-other-level")
class WordsOfOtherLevel(NamedCheck):
    """One outcome for each reason held in full, on a scale of named levels; one for a criterion where that cannot be seen.

    ``words`` is how many words in a row count as the definition's own. Sentences that deny or weaken what they say give
    no phrases: "unlikely to provide formal mechanisms" does not say that there are formal mechanisms.
    """

    schema: ClassVar = {
        "type": "object", "additionalProperties": False,
        "properties": {"words": {"type": "integer", "minimum": 3, "maximum": 20}},
    }  # fmt: skip
    fields = ("about", "option", "criterion", "level", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes."""
        if not facts.appraisal.levels:
            return
        common = _common(facts)
        known = _known_phrases(facts) if _defined(facts) >= _MANY else Counter[tuple[str, str]]()
        for group in by_criterion(facts):
            telling = _telling_of(_definitions(facts, group[0].criterion), rule.options.get("words", 5), common, known)
            held = [one for one in group if one.text.text] if len(telling) > 1 else []
            if len(held) < len(group):
                missing = [one for one in group if one not in held]
                reason = NOT_HELD if any(not one.text.text for one in group) else because("definitions-not-held")
                yield outcome_on(rule, facts, "undecided", missing, {}, reason)
            yield from (_outcome(rule, facts, one, telling) for one in held)


def _outcome(rule: Rule, facts: Facts, one: Reason, telling: Mapping[str, _Telling]) -> Outcome:
    own = level_awarded(facts, one.option, one.criterion)
    if own is None:
        return outcome_on(rule, facts, "undecided", [one], {}, OPEN)
    levels, used = facts.appraisal.levels, _used(one.text.text, telling)
    others = {} if own in used else {levels[level].label: found for level, found in used.items() if level in levels}
    shown = (f"{label} ({_quoted(found[:_MOST_SHOWN])})" for label, found in others.items())
    return outcome_on(rule, facts, "fail" if others else "pass", [one], {"level": levels[own].label, "list": "; ".join(shown)})


def _quoted(texts: Sequence[str]) -> str:
    return ", ".join(f'"{text}"' for text in texts)


def _used(text: str, telling: Mapping[str, _Telling]) -> dict[str, list[str]]:
    """The words of each level's definition that a text uses, by level; levels of which it uses none are left out."""
    words = plain(text).split()
    said = {pair for clause in _asserting(text) for pair in _pairs(clause)}
    found = {level: _stretches(words, of.runs) or [shown for pair, shown in of.phrases.items() if pair in said] for level, of in telling.items()}
    return {level: shown for level, shown in found.items() if shown}


def _stretches(words: Sequence[str], runs: frozenset[str]) -> list[str]:
    """The stretches of a text that are made of runs, each as long as it goes."""
    length = len(next(iter(runs)).split()) if runs else 0
    starts = [at for at in range(len(words) - length + 1) if " ".join(words[at : at + length]) in runs] if runs else []
    found: list[list[int]] = []
    for at in starts:
        if found and at <= found[-1][1]:
            found[-1][1] = at + length
        else:
            found.append([at, at + length])
    return [" ".join(words[first:last]) for first, last in found]


def _asserting(text: str) -> Iterator[str]:
    """The clauses of a text that neither deny nor weaken what they say."""
    for sentence in sentences(text[: TextLimits.MAX_PASSAGE])[: TextLimits.MAX_POINTS]:
        for clause in re.split(r"[,;:]\s+(?=(?:however|but|although|though|whereas)\b)", sentence, flags=re.IGNORECASE):
            if re.search(rf"\b{alternatives('weakening')}\b", clause, re.IGNORECASE) is None:
                yield clause


def _definitions(facts: Facts, criterion: str) -> dict[str, str]:
    uses = facts.appraisal.criteria[criterion].levels if criterion in facts.appraisal.criteria else {}
    return {level: use.text.text for level, use in uses.items() if use.text is not None and use.text.text}


def _telling_of(definitions: Mapping[str, str], length: int, common: frozenset[str], known: Counter[tuple[str, str]]) -> dict[str, _Telling]:
    """The runs and phrases by which each level can be told from the others, and a phrase from what other criteria say."""
    found = {}
    for level, text in definitions.items():
        words = plain(text).split()
        runs = (words[at : at + length] for at in range(len(words) - length + 1))
        telling = frozenset(" ".join(run) for run in runs if _telling(run, common) >= _FEWEST_TELLING)
        phrases = {pair: said for pair, said in _pairs(text).items() if known[pair] == 1 and not common.issuperset(pair)}
        found[level] = _Telling(telling, phrases)
    return {level: _apart(own, [other for name, other in found.items() if name != level]) for level, own in found.items()}


def _apart(own: _Telling, others: Sequence[_Telling]) -> _Telling:
    """What of a level's words no other level of the criterion has."""
    phrases = {pair: words for pair, words in own.phrases.items() if not any(pair in other.phrases for other in others)}
    return _Telling(own.runs.difference(*(other.runs for other in others)), phrases)


def _telling(run: Sequence[str], common: frozenset[str]) -> int:
    """Count the words of a run that tell something: no stop words, no words of names, none of the many definitions share."""
    return len({stem(word) for word in run if len(word) > 1 and word not in word_set("stop", "service")} - common)


def _common(facts: Facts) -> frozenset[str]:
    """The stems of words in the name of the paper or its options, and of those that the definitions of many criteria hold."""
    appraisal = facts.appraisal
    names = " ".join((appraisal.title, *(one.title for one in appraisal.options.values())))
    texts = (" ".join(_definitions(facts, criterion).values()) for criterion in appraisal.criteria)
    many = Counter(word for text in texts for word in _stems(text))
    return frozenset(_stems(names)) | {word for word, count in many.items() if count >= _MANY}


def _defined(facts: Facts) -> int:
    """How many scored criteria have definitions that are held: among too few no phrase can be weighed."""
    return sum(1 for one in facts.appraisal.scored if _definitions(facts, one.id))


def _known_phrases(facts: Facts) -> Counter[tuple[str, str]]:
    """In the titles and definitions of how many scored criteria each phrase stands; a title speaks of every level of its criterion."""
    found: Counter[tuple[str, str]] = Counter()
    for criterion in facts.appraisal.scored:
        found.update({pair for text in _definitions(facts, criterion.id).values() for pair in _pairs(text)})
        found.update(_pairs(criterion.title).keys())
    return found


def _pairs(text: str) -> dict[tuple[str, str], str]:
    """The neighbouring words of a text that say something, as stems, with the words as they stand."""
    words = [word for word in plain(text).split() if len(word) > 1 and word not in word_set("stop", "everyday", "service")]
    return {(stem(one), stem(other)): f"{one} {other}" for one, other in pairwise(words)}


def _stems(text: str) -> set[str]:
    return {stem(word) for word in plain(text).split() if word not in word_set("stop")}
