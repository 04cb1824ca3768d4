"""``band-basis``: one score, one colour, whatever the weight."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.rules.checks.base import Facts
from audit.rules.outcome import Outcome
from tests.rules.packs import facts, only

MESSAGE = "{published}|{computed}|{count}|{list}"
COLOURS = "{label: Green, from: 61, to: 100}, {label: Amber, from: 31, to: 60}, {label: Red, from: 0, to: 30}"


def paper(
    weights: dict[str, str], *, on: str = "weighted-score", ranges: str = COLOURS, scale: str = "values: [0, 5, 10]", direction: str = "higher",
) -> Facts:  # fmt: skip
    criteria = "".join(f"  {name}: {{title: {name.title()}, weight: {weight}}}\n" for name, weight in weights.items())
    rest = f"options: {{a: {{}}}}\nmethod: {{total: weighted-sum, direction: {direction}}}\n"
    return facts(f"scale: {{{scale}}}\nbands: {{laid-on: {on}, ranges: [{ranges}]}}\ncriteria:\n{criteria}{rest}")


def basis(held: Facts) -> Outcome:
    return only(held, "band-basis", message=MESSAGE)


def test_full_marks_that_fall_short_are_named_for_each_colour() -> None:
    """With 10, 6 and 3 as weights, full marks of 60 end in the second colour and of 30 in the last."""
    outcome = basis(paper({"access": "10", "care": "6", "use": "3"}))
    assert outcome.status == "fail"
    assert outcome.message == (
        "weighted scores|30 to 100|2|They do not reach Green on 2 of 3 criteria, and Amber on 1 of 3 criteria. "
        "Not Green: Care (60), Use (30). Not Amber: Use (30)"
    )
    assert outcome.subject.ids == ("care", "use")


def test_colours_reached_by_nobody_are_no_matter_of_weights() -> None:
    """A top colour that even the heaviest criterion does not reach is not held against the light ones."""
    outcome = basis(paper({"access": "6", "care": "5"}))
    assert outcome.status == "pass"


def test_one_score_in_two_colours_is_told_where_full_marks_agree() -> None:
    """Weights of 13 and 10 both reach the top colour; half marks of 65 and 50 do not have the same one."""
    outcome = basis(paper({"access": "13", "care": "10"}, ranges=COLOURS.replace(", to: 100", "")))
    assert outcome.message == "weighted scores|100 to 130|0|A score of 5 is Green on Access and Amber on Care"


@pytest.mark.parametrize("weights", [{"access": "10", "care": "10"}, {"access": "10", "care": "9"}, {"access": "10"}])
def test_equal_colours_for_equal_scores_pass(weights: dict[str, str]) -> None:
    """Equal weights, one criterion alone, and weights so near that no score changes colour."""
    assert basis(paper(weights)).status == "pass"


def test_plain_scores_of_one_scale_pass_and_of_two_scales_do_not() -> None:
    """Bands on scores measure alike as long as the scales are alike."""
    ranges = "{label: High, from: 6, to: 10}, {label: Low, from: 0, to: 5}"
    assert basis(paper({"access": "10", "care": "3"}, on="score", ranges=ranges)).status == "pass"
    text = f"""\
