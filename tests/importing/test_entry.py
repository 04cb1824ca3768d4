"""What stands in a cell."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.importing.entry import read_entry, running


@pytest.mark.parametrize(
    ("text", "nature", "written"),
    [
        ("", "state", "blank"), ("–", "state", "dash"), ("N/A", "state", "not-applicable"), ("tbc", "state", "pending"), ("to follow", "state", "pending"),
        ("[redacted]", "state", "withheld"), ("█████", "state", "withheld"), ("Commercially sensitive", "state", "withheld"),
        ("see Appendix B", "state", "elsewhere"), ("[embedded file]", "state", "elsewhere"), ("1?0", "state", "1?0"), ("#REF!", "state", ""),
        ("4", "figure", "4"), ("33 / 40", "figure", "33 / 40"), ("83%", "figure", "83%"), ("-25", "figure", "-25"), ("1,810", "figure", "1,810"), ("2=", "figure", "2="),
        ("£1.2m", "figure", "£1.2m"), ("25*", "figure", "25*"), ("✓✓✓", "figure", "3"), ("●●○", "figure", "2"), ("4 [2]", "figure", "4"), ("4 - Good", "figure", "4"),
        ("3 (Good)", "figure", "3"), ("Good: 4", "figure", "4"), ("1O", "figure", "10"), ("High (10)", "figure", "High (10)"), ("High", "level", "High"), ("Pass", "verdict", "pass"),
        ("✗", "verdict", "fail"), ("near the station", "text", "near the station"),
    ],
)  # fmt: skip
def test_a_cell_is_read_by_itself(text: str, nature: str, written: str) -> None:
    """States, figures, levels, passes and texts are told apart, and what is written is what the file can hold."""
    entry = read_entry(text)
    assert (entry.nature, entry.written) == (nature, written)


def test_what_was_done_to_a_figure_is_noted() -> None:
    """A figure taken out of more characters keeps these in its note; a guess at letters is a doubt."""
    assert read_entry("4 - Good").note == "printed as 4 - Good"
    assert read_entry("l5").doubt == 'the document has "l5"'
    assert "error" in read_entry("#DIV/0!").doubt


@pytest.mark.parametrize(
    ("text", "figure", "rest"),
    [
        ("Near the station. Score: 4", "4", "Near the station"), ("Score 3/5. Far away.", "3/5", ". Far away."), ("Near the station (4)", "4", "Near the station"),
        ("4 - Near the station", "4", "Near the station"),
    ],
)  # fmt: skip
def test_a_score_within_a_reason_is_found(text: str, figure: str, rest: str) -> None:
    """The score is taken out, and what is left is the reason."""
    found = running(text)
    assert found is not None
    assert found[0].written == figure
    assert found[1].strip(". ") == rest.strip(". ")


def test_a_number_in_a_sentence_is_no_score() -> None:
    """Years, amounts and percentages are not taken for scores."""
    assert running("It has run since 2016 and saved 20% of costs.") is None


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    """Nothing is raised, and something is always written."""
    assert read_entry(text).written


@pytest.mark.parametrize(("text", "numbers", "value"), [("4,00", "en", "4"), ("6.2", "de", "31/5"), ("1.234", "de", "1234"), ("1,234", "en", "1234")])
def test_decimals_that_can_be_read_in_one_way_are_read(text: str, numbers: str, value: str) -> None:
    """One or two digits behind a comma or point are decimals, however the others of a paper are written; three may be thousands."""
    assert read_entry(text, numbers=numbers).value == Fraction(value)
