"""``title-words``: does a sentence that several options share speak of one that is none of them?

``copied-name`` looks for the name of the option that a sentence was taken from. Here it is the word at the heart of a title
("partnership" of a strategic partnership) in the reason of an option of which that is not the title.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, TypeAlias

from audit.appraisal.model.reasons import Reason
from audit.appraisal.text.sentences import sentences
from audit.appraisal.text.words import word_set
from audit.limits import TextLimits
from audit.rules.checks.base import Facts, NamedCheck, named_check
from audit.rules.checks.full_texts import NOT_HELD, by_criterion
from audit.rules.checks.names import plain
from audit.rules.checks.reasons import outcome_on, title_of_criterion
from audit.rules.outcome import Outcome
from audit.rules.rule import Rule
from audit.rules.words import title_of_option
from audit.why import because

__all__ = ["TitleWords"]

_SHORTEST_WORD: Final = 5
"""Shorter words of titles ("hub", "site") are words of many sentences."""

_SHORTEST: Final = 40
"""Shorter sentences may be alike by chance, as in the checks on points."""

_LONGEST: Final = 120
"""So much of a sentence is shown."""

_BRACKETED: Final = re.compile(r"\([^()]*\)")


_Called: TypeAlias = Mapping[tuple[str, str], set[str]]


@dataclass(frozen=True, slots=True)
class _Sentence:
    reason: Reason
    text: str
    plain: str


@named_check("title-words")
class TitleWords(NamedCheck):
    """One outcome for each sentence that stands under two or more options on a criterion; one for a criterion where that cannot be seen.

    It fails where the sentence speaks of "the partnership", or begins with the word, under an option whose title lacks that
    word while exactly one other title ends with it. An option that its own reasons call so elsewhere is one, too.
    ``at-least``: from which likeness in per cent on a sentence is shared.
    """

    schema: ClassVar = {
        "type": "object", "additionalProperties": False,
        "properties": {"at-least": {"type": "integer", "minimum": 50, "maximum": 100}},
    }  # fmt: skip
    fields = ("about", "option", "criterion", "level", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes."""
        hearts, compared = _hearts(facts), 0
        called = _called(facts, hearts) if hearts else {}
        for group in by_criterion(facts) if hearts else ():
            held = [part for one in group for part in _parts(one)]
            missing = [one for one in group if not one.text.text]
            if missing and len(group) > 1:
                yield outcome_on(rule, facts, "undecided", missing, {}, NOT_HELD)
            compared += len(held) ** 2
            if compared > TextLimits.MAX_COMPARED:
                yield outcome_on(rule, facts, "undecided", group, {}, because("too-many-sentences"))
                continue
            for shared in _shared(held, rule.options.get("at-least", 85)):
                yield _outcome(rule, facts, shared, hearts, called)


def _called(facts: Facts, hearts: Mapping[str, str]) -> dict[tuple[str, str], set[str]]:
    """By option and word, the sentences of its reasons that use the word for a thing."""
    found: dict[tuple[str, str], set[str]] = {}
    for one in facts.reasons:
        for text in sentences(one.text.text[: TextLimits.MAX_PASSAGE]):
            said = plain(text)
            for word in hearts:
                if word in said and _speaks_of(said, word, certain=False):
                    found.setdefault((one.option, word), set()).add(said)
    return found


def _parts(one: Reason) -> list[_Sentence]:
    points = [point.text for point in one.text.points if point.text] or [one.text.text]
    found = [text[: TextLimits.MAX_SENTENCE] for point in points for text in sentences(point[: TextLimits.MAX_PASSAGE])]
    return [_Sentence(one, text, plain(text)) for text in found[: TextLimits.MAX_POINTS] if len(text) >= _SHORTEST]


def _shared(held: Sequence[_Sentence], least: int) -> Iterator[list[_Sentence]]:
    """The sentences that stand under several options, nearly word for word: each with all that are like it, told once."""
    if not held:
        return
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # only where full texts are compared

    told: set[int] = set()
    for at, one in enumerate(held):
        if at in told:
            continue
        like = [number for number in range(at, len(held)) if ratio(one.plain, held[number].plain, score_cutoff=least) >= least]
        told.update(like)
        if len({held[number].reason.option for number in like}) > 1:
            yield [held[number] for number in like]


def _outcome(rule: Rule, facts: Facts, shared: Sequence[_Sentence], hearts: Mapping[str, str], called: _Called) -> Outcome:
    texts = {part.plain for part in shared}
    for word, owner in hearts.items():
        strange = [part for part in shared if part.reason.option != owner and _is_strange(facts, part, word, called, texts)]
        if strange:
            return _told(rule, facts, strange, owner)
    group = list({part.reason.option: part.reason for part in shared}.values())
    return outcome_on(rule, facts, "pass", group, {"level": "", "list": ""})


def _is_strange(facts: Facts, part: _Sentence, word: str, called: _Called, shared: set[str]) -> bool:
    """Say whether a sentence speaks of something that its option is not called, in its title or elsewhere in its reasons."""
    option = part.reason.option
    if not _speaks_of(part.plain, word) or word in plain(facts.appraisal.options[option].title).split():
        return False
    return not any(all(text not in one and one not in text for one in shared) for text in called.get((option, word), ()))


def _told(rule: Rule, facts: Facts, strange: Sequence[_Sentence], owner: str) -> Outcome:
    first, group = strange[0], list({part.reason.option: part.reason for part in strange}.values())
    text = first.text if len(first.text) <= _LONGEST else f"{first.text[:_LONGEST].rstrip()}..."
    options = " and ".join(title_of_option(facts.appraisal, one.option) for one in group)
    about = f"{options}, {title_of_criterion(facts, first.reason.criterion)}"
    words = {"about": about, "level": title_of_option(facts.appraisal, owner), "list": f'"{text}"'}
    return outcome_on(rule, facts, "fail", group, words)


def _speaks_of(text: str, word: str, *, certain: bool = True) -> bool:
    """Say whether a text speaks of one certain partnership: "the partnership will", where "the partnership board" is another thing.

    Where it need not be certain, "a partnership" will do.
    """
    before = r"(?:^|\b(?:the|this|our) )" if certain else r"\b(?:a|an|the|this|our)(?: \w+)? "
    found = re.search(rf"{before}{word}(?: (?P<next>\w+)|$)", text)
    return found is not None and (found["next"] is None or found["next"] in word_set("stop"))


def _hearts(facts: Facts) -> dict[str, str]:
    """The last word of each option's title, by which it is called for short, where no other title has it."""
    titles = {option.id: plain(_BRACKETED.sub("", option.title)).split() for option in facts.appraisal.options.values()}
    count = Counter(word for words in titles.values() for word in set(words))
    last = {option: words[-1] for option, words in titles.items() if words}
    return {word: option for option, word in last.items() if len(word) >= _SHORTEST_WORD and count[word] == 1 and word not in word_set("nameless")}
