"""Every way to fill in one option's missing scores, as rows of values."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from math import prod

from audit.exact.values import Values
from audit.robust import limits
from audit.robust.contest import Contest

Row = tuple[Fraction, ...]


def fillings_of(contest: Contest, option: str, *, low: bool) -> tuple[Row, ...] | None:
    """Give the fillings of an option that matter where lower (higher) values are the worse; None if they cannot be listed.

    A row has a value for each part and a last one for what no score is part of. Where no printed total ties the scores to
    each other, the row of all ends is the only one that matters.
    """
    sets = [*(contest.values[option, part.criterion] for part in contest.parts), contest.rest[option]]
    if option not in contest.printed or all(values.only is not None for values in sets):
        row = tuple(end for end in (_end(values, low=low) for values in sets) if end is not None)
        return (row,) if len(row) == len(sets) else None
    if not all(values.finite for values in sets) or prod(len(values.points) for values in sets) > limits.MAX_FILLINGS:
        return None
    return tuple(_worst(list(_legal(contest, option, sets)), low=low)) or None


def _end(values: Values, *, low: bool) -> Fraction | None:
    hull = values.hull()
    return hull.low if low else hull.high


def _legal(contest: Contest, option: str, sets: list[Values]) -> Iterator[Row]:
    weights = [part.weight for part in contest.parts]
    for row in product(*(sorted(values.points) for values in sets)):
        if contest.printed[option].holds(sum((weight * value for weight, value in zip(weights, row[:-1], strict=True)), Fraction(0))):
            yield row


def _worst(rows: list[Row], *, low: bool) -> Iterator[Row]:
    """Leave out every row that another one is at least as far as on every part."""
    for row in rows:
        if not any(other != row and _beyond(other, row, low=low) for other in rows):
            yield row


def _beyond(other: Row, row: Row, *, low: bool) -> bool:
    return all((a <= b) if low else (a >= b) for a, b in zip(other, row, strict=True))
