"""In which direction the criteria of a table run, where figures alone do not tell: what its labels say."""

from typing import TYPE_CHECKING

from audit.importing.draft import Axis
from audit.importing.layout import Layout
from audit.importing.words import option_like

if TYPE_CHECKING:
    from audit.importing.reading.lines import Reading

__all__ = ["as_labelled", "tells_options"]


def as_labelled(found: list["Reading"], first: Axis, *, told: bool) -> list["Reading"]:
    """Where figures add up both down and across, let the labels say which way the criteria run."""
    if not told or found[0].axis == first:
        return found
    other = next((one for one in found if one.axis == first and one.fits), None)
    if (
        other is None
        or other.fits[0].misses
        or other.fits[0].tried < len(other.sheet.options)
        or other.fits[0].way.price > found[0].fits[0].way.price
    ):
        return found
    return [other, *(one for one in found if one is not other)]


def tells_options(layout: Layout) -> bool:
    """Say whether several names, in rows or in columns, are like those of options."""
    rows = [row[layout.label].text for row in layout.body] if layout.label >= 0 else []
    return any(sum(map(option_like, names)) > 1 for names in (rows, [column.text for column in layout.of("entity")]))
