"""What in an expression cannot hold for any appraisal: unknown names, fields and functions, arguments and sorts that do not fit.

Ids in an expression that an appraisal does not declare: an option that does not exist would never be equal to any.
"""

import ast
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain, repeat
from typing import Any, Final

from audit.appraisal.model.read.context import suggest
from audit.rules.language.parse import Expression, ExpressionError
from audit.rules.language.vocabulary import ANY, DERIVED, FIELDS, FUNCTIONS, LIST, LISTS, QUANTITIES, fields_of, usage

__all__ = ["compares_derived", "faults", "looks_at_nothing", "misnamed", "misused"]

_SEVERAL: Final = frozenset({"highest", "lowest"})
_LISTED: Final = frozenset({"sum", "highest", "lowest"})
_LOOPS: Final = frozenset({"all", "any"})
_ORDERED: Final = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


def faults(expression: Expression, names: Mapping[str, str]) -> list[ExpressionError]:
    """Everything in an expression that cannot hold, in the order of its text; ``names`` are its subject's things, with their kinds."""
    check = _Static(expression, names)
    check.wants("truth", expression.tree, "a rule asserts a condition, such as option.total > 50")
    return sorted(check.found, key=lambda error: error.offset)


def misused(name: str, node: ast.Call) -> str:
    """Say what about the number or form of a function's arguments is not as it takes them; nothing if it is."""
    signature = FUNCTIONS[name]
    given, most = len(node.args), len(signature.names)
    if not signature.needed <= given or (given > most and name not in _SEVERAL):
        wanted = f"{signature.needed} or {most}" if signature.needed != most else str(most)
        return f"{usage(name)} takes {wanted} {'argument' if wanted == '1' else 'arguments'}; {given} {'stands' if given == 1 else 'stand'} here"
    if name in _LOOPS and not isinstance(node.args[0], ast.GeneratorExp | ast.List):
        return f"{name}() takes one loop: {name}(x.total > 5 for x in options)"
    if name == "printed" and not _is_quantity(node.args[0]):
        return 'printed() takes a quantity: printed(percent("a")) or printed(option.percent)'
    return ""


def _is_quantity(node: ast.expr) -> bool:
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id in QUANTITIES
    return isinstance(node, ast.Attribute) and node.attr in QUANTITIES


def compares_derived(expression: Expression) -> bool:
    """Say whether the expression compares, or takes the difference of, what is printed rounded."""
    return any(
        _derived(node)
        for node in ast.walk(expression.tree)
        if isinstance(node, ast.Compare) or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub))
    )


def _derived(node: ast.AST) -> bool:
    called = (one.func.id for one in ast.walk(node) if isinstance(one, ast.Call) and isinstance(one.func, ast.Name))
    fields = (one.attr for one in ast.walk(node) if isinstance(one, ast.Attribute))
    return any(name in DERIVED for name in (*called, *fields))


def looks_at_nothing(expression: Expression) -> bool:
    """Say whether the expression names nothing of an appraisal, so that it gives the same for each."""
    return not any(isinstance(node, ast.Name | ast.Attribute) for node in ast.walk(expression.tree))


