"""Everything about one appraisal together, and the reasons for which nothing is worked out.

Dominance and criteria on which all are level, against every choice of the scores.

Margins between neighbours.
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given

from audit.appraisal.exact.bounds import TooManyValues
from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import point
from audit.appraisal.load.document import parse
from audit.appraisal.model.quantity import Quantity
from audit.appraisal.model.read.build import build
from audit.explanation.missing import inferred
from audit.explanation.robust import robustness
from audit.explanation.robust.contest import Contest, CriterionWeight, MovableScore
from audit.explanation.robust.robustness import Robustness, dominances_of, levels_of, margins_of, robustness_of
from audit.relations.derive.derive import derive
from audit.rules.run import facts_of
from tests.explanation.robust.contests import F as CONTESTS_F
from tests.explanation.robust.contests import World, built, contests, totals_of, worlds


def open_worlds(contest: Contest) -> Iterator[World]:
    """Every choice of scores by itself: which scores a printed total ties together is left aside."""
    return worlds(replace(contest, printed={}))


@given(contest=contests())
def test_dominance_is_what_scores_say(contest: Contest) -> None:
    """Sure where it holds in every choice; possible where it holds in some; criteria without weight are left out."""
    counted = [part.criterion for part in contest.parts if part.weight]
    told = {(one.better, one.worse): one.sure for one in dominances_of(contest)}
    made = list(open_worlds(contest))
    for a, b in permutations(contest.options, 2):
        held = [all(w[a, c] >= w[b, c] for c in counted) and any(w[a, c] > w[b, c] for c in counted) for w in made]
        if told.get((a, b)):
            assert all(held)
        assert ((a, b) in told) == any(held)


@given(contest=contests())
def test_level_criteria_are_what_scores_say(contest: Contest) -> None:
    """A criterion is level if all options have the same score in every choice, possibly level if in some."""
    told = {one.criterion: one.sure for one in levels_of(contest)}
    made = list(open_worlds(contest))
    for part in contest.parts:
        held = [len({world[option, part.criterion] for option in contest.options}) == 1 for world in made]
        assert (part.criterion in told) == any(held)
        assert told.get(part.criterion, False) == all(held)


@given(contest=contests())
def test_margins_hold_every_lead_and_no_more(contest: Contest) -> None:
    """The least and the most of a margin are the least and the most lead over every filling."""
    made = [totals_of(contest, world) for world in worlds(contest)]
    told = margins_of(contest)
    assert len(told) == len(contest.options) - 1
    for one in told:
        leads = [own[one.ahead] - own[one.behind] for own in made]
        assert (one.points.low, one.points.high) == (min(leads), max(leads))


def test_a_margin_in_steps() -> None:
    """Four points ahead, with steps of at most three: one step and a third, and two scores to be changed."""
    part = CriterionWeight("w", None, CONTESTS_F(3))
    values = {("a", "w"): point(CONTESTS_F(3)), ("b", "w"): point(CONTESTS_F(5, 3))}
    cells = {
        "a": (MovableScore(Quantity("score", "a", "w"), CONTESTS_F(3), CONTESTS_F(3)),),
        "b": (MovableScore(Quantity("score", "b", "w"), CONTESTS_F(1), None),),
    }
    zero = {"a": point(CONTESTS_F(0)), "b": point(CONTESTS_F(0))}
    (margin,) = margins_of(built((part,), values, zero, {}, cells))
    assert (margin.points.low, margin.steps, margin.changes) == (CONTESTS_F(4), CONTESTS_F(4, 3), 2)


def test_a_margin_that_nothing_closes() -> None:
    """Where no known score can be moved, there are no steps and no number of changes."""
    values = {("a", "w"): point(CONTESTS_F(3)), ("b", "w"): point(CONTESTS_F(1))}
    zero = {"a": point(CONTESTS_F(0)), "b": point(CONTESTS_F(0))}
    (margin,) = margins_of(built((CriterionWeight("w", None, CONTESTS_F(1)),), values, zero, {}, {"a": (), "b": ()}))
    assert (margin.steps, margin.changes) == (None, None)


F = Fraction
HEAD = """
format: "1"
appraisal: {id: x, title: X, from: draft}
scale: {min: 0, max: 4, step: 1}
criteria: {a: {title: A, weight: 2}, b: {title: B, weight: 1}}
options: {p: {title: P}, q: {title: Q}}
"""
TABLE = "tables: {t: {prints: %s, rows: criteria, columns: [p, q], cells: {a: [%s], b: [%s], total: [%s]}}}\n"


def found(head: str, table: str) -> Robustness:
    appraisal = build(parse((head + table).encode(), "x.yaml"))
    facts = facts_of(appraisal, derive(appraisal))
    return robustness_of(facts.valuation, inferred(facts))


def summed(method: str, cells: tuple[str, str, str], prints: str = "score", head: str = HEAD) -> Robustness:
    return found(f"{head}method: {method}\n", TABLE % (prints, *cells))


def test_a_total_that_goes_against_its_scores_may_be_either() -> None:
    """Margins allow for the printed total and for the sum; weights go by the scores."""
    told = summed("{total: weighted-sum}", ("3, 1", "1, 1", "9, 3"))
    assert told.contradicted == ("p",)
    assert (told.margins[0].points.low, told.margins[0].points.high) == (F(7) - F(3), F(9) - F(3))
    assert told.alone[0].first == Span(F(0), None, low_open=True, high_open=True)


def test_a_weighted_score_off_the_scale_stands_as_printed() -> None:
    """So does a plain one: what is printed is what the order follows from."""
    weighted = summed("{total: weighted-sum}", ("14, 2", "1, 1", "15, 3"), "weighted-score")
    plain = summed("{total: weighted-sum}", ("7, 1", "1, 1", "15, 3"))
    assert plain.margins[0].points == Span(F(12), F(12))
    assert weighted.margins[0].points.holds(F(12))
    assert weighted.standing.winner == "p"


def test_rounded_weights_leave_a_range_of_totals() -> None:
    """First place holds for every true weight; ranges start from the weights as printed."""
    told = summed("{total: weighted-mean, weights: {rounded: true}}", ("4, 1", "1, 2", "3.0, 1.3"))
    assert told.standing.winner == "p"
    assert told.margins[0].points.low is not None
    assert told.margins[0].points.low < F(5, 3) < (told.margins[0].points.high or F(0))
    assert told.alone[0].weight == 2


def test_what_no_score_is_part_of_stays_as_it_is() -> None:
    """A cost in the total counts in every lead, whatever the weights."""
    relation = "{id: all, type: sum, for: each-option, result: {kind: total}, terms: [{kind: subtotal, group: g}, {kind: cost, item: bonus}]}"
    head = HEAD.replace(
        "criteria: {a: {title: A, weight: 2}, b: {title: B, weight: 1}}",
        "groups: {g: {title: G}}\ncriteria: {a: {title: A, group: g}, b: {title: B, group: g}}",
    )
    table = (
        "tables: {t: {prints: score, rows: criteria, columns: [p, q], cells: {a: [3, 1], b: [1, 1], g: [4, 2]}}, "
        "u: {rows: options, columns: [{prints: cost, item: bonus}], cells: {p: [1.0], q: [2.0]}}}\n"
    )
    told = found(f"{head}method: {{total: none, subtotal: sum, relations: [{relation}]}}\n", table)
    assert told.standing.winner == "p"
    assert told.margins[0].points.holds(F(1))
    assert told.nearest[0].distance == F(9, 10)


@pytest.mark.parametrize(
    ("method", "reason"),
    [
        ("{total: none}", "the totals do not follow from scores that the file gives"),
        ("{total: sum, rank: {by: cost, item: x}}", "the order does not follow from the totals of the scores"),
    ],
)
def test_reasons(method: str, reason: str) -> None:
    """Why nothing is worked out is said in plain words, and all else is empty."""
    told = summed(method, ("3, 1", "1, 1", "4, 2"))
    assert told == Robustness(reason=told.reason)
    assert str(told.reason) == reason


def test_one_option_is_no_contest() -> None:
    """With one option there is nothing to be ahead of."""
    head = HEAD.replace("{p: {title: P}, q: {title: Q}}", "{p: {title: P}}")
    told = found(
        f"{head}method: {{total: weighted-sum}}\n",
        "tables: {t: {prints: score, rows: criteria, columns: [p], cells: {a: [3], b: [1], total: [7]}}}\n",
    )
    assert str(told.reason) == "fewer than two options are in the running"


def test_an_unknown_weight_is_said() -> None:
    """A weight that is blank leaves nothing to work with."""
    told = summed("{total: weighted-sum}", ("3, 1", "1, 1", "blank, blank"), head=HEAD.replace("weight: 2", "weight: blank"))
    assert str(told.reason) == "a weight is not known"


def test_weights_that_add_to_nothing() -> None:
    """No mean is made of weights that are all nothing; nor is any order."""
    head = HEAD.replace("weight: 2", "weight: 0").replace("weight: 1", "weight: 0")
    assert str(summed("{total: weighted-mean}", ("3, 1", "1, 1", "blank, blank"), head=head).reason) == "the weights add to zero"
    assert str(summed("{total: weighted-sum}", ("3, 1", "1, 1", "0, 0"), head=head).reason) == "every weight is zero"


def test_too_many_values_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where sets become too large, nothing is guessed."""

    def too_many(*_: object) -> None:
        raise TooManyValues("more than can be listed")

    monkeypatch.setattr(robustness, "contest_of", too_many)
    assert str(summed("{total: sum}", ("3, 1", "1, 1", "4, 2")).reason) == "there are too many possible values to list"


def test_many_open_scores_take_the_interval_around_them() -> None:
    """With a scale without steps a blank is an interval, and what it makes of totals and weights is one too."""
    told = summed("{total: weighted-sum}", ("4, 1", "4, blank", "blank, blank"), head=HEAD.replace("max: 4, step: 1", "max: 4"))
    assert told.standing.winner == "p"
    assert told.margins[0].points == Span(F(6), F(10))
    assert told.alone[0].first == Span(F(0), None, low_open=True, high_open=True)
