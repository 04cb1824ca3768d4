"""The record of what one rule gave on one subject."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from audit.derive.check import Operand
from audit.exact.show import show, show_values
from audit.exact.values import Values
from audit.log.canonical import Record
from audit.log.discretion import Discretion
from audit.log.files import shown_path
from audit.model.figure import Figure
from audit.model.place import Place
from audit.model.quantity import Quantity
from audit.rules.outcome import Outcome, Subject

_NO_QUANTITY: Final = Quantity("")


class OutcomeRecords:
    """Records for the outcomes on one appraisal. What is empty is left out."""

    def __init__(self, path: str, discretion: Discretion) -> None:
        """Take the appraisal's path as given, and what may be shown of it."""
        self._path = path
        self._discretion = discretion
        self._quantities: dict[Quantity, Record] = {}
        self._sources: dict[Place, Record] = {}

    def record(self, outcome: Outcome) -> Record:
        """Give the record of an outcome."""
        hides, check = self._discretion.hides(outcome), outcome.check
        return _filled({
            "rule": outcome.rule.id, "outcome": outcome.status, "severity": outcome.rule.severity,
            "severity_from": outcome.rule.severity_from,
            "subject": _subject(outcome.subject), "place": self._place(outcome), "source": self._source(outcome.place),
            "published": self._discretion.figure_text(outcome, outcome.published),
            "computed": self._discretion.figure_text(outcome, outcome.computed),
            "operands": [] if hides else self._operands(outcome), "from": [] if hides else self._below(outcome),
            "rounding": check.rounding if check is not None else "",
            "would_fit": list(check.fits) if check is not None and not hides else [],
            "reason": self._discretion.reason(outcome),
        })  # fmt: skip

    def _place(self, outcome: Outcome) -> Record:
        """Give the place in the appraisal, or in the rule's own file where the rule broke."""
        path = shown_path(outcome.rule.path) if outcome.status == "error" and outcome.rule.path else self._path
        where = outcome.where
        return {"path": path, "line": where.line, "column": where.column, "pointer": where.pointer} if where.line else {"path": path}

    def _operands(self, outcome: Outcome) -> list[Record]:
        return self._printings(outcome.figures) if outcome.check is None else list(map(self._operand, outcome.check.operands))

    def _operand(self, operand: Operand) -> Record:
        times = show(operand.times) if operand.times != 1 else "1"
        record = {"quantity": self._quantity(operand.quantity), "times": times, "printed": _texts(operand.figures)}
        return record if any(figure.printed for figure in operand.figures) else {**record, "values": _values(operand.values)}

    def _below(self, outcome: Outcome) -> list[Record]:
        """Give the figures that operands without a figure of their own were worked out from, and other printings of the result."""
        check = outcome.check
        if check is None or (check.operands and all(any(figure.printed for figure in operand.figures) for operand in check.operands)):
            return []
        direct = {figure.id for operand in check.operands for figure in operand.figures}
        return self._printings([figure for figure in check.figures if figure.id not in direct and figure is not check.figure])

    def _printings(self, figures: Sequence[Figure]) -> list[Record]:
        return [{"quantity": self._quantity(quantity), "printed": _texts(found)} for quantity, found in _by_quantity(figures).items()]

    def _source(self, place: Place) -> Record:
        found = self._sources.get(place)
        if found is None:
            found = self._sources[place] = _filled({"id": place.source, "locator": place.locator()})
        return found

    def _quantity(self, quantity: Quantity) -> Record:
        found = self._quantities.get(quantity)
        if found is None:
            found = self._quantities[quantity] = _filled(quantity._asdict())
        return found


def _subject(subject: Subject) -> Record:
    record: Record = {"kind": subject.kind}
    kind, _, _, _, scorer, item = subject.quantity or _NO_QUANTITY
    for name, value in (
        ("option", subject.option), ("criterion", subject.criterion), ("group", subject.group), ("quantity", kind),
        ("scorer", scorer), ("item", item), ("figure", subject.figure),
    ):  # fmt: skip
        if value:
            record[name] = value
    if subject.ids:
        record["ids"] = list(subject.ids)
    return record


def _by_quantity(figures: Sequence[Figure]) -> dict[Quantity, list[Figure]]:
    found: dict[Quantity, list[Figure]] = {}
    for figure in figures:
        found.setdefault(figure.quantity, []).append(figure)
    return found


def _texts(figures: Sequence[Figure]) -> list[str]:
    return [figure.text if figure.printed else f"({figure.state})" for figure in figures]


def _values(values: Values) -> str:
    """Say which values a quantity without a figure can have."""
    whole = all(value.denominator == 1 for value in values.points)
    return show(values.only) if values.only is not None else show_values(values, Fraction(1) if whole else Fraction(1, 100))


def _filled(fields: Record) -> Record:
    return {key: value for key, value in fields.items() if value}
