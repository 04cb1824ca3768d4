"""Which formula gives the totals that are printed: every one that papers use is tried, and the one that fits most is taken."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from audit.importing.entry import Entry
from audit.importing.facts import Cell, Facts, step

_OVERS: Final = (Fraction(1), Fraction(100), Fraction(10), Fraction(5), Fraction(1000))


@dataclass(frozen=True, slots=True)
class Fit:
    """A formula, what it is applied to, and how many of the printed totals it gives.

    ``of`` is ``score``, ``weighted-score`` or ``groups``; ``over`` divides a weighted sum.
    """

    total: str
    of: str
    over: Fraction = Fraction(1)
    fits: int = 0
    tried: int = 0


def fits_of(cells: Mapping[Cell, Entry], facts: Facts, *, weighted: bool | None) -> list[Fit]:
    """Try every formula on cells; ``weighted`` says what they are, None where that is to be found out. The best comes first.

    Options of which a cell has no figure count only where no option is complete.
    """
    rows = {option: _row(cells, option) for option in {option for option, _ in cells}}
    rows = {option: row for option, row in rows.items() if option in facts.totals and row}
    whole = {option: row for option, row in rows.items() if all(entry.value is not None for entry in row.values())}
    found = [_tried(fit, whole or {}, facts) for fit in _candidates(facts, weighted)]
    return sorted(found, key=lambda fit: -fit.fits)


def _row(cells: Mapping[Cell, Entry], option: str) -> dict[str, Entry]:
    return {criterion: entry for (one, criterion), entry in cells.items() if one == option and (entry.value is not None or entry.written == "blank")}


def _candidates(facts: Facts, weighted: bool | None) -> Iterator[Fit]:
    total_weight = sum((entry.value for entry in facts.weights.values() if entry.value is not None), Fraction(0))
    if weighted is not True and facts.weights:
        for over in dict.fromkeys((*_OVERS[:3], total_weight)):
            if over:
                yield Fit("weighted-mean" if over == total_weight and over not in _OVERS else "weighted-sum", "score", over)
    if weighted is not False and facts.weights:
        yield Fit("weighted-sum", "weighted-score")
    if weighted is not True:
        yield Fit("sum", "score")
        yield Fit("mean", "score")


def _tried(fit: Fit, rows: Mapping[str, Mapping[str, Entry]], facts: Facts) -> Fit:
    good = sum(
        near(computed(fit, row, facts), facts.totals[option], row.values(), rounded=fit.of == "weighted-score") for option, row in rows.items()
    )
    return Fit(fit.total, fit.of, fit.over, good, len(rows))


def computed(fit: Fit, row: Mapping[str, Entry], facts: Facts) -> Fraction | None:
    """Work out the total of a row of cells by a formula; None where a weight is missing."""
    if fit.of == "weighted-score" or fit.total == "sum":
        return sum((entry.value or Fraction(0) for entry in row.values()), Fraction(0))
    if fit.total == "mean":
        return sum((entry.value or Fraction(0) for entry in row.values()), Fraction(0)) / len(row)
    total = Fraction(0)
    for criterion, entry in row.items():
        weight = facts.weights.get(criterion)
        if weight is None or weight.value is None:
            return None
        total += weight.value * (entry.value or 0)
    return total / fit.over


def near(found: Fraction | None, printed: Entry, terms: Iterable[Entry] = (), *, rounded: bool = False) -> bool:
    """Say whether a result prints as the figure, allowing for the rounding of its terms where they were rounded."""
    if found is None or printed.value is None:
        return False
    room = step(printed) / 2
    if rounded:
        room += sum((step(term) / 2 for term in terms if step(term) < 1), Fraction(0))
    return abs(found - printed.value) <= room


def over_of(facts: Facts) -> Fraction | None:
    """Find what score times weight is divided by to give the weighted scores, where both are printed."""
    counted: dict[Fraction, int] = {}
    shared = [cell for cell in facts.raw if cell in facts.weighted and cell[1] in facts.weights]
    for cell in shared:
        score, printed, weight = facts.raw[cell].value, facts.weighted[cell], facts.weights[cell[1]].value
        if score is None or weight is None or printed.value is None:
            continue
        for over in _OVERS:
            if near(score * weight / over, printed) and score * weight:
                counted[over] = counted.get(over, 0) + 1
    best = max(counted, key=lambda over: (counted[over], -over), default=None)
    return best if best is not None and counted[best] * 2 > len([cell for cell in shared if facts.raw[cell].value]) else None
