"""``gateway-complete``, ``gateway-agrees`` and ``gateway-assessed``."""

import pytest

from audit.rules.checks.base import Facts
from audit.rules.outcome import Outcome
from tests.rules.packs import facts, run

MESSAGE = "{about}: {list}"


def paper(gateways: str = "", *, criteria: str = "care: {}", options: str = "a: {}, b: {}, c: {}", tables: str = "") -> Facts:
    return facts(f"criteria: {{{criteria}}}\noptions: {{{options}}}\nmethod: {{total: sum}}\ngateways: {{{gateways}}}\ntables: {{{tables}}}\n")


def told(held: Facts, check: str) -> list[tuple[str, str]]:
    return [(one.status, one.message) for one in run(held, check, message=MESSAGE, subject="gateway")]


def reasons(outcomes: list[Outcome]) -> list[str]:
    return [one.reason for one in outcomes]


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ("a: pass, b: fail, c: not-applicable", ("pass", "safe: ")), ("a: pass, b: fail", ("fail", "safe: c")), ("a: pass", ("fail", "safe: b, c")),
        ("a: pass, b: fail, c: blank", ("undecided", "safe: ")), ("", ("undecided", "safe: all 3 options")),
    ],
)  # fmt: skip
def test_each_option_has_an_outcome(outcomes: str, expected: tuple[str, str]) -> None:
    """N/A is an outcome, an absent option is none, and a blank may have had one in the original."""
    assert told(paper(f"safe: {{outcomes: {{{outcomes}}}}}"), "gateway-complete") == [expected]


def test_an_option_stopped_at_one_gateway_needs_no_outcome_at_another() -> None:
    """Gateways are taken one after the other."""
    held = paper("first: {outcomes: {a: pass, b: pass, c: fail}}, second: {outcomes: {a: pass, b: fail}}")
    assert told(held, "gateway-complete") == [("pass", "first: "), ("pass", "second: ")]


def test_a_row_of_a_table_is_enough() -> None:
    """A gateway criterion that is printed as a row needs no other entry."""
    tables = "t: {rows: criteria, columns: [a, b, c], cells: {law: [pass, pass, pass]}}"
    assert told(paper(criteria="law: {title: Lawful, kind: gateway}", tables=tables), "gateway-complete") == [("pass", "Lawful: ")]


def test_implied_outcomes_are_known_and_not_printed() -> None:
    """What follows from the shortlist is not what a reader can look up."""
    held = paper("safe: {implied: true, outcomes: {a: pass, b: pass, c: pass}}")
    assert reasons(run(held, "gateway-complete", subject="gateway")) == ["the outcomes are not printed option by option in the text supplied"]
    assert told(held, "gateway-assessed") == [("pass", "safe: ")]


def test_a_gateway_that_is_not_scored_yet_is_told_once() -> None:
    """A declared gateway whose criterion was not assessed fails as not assessed, and is not missed option by option as well."""
    held = paper("market: {criterion: market}", criteria="market: {title: Market, kind: unscored}")
    assert told(held, "gateway-assessed") == [("fail", "Market: all 3 options")]
    assert told(held, "gateway-complete") == [("not-applicable", ": ")]


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ("a: pass, b: pass, c: not-applicable", ("fail", "safe: c")), ("a: pass, b: fail, c: pass", ("pass", "safe: ")),
        ("a: pass, b: pass, c: blank", ("undecided", "safe: ")), ("", ("undecided", "safe: ")),
        ("a: not-applicable, b: not-applicable, c: not-applicable", ("fail", "safe: all 3 options")),
    ],
)  # fmt: skip
def test_n_a_is_not_assessed(outcomes: str, expected: tuple[str, str]) -> None:
    """A gateway with N/A was declared and not applied; a blank decides nothing."""
    assert told(paper(f"safe: {{outcomes: {{{outcomes}}}}}"), "gateway-assessed") == [expected]


def test_an_option_stopped_elsewhere_need_not_be_assessed() -> None:
    """N/A behind a gateway that stopped the option is as it is meant to be."""
    held = paper("first: {outcomes: {a: pass, b: pass, c: fail}}, second: {outcomes: {a: pass, b: pass, c: not-applicable}}")
    assert [status for status, _ in told(held, "gateway-assessed")] == ["pass", "pass"]


def test_a_pending_outcome_is_not_assessed() -> None:
    """To be confirmed is not confirmed."""
    tables = "t: {rows: criteria, columns: [a, b, c], cells: {law: [pass, pass, tbc]}}"
    assert told(paper(criteria="law: {title: Lawful, kind: gateway}", tables=tables), "gateway-assessed") == [("fail", "Lawful: c")]


def test_a_gateway_assessed_by_a_score_only() -> None:
    """A criterion that is named a gateway and scored was assessed in its way; that it is both is told by another rule."""
    assert told(paper("care: {criterion: care}"), "gateway-assessed") == [("pass", "care: ")]


TWICE = "t: {{rows: criteria, columns: [a, b, c], cells: {{law: [{cells}]}}}}"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("pass, pass, fail", ("pass", "Lawful: ")), ("pass, fail, pass", ("fail", "Lawful: b, c")), ("pass, blank, fail", ("undecided", "Lawful: ")),
        ("pass, blank, pass", ("fail", "Lawful: c")),
    ],
)  # fmt: skip
def test_two_printings_of_one_outcome(cells: str, expected: tuple[str, str]) -> None:
    """A pass here and a fail there cannot both hold."""
    held = paper("law: {criterion: law, outcomes: {a: pass, b: pass, c: fail}}", criteria="law: {title: Lawful, kind: gateway}",
                 tables=TWICE.format(cells=cells))  # fmt: skip
    assert told(held, "gateway-agrees") == [expected]


def test_one_printing_agrees_with_nothing() -> None:
    """There is nothing to compare."""
    assert told(paper("safe: {outcomes: {a: pass}}"), "gateway-agrees") == [("not-applicable", ": ")]


def test_the_subject_names_the_gateway_and_its_options() -> None:
    """A finding can be looked up by the gateway, its criterion, and the option if it is one."""
    (outcome,) = run(paper("safe: {criterion: care, outcomes: {a: pass, b: pass}}"), "gateway-complete", subject="gateway")
    assert (outcome.subject.criterion, outcome.subject.option, outcome.subject.ids) == ("care", "c", ("safe", "c"))
    assert outcome.where.pointer == "/gateways/safe"
