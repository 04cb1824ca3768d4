"""``gateway-reason``: a pass without a reason, and a file that holds no reasons."""

import pytest

from audit.rules.checks.base import Facts
from tests.rules.packs import facts, only, run

HELD = "{summary: The inspectors visited.}"


def paper(gateways: str, texts: str = "") -> Facts:
    return facts(f"""\
criteria: {{law: {{kind: gateway}}, care: {{}}}}
options: {{a: {{}}, b: {{}}}}
method: {{total: sum}}
gateways: {{{gateways}}}
texts: {{rationale: {{{texts}}}}}
""")


@pytest.mark.parametrize(
    ("gateways", "texts", "status"),
    [
        (f"law: {{criterion: law, outcomes: {{a: pass, b: fail}}, rationale: {HELD}}}", "", "pass"),
        ("law: {criterion: law, outcomes: {a: pass, b: fail}, rationale: none}", "", "fail"),
        ("law: {criterion: law, outcomes: {a: pass, b: fail}}", "", "undecided"),
        ("law: {criterion: law, outcomes: {a: pass, b: fail}}", "care: {a: {summary: X}}", "fail"),
        ("law: {criterion: law, outcomes: {a: pass, b: fail}}", "law: {a: {summary: X}}", "pass"),
        ("law: {criterion: law, outcomes: {a: pass, b: pass}}", "law: {a: {summary: X}}", "fail"),
        ("law: {criterion: law, outcomes: {a: fail, b: fail}, rationale: none}", "", "not-applicable"),
        ("law: {criterion: law, implied: true, outcomes: {a: pass, b: pass}, rationale: none}", "", "not-applicable"),
        ("law: {outcomes: {a: pass, b: pass}, threshold: {kind: total, at-least: 3}}", "care: {a: {summary: X}}", "not-applicable"),
    ],
)
def test_a_pass_and_its_reason(gateways: str, texts: str, status: str) -> None:
    """Held, looked for and not found, not held beside others that are, and nothing held at all."""
    outcome = only(paper(gateways, texts), "gateway-reason", subject="gateway")
    assert outcome.status == status
    assert (outcome.reason == "the file holds no reasons from the text supplied") is (status == "undecided")


def test_only_the_options_without_a_reason_are_named() -> None:
    """One of two passes has its reason."""
    held = paper("law: {criterion: law, outcomes: {a: pass, b: pass}}", "law: {a: {summary: X}}")
    assert only(held, "gateway-reason", message="{list}", subject="gateway").message == "b"


def test_a_reason_at_one_gateway_shows_that_the_file_holds_reasons() -> None:
    """Beside a gateway with its reason, another without one has none."""
    held = paper(f"law: {{criterion: law, outcomes: {{a: pass}}, rationale: {HELD}}}, safe: {{outcomes: {{a: pass}}}}")
    assert [one.status for one in run(held, "gateway-reason", subject="gateway")] == ["pass", "fail"]
