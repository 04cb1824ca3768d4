"""Running an expression: exact, three-valued, within a budget of steps, with a trace of what it looked at.

An expression taken apart into the conditions that all have to hold, so that it can be told which do not.
"""

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, ClassVar, Final

from audit.appraisal.exact.bounds import TooManyValues
from audit.appraisal.exact.values import Values, point
from audit.appraisal.model.quantity import Quantity
from audit.appraisal.model.read.context import suggest
from audit.limits import LanguageLimits
from audit.rules.language import entries, values
from audit.rules.language.budget import Budget, OutOfSteps, choosing, comparing, reading
from audit.rules.language.entries import Entry
from audit.rules.language.parse import Expression, ExpressionError, Misuse
from audit.rules.language.quantities import field_quantity, is_quantity, quantity_of
from audit.rules.language.static import misused
from audit.rules.language.things import Thing, Unknown, Value, all_of, any_of, kind_of, negated
from audit.rules.language.values import chained, equal, within
from audit.rules.language.vocabulary import FIELDS, FUNCTIONS, LISTS
from audit.rules.language.world import World
from audit.why import because

__all__ = ["ConditionResult", "Evaluation", "UsedValue", "parts"]

_TEXTS: Final = {"contains": values.contains, "like": values.like, "lower": values.lower, "words": values.words}
_COLLECTS: Final = {"all": entries.all_true, "any": entries.any_true, "count": entries.count, "sum": entries.total}
_KEPT: Final = 20


@dataclass(frozen=True, slots=True)
class UsedValue:
    """One thing that an expression looked at: its text, the value it had, and the quantity that it is, or that tells it."""

    text: str
    value: Value
    quantity: Quantity | None = None