class _Static:
    """One walk over an expression: the sort of every part, and what does not fit."""

    def __init__(self, expression: Expression, names: Mapping[str, str]) -> None:
        self.expression = expression
        self.names = dict(names)
        self.found: list[ExpressionError] = []

    def fault(self, node: ast.AST, message: str) -> str:
        self.found.append(self.expression.error(node, message))
        return ANY

    def sort(self, node: ast.expr) -> str:
        return _SORTS[type(node)](self, node)

    def wants(self, wanted: str, node: ast.expr, why: str = "") -> None:
        found = self.sort(node)
        if not _fits(found, wanted):
            self.fault(node, f"{_said(found)} is used where {_said(wanted)} is expected{'; ' if why else ''}{why}")

    def constant(self, node: ast.Constant) -> str:
        return "truth" if isinstance(node.value, bool) else "text" if isinstance(node.value, str) else "number"

    def name(self, node: ast.Name) -> str:
        if node.id in self.names:
            return self.names[node.id]
        if node.id in LISTS:
            return LISTS[node.id].sort
        if node.id in FUNCTIONS:
            return self.fault(node, f'"{node.id}" is a function; it is called as {usage(node.id)}')
        return self.fault(node, f'"{node.id}" is not known here; {_known(node.id, (*self.names, *LISTS))}')

    def attribute(self, node: ast.Attribute) -> str:
        held = self.sort(node.value)
        if held == ANY:
            return ANY
        if held.startswith(LIST):
            return self.fault(node, f"{_said(held)} has no fields; look at each entry: all(x.{node.attr} ... for x in ...)")
        if not fields_of(held):
            return self.fault(node, f"{_said(held)} has no fields")
        if node.attr not in FIELDS[held]:
            more = f"there is a function {usage(node.attr)}; " if node.attr in FUNCTIONS else ""
            return self.fault(node, f'{_said(held)} has no field "{node.attr}"; {more}{_known(node.attr, FIELDS[held])}')
        return FIELDS[held][node.attr].sort

    def boolop(self, node: ast.BoolOp) -> str:
        for one in node.values:
            self.wants("truth", one)
        return "truth"

    def unaryop(self, node: ast.UnaryOp) -> str:
        wanted = "truth" if isinstance(node.op, ast.Not) else "number"
        self.wants(wanted, node.operand)
        return wanted

    def binop(self, node: ast.BinOp) -> str:
        self.wants("number", node.left)
        self.wants("number", node.right)
        return "number"

    def compare(self, node: ast.Compare) -> str:
        left, sort = node.left, self.sort(node.left)
        for sign, right in zip(node.ops, node.comparators, strict=True):
            below = self.sort(right)
            if isinstance(sign, _ORDERED):
                for one, found in ((left, sort), (right, below)):
                    if not _fits(found, "number"):
                        self.fault(one, f"{_said(found)} is used where a number is expected; only numbers are higher or lower")
            elif isinstance(sign, ast.In | ast.NotIn):
                self.membership(left, sort, right, below)
            elif not _comparable(sort, below):
                self.fault(left, f"{_said(sort)} is compared with {_said(below)}; these are never equal")
            left, sort = right, below
        return "truth"

    def membership(self, left: ast.expr, sort: str, right: ast.expr, below: str) -> None:
        if not _fits(below, LIST + ANY):
            more = "; for text write contains(text, part)" if below == "text" else ""
            self.fault(right, f"{_said(below)} is used where a list is expected{more}")
        elif not _comparable(sort, _entry(below)):
            self.fault(left, f"{_said(sort)} is looked for in {_said(below)}; it is never there")

    def ifexp(self, node: ast.IfExp) -> str:
        self.wants("truth", node.test)
        body, other = self.sort(node.body), self.sort(node.orelse)
        return body if body == other else ANY

    def several(self, node: ast.List | ast.Tuple) -> str:
        sorts = {self.sort(one) for one in node.elts}
        return LIST + (sorts.pop() if len(sorts) == 1 else ANY)

    def generator(self, node: ast.GeneratorExp) -> str:
        loop, outer = node.generators[0], dict(self.names)
        assert isinstance(loop.target, ast.Name)
        listed = self.sort(loop.iter)
        if not _fits(listed, LIST + ANY):
            self.fault(loop.iter, f"{_said(listed)} is used where a list is expected; {_lists()}")
        self.names[loop.target.id] = _entry(listed)
        for one in loop.ifs:
            self.wants("truth", one)
        sort = self.sort(node.elt)
        self.names = outer
        return LIST + sort

    def call(self, node: ast.Call) -> str:
        assert isinstance(node.func, ast.Name)
        name = node.func.id
        if name not in FUNCTIONS:
            more = f"a field is read as x.{name}, without brackets; " if any(name in fields for fields in FIELDS.values()) else ""
            return self.fault(node.func, f'there is no function "{name}"; {more}{_known(name, FUNCTIONS, "functions")}')
        said, signature = misused(name, node), FUNCTIONS[name]
        if said:
            self.fault(node, said)
        wanted_here = chain(signature.takes, repeat(ANY))
        given = [(one, self.argument(one, wanted)) for one, wanted in zip(node.args, wanted_here, strict=False)]
        several = name in _LISTED and not (len(given) == 1 and given[0][1].startswith(LIST))
        takes = ["number"] * len(given) if several and name in _SEVERAL else signature.takes
        for (one, found), wanted in zip(given, takes, strict=False):
            if not said and not _takes(found, wanted):
                self.fault(one, f"{usage(name)}: {_said(found)} is used where {_said(wanted)} is expected")
        return signature.gives

    def argument(self, node: ast.expr, wanted: str) -> str:
        """The sort of an argument; a name that is nothing else was probably meant as an id."""
        if wanted in FIELDS and isinstance(node, ast.Name) and node.id not in {*self.names, *LISTS}:
            return self.fault(node, f'"{node.id}" is not known here; put the id of {_said(wanted)} in quotes: "{node.id}"')
        return self.sort(node)


_SORTS: Final[Mapping[type[ast.expr], Callable[[_Static, Any], str]]] = {
    ast.Constant: _Static.constant, ast.Name: _Static.name, ast.Attribute: _Static.attribute, ast.BoolOp: _Static.boolop,
    ast.UnaryOp: _Static.unaryop, ast.BinOp: _Static.binop, ast.Compare: _Static.compare, ast.IfExp: _Static.ifexp,
    ast.List: _Static.several, ast.Tuple: _Static.several, ast.GeneratorExp: _Static.generator, ast.Call: _Static.call,
}  # fmt: skip


