"""Checks on the reasons given for scores: missing, or the same with another score. What other checks on reasons share stands here too.

``said-again``: what the paper says in two places it says alike, as in a summary and the body that it sums up.

``reasons-inherited``: "no change to option 3" as a graph of reasons that repeat others, followed to its end.

``criterion-defined``: a scored criterion says what at least one level means, where other criteria do.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, Final, TypeAlias

from audit.appraisal.exact.values import Values
from audit.appraisal.model.appraisal import Criterion
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.prose import Claim, Printing
from audit.appraisal.model.quantity import Quantity
from audit.appraisal.model.reasons import Reason
from audit.appraisal.text.words import word_set
from audit.rules.checks.base import Facts, NamedCheck, named_check
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule
from audit.rules.words import printed_text, title_of_option
from audit.why import UNSAID, Why, because

__all__ = [
    "OPEN",
    "AnyReason",
    "CriterionDefined",
    "ReasonPresent",
    "ReasonsInherited",
    "SaidAgain",
    "SameReasonOtherScore",
    "awarded",
    "outcome_on",
    "says_something",
    "score_status",
    "settled",
    "title_of_criterion",
    "with_score",
]

OPEN: Final = because("score-open")


def awarded(facts: Facts, option: str, criterion: str) -> tuple[Figure, Values] | None:
    """The printed score of a cell with what it stands for, the weighted one where no other is printed."""
    for kind in ("score", "weighted-score"):
        quantity = Quantity(kind, option, criterion)
        figures = [figure for figure in facts.derivation.figures.get(quantity, ()) if figure.printed]
        if figures:
            return figures[0], facts.valuation(quantity)
    return None


def settled(facts: Facts, one: Reason) -> tuple[Figure, Values] | None:
    """The score that a reason is for, unless it is blank or was read doubtfully."""
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
    """A criterion as the paper names it."""
    found = facts.appraisal.criteria.get(criterion)
    return found.title if found is not None else criterion


def outcome_on(rule: Rule, facts: Facts, status: Status, group: Sequence[Reason], words: dict[str, str], reason: Why = UNSAID) -> Outcome:
    """An outcome about one or several reasons, about their criterion if that is one, else about their option."""
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


@named_check("reason-present")
class ReasonPresent(NamedCheck):
    """One outcome for each option: whether every score of it has a reason; none where the file holds no reasons at all."""

    fields = ("about", "option", "count", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes."""
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
    return Outcome(rule, "fail" if without else "pass", subject, f"{len(without)} without", "", at.where, at.place, figures, None, words=words)


@named_check("any-reason")
class AnyReason(NamedCheck):
    """One outcome for the appraisal: does it hold a reason for any of its scores?"""

    fields = ("count",)

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcome; it passes where nothing is scored."""
        appraisal = facts.appraisal
        scored = [cell for option in appraisal.options for one in appraisal.scored if (cell := awarded(facts, option, one.id)) is not None]
        held = not scored or any(says_something(one) for one in facts.reasons)
        first = scored[0][0] if scored else next(iter(appraisal.options.values()))
        yield Outcome(
            rule, "pass" if held else "fail", Subject(rule.subject), "" if held else "none", "", first.where, first.place,
            words={"count": str(len(scored))},
        )  # fmt: skip


def says_something(reason: Reason | None) -> bool:
    """Say whether a reason holds more than a word that keeps its place."""
    if reason is None:
        return False
    shown = reason.text.shown or reason.text.digest
    return bool(reason.text.points) or reason.text.repeats is not None or shown.strip(" .").casefold() not in word_set("placeholder")


@named_check("same-reason-other-score")
class SameReasonOtherScore(NamedCheck):
    """One outcome for each text that stands word for word as the reason of two or more options on a criterion."""

    fields = ("about", "criterion", "list", "count")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes; "as above" is the same text only where it points to the same option."""
        groups: dict[tuple[str, str, str | None], list[Reason]] = {}
        for one in facts.reasons:
            if one.text.digest and says_something(one):
                groups.setdefault((one.criterion, one.text.digest, one.text.repeats), []).append(one)
        for group in groups.values():
            if len(group) > 1:
                words = {"list": "; ".join(with_score(facts, one) for one in group), "count": str(len(group))}
                status = score_status(facts, group)
                yield outcome_on(rule, facts, status, group, words, OPEN if status == "undecided" else UNSAID)


def score_status(facts: Facts, group: Sequence[Reason]) -> Status:
    """Say whether the scores that reasons are for can all be the same: fail if not, undecided where one is not known."""
    sets = [found[1] for one in group if (found := settled(facts, one)) is not None]
    if any(first.meet(second).empty for first in sets for second in sets):
        return "fail"
    return "undecided" if len(sets) < len(group) else "pass"


