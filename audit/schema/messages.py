"""From a validator's errors to messages for the person who wrote the file."""

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from typing import Any, Final

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from audit.load.document import Document
from audit.load.node import Node
from audit.problems import Problem

_TYPES: Final = {
    "object": "a mapping (key: value)", "array": "a list", "string": "text", "number": "a number",
    "integer": "a whole number", "boolean": "true or false", "null": "nothing",
}  # fmt: skip
_ADVICE: Final = {
    "date": "write a date as 2017, 2017-10 or 2017-10-25",
    "id": "write an id in lower-case letters, digits and single hyphens, beginning with a letter",
    "sha256": "write 64 hexadecimal digits in lower case",
    "digest": 'write "n1:" and 64 hexadecimal digits in lower case',
}


def problems(document: Document, schema: dict[str, Any]) -> list[Problem]:
    """Give a located message for everything in the document that the schema does not allow."""
    errors = Draft202012Validator(schema).iter_errors(document.root.plain)
    return [problem for error in errors for leaf in _leaves(error) for problem in _problems(document, leaf)]


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    if error.context:
        for below in error.context:
            yield from _leaves(below)
    else:
        yield error


def _problems(document: Document, error: ValidationError) -> Iterator[Problem]:
    node = document.root.at(list(error.absolute_path))
    say = _SAYERS.get(str(error.validator), _say_other)
    for place, message, at_key in say(error, node):
        line, column = (place.key_line, place.key_column) if at_key and place.key_line else (place.line, place.column)
        yield Problem(document.path, line, column, message)


_Said = Iterable[tuple[Node, str, bool]]


def _say_unknown(error: ValidationError, node: Node) -> _Said:
    known = sorted(error.schema.get("properties", ()))
    for key, below in node.entries():
        if key not in known:
            close = get_close_matches(key, known, 1)
            better = f'did you mean "{close[0]}"?' if close else f"keys allowed here: {', '.join(known)}"
            yield below, f'the key "{key}" is not known here; {better}', True


def _say_missing(error: ValidationError, node: Node) -> _Said:
    for key in error.validator_value:
        if isinstance(error.instance, dict) and key not in error.instance:
            about = error.schema.get("properties", {}).get(key, {}).get("description", "")
            yield node, f'the key "{key}" is missing{_in(node, error)}{": " + _first(about) if about else ""}', False


def _in(node: Node, error: ValidationError) -> str:
    path = list(error.absolute_path)
    return f' under "{path[-1]}"' if path and isinstance(path[-1], str) else ""


def _first(text: str) -> str:
    return text.split(". ")[0].rstrip(".")


def _say_type(error: ValidationError, node: Node) -> _Said:
    wanted = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    names = " or ".join(_TYPES[name] for name in wanted)
    yield node, f"{_shown(error.instance)} stands where {names} is expected{_about(error)}", False


def _say_enum(error: ValidationError, node: Node) -> _Said:
    allowed = [str(value) for value in error.validator_value]
    if error.absolute_schema_path and "propertyNames" in error.absolute_schema_path:
        key = node.get(str(error.instance)) or node
        yield key, f'the key "{error.instance}" is not known here; keys allowed: {", ".join(allowed)}', True
        return
    close = get_close_matches(str(error.instance), allowed, 1)
    better = f'; did you mean "{close[0]}"?' if close else ""
    yield node, f"{_shown(error.instance)} is not one of: {', '.join(allowed)}{better}", False


def _say_pattern(error: ValidationError, node: Node) -> _Said:
    path = [str(step) for step in error.absolute_schema_path]
    name = next((name for name, advice in _ADVICE.items() if _refers(error.schema, name, path)), "")
    advice = _ADVICE.get(name, f"it does not match {error.validator_value}")
    if "propertyNames" in path:
        key = node.get(str(error.instance)) or node
        yield key, f'the key "{error.instance}" is no id; {advice}', True
    else:
        yield node, f"{_shown(error.instance)}: {advice}", False


def _refers(schema: Any, name: str, path: list[str]) -> bool:
    described = str(schema.get("description", ""))
    return name in path or {"date": "ISO date", "id": "Lower-case", "sha256": "64 hex", "digest": "SHA-256 of the source"}[name] in described


def _say_const(error: ValidationError, node: Node) -> _Said:
    yield node, f'{_shown(error.instance)} stands where "{error.validator_value}" (in quotes) is expected', False


def _say_other(error: ValidationError, node: Node) -> _Said:
    yield node, f"{_shown(error.instance)}: {_LIMITS.get(str(error.validator), 'this is not allowed here')} {_limit(error)}".rstrip(), False


_LIMITS: Final = {
    "maxLength": "longer than allowed; at most", "minLength": "shorter than allowed; at least",
    "maxItems": "too many entries; at most", "minItems": "too few entries; at least",
    "minProperties": "too few entries; at least", "minimum": "too small; at least", "maximum": "too large; at most",
}  # fmt: skip


def _limit(error: ValidationError) -> str:
    return str(error.validator_value) if str(error.validator) in _LIMITS else ""


def _about(error: ValidationError) -> str:
    described = error.schema.get("description", "")
    return f" ({_first(described)})" if described else ""


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    text = str(value)
    return f'"{text if len(text) <= 40 else text[:37] + "..."}"'


_SAYERS: Final[dict[str, Callable[[ValidationError, Node], _Said]]] = {
    "additionalProperties": _say_unknown,
    "required": _say_missing,
    "type": _say_type,
    "enum": _say_enum,
    "pattern": _say_pattern,
    "const": _say_const,
}
