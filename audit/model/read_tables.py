"""From printed tables to figures: which quantity each cell prints."""

from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from audit.load.node import Node
from audit.model.appraisal import Table
from audit.model.context import Context, place_of, suggest, text_of, where_of
from audit.model.figure import Figure, Verdict
from audit.model.place import Place
from audit.model.quantity import KINDS, Quantity, fits
from audit.model.read_figure import VERDICTS, Setting, read_figures, state_of

_AXES: Final = {"options": "option", "criteria": "criterion", "groups": "group", "scorers": "scorer"}
_WHOLE: Final = {"score": "total", "weighted-score": "total", "subtotal": "total", "max-score": "max-total"}
_OF_GROUP: Final = {"score": "subtotal", "weighted-score": "subtotal", "total": "subtotal", "max-score": "max-total"}
_NEEDS: Final = {
    "score": "criterion", "weighted-score": "criterion", "subtotal": "group", "max-score": "criterion", "rank": "option",
}  # fmt: skip


class Coordinate(NamedTuple):
    """What a row or a column says of the quantity that its cells print. ``whole``: the bottom row or last column of totals."""

    kind: str | None = None
    option: str | None = None
    criterion: str | None = None
    group: str | None = None
    scorer: str | None = None
    item: str | None = None
    whole: bool = False
    rounded: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """What a table yields: its description, its figures, and the passes and fails it prints."""

    table: Table
    figures: list[Figure]
    verdicts: list[Verdict]


def read_table(context: Context, key: str, node: Node, outer: Place) -> Printed:
    """Read one printed table, noting every cell that cannot be placed or read."""
    place = place_of(node, outer)
    axis = text_of(node, "rows")
    setting = _setting(context, node, place, key)
    columns_node, rows_node = node.get("columns"), node.get("cells")
    assert columns_node is not None
    assert rows_node is not None
    columns = [_column(context, below, axis) for below in columns_node.elements()]
    names = tuple(_name(below, number) for number, below in enumerate(columns_node.elements(), 1))
    _check_columns(context, columns_node, names)
    table = Table(key, text_of(node, "title"), where_of(node, f"/tables/{key}", key=True), place, names, tuple(k for k, _ in rows_node.entries()))
    printed = Printed(table, [], [])
    around = _around(context, node)
    for row_key, row in rows_node.entries():
        _read_row(context, printed, row_key, row, around, columns, axis, setting)
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


def _setting(context: Context, node: Node, place: Place, key: str) -> Setting:
    rounded, unit = node.get("rounded"), node.get("unit")
    nearest = unit.get("nearest") if unit is not None else None
    return Setting(
        place, text_of(node, "reading", "unconfirmed"), rounded is not None and rounded.plain is True,
        text_of(node, "negatives") or None, context.numeral(nearest, nearest.text) if nearest is not None else None, key,
    )  # fmt: skip


def _around(context: Context, node: Node) -> Coordinate:
    """Give what the table as a whole says of its cells."""
    found = {name: text_of(node, name) for name in ("scorer", "option", "criterion") if node.get(name) is not None}
    for name in found:
        below = node.get(name)
        assert below is not None
        context.check(_axis_of(name), below)
    return Coordinate(kind=text_of(node, "prints") or None, **found)


def _axis_of(dimension: str) -> str:
    return next(axis for axis, name in _AXES.items() if name == dimension)


def _column(context: Context, node: Node, row_axis: str) -> Coordinate:
    if node.fields is not None:
        return _spelled_out(context, node)
    axes = [axis for axis in _AXES if axis != row_axis] + [row_axis]
    return _named(context, node, node.text, axes, f"the columns of a table whose rows are {row_axis}")


def _spelled_out(context: Context, node: Node) -> Coordinate:
    found = {name: text_of(node, name) for name in _AXES.values() if node.get(name) is not None}
    for name in found:
        below = node.get(name)
        assert below is not None
        context.check(_axis_of(name), below)
    kind, rounded = text_of(node, "prints") or None, node.get("rounded")
    item = text_of(node, "item") or None
    return Coordinate(kind=kind, item=item, rounded=rounded is not None and rounded.plain is True, **found)


def _named(context: Context, node: Node, name: str, axes: list[str], among: str, *, key: bool = False) -> Coordinate:
    for axis in axes:
        if context.known(axis, name):
            return Coordinate(**{_AXES[axis]: name})
    if name == "total":
        return Coordinate(whole=True)
    if name in KINDS:
        return Coordinate(kind=name)
    known = [name for axis in axes for name in context.ids.get(axis, {})]
    context.problem(node, f'"{name}" is not known among {among}; {suggest(name, [*known, "total", *KINDS])}', key=key)
    return Coordinate()


