"""Which quantities would give a withheld one away."""

import pytest

from audit.appraisal.load.document import parse
from audit.appraisal.model.quantity import Quantity
from audit.appraisal.model.read.build import build
from audit.relations.derive.hidden import hidden_quantities

PAPER = """\
appraisal: {id: p, title: P, from: published}
scale: {min: 0, max: 10}
criteria: {care: {weight: 60}, cost: {weight: WEIGHT}}
options: {a: {}, b: {}}
method: {total: weighted-sum, weights: {sum: 100}, percent: {of: maximum}}
tables:
  scores: {prints: score, rows: criteria, columns: [a, b], cells: {care: [4, 3], cost: [SCORE, 4]}}
  weighted: {prints: weighted-score, rows: criteria, columns: [a, b], cells: {care: [240, 180], cost: [MADE, 160], total: [TOTAL, 340]}}
  results: {rows: options, columns: [percent], cells: {a: ["44%"], b: ["34%"]}}
"""
_GIVEN = {"WEIGHT": "40", "SCORE": "5", "MADE": "200", "TOTAL": "440"}


def hidden(*withheld: str) -> set[tuple[str, str, str]]:
    """What is hidden of an option where these are withheld."""
    text = PAPER
    for name, value in _GIVEN.items():
        text = text.replace(name, "withheld" if name in withheld else value)
    found = hidden_quantities(build(parse(text.encode(), "p.yaml")))
    return {(one.kind, one.option, one.criterion or "") for one in found if one.option}


def test_a_score_hides_what_follows_from_it() -> None:
    """Its weighted score, the total and the percentage of its option; nothing of the other option."""
    assert hidden("SCORE") == {("score", "a", "cost"), ("weighted-score", "a", "cost"), ("total", "a", ""), ("percent", "a", "")}


def test_a_weighted_score_hides_its_score() -> None:
    """The weight is known, so that dividing gives the score, and multiplying the weighted score."""
    assert hidden("MADE") == hidden("SCORE")


def test_a_total_hides_the_scores_that_it_is_made_of() -> None:
    """Where they are all printed whoever adds them has the total."""
    scores = {(kind, "a", criterion) for kind in ("score", "weighted-score") for criterion in ("care", "cost")}
    assert hidden("TOTAL") == {*scores, ("total", "a", ""), ("percent", "a", "")}


def test_a_total_over_a_withheld_score_hides_no_further_scores() -> None:
    """Two unknown figures in one sum tell nothing of each other."""
    assert hidden("TOTAL", "SCORE") == hidden("SCORE")


@pytest.mark.parametrize("total", [" weights: {sum: 100},", ""])
def test_one_weight_hides_all(total: str) -> None:
    """What is left of 100 is the weight that is withheld, whether the paper says that weights add to 100 or not."""
    text = PAPER.replace(" weights: {sum: 100},", total)
    for name, value in _GIVEN.items():
        text = text.replace(name, "withheld" if name == "WEIGHT" else value)
    found = hidden_quantities(build(parse(text.encode(), "p.yaml")))
    assert {Quantity("weight", criterion="care"), Quantity("weight", criterion="cost"), Quantity("total", "b")} <= found
    assert Quantity("score", "a", "care") not in found
