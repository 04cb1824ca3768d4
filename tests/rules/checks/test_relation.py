"""``relation``: which relations a rule selects, and what an outcome says of one."""

from typing import Any

import pytest

from audit.rules.checks.named import NAMED
from tests.rules.packs import example, only, run, statuses


@pytest.mark.parametrize(
    ("options", "figures"),
    [
        ({"roles": ["total"]}, ["scores.total.a", "summary.a.total", "scores.total.b", "summary.b.total", "scores.total.c", "summary.c.total"]),
        ({"roles": ["rank"]}, ["scores.rank.a", "scores.rank.b", "scores.rank.c"]),
        ({"type": ["order"]}, ["scores.rank.a", "scores.rank.b", "scores.rank.c"]),
        ({"kinds": ["rank"]}, ["scores.rank.a", "scores.rank.b", "scores.rank.c"]),
        ({"roles": ["total"], "type": ["mean"]}, [None]),
        ({"roles": ["grand-total", "max-total"], "kinds": ["total"]}, ["summary.total.total"]),
    ],
)
def test_relations_are_selected_by_role_type_and_kind(options: dict[str, Any], figures: list[str | None]) -> None:
    """All that an option lists is taken, what two options ask for must both hold, and each printing gives an outcome."""
    assert [outcome.subject.figure for outcome in run(example("points"), options=options)] == figures


def test_without_options_every_relation_is_selected() -> None:
    """A rule that chooses nothing looks at everything that was checked."""
    held = example("points")
    assert len(run(held)) == len(held.checks)


def test_a_failure_that_fits_after_all_can_be_left_to_another_rule() -> None:
    """A tie that the rounded figures show is selected by if-fits and left out by unless-fits; what holds is selected by both."""
    held = example("means", "{/tables/scores/cells/total: [45, 45], /tables/scores/cells/rank: [1=, 1=]}")
    assert statuses(run(held, roles=["rank"])) == {"a": "pass", "b": "fail"}
    assert statuses(run(held, roles=["rank"], options={"if-fits": ["printed-values"]})) == {"a": "pass", "b": "fail"}
    assert statuses(run(held, roles=["rank"], options={"unless-fits": ["printed-values"]})) == {"a": "pass"}


def test_a_failure_that_fits_in_no_way_is_left_to_the_other_rule() -> None:
    """A rank that neither the exact nor the printed totals give is selected by unless-fits only."""
    held = example("means", "{/tables/scores/cells/rank: [2, 1]}")
    assert only(held, roles=["rank"], options={"if-fits": ["printed-values"]}).status == "not-applicable"
    assert statuses(run(held, roles=["rank"], options={"unless-fits": ["printed-values"]})) == {"a": "fail", "b": "fail"}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"roles": ["totals"]}, ['the option roles: "totals" is not one of its words; did you mean "total"?']),
        ({"kinds": ["score"], "types": ["sum"]}, ['the option "types" is not known; did you mean "type"?']),
        ({"if-fits": []}, ["the option if-fits is not as it is expected (minItems: 1)"]),
        ({"roles": "total"}, ["the option roles is not as it is expected (type: array)"]),
    ],
)
def test_options_are_held_against_their_schema(options: dict[str, Any], expected: list[str]) -> None:
    """Options and their words are closed lists, and what is near to a misspelt one is told."""
    assert NAMED["relation"].faults(options) == expected


def test_an_outcome_points_at_the_printing() -> None:
    """The subject, the place in the file and the figures are those of the printing that does not agree."""
    outcome = run(example("points", "{/tables/summary/cells/b/0: 26}"), roles=["total"])[3]
    assert (outcome.status, outcome.subject.option, outcome.subject.figure) == ("fail", "b", "summary.b.total")
    assert outcome.where.pointer == "/tables/summary/cells/b/0"
    assert [figure.text for figure in outcome.figures] == ["26", "9", "6", "10"]


def test_an_unprinted_result_points_at_what_was_declared() -> None:
    """A threshold on a total that is not printed stands at the outcome printed for the option."""
    change = "{/gateways/half/threshold: {kind: total, at-least: 155}, /tables/results/cells/a/3: blank}"
    outcome = run(example("sift", change), roles=["threshold"])[0]
    assert (outcome.status, outcome.subject.option, outcome.subject.figure) == ("fail", "a", None)
    assert outcome.where.pointer == "/gateways/half/outcomes/a"


def test_a_cell_without_a_figure_is_not_applicable() -> None:
    """A blank total has nothing to compare, and the outcome says so instead of comparing with zero."""
    change = "{/tables/scores/cells/total/0: blank, /tables/summary/cells/a/0: blank}"
    outcome = run(example("points", change), roles=["total"])[0]
    assert (outcome.status, outcome.reason, outcome.published, outcome.computed) == (
        "not-applicable", "there is no figure to compare", "(blank)", "",
    )  # fmt: skip
