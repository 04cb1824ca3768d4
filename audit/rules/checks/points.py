"""Checks on points for and against: a point that changes its sign, and a score at the end of the scale that all its points speak against.

``near-point-changes-sign``: is a point that is nearly the same under two options for one of them and against the other?
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import ClassVar, Final, TypeAlias

from audit.appraisal.model.quantity import Quantity
from audit.appraisal.model.reasons import Point, Reason
from audit.appraisal.text.compare import gathered
from audit.appraisal.text.normalise import digest, normalise
from audit.appraisal.text.sentences import sentences
from audit.appraisal.text.words import alternatives
from audit.limits import TextLimits
from audit.rules.checks.base import Facts, NamedCheck, named_check
from audit.rules.checks.full_texts import NOT_HELD, by_criterion
from audit.rules.checks.names import plain
from audit.rules.checks.reasons import OPEN, outcome_on, settled, with_score
from audit.rules.outcome import Outcome
from audit.rules.rule import Rule
from audit.rules.words import title_of_option
from audit.why import because

__all__ = ["NearPointChangesSign", "PointChangesSign", "PointsAgainstScore", "more_is_better"]

_Signed: TypeAlias = tuple[Reason, Point]

_SIGNS: Final = frozenset({"+", "-"})
_LONGEST: Final = 120
"""So much of a point is shown: a line and a half of a report 80 characters wide."""

_SHORTEST: Final = 40
"""Shorter texts may be alike by chance. The shortest signed sentence that stands under two options of the published papers
at hand has between 50 and 59 characters; 30 do, 4 of them with both signs, so that 40 leaves none out."""


@named_check("point-changes-sign")
class PointChangesSign(NamedCheck):
    """One outcome for each point that stands word for word, with a sign, under two or more options on one criterion.

    Where points are held in full, sentences are compared one by one: a sentence counts that is the whole of one point or
    opens it, so that the sign is its own, and stands anywhere in another. It must say by itself what it says, and not lean
    on the sentence before it.
    """

    fields = ("about", "criterion", "list", "count", "level")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes: fails where the point is for one option and against another; passes where all signs are alike."""
        whole: dict[tuple[str, str], list[_Signed]] = {}
        parts: dict[tuple[str, str], list[_Part]] = {}
        for one in facts.reasons:
            for point in one.text.points:
                if point.digest and point.sign in _SIGNS:
                    whole.setdefault((one.criterion, point.digest), []).append((one, point))
                    for digest_, part in _sentences_of(one, point):
                        parts.setdefault((one.criterion, digest_), []).append(part)
        told = [frozenset(id(point) for _, point in found) for found in whole.values()]
        for found in whole.values():
            if len({one.option for one, _ in found}) > 1:
                yield _sign_outcome(rule, facts, found)
        for key, among in parts.items():
            own = key in whole or any(part.opens for part in among)
            found = [*whole.get(key, ()), *((part.reason, part.point) for part in among if own)]
            is_new = not any({id(point) for _, point in found} <= members for members in told)
            if is_new and len({one.option for one, _ in found}) > 1:
                yield _sign_outcome(rule, facts, found, among[0].text)


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence of a point that has several, or the point. ``opens``: it is the whole or the first, of which the sign is."""

    reason: Reason
    point: Point
    text: str
    opens: bool


def _sentences_of(one: Reason, point: Point) -> Iterator[tuple[str, _Part]]:
    found = sentences(point.text[: TextLimits.MAX_PASSAGE])[: TextLimits.MAX_POINTS] if point.text else ()
    for number, text in enumerate(found if len(found) > 1 else ()):
        if len(text) >= _SHORTEST and not _leans(text):
            yield digest(text), _Part(one, point, text, opens=number == 0)


def _leans(text: str) -> bool:
    return re.match(rf"\W*{alternatives('leaning')}\b", text, re.IGNORECASE) is not None


def _sign_outcome(rule: Rule, facts: Facts, found: Sequence[_Signed], sentence: str = "") -> Outcome:
    signs = {point.sign for _, point in found}
    told = dict.fromkeys(f"{point.sign} {title_of_option(facts.appraisal, one.option)}" for one, point in found)
    shown = sentence or found[0][1].text or found[0][1].summary
    short = shown if len(shown) <= _LONGEST else shown[:_LONGEST].rstrip() + "..."
    words = {"list": "; ".join(told), "count": str(len(told)), "level": short or "text not held"}
    group = list({one.option: one for one, _ in found}.values())
    return outcome_on(rule, facts, "fail" if len(signs) > 1 else "pass", group, words)


@named_check("points-against-score")
class PointsAgainstScore(NamedCheck):
    """One outcome for each reason with two or more signed points, all alike: is the score at the other end of the scale?

    Where the direction of the scale is not stated, that is said.
    """

    fields = ("about", "option", "criterion", "published", "list", "level")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes; undecided where the score, or the end of the scale that matters, is not known."""
        for one in facts.reasons:
            signs = [point.sign for point in one.text.points if point.sign in _SIGNS]
            if len(signs) > 1 and len(set(signs)) == 1:
                yield _against(rule, facts, one, signs)


