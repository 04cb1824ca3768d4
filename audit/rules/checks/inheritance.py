"""``reasons-inherited``: "no change to option 3" as a graph of reasons that repeat others, followed to its end."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.checks.reasons import awarded, outcome_on
from audit.rules.outcome import Outcome, Status
from audit.rules.rule import Rule
from audit.rules.words import title_of_option
from audit.texts.held import Reason, reasons

if TYPE_CHECKING:
    from networkx import DiGraph

_Cell = tuple[str, str]


class ReasonsInherited(NamedCheck):
    """One outcome for each reason that says it repeats another option's: unresolved, in a circle, or with another score."""

    fields = ("about", "option", "criterion", "list", "published", "level")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes."""
        held = {(one.criterion, one.option): one for one in reasons(facts.appraisal)}
        repeating = {cell: one for cell, one in held.items() if one.text.repeats is not None}
        if not repeating:
            return
        graph = _graph(repeating)
        for cell, one in repeating.items():
            yield self._outcome(rule, facts, one, _end(graph, cell), held)

    def _outcome(self, rule: Rule, facts: Facts, one: Reason, end: _Cell | None, held: dict[_Cell, Reason]) -> Outcome:
        source = title_of_option(facts.appraisal, one.text.repeats)
        words = {"option": title_of_option(facts.appraisal, one.option), "list": source}
        if end is None:
            return outcome_on(rule, facts, "fail", [one], {**words, "level": "the reasons refer to each other in a circle"})
        if end not in held:
            return outcome_on(rule, facts, "fail", [one], {**words, "level": f"no reason is given for {source} in the text supplied"})
        own, other = awarded(facts, one.option, one.criterion), awarded(facts, end[1], one.criterion)
        if own is None or other is None:
            return outcome_on(rule, facts, "undecided", [one], words, "one of the two cells holds no score")
        status: Status = "fail" if own[1].meet(other[1]).empty else "pass"
        said = f"the scores are {own[0].text} and {other[0].text}"
        return outcome_on(rule, facts, status, [one], {**words, "published": own[0].text, "level": said})


def _graph(repeating: "dict[_Cell, Reason]") -> "DiGraph[_Cell]":
    from networkx import DiGraph  # noqa: PLC0415  # long to import; only where reasons are inherited

    graph: DiGraph[_Cell] = DiGraph()
    for (criterion, option), one in repeating.items():
        graph.add_edge((criterion, option), (criterion, str(one.text.repeats)))
    return graph


def _end(graph: "DiGraph[_Cell]", cell: _Cell) -> _Cell | None:
    """Give the reason at the end of the chain, or None where it runs in a circle."""
    seen = {cell}
    following = list(graph.successors(cell))
    while following:
        cell = following[0]
        if cell in seen:
            return None
        seen.add(cell)
        following = list(graph.successors(cell))
    return cell
