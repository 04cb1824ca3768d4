"""Quantities on a sheet: which values each may have, when its printings stand, and what is said of two of them; by trying everything out."""

from dataclasses import replace
from fractions import Fraction
from itertools import product
from math import ceil, floor

import pytest

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import make, points
from audit.appraisal.model.quantity import Quantity
from audit.explanation.solver.encoding import Encoding
from audit.explanation.solver.region import Web, around
from audit.explanation.solver.search import Effort
from audit.relations.derive.valuation import Valuation
from audit.relations.encode import Number
from audit.relations.relation import Term
from tests.explanation.solver.encoded import encoded, flags
from tests.explanation.solver.solutions import possible, solutions
from tests.papers import SUMS, WEIGHTS, derived

_TABLE = "tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [4, 1], risk: [3, 2], total: [%s]}}}\n"
_CARE, _RISK, _TOTAL, _OTHER = (Quantity("score", "a", "care"), Quantity("score", "a", "risk"), Quantity("total", "a"), Quantity("total", "b"))
_WEIGHT, _SHARE = Quantity("weight", criterion="care"), Quantity("percent", "a")
_SCALE = range(6)


def test_a_figure_stands_unless_it_is_changed() -> None:
    """A score is any of its scale where it is changed, and as printed where not; the total is always what the scores make."""
    model = encoded(SUMS, _TABLE % "8, 3", about=[_CARE, _TOTAL])
    found = solutions(model.sheet, model.number(_CARE), model.number(_TOTAL), *flags(model, _CARE, _TOTAL))
    every = product(_SCALE, (0, 1), (0, 1))
    assert found == {(own, own + 3, one, other) for own, one, other in every if (one or own == 4) and (other or own + 3 == 8)}


def test_only_what_may_change_has_a_literal() -> None:
    """Figures of the region have one each; the others stand, and so does what is asked for where changes are given."""
    model = encoded(SUMS, _TABLE % "8, 3", about=[_CARE, _TOTAL])
    assert set(model.changed) == {_CARE, _TOTAL}
    assert model.number(_RISK).fixed == 3
    assert model.standing(_RISK) == []
    given = encoded(SUMS, _TABLE % "8, 3", given=[_CARE])
    assert given.changed == {}
    assert given.standing(_CARE) == [given.no]
    assert given.standing(_TOTAL) == []


def test_what_is_given_as_changed_may_be_whatever_agrees() -> None:
    """The score that all else leaves: one that makes the printed total. Where two are given, every pair that does."""
    model = encoded(SUMS, _TABLE % "8, 3", given=[_CARE])
    assert solutions(model.sheet, model.number(_CARE)) == {(5,)}
    model = encoded(SUMS, _TABLE % "8, 3", given=[_CARE, _RISK])
    found = solutions(model.sheet, model.number(_CARE), model.number(_RISK))
    assert found == {(one, other) for one in _SCALE for other in _SCALE if one + other == 8}


_OWN_TOTAL = "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [4], risk: [3], total: [%s]}}}\n"


def test_scores_and_weights_are_multiplied() -> None:
    """A score and a weight that may both change make the total together, and each alone with the other as printed."""
    model = encoded(WEIGHTS, _OWN_TOTAL % 20, about=[_CARE, _WEIGHT])
    found = solutions(model.sheet, model.number(_CARE), model.number(_WEIGHT), *flags(model, _CARE, _WEIGHT))
    every = product(_SCALE, range(-20, 21), (0, 1), (0, 1))
    tried = {(own, weight, *on) for own, weight, *on in every if own * weight + 6 == 20 and (on[0] or own == 4) and (on[1] or weight == 3)}
    assert found == tried
    assert {own for own, *_ in found} == {1, 2}


def test_an_entered_figure_has_the_step_of_its_kind() -> None:
    """A weight may be any tenth where another one has tenths; where all are whole it is whole."""
    for head, scale, total in ((WEIGHTS, 1, "18"), (WEIGHTS.replace("weight: 2", "weight: 0.5"), 10, "13.5")):
        model = encoded(head, _OWN_TOTAL % total, about=[_WEIGHT])
        assert (model.number(_WEIGHT).scale, model.number(_WEIGHT).slack) == (scale, 0)


