"""How ranks, percentages, shares and subtotals follow that the paper has no cell for: by the method, as if it had."""

from collections.abc import Iterable, Mapping

from audit.derive.basis import Basis
from audit.derive.ranks import rank_relations
from audit.derive.shares import share_relations
from audit.derive.totals import total_relations
from audit.model.appraisal import Appraisal
from audit.model.figure import Figure
from audit.model.quantity import Quantity
from audit.relations.relation import Relation


class Unprinted:
    """The relations of what is not printed, made when it is first asked for."""

    def __init__(self, appraisal: Appraisal, figures: Mapping[Quantity, tuple[Figure, ...]]) -> None:
        """Take the figures that there are."""
        self.appraisal = appraisal
        self.figures = figures
        self._made: dict[str, Mapping[Quantity, Relation]] = {}

    def defining(self, quantity: Quantity) -> tuple[Relation, ...]:
        """Give the relation that a quantity without a cell follows from, if the method gives one."""
        if quantity.kind not in {"rank", "percent", "share", "subtotal"} or quantity in self.figures:
            return ()
        if quantity.kind not in self._made:
            self._made[quantity.kind] = {one.result: one for one in self._relations(quantity.kind)}
        found = self._made[quantity.kind].get(quantity)
        return (found,) if found is not None else ()

    def _relations(self, kind: str) -> Iterable[Relation]:
        basis = Basis(self.appraisal, {**dict.fromkeys(self._wanted(kind), ()), **self.figures})
        if kind == "rank":
            return rank_relations(basis)
        return total_relations(basis) if kind == "subtotal" else share_relations(basis, self.appraisal.method.percent_of)

    def _wanted(self, kind: str) -> Iterable[Quantity]:
        groups = list(self.appraisal.groups) if kind == "subtotal" else [None]
        return (Quantity(kind, option, group=group) for option in self.appraisal.options for group in groups)
