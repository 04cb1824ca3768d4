"""Whether any choice of true values satisfies a relation, and the evidence for it."""

from fractions import Fraction

import pytest

from audit.appraisal.exact.values import points
from audit.appraisal.model.quantity import Quantity
from audit.relations.derive.check import check, check_all
from audit.relations.derive.valuation import Valuation
from audit.relations.outcome import Check
from tests.papers import SUMS, WEIGHTS, built, checks, derived

_SCORES = "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [%s], risk: [%s], total: [%s]}}}\n"


def _total(care: str, risk: str, total: str, *, head: str = SUMS) -> Check:
    (found,) = checks(head, _SCORES % (care, risk, total), role="total")
    return found


@pytest.mark.parametrize(
    ("care", "risk", "total", "outcome", "reason"),
    [
        ("4", "2", "6", "pass", ""),
        ("4", "2", "7", "fail", ""),
        ("4", "2", "blank", "not-applicable", "there is no figure to compare"),
        ("4", "pending", "6", "undecided", "depends on figures that are missing (pending)"),
        ("4", "withheld", "6", "undecided", "withheld figures are involved"),
        ("4", "pending", "3", "fail", ""),
        ("4", "{illegible: '?'}", "7", "undecided", "depends on figures that are missing (illegible)"),
        ("dash", "pending", "6", "undecided", "depends on figures that are missing (dash, pending)"),
    ],
)
def test_outcomes_of_a_sum(care: str, risk: str, total: str, outcome: str, reason: str) -> None:
    """A relation passes, fails only if no values satisfy it, and is undecided where missing ones could go either way, with why."""
    found = _total(care, risk, total)
    assert (found.outcome, str(found.reason)) == (outcome, reason)


def test_a_missing_figure_that_makes_no_difference() -> None:
    """Where every value of the missing figure agrees, the relation passes."""
    head = (
        SUMS.replace("total: sum", "total: sum, rounding: truncated")
        .replace("step: 1", "step: 1")
        .replace("risk: {}", "risk: {scale: {min: 0, max: 0.4, step: 0.1}}")
    )
    assert _total("4", "blank", "4", head=head).outcome == "pass"


def test_a_figure_the_file_has_no_cell_for() -> None:
    """A score without a cell is missing too, and the reason says so."""
    (found,) = checks(SUMS, "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [4], total: [6]}}}\n", role="total")
    assert (found.outcome, str(found.reason)) == ("undecided", "depends on figures that the file does not give")


def test_evidence() -> None:
    """A check keeps what its relation computes, every operand with its printings, and the rounding it used."""
    found = _total("4", "2", "7")
    assert found.computed == points([Fraction(6)])
    assert [(one.quantity.criterion, one.times, [figure.text for figure in one.figures], one.missing) for one in found.operands] == [
        ("care", 1, ["4"], False), ("risk", 1, ["2"], False),
    ]  # fmt: skip
    assert [figure.id for figure in found.figures] == ["t.total.a", "t.care.a", "t.risk.a"]
    assert (found.rounding, found.withheld) == ("nearest", False)


def test_the_rounding_that_was_used() -> None:
    """Entered figures are exact; derived ones are rounded as declared for their kind, or for all others."""
    declared = SUMS.replace("total: sum", "total: sum, rounding: {percent: away, other: half-even}")
    assert _total("4", "2", "6", head=declared).rounding == "half-even"
    (scale,) = [one for one in checks(declared, _SCORES % (4, 2, 6), role="on-scale") if one.relation.result.criterion == "care"]
    assert scale.rounding == "exact"


def test_weights_stand_among_the_evidence() -> None:
    """The weight that an operand is multiplied by is an operand too."""
    head = WEIGHTS.replace("weighted-sum", "weighted-mean")
    (found,) = checks(head, _SCORES % (4, 2, "3.2"), role="total")
    assert [one.quantity.kind for one in found.operands] == ["score", "weight", "score", "weight"]


def test_figures_below_an_operand_that_is_not_printed() -> None:
    """Where an operand is not printed, the figures that it follows from take part."""
    (found,) = checks(WEIGHTS, _SCORES % (4, 2, 17), role="total")
    assert found.outcome == "fail"
    assert {figure.id for figure in found.figures} == {"t.total.a", "t.care.a", "t.risk.a", "criteria.care.weight", "criteria.risk.weight"}


@pytest.mark.parametrize(
    ("total", "fits"),
    [("3", ("truncated",)), ("4", ()), ("5", ("away",))],
)
def test_how_it_would_agree_after_all(total: str, fits: tuple[str, ...]) -> None:
    """Cut off or rounded up: what fits is said as evidence, though the relation fails."""
    head = SUMS.replace("step: 1", "step: 0.1")
    found = _total("1.6" if total == "5" else "1.9", "2.7" if total == "5" else "1.9", total, head=head)
    assert found.fits == fits
    assert found.outcome == ("fail" if fits else "pass")


