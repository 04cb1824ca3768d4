"""Rewording what rules say, and why outcomes are open, changes no result."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from audit.examine import Examination, examine
from audit.explanation.finding import Explanation
from audit.log.part import part_of
from audit.rules import run
from audit.rules.outcome import Outcome
from audit.rules.rule import Rule
from tests.report.papers import all_rules

_ROOT: Final = Path(__file__).parents[1]
_FILES: Final = (
    "examples/01b-named-levels-with-blank-cells.yaml", "examples/06b-group-weight-times-sub-weight.yaml",
    "examples/09a-gateways.yaml", "examples/10c-prices-withheld.yaml", "appraisals/elk-river-library-site.yaml",
)  # fmt: skip


def _reworded(rule: Rule) -> Rule:
    return replace(rule, title=f"Otherwise, {rule.id}", message=f"Otherwise: {rule.message}", why="Otherwise.", ask="Otherwise?", ask_with_figures="")


def _explained(one: Explanation) -> list[Any]:
    """An explanation without its figures, which every reading of a file makes anew."""
    changes = [(each.quantity, [figure.id for figure in each.figures], each.possible, each.shown, each.slip) for each in one.changes]
    return [changes, one.order, one.changes_order, one.changes_first, one.totals, one.changes_recommended, one.settled_by]


def _result(found: Examination) -> list[Any]:
    """Everything of a result that is no sentence, and what a log holds of each outcome but for its reason."""
    outcomes = [(one.key, one.status, one.published, one.computed, one.withheld, one.one_way, bool(one.reason)) for one in found.outcomes]
    findings = [
        (one.lead.key, one.standing, [*map(_explained, one.explanations)], one.complete, one.impact, one.first_place, one.total)
        for one in found.findings
    ]
    counts = [found.coverage.figures, found.coverage.rationale, found.coverage.claims]
    logged = [{name: value for name, value in record.items() if name != "reason"} for record in part_of(found).outcomes]
    return [found.verdict, outcomes, findings, counts, logged, part_of(found).findings]


@pytest.mark.parametrize("name", _FILES)
def test_what_is_said_decides_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Verdict, outcomes, findings, explanations, counts and what a log leaves out stay, whatever the sentences are."""
    before = _result(examine(_ROOT / name, all_rules()))
    given = run._outcomes  # where the outcomes of all rules come by

    def otherwise(*args: Any) -> Iterator[Outcome]:
        for one in given(*args):
            yield replace(one, reason=f"otherwise, number {sum(map(ord, one.reason))}") if one.reason else one

    monkeypatch.setattr(run, "_outcomes", otherwise)
    reworded = examine(_ROOT / name, [_reworded(rule) for rule in all_rules()])
    assert _result(reworded) == before
    assert all(one.reason.startswith("otherwise") for one in reworded.outcomes if one.reason and one.status != "waived")
