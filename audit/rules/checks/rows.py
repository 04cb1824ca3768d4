"""``in-score-tables``: every option and every scored criterion has a cell for its scores."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from audit.derive.gates import failed, gates
from audit.model.appraisal import Criterion, Option
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule


class InScoreTables(NamedCheck):
    """One outcome for each scored criterion, or each option with ``of``; an empty cell is a cell, and scores that are computed need none."""

    schema: ClassVar = {
        "type": "object", "additionalProperties": False, "properties": {"of": {"enum": ["criteria", "options"]}},
    }  # fmt: skip
    fields: ClassVar = ("about", "count", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes; undecided where the file holds no scores at all, so that they may stand elsewhere."""
        cells = _cells(facts)
        criteria = [one for one in facts.appraisal.scored if one.scored_from is None]
        scored = [one for one in facts.appraisal.options.values() if any((one.id, criterion.id) in cells for criterion in criteria)]
        if rule.options.get("of") == "options":
            yield from (_option(rule, facts, one, scored) for one in facts.appraisal.options.values())
        else:
            yield from (_criterion(rule, one, [option for option in scored if (option.id, one.id) not in cells], scored) for one in criteria)


def _cells(facts: Facts) -> frozenset[tuple[str | None, str | None]]:
    kinds = {"score", "weighted-score"}
    return frozenset((one.quantity.option, one.quantity.criterion) for one in facts.appraisal.figures if one.quantity.kind in kinds)


def _option(rule: Rule, facts: Facts, option: Option, scored: Sequence[Option]) -> Outcome:
    stopped = option.id in failed(gates(facts.appraisal))
    return _outcome(rule, option, "pass" if stopped or option in scored else "fail", [], scored)


def _criterion(rule: Rule, criterion: Criterion, without: Sequence[Option], scored: Sequence[Option]) -> Outcome:
    return _outcome(rule, criterion, "fail" if without else "pass", without, scored)


def _outcome(rule: Rule, one: Option | Criterion, status: Status, without: Sequence[Option], scored: Sequence[Option]) -> Outcome:
    settled: Status = status if scored else "undecided"
    listed = "all options" if len(without) == len(scored) else ", ".join(option.title for option in without)
    words = {"about": one.title, "count": str(len(without)), "list": listed}
    option, criterion = (one.id, None) if isinstance(one, Option) else (None, one.id)
    subject = Subject(rule.subject, option=option, criterion=criterion, ids=tuple(option.id for option in without))
    reason = "" if scored else "the file holds no scores"
    return Outcome(rule, settled, subject, "", listed, one.where, one.place, reason=reason, words=words)
