"""Single scores: on the scale, weighted, by scorers, computed from a measure, inherited, named.

What weights add to, and how final weights follow from group weights and sub-weights.
"""

from fractions import Fraction

import pytest

from audit.appraisal.exact.values import points
from audit.appraisal.model.quantity import Quantity
from audit.relations.derive.scores import name_of
from audit.relations.relation import Relation
from tests.papers import SUMS, WEIGHTS, checks, outcomes, relations


def _scores(cells: str, *, head: str = SUMS, columns: str = "[a, b]") -> tuple[str, str]:
    return head, f"tables: {{t: {{rows: criteria, columns: {columns}, prints: score, cells: {cells}}}}}\n"


def test_ids_tell_every_result_apart() -> None:
    """An id says the role and all that the result belongs to, so that no two results share one."""
    assert name_of("total", Quantity("total", "a")) == "total/a"
    assert name_of("on-scale", Quantity("score", "a", "care", scorer="kim")) == "on-scale/score/a/care/kim"
    assert name_of("rank", Quantity("rank", "a", item="net")) == "rank/a/item/net"
    assert name_of("rank", Quantity("rank", "a", "care")) != name_of("rank", Quantity("rank", "a", item="care"))
    assert name_of("grand-total", Quantity("score", criterion="x")) != name_of("grand-total", Quantity("weighted-score", criterion="x"))


@pytest.mark.parametrize(("score", "outcome"), [("5", "pass"), ("0", "pass"), ("6", "fail"), ("2.5", "fail"), ("blank", "not-applicable")])
def test_scores_lie_on_their_scale(score: str, outcome: str) -> None:
    """A score is one that the scale allows; a blank is none."""
    assert outcomes(*_scores(f"{{care: [{score}, 1]}}"), role="on-scale") == [outcome, "pass"]


@pytest.mark.parametrize(("score", "outcome"), [("5", "pass"), ("6", "fail"), ("4", "undecided"), ("-3", "undecided")])
def test_an_implied_scale_decides_at_its_known_end_only(score: str, outcome: str) -> None:
    """Where only the top is known, a score above it is off the scale, the top is on it, and what lies below is open."""
    head = SUMS.replace("scale: {min: 0, max: 5, step: 1}", "scale: {max: 5, basis: implied}")
    assert outcomes(*_scores(f"{{care: [{score}, 5]}}", head=head), role="on-scale") == [outcome, "pass"]


def test_without_a_scale_nothing_is_known() -> None:
    """Without a scale it stays open whether a score lies on it."""
    head = SUMS.replace("scale: {min: 0, max: 5, step: 1}\n", "")
    assert outcomes(*_scores("{care: [7, 5]}", head=head), role="on-scale") == ["undecided", "undecided"]


def test_weighted_scores_of_raw_ones() -> None:
    """Weighted score is score times weight, divided by what the method says."""
    head = WEIGHTS.replace("method: {", "method: {weighted-score: {over: 10}, ")
    columns = "[{option: a, prints: score}, {option: a, prints: weighted-score}]"
    assert outcomes(*_scores("{care: [4, 1.2], risk: [3, 0.6]}", head=head, columns=columns), role="weighted-score") == ["pass", "pass"]
    assert outcomes(*_scores("{care: [4, 1.3], risk: [3, 6]}", head=head, columns=columns), role="weighted-score") == ["fail", "fail"]
    found = relations(*_scores("{care: [4, 1.2]}", head=head, columns=columns))["weighted-score/a/care"]
    assert (found.type, found.over, found.checked) == ("product", 10, True)


