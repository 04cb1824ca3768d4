"""How quantities follow: formulas, weights, scorers, rounding, declared relations.

Figures stated in running text, gateways, bands and recommendations.
"""

from fractions import Fraction

import pytest

from audit.appraisal.model.appraisal import Counted, Formula, Method, Reference, Threshold
from audit.appraisal.model.quantity import Quantity
from tests.papers import SUMS, built, faults

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


def test_stated_figures() -> None:
    """Each printing of a stated figure is a figure, with what it counts or lies between."""
    paper = built(
        "groups: {g: {}}\n",
        SUMS,
        """
        stated:
          criteria: {prints: count, counts: {of: criteria, kind: [scored, gateway], group: g}, printings: [2, {value: 2, line: 7}]}
          gap: {prints: difference, title: A above B, between: [{kind: total, option: a}, {kind: total, option: b}], as: points, at-least: true,
            printings: ["3"]}
        """,
    )
    counted, gap = paper.stated.values()
    assert (counted.title, counted.quantity, counted.counts) == (
        "criteria",
        Quantity("count", item="criteria"),
        Counted("criteria", ("scored", "gateway"), "g"),
    )
    assert (gap.title, gap.reading_as, gap.at_least) == ("A above B", "points", True)
    assert gap.between == (Reference(Quantity("total", "a")), Reference(Quantity("total", "b")))
    assert [(one.id, one.where.pointer, one.place.line) for one in paper.figures] == [
        ("stated.criteria.1", "/stated/criteria/printings/0", None),
        ("stated.criteria.2", "/stated/criteria/printings/1", 7),
        ("stated.gap.1", "/stated/gap/printings/0", None),
    ]


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ("{prints: count, counts: {of: options, kind: [scored]}, printings: [1]}", "only criteria are counted by kind or group"),
        ("{prints: count, counts: {of: criteria, group: h}, printings: [1]}", '"h" is not declared under groups'),
        ("{prints: difference, printings: [1]}", '"gap" is a difference; say between which two figures with between:'),
        ("{prints: difference, between: [lost, {kind: total, option: a}], printings: [1]}", '"lost" is not declared under stated'),
    ],
)
def test_stated_figures_that_cannot_be_tied(stated: str, said: str) -> None:
    """What a stated figure counts or lies between must be in the file."""
    assert [one for one in faults(SUMS, f"stated: {{gap: {stated}}}\n") if said in one]


def test_gateways() -> None:
    """A gateway has a title, perhaps a criterion and a threshold, and outcomes by option."""
    paper = built(
        SUMS,
        "gateways: {gate: {title: The gate, criterion: care, line: 4, threshold: {kind: subtotal, group: g, at-least: '50'}, outcomes: {a: pass, b: fail}}, bare: {}}\n",
        "groups: {g: {}}\n",
    )
    gate, bare = paper.gateways.values()
    assert (gate.title, gate.criterion, gate.place.line) == ("The gate", "care", 4)
    assert gate.threshold == Threshold(Quantity("subtotal", group="g"), ">=", Fraction(50))
    assert (bare.title, bare.threshold) == ("bare", None)
    assert [(one.id, one.gateway, one.outcome, one.criterion) for one in paper.verdicts] == [
        ("gateways.gate.a", "gate", "pass", "care"), ("gateways.gate.b", "gate", "fail", "care"),
    ]  # fmt: skip


@pytest.mark.parametrize(("key", "sign"), [("at-least", ">="), ("more-than", ">"), ("at-most", "<="), ("less-than", "<")])
def test_signs_of_thresholds(key: str, sign: str) -> None:
    """Each way of saying a threshold has its sign; 50% is a half where percentages are kept as parts of 1."""
    text = f"gateways: {{gate: {{threshold: {{kind: percent, {key}: 50%}}}}}}\n"
    assert built(SUMS, text).gateways["gate"].threshold == Threshold(Quantity("percent"), sign, Fraction(50))
    in_parts = SUMS.replace("total: sum", "total: sum, percent: {base: 1}")
    assert built(in_parts, text).gateways["gate"].threshold == Threshold(Quantity("percent"), sign, Fraction(1, 2))


def test_a_threshold_says_one_limit() -> None:
    """A threshold has exactly one limit, and that is a number."""
    two = faults(SUMS, "gateways: {gate: {threshold: {kind: total, at-least: 1, at-most: 2}}}\n")
    assert two == ["6:30: a threshold has exactly one of at-least, more-than, at-most, less-than"]
    word = faults(SUMS, "gateways: {gate: {threshold: {kind: total, at-least: half}}}\n")
    assert word == ['6:54: "half" is not a number; write it in digits']
    lost = faults(SUMS, "gateways: {gate: {threshold: {kind: total, criterion: x, group: y, at-least: 1}}}\n")
    assert [one.split(": ")[1].split(" ")[0] for one in lost] == ['"x"', '"y"']


def test_bands() -> None:
    """Bands have a label and ends, as far as they are printed, and the kind of figure that they are laid on."""
    paper = built(SUMS, "bands: {laid-on: total, line: 3, ranges: [{label: Red, to: 4}, {label: Green, from: 5, line: 6}]}\n")
    assert paper.bands_on == "total"
    assert [(one.label, one.low, one.high, one.place.line) for one in paper.bands] == [("Red", None, 4, 3), ("Green", 5, None, 6)]
    assert (built(SUMS).bands, built(SUMS).bands_on) == ((), None)


def test_recommendations() -> None:
    """One option or several may be preferred or taken forward."""
    paper = built(SUMS, "recommendation: {preferred: b, taken-forward: [a, b]}\n")
    assert (paper.preferred, paper.taken_forward) == (("b",), ("a", "b"))
    assert built(SUMS).preferred == ()
