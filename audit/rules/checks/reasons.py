"""Checks on the reasons given for scores: missing, or the same with another score. What other checks on reasons share stands here too."""

from collections.abc import Iterator, Sequence
from typing import Final

from audit.exact.values import Values
from audit.model.figure import Figure
from audit.model.quantity import Quantity
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule
from audit.rules.words import printed_text, title_of_option
from audit.texts.held import Reason

_PLACEHOLDERS: Final = frozenset({"", "tbc", "tbd", "n/a", "na", "-", "\u2013", "to follow", "see above", "as above", "blank", "none", "x"})
OPEN: Final = "a score is blank, not given, or its reading doubtful"


def awarded(facts: Facts, option: str, criterion: str) -> tuple[Figure, Values] | None:
    """Give the printed score of a cell with what it stands for, the weighted one where no other is printed."""
    for kind in ("score", "weighted-score"):
        quantity = Quantity(kind, option, criterion)
        figures = [figure for figure in facts.derivation.figures.get(quantity, ()) if figure.printed]
        if figures:
            return figures[0], facts.valuation(quantity)
    return None


def settled(facts: Facts, one: Reason) -> tuple[Figure, Values] | None:
    """Give the score that a reason is for, unless it is blank or was read doubtfully."""
    found = awarded(facts, one.option, one.criterion)
    return found if found is not None and found[0].reading != "doubtful" else None


def with_score(facts: Facts, one: Reason) -> str:
    """Name the option of a reason with the score it was given."""
    found = awarded(facts, one.option, one.criterion)
    doubtful = " (reading doubtful)" if found is not None and found[0].reading == "doubtful" else ""
    shown = printed_text(found[0]) + doubtful if found is not None else _unscored(facts, one)
    return f"{title_of_option(facts.appraisal, one.option)} {shown}"


def _unscored(facts: Facts, one: Reason) -> str:
    kinds = (Quantity(kind, one.option, one.criterion) for kind in ("score", "weighted-score"))
    figures = (figure for quantity in kinds for figure in facts.derivation.figures.get(quantity, ()))
    return next(map(printed_text, figures), "(not given)")


def title_of_criterion(facts: Facts, criterion: str) -> str:
    """Give a criterion as the paper names it."""
    found = facts.appraisal.criteria.get(criterion)
    return found.title if found is not None else criterion


def outcome_on(rule: Rule, facts: Facts, status: Status, group: Sequence[Reason], words: dict[str, str], reason: str = "") -> Outcome:
    """Give an outcome about one or several reasons, about their criterion if that is one, else about their option."""
    first, options, criteria = group[0], {one.option for one in group}, {one.criterion for one in group}
    figures = tuple(found[0] for one in group if (found := awarded(facts, one.option, one.criterion)) is not None)
    option, criterion = first.option if len(options) == 1 else None, first.criterion if len(criteria) == 1 else None
    names = [title_of_option(facts.appraisal, option) if option else "", title_of_criterion(facts, criterion) if criterion else ""]
    said = {"about": ", ".join(filter(None, names)), "option": names[0], "criterion": names[1], **words}
    ids = tuple(f"{one.option}/{one.criterion}" for one in group)
    return Outcome(
        rule, status, Subject(rule.subject, option=option, criterion=criterion, ids=ids), ", ".join(map(printed_text, figures)), "",
        first.text.where, first.text.place, figures, None, reason, said,
    )  # fmt: skip


class ReasonPresent(NamedCheck):
    """One outcome for each option: whether every score of it has a reason; none where the file holds no reasons at all."""

    fields = ("about", "option", "count", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes."""
        held = {(one.option, one.criterion): one for one in facts.reasons}
        if not held:
            return
        for option in facts.appraisal.options:
            scored = [one.id for one in facts.appraisal.scored if awarded(facts, option, one.id) is not None]
            if scored:
                yield _present(rule, facts, option, [one for one in scored if not says_something(held.get((option, one)))])


def _present(rule: Rule, facts: Facts, option: str, without: list[str]) -> Outcome:
    title = title_of_option(facts.appraisal, option)
    words = {"about": title, "option": title, "count": str(len(without)), "list": "; ".join(title_of_criterion(facts, one) for one in without)}
    figures = tuple(found[0] for one in without if (found := awarded(facts, option, one)) is not None)
    at = figures[0] if figures else facts.appraisal.options[option]
    subject = Subject(rule.subject, option=option, ids=tuple(f"{option}/{one}" for one in without))
    return Outcome(rule, "fail" if without else "pass", subject, f"{len(without)} without", "", at.where, at.place, figures, None, "", words)


def says_something(reason: Reason | None) -> bool:
    """Say whether a reason holds more than a word that keeps its place."""
    if reason is None:
        return False
    shown = reason.text.shown or reason.text.digest
    return bool(reason.text.points) or reason.text.repeats is not None or shown.strip(" .").casefold() not in _PLACEHOLDERS


class SameReasonOtherScore(NamedCheck):
    """One outcome for each text that stands word for word as the reason of two or more options on a criterion."""

    fields = ("about", "criterion", "list", "count")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes; "as above" is the same text only where it points to the same option."""
        groups: dict[tuple[str, str, str | None], list[Reason]] = {}
        for one in facts.reasons:
            if one.text.digest and says_something(one):
                groups.setdefault((one.criterion, one.text.digest, one.text.repeats), []).append(one)
        for group in groups.values():
            if len(group) > 1:
                words = {"list": "; ".join(with_score(facts, one) for one in group), "count": str(len(group))}
                status = score_status(facts, group)
                yield outcome_on(rule, facts, status, group, words, OPEN if status == "undecided" else "")


def score_status(facts: Facts, group: Sequence[Reason]) -> Status:
    """Say whether the scores that reasons are for can all be the same: fail if not, undecided where one is not known."""
    sets = [found[1] for one in group if (found := settled(facts, one)) is not None]
    if any(first.meet(second).empty for first in sets for second in sets):
        return "fail"
    return "undecided" if len(sets) < len(group) else "pass"
