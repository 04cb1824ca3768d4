"""Which explanations are likelier. This puts them in an order and never removes one."""

from collections.abc import Sequence
from fractions import Fraction

from audit.derive.printing import like
from audit.exact.values import Values
from audit.explain.finding import Change
from audit.explain.recheck import Ground
from audit.explain.slips import slip_of
from audit.explain.trial import contradicts
from audit.model.quantity import Quantity, key


def change_of(ground: Ground, quantity: Quantity, values: Values) -> Change:
    """Give one change with its printings, those first that contradict it, and the slip it looks like."""
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
        return tuple(like(figure, value) for value in meant)
    hull = values.hull()
    ends = [like(figure, end) for end in (hull.low, hull.high) if end is not None]
    return (f"between {ends[0]} and {ends[-1]}",)


def likelihood(changes: Sequence[Change]) -> tuple[object, ...]:
    """Give what puts explanations in order: doubtful readings first, then slips that have a name, then what is printed once."""
    certain = sum(1 for change in changes if not change.doubtful)
    unnamed = sum(1 for change in changes if change.slip is None)
    alike = sum(len(change.figures) - 1 for change in changes)
    return certain, unnamed, alike, [key(change.quantity) for change in changes]
