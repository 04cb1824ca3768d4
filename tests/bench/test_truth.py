"""Truth files, and what counts as the same figure."""

from fractions import Fraction
from pathlib import Path

import pytest

from bench.layouts.truth import TruthError, agrees, number, places, read_truth


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3.90", "39/10"),
        ("3,9", "39/10"),
        ("0,125", "1/8"),
        ("1,204", "1204"),
        ("1 204", "1204"),
        ("45%", "45"),
        ("-25", "-25"),
        ("−25", "-25"),
        ("33 / 40", "33"),
        ("72.0 ✅", "72"),
        (".5", "1/2"),
        ("£1,204.5", "2409/2"),
    ],
)
def test_the_first_figure_of_a_text_is_its_value(text: str, value: str) -> None:
    """Decimal commas, thousands, signs and marks are read as a person reads them."""
    assert number(text) == Fraction(value)


@pytest.mark.parametrize("text", ["", "High", "-", "+", "n/a", None])
def test_a_text_without_a_figure_has_no_value(text: str | None) -> None:
    """Words and lone signs are no figures."""
    assert number(text) is None


def test_places_are_those_printed() -> None:
    """Thousands are no decimals."""
    assert [places(text) for text in ("3.90", "3,9", "4", "1,204", "45.5%")] == [2, 1, 0, 0, 1]


def test_figures_agree_by_value_and_words_by_letters() -> None:
    """3.9 and 3.90 are one figure; High and high one word; a word is never a figure."""
    assert agrees("3.9", "3.90")
    assert agrees("High", " high")
    assert not agrees("High", "3")
    assert not agrees("3.9", "3.8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("appraisals: [{options: [A, B], criteria: {X: }, scores: {X: [1]}}]", "X has 1 figures for 2 options"),
        ("appraisals: [{options: [A], criteria: {X: }, scores: {Y: [1]}}]", "Y, which is no criterion"),
        ("appraisal: []", "unknown key appraisal"),
        ("discrepancies: [{what: sum, printed: 1}]", "what is sum; it is one of"),
        ("- a\n- b", "truth.yaml"),
    ],
)
def test_a_truth_that_cannot_be_meant_is_refused(tmp_path: Path, text: str, said: str) -> None:
    """A slip of the pen in a truth would be counted against the product."""
    file = tmp_path / "x.truth.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(TruthError, match=said):
        read_truth(file)
