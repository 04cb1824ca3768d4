"""The closed list of relation types."""

import pytest

from audit.appraisal.load.schema import load_schema
from audit.relations.registry import TYPES, declarable
from audit.relations.sum import Sum
from audit.relations.type import RelationType, relation_type


def test_the_list_of_types_is_closed() -> None:
    """Each of the thirteen types has one class."""
    names = {"sum", "product", "ratio", "mean", "difference", "count", "order", "extremum", "threshold", "rescale", "equal", "member", "tally"}
    assert set(TYPES) == names
    assert len({type(one) for one in TYPES.values()}) == len(names)
    assert all(isinstance(one, RelationType) for one in TYPES.values())


def test_the_file_format_lists_the_types_that_may_be_declared() -> None:
    """The schema of declared relations names exactly the types whose class says that files may declare them."""
    schema = load_schema("appraisal")
    assert set(schema["$defs"]["relation"]["properties"]["type"]["enum"]) == set(declarable())


def test_two_types_cannot_share_a_name() -> None:
    """A second type of a name would hide the first, and is refused."""
    with pytest.raises(ValueError, match="two types of relation called sum"):
        relation_type(Sum)