@pytest.mark.parametrize(
    ("scale", "legal"), [("{min: 0, max: 5, step: 1}", set(_SCALE)), ("{min: 0, max: 5}", set(_SCALE)), ("{values: [0, 3, 5]}", {0, 3, 5})]
)
def test_a_score_off_its_scale_may_be_as_it_is_printed(scale: str, legal: set[int]) -> None:
    """Where its scale is left out of what has to hold it stands as it is; given as changed it is one of its scale all the same."""
    derivation = derived(SUMS.replace("{min: 0, max: 5, step: 1}", scale), _OWN_TOTAL.replace("[4]", "[7]") % 10)
    apart = frozenset(one.id for one in derivation.relations if one.type == "member" and one.result == _CARE)
    assert apart
    web = Web(Valuation(derivation), apart)
    model = Encoding(around(web, [_CARE, _TOTAL]), web.valuation)
    number = model.number(_CARE)
    assert possible(model.sheet, number, range(9), model.changed[_CARE]) == legal | {7}
    assert possible(model.sheet, number, range(9), model.changed[_CARE].negated()) == {7}
    assert (number.scale, number.slack) == (1, 0)
    given = Encoding(around(web, [_CARE, _TOTAL]), web.valuation, [_CARE, _TOTAL])
    assert possible(given.sheet, given.number(_CARE), range(9)) == legal


@pytest.mark.parametrize(
    ("scale", "low", "high"),
    [("{min: 3}", 3, 503), ("{min: -3}", -3, 500), ("{max: 5}", -500, 5), ("{max: -2}", -502, -2), ("{max: 0}", -500, 0)],
)
def test_a_scale_without_an_end_is_open_as_far_as_numbers_are_sought(scale: str, low: int, high: int) -> None:
    """A hundred times the largest figure from nothing, and as far from the end that there is if that is further."""
    head = SUMS.replace("{min: 0, max: 5, step: 1}", scale)
    model = encoded(head, "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [4], risk: [3]}}}\n", given=[_CARE])
    assert model.bound(_CARE) == 500
    assert (model.number(_CARE).low, model.number(_CARE).high, model.number(_CARE).scale) == (low, high, 1)


_BLANK = "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [~], risk: [3], total: [8]}}}\n"


@pytest.mark.parametrize(("most", "slack"), [(1999, Fraction(0)), (2000, Fraction(1, 10))])
def test_what_is_not_printed_is_listed_up_to_two_thousand_values(most: int, slack: Fraction) -> None:
    """Beyond that it is sought on a grid of tenths, and is known to a step of it."""
    model = encoded(SUMS.replace("max: 5", f"max: {most}"), _BLANK, about=[_TOTAL])
    number = model.number(_CARE)
    assert (Fraction(number.low, number.scale), Fraction(number.high, number.scale)) == (-slack, most + slack)
    assert (number.slack, number.scale) == (slack, 10 if slack else 1)


@pytest.mark.parametrize(("count", "held"), [(2000, {2}), (2001, {2, 3})])
def test_values_beyond_two_thousand_are_not_said_one_by_one(count: int, held: set[int]) -> None:
    """Beside an interval their ends are enough: what lies between is then let through, and is checked again exactly."""
    head = SUMS.replace("max: 5, step: 1", "").replace("min: 0, ", "")
    values = points(map(Fraction, range(2, 2 * count + 1, 2))).join(make((), [Span(Fraction(9000), Fraction(9001))]))
    valuation = Valuation(derived(head, _BLANK)).changed({_CARE: values})
    model = Encoding(around(Web(valuation), [_RISK]), valuation)
    assert possible(model.sheet, model.number(_CARE), (1, 2, 3)) == held


def test_a_named_level_has_its_value() -> None:
    """A score that is printed as a level with another value cannot stand; changed, it need not be that level."""
    head = "levels: {high: {value: 5}, low: {value: 0}}\n" + SUMS
    table = "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: ['%s'], risk: [3]}}}\n"
    for printed, held in (("high (4)", {1}), ("high (5)", {0, 1})):
        model = encoded(head, table % printed, about=[_CARE])
        assert {on for _, on in solutions(model.sheet, model.number(_CARE), *flags(model, _CARE))} == held


def test_two_printings_that_differ_cannot_both_stand() -> None:
    """What is printed twice is written down for that alone, though nothing follows from it."""
    tables = "tables:\n  p: {rows: options, columns: [{prints: cost, item: bid}], cells: {a: [%s]}}\n"
    tables += "  q: {rows: options, columns: [{prints: cost, item: bid}], cells: {a: [%s]}}\n"
    bid = Quantity("cost", "a", item="bid")
    for printed, stands in (((200, 300), False), ((200, 200), True)):
        model = encoded(SUMS, tables % printed, about=[bid])
        model.sheet.model.add_bool_and(model.standing(bid))
        assert (Effort().solve(model.sheet.model) is not None) is stands


