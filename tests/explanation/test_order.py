"""The order of the options as printed and as computed, and what differs between them."""

from fractions import Fraction

import pytest

from audit.appraisal.exact.values import Values, point, points
from audit.explanation.order import Ranking, compare, computed_ranking, in_words, place_in_words, printed_ranking
from audit.relations.derive.valuation import Valuation
from tests.papers import SUMS, derived, examined

_HEAD = "criteria: {care: {}}\noptions: {a: {}, b: {}, c: {}, d: {}}\nmethod: {total: sum%s}\n"
_TABLE = (
    "tables: {t: {rows: options, columns: [care, total, rank], prints: score, cells: {a: [9, 9, %s], b: [7, 7, %s], c: [7, 7, %s], d: [5, 5, %s]}}}\n"
)


def _ranking(**places: Values) -> Ranking:
    return Ranking(places, "printed-rank")


def _at(*ranks: int) -> Values:
    return points(map(Fraction, ranks))


@pytest.mark.parametrize(
    ("ways", "ranks"),
    [
        ("", ("1", "2", "2", "4")),
        ("", ("1", "2", "2", "3")),
        ("", ("1", "2.5", "2.5", "4")),
        (", rank: {by: total, ties: dense}", ("1", "2", "2", "3")),
        (", rank: {by: total, ties: average}", ("1", "2.5", "2.5", "4")),
        (", rank: {by: total, ties: distinct}", ("1", "3", "2", "4")),
        (", rank: {by: total, ties: distinct}", ("1", "2", "3", "4")),
    ],
)
def test_however_ties_are_counted_the_order_is_the_same(ways: str, ranks: tuple[str, ...]) -> None:
    """Ranks printed with any way of counting ties agree with the computed order where they follow from the totals."""
    derivation = derived(_HEAD % ways, _TABLE % ranks)
    valuation = Valuation(derivation)
    assert printed_ranking(derivation, valuation).basis == "printed-rank"
    assert compare(printed_ranking(derivation, valuation), computed_ranking(derivation, valuation)) == ("no", "no")


def test_a_tie_that_is_broken_undeclared_differs() -> None:
    """Equal totals printed with two ranks differ from the computed order where the file does not say that equals are put in one."""
    derivation = derived(_HEAD % "", _TABLE % ("1", "2", "3", "4"))
    valuation = Valuation(derivation)
    assert compare(printed_ranking(derivation, valuation), computed_ranking(derivation, valuation)) == ("yes", "no")


def test_an_odd_total_beside_ties_counted_densely_changes_nothing_else() -> None:
    """A total that does not agree and whose ranks stay is told as touching neither first place nor order."""
    found = examined(_HEAD % ", rank: {by: total, ties: average}", _TABLE.replace("d: [5, 5", "d: [5, 6") % ("1", "2.5", "2.5", "4")).findings
    assert [(one.impact, one.first_place) for one in found] == [("none", "no")]


def test_without_ranks_for_all_the_printed_totals_count() -> None:
    """Where ranks are printed for some options only, the order of the totals is what is compared."""
    derivation = derived(_HEAD % "", _TABLE % ("1", "blank", "blank", "blank"))
    found = printed_ranking(derivation, Valuation(derivation))
    assert found.basis == "computed-order"
    assert {option: values.only for option, values in found.ranks.items()} == {"a": 1, "b": 2, "c": 2, "d": 4}


def test_the_lowest_cost_comes_first() -> None:
    """Options ranked by cost are in order of the lowest, those of a method that says so too."""
    text = "tables: {t: {rows: options, columns: [{prints: cost, item: net}], cells: {a: [90], b: [70], c: [80]}}}\n"
    head = SUMS.replace("total: sum", "total: none, rank: {by: cost, item: net}")
    derivation = derived(head, text)
    assert in_words(computed_ranking(derivation, Valuation(derivation))) == (("b", "1st"), ("c", "2nd"), ("a", "3rd"))
    lower = derived(_HEAD.replace("sum%s", "sum, direction: lower"), _TABLE % ("4", "2", "2", "1"))
    assert in_words(computed_ranking(lower, Valuation(lower)))[0] == ("d", "1st")


def test_options_that_are_not_applicable_have_no_place() -> None:
    """An option whose total is not applicable, or that has no total at all, has no place."""
    head = "criteria: {care: {}}\noptions: {a: {}, b: {}, c: {}}\nmethod: {total: none}\n"
    derivation = derived(head, "tables: {t: {rows: options, columns: [total], cells: {a: [9], b: [n/a]}}}\n")
    assert set(computed_ranking(derivation, Valuation(derivation)).ranks) == {"a"}


