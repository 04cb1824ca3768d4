"""``blank-cells``: which cells count as empty.

``denominators-alike``: totals with and without their maximum.

``difference-reading``: percentage points, or per cent of the first figure.

``relation``: which relations a rule selects, and what an outcome says of one.

``in-score-tables``: what is listed has cells for its scores.

``weight-present``: which criteria have a weight.
"""

from typing import Any

import pytest

from audit.rules.checks.base import Facts
from audit.rules.checks.registry import NAMED
from tests.rules.packs import example, facts, only, run, statuses


def test_options_whose_cells_all_hold_figures_pass() -> None:
    """Each option with score cells gives one outcome."""
    assert statuses(run(example("points"), "blank-cells")) == {"a": "pass", "b": "pass", "c": "pass"}


@pytest.mark.parametrize("cell", ["blank", '"-"', "null", "pending", "tbc", '{illegible: "?"}'])
def test_what_holds_no_figure_is_empty(cell: str) -> None:
    """A blank, a dash, a score to come and one that cannot be read are told, each with its criterion."""
    outcomes = run(example("points", f"{{/tables/scores/cells/care/1: {cell}}}"), "blank-cells")
    assert statuses(outcomes) == {"a": "pass", "b": "fail", "c": "pass"}
    failed = outcomes[1]
    assert (failed.published, failed.words["count"], failed.words["list"]) == ("1 empty", "1", "Care")
    assert (failed.subject.ids, [figure.id for figure in failed.figures]) == (("scores.care.b",), ["scores.care.b"])
    assert failed.where.pointer == "/tables/scores/cells/care/1"


@pytest.mark.parametrize("cell", ["withheld", "elsewhere"])
def test_what_is_kept_elsewhere_leaves_it_open(cell: str) -> None:
    """A score that is withheld or stands in another file is no blank; whether there is one cannot be seen."""
    outcome = run(example("points", f"{{/tables/scores/cells/care/1: {cell}}}"), "blank-cells")[1]
    assert (outcome.status, str(outcome.reason)) == ("undecided", "scores are withheld or elsewhere")


@pytest.mark.parametrize("cell", ["n/a", "0", "c. 5", "<5"])
def test_what_is_said_is_no_blank(cell: str) -> None:
    """Zero, an approximate figure and "not applicable" were written on purpose."""
    assert run(example("points", f"{{/tables/scores/cells/care/1: {cell}}}"), "blank-cells")[1].status == "pass"


def test_a_blank_outweighs_what_is_withheld() -> None:
    """An option with a blank and a withheld score fails for the blank alone."""
    change = "{/tables/scores/cells/care/1: withheld, /tables/scores/cells/cost/1: blank}"
    outcome = run(example("points", change), "blank-cells")[1]
    assert (outcome.status, outcome.words["list"]) == ("fail", "Cost")


def test_a_criterion_blank_in_two_tables_is_named_once() -> None:
    """Both empty cells are counted, and the criterion is named once."""
    second = "/tables/second: {prints: score, rows: criteria, columns: [b], cells: {care: [blank]}}"
    outcome = run(example("points", f"{{/tables/scores/cells/care/1: blank, {second}}}"), "blank-cells")[1]
    assert (outcome.words["count"], outcome.words["list"]) == ("2", "Care")


def test_only_scored_criteria_count() -> None:
    """Criteria that are declared and not scored yet, gateways, totals and ranks may be empty."""
    held = facts("""\
criteria: {safe: {kind: gateway}, access: {}, later: {kind: unscored}}
options: {a: {}}
method: {total: sum}
tables: {t: {prints: score, rows: criteria, columns: [a], cells: {safe: [blank], access: [3], later: [blank], total: [blank], rank: [blank]}}}
""")
    assert only(held, "blank-cells").status == "pass"


def test_an_appraisal_without_score_cells_is_not_looked_at() -> None:
    """Where only totals are printed there is no cell to be empty."""
    assert only(example("shares"), "blank-cells").status == "not-applicable"


