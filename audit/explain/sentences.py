"""Which failed claims are one finding: those of one sentence, and those that one cell or one disputed figure lets fail."""

from collections.abc import Iterator, Sequence
from typing import Final

from audit.explain.cause import touched
from audit.model.appraisal import Appraisal
from audit.model.quantity import Quantity
from audit.rules.outcome import Outcome

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
    order = {id(group[0]): place for place, group in enumerate(groups)}
    return sorted(found.groups(), key=lambda one: order[id(one[0])])


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
        """Give the numbers of the groups that a claim goes with."""
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
        """Give the groups, each with the outcomes in the order in which they came."""
        found: dict[int, list[Outcome]] = {}
        for number, group in enumerate(self.held):
            found.setdefault(self._root(number), []).extend(group)
        return [tuple(outcomes) for outcomes in found.values()]
