"""Operations on numbers: exact on whole sets, and charged by their size."""

from fractions import Fraction
from itertools import combinations, product

import pytest

from audit.exact.values import Span, TooManyValues, make, point, points
from audit.language.budget import Budget
from audit.language.errors import Misuse
from audit.language.numbers import OPERATIONS, divided, extreme, size_of
from audit.language.things import Unknown

_SETS = [list(map(Fraction, chosen)) for size in (1, 2) for chosen in combinations((-2, 0, 1, 3), size)]


@pytest.mark.parametrize(("name", "meaning"), [("Add", lambda a, b: a + b), ("Sub", lambda a, b: a - b), ("Mult", lambda a, b: a * b)])
def test_operations_give_what_their_members_make(name: str, meaning: object) -> None:
    """The set that an operation gives is that of every choice of members."""
    assert callable(meaning)
    for left, right in product(_SETS, repeat=2):
        assert OPERATIONS[name](points(left), points(right), Budget()) == points(meaning(a, b) for a, b in product(left, right))


def test_division_is_open_where_the_divisor_may_be_nothing() -> None:
    """A quotient is given only if every divisor gives one."""
    for left, right in product(_SETS, repeat=2):
        found = divided(points(left), points(right), Budget())
        if 0 in right:
            assert isinstance(found, Unknown)
        else:
            assert found == points(a / b for a, b in product(left, right))
    assert divided(point(Fraction(1)), make((), [Span(Fraction(0), Fraction(1), low_open=True)]), Budget()) == make((), [Span(Fraction(1), None, high_open=True)])


def test_sizes_leave_the_sign_away() -> None:
    """Of points and of intervals around nothing, ends included or not."""
    for members in _SETS:
        assert size_of(points(members), Budget()) == points(map(abs, members))
    across = make((), [Span(Fraction(-2), Fraction(1), low_open=True)])
    assert size_of(across, Budget()) == make((), [Span(Fraction(0), Fraction(2), high_open=True)])
    assert size_of(make((), [Span(Fraction(-2), Fraction(0))]), Budget()) == make((), [Span(Fraction(0), Fraction(2))])


@pytest.mark.parametrize(("form", "meaning"), [("highest", max), ("lowest", min)])
def test_extremes_are_those_of_every_choice(form: str, meaning: object) -> None:
    """The highest of sets is every number that is the highest for some choice."""
    assert callable(meaning)
    for sets in product(_SETS, repeat=2):
        assert extreme(form, [points(one) for one in sets], Budget()) == points(meaning(chosen) for chosen in product(*sets))
    assert extreme(form, [], Budget()) == Unknown(f"the {form} of an empty list")


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
