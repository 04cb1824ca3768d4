"""``weight-present``: every scored criterion has a weight above nothing, where weights are used at all."""

from collections.abc import Iterator

from audit.derive.basis import Basis
from audit.model.appraisal import Criterion
from audit.model.quantity import Quantity
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule


class WeightPresent(NamedCheck):
    """One outcome for each scored criterion of a weighted appraisal."""

    fields = ("about", "criterion", "published")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes; none where the total does not use weights of criteria."""
        if Basis(facts.appraisal, facts.derivation.figures).weighted:
            for criterion in facts.appraisal.scored:
                yield _outcome(rule, facts, criterion)


def _outcome(rule: Rule, facts: Facts, criterion: Criterion) -> Outcome:
    weight = Quantity("weight", criterion=criterion.id)
    figures = facts.derivation.figures.get(weight, ())
    hidden = any(figure.state in {"withheld", "elsewhere", "illegible"} for figure in figures)
    values = facts.valuation(weight)
    status: Status = "pass"
    if facts.valuation.missing(weight):
        status = "undecided" if hidden else "fail"
    elif values.only == 0:
        status = "fail"
    published = figures[0].text if figures and figures[0].printed else "none"
    words = {"about": criterion.title, "criterion": criterion.title, "published": published}
    where, place = (figures[0].where, figures[0].place) if figures else (criterion.where, criterion.place)
    reason = "the weight is withheld, illegible or stands elsewhere" if status == "undecided" else ""
    return Outcome(rule, status, Subject(rule.subject, weight, criterion=criterion.id), published, "", where, place, figures, None, reason, words)
