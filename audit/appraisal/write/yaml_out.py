"""Writing YAML that reads like the published table: rows in one line, texts folded, comments above what they are about.

What is written is read back by the package's own strict reader as the same text, character by character.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from audit.appraisal.load.node import FORBIDDEN
from audit.appraisal.text.shown import clean_line, escaped, steers

__all__ = ["WIDTH", "Bare", "Flow", "Quoted", "Said", "Value", "clean", "flow", "prose", "scalar", "written"]

WIDTH: Final = 120

Value: TypeAlias = "str | int | bool | Flow | Mapping[str, Any] | Sequence[Any] | Said"

_PLAIN: Final = re.compile(r"[A-Za-z][\w ()&'./+-]*[\w).]|[A-Za-z]")
_NUMBER: Final = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,12})?")
_RESERVED: Final = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n", "~", "blank", "nan", "inf"))
_FOLDED: Final = 80


@dataclass(frozen=True, slots=True)
class Flow:
    """A list or mapping that is written in one line, or broken only between its members."""

    value: Any


@dataclass(frozen=True, slots=True)
class Said:
    """A value with a comment above it."""

    value: Any
    comment: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A text that is written in quotes in any case, since the schema wants a text where it looks like a number."""

    text: str


@dataclass(frozen=True, slots=True)
class Bare:
    """A word that is written without quotes in any case: YAML's own words for nothing."""

    word: str


def prose(text: str) -> "str | Quoted":
    """A text in a form in which it stays a text where it looks like a number."""
    return Quoted(text) if _NUMBER.fullmatch(text) else text


def written(value: Mapping[str, Any]) -> str:
    """Write a mapping as a YAML document."""
    return "\n".join(_block(value, 0)) + "\n"


def scalar(value: Any) -> str:
    """Write a scalar in one line, in quotes where it could be read as something else."""
    if isinstance(value, int):
        return str(value).lower()
    if isinstance(value, Bare):
        return value.word
    if isinstance(value, Quoted):
        return _quoted(clean(value.text))
    text = clean(value)
    if _NUMBER.fullmatch(text) and not (text.startswith("-") or text == "-0"):
        return text
    if _PLAIN.fullmatch(text) and text.lower() not in _RESERVED and ": " not in text and " #" not in text:
        return text
    return "blank" if text == "blank" else _quoted(text)


def _quoted(text: str) -> str:
    return escaped(json.dumps(text, ensure_ascii=False))


def clean(text: str) -> str:
    """Take out what no text of an appraisal may hold."""
    return FORBIDDEN.sub("", text).replace("\u2028", " ").replace("\u2029", " ").replace("\x85", " ").replace("\ufeff", "")


def _block(value: Mapping[str, Any], depth: int) -> Iterator[str]:
    pad = "  " * depth
    for key, held in value.items():
        one = held
        if isinstance(one, Said):
            yield from (f"{pad}# {line}".rstrip() for line in _wrapped(clean_line(one.comment), WIDTH - len(pad) - 2))
            one = one.value
        yield from _field(pad, key, one, depth)


def _field(pad: str, key: str, value: Any, depth: int) -> Iterator[str]:
    head = f"{pad}{key}:"
    if isinstance(value, str) and ("\n" in value or len(value) > _FOLDED):
        yield from _folded(head, value, depth)
    elif not isinstance(value, Mapping | Flow) and (isinstance(value, str) or not isinstance(value, Sequence)):
        yield f"{head} {scalar(value)}"
    elif isinstance(value, Flow):
        yield from _flow_field(head, value.value, depth)
    elif isinstance(value, Mapping):
        yield head if value else f"{head} {{}}"
        yield from _block(value, depth + 1)
    else:
        yield head if value else f"{head} []"
        yield from _items(value, depth + 1)


def _items(values: Sequence[Any], depth: int) -> Iterator[str]:
    pad = "  " * depth
    for one in values:
        if isinstance(one, Flow):
            yield from _flow_field(f"{pad}-", one.value, depth)
        elif isinstance(one, Mapping):
            lines = list(_block(one, depth + 1))
            yield f"{pad}- {lines[0].lstrip()}"
            yield from lines[1:]
        else:
            yield f"{pad}- {scalar(one)}"


def _flow_field(head: str, value: Any, depth: int) -> Iterator[str]:
    line = f"{head} {flow(value)}"
    if len(line) <= WIDTH or not isinstance(value, Mapping | list | tuple) or not value:
        yield line
        return
    opening, closing = ("{", "}") if isinstance(value, Mapping) else ("[", "]")
    members = [f"{key}: {flow(one)}" for key, one in value.items()] if isinstance(value, Mapping) else [flow(one) for one in value]
    if len(f"{head} {opening}") + max(map(len, members)) + 2 > WIDTH and isinstance(value, Mapping):
        yield from _long(head, value, depth)
        return
    lines, pad = [f"{head} {opening}"], "  " * (depth + 2)
    for at, member in enumerate(members):
        said = member + (", " if at < len(members) - 1 else closing)
        if len(lines[-1]) + len(said.rstrip()) > WIDTH:
            lines.append(pad)
        lines[-1] += said
    yield from (line.rstrip() for line in lines)


def _long(head: str, value: Mapping[str, Any], depth: int) -> Iterator[str]:
    """Write a mapping that is too wide for a line as a block."""
    if head.endswith("-"):
        lines = list(_block(value, depth + 1))
        yield f"{head} {lines[0].lstrip()}"
        yield from lines[1:]
        return
    yield head
    yield from _block({key: Flow(one) if isinstance(one, Mapping | list | tuple) else one for key, one in value.items()}, depth + 1)


def flow(value: Any) -> str:
    """Write a value in one line."""
    if isinstance(value, Flow):
        return flow(value.value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value)


def _folded(head: str, text: str, depth: int) -> Iterator[str]:
    """Write a long text folded; its line breaks are kept, as blank lines. What does not survive folding is quoted."""
    lines = [" ".join(line.split()) for line in clean(text).split("\n")]
    if "\t" in text or any(not line for line in lines) or text != "\n".join(lines) or any(map(steers, text)):
        yield f"{head} {_quoted(clean(text))}"
        return
    pad = "  " * (depth + 1)
    yield f"{head} >-"
    for at, line in enumerate(lines):
        if at:
            yield ""
        yield from (pad + part for part in _wrapped(line, WIDTH - len(pad)))


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Break a text at single spaces. A word longer than a line stays whole."""
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line
