"""The record of what one rule gave on one subject."""

from collections.abc import Sequence

from audit.exact.show import show
from audit.log.canonical import Record
from audit.log.discretion import Discretion
from audit.log.files import shown_path
from audit.model.figure import Figure
from audit.model.place import Place
from audit.model.quantity import Quantity
from audit.rules.outcome import Outcome, Subject


class OutcomeRecords:
    """Records for the outcomes on one appraisal. What is empty is left out."""

    def __init__(self, path: str, discretion: Discretion) -> None:
        """Take the appraisal's path as given, and what may be shown of it."""
        self._path = path
        self._discretion = discretion
        self._quantities: dict[Quantity, Record] = {}

    def record(self, outcome: Outcome) -> Record:
        """Give the record of an outcome."""
        hides, check = self._discretion.hides(outcome), outcome.check
        return _filled({
            "rule": outcome.rule.id, "outcome": outcome.status, "severity": outcome.rule.severity,
            "subject": self._subject(outcome.subject), "place": self._place(outcome), "source": _source(outcome.place),
            "published": self._discretion.figure_text(outcome, outcome.published),
            "computed": self._discretion.figure_text(outcome, outcome.computed),
            "operands": [] if hides else self._operands(outcome),
            "rounding": check.rounding if check is not None else "",
            "would_fit": list(check.fits) if check is not None and not hides else [],
            "reason": self._discretion.reason(outcome),
        })  # fmt: skip

    def _subject(self, subject: Subject) -> Record:
        quantity = subject.quantity
        return _filled({
            "kind": subject.kind, "option": subject.option, "criterion": subject.criterion, "group": subject.group,
            "quantity": quantity.kind if quantity is not None else None, "scorer": quantity.scorer if quantity is not None else None,
            "item": quantity.item if quantity is not None else None, "figure": subject.figure, "ids": list(subject.ids),
        })  # fmt: skip

    def _place(self, outcome: Outcome) -> Record:
        """Give the place in the appraisal, or in the rule's own file where the rule broke."""
        path = shown_path(outcome.rule.path) if outcome.status == "error" and outcome.rule.path else self._path
        where = outcome.where
        return _filled({"path": path, "line": where.line, "column": where.column, "pointer": where.pointer})

    def _operands(self, outcome: Outcome) -> list[Record]:
        if outcome.check is None:
            return [{"quantity": self._quantity(quantity), "printed": _texts(figures)} for quantity, figures in _by_quantity(outcome.figures).items()]
        return [
            {"quantity": self._quantity(one.quantity), "times": show(one.times) if one.times != 1 else "1", "printed": _texts(one.figures)}
            for one in outcome.check.operands
        ]

    def _quantity(self, quantity: Quantity) -> Record:
        found = self._quantities.get(quantity)
        if found is None:
            found = self._quantities[quantity] = _filled(quantity._asdict())
        return found


def _source(place: Place) -> Record:
    return _filled({"id": place.source, "locator": place.locator()})


def _by_quantity(figures: Sequence[Figure]) -> dict[Quantity, list[Figure]]:
    found: dict[Quantity, list[Figure]] = {}
    for figure in figures:
        found.setdefault(figure.quantity, []).append(figure)
    return found


def _texts(figures: Sequence[Figure]) -> list[str]:
    return [figure.text if figure.printed else f"({figure.state})" for figure in figures]


def _filled(fields: Record) -> Record:
    return {key: value for key, value in fields.items() if value}
