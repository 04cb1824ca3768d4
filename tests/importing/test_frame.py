"""A matrix of scores in a notebook becomes an appraisal."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.quantity import Quantity
from audit.importing.frame import appraisal_from_frame
from audit.problems import InputError


class Frame:
    """What is used of a data frame: its index, its columns, and a column by its name."""

    def __init__(self, rows: Mapping[str, Sequence[Any]], columns: Sequence[str]) -> None:
        self.index = list(rows)
        self.columns = list(columns)
        self._rows = rows

    def __getitem__(self, name: str) -> list[Any]:
        return [row[self.columns.index(name)] for row in self._rows.values()]


class Matrix:
    """What is used of a decision matrix: the frame, the weights, and whether more or less is better."""

    def __init__(self, matrix: Frame, weights: Sequence[Any], objectives: Sequence[int]) -> None:
        self.matrix, self.weights, self.objectives = matrix, weights, objectives


_SCORES = Frame({"Keep it": [2, 3.5], "Move it": [4, None]}, ["Access", "Cost"])


def _printed(appraisal: Appraisal) -> dict[Quantity, str]:
    return {figure.quantity: figure.text for figure in appraisal.figures}


def test_options_are_rows_and_criteria_are_columns() -> None:
    """Titles are kept, ids are made of them, and an empty cell stays empty."""
    appraisal = appraisal_from_frame(_SCORES, total=[5.5, "4"])
    assert [one.title for one in appraisal.options.values()] == ["Keep it", "Move it"]
    assert [one.title for one in appraisal.criteria.values()] == ["Access", "Cost"]
    assert appraisal.method.total.name == "sum"
    printed = _printed(appraisal_from_frame(_SCORES, total=[5.5, "4"]))
    assert printed[Quantity("score", option="keep-it", criterion="cost-criterion")] == "3.5"
    assert printed[Quantity("total", option="keep-it")] == "5.5"
    assert not next(one for one in appraisal.figures if one.quantity == Quantity("score", option="move-it", criterion="cost-criterion")).printed


def test_weights_make_a_weighted_sum() -> None:
    """Weights come by name or in order, and a method that is named goes before."""
    for weights in ([60, 40], {"Cost": "40", "Access": Fraction(60)}):
        appraisal = appraisal_from_frame(_SCORES, weights=weights)
        assert appraisal.method.total.name == "weighted-sum"
        assert _printed(appraisal)[Quantity("weight", criterion="access")] == "60"
    assert appraisal_from_frame(_SCORES, weights=[60, 40], method="weighted-mean").method.total.name == "weighted-mean"


def test_a_column_of_the_frame_may_hold_the_totals() -> None:
    """A text names the column; it is then no criterion."""
    frame = Frame({"A": [1, 2, 3], "B": [4, 5, 9]}, ["x", "y", "Sum"])
    appraisal = appraisal_from_frame(frame, total="Sum", rank=[2, 1])
    assert list(appraisal.criteria) == ["x", "y"]
    printed = {figure.quantity: figure.text for figure in appraisal.figures}
    assert (printed[Quantity("total", option="b")], printed[Quantity("rank", option="b")]) == ("9", "1")


def test_a_decision_matrix_brings_its_weights_and_says_where_less_is_better() -> None:
    """The objects of scikit-criteria are taken by what they have."""
    appraisal = appraisal_from_frame(Matrix(_SCORES, [0.6, 0.4], [1, -1]))
    assert [one.direction for one in appraisal.criteria.values()] == [None, "lower"]
    assert appraisal.method.total.name == "weighted-sum"


@given(st.integers(-10_000, 10_000), st.integers(0, 4))
def test_a_float_is_taken_as_it_would_be_written(whole: int, places: int) -> None:
    """Figures of up to four decimals come through floats without a trace of them."""
    wanted = Fraction(whole, 10**places)
    text = _printed(appraisal_from_frame(Frame({"A": [float(wanted)]}, ["x"])))[Quantity("score", option="a", criterion="x")]
    assert Fraction(Decimal(text)) == wanted


def test_sums_of_floats_are_what_they_were_meant_to_be() -> None:
    """0.1 + 0.2 is 0.3, and a third is not taken for a figure that somebody wrote."""
    frame = Frame({"A": [0.1 + 0.2, 1 / 3]}, ["x", "y"])
    appraisal = appraisal_from_frame(frame)
    assert _printed(appraisal)[Quantity("score", option="a", criterion="x")] == "0.3"
    third = next(one for one in appraisal.figures if one.quantity.criterion == "y")
    assert (third.text, third.exact) == ("0.333333333333", False)


@pytest.mark.parametrize(
    ("scores", "more", "said"),
    [
        ([[1, 2]], {}, "no data frame with columns and index"),
        (Frame({}, ["x"]), {}, "no options"),
        (_SCORES, {"weights": [1]}, "weights has 1 values for 2 names"),
        (_SCORES, {"weights": {"Access": 1}}, "weights has nothing for Cost"),
        (Frame({"A": [True]}, ["x"]), {}, "True is no figure"),
        (Frame({"A": [float("inf")]}, ["x"]), {}, "infinite"),
    ],
)
def test_what_does_not_fit_is_said(scores: Any, more: dict[str, Any], said: str) -> None:
    """Nothing is guessed: what is there and what would be right is named."""
    with pytest.raises(InputError, match=said):
        appraisal_from_frame(scores, **more)
