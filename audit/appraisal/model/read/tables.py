"""From printed tables to figures: which quantity each cell prints."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from audit.appraisal.load.node import Node
from audit.appraisal.model.appraisal import Table
from audit.appraisal.model.coordinate import Coordinate, clash, fault_of, quantity_of
from audit.appraisal.model.figure import Figure, Verdict
from audit.appraisal.model.place import Place
from audit.appraisal.model.quantity import KINDS
from audit.appraisal.model.read.cells import VERDICTS, Setting, read_figures, state_of
from audit.appraisal.model.read.context import Context, place_of, suggest, text_of, where_of

_AXES: Final = {"options": "option", "criteria": "criterion", "groups": "group", "scorers": "scorer"}
_OWNED: Final[Mapping[str, Callable[[str], Coordinate]]] = {
    "options": lambda name: Coordinate(option=name), "criteria": lambda name: Coordinate(criterion=name),
    "groups": lambda name: Coordinate(group=name), "scorers": lambda name: Coordinate(scorer=name),
}  # fmt: skip
_BESIDE_TABLES: Final = frozenset({"criteria", "gateways", "groups", "method", "stated"})
"""Parts of a file whose figures have ids that begin so; a table of that name is told apart."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What a table yields: its description, its figures, and the passes and fails it prints."""

    table: Table
    figures: list[Figure]
    verdicts: list[Verdict]


@dataclass(frozen=True, slots=True)
class _Table:
    """What every row of a table is read with."""

    axis: str
    columns: list[Coordinate]
    numbers: list[int | None]
    around: Coordinate
    setting: Setting


def read_table(context: Context, key: str, node: Node, outer: Place) -> Printed:
    """Read one printed table, noting every cell that cannot be placed or read."""
    place = place_of(node, outer)
    axis = text_of(node, "rows")
    columns_node, rows_node = node.get("columns"), node.get("cells")
    assert columns_node is not None
    assert rows_node is not None
    columns = [_column(context, below, axis) for below in columns_node.elements()]
    names = tuple(_name(below, number) for number, below in enumerate(columns_node.elements(), 1))
    _check_columns(context, columns_node, names)
    table = Table(key, text_of(node, "title"), where_of(node, f"/tables/{key}", key=True), place, names, tuple(k for k, _ in rows_node.entries()))
    printed = Printed(table, [], [])
    numbers = [_number(below) for below in columns_node.elements()]
    read_with = _Table(axis, columns, numbers, _said(context, node), _setting(context, node, place, key))
    for row_key, row in rows_node.entries():
        _read_row(context, printed, row_key, row, read_with)
    return printed


def _check_columns(context: Context, node: Node, names: tuple[str, ...]) -> None:
    for number, name in enumerate(names):
        if name in names[:number]:
            context.problem(node.elements()[number], f'the column "{name}" is listed twice in this table')


def _name(node: Node, number: int) -> str:
    if node.fields is None:
        return node.text
    dimensions = ("option", "criterion", "group", "scorer", "item", "prints")
    return "-".join(text_of(node, d) for d in dimensions if node.get(d) is not None) or f"column-{number}"


def _number(node: Node) -> int | None:
    """Give the column of the document in which a column stands, where the file says so."""
    held = node.get("column")
    return int(held.text) if held is not None else None


def _setting(context: Context, node: Node, place: Place, key: str) -> Setting:
    rounded, unit = node.get("rounded"), node.get("unit")
    nearest = unit.get("nearest") if unit is not None else None
    return Setting(
        place, text_of(node, "reading", "unconfirmed"), rounded is not None and rounded.plain is True,
        text_of(node, "negatives") or None, context.numeral(nearest, nearest.text) if nearest is not None else None, key,
    )  # fmt: skip


def _said(context: Context, node: Node) -> Coordinate:
    """Read what a table, a row or a column spells out of itself."""
    rounded = node.get("rounded")
    return Coordinate(
        kind=text_of(node, "prints") or None, option=_owner(context, node, "options"), criterion=_owner(context, node, "criteria"),
        group=_owner(context, node, "groups"), scorer=_owner(context, node, "scorers"), item=text_of(node, "item") or None,
        rounded=rounded is not None and rounded.plain is True,
    )  # fmt: skip


def _owner(context: Context, node: Node, axis: str) -> str | None:
    below = node.get(_AXES[axis])
    return context.check(axis, below) if below is not None else None


