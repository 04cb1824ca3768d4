"""Whether a record has the shape that its schema asks for."""

import json
from collections.abc import Callable
from functools import cache

from audit.log.canonical import Record
from audit.resources import schema_file


@cache
def _validator() -> Callable[[Record], bool]:
    schema = json.loads(schema_file("log-record").read_text(encoding="utf-8"))
    try:
        import jsonschema_rs  # noqa: PLC0415  # optional: a platform without it uses the reference validator
    except ImportError:
        from jsonschema import Draft202012Validator  # noqa: PLC0415  # as above

        return Draft202012Validator(schema).is_valid
    return jsonschema_rs.validator_for(schema).is_valid


def fits(record: Record) -> bool:
    """Say whether a record is one that a log can hold."""
    try:
        return _validator()(record)
    except (ValueError, RecursionError):  # nested more deeply than the validator goes, and so than any record
        return False
