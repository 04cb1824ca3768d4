"""Entries that were rounded before they were printed are tried as rounded, and that is said."""

import pytest

from audit.relations.derive.derive import derive
from tests.papers import built, checks

_HEAD = """
criteria: {care: {weight: %s}, risk: {weight: %s}, site: {weight: %s}}
options: {a: {}, b: {}}
method: {total: weighted-sum, weighted-score: {over: 100}, weights: {sum: 100}}
tables:
  t: {prints: score, rows: criteria, columns: [a, b], cells: {care: [%s], risk: [%s], site: [%s], total: [%s]}}
"""


def _failing(text: str) -> list[str]:
    return [one.relation.id for one in checks(text) if one.outcome == "fail"]


def _assumed(text: str) -> tuple[str, ...]:
    return derive(built(text)).assumed


def test_thirds_that_add_to_99() -> None:
    """33, 33 and 33 under a printed 100 are thirds: the totals made with thirds agree, and the assumption is said."""
    text = _HEAD % (33, 33, 33, "3, 6", "6, 6", "3, 9", "4.0, 7.0")
    assert not _failing(text)
    assert _assumed(text) == ("the weights are taken as rounded: as printed they add to 99, and 100 is printed",)


def test_weights_that_fit_as_printed_stay_exact() -> None:
    """Weights that make their sum and the totals are not taken as rounded."""
    assert _assumed(_HEAD % (30, 30, 40, "3, 6", "6, 6", "3, 9", "3.9, 7.2")) == ()


@pytest.mark.parametrize("weights", [(30, 30, 45), (33, 33, 30)])
def test_what_rounding_cannot_explain_is_told(weights: tuple[int, ...]) -> None:
    """Weights that miss their sum by more than half a unit each are a finding."""
    assert "weight-sum/weight" in _failing(_HEAD % (*weights, "3, 6", "6, 6", "3, 9", "3.9, 7.2"))


def test_one_total_that_is_off_is_no_sign_of_rounding() -> None:
    """Of two totals made with exact decimal weights one is off by its last digit: told, not explained away."""
    text = _HEAD.replace("over: 100", "over: 1").replace("sum: 100", "sum: 1") % ("0.3", "0.3", "0.4", "3, 6", "6, 6", "3, 9", "3.9, 7.3")
    assert _failing(text) == ["total/b"]
    assert _assumed(text) == ()


def test_rounded_scores_of_a_panel() -> None:
    """Scores with decimals whose weighted totals miss by a last digit for both options are taken as rounded means."""
    text = _HEAD % (50, 30, 20, "3.3, 2.7", "4.7, 3.3", "2.3, 1.7", "3.54, 2.66")
    assert not _failing(text)
    assert _assumed(text) == ("the scores are taken as rounded: as printed they do not give the results that are printed",)
    far = text.replace("3.54, 2.66", "3.74, 2.86")
    assert len(_failing(far)) == 2


_PLAIN = """
criteria: {care: {}, risk: {}, site: {}}
options: {a: {}, b: {}}
method: {total: sum}
tables:
  t: {prints: score, rows: criteria, columns: [a, b], cells: {care: [%s], risk: [%s], site: [%s], total: [%s]}}
"""


@pytest.mark.parametrize(
    ("rows", "failing"),
    [
        (("3.67, 4.33", "2.33, 3.00", "4.67, 2.67", "10.66, 10.00"), []), (("3.67, 4.33", "2.33, 3.00", "4.67, 2.67", "10.66, 10.50"), ["total/b"]),
        (("3.65, 4.35", "2.30, 3.00", "4.75, 2.65", "10.71, 10.00"), ["total/a"]), (("3.7, 4.3", "2.3, 3.0", "4.7, 2.7", "10.6, 10.0"), ["total/a"]),
        (("54.55, 60.00", "34.00, 30.00", "0, 0", "88.56, 90.00"), ["total/a"]),
    ],
)  # fmt: skip
def test_digits_that_nobody_gives_show_an_average(rows: tuple[str, ...], failing: list[str]) -> None:
    """One total that misses by a last digit is excused where scores such as 3.67 were averaged; more is told, and so is all beside given scores."""
    assert _failing(_PLAIN % rows) == failing