def test_weighted_scores_alone_lie_on_scale_times_weight() -> None:
    """Where no raw scores are printed, the scale times the weight says which weighted scores there can be."""
    head = WEIGHTS.replace("max: 5, step: 1", "max: 2, step: 1")
    text = (head, "tables: {t: {rows: criteria, columns: [a, b], prints: weighted-score, cells: {care: [6, 4], risk: [4, 5]}}}\n")
    assert outcomes(*text, role="on-scale") == ["pass", "fail", "pass", "fail"]
    assert checks(*text, role="on-scale")[1].computed == points(map(Fraction, (0, 3, 6)))
    assert not relations(*text)["weighted-score/a/care"].checked


def test_unweighted_weighted_scores_are_held_against_the_bare_scale() -> None:
    """Weighted scores of a method without weights lie on the scale itself."""
    text = (SUMS, "tables: {t: {rows: criteria, columns: [a], prints: weighted-score, cells: {care: [6]}}}\n")
    assert outcomes(*text, role="on-scale") == ["fail"]


_PANEL = """
scale: {min: 1, max: 5, step: 1}
criteria: {care: {}}
options: {a: {}}
method: {total: sum, scorers: {kim: {members: 1}, lee: {members: 3}, may: {members: 2}}, aggregate: %s}
tables: {t: {option: a, prints: score, rows: criteria, columns: [kim, lee, may, {prints: score, rounded: true}], cells: {care: [2, 5, 2, %s]}}}
"""


@pytest.mark.parametrize(
    ("aggregate", "right", "odd"),
    [("sum", "9", "8"), ("mean", "3.0", "3.1"), ("weighted-mean", "3.5", "3.0"), ("median", "2", "3")],
)
def test_scores_of_several_scorers(aggregate: str, right: str, odd: str) -> None:
    """The option's score is the sum, the mean, the mean by members or the median of its scorers' scores."""
    assert outcomes(_PANEL % (aggregate, right), role="aggregate") == ["pass"]
    assert outcomes(_PANEL % (aggregate, odd), role="aggregate") == ["fail"]


def test_moderated_scores_follow_from_nothing() -> None:
    """A score agreed in discussion cannot be worked out; scorers' scores lie on the scale, the sum of them need not."""
    assert outcomes(_PANEL % ("moderated", "4"), role="aggregate") == []
    assert outcomes(_PANEL % ("sum", "9"), role="on-scale") == ["pass", "pass", "pass"]


def test_weighted_scores_of_one_scorer() -> None:
    """Weighted scores may be printed for each scorer."""
    head = WEIGHTS.replace("method: {", "method: {scorers: {kim: null}, aggregate: sum, ")
    columns = "[{scorer: kim, prints: score}, {scorer: kim, prints: weighted-score}]"
    text = head, f"tables: {{t: {{option: a, rows: criteria, columns: {columns}, cells: {{care: [4, 12], risk: [4, 7]}}}}}}\n"
    assert outcomes(*text, role="weighted-score") == ["pass", "fail"]


_PRICE = """
scale: {min: 0, max: 40}
criteria: {price: {scored-from: {of: cost, as: %s%s}}}
options: {a: {}, b: {}, c: {}}
method: {total: sum}
tables: {t: {rows: options, columns: [cost, {prints: score, criterion: price}], cells: {a: [100, %s], b: [80, %s], c: [200, %s]}}}
"""


@pytest.mark.parametrize(
    ("form", "more", "scores"),
    [
        ("lowest-over-value", "", ("32.0", "40.0", "16.0")),
        ("value-over-highest", ", top: 10", ("5", "4", "10")),
        ("min-max", "", ("33.3", "40.0", "0.0")),
        ("min-max", ", direction: higher", ("6.7", "0.0", "40.0")),
        ("share", ", top: 100", ("26", "21", "53")),
        ("rank", "", ("2", "1", "3")),
        ("rank", ", direction: higher", ("2", "3", "1")),
    ],
)
def test_scores_computed_from_a_measure(form: str, more: str, scores: tuple[str, str, str]) -> None:
    """Each form of computing a score from a price is worked out; a score one step away does not agree."""
    assert outcomes(_PRICE % (form, more, *scores), role="scored-from") == ["pass"] * 3
    odd = f"{scores[0][:-1]}{(int(scores[0][-1]) + 5) % 10}"
    assert outcomes(_PRICE % (form, more, odd, *scores[1:]), role="scored-from") == ["fail", "pass", "pass"]
    assert outcomes(_PRICE % (form, more, *scores), role="on-scale") == []


