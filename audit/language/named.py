"""Ids in an expression that an appraisal does not declare: an option that does not exist would never be equal to any."""

import ast
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from audit.language.errors import ExpressionError
from audit.language.parse import Expression
from audit.language.vocabulary import FIELDS, FUNCTIONS, LIST, LISTS
from audit.model.context import suggest

_AXES: Final = {"option": "options", "criterion": "criteria", "group": "groups", "level": "levels", "gateway": "gateways", "stated": "stated"}
_LEVEL: Final = "level"
_Ids = Mapping[str, Collection[str]]


def misnamed(expression: Expression, ids: _Ids) -> Iterator[ExpressionError]:
    """Give every text that stands for an id of an option, criterion, group or level and is none; ``ids`` has those declared, by axis."""
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
        """Give the sort of a part as far as it can be told: a thing, a list of things, or a level's id."""
        if isinstance(node, ast.Name):
            return self.sorts.get(node.id, "") or (LISTS[node.id].sort if node.id in LISTS else "")
        if isinstance(node, ast.Attribute):
            word = FIELDS.get(self.sort(node.value), {}).get(node.attr)
            return _LEVEL if node.attr == _LEVEL else word.sort if word is not None else ""
        return _LEVEL if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == _LEVEL else ""


def _texts(node: ast.expr) -> Iterator[ast.Constant]:
    parts: Iterable[ast.expr] = node.elts if isinstance(node, ast.List | ast.Tuple) else [node]
    return (one for one in parts if isinstance(one, ast.Constant) and isinstance(one.value, str))
