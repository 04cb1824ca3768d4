"""``blank-cells``: scores that the file does not give, one outcome for each option."""

from collections.abc import Iterator

from audit.model.figure import Figure
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule
from audit.rules.words import title_of_option

_EMPTY = frozenset({"blank", "dash", "pending", "illegible"})


class BlankCells(NamedCheck):
    """Passes for an option all of whose score cells hold a figure; withheld and elsewhere are no blanks."""

    fields = ("about", "option", "count", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give an outcome for every option that has cells for scored criteria; what is declared and not scored yet may be empty."""
        scored = {criterion.id for criterion in facts.appraisal.scored}
        cells: dict[str, list[Figure]] = {}
        for figure in facts.appraisal.figures:
            if figure.quantity.kind in {"score", "weighted-score"} and figure.quantity.option and figure.quantity.criterion in scored:
                cells.setdefault(figure.quantity.option, []).append(figure)
        for option, figures in cells.items():
            yield _outcome(rule, facts, option, figures)


def _outcome(rule: Rule, facts: Facts, option: str, figures: list[Figure]) -> Outcome:
    empty = [figure for figure in figures if figure.state in _EMPTY]
    hidden = [figure for figure in figures if figure.state in {"withheld", "elsewhere"}]
    criteria = facts.appraisal.criteria
    names = dict.fromkeys(criteria[figure.quantity.criterion or ""].title for figure in empty)
    first = (empty or figures)[0]
    status: Status = "fail" if empty else ("undecided" if hidden else "pass")
    title = title_of_option(facts.appraisal, option)
    words = {"about": title, "option": title, "count": str(len(empty)), "list": "; ".join(names)}
    return Outcome(
        rule, status, Subject(rule.subject, first.quantity, option, ids=tuple(figure.id for figure in empty)), f"{len(empty)} empty", "",
        first.where, first.place, tuple(empty), None, "scores are withheld or stand elsewhere" if status == "undecided" else "", words,
    )  # fmt: skip
