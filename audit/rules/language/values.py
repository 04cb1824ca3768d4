"""The operations and functions on numbers: exact on whole sets, each charged before it is done.

Comparisons of exact sets: true if they hold for all values, false if for none, else unknown.

The functions on text: in time proportional to its length, whatever the pattern.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import NONE, Values, make, point
from audit.appraisal.model.quantity import Quantity
from audit.limits import LanguageLimits
from audit.relations.bounds import Extremum
from audit.relations.relation import Relation, Term
from audit.rules.language.budget import Budget, adding, choosing, dividing, multiplying, scaling, searching
from audit.rules.language.parse import Misuse
from audit.rules.language.things import Thing, Unknown, Value, all_of, any_of, kind_of, negated
from audit.why import because

__all__ = [
    "OPERATIONS",
    "ORDERS",
    "added",
    "at_most",
    "chained",
    "checked",
    "contains",
    "counted",
    "divided",
    "equal",
    "extreme",
    "fits",
    "less",
    "like",
    "lower",
    "multiplied",
    "negative",
    "numbers",
    "size_of",
    "subtracted",
    "total",
    "within",
    "words",
]

_ZERO: Final = point(Fraction(0))
_MINUS: Final = Fraction(-1)
_BITS: Final[int] = (10**LanguageLimits.MAX_DIGITS).bit_length()


def checked(values: Values) -> Values:
    """The outcome of an operation on, once every number in it is found short enough. Raises Misuse."""
    ends = (end for span in values.spans for end in (span.low, span.high) if end is not None)
    if any(map(_long, values.points)) or any(map(_long, ends)):
        raise Misuse(f"a number here has more than {LanguageLimits.MAX_DIGITS} digits")
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
        return Unknown(because("division-by-zero") if right == _ZERO else because("division-by-maybe-zero"))
    budget.allow(dividing(left, right))
    return checked(left.divided(right))


OPERATIONS: Final[Mapping[str, Callable[[Values, Values, Budget], Values | Unknown]]] = {
    "Add": added, "Sub": subtracted, "Mult": multiplied, "Div": divided,
}  # fmt: skip


def numbers(name: str, entries: Sequence[Value]) -> list[Values] | Unknown:
    """The entries of a list as numbers. Raises Misuse for anything else."""
    other = next((one for one in entries if not isinstance(one, Values | Unknown)), None)
    if other is not None:
        raise Misuse(f"{name}() takes numbers; here it has {kind_of(other)}")
    unknown = next((one for one in entries if isinstance(one, Unknown)), None)
    return unknown if unknown is not None else [one for one in entries if isinstance(one, Values)]


def total(sets: Sequence[Values], budget: Budget) -> Values:
    """Add numbers."""
    whole = _ZERO
    for one in sets:
        whole = added(whole, one, budget)
    return whole


def extreme(form: str, sets: Sequence[Values], budget: Budget) -> Value:
    """The highest or the lowest of numbers."""
    if not sets:
        return Unknown(because("empty-list", form=form))
    budget.allow(sum(map(choosing, sets)))
    names = [Quantity("count", item=str(place)) for place in range(len(sets))]
    relation = Relation("", "extremum", "", names[0], tuple(map(Term, names)), form=form)
    return Extremum().evaluate(relation, dict(zip(names, sets, strict=True)).__getitem__)


def size_of(values: Values, budget: Budget) -> Values:
    """A number without its sign."""
    budget.allow(choosing(values))
    zero = Fraction(0)
    up = values.meet(make((), [Span(zero, None, low_open=False, high_open=True)]))
    down = values.meet(make((), [Span(None, zero, low_open=True, high_open=False)]))
    return up.join(down.times(_MINUS))


def counted(sure: int, possible: int, budget: Budget) -> Values:
    """Every number from the sure count to the possible one."""
    budget.allow(possible - sure)
    return Values(frozenset(Fraction(number) for number in range(sure, possible + 1)))


_OPEN: Final = Unknown(because("several-answers"))
_NO_VALUE: Final = Unknown(because("nothing-to-compare"))


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
    """The members of the right that some member of the left fits before."""
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


def _texts(name: str, arguments: Sequence[Value], budget: Budget) -> list[str] | Unknown:
    unknown = next((one for one in arguments if isinstance(one, Unknown)), None)
    if unknown is not None:
        return unknown
    other = next((one for one in arguments if not isinstance(one, str)), None)
    if other is not None:
        raise Misuse(f"{name}() takes text; here it has {kind_of(other)}")
    texts = [str(one) for one in arguments]
    if sum(map(len, texts)) > LanguageLimits.MAX_TEXT:
        raise Misuse(f"{name}() takes at most {LanguageLimits.MAX_TEXT} characters")
    budget.spend(searching(*texts))
    return [text.casefold() for text in texts]


def contains(arguments: Sequence[Value], budget: Budget) -> Value:
    """Say whether the second text stands in the first, whatever the case of its letters."""
    texts = _texts("contains", arguments, budget)
    return texts if isinstance(texts, Unknown) else texts[1] in texts[0]


def like(arguments: Sequence[Value], budget: Budget) -> Value:
    """Say whether the first text fits the pattern."""
    texts = _texts("like", arguments, budget)
    if isinstance(texts, Unknown):
        return texts
    if len(texts[1]) > LanguageLimits.MAX_LIKE:
        raise Misuse(f"like() takes a pattern of at most {LanguageLimits.MAX_LIKE} characters")
    return fits(texts[0], texts[1])


def fits(text: str, pattern: str) -> bool:
    """Match a pattern with * and ?, looking at each letter of the text once: all places in the pattern advance together as bits."""
    letters = [letter for letter in pattern if letter != "*"]
    stays, place = 0, 0
    for letter in pattern:
        if letter == "*":
            stays |= 1 << place
        else:
            place += 1
    any_letter = sum(1 << place for place, letter in enumerate(letters) if letter == "?")
    moves: defaultdict[str, int] = defaultdict(lambda: any_letter)
    for place, letter in enumerate(letters):
        if letter != "?":
            moves[letter] |= 1 << place
    reached = 1
    for letter in text:
        reached = (reached & moves[letter]) << 1 | reached & stays
        if not reached:
            return False
    return bool(reached >> len(letters))


def lower(arguments: Sequence[Value], budget: Budget) -> Value:
    """The text in small letters."""
    texts = _texts("lower", arguments, budget)
    return texts if isinstance(texts, Unknown) else texts[0]


def words(arguments: Sequence[Value], budget: Budget) -> Value:
    """Count the words of a text."""
    texts = _texts("words", arguments, budget)
    return texts if isinstance(texts, Unknown) else point(Fraction(len(texts[0].split())))