@named_check("said-again")
class SaidAgain(NamedCheck):
    """One outcome for each claim that stands in several places."""

    fields: ClassVar = ("about", "says", "list", "place")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes: fails where the file says in what another place differs; other words alone leave it open."""
        for claim in facts.appraisal.claims:
            if len(claim.printings) > 1:
                yield _outcome(rule, claim)


def _outcome(rule: Rule, claim: Claim) -> Outcome:
    others = claim.printings[1:]
    otherwise = [one for one in others if one.summary]
    status: Status = "fail" if otherwise else "pass" if all(_alike(claim.printings[0], one) for one in others) else "undecided"
    first = otherwise[0] if otherwise else others[0]
    words = {
        "about": claim.id, "says": claim.summary.rstrip(". "), "place": claim.place.locator() or "the first place",
        "list": "; ".join(f"{one.place.locator() or 'elsewhere'}: {one.summary.rstrip('. ')}" for one in otherwise),
    }  # fmt: skip
    reason = because("meaning-open") if status == "undecided" else UNSAID
    return Outcome(rule, status, Subject("claim", ids=(claim.id,)), where=first.where, place=first.place, reason=reason, words=words)


def _alike(one: Printing, other: Printing) -> bool:
    return other.same or bool(one.digest and one.digest == other.digest)


_Cell: TypeAlias = tuple[str, str]
_Held: TypeAlias = Mapping[_Cell, Reason]
_WHAT: Final = ("score", "source", "circle")


@named_check("reasons-inherited")
class ReasonsInherited(NamedCheck):
    """One outcome for each reason that says it repeats another option's.

    ``what: score`` looks at a score that differs though no point is added, ``source`` at whether there is a reason at
    the end, ``circle`` at reasons that lead back to themselves.
    """

    schema: ClassVar = {"type": "object", "additionalProperties": False, "properties": {"what": {"enum": list(_WHAT)}}}
    fields = ("about", "option", "criterion", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes."""
        held = {(one.criterion, one.option): one for one in facts.reasons}
        repeating = [one for one in held.values() if one.text.repeats is not None]
        if rule.options.get("what", "score") == "score":
            yield from _scores(rule, facts, repeating, held)
        elif repeating:
            yield from _ends(rule, facts, repeating, held)


def _scores(rule: Rule, facts: Facts, repeating: list[Reason], held: _Held) -> Iterator[Outcome]:
    """Compare each score with that of the reason repeated; a cell that records its source itself is a relation of its own."""
    for one in repeating:
        source = held.get((one.criterion, str(one.text.repeats))) or Reason(str(one.text.repeats), one.criterion, one.text)
        figures = (figure for figure in facts.appraisal.figures if (figure.quantity.option, figure.quantity.criterion) == (one.option, one.criterion))
        if any(figure.inherits == source.option for figure in figures):
            continue
        adds = any(point.sign in {"+", "-"} for point in one.text.points)
        status = "pass" if adds else score_status(facts, [one, source])
        words = {"list": f"{with_score(facts, one)}; {with_score(facts, source)}"}
        yield outcome_on(rule, facts, status, [one], words, OPEN if status == "undecided" else UNSAID)


def _ends(rule: Rule, facts: Facts, repeating: list[Reason], held: _Held) -> Iterator[Outcome]:
    following = {(one.criterion, one.option): (one.criterion, str(one.text.repeats)) for one in repeating}
    for one in repeating:
        end = _end(following, (one.criterion, one.option))
        if rule.options["what"] == "circle":
            lost = end is None
        elif end is None:
            continue
        else:
            lost = not says_something(held.get(end))
        source = title_of_option(facts.appraisal, one.text.repeats if end is None else end[1])
        yield outcome_on(rule, facts, "fail" if lost else "pass", [one], {"list": source})


def _end(following: Mapping[_Cell, _Cell], cell: _Cell) -> _Cell | None:
    """The reason at the end of the chain, or None where it runs in a circle. No reason repeats more than one other."""
    seen = {cell}
    while cell in following:
        cell = following[cell]
        if cell in seen:
            return None
        seen.add(cell)
    return cell


@named_check("criterion-defined")
class CriterionDefined(NamedCheck):
    """One outcome for each scored criterion; none where the file records no definition of any, so that they may stand elsewhere."""

    fields: ClassVar = ("about", "count")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes."""
        scored = facts.appraisal.scored
        defined = [one for one in scored if _defined(one)]
        for criterion in scored if defined else ():
            words = {"about": criterion.title, "count": str(len(defined))}
            subject = Subject(rule.subject, criterion=criterion.id, group=criterion.group)
            yield Outcome(rule, "pass" if _defined(criterion) else "fail", subject, where=criterion.where, place=criterion.place, words=words)


def _defined(criterion: Criterion) -> bool:
    return any(use.status != "missing" for use in criterion.levels.values())