def test_another_rounding_fits_all_figures_of_its_kind() -> None:
    """2.6 printed 2 was cut off if 3.8 is printed 3 too; beside 3.8 printed 4 it was not, and that is not offered."""
    head = SUMS.replace("step: 1", "step: 0.1")
    table = "tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [1.3, 1.9], risk: [1.3, 1.9], total: [2, %s]}}}\n"
    assert [one.fits for one in checks(head, table % 3, role="total")] == [("truncated",), ("truncated",)]
    assert [(one.outcome, one.fits) for one in checks(head, table % 4, role="total")] == [("fail", ()), ("pass", ())]


_SHARES = """
method: {total: sum, percent: {of: grand-total}}
tables:
  t:
    rows: criteria
    columns: [a, b, {prints: total, item: none, option: c}]
    prints: score
    cells: {care: [4, 3, 1.5], risk: [2, 5, 1], total: [6, 8, 2.5], percent: ["%s", "57%%", blank]}
"""


def test_figures_below_a_printed_operand_take_part_only_where_they_decide() -> None:
    """6 of 14 is 43%: what fails is between the percentage and two totals, whatever these are made of."""
    head = SUMS.replace("method: {total: sum}\n", "").replace("step: 1", "step: 0.5").replace(", c: {}", "")
    shares = _SHARES.replace(", {prints: total, item: none, option: c}", "").replace(", 1.5]", "]").replace(", 1]", "]").replace(", 2.5]", "]")
    found = next(one for one in checks(head, shares.replace(", blank]", "]") % "48%", role="percent") if one.outcome == "fail")
    assert {figure.id for figure in found.figures} == {"t.percent.a", "t.total.a", "t.total.b"}


_SUB_WEIGHTS = """
scale: {min: 0, max: 5, step: 1}
groups: {one: {title: One, weight: 55}, two: {title: Two, weight: 45}}
criteria: {care: {group: one, weight: 55, sub-weight: 100}, risk: {group: two, weight: 45, sub-weight: 99}}
options: {a: {}, b: {}}
method: {total: weighted-sum, weights: {sum: 100, sub-weights: 100}, percent: {of: maximum, base: 100}, rounding: {other: half-even}}
tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [5, 3], risk: [4, 2], total: [455, 255], percent: ["91.0%", "51.0%"]}}}
"""


def test_figures_below_what_is_not_printed_decide_too() -> None:
    """A percentage of a highest total that is not printed rests on the weights, and these on sub-weights: so the sub-weight takes part."""
    failed = [one for one in checks(_SUB_WEIGHTS) if one.outcome == "fail" and one.relation.role in {"sub-weight-sum", "percent", "total"}]
    assert {one.relation.role for one in failed} == {"sub-weight-sum", "percent", "total"}
    assert all("criteria.risk.sub-weight" in [figure.id for figure in one.figures] for one in failed)


def test_rounded_entries_that_would_agree() -> None:
    """A total that only rounded scores would make fails, and the evidence says so."""
    head = SUMS.replace(", step: 1", "")
    assert _total("4", "2", "7", head=head).fits == ("entries-rounded",)
    assert _total("4", "2", "9", head=head).fits == ()
    assert _total("4", "2", "7").fits == ()


def test_an_exact_result_is_not_tried_with_other_rounding() -> None:
    """A sum of weights that is exact as printed is not excused by cutting off."""
    text = WEIGHTS.replace("method: {", "method: {weights: {sum: 4}, ")
    (found,) = checks(text, role="weight-sum")
    assert (found.outcome, found.fits) == ("fail", ("entries-rounded",))


def test_each_printing_of_a_result_is_checked() -> None:
    """A total printed twice is checked twice; one printed and once left blank, once."""
    twice = "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [4], risk: [2], total: [6]}}, u: {rows: options, columns: [total], cells: {a: [%s]}}}\n"
    assert [one.outcome for one in checks(SUMS, twice % 7, role="total")] == ["pass", "fail"]
    assert [one.outcome for one in checks(SUMS, twice % "blank", role="total")] == ["pass"]


@pytest.mark.parametrize(
    ("printed", "outcome", "odd"),
    [
        (("6", "6", "6"), "pass", None),
        (("6", "6.4", "6.40"), "pass", None),
        (("6", "6.6", "6"), "fail", "6.6"),
        (("6.4", "6.0", "6.2"), "fail", "6.0"),
    ],
)
def test_printings_of_one_figure(printed: tuple[str, ...], outcome: str, odd: str | None) -> None:
    """Printings agree where one true value prints as each of them; else the first that does not fit those before is shown."""
    rows = ", ".join(f"row-{number}: {{criterion: care, values: [{text}]}}" for number, text in enumerate(printed))
    text = f"tables: {{t: {{rows: criteria, columns: [{{option: a, prints: weighted-score}}], cells: {{{rows}}}}}}}\n"
    (found,) = checks(SUMS, text, role="printings")
    assert found.outcome == outcome
    assert odd is None or (found.figure is not None and found.figure.text == odd)


