"""Scales as people say them, and which of several is that of the scores."""

import pytest

from audit.documents.paper import Passage
from audit.importing.scales import bare_scale, scales_in
from tests.importing.make import draft

ROWS = [["Criterion", "Elm", "Oak"], ["Reach", "4", "2"], ["Ease", "3", "5"], ["Total", "7", "7"]]


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("Punkteskala: 1 bis 5", ("1", "5")), ("auf einer Skala von 1 bis 6 bewertet", ("1", "6")), ("Every option gets **1 to 5** for each criterion.", ("1", "5")),
        ("Every vendor is marked from 1.0 to 10.0:", ("1", "10")), ("Notes sur 5.", ("", "5")), ("Puntuación de 1 a 10.", ("1", "10")),
        ("Every criterion is marked out of five. The total is printed.", ("", "5")), ("Scored by managers (Excellent = 5, and Poor = 1).", ("1", "5")),
        ("Legend: `3` = strong, `2` = ok, `1` = weak, `0`/`✗` = not supported.", ("0", "3")), ("Rated on a 5-point scale", ("", "5")),
    ],
)  # fmt: skip
def test_a_scale_is_found_however_it_is_said(said: str, ends: tuple[str, str]) -> None:
    """In four languages, in words or as a key."""
    assert ends in [(one.low, one.high) for one in scales_in([Passage(said)])]


def test_the_steps_of_a_scale_may_stand_in_lines_of_their_own() -> None:
    """A list of 1 = poor to 5 = excellent is one scale; a list of numbered options is none."""
    steps = [Passage(f"{number} = {word}") for number, word in enumerate(("poor", "weak", "fair", "good", "excellent"), 1)]
    assert [(one.low, one.high) for one in scales_in(steps)] == [("1", "5")]
    assert scales_in([Passage(f"{number}) Option {letter}") for number, letter in enumerate("ABC", 1)]) == []


@pytest.mark.parametrize(
    "said", ["The importance is rated from 1 to 9.", "Weights run on a scale of 1 to 5.", "scores from phase 1-2", "rated 40% to 60%"]
)
def test_what_is_said_of_something_else_is_no_scale(said: str) -> None:
    """Weights, phases and percentages have ends, too."""
    assert scales_in([Passage(said)]) == []


def test_a_row_that_is_nothing_but_a_scale_states_it() -> None:
    """As below the scores of a sheet."""
    assert bare_scale("1 bis 5") == ("1", "5")
    assert bare_scale("3 bis 5") is None
    found = draft([*ROWS[:-1], ["1 bis 5", "", ""], ROWS[-1]])
    assert found.scale is not None
    assert (found.scale.low, found.scale.high) == ("1", "5")


def test_the_narrowest_scale_that_holds_all_scores_is_theirs() -> None:
    """One of the totals, or of another table, holds them as well."""
    found = draft("Results are scored from 0 to 100.", "Options are scored from 1 to 5.", ROWS)
    assert found.scale is not None
    assert (found.scale.low, found.scale.high) == ("1", "5")


def test_a_scale_that_a_whole_criterion_lies_off_is_of_something_else() -> None:
    """Counts beside scores are no slips."""
    rows = [["Criterion", "Elm", "Oak"], ["Reach", "4", "2"], ["Ease", "3", "5"], ["Staff", "1", "2"], ["Seats", "17", "15"], ["Total", "25", "24"]]
    assert draft("Options are scored from 1 to 5.", rows).scale is None


def test_what_scores_are_printed_out_of_is_their_top() -> None:
    """7/10 in every cell says it."""
    rows = [["Criterion", "Elm", "Oak"], ["Reach", "4/10", "2/10"], ["Ease", "3/10", "5/10"], ["Total", "7/20", "7/20"]]
    found = draft(rows)
    assert found.scale is not None
    assert (found.scale.low, found.scale.high, found.scale.basis) == ("", "10", "stated")
