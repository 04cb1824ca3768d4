"""Checks on points for and against: a point that changes its sign, and a score at the end of the scale that all its points speak against.

``near-point-changes-sign``: is a point that is nearly the same under two options for one of them and against the other?
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import ClassVar, Final

from audit.appraisal.model.quantity import Quantity
from audit.appraisal.model.reasons import Point, Reason
from audit.appraisal.text.compare import gathered
from audit.appraisal.text.normalise import normalise
from audit.limits import TextLimits
from audit.rules.checks.base import Facts, NamedCheck, named_check
from audit.rules.checks.full_texts import NOT_HELD, by_criterion
from audit.rules.checks.names import plain
from audit.rules.checks.reasons import OPEN, outcome_on, settled, with_score
from audit.rules.outcome import Outcome
from audit.rules.rule import Rule
from audit.rules.words import title_of_option

_SIGNS_SIGNS: Final = frozenset({"+", "-"})
_SIGNS_LONGEST: Final = 120
_END_UNKNOWN: Final = "we could not tell whether the score is at an end of its scale"


@named_check("point-changes-sign")
class PointChangesSign(NamedCheck):
    """One outcome for each point that stands word for word, with a sign, under two or more options on one criterion."""

    fields = ("about", "criterion", "list", "count", "level")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes: fails where the point is for one option and against another; passes where all signs are alike."""
        groups: dict[tuple[str, str], list[tuple[Reason, Point]]] = {}
        for one in facts.reasons:
            for point in one.text.points:
                if point.digest and point.sign in _SIGNS_SIGNS:
                    groups.setdefault((one.criterion, point.digest), []).append((one, point))
        for found in groups.values():
            if len({one.option for one, _ in found}) > 1:
                yield _sign_outcome(rule, facts, found)


def _sign_outcome(rule: Rule, facts: Facts, found: list[tuple[Reason, Point]]) -> Outcome:
    signs = {point.sign for _, point in found}
    told = dict.fromkeys(f"{point.sign} {title_of_option(facts.appraisal, one.option)}" for one, point in found)
    shown = found[0][1].text or found[0][1].summary
    short = shown if len(shown) <= _SIGNS_LONGEST else shown[:_SIGNS_LONGEST].rstrip() + "..."
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
            signs = [point.sign for point in one.text.points if point.sign in _SIGNS_SIGNS]
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
    end, other = (low, high) if (signs[0] == "+") == _more_is_better(facts, one.criterion) else (high, low)
    if found[1].only == other if end is None else not found[1].holds(end):
        return outcome_on(rule, facts, "pass", [one], words)
    if end is None or found[1].only != end:
        return outcome_on(rule, facts, "undecided", [one], words, _END_UNKNOWN)
    return outcome_on(rule, facts, "fail", [one], words)


def _ends(facts: Facts, criterion: str, *, weighted: bool) -> tuple[Fraction | None, Fraction | None]:
    """The lowest and the highest score, or weighted score, that the scale allows, as far as they are known."""
    scale = facts.appraisal.criteria[criterion].scale
    if not weighted:
        return scale.bottom, scale.top
    weight, over = facts.valuation(Quantity("weight", None, criterion)).only, facts.appraisal.method.weighted_over
    low, high = (None if end is None or weight is None else end * weight / over for end in (scale.bottom, scale.top))
    return low, high


def _more_is_better(facts: Facts, criterion: str) -> bool:
    return (facts.appraisal.criteria[criterion].direction or facts.appraisal.method.direction) == "higher"


def _direction(facts: Facts, criterion: str) -> str:
    method = facts.appraisal.root.get("method")
    stated: Mapping[bool, str] = {True: "", False: ", as far as we can tell: the paper does not say which end of the scale is better"}
    said = facts.appraisal.criteria[criterion].direction is not None or (method is not None and method.get("direction") is not None)
    return ("higher is better" if _more_is_better(facts, criterion) else "lower is better") + stated[said]


_NEAR_SIGNS_SIGNS: Final = frozenset({"+", "-"})
_SHORTEST: Final = 40
_NEAR_SIGNS_LONGEST: Final = 120
_TOO_MANY: Final = "there are too many points to compare"

_Signed = tuple[Reason, Point]


@named_check("near-point-changes-sign")
class NearPointChangesSign(NamedCheck):
    """One outcome for points that are nearly the same, not word for word, and have different signs under different options.

    One for a criterion where that cannot be seen, and one that passes for a criterion without such points. ``at-least``:
    from which likeness in per cent on.
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
            signed = [(one, point) for one in group for point in one.text.points[: TextLimits.MAX_POINTS] if point.sign in _NEAR_SIGNS_SIGNS]
            held = [pair for pair in signed if len(pair[1].text) >= _SHORTEST]
            compared += len(held) ** 2
            if compared > TextLimits.MAX_COMPARED:
                yield outcome_on(rule, facts, "undecided", group, {}, _TOO_MANY)
            elif any(not point.text for _, point in signed):
                yield outcome_on(rule, facts, "undecided", group, {}, NOT_HELD)
            elif len({one.option for one, _ in held}) > 1:
                yield from _changing(rule, facts, group, held)


def _changing(rule: Rule, facts: Facts, group: Sequence[Reason], held: Sequence[_Signed]) -> Iterator[Outcome]:
    texts = [plain(normalise(point.text[: TextLimits.MAX_SENTENCE])) for _, point in held]
    near = gathered(texts, rule.options.get("at-least", 90))
    found = [places for places in near if any(_flips(held[i], held[j]) and texts[i] != texts[j] for i, j in combinations(places, 2))]
    for places in found:
        yield _outcome(rule, facts, [held[place] for place in places])
    if not found:
        yield outcome_on(rule, facts, "pass", group, {})


def _flips(one: _Signed, other: _Signed) -> bool:
    return one[0].option != other[0].option and one[1].sign != other[1].sign


def _outcome(rule: Rule, facts: Facts, pairs: Sequence[_Signed]) -> Outcome:
    told = dict.fromkeys(f"{point.sign} {title_of_option(facts.appraisal, one.option)}" for one, point in pairs)
    text = normalise(pairs[0][1].text)
    short = text if len(text) <= _NEAR_SIGNS_LONGEST else f"{text[:_NEAR_SIGNS_LONGEST].rstrip()}..."
    reasons = list({one.option: one for one, _ in pairs}.values())
    return outcome_on(rule, facts, "fail", reasons, {"list": "; ".join(told), "count": str(len(reasons)), "level": short})
