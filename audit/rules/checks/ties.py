"""``equal-only-in-print``: options whose totals are printed alike and differ before rounding, where no ranks show who is ahead."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from audit.appraisal.exact.rounding import show
from audit.relations.outcome import Check
from audit.rules.checks.base import Facts, NamedCheck, named_check
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule
from audit.rules.words import title_of_option

__all__ = ["EqualOnlyInPrint"]


@named_check("equal-only-in-print")
class EqualOnlyInPrint(NamedCheck):
    """One outcome for each total that several options have in print. Ranks, where they are printed, say whether it is a tie."""

    fields = ("about", "list", "published", "computed")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes; none where no two totals that are known exactly are printed alike, or where ranks are."""
        if any(figure.quantity.kind == "rank" and figure.printed for figure in facts.appraisal.figures):
            return
        alike: dict[str, list[Check]] = defaultdict(list)
        for check in facts.by_role.get("total", ()):
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
    words = {"about": " and ".join(titles), "list": told, "published": figures[0].text, "computed": told}
    subject = Subject(rule.subject, figures[0].quantity, ids=tuple(figure.id for figure in figures))
    shown = told if status == "fail" else ""
    return Outcome(rule, status, subject, figures[0].text, shown, figures[0].where, figures[0].place, figures, None, words=words)
