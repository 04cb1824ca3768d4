"""Contests of whole appraisals, held against what is true of generated ones and against examples."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given

from audit.appraisal.exact.values import point
from audit.appraisal.load.document import parse
from audit.appraisal.model.quantity import Quantity
from audit.appraisal.model.read.build import build
from audit.explanation.missing import inferred
from audit.explanation.robust.build import NoContestError, contest_of
from audit.explanation.robust.contest import Contest
from audit.explanation.robust.ranking import standing_of
from audit.relations.derive.derive import derive
from audit.relations.derive.valuation import Valuation
from audit.rules.run import facts_of
from testbed.papers.design import Key
from testbed.papers.draw import Truth
from testbed.papers.paper import Paper
from testbed.papers.seeded import CHOICES, drawn, seeds
from testbed.papers.text import yaml_of
from testbed.papers.truth import together
from tests.examples import examples

EXAMPLES = Path(__file__).parents[3] / "examples"
F = Fraction


def contest(text: str) -> Contest:
    appraisal = build(parse(text.encode(), "x.yaml"))
    facts = facts_of(appraisal, derive(appraisal))
    return contest_of(facts.valuation, {one.figure.quantity: one.values for one in inferred(facts)})


def of_paper(paper: Paper) -> Contest | None:
    try:
        return contest(yaml_of(paper.plain()))
    except NoContestError:
        return None


def example(name: str) -> Contest:
    return contest((EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8"))


def true_score(truth: Truth, option: str, criterion: str) -> Fraction:
    return together(truth.design, [truth.raw[option][criterion, judge] for judge in truth.design.judges])


@pytest.mark.parametrize("model", CHOICES)
@examples(4)
@given(seed=seeds)
def test_a_contest_holds_what_is_true(model: str, seed: int) -> None:
    """In every way of scoring, with cells missing or not, true scores and totals are among what a contest allows."""
    truth, paper = drawn(seed, model, blanks=0.15)
    found = of_paper(paper)
    if found is None:
        return
    sign = 1 if truth.design.direction == "higher" else -1
    for option in found.options:
        assert found.totals[option].holds(paper.figures[Key("total", option)] * found.point * sign)
        for part in found.parts:
            assert found.values[option, part.criterion].holds(true_score(truth, option, part.criterion) * sign)


@pytest.mark.parametrize("model", CHOICES)
@examples(4)
@given(seed=seeds)
def test_weights_and_values_make_the_totals(model: str, seed: int) -> None:
    """Where every score is printed, weight times value adds to the true total, so that the options stand as they truly do."""
    truth, paper = drawn(seed, model)
    found = of_paper(paper)
    if found is None or any(values.only is None for values in found.values.values()):
        return
    sign = 1 if truth.design.direction == "higher" else -1
    for option in found.options:
        made = [part.weight * (found.values[option, part.criterion].only or F(0)) for part in found.parts]
        assert sum(made) == paper.figures[Key("total", option)] * found.point * sign
    assert found.exact
    assert standing_of(found.hulls).ordered


@pytest.mark.parametrize("model", CHOICES)
def test_contests_are_found_in_every_model(model: str) -> None:
    """Every way of scoring gives a contest in most appraisals; those without are the ones that print no scores."""
    found = [of_paper(drawn(seed, model)[1]) for seed in range(20)]
    assert sum(one is not None for one in found) >= 15


def test_weights_are_in_the_units_printed() -> None:
    """Weights of groups are shared out to their criteria, so that all add to the printed 100; plain sums count each criterion as 1."""
    grouped = example("06a-groups-with-weights")
    assert {part.criterion: part.weight for part in grouped.parts}["purpose"] == 25
    assert grouped.whole == 100
    assert all(part.scaled for part in grouped.parts)
    plain = example("02-points-on-a-bare-scale")
    assert {part.weight for part in plain.parts} == {1}
    assert not plain.weighted


def test_what_is_taken_off_counts_the_other_way() -> None:
    """Benefits less risks: a risk counts with its score negated, so that more is better everywhere."""
    found = example("08c-benefits-less-risks")
    assert found.values["hold", "technology"] == point(F(-3))
    assert found.values["hold", "quality"] == point(F(0))
    assert min(part.weight for part in found.parts) == 1


def test_lowest_wins() -> None:
    """Where the lowest total wins, all values are negated; scores that follow from a measure are not moved by themselves."""
    found = example("08a-ranks-as-scores-lowest-wins")
    assert standing_of(found.hulls).winner == "hill"
    assert found.values["hill", "access"] == point(F(-7, 2))
    assert "life-cost" not in {cell.quantity.criterion for cell in found.cells["hill"]}


def test_options_that_did_not_pass_are_out() -> None:
    """An option that failed a gateway is not in the running."""
    found = example("09a-gateways")
    assert found.out
    assert not set(found.out) & set(found.options)


def test_scorers_are_moved_one_by_one() -> None:
    """Where the scores of several scorers are added, each of them can move by one level."""
    found = example("07a-several-scorers-summed")
    assert {cell.quantity.scorer for cell in found.cells["orchard"]} == {"reviewer-1", "reviewer-2", "reviewer-3"}
    assert {cell.better for cell in found.cells["orchard"]} == {F(1), None}


def test_a_doubtful_score_is_not_taken_as_printed() -> None:
    """What the scale allows stands in the place of a score that was read doubtfully."""
    text = (EXAMPLES / "02-points-on-a-bare-scale.yaml").read_text(encoding="utf-8")
    appraisal = build(parse(text.encode(), "x.yaml"))
    valuation = Valuation(derive(appraisal))
    first = next(figure for figure in appraisal.figures if figure.quantity.kind == "score")
    assert valuation.allowed(first.quantity) != valuation(first.quantity)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("10a-cost-per-benefit-point", "the order does not follow from the totals of the scores"),
        ("10c-prices-withheld", None),
    ],
)
def test_reasons_for_no_contest(name: str, reason: str | None) -> None:
    """Where the order follows from something else than scores, it is said; withheld prices beside printed scores hide nothing."""
    if reason is None:
        assert example(name).options
        return
    with pytest.raises(NoContestError, match=reason):
        example(name)


def test_withheld_scores_take_part_in_nothing() -> None:
    """One withheld score, and nothing is worked out: margins would give it away."""
    text = (EXAMPLES / "02-points-on-a-bare-scale.yaml").read_text(encoding="utf-8")
    head, _, rest = text.partition("access:")
    key, _, cells = rest.partition("access:")
    assert cells
    hidden = cells.replace("[", "[withheld, ", 1)
    row, _, after = hidden.partition("]")
    hidden = row.rsplit(",", 1)[0] + "]" + after
    with pytest.raises(NoContestError, match="withheld"):
        contest(f"{head}access:{key}access:{hidden}")


def test_a_total_that_is_not_printed_follows_from_scores() -> None:
    """Without printed totals, totals are what the scores make."""
    text = """
format: "1"
appraisal: {id: x, title: X, from: draft}
scale: {min: 0, max: 4, step: 1}
criteria: {a: {title: A, weight: 2}, b: {title: B, weight: 1}}
options: {p: {title: P}, q: {title: Q}}
method: {total: weighted-sum}
tables:
  t: {prints: score, rows: criteria, columns: [p, q], cells: {a: [3, 1], b: [1, blank]}}
"""
    found = contest(text)
    assert found.totals["p"] == point(F(7))
    assert found.totals["q"].points == {F(value) for value in (2, 3, 4, 5, 6)}
    assert found.missing == (("q", "b"),)
    assert [cell.quantity for cell in found.cells["q"]] == [Quantity("score", "q", "a")]