@pytest.mark.parametrize(("second", "below"), [(("11",), ["t.care.a", "t.risk.a"]), (("12",), [])])
def test_what_rules_out_a_value_between_two_printings_takes_part(second: tuple[str, ...], below: list[str]) -> None:
    """10 and 11 may both print 10.5, which the scores rule out; nothing prints 10 and 12, whatever the scores are."""
    more = f"  u: {{rows: options, columns: [total], cells: {{a: [{second[0]}]}}}}\n"
    found = checks(SUMS, _SCORES.replace("tables: {t: ", "tables:\n  t: ").replace("}}}\n", "}}\n") % (4, 2, 10) + more, role="printings")
    (one,) = [check for check in found if check.outcome == "fail"]
    assert [figure.id for figure in one.figures] == ["t.total.a", "u.a.total", *below]


def test_a_sum_of_too_many_values_is_undecided() -> None:
    """Where there are too many possible values to list, nothing is decided and the reason says so."""
    names = [f"c{number}" for number in range(9)]
    head = (
        "scale: {values: [0, 0.0000000001, 0.0000003, 0.0000007, 0.00011, 0.0013, 0.017, 0.19, 2.3, 29, 31.1]}\n"
        f"criteria: {{{', '.join(f'{name}: {{weight: {2**number}.{number}}}' for number, name in enumerate(names))}}}\n"
        "options: {a: {}}\nmethod: {total: weighted-sum}\n"
    )
    cells = ", ".join(f"{name}: [blank]" for name in names)
    (found,) = checks(head, f"tables: {{t: {{rows: criteria, columns: [a], prints: score, cells: {{{cells}, total: [1]}}}}}}\n", role="total")
    assert (found.outcome, str(found.reason)) == ("undecided", "there are too many possible values to list")


def test_division_by_nothing_is_undecided() -> None:
    """A percentage of nothing has no value, so that no figure can agree or disagree with it."""
    text = "tables: {t: {rows: options, columns: [care, risk, percent], prints: score, cells: {a: [0, 0, 50], b: [0, 0, 50], c: [0, 0, 0]}}}\n"
    found = checks(SUMS.replace("total: sum", "total: sum, percent: {of: grand-total}"), text, role="percent")
    assert [one.outcome for one in found] == ["undecided", "undecided", "undecided"]
    assert str(found[0].reason).startswith("the figures it follows from give no value")


def test_relations_that_another_one_checks_more_sharply() -> None:
    """A relation that only says how its result follows is not checked."""
    derivation = derived(WEIGHTS, _SCORES.replace("prints: score", "prints: weighted-score") % (12, 4, 16))
    valuation = Valuation(derivation)
    silent = [relation for relation in derivation.relations if not relation.checked]
    assert [one.result.kind for one in silent][:2] == ["weighted-score", "weighted-score"]
    assert not [one for one in check_all(derivation.relations, valuation) if one.relation in silent]
    assert [one.outcome for one in check(silent[0], valuation)] == ["undecided"]


def test_a_withheld_threshold_is_undecided() -> None:
    """A threshold on a total in which a withheld score takes part is not decided, and nothing is shown of it."""
    head = SUMS.replace("risk: {}", "risk: {}, fund: {kind: gateway}")
    table = "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [withheld], risk: [2]}}}\n"
    gate = "gateways: {gate: {criterion: fund, threshold: {kind: total, at-least: 1}, outcomes: {a: pass}}}\n"
    (found,) = checks(head, table, gate, role="threshold")
    assert (found.outcome, found.withheld) == ("undecided", True)


def test_a_total_that_lies_across_a_threshold() -> None:
    """A total that is worked out from rounded figures on both sides of the threshold stays open."""
    head = SUMS.replace("risk: {}", "risk: {}, fund: {kind: gateway}")
    table = "tables: {t: {rounded: true, rows: criteria, columns: [a], prints: score, cells: {care: [4], risk: [2]}}}\n"
    gate = "gateways: {gate: {criterion: fund, threshold: {kind: total, at-least: 6}, outcomes: {a: pass}}}\n"
    (found,) = checks(head.replace(", step: 1", ""), table, gate, role="threshold")
    assert (found.outcome, str(found.reason)) == ("undecided", "rounded figures lie across the threshold")


def test_nothing_printed_nothing_checked() -> None:
    """Without figures there is nothing to check."""
    assert not checks(SUMS)
    assert built(SUMS).figures == ()
    assert Valuation(derived(SUMS)).missing(Quantity("total", "a"))