scale: {{min: 0, max: 10, step: 1}}
bands: {{laid-on: score, ranges: [{ranges}]}}
criteria: {{access: {{title: Access}}, care: {{title: Care, scale: {{min: 0, max: 5, step: 1}}}}}}
options: {{a: {{}}}}
method: {{total: sum}}
"""
    assert basis(facts(text)).message == "scores|5 to 10|1|They do not reach High on 1 of 2 criteria. Not High: Care (5)"


def test_less_is_better() -> None:
    """Where the lowest score is the best, full marks are the lowest weighted score."""
    ranges = "{label: Green, from: 0, to: 14}, {label: Amber, from: 15, to: 30}, {label: Red, from: 31, to: 60}"
    outcome = basis(paper({"access": "10", "care": "20"}, ranges=ranges, scale="min: 1, max: 3, step: 1", direction="lower"))
    assert outcome.message == "weighted scores|10 to 20|1|They do not reach Green on 1 of 2 criteria. Not Green: Care (20)"


def test_a_continuous_scale_is_tried_at_the_limits_of_the_bands() -> None:
    """Between whole scores a weight of 9 puts some scores into another colour than a weight of 10."""
    outcome = basis(paper({"access": "10", "care": "9"}, scale="min: 0, max: 10"))
    assert (outcome.status, outcome.words["list"].split(" is ")[0]) == ("fail", "A score of 3.1")


def test_a_band_without_an_upper_end_is_tried_at_the_ends_that_it_has() -> None:
    """On a continuous scale the open end of the top colour is no limit to try, and the others are."""
    outcome = basis(paper({"access": "13", "care": "10"}, scale="min: 0, max: 10", ranges=COLOURS.replace(", to: 100", "")))
    assert outcome.status == "fail"
    assert outcome.message.startswith("weighted scores|100 to 130|0|A score of ")


@pytest.mark.parametrize(
    "weights",
    [
        {"access": "10", "care": "withheld"}, {"access": "10", "care": "blank"}, {"access": "10", "care": "{value: 6, reading: doubtful}"},
        {"access": "pending", "care": "pending"},
    ],
)  # fmt: skip
def test_unknown_or_doubtful_weights_leave_it_open(weights: dict[str, str]) -> None:
    """A weight that is not there, hidden or perhaps misread accuses nobody."""
    assert basis(paper(weights)).status == "undecided"


def test_what_is_known_can_fail_without_the_rest() -> None:
    """Two known weights that disagree are enough."""
    outcome = basis(paper({"access": "10", "care": "6", "use": "pending"}))
    assert (outcome.status, outcome.words["list"]) == ("fail", "They do not reach Green on 1 of 2 criteria. Not Green: Care (60)")


def test_a_weight_of_nothing_is_left_to_its_own_rule() -> None:
    """A criterion that does not count has no colour to speak of."""
    assert basis(paper({"access": "10", "care": "0"})).status == "pass"


def test_unknown_scales_and_limits_leave_it_open() -> None:
    """Without the lower end of the scale, or with a limit missing in the middle, nothing follows."""
    assert basis(paper({"access": "10", "care": "6"}, scale="max: 10")).status == "undecided"
    assert basis(paper({"access": "10", "care": "6"}, ranges="{label: A, from: 0}, {label: B, from: 61}")).status == "undecided"


@pytest.mark.parametrize("on", ["total", "percent", "share", "subtotal"])
def test_bands_on_results_are_not_looked_at(on: str) -> None:
    """Totals and percentages of one paper have one maximum."""
    assert basis(paper({"access": "10", "care": "6"}, on=on)).status == "not-applicable"


@given(st.lists(st.integers(1, 30), min_size=1, max_size=5))
def test_it_fails_if_any_level_changes_colour(weights: list[int]) -> None:
    """Held against looking up every level of every criterion: no difference passes, any difference fails."""
    limits = (Fraction(30), Fraction(60))
    colours = [{sum(level * weight > limit for limit in limits) for weight in weights} for level in (0, 5, 10)]
    named = {f"c{number}": str(weight) for number, weight in enumerate(weights)}
    outcome = basis(paper(named, ranges=COLOURS.replace(", to: 100", "")))
    assert outcome.status == ("fail" if any(len(found) > 1 for found in colours) else "pass")


def test_scores_of_two_scales_are_not_held_against_each_other() -> None:
    """5 of 10 and 5 of 20 are not one score; that full marks of both have the top colour is enough."""
    held = facts("""\
scale: {min: 0, max: 10, step: 1}
bands: {laid-on: weighted-score, ranges: [{label: High, from: 6}, {label: Low, from: 0, to: 5}]}
criteria: {access: {title: Access, weight: 1}, care: {title: Care, weight: 2, scale: {min: 0, max: 20, step: 1}}}
options: {a: {}}
method: {total: weighted-sum}
""")
    assert basis(held).status == "pass"
