"""How much of an appraisal could be checked."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit.model.appraisal import Appraisal
from audit.rules.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of figures and of rule outcomes.

    A figure is contradicted if it stands in a failed relation, verified if in at least one that passed and none that
    failed, undecided if only in undecided ones, unchecked if in none.
    """

    total: int = 0
    verified: int = 0
    contradicted: int = 0
    undecided: int = 0
    unchecked: int = 0
    run: int = 0
    passed: int = 0
    failed: int = 0
    rules_undecided: int = 0
    not_applicable: int = 0
    error: int = 0
    waived: int = 0


def coverage_of(appraisal: Appraisal, outcomes: Sequence[Outcome]) -> Coverage:
    """Count what was checked."""
    printed = [figure for figure in appraisal.figures if figure.printed]
    seen = _statuses(outcomes)
    kinds = [_kind(seen.get(figure.id, frozenset())) for figure in printed]
    statuses = [outcome.status for outcome in outcomes]
    return Coverage(
        total=len(printed), verified=kinds.count("verified"), contradicted=kinds.count("contradicted"),
        undecided=kinds.count("undecided"), unchecked=kinds.count("unchecked"),
        run=len(outcomes), passed=statuses.count("pass"), failed=statuses.count("fail"), rules_undecided=statuses.count("undecided"),
        not_applicable=statuses.count("not-applicable"), error=statuses.count("error"), waived=statuses.count("waived"),
    )  # fmt: skip


def _statuses(outcomes: Sequence[Outcome]) -> dict[str, frozenset[str]]:
    seen: dict[str, set[str]] = {}
    for outcome in outcomes:
        if outcome.check is not None:
            for figure in outcome.figures:
                seen.setdefault(figure.id, set()).add(outcome.status)
    return {name: frozenset(statuses) for name, statuses in seen.items()}


def _kind(statuses: frozenset[str]) -> str:
    if statuses & {"fail", "waived"}:
        return "contradicted"
    if "pass" in statuses:
        return "verified"
    return "undecided" if "undecided" in statuses else "unchecked"
