"""The true values that quantities can have, given what is printed."""

from fractions import Fraction
from pathlib import Path

import pytest

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import ANY, Values, make, point, points
from audit.appraisal.load.document import read
from audit.appraisal.model.quantity import Quantity
from audit.appraisal.model.read.build import build
from audit.relations.derive.derive import derive
from audit.relations.derive.valuation import Valuation
from tests.papers import SUMS, WEIGHTS, derived

_CARE, _RISK, _TOTAL = Quantity("score", "a", "care"), Quantity("score", "a", "risk"), Quantity("total", "a")


def _valuation(care: str, risk: str, total: str, *, head: str = SUMS) -> Valuation:
    return Valuation(
        derived(
            head, f"tables: {{t: {{rows: criteria, columns: [a], prints: score, cells: {{care: [{care}], risk: [{risk}], total: [{total}]}}}}}}\n"
        )
    )


def _between(low: str, high: str) -> Values:
    return make((), [Span(Fraction(low), Fraction(high))])


def test_entered_figures_are_exact_and_derived_ones_are_not() -> None:
    """A score is what it prints, and so is a total added whole; an average stands for what rounds so, narrowed to what its scores make."""
    values = _valuation("4", "2", "6")
    assert values(_CARE) == point(Fraction(4))
    assert values.printed(_TOTAL) == values(_TOTAL) == point(Fraction(6))
    mean = _valuation("4", "3", "4", head=SUMS.replace("total: sum", "total: mean"))
    assert mean.printed(_TOTAL) == _between("3.5", "4.5")
    assert mean(_TOTAL) == point(Fraction(7, 2))


def test_what_is_printed_stands_where_it_contradicts_its_parts() -> None:
    """A total that its scores do not make keeps what is printed, so that one odd figure stays one."""
    assert _valuation("4", "2", "9")(_TOTAL) == point(Fraction(9))
    assert _valuation("4", "2", "9", head=SUMS.replace("total: sum", "total: mean"))(_TOTAL) == _between("8.5", "9.5")


def test_a_missing_score_is_its_scale() -> None:
    """A missing score may be any of its scale, a total without a figure any sum of such."""
    values = _valuation("4", "blank", "blank")
    assert values(_RISK) == points(map(Fraction, range(6)))
    assert values(_TOTAL) == points(map(Fraction, range(4, 10)))
    assert values.printed(_TOTAL) is None
    assert (values.missing(_RISK), values.missing(_TOTAL), values.missing(_CARE)) == (True, True, False)


def test_a_partly_legible_score_is_what_can_be_made_out_on_its_scale() -> None:
    """What can be made out of a figure and its scale together say what it may be."""
    assert _valuation("{illegible: '?'}", "2", "6")(_CARE) == points(map(Fraction, range(6)))
    assert _valuation("{illegible: '?3'}", "2", "6")(_CARE) == point(Fraction(3))
    assert _valuation("{illegible: smudge}", "2", "6")(_CARE) == points(map(Fraction, range(6)))


def test_a_partly_legible_total_is_rounded_like_any_other() -> None:
    """A derived figure that can be made out in part stands for what rounds to any reading of it."""
    weighted = SUMS.replace("total: sum", "total: mean")
    assert _valuation("4", "3", "{illegible: '?'}", head=weighted)(_TOTAL) == point(Fraction(7, 2))


def test_several_printings_are_taken_together() -> None:
    """Printings that agree narrow each other; where they do not, either may be meant."""
    text = "tables: {t: {rows: options, columns: [total], cells: {a: [%s]}}, u: {rows: options, columns: [total], cells: {a: [%s]}}}\n"
    head = SUMS.replace("total: sum", "total: none")
    assert Valuation(derived(head, text % ("6", "6.4"))).printed(_TOTAL) == _between("6.35", "6.45")
    assert Valuation(derived(head, text % ("6", "9"))).printed(_TOTAL) == _between("5.5", "6.5").join(_between("8.5", "9.5"))


