"""``relation``: selects relation instances; what holds and what does not was worked out before."""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from audit.derive.check import Check
from audit.model.figure import Figure
from audit.model.place import Place
from audit.model.quantity import KINDS
from audit.relations.types import TYPES
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.evidence import besides, computed_of, published_of
from audit.rules.outcome import Outcome, Subject
from audit.rules.rule import Rule
from audit.rules.words import words_of

ROLES = (
    "aggregate", "count", "declared", "difference", "final-weight", "grand-total", "group-weight", "inherited", "level-value",
    "max-score", "max-total", "normalised", "on-scale", "percent", "printings", "rank", "scored-from", "share", "shares",
    "sub-weight-sum", "subtotal", "threshold", "total", "total-of-subtotals", "weight-sum", "weighted-score",
)  # fmt: skip
_FITS = ("truncated", "away", "entries-rounded", "printed-values")


def _names(values: Iterable[str]) -> dict[str, Any]:
    return {"type": "array", "minItems": 1, "items": {"enum": list(values)}}


class RelationCheck(NamedCheck):
    """One outcome for every printing of the result of every selected relation."""

    schema: ClassVar = {
        "type": "object", "additionalProperties": False,
        "properties": {
            "type": _names(TYPES), "kinds": _names(KINDS), "roles": _names(ROLES),
            "if-fits": _names(_FITS), "unless-fits": _names(_FITS),
        },
    }  # fmt: skip

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes of the relations that the rule's options select."""
        roles = rule.options.get("roles", facts.by_role)
        for check in (check for role in roles for check in facts.by_role.get(role, ())):
            if _selects(rule, check):
                yield outcome_of(rule, facts, check)


def _selects(rule: Rule, check: Check) -> bool:
    options, relation = rule.options, check.relation
    wanted = {"type": relation.type, "kinds": relation.result.kind, "roles": relation.role}
    if any(key in options and value not in options[key] for key, value in wanted.items()):
        return False
    if check.outcome == "fail" and "unless-fits" in options and set(options["unless-fits"]) & set(check.fits):
        return False
    return not (check.outcome == "fail" and "if-fits" in options and not set(options["if-fits"]) & set(check.fits))


def outcome_of(rule: Rule, facts: Facts, check: Check) -> Outcome:
    """Give the outcome of a rule on one checked relation."""
    figure = check.figure
    published, computed = published_of(check), computed_of(facts, check)
    words = words_of(facts.appraisal, check, published + besides(facts, check), computed)
    subject = subject_of(rule, check, figure)
    where = figure.where if figure is not None else check.relation.where
    place = figure.place if figure is not None else Place()
    return Outcome(
        rule, check.outcome, subject, published, computed, where, place,
        check.figures, check, check.reason, words, check.withheld,
    )  # fmt: skip


def subject_of(rule: Rule, check: Check, figure: Figure | None) -> Subject:
    """Give what an outcome of a relation is about."""
    result = check.relation.result
    return Subject(rule.subject, result, result.option, result.criterion, result.group, figure.id if figure is not None else None)
