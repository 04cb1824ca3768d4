"""Kinds of quantities and what they can belong to."""

import json

from audit.appraisal.model.quantity import ENTERED, KINDS, NAMES, Quantity, fits
from audit.resources import schema_file


def test_the_kinds_are_those_of_the_schema() -> None:
    """The closed list of kinds is the one that files may use, and each has a name for people."""
    schema = json.loads(schema_file("appraisal").read_text(encoding="utf-8"))
    assert list(KINDS) == schema["$defs"]["kind"]["enum"]
    assert list(NAMES) == list(KINDS)
    assert set(KINDS) > ENTERED


def test_what_kinds_belong_to() -> None:
    """A score belongs to an option, a criterion and a scorer; a weight to a criterion and a group; a cost to an item."""
    assert [name for name in Quantity._fields[1:] if fits("score", name)] == ["option", "criterion", "scorer"]
    assert [name for name in Quantity._fields[1:] if fits("weight", name)] == ["criterion", "group"]
    assert [name for name in Quantity._fields[1:] if fits("cost", name)] == ["option", "item"]
