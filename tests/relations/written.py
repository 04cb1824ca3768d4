"""A model of a few quantities on a sheet, for what relations write."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from audit.appraisal.model.quantity import Quantity
from audit.explanation.solver.sheet import Sheet
from audit.relations.encode import Flag, Model, Number


@dataclass
class _Written:
    numbers: Mapping[Quantity, Number]
    sheet: Sheet
    compared: dict[tuple[Quantity, Quantity], Flag] = field(default_factory=dict)

    def number(self, quantity: Quantity) -> Number:
        return self.numbers[quantity]

    def better(self, left: Quantity, right: Quantity) -> Flag:
        if (left, right) not in self.compared:
            flag: Any = self.sheet.flag()
            self.sheet.above(self.numbers[left], self.numbers[right], [flag])
            self.sheet.above(self.numbers[right], self.numbers[left], [flag.negated()], strictly=False)
            self.compared[left, right] = flag
        return self.compared[left, right]

    def apart(self, one: Quantity, other: Quantity) -> Flag:
        either: Any = self.sheet.either
        return either(self.better(one, other), self.better(other, one))


def model(sheet: Sheet, numbers: Mapping[Quantity, Number]) -> Model:
    """Take each quantity as a number on the sheet; of what else a model has, nothing is there."""
    return cast("Model", _Written(numbers, sheet))
