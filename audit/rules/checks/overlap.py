"""``overlapping-pairs``: criteria that are defined in like terms and on which every option has the same score as on the other."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import ClassVar, Final

from audit.model.appraisal import Criterion
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.checks.compare_names import plain
from audit.rules.checks.full_texts import NOT_HELD
from audit.rules.checks.level_criteria import level
from audit.rules.checks.raw import raw_score
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule
from audit.texts.held import wordings

_STEM: Final = 5
_SHORTEST: Final = 4
_FEWEST_OPTIONS: Final = 3
_MOST_CRITERIA: Final = 300
_TOO_MANY: Final = "there are too many criteria to be compared in pairs"
_COMMON: Final = 4
"""A word that one in so many criteria has is a word of the paper, not of a criterion."""

_EVERYDAY: Final = frozenset({
    "ability", "able", "about", "achieve", "allow", "also", "any", "approach", "are", "been", "being", "both",
    "can", "clear", "could", "current", "deliver", "demonstrate", "demonstrates", "does", "each", "enable",
    "enables", "ensure", "ensures", "existing", "from", "further", "good", "have", "high", "higher", "impact",
    "including", "into", "its", "level", "likely", "low", "lower", "may", "model", "models", "more", "most", "need",
    "needs", "new", "not", "offer", "opportunities", "opportunity", "option", "options", "other", "over",
    "proposal", "proposed", "provide", "provides", "scheme", "significant", "solution", "such", "support",
    "supports", "than", "that", "the", "their", "these", "they", "this", "those", "through", "under",
    "unnecessarily", "unnecessary", "using", "well", "which", "while", "will", "with", "within", "would",
})  # fmt: skip


class OverlappingPairs(NamedCheck):
    """One outcome for each two criteria with terms in common: do all options have the same score on both?

    ``terms``: how many words of title and definition count as terms in common, each by its first letters. Everyday words,
    and words that many criteria have, are left out, and so are criteria on which all options are level.
    """

    schema: ClassVar = {
        "type": "object", "additionalProperties": False,
        "properties": {"terms": {"type": "integer", "minimum": 1, "maximum": 20}},
    }  # fmt: skip
    fields: ClassVar = ("about", "list", "count")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes; undecided where a score that is not known may set two columns apart, or definitions are not held in full."""
        scored, least = facts.appraisal.scored, int(rule.options.get("terms", 2))
        if len(facts.appraisal.options) < _FEWEST_OPTIONS or not scored:
            return
        if len(scored) > _MOST_CRITERIA:
            yield Outcome(rule, "undecided", Subject(rule.subject), where=scored[0].where, reason=_TOO_MANY)
            return
        terms, held = _terms(facts, scored)
        for one, other in combinations([one for one in scored if level(facts, one.id) != "yes"], 2):
            shared = [word for word in terms[one.id] if word in terms[other.id]]
            if len(shared) >= least:
                yield _outcome(rule, facts, (one, other), [terms[one.id][word] for word in shared])
        if not held:
            yield Outcome(rule, "undecided", Subject(rule.subject), where=scored[0].where, reason=NOT_HELD)


def _outcome(rule: Rule, facts: Facts, pair: tuple[Criterion, Criterion], shared: list[str]) -> Outcome:
    one, other = pair
    status = _columns(facts, one.id, other.id)
    words = {"about": f"{one.title} and {other.title}", "list": ", ".join(shared), "count": str(len(facts.appraisal.options))}
    subject = Subject(rule.subject, ids=(one.id, other.id))
    reason = "a score on one of them is not known" if status == "undecided" else ""
    return Outcome(rule, status, subject, where=other.where, place=other.place, reason=reason, words=words)


def _columns(facts: Facts, one: str, other: str) -> Status:
    """Give fail where two criteria have the same score for every option, pass where they have another for one."""
    pairs = [(raw_score(facts, option, one), raw_score(facts, option, other)) for option in facts.appraisal.options]
    known = [(first, second) for first, second in pairs if first is not None and second is not None]
    if any(first.meet(second).empty for first, second in known):
        return "pass"
    same = len(known) == len(pairs) and all(first.only is not None and first.only == second.only for first, second in known)
    return "fail" if same else "undecided"


def _terms(facts: Facts, scored: tuple[Criterion, ...]) -> tuple[Mapping[str, Mapping[str, str]], bool]:
    """Give the terms of each criterion by their first letters; and whether every definition that is recorded is held in full."""
    texts: dict[str, list[str]] = {one.id: [one.title] for one in scored}
    held = True
    for wording in wordings(facts.appraisal):
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
        if len(word) >= _SHORTEST and word not in _EVERYDAY and not word.isdecimal():
            found.setdefault(word[:_STEM], word)
    return found
