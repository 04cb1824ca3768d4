"""One budget of effort for a whole file: counted in steps, spent on what matters most, and what it does not reach to is said."""

import random

import pytest
from ortools.sat.python import cp_model

from audit.appraisal.exact.values import Values
from audit.examine import Examination
from audit.explanation.effort import Steps
from audit.explanation.ground import Ground
from audit.explanation.solver import search
from audit.explanation.solver.search import Effort, OutOfEffort
from audit.limits import SolverLimits
from tests.papers import examined

_SPENT = "effort-spent"


def _paper(criteria: int, options: int, seed: int) -> str:
    """A paper of which no figure follows from another: each is drawn by itself."""
    draw = random.Random(seed)  # noqa: S311  # drawn papers are no secret
    names = [f"o{at}" for at in range(options)]
    scores = "".join(f"c{at}: {[draw.randint(0, 10) for _ in names]}, " for at in range(criteria))
    weighted = "".join(f"c{at}: {[f'{draw.randint(0, 1000) / 10}' for _ in names]}, " for at in range(criteria))
    results = "".join(f"{one}: ['{draw.randint(0, 10_000) / 10}', {draw.randint(1, options)}], " for one in names)
    return f"""
    scale: {{min: 0, max: 10, step: 1}}
    criteria: {{{"".join(f"c{at}: {{weight: {draw.randint(1, 20)}}}, " for at in range(criteria))}}}
    options: {{{"".join(f"{one}: {{}}, " for one in names)}}}
    method: {{total: weighted-sum, rank: {{by: total}}}}
    tables:
      s: {{prints: score, rows: criteria, columns: {names}, cells: {{{scores}}}}}
      w: {{prints: weighted-score, rows: criteria, columns: {names}, cells: {{{weighted}}}}}
      r: {{rows: options, columns: [total, rank], cells: {{{results}}}}}
    """


def _without_effort(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    for name in names:
        monkeypatch.setattr(SolverLimits, name, 0)


def _open(found: Examination) -> list[str]:
    return [one.unexplained.code for one in found.findings if not one.explanations and one.anew]


def test_steps_are_taken_whole_or_not_at_all() -> None:
    """More than is left is refused and counted, and takes nothing; as much as is left is taken."""
    steps = Steps(5)
    assert steps.take(3)
    assert not steps.take(3)
    assert (steps.left, steps.refused) == (2, 1)
    assert steps.take(2)


def test_a_file_takes_no_more_than_its_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many figures disagree, trying changes of them checks no more relations than the two purses for it allow."""
    checked = 0
    agrees = Ground.agrees

    def counting(ground: Ground, amounts: dict[object, Values]) -> bool:
        nonlocal checked
        checked += ground.steps_after(amounts)  # type: ignore[arg-type]  # quantities, as the method has it
        return agrees(ground, amounts)  # type: ignore[arg-type]  # as above

    monkeypatch.setattr(Ground, "agrees", counting)
    monkeypatch.setattr(SolverLimits, "MAX_EFFORT", 0)
    found = examined(_paper(8, 8, 1))
    assert 0 < checked <= SolverLimits.MAX_STEPS_GROUPING + SolverLimits.MAX_STEPS_TRYING
    assert len(found.findings) > 1


def test_what_the_budget_does_not_reach_to_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without steps there is no explanation, each finding says why, and the decision says that it was not worked out."""
    whole = examined(_paper(4, 4, 2))
    _without_effort(monkeypatch, "MAX_STEPS_GROUPING", "MAX_STEPS_TRYING", "MAX_STEPS_FOLLOWING", "MAX_EFFORT")
    found = examined(_paper(4, 4, 2))
    asked = [one for one in found.findings if one.lead.check is not None and one.lead.check.relation.nature == "identity"]
    assert {one.unexplained.code for one in asked} == {_SPENT}
    assert not any(one.explanations or one.anew for one in asked)
    assert {one.impact for one in asked} == {"not-computed"}
    assert found.decision is not None
    assert (found.decision.first, found.decision.order) == ("not-worked-out", "not-worked-out")
    assert _SPENT in {one.code for one in found.decision.why}
    assert {one.key for finding in found.findings for one in finding.outcomes} == {one.key for finding in whole.findings for one in finding.outcomes}


def test_the_options_in_front_are_worked_out_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where steps are left for a few findings only, these are about the options in the first places."""
    text = """
    scale: {min: 0, max: 5, step: 1}
    criteria: {care: {}, risk: {}}
    options: {a: {}, b: {}, c: {}, d: {}}
    method: {total: sum}
    tables: {t: {rows: options, columns: [care, risk, total], prints: score, cells: {a: [1, 1, 3], b: [2, 1, 4], c: [5, 4, 8], d: [3, 3, 7]}}}
    """
    monkeypatch.setattr(SolverLimits, "MAX_STEPS_FOLLOWING", 2 * 4 * 5)
    worked_out = [one.lead.subject.option for one in examined(text).findings if one.anew]
    assert worked_out == ["c"]


def test_handing_a_model_over_is_effort() -> None:
    """The solver counts nothing of what it does before it searches; a model without anything to find out takes effort all the same."""
    effort = Effort(1.0)
    assert effort.solve(cp_model.CpModel()) is not None
    assert effort.left <= 1 - SolverLimits.PARTS_EACH / SolverLimits.PARTS
    with pytest.raises(OutOfEffort):
        effort.spend(SolverLimits.STEPS)


def test_explanations_that_were_reached_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Effort that ends while the values of explanations are worked out leaves those that were: with the reason that there may be more."""
    text = """
    scale: {min: 0, max: 5, step: 1}
    criteria: {care: {}, risk: {}}
    options: {a: {}}
    method: {total: sum}
    tables: {t: {rows: options, columns: [care, risk, total], prints: score, cells: {a: [4, 5, 8]}}}
    """
    monkeypatch.setattr(SolverLimits, "MAX_STEPS_TRYING", 0)
    (whole,) = examined(text).findings
    fill, filled = search.fillings, []

    def first_only(*given: object) -> object:
        filled.append(given)
        if len(filled) > 1:
            raise OutOfEffort
        return fill(*given)  # type: ignore[arg-type]  # what it was called with

    monkeypatch.setattr(search, "fillings", first_only)
    (found,) = examined(text).findings
    assert len(whole.explanations) > len(found.explanations) == 1
    assert found.unexplained.code == _SPENT
    assert not found.complete


def test_a_column_that_is_off_is_told_as_one() -> None:
    """Of five totals none follows: that is said once, ahead of the findings; with two that follow it is not."""
    rows = {"a": 3, "b": 4, "c": 9, "d": 7, "e": 6}
    text = """
    scale: {{min: 0, max: 5, step: 1}}
    criteria: {{care: {{}}, risk: {{}}}}
    options: {{a: {{}}, b: {{}}, c: {{}}, d: {{}}, e: {{}}}}
    method: {{total: sum}}
    tables: {{t: {{rows: options, columns: [care, risk, total], prints: score, cells: {{{cells}}}}}}}
    """
    off = examined(text.format(cells=", ".join(f"{one}: [1, 1, {total}]" for one, total in rows.items())))
    assert any("all 5 totals do not follow" in one for one in off.assumed)
    rows |= {"a": 2, "b": 2}
    fewer = examined(text.format(cells=", ".join(f"{one}: [1, 1, {total}]" for one, total in rows.items())))
    assert not any("do not follow" in one for one in fewer.assumed)
