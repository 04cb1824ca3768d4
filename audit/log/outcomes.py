"""The record of what one rule gave on one subject.

What a log does not show: withheld values and what gives them away, and the text of rationales.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from audit.appraisal.exact.rounding import show, show_values
from audit.appraisal.exact.values import Values
from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.place import Place
from audit.appraisal.model.quantity import Quantity
from audit.appraisal.model.words import prose_of
from audit.log.record import Record, digest, shown_path
from audit.relations.derive.hidden import hidden_quantities
from audit.relations.outcome import Operand
from audit.rules.discretion import NOT_SHOWN, REASON, hides
from audit.rules.outcome import Outcome, Subject

__all__ = ["Discretion", "OutcomeRecords", "digest_of_text"]

_SHORTEST: Final = 16
_LONGEST: Final = 2_000


class Discretion:
    """What may be shown of the outcomes on one appraisal."""

    def __init__(self, appraisal: Appraisal) -> None:
        """Find what is withheld, and the prose that the file holds."""
        self.hidden = hidden_quantities(appraisal)
        texts = {text.strip() for text in prose_of(appraisal)}
        self._texts = sorted((text for text in texts if len(text) >= _SHORTEST), key=lambda text: (-len(text), text))

    def hides(self, outcome: Outcome) -> bool:
        """Say whether a withheld figure takes part in an outcome."""
        return hides(outcome, self.hidden)

    def figure_text(self, outcome: Outcome, text: str) -> str:
        """What an outcome published or computed as it is logged; a digest for rules that look at texts."""
        if not text:
            return ""
        if self.hides(outcome):
            return NOT_SHOWN
        return digest_of_text(text) if outcome.rule.needs != "figures" else self.shown(outcome, text)

    def reason(self, outcome: Outcome) -> str:
        """The reason of an outcome as it is logged."""
        if outcome.status == "waived":
            return str(outcome.reason) if outcome.accepted_by == "baseline" else digest_of_text(str(outcome.reason))
        if self._conceals(outcome):
            return str(REASON)
        return self.shown(outcome, str(outcome.reason))

    def code(self, outcome: Outcome) -> str:
        """The code of the reason as it is logged."""
        return (REASON if outcome.status != "waived" and self._conceals(outcome) else outcome.reason).code

    def _conceals(self, outcome: Outcome) -> bool:
        return bool(outcome.reason) and (self.hides(outcome) or (bool(self.hidden) and outcome.status == "error"))

    def shown(self, outcome: Outcome, text: str) -> str:
        """A text with a digest in the place of any prose of the file. What relations say holds figures only."""
        return text if outcome.check is not None and len(text) <= _LONGEST else self.without_prose(text)

    def without_prose(self, text: str) -> str:
        """A text with a digest in the place of any prose of the file."""
        if len(text) > _LONGEST:
            return digest_of_text(text)
        if len(text) < _SHORTEST:
            return text
        for prose in self._texts:
            if prose in text:
                text = text.replace(prose, digest_of_text(prose))
        return text


def digest_of_text(text: str) -> str:
    """What stands for a text that is not shown."""
    return f"sha256:{digest(text.encode('utf-8', 'surrogatepass'))}"


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
        """The record of an outcome."""
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
            "reason": self._discretion.reason(outcome), "code": self._discretion.code(outcome),
        })  # fmt: skip

    def _place(self, outcome: Outcome) -> Record:
        """The place in the appraisal, or in the rule's own file where the rule broke."""
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
        """The figures that operands without a figure of their own were worked out from, and other printings of the result."""
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
