"""Sums of finite sets, small and large."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.exact import sums as module
from audit.exact.limits import MAX_POINTS, TooManyValues
from audit.exact.sums import sums

F: Final = Fraction
members: Final = st.frozensets(st.fractions(-50, 50, max_denominator=12), max_size=12)
coarse: Final = st.frozensets(st.builds(F, st.integers(-50, 50), st.sampled_from([1, 2, 3])), max_size=12)


@given(members, members)
def test_a_sum_is_every_sum_of_members(left: frozenset[Fraction], right: frozenset[Fraction]) -> None:
    """Each member of one set is added to each of the other; with nothing there is nothing to add."""
    assert sums(left, right) == {a + b for a in left for b in right}


@given(coarse, coarse)
def test_both_ways_to_add_give_the_same(left: frozenset[Fraction], right: frozenset[Fraction]) -> None:
    """Large sets are added as the bits of a number, with the same result as pair by pair."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_PAIRS", 0)
        assert sums(left, right) == {a + b for a in left for b in right}


def test_many_evenly_spaced_values_are_added() -> None:
    """Sets too large to be added pair by pair are added all the same where they are dense."""
    some, more = [F(n, 3) for n in range(5_000)], [F(100 + n, 3) for n in range(9_000)]
    assert sums(some, more) == {F(100 + n, 3) for n in range(5_000 + 9_000 - 1)}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (range(MAX_POINTS), range(0, MAX_POINTS * 2, 2)),
        ([n**2 for n in range(3_000)], [n**3 for n in range(3_000)]),
        ([n * 10**12 for n in range(900)], range(900)),
        ([n * 10**9 + n**2 for n in range(20_000)], range(20)),
        (range(0, 3_000_000, 100), [n * 7 for n in range(20_000)]),
    ],
)
def test_too_many_sums_are_refused(left: Iterable[int], right: Iterable[int]) -> None:
    """What is not worth listing is refused before memory or time run out."""
    with pytest.raises(TooManyValues):
        sums([F(value) for value in left], [F(value) for value in right])


def test_values_without_a_handy_common_unit_are_refused() -> None:
    """Fractions with thousands of unrelated denominators are not brought to a common one."""
    primes = [n for n in range(2, 9_000) if all(n % m for m in range(2, int(n**0.5) + 1))]
    odd = [F(1, n) for n in primes]
    with pytest.raises(TooManyValues):
        sums(odd, odd)