def _row(context: Context, key: str, node: Node, axis: str) -> Coordinate:
    if node.fields is not None and node.get("prints") is not None:
        return _spelled_out(context, node)
    axes = [axis, *(["groups"] if axis == "criteria" else [])]
    named = _named(context, node, key, axes, f"the rows of a table of {axis}", key=True)
    said = _spelled_out(context, node) if node.fields is not None else Coordinate()
    return _merge(named, said)


def _merge(first: Coordinate, second: Coordinate) -> Coordinate:
    return Coordinate(*(b if a is None or a is False else a for a, b in zip(first, second, strict=True)))


def _read_row(
    context: Context, printed: Printed, key: str, node: Node, around: Coordinate, columns: list[Coordinate], axis: str, setting: Setting
) -> None:
    row = _row(context, key, node, axis)
    values = node.get("values") or node
    cells = values.elements()
    if len(cells) != len(columns):
        context.problem(values, f'the row "{key}" has {len(cells)} values and the table has {len(columns)} columns; write blank for an empty cell')
        return
    table = printed.table
    pointer = f"/tables/{table.id}/cells/{key}" + ("/values" if node.fields is not None else "")
    setting = replace(setting, place=place_of(node, setting.place))
    for number, (column, cell) in enumerate(zip(columns, cells, strict=True)):
        name = f"{table.id}.{key}.{table.columns[number]}"
        here = replace(setting, rounded=setting.rounded or column.rounded)
        _read_cell(context, printed, cell, (row, column, around), name, f"{pointer}/{number}", here)


def _read_cell(
    context: Context, printed: Printed, cell: Node, coordinates: tuple[Coordinate, Coordinate, Coordinate], name: str, pointer: str, setting: Setting
) -> None:
    row, column, around = coordinates
    if row.kind and column.kind and row.kind != column.kind:
        if state_of(cell) != "blank":
            context.problem(cell, f"this row prints a {row.kind} and this column a {column.kind}; write blank where the two do not cross")
        return
    merged = _merge(_merge(column, row), around)
    if _is_gateway(context, merged.criterion):
        _read_verdict(context, printed, cell, merged, name, pointer, setting)
        return
    quantity = _quantity(row, column, around, merged)
    fault = _fault(quantity)
    if fault is not None:
        if state_of(cell) != "blank":
            context.problem(cell, fault)
        return
    assert quantity is not None
    printed.figures.extend(read_figures(context, cell, quantity, name, pointer, setting))


def _is_gateway(context: Context, criterion: str | None) -> bool:
    node = context.ids["criteria"].get(criterion) if criterion is not None else None
    return node is not None and text_of(node, "kind") == "gateway"


def _read_verdict(
    context: Context, printed: Printed, cell: Node, merged: Coordinate, name: str, pointer: str, setting: Setting
) -> None:
    held = cell.get("value") or cell
    state = state_of(cell)
    outcome = state if state is not None else VERDICTS.get(held.text.strip().lower())
    if outcome is None:
        context.problem(cell, f'"{held.text}" stands in the row of a gateway criterion; write pass, fail, not-applicable or blank')
    elif merged.option is not None and merged.criterion is not None:
        place = place_of(cell, setting.place)
        printed.verdicts.append(Verdict(name, merged.option, merged.criterion, outcome, where_of(cell, pointer), place, merged.criterion))


def _quantity(row: Coordinate, column: Coordinate, around: Coordinate, merged: Coordinate) -> Quantity | None:
    kind = column.kind or row.kind or around.kind
    if (row.whole or column.whole) and merged.criterion is None:
        kind = _WHOLE.get(kind or "total", kind or "total")
    elif (row.group or column.group) and kind is not None and merged.criterion is None:
        kind = _OF_GROUP.get(kind, kind)
    if kind is None:
        return None
    wanted = {name: value for name, value in merged._asdict().items() if name in Quantity._fields and name != "kind"}
    return Quantity(kind, **{name: value if value is not None and fits(kind, name) else None for name, value in wanted.items()})


def _fault(quantity: Quantity | None) -> str | None:
    """Say why a cell has no place among the quantities, or None."""
    if quantity is None:
        return f"it is not said what this cell prints; give the table, the row or the column prints: with one of {', '.join(KINDS)}"
    needed = _NEEDS.get(quantity.kind)
    if needed is not None and getattr(quantity, needed) is None:
        return f"a {quantity.kind} belongs to a {needed}, and neither this row nor this column names one"
    return None
