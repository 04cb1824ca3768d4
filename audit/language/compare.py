"""Comparisons of exact sets: true if they hold for all values, false if for none, else unknown."""

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from audit.exact.values import Values
from audit.language.things import Thing, Unknown, Value, negated

_OPEN: Final = Unknown("several values are possible, and they do not agree")


def equal(left: Value, right: Value) -> bool | Unknown:
    """Compare for equality. Values of different sorts are never equal."""
    if isinstance(left, Unknown) or isinstance(right, Unknown):
        return left if isinstance(left, Unknown) else right  # type: ignore[return-value]  # one of them is unknown
    if isinstance(left, Values) and isinstance(right, Values):
        return _equal_sets(left, right)
    if isinstance(left, Thing) or isinstance(right, Thing):
        return _name(left) == _name(right)
    return type(left) is type(right) and left == right


def _name(value: Value) -> Value:
    return value.id if isinstance(value, Thing) else value


def _equal_sets(left: Values, right: Values) -> bool | Unknown:
    if left.empty or right.empty:
        return Unknown("there is no value to compare")
    if left.only is not None and left.only == right.only:
        return True
    return False if left.meet(right).empty else _OPEN


def less(left: Values, right: Values) -> bool | Unknown:
    """Say whether the left is below the right."""
    if left.empty or right.empty:
        return Unknown("there is no value to compare")
    low, high = left.hull(), right.hull()
    if _surely_below(low.high, low.high_open, high.low, high.low_open):
        return True
    return False if _never_below(low.low, high.high) else _OPEN


def _surely_below(top: Fraction | None, top_open: bool, bottom: Fraction | None, bottom_open: bool) -> bool:
    if top is None or bottom is None:
        return False
    return top < bottom or (top == bottom and (top_open or bottom_open))


def _never_below(bottom: Fraction | None, top: Fraction | None) -> bool:
    return bottom is not None and top is not None and bottom >= top


def at_most(left: Values, right: Values) -> bool | Unknown:
    """Say whether the left is not above the right."""
    return negated(less(right, left))


ORDERS: Final[dict[str, Callable[[Values, Values], bool | Unknown]]] = {
    "Lt": less,
    "LtE": at_most,
    "Gt": lambda left, right: less(right, left),
    "GtE": lambda left, right: at_most(right, left),
}
