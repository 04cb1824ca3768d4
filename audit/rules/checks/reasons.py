"""Checks on the reasons given for scores, by digest: missing, the same with another score, a point that changes its sign."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from audit.exact.values import Values
from audit.model.figure import Figure
from audit.model.quantity import Quantity
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule
from audit.rules.words import title_of_option
from audit.texts.held import Reason, reasons

_PLACEHOLDERS: Final = frozenset({"", "tbc", "tbd", "n/a", "na", "-", "\u2013", "to follow", "see above", "as above", "blank", "none", "x"})


def awarded(facts: Facts, option: str, criterion: str) -> tuple[Figure, Values] | None:
    """Give the printed score of a cell with what it stands for, the weighted one where no other is printed."""
    for kind in ("score", "weighted-score"):
        quantity = Quantity(kind, option, criterion)
        figures = [figure for figure in facts.derivation.figures.get(quantity, ()) if figure.printed]
        if figures:
            return figures[0], facts.valuation(quantity)
    return None


def title_of_criterion(facts: Facts, criterion: str) -> str:
    """Give a criterion as the paper names it."""
    found = facts.appraisal.criteria.get(criterion)
    return found.title if found is not None else criterion


def outcome_on(rule: Rule, facts: Facts, status: Status, group: Sequence[Reason], words: dict[str, str], reason: str = "") -> Outcome:
    """Give an outcome about one or several reasons of a criterion."""
    first = group[0]
    scores = [found for one in group if (found := awarded(facts, one.option, one.criterion)) is not None]
    option = first.option if len(group) == 1 else None
    ids = tuple(f"{one.option}/{one.criterion}" for one in group)
    said = {"about": title_of_criterion(facts, first.criterion), "criterion": title_of_criterion(facts, first.criterion), **words}
    subject = Subject(rule.subject, option=option, criterion=first.criterion, ids=ids)
    return Outcome(
        rule, status, subject, ", ".join(figure.text for figure, _ in scores), "", first.text.where, first.text.place,
        tuple(figure for figure, _ in scores), None, reason, said,
    )  # fmt: skip


class ReasonPresent(NamedCheck):
    """One outcome for each option: whether every score of it has a reason; none where the file holds no reasons at all."""

    fields = ("about", "option", "count", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes."""
        held = {(one.option, one.criterion): one for one in reasons(facts.appraisal)}
        if not held:
            return
        for option in facts.appraisal.options:
            scored = [one.id for one in facts.appraisal.scored if awarded(facts, option, one.id) is not None]
            if scored:
                yield self._outcome(rule, facts, option, [one for one in scored if not _says_something(held.get((option, one)))])

    def _outcome(self, rule: Rule, facts: Facts, option: str, without: list[str]) -> Outcome:
        title = title_of_option(facts.appraisal, option)
        words = {"about": title, "option": title, "count": str(len(without)), "list": "; ".join(title_of_criterion(facts, one) for one in without)}
        cells = [found for one in without if (found := awarded(facts, option, one)) is not None]
        where = facts.appraisal.options[option]
        place = (cells[0][0].where, cells[0][0].place) if cells else (where.where, where.place)
        subject = Subject(rule.subject, option=option, ids=tuple(f"{option}/{one}" for one in without))
        figures = tuple(figure for figure, _ in cells)
        return Outcome(rule, "fail" if without else "pass", subject, f"{len(without)} without", "", *place, figures, None, "", words)


def _says_something(reason: Reason | None) -> bool:
    if reason is None:
        return False
    shown = reason.text.text if reason.text.text or not reason.text.digest else reason.text.summary
    return bool(reason.text.points) or reason.text.repeats is not None or shown.strip().casefold() not in _PLACEHOLDERS


