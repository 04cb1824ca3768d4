"""Sums of finite sets: every sum of a member of each, in bounded time and memory."""

from collections.abc import Collection
from fractions import Fraction
from functools import reduce
from math import gcd, lcm
from typing import Final

from audit.exact.limits import MAX_POINTS, check

_PAIRS: Final = 4 * MAX_POINTS
_DIGITS: Final = 4_096  # bits of a common denominator
_WIDTH: Final = 64 * MAX_POINTS  # steps from the lowest to the highest sum
_WORK: Final = 10**10  # bits moved
_EVERY: Final = 64


def sums(left: Collection[Fraction], right: Collection[Fraction]) -> frozenset[Fraction]:
    """Give every sum of a member of each. Raises TooManyValues."""
    if not left or not right:
        return frozenset()
    check(len(left) + len(right) - 1, MAX_POINTS)
    few, many = sorted((left, right), key=len)
    if len(few) == 1:
        (by,) = few
        return frozenset(value + by for value in many) if by else frozenset(many)
    unit = _common([*few, *many])
    found = _of_whole([int(value * unit) for value in few], [int(value * unit) for value in many])
    check(len(found), MAX_POINTS)
    return frozenset(Fraction(total, unit) for total in found)


def _common(values: list[Fraction]) -> int:
    unit = 1
    for denominator in {value.denominator for value in values}:
        unit = lcm(unit, denominator)
        check(unit.bit_length(), _DIGITS)
    return unit


def _of_whole(few: list[int], many: list[int]) -> set[int]:
    if len(few) * len(many) <= _PAIRS:
        return {a + b for a in few for b in many}
    low, base = min(few), min(many)
    step = gcd(*(value - low for value in few), *(value - base for value in many))
    rows = [(value - low) // step for value in few]
    columns = [(value - base) // step for value in many]
    return {place * step + low + base for place in _places(rows, columns)}


def _places(rows: list[int], columns: list[int]) -> list[int]:
    """Give the sums of two sets counted from zero, a set being the one bits of a number."""
    width = max(rows) + max(columns)
    check(width, _WIDTH)
    check(len(rows) * width, _WORK)
    bits = reduce(lambda seen, place: seen | 1 << place, columns, 0)
    found = 0
    for number, place in enumerate(rows):
        found |= bits << place
        if number % _EVERY == 0:
            check(found.bit_count(), MAX_POINTS)
    return [place for place, bit in enumerate(reversed(f"{found:b}")) if bit == "1"]
