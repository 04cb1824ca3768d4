"""What a formula adds up: the steps of a line that a total, a mean or a weighted sum takes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from audit.documents.book import At
from audit.limits import WorkbookLimits
from audit.workbook.formula import Area, Call, Node, Number, Pair, Signed, walk
from audit.workbook.tables import Grain

__all__ = ["ADDING", "Line", "SumFormula", "added", "functions", "is_aggregate", "passes_over_hidden", "spine", "sum_of"]

ADDING: Final = frozenset({"SUM", "AVERAGE", "SUBTOTAL", "SUMPRODUCT", "AGGREGATE", "PRODUCT", "MEDIAN"})
"""Functions that take many cells and give one figure of them all."""

_WRAPS: Final = frozenset({"ROUND", "ROUNDUP", "ROUNDDOWN", "IFERROR", "INT", "TRUNC", "ABS"})
_SHOWN_ONLY: Final = 100
"""Kinds of SUBTOTAL above this take only what is shown."""

_OTHER: Final = {"+": "-", "-": "+"}

Line = tuple[str, int]
"""A column, or row, by its sheet and number."""


@dataclass(frozen=True)
class SumFormula:
    """One formula that adds up steps of lines. ``line`` is the line that it is about, ``steps`` what it takes of it.

    ``whole`` says that it also takes so many that it is not held against a table, such as a whole column.
    """

    sheet: str
    at: At
    grain: Grain
    taken: Mapping[Line, frozenset[int]]
    line: Line
    whole: bool = False

    @property
    def steps(self) -> frozenset[int]:
        """The steps that it takes of the line that it is about."""
        return self.taken[self.line]

    @property
    def place(self) -> tuple[int, int]:
        """Its own step and line."""
        return self.grain.place(self.at)

    @property
    def beside(self) -> bool:
        """Whether it stands beside what it adds up and not at an end of it, as running totals do."""
        step, line = self.place
        return (self.sheet, line) != self.line and min(self.steps) <= step <= max(self.steps)


def sum_of(sheet: str, at: At, node: Node, grain: Grain) -> SumFormula | None:
    """What a formula adds up along lines of a grain; None where it adds up nothing of two steps, or takes a sum from something."""
    if any(sign == "-" and is_aggregate(part) for sign, part in spine(node)):
        return None
    found: dict[Line, set[int]] = {}
    whole = False
    for area in added(node):
        first, last, line, other = grain.bounds(area)
        if last - first >= WorkbookLimits.MAX_STEPS:
            whole = True
        elif line == other:
            found.setdefault((area.sheet, line), set()).update(range(first, last + 1))
    taken = {line: frozenset(steps) for line, steps in found.items() if len(steps) > 1}
    return SumFormula(sheet, at, grain, taken, _main(sheet, at, grain, taken), whole) if taken else None


def _main(sheet: str, at: At, grain: Grain, taken: Mapping[Line, frozenset[int]]) -> Line:
    """Choose the line that a sum is about: its own, else the last one (weights are named first as often as not)."""
    own = (sheet, grain.place(at)[1])
    return own if own in taken else list(taken)[-1]


def added(node: Node) -> Iterator[Area]:
    """The areas that are added up: by functions, anywhere; by plus signs, where nothing but adding is done."""
    for one in walk(node):
        if isinstance(one, Call) and one.name in ADDING and not _one_product(one):
            yield from (area for argument in one.arguments for area in walk(argument) if isinstance(area, Area))
    parts = list(spine(node))
    if not any(sign == "-" for sign, _ in parts):
        yield from (part for _, part in parts if isinstance(part, Area))


def _one_product(call: Call) -> bool:
    """Say whether a function takes one product of single cells, as SUM(B3*E3) does, and so adds nothing."""
    parts = [one for argument in call.arguments for one in walk(argument)]
    cells = [one for one in parts if isinstance(one, Area)]
    signs = {one.sign for one in parts if isinstance(one, Pair)}
    return len(call.arguments) == 1 and bool(signs) and signs <= {"*", "/"} and all(one.single for one in cells)


def spine(node: Node, sign: str = "+") -> Iterator[tuple[str, Node]]:
    """The parts that a formula adds (``+``) and takes away (``-``), inside rounding and the like."""
    if isinstance(node, Pair) and node.sign in "+-":
        yield from spine(node.left, sign)
        yield from spine(node.right, sign if node.sign == "+" else _OTHER[sign])
    elif isinstance(node, Signed) and node.sign == "-":
        yield from spine(node.inner, _OTHER[sign])
    elif isinstance(node, Call) and node.name in _WRAPS and node.arguments:
        yield from spine(node.arguments[0], sign)
    else:
        yield sign, node


def functions(node: Node) -> frozenset[str]:
    """The functions in it that take many cells."""
    return frozenset(one.name for one in walk(node) if isinstance(one, Call) and one.name in ADDING)


def is_aggregate(node: Node) -> bool:
    """Say whether a function in it takes many cells."""
    return bool(functions(node))


def passes_over_hidden(node: Node) -> bool:
    """Say whether it is a SUBTOTAL or AGGREGATE of the kind that passes over hidden rows."""
    calls = [one for one in walk(node) if isinstance(one, Call)]
    return any(one.name == "AGGREGATE" or (one.name == "SUBTOTAL" and _shown_only(one)) for one in calls)


def _shown_only(call: Call) -> bool:
    return any(isinstance(kind, Number) and kind.value > _SHOWN_ONLY for kind in call.arguments[:1])
