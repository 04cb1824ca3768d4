"""Comparisons of sets, held against every choice of their members."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, product
from operator import eq, ge, gt, le, lt, ne

import pytest

from audit.exact.values import NONE, Span, Values, make, points
from audit.language.compare import chained, equal, within
from audit.language.errors import Misuse
from audit.language.things import Thing, Unknown

_SIGNS = {"Lt": lt, "LtE": le, "Gt": gt, "GtE": ge, "Eq": eq, "NotEq": ne}
_SETS = [frozenset(chosen) for size in (1, 2, 3) for chosen in combinations((0, 1, 2), size)]
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
    for sets in product(_SETS, repeat=len(signs) + 1):
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
    for left, *entries in product(_SETS, repeat=3):
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
    assert equal(Unknown("a total is blank"), "a") == Unknown("a total is blank")
    assert equal(True, Unknown("a total is blank")) == Unknown("a total is blank")
    assert equal(True, False) is False
