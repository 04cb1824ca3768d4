"""Comparisons of exact sets: true if they hold for all values, false if for none, else unknown."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Final

from audit.exact.values import NONE, Span, Values, make
from audit.language.errors import Misuse
from audit.language.things import Thing, Unknown, Value, all_of, any_of, kind_of, negated

_OPEN: Final = Unknown("several values are possible, and they do not agree")
_NO_VALUE: Final = Unknown("there is no value to compare")


def equal(left: Value, right: Value) -> bool | Unknown:
    """Compare for equality; a thing and a text by the thing's id. Raises Misuse for values of different sorts."""
    if isinstance(left, Unknown) or isinstance(right, Unknown):
        return left if isinstance(left, Unknown) else right  # type: ignore[return-value]  # one of them is unknown
    if isinstance(left, Values) and isinstance(right, Values):
        return _equal_sets(left, right)
    if isinstance(left, Thing) and isinstance(right, Thing) and left.kind == right.kind:
        return left.id == right.id
    if isinstance(left, Thing | str) and isinstance(right, Thing | str) and not (isinstance(left, Thing) and isinstance(right, Thing)):
        return _name(left) == _name(right)
    if isinstance(left, bool) and isinstance(right, bool):
        return left is right
    raise Misuse(f"{kind_of(left)} is compared with {kind_of(right)}; these are never equal")


def _name(value: Thing | str) -> str:
    return value.id if isinstance(value, Thing) else value


def _equal_sets(left: Values, right: Values) -> bool | Unknown:
    if left.empty or right.empty:
        return _NO_VALUE
    if left.only is not None and left.only == right.only:
        return True
    return False if left.meet(right).empty else _OPEN


def less(left: Values, right: Values) -> bool | Unknown:
    """Say whether the left is below the right."""
    if left.empty or right.empty:
        return _NO_VALUE
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


def within(left: Value, entries: Sequence[Value]) -> bool | Unknown:
    """Say whether a value is one of a list. A number that can only be one of the entries is in it, whichever it is."""
    if not isinstance(left, Values) or not all(isinstance(one, Values) for one in entries):
        return any_of([equal(left, one) for one in entries])
    if left.empty:
        return _NO_VALUE
    sets = [one for one in entries if isinstance(one, Values)]
    sure = make([one.only for one in sets if one.only is not None], ())
    if left.within(sure):
        return True
    return False if all(left.meet(one).empty for one in sets) else _OPEN


def chained(signs: Sequence[str], values: Sequence[Values]) -> bool | Unknown:
    """Compare a row such as ``1 < x < 5``: false where no choice of values fits all signs at once."""
    parts = [negated(equal(left, right)) if sign == "NotEq" else equal(left, right) if sign == "Eq" else ORDERS[sign](left, right)
             for sign, left, right in zip(signs, values, values[1:], strict=False)]  # fmt: skip
    whole = all_of(parts)
    if len(parts) == 1 or not isinstance(whole, Unknown) or any(one.empty for one in values):
        return whole
    fitting = values[0]
    for sign, right in zip(signs, values[1:], strict=True):
        fitting = _after(sign, fitting, right)
    return False if fitting.empty else whole


def _after(sign: str, left: Values, right: Values) -> Values:
    """Give the members of the right that some member of the left fits before."""
    if left.empty or right.empty:
        return NONE
    if sign == "Eq":
        return right.meet(left)
    if sign == "NotEq":
        return right if left.only is None else _without(right, left.only)
    hull = left.hull()
    if sign in {"Lt", "LtE"}:
        return right.meet(make((), [Span(hull.low, None, hull.low_open or sign == "Lt", True)]))
    return right.meet(make((), [Span(None, hull.high, True, hull.high_open or sign == "Gt")]))


def _without(values: Values, one: Fraction) -> Values:
    sides = make((), [Span(None, one, True, True), Span(one, None, True, True)])
    return values.meet(sides) if values.holds(one) else values
