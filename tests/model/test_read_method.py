"""How quantities follow: formulas, weights, scorers, rounding, declared relations."""

from fractions import Fraction

import pytest

from audit.model.appraisal import Formula, Method, Reference
from audit.model.quantity import Quantity
from tests.papers import built, faults

_HEAD = "criteria: {care: {}}\noptions: {a: {}, b: {}}\nstated: {first: {prints: count, printings: [3]}, rest: {prints: count, printings: [2]}}\n"


def _method(text: str) -> Method:
    return built(_HEAD, f"method: {text}\n").method


def test_the_least_that_a_method_says() -> None:
    """A formula alone: subtotals follow likewise, nothing is divided, the highest total comes first."""
    method = _method("{total: mean}")
    assert (method.total, method.subtotal, method.weighted_over) == (Formula("mean"), Formula("mean"), 1)
    assert (method.rank_by, method.ties, method.direction, method.percent_of, method.percent_base) == ("total", None, "higher", None, 100)


def test_all_that_a_method_says() -> None:
    """Every key is read."""
    method = _method(
        "{total: {as: weighted-sum, of: groups, over: 100}, subtotal: {as: weighted-mean}, weighted-score: {over: 10},\n"
        "  weights: {sum: 100, sub-weights: 1}, scorers: {kim: {members: 3}, lee: null}, aggregate: weighted-mean,\n"
        "  percent: {of: grand-total, base: 1}, rank: {by: cost, item: net, ties: dense}, direction: lower, normalised: 1,\n"
        "  rounding: {total: truncated, other: half-even}}"
    )
    assert method.total == Formula("weighted-sum", of_groups=True, over=Fraction(100))
    assert (method.subtotal, method.weighted_over) == (Formula("weighted-mean"), 10)
    assert (method.weight_sum, method.sub_weight_sum, method.scorers, method.aggregate) == (100, 1, {"kim": 3, "lee": 1}, "weighted-mean")
    assert (method.percent_of, method.percent_base, method.rank_by, method.rank_item, method.ties) == ("grand-total", 1, "cost", "net", "dense")
    assert (method.direction, method.normalised, method.rounding) == ("lower", 1, {"total": "truncated", "other": "half-even"})
    assert _method("{total: sum, rounding: away}").rounding == {"other": "away"}


def test_declared_relations() -> None:
    """A term is the id of a stated figure or a kind with what it belongs to, with a coefficient where one is given."""
    first, second = _method(
        "{total: sum, relations: [{id: left, type: sum, result: rest, terms: [first, {kind: count, item: first, times: -1}]},\n"
        "  {type: extremum, pick: lowest, for: each-option, times: 2, result: {kind: mean}, terms: [{kind: score, criterion: care, option: a}]}]}"
    ).relations
    assert (first.id, first.type, first.each_option, first.times, first.pick) == ("left", "sum", False, 1, "highest")
    assert first.result == Reference(Quantity("count", item="rest"))
    assert first.terms == (Reference(Quantity("count", item="first")), Reference(Quantity("count", item="first"), Fraction(-1)))
    assert (second.id, second.each_option, second.times, second.pick) == ("relation-2", True, 2, "lowest")
    assert second.terms == (Reference(Quantity("score", "a", "care")),)
    assert second.where.pointer == "/method/relations/1"


@pytest.mark.parametrize(
    ("relation", "said"),
    [
        ("{type: ratio, result: first, terms: [rest]}", "ratio takes 2 terms; here it has 1"),
        ("{type: equal, result: first, terms: [rest, rest]}", "equal takes 1 term; here it has 2"),
        ("{type: difference, result: first, terms: [rest, rest, rest]}", "difference takes 2 terms; here it has 3"),
        ("{type: sum, result: frist, terms: [rest]}", '"frist" is not declared under stated; did you mean "first"?'),
        ("{type: sum, result: first, terms: [{kind: rank, scorer: kim}]}", '"kim" is not declared under scorers; none is declared'),
        ("{type: sum, result: first, terms: [{kind: total, criterion: care}]}", "a total does not belong to a criterion"),
        ("{type: sum, result: first, terms: [{kind: total, times: 0}]}", "this multiplies, so it must not be 0"),
        ("{type: ratio, result: first, terms: [rest, rest], times: '0.0'}", "this multiplies, so it must not be 0"),
        ("{type: sum, result: first, terms: [{kind: total, times: many}]}", '"many" is not a number; write it in digits'),
    ],
)
def test_relations_that_say_nothing_sensible(relation: str, said: str) -> None:
    """A relation with undefined terms, too many or too few, or a coefficient of nothing is refused."""
    found = faults(_HEAD, f"method: {{total: sum, relations: [{relation}]}}\n")
    assert [one.split(": ", 1)[1] for one in found if said in one]


def test_two_relations_of_one_name() -> None:
    """Two relations cannot share an id, since one would hide the other."""
    one = "{id: x, type: equal, result: first, terms: [rest]}"
    assert faults(_HEAD, f"method: {{total: sum, relations: [{one}, {one}]}}\n") == [
        '5:86: the relation id "x" is used twice; give each relation an id of its own'
    ]


@pytest.mark.parametrize("over", ["0", "-1"])
def test_what_divides_is_above_nothing(over: str) -> None:
    """Nothing is divided by 0 or by less."""
    found = faults(_HEAD, f"method: {{total: {{as: sum, over: {over}}}, weighted-score: {{over: {over}}}}}\n")
    assert [one.split(": ", 1)[1] for one in found] == ["this divides, so it must be above 0"] * 2
