"""``lone-sign``: is one score printed below 0 where no other is, on a scale of which the lower end is not known?

Where the end is known, the score lies off the scale and another rule says so. A sign that came with the copy is asked about
when a document is read; this question stays when a person has found it in the original too.
"""

from collections.abc import Iterator
from typing import ClassVar, Final

from audit.appraisal.model.figure import Figure
from audit.rules.checks.base import Facts, NamedCheck, named_check
from audit.rules.outcome import Outcome, Subject
from audit.rules.rule import Rule
from audit.rules.words import about, printed_text
from audit.why import UNSAID, because

__all__ = ["LoneSign"]

_FEWEST: Final = 10
"""Among fewer scores one below 0 is no exception. In the public papers at hand no clean table has a single one among so many."""

_KINDS: Final = frozenset({"score", "weighted-score"})


@named_check("lone-sign")
class LoneSign(NamedCheck):
    """One outcome for scores and one for weighted scores, where any are printed: it fails where a single one is below 0.

    It is undecided where that one was read doubtfully.
    """

    fields: ClassVar = ("about", "published", "count")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes."""
        for kind in sorted(_KINDS):
            scores = [one for one in facts.appraisal.figures if one.quantity.kind == kind and one.printed and one.value is not None]
            below = [one for one in scores if one.value is not None and one.value < 0]
            if len(below) == 1 and len(scores) > _FEWEST and not _end_known(facts, below[0]):
                yield _outcome(rule, facts, below[0], len(scores) - 1)
            elif scores:
                yield Outcome(rule, "pass", Subject(rule.subject), where=scores[0].where, place=scores[0].place)


def _end_known(facts: Facts, figure: Figure) -> bool:
    criterion = facts.appraisal.criteria.get(figure.quantity.criterion or "")
    return criterion is not None and criterion.scale.bottom is not None


def _outcome(rule: Rule, facts: Facts, figure: Figure, others: int) -> Outcome:
    quantity = figure.quantity
    is_open = figure.reading == "doubtful"
    words = {"about": about(facts.appraisal, quantity), "published": printed_text(figure), "count": str(others)}
    return Outcome(
        rule, "undecided" if is_open else "fail", Subject(rule.subject, quantity, quantity.option, quantity.criterion, figure=figure.id),
        words["published"], where=figure.where, place=figure.place, figures=(figure,), reason=because("score-open") if is_open else UNSAID,
        words=words,
    )  # fmt: skip
