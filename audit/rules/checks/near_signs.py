"""``near-point-changes-sign``: is a point that is nearly the same under two options for one of them and against the other?"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import ClassVar, Final

from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.checks.compare_names import plain
from audit.rules.checks.full_texts import NOT_HELD, by_criterion
from audit.rules.checks.reasons import outcome_on
from audit.rules.outcome import Outcome
from audit.rules.rule import Rule
from audit.rules.words import title_of_option
from audit.texts.alike import gathered
from audit.texts.held import Point, Reason
from audit.texts.limits import MAX_COMPARED, MAX_POINTS, MAX_SENTENCE
from audit.texts.normalise import normalise

_SIGNS: Final = frozenset({"+", "-"})
_SHORTEST: Final = 40
_LONGEST: Final = 120
_TOO_MANY: Final = "there are more points than can be compared"

_Signed = tuple[Reason, Point]


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
        """Give the outcomes."""
        compared = 0
        for group in by_criterion(facts):
            signed = [(one, point) for one in group for point in one.text.points[:MAX_POINTS] if point.sign in _SIGNS]
            held = [pair for pair in signed if len(pair[1].text) >= _SHORTEST]
            compared += len(held) ** 2
            if compared > MAX_COMPARED:
                yield outcome_on(rule, facts, "undecided", group, {}, _TOO_MANY)
            elif any(not point.text for _, point in signed):
                yield outcome_on(rule, facts, "undecided", group, {}, NOT_HELD)
            elif len({one.option for one, _ in held}) > 1:
                yield from _changing(rule, facts, group, held)


def _changing(rule: Rule, facts: Facts, group: Sequence[Reason], held: Sequence[_Signed]) -> Iterator[Outcome]:
    texts = [plain(normalise(point.text[:MAX_SENTENCE])) for _, point in held]
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
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}..."
    reasons = list({one.option: one for one, _ in pairs}.values())
    return outcome_on(rule, facts, "fail", reasons, {"list": "; ".join(told), "count": str(len(reasons)), "level": short})