def _fits(found: str, wanted: str) -> bool:
    if ANY in {found, wanted} or found == wanted:
        return True
    return found.startswith(LIST) and wanted.startswith(LIST) and _fits(_entry(found), _entry(wanted))


def _takes(found: str, wanted: str) -> bool:
    """Say whether an argument fits; a thing may be named by the text of its id."""
    return _fits(found, wanted) or (found == "text" and wanted in FIELDS) or (found == "stated" and wanted == "text")


def _comparable(left: str, right: str) -> bool:
    by_id = (left == "text" and right in FIELDS) or (right == "text" and left in FIELDS)
    return by_id or (_fits(left, right) and not (left.startswith(LIST) and right.startswith(LIST)))


def _entry(sort: str) -> str:
    return sort.removeprefix(LIST) if sort.startswith(LIST) else ANY


def _said(sort: str) -> str:
    if sort.startswith(LIST):
        entry = _entry(sort)
        return "a list" if entry == ANY else f"a list of {_PLURAL.get(entry, entry + 's')}"
    return {"text": "text", "truth": "a condition", ANY: "a value"}.get(sort, f"{'an' if sort[0] in 'aeo' else 'a'} {sort}")


_PLURAL: Final = {"truth": "conditions", "text": "texts", "criterion": "criteria"}


def _known(name: str, known: Iterable[str], what: str = "known here") -> str:
    names = list(known)
    close = suggest(name, names)
    better = f"{close} " if close.code == "did-you-mean" else ""
    return f"{better}{what}: {', '.join(names)}" if not better else f"{better}{what[0].upper()}{what[1:]}: {', '.join(names)}"


def _lists() -> str:
    return f"lists: {', '.join(LISTS)}"


_AXES: Final = {"option": "options", "criterion": "criteria", "group": "groups", "level": "levels", "gateway": "gateways", "stated": "stated"}
_LEVEL: Final = "level"
_Ids = Mapping[str, Collection[str]]


def misnamed(expression: Expression, ids: _Ids) -> Iterator[ExpressionError]:
    """Every text that stands for an id of an option, criterion, group or level and is none; ``ids`` has those declared, by axis."""
    walk = _Walk()
    walk.visit(expression.tree)
    for node, axis in sorted(walk.found, key=lambda found: found[0].col_offset):
        name = str(node.value)
        if name not in ids.get(axis, ()):
            message = f'"{name}" is not declared under {axis}; {suggest(name, ids.get(axis, ()))}'
            yield ExpressionError(message, expression.offset(node))


class _Walk(ast.NodeVisitor):
    """Finds the texts that stand for ids, each with the axis that declares it. ``sorts`` are those of the loops' names."""

    def __init__(self) -> None:
        self.sorts: dict[str, str] = {}
        self.texts: dict[str, list[ast.Constant]] = {}
        self.found: set[tuple[ast.Constant, str]] = set()

    def visit_GeneratorExp(self, node: ast.GeneratorExp) -> None:
        loop = node.generators[0]
        before = dict(self.sorts), dict(self.texts)
        if isinstance(loop.target, ast.Name):
            self.sorts[loop.target.id] = self.sort(loop.iter).removeprefix(LIST)
            self.texts[loop.target.id] = list(_texts(loop.iter))
        self.generic_visit(node)
        self.sorts, self.texts = before

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS:
            takes = ("stated",) if node.func.id == "stated" else FUNCTIONS[node.func.id].takes
            for argument, wanted in zip(node.args, takes, strict=False):
                self.stands_for(wanted, argument)
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        sides = [node.left, *node.comparators]
        for one in {self.sort(side).removeprefix(LIST) for side in sides}:
            for side in sides:
                self.stands_for(one, side)
        self.generic_visit(node)

    def stands_for(self, sort: str, node: ast.expr) -> None:
        """Note the texts of a part that stands for a thing; those of a list or of a loop over a list among them."""
        if sort in _AXES:
            looped = self.texts.get(node.id, []) if isinstance(node, ast.Name) else []
            self.found |= {(text, _AXES[sort]) for text in (*_texts(node), *looped)}

    def sort(self, node: ast.expr) -> str:
        """The sort of a part as far as it can be told: a thing, a list of things, or a level's id."""
        if isinstance(node, ast.Name):
            return self.sorts.get(node.id, "") or (LISTS[node.id].sort if node.id in LISTS else "")
        if isinstance(node, ast.Attribute):
            word = FIELDS.get(self.sort(node.value), {}).get(node.attr)
            return _LEVEL if node.attr == _LEVEL else word.sort if word is not None else ""
        return _LEVEL if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == _LEVEL else ""


def _texts(node: ast.expr) -> Iterator[ast.Constant]:
    parts: Iterable[ast.expr] = node.elts if isinstance(node, ast.List | ast.Tuple) else [node]
    return (one for one in parts if isinstance(one, ast.Constant) and isinstance(one.value, str))
