"""The closed list of relation types."""

from audit.relations.registry import TYPES
from audit.relations.type import RelationType


def test_the_list_of_types_is_closed() -> None:
    """Each of the twelve types has one class."""
    names = {"sum", "product", "ratio", "mean", "difference", "count", "order", "extremum", "threshold", "rescale", "equal", "member"}
    assert set(TYPES) == names
    assert len({type(one) for one in TYPES.values()}) == len(names)
    assert all(isinstance(one, RelationType) for one in TYPES.values())
