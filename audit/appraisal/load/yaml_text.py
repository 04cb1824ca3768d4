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
from audit.problems import InputError, Problem

_PLAIN: Final = (
    ("start any token", 'text may not begin with this sign; put it in "quotes" (a tab: use spaces)'),
    ("tab character", "the indentation has a tab; use spaces"),
    ("mapping values are not allowed", 'this line has a second ": "; put text that has one in "quotes", and check the indentation'),
    ("sequence entries are not allowed", 'this "- " is where no list can begin; begin the list on a line of its own, or put the text in "quotes"'),
    ("mapping keys are not allowed", 'this key is where none can be; check the indentation, or put the text in "quotes"'),
    ("',' or ']'", 'a [list] goes on without a comma, or its "]" is missing; put text that holds brackets or commas in "quotes"'),
    ("',' or '}'", 'keys in {braces} go on without a comma, or the "}" is missing; put text that holds braces or commas in "quotes"'),
    ("unexpected end of stream", "the quotes are never closed"),
    ("unexpected document", "the quotes are never closed before a line of --- or ..."),
    ("expected ':'", 'this key has no ":"; write key: value, or check the indentation'),
    ("escape", "what follows the backslash is not known; put text that holds backslashes in 'single quotes'"),
    ("hex", "what follows the backslash is not known; put text that holds backslashes in 'single quotes'"),
    ("alphabetic or numeric", 'text may not begin with * or &; put it in "quotes"'),
    ("tag handle", 'text may not begin with !; put it in "quotes"'),
    ("incompatible", "this version of YAML is not read; delete the line with %YAML"),
    ("version number", "this version of YAML is not read; delete the line with %YAML"),
    ("document start", "the file continues after its end; check the indentation, the brackets and the quotes"),
)
_ELSE: Final = "this does not fit what comes before it; check the indentation, the brackets and the quotes on this line and the one before"


def in_plain_words(said: str, since: int) -> str:
    """The message for what the parser said, and the line on which what is at fault began, if known."""
    plain = next((words for sign, words in _PLAIN if sign in said), _ELSE)
    begun = f" (what it belongs to begins on line {since})" if since else ""
    return f"this is not readable as YAML: {plain}{begun}"


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

    def problem(self, event: Any, message: str) -> None:
        self.problems.append(Problem(self.path, *self.lines.place(event.start_mark.index), message))

    def stop(self, event: Any, message: str) -> None:
        self.problem(event, message)
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
            self.problem(event, '"<<" (merging) is not read; write the keys out in full here')
        self.keys[-1] = node

    def open(self, event: Any, *, mapping: bool) -> None:
        node = Node({} if mapping else [], *self.lines.place(event.start_mark.index))
        node.fields, node.items = ({}, None) if mapping else (None, [])
        if self.awaits_key():
            self.stop(event, "a key must be a plain word, not a list or a mapping")
        self.attach(node, event)
        if len(self.stack) >= FileLimits.MAX_DEPTH:
            self.stop(event, f"nested more than {FileLimits.MAX_DEPTH} levels deep; an appraisal needs fewer than 10")
        self.stack.append(node)
        self.keys.append(None)

    def close(self) -> None:
        self.stack.pop()
        self.keys.pop()

    def attach(self, node: Node, event: Any) -> None:
        self.count += 1
        if self.count > FileLimits.MAX_NODES or len(self.problems) > FileLimits.MAX_PROBLEMS:
            self.stop(event, f"too much to read: at most {FileLimits.MAX_NODES} values and {FileLimits.MAX_PROBLEMS} problems in one file")
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
            self.problems.append(Problem(self.path, key.line, key.column, twice(key.text, parent.fields[key.text].key_line)))
            return
        node.key_line, node.key_column = key.line, key.column
        parent.fields[key.text] = node
        parent.plain[key.text] = node.plain  # type: ignore[index,call-overload]  # a mapping node's plain is a dict

    def refuse(self, event: Any) -> None:
        if getattr(event, "tag", None) is not None:
            self.problem(event, f"the tag {shown(event.tag)} is not read; leave it out, or put text that begins with ! in quotes")
        if event.anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self.problem(event, f"{shown(sign + event.anchor)} is not read; write the value in full, or put text that begins with {sign} in quotes")

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
        raise InputError([Problem(path, 0, 0, "the file is empty; `audit init` writes one to start from")])
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
        message = in_plain_words(error.problem or "", _line(error.context_mark, builder.lines))
        raise InputError([*builder.problems, Problem(builder.path, *builder.lines.place(mark.index if mark else 0), message)]) from None
    except (ValueError, OverflowError):  # the pure parser's own, for an escape or a version number that is too large
        message = in_plain_words("found unknown escape character", 0)
        raise InputError([*builder.problems, Problem(builder.path, *builder.lines.place(loader.get_mark().index), message)]) from None
    finally:
        loader.dispose()


def _line(mark: Any, lines: Lines) -> int:
    return lines.place(mark.index)[0] if mark is not None else 0
