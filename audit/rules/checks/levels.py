"""``level-criteria``: are there criteria on which every option has the same score?

``overlapping-pairs``: criteria that are defined in like terms and on which every option has the same score as on the other.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import ClassVar, Final, Literal

from audit.appraisal.model.appraisal import Criterion
from audit.appraisal.text.stems import stem
from audit.appraisal.text.words import word_set
from audit.rules.checks.base import Facts, NamedCheck, named_check
from audit.rules.checks.full_texts import NOT_HELD
from audit.rules.checks.gateways import raw_score
from audit.rules.checks.names import plain
from audit.rules.checks.reasons import OPEN
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule
from audit.why import UNSAID, because

__all__ = ["LevelCriteria", "OverlappingPairs", "level"]

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
