"""Validation against the packaged JSON Schemas.

A compiled validator decides first; the slower reference validator is imported only where there is something to
say, or where no compiled one is installed. Tests hold the two verdicts against each other.
"""

import json
from decimal import Decimal
from functools import cache
from typing import Any

from audit.appraisal.load.document import Document
from audit.problems import InputError, Problem, fault
from audit.resources import schema_file

__all__ = ["load_schema", "validate"]


def load_schema(name: str) -> dict[str, Any]:
    """Read a packaged schema, its numbers exact."""
    text = schema_file(name).read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return schema


@cache
def _compiled(name: str) -> Any:
    try:
        import jsonschema_rs  # noqa: PLC0415  # optional: a platform without it uses the reference validator
    except ImportError:
        return None
    return jsonschema_rs.validator_for(json.loads(schema_file(name).read_text(encoding="utf-8")))


def validate(document: Document, name: str) -> None:
    """Check a document against the schema of that name.

    Raises InputError with every place that differs and what would be right there.
    """
    compiled = _compiled(name)
    if compiled is not None and compiled.is_valid(document.root.plain):
        return
    from audit.appraisal.load.schema_messages import problems  # noqa: PLC0415  # the reference validator takes long to import

    found = problems(document, load_schema(name))
    if compiled is not None and not found:
        found = [Problem(document.path, 0, 0, fault("not-of-this-form", name=name))]
    if found:
        raise InputError(found)