def _many(last: str, stated: int) -> str:
    """Eight weights under a stated sum, the last as given, and no totals."""
    criteria = ", ".join(f"c{number}: {{weight: {12 if number < 8 else last}}}" for number in range(1, 9))
    return f"criteria: {{{criteria}}}\noptions: {{a: {{}}}}\nmethod: {{total: weighted-sum, weights: {{sum: {stated}}}}}\n"


@pytest.mark.parametrize(
    ("last", "stated", "outcome"),
    [
        ("14", 99, "pass"), ("14", 100, "pass"), ("14", 96, "pass"), ("14", 95, "fail"), ("14", 101, "fail"),
        ("{value: 14, reading: doubtful}", 99, "fail"), ("{value: 14, reading: doubtful}", 98, "pass"),
    ],
)  # fmt: skip
def test_rounding_leaves_a_sum_off_by_two_steps_at_most(last: str, stated: int, outcome: str) -> None:
    """Eight weights that add to 98 may round a sum of 96 to 100; 3 more is a finding, and so is any miss of which a part is doubtful."""
    failing = _failing(_many(last, stated))
    assert failing == ([] if outcome == "pass" else ["weight-sum/weight"])
    assert bool(_assumed(_many(last, stated))) == (outcome == "pass" and stated != 98)


def test_weights_with_decimals_have_no_more_leeway() -> None:
    """Decimals that would round the totals right do not excuse a sum that is missed by three steps."""
    weights = ("0.20", "0.30", "0.47")
    text = _HEAD.replace("over: 100", "over: 1").replace("sum: 100", "sum: 1") % (*weights, "3, 6", "6, 6", "3, 9", "3.8, 7.2")
    assert "weight-sum/weight" in _failing(text)
    assert _assumed(text) == ()


@pytest.mark.parametrize("first", ["0.2", "0.20"])
def test_a_zero_left_out_at_the_end_of_a_weight_is_no_coarser_rounding(first: str) -> None:
    """Beside 0.35 and 0.45 a weight of 0.2 is 0.20: totals that are off by 0.2 do not follow from weights rounded to tenths."""
    text = _HEAD.replace("over: 100", "over: 1").replace("sum: 100", "sum: 1") % (first, "0.35", "0.45", "3, 6", "6, 6", "3, 9", "4.25, 7.55")
    assert _failing(text) == ["total/a", "total/b"]
    assert _assumed(text) == ()


def test_round_shares_of_a_whole_are_no_rounded_weights() -> None:
    """0.30, 0.25 and 0.45 were chosen: two totals that they miss by little are told, and not explained by rounding."""
    text = _HEAD.replace("over: 100", "over: 1").replace(", weights: {sum: 100}", "")
    text %= ("0.30", "0.25", "0.45", "3, 6", "6, 6", "3, 9", "3.77, 7.37")
    assert _failing(text) == ["total/a", "total/b"]
    assert _assumed(text) == ()
    assert _assumed(text.replace("0.30", "0.31").replace("0.45", "0.44"))


def test_what_does_not_rest_on_the_entries_is_no_matter() -> None:
    """Thirds are taken as rounded though a sum of costs elsewhere does not hold, which is told as before."""
    apart = "stated: {all: {prints: cost, printings: [12]}, one: {prints: cost, printings: [4]}, two: {prints: cost, printings: [5]}}\n"
    sums = ", relations: [{id: bids, type: sum, result: all, terms: [one, two]}]}\ntables:"
    text = (_HEAD % (33, 33, 33, "3, 6", "6, 6", "3, 9", "4.0, 7.0")).replace("}\ntables:", sums) + apart
    assert _failing(text) == ["declared/bids"]
    assert _assumed(text) == ("the weights are taken as rounded: as printed they add to 99, and 100 is printed",)
