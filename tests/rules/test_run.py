"""Running rules: nothing silent, and one rule that breaks does not touch the others."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from audit.examine import examine
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.checks.registry import NAMED
from audit.rules.outcome import Outcome
from audit.rules.rule import Rule
from audit.rules.run import run_rules
from audit.why import because
from tests.report.papers import all_rules
from tests.rules.packs import arithmetic, example, rule


class Broken(NamedCheck):
    """A check that gives an outcome and then breaks."""

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        yield from NAMED["blank-cells"].run(rule, facts)
        raise ValueError("no such thing")


class Mute(NamedCheck):
    """A check that breaks without a word."""

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        if facts.checks and rule.id:
            raise KeyError
        yield from ()


@pytest.mark.parametrize(("check", "reason"), [(Broken(), "the rule broke: no such thing"), (Mute(), "the rule broke: KeyError")])
def test_a_check_that_raises_is_an_error(monkeypatch: pytest.MonkeyPatch, check: NamedCheck, reason: str) -> None:
    """A check that breaks gives one outcome, an error with its reason, even if it had given others before."""
    monkeypatch.setattr("audit.rules.run.NAMED", {"broken": check})
    (outcome,) = run_rules([rule("broken")], example("points"))
    assert (outcome.status, str(outcome.reason), outcome.subject.kind, outcome.figures) == ("error", reason, "appraisal", ())


def test_the_other_rules_run_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules before and after one that breaks give what they give without it."""
    monkeypatch.setattr("audit.rules.run.NAMED", {**NAMED, "broken": Broken()})
    held, before, after = example("points"), rule(roles=["total"]), rule("denominators-alike")
    outcomes = run_rules([before, rule("broken"), after], held)
    assert [one.status for one in outcomes if one.rule.check == "broken"] == ["error"]
    rest = [(one.rule.check, one.status, one.published) for one in outcomes if one.rule.check != "broken"]
    assert rest == [(one.rule.check, one.status, one.published) for one in run_rules([before, after], held)]


def test_an_error_is_placed_in_the_rule_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that broke is found where it stands in its own file."""
    monkeypatch.setattr("audit.rules.run.NAMED", {"broken": Broken()})
    (outcome,) = run_rules([rule("broken")], example("points"))
    assert (outcome.where.line, outcome.rule.where.line) == (7, 7)


def test_a_rule_without_a_subject_says_so() -> None:
    """A rule that finds nothing to look at gives one outcome that is not applicable, instead of nothing."""
    (outcome,) = run_rules([rule(roles=["scored-from"])], example("points"))
    assert (outcome.status, str(outcome.reason)) == ("not-applicable", "this appraisal has nothing for the rule to check")


def test_every_rule_gives_an_outcome() -> None:
    """Whatever the appraisal holds, each rule of a pack is heard of."""
    outcomes = run_rules(arithmetic().rules, example("points"))
    assert [one.id for one in dict.fromkeys(outcome.rule for outcome in outcomes)] == [one.id for one in arithmetic().rules]


def test_no_rule_gives_no_outcome() -> None:
    """Without rules there are no outcomes."""
    assert run_rules([], example("points")) == ()


def test_every_outcome_has_a_key_of_its_own() -> None:
    """Also where a rule gives several outcomes on one subject; what is made of an outcome later keeps its key."""
    outcomes = examine(Path(__file__).parents[2] / "examples/06b-group-weight-times-sub-weight.yaml", all_rules()).outcomes
    assert len({one.key for one in outcomes}) == len(outcomes)
    assert max(one.at for one in outcomes) > 0
    assert [replace(one, status="waived", reason=because("accepted", said="agreed")).key for one in outcomes] == [one.key for one in outcomes]
