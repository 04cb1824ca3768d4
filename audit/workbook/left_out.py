"""Sums that leave out a row or column of what they stand under, count one twice, or take ranges that do not go together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, pairwise
from typing import Final

from audit.documents.book import Cell, letters_of
from audit.limits import WorkbookLimits
from audit.why import because
from audit.workbook.analysis import WorkbookAnalysis
from audit.workbook.formula import Area, Call, Pair, walk
from audit.workbook.page import SheetFormulas, WorkbookOutcome, failed, listed, passed
from audit.workbook.sums import SumFormula, functions, is_aggregate
from audit.workbook.tables import GRAINS, Grain, SheetTable, is_total, shape

__all__ = ["counted_twice", "left_out", "ranges_apart"]

_FEW: Final = 2
_WITHOUT: Final = frozenset({"without", "excluding", "excl", "excl.", "except", "less", "partial", "top", "first", "ex"})
"""What says of a total that it does not take all."""

_FAR: Final = 10
"""How many times larger than all that is added a figure may be and still be one of its kind."""


def left_out(looked: WorkbookAnalysis) -> Iterator[WorkbookOutcome]:
    """Find sums that leave out figures which stand among, above or below those that they take."""
    for page in looked.pages:
        looker = _Looker(looked, page)
        found = list(looker.found())
        yield from found
        if looker.tried > len(found):
            yield passed(page.sheet, looker.tried - len(found), "sums add all the figures above or beside them")
        if page.spent:
            yield WorkbookOutcome("undecided", page.sheet.title, reason=because("sums-too-wide"))


@dataclass
class _Looker:
    """Looks at the sums of one sheet."""

    looked: WorkbookAnalysis
    page: SheetFormulas
    tried: int = 0

    def found(self) -> Iterator[WorkbookOutcome]:
        for grain in GRAINS:
            sums = [one for one in self.page.sums[grain.across].values() if self._counts(one)]
            missing = {one.at: self._missing(one) for one in sums}
            self.tried += len(sums)
            yield from self._told(sums, missing, grain)

    def _counts(self, one: SumFormula) -> bool:
        """Say whether a sum is one of a whole list: not a running one, not two cells added for once."""
        if one.whole or one.beside or not _WITHOUT.isdisjoint(self._own_label(one).casefold().split()):
            return False
        return is_aggregate(self.page.trees[one.at]) or len(one.steps) > _FEW or is_total(self._own_label(one))

    def _own_label(self, one: SumFormula) -> str:
        table = self.page.table_of(one.at)
        return table.label(one.grain, one.place[0]) if table is not None else ""

    def _missing(self, one: SumFormula) -> frozenset[int]:
        table = self._table(one)
        if table is None:
            return frozenset()
        closure = self.looked.closure(one) | self._under_typed(one, table)
        near = (step for step in self._near(one, table) if step not in closure and self._adds(one, step))
        return frozenset(step for step in islice(near, WorkbookLimits.MAX_COMPARED) if not self._grouped_elsewhere(one, step))

    def _under_typed(self, one: SumFormula, table: SheetTable) -> frozenset[int]:
        """What stands under totals that a sum takes and that are no sums themselves; that they are none is told of them."""
        found: set[int] = set()
        target = self.looked.page(one.line[0])
        sums = target.sums[one.grain.across] if target is not None else {}
        for step in one.steps:
            if step in table.steps(one.grain) and table.kind(one.grain, step) == "total" and one.grain.at(step, one.line[1]) not in sums:
                found.update(table.under(one.grain, step))
        return frozenset(found)

    def _table(self, one: SumFormula) -> SheetTable | None:
        target = self.looked.page(one.line[0])
        held = (one.grain.at(step, one.line[1]) for step in sorted(one.steps))
        return next((table for at in held if target is not None and (table := target.table_of(at)) is not None), None)

    def _near(self, one: SumFormula, table: SheetTable) -> Iterator[int]:
        """The steps between those that a sum takes, and those that follow on either side."""
        low, high, own = min(one.steps), max(one.steps), self._own_step(one)
        steps = table.steps(one.grain)
        yield from (step for step in range(low + 1, high) if step in steps and step != own and table.kind(one.grain, step) in {"item", "other"})
        for step in range(max(high + 1, steps.start), steps.stop):
            kind = table.kind(one.grain, step)
            if step == own or kind in {"total", "other", "head"} or (kind == "gap" and not (own is not None and own > high)):
                break
            yield step
        for step in range(min(low, steps.stop) - 1, steps.start - 1, -1):
            if step == own or table.kind(one.grain, step) != "item":
                break
            yield step

    def _own_step(self, one: SumFormula) -> int | None:
        return one.place[0] if self.page.adds_own_line(one) else None

    def _adds(self, one: SumFormula, step: int) -> bool:
        """Say whether a figure stands there that is no sum of its own line."""
        cell = self.looked.cell(one.line, one.grain, step)
        target = self.looked.page(one.line[0])
        below = target.sums[one.grain.across].get(cell.at) if cell is not None and target is not None else None
        return cell is not None and (cell.sort in {"number", "none"}) and (below is None or one.line not in below.taken)

    def _grouped_elsewhere(self, one: SumFormula, step: int) -> bool:
        """Say whether another sum of the line takes the step and not what this one takes: groups, each with a sum of its own."""
        others = self.looked.by_line.get((one.grain.across, one.line), ())[: WorkbookLimits.MAX_COMPARED]
        return any(step in other.taken[one.line] and not one.steps <= other.taken[one.line] for other in others if other.at != one.at)

    def _told(self, sums: list[SumFormula], missing: Mapping[tuple[int, int], frozenset[int]], grain: Grain) -> Iterator[WorkbookOutcome]:
        """Tell what single sums leave out, and once what all sums beside each other leave out."""
        alike: dict[tuple[str, tuple[int, ...], str, int], list[SumFormula]] = {}
        for one in sums:
            if not missing[one.at]:
                continue
            siblings = list(islice((other for other in sums if self._goes_with(one, other)), WorkbookLimits.MAX_COMPARED))
            most = {step for step in missing[one.at] if self._most_leave_out(step, siblings, missing)}
            single = sorted(missing[one.at] - most)
            if single:
                yield self._fail((one,), single)
            shared = tuple(sorted(step for step in most if self._plausible(one, step)))
            if shared and not single:
                alike.setdefault((one.line[0], shared, shape(self.page.trees[one.at], grain), one.place[0]), []).append(one)
        for (_, shared, _, _), group in alike.items():
            yield self._fail(tuple(group), list(shared))

    def _goes_with(self, one: SumFormula, other: SumFormula) -> bool:
        """Say whether two sums are the same sum of other lines: they stand beside each other, or use the same functions."""
        if other.line[0] != one.line[0] or other.line == one.line or len(one.steps & other.steps) * 2 <= len(one.steps):
            return False
        own = self._own_step(one)
        return functions(self.page.trees[one.at]) == functions(self.page.trees[other.at]) or (own is not None and own == self._own_step(other))

    def _most_leave_out(self, step: int, siblings: list[SumFormula], missing: Mapping[tuple[int, int], frozenset[int]]) -> bool:
        holding = [other for other in siblings if self._adds(other, step)]
        return sum(step in missing[other.at] for other in holding) * 2 >= len(holding)

    def _plausible(self, one: SumFormula, step: int) -> bool:
        """Say whether a figure that all sums leave out looks like those that they take."""
        table, cell = self._table(one), self.looked.cell(one.line, one.grain, step)
        if table is None or cell is None or table.kind(one.grain, step) != "item" or not table.label(one.grain, step):
            return False
        if one.grain.across and step < min(one.steps):
            return False
        taken = [self.looked.cell(one.line, one.grain, at) for at in one.steps]
        values = [abs(each.value) for each in taken if each is not None and each.value is not None]
        unlike = {each.form.endswith("%") for each in taken if each is not None and each.value is not None} != {cell.form.endswith("%")}
        return bool(values) and not unlike and abs(cell.value or Fraction(0)) <= _FAR * max(values)

    def _fail(self, sums: tuple[SumFormula, ...], steps: list[int]) -> WorkbookOutcome:
        cells = tuple(self.page.sheet.cells[one.at] for one in sums)
        table = self._table(sums[0])
        assert table is not None
        others = f", and so do {listed([cell.name for cell in cells[1:]])}" if len(cells) > 1 else ""
        words = {"formula": cells[0].formula, "list": listed([_named(table, sums[0].grain, step) for step in steps]), "others": others}
        return failed(self.page.sheet, cells, listed([self._left(sums[0], step).name for step in steps]), **words)

    def _left(self, one: SumFormula, step: int) -> Cell:
        cell = self.looked.cell(one.line, one.grain, step)
        assert cell is not None
        return cell


def _named(table: SheetTable, grain: Grain, step: int) -> str:
    """Name a row or column with its label."""
    label = table.label(grain, step)
    place = f"column {letters_of(step)}" if grain.across else f"row {step + 1}"
    return f"{place} ({label[:60]})" if label else place


def counted_twice(looked: WorkbookAnalysis) -> Iterator[WorkbookOutcome]:
    """Find sums that take a subtotal together with what that subtotal adds up."""
    for page in looked.pages:
        tried = 0
        for one in [one for grain in GRAINS for one in page.sums[grain.across].values()]:
            tried += 1
            twice = sorted(_twice(one, looked))
            if twice and _simple(page, one):
                cell = page.sheet.cells[one.at]
                names = [found.name for step in twice if (found := looked.cell(one.line, one.grain, step)) is not None]
                yield failed(page.sheet, (cell,), listed(names), formula=cell.formula, list=listed(names))
                tried -= 1
        if tried:
            yield passed(page.sheet, tried, "sums count no subtotal twice")


def _twice(one: SumFormula, looked: WorkbookAnalysis) -> Iterator[int]:
    target = looked.page(one.line[0])
    for step in one.steps if target is not None else ():
        assert target is not None
        below = target.sums[one.grain.across].get(one.grain.at(step, one.line[1]))
        if below is not None and one.line in below.taken and below.at != one.at and below.taken[one.line] & one.steps - {step}:
            yield step


def _simple(page: SheetFormulas, one: SumFormula) -> bool:
    """Say whether it only adds: no SUBTOTAL, which passes over others, no mean, and not halved to make up for it."""
    nodes = list(walk(page.trees[one.at]))
    names = {node.name for node in nodes if isinstance(node, Call)}
    halved = any(isinstance(node, Pair) and node.sign in "/*" for node in nodes)
    return not halved and not names & {"SUBTOTAL", "AGGREGATE", "AVERAGE", "MEDIAN", "SUMPRODUCT", "PRODUCT"}


def ranges_apart(looked: WorkbookAnalysis) -> Iterator[WorkbookOutcome]:
    """Find formulas that multiply ranges of which one begins or ends elsewhere than the other."""
    for page in looked.pages:
        tried = 0
        for at, node in page.trees.items():
            apart = [_apart(call) for call in walk(node) if isinstance(call, Call) and call.name == "SUMPRODUCT"]
            tried += bool(apart)
            if any(apart):
                cell = page.sheet.cells[at]
                tried -= 1
                yield failed(page.sheet, (cell,), next(filter(None, apart)), formula=cell.formula, list=next(filter(None, apart)))
        if tried:
            yield passed(page.sheet, tried, "sums of products use ranges that line up")


def _apart(call: Call) -> str:
    areas = [one for one in call.arguments if isinstance(one, Area)]
    for one, other in pairwise(areas):
        if _size(one) != _size(other) or not _side_by_side(one, other):
            return f"{one} and {other}"
    return ""


def _size(area: Area) -> tuple[int, int]:
    return area.bottom - area.top, area.right - area.left


def _side_by_side(one: Area, other: Area) -> bool:
    """Say whether ranges of one sheet that overlap in their rows, or columns, begin in the same one."""
    if one.sheet != other.sheet or one == other:
        return True
    for grain in GRAINS:
        (first, last, line, other_line), (start, end, beside, _) = grain.bounds(one), grain.bounds(other)
        if line == other_line and line != beside and last > first and start <= last and first <= end:
            return first == start
    return True
