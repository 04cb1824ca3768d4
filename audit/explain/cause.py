"""Grouping failed outcomes by cause.

Failed relations that share a figure belong together; their cause is the smallest set of quantities that touches all of
them. Several printings of one quantity are one slip.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Final

from audit.model.quantity import Quantity, key
from audit.rules.outcome import Outcome

_MOST_CAUSES: Final = 3
_MOST_CHOICES: Final = 20_000


def touched(outcome: Outcome) -> frozenset[Quantity]:
    """Give the printed quantities that take part in an outcome."""
    return frozenset(figure.quantity for figure in outcome.figures if figure.printed and not figure.id.startswith("method."))


Blamed = Callable[[Outcome], frozenset[Quantity]]


def grouped(outcomes: Sequence[Outcome], blamed: Blamed = touched) -> list[tuple[Outcome, ...]]:
    """Put failed outcomes together by cause, in the order in which they came.

    ``blamed`` gives the quantities that could be the cause of an outcome, of which one is chosen for many.
    """
    identities = [one for one in outcomes if one.check is not None and one.check.relation.nature == "identity"]
    apart = [(one,) for one in outcomes if one not in identities]
    groups = [group for component in _components(identities) for group in _by_cause(component, blamed)]
    return sorted([*groups, *apart], key=lambda group: outcomes.index(group[0]))


def _components(outcomes: Sequence[Outcome]) -> list[list[Outcome]]:
    components: list[tuple[set[Quantity], list[Outcome]]] = []
    for outcome in outcomes:
        quantities = set(touched(outcome))
        members = [outcome]
        for one in [one for one in components if one[0] & quantities]:
            components.remove(one)
            quantities |= one[0]
            members = [*one[1], *members]
        components.append((quantities, members))
    return [members for _, members in components]


def _by_cause(component: list[Outcome], blamed: Blamed) -> list[tuple[Outcome, ...]]:
    if len(component) == 1:
        return [tuple(component)]
    sets = [blamed(outcome) for outcome in component]
    causes = hitting_set(sets)
    groups: dict[Quantity | None, list[Outcome]] = {}
    for outcome, own in zip(component, sets, strict=True):
        cause = next((one for one in causes if one in own), None)
        groups.setdefault(cause, []).append(outcome)
    return [tuple(group) for group in groups.values()]


def hitting_set(sets: Sequence[frozenset[Quantity]]) -> tuple[Quantity, ...]:
    """Give a smallest set of quantities of which each of the sets holds one; beyond three, a greedy one."""
    wanted = [one for one in sets if one]
    counts = _counts(wanted)
    ordered = sorted(counts, key=lambda quantity: (-counts[quantity], key(quantity)))
    tried = 0
    for size in range(1, _MOST_CAUSES + 1):
        for chosen in combinations(ordered, size):
            tried += 1
            if tried > _MOST_CHOICES:
                return _greedy(wanted)
            if all(not one.isdisjoint(chosen) for one in wanted):
                return chosen
    return _greedy(wanted)


def _counts(sets: Iterable[frozenset[Quantity]]) -> dict[Quantity, int]:
    counts: dict[Quantity, int] = {}
    for one in sets:
        for quantity in one:
            counts[quantity] = counts.get(quantity, 0) + 1
    return counts


def _greedy(sets: Sequence[frozenset[Quantity]]) -> tuple[Quantity, ...]:
    left, chosen = list(sets), []
    while left:
        counts = _counts(left)
        best = min(counts, key=lambda quantity: (-counts[quantity], key(quantity)))
        chosen.append(best)
        left = [one for one in left if best not in one]
    return tuple(chosen)
