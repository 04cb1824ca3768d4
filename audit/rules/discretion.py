"""Taking out of outcomes what would give a withheld figure away, before anything is made of them: text, data, log or baseline."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Final

from audit.appraisal.model.quantity import Quantity
from audit.relations.outcome import Check
from audit.rules.outcome import Outcome
from audit.why import because

__all__ = ["NOT_SHOWN", "REASON", "hides", "involves", "veiled"]

NOT_SHOWN: Final = "not shown: withheld figures are involved"
REASON: Final = because("withheld")


def veiled(outcomes: Iterable[Outcome], hidden: Collection[Quantity]) -> tuple[Outcome, ...]:
    """The outcomes, those in which a hidden quantity takes part without its figures."""
    return tuple(_veiled(one) if hidden and hides(one, hidden) else one for one in outcomes)


def hides(outcome: Outcome, hidden: Collection[Quantity]) -> bool:
    """Say whether a withheld figure, or one that would give it away, takes part in an outcome."""
    if outcome.withheld or outcome.subject.quantity in hidden or any(figure.quantity in hidden for figure in outcome.figures):
        return True
    return outcome.check is not None and involves(outcome.check, hidden)


def involves(check: Check, hidden: Collection[Quantity]) -> bool:
    """Say whether a hidden quantity is the result of a relation or one of its operands."""
    return check.withheld or check.relation.result in hidden or any(one.quantity in hidden for one in check.operands)


def _veiled(outcome: Outcome) -> Outcome:
    check = replace(outcome.check, withheld=True) if outcome.check is not None else None
    telling = outcome.check is not None or any(any(map(str.isdigit, word)) for word in outcome.words.values())
    return replace(
        outcome, withheld=True, veiled=telling, check=check, words={} if telling else outcome.words,
        published=NOT_SHOWN if outcome.published else "", computed=NOT_SHOWN if outcome.computed else "",
        reason=REASON if outcome.reason and outcome.status != "waived" else outcome.reason,
    )  # fmt: skip