def test_equal_measures_leave_the_distance_open() -> None:
    """Where all prices are the same there is no distance from the worst, so any score of the scale agrees."""
    text = (_PRICE % ("min-max", "", 40, 40, 40)).replace("b: [80", "b: [100").replace("c: [200", "c: [100")
    assert outcomes(text, role="scored-from") == ["pass"] * 3


_LEVELS = "levels: {high: 10, low: 0}\ncriteria: {care: {}, risk: {}}\noptions: {a: {}, b: {}, c: {}}\nmethod: {total: sum}\n"


def test_levels_printed_with_their_value() -> None:
    """A level printed with a value has the value that the scale gives it; a name alone has nothing to compare."""
    found = checks(*_scores("{care: [High (10), Low (1)], risk: [High, low]}", head=_LEVELS), role="level-value")
    assert [(one.relation.id, one.outcome) for one in found] == [("level-value/score/a/care/high", "pass"), ("level-value/score/b/care/low", "fail")]


def test_one_score_printed_with_two_levels() -> None:
    """Each printing with a level is held against its own level."""
    text = _scores("{care: [High (10), 0], again: {criterion: care, values: [Low (10), 0]}}", head=_LEVELS)
    assert outcomes(*text, role="level-value") == ["pass", "fail"]


def test_inherited_scores() -> None:
    """A score said to be taken from another option is that option's score; one said to be taken from its own is nothing new."""
    cells = "{care: [2, {value: 2, from: a}], risk: [3, {value: 4, from: a}], more: {criterion: risk, values: [{value: 3, from: a}, blank]}}"
    found = checks(*_scores(cells), role="inherited")
    assert [(one.relation.id, one.relation.nature, one.outcome) for one in found] == [
        ("inherited/score/b/care/a", "norm", "pass"), ("inherited/score/b/risk/a", "norm", "fail"),
    ]  # fmt: skip


def test_scores_inherited_from_several_options_stand_in_one_order() -> None:
    """However Python keeps its sets, two runs tell the same in the same order."""
    head = SUMS.replace("c: {}}", "c: {}, d: {}, e: {}, f: {}}")
    rows = [f"again-{source}: {{criterion: care, values: [blank, blank, blank, blank, blank, {{value: 1, from: {source}}}]}}" for source in "dbeca"]
    cells = f"{{care: [1, 1, 1, 1, 1, 1], {', '.join(rows)}}}"
    found = checks(*_scores(cells, head=head, columns="[a, b, c, d, e, f]"), role="inherited")
    assert [one.relation.id for one in found] == [f"inherited/score/f/care/{source}" for source in "abcde"]


def test_an_inherited_score_that_is_not_printed_follows() -> None:
    """Where only the option to take it from is given, the score is that option's, and its total can be worked out."""
    cells = "{care: [2, {state: blank, from: a}], risk: [1, 1], total: [3, %s]}"
    assert outcomes(*_scores(cells % 3), role="total") == ["pass", "pass"]
    assert outcomes(*_scores(cells % 4), role="total") == ["pass", "fail"]


