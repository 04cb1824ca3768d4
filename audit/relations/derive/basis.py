"""What the expansion of a method needs to know of an appraisal.

Sums that a file declares or arithmetic demands without printing them: shares make 100, sub-weights make their base.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from audit.appraisal.model.appraisal import Appraisal, Criterion, Formula
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.place import Place, Where
from audit.appraisal.model.quantity import Quantity
from audit.relations.relation import Term

__all__ = ["Basis", "expected", "total_of", "weighted_total_of"]


@dataclass(frozen=True)
class Basis:
    """An appraisal with its figures by quantity, and the questions that every part of the expansion asks."""

    appraisal: Appraisal
    figures: Mapping[Quantity, tuple[Figure, ...]]

    def has(self, quantity: Quantity) -> bool:
        """Say whether the file has a cell or figure for the quantity, even an empty one."""
        return quantity in self.figures

    def kinds(self, kind: str) -> list[Quantity]:
        """Every quantity of a kind that the file has a cell for."""
        return [quantity for quantity in self.figures if quantity.kind == kind]

    def asked(self, kind: str) -> list[Quantity]:
        """List the quantities of a kind that options have to reach at a gateway, printed or not."""
        wanted = [one.threshold.quantity for one in self.appraisal.gateways.values() if one.threshold is not None]
        return [one._replace(option=option) for one in wanted if one.kind == kind for option in self.appraisal.options]

    @cached_property
    def weighted(self) -> bool:
        """Whether totals are made of scores times weights."""
        formulas = {self.appraisal.method.total.name, self.appraisal.method.subtotal.name}
        criterion_weights = any(quantity.criterion and not quantity.group for quantity in self.kinds("weight"))
        return bool(formulas & {"weighted-sum", "weighted-mean"}) and (criterion_weights or not self.appraisal.method.total.of_groups)

    @cached_property
    def sub_weighted(self) -> bool:
        """Whether weights are hierarchical: a weight of each group, and a sub-weight of each criterion in it."""
        return any(quantity.criterion and quantity.group for quantity in self.kinds("weight"))

    @cached_property
    def scored_by_scorers(self) -> bool:
        """Whether scores are printed for each scorer, so that an option's score is put together from them."""
        return any(quantity.scorer is not None for quantity in self.kinds("score"))

    @cached_property
    def scoring(self) -> frozenset[tuple[str, str | None]]:
        """The options with the scorers who have a cell for a score of theirs, and each of these options with None."""
        cells = [one for kind in ("score", "weighted-score") for one in self.kinds(kind)]
        return frozenset((one.option, who) for one in cells if one.option is not None for who in (one.scorer, None))

    def members(self, group: str | None) -> list[Criterion]:
        """The scored criteria of a group, or all of them."""
        return [one for one in self.appraisal.scored if group is None or one.group == group]

    def children(self, group: str | None) -> list[str]:
        """The groups directly inside a group, or the top groups."""
        return [one.id for one in self.appraisal.groups.values() if one.parent == group]

    def inside(self, group: str) -> list[Criterion]:
        """The scored criteria of a group and of all groups inside it."""
        below = [one for child in self.children(group) for one in self.inside(child)]
        return [*self.members(group), *below]

    def weight(self, criterion: Criterion, formula: Formula) -> Quantity:
        """The weight that a criterion has in a formula: inside its group, or among all."""
        method = self.appraisal.method
        if method.total.of_groups and formula is method.subtotal and self.sub_weighted:
            return Quantity("weight", criterion=criterion.id, group=criterion.group)
        return Quantity("weight", criterion=criterion.id)


def total_of(parts: Iterable[Quantity]) -> tuple[Term, ...]:
    """The terms of a plain sum."""
    return tuple(Term(part) for part in parts)


def weighted_total_of(parts: Iterable[tuple[Quantity, Quantity]]) -> tuple[Term, ...]:
    """The terms of a sum of quantity times weight."""
    return tuple(Term(part, Fraction(1), weight) for part, weight in parts)


def expected(appraisal: Appraisal) -> list[Figure]:
    """A figure for each such sum. Their ids begin with ``method.``, and they count as no printing."""
    method = appraisal.method
    found: list[Figure] = []
    if method.sub_weight_sum is not None:
        sums = [Quantity("weight", group=group, item="sub-weights") for group in appraisal.groups]
        found += [_figure("sub-weights", one, method.sub_weight_sum, method.where) for one in sums]
    if method.normalised is not None:
        found += [_figure("normalised", Quantity("score", criterion=one.id), method.normalised, method.where) for one in appraisal.scored]
    for kind in _complete_shares(appraisal):
        found.append(_figure("shares", Quantity(kind), Fraction(method.percent_base), method.where))
    return found


def _figure(name: str, quantity: Quantity, value: Fraction, where: Where) -> Figure:
    text = str(value.numerator) if value.denominator == 1 else str(value)
    owner = quantity.criterion or quantity.group or quantity.kind
    return Figure(
        id=f"method.{name}.{owner}", quantity=quantity, text=text, state="figure", where=where, place=Place(), reading="confirmed", value=value,
        unit=Fraction(1), exact=True,
    )  # fmt: skip


def _complete_shares(appraisal: Appraisal) -> list[str]:
    """The kinds of share that have a cell for every option, not all of them empty, and no printed sum of their own."""
    kinds = ["share", *(["percent"] if appraisal.method.percent_of == "grand-total" else [])]
    cells = {figure.quantity for figure in appraisal.figures}
    printed = {figure.quantity for figure in appraisal.figures if figure.printed}
    found = []
    for kind in kinds:
        parts = [Quantity(kind, option) for option in appraisal.options]
        if Quantity(kind) not in printed and cells.issuperset(parts) and not printed.isdisjoint(parts):
            found.append(kind)
    return found
