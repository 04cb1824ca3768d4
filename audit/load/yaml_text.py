"""YAML to nodes, from the parser's events: strict, iterative, with the place of every node.

PyYAML's own construction is not used: it changes figures (``012``, ``1:30``, ``1.10``) and drops duplicate keys.
"""

from typing import Any

import yaml

from audit.load.limits import MAX_DEPTH, MAX_NODES, MAX_PROBLEMS
from audit.load.node import Node, scalar
from audit.problems import InputError, Problem

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Builder:
    """Builds the tree from events, noting every problem instead of stopping at the first."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.stack: list[Node] = []
        self.keys: list[Node | None] = []
        self.count = 0

    def problem(self, event: Any, message: str) -> None:
        mark = event.start_mark
        self.problems.append(Problem(self.path, mark.line + 1, mark.column + 1, message))

    def stop(self, event: Any, message: str) -> None:
        self.problem(event, message)
        raise InputError(self.problems)

    def scalar(self, event: Any) -> None:
        mark = event.start_mark
        node = Node(scalar(event.value, quoted=not event.implicit[0]), mark.line + 1, mark.column + 1, event.value)
        if self.stack and self.stack[-1].fields is not None and self.keys[-1] is None:
            self.keys[-1] = node
        else:
            self.attach(node, event)

    def open(self, event: Any, *, mapping: bool) -> None:
        mark = event.start_mark
        node = Node({} if mapping else [], mark.line + 1, mark.column + 1)
        node.fields, node.items = ({}, None) if mapping else (None, [])
        if self.stack and self.stack[-1].fields is not None and self.keys[-1] is None:
            self.stop(event, "a key must be a plain word, not a list or a mapping")
        self.attach(node, event)
        if len(self.stack) >= MAX_DEPTH:
            self.stop(event, f"nested more than {MAX_DEPTH} levels deep; an appraisal needs fewer than 10")
        self.stack.append(node)
        self.keys.append(None)

    def close(self) -> None:
        self.stack.pop()
        self.keys.pop()

    def attach(self, node: Node, event: Any) -> None:
        self.count += 1
        if self.count > MAX_NODES or len(self.problems) > MAX_PROBLEMS:
            self.stop(event, f"too much to read: at most {MAX_NODES} values and {MAX_PROBLEMS} problems in one file")
        if not self.stack:
            self.add_root(node, event)
        elif self.stack[-1].items is not None:
            self.stack[-1].items.append(node)
            self.stack[-1].plain.append(node.plain)  # type: ignore[union-attr]  # a list node's plain is a list
        else:
            self.add_field(node)

    def add_root(self, node: Node, event: Any) -> None:
        if self.root is not None:
            self.stop(event, "a second document begins here; put each appraisal in a file of its own")
        self.root = node

    def add_field(self, node: Node) -> None:
        parent, key = self.stack[-1], self.keys[-1]
        self.keys[-1] = None
        assert key is not None
        assert parent.fields is not None
        if key.text in parent.fields:
            first = parent.fields[key.text].key_line
            message = f'the key "{key.text}" is used twice; it stands on line {first} already: keep one of the two'
            self.problems.append(Problem(self.path, key.line, key.column, message))
            return
        node.key_line, node.key_column = key.line, key.column
        parent.fields[key.text] = node
        parent.plain[key.text] = node.plain  # type: ignore[index,call-overload]  # a mapping node's plain is a dict

    def refuse(self, event: Any) -> None:
        if getattr(event, "tag", None) is not None and not isinstance(event, yaml.AliasEvent):
            self.problem(event, f'the tag "{event.tag}" is not read; write the value plainly, without a tag')
        if getattr(event, "anchor", None) is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self.problem(event, f'"{sign}{event.anchor}" is not read; write the value out in full wherever it is needed')

    def take(self, event: Any) -> None:
        """Handle one event of the parser."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self.refuse(event)
            self.scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self.refuse(event)
            self.open(event, mapping=kind is yaml.MappingStartEvent)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self.close()
        elif kind is yaml.AliasEvent:
            self.refuse(event)
            event.implicit, event.value = (True, False), f"*{event.anchor}"
            self.scalar(event)


def parse_yaml(text: str, path: str) -> Node:
    """Read YAML text into nodes.

    Raises InputError with every duplicate key, alias, anchor and tag found, or with the place where the
    text stops being YAML.
    """
    builder = _Builder(path)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.YAMLError as error:
        raise InputError([*builder.problems, _syntax(error, path)]) from None
    if builder.root is None:
        raise InputError([Problem(path, 0, 0, "the file is empty; `audit init` writes one to start from")])
    if builder.problems:
        raise InputError(builder.problems)
    return builder.root


def _syntax(error: yaml.YAMLError, path: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return Problem(path, 0, 0, "the text holds a character that YAML does not allow; save the file again as UTF-8")
    said = getattr(error, "problem", None) or "unexpected text"
    return Problem(path, mark.line + 1, mark.column + 1, f"this is not readable as YAML: {said}{_hint(said)}")


def _hint(said: str) -> str:
    if "start any token" in said:
        return '; put text that begins with @, `, % or a tab in "quotes"'
    if "mapping values are not allowed" in said:
        return '; put text that holds ": " in "quotes", and check the indentation'
    return "; check the indentation, the brackets and the quotes on this line and the one before"
