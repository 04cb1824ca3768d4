"""Helpers for the tests of the readers: problems of a text as plain tuples, and data written as YAML and JSON."""

import json
from typing import Any

import pytest

from audit.appraisal.load.document import Document, parse
from audit.problems import InputError, Problem


def loaded(text: str, name: str = "f.yaml") -> Document:
    return parse(text.encode(), name)


def refusal(raw: bytes, name: str) -> tuple[Problem, ...]:
    """The problems of bytes that may be read or refused; nothing if they are read."""
    try:
        parse(raw, name)
    except InputError as error:
        return error.problems
    return ()


def problems_of(text: str | bytes, name: str = "f.yaml") -> list[tuple[int, int, str]]:
    """Line, column and message of everything that is said about a broken text."""
    raw = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(InputError) as caught:
        parse(raw, name)
    assert caught.value.problems
    assert all(problem.path == name for problem in caught.value.problems)
    return [(problem.line, problem.column, problem.message) for problem in caught.value.problems]


def as_yaml(value: Any) -> str:
    """Write JSON data as YAML in block style, strings in double quotes."""
    return "\n".join(_block(value, 0)) + "\n"


def _block(value: Any, depth: int) -> list[str]:
    pad = "  " * depth
    if isinstance(value, dict) and value:
        return [line for key, below in value.items() for line in _entry(f"{pad}{_quoted(key)}:", below, depth)]
    if isinstance(value, list) and value:
        return [line for below in value for line in _entry(f"{pad}-", below, depth)]
    return [pad + _quoted(value)]


def _quoted(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _entry(head: str, below: Any, depth: int) -> list[str]:
    if isinstance(below, dict | list) and below:
        return [head, *_block(below, depth + 1)]
    return [f"{head} {_quoted(below)}"]
