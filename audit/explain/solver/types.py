"""The closed list of relation types, as they are written into a model."""

from typing import Final

from audit.explain.solver import differences, linear, orders
from audit.explain.solver.encoding import Constrain, Define, Encoding, Types
from audit.explain.solver.sheet import ScaledNumber
from audit.relations.relation import Relation


def _mean(encoding: Encoding, relation: Relation) -> ScaledNumber | None:
    return orders.median(encoding, relation) if relation.form == "median" else linear.averaged(encoding, relation)


def _weighted_mean(encoding: Encoding, relation: Relation) -> None:
    if relation.form == "median" or linear.known_weights(encoding, relation) is not None:
        _holding(_mean)(encoding, relation)
    else:
        orders.weighted_mean(encoding, relation)


def _holding(define: Define) -> Constrain:
    """Make a constraint of what gives the number of a result."""

    def constrain(encoding: Encoding, relation: Relation) -> None:
        own = encoding.number(relation.result)
        found = None if encoding.follows(relation) else define(encoding, relation)
        if found is not None:
            encoding.sheet.alike(own, found)

    return constrain


_DEFINE: Final[dict[str, Define]] = {
    "sum": linear.added, "product": linear.multiplied, "count": linear.counted, "equal": linear.equalled,
    "mean": _mean, "extremum": orders.extremum,
}  # fmt: skip
_CONSTRAIN: Final[dict[str, Constrain]] = {name: _holding(define) for name, define in _DEFINE.items()} | {
    "mean": _weighted_mean, "ratio": orders.ratio, "rescale": orders.rescaled, "order": orders.ranked,
    "difference": differences.differing, "member": linear.belongs, "threshold": lambda _, __: None,
}  # fmt: skip

TYPES: Final = Types(_DEFINE, _CONSTRAIN)
