"""Which formulas take which areas: each area once, however many formulas take it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from audit.workbook.book import At
from audit.workbook.formula import Area
from audit.workbook.limits import MAX_TRIED


@dataclass
class Takers:
    """The areas that formulas add up on one sheet, each with the names of the cells that do."""

    by_area: dict[Area, list[str]] = field(default_factory=dict)
    left: int = MAX_TRIED

    def add(self, area: Area, name: str) -> None:
        """Note that a cell takes an area; which parts of it are fixed makes no difference."""
        plain = Area(area.sheet, area.top, area.left, area.bottom, area.right)
        self.by_area.setdefault(plain, []).append(name)

    @cached_property
    def _areas(self) -> Mapping[Area, tuple[str, ...]]:
        return {area: tuple(dict.fromkeys(names)) for area, names in self.by_area.items()}

    @property
    def spent(self) -> bool:
        """Whether so much was asked that no more is answered."""
        return self.left < 0

    def of(self, at: At) -> tuple[str, ...]:
        """Name the cells that take a cell; none once too much was asked, which ``spent`` then says."""
        self.left -= len(self._areas)
        return () if self.spent else tuple(dict.fromkeys(self._names(at)))

    def _names(self, at: At) -> Iterator[str]:
        return (name for area, names in self._areas.items() if area.holds(at) for name in names)
