"""The tables that rules make: boxes whose four sides are drawn, gathered to grids with spans.

The rules drawn on a page, with those added that a table leaves out at its open sides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells
from pdfplumber.utils.geometry import line_to_edge, rect_to_edges

from audit.documents.paper import Box
from audit.documents.pdf.areas import Rect, telling

__all__ = ["Grid", "Rule", "Rules", "Slot", "closed", "grids_of", "rules_of", "steps", "within"]

_SNAP: Final = 3.0
_NEAR: Final = 4.0
_LEAST: Final = 3
_SHORT: Final = 2.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight rule: ``at`` is where it lies across its direction, ``start`` and ``end`` along it."""

    upright: bool
    at: float
    start: float
    end: float
    added: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a page: those drawn, and those together with the sides of coloured areas; and these areas."""

    drawn: tuple[Rule, ...] = ()
    every: tuple[Rule, ...] = ()
    areas: tuple[Box, ...] = ()


def rules_of(page: Any, width: float, height: float) -> Rules:
    """Join the lines that a page of the library draws to rules; what lies at the very edge of the page frames no table.

    The side of a coloured area counts among all rules, but not where a drawn rule stops at it: such a cell is merged with
    the next.
    """
    lines = [*map(line_to_edge, page.lines), *page.curve_edges]
    areas: list[dict[str, Any]] = []
    filled: list[Rect] = []
    for rect in page.rects:
        if _area(rect):
            filled.append(rect)
        else:
            lines.extend(rect_to_edges(rect))
    drawn = _all_joined(lines, (width, height))
    boxes = [slot.box for grid in grids_of(closed(_long(drawn))) for slot in grid.slots] if filled else []
    shown = telling(filled, boxes)
    for rect in shown:
        areas.extend(rect_to_edges(rect))
    sides = [side for side in _all_joined(areas, (width, height)) if not any(_stops_at(rule, side) for rule in drawn)]
    every = [rule for upright in (True, False) for rule in _joined(_snapped([one for one in [*drawn, *sides] if one.upright is upright]))]
    return Rules(tuple(_long(drawn)), tuple(_long(every)), tuple((one["x0"], one["top"], one["x1"], one["bottom"]) for one in shown))


def _long(rules: Sequence[Rule]) -> list[Rule]:
    return [rule for rule in rules if rule.end - rule.start > _SHORT]


def _area(rect: dict[str, Any]) -> bool:
    """Whether a rectangle is a coloured area and not drawn as a rule."""
    return bool(rect["fill"]) and not rect["stroke"] and min(rect["width"], rect["height"]) > _SNAP


def _stops_at(rule: Rule, side: Rule) -> bool:
    """Whether a drawn rule ends just where a side begins, or begins where it ends, and does not run along it."""
    if rule.upright is not side.upright or abs(rule.at - side.at) > _SNAP:
        return False
    apart = rule.start >= side.end - _SNAP or rule.end <= side.start + _SNAP
    return apart and min(abs(rule.start - side.end), abs(rule.end - side.start)) <= _SNAP


def _all_joined(edges: Sequence[dict[str, Any]], page: tuple[float, float]) -> list[Rule]:
    found: list[Rule] = []
    for upright in (True, False):
        kept = [rule for edge in edges if (edge["orientation"] == "v") is upright and (rule := _rule(edge, upright=upright, page=page))]
        found += _joined(_snapped(kept))
    return found


def _rule(edge: dict[str, Any], *, upright: bool, page: tuple[float, float]) -> Rule | None:
    across, along = (edge["x0"], (edge["top"], edge["bottom"])) if upright else (edge["top"], (edge["x0"], edge["x1"]))
    limit, reach = page if upright else page[::-1]
    if not 1 < across < limit - 1:
        return None
    start, end = max(min(along), 0), min(max(along), reach)
    return Rule(upright, across, start, end) if end > start else None


def _snapped(rules: list[Rule]) -> list[Rule]:
    """Let rules lie at one place that lie closer to each other than a rule is thick."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda one: one.at):
        if groups and rule.at - groups[-1][-1].at <= _SNAP and rule.at - groups[-1][0].at <= 2 * _SNAP:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return [
        Rule(rule.upright, sum(one.at for one in group) / len(group), rule.start, rule.end)
        for group in groups for rule in group
    ]  # fmt: skip