def test_a_rank_printed_in_two_ways_is_open() -> None:
    """Where the summary and the body give an option different ranks, either may be meant."""
    text = "tables: {t: {rows: options, columns: [total, rank], cells: {a: [9, 1], b: [7, 2], c: [5, 3]}}, u: {rows: options, columns: [rank], cells: {b: [3]}}}\n"
    derivation = derived(SUMS.replace("total: sum", "total: none"), text)
    assert printed_ranking(derivation, Valuation(derivation)).ranks["b"] == _at(2, 3)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (_ranking(a=_at(1), b=_at(2)), _ranking(a=_at(1), b=_at(2)), ("no", "no")),
        (_ranking(a=_at(1), b=_at(2)), _ranking(a=_at(2), b=_at(1)), ("yes", "yes")),
        (_ranking(a=_at(1), b=_at(2), c=_at(3)), _ranking(a=_at(1), b=_at(3), c=_at(2)), ("yes", "no")),
        (_ranking(a=_at(1), b=_at(2)), _ranking(a=_at(1, 2), b=_at(1, 2)), ("depends", "depends")),
        (_ranking(a=_at(1), b=_at(2), c=_at(3)), _ranking(a=_at(1), b=_at(2, 3), c=_at(2, 3)), ("depends", "no")),
        (_ranking(a=_at(1, 2), b=_at(1, 2)), _ranking(a=_at(3), b=_at(1, 2)), ("yes", "depends")),
        (_ranking(a=_at(1), b=_at(2)), _ranking(a=_at(2, 3), b=_at(1, 3)), ("yes", "yes")),
        (_ranking(a=_at(2)), _ranking(a=_at(1, 3)), ("yes", "depends")),
        (_ranking(a=_at(1)), _ranking(b=_at(1)), ("no", "no")),
    ],
)
def test_comparing_orders(before: Ranking, after: Ranking, expected: tuple[str, str]) -> None:
    """Two orders differ surely, possibly or not, and so does first place."""
    assert compare(before, after) == expected


def test_equals_in_any_order() -> None:
    """Where equals are put in an order, either way round is the same order; anything beyond them is not."""
    tied = Ranking({"a": _at(1), "b": _at(1), "c": _at(3)}, "computed-order", in_any_order=True)
    assert compare(_ranking(a=_at(2), b=_at(1), c=_at(3)), tied) == ("no", "no")
    assert compare(_ranking(a=_at(3), b=_at(1), c=_at(2)), tied) == ("yes", "yes")


@pytest.mark.parametrize(
    ("rank", "joint", "words"),
    [
        ("1", False, "1st"),
        ("2", True, "joint 2nd"),
        ("3", False, "3rd"),
        ("11", False, "11th"),
        ("12", True, "joint 12th"),
        ("23", False, "23rd"),
        ("5/2", False, "2.5th"),
    ],
)
def test_places_in_words(rank: str, joint: bool, words: str) -> None:  # a case of the table
    """A place is said as people say it."""
    assert place_in_words(Fraction(rank), joint=joint) == words


def test_an_order_in_words() -> None:
    """An order names options from the first to the last, ties as joint, and what is open as from and to."""
    order = in_words(_ranking(c=_at(4), a=_at(1), d=_at(2, 3), b=point(Fraction(1))))
    assert order == (("a", "joint 1st"), ("b", "joint 1st"), ("d", "2nd to 3rd"), ("c", "4th"))


def test_totals_with_too_many_values_leave_every_place_open() -> None:
    """Where more totals are possible than can be compared, an option may have any place."""
    names = [f"c{number}" for number in range(2)]
    scale = ", ".join(f"{number * number}.{number}" for number in range(120))
    head = f"scale: {{values: [{scale}]}}\ncriteria: {{{', '.join(f'{name}: {{}}' for name in names)}}}\noptions: {{a: {{}}, b: {{}}}}\nmethod: {{total: sum}}\n"
    cells = ", ".join(f"{name}: [blank, 1]" for name in names)
    derivation = derived(head, f"tables: {{t: {{rows: criteria, columns: [a, b], prints: score, cells: {{{cells}}}}}}}\n")
    assert computed_ranking(derivation, Valuation(derivation)).ranks["a"] == _at(1, 2)