class SameReasonOtherScore(NamedCheck):
    """One outcome for each text that stands word for word as the reason of two or more options on a criterion."""

    fields = ("about", "criterion", "list", "count", "published")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes: passes where the scores are the same too, undecided where one of them is missing."""
        groups: dict[tuple[str, str], list[Reason]] = {}
        for one in reasons(facts.appraisal):
            if one.text.digest and _says_something(one):
                groups.setdefault((one.criterion, one.text.digest), []).append(one)
        for group in groups.values():
            if len(group) > 1:
                yield self._outcome(rule, facts, group)

    def _outcome(self, rule: Rule, facts: Facts, group: list[Reason]) -> Outcome:
        found = [(one, awarded(facts, one.option, one.criterion)) for one in group]
        told = [f"{title_of_option(facts.appraisal, one.option)} {score[0].text if score else '(blank)'}" for one, score in found]
        sets = [score[1] for _, score in found if score is not None]
        differ = any(first.meet(second).empty for first in sets for second in sets)
        open_ = len(sets) < len(group)
        status: Status = "fail" if differ else ("undecided" if open_ else "pass")
        reason = "one of the cells holds no score" if status == "undecided" else ""
        return outcome_on(rule, facts, status, group, {"list": "; ".join(told), "count": str(len(group)), "published": ", ".join(told)}, reason)


class PointChangesSign(NamedCheck):
    """One outcome for each point that stands word for word in two or more reasons with a sign."""

    fields = ("about", "criterion", "list", "count", "level")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes: fails where the point is for one option and against another."""
        groups: dict[str, list[tuple[Reason, str, str]]] = {}
        for one in reasons(facts.appraisal):
            for point in one.text.points:
                if point.digest and point.sign in {"+", "-"}:
                    groups.setdefault(point.digest, []).append((one, point.sign, point.text or point.summary))
        for found in groups.values():
            if len(found) > 1:
                yield self._outcome(rule, facts, found)

    def _outcome(self, rule: Rule, facts: Facts, found: list[tuple[Reason, str, str]]) -> Outcome:
        signs = {sign for _, sign, _ in found}
        told = [f"{sign} for {title_of_option(facts.appraisal, one.option)}, {title_of_criterion(facts, one.criterion)}" for one, sign, _ in found]
        words = {"list": "; ".join(dict.fromkeys(told)), "count": str(len(found)), "level": found[0][2]}
        return outcome_on(rule, facts, "fail" if len(signs) > 1 else "pass", [one for one, _, _ in found], words)


class PointsAgainstScore(NamedCheck):
    """One outcome for each reason all of whose points have one sign: is the score at that end of the scale, or at the other?

    Where the direction of the scale is not stated, what the score means is said to be unstated.
    """

    fields = ("about", "option", "criterion", "published", "list", "level")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes for reasons with at least two signed points, all alike."""
        for one in reasons(facts.appraisal):
            signs = [point.sign for point in one.text.points if point.sign in {"+", "-"}]
            if len(signs) > 1 and len(set(signs)) == 1:
                yield self._outcome(rule, facts, one, signs[0], len(signs))

    def _outcome(self, rule: Rule, facts: Facts, reason: Reason, sign: str, count: int) -> Outcome:
        found = awarded(facts, reason.option, reason.criterion)
        scale = facts.appraisal.criteria[reason.criterion].scale
        side = None if found is None or scale.top is None else _side(found[1], scale.bottom, scale.top)
        words = {
            "option": title_of_option(facts.appraisal, reason.option), "published": found[0].text if found else "(blank)",
            "list": f"{count} points, all {'for' if sign == '+' else 'against'} it", "level": _direction(facts, reason.criterion),
        }  # fmt: skip
        if side is None:
            return outcome_on(rule, facts, "undecided", [reason], words, "the score or the ends of its scale are not known")
        good = side > 0 if _more_is_better(facts, reason.criterion) else side < 0
        bad = side < 0 if _more_is_better(facts, reason.criterion) else side > 0
        against = (sign == "+" and bad) or (sign == "-" and good)
        return outcome_on(rule, facts, "fail" if against else "pass", [reason], words)


def _side(values: Values, bottom: Fraction | None, top: Fraction) -> int | None:
    """Say whether a score lies at the top (1), the bottom (-1) or between (0); an unknown bottom leaves only the top known."""
    only = values.only
    if only is None:
        return None
    if only == top:
        return 1
    if bottom is None:
        return None
    return -1 if only == bottom else 0


def _more_is_better(facts: Facts, criterion: str) -> bool:
    return (facts.appraisal.criteria[criterion].direction or facts.appraisal.method.direction) == "higher"


def _direction(facts: Facts, criterion: str) -> str:
    method = facts.appraisal.root.get("method")
    stated = facts.appraisal.criteria[criterion].direction is not None or (method is not None and method.get("direction") is not None)
    better = "higher is better" if _more_is_better(facts, criterion) else "lower is better"
    return better if stated else f"{better} is assumed; the file does not say"

