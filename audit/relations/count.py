"""``count``: a stated number of things that the file lists."""

from audit.exact.values import Values, point
from audit.relations.relation import Look, Relation, RelationType


class Count(RelationType):
    """result = the number of things counted, which ``constant`` holds."""

    def evaluate(self, relation: Relation, look: Look) -> Values:  # noqa: ARG002  # what was counted has no operands
        """Give the number of things."""
        return point(relation.constant)
