"""From a validator's errors to messages for the person who wrote the file."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import islice
from typing import Any, Final

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from audit.appraisal.load.document import Document
from audit.appraisal.load.node import Node, shown
from audit.limits import FileLimits
from audit.problems import Problem

_TYPES: Final = {
    "object": "a mapping (key: value)", "array": "a list", "string": "text", "number": "a number",
    "integer": "a whole number", "boolean": "true or false", "null": "nothing",
}  # fmt: skip
_ID: Final = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
ADVICE: Final[Mapping[str, str]] = {
    _ID: "write an id in lower-case letters, digits and single hyphens, beginning with a letter",
    "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$": "write a date as 2017, 2017-10 or 2017-10-25",
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}$": "write a date as 2017-10-25",
    "^[0-9a-f]{64}$": "write 64 hexadecimal digits in lower case",
    "^n1:[0-9a-f]{64}$": 'write "n1:" and 64 hexadecimal digits in lower case',
    "^[A-Z]{1,3}[0-9]{1,7}$": "write a cell of a worksheet as B12",
    "^[A-Z]{2,6}[0-9]{3}$": "write the id of a rule as capital letters and three digits, for example ARI001",
}
"""What to write where a text does not match a pattern; tests see to it that no pattern of an input is left out."""
_LIMITS: Final = {
    "maxLength": "longer than allowed; at most {} characters", "minLength": "shorter than allowed; at least {} characters",
    "maxItems": "too many entries; at most {}", "minItems": "too few entries; at least {}",
    "minProperties": "too few entries; at least {}", "maxProperties": "too many entries; at most {}",
    "minimum": "too small; at least {}", "maximum": "too large; at most {}",
}  # fmt: skip


def problems(document: Document, schema: dict[str, Any]) -> list[Problem]:
    """A located message for everything in the document that the schema does not allow, up to a limit."""
    found = {problem for error in _once(_errors(document, schema)) for problem in _problems(document, error)}
    if len(found) <= FileLimits.MAX_PROBLEMS:
        return sorted(found)
    more = Problem(document.path, 0, 0, f"more than {FileLimits.MAX_PROBLEMS} problems; these are some of them")
    return [more, *sorted(found)[: FileLimits.MAX_PROBLEMS]]


def _errors(document: Document, schema: dict[str, Any]) -> Iterator[ValidationError]:
    errors = islice(_REFERENCE(schema).iter_errors(document.root.plain), FileLimits.MAX_PROBLEMS + 1)
    return (leaf for error in errors for leaf in _leaves(error))


def _once(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    """Leave out that a value is of the wrong type for one form where it already is for all forms it may have."""
    told: set[tuple[str | int, ...]] = set()
    for error in sorted(errors, key=lambda one: len(one.absolute_schema_path)):
        place = tuple(error.absolute_path)
        if error.validator != "type" or place not in told:
            yield error
        if error.validator == "type":
            told.add(place)


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    if not error.context:
        yield error
    for below in error.context or ():
        yield from _leaves(below)


def _matches(_: Any, pattern: str, text: Any, __: Any) -> Iterator[ValidationError]:
    """Hold text against a pattern as JSON Schema means it: ``$`` is the end of the text, not of its last line."""
    if isinstance(text, str) and not re.search(pattern.replace("$", r"\Z"), text):
        yield ValidationError("")


_REFERENCE: Final = extend(Draft202012Validator, {"pattern": _matches})  # type: ignore[no-untyped-call]  # its signature is not annotated


def _problems(document: Document, error: ValidationError) -> Iterator[Problem]:
    node, at_key = document.root.at(list(error.absolute_path)), False
    if "propertyNames" in error.absolute_schema_path:
        node, at_key = node.get(str(error.instance)) or node, True
    say = _SAYERS.get(str(error.validator), _say_other)
    for place, message, told_of_key in say(error, node):
        own_key = (at_key or told_of_key) and place.key_line
        line, column = (place.key_line, place.key_column) if own_key else (place.line, place.column)
        yield Problem(document.path, line, column, message)


_Said = Iterable[tuple[Node, str, bool]]
"""Messages, each with the node it is about and whether it is about the key of that node."""


def _schema(error: ValidationError) -> Mapping[str, Any]:
    return error.schema if isinstance(error.schema, dict) else {}


def _value(error: ValidationError) -> Any:
    return error.validator_value


def _say_unknown(error: ValidationError, node: Node) -> _Said:
    known = sorted(_schema(error).get("properties", ()))
    for key, below in node.entries():
        if key not in known:
            yield below, f"the key {shown(key)} is not known here; {_nearest(key, known, 'keys allowed here: ')}", True


def _say_missing(error: ValidationError, node: Node) -> _Said:
    properties = _schema(error).get("properties", {})
    for key in _value(error):
        if key not in dict(node.entries()):
            about = _first(properties.get(key, {}).get("description", ""))
            yield node, f'the key "{key}" is missing{_under(error)}{": " if about else ""}{about}', False


def _under(error: ValidationError) -> str:
    path = list(error.absolute_path)
    return f" under {shown(str(path[-1]))}" if path and isinstance(path[-1], str) else ""


def _first(text: str) -> str:
    return text.split(". ", maxsplit=1)[0].rstrip(".")


def _say_type(error: ValidationError, node: Node) -> _Said:
    wanted = _value(error) if isinstance(_value(error), list) else [_value(error)]
    about = _first(_schema(error).get("description", ""))
    yield node, f"{_named(error, node)} is used where {' or '.join(_TYPES[name] for name in wanted)} is expected{about and f' ({about})'}", False


def _say_enum(error: ValidationError, node: Node) -> _Said:
    allowed = [str(value) for value in _value(error)]
    if "propertyNames" in error.absolute_schema_path:
        yield node, f"the key {shown(str(error.instance))} is not known here; {_nearest(str(error.instance), allowed, 'keys allowed here: ')}", True
    else:
        yield node, f"{_named(error, node)} is not known here; {_nearest(node.text, allowed, 'write one of: ')}", False


def _nearest(word: str, known: list[str], before: str) -> str:
    close = get_close_matches(word[:100], known, 1) or [one for one in known if one.lower() == word.lower()]
    return f'did you mean "{close[0]}"?' if close else f"{before}{', '.join(known)}"


def _say_pattern(error: ValidationError, node: Node) -> _Said:
    pattern = str(_value(error))
    advice = ADVICE.get(pattern) or _first(_schema(error).get("description", "")) or "it is not written as expected here"
    yield node, f"{_named(error, node)}: {advice}{_for_example(error.instance) if pattern == _ID else ''}", False


def _for_example(text: Any) -> str:
    plain = unicodedata.normalize("NFKD", str(text)[:80]).encode("ascii", "ignore").decode().lower()
    likely = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return f', for example "{likely}"' if re.match(r"[a-z]", likely) else ""


def _say_const(error: ValidationError, node: Node) -> _Said:
    yield node, f'{_named(error, node)} is used where "{_value(error)}" (in quotes) is expected', False


def _say_other(error: ValidationError, node: Node) -> _Said:
    said = _LIMITS.get(str(error.validator), "this is not allowed here").format(_value(error))
    yield node, f"{_named(error, node)}: {said}", False


def _named(error: ValidationError, node: Node) -> str:
    """Name what stands in the file: text in quotes, numbers as written."""
    value = error.instance
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, dict | list):
        return f"{'a mapping' if isinstance(value, dict) else 'a list'}{_under(error)}"
    return "nothing" if value is None else shown(node.text if node.plain == value else str(value)).strip('"')


_SAYERS: Final[dict[str, Callable[[ValidationError, Node], _Said]]] = {
    "additionalProperties": _say_unknown,
    "required": _say_missing,
    "type": _say_type,
    "enum": _say_enum,
    "pattern": _say_pattern,
    "const": _say_const,
}
