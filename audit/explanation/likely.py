"""Which explanations are likelier. This puts them in an order and never removes one.

Naming slips of the pen and of the copy: what would turn one figure into another.

A name only says how the two figures look beside each other. It puts an explanation before others and never removes one.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from audit.appraisal.exact.values import Values
from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import Quantity, key
from audit.explanation.finding import Change
from audit.explanation.ground import Ground
from audit.explanation.singles import contradicts
from audit.relations.derive.derivation import Derivation
from audit.relations.derive.printing import like

__all__ = ["change_of", "likelihood", "slip_of"]

_LEAST_DIGITS: Final = 2
_AXES: Final = ("criterion", "option")


def slip_of(figure: Figure, meant: Sequence[Fraction], derivation: Derivation) -> str | None:
    """Name the slip that would turn one of these values into the figure as printed; None where it looks like none."""
    value = figure.value
    if value is None:
        return None
    named = (_named(value, figure.text, one, like(figure, one)) for one in meant if one != value)
    return next((name for name in named if name is not None), None) or _copied(figure, derivation)


def _named(printed: Fraction, text: str, meant: Fraction, like_text: str) -> str | None:
    if printed == -meant:
        return "sign lost" if meant < 0 else "stray sign"
    if printed and _shifted(printed / meant if meant else Fraction(0)):
        return "decimal point or zero misplaced"
    return _by_digits(_digits(text), _digits(like_text)) if (printed < 0) == (meant < 0) else None


def _shifted(ratio: Fraction) -> bool:
    """Say whether one figure is ten, a hundred ... times the other."""
    large = max(ratio, 1 / ratio) if ratio > 0 else Fraction(0)
    return large.denominator == 1 and large > 1 and str(large.numerator).strip("0") == "1"


def _digits(text: str) -> str:
    whole = text.split("/", maxsplit=1)[0]
    return "".join(one for one in whole if one.isdecimal())


def _by_digits(printed: str, meant: str) -> str | None:
    if max(len(printed), len(meant)) < _LEAST_DIGITS:
        return None
    if any(_swapped(meant, place) == printed for place in range(len(meant) - 1)):
        return "digits swapped"
    if any(_without(meant, place) == printed for place in range(len(meant))):
        return "digit dropped"
    for place in range(len(printed)):
        if _without(printed, place) == meant:
            doubled = printed[place] in printed[max(place - 1, 0) : place] + printed[place + 1 : place + 2]
            return "digit doubled" if doubled else "digit added"
    return None


def _swapped(digits: str, place: int) -> str:
    return digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]


def _without(digits: str, place: int) -> str:
    return digits[:place] + digits[place + 1 :]


def _copied(figure: Figure, derivation: Derivation) -> str | None:
    """Say where the figure stands in the next row or column too; of one digit that would say nothing."""
    if len(_digits(figure.text)) < _LEAST_DIGITS or figure.table is None:
        return None
    same = (name for name, other in _neighbours(figure, derivation) if _prints(other, figure, derivation))
    return next(same, None)


def _neighbours(figure: Figure, derivation: Derivation) -> Iterator[tuple[str, Quantity]]:
    quantity, appraisal = figure.quantity, derivation.appraisal
    lists: Mapping[str, list[str]] = {"criterion": [one.id for one in appraisal.scored], "option": list(appraisal.options)}
    table = appraisal.tables[figure.table or ""]
    for axis in _AXES:
        names, own = lists[axis], getattr(quantity, axis)
        word = "row" if any(row.key == own for row in table.rows) else "column"
        place = names.index(own) if own in names else None
        for step in (1, -1):
            if place is not None and 0 <= place + step < len(names):
                yield f"same as the {'next' if step > 0 else 'previous'} {word}", quantity._replace(**{axis: names[place + step]})


def _prints(other: Quantity, figure: Figure, derivation: Derivation) -> bool:
    return any(one.table == figure.table and one.value == figure.value for one in derivation.figures.get(other, ()))


def change_of(ground: Ground, quantity: Quantity, values: Values) -> Change:
    """One change with its printings, those first that contradict it, and the slip it looks like."""
    first = Values(frozenset([min(values.points)])) if values.points else values
    odd = contradicts(ground, quantity, first)
    ordered = sorted(zip(odd, ground.figures(quantity), strict=True), key=lambda one: not one[0])
    figures = tuple(figure for _, figure in ordered)
    meant = sorted(values.points)
    slip = slip_of(figures[0], meant, ground.facts.derivation)
    return Change(quantity, figures, values, _shown(ground, quantity, values, meant), slip)


def _shown(ground: Ground, quantity: Quantity, values: Values, meant: Sequence[Fraction]) -> tuple[str, ...]:
    figure = ground.finest(quantity)
    if values.finite:
        return tuple(_in_words(figure, value, ground.facts.appraisal) or like(figure, value) for value in meant)
    hull = values.hull()
    low, high = (like(figure, end) if end is not None else "" for end in (hull.low, hull.high))
    if low and high:
        return (f"between {low} and {high}",)
    return (f"{low} or more" if low else f"{high} or less" if high else "any figure",)


def _in_words(figure: Figure, value: Fraction, appraisal: Appraisal) -> str:
    """A score as the word for its level where it is printed as a word; empty where no level has it."""
    label = next((level.label for level in appraisal.levels.values() if level.value == value), "") if figure.level is not None else ""
    if not label or (figure.numeral is not None and figure.numeral.value is not None):
        return f"{label} ({like(figure, value)})" if label else ""
    return label.capitalize() if label.isupper() and not figure.text.isupper() else label


def likelihood(changes: Sequence[Change]) -> tuple[object, ...]:
    """What puts explanations in order: doubtful readings first, then slips that have a name, then what is printed once."""
    certain = sum(1 for change in changes if not change.doubtful)
    unnamed = sum(1 for change in changes if change.slip is None)
    alike = sum(len(change.figures) - 1 for change in changes)
    return certain, unnamed, alike, [key(change.quantity) for change in changes]
