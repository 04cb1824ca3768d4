"""``blank-cells``: which cells count as empty."""

import pytest

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
    assert (outcome.status, outcome.reason) == ("undecided", "scores are withheld or stand elsewhere")


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
