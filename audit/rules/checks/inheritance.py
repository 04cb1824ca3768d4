"""``reasons-inherited``: "no change to option 3" as a graph of reasons that repeat others, followed to its end."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final, TypeAlias

from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.checks.reasons import OPEN, outcome_on, says_something, score_status, with_score
from audit.rules.outcome import Outcome
from audit.rules.rule import Rule
from audit.rules.words import title_of_option
from audit.texts.held import Reason

_Cell: TypeAlias = tuple[str, str]
_Held: TypeAlias = Mapping[_Cell, Reason]
_WHAT: Final = ("score", "source", "circle")


class ReasonsInherited(NamedCheck):
    """One outcome for each reason that says it repeats another option's.

    ``what: score`` looks at a score that differs though no point is added, ``source`` at whether there is a reason at
    the end, ``circle`` at reasons that lead back to themselves.
    """

    schema: ClassVar = {"type": "object", "additionalProperties": False, "properties": {"what": {"enum": list(_WHAT)}}}
    fields = ("about", "option", "criterion", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes."""
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
        yield outcome_on(rule, facts, status, [one], words, OPEN if status == "undecided" else "")


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
    """Give the reason at the end of the chain, or None where it runs in a circle. No reason repeats more than one other."""
    seen = {cell}
    while cell in following:
        cell = following[cell]
        if cell in seen:
            return None
        seen.add(cell)
    return cell
