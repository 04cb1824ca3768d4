"""Comparisons of sets, held against every choice of their members.

Operations on numbers: exact on whole sets, and charged by their size.

Functions on text: patterns match as their letters say, and capitals do not matter.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, product
from operator import eq, ge, gt, le, lt, ne

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from audit.appraisal.exact.bounds import TooManyValues
from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import NONE, Values, make, point, points
from audit.rules.language.budget import Budget
from audit.rules.language.parse import Misuse
from audit.rules.language.things import Thing, Unknown
from audit.rules.language.values import OPERATIONS, chained, divided, equal, extreme, fits, size_of, within
from audit.why import because
from tests.rules.language.worlds import truth, value

_SIGNS = {"Lt": lt, "LtE": le, "Gt": gt, "GtE": ge, "Eq": eq, "NotEq": ne}
_COMPARE_SETS = [frozenset(chosen) for size in (1, 2, 3) for chosen in combinations((0, 1, 2), size)]
_GRID = [Fraction(place, 4) for place in range(13)]


def _settled(found: bool | Unknown) -> bool | None:
    return None if isinstance(found, Unknown) else found


def _all_choices(signs: Sequence[str], sets: Sequence[Sequence[Fraction]]) -> bool | None:
    """Try every choice of members: true or false if all agree."""
    truths = {all(_SIGNS[sign](a, b) for sign, a, b in zip(signs, chosen, chosen[1:], strict=False)) for chosen in product(*sets)}
    return truths.pop() if len(truths) == 1 else None


def _values(members: frozenset[int]) -> Values:
    return points(map(Fraction, members))


@pytest.mark.parametrize("signs", list(product(_SIGNS, repeat=1)) + list(product(_SIGNS, repeat=2)))
def test_rows_of_finite_sets_are_compared_as_their_members_are(signs: tuple[str, ...]) -> None:
    """1 < x < 5 is false where no single x fits both signs, though each alone may hold."""
    for sets in product(_COMPARE_SETS, repeat=len(signs) + 1):
        wanted = _all_choices(signs, [sorted(map(Fraction, one)) for one in sets])
        assert _settled(chained(signs, [_values(one) for one in sets])) == wanted, (signs, sets)


def _spans() -> Iterator[Span]:
    for low, high in combinations((Fraction(0), Fraction(1), Fraction(2)), 2):
        for low_open, high_open in product((False, True), repeat=2):
            yield Span(low, high, low_open, high_open)


@pytest.mark.parametrize("signs", list(product(_SIGNS, repeat=1)) + list(product(("Lt", "LtE", "Gt", "Eq"), repeat=2)))
def test_rows_with_intervals_are_compared_as_their_members_are(signs: tuple[str, ...]) -> None:
    """Whether an end belongs to an interval decides comparisons that touch it."""
    ones = [points([Fraction(1)])] * (len(signs) - 1)
    for left, right in product(_spans(), repeat=2):
        values = [make((), [left]), *ones, make((), [right])]
        members = [[one for one in _GRID if value.holds(one)] for value in values]
        assert _settled(chained(signs, values)) == _all_choices(signs, members), (signs, left, right)


def test_a_row_of_three_signs_is_followed_to_its_end() -> None:
    """0 < x < y < 2 has no x and y among 1 and 2, though every two neighbours could fit."""
    either = points([Fraction(1), Fraction(2)])
    ends = [points([Fraction(0)]), either, either, points([Fraction(2)])]
    assert chained(["Lt", "Lt", "Lt"], ends) is False
    assert isinstance(chained(["Lt", "LtE", "LtE"], ends), Unknown)


def test_membership_is_that_of_every_choice() -> None:
    """A number is in a list if it is there whichever it and the entries are."""
    for left, *entries in product(_COMPARE_SETS, repeat=3):
        truths = {chosen[0] in chosen[1:] for chosen in product(left, *entries)}
        wanted = truths.pop() if len(truths) == 1 else None
        assert _settled(within(_values(left), [_values(one) for one in entries])) == wanted, (left, entries)
    assert within(_values(frozenset((1,))), []) is False


def test_what_has_no_value_is_open() -> None:
    """A comparison with an empty set says nothing."""
    one = points([Fraction(1)])
    assert all(isinstance(chained([sign], pair), Unknown) for sign in _SIGNS for pair in ([NONE, one], [one, NONE]))
    assert isinstance(within(NONE, [one]), Unknown)


def test_things_are_equal_by_kind_and_id() -> None:
    """An option is equal to its id and to itself, and never to a criterion that has the same id."""
    option, same, criterion = Thing("option", "a", {}), Thing("option", "a", {}), Thing("criterion", "a", {})
    assert equal(option, same) is True
    assert equal(option, "a") is True
    assert equal("b", option) is False
    with pytest.raises(Misuse, match="an option is compared with a criterion; these are never equal"):
        equal(option, criterion)


def test_the_unknown_is_equal_to_nothing_for_sure() -> None:
    """A comparison with what the file does not give is open, for the reason that it gives."""
    assert equal(Unknown(because("figure-absent", figure="total", state="blank")), "a") == Unknown(
        because("figure-absent", figure="total", state="blank")
    )
    assert equal(True, Unknown(because("figure-absent", figure="total", state="blank"))) == Unknown(
        because("figure-absent", figure="total", state="blank")
    )
    assert equal(True, False) is False


_NUMBERS_SETS = [list(map(Fraction, chosen)) for size in (1, 2) for chosen in combinations((-2, 0, 1, 3), size)]


@pytest.mark.parametrize(("name", "meaning"), [("Add", lambda a, b: a + b), ("Sub", lambda a, b: a - b), ("Mult", lambda a, b: a * b)])
def test_operations_give_what_their_members_make(name: str, meaning: object) -> None:
    """The set that an operation gives is that of every choice of members."""
    assert callable(meaning)
    for left, right in product(_NUMBERS_SETS, repeat=2):
        assert OPERATIONS[name](points(left), points(right), Budget()) == points(meaning(a, b) for a, b in product(left, right))


def test_division_is_open_where_the_divisor_may_be_nothing() -> None:
    """A quotient is given only if every divisor gives one."""
    for left, right in product(_NUMBERS_SETS, repeat=2):
        found = divided(points(left), points(right), Budget())
        if 0 in right:
            assert isinstance(found, Unknown)
        else:
            assert found == points(a / b for a, b in product(left, right))
    assert divided(point(Fraction(1)), make((), [Span(Fraction(0), Fraction(1), low_open=True)]), Budget()) == make(
        (), [Span(Fraction(1), None, high_open=True)]
    )


def test_sizes_leave_the_sign_away() -> None:
    """Of points and of intervals around nothing, ends included or not."""
    for members in _NUMBERS_SETS:
        assert size_of(points(members), Budget()) == points(map(abs, members))
    across = make((), [Span(Fraction(-2), Fraction(1), low_open=True)])
    assert size_of(across, Budget()) == make((), [Span(Fraction(0), Fraction(2), high_open=True)])
    assert size_of(make((), [Span(Fraction(-2), Fraction(0))]), Budget()) == make((), [Span(Fraction(0), Fraction(2))])


@pytest.mark.parametrize(("form", "meaning"), [("highest", max), ("lowest", min)])
def test_extremes_are_those_of_every_choice(form: str, meaning: object) -> None:
    """The highest of sets is every number that is the highest for some choice."""
    assert callable(meaning)
    for sets in product(_NUMBERS_SETS, repeat=2):
        assert extreme(form, [points(one) for one in sets], Budget()) == points(meaning(chosen) for chosen in product(*sets))
    assert extreme(form, [], Budget()) == Unknown(because("empty-list", form=form))


@pytest.mark.parametrize("name", ["Add", "Sub", "Mult", "Div"])
def test_wide_sets_cost_more_than_narrow_ones(name: str) -> None:
    """What an operation costs grows with its sets, and is asked for before the work is done."""

    def cost(size: int) -> int:
        budget = Budget(10**9)
        OPERATIONS[name](points(map(Fraction, range(1, size))), points(map(Fraction, range(1, size))), budget)
        return budget.steps // 2 - budget.left_for_sets

    assert cost(2) < cost(9) < cost(60)
    wide = points(map(Fraction, range(1, 3_000)))
    with pytest.raises(TooManyValues):
        OPERATIONS[name](wide, wide, Budget(100))


def test_long_numbers_are_refused() -> None:
    """Digits are counted in every member of a set, above and below the line and at the ends of intervals."""
    long, one = Fraction(10**60), point(Fraction(1))
    for number in (long, 1 / long):
        for values in (point(number), points([Fraction(3), Fraction(5), number]), make((), [Span(Fraction(0), number)])):
            with pytest.raises(Misuse, match="a number here has more than 100 digits"):
                OPERATIONS["Mult"](values, point(number), Budget())
    assert OPERATIONS["Add"](point(long), one, Budget()) == point(long + 1)


@given(st.text("ab?*", max_size=8), st.text("ab", max_size=8))
@example("*a*b", "bbabab")
@example("a*?b*", "aab")
def test_patterns_match_as_a_regular_expression_would(pattern: str, text: str) -> None:
    """The linear matcher gives what the same pattern gives as a regular expression."""
    meant = "".join({"*": ".*", "?": "."}.get(letter, re.escape(letter)) for letter in pattern)
    assert fits(text, pattern) is (re.fullmatch(meant, text, re.DOTALL) is not None)


def test_capitals_do_not_matter() -> None:
    """Titles are found however they are written."""
    assert truth('contains("Do Nothing", "NOTHING")') is True
    assert truth('contains("Do Nothing", "everything")') is False
    assert truth('like("DO NOTHING", "do*")') is True
    assert truth('lower("DO NOTHING") == "do nothing"') is True


def test_words_are_counted() -> None:
    """White space of any kind parts words."""
    assert value('words("  one two\u00a0three ")') == value("3")
    assert value('words("")') == value("0")
