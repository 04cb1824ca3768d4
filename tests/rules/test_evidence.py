"""What an outcome says was published and computed.

What was looked at in the paper's own names: cells put together, other figures one by one, long lists cut short.
"""

from functools import cache
from typing import Final

import pytest

from audit.rules.evidence import Evidence
from audit.rules.language.claim import judgement
from audit.rules.language.world import World
from audit.rules.outcome import Outcome
from tests.rules.packs import example, facts, run

HIDDEN = "not shown: withheld figures are involved"


def _evidence_told(given: str, change: str, role: str, option: str | None = None) -> Outcome:
    """The first outcome of a role, of one option if that is named."""
    return next(one for one in run(example(given, change), roles=[role], message="{published}; {computed}") if option in {None, one.subject.option})


@pytest.mark.parametrize(
    ("given", "change", "role", "option", "published", "computed"),
    [
        ("points", "{}", "total", "a", "24", "24"),
        ("points", "{/tables/scores/cells/total/0: 24 out of 30}", "total", "a", "24", "24"),
        ("points", "{}", "percent", "b", "83%", "83%"),
        ("points", "{/tables/scores/cells/percent/1: 84}", "percent", "b", "84", "83"),
        ("points", "{/tables/scores/cells/percent/1: 83.4%}", "percent", "b", "83.4%", "83.3%"),
        ("points", "{/tables/scores/cells/percent/2: 47%, /method/rounding: truncated}", "percent", "c", "47%", "46.67%"),
        ("points", "{/tables/scores/cells/care/1: 11}", "on-scale", "b", "9", "between 0 and 10 (11 values)"),
        ("points", "{/scale: {max: 5}}", "on-scale", "b", "9", "5 or less"),
        ("points", "{/scale: {min: 1}}", "on-scale", "b", "9", "1 or more"),
        ("levels", "{/tables/scores/cells/rank/2: 3}", "rank", "north", "3", "2"),
        ("levels", "{/tables/scores/cells/rank/2: 2.5}", "rank", "north", "2.5", "2"),
        ("weighted", "{/tables/scores/cells/quality/1: pending}", "weighted-score", "a", "2.5", "0.5, 1.5 or 2.5"),
        ("prices", "{}", "grand-total", None, "£3,000.00", "between £2999.99 and £3000.02"),
        ("prices", "{/tables/tenders/cells/c/2: 27.00}", "scored-from", "c", "27.00", "26.67"),
        ("text", "{}", "declared", "b", "£36.00", "between £35.98 and £36.02"),
        ("text", "{}", "difference", None, "1", "1"),
        ("text", "{/stated/lead/printings/0: 1%}", "difference", None, "1%", "1 point or 4%"),
        ("points", "{/tables/summary/cells/a/0: 26}", "printings", "a", "24, 26", ""),
        ("points", "{}", "printings", "a", "24", "24"),
    ],
)
def test_what_is_published_and_computed(given: str, change: str, role: str, option: str | None, published: str, computed: str) -> None:
    """What is computed has the places and the sign of the printed figure, and more places where both would look alike."""
    outcome = _evidence_told(given, change, role, option)
    assert (outcome.published, outcome.computed) == (published, computed)


def test_percentages_kept_as_parts_of_one_are_told_as_they_are_printed() -> None:
    """Where 1 is the whole, a printed 83% is compared as 0.83 and told in per cent, and a printed 0.83 as it stands."""
    parts = "/method/percent: {of: maximum, base: 1}"
    assert _evidence_told("points", f"{{{parts}, /tables/scores/cells/percent/1: 84%}}", "percent", "b").computed == "83%"
    assert _evidence_told("points", f"{{{parts}, /tables/scores/cells/percent/1: 0.84}}", "percent", "b").computed == "0.83"


@pytest.mark.parametrize(
    ("limit", "outcome", "computed"),
    [
        ("at-least: 50%", "fail", "less than 50%"),
        ("more-than: 50%", "pass", "more than 50%"),
        ("at-most: 49.5%", "pass", "49.5% or less"),
        ("less-than: 50%", "fail", "50% or more"),
    ],
)
def test_what_an_outcome_needs_is_told_exactly(limit: str, outcome: str, computed: str) -> None:
    """The side of a threshold is told with its own places, and whether the threshold itself is on it."""
    change = f"{{/gateways/half: {{threshold: {{kind: percent, {limit}}}, outcomes: {{a: {outcome}}}}}}}"
    assert _evidence_told("sift", change, "threshold", "a").computed == computed


