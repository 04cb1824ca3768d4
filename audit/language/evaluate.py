"""Running an expression: exact, three-valued, within a budget of steps, with a trace of what it looked at."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from audit.exact.values import TooManyValues, Values, point
from audit.language.compare import ORDERS, equal
from audit.language.errors import ExpressionError
from audit.language.functions import FUNCTIONS, NAMES, is_quantity, quantity_of
from audit.language.limits import MAX_DIGITS, MAX_LIST, MAX_STEPS, MAX_TEXT
from audit.language.parse import Expression
from audit.language.things import Thing, Unknown, Value, all_of, any_of, kind_of, negated
from audit.language.world import FIELDS, LISTS, World
from audit.model.context import suggest
from audit.model.quantity import Quantity

_BIG: Final = 10**MAX_DIGITS


@dataclass(frozen=True, slots=True)
class Looked:
    """One thing that an expression looked at: its text, and the value it had."""

    text: str
    value: Value


class Run:
    """One run of one expression over a world."""

    def __init__(self, expression: Expression, world: World, names: Mapping[str, Value]) -> None:
        """Start with a full budget."""
        self.expression = expression
        self.world = world
        self.names = dict(names)
        self.steps = 0
        self.trace: list[Looked] = []

    def value(self) -> Value:
        """Give the value of the whole expression. Raises ExpressionError."""
        return self._eval(self.expression.tree)

    def truth(self) -> bool | Unknown:
        """Give the truth of the whole expression. Raises ExpressionError where it has none."""
        return self._as_truth(self.expression.tree, self.value())

    def _spend(self, node: ast.AST, value: Value) -> Value:
        self.steps += 1 + (len(value.points) // 8 if isinstance(value, Values) else len(value) // 8 if isinstance(value, tuple) else 0)
        if self.steps > MAX_STEPS:
            raise self._error(node, f"the expression takes more than {MAX_STEPS} steps")
        if isinstance(value, Values):
            self._check_size(node, value)
        elif isinstance(value, str) and len(value) > MAX_TEXT:
            raise self._error(node, f"a text here is longer than {MAX_TEXT} characters")
        elif isinstance(value, tuple) and len(value) > MAX_LIST:
            raise self._error(node, f"a list here has more than {MAX_LIST} entries")
        return value

    def _check_size(self, node: ast.AST, value: Values) -> None:
        sample = [*list(value.points)[:2], *(end for span in value.spans[:2] for end in span[:2] if end is not None)]
        if any(abs(one.numerator) > _BIG or one.denominator > _BIG for one in sample):
            raise self._error(node, f"a number here has more than {MAX_DIGITS} digits")

    def _error(self, node: ast.AST, message: str) -> ExpressionError:
        return ExpressionError(message, self.expression.offset(node), self.expression.source(node)[:40])

    def _eval(self, node: ast.expr) -> Value:
        self.steps += 1
        if self.steps > MAX_STEPS:
            raise self._error(node, f"the expression takes more than {MAX_STEPS} steps")
        method = getattr(self, f"_eval_{type(node).__name__.lower()}")
        try:
            value: Value = method(node)
        except TooManyValues:
            return Unknown("more values are possible than can be listed")
        return self._spend(node, value)

    def _eval_constant(self, node: ast.Constant) -> Value:
        if isinstance(node.value, bool | str):
            return node.value
        return point(self.expression.numbers[(node.lineno, node.col_offset)])

    def _eval_name(self, node: ast.Name) -> Value:
        if node.id in self.names:
            return self.names[node.id]
        if node.id in LISTS:
            return self.world.listed(node.id)
        known = [*self.names, *LISTS]
        hint = f"{node.id}() is a function; give it arguments" if node.id in NAMES else suggest(node.id, known)
        raise self._error(node, f'"{node.id}" is not known here; {hint}')

    def _eval_attribute(self, node: ast.Attribute) -> Value:
        held = self._eval(node.value)
        if isinstance(held, Unknown):
            return held
        if not isinstance(held, Thing):
            raise self._error(node, f"{kind_of(held)} has no fields")
        if node.attr not in held.fields:
            known = [name for name in FIELDS.get(held.kind, ()) if name in held.fields] or sorted(held.fields)
            raise self._error(node, f'a {held.kind} has no field "{node.attr}"; its fields: {", ".join(known)}')
        return self._looked(node, held.get(node.attr))

    def _looked(self, node: ast.expr, value: Value) -> Value:
        if len(self.trace) < 50 and not isinstance(value, Thing | tuple):
            self.trace.append(Looked(self.expression.source(node), value))
        return value

    def _eval_boolop(self, node: ast.BoolOp) -> Value:
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
        raise self._error(node, f"{kind_of(value)} stands where a condition is expected")

    def _eval_unaryop(self, node: ast.UnaryOp) -> Value:
        value = self._eval(node.operand)
        if isinstance(node.op, ast.Not):
            return negated(self._as_truth(node.operand, value))
        if isinstance(value, Unknown):
            return value
        number = self._as_number(node.operand, value)
        return number.times(Fraction(-1)) if isinstance(node.op, ast.USub) else number

    def _as_number(self, node: ast.expr, value: Value) -> Values:
        if isinstance(value, Values):
            return value
        raise self._error(node, f"{kind_of(value)} stands where a number is expected")

    def _eval_binop(self, node: ast.BinOp) -> Value:
        left, right = self._eval(node.left), self._eval(node.right)
        unknown = next((one for one in (left, right) if isinstance(one, Unknown)), None)
        if unknown is not None:
            return unknown
        return self._calculate(node, self._as_number(node.left, left), self._as_number(node.right, right))

    def _calculate(self, node: ast.BinOp, left: Values, right: Values) -> Value:
        if isinstance(node.op, ast.Add):
            return left.plus(right)
        if isinstance(node.op, ast.Sub):
            return left.plus(right.times(Fraction(-1)))
        if isinstance(node.op, ast.Mult):
            return left.multiplied(right)
        quotient = left.divided(right)
        return quotient if not quotient.empty else Unknown("a division by nothing (0)")

    def _eval_compare(self, node: ast.Compare) -> Value:
        values = [self._eval(one) for one in (node.left, *node.comparators)]
        parts = [self._compare(node, sign, left, right) for sign, left, right in zip(node.ops, values, values[1:], strict=False)]
        return all_of(parts)

    def _compare(self, node: ast.Compare, sign: ast.cmpop, left: Value, right: Value) -> bool | Unknown:
        name = type(sign).__name__
        if name in {"Eq", "NotEq"}:
            same = equal(left, right)
            return same if name == "Eq" else negated(same)
        if name in {"In", "NotIn"}:
            found = self._is_in(node, left, right)
            return found if name == "In" else negated(found)
        unknown = next((one for one in (left, right) if isinstance(one, Unknown)), None)
        if unknown is not None:
            return unknown
        return ORDERS[name](self._as_number(node.left, left), self._as_number(node.comparators[0], right))

    def _is_in(self, node: ast.Compare, left: Value, right: Value) -> bool | Unknown:
        if isinstance(right, Unknown):
            return right
        if isinstance(right, tuple):
            return any_of([equal(left, one) for one in right])
        raise self._error(node, f"{kind_of(right)} stands where a list is expected; for text write contains(text, part)")

    def _eval_ifexp(self, node: ast.IfExp) -> Value:
        test = self._as_truth(node.test, self._eval(node.test))
        if isinstance(test, Unknown):
            return test
        return self._eval(node.body if test else node.orelse)

    def _eval_list(self, node: ast.List) -> Value:
        return tuple(self._eval(one) for one in node.elts)

    def _eval_tuple(self, node: ast.Tuple) -> Value:
        return tuple(self._eval(one) for one in node.elts)

    def _eval_generatorexp(self, node: ast.GeneratorExp) -> Value:
        return tuple(self._loop(node))

    def _loop(self, node: ast.GeneratorExp) -> list[Value]:
        if len(node.generators) != 1:
            raise self._error(node, "a loop goes over one list; put a second loop inside another all(), any() or count()")
        loop = node.generators[0]
        assert isinstance(loop.target, ast.Name)
        entries = self._eval(loop.iter)
        if not isinstance(entries, tuple):
            raise self._error(loop.iter, f"{kind_of(entries)} stands where a list is expected")
        outer, found = self.names.get(loop.target.id), []
        for entry in entries:
            self.names[loop.target.id] = entry
            kept = all_of([self._as_truth(one, self._eval(one)) for one in loop.ifs])
            if kept is not False:
                found.append(self._eval(node.elt) if kept is True else kept)
        if outer is None:
            self.names.pop(loop.target.id, None)
        else:
            self.names[loop.target.id] = outer
        return found

    def _eval_call(self, node: ast.Call) -> Value:
        assert isinstance(node.func, ast.Name)
        name = node.func.id
        special = getattr(self, f"_call_{name}", None)
        if special is not None:
            result: Value = special(node)
            return result
        if name not in NAMES:
            raise self._error(node.func, f'"{name}" is no function of the rule language; {suggest(name, NAMES)}')
        arguments = [self._eval(one) for one in node.args]
        try:
            return self._called(node, name, arguments)
        except ExpressionError as error:
            raise self._error(node, error.message) from None

    def _called(self, node: ast.Call, name: str, arguments: list[Value]) -> Value:
        if is_quantity(name):
            quantity = quantity_of(self.world, name, arguments)
            return quantity if isinstance(quantity, Unknown) else self._looked(node, self.world.quantity(quantity))
        return FUNCTIONS[name](arguments)

    def _truths(self, node: ast.Call) -> list[bool | Unknown]:
        if len(node.args) != 1:
            raise self._error(node, "this takes one loop: condition for x in list")
        values = self._eval(node.args[0])
        if not isinstance(values, tuple):
            raise self._error(node, "this takes one loop: condition for x in list")
        return [self._as_truth(node.args[0], one) for one in values]

    def _call_all(self, node: ast.Call) -> Value:
        return all_of(self._truths(node))

    def _call_any(self, node: ast.Call) -> Value:
        return any_of(self._truths(node))

    def _call_count(self, node: ast.Call) -> Value:
        """Count the entries of a list, or those for which a loop's condition is true: at least the sure, at most the possible."""
        if len(node.args) != 1:
            raise self._error(node, "count() takes one list or one loop")
        values = self._eval(node.args[0])
        if not isinstance(values, tuple):
            raise self._error(node, "count() takes one list or one loop")
        if not isinstance(node.args[0], ast.GeneratorExp) or not all(isinstance(one, bool | Unknown) for one in values):
            return point(Fraction(len(values)))
        sure = sum(1 for one in values if one is True)
        may = sure + sum(1 for one in values if isinstance(one, Unknown))
        return Values(frozenset(Fraction(number) for number in range(sure, may + 1)))

    def _call_printed(self, node: ast.Call) -> Value:
        inner = node.args[0] if len(node.args) == 1 else None
        if not isinstance(inner, ast.Call) or not isinstance(inner.func, ast.Name) or not is_quantity(inner.func.id):
            raise self._error(node, 'printed() takes a quantity: printed(percent("a"))')
        quantity = self._quantity(inner, inner.func.id)
        return quantity if isinstance(quantity, Unknown) else self._looked(node, self.world.published(quantity))

    def _quantity(self, node: ast.Call, name: str) -> Quantity | Unknown:
        try:
            return quantity_of(self.world, name, [self._eval(one) for one in node.args])
        except ExpressionError as error:
            raise self._error(node, error.message) from None

    def _call_level(self, node: ast.Call) -> Value:
        score = self._quantity(node, "score")
        if isinstance(score, Unknown):
            return score
        assert score.option is not None
        assert score.criterion is not None
        return self._looked(node, self.world.level(score.option, score.criterion))

    def _call_outcome(self, node: ast.Call) -> Value:
        names = [one.id if isinstance(one, Thing) else one for one in (self._eval(argument) for argument in node.args)]
        if len(names) != 2 or not all(isinstance(one, str) for one in names):
            raise self._error(node, "outcome() takes a gateway and an option")
        found = [one.outcome for one in self.world.appraisal.verdicts if one.gateway == names[0] and one.option == names[1]]
        return self._looked(node, found[-1] if found else Unknown("no outcome is printed"))
