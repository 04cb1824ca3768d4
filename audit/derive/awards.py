"""What was awarded: the score, and the level, that the printed cells of an option and a criterion allow.

A cell that was read doubtfully awards nothing for sure: what rests on it alone stays open.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from audit.derive.valuation import Valuation
from audit.exact.values import NONE, Values
from audit.model.appraisal import Appraisal
from audit.model.figure import Figure
from audit.model.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Award:
    """The level of a cell; where it is not settled, ``level`` is empty and ``reason`` says why."""

    level: str = ""
    reason: str = ""


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
        """Give every printing of the option's score or weighted score on the criterion."""
        if (option, criterion) not in self._cells:
            wanted = (Quantity("score", option, criterion), Quantity("weighted-score", option, criterion))
            self._cells[option, criterion] = tuple(figure for quantity in wanted for figure in self.figures.get(quantity, ()))
        return self._cells[option, criterion]

    def doubt(self, option: str, criterion: str) -> str:
        """Say why no score is settled by the cell; nothing where one is printed and was not read doubtfully."""
        cells = self.cells(option, criterion)
        printed = [figure for figure in cells if figure.printed]
        if any(figure.withheld for figure in cells):
            return "the score is withheld"
        if not printed and self.valuation.missing(Quantity("score", option, criterion)):
            return "the cell holds no score"
        weights = () if any(one.quantity.kind == "score" for one in printed) else self.figures.get(Quantity("weight", criterion=criterion), ())
        doubtful = [all(one.reading == "doubtful" for one in found) for found in (printed, weights) if found]
        return "the score was read doubtfully" if any(doubtful) else ""

    def scores(self, option: str, criterion: str) -> Values:
        """Give the scores that the cell allows; all of the scale where it settles none, none where it contradicts the scale."""
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
        """Give the only level that the cell allows: by its printed name, else by its score."""
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
        return Award(reason="the score fits several levels" if fitting else "the score is none of the levels")
