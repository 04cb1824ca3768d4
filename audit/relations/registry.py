"""The closed list of relation types."""

from collections.abc import Mapping
from typing import Final

from audit.relations.bounds import Count, Extremum, Threshold
from audit.relations.difference import Difference
from audit.relations.mean import Mean
from audit.relations.order import Order
from audit.relations.product import Member, Product
from audit.relations.ratio import Ratio
from audit.relations.relation import RelationType
from audit.relations.rescale import Rescale
from audit.relations.sum import Equal, Sum

TYPES: Final[Mapping[str, RelationType]] = {
    "sum": Sum(), "product": Product(), "ratio": Ratio(), "mean": Mean(), "difference": Difference(),
    "count": Count(), "order": Order(), "extremum": Extremum(), "threshold": Threshold(),
    "rescale": Rescale(), "equal": Equal(), "member": Member(),
}  # fmt: skip
