"""JSON to nodes, with the place of every node. Python's own parser gives no places and keeps the last duplicate."""

import json
import re
from typing import Final

from audit.appraisal.load.node import FORBIDDEN, Lines, Node, forbidden, scalar, twice
from audit.limits import FileLimits
from audit.problems import InputError, InputFault, Problem, fault

__all__ = ["parse_json"]

_SPACE: Final = re.compile(r"[ \t\r\n]*")
_WORD: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null")
_STRINGS: Final = json.JSONDecoder()
_FAULTS: Final = {
    "Unterminated": fault("json-quotes-open"), "Invalid control": fault("json-break-in-quotes"), "Invalid \\": fault("json-backslash"),
}  # fmt: skip


class _Scanner:
    """A recursive reader; its depth is capped before it recurses."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.lines = Lines(text)
        self.problems: list[Problem] = []
        self.count = 0
        self.at = 0

    def problem(self, at: int, said: InputFault) -> Problem:
        return Problem(self.path, *self.lines.place(at), said)

    def fail(self, said: InputFault) -> InputError:
        return InputError([*self.problems, self.problem(self.at, said)])

    def note(self, at: int, said: InputFault) -> None:
        self.problems.append(self.problem(at, said))
        if len(self.problems) > FileLimits.MAX_PROBLEMS:
            raise InputError(self.problems)

    def peek(self) -> str:
        match = _SPACE.match(self.text, self.at)
        assert match is not None
        self.at = match.end()
        return self.text[self.at : self.at + 1]

    def string(self) -> str:
        start = self.at
        try:
            value, self.at = _STRINGS.raw_decode(self.text, start)
        except json.JSONDecodeError as error:
            self.at = error.pos
            raise self.fail(next(said for begin, said in _FAULTS.items() if error.msg.startswith(begin))) from None
        odd = FORBIDDEN.search(value)
        if odd is not None:
            self.note(start, forbidden(odd[0]))
        return str(value)

    def value(self, depth: int) -> Node:
        sign = self.peek()
        self.count += 1
        if self.count > FileLimits.MAX_NODES:
            raise self.fail(fault("too-many-values-in-file", max_nodes=FileLimits.MAX_NODES))
        line, column = self.lines.place(self.at)
        if sign == "{":
            return self.mapping(Node({}, line, column, fields={}), depth)
        if sign == "[":
            return self.sequence(Node([], line, column, items=[]), depth)
        if sign == '"':
            text = self.string()
            return Node(text, line, column, text)
        return self.word(line, column)

    def word(self, line: int, column: int) -> Node:
        match = _WORD.match(self.text, self.at)
        if match is None:
            raise self.fail(fault("json-value-expected"))
        self.at = match.end()
        return Node(scalar(match[0], quoted=False), line, column, match[0])

    def open(self, depth: int, end: str) -> bool:
        """Step into a list or mapping; says whether it holds anything."""
        if depth >= FileLimits.MAX_DEPTH:
            raise self.fail(fault("nested-too-deep", max_depth=FileLimits.MAX_DEPTH))
        self.at += 1
        return self.peek() != end

    def more(self, end: str) -> bool:
        """Step over a comma, or over the end of a list or mapping; says which."""
        sign = self.peek()
        if sign not in {",", end} or not sign:
            raise self.fail(fault("json-sign-expected", end=end))
        self.at += 1
        return sign == ","

    def mapping(self, node: Node, depth: int) -> Node:
        more = self.open(depth, "}")
        self.at += not more
        while more:
            if self.peek() != '"':
                raise self.fail(fault("json-key-expected"))
            self.field(node, depth)
            more = self.more("}")
        return node

    def field(self, node: Node, depth: int) -> None:
        start = self.at
        key = self.string()
        if self.peek() != ":":
            raise self.fail(fault("json-colon-expected"))
        self.at += 1
        below = self.value(depth + 1)
        below.key_line, below.key_column = self.lines.place(start)
        assert node.fields is not None
        if key in node.fields:
            self.note(start, twice(key, node.fields[key].key_line))
            return
        node.fields[key] = below
        node.plain[key] = below.plain  # type: ignore[index,call-overload]  # a mapping node's plain is a dict

    def sequence(self, node: Node, depth: int) -> Node:
        assert node.items is not None
        more = self.open(depth, "]")
        self.at += not more
        while more:
            below = self.value(depth + 1)
            node.items.append(below)
            node.plain.append(below.plain)  # type: ignore[union-attr]  # a list node's plain is a list
            more = self.more("]")
        return node


def parse_json(text: str, path: str) -> Node:
    """Read JSON text into nodes; raises InputError with the place of what is not JSON and of duplicate keys."""
    scanner = _Scanner(text, path)
    if not scanner.peek():
        raise InputError([Problem(path, 0, 0, fault("file-empty"))])
    root = scanner.value(0)
    if scanner.peek():
        raise scanner.fail(fault("json-goes-on"))
    if scanner.problems:
        raise InputError(scanner.problems, root)
    return root