def _column(context: Context, node: Node, row_axis: str) -> Coordinate:
    if node.fields is not None:
        return _said(context, node)
    axes = [axis for axis in _AXES if axis != row_axis] + [row_axis]
    return _named(context, node, node.text, axes, f"the columns of a table whose rows are {row_axis}")


def _named(context: Context, node: Node, name: str, axes: list[str], among: str, *, key: bool = False) -> Coordinate:
    for axis in axes:
        if context.known(axis, name):
            return _OWNED[axis](name)
    if name == "total":
        return Coordinate(whole=True)
    if name in KINDS:
        return Coordinate(kind=name)
    known = [name for axis in axes for name in context.ids.get(axis, {})]
    context.problem(node, f'"{name}" is not known among {among}; {suggest(name, [*known, "total", *KINDS])}', key=key)
    return Coordinate(unknown=True)


def _row(context: Context, key: str, node: Node, axis: str) -> Coordinate:
    """Read what a row says. Its key is free where the row says itself what it prints or is about."""
    axes = [axis, *(["groups"] if axis == "criteria" else [])]
    said = _said(context, node) if node.fields is not None else Coordinate()
    if said != Coordinate() and not _is_name(context, key, axes):
        return said
    named = _named(context, node, key, axes, f"the rows of a table of {axis}", key=True)
    contradiction = clash(named, said)
    if contradiction is not None:
        context.problem(node, f'the row "{key}" says itself that it is something else; give it a key that names nothing', key=True)
    return said.over(named)


def _is_name(context: Context, key: str, axes: list[str]) -> bool:
    return key == "total" or key in KINDS or any(context.known(axis, key) for axis in axes)


def _read_row(context: Context, printed: Printed, key: str, node: Node, table: _Table) -> None:
    row = _row(context, key, node, table.axis)
    values = node.get("values") or node
    cells = values.elements()
    if len(cells) != len(table.columns):
        said = f'the row "{key}" has {len(cells)} values and the table has {len(table.columns)} columns; write blank for an empty cell'
        context.problem(values, said)
        return
    id_, names = printed.table.id, printed.table.columns
    pointer = f"/tables/{id_}/cells/{key}" + ("/values" if node.fields is not None else "")
    setting = replace(table.setting, place=place_of(node, table.setting.place))
    first = f"tables.{id_}" if id_ in _BESIDE_TABLES else id_
    for number, (column, cell) in enumerate(zip(table.columns, cells, strict=True)):
        inside = replace(setting, rounded=True) if column.rounded and not setting.rounded else setting
        inside = _in_column(inside, table.numbers[number])
        at = _At(f"{first}.{key}.{names[number]}", f"{pointer}/{number}", inside)
        _read_cell(context, printed, cell, (row, column, table.around), at)


def _in_column(setting: Setting, number: int | None) -> Setting:
    return setting if number is None else replace(setting, place=replace(setting.place, column=number))


@dataclass(frozen=True, slots=True)
class _At:
    """One cell: its id, its JSON Pointer, and what it inherits."""

    id: str
    pointer: str
    setting: Setting


def _read_cell(context: Context, printed: Printed, cell: Node, said: tuple[Coordinate, Coordinate, Coordinate], at: _At) -> None:
    row, column, around = said
    merged = column.over(row).over(around)
    if merged.unknown:
        return
    if _is_gateway(context, merged.criterion):
        _read_verdict(context, printed, cell, merged, at)
        return
    quantity = quantity_of(merged)
    fault = clash(row, column) or fault_of(quantity, merged, table_criterion=around.criterion)
    if fault is None:
        assert quantity is not None
        printed.figures.extend(read_figures(context, cell, quantity, at.id, at.pointer, at.setting))
    elif state_of(cell) != "blank":
        context.problem(cell, fault)


def _is_gateway(context: Context, criterion: str | None) -> bool:
    node = context.ids["criteria"].get(criterion) if criterion is not None else None
    return node is not None and text_of(node, "kind") == "gateway"


def _read_verdict(context: Context, printed: Printed, cell: Node, merged: Coordinate, at: _At) -> None:
    held = cell.get("value") or cell
    state = state_of(cell)
    outcome = state if state is not None else VERDICTS.get(held.text.strip().lower())
    if outcome is None:
        context.problem(cell, f'"{held.text}" is in the row of a gateway criterion; write pass, fail, not-applicable or blank')
    elif merged.option is not None and merged.criterion is not None:
        place = place_of(cell, at.setting.place)
        printed.verdicts.append(Verdict(at.id, merged.option, merged.criterion, outcome, where_of(cell, at.pointer), place, merged.criterion))