def test_what_the_method_says_stands_whatever_is_changed() -> None:
    """The sum of the weights that the method gives is no printing that may be off; the one in a table is."""
    head = WEIGHTS.replace("weighted-sum", "weighted-sum, weights: {sum: 5}").replace("weight: 3", "")
    table = "tables: {t: {rows: criteria, columns: [{prints: weight}], cells: {risk: [2], total: [6]}}}\n"
    every = Quantity("weight")
    model = encoded(head, table, about=[every])
    assert possible(model.sheet, model.number(every), range(3, 9), model.changed[every]) == {5}
    assert possible(model.sheet, model.number(every), range(3, 9), model.changed[every].negated()) == set()


def test_a_number_is_sought_within_a_hundred_times_the_largest_of_its_kind() -> None:
    """One is added to the size of the largest; a kind without figures goes by the largest of all."""
    model = encoded(WEIGHTS, _TABLE % "18, 7", about=[_WEIGHT])
    assert model.bound(Quantity("weight", criterion="risk")) == 400
    assert model.bound(_TOTAL) == 1900
    assert model.bound(Quantity("rank", "a")) == 1900
    number = model.number(_WEIGHT)
    assert (number.low, number.high) == (-400, 400)
    assert encoded("criteria: {care: {}}\noptions: {a: {}}\nmethod: {total: sum}\n").bound(_TOTAL) == 100


_FREE = "tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [4, 1], risk: [3, 2]}}}\n"


def test_the_better_of_two_that_are_not_known() -> None:
    """Greater is better; of equals neither is. It is the same literal whenever it is asked for."""
    other = Quantity("score", "b", "care")
    model = encoded(SUMS, _FREE, about=[_CARE, other])
    found = solutions(model.sheet, model.number(_CARE), model.number(other), *_better(model, _CARE, other))
    assert found == {(one, two, one > two, two > one) for one in _SCALE for two in _SCALE}
    assert model.better(_CARE, other) is model.better(_CARE, other)
    assert model.better(other, _CARE) is model.better(other, _CARE)


def _better(model: Encoding, one: Quantity, other: Quantity) -> list[Number]:
    return [Number(model.better(one, other), 0, 1), Number(model.better(other, one), 0, 1)]


@pytest.mark.parametrize(("first", "second"), [(_CARE, _RISK), (_RISK, _CARE), (_CARE, _CARE)])
def test_the_better_of_two_that_are_known(first: Quantity, second: Quantity) -> None:
    """What is printed and may not change is compared at once, and takes nothing of the model."""
    model = encoded(SUMS, _FREE, about=[Quantity("score", "b", "care")])
    model.number(first), model.number(second)
    size = _size(model)
    found = model.better(first, second), model.better(second, first)
    values = {_CARE: 4, _RISK: 3}
    yes_no = {True: model.yes, False: model.no}
    assert found[0] is yes_no[values[first] > values[second]]
    assert found[1] is yes_no[values[second] > values[first]]
    assert _size(model) == size


def _size(model: Encoding) -> tuple[int, int]:
    return len(model.sheet.model.proto.variables), len(model.sheet.model.proto.constraints)


_PERCENT = SUMS.replace("total: sum", "total: sum, percent: {of: maximum}%s")
_PRINTED = "tables: {t: {rows: options, columns: [care, risk, percent], prints: score, cells: {a: [4, 3, '%s']}}}\n"


@pytest.mark.parametrize(
    ("rounding", "printed", "held"),
    [
        ("", "20%", {(2, 10), (4, 20), (1, 5), (-2, -10), (-4, -20)}),
        (", rounding: {percent: truncated}", "20%", {(2, 10), (4, 20), (1, 5), (-2, -10), (-4, -20)}),
        ("", "33%", {(1, 3)}),
        (", rounding: {percent: truncated}", "33%", {(1, 3)}),
        (", rounding: {percent: away}", "34%", {(1, 3)}),
        (", rounding: {percent: truncated}", "34%", set()),
        ("", "-20%", {(-2, 10), (-4, 20), (-1, 5), (2, -10), (4, -20)}),
    ],
)
def test_a_quotient_that_nobody_asks_for_fits_what_is_printed(rounding: str, printed: str, held: set[tuple[int, int]]) -> None:
    """Only what the figure stands for counts, at its ends and between, whatever the signs are."""
    model = encoded(_PERCENT % rounding, _PRINTED % printed)
    assert not model.asked(_SHARE)
    top, bottom = (model.sheet.listed(points(map(Fraction, some))) for some in ([-4, -2, -1, 1, 2, 4], [-20, -10, 3, 5, 10, 20]))
    model.quotient(model.sheet.times(top, Fraction(100)), bottom, _SHARE)
    assert solutions(model.sheet, top, bottom) == held


