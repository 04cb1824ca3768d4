"""What was looked at in the paper's own names: cells put together, other figures one by one, long lists cut short."""

from functools import cache
from typing import Final

import pytest

from audit.language.claim import judgement
from audit.language.world import World
from audit.rules.looked import Evidence
from tests.rules.packs import facts

CRITERIA: Final = [f"c{number}" for number in range(1, 11)]
PAPER: Final = f"""\
levels: {{low: {{label: Low, value: 0}}, high: {{label: High, value: 5}}}}
groups: {{all: {{title: All of it}}}}
criteria: {{{", ".join(f"{name}: {{title: Point {name}, group: all}}" for name in CRITERIA)}}}
options: {{a: {{title: Alpha (one)}}, b: {{title: Beta (one)}}, d: {{title: Beta (two)}}}}
method: {{total: sum, percent: {{of: maximum}}}}
stated: {{lead: {{title: The lead, prints: count, printings: ["7"]}}}}
tables:
  t:
    prints: score
    rows: criteria
    columns: [a, b, d]
    cells:
      c1: [High, Low, dash]
{"".join(f"      {name}: [5, 0, 5]{chr(10)}" for name in CRITERIA[1:])}      total: [50, 0, blank]
      percent: [100%, 1%, blank]
"""


@cache
def world() -> World:
    held = facts(PAPER)
    return World(held.appraisal, held.derivation, held.valuation, held.checks)


def told(expression: str) -> str:
    one = world()
    return Evidence(one.appraisal, one.derivation.figures).told(judgement(expression, one).looked)


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ('level("a", "c1") == "high" and level("b", "c1") == "low"', "High on Point c1 for Alpha, Low for Beta (one)"),
        ('level("a", "c1") == "high" and level("a", "c2") == "high"', "Alpha has High on Point c1 and Point c2"),
        ('all(level("a", c) == "high" for c in ["c1", "c2", "c3", "c4"])', "Alpha has High on 4 (Point c1, Point c2, Point c3 and Point c4)"),
        ('all(level("b", c) == "low" for c in criteria)',
         "Beta (one) has Low on 10 (Point c1, Point c2, Point c3, Point c4, Point c5, Point c6, Point c7, Point c8 and 2 more)"),
        ('score("d", "c1") > 9', "Beta (two) has (dash) on Point c1"),
        ('total("a") == 50', "Alpha (one): total 50"),
        ('percent("b") == 0', "Beta (one): percentage 1% (0 by the other figures)"),
        ('subtotal("a", "all") == 50', "Alpha (one), All of it: subtotal 50"),
        ('stated("lead") == 7', "The lead: 7"),
        ('level("a", "c1") == "high" and total("a") == 50', "Alpha has High on Point c1; Alpha (one): total 50"),
        ('all(x.title != "" for x in options if x == "a")', "x.title (x: a) is Alpha (one)"),
        ("all(c.scored for c in criteria)",
         "; ".join(f"c.scored (c: {name}) is yes" for name in CRITERIA[:8]) + "; and 2 more"),
    ],
)  # fmt: skip
def test_evidence_reads_like_the_paper(expression: str, said: str) -> None:
    """Titles without brackets where that is enough, levels by name, counts where there are many, each thing once."""
    assert told(expression) == said


def test_a_thing_looked_at_twice_is_told_once() -> None:
    """Comparisons with each of several others come back to the same figure."""
    assert told('all(total("a") >= total(x) for x in ["b", "a"])') == "Alpha (one): total 50; Beta (one): total 0"


def test_the_printings_behind_it_are_given_once() -> None:
    """They are what a finding is compared with others by."""
    one = world()
    looked = judgement('level("a", "c1") == "high" and score("a", "c1") == 5 and total("a") == 50', one).looked
    assert [figure.id for figure in Evidence(one.appraisal, one.derivation.figures).printed(looked)] == ["t.c1.a", "t.total.a"]
