"""What a generated appraisal compares, and how its figures follow: plain data, read by the generator and the oracle."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final, NamedTuple

ONE: Final = Fraction(1)


class Key(NamedTuple):
    """One quantity, with empty words where it belongs to none."""

    kind: str
    option: str = ""
    criterion: str = ""
    group: str = ""
    scorer: str = ""


class Formula(NamedTuple):
    """How a total or subtotal follows from its parts."""

    name: str
    of_groups: bool = False
    over: Fraction = ONE


@dataclass(frozen=True)
class Design:
    """The structure of one appraisal. ``scale`` lists the scores allowed, or only its ends where ``stepped`` is false.

    ``sub_base`` is what the sub-weights of a group add to, None without sub-weights. ``rounding`` is as declared: a
    mode by kind with ``other`` for the rest, or empty. ``percent_said`` and ``ties_said`` tell whether the file
    declares them.
    """

    model: str
    options: tuple[str, ...]
    criteria: tuple[str, ...]
    scale: tuple[Fraction, ...]
    total: Formula
    subtotal: Formula
    groups: Mapping[str, str] = field(default_factory=dict)
    stepped: bool = True
    named: bool = False
    weighted_over: Fraction = ONE
    sub_base: Fraction | None = None
    weight_sum: Fraction | None = None
    weights_rounded: bool = False
    scores_rounded: bool = False
    scorers: Mapping[str, int] = field(default_factory=dict)
    aggregate: str = ""
    percent_of: str = "maximum"
    percent_said: bool = True
    base: int = 100
    ties: str = "standard"
    ties_said: bool = True
    direction: str = "higher"
    rounding: Mapping[str, str] = field(default_factory=dict)

    @property
    def weighted(self) -> bool:
        """Whether single criteria have final weights that make the total."""
        return self.total.name in {"weighted-sum", "weighted-mean"} and not self.total.of_groups

    @property
    def group_names(self) -> tuple[str, ...]:
        """The groups in order."""
        return tuple(dict.fromkeys(self.groups[one] for one in self.criteria if one in self.groups))

    @property
    def judges(self) -> tuple[str, ...]:
        """Who gives the scores: the scorers, or the one nameless scorer."""
        return tuple(self.scorers) or ("",)

    def members(self, group: str) -> tuple[str, ...]:
        """The criteria of a group, or all."""
        return tuple(one for one in self.criteria if not group or self.groups.get(one) == group)

    def mode(self, kind: str) -> str:
        """How figures of a kind are rounded."""
        return self.rounding.get(kind, self.rounding.get("other", "nearest"))


@dataclass(frozen=True)
class Weights:
    """Final weights and sub-weights of criteria, and weights of groups."""

    final: Mapping[str, Fraction] = field(default_factory=dict)
    sub: Mapping[str, Fraction] = field(default_factory=dict)
    group: Mapping[str, Fraction] = field(default_factory=dict)