def _against(rule: Rule, facts: Facts, one: Reason, signs: list[str]) -> Outcome:
    words = {
        "published": with_score(facts, one).removeprefix(title_of_option(facts.appraisal, one.option)).strip(),
        "list": f"{len(signs)} points, all {'for' if signs[0] == '+' else 'against'}", "level": _direction(facts, one.criterion),
    }  # fmt: skip
    found = settled(facts, one)
    if found is None:
        return outcome_on(rule, facts, "undecided", [one], words, OPEN)
    low, high = _ends(facts, one.criterion, weighted=found[0].quantity.kind == "weighted-score")
    end, other = (low, high) if (signs[0] == "+") == more_is_better(facts, one.criterion) else (high, low)
    if found[1].only == other if end is None else not found[1].holds(end):
        return outcome_on(rule, facts, "pass", [one], words)
    if end is None or found[1].only != end:
        return outcome_on(rule, facts, "undecided", [one], words, because("scale-end-not-known"))
    return outcome_on(rule, facts, "fail", [one], words)


def _ends(facts: Facts, criterion: str, *, weighted: bool) -> tuple[Fraction | None, Fraction | None]:
    """The lowest and the highest score, or weighted score, that the scale allows, as far as they are known."""
    scale = facts.appraisal.criteria[criterion].scale
    if not weighted:
        return scale.bottom, scale.top
    weight, over = facts.valuation(Quantity("weight", None, criterion)).only, facts.appraisal.method.weighted_over
    low, high = (None if end is None or weight is None else end * weight / over for end in (scale.bottom, scale.top))
    return low, high


def more_is_better(facts: Facts, criterion: str) -> bool:
    """Say whether a high score on a criterion is the better one, as far as the paper says."""
    return (facts.appraisal.criteria[criterion].direction or facts.appraisal.method.direction) == "higher"


def _direction(facts: Facts, criterion: str) -> str:
    stated: Mapping[bool, str] = {True: "", False: ", as far as we can tell: the paper does not say which end of the scale is better"}
    said = facts.appraisal.criteria[criterion].direction is not None or facts.appraisal.method.direction_stated
    return ("higher is better" if more_is_better(facts, criterion) else "lower is better") + stated[said]


@named_check("near-point-changes-sign")
class NearPointChangesSign(NamedCheck):
    """One outcome for points that are nearly the same, not word for word, and have different signs under different options.

    Sentences of a point are compared as well, if one of the two is the whole of its point or opens it. One outcome for a
    criterion where that cannot be seen, and one that passes for a criterion without such points. ``at-least``: from which
    likeness in per cent on.
    """

    schema: ClassVar = {
        "type": "object", "additionalProperties": False,
        "properties": {"at-least": {"type": "integer", "minimum": 50, "maximum": 100}},
    }  # fmt: skip
    fields = ("about", "criterion", "list", "count", "level")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes."""
        compared = 0
        for group in by_criterion(facts):
            signed = [(one, point) for one in group for point in one.text.points[: TextLimits.MAX_POINTS] if point.sign in _SIGNS]
            held = [unit for one, point in signed for unit in _units(one, point)]
            compared += len(held) ** 2
            if compared > TextLimits.MAX_COMPARED:
                yield outcome_on(rule, facts, "undecided", group, {}, because("too-many-points"))
            elif any(not point.text for _, point in signed):
                yield outcome_on(rule, facts, "undecided", group, {}, NOT_HELD)
            elif len({one.reason.option for one in held}) > 1:
                yield from _changing(rule, facts, group, held)


def _units(one: Reason, point: Point) -> Iterator[_Part]:
    """A point as it stands, and its sentences where it has several."""
    if len(point.text) >= _SHORTEST:
        yield _Part(one, point, point.text, opens=True)
        yield from (part for _, part in _sentences_of(one, point))


def _changing(rule: Rule, facts: Facts, group: Sequence[Reason], held: Sequence[_Part]) -> Iterator[Outcome]:
    texts = [plain(normalise(part.text[: TextLimits.MAX_SENTENCE])) for part in held]
    near = gathered(texts, rule.options.get("at-least", 90))
    # Points that have a text in common word for word are told by the check for those, unless it is in the midst of all of them.
    told_there = (places for places in _same(texts) if any(held[place].opens for place in places))
    same = {frozenset((id(held[i].point), id(held[j].point))) for places in told_there for i, j in combinations(places, 2)}
    told: set[frozenset[int]] = set()
    for places in near:
        points = frozenset(id(held[place].point) for place in places)
        flips = any(_flips(held[i], held[j]) and frozenset((id(held[i].point), id(held[j].point))) not in same for i, j in combinations(places, 2))
        if flips and points not in told:
            told.add(points)
            yield _outcome(rule, facts, [(held[place].reason, held[place].point) for place in places])
    if not told:
        yield outcome_on(rule, facts, "pass", group, {})


def _same(texts: Sequence[str]) -> Iterator[list[int]]:
    """The places of each text that stands more than once."""
    found: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        found.setdefault(text, []).append(place)
    return (places for places in found.values() if len(places) > 1)


def _flips(one: _Part, other: _Part) -> bool:
    """Say whether two texts count for one option and against another; in the midst of both their signs are not their own."""
    return one.reason.option != other.reason.option and one.point.sign != other.point.sign and (one.opens or other.opens)


def _outcome(rule: Rule, facts: Facts, pairs: Sequence[_Signed]) -> Outcome:
    told = dict.fromkeys(f"{point.sign} {title_of_option(facts.appraisal, one.option)}" for one, point in pairs)
    text = normalise(pairs[0][1].text)
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}..."
    reasons = list({one.option: one for one, _ in pairs}.values())
    return outcome_on(rule, facts, "fail", reasons, {"list": "; ".join(told), "count": str(len(reasons)), "level": short})
