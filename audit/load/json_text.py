"""JSON to nodes, with the place of every node. Python's own parser gives no places and keeps the last duplicate."""

import json
import re
from bisect import bisect_left
from json.decoder import scanstring
from typing import Final

from audit.load.limits import MAX_DEPTH, MAX_NODES
from audit.load.node import Node, scalar
from audit.problems import InputError, Problem

_SPACE: Final = re.compile(r"[ \t\r\n]*")
_WORD: Final = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null")


class _Scanner:
    """A recursive reader; its depth is capped before it recurses."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.problems: list[Problem] = []
        self.count = 0
        self.at = 0
        self.breaks = [match.start() for match in re.finditer("\n", text)]

    def place(self, at: int) -> tuple[int, int]:
        line = bisect_left(self.breaks, at)
        return line + 1, at - (self.breaks[line - 1] if line else -1)

    def fail(self, message: str) -> InputError:
        return InputError([*self.problems, Problem(self.path, *self.place(self.at), message)])

    def peek(self) -> str:
        match = _SPACE.match(self.text, self.at)
        assert match is not None
        self.at = match.end()
        return self.text[self.at : self.at + 1]

    def expect(self, sign: str) -> None:
        if self.peek() != sign:
            raise self.fail(f'this is not readable as JSON: expected "{sign}" here')
        self.at += 1

    def string(self) -> str:
        try:
            value, self.at = scanstring(self.text, self.at + 1, True)
        except json.JSONDecodeError as error:
            self.at = error.pos
            raise self.fail(f"this is not readable as JSON: {error.msg}") from None
        if any("\ud800" <= letter <= "\udfff" for letter in value):
            raise self.fail("this text holds half a character (a lone surrogate); write the character itself")
        return value

    def value(self, depth: int) -> Node:
        sign = self.peek()
        self.count += 1
        if depth > MAX_DEPTH or self.count > MAX_NODES:
            raise self.fail(f"too much to read: at most {MAX_DEPTH} levels deep and {MAX_NODES} values in one file")
        line, column = self.place(self.at)
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
            raise self.fail("this is not readable as JSON: expected a value here")
        self.at = match.end()
        return Node(scalar(match[0], quoted=False), line, column, match[0])

    def mapping(self, node: Node, depth: int) -> Node:
        assert node.fields is not None
        self.at += 1
        more = self.peek() != "}"
        while more:
            if self.peek() != '"':
                raise self.fail('this is not readable as JSON: expected a key in "quotes" here')
            self.field(node, depth)
            more = self.peek() == ","
            self.at += more
        self.expect("}")
        return node

    def field(self, node: Node, depth: int) -> None:
        line, column = self.place(self.at)
        key = self.string()
        self.expect(":")
        below = self.value(depth + 1)
        below.key_line, below.key_column = line, column
        assert node.fields is not None
        if key in node.fields:
            first = node.fields[key].key_line
            message = f'the key "{key}" is used twice; it stands on line {first} already: keep one of the two'
            self.problems.append(Problem(self.path, line, column, message))
        node.fields.setdefault(key, below)
        node.plain.setdefault(key, below.plain)  # type: ignore[union-attr]  # a mapping node's plain is a dict

    def sequence(self, node: Node, depth: int) -> Node:
        assert node.items is not None
        self.at += 1
        more = self.peek() != "]"
        while more:
            below = self.value(depth + 1)
            node.items.append(below)
            node.plain.append(below.plain)  # type: ignore[union-attr]  # a list node's plain is a list
            more = self.peek() == ","
            self.at += more
        self.expect("]")
        return node


def parse_json(text: str, path: str) -> Node:
    """Read JSON text into nodes; raises InputError with the place of what is not JSON and of duplicate keys."""
    scanner = _Scanner(text, path)
    root = scanner.value(0)
    if scanner.peek():
        raise scanner.fail("this is not readable as JSON: the file goes on after the end of its one value")
    if scanner.problems:
        raise InputError(scanner.problems)
    return root
