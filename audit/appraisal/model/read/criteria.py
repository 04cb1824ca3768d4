"""From the file to scales, levels, groups, criteria and options, and the figures printed beside them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from audit.appraisal.load.node import Node
from audit.appraisal.model.appraisal import Criterion, Group, Level, LevelUse, Option, ScoredFrom
from audit.appraisal.model.figure import Figure, Scale
from audit.appraisal.model.place import Place
from audit.appraisal.model.quantity import Quantity
from audit.appraisal.model.read.cells import Setting, read_figures
from audit.appraisal.model.read.context import Context, place_of, text_of, where_of, whole_of

_MOST_NESTED: Final = 20
_INLINE: Final = (("weight", "weight"), ("max", "max-score"))


def read_levels(context: Context, root: Node) -> dict[str, Level]:
    """Read the named levels; their ids and labels become words that cells may print."""
    levels: dict[str, Level] = {}
    node = root.get("levels")
    for key, below in node.entries() if node is not None else ():
        held = below.get("value") or below
        value = context.exact(held)
        label = text_of(below, "label", key)
        if value is not None:
            levels[key] = Level(key, label, value, where_of(below, f"/levels/{key}", key=True))
            context.values[key] = value
        context.levels[key.lower()] = context.levels[label.strip().lower()] = key
    return levels


def read_scale(context: Context, node: Node | None, levels: Mapping[str, Level]) -> Scale:
    """Read a scale. Named levels are its only values unless it lists its own."""
    if node is None:
        return Scale(listed=tuple(level.value for level in levels.values()), basis="stated" if levels else "unknown")
    low, high, step = (context.exact(node.get(key)) for key in ("min", "max", "step"))
    listed_node = node.get("values")
    listed = [context.exact(below) for below in listed_node.elements()] if listed_node is not None else []
    if low is not None and high is not None and low > high:
        context.problem(node, "the lowest score of the scale is above its highest; swap min and max")
    if step is not None and step <= 0:
        context.problem(node, "the step of a scale is above 0")
        step = None
    values = tuple(value for value in listed if value is not None)
    if not values and low is None and high is None:
        values = tuple(level.value for level in levels.values())
    return Scale(low, high, step, values, text_of(node, "basis", "stated"))


def read_groups(context: Context, root: Node, outer: Place) -> tuple[dict[str, Group], list[Figure]]:
    """Read the groups and their weights."""
    groups: dict[str, Group] = {}
    figures: list[Figure] = []
    node = root.get("groups")
    for key, below in node.entries() if node is not None else ():
        parent = below.get("parent")
        named = context.check("groups", parent) if parent is not None else None
        groups[key] = Group(key, text_of(below, "title", key), named, where_of(below, f"/groups/{key}", key=True))
        weight = below.get("weight")
        if weight is not None:
            setting = Setting(place_of(below, outer))
            figures += read_figures(context, weight, Quantity("weight", group=key), f"groups.{key}.weight", f"/groups/{key}/weight", setting)
    _refuse_circles(context, node, groups)
    return groups, figures


def _refuse_circles(context: Context, node: Node | None, groups: Mapping[str, Group]) -> None:
    for key in groups if node is not None else ():
        assert node is not None
        way, parent = {key}, groups[key].parent
        while parent is not None and parent in groups and parent not in way and len(way) <= _MOST_NESTED:
            way.add(parent)
            parent = groups[parent].parent
        if parent == key:
            context.problem(node.at([key]), f'the group "{key}" lies inside itself; take one parent away', key=True)
        elif parent in groups and parent not in way:
            said = f'the group "{key}" lies inside more than {_MOST_NESTED} others; a paper has two or three levels'
            context.problem(node.at([key]), said, key=True)


def read_criteria(context: Context, root: Node, levels: Mapping[str, Level], outer: Place) -> tuple[dict[str, Criterion], list[Figure]]:
    """Read the criteria, with the weights and maxima printed beside them."""
    criteria: dict[str, Criterion] = {}
    figures: list[Figure] = []
    general = read_scale(context, root.get("scale"), levels)
    node = root.get("criteria")
    assert node is not None
    for key, below in node.entries():
        criteria[key] = _criterion(context, key, below, levels, general, outer)
        figures += _inline(context, criteria[key], below)
    return criteria, figures


def _criterion(context: Context, key: str, node: Node, levels: Mapping[str, Level], general: Scale, outer: Place) -> Criterion:
    group, own = node.get("group"), node.get("scale")
    place = place_of(node, outer)
    return Criterion(
        id=key, title=text_of(node, "title", key), label=text_of(node, "label"), kind=text_of(node, "kind", "scored"),
        group=context.check("groups", group) if group is not None else None,
        scale=read_scale(context, own, {}) if own is not None else general,
        levels=_uses(context, key, node, levels, place), direction=text_of(node, "direction") or None,
        scored_from=_scored_from(context, node), where=where_of(node, f"/criteria/{key}", key=True), place=place,
    )  # fmt: skip


def _uses(context: Context, key: str, node: Node, levels: Mapping[str, Level], place: Place) -> dict[str, LevelUse]:
    uses: dict[str, LevelUse] = {}
    node_levels = node.get("levels")
    for level, below in node_levels.entries() if node_levels is not None else ():
        if level not in levels:
            context.problem(below, context.undefined("levels", level), key=True)
        status = text_of(below, "is") if below.fields is not None else below.text
        where = where_of(below, f"/criteria/{key}/levels/{level}", key=True)
        uses[level] = LevelUse(status, whole_of(below, "quota"), where, place_of(below, place))
    return uses


def _scored_from(context: Context, node: Node) -> ScoredFrom | None:
    below = node.get("scored-from")
    if below is None:
        return None
    criterion = below.get("criterion")
    named = context.check("criteria", criterion) if criterion is not None else None
    measure = Quantity(text_of(below, "of"), criterion=named, item=text_of(below, "item") or None)
    return ScoredFrom(measure, text_of(below, "as"), context.exact(below.get("top")), text_of(below, "direction") or None)


def _inline(context: Context, criterion: Criterion, node: Node) -> list[Figure]:
    setting = Setting(criterion.place)
    figures: list[Figure] = []
    quantities = {key: Quantity(kind, criterion=criterion.id) for key, kind in _INLINE}
    quantities["sub-weight"] = Quantity("weight", criterion=criterion.id, group=criterion.group)
    for key, quantity in quantities.items():
        below = node.get(key)
        if below is not None:
            pointer = f"/criteria/{criterion.id}/{key}"
            figures += read_figures(context, below, quantity, f"criteria.{criterion.id}.{key}", pointer, setting)
    return figures


def inherit_rounding(figures: list[Figure], rounded: bool) -> list[Figure]:
    """Mark weights as rounded where ``method.weights.rounded`` says so; what they add to is no rounded figure."""
    if not rounded:
        return figures
    return [replace(one, exact=False) if one.quantity.kind == "weight" and not one.id.startswith("method.") else one for one in figures]


def read_options(root: Node, outer: Place) -> dict[str, Option]:
    """Read the options."""
    options: dict[str, Option] = {}
    node = root.get("options")
    assert node is not None
    for key, below in node.entries():
        base = below.get("base")
        options[key] = Option(
            key, text_of(below, "title", key), text_of(below, "label"), base is not None and base.plain is True,
            where_of(below, f"/options/{key}", key=True), place_of(below, outer),
        )  # fmt: skip
    return options
