"""Tallies: how many of several figures lie above, at or below 0."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.relations.relation import Relation, Term
from audit.relations.tally import Tallied
from tests.papers import checks
from tests.relations.cases import RESULT, Sets, evaluated, finite_sets, operand, reachable

_ON: Final[Mapping[str, Callable[[Fraction], bool]]] = {
    "positive": lambda value: value > 0, "zero": lambda value: value == 0, "negative": lambda value: value < 0,
}  # fmt: skip
_PAPER = """
criteria: {care: {}, risk: {}, site: {}, cost: {}}
options: {a: {}, b: {}}
method:
  total: sum
  relations: [{type: tally, for: each-option, pick: %s, result: {kind: count, item: signs}, terms: [
    {kind: score, criterion: care}, {kind: score, criterion: risk}, {kind: score, criterion: site}, {kind: score, criterion: cost}]}]
tables:
  t: {rows: options, prints: score, columns: [care, risk, site, cost, {prints: count, item: signs}, total], cells: {a: [%s], b: [%s]}}
"""


@st.composite
def tallies(draw: st.DrawFn) -> tuple[Relation, Sets]:
    count = draw(st.integers(1, 3))
    relation = Relation("r", "tally", "declared", RESULT, tuple(Term(operand(at)) for at in range(count)), form=draw(st.sampled_from(sorted(_ON))))
    return relation, finite_sets(draw, relation)


@given(tallies())
def test_a_tally_reaches_every_number_that_some_choice_gives_and_no_other_end(case: tuple[Relation, Sets]) -> None:
    """Of finite sets the least and the highest number are those of some choice, and every number that a choice gives is reached."""
    relation, sets = case
    on = _ON[relation.form]
    possible = reachable(relation, sets, lambda chosen: Fraction(sum(on(chosen[operand(at)]) for at in range(len(relation.terms)))))
    assert evaluated(Tallied(), relation, sets) == possible


@pytest.mark.parametrize(
    ("pick", "first", "second", "failing"),
    [
        ("positive", "1, 0, -1, 1, 2, 1", "1, 1, 0, 0, 2, 2", 0), ("negative", "1, 0, -1, 1, 2, 1", "1, 1, 0, 0, 0, 2", 1),
        ("zero", "1, 0, -1, 1, 1, 1", "1, 1, 0, 0, 3, 2", 1), ("positive", "1, 0, blank, 1, 3, 2", "1, 0, blank, 1, 4, 2", 1),
    ],
)  # fmt: skip
def test_counts_of_signs_are_held_against_the_scores(pick: str, first: str, second: str, failing: int) -> None:
    """A count that differs from the scores fails; a blank score leaves open what it can be, and no more."""
    found = [one for one in checks(_PAPER % (pick, first, second)) if one.relation.type == "tally"]
    assert sum(one.outcome == "fail" for one in found) == failing
