"""Change single values of a YAML file and leave everything else as it is written: summaries, comments, line breaks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import yaml

__all__ = ["Change", "Path", "rewrite"]

Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Fields to set in the mapping at a path; a field that it lacks is put behind the one named ``after``."""

    path: Path
    fields: Mapping[str, str]
    after: str


def rewrite(text: str, changes: Iterable[Change]) -> str:
    """The YAML text with the changes made. Raises KeyError if a path, or the field to put one after, is absent."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    edits = [edit for change in changes for edit in _edits(_mapping(root, change.path), change)]
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _edits(mapping: yaml.MappingNode, change: Change) -> Iterable[tuple[int, int, str]]:
    values = {key.value: value for key, value in mapping.value}
    for key, new in change.fields.items():
        if key in values:
            yield values[key].start_mark.index, values[key].end_mark.index, new
        else:
            at = values[change.after].end_mark.index
            parting = ", " if mapping.flow_style else "\n" + " " * mapping.start_mark.column
            yield at, at, f"{parting}{key}: {new}"


def _mapping(node: yaml.Node | None, path: Path) -> yaml.MappingNode:
    for step in path:
        node = _child(node, step)
    if not isinstance(node, yaml.MappingNode):
        raise KeyError(path)
    return node


def _child(node: yaml.Node | None, step: str | int) -> yaml.Node:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: yaml.Node = node.value[step]
        return found
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None) or _absent(step)
    return _absent(step)


def _absent(step: str | int) -> yaml.Node:
    raise KeyError(step)
