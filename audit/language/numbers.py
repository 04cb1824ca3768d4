"""The operations and functions on numbers: exact on whole sets, each charged before it is done."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from audit.exact.values import Span, Values, make, point
from audit.language.budget import Budget, adding, choosing, dividing, multiplying, scaling
from audit.language.errors import Misuse
from audit.language.limits import MAX_DIGITS
from audit.language.things import Unknown, Value, kind_of
from audit.model.quantity import Quantity
from audit.relations.extremum import Extremum
from audit.relations.relation import Relation, Term

_ZERO: Final = point(Fraction(0))
_MINUS: Final = Fraction(-1)
_BITS: Final[int] = (10**MAX_DIGITS).bit_length()


def checked(values: Values) -> Values:
    """Give the outcome of an operation on, once every number in it is found short enough. Raises Misuse."""
    ends = (end for span in values.spans for end in (span.low, span.high) if end is not None)
    if any(map(_long, values.points)) or any(map(_long, ends)):
        raise Misuse(f"a number here has more than {MAX_DIGITS} digits")
    return values


def _long(value: Fraction) -> bool:
    return max(value.numerator.bit_length(), value.denominator.bit_length()) > _BITS


def added(left: Values, right: Values, budget: Budget) -> Values:
    """Add two numbers."""
    budget.allow(adding(left, right))
    values = left.plus(right)
    budget.allow(len(values.points))
    return checked(values)


def negative(values: Values, budget: Budget) -> Values:
    """Turn the sign of a number."""
    budget.allow(scaling(values))
    return values.times(_MINUS)


def subtracted(left: Values, right: Values, budget: Budget) -> Values:
    """Take the second number from the first."""
    return added(left, negative(right, budget), budget)


def multiplied(left: Values, right: Values, budget: Budget) -> Values:
    """Multiply two numbers."""
    budget.allow(multiplying(left, right))
    return checked(left.multiplied(right))


def divided(left: Values, right: Values, budget: Budget) -> Values | Unknown:
    """Divide; unknown where the divisor may be nothing."""
    if right.holds(Fraction(0)):
        return Unknown("a division by nothing (0)" if right == _ZERO else "a division by what may be nothing (0)")
    budget.allow(dividing(left, right))
    return checked(left.divided(right))


OPERATIONS: Final[Mapping[str, Callable[[Values, Values, Budget], Values | Unknown]]] = {
    "Add": added, "Sub": subtracted, "Mult": multiplied, "Div": divided,
}  # fmt: skip


def numbers(name: str, entries: Sequence[Value]) -> list[Values] | Unknown:
    """Give the entries of a list as numbers. Raises Misuse for anything else."""
    other = next((one for one in entries if not isinstance(one, Values | Unknown)), None)
    if other is not None:
        raise Misuse(f"{name}() takes numbers; {kind_of(other)} stands here")
    unknown = next((one for one in entries if isinstance(one, Unknown)), None)
    return unknown if unknown is not None else [one for one in entries if isinstance(one, Values)]


def total(sets: Sequence[Values], budget: Budget) -> Values:
    """Add numbers."""
    whole = _ZERO
    for one in sets:
        whole = added(whole, one, budget)
    return whole


def extreme(form: str, sets: Sequence[Values], budget: Budget) -> Value:
    """Give the highest or the lowest of numbers."""
    if not sets:
        return Unknown(f"the {form} of an empty list")
    budget.allow(sum(map(choosing, sets)))
    names = [Quantity("count", item=str(place)) for place in range(len(sets))]
    relation = Relation("", "extremum", "", names[0], tuple(map(Term, names)), form=form)
    return Extremum().evaluate(relation, dict(zip(names, sets, strict=True)).__getitem__)


def size_of(values: Values, budget: Budget) -> Values:
    """Give a number without its sign."""
    budget.allow(choosing(values))
    zero = Fraction(0)
    up = values.meet(make((), [Span(zero, None, low_open=False, high_open=True)]))
    down = values.meet(make((), [Span(None, zero, low_open=True, high_open=False)]))
    return up.join(down.times(_MINUS))


def counted(sure: int, possible: int, budget: Budget) -> Values:
    """Give every number from the sure count to the possible one."""
    budget.allow(possible - sure)
    return Values(frozenset(Fraction(number) for number in range(sure, possible + 1)))
