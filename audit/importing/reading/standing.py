"""What is known of how the totals of an appraisal follow, and what may be said where one does not."""

from dataclasses import dataclass
from typing import Final, Literal

from audit.appraisal.model.place import NO_PLACE, Place

Known = Literal["stated", "by-formulas", "inferred", "unknown"]


@dataclass(frozen=True, slots=True)
class Standing:
    """The standing of a method.

    ``known``: ``stated`` in a sentence of the paper (``text`` at ``place``), by the formulas of a workbook, inferred from
    the figures, or unknown. ``fits`` of ``tried`` totals come out; ``way`` says the method in words, ``other`` the nearest
    other reading with what it gives; ``margin`` is how far it lies behind, in bits. ``firm``: a total that does not come
    out is held against the paper; if not, it is asked about.
    """

    known: Known = "unknown"
    firm: bool = False
    fits: int = 0
    tried: int = 0
    way: str = ""
    other: str = ""
    margin: int = 0
    text: str = ""
    place: Place = NO_PLACE

    @property
    def said(self) -> str:
        """Say it in a sentence."""
        counted = f"{self.way}: {self.fits} of {self.tried} totals come out" if self.tried else self.way
        beside = f"; nearest other reading, {self.other}" if self.other else ""
        begun = {"stated": "stated in the paper", "by-formulas": "by the formulas of the workbook", "inferred": "inferred from the figures"}
        if self.known == "unknown":
            return f"how the totals follow was not made out{f'; nearest: {counted}' if self.way else ''}"
        return f"{begun[self.known]}; {counted}{beside}"


NO_STANDING: Final = Standing()
