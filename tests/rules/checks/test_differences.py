"""``difference-reading``: percentage points, or per cent of the first figure."""

import pytest

from tests.rules.packs import example, only


@pytest.mark.parametrize(
    ("quoted", "expected"),
    [('"37%"', "pass"), ('"36%"', "pass"), ('"44%"', "fail"), ("44 per cent", "fail")],
)
def test_what_is_quoted_in_per_cent_means_points(quoted: str, expected: str) -> None:
    """83% and 47% lie 37 points apart, 36 by the printed figures; 44% is the gap in per cent of the first only."""
    assert only(example("text", f"{{/stated/gap/printings/0: {quoted}}}"), "difference-reading").status == expected


def test_a_gap_that_fits_both_readings_passes() -> None:
    """Between 100% and 60%, 40% is the same in points and in per cent of the first."""
    rows = "/tables/results/cells/b: [10, 10, 10, 30, 100%, 1, 1], /tables/results/cells/c: [6, 6, 6, 18, 60%, 1, 1]"
    change = f"{{{rows}, /stated/gap/printings/0: 40%}}"
    assert only(example("text", change), "difference-reading").status == "pass"


def test_a_gap_that_fits_neither_reading_is_not_for_this_check() -> None:
    """Whether the difference agrees at all is another rule's business; here it would say nothing about points or per cent."""
    outcome = only(example("text", '{/stated/gap/printings/0: "40%"}'), "difference-reading")
    assert (outcome.status, outcome.reason) == ("not-applicable", "the difference agrees neither in points nor in per cent")


@pytest.mark.parametrize(
    "change",
    [
        "{/stated/gap/as: points}",
        '{/stated/gap/as: relative, /stated/gap/printings/0: "44%"}',
        "{/stated/gap/printings/0: 37}",
        '{/stated/gap/between: [{kind: total, option: b}, {kind: total, option: c}], /stated/gap/printings/0: "44%"}',
    ],
)
def test_what_can_be_read_in_one_way_only_is_not_looked_at(change: str) -> None:
    """Nothing is asked where the file says which is meant, where no per cent is quoted, or where the two figures are points."""
    assert only(example("text", change), "difference-reading").status == "not-applicable"


def test_a_missing_percentage_leaves_it_open() -> None:
    """Where one of the two percentages is not known, which reading fits cannot be said."""
    change = "{/tables/results/cells/c: [5, 5, pending, pending, pending, 700, 50]}"
    outcome = only(example("text", change), "difference-reading")
    assert (outcome.status, outcome.reason) == ("undecided", "depends on figures that are missing (pending)")
