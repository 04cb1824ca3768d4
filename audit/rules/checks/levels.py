"""``level-criteria``: are there criteria on which every option has the same score?

``words-of-other-level``: does a reason use the words that define a level other than the one awarded?

``overlapping-pairs``: criteria that are defined in like terms and on which every option has the same score as on the other.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import ClassVar, Final, Literal

from audit.appraisal.model.appraisal import Criterion
from audit.appraisal.model.reasons import Reason
from audit.appraisal.text.stems import stem
from audit.appraisal.text.words import word_set
from audit.rules.checks.base import Facts, NamedCheck, named_check
from audit.rules.checks.full_texts import NOT_HELD, by_criterion
from audit.rules.checks.gateways import level_awarded, raw_score
from audit.rules.checks.names import plain
from audit.rules.checks.reasons import OPEN, outcome_on
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule
from audit.why import UNSAID, because

_FEWEST: Final = 2
"""One option alone is level with nothing."""


@named_check("level-criteria")
class LevelCriteria(NamedCheck):
    """One outcome for a paper that scores two or more options: the criteria on which all of them are level."""

    fields: ClassVar = ("count", "published", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcome; undecided where none is surely level and one may be."""
        scored = facts.appraisal.scored
        found = {one.id: level(facts, one.id) for one in scored}
        if "unscored" not in {found[one.id] for one in scored} and scored:
            sure = [one for one in scored if found[one.id] == "yes"]
            status: Status = "fail" if sure else "undecided" if "open" in found.values() else "pass"
            words = {"count": str(len(sure)), "published": str(len(scored)), "list": "; ".join(one.title for one in sure)}
            first = sure[0] if sure else scored[0]
            subject = Subject(rule.subject, ids=tuple(one.id for one in sure))
            reason = OPEN if status == "undecided" else UNSAID
            yield Outcome(rule, status, subject, words["count"], words["list"], first.where, first.place, reason=reason, words=words)


def level(facts: Facts, criterion: str) -> Literal["yes", "no", "open", "unscored"]:
    """Say whether all options that have a score cell on a criterion have the same score; open where a score is not known."""
    known = [raw_score(facts, option, criterion) for option in facts.appraisal.options]
    values = [one for one in known if one is not None]
    if len(known) < _FEWEST or not values:
        return "unscored" if len(known) < _FEWEST else "open"
    if any(one.meet(values[0]).empty for one in values):
        return "no"
    return "yes" if len(values) == len(known) and {one.only for one in values} == {values[0].only} != {None} else "open"