def test_a_quotient_by_nothing_says_nothing() -> None:
    """Where the divisor may be nothing, that is left aside and the top is free; where it is nothing, nothing is written."""
    model = encoded(_PERCENT % "", _PRINTED % "20%")
    top, bottom = (model.sheet.listed(points(map(Fraction, some))) for some in ([0, 1, 2], [-5, 0, 5]))
    model.quotient(model.sheet.times(top, Fraction(100)), bottom, _SHARE)
    assert solutions(model.sheet, top, bottom) == {(0, 0), (1, 0), (2, 0), (1, 5)}
    size = _size(model)
    model.quotient(top, model.sheet.constant(Fraction(0)), _SHARE)
    assert _size(model) == size


@pytest.mark.parametrize(("bottoms", "signs"), [((-5, 5), 3), ((1, 5), 1), ((0, 5), 2), ((-5, -1), 1), ((-5, 0), 2), ((-5, 0, 5), 3)])
def test_only_the_signs_that_a_divisor_may_have_are_written(bottoms: tuple[int, ...], signs: int) -> None:
    """The size of a model counts as effort: there is a literal for each sign, and no more."""
    model = encoded(_PERCENT % "", _PRINTED % "20%")
    top, bottom = (model.sheet.listed(points(map(Fraction, some))) for some in ((1, 2), bottoms))
    before = _size(model)[0]
    model.quotient(top, bottom, _SHARE)
    assert _size(model)[0] == before + signs


def test_a_loose_divisor_is_not_held_to_be_nothing() -> None:
    """One that is known to a step only is above nothing or below it: there is a literal for each of these, and none for a third."""
    model = encoded(_PERCENT % "", _PRINTED % "20%")
    bottom = model.sheet.unknown(-1, 1, 1, Fraction(1))
    before = _size(model)[0]
    model.quotient(model.sheet.constant(Fraction(5)), bottom, _SHARE)
    assert _size(model)[0] == before + 2


@pytest.mark.parametrize("over", [1, -1])
def test_a_quotient_that_is_asked_for_is_met_within_its_step(over: int) -> None:
    """A percentage on a grid of twentieths is what is divided as far as a twentieth off, and no further."""
    model = encoded(_PERCENT % "", _PRINTED % "70%", given=[_SHARE])
    own = model.number(_SHARE)
    tops = [Fraction(n, 40) for n in range(70 * 40 - 4, 70 * 40 + 5)]
    top, bottom = model.sheet.listed(points([one * over for one in tops])), model.sheet.listed(points([Fraction(over), Fraction(over * 9)]))
    model.sheet.alike(bottom, model.sheet.constant(Fraction(over)))
    model.quotient(top, bottom, _SHARE)
    model.sheet.model.add(own.expr == 70 * own.scale)
    assert solutions(model.sheet, top) == {(one * over,) for one in tops if abs(one - 70) <= own.slack}


def test_a_quotient_holds_only_under_its_conditions() -> None:
    """Where one of them does not hold, top and divisor are free."""
    model = encoded(_PERCENT % "", _PRINTED % "20%")
    top, bottom = (model.sheet.listed(points(map(Fraction, some))) for some in ([1, 2], [-5, 5]))
    when = model.sheet.flag()
    model.quotient(model.sheet.times(top, Fraction(100)), bottom, _SHARE, [when])
    found = solutions(model.sheet, top, bottom, Number(when, 0, 1))
    assert found == {(1, 5, 1), *((one, other, 0) for one in (1, 2) for other in (-5, 5))}


def test_a_quotient_that_is_asked_for_is_exact_where_its_values_are() -> None:
    """A score that is worked out by dividing is the quotient itself, for divisors above and below nothing."""
    model = encoded(SUMS, _FREE, about=[_CARE])
    top, bottom = (model.sheet.listed(points(map(Fraction, some))) for some in ([-6, 0, 6, 7], [-3, 2, 0]))
    model.quotient(top, bottom, _CARE)
    found = solutions(model.sheet, top, bottom, model.number(_CARE), *flags(model, _CARE))
    every = product([-6, 0, 6, 7], [-3, 2, 0], _SCALE, (0, 1))
    assert found == {(a, b, own, one) for a, b, own, one in every if (one or own == 4) and (not b or own * b == a)}


