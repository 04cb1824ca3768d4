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
from audit.problems import InputFault, Own, Problem, fault, in_order

__all__ = ["ADVICE", "problems"]

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
    "maxLength": "text-too-long", "minLength": "text-too-short", "maxItems": "too-many-entries", "minItems": "too-few-entries",
    "minProperties": "too-few-entries", "maxProperties": "too-many-entries", "minimum": "number-too-small", "maximum": "number-too-large",
}  # fmt: skip


def problems(document: Document, schema: dict[str, Any]) -> list[Problem]:
    """A located message for everything in the document that the schema does not allow, up to a limit."""
    found = in_order(problem for error in _once(_errors(document, schema)) for problem in _problems(document, error))
    if len(found) <= FileLimits.MAX_PROBLEMS:
        return list(found)
    more = Problem(document.path, 0, 0, fault("more-problems", max_problems=FileLimits.MAX_PROBLEMS))
    return [more, *found[: FileLimits.MAX_PROBLEMS]]


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
    for place, said, told_of_key in say(error, node):
        own_key = (at_key or told_of_key) and place.key_line
        line, column = (place.key_line, place.key_column) if own_key else (place.line, place.column)
        yield Problem(document.path, line, column, said)


_Said = Iterable[tuple[Node, InputFault, bool]]
"""Faults, each with the node it is about and whether it is about the key of that node."""


def _schema(error: ValidationError) -> Mapping[str, Any]:
    return error.schema if isinstance(error.schema, dict) else {}


def _value(error: ValidationError) -> Any:
    return error.validator_value


def _say_unknown(error: ValidationError, node: Node) -> _Said:
    known = sorted(_schema(error).get("properties", ()))
    for key, below in node.entries():
        if key not in known:
            yield below, fault("key-unknown", key=shown(key), nearest=_nearest(key, known)), True


def _say_missing(error: ValidationError, node: Node) -> _Said:
    properties = _schema(error).get("properties", {})
    for key in _value(error):
        if key not in dict(node.entries()):
            about = _first(properties.get(key, {}).get("description", ""))
            yield node, fault("key-missing", key=Own(key), under=_under(error), about=Own(about and f": {about}")), False


def _under(error: ValidationError) -> str:
    path = list(error.absolute_path)
    return f" under {shown(str(path[-1]))}" if path and isinstance(path[-1], str) else ""


def _first(text: str) -> str:
    return text.split(". ", maxsplit=1)[0].rstrip(".")


_RANGE: Final = re.compile(r"\s*(?P<low>-?\d+)\s*(?:-|\u2013|\u2014|to|\.\.)\s*(?P<high>\d+)\s*")


def _say_type(error: ValidationError, node: Node) -> _Said:
    wanted = _value(error) if isinstance(_value(error), list) else [_value(error)]
    range_ = _RANGE.fullmatch(str(error.instance)) if list(error.absolute_path)[-1:] == ["scale"] else None
    if range_ is not None:
        yield node, fault("scale-as-text", found=_named(error, node), low=range_["low"], high=range_["high"]), False
        return
    about = _first(_schema(error).get("description", ""))
    kinds = " or ".join(_TYPES[name] for name in wanted)
    yield node, fault("other-type", found=_named(error, node), wanted=Own(kinds), about=Own(about and f" ({about})")), False


def _say_enum(error: ValidationError, node: Node) -> _Said:
    allowed = [str(value) for value in _value(error)]
    if "propertyNames" in error.absolute_schema_path:
        yield node, fault("key-unknown", key=shown(str(error.instance)), nearest=_nearest(str(error.instance), allowed)), True
    else:
        yield node, fault("word-unknown", word=_named(error, node), nearest=_nearest(node.text, allowed, of_words=True)), False


def _nearest(word: str, known: list[str], *, of_words: bool = False) -> InputFault:
    close = get_close_matches(word[:100], known, 1) or [one for one in known if one.lower() == word.lower()]
    if close:
        return fault("did-you-mean", name=Own(close[0]))
    names = Own(", ".join(known))
    return fault("write-one-of", names=names) if of_words else fault("keys-allowed", names=names)


def _say_pattern(error: ValidationError, node: Node) -> _Said:
    pattern = str(_value(error))
    advice = ADVICE.get(pattern) or _first(_schema(error).get("description", "")) or "it is not written as expected here"
    yield (
        node,
        fault("pattern-not-met", found=_named(error, node), advice=Own(advice), example=_for_example(error.instance) if pattern == _ID else ""),
        False,
    )


def _for_example(text: Any) -> str:
    plain = unicodedata.normalize("NFKD", str(text)[:80]).encode("ascii", "ignore").decode().lower()
    likely = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return f', for example "{likely}"' if re.match(r"[a-z]", likely) else ""


def _say_const(error: ValidationError, node: Node) -> _Said:
    yield node, fault("other-constant", found=_named(error, node), wanted=Own(_value(error))), False


def _say_other(error: ValidationError, node: Node) -> _Said:
    code = _LIMITS.get(str(error.validator))
    limit = Own(_value(error))
    yield node, fault(code, found=_named(error, node), limit=limit) if code is not None else fault("not-allowed", found=_named(error, node)), False


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
