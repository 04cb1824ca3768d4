"""Grouping failed outcomes by cause.

Failed relations that share a figure belong together; their cause is the smallest set of quantities that touches all of
them. Several printings of one quantity are one slip.

Which failed claims are one finding: those of one sentence, and those that one cell or one disputed figure lets fail.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.quantity import Quantity, key
from audit.rules.outcome import Outcome

__all__ = ["Blamed", "grouped", "hitting_set", "joined", "touched"]

_MOST_CAUSES: Final = 3
_MOST_CHOICES: Final = 20_000


def touched(outcome: Outcome) -> frozenset[Quantity]:
    """The printed quantities that take part in an outcome."""
    return frozenset(figure.quantity for figure in outcome.figures if figure.printed and not figure.id.startswith("method."))


Blamed = Callable[[Outcome], frozenset[Quantity]]


def grouped(outcomes: Sequence[Outcome], blamed: Blamed = touched) -> list[tuple[Outcome, ...]]:
    """Put failed outcomes together by cause, in the order in which they came.

    ``blamed`` gives the quantities that could be the cause of an outcome, of which one is chosen for many.
    """
    identities = [one for one in outcomes if one.check is not None and one.check.relation.nature == "identity"]
    places = {id(one): place for place, one in enumerate(outcomes)}
    related = set(map(id, identities))
    apart = [(one,) for one in outcomes if id(one) not in related]
    groups = [group for component in _components(identities) for group in _by_cause(component, blamed)]
    return sorted([*groups, *apart], key=lambda group: places[id(group[0])])


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
    """A smallest set of quantities of which each of the sets holds one; beyond three, a greedy one."""
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


_Group = tuple[Outcome, ...]
_Cells = frozenset[Quantity]
_MOST_COMPARED: Final = 40


def joined(groups: Sequence[_Group], appraisal: Appraisal) -> list[_Group]:
    """Put the failed outcomes on claims with those that have the same cause, in the order in which the groups came.

    A claim goes with the failed relations whose result it quotes; with claims of the same sentence; and with claims
    that the same rule finds against the same cells, or against some of them.
    """
    if not any(map(_on_claims, groups)):
        return list(groups)
    found = _Joined(appraisal)
    for group in sorted(groups, key=_on_claims):
        found.add(group)
    order = {group[0].key: place for place, group in enumerate(groups)}
    return sorted(found.groups(), key=lambda one: order[one[0].key])


def _on_claims(group: _Group) -> bool:
    return all(outcome.rule.check == "claim" for outcome in group)


class _Joined:
    """Groups as they are put together, each found again by what would join another group to it."""

    def __init__(self, appraisal: Appraisal) -> None:
        self.digests = {claim.id: tuple(one.digest for one in claim.printings if one.digest) for claim in appraisal.claims}
        self.held: list[_Group] = []
        self.into: list[int] = []
        self.results: dict[Quantity, int] = {}
        self.sentences: dict[str, int] = {}
        self.cells: dict[tuple[str, Quantity], dict[_Cells, int]] = {}

    def add(self, group: _Group) -> None:
        """Take a group in; relations come before claims."""
        number = len(self.held)
        self.held.append(group)
        self.into.append(number)
        for outcome in group:
            if outcome.rule.check == "claim":
                for other in self._alike(outcome):
                    self._join(number, other)
                self._keep(outcome, number)
            elif outcome.check is not None and outcome.check.relation.nature == "identity":
                self.results.setdefault(outcome.check.relation.result, number)

    def _alike(self, claim: Outcome) -> Iterator[int]:
        """The numbers of the groups that a claim goes with."""
        cells = touched(claim)
        yield from (self.results[one] for one in sorted(cells, key=str) if one in self.results)
        yield from (self.sentences[one] for one in self._digests(claim) if one in self.sentences)
        for cell in cells:
            others = self.cells.get((claim.rule.id, cell), {})
            yield from (number for other, number in list(others.items())[:_MOST_COMPARED] if cells <= other or other <= cells)

    def _keep(self, claim: Outcome, number: int) -> None:
        for digest in self._digests(claim):
            self.sentences.setdefault(digest, number)
        cells = touched(claim)
        for cell in cells:
            self.cells.setdefault((claim.rule.id, cell), {}).setdefault(cells, number)

    def _digests(self, claim: Outcome) -> Iterator[str]:
        return (digest for name in claim.subject.ids for digest in self.digests.get(name, ()))

    def _join(self, one: int, other: int) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        self.into[second] = first

    def _root(self, number: int) -> int:
        while self.into[number] != number:
            self.into[number] = number = self.into[self.into[number]]
        return number

    def groups(self) -> list[_Group]:
        """The groups, each with the outcomes in the order in which they came."""
        found: dict[int, list[Outcome]] = {}
        for number, group in enumerate(self.held):
            found.setdefault(self._root(number), []).extend(group)
        return [tuple(outcomes) for outcomes in found.values()]
