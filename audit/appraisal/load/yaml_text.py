"""YAML to nodes, from the parser's events: strict, iterative, with the place of every node.

PyYAML's own construction is not used: it changes figures (``012``, ``1:30``, ``1.10``) and drops duplicate keys.

What the YAML parser says, in plain words and with what would be right.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

import yaml

from audit.appraisal.load.node import FORBIDDEN, Lines, Node, forbidden, scalar, shown, twice
from audit.limits import FileLimits
from audit.problems import InputError, InputFault, Problem, fault

__all__ = ["in_plain_words", "parse_yaml"]

_PLAIN: Final = (
    ("start any token", "yaml-sign"), ("tab character", "yaml-tab"), ("mapping values are not allowed", "yaml-second-colon"),
    ("sequence entries are not allowed", "yaml-list-entry"), ("mapping keys are not allowed", "yaml-key-place"),
    ("',' or ']'", "yaml-list-open"), ("',' or '}'", "yaml-braces-open"), ("unexpected end of stream", "yaml-quotes-open"),
    ("unexpected document", "yaml-quotes-open-at-end"), ("expected ':'", "yaml-no-colon"), ("escape", "yaml-backslash"), ("hex", "yaml-backslash"),
    ("alphabetic or numeric", "yaml-star"), ("tag handle", "yaml-exclamation"), ("incompatible", "yaml-version"), ("version number", "yaml-version"),
    ("document start", "yaml-goes-on"),
)  # fmt: skip
"""What the parser's own messages hold, which has no codes, and the fault that it means."""


def in_plain_words(said: str, since: int) -> InputFault:
    """Say in plain words what the parser said, and the line on which what is at fault began, if known."""
    code = next((code for sign, code in _PLAIN if sign in said), "yaml-not-fitting")
    return fault(code, begun=fault("yaml-begun", line=since) if since else "")


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Builder:
    """Builds the tree from events, noting every problem instead of stopping at the first."""

    def __init__(self, path: str, lines: Lines) -> None:
        self.path = path
        self.lines = lines
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.stack: list[Node] = []
        self.keys: list[Node | None] = []
        self.count = 0

    def problem(self, event: Any, said: InputFault) -> None:
        self.problems.append(Problem(self.path, *self.lines.place(event.start_mark.index), said))

    def stop(self, event: Any, said: InputFault) -> None:
        self.problem(event, said)
        raise InputError(self.problems)

    def awaits_key(self) -> bool:
        return bool(self.stack) and self.stack[-1].fields is not None and self.keys[-1] is None

    def scalar(self, event: Any) -> None:
        quoted = not event.implicit[0]
        node = Node(scalar(event.value, quoted=quoted), *self.lines.place(event.start_mark.index), event.value)
        odd = FORBIDDEN.search(event.value) if quoted else None
        if odd is not None:
            self.problem(event, forbidden(odd[0]))
        if not self.awaits_key():
            self.attach(node, event)
            return
        if event.value == "<<" and not quoted:
            self.problem(event, fault("yaml-merging"))
        self.keys[-1] = node

    def open(self, event: Any, *, mapping: bool) -> None:
        node = Node({} if mapping else [], *self.lines.place(event.start_mark.index))
        node.fields, node.items = ({}, None) if mapping else (None, [])
        if self.awaits_key():
            self.stop(event, fault("yaml-key-no-word"))
        self.attach(node, event)
        if len(self.stack) >= FileLimits.MAX_DEPTH:
            self.stop(event, fault("nested-too-deep", max_depth=FileLimits.MAX_DEPTH))
        self.stack.append(node)
        self.keys.append(None)

    def close(self) -> None:
        self.stack.pop()
        self.keys.pop()

    def attach(self, node: Node, event: Any) -> None:
        self.count += 1
        if self.count > FileLimits.MAX_NODES or len(self.problems) > FileLimits.MAX_PROBLEMS:
            self.stop(event, fault("too-much-in-file", max_nodes=FileLimits.MAX_NODES, max_problems=FileLimits.MAX_PROBLEMS))
        if not self.stack:
            self.add_root(node, event)
        elif self.stack[-1].items is not None:
            self.stack[-1].items.append(node)
            self.stack[-1].plain.append(node.plain)  # type: ignore[union-attr]  # a list node's plain is a list
        else:
            self.add_field(node)

    def add_root(self, node: Node, event: Any) -> None:
        if self.root is not None:
            self.stop(event, fault("yaml-second-document"))
        self.root = node

    def add_field(self, node: Node) -> None:
        parent, key = self.stack[-1], self.keys[-1]
        self.keys[-1] = None
        assert key is not None
        assert parent.fields is not None
        if key.text in parent.fields:
            self.problems.append(Problem(self.path, key.line, key.column, twice(key.text, parent.fields[key.text].key_line)))
            return
        node.key_line, node.key_column = key.line, key.column
        parent.fields[key.text] = node
        parent.plain[key.text] = node.plain  # type: ignore[index,call-overload]  # a mapping node's plain is a dict

    def refuse(self, event: Any) -> None:
        if getattr(event, "tag", None) is not None:
            self.problem(event, fault("yaml-tag", shown=shown(event.tag)))
        if event.anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self.problem(event, fault("yaml-anchor", shown=shown(sign + event.anchor), sign=sign))

    def take(self, event: Any) -> None:
        """Handle one event of the parser."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
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
    builder = _Builder(path, Lines(text))
    odd = list(islice(FORBIDDEN.finditer(text), FileLimits.MAX_PROBLEMS))
    if odd:
        raise InputError(Problem(path, *builder.lines.place(one.start()), forbidden(one[0])) for one in odd)
    for event in _events(text, builder):
        builder.take(event)
    if builder.root is None:
        raise InputError([Problem(path, 0, 0, fault("appraisal-empty"))])
    if builder.problems:
        raise InputError(builder.problems, builder.root)
    return builder.root


def _events(text: str, builder: _Builder) -> Iterator[Any]:
    """The parser's events; turns whatever it raises into a problem with its place."""
    loader = _LOADER(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at_tab = mark is not None and text[mark.index : mark.index + 1] == "\t"
        said = in_plain_words("tab character" if at_tab else error.problem or "", _line(error.context_mark, builder.lines))
        raise InputError([*builder.problems, Problem(builder.path, *builder.lines.place(mark.index if mark else 0), said)]) from None
    except (ValueError, OverflowError):  # the pure parser's own, for an escape or a version number that is too large
        said = in_plain_words("found unknown escape character", 0)
        raise InputError([*builder.problems, Problem(builder.path, *builder.lines.place(loader.get_mark().index), said)]) from None
    finally:
        loader.dispose()


def _line(mark: Any, lines: Lines) -> int:
    return lines.place(mark.index)[0] if mark is not None else 0
