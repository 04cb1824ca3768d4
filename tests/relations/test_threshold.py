"""Thresholds: the numbers that meet one, and the numbers that do not."""

from fractions import Fraction

import pytest

from audit.exact.values import ANY, NONE
from audit.relations.relation import Relation
from audit.relations.threshold import Threshold, opposite, region
from tests.relations.cases import RESULT, no_operand

SIGNS = {">=": (False, True, True), ">": (False, False, True), "<=": (True, True, False), "<": (True, False, False)}


@pytest.mark.parametrize(("sign", "expected"), SIGNS.items())
def test_the_sign_says_which_side_and_whether_the_figure_itself_meets_it(sign: str, expected: tuple[bool, bool, bool]) -> None:
    """50 meets at least 50 and at most 50, but neither over nor under 50."""
    found = Threshold().evaluate(Relation("r", "threshold", "threshold", RESULT, form=sign, constant=Fraction(50)), no_operand)
    assert tuple(found.holds(Fraction(value)) for value in (49, 50, 51)) == expected


@pytest.mark.parametrize("sign", SIGNS)
def test_a_pass_and_a_fail_share_nothing_and_leave_nothing_out(sign: str) -> None:
    """The opposite of a threshold is met by just the numbers that do not meet it."""
    met, not_met = region(sign, Fraction(50)), region(opposite(sign), Fraction(50))
    assert met.meet(not_met) == NONE
    assert met.join(not_met) == ANY
    assert opposite(opposite(sign)) == sign
