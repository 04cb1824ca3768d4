"""``points-between-options``: better scores with the worse points, on one criterion."""

import pytest

from audit.rules.checks.base import Facts
from tests.rules.packs import facts, only, run

FOR, AGAINST, NEITHER = "{sign: '+', text: Good.}", "{sign: '-', text: Bad.}", "{sign: none, text: Said.}"


def _held(one: str, other: str, scores: str = "4, 3", more: str = "") -> Facts:
    """Two options on one criterion, each with the points of its reason: + and - and . for a point without a sign."""
    signs = {"+": FOR, "-": AGAINST, ".": NEITHER}
    first, second = (", ".join(signs[sign] for sign in points) for points in (one, other))
    return facts(f"""\
scale: {{min: 1, max: 5, step: 1}}
criteria: {{say: {{title: Say{more}}}}}
options: {{a: {{title: Alpha}}, b: {{title: Beta}}}}
method: {{total: sum}}
tables: {{t: {{prints: score, rows: criteria, columns: [a, b], cells: {{say: [{scores}]}}}}}}
texts: {{rationale: {{say: {{a: {{points: [{first}]}}, b: {{points: [{second}]}}}}}}}}
""")


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        ("+--", "++-", "fail"),
        ("--", "+---", "pass"),
        ("----", "+---", "fail"),
        ("+--", "++--", "pass"),
        ("-", "+", "pass"),
        ("++-", "+", "pass"),
        ("+--", "++---", "pass"),
        ("..--", "++", "pass"),
        (".--", "++", "fail"),
    ],
)
def test_only_what_no_point_more_or_less_explains(one: str, other: str, status: str) -> None:
    """The better score has no more points for and no fewer against, and lies on the other side; unsigned points count for neither."""
    assert [found.status for found in run(_held(one, other), "points-between-options")] in ([status], ["not-applicable"] if status == "pass" else [])


@pytest.mark.parametrize(("scores", "more", "status"), [("3, 3", "", "pass"), ("3, 4", "", "pass"), ("3, 4", ", direction: lower", "fail")])
def test_the_score_has_to_be_the_better_one(scores: str, more: str, status: str) -> None:
    """Where low scores are the better ones, the lower score is."""
    assert only(_held("--", "++", scores, more), "points-between-options").status == status


def test_a_score_that_is_not_known_leaves_it_open() -> None:
    """A blank may have been any score."""
    assert only(_held("--", "++", "blank, 3"), "points-between-options").status == "undecided"


def test_scores_and_points_are_both_given() -> None:
    """A reader sees what was counted."""
    found = only(_held("--", "++-"), "points-between-options", message="{about}: {list}")
    assert found.message == "Say: Alpha 4 (0 for, 2 against), above Beta 3 (2 for, 1 against)"


def test_a_reason_that_builds_on_another_is_left_out() -> None:
    """What it adds is not all of its points."""
    held = facts("""\
criteria: {say: {title: Say}}
options: {a: {title: Alpha}, b: {title: Beta}}
method: {total: sum}
tables: {t: {prints: score, rows: criteria, columns: [a, b], cells: {say: [4, 3]}}}
texts: {rationale: {say: {a: {points: [{sign: '-', text: Bad.}, {sign: '-', text: No other changes to option 1.}]},
  b: {points: [{sign: '+', text: Good.}, {sign: '+', text: Better.}]}}}}
""")
    assert [found.status for found in run(held, "points-between-options")] == ["not-applicable"]