_FLAT = """
criteria: {care: {weight: 60}, risk: {weight: %s}, gate: {kind: gateway}, later: {kind: unscored, weight: 9}}
options: {a: {}}
method: {total: weighted-sum, weights: {sum: 100}}
"""
_GROUPED = """
groups: {people: {weight: %s}, money: {weight: 40}}
criteria: {care: {group: people, weight: 35}, staff: {group: people, weight: 25}, risk: {group: money, weight: 40}}
options: {a: {}}
method: {total: weighted-sum, weights: {sum: 100}}
"""
_NESTED = """
groups: {all: {}, people: {parent: all, weight: 60}, money: {parent: all, weight: 40}}
criteria:
  care: {group: people, sub-weight: %s, weight: 36}
  staff: {group: people, sub-weight: 40, weight: 24}
  risk: {group: money, sub-weight: 100, weight: 40}
options: {a: {}}
method: {total: weighted-sum, weights: {sum: 100, sub-weights: 100}}
"""


def _operands(relation: Relation) -> list[str]:
    return ["/".join(part for part in quantity if part) for quantity in relation.operands()]


def test_flat_weights_add_up() -> None:
    """All weights of scored criteria make the declared sum; gateways and unscored criteria do not take part."""
    found = relations(_FLAT % 40)["weight-sum/weight"]
    assert (found.type, found.result, _operands(found)) == ("sum", Quantity("weight"), ["weight/care", "weight/risk"])
    assert outcomes(_FLAT % 40, role="weight-sum") == ["pass"]
    assert outcomes(_FLAT % 30, role="weight-sum") == ["fail"]


def test_no_sum_of_weights_without_one() -> None:
    """Where neither the file nor a table gives the sum, weights need not add to anything."""
    assert outcomes((_FLAT % 30).replace(", weights: {sum: 100}", ""), role="weight-sum") == []
    bottom = "tables: {t: {rows: criteria, columns: [weight], cells: {care: [60], total: [99]}}}\n"
    assert outcomes((_FLAT % 30).replace(", weights: {sum: 100}", ""), bottom, role="weight-sum") == ["fail"]


def test_a_weight_that_is_missing_leaves_the_sum_open() -> None:
    """Without one of the weights their sum is undecided."""
    assert outcomes(_FLAT % "pending", role="weight-sum") == ["undecided"]


@pytest.mark.parametrize(("weight", "outcome"), [("60", "pass"), ("50", "fail")])
def test_a_group_weighs_what_its_criteria_weigh(weight: str, outcome: str) -> None:
    """A group's weight is the sum of the weights in it; groups add up to the whole as criteria do."""
    assert outcomes(_GROUPED % weight, role="group-weight") == [outcome, "pass"]
    assert outcomes(_GROUPED % weight, role="weight-sum") == ["pass", outcome]
    assert _operands(relations(_GROUPED % weight)["group-weight/weight/people"]) == ["weight/care", "weight/staff"]


@pytest.mark.parametrize(("sub_weight", "outcome"), [("60", "pass"), ("50", "fail")])
def test_sub_weights(sub_weight: str, outcome: str) -> None:
    """Sub-weights add to their base in each group, and group weight times sub-weight makes the final weight."""
    text = _NESTED % sub_weight
    assert outcomes(text, role="sub-weight-sum") == [outcome, "pass"]
    assert outcomes(text, role="final-weight") == [outcome, "pass", "pass"]
    found = relations(text)["final-weight/weight/care"]
    assert (found.type, found.over, _operands(found)) == ("product", Fraction(100), ["weight/people", "weight/care/people"])
    assert outcomes(text, role="group-weight") == []


def test_final_weights_without_a_base() -> None:
    """Without a base of sub-weights nothing says how final weights follow."""
    text = (_NESTED % 60).replace(", sub-weights: 100", "")
    assert outcomes(text, role="final-weight") == []
    assert outcomes(text, role="sub-weight-sum") == []


def test_final_weights_that_are_not_printed_add_up_too() -> None:
    """The sum of final weights is checked through group weights and sub-weights where only these are printed."""
    text = (_NESTED % 60).replace(", weight: 36", "").replace(", weight: 24", "")
    assert outcomes(text, role="weight-sum") == ["pass"]
    assert outcomes(text.replace("sub-weight: 60", "sub-weight: 50"), role="weight-sum") == ["fail"]
