"""Two appraisals held against each other, field by field: all but where things stand in the file, and which file it is."""

import dataclasses
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.place import Where

_OF_THE_FILE = frozenset({"path", "sha256"})


def said(appraisal: Appraisal) -> Any:
    """Everything that an appraisal says as plain data; lines, columns and pointers of the file, and its name, are left out."""
    digests = {key: source.sha256 for key, source in appraisal.sources.items()}
    return digests, _plain(appraisal)


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in dataclasses.fields(value) if field.name not in _OF_THE_FILE]
        return type(value).__name__, {name: _plain(found) for name in names if not isinstance(found := getattr(value, name), Where)}
    if isinstance(value, Mapping):
        return [(key, _plain(below)) for key, below in value.items()]
    if isinstance(value, tuple | list):
        return [_plain(below) for below in value]
    if isinstance(value, frozenset):
        return sorted(value)
    return Fraction(value) if isinstance(value, Fraction) else value
