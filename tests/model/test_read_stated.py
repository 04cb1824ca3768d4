"""Figures stated in running text, gateways, bands and recommendations."""

from fractions import Fraction

import pytest

from audit.model.appraisal import Counted, Reference, Threshold
from audit.model.quantity import Quantity
from tests.papers import SUMS, built, faults


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
    assert (counted.title, counted.quantity, counted.counts) == ("criteria", Quantity("count", item="criteria"), Counted("criteria", ("scored", "gateway"), "g"))
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
