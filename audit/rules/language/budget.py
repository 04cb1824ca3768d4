"""What an expression may spend, and what its operations cost.

A step stands for about three microseconds on a machine of 2020. Sets of possible values are charged by the number of
their members, before they are put together, from a purse of their own: when that is empty the outcome is open, since it
depends on what the appraisal leaves open, while a rule that goes round without end is at fault itself.
"""

from typing import Final

from audit.appraisal.exact.bounds import TooManyValues
from audit.appraisal.exact.values import Values
from audit.limits import LanguageLimits

__all__ = ["Budget", "OutOfSteps", "adding", "choosing", "comparing", "dividing", "multiplying", "reading", "scaling", "searching"]

_SPAN: Final = 6
_SPAN_SUM: Final = 10
_SPAN_PRODUCT: Final = 25
_POINT_PRODUCT: Final = 4
_BESIDE_SPANS: Final = 8
_PAIRS_A_STEP: Final = 8
_MEMBERS_A_STEP: Final = 1_000
_LETTERS_A_STEP: Final = 16


class OutOfSteps(Exception):  # noqa: N818  # the expression is at fault; the run says where it stopped
    """More work is asked for than the budget allows."""


class Budget:
    """Steps that several runs share, and half as many again for sets. ``whose`` says what takes them; ``outer`` is a larger budget around it."""

    def __init__(self, steps: int = LanguageLimits.MAX_STEPS, whose: str = "the expression takes", outer: "Budget | None" = None) -> None:
        """Start full."""
        self.steps = steps
        self.left = steps
        self.left_for_sets = steps // 2
        self.whose = whose
        self.outer = outer

    def spend(self, steps: int) -> None:
        """Take steps away. Raises OutOfSteps, also where an outer budget has none left."""
        self.left -= steps
        if self.left < 0:
            raise OutOfSteps(f"{self.whose} more than {self.steps} steps")
        if self.outer is not None:
            self.outer.spend(steps)

    def allow(self, steps: int) -> None:
        """Take the steps of an operation on sets away. Raises TooManyValues where it is too much, or too many were taken before."""
        if steps > min(LanguageLimits.MAX_OPERATION, self.left_for_sets):
            raise TooManyValues
        self.left_for_sets -= steps
        if self.outer is not None:
            self.outer.allow(steps)


def reading(values: Values) -> int:
    """Say what it costs to take up a set."""
    return (len(values.points) + len(values.spans)) // _MEMBERS_A_STEP


def adding(left: Values, right: Values) -> int:
    """Say what it costs to add two sets: the sums of points are charged once more by their number when they are there."""
    members = len(left.points) + len(right.points)
    pairs = min(len(left.points) * len(right.points) // _PAIRS_A_STEP, members)
    return members + pairs + _SPAN_SUM * _span_pairs(left, right)


def multiplying(left: Values, right: Values) -> int:
    """Say what it costs to multiply two sets."""
    if left.only is not None or right.only is not None:
        return scaling(left) + scaling(right)
    return _POINT_PRODUCT * len(left.points) * len(right.points) + _SPAN_PRODUCT * _span_pairs(left, right)


def dividing(left: Values, right: Values) -> int:
    """Say what it costs to divide two sets."""
    return _BESIDE_SPANS * len(right.points) + _SPAN * len(right.spans) + multiplying(left, right)


def scaling(values: Values) -> int:
    """Say what it costs to multiply a set by one number."""
    return 2 * len(values.points) + _SPAN * len(values.spans)


def comparing(left: Values, right: Values) -> int:
    """Say what it costs to compare two sets."""
    each = _BESIDE_SPANS if left.spans or right.spans else 1
    return each * (len(left.points) + len(right.points)) + len(left.spans) + len(right.spans)


def choosing(values: Values) -> int:
    """Say what it costs to look for the highest or lowest in a set among others."""
    return _BESIDE_SPANS * len(values.points) + _SPAN * len(values.spans)


def searching(*texts: str) -> int:
    """Say what it costs to go through texts."""
    return sum(map(len, texts)) // _LETTERS_A_STEP


def _span_pairs(left: Values, right: Values) -> int:
    return len(left.points) * len(right.spans) + len(left.spans) * (len(right.points) + len(right.spans))
