"""Appraisals as expressions see them, and what comes of expressions in them."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from audit.rules.assertion import sorts_of, subjects
from audit.rules.checks.base import Facts
from audit.rules.language.evaluate import Evaluation
from audit.rules.language.parse import parse
from audit.rules.language.static import faults
from audit.rules.language.things import Unknown, Value
from audit.rules.language.world import World
from tests.rules.packs import facts

SMALL: Final = """\
scale: {min: 0, max: 10, step: 5}
groups: {people: {title: People, weight: 60}, money: {title: Money, weight: 40}}
criteria:
  access: {title: Access for all, group: people, weight: 30}
  care: {title: Quality of care, group: people, weight: 30}
  cost: {title: Cost, group: money, weight: 40}
  law: {title: Lawful, kind: gateway}
options: {a: {title: Do nothing, base: true}, b: {title: Build}, c: {title: Buy}}
method: {total: sum, percent: {of: maximum}, rank: {by: total}}
tables:
  t:
    prints: score
    rows: criteria
    columns: [a, b, c]
    cells:
      access:  [5, 10, blank]
      care:    [0, 10, 5]
      cost:    [10, 0, 5]
      law:     [pass, pass, fail]
      total:   [15, 20, 15]
      percent: ["50%", "67%", "50%"]
      rank:    [2=, 1, 2=]
stated:
  lead: {title: Lead, prints: difference, between: [{kind: percent, option: b}, {kind: percent, option: a}], printings: ["17%"]}
  longlist: {title: Longlist, prints: count, printings: [7]}
recommendation: {preferred: [b], taken-forward: [b, c]}
"""

LEVELS: Final = """\
levels: {low: 0, medium: 5, high: 10}
criteria:
  access:
    title: Access
    levels: {low: defined, medium: not-applicable, high: {is: defined, quota: 1}}
  care: {title: Care}
options: {a: {title: A}, b: {title: B}, c: {title: C}}
bands: {laid-on: percent, ranges: [{label: red, from: 0, to: 49}, {label: green, from: 50, to: 100}]}
gateways: {half: {title: Half, threshold: {kind: percent, at-least: "50%"}, outcomes: {a: pass, b: fail}}}
method: {total: weighted-sum, percent: {of: maximum}}
tables:
  t:
    title: Scores
    prints: weighted-score
    rows: criteria
    columns: [weight, a, b, c]
    cells:
      access: [6, 60, 30, blank]
      care:   [4, 20, 40, 0]
"""


@cache
def found(text: str) -> Facts:
    return facts(text)


def world(text: str = SMALL) -> World:
    one = found(text)
    return World(one.appraisal, one.derivation, one.valuation, one.checks)


def value(expression: str, text: str = SMALL, names: Mapping[str, Value] | None = None) -> Value:
    """The value of an expression; what it does with its budget and its errors is left to it."""
    return Evaluation(parse(expression), world(text), names or {}).value()


def truth(expression: str, text: str = SMALL) -> bool | None:
    """The truth of an expression that the static check finds nothing in; None where it is open."""
    read = parse(expression)
    assert faults(read, {}) == []
    one = Evaluation(read, world(text), {}).truth()
    return None if isinstance(one, Unknown) else one


def truths(expression: str, kind: str, text: str = SMALL) -> dict[str, bool | None]:
    """The truth of an expression for every subject of a kind, by what the subject is called."""
    read, one = parse(expression), world(text)
    assert faults(read, sorts_of(kind)) == []
    held = {about.title: Evaluation(read, one, about.names).truth() for about in subjects(kind, one)}
    return {title: None if isinstance(truth, Unknown) else truth for title, truth in held.items()}