@pytest.mark.parametrize(
    ("rounding", "reach"), [("nearest", Fraction(1, 2)), ("half-even", Fraction(1, 2)), ("truncated", Fraction(1)), ("away", Fraction(1))]
)
def test_what_a_changed_figure_would_be_printed_as(rounding: str, reach: Fraction) -> None:
    """Any multiple of its unit that its true value may be rounded to: within half a unit of it, or a whole one where it is cut off or rounded up."""
    said = f", rounding: {{percent: {rounding}}}" if rounding != "nearest" else ""
    model = encoded(_PERCENT % said, _PRINTED % "70%", given=[_SHARE])
    own, shown = model.number(_SHARE), model.printed(_SHARE)
    found = solutions(model.sheet, own, shown)
    assert model.printed(_SHARE) is shown
    assert {value.denominator for _, value in found} == {1}
    assert all(abs(true - value) <= reach + own.slack for true, value in found)
    exact = {value for true, value in found if abs(true - 70) <= own.slack}
    assert exact == {Fraction(n) for n in range(60, 80) if abs(n - 70) <= reach}
    low, high = (Fraction(end, own.scale) for end in (own.low, own.high))
    assert (shown.low, shown.high) == (ceil(low - reach - own.slack), floor(high + reach + own.slack))


def test_a_rounded_figure_is_sought_on_a_grid_ten_times_as_fine_as_half_its_unit() -> None:
    """Of a figure printed to one decimal that is two hundredths; what it stands for is known within one step of it."""
    for printed, scale in (("70%", 20), ("70.5%", 200)):
        number = encoded(_PERCENT % "", _PRINTED % printed, given=[_SHARE]).number(_SHARE)
        assert (number.scale, number.slack) == (scale, Fraction(1, scale))


def test_what_is_printed_stands_or_is_changed() -> None:
    """A rounded figure that may change is printed as it is where it does not; one that may not is what is printed, whatever is behind it."""
    model = encoded(_PERCENT % "", _PRINTED % "70%", about=[_SHARE])
    shown = model.printed(_SHARE)
    assert shown.fixed is None
    model.sheet.model.add_bool_and(model.standing(_SHARE))
    assert solutions(model.sheet, shown) == {(70,)}
    model = encoded(_PERCENT % "", _PRINTED % "70%", about=[_RISK])
    assert model.printed(_SHARE).fixed == 70
    parts = encoded(_PERCENT.replace("maximum", "maximum, base: 1") % "", _PRINTED % "70%", about=[_RISK])
    assert parts.printed(_SHARE).fixed == Fraction(70, 100)


def test_what_is_exact_or_not_printed_is_its_true_value() -> None:
    """A score as it is, a total that no cell prints, and a figure of which a digit cannot be read."""
    model = encoded(_PERCENT % "", _PRINTED.replace("'%s'", "{illegible: '7?%%'}") % (), about=[_CARE])
    for one in (_CARE, _TOTAL, _SHARE):
        assert model.printed(one) is model.number(one)


def test_operands_have_their_coefficients_and_weights() -> None:
    """An operand is multiplied by its coefficient, and by its weight where there is one; a weight stands for itself without it."""
    model = encoded(WEIGHTS, _OWN_TOTAL % 18, about=[_TOTAL])
    assert [model.part(one).fixed for one in (Term(_CARE), Term(_CARE, Fraction(-2)), Term(_CARE, Fraction(1, 2), _WEIGHT))] == [4, -8, 6]
    assert [model.weight(one).fixed for one in (Term(_CARE), Term(_CARE, Fraction(-2)), Term(_CARE, Fraction(1, 2), _WEIGHT))] == [
        1,
        -2,
        Fraction(3, 2),
    ]


def test_a_number_says_what_it_was_worked_out_from() -> None:
    """A total that moves with its scores follows from their sum; one that does not is written by itself."""
    model = encoded(SUMS, _OWN_TOTAL % 7, about=[_CARE])
    (relation,) = (one for one in model.region.relations if one.result == _TOTAL)
    assert model.follows(relation)
    assert not model.follows(replace(relation, id="another"))
    assert not encoded(SUMS, _OWN_TOTAL % 7, given=[_TOTAL]).follows(replace(relation, result=_CARE))
