"""Running rules: nothing silent, and one rule that breaks does not touch the others."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from audit.examine import examine
from audit.limits import LanguageLimits
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.checks.registry import NAMED
from audit.rules.outcome import Outcome
from audit.rules.rule import Rule
from audit.rules.run import run_rules
from audit.why import because
from tests.report.papers import all_rules
from tests.rules.asserting import asserting
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


def test_rule_files_share_what_they_may_spend(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many files rules stand in, each outcome is counted, and past the bound each rule says so; the tool's own rules run on."""
    held = example("points")
    own = [replace(rule(roles=["total"]), id=f"TST{at:03}", name=f"test-{at}", path=f"/own/{at}.yaml") for at in range(6)]
    each = len(run_rules(own[:1], held))
    assert each > 1
    cells = len(held.appraisal.options) * len(held.appraisal.criteria)
    monkeypatch.setattr(LanguageLimits, "MAX_STEPS_EACH", 0)
    monkeypatch.setattr(LanguageLimits, "MAX_STEPS_FILE", 2 * (each * LanguageLimits.STEPS_A_SUBJECT + cells * LanguageLimits.STEPS_A_CELL))
    outcomes = run_rules([*own, rule(roles=["total"])], held)
    stopped = [one for one in outcomes if one.status == "error"]
    assert [one.rule.id for one in stopped] == [f"TST{at:03}" for at in range(2, 6)]
    assert {str(one.reason) for one in stopped} == {f"all rule files together take more than {LanguageLimits.MAX_STEPS_FILE} steps"}
    assert sum(1 for one in outcomes if one.rule.id == "TST001" and not one.rule.path) == each


def test_an_outcome_is_counted_beside_its_expression(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule whose expression is next to nothing is bounded by the number of its subjects."""
    held = example("points")
    monkeypatch.setattr(LanguageLimits, "MAX_STEPS_EACH", 0)
    monkeypatch.setattr(LanguageLimits, "MAX_STEPS", LanguageLimits.STEPS_A_SUBJECT)
    (outcome,) = run_rules([asserting("option.total >= 0")], held)
    assert outcome.status == "error"
    assert "steps" in str(outcome.reason)