def test_a_threshold_where_one_is_the_whole() -> None:
    """A threshold of 50% is told as such where percentages are kept as parts of 1."""
    change = "{/method/percent: {of: maximum, base: 1}, /gateways/half/outcomes/b: pass}"
    outcome = _evidence_told("sift", change, "threshold", "b")
    assert (outcome.status, outcome.message) == ("fail", "50% (49.667% before rounding); 50% or more")


@pytest.mark.parametrize(
    ("change", "option", "message"),
    [
        ("{}", "a", "50%; 50% or more"),
        ("{}", "b", "50% (49.667% before rounding); less than 50%"),
        ("{/tables/results/cells/b/4: blank}", "b", "not printed, 49.667% by the other figures; less than 50%"),
        (
            "{/gateways/half/threshold: {kind: total, at-least: 150}, /tables/results/cells/b/3: blank}", "b",
            "not printed, 149 by the other figures; less than 150",
        ),
        ("{/tables/results/cells/a: [60, 50, pending, pending, pending, £1m]}", "a", "not printed; 50% or more"),
    ],
)  # fmt: skip
def test_what_rounding_hides_is_told_beside_a_threshold(change: str, option: str, message: str) -> None:
    """Where the printed figure is on one side and the exact one on the other, a reader is told both."""
    assert _evidence_told("sift", change, "threshold", option).message == message


@pytest.mark.parametrize(
    ("given", "change", "role", "option"),
    [
        ("points", "{/tables/scores/cells/care/1: withheld}", "total", "b"),
        ("points", "{/tables/scores/cells/care/1: withheld, /tables/scores/cells/total/1: 40}", "total", "b"),
        ("levels", "{/tables/scores/cells/care/0: withheld, /tables/scores/cells/care/1: blank}", "max-total", None),
        ("prices", "{/tables/tenders/cells/a/0: withheld}", "scored-from", "b"),
        ("sift", "{/tables/results/cells/b: [59, 50, withheld, withheld, withheld, £1m]}", "threshold", "b"),
        ("text", "{/tables/results/cells/c: [5, 5, withheld, withheld, withheld, 700, 50]}", "difference", None),
    ],
)
def test_what_a_withheld_figure_takes_part_in_is_not_shown(given: str, change: str, role: str, option: str | None) -> None:
    """Neither what the figures make nor their terms are told where a withheld one is among them, whatever the outcome."""
    held = example(given, change)
    outcomes = [one for one in run(held, roles=[role]) if option in {None, one.subject.option} and one.withheld]
    assert outcomes
    assert all(outcome.computed == HIDDEN and outcome.words["terms"] in {"", "withheld figures are involved"} for outcome in outcomes)


def test_a_threshold_on_a_withheld_figure_tells_nothing() -> None:
    """A withheld total is neither worked out beside its threshold nor said to be on either side of it."""
    change = "{/gateways/half/threshold: {kind: total, at-least: 155}, /tables/results/cells/a/3: withheld}"
    outcome = _evidence_told("sift", change, "threshold", "a")
    assert (outcome.status, outcome.message) == ("undecided", f"not printed; {HIDDEN}")


def test_more_values_than_can_be_listed_is_no_empty_set() -> None:
    """Where too many values are possible, that is what a reader is told, not that nothing fits."""
    criteria = ", ".join(f"c{number}: {{scale: {{min: 0, max: 1, step: {step}}}}}" for number, step in enumerate(["0.00013", "0.00017", "0.00019"]))
    cells = ", ".join(f"c{number}: [blank]" for number in range(3))
    held = facts(f"""\
criteria: {{{criteria}}}
options: {{a: {{}}}}
method: {{total: sum}}
tables: {{t: {{prints: score, rows: criteria, columns: [a], cells: {{{cells}, total: [2]}}}}}}
""")
    outcome = run(held, roles=["total"])[0]
    assert (outcome.status, outcome.computed, str(outcome.reason)) == (
        "undecided", "too many values to list", "there are too many possible values to list",
    )  # fmt: skip


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


def _looked_told(expression: str) -> str:
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
    assert _looked_told(expression) == said


def test_a_thing_looked_at_twice_is_told_once() -> None:
    """Comparisons with each of several others come back to the same figure."""
    assert _looked_told('all(total("a") >= total(x) for x in ["b", "a"])') == "Alpha (one): total 50; Beta (one): total 0"


def test_the_printings_behind_it_are_given_once() -> None:
    """They are what a finding is compared with others by."""
    one = world()
    looked = judgement('level("a", "c1") == "high" and score("a", "c1") == 5 and total("a") == 50', one).looked
    assert [figure.id for figure in Evidence(one.appraisal, one.derivation.figures).printed(looked)] == ["t.c1.a", "t.total.a"]
