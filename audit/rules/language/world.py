"""What expressions can see of an appraisal: its things with their declared fields, and its quantities.

How ranks, percentages, shares and subtotals follow that the paper has no cell for: by the method, as if it had.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from fractions import Fraction
from typing import Final, Literal

from audit.appraisal.exact.bounds import TooManyValues
from audit.appraisal.exact.values import Values, point
from audit.appraisal.model.appraisal import Appraisal, Band, Criterion, Group, Option, Stated
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import NAMES, Quantity
from audit.limits import LanguageLimits
from audit.relations.derive.basis import Basis
from audit.relations.derive.derivation import Derivation
from audit.relations.derive.gates import Awards, failed, gates
from audit.relations.derive.totals import rank_relations, share_relations, total_relations
from audit.relations.derive.valuation import Valuation
from audit.relations.outcome import Check
from audit.relations.registry import type_of
from audit.relations.relation import Relation
from audit.rules.language.things import Thing, Unknown, Value
from audit.why import because

__all__ = ["Reading", "Unprinted", "World"]


class Unprinted:
    """The relations of what is not printed, made when it is first asked for."""

    def __init__(self, appraisal: Appraisal, figures: Mapping[Quantity, tuple[Figure, ...]]) -> None:
        """Take the figures that there are."""
        self.appraisal = appraisal
        self.figures = figures
        self._made: dict[str, Mapping[Quantity, Relation]] = {}

    def defining(self, quantity: Quantity) -> tuple[Relation, ...]:
        """The relation that a quantity without a cell follows from, if the method gives one."""
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


Reading = Literal["exact", "printed", "published"]
_PER_CENT: Final = Fraction(1, 100)


class World:
    """An appraisal as expressions see it, ``seen`` and ``asked`` being the figures and quantities that were looked up.

    ``reading`` says what a quantity gives: ``exact``, what its inputs allow; ``printed``, the printed value as if it were
    exact; ``published``, the interval that the printed figure stands for.
    """

    def __init__(self, appraisal: Appraisal, derivation: Derivation, valuation: Valuation, checks: tuple[Check, ...] = ()) -> None:
        """Take what the derivation worked out."""
        self.appraisal = appraisal
        self.derivation = derivation
        self.valuation = valuation
        self.checks = checks
        self.awards = Awards(appraisal, derivation.figures, valuation)
        self.unprinted = Unprinted(appraisal, derivation.figures)
        self.reading: Reading = "exact"
        self.seen: dict[str, Figure] = {}
        self.asked: list[Quantity] = []
        self._values: dict[tuple[Reading, Quantity], Value] = {}
        self._lists: dict[str, tuple[Value, ...]] = {}

    @contextmanager
    def read_as(self, reading: Reading) -> Iterator[None]:
        """Read quantities so for a while."""
        before, self.reading = self.reading, reading
        try:
            yield
        finally:
            self.reading = before

    def forget(self) -> None:
        """Forget what was looked up."""
        self.seen, self.asked = {}, []

    @property
    def conceals(self) -> bool:
        """Whether withheld figures are involved in what was looked up, so that it is not shown."""
        return any(figure.withheld for figure in self.seen.values()) or any(map(self._rests_on_withheld, dict.fromkeys(self.asked)))

    def _rests_on_withheld(self, quantity: Quantity) -> bool:
        return self.valuation.withheld(quantity) or any(map(self.valuation.withheld, self._inputs(quantity)))

    def _defining(self, quantity: Quantity) -> "tuple[Relation, ...]":
        return self.derivation.defining.get(quantity, ()) or self.unprinted.defining(quantity)

    def _inputs(self, quantity: Quantity) -> Iterator[Quantity]:
        return (one for relation in self._defining(quantity) for one in relation.operands())

    def quantity(self, quantity: Quantity) -> Value:
        """The values of a quantity in the reading that is set."""
        self.asked.append(quantity)
        for figure in self.derivation.figures.get(quantity, ()):
            self.seen[figure.id] = figure
        key = (self.reading, quantity)
        if key not in self._values:
            looks: dict[Reading, Callable[[Quantity], Value]] = {"exact": self._exact, "printed": self.as_printed, "published": self.published}
            self._values[key] = looks[self.reading](quantity)
        return self._values[key]

    def missing(self, quantity: Quantity) -> bool:
        """Say whether a figure is missing on which this quantity depends."""
        weighted = quantity._replace(kind="weighted-score")
        if quantity.kind == "score" and not self._printed(quantity) and self._printed(weighted):
            return self.valuation.missing(Quantity("weight", criterion=quantity.criterion))
        if self.unprinted.defining(quantity):
            return any(map(self.valuation.missing, self._inputs(quantity)))
        return self.valuation.missing(quantity)

    def _printed(self, quantity: Quantity) -> bool:
        return self.valuation.printed(quantity) is not None

    def _exact(self, quantity: Quantity) -> Value:
        """The values that the inputs of a quantity allow it; what is printed where it follows from nothing."""
        own = self.valuation.printed(quantity)
        try:
            values = self._follows(quantity, own)
        except TooManyValues:
            return Unknown(because("too-many-values"))
        if values is None or values.anything:
            return self._nothing(quantity)
        return values

    def _follows(self, quantity: Quantity, own: Values | None) -> Values | None:
        found = [self._evaluated(one) for one in self._defining(quantity)]
        known = [values for values in found if not values.anything and not values.empty]
        if not known:
            return self._entered(quantity)
        values = known[0]
        for other in known[1:]:
            values = values.meet(other) if not values.meet(other).empty else values
        if own is not None and self._open_inputs(quantity) and not values.meet(own).empty:
            return values.meet(own)
        return values

    def _evaluated(self, relation: "Relation") -> Values:
        """What a relation makes of its operands; what no check has worked out before is left open where very much is possible."""
        possible = sum(len(self.valuation(one).points) for one in relation.operands())
        unseen = possible > LanguageLimits.MAX_POSSIBLE and self.unprinted.defining(relation.result)
        if unseen or type_of(relation).work(relation, possible) > LanguageLimits.MAX_POSSIBLE:
            raise TooManyValues
        return type_of(relation).evaluate(relation, self.valuation)

    def _entered(self, quantity: Quantity) -> Values:
        """What is printed, or what the weighted score leaves of a score that is not."""
        if quantity.kind == "score" and quantity.option and quantity.criterion and not quantity.scorer and not self._printed(quantity):
            allowed = self.awards.scores(quantity.option, quantity.criterion)
            return self.valuation(quantity) if allowed.empty else allowed
        return self.valuation(quantity)

    def _open_inputs(self, quantity: Quantity) -> bool:
        return any(map(self.valuation.missing, self._inputs(quantity)))

    def _nothing(self, quantity: Quantity) -> Unknown:
        figures = self.derivation.figures.get(quantity, ())
        state = figures[0].state if figures and not figures[0].printed else "not in the file"
        return Unknown(because("figure-absent", figure=NAMES[quantity.kind], state=state))

    def as_printed(self, quantity: Quantity) -> Value:
        """The printed values themselves, as if they were exact."""
        apart = self.appraisal.method.percent_base == 1 and quantity.kind in {"percent", "share"}
        figures = [one for one in self.derivation.figures.get(quantity, ()) if one.printed and one.value is not None]
        values = [one.value * (_PER_CENT if apart and one.sign == "%" else 1) for one in figures if one.value is not None]
        return Values(frozenset(values)) if values else self._nothing(quantity)

    def published(self, quantity: Quantity) -> Value:
        """The interval that the printed figure stands for."""
        values = self.valuation.printed(quantity)
        return values if values is not None else self._nothing(quantity)

    def level(self, option: str, criterion: str) -> Value:
        """The id of the level that was awarded, from the score, or from the weighted score and the weight."""
        for figure in self.awards.cells(option, criterion):
            self.seen[figure.id] = figure
        award = self.awards.level(option, criterion)
        return award.level or Unknown(award.reason)

    def outcome(self, gateway: str, option: str) -> Value:
        """What an option got at a gateway, as printed last."""
        found = [one.outcome for one in self.appraisal.verdicts if one.gateway == gateway and one.option == option]
        return found[-1] if found else Unknown(because("no-outcome-printed"))

    def option(self, one: Option) -> Thing:
        """An option as a thing."""
        appraisal = self.appraisal
        return _thing("option", one.id, {
            "title": one.title, "label": one.label, "base": one.base, "preferred": one.id in appraisal.preferred,
            "taken_forward": one.id in appraisal.taken_forward,
        }, {
            "failed": lambda: one.id in failed(gates(appraisal)),
            "total": lambda: self.quantity(Quantity("total", one.id)),
            "percent": lambda: self.quantity(Quantity("percent", one.id)),
            "rank": lambda: self.quantity(Quantity("rank", one.id)),
        })  # fmt: skip

    def criterion(self, one: Criterion) -> Thing:
        """A criterion as a thing."""
        group = self.appraisal.groups.get(one.group or "")
        return _thing("criterion", one.id, {
            "title": one.title, "label": one.label, "kind": one.kind, "direction": one.direction or self.appraisal.method.direction,
            "scored": one.kind == "scored", "gateway": one.kind == "gateway", "unscored": one.kind == "unscored",
            "scale_min": _number(one.scale.bottom, "the bottom of the scale"), "scale_max": _number(one.scale.top, "the top of the scale"),
            "defined": any(use.status != "missing" for use in one.levels.values()),
        }, {
            "group": lambda: self.group(group) if group is not None else Unknown(because("no-group")),
            "weight": lambda: self.quantity(Quantity("weight", criterion=one.id)),
            "max_score": lambda: self.quantity(Quantity("max-score", criterion=one.id)),
            "levels": lambda: tuple(self.level_use(one, level) for level in self.appraisal.levels),
        })  # fmt: skip

    def group(self, one: Group) -> Thing:
        """A group as a thing."""
        members = [criterion for criterion in self.appraisal.criteria.values() if criterion.group == one.id]
        return _thing("group", one.id, {"title": one.title}, {
            "weight": lambda: self.quantity(Quantity("weight", group=one.id)),
            "criteria": lambda: tuple(map(self.criterion, members)),
        })  # fmt: skip

    def cell(self, option: Option, criterion: Criterion) -> Thing:
        """A cell as a thing."""
        score, weighted = Quantity("score", option.id, criterion.id), Quantity("weighted-score", option.id, criterion.id)
        figures = [*self.derivation.figures.get(score, ()), *self.derivation.figures.get(weighted, ())]
        state = next((one.state for one in figures if one.printed), figures[0].state if figures else "none")
        return _thing("cell", f"{option.id}/{criterion.id}", {"state": state}, {
            "option": lambda: self.option(option), "criterion": lambda: self.criterion(criterion),
            "score": lambda: self.quantity(score), "weighted_score": lambda: self.quantity(weighted),
            "level": lambda: self.level(option.id, criterion.id),
        })  # fmt: skip

    def level_use(self, criterion: Criterion, level_id: str) -> Thing:
        """A level of a criterion as a thing; ``awarded`` counts the options that have it."""
        level, use = self.appraisal.levels[level_id], criterion.levels.get(level_id)
        named = use.quota if use is not None else None
        quota: Value = point(Fraction(named)) if named is not None else Unknown(because("no-quota"))
        return _thing("level", level_id, {
            "label": level.label, "value": point(level.value), "status": use.status if use is not None else "missing", "quota": quota,
        }, {
            "criterion": lambda: self.criterion(criterion), "awarded": lambda: self._awarded(criterion, level_id),
            "options": lambda: tuple(map(self.option, self._holders(criterion, level_id))),
        })  # fmt: skip

    def _holders(self, criterion: Criterion, level_id: str) -> list[Option]:
        """The options that surely have the level."""
        return [option for option in self.appraisal.options.values() if self.level(option.id, criterion.id) == level_id]

    def _awarded(self, criterion: Criterion, level_id: str) -> Value:
        """Count the options with the level: exactly, or between the sure ones and those that may have it."""
        found = [self.level(option, criterion.id) for option in self.appraisal.options if self._has_cell(option, criterion)]
        sure = sum(1 for one in found if one == level_id)
        may = sure + sum(1 for one in found if isinstance(one, Unknown))
        return Values(frozenset(Fraction(number) for number in range(sure, may + 1)))

    def _has_cell(self, option: str, criterion: Criterion) -> bool:
        return any(figure.state != "not-applicable" for figure in self.awards.cells(option, criterion.id))

    def band(self, one: Band, number: int) -> Thing:
        """A band as a thing."""
        ends = {"low": _number(one.low, "the lower end of the band"), "high": _number(one.high, "the upper end of the band")}
        return _thing("band", one.label, {"label": one.label, "number": point(Fraction(number)), **ends}, {})

    def stated(self, one: Stated) -> Thing:
        """A figure stated in the text as a thing."""
        return _thing("stated", one.id, {"title": one.title}, {"value": lambda: self._stated(one.quantity)})

    def _stated(self, quantity: Quantity) -> Value:
        with self.read_as("printed"):
            return self.quantity(quantity)

    def gateway(self, name: str) -> Thing:
        """A gateway as a thing, declared or a gateway criterion."""
        declared = self.appraisal.gateways.get(name)
        criterion = self.appraisal.criteria.get((declared.criterion if declared is not None else name) or "")
        title = declared.title if declared is not None else (criterion.title if criterion is not None else name)
        scored = criterion is not None and criterion.kind == "scored"
        return _thing("gateway", name, {"title": title, "scored": scored}, {
            "criterion": lambda: self.criterion(criterion) if criterion is not None else Unknown(because("gateway-no-criterion")),
        })  # fmt: skip

    def gateway_names(self) -> tuple[str, ...]:
        """The ids of all gateways: those declared, and gateway criteria that no declared one names."""
        return tuple(gate.id for gate in gates(self.appraisal))

    def whole(self) -> Thing:
        """The appraisal itself as a thing."""
        one = self.appraisal
        bands_on: Value = one.bands_on or Unknown(because("no-bands"))
        return _thing("appraisal", one.id, {
            "title": one.title, "publisher": one.publisher, "jurisdiction": one.jurisdiction, "origin": one.origin, "handling": one.handling,
            "bands_on": bands_on,
        }, {})  # fmt: skip

    def listed(self, name: str) -> tuple[Value, ...]:
        """One of the lists that every expression can name."""
        one = self.appraisal
        makers: dict[str, Callable[[], tuple[Value, ...]]] = {
            "options": lambda: tuple(map(self.option, one.options.values())),
            "criteria": lambda: tuple(map(self.criterion, one.criteria.values())),
            "groups": lambda: tuple(map(self.group, one.groups.values())),
            "bands": lambda: tuple(self.band(band, number) for number, band in enumerate(one.bands, 1)),
            "gateways": lambda: tuple(map(self.gateway, self.gateway_names())),
            "levels": lambda: tuple(self.level_use(criterion, level) for criterion in one.scored for level in one.levels),
            "cells": lambda: tuple(self.cell(option, criterion) for criterion in one.scored for option in one.options.values()),
            "preferred": lambda: tuple(self.option(one.options[name]) for name in one.preferred),
            "taken_forward": lambda: tuple(self.option(one.options[name]) for name in one.taken_forward),
        }
        if name not in self._lists:
            self._lists[name] = makers[name]()
        return self._lists[name]


def _number(value: Fraction | None, what: str) -> Value:
    return point(value) if value is not None else Unknown(because("number-not-known", number=what))


def _thing(kind: str, name: str, plain: Mapping[str, Value], made: Mapping[str, Callable[[], Value]]) -> Thing:
    fields: dict[str, Callable[[], Value]] = {"id": lambda: name}
    for key, value in plain.items():
        fields[key] = lambda value=value: value  # type: ignore[misc]  # each keeps its own value
    return Thing(kind, name, {**fields, **made})
