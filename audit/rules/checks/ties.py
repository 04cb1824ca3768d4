"""``equal-only-in-print``: options whose totals are printed alike and differ before rounding, where no ranks show who is ahead.

``shared-rank``: a rank that is marked as shared is another option's too.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from audit.appraisal.exact.rounding import show
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import NAMES
from audit.relations.outcome import Check
from audit.rules.checks.base import Facts, NamedCheck, named_check
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule
from audit.rules.words import about, printed_text, title_of_option
from audit.why import UNSAID, because

__all__ = ["EqualOnlyInPrint", "SharedRank"]


@named_check("equal-only-in-print")
class EqualOnlyInPrint(NamedCheck):
    """One outcome for each total that several options have in print, or, where no totals are printed, for each percentage.

    Ranks, where they are printed, say whether it is a tie.
    """

    fields = ("about", "list", "published", "computed", "name")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes; none where no two totals that are known exactly are printed alike, or where ranks are."""
        if any(figure.quantity.kind == "rank" and figure.printed for figure in facts.appraisal.figures):
            return
        alike: dict[str, list[Check]] = defaultdict(list)
        role = "total" if any(figure.quantity.kind == "total" and figure.printed for figure in facts.appraisal.figures) else "percent"
        for check in facts.by_role.get(role, ()):
            if check.figure is not None and check.outcome == "pass" and check.computed.only is not None and check.figure.quantity.item is None:
                alike[check.figure.text].append(check)
        for checks in alike.values():
            if len({check.relation.result.option for check in checks}) > 1:
                yield _outcome(rule, facts, checks)


def _outcome(rule: Rule, facts: Facts, checks: Sequence[Check]) -> Outcome:
    exact = [value for check in checks if (value := check.computed.only) is not None]
    status: Status = "fail" if len(set(exact)) > 1 else "pass"
    figures = tuple(check.figure for check in checks if check.figure is not None)
    titles = [title_of_option(facts.appraisal, check.relation.result.option) for check in checks]
    told = "; ".join(f"{title}: {show(value)}" for title, value in zip(titles, exact, strict=True))
    words = {"about": " and ".join(titles), "list": told, "published": figures[0].text, "computed": told, "name": NAMES[figures[0].quantity.kind]}
    subject = Subject(rule.subject, figures[0].quantity, ids=tuple(figure.id for figure in figures))
    shown = told if status == "fail" else ""
    return Outcome(rule, status, subject, figures[0].text, shown, figures[0].where, figures[0].place, figures, None, words=words)


@named_check("shared-rank")
class SharedRank(NamedCheck):
    """One outcome for each rank that is marked as shared, as 2= is: fails where no other option of its table has the same rank."""

    fields = ("about", "published")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes; undecided where the table leaves the rank of another option open."""
        ranks = [figure for figure in facts.appraisal.figures if figure.quantity.kind == "rank" and figure.table is not None]
        for figure in ranks:
            if figure.printed and figure.tie:
                beside = [one for one in ranks if one.table == figure.table and one.quantity.option != figure.quantity.option]
                yield _of_shared(rule, facts, figure, beside)


def _of_shared(rule: Rule, facts: Facts, figure: Figure, beside: Sequence[Figure]) -> Outcome:
    told = {one.quantity.option for one in beside if one.value is not None}
    others = set(facts.appraisal.options) - {figure.quantity.option}
    shared = any(one.value == figure.value for one in beside)
    status: Status = "pass" if shared else "undecided" if told < others else "fail"
    words = {"about": about(facts.appraisal, figure.quantity), "published": printed_text(figure)}
    subject = Subject(rule.subject, figure.quantity, figure.quantity.option, figure=figure.id)
    reason = because("order-not-certain") if status == "undecided" else UNSAID
    return Outcome(rule, status, subject, words["published"], "", figure.where, figure.place, (figure,), None, reason, words)
