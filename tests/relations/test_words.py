"""How relations are written: signs, brackets, and what is multiplied and divided."""

from fractions import Fraction

import pytest

from audit.appraisal.exact.values import NONE
from audit.relations.outcome import Check
from audit.relations.relation import Relation, Term
from audit.relations.words import parts, scaled, signed, statistic, summand
from tests.relations.cases import RESULT, operand, weight

_SHOWN = {operand(0): "4", operand(1): "3", weight(0): "20%"}
_TWO, _HALF = Fraction(2), Fraction(1, 2)


def _check(*terms: Term, times: Fraction = Fraction(1), over: Fraction = Fraction(1)) -> Check:
    return Check(Relation("r", "sum", "total", RESULT, terms, times=times, over=over), "pass", None, NONE, (), ())


def _terms(*factors: int) -> list[Term]:
    return [Term(operand(number), Fraction(factor)) for number, factor in enumerate(factors)]


@pytest.mark.parametrize(
    ("factors", "times", "over", "text"),
    [
        ((1, 1), 1, 1, "4 + 3"),
        ((1, -1), 1, 1, "4 - 3"),
        ((-1, 1), 1, 1, "-4 + 3"),
        ((2, -3), 1, 1, "2 x 4 - 3 x 3"),
        ((0, 1), 1, 1, "0 x 4 + 3"),
        ((1, 1), 2, 1, "(4 + 3) x 2"),
        ((1, 1), 1, 5, "(4 + 3) / 5"),
        ((1, 1), 2, 2, "(4 + 3) x 2 / 2"),
        ((1,), 2, 5, "4 x 2 / 5"),
        ((-1,), 1, 1, "-4"),
    ],
)
def test_a_sum(factors: tuple[int, ...], times: int, over: int, text: str) -> None:
    """The first sign only where it is a minus; in brackets where the whole is multiplied or divided, unless it is one figure."""
    assert signed(_check(*_terms(*factors), times=Fraction(times), over=Fraction(over)), _SHOWN) == text


def test_an_operand_has_its_size_and_its_weight() -> None:
    """The coefficient without its sign, then the weight, then the figure; ones are left out."""
    assert summand(Term(operand(0), -_TWO, weight(0)), _SHOWN) == "2 x 20% x 4"
    assert summand(Term(operand(0)), _SHOWN) == "4"
    assert parts(_check(Term(operand(0), Fraction(-1)), Term(operand(1), Fraction(0)), Term(operand(1), _TWO)), _SHOWN) == ["-4", "0 x 3", "2 x 3"]


def test_a_statistic_names_all_and_joins_the_last() -> None:
    """Of one figure it is that figure."""
    assert statistic("mean", _check(*_terms(1, 1)), _SHOWN) == "the mean of 4 and 3"
    assert statistic("median", _check(*_terms(1, 1), Term(operand(0))), _SHOWN) == "the median of 4, 3 and 4"
    assert statistic("mean", _check(*_terms(1), times=_TWO), _SHOWN) == "4 x 2"


def test_what_is_multiplied_and_divided_is_added() -> None:
    """Ones are left out; where nothing is before it, the factor stands alone."""
    assert scaled("4", _check()) == "4"
    assert scaled("4", _check(times=_HALF, over=Fraction(3))) == "4 x 0.5 / 3"
    assert scaled("", _check(times=_TWO)) == "2"
