"""``in-score-tables``: what is listed has cells for its scores."""

from audit.rules.checks.base import Facts
from tests.rules.packs import facts, only, run, statuses

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
    assert only(held, "in-score-tables", options={"of": "options"}).reason == "the file holds no scores"
