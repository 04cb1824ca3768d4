"""The house style of rounding: which one way of rounding all derived figures of a document fit, or most of them.

Evidence, never a finding of its own: a figure that departs from the style of all others may have been typed or rounded
by another hand.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from audit.appraisal.exact.rounding import Mode
from audit.appraisal.model.figure import Figure
from audit.relations.derive.check import check
from audit.relations.derive.derivation import Derivation
from audit.relations.derive.valuation import Valuation
from audit.relations.outcome import Check
from audit.relations.registry import type_of
from audit.relations.type import PRINTED_VALUES

__all__ = ["STYLES", "HouseStyle", "house_style"]

STYLES: Final[tuple[Mode, ...]] = ("half-away", "half-even", "half-toward", "truncated", "away", "nearest")


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """How the derived figures of a document are rounded.

    ``figures`` counts the derived figures that can be checked, ``telling`` those that fit some ways of rounding and not
    others; ``fits`` says how many of these fit each way. ``styles`` are the ways that fit most (``nearest``, with ties
    either way, only where no stricter one fits as many); none where nothing tells. ``departs`` are the telling figures
    that do not fit the first of them.
    """

    declared: Mapping[str, Mode]
    figures: int
    telling: int
    fits: Mapping[Mode, int]
    styles: tuple[Mode, ...]
    departs: tuple[Figure, ...]


def house_style(valuation: Valuation, checks: tuple[Check, ...]) -> HouseStyle:
    """Infer the house style from everything that was checked."""
    seen = _Seen(valuation)
    found: dict[Figure, frozenset[Mode]] = {}
    for one in filter(_derived, checks):
        assert one.figure is not None
        found[one.figure] = found.get(one.figure, frozenset(STYLES)) & seen.fitting(one)
    telling = {figure: modes for figure, modes in found.items() if modes and len(modes) < len(STYLES)}
    fits: dict[Mode, int] = {mode: sum(1 for modes in telling.values() if mode in modes) for mode in STYLES}
    styles = _best(fits) if telling else ()
    departs = tuple(figure for figure, modes in telling.items() if styles and styles[0] not in modes)
    return HouseStyle(valuation.derivation.appraisal.method.rounding, len(found), len(telling), fits, styles, departs)


def _derived(one: Check) -> bool:
    """Say whether a check holds a rounded figure against what it follows from, with nothing missing or withheld."""
    figure = one.figure
    rounded = figure is not None and figure.value is not None and figure.unit is not None and not figure.exact and figure.reading != "doubtful"
    open_ = one.outcome not in {"pass", "fail"} or one.withheld or any(operand.missing for operand in one.operands)
    return rounded and type_of(one.relation).computes and one.relation.nature == "identity" and not open_


def _best(fits: Mapping[Mode, int]) -> tuple[Mode, ...]:
    most = max(fits.values())
    strict = tuple(mode for mode in STYLES[:-1] if fits[mode] == most)
    return strict or ("nearest",)


class _Seen:
    """Holds figures against what they follow from, in every way of rounding."""

    def __init__(self, valuation: Valuation) -> None:
        self.valuation = valuation

    @cached_property
    def ways(self) -> Mapping[Mode, Valuation]:
        """The document with all its derived figures rounded in one way, for each way."""
        return {mode: Valuation(self._rounded(mode)) for mode in STYLES}

    def _rounded(self, mode: Mode) -> Derivation:
        derivation = self.valuation.derivation
        method = replace(derivation.appraisal.method, rounding={"other": mode})
        return replace(derivation, appraisal=replace(derivation.appraisal, method=method))

    def fitting(self, one: Check) -> frozenset[Mode]:
        """The ways of rounding that a figure fits."""
        assert one.figure is not None
        assert one.figure.value is not None
        if one.computed.only == one.figure.value * self.valuation.scale(one.figure):
            return frozenset(STYLES)
        return frozenset(self._holding(one))

    def _holding(self, one: Check) -> Iterator[Mode]:
        for mode, valuation in self.ways.items():
            if any(then.figure is one.figure and _holds(then) for then in check(one.relation, valuation, fits=False)):
                yield mode


def _holds(then: Check) -> bool:
    """Say whether a way of rounding gives a figure from true values; what was added from printed ones tells of no way."""
    return then.outcome == "pass" and PRINTED_VALUES not in then.fits
