"""Gateways with everything that is printed of them, whether they are declared or are criteria of their own.

What was awarded: the score, and the level, that the printed cells of an option and a criterion allow.

A cell that was read doubtfully awards nothing for sure: what rests on it alone stays open.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from audit.appraisal.exact.values import NONE, Values
from audit.appraisal.model.appraisal import Appraisal, Criterion, Gateway
from audit.appraisal.model.figure import Figure, Verdict
from audit.appraisal.model.place import Place, Where
from audit.appraisal.model.quantity import Quantity
from audit.relations.derive.valuation import Valuation
from audit.why import UNSAID, Why, because

__all__ = ["SETTLED", "Award", "Awards", "Gate", "failed", "gates"]

SETTLED = frozenset({"pass", "fail"})


@dataclass(frozen=True, slots=True)
class Gate:
    """One pass/fail test with its printed outcomes by option. ``declared`` is None for a gateway criterion that is only a row."""

    id: str
    title: str
    criterion: Criterion | None
    declared: Gateway | None
    outcomes: Mapping[str, tuple[Verdict, ...]]
    where: Where
    place: Place

    def has(self, option: str, *outcomes: str) -> bool:
        """Say whether one of these outcomes is printed for the option."""
        return any(verdict.outcome in outcomes for verdict in self.outcomes.get(option, ()))

    @property
    def implied(self) -> bool:
        """Whether no outcome is printed option by option, and those known follow from the paper."""
        return self.declared is not None and self.declared.implied

    @property
    def reason(self) -> str:
        """What the file says of the reason for the outcomes: given, none, or nothing."""
        return self.declared.reason if self.declared is not None else ""

    @property
    def settled(self) -> bool:
        """Whether a pass or a fail is known for any option."""
        return any(self.has(option, *SETTLED) for option in self.outcomes)


def gates(appraisal: Appraisal) -> tuple[Gate, ...]:
    """All gateways: those declared, and gateway criteria that no declared one names."""
    named = {one.criterion for one in appraisal.gateways.values()}
    own = [one for one in appraisal.criteria.values() if one.kind == "gateway" and one.id not in named and one.id not in appraisal.gateways]
    return (*(_declared(appraisal, one) for one in appraisal.gateways.values()), *(_criterion(appraisal, one) for one in own))


def _declared(appraisal: Appraisal, one: Gateway) -> Gate:
    criterion = appraisal.criteria.get(one.criterion or "")
    outcomes = _outcomes(appraisal, one.id, one.criterion or one.id)
    return Gate(one.id, one.title, criterion, one, outcomes, one.where, one.place)


def _criterion(appraisal: Appraisal, one: Criterion) -> Gate:
    return Gate(one.id, one.title, one, None, _outcomes(appraisal, one.id), one.where, one.place)


def _outcomes(appraisal: Appraisal, *names: str) -> dict[str, tuple[Verdict, ...]]:
    found: dict[str, list[Verdict]] = {}
    for verdict in appraisal.verdicts:
        if verdict.gateway in names:
            found.setdefault(verdict.option, []).append(verdict)
    return {option: tuple(verdicts) for option, verdicts in found.items()}


def failed(all_gates: tuple[Gate, ...], *, beside: Gate | None = None) -> frozenset[str]:
    """The options for which a fail is printed at any gateway but ``beside``: what comes after need not be known of them."""
    return frozenset(option for gate in all_gates if gate is not beside for option in gate.outcomes if gate.has(option, "fail"))


@dataclass(frozen=True, slots=True)
class Award:
    """The level of a cell; where it is not settled, ``level`` is empty and ``reason`` says why."""

    level: str = ""
    reason: Why = UNSAID


class Awards:
    """The scores and levels of every cell, worked out on demand."""

    def __init__(self, appraisal: Appraisal, figures: Mapping[Quantity, tuple[Figure, ...]], valuation: Valuation) -> None:
        """Take what the derivation worked out."""
        self.appraisal = appraisal
        self.figures = figures
        self.valuation = valuation
        self._cells: dict[tuple[str, str], tuple[Figure, ...]] = {}
        self._levels: dict[tuple[str, str], Award] = {}

    def cells(self, option: str, criterion: str) -> tuple[Figure, ...]:
        """Every printing of the option's score or weighted score on the criterion."""
        if (option, criterion) not in self._cells:
            wanted = (Quantity("score", option, criterion), Quantity("weighted-score", option, criterion))
            self._cells[option, criterion] = tuple(figure for quantity in wanted for figure in self.figures.get(quantity, ()))
        return self._cells[option, criterion]

    def doubt(self, option: str, criterion: str) -> Why:
        """Say why no score is settled by the cell; nothing where one is printed and was not read doubtfully."""
        cells = self.cells(option, criterion)
        printed = [figure for figure in cells if figure.printed]
        if any(figure.withheld for figure in cells):
            return because("score-withheld")
        if not printed and self.valuation.missing(Quantity("score", option, criterion)):
            return because("no-score")
        weights = () if any(one.quantity.kind == "score" for one in printed) else self.figures.get(Quantity("weight", criterion=criterion), ())
        doubtful = [all(one.reading == "doubtful" for one in found) for found in (printed, weights) if found]
        return because("score-doubtful") if any(doubtful) else UNSAID

    def scores(self, option: str, criterion: str) -> Values:
        """The scores that the cell allows; all of the scale where it settles none, none where it contradicts the scale."""
        allowed = self.appraisal.criteria[criterion].scale.allows()
        if self.doubt(option, criterion):
            return allowed
        own = self.valuation(Quantity("score", option, criterion))
        weighted = self.valuation.printed(Quantity("weighted-score", option, criterion))
        if weighted is None:
            return own
        weight = self.valuation(Quantity("weight", criterion=criterion))
        product = weighted.times(self.appraisal.method.weighted_over)
        if own.finite:
            return Values(frozenset(one for one in own.points if not weight.times(one).meet(product).empty))
        return own if weight.holds(Fraction(0)) else own.meet(product.divided(weight))

    def level(self, option: str, criterion: str) -> Award:
        """The only level that the cell allows: by its printed name, else by its score."""
        if (option, criterion) not in self._levels:
            self._levels[option, criterion] = self._level(option, criterion)
        return self._levels[option, criterion]

    def _level(self, option: str, criterion: str) -> Award:
        doubt = self.doubt(option, criterion)
        if doubt:
            return Award(reason=doubt)
        named = {figure.level for figure in self.cells(option, criterion) if figure.level is not None and figure.reading != "doubtful"}
        scores = NONE if named else self.scores(option, criterion)
        fitting = named or {level.id for level in self.appraisal.levels.values() if scores.holds(level.value)}
        if len(fitting) == 1:
            return Award(fitting.pop())
        return Award(reason=because("several-levels") if fitting else because("no-level"))
