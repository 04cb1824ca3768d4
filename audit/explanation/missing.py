"""What missing figures can still be, given the figures that are printed and the ways in which these can agree.

What the paper's own definitions and reasons would leave to a missing score: told apart, because they are norms.

A level that a criterion's definition withholds is taken not to have been awarded, and a reason that stands word for
word for another option's score is taken to go with the same score.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import prod
from typing import Final, Literal

from audit.appraisal.exact.values import NONE, Values, points
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import Quantity, key
from audit.explanation.finding import Finding
from audit.explanation.network import Conflict, Network, components, ends, smallest_conflict
from audit.explanation.solver.region import Web
from audit.relations.derive.gates import Awards
from audit.relations.encode import Unmodelled
from audit.relations.registry import type_of
from audit.relations.relation import Relation
from audit.rules.checks.base import Facts

__all__ = ["Freed", "Given", "Inferred", "conditions", "inferred"]


def conditions(facts: Facts, missing: Mapping[Quantity, object]) -> dict[Quantity, Values]:
    """For missing scores, the narrower sets that definitions of levels and equal reasons leave."""
    found: dict[Quantity, Values] = {}
    for quantity in dict.fromkeys(one._replace(kind="score") for one in missing if one.kind in {"score", "weighted-score"}):
        for values in (*_defined(facts, quantity), *_alike(facts, quantity)):
            left = found.get(quantity, facts.valuation.allowed(quantity)).meet(values)
            if not left.empty:
                found[quantity] = left
    return found


def _defined(facts: Facts, quantity: Quantity) -> Iterator[Values]:
    uses = facts.appraisal.criteria[quantity.criterion or ""].levels
    if any(use.status == "defined" for use in uses.values()):
        levels = facts.appraisal.levels
        yield points(levels[name].value for name, use in uses.items() if use.status == "defined" and name in levels)


def _alike(facts: Facts, quantity: Quantity) -> Iterator[Values]:
    awards = Awards(facts.appraisal, facts.derivation.figures, facts.valuation)
    own = [one for one in facts.reasons if (one.option, one.criterion) == (quantity.option, quantity.criterion) and one.text.digest]
    for reason in own:
        for other in facts.reasons:
            if other.option != reason.option and other.criterion == reason.criterion and other.text.digest == reason.text.digest:
                values = awards.scores(other.option, other.criterion)
                if values.only is not None:
                    yield values


Given = Literal["identities", "conditional"]
_OPEN: Final = frozenset({"blank", "dash", "pending", "illegible"})
_SCORES: Final = frozenset({"score", "weighted-score"})
_MOST_CHOICES: Final = 64
_FEW: Final = 20
_OWN: Final = frozenset({"printings", "level-value"})

Freed = frozenset[Quantity]


@dataclass(frozen=True, slots=True)
class Inferred:
    """The values that a missing or doubtful figure can have; ``forced`` if only one under every smallest explanation.

    ``given`` is ``identities``, or ``conditional`` where the paper's own definitions of levels, or the same reason
    given elsewhere, leave fewer values. ``by`` are the relations that narrow the values. ``conflict`` is set where no
    legal filling reaches the figures as printed; the values are then those that the explanations leave.
    """

    figure: Figure
    values: Values
    forced: bool
    given: Given = "identities"
    by: tuple[Relation, ...] = ()
    conflict: Conflict | None = None


def inferred(facts: Facts, findings: Sequence[Finding] = ()) -> tuple[Inferred, ...]:
    """What the printed figures leave to every empty, illegible or doubtful figure.

    Relations in which a withheld figure takes part say nothing here, so that nothing gives it away.
    """
    wanted = {figure.quantity: figure for figure in facts.appraisal.figures if _open(figure, facts)}
    if not wanted:
        return ()
    return tuple(_Missing(facts, findings, wanted).all())


def _open(figure: Figure, facts: Facts) -> bool:
    quantity = figure.quantity
    printings = facts.derivation.figures.get(quantity, ())
    if any(one.withheld for one in printings):
        return False
    if figure.state in _OPEN or figure.revealed:
        return facts.valuation.printed(quantity) is None
    return figure.printed and all(one.reading == "doubtful" for one in printings if one.printed)


class _Missing:
    """All that is missing in one appraisal, with the relations that can tell of it."""

    def __init__(self, facts: Facts, findings: Sequence[Finding], wanted: Mapping[Quantity, Figure]) -> None:
        self.facts = facts
        self.wanted = wanted
        self.doubtful = frozenset(quantity for quantity, figure in wanted.items() if figure.printed)
        added = facts.from_printed
        self.relations = tuple(one for one in facts.derivation.relations if one.id not in added and _tells(one, facts))
        self.failed = facts.failed_relations
        self.findings = [one for one in findings if one.lead.check is not None and one.lead.check.relation.nature == "identity"]
        self.conditions = conditions(facts, wanted)
        self.settled: Mapping[Quantity, Values] = {}
        self.by: Mapping[Quantity, Mapping[str, Relation]] = {}

    def all(self) -> Iterator[Inferred]:
        """What is left to each figure, in the order of the paper."""
        found = {quantity: one for part in self._parts() for quantity, one in self._of_part(part)}
        for quantity, figure in self.wanted.items():
            yield from found.get(quantity, _worth(figure, self.facts.valuation(quantity), frozenset()))

    def network(self, relations: Sequence[Relation], free: Freed, given: Mapping[Quantity, Values] | None = None) -> Network:
        """Relations with the values that each of their quantities has as printed, some of them set free."""
        known = dict.fromkeys(quantity for relation in relations for quantity in ends(relation))
        sets = {one: self._given(one, free) for one in known}
        return Network(relations, sets | {one: values for one, values in (given or {}).items() if one in sets and one not in free})

    def _given(self, quantity: Quantity, free: Freed) -> Values:
        """What the printings of a quantity stand for, or all that it may be: what follows is worked out in the network.

        What was ``settled`` with all changed figures set free holds whichever of them are.
        """
        printed = None if quantity in free else self.settled.get(quantity) or self.facts.valuation.printed(quantity)
        return self.facts.valuation.allowed(quantity) if printed is None else printed

    def _parts(self) -> list[tuple[Relation, ...]]:
        """Put the relations together that hold unknown quantities together, those left aside that hold in any case."""
        changed = (change.quantity for one in self.findings for explanation in one.explanations for change in explanation.changes)
        free = self.doubtful.union(changed)
        base = self.network([one for one in self.relations if one.id not in self.failed], free)
        if base.settle():
            self.settled, self.by = base.sets, base.by
        telling = (one for one in self.relations if one.id in self.failed or not (not type_of(one).solvable and base.vacuous(one)))
        links = {one: [end for end in ends(one) if end in self.wanted or not base.knows(end)] for one in telling}
        linked = components([*links.values(), *((one,) for one in self.wanted)])
        parts = [part for part in linked if not part.isdisjoint(self.wanted)]
        return [tuple(one for one in links if not part.isdisjoint(ends(one))) for part in parts]

    def _of_part(self, relations: tuple[Relation, ...]) -> Iterator[tuple[Quantity, list[Inferred]]]:
        known = {one for relation in relations for one in ends(relation)}
        targets = [one for one in self.wanted if one in known]
        choices, sure = self._choices(relations, known)
        told = [one for one in relations if sure or one.id not in self.failed]
        conflict = self._conflict(relations) if self.failed & {one.id for one in relations} else None
        plain = [one for one in targets if one not in self.doubtful]
        found = dict(self._union(told, choices, plain))
        for one in targets:
            left = found[one] if one in found else self._union(told, [choice | {one} for choice in choices], [one])[one]
            yield one, [*_worth(self.wanted[one], left.values, left.by, sure=sure and left.exact, conflict=conflict), *self._if_so(told, one, left)]

    def _choices(self, relations: Sequence[Relation], known: set[Quantity]) -> tuple[list[Freed], bool]:
        """Every choice of explanations that touch some relations, as the quantities they set free; and if these are all."""
        own = {relation.id for relation in relations}
        touching = []
        for one in self.findings:
            changed = {change.quantity for explanation in one.explanations for change in explanation.changes}
            fails = {outcome.check.relation.id for outcome in one.outcomes if outcome.check is not None}
            if changed & known or fails & own:
                touching.append(one)
        ways = [dict.fromkeys(frozenset(change.quantity for change in each.changes) for each in one.explanations) for one in touching]
        if not all(one.complete and one.total == len(one.explanations) for one in touching) or prod(map(len, ways)) > _MOST_CHOICES:
            return [frozenset()], False
        return [frozenset().union(*chosen) for chosen in product(*ways)], True

    def _union(self, relations: Sequence[Relation], choices: Sequence[Freed], targets: Sequence[Quantity]) -> dict[Quantity, "_Left"]:
        """What is left to some quantities under any of the choices."""
        found: dict[Quantity, _Left] = {}
        for choice in choices if targets else ():
            for one, left in self._left(relations, choice, targets).items():
                found[one] = found[one].join(left) if one in found else left
        return found

    def _left(self, relations: Sequence[Relation], free: Freed, targets: Sequence[Quantity]) -> dict[Quantity, "_Left"]:
        network = self.network(relations, free)
        fits = network.settle()
        by = {one: tuple({**self.by.get(one, {}), **network.by.get(one, {})}.values()) for one in targets}
        if not fits:
            return {one: _Left(NONE, by[one], exact=True) for one in targets}
        # A figure stands in none of these relations where all of its own failed and are not fully explained.
        narrowed = {one: _Left(network.sets.get(one, self._given(one, free)), by[one], exact=network.exact()) for one in targets}
        return narrowed if network.exact() else self._solved(relations, free, narrowed)

    def _solved(self, relations: Sequence[Relation], free: Freed, narrowed: dict[Quantity, "_Left"]) -> dict[Quantity, "_Left"]:
        """Ask the solver where the relations hold the quantities together in more ways than one."""
        from audit.explanation.solver.search import Effort, OutOfEffort, fillings  # noqa: PLC0415  # imports OR-Tools, which takes a second

        kept = {one.id for one in relations}
        asked = {one: left for one, left in narrowed.items() if left.values.finite}
        web = Web(self.facts.valuation, frozenset(one.id for one in self.facts.derivation.relations if one.id not in kept and one.role not in _OWN))
        try:
            found = fillings(web, free, Effort(), tuple(asked)) if asked else None
        except (Unmodelled, OutOfEffort):
            return narrowed
        if found is None or found.gridded:
            return narrowed
        values = found.values
        return narrowed | {one: replace(left, values=left.values.meet(values[one]), exact=values[one].finite) for one, left in asked.items()}

    def _if_so(self, relations: Sequence[Relation], one: Quantity, left: "_Left") -> Iterator[Inferred]:
        """The narrower set that definitions and equal reasons leave, where there is one."""
        if not self.conditions or one in self.doubtful:
            return
        network = self.network(relations, frozenset(), self.conditions)
        given = network.sets.get(one, left.values) if network.settle() else left.values
        if given != left.values and given.within(left.values):
            by = tuple(network.by.get(one, {}).values())
            yield from (replace(told, given="conditional") for told in _worth(self.wanted[one], given, by))

    def _conflict(self, relations: Sequence[Relation]) -> Conflict | None:
        known = {one for relation in relations for one in ends(relation)}
        figures = [one for quantity in sorted(known, key=key) for one in self.facts.derivation.figures.get(quantity, ()) if one.printed]
        settled, self.settled = self.settled, {}
        found = smallest_conflict(relations, figures, self.network)
        self.settled = settled
        return found


@dataclass(frozen=True, slots=True)
class _Left:
    """What is left to one quantity, the relations that narrow it, and if that is proven to be no less and no more."""

    values: Values
    by: tuple[Relation, ...]
    exact: bool

    def join(self, other: "_Left") -> "_Left":
        """What is left under either of two explanations."""
        return _Left(self.values.join(other.values), tuple(dict.fromkeys([*self.by, *other.by])), self.exact and other.exact)


def _tells(relation: Relation, facts: Facts) -> bool:
    """Say whether a relation says something of its quantities without giving away what is withheld."""
    if relation.nature != "identity" or relation.role in _OWN:
        return False
    return not any(facts.valuation.withheld(quantity) for quantity in ends(relation))


def _worth(figure: Figure, values: Values, by: Iterable[Relation], *, sure: bool = True, conflict: Conflict | None = None) -> Iterator[Inferred]:
    """Tell what is left to a figure where that is a list; of what is no score only where the list is short."""
    scored = figure.quantity.kind in _SCORES and figure.quantity.option is not None
    if values.finite and not values.empty and (scored or len(values.points) <= _FEW):
        telling = tuple(one for one in by if type_of(one).defines)
        yield Inferred(figure, values, sure and values.only is not None, by=telling, conflict=conflict)
