"""``weight-present``: which criteria have a weight."""

import pytest

from tests.rules.packs import example, facts, only, run, statuses


def test_every_scored_criterion_gives_an_outcome() -> None:
    """In a weighted appraisal each scored criterion is looked at, with its weight as printed."""
    outcomes = run(example("levels"), "weight-present")
    assert statuses(outcomes) == {"access": "pass", "care": "pass", "cost": "pass"}
    assert [outcome.published for outcome in outcomes] == ["6", "6", "8"]


@pytest.mark.parametrize(
    ("weight", "status", "published"),
    [
        ("0", "fail", "0"), ("0.0", "fail", "0.0"), ("blank", "fail", "none"), ("n/a", "fail", "none"), ("pending", "fail", "none"),
        ("withheld", "undecided", "none"), ("elsewhere", "undecided", "none"), ('{illegible: "?"}', "undecided", "none"), ("0.5", "pass", "0.5"),
    ],
)  # fmt: skip
def test_a_weight_is_a_figure_above_nothing(weight: str, status: str, published: str) -> None:
    """No weight, and a weight of 0, fail; one that exists and cannot be seen leaves it open."""
    outcome = run(example("levels", f"{{/tables/scores/cells/care/0: {weight}}}"), "weight-present")[1]
    assert (outcome.subject.criterion, outcome.status, outcome.published) == ("care", status, published)


def test_a_weight_that_follows_is_a_weight() -> None:
    """A final weight that is not printed follows from the weight of its group and the weight inside it."""
    held = example("means", "{/method/total: weighted-mean, /criteria/ease/weight: 30}")
    assert statuses(run(held, "weight-present"))["reach"] == "pass"


def test_a_criterion_without_any_cell_for_its_weight_fails_at_the_criterion() -> None:
    """Where nothing is printed that could be pointed at, the outcome stands at the criterion itself."""
    held = facts("""\
scale: {min: 0, max: 5}
criteria: {access: {weight: 60}, care: {}, safe: {kind: gateway}}
options: {a: {}}
method: {total: weighted-sum}
""")
    outcomes = run(held, "weight-present")
    assert statuses(outcomes) == {"access": "pass", "care": "fail"}
    assert outcomes[1].where.pointer == "/criteria/care"


def test_plain_sums_need_no_weights() -> None:
    """Where totals are not made of weighted scores there is nothing to look at."""
    assert only(example("points"), "weight-present").status == "not-applicable"
