"""Numbers that keep the text they were printed as."""

import copy
import pickle
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.exact.numeral import read_numeral
from audit.appraisal.exact.printed import Printed, text_of_number


def test_it_is_the_number_and_knows_its_text() -> None:
    """Equal to any other fraction of the value, as a key too; copies keep the text."""
    one = Printed(Fraction(11, 10), "1.10")
    assert one == Fraction(11, 10)
    assert hash(one) == hash(Fraction(11, 10))
    assert one * 2 == Fraction(11, 5)
    assert {copy.copy(one).text, copy.deepcopy(one).text, pickle.loads(pickle.dumps(one)).text, text_of_number(one)} == {"1.10"}  # noqa: S301  # our own


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9), st.sampled_from(["en", "de", "fr"]))
def test_decimals_are_read_back_exactly(value: object, numbers: str) -> None:
    """What was never printed is written in the decimals of the file's own locale."""
    exact = Fraction(str(value))
    assert read_numeral(text_of_number(exact, numbers), numbers=numbers).value == exact


def test_what_no_decimals_can_write_is_refused() -> None:
    """A third is not written as something near it."""
    with pytest.raises(ValueError, match="1/3"):
        text_of_number(Fraction(1, 3))