def _joined(rules: list[Rule]) -> list[Rule]:
    """Join pieces of one rule."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda one: (one.at, one.start)):
        last = found[-1] if found else None
        if last is not None and last.at == rule.at and rule.start <= last.end + _SNAP:
            found[-1] = Rule(rule.upright, rule.at, last.start, max(last.end, rule.end))
        else:
            found.append(rule)
    return found


def closed(rules: Sequence[Rule]) -> list[Rule]:
    """Add a rule wherever three or more end at one height (or one side) with none across: the open side of a table.

    Two are enough where three others cross them; the new rule reaches as far as those that cross.

    Rules that run across are closed at their sides only where an upright one crosses them: a table that has nothing but
    rules across is none that boxes can be made of.
    """
    level = [rule for rule in rules if not rule.upright]
    upright = [rule for rule in rules if rule.upright]
    level += _closings(upright, level)
    crossed = [rule for rule in level if rule.added or any(_crosses(rule, one) for one in upright)]
    return level + upright + _closings(crossed, upright)


def _closings(ending: list[Rule], across: list[Rule]) -> list[Rule]:
    found: list[Rule] = []
    for last in (False, True):
        groups: list[list[Rule]] = []
        for rule in sorted(ending, key=lambda one: one.end if last else one.start):
            end = rule.end if last else rule.start
            if groups and end - (groups[-1][0].end if last else groups[-1][0].start) <= _NEAR:
                groups[-1].append(rule)
            else:
                groups.append([rule])
        found += [made for group in groups if (made := _closing(group, across, last=last))]
    return found


def _closing(group: list[Rule], across: list[Rule], *, last: bool) -> Rule | None:
    at = (max if last else min)(rule.end if last else rule.start for rule in group)
    start, end = min(rule.at for rule in group), max(rule.at for rule in group)
    covered = [rule for rule in across if abs(rule.at - at) <= _NEAR and rule.start < end and rule.end > start]
    if sum(min(rule.end, end) - max(rule.start, start) for rule in covered) > (end - start) / 2:
        return None
    cut = [one for one in across if all(_crosses(*((one, rule) if rule.upright else (rule, one))) for rule in group)]
    if len({rule.at for rule in group}) < (_LEAST if len({one.at for one in cut}) < _LEAST else _LEAST - 1):
        return None
    start, end = min([start, *(one.start for one in cut)]), max([end, *(one.end for one in cut)])
    return Rule(not group[0].upright, at, start, end, added=True)


def _crosses(level: Rule, upright: Rule) -> bool:
    return level.start - _SNAP <= upright.at <= level.end + _SNAP and upright.start - _SNAP <= level.at <= upright.end + _SNAP


_TOLERANCE: Final = 3.0
_INSIDE: Final = 1.0


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell of a grid before its text is read: where it stands, what it spans, and its box on the page."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on one page: where its columns and rows lie, and its cells in reading order.

    ``drawn`` says that rules make it; ``open_top`` and ``open_bottom`` that a rule had to be added there.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    slots: tuple[Slot, ...]
    drawn: bool = True
    open_top: bool = False
    open_bottom: bool = False
    holes: frozenset[tuple[int, int]] = field(default=frozenset())

    @property
    def box(self) -> Box:
        """Left, top, right, bottom."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    @property
    def size(self) -> tuple[int, int]:
        """How many rows and columns."""
        return len(self.ys) - 1, len(self.xs) - 1


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """Find the tables that rules make, from the top down. Boxes that stand alone are no tables."""
    edges = [_edge(rule) for rule in rules]
    boxes: list[Box] = intersections_to_cells(edges_to_intersections(edges, _TOLERANCE, _TOLERANCE))
    grids = [grid for cells in cells_to_tables(boxes) if (grid := _grid(cells, rules)) is not None]
    return sorted(grids, key=lambda grid: (grid.box[1], grid.box[0]))


def _edge(rule: Rule) -> dict[str, Any]:
    if rule.upright:
        return {"x0": rule.at, "x1": rule.at, "top": rule.start, "bottom": rule.end, "orientation": "v"}
    return {"x0": rule.start, "x1": rule.end, "top": rule.at, "bottom": rule.at, "orientation": "h"}


def _grid(cells: Sequence[Box], rules: Sequence[Rule]) -> Grid | None:
    xs = _marks(side for box in cells for side in (box[0], box[2]))
    ys = _marks(side for box in cells for side in (box[1], box[3]))
    if len(xs) * len(ys) <= 4:  # noqa: PLR2004  # two marks each way: one box
        return None
    slots: list[Slot] = []
    taken: set[tuple[int, int]] = set()
    for box in sorted(cells, key=lambda one: (one[1], one[0])):
        slot = _slot(box, xs, ys)
        covered = {(row, column) for row in range(slot.row, slot.row + slot.rows) for column in range(slot.column, slot.column + slot.columns)}
        if slot.rows and slot.columns and not covered & taken:
            taken |= covered
            slots.append(slot)
    holes = frozenset((row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)) - taken
    slots += [Slot(row, column, 1, 1, (xs[column], ys[row], xs[column + 1], ys[row + 1])) for row, column in holes]
    added = [rule for rule in rules if rule.added and not rule.upright and xs[0] - _TOLERANCE <= rule.start and rule.end <= xs[-1] + _TOLERANCE]
    return Grid(
        tuple(xs), tuple(ys), tuple(sorted(slots, key=lambda slot: (slot.row, slot.column))),
        open_top=any(abs(rule.at - ys[0]) <= _TOLERANCE for rule in added),
        open_bottom=any(abs(rule.at - ys[-1]) <= _TOLERANCE for rule in added), holes=holes,
    )  # fmt: skip


def _marks(sides: Iterable[float]) -> list[float]:
    """The places at which sides lie, each once."""
    found: list[list[float]] = []
    for side in sorted(sides):
        if found and side - found[-1][-1] <= _TOLERANCE:
            found[-1].append(side)
        else:
            found.append([side])
    return [sum(group) / len(group) for group in found]


def _slot(box: Box, xs: Sequence[float], ys: Sequence[float]) -> Slot:
    left, top, right, bottom = (_nearest(marks, side) for marks, side in zip((xs, ys, xs, ys), box, strict=True))
    return Slot(top, left, bottom - top, right - left, box)


def _nearest(marks: Sequence[float], side: float) -> int:
    return min(range(len(marks)), key=lambda at: abs(marks[at] - side))


def within(inner: Box, outer: Box) -> bool:
    """Whether a box lies in another."""
    return inner[0] >= outer[0] - _INSIDE and inner[1] >= outer[1] - _INSIDE and inner[2] <= outer[2] + _INSIDE and inner[3] <= outer[3] + _INSIDE


def steps(marks: Sequence[float]) -> list[tuple[float, float]]:
    """The stretches between marks."""
    return list(pairwise(marks))
