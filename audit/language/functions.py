"""The functions of the rule language: quantities by name, and a few on numbers, text and lists."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import reduce
from typing import Final

from audit.exact.values import Values, point
from audit.language.errors import ExpressionError
from audit.language.limits import MAX_TEXT
from audit.language.things import Thing, Unknown, Value, kind_of
from audit.language.world import World
from audit.model.context import suggest
from audit.model.quantity import Quantity
from audit.relations.extremum import Extremum
from audit.relations.relation import Relation, Term

_QUANTITIES: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "score": ("score", ("option", "criterion")),
    "weighted_score": ("weighted-score", ("option", "criterion")),
    "weight": ("weight", ("criterion",)),
    "group_weight": ("weight", ("group",)),
    "max_score": ("max-score", ("criterion",)),
    "max_total": ("max-total", ()),
    "subtotal": ("subtotal", ("option", "group")),
    "total": ("total", ("option",)),
    "percent": ("percent", ("option",)),
    "share": ("share", ("option",)),
    "rank": ("rank", ("option",)),
    "cost": ("cost", ("option", "item")),
}
_AXES: Final = {"option": "options", "criterion": "criteria", "group": "groups"}


def is_quantity(name: str) -> bool:
    """Say whether a function names a quantity."""
    return name in _QUANTITIES or name == "stated"


def quantity_of(world: World, name: str, arguments: list[Value]) -> Quantity | Unknown:
    """Give the quantity that a call names. Raises ExpressionError for arguments that name nothing."""
    if name == "stated":
        return _stated(world, arguments)
    kind, dimensions = _QUANTITIES[name]
    wanted = len(dimensions)
    optional = 1 if name == "cost" else 0
    if not wanted - optional <= len(arguments) <= wanted:
        raise ExpressionError(f"{name}() takes {wanted} arguments: {', '.join(dimensions) or 'none'}")
    found: dict[str, str] = {}
    for dimension, argument in zip(dimensions, arguments, strict=False):
        if isinstance(argument, Unknown):
            return argument
        found[dimension] = _id(world, name, dimension, argument)
    return Quantity(kind, **found)


def _stated(world: World, arguments: list[Value]) -> Quantity | Unknown:
    if len(arguments) != 1 or not isinstance(arguments[0], str):
        raise ExpressionError('stated() takes the id of a stated figure: stated("longlist")')
    if arguments[0] not in world.appraisal.stated:
        raise ExpressionError(f'"{arguments[0]}" is not declared under stated; {suggest(arguments[0], world.appraisal.stated)}')
    return world.appraisal.stated[arguments[0]].quantity


def _id(world: World, name: str, dimension: str, argument: Value) -> str:
    if isinstance(argument, Thing) and argument.kind == dimension:
        return argument.id
    if isinstance(argument, str):
        known: Mapping[str, object] = getattr(world.appraisal, _AXES[dimension]) if dimension in _AXES else {argument: None}
        if argument not in known:
            raise ExpressionError(f'{name}(): "{argument}" is no {dimension} of this appraisal; {suggest(argument, known)}')
        return argument
    raise ExpressionError(f"{name}(): {kind_of(argument)} stands where {dimension} is expected")


def _text(name: str, arguments: list[Value], count: int) -> list[str] | Unknown:
    if len(arguments) != count:
        raise ExpressionError(f"{name}() takes {count} texts")
    unknown = next((one for one in arguments if isinstance(one, Unknown)), None)
    if unknown is not None:
        return unknown
    texts = [one for one in arguments if isinstance(one, str)]
    if len(texts) != count:
        raise ExpressionError(f"{name}() takes text; {kind_of(next(one for one in arguments if not isinstance(one, str)))} stands here")
    if sum(map(len, texts)) > MAX_TEXT:
        raise ExpressionError(f"{name}(): the text is longer than {MAX_TEXT} characters")
    return texts


def _contains(arguments: list[Value]) -> Value:
    """contains(text, part): whether the part stands in the text, whatever the case of its letters."""
    texts = _text("contains", arguments, 2)
    return texts if isinstance(texts, Unknown) else texts[1].casefold() in texts[0].casefold()


def _like(arguments: list[Value]) -> Value:
    """like(text, pattern): * stands for any characters and ? for one; takes time in proportion to the text."""
    texts = _text("like", arguments, 2)
    if isinstance(texts, Unknown):
        return texts
    if len(texts[1]) > 200 or len(texts[0]) > 20_000:
        raise ExpressionError("like(): a pattern has at most 200 characters, and a text at most 20000")
    return glob_match(texts[0].casefold(), texts[1].casefold())


def glob_match(text: str, pattern: str) -> bool:
    """Match a pattern with * and ?, going back only to the last star, so that no pattern takes exponential time."""
    at = place = 0
    star, mark = -1, 0
    while at < len(text):
        if place < len(pattern) and pattern[place] == "*":
            star, mark, place = place, at, place + 1
        elif place < len(pattern) and pattern[place] in {"?", text[at]}:
            at, place = at + 1, place + 1
        elif star >= 0:
            mark, at, place = mark + 1, mark + 1, star + 1
        else:
            return False
    return not pattern[place:].strip("*")


def _words(arguments: list[Value]) -> Value:
    """words(text): how many words the text has."""
    texts = _text("words", arguments, 1)
    return texts if isinstance(texts, Unknown) else point(Fraction(len(texts[0].split())))


def _lower(arguments: list[Value]) -> Value:
    """lower(text): the text in small letters."""
    texts = _text("lower", arguments, 1)
    return texts if isinstance(texts, Unknown) else texts[0].casefold()


def _known(arguments: list[Value]) -> Value:
    """known(x): whether the file gives a value for x; never unknown itself."""
    if len(arguments) != 1:
        raise ExpressionError("known() takes one value")
    return not isinstance(arguments[0], Unknown)


def _count(arguments: list[Value]) -> Value:
    """count(list): how many entries a list has; in a loop, for how many its condition is true."""
    return point(Fraction(len(_list("count", arguments))))


def _numbers(name: str, arguments: list[Value]) -> list[Values] | Unknown:
    entries = _list(name, arguments) if len(arguments) == 1 and isinstance(arguments[0], tuple) else tuple(arguments)
    unknown = next((one for one in entries if isinstance(one, Unknown)), None)
    if unknown is not None:
        return unknown
    numbers = [one for one in entries if isinstance(one, Values)]
    if len(numbers) != len(entries):
        raise ExpressionError(f"{name}() takes numbers; {kind_of(next(one for one in entries if not isinstance(one, Values)))} stands here")
    return numbers


def _list(name: str, arguments: list[Value]) -> tuple[Value, ...]:
    if len(arguments) == 1 and isinstance(arguments[0], tuple):
        return arguments[0]
    raise ExpressionError(f"{name}() takes one list")


def _sum(arguments: list[Value]) -> Value:
    """sum(list): the sum of numbers."""
    numbers = _numbers("sum", arguments)
    return numbers if isinstance(numbers, Unknown) else reduce(Values.plus, numbers, point(Fraction(0)))


def _extreme(form: str) -> Callable[[list[Value]], Value]:
    def function(arguments: list[Value]) -> Value:
        numbers = _numbers(form, arguments)
        if isinstance(numbers, Unknown) or not numbers:
            return numbers if isinstance(numbers, Unknown) else Unknown(f"{form}() of an empty list")
        names = [Quantity("count", item=str(place)) for place in range(len(numbers))]
        relation = Relation("", "extremum", "", names[0], tuple(map(Term, names)), form=form)
        return Extremum().evaluate(relation, dict(zip(names, numbers, strict=True)).__getitem__)

    function.__doc__ = f"{form}(list) or {form}(a, b, ...): the {form} of numbers."
    return function


def _abs(arguments: list[Value]) -> Value:
    """abs(x): the size of a number without its sign."""
    numbers = _numbers("abs", arguments)
    if isinstance(numbers, Unknown):
        return numbers
    if len(numbers) != 1:
        raise ExpressionError("abs() takes one number")
    result: Value = _extreme("highest")([numbers[0], numbers[0].times(Fraction(-1))])
    return result


FUNCTIONS: Final[Mapping[str, Callable[[list[Value]], Value]]] = {
    "abs": _abs, "contains": _contains, "count": _count, "highest": _extreme("highest"), "known": _known, "like": _like,
    "lower": _lower, "lowest": _extreme("lowest"), "sum": _sum, "words": _words,
}  # fmt: skip
SPECIAL: Final[Mapping[str, str]] = {
    "all": "all(condition for x in list): whether the condition holds for every entry.",
    "any": "any(condition for x in list): whether it holds for at least one.",
    "printed": "printed(quantity): the interval that the published figure stands for.",
    "level": "level(option, criterion): the id of the level that was awarded.",
    "outcome": "outcome(gateway, option): pass, fail, not-applicable or blank, as printed.",
}
NAMES: Final = (*_QUANTITIES, "stated", *FUNCTIONS, *SPECIAL)
