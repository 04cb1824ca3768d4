"""Scores that a paper may be expected to give alike: for the same reason word for word, or because one is taken from the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from audit.appraisal.model.quantity import Quantity
from audit.explanation.after import After
from audit.relations.derive.printing import like
from audit.rules.checks.base import Facts
from audit.rules.checks.reasons import awarded, says_something, title_of_criterion
from audit.rules.words import title_of_option

if TYPE_CHECKING:
    from audit.appraisal.model.reasons import Reason

__all__ = ["SoftEquality", "by_inheritance", "by_reasons"]

_REASON: Final = "on {}, {} and {} have the same reason"
_TAKEN: Final = "on {}, the score of {} is taken from {}"
_REPEATED: Final = "on {}, the reason for {} refers to that for {}"


@dataclass(frozen=True, slots=True)
class SoftEquality:
    """Two scores that are expected to be the same, and in words why."""

    one: Quantity
    other: Quantity
    words: str

    @property
    def needs(self) -> frozenset[Quantity]:
        """The quantities that it depends on."""
        return frozenset({self.one, self.other})

    def holds(self, then: After) -> bool | None:
        """Say whether both can be the same; None where one was read doubtfully."""
        if then.doubtful(self.one) or then.doubtful(self.other):
            return None
        return not then.valuation(self.one).meet(then.valuation(self.other)).empty

    def told(self, then: After) -> str:
        """Say why they are expected to be the same, and what both are then."""
        value = then.valuation(self.one).meet(then.valuation(self.other)).only
        if value is None:
            return f"{self.words}, and both can then have the same score"
        return f"{self.words}, and both then have {like(then.facts.derivation.figures[self.one][0], value)}"


def by_reasons(facts: Facts, touched: frozenset[Quantity]) -> Iterator[SoftEquality]:
    """The scores for which the same reason stands word for word, of which one at least is touched."""
    groups: dict[tuple[str, str, str | None], list[Reason]] = {}
    for one in facts.reasons:
        if one.text.digest and says_something(one):
            groups.setdefault((one.criterion, one.text.digest, one.text.repeats), []).append(one)
    for group in groups.values():
        found = (_score(facts, one.option, one.criterion) for one in group)
        yield from _pairs(facts, [quantity for quantity in found if quantity is not None], touched)


def _pairs(facts: Facts, group: Sequence[Quantity], touched: frozenset[Quantity]) -> Iterator[SoftEquality]:
    """Every pair once."""
    for place, quantity in enumerate(group):
        if quantity not in touched:
            continue
        for number, other in enumerate(group):
            if number != place and other.kind == quantity.kind and (number > place or other not in touched):
                yield _alike(facts, quantity, other, _REASON)


def by_inheritance(facts: Facts, touched: frozenset[Quantity]) -> Iterator[SoftEquality]:
    """The scores that are taken from another option's, by the cell or by the reason, of which one at least is touched."""
    found = {(one, other): words for one, other, words in (*_repeated(facts), *_recorded(facts)) if not touched.isdisjoint({one, other})}
    yield from (_alike(facts, one, other, words) for (one, other), words in found.items())


def _recorded(facts: Facts) -> Iterator[tuple[Quantity, Quantity, str]]:
    """What cells say themselves. An empty one follows from its source, so that this is not soft."""
    for check in facts.by_role.get("inherited", ()):
        relation = check.relation
        source = relation.terms[0].quantity
        if relation.nature == "norm" and not _withheld(facts, relation.result) and not _withheld(facts, source):
            yield relation.result, source, _TAKEN


def _repeated(facts: Facts) -> Iterator[tuple[Quantity, Quantity, str]]:
    """The reasons that say they repeat another option's and add no point to it."""
    for one in facts.reasons:
        source = one.text.repeats
        if source is None or source == one.option or any(point.sign in {"+", "-"} for point in one.text.points):
            continue
        own, other = _score(facts, one.option, one.criterion), _score(facts, source, one.criterion)
        if own is not None and other is not None and own.kind == other.kind:
            yield own, other, _REPEATED


def _score(facts: Facts, option: str, criterion: str) -> Quantity | None:
    """The printed score of a cell, unless a withheld figure takes part in it."""
    found = awarded(facts, option, criterion)
    return found[0].quantity if found is not None and not _withheld(facts, found[0].quantity) else None


def _withheld(facts: Facts, quantity: Quantity) -> bool:
    return facts.valuation.withheld(quantity)


def _alike(facts: Facts, one: Quantity, other: Quantity, words: str) -> SoftEquality:
    names = (title_of_criterion(facts, one.criterion or ""), *(title_of_option(facts.appraisal, own.option) for own in (one, other)))
    return SoftEquality(one, other, words.format(*names))