class Evaluation:
    """One run of one expression over a world. ``names`` are the things it is about."""

    def __init__(self, expression: Expression, world: World, names: Mapping[str, Value], budget: Budget | None = None) -> None:
        """Start with a full budget, or with what is left of one."""
        self.expression = expression
        self.world = world
        self.names = dict(names)
        self.loops: dict[str, Value] = {}
        self.budget = Budget(outer=budget)
        self.trace: list[UsedValue] = []
        self.most, self.most_of_loop = LanguageLimits.MAX_TRACE, _KEPT

    def value(self) -> Value:
        """The value of the whole expression. Raises ExpressionError."""
        return self._eval(self.expression.tree)

    def truth(self) -> bool | Unknown:
        """The truth of the whole expression. Raises ExpressionError where it has none."""
        return self._as_truth(self.expression.tree, self.value())

    def at(self, node: ast.expr) -> bool | Unknown:
        """The truth of a part of the expression. Raises ExpressionError where it has none."""
        return self._as_truth(node, self._eval(node))

    def over(self, node: ast.GeneratorExp) -> Iterator[bool | Unknown]:
        """Set the name of a loop to each entry in turn, saying whether the entry is in the loop. An unknown list is one unknown entry."""
        loop = node.generators[0]
        assert isinstance(loop.target, ast.Name)
        listed = self._listed(loop.iter, self._eval(loop.iter))
        outer = (dict(self.names), dict(self.loops))
        for _, value in [(True, listed)] if isinstance(listed, Unknown) else listed:
            self.names[loop.target.id] = self.loops[loop.target.id] = value
            yield all_of([self.at(one) for one in loop.ifs])
        self.names, self.loops = outer

    def _error(self, node: ast.AST, message: str) -> ExpressionError:
        return self.expression.error(node, message)

    def _eval(self, node: ast.expr) -> Value:
        try:
            self.budget.spend(1)
            return self._checked(self._EVALUATORS[type(node)](self, node))
        except TooManyValues:
            return Unknown(because("too-many-values"))
        except (Misuse, OutOfSteps) as error:
            raise self._error(node, str(error)) from None

    def _checked(self, value: Value) -> Value:
        if isinstance(value, Values):
            self.budget.spend(reading(value))
        elif isinstance(value, str) and len(value) > LanguageLimits.MAX_TEXT:
            raise Misuse(f"a text here is longer than {LanguageLimits.MAX_TEXT} characters")
        elif isinstance(value, tuple):
            self.budget.spend(len(value))
            if len(value) > LanguageLimits.MAX_LIST:
                raise Misuse(f"a list here has more than {LanguageLimits.MAX_LIST} entries")
        return value

    def _constant(self, node: ast.Constant) -> Value:
        if isinstance(node.value, bool | str):
            return node.value
        return point(self.expression.numbers[node.col_offset])

    def _name(self, node: ast.Name) -> Value:
        if node.id in self.names:
            return self.names[node.id]
        if node.id in LISTS:
            return self.world.listed(node.id)
        raise Misuse(f'"{node.id}" is not known here; {suggest(node.id, [*self.names, *LISTS])}')

    def _attribute(self, node: ast.Attribute) -> Value:
        held = self._eval(node.value)
        if isinstance(held, Unknown):
            return held
        if not isinstance(held, Thing):
            raise Misuse(f"{kind_of(held)} has no fields")
        if node.attr not in held.fields:
            raise Misuse(f'{kind_of(held)} has no field "{node.attr}"; its fields: {", ".join(FIELDS.get(held.kind, held.fields))}')
        return self._looked(node, held.get(node.attr), field_quantity(held, node.attr))

    def _looked(self, node: ast.expr, value: Value, quantity: Quantity | None = None) -> Value:
        if len(self.trace) < self.most and not isinstance(value, Thing | tuple):
            self.trace.append(UsedValue(self.expression.source(node) + self._where(node), value, quantity))
        return value

    def _where(self, node: ast.expr) -> str:
        """Say which entries the loops are at, for the names that a part uses."""
        used = dict.fromkeys(one.id for one in ast.walk(node) if isinstance(one, ast.Name) and one.id in self.loops)
        said = [f"{name}: {held.id}" for name in used if isinstance(held := self.loops[name], Thing)]
        return f" ({', '.join(said)})" if said else ""

    def _boolop(self, node: ast.BoolOp) -> Value:
        stop = isinstance(node.op, ast.Or)
        truths: list[bool | Unknown] = []
        for one in node.values:
            truths.append(self._as_truth(one, self._eval(one)))
            if truths[-1] is stop:
                return stop
        return any_of(truths) if stop else all_of(truths)

    def _as_truth(self, node: ast.expr, value: Value) -> bool | Unknown:
        if isinstance(value, bool | Unknown):
            return value
        raise self._error(node, f"{kind_of(value)} is used where a condition is expected")

    def _unaryop(self, node: ast.UnaryOp) -> Value:
        value = self._eval(node.operand)
        if isinstance(node.op, ast.Not):
            return negated(self._as_truth(node.operand, value))
        if isinstance(value, Unknown):
            return value
        number = self._as_number(node.operand, value)
        return values.negative(number, self.budget) if isinstance(node.op, ast.USub) else number

    def _as_number(self, node: ast.expr, value: Value) -> Values:
        if isinstance(value, Values):
            return value
        raise self._error(node, f"{kind_of(value)} is used where a number is expected")

    def _binop(self, node: ast.BinOp) -> Value:
        left, right = self._eval(node.left), self._eval(node.right)
        unknown = next((one for one in (left, right) if isinstance(one, Unknown)), None)
        if unknown is not None:
            return unknown
        operation = values.OPERATIONS[type(node.op).__name__]
        return operation(self._as_number(node.left, left), self._as_number(node.right, right), self.budget)

    def _compare(self, node: ast.Compare) -> Value:
        operands = [node.left, *node.comparators]
        values = [self._eval(one) for one in operands]
        signs = [type(sign).__name__ for sign in node.ops]
        for left, right in pairwise(values):
            if isinstance(left, Values) and isinstance(right, Values):
                self.budget.allow(comparing(left, right) + (choosing(right) if len(signs) > 1 else 0))
        sets = [one for one in values if isinstance(one, Values)]
        if len(sets) == len(values):
            return chained(signs, sets)
        rows = zip(signs, operands, operands[1:], values, values[1:], strict=False)
        return all_of([self._pair(sign, nodes, left, right) for sign, *nodes, left, right in rows])

    def _pair(self, sign: str, nodes: Sequence[ast.expr], left: Value, right: Value) -> bool | Unknown:
        if sign in {"Eq", "NotEq"}:
            return equal(left, right) if sign == "Eq" else negated(equal(left, right))
        if sign in {"In", "NotIn"}:
            found = self._is_in(nodes[1], left, right)
            return found if sign == "In" else negated(found)
        unknown = next((one for one in (left, right) if isinstance(one, Unknown)), None)
        if unknown is not None:
            return unknown
        return chained([sign], [self._as_number(node, value) for node, value in zip(nodes, (left, right), strict=True)])

    def _is_in(self, node: ast.expr, left: Value, right: Value) -> bool | Unknown:
        if isinstance(left, Unknown) or isinstance(right, Unknown):
            return left if isinstance(left, Unknown) else right  # type: ignore[return-value]  # one of them is unknown
        if not isinstance(right, tuple):
            raise self._error(node, f"{kind_of(right)} is used where a list is expected; for text write contains(text, part)")
        for one in right:
            self.budget.allow(comparing(left, one) if isinstance(left, Values) and isinstance(one, Values) else 1)
        return within(left, right)

    def _ifexp(self, node: ast.IfExp) -> Value:
        test = self._as_truth(node.test, self._eval(node.test))
        if not isinstance(test, Unknown):
            return self._eval(node.body if test else node.orelse)
        return entries.either(self._eval(node.body), self._eval(node.orelse), test, self.budget)

    def _list(self, node: ast.List | ast.Tuple) -> Value:
        return tuple(self._eval(one) for one in node.elts)

    def _generator(self, node: ast.GeneratorExp) -> Value:
        found = self._entries(node)
        if isinstance(found, Unknown):
            return found
        unsure = next((kept for kept, _ in found if isinstance(kept, Unknown)), None)
        return unsure if unsure is not None else tuple(value for _, value in found)

    def _entries(self, node: ast.expr, stop: bool | None = None) -> list[Entry] | Unknown:
        """The entries of a loop or a list, each with whether it is in it; up to the first with the truth that decides."""
        if not isinstance(node, ast.GeneratorExp):
            return self._listed(node, self._eval(node))
        loop = node.generators[0]
        assert isinstance(loop.target, ast.Name)
        listed = self._listed(loop.iter, self._eval(loop.iter))
        if isinstance(listed, Unknown):
            return listed
        outer, start = (dict(self.names), dict(self.loops)), len(self.trace)
        found: list[Entry] = []
        for _, value in listed:
            mark = len(self.trace)
            self.names[loop.target.id] = self.loops[loop.target.id] = value
            kept = all_of([self._as_truth(one, self._eval(one)) for one in loop.ifs])
            found += [(kept, self._eval(node.elt))] if kept is not False else []
            if stop is not None and kept is True and found[-1][1] is stop:
                del self.trace[start:mark]
                break
            del self.trace[start + self.most_of_loop :]
        self.names, self.loops = outer
        return found

    def _listed(self, node: ast.expr, value: Value) -> list[Entry] | Unknown:
        if isinstance(value, Unknown):
            return value
        if not isinstance(value, tuple):
            raise self._error(node, f"{kind_of(value)} is used where a list is expected")
        return [(True, one) for one in value]

    def _call(self, node: ast.Call) -> Value:
        assert isinstance(node.func, ast.Name)
        name = node.func.id
        if name not in FUNCTIONS:
            raise self._error(node.func, f'there is no function "{name}"; {suggest(name, FUNCTIONS)}')
        said = misused(name, node)
        if said:
            raise self._error(node, said)
        if name in _COLLECTS:
            return self._collected(node, name)
        own = self._SPECIAL.get(name)
        return own(self, node) if own is not None else self._applied(node, name, [self._eval(one) for one in node.args])

    def _applied(self, node: ast.Call, name: str, arguments: list[Value]) -> Value:
        if is_quantity(name):
            quantity = quantity_of(self.world.appraisal, name, arguments)
            return quantity if isinstance(quantity, Unknown) else self._looked(node, self.world.quantity(quantity), quantity)
        if name in _TEXTS:
            return _TEXTS[name](arguments, self.budget)
        sets = values.numbers(name, arguments[0] if len(arguments) == 1 and isinstance(arguments[0], tuple) else arguments)
        if isinstance(sets, Unknown):
            return sets
        return values.size_of(sets[0], self.budget) if name == "abs" else values.extreme(name, sets, self.budget)

    def _collected(self, node: ast.Call, name: str) -> Value:
        found = self._entries(node.args[0], {"all": False, "any": True}.get(name))
        return found if isinstance(found, Unknown) else _COLLECTS[name](found, self.budget)

    def _printed(self, node: ast.Call) -> Value:
        with self.world.read_as("published"):
            value = self._eval(node.args[0])
        return self._looked(node, value)

    def _known(self, node: ast.Call) -> Value:
        asked = len(self.world.asked)
        value = self._eval(node.args[0])
        return not isinstance(value, Unknown) and not any(map(self.world.missing, self.world.asked[asked:]))

    def _level(self, node: ast.Call) -> Value:
        score = quantity_of(self.world.appraisal, "score", [self._eval(one) for one in node.args])
        if isinstance(score, Unknown):
            return score
        assert score.option is not None
        assert score.criterion is not None
        return self._looked(node, self.world.level(score.option, score.criterion), score)

    def _outcome(self, node: ast.Call) -> Value:
        gateway, option = (one.id if isinstance(one, Thing) else one for one in map(self._eval, node.args))
        unknown = next((one for one in (gateway, option) if isinstance(one, Unknown)), None)
        if unknown is not None:
            return unknown
        if not isinstance(gateway, str) or not isinstance(option, str):
            raise Misuse("outcome() takes a gateway and an option")
        return self._looked(node, self.world.outcome(gateway, option))

    _EVALUATORS: ClassVar[Mapping[type[ast.expr], Callable[["Evaluation", Any], Value]]] = {
        ast.Constant: _constant, ast.Name: _name, ast.Attribute: _attribute, ast.BoolOp: _boolop, ast.UnaryOp: _unaryop, ast.BinOp: _binop,
        ast.Compare: _compare, ast.IfExp: _ifexp, ast.List: _list, ast.Tuple: _list, ast.GeneratorExp: _generator, ast.Call: _call,
    }  # fmt: skip
    _SPECIAL: ClassVar[Mapping[str, Callable[["Evaluation", ast.Call], Value]]] = {
        "printed": _printed, "known": _known, "level": _level, "outcome": _outcome,
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class ConditionResult:
    """One condition: whether it holds, and what it looked at."""

    truth: bool | Unknown
    looked: tuple[UsedValue, ...]


def parts(run: Evaluation) -> tuple[ConditionResult, ...]:
    """The conditions joined by ``and``, those of an ``all(...)`` for each of its entries. Raises ExpressionError.

    Together they have the truth of the expression; nothing is passed over where one of them decides.
    """
    run.most = run.most_of_loop = LanguageLimits.MAX_EVIDENCE
    return tuple(_parts(run, run.expression.tree))


def _parts(run: Evaluation, node: ast.expr) -> Iterator[ConditionResult]:
    loop = _loop(node)
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
        for one in node.values:
            yield from _parts(run, one)
    elif loop is not None:
        for kept in run.over(loop):
            if kept is not False:
                yield from (ConditionResult(any_of([negated(kept), part.truth]), part.looked) for part in _parts(run, loop.elt))
    else:
        run.trace.clear()
        truth = run.at(node)
        yield ConditionResult(truth, tuple(run.trace))


def _loop(node: ast.expr) -> ast.GeneratorExp | None:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "all" and isinstance(node.args[0], ast.GeneratorExp):
        return node.args[0]
    return None
