"""Appraisal files as papers, so that faults can be put into them and brute force can judge them."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from fractions import Fraction
from math import prod
from typing import Any, Final

from audit.appraisal.load.document import parse
from audit.appraisal.load.node import Node
from audit.appraisal.model.appraisal import Appraisal, Criterion
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.read.build import build
from testbed.papers.design import Design, Formula, Key
from testbed.papers.paper import Cell, Paper, Plain, in_file

_KINDS: Final = frozenset({"score", "weighted-score", "weight", "max-score", "max-total", "subtotal", "total", "percent", "share", "rank"})
_LOWEST: Final = -9
_MOST_FILLINGS: Final = 3_000


class Filed:
    """A file, and the paper that it holds: what brute force understands of it."""

    def __init__(self, text: str) -> None:
        """Read the file. Raises InputError where it is no appraisal."""
        document = parse(text.encode(), "filed.yaml")
        self.plain: Plain = _plain(document.root)
        self.appraisal = build(document)
        self.paper = Paper(_design(self.appraisal), dict(_cells(self.appraisal)))

    def with_cells(self, cells: Mapping[str, Cell]) -> Plain:
        """The file with some cells printed otherwise."""
        plain = deepcopy(self.plain)
        for name, cell in cells.items():
            put(plain, name, in_file(cell))
        return plain

    @property
    def fillings(self) -> int:
        """How many ways there are to fill in the open cells of the option that has most: what brute force would have to try."""
        return max(prod(self._open(option)) for option in self.appraisal.options)

    def _open(self, option: str) -> Iterator[int]:
        for criterion in self.appraisal.scored:
            shown = any(self.paper.where(Key(kind, option, criterion.id)) for kind in ("score", "weighted-score"))
            yield 1 if shown else len(self.paper.design.scale)

    @property
    def whole(self) -> bool:
        """Whether brute force looks at every figure that is printed: of one that it leaves out it cannot say what it rules out."""
        return all(_is_plain(figure) for figure in self.appraisal.figures if figure.printed)

    @property
    def understood(self) -> bool:
        """Whether every total is made as the designs of generated papers are made, and brute force would end; figures are written as faults write them."""
        if self.plain["appraisal"].get("numbers", "en") != "en":
            return False
        odd = any(one.scored_from for one in self.appraisal.scored) or any(group.parent for group in self.appraisal.groups.values())
        own = any(one.scale is not self.appraisal.scored[0].scale for one in self.appraisal.scored)
        declared = self.appraisal.method.total.name == "none" or self.appraisal.method.rank_by != "total"
        return not (odd or own or declared) and self.fillings <= _MOST_FILLINGS


def _plain(node: Node) -> Any:
    """The file as plain data, numbers as they are written."""
    if node.fields is not None:
        return {key: _plain(below) for key, below in node.entries()}
    if node.items is not None:
        return [_plain(below) for below in node.elements()]
    return node.plain if isinstance(node.plain, bool) or node.plain is None else node.text


def put(plain: Any, name: str, value: Any) -> None:
    """Write a value in the place that a pointer names."""
    *path, last = name.split("/")[1:]
    for step in path:
        plain = plain[int(step)] if isinstance(plain, list) else plain[step]
    if isinstance(plain, list):
        plain[int(last)] = value
    else:
        plain[last] = value


def _cells(appraisal: Appraisal) -> Iterator[tuple[str, Cell]]:
    """The printed figures that are told by one plain value in one place, with the denominators behind them."""
    standing: dict[str, list[Figure]] = {}
    for figure in appraisal.figures:
        standing.setdefault(figure.where.pointer, []).append(figure)
    for pointer, (figure, *behind) in standing.items():
        if _is_plain(figure) and len(behind) == figure.text.count("/"):
            cell = _cell(figure)
            yield pointer, replace(cell, of=_cell(behind[0])) if behind else cell


def _is_plain(figure: Figure) -> bool:
    known = figure.state == "figure" and figure.value is not None and figure.unit is not None
    return known and figure.quantity.kind in _KINDS and figure.reading != "doubtful" and figure.level is None and not figure.quantity.item


def _key(figure: Figure) -> Key:
    quantity = figure.quantity
    return Key(quantity.kind, quantity.option or "", quantity.criterion or "", quantity.group or "", quantity.scorer or "")


def _cell(figure: Figure) -> Cell:
    assert figure.value is not None
    assert figure.unit is not None
    places = len(str((1 / figure.unit).numerator)) - 1 if figure.unit < 1 else 0
    return Cell(_key(figure), figure.value, places, figure.exact, sign=figure.sign if figure.sign == "%" else "")


def _design(appraisal: Appraisal) -> Design:
    method = appraisal.method
    return Design(
        "filed", tuple(appraisal.options), tuple(one.id for one in appraisal.scored), _scale(appraisal.scored[0]),
        Formula(method.total.name, method.total.of_groups, method.total.over), Formula(method.subtotal.name, over=method.subtotal.over),
        {one.id: one.group for one in appraisal.scored if one.group is not None}, weighted_over=method.weighted_over,
        sub_base=method.sub_weight_sum, weight_sum=method.weight_sum, scorers=dict(method.scorers), aggregate=method.aggregate or "",
        percent_of=method.percent_of or "maximum", percent_said=method.percent_of is not None, base=method.percent_base,
        ties=method.ties or "standard", ties_said=method.ties is not None, direction=method.direction, rounding=dict(method.rounding),
    )  # fmt: skip


def _scale(criterion: Criterion) -> tuple[Fraction, ...]:
    """The scores allowed; where the lowest or the step is not known, whole ones from far below."""
    scale = criterion.scale
    if scale.listed:
        return tuple(sorted(scale.listed))
    low = scale.low if scale.low is not None else Fraction(_LOWEST)
    high = scale.high if scale.high is not None else Fraction(-_LOWEST)
    step = scale.step or Fraction(1)
    return tuple(low + step * number for number in range(int((high - low) / step) + 1))