def test_other_values_in_the_place_of_what_is_printed() -> None:
    """A replaced quantity has what was put in its place, and so have the figures that print it."""
    derivation = _valuation("4", "2", "6").derivation
    values = Valuation(derivation, {_CARE: point(Fraction(1))})
    assert values(_CARE) == point(Fraction(1))
    assert values.stands(derivation.figures[_CARE][0]) == point(Fraction(1))
    assert not Valuation(derivation, {Quantity("total", "b"): ANY}).missing(Quantity("total", "b"))


def test_entries_taken_as_rounded() -> None:
    """Loosely read, entered scores and weights stand for what rounds so; declared sums and counts stay exact."""
    derivation = derived(WEIGHTS.replace("method: {", "method: {weights: {sum: 5}, "))
    assert Valuation(derivation, loose=True)(Quantity("weight", criterion="care")) == _between("2.5", "3.5")
    assert Valuation(derivation, loose=True).printed(Quantity("weight")) == point(Fraction(5))


@pytest.mark.parametrize(
    ("mode", "total"),
    [
        ("truncated", Values(spans=(Span(Fraction(6), Fraction(7), high_open=True),))),
        ("{total: away}", Values(spans=(Span(Fraction(5), Fraction(6), low_open=True),))),
    ],
)
def test_declared_rounding(mode: str, total: Values) -> None:
    """A derived figure stands for what rounds so in the declared mode."""
    values = _valuation("4", "2", "6", head=SUMS.replace("total: sum", f"total: sum, rounding: {mode}"))
    assert values.printed(_TOTAL) == total
    assert values.mode("percent") == ("truncated" if mode == "truncated" else "nearest")


def test_percentages_kept_as_parts_of_one() -> None:
    """Where percentages are parts of 1, 60% is 0.60 and 0.6 is itself; costs are left alone."""
    head = SUMS.replace("total: sum", "total: none, percent: {of: maximum, base: 1}").replace("scale: {min: 0, max: 5, step: 1}\n", "")
    derivation = derived(head, "tables: {t: {rows: options, columns: [percent], cells: {a: ['60%'], b: [0.6]}}}\n")
    values = Valuation(derivation)
    assert values.printed(Quantity("percent", "a")) == _between("0.595", "0.605")
    assert values.printed(Quantity("percent", "b")) == _between("0.55", "0.65")


def test_at_least_a_stated_figure() -> None:
    """A figure stated as over some number stands for every higher number."""
    text = "stated: {gap: {prints: cost, at-least: true, printings: [19]}}\n"
    assert Valuation(derived(SUMS, text)).printed(Quantity("cost", item="gap")) == Values(
        spans=(Span(Fraction(19), None, low_open=True, high_open=True),)
    )


def test_what_a_withheld_figure_takes_part_in() -> None:
    """A quantity is withheld if a figure of it is, or if it is not printed and follows from one that is."""
    values = _valuation("withheld", "2", "blank")
    assert (values.withheld(_CARE), values.withheld(_RISK), values.withheld(_TOTAL)) == (True, False, True)
    assert not _valuation("withheld", "2", "6").withheld(_TOTAL)


def test_more_values_than_can_be_listed_leave_everything_open() -> None:
    """Where a quantity would follow from too many values it may be anything; what is printed for it stands."""
    names = [f"c{number}" for number in range(9)]
    head = (
        "scale: {values: [0, 0.0000000001, 0.0000003, 0.0000007, 0.00011, 0.0013, 0.017, 0.19, 2.3, 29, 31.1]}\n"
        f"criteria: {{{', '.join(f'{name}: {{weight: {2**number}.{number}}}' for number, name in enumerate(names))}}}\n"
        "options: {a: {}, b: {}}\nmethod: {total: weighted-sum}\n"
    )
    cells = ", ".join(f"{name}: [blank]" for name in names)
    values = Valuation(derived(head, f"tables: {{t: {{rows: criteria, columns: [a], prints: score, cells: {{{cells}, total: [1]}}}}}}\n"))
    assert values(_TOTAL) == _between("0.5", "1.5")
    assert values(Quantity("total", "b")) == ANY