def test_totals_that_all_have_a_denominator_pass() -> None:
    """One outcome for the appraisal, that says how many options have one."""
    outcome = only(example("points"), "denominators-alike")
    assert (outcome.status, outcome.published, outcome.subject.ids) == ("pass", "3 of 3", ())


def test_totals_without_a_denominator_are_told() -> None:
    """Every option whose total never stands with its maximum is named, and its printings are the evidence."""
    outcome = only(example("points", '{/tables/scores/cells/total: ["24 / 30", 25, 14]}'), "denominators-alike")
    assert (outcome.status, outcome.published, outcome.words["list"]) == ("fail", "1 of 3", "Option B; Option C")
    assert outcome.subject.ids == ("scores.total.b", "scores.total.c", "summary.b.total", "summary.c.total")
    assert outcome.where.pointer == "/tables/scores/cells/total/1"


@pytest.mark.parametrize("cell", ["blank", "withheld"])
def test_a_total_that_is_not_printed_is_no_bare_one(cell: str) -> None:
    """An option without a total is neither with nor without a denominator."""
    change = f"{{/tables/scores/cells/total/1: {cell}, /tables/summary/cells/b/0: {cell}}}"
    outcome = only(example("points", change), "denominators-alike")
    assert (outcome.status, outcome.published) == ("pass", "2 of 2")


def test_without_any_denominator_there_is_nothing_to_compare() -> None:
    """A paper that prints bare totals throughout prints them alike."""
    assert only(example("levels"), "denominators-alike").status == "not-applicable"


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
    assert (outcome.status, str(outcome.reason)) == ("not-applicable", "the difference agrees neither in points nor in per cent")


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
    assert (outcome.status, str(outcome.reason)) == ("undecided", "depends on figures that are missing (pending)")


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
    assert [str(one) for one in NAMED["relation"].faults(options)] == expected


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
    assert (outcome.status, str(outcome.reason), outcome.published, outcome.computed) == (
        "not-applicable", "there is no figure to compare", "(blank)", "",
    )  # fmt: skip


HEAD = "scale: {min: 0, max: 5}\nmethod: {total: sum}\n"


def paper(criteria: str, options: str, tables: str, more: str = "") -> Facts:
    return facts(f"{HEAD}criteria: {{{criteria}}}\noptions: {{{options}}}\ntables: {{{tables}}}\n{more}")


TABLE = "t: {prints: score, rows: criteria, columns: [a, b], cells: {care: [1, blank], cost: [withheld, elsewhere]}}"


def test_every_row_and_column_is_there() -> None:
    """An empty cell, a withheld one and one that stands elsewhere are cells."""
    held = paper("care: {}, cost: {}", "a: {}, b: {}", TABLE)
    assert statuses(run(held, "in-score-tables", options={"of": "criteria"})) == {"care": "pass", "cost": "pass"}
    assert statuses(run(held, "in-score-tables", options={"of": "options"})) == {"a": "pass", "b": "pass"}


def test_a_criterion_without_a_row_fails_once() -> None:
    """A criterion that no option was scored on is one outcome, not one for each option."""
    held = paper("care: {}, cost: {}, risk: {title: Risk}", "a: {}, b: {}", TABLE)
    outcomes = run(held, "in-score-tables", message="{about}: {list}", options={"of": "criteria"})
    assert [one.message for one in outcomes if one.status == "fail"] == ["Risk: all options"]


def test_a_row_that_one_option_s_table_leaves_out() -> None:
    """Where each option has a table of its own, a row can be absent from one of them."""
    one = "t: {option: a, rows: criteria, columns: [score], cells: {care: [1], cost: [2]}}"
    other = "u: {option: b, rows: criteria, columns: [score], cells: {care: [1]}}"
    held = paper("care: {}, cost: {}", "a: {}, b: {title: Build}", f"{one}, {other}")
    outcomes = run(held, "in-score-tables", message="{about}: {list}", options={"of": "criteria"})
    assert [(one.status, one.message) for one in outcomes] == [("pass", "care: "), ("fail", "cost: Build")]


