"""A relation as a signed sum, for whoever adds totals: the robustness of a result, "check your copy", single changes."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from audit.appraisal.model.quantity import Quantity

__all__ = ["Combination", "Summand"]

_ONE: Final = Fraction(1)
_NOTHING: Final = Fraction(0)


@dataclass(frozen=True, slots=True)
class Summand:
    """One summand: a number times quantities that are multiplied with each other, usually a score and its weight."""

    times: Fraction
    factors: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Combination:
    """result = (constant + sum of the summands) x factor / sum of ``divisors``, or / 1 where there are none.

    With every quantity but one of each summand known, this is affine, and the known ones are its coefficients. The
    divisors of a mean are its weights.
    """

    summands: tuple[Summand, ...]
    constant: Fraction = _NOTHING
    factor: Fraction = _ONE
    divisors: tuple[Summand, ...] = ()
