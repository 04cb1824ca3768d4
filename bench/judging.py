"""What becomes of one fault: is it found, is it placed, and are the values that are forced the true ones?"""

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from audit.examine import Examination
from audit.explanation.finding import Finding
from audit.explanation.missing import Inferred
from bench.sources import Source
from testbed.papers.audited import audited_file, failures, key_of
from testbed.papers.design import Key
from testbed.papers.faults import DOUBLE, Fault
from testbed.papers.oracle import possible
from testbed.papers.paper import Cell, Paper
from testbed.papers.printing import fewest_places, prints

SEVERAL = "shifted row"
BLANK = "blank"
Told = tuple[str, str]


def told(found: Examination) -> set[Told]:
    """What does not agree, by rule and subject."""
    return {_name(outcome) for outcome in failures(found)}


def _name(outcome: object) -> Told:
    return str(outcome.rule.id), str(outcome.subject)  # type: ignore[attr-defined]  # an outcome


class Judge:
    """Counts what becomes of the faults in one true paper."""

    def __init__(self, source: Source, counts: dict[str, Counter[str]]) -> None:
        self.source = source
        self.counts = counts
        self.before = told(audited_file(source.file(source.paper)))

    def judge(self, fault: Fault) -> None:
        """Count what becomes of one fault."""
        found = audited_file(self.source.file(fault.paper))
        self.counts[fault.kind]["faults"] += 1
        if fault.kind == BLANK:
            self._blank(fault, found)
        else:
            self._contradiction(fault, found)
        for one in found.inferred:
            self._forced(fault, one)

    def _contradiction(self, fault: Fault, found: Examination) -> None:
        seen, new = not possible(fault.paper), told(found) - self.before
        counts = self.counts[fault.kind]
        counts.update({"seen": seen, "found": bool(new) and seen, "missed": seen and not new, "alarms": bool(new) and not seen and self.source.whole})
        if bool(new) and not seen and self.source.whole:
            self._say("alarm", fault)
        findings = [one for one in found.findings if any(_name(outcome) in new for outcome in one.outcomes)]
        if seen and new:
            counts["first"] += _placed(fault, [one.explanations[:1] for one in findings])
            counts["any"] += _placed(fault, [one.explanations for one in findings])
        for one in findings if fault.kind not in {SEVERAL, DOUBLE} else ():
            self._only(fault, one)

    def _only(self, fault: Fault, finding: Finding) -> None:
        """Hold the only explanation of a finding, where it has one value, against what stood there."""
        changes = finding.explanations[0].changes if finding.complete and finding.total == 1 and finding.explanations else ()
        if len(changes) == 1 and changes[0].possible.only is not None:
            key = key_of(changes[0].quantity)
            meant = {self.source.paper.cell(name).value for name in self.source.paper.where(key)}
            self._count(fault, right=key in fault.keys and changes[0].possible.only in meant)

    def _forced(self, fault: Fault, one: Inferred) -> None:
        """Hold a value that is forced on an empty cell against the true one, or, where a fault cannot be seen, against brute force."""
        name, value = one.figure.where.pointer, one.values.only
        figures, cell = self.source.paper.figures, fault.before.get(name) or self.source.paper.cells.get(name)
        # Of a cell that was left out because it did not agree with others, nobody knows what was meant.
        known = cell is not None and (name in fault.before or cell.key in figures)
        if cell is None or value is None or not (known and one.forced and one.given == "identities"):
            return
        mode = self.source.paper.design.mode(cell.key.kind)
        true = value == figures[cell.key] if cell.key in figures else cell.value in prints(value, cell.places, mode)
        self._count(fault, right=true or set(left(fault.paper, name, cell)) == {value})

    def _blank(self, fault: Fault, found: Examination) -> None:
        """See whether the value of an emptied cell comes back where what is printed leaves nothing else."""
        ((name, cell),) = fault.before.items()
        alone = not fault.paper.where(cell.key) and not self.source.paper.design.scores_rounded and not self.source.paper.design.weights_rounded
        seen = alone and len(set(left(fault.paper, name, cell))) == 1
        came = any(one.forced and one.figure.where.pointer == name and one.given == "identities" for one in found.inferred)
        self.counts[BLANK].update({"seen": seen, "found": seen and came, "missed": seen and not came})

    def _count(self, fault: Fault, *, right: bool) -> None:
        self.counts[fault.kind]["right" if right else "other"] += 1
        if not right:
            self._say("another value", fault)

    def _say(self, what: str, fault: Fault) -> None:
        cells = [f"{name}: {cell.text} -> {fault.paper.cell(name).text}" for name, cell in fault.before.items()]
        print(f"  {what}: {self.source.name} {self.source.paper.design.model}, {fault.kind}, {'; '.join(cells)}", file=sys.stderr)


def _placed(fault: Fault, lists: Iterable[Iterable[object]]) -> bool:
    """Say whether a figure with the fault is among those that some explanation changes; of two faults, whether both are."""
    changed = {key_of(change.quantity) for explanations in lists for one in explanations for change in one.changes}  # type: ignore[attr-defined]
    return fault.keys <= changed if fault.kind == DOUBLE else bool(fault.keys & changed)


def left(paper: Paper, name: str, cell: Cell) -> list[Fraction]:
    """By trying every value that what is printed leaves to an empty cell."""
    factor = _factor(paper, cell.key)
    values = [value * factor for value in paper.design.scale] if paper.design.stepped and factor else []
    return [value for value in values if possible(paper.put(name, replace(cell, state="", value=value, places=fewest_places(value), exact=True)))]


def _factor(paper: Paper, key: Key) -> Fraction | None:
    """What a score is multiplied by to make a cell; None where the weight is not printed."""
    if key.kind == "score":
        return Fraction(1) if not key.scorer or paper.design.scorers else None
    weights = paper.where(Key("weight", criterion=key.criterion))
    return paper.cell(weights[0]).value / paper.design.weighted_over if weights else None
