"""``denominators-alike``: totals are printed with their maximum for every option or for none."""

from collections.abc import Iterator

from audit.model.figure import Figure
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.outcome import Outcome, Subject
from audit.rules.rule import Rule
from audit.rules.words import title_of_option


class DenominatorsAlike(NamedCheck):
    """One outcome for an appraisal that prints a denominator behind any total."""

    fields = ("about", "count", "list", "published")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcome; none where no total has a denominator."""
        totals = [figure for figure in facts.appraisal.figures if figure.quantity.kind == "total" and figure.quantity.option and figure.printed]
        given = {figure.quantity.option for figure in totals if _has_denominator(figure)}
        if given:
            yield _outcome(rule, facts, totals, [figure for figure in totals if figure.quantity.option not in given])


def _has_denominator(figure: Figure) -> bool:
    return figure.numeral is not None and figure.numeral.out_of is not None


def _outcome(rule: Rule, facts: Facts, totals: list[Figure], bare: list[Figure]) -> Outcome:
    first = bare[0] if bare else totals[0]
    names = dict.fromkeys(title_of_option(facts.appraisal, figure.quantity.option) for figure in bare)
    options = len({figure.quantity.option for figure in totals})
    words = {"about": "Totals", "count": str(len(names)), "list": "; ".join(names), "published": f"{options - len(names)} of {options}"}
    subject = Subject(rule.subject, first.quantity, ids=tuple(figure.id for figure in bare))
    return Outcome(rule, "fail" if bare else "pass", subject, words["published"], "", first.where, first.place, tuple(bare), None, "", words)
