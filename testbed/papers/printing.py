"""How true values are printed: rounding told apart from the package, by trying what a value would print as."""

from fractions import Fraction
from random import Random
from typing import Final

HALVES: Final = ("half-away", "half-toward", "half-even")
MODES: Final = (*HALVES, "truncated", "away")
_HALF: Final = Fraction(1, 2)


def one(mode: str, value: Fraction, places: int) -> Fraction:
    """Round a value to a number of places in one of the five definite modes."""
    size = abs(value) * 10**places
    whole, rest = divmod(size, 1)
    up = {
        "truncated": False, "away": rest > 0, "half-away": rest >= _HALF, "half-toward": rest > _HALF,
        "half-even": rest > _HALF or (rest == _HALF and whole % 2 == 1),
    }[mode]  # fmt: skip
    shown = Fraction(whole + up, 10**places)
    return shown if value >= 0 else -shown


def prints(value: Fraction, places: int, mode: str) -> set[Fraction]:
    """Every figure that a true value may be printed as; ``nearest`` leaves open what becomes of ties."""
    return {one(each, value, places) for each in (HALVES if mode == "nearest" else (mode,))}


def printed(random: Random, value: Fraction, places: int, mode: str) -> Fraction:
    """Print a value, taking any of the figures that its rounding allows."""
    return random.choice(sorted(prints(value, places, mode)))


Bound = tuple[Fraction, bool]
"""A number, and whether it is itself allowed."""


def ends(shown: Fraction, places: int, mode: str) -> tuple[Bound, Bound]:
    """The lowest and the highest true value that print so, found by trying the numbers where this can change."""
    half = Fraction(1, 2 * 10**places)
    tries = [shown + half * Fraction(quarter, 2) for quarter in range(-5, 6)]
    good = [value for value in tries if shown in prints(value, places, mode)]
    steps = {shown + half * step for step in range(-2, 3)}

    def bound(value: Fraction, outwards: Fraction) -> Bound:
        return (value, True) if value in steps else (value + outwards, False)

    return bound(min(good), -half / 2), bound(max(good), half / 2)


def digits(value: Fraction, places: int) -> str:
    """Write a figure that has no more than these places."""
    size = abs(value) * 10**places
    assert size.denominator == 1
    text = str(int(size)).rjust(places + 1, "0")
    text = f"{text[:-places]}.{text[-places:]}" if places else text
    return f"-{text}" if value < 0 else text


def fewest_places(value: Fraction) -> int:
    """The places that a figure needs to be written out in full."""
    places = 0
    while value.denominator != 1:
        value, places = value * 10, places + 1
        assert places < 12
    return places
