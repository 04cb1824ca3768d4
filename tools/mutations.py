"""Small faults that can be put into a module: which there are, and the module with one of them in it.

The operators are the usual ones of mutation testing: a comparison, an arithmetic or a logical operator becomes its neighbour, a condition always
or never holds, a ``not`` falls away, a number is one more, a key is another, a truth value is turned, a call or what is yielded is left out, an
argument given by name is left out, ``min`` is ``max``. Left alone are docstrings, annotations, decorators, and sentences for people: strings
with a space, and whatever an error says; and assertions, the one of ``zip(..., strict=True)`` with them.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch
from typing import Final

__all__ = ["Fault", "faults", "faulty"]

_SWAPS: Final[dict[type[ast.AST], type[ast.AST]]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr, ast.LShift: ast.RShift, ast.RShift: ast.LShift, ast.USub: ast.UAdd,
    ast.Break: ast.Pass, ast.Continue: ast.Pass,
}  # fmt: skip
_PAIRS: Final = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list"}
_ANNOTATIONS: Final = frozenset({"annotation", "returns", "decorator_list", "type_params", "bases"})
_TYPES: Final = frozenset({"Literal", "Sequence", "Mapping", "Collection", "Iterable"})
"""What is in their brackets is a type, wherever they stand."""

_CHECKED: Final = "strict"
"""Says of a zip that its rows are equally long: as an assertion it is held by what comes before, and changes nothing."""
_UNTOUCHED: Final = (ast.Raise, ast.Assert, ast.Import, ast.ImportFrom, ast.JoinedStr)


@dataclass(frozen=True, slots=True)
class Fault:
    """One small change: its number among those of the module, its line, and the code around it before and after."""

    number: int
    line: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place in a syntax tree: what holds a node there, the node, and the statement or condition it stands in."""

    parent: ast.AST
    field: str
    index: int | None
    node: ast.AST
    around: ast.AST

    def put(self, node: ast.AST) -> None:
        if self.index is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.index] = node


def faults(source: str) -> list[Fault]:
    """List every fault that can be put into a module, in the order of its text."""
    return [_told(number, slot, variant) for number, (slot, variant) in enumerate(list(_changes(ast.parse(source))))]


def faulty(source: str, number: int) -> ast.Module:
    """Parse a module with the fault of this number in it. Raises IndexError if there is none."""
    tree = ast.parse(source)
    slot, variant = list(_changes(tree))[number]
    slot.put(variant)
    return ast.fix_missing_locations(tree)


def _told(number: int, slot: _Slot, variant: ast.AST) -> Fault:
    before = ast.unparse(slot.around)
    slot.put(variant)
    after = ast.unparse(ast.fix_missing_locations(variant if slot.node is slot.around else slot.around))
    slot.put(slot.node)
    return Fault(number, getattr(slot.node, "lineno", getattr(slot.parent, "lineno", 0)), before, after)


def _changes(tree: ast.Module) -> Iterator[tuple[_Slot, ast.AST]]:
    for slot in _slots(tree, tree):
        yield from ((slot, variant) for variant in _variants(slot))


def _slots(node: ast.AST, around: ast.AST) -> Iterator[_Slot]:
    """Walk every place below a node that a fault may be put into."""
    for field, value in ast.iter_fields(node):
        if field in _ANNOTATIONS:
            continue
        for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(child, ast.AST) and not _is_untouched(child):
                near = child if _stands_alone(node, child) else around
                yield _Slot(node, field, index, child, near)
                yield from _slots(child, near)


def _is_untouched(node: ast.AST) -> bool:
    """Whether a node is for people, for the type checker, or only told to the outside."""
    if isinstance(node, ast.Name):
        return node.id == "TYPE_CHECKING"
    if isinstance(node, ast.Subscript):
        return isinstance(node.value, ast.Name) and node.value.id in _TYPES
    if isinstance(node, ast.keyword):
        return node.arg == _CHECKED
    if isinstance(node, ast.Assign):
        return any(isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets)
    return isinstance(node, _UNTOUCHED) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))


def _stands_alone(parent: ast.AST, child: ast.AST) -> bool:
    """Whether a node reads by itself: a simple statement, or the condition, the items or the subject of a compound one."""
    return (isinstance(child, ast.stmt) and not hasattr(child, "body")) or (
        isinstance(parent, ast.stmt) and hasattr(parent, "body") and isinstance(child, ast.expr | ast.arguments)
    )


def _variants(slot: _Slot) -> Iterator[ast.AST]:
    """Make what may stand in a place instead."""
    swap = _SWAPS.get(type(slot.node))
    if swap is not None:
        yield swap()
    if isinstance(slot.parent, ast.If | ast.IfExp) and slot.field == "test":
        yield from (ast.Constant(True), ast.Constant(False))
    elif isinstance(slot.parent, ast.comprehension) and slot.field == "ifs":
        yield ast.Constant(True)
    yield from _instead(slot.node)


@singledispatch
def _instead(node: ast.AST) -> Iterator[ast.AST]:
    """Make what may stand in place of a node of this kind."""
    del node
    return iter(())


@_instead.register
def _(node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int):
        yield ast.Constant(node.value + 1)
    elif isinstance(node.value, str) and " " not in node.value:
        yield ast.Constant(f"{node.value}~")


@_instead.register
def _(node: ast.UnaryOp) -> Iterator[ast.AST]:
    if isinstance(node.op, ast.Not):
        yield node.operand


@_instead.register
def _(node: ast.Call) -> Iterator[ast.AST]:
    if isinstance(node.func, ast.Name) and node.func.id in _PAIRS:
        yield ast.Call(ast.Name(_PAIRS[node.func.id], ast.Load()), node.args, [] if node.func.id == "sorted" else node.keywords)
    for left_out in node.keywords:
        if left_out.arg not in {None, _CHECKED}:
            yield ast.Call(node.func, node.args, [one for one in node.keywords if one is not left_out])


@_instead.register
def _(node: ast.Expr) -> Iterator[ast.AST]:
    if isinstance(node.value, ast.Yield | ast.YieldFrom):
        yield ast.Expr(ast.YieldFrom(ast.Tuple([], ast.Load())))
    elif isinstance(node.value, ast.Call):
        yield ast.Pass()