def test_a_sum_of_scorers_scores_lies_beyond_their_scale() -> None:
    """A score that is put together from scorers' scores is not held to the scale of one of them."""
    head = SUMS.replace("total: sum", "total: sum, scorers: {kim: null, lee: null}, aggregate: sum")
    values = Valuation(derived(head, "tables: {t: {rows: criteria, option: a, columns: [kim, lee], prints: score, cells: {care: [4, 5]}}}\n"))
    assert values(_CARE) == point(Fraction(9))


@pytest.mark.parametrize("name", ["06d-sub-weights-inside-groups", "07b-several-scorers-averaged", "10b-quality-and-price-60-40"])
def test_what_does_not_follow_from_a_change_is_not_worked_out_again(name: str) -> None:
    """With one quantity replaced, every other one has the same values as if all had been worked out from nothing."""
    derivation = derive(build(read(Path(__file__).parents[3] / "examples" / f"{name}.yaml")))
    base = Valuation(derivation)
    for quantity in sorted(derivation.figures, key=str)[::7]:
        replaced = {quantity: point(Fraction(3, 7))}
        short, long = base.changed(replaced), Valuation(derivation, replaced)
        twice = base.changed({Quantity("total", "nowhere"): ANY}).changed(replaced)
        for one in (*derivation.figures, *derivation.defining):
            assert short(one) == long(one) == twice(one)
            assert (short.missing(one), short.printed(one)) == (long.missing(one), long.printed(one))
    assert base.loosely is base.loosely


def test_a_change_reaches_what_follows_and_nothing_else() -> None:
    """With one score replaced its total is worked out anew, through what is not printed; the other option keeps what it was."""
    table = "tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [4, 1], risk: [3, 2]}}}\n"
    values = Valuation(derived(SUMS, table))
    then = values.changed({_CARE: points([Fraction(1), Fraction(5)])})
    assert (values(_TOTAL), then(_TOTAL)) == (point(Fraction(7)), points([Fraction(4), Fraction(8)]))
    other = Quantity("total", "b")
    assert then(other) == values(other) == point(Fraction(3))
    assert values.following([_CARE]) == {_CARE, _TOTAL, Quantity("total")}
    again = then.changed({_RISK: point(Fraction(0))})
    assert again(_TOTAL) == points([Fraction(1), Fraction(5)])
    assert (again.replaced, values.replaced) == ({_CARE: points([Fraction(1), Fraction(5)]), _RISK: point(Fraction(0))}, {})


def test_what_is_replaced_is_no_longer_missing() -> None:
    """A blank score that is given a set makes its total known as far as that goes."""
    values = _valuation("blank", "2", "blank")
    then = values.changed({_CARE: point(Fraction(3))})
    assert (values.missing(_TOTAL), then.missing(_TOTAL), then.missing(_CARE)) == (True, False, False)
    assert then(_TOTAL) == point(Fraction(5))


def test_two_printings_share_what_both_stand_for_or_stand_for_either() -> None:
    """3 and 3.4 leave what rounds to both; 3 and 5 leave each."""
    mean = SUMS.replace("total: sum", "total: mean")
    tables = "tables:\n  t: {rows: criteria, columns: [a], prints: score, cells: {total: [3]}}\n  u: {rows: criteria, columns: [a], prints: score, cells: {total: [%s]}}\n"
    assert Valuation(derived(mean, tables % "3.4")).printed(_TOTAL) == _between("3.35", "3.45")
    assert Valuation(derived(mean, tables % "5")).printed(_TOTAL) == make(
        (), [Span(Fraction("2.5"), Fraction("3.5")), Span(Fraction("4.5"), Fraction("5.5"))]
    )


def test_a_withheld_figure_takes_part_in_what_rests_on_it() -> None:
    """In a total that is not printed it does, and in one that is printed it does not."""
    assert _valuation("withheld", "2", "blank").withheld(_TOTAL)
    assert not _valuation("withheld", "2", "6").withheld(_TOTAL)
    assert not _valuation("4", "2", "blank").withheld(_TOTAL)
