"""From the file to scales, levels, groups, criteria and options, with what is printed beside them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from audit.appraisal.load.node import Node
from audit.appraisal.model.appraisal import Criterion, Group, Level, LevelUse, Option, ScoredFrom
from audit.appraisal.model.figure import Cell, Scale
from audit.appraisal.model.place import NO_PLACE, Place, Where
from audit.appraisal.model.quantity import Quantity
from audit.appraisal.model.read.cells import read_cell
from audit.appraisal.model.read.context import Context, flag_of, place_of, text_of, where_of, whole_of
from audit.appraisal.model.read.texts import read_text
from audit.problems import fault

__all__ = ["read_criteria", "read_groups", "read_levels", "read_options", "read_scale", "scale_of_levels", "sound_scale"]

_MOST_NESTED: Final = 20


def read_levels(context: Context, root: Node, outer: Place) -> dict[str, Level]:
    """Read the named levels; their ids and labels become words that cells may print."""
    levels: dict[str, Level] = {}
    node = root.get("levels")
    for key, below in node.entries() if node is not None else ():
        held = below.get("value") or below
        value = context.exact(held)
        label = text_of(below, "label", key)
        if value is not None:
            levels[key] = Level(key, label, value, where_of(below, f"/levels/{key}", key=True), place_of(below, outer))
        context.name_level(key, label, value)
    return levels


def scale_of_levels(levels: Mapping[str, Level]) -> Scale:
    """The scale of an appraisal that gives none: its named levels, or unknown without any."""
    return Scale(listed=tuple(level.value for level in levels.values()), basis="stated" if levels else "unknown")


def read_scale(context: Context, node: Node | None, levels: Mapping[str, Level], outer: Place = NO_PLACE) -> Scale:
    """Read a scale. Named levels are its only values unless it lists its own."""
    if node is None:
        return scale_of_levels(levels)
    low, high, step = (context.exact(node.get(key)) for key in ("min", "max", "step"))
    listed_node = node.get("values")
    listed = [context.exact(below) for below in listed_node.elements()] if listed_node is not None else []
    values = tuple(value for value in listed if value is not None)
    return sound_scale(context, Scale(low, high, step, values, text_of(node, "basis", "stated"), place_of(node, outer)), levels, node)


def sound_scale(context: Context, scale: Scale, levels: Mapping[str, Level], at: Node | Where) -> Scale:
    """A scale as it can be used, noting what in it cannot hold; one that names no values has those of its levels."""
    if scale.low is not None and scale.high is not None and scale.low > scale.high:
        context.problem(at, fault("scale-upside-down"))
    if scale.step is not None and scale.step <= 0:
        context.problem(at, fault("step-not-above-zero"))
        scale = replace(scale, step=None)
    if not scale.listed and scale.low is None and scale.high is None:
        return replace(scale, listed=tuple(level.value for level in levels.values()))
    return scale


def read_groups(context: Context, root: Node, outer: Place) -> dict[str, Group]:
    """Read the groups and their weights."""
    groups: dict[str, Group] = {}
    node = root.get("groups")
    for key, below in node.entries() if node is not None else ():
        parent = below.get("parent")
        named = context.check("groups", parent) if parent is not None else None
        place = place_of(below, outer)
        groups[key] = Group(
            id=key, title=text_of(below, "title", key), parent=named, where=where_of(below, f"/groups/{key}", key=True), place=place,
            weight=_beside(below, "weight", f"/groups/{key}", place),
        )  # fmt: skip
    _refuse_circles(context, node, groups)
    return groups


def _beside(node: Node, key: str, pointer: str, place: Place) -> Cell | None:
    """Read the figure printed beside a criterion or a group, if there is one."""
    below = node.get(key)
    return read_cell(below, f"{pointer}/{key}", place) if below is not None else None


def _refuse_circles(context: Context, node: Node | None, groups: Mapping[str, Group]) -> None:
    for key in groups if node is not None else ():
        assert node is not None
        way, parent = {key}, groups[key].parent
        while parent is not None and parent in groups and parent not in way and len(way) <= _MOST_NESTED:
            way.add(parent)
            parent = groups[parent].parent
        if parent == key:
            context.problem(node.at([key]), fault("group-inside-itself", key=key), key=True)
        elif parent in groups and parent not in way:
            context.problem(node.at([key]), fault("groups-too-deep", key=key, most=_MOST_NESTED), key=True)


def read_criteria(context: Context, root: Node, levels: Mapping[str, Level], general: Scale, outer: Place) -> dict[str, Criterion]:
    """Read the criteria, with the weights and maxima printed beside them; ``general`` is the scale of those without their own."""
    node = root.get("criteria")
    assert node is not None
    return {key: _criterion(context, key, below, levels, general, outer) for key, below in node.entries()}


def _criterion(context: Context, key: str, node: Node, levels: Mapping[str, Level], general: Scale, outer: Place) -> Criterion:
    group, own = node.get("group"), node.get("scale")
    place, pointer = place_of(node, outer), f"/criteria/{key}"
    weight, sub_weight, top = (_beside(node, name, pointer, place) for name in ("weight", "sub-weight", "max"))
    return Criterion(
        id=key, title=text_of(node, "title", key), titled=bool(text_of(node, "title")), label=text_of(node, "label"),
        kind=text_of(node, "kind", "scored"),
        group=context.check("groups", group) if group is not None else None,
        scale=read_scale(context, own, {}, place) if own is not None else general,
        levels=_uses(context, key, node, levels, place), direction=text_of(node, "direction") or None,
        scored_from=_scored_from(context, node), where=where_of(node, pointer, key=True), place=place,
        weight=weight, sub_weight=sub_weight, top=top, notes=text_of(node, "notes"),
    )  # fmt: skip


def _uses(context: Context, key: str, node: Node, levels: Mapping[str, Level], place: Place) -> dict[str, LevelUse]:
    uses: dict[str, LevelUse] = {}
    node_levels = node.get("levels")
    for level, below in node_levels.entries() if node_levels is not None else ():
        if level not in levels:
            context.problem(below, context.undefined("levels", level), key=True)
        status = text_of(below, "is") if below.fields is not None else below.text
        pointer, around, text = f"/criteria/{key}/levels/{level}", place_of(below, place), below.get("text")
        defined = read_text(text, f"{pointer}/text", around) if text is not None else None
        uses[level] = LevelUse(status, whole_of(below, "quota"), where_of(below, pointer, key=True), around, defined)
    return uses


def _scored_from(context: Context, node: Node) -> ScoredFrom | None:
    below = node.get("scored-from")
    if below is None:
        return None
    criterion = below.get("criterion")
    named = context.check("criteria", criterion) if criterion is not None else None
    measure = Quantity(text_of(below, "of"), criterion=named, item=text_of(below, "item") or None)
    return ScoredFrom(measure, text_of(below, "as"), context.exact(below.get("top")), text_of(below, "direction") or None)


def read_options(root: Node, outer: Place) -> dict[str, Option]:
    """Read the options."""
    node = root.get("options")
    assert node is not None
    return {
        key: Option(
            id=key, title=text_of(below, "title", key), titled=bool(text_of(below, "title")), label=text_of(below, "label"),
            base=flag_of(below, "base"), where=where_of(below, f"/options/{key}", key=True), place=place_of(below, outer),
            notes=text_of(below, "notes"),
        )
        for key, below in node.entries()
    }  # fmt: skip
