"""The named checks by name."""

from collections.abc import Mapping
from typing import Final

from audit.rules.checks.base import NamedCheck
from audit.rules.checks.blanks import BlankCells
from audit.rules.checks.denominators import DenominatorsAlike
from audit.rules.checks.differences import DifferenceReading
from audit.rules.checks.relation import RelationCheck
from audit.rules.checks.weights import WeightPresent

NAMED: Final[Mapping[str, NamedCheck]] = {
    "blank-cells": BlankCells(),
    "denominators-alike": DenominatorsAlike(),
    "difference-reading": DifferenceReading(),
    "relation": RelationCheck(),
    "weight-present": WeightPresent(),
}