@named_check("words-of-other-level")
class WordsOfOtherLevel(NamedCheck):
    """One outcome for each reason held in full, on a scale of named levels; one for a criterion where that cannot be seen.

    ``words`` is how many words in a row count as the definition's own. Words in a row that several levels share do not
    count, nor do those that say little here: see `_telling`.
    """

    schema: ClassVar = {
        "type": "object", "additionalProperties": False,
        "properties": {"words": {"type": "integer", "minimum": 3, "maximum": 20}},
    }  # fmt: skip
    fields = ("about", "option", "criterion", "level", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes."""
        common = _common(facts) if facts.appraisal.levels else frozenset()
        for group in by_criterion(facts) if facts.appraisal.levels else ():
            runs = _runs(_definitions(facts, group[0].criterion), rule.options.get("words", 5), common)
            held = [one for one in group if one.text.text] if len(runs) > 1 else []
            if len(held) < len(group):
                missing = [one for one in group if one not in held]
                yield outcome_on(
                    rule, facts, "undecided", missing, {}, NOT_HELD if any(not one.text.text for one in group) else because("definitions-not-held")
                )
            yield from (_level_words_outcome(rule, facts, one, runs) for one in held)


def _level_words_outcome(rule: Rule, facts: Facts, one: Reason, runs: Mapping[str, frozenset[str]]) -> Outcome:
    own = level_awarded(facts, one.option, one.criterion)
    if own is None:
        return outcome_on(rule, facts, "undecided", [one], {}, OPEN)
    levels, shown = facts.appraisal.levels, f" {plain(one.text.text)} "
    used = [level for level, found in runs.items() if any(f" {run} " in shown for run in found)]
    others = [] if own in used else [levels[level].label for level in used if level in levels]
    return outcome_on(rule, facts, "fail" if others else "pass", [one], {"level": levels[own].label, "list": "; ".join(others)})


def _definitions(facts: Facts, criterion: str) -> dict[str, str]:
    uses = facts.appraisal.criteria[criterion].levels if criterion in facts.appraisal.criteria else {}
    return {level: use.text.text for level, use in uses.items() if use.text is not None and use.text.text}


def _runs(definitions: Mapping[str, str], length: int, common: frozenset[str]) -> dict[str, frozenset[str]]:
    """The runs of words by which each level can be told from the others."""
    found = {}
    for level, text in definitions.items():
        words = plain(text).split()
        runs = (words[at : at + length] for at in range(len(words) - length + 1))
        found[level] = frozenset(" ".join(run) for run in runs if _telling(run, common) >= _FEWEST_TELLING)
    return {level: own.difference(*(other for name, other in found.items() if name != level)) for level, own in found.items()}


_FEWEST_TELLING: Final = 2
"""So many words of a run have to tell something: one in common is a subject, two are a wording. Measured on the longest
published paper at hand (140 reasons, 28 criteria): with none asked for, two reasons share "children's social care services"
with a definition of another level, and nothing else; with one, two or three asked for, no reason does."""

_MANY: Final = 3
"""A word in the definitions of so many criteria is one of the paper. Measured on the same paper without the list of words
for services: two and three free the two reasons, four and more do not."""


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


def _stems(text: str) -> set[str]:
    return {stem(word) for word in plain(text).split() if word not in word_set("stop")}


_SHORTEST: Final = 4
"""Shorter words are no terms. On the longest published paper at hand (28 criteria) 1 makes a finding of "e" and "g"; with 3,
4, 5 and 6 there is none, over 14, 13, 6 and 3 pairs with terms in common."""

_FEWEST_OPTIONS: Final = 3
"""On a scale of three levels two options have the same scores on two criteria by chance one time in nine, three one in 27."""

_MOST_CRITERIA: Final = 300
"""Bounds the time: 45,000 pairs. The longest paper at hand has 30 criteria."""

_COMMON: Final = 4
"""A word that one in so many criteria has is a word of the paper, not of a criterion. On the same paper 2 makes a finding of
"service, children"; with 3, 4, 6 and 10 there is none, over 15, 13, 6 and 2 pairs."""


@named_check("overlapping-pairs")
class OverlappingPairs(NamedCheck):
    """One outcome for each two criteria with terms in common: do all options have the same score on both?

    ``terms``: how many words of title and definition count as terms in common, each by its stem. Everyday words,
    and words that many criteria have, are left out, and so are criteria on which all options are level.
    """

    schema: ClassVar = {
        "type": "object", "additionalProperties": False,
        "properties": {"terms": {"type": "integer", "minimum": 1, "maximum": 20}},
    }  # fmt: skip
    fields: ClassVar = ("about", "list", "count")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes; undecided where a score that is not known may set two columns apart, or definitions are not held in full."""
        scored, least = facts.appraisal.scored, int(rule.options.get("terms", 2))
        if len(facts.appraisal.options) < _FEWEST_OPTIONS or not scored:
            return
        if len(scored) > _MOST_CRITERIA:
            yield Outcome(rule, "undecided", Subject(rule.subject), where=scored[0].where, reason=because("too-many-criteria"))
            return
        terms, held = _terms(facts, scored)
        for one, other in combinations([one for one in scored if level(facts, one.id) != "yes"], 2):
            shared = [word for word in terms[one.id] if word in terms[other.id]]
            if len(shared) >= least:
                yield _overlap_outcome(rule, facts, (one, other), [terms[one.id][word] for word in shared])
        if not held:
            yield Outcome(rule, "undecided", Subject(rule.subject), where=scored[0].where, reason=NOT_HELD)


def _overlap_outcome(rule: Rule, facts: Facts, pair: tuple[Criterion, Criterion], shared: list[str]) -> Outcome:
    one, other = pair
    status = _columns(facts, one.id, other.id)
    words = {"about": f"{one.title} and {other.title}", "list": ", ".join(shared), "count": str(len(facts.appraisal.options))}
    subject = Subject(rule.subject, ids=(one.id, other.id))
    reason = because("score-of-pair-not-known") if status == "undecided" else UNSAID
    return Outcome(rule, status, subject, where=other.where, place=other.place, reason=reason, words=words)


def _columns(facts: Facts, one: str, other: str) -> Status:
    """Fail if two criteria have the same score for every option, pass if they differ for one."""
    pairs = [(raw_score(facts, option, one), raw_score(facts, option, other)) for option in facts.appraisal.options]
    known = [(first, second) for first, second in pairs if first is not None and second is not None]
    if any(first.meet(second).empty for first, second in known):
        return "pass"
    same = len(known) == len(pairs) and all(first.only is not None and first.only == second.only for first, second in known)
    return "fail" if same else "undecided"


def _terms(facts: Facts, scored: tuple[Criterion, ...]) -> tuple[Mapping[str, Mapping[str, str]], bool]:
    """The terms of each criterion by their stems; and whether every definition that is recorded is held in full."""
    texts: dict[str, list[str]] = {one.id: [one.title] for one in scored}
    held = True
    for wording in facts.appraisal.texts.worded:
        if wording.criterion in texts and wording.use == "defined":
            texts[wording.criterion].append(wording.text.text)
            held = held and bool(wording.text.text)
    found = {key: _by_stem(plain(" ".join(said)).split()) for key, said in texts.items()}
    many = Counter(stem for words in found.values() for stem in words)
    most = max(len(scored) // _COMMON, 2)
    return {key: {stem: word for stem, word in words.items() if many[stem] <= most} for key, words in found.items()}, held


def _by_stem(words: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in words:
        if len(word) >= _SHORTEST and word not in word_set("stop", "everyday") and not word.isdecimal():
            found.setdefault(stem(word), word)
    return found
