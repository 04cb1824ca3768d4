"""Two versions of one appraisal, with what in them is the same thing, and what of either may not be shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.quantity import Quantity
from audit.comparison.names import NameMatches, match_names
from audit.examine import Examination

__all__ = ["Versions", "versions_of"]

_OPEN: Final = frozenset({"score", "weight", "count"})
"""Kinds that follow from no other figure; all others of an option may give a withheld one away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """The old and the new version, and the pairs of what is one thing in both, by kind."""

    old: Examination
    new: Examination
    before: Appraisal
    after: Appraisal
    options: NameMatches
    criteria: NameMatches
    groups: NameMatches
    levels: NameMatches
    sealed: frozenset[Quantity]

    def in_new(self, quantity: Quantity) -> Quantity:
        """The same quantity by the ids of the new version; what is gone keeps its own ids, marked as old."""
        return quantity._replace(
            option=_id(self.options, quantity.option), criterion=_id(self.criteria, quantity.criterion), group=_id(self.groups, quantity.group)
        )

    def hides(self, quantity: Quantity) -> bool:
        """Whether either version hides a quantity, named by the ids of the new one, or it could give a hidden one away."""
        if quantity in self.sealed:
            return True
        if quantity.kind in _OPEN:
            return False
        return any(quantity.option is None or one.option in {None, quantity.option} for one in self.sealed)

    @property
    def closed(self) -> bool:
        """Whether figures are hidden in either version, so that no sentence is shown with its figures."""
        return bool(self.sealed)


def versions_of(old: Examination, new: Examination) -> Versions:
    """Match what two examinations hold. Both need an appraisal."""
    before, after = old.appraisal, new.appraisal
    assert before is not None
    assert after is not None
    options = match_names(_titles(before.options), _titles(after.options))
    criteria = match_names(_titles(before.criteria), _titles(after.criteria))
    groups = match_names(_titles(before.groups), _titles(after.groups))
    levels = match_names({i: one.label for i, one in before.levels.items()}, {i: one.label for i, one in after.levels.items()})
    pair = Versions(
        old=old, new=new, before=before, after=after, options=options, criteria=criteria, groups=groups, levels=levels, sealed=frozenset(),
    )  # fmt: skip
    sealed = {pair.in_new(one) for one in _hidden(old, before)} | _hidden(new, after)
    return Versions(
        old=old, new=new, before=before, after=after, options=options, criteria=criteria, groups=groups, levels=levels, sealed=frozenset(sealed),
    )  # fmt: skip


def _hidden(examination: Examination, appraisal: Appraisal) -> set[Quantity]:
    return set(examination.hidden) | {one.quantity for one in appraisal.figures if one.withheld}


def _titles(held: Mapping[str, object]) -> dict[str, str]:
    return {one: getattr(each, "title") for one, each in held.items()}  # noqa: B009  # all kinds have a title


def _id(matches: NameMatches, old: str | None) -> str | None:
    if old is None:
        return None
    return matches.pairs.get(old, f"{_GONE}{old}")


_GONE: Final = "\0"
"""Before an id that is only in the old version, so that it is never taken for one of the new version."""