def test_an_option_without_a_column_fails_once_and_no_criterion_with_it() -> None:
    """The cause is the option, not each of the criteria."""
    held = paper("care: {}, cost: {}", "a: {}, b: {}, c: {}", TABLE)
    assert statuses(run(held, "in-score-tables", options={"of": "options"})) == {"a": "pass", "b": "pass", "c": "fail"}
    assert set(statuses(run(held, "in-score-tables", options={"of": "criteria"})).values()) == {"pass"}


def test_an_option_that_failed_a_gateway_needs_no_scores() -> None:
    """What did not get past the gateway was not to be scored."""
    held = paper("care: {}, cost: {}", "a: {}, b: {}, c: {}", TABLE, "gateways: {law: {outcomes: {c: fail}}}\n")
    assert statuses(run(held, "in-score-tables", options={"of": "options"}))["c"] == "pass"


def test_criteria_that_are_no_scores_need_none() -> None:
    """Gateways, criteria not scored yet, and scores computed from a price have no score cells of their own."""
    held = paper("care: {}, cost: {}, law: {kind: gateway}, later: {kind: unscored}, price: {scored-from: {of: cost, as: lowest-over-value, top: 5}}",
                 "a: {}, b: {}", TABLE)  # fmt: skip
    assert set(statuses(run(held, "in-score-tables", options={"of": "criteria"}))) == {"care", "cost"}


def test_a_file_of_totals_alone_leaves_it_open() -> None:
    """Where no scores are held at all, they may stand in a table that was not copied."""
    held = paper("care: {}", "a: {}", "t: {rows: options, columns: [total], cells: {a: [3]}}")
    assert only(held, "in-score-tables", options={"of": "criteria"}).status == "undecided"
    assert str(only(held, "in-score-tables", options={"of": "options"}).reason) == "the file holds no scores"


def test_every_scored_criterion_gives_an_outcome() -> None:
    """In a weighted appraisal each scored criterion is looked at, with its weight as printed."""
    outcomes = run(example("levels"), "weight-present")
    assert statuses(outcomes) == {"access": "pass", "care": "pass", "cost": "pass"}
    assert [outcome.published for outcome in outcomes] == ["6", "6", "8"]


@pytest.mark.parametrize(
    ("weight", "status", "published"),
    [
        ("0", "pass", "0"), ("0.0", "pass", "0.0"), ("blank", "fail", "none"), ("n/a", "fail", "none"), ("pending", "fail", "none"),
        ("withheld", "undecided", "none"), ("elsewhere", "undecided", "none"), ('{illegible: "?"}', "undecided", "none"), ("0.5", "pass", "0.5"),
    ],
)  # fmt: skip
def test_a_weight_is_a_figure(weight: str, status: str, published: str) -> None:
    """No weight fails; one that exists and cannot be seen leaves it open. A weight of 0 is a weight: another rule asks about it."""
    outcome = run(example("levels", f"{{/tables/scores/cells/care/0: {weight}}}"), "weight-present")[1]
    assert (outcome.subject.criterion, outcome.status, outcome.published) == ("care", status, published)


@pytest.mark.parametrize(
    ("weight", "status"), [("0", "fail"), ("0.0", "fail"), ("0.5", "pass"), ("blank", "undecided"), ("withheld", "undecided"), ("n/a", "undecided")]
)
def test_a_weight_of_zero_is_asked_about(weight: str, status: str) -> None:
    """A weight printed as 0 can be meant, so it is a question of its own; what is not printed may be 0."""
    outcome = run(example("levels", f"{{/tables/scores/cells/care/0: {weight}}}"), "weight-present", options={"find": "zero"})[1]
    assert (outcome.subject.criterion, outcome.status) == ("care", status)


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
