"""What the prose of a document can be held against: the names, the levels, and which figures its tables have."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from audit.importing.draft import Draft, Item
from audit.importing.facts import facts_of

__all__ = ["Ground", "Rung", "ground_of"]


@dataclass(frozen=True, slots=True)
class Rung:
    """A named level with its value; the ends and the middle of the scale are told by values."""

    id: str
    label: str
    value: Fraction


@dataclass(frozen=True, slots=True)
class Ground:
    """The options, criteria and groups of a draft, and what its tables print of them.

    ``low`` and ``high`` are the ends of the scale, None where they are not known. ``places`` is how many places behind the
    point the printed totals have; ``weighted`` says that scores may be quoted with or without their weight.
    """

    options: tuple[Item, ...]
    criteria: tuple[Item, ...]
    groups: tuple[Item, ...]
    rungs: tuple[Rung, ...] = ()
    low: Fraction | None = None
    high: Fraction | None = None
    totals: bool = False
    percents: bool = False
    weights: bool = False
    weighted: bool = False
    lower_is_better: bool = False
    places: int = 0

    @property
    def scored(self) -> tuple[Item, ...]:
        """The criteria that are scored."""
        return tuple(one for one in self.criteria if one.kind == "scored")

    def title(self, id_: str) -> str:
        """The title of an option, criterion or group."""
        return next(one.title for one in (*self.options, *self.criteria, *self.groups) if one.id == id_)

    def titles(self, ids: Sequence[str]) -> str:
        """List titles in words."""
        said = [self.title(one) for one in ids]
        return f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else "".join(said)


def ground_of(draft: Draft) -> Ground:
    """What the prose of a draft can be held against."""
    facts = facts_of(draft.tables, draft.criteria, draft.groups)
    rungs = tuple(sorted((Rung(one.id, one.label, Fraction(one.value)) for one in draft.levels if one.value), key=lambda one: one.value))
    low, high = (rungs[0].value, rungs[-1].value) if rungs else _ends(draft)
    printed = [entry.numeral for entry in facts.totals.values() if entry.numeral is not None]
    return Ground(
        draft.options, draft.criteria, draft.groups, rungs, low, high, bool(facts.totals) or draft.method.total != "none",
        bool(facts.percents), bool(facts.weights), bool(facts.weighted), draft.method.direction == "lower",
        max((_places(one.unit) for one in printed if one.unit is not None), default=0),
    )  # fmt: skip


def _places(unit: Fraction) -> int:
    return len(str(unit.denominator)) - 1


def _ends(draft: Draft) -> tuple[Fraction | None, Fraction | None]:
    scale = draft.scale
    if scale is None:
        return None, None
    return (Fraction(scale.low) if scale.low else None), (Fraction(scale.high) if scale.high else None)
