"""The colours of a report, for light and dark screens and for paper, and how far two of them contrast.

Contrast is that of WCAG 2.2 (relative luminance, success criteria 1.4.3 and 1.4.11). A test holds every pair that is used
to it. Nothing is said by colour alone.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

__all__ = ["DARK", "EDGES", "LIGHT", "PAIRS", "contrast"]

LIGHT: Final[Mapping[str, str]] = {
    "paper": "#ffffff", "ink": "#16191d", "quiet": "#3d454e", "line": "#767f8a", "pale": "#f1f4f7", "link": "#0b4a8f", "mark": "#8f1d14",
    "bar": "#3f6ea3", "range": "#8db4dd", "point": "#16191d",
    "heat-0": "#f7fafd", "heat-1": "#e1ecf7", "heat-2": "#c6dbf0", "heat-3": "#a4c6e6", "heat-4": "#7fafdb",
}  # fmt: skip
"""Paper and light screens."""

DARK: Final[Mapping[str, str]] = {
    "paper": "#14181d", "ink": "#eef1f4", "quiet": "#b3bcc6", "line": "#7d8894", "pale": "#1e242b", "link": "#9cc7f5", "mark": "#ffb4a8",
    "bar": "#6f9fd3", "range": "#3f6288", "point": "#eef1f4",
    "heat-0": "#18202a", "heat-1": "#1d3046", "heat-2": "#23405f", "heat-3": "#2a5078", "heat-4": "#326090",
}  # fmt: skip
"""Screens of people who prefer dark ones."""

PAIRS: Final[tuple[tuple[str, str], ...]] = (
    *((ink, paper) for ink in ("ink", "quiet", "link", "mark") for paper in ("paper", "pale")),
    *(("ink", f"heat-{step}") for step in range(5)),
)
"""Which text is set on which ground: at least 4.5 to 1."""

EDGES: Final[tuple[tuple[str, str], ...]] = (("line", "paper"), ("bar", "paper"), ("point", "paper"), ("point", "range"))
"""Which shapes are drawn on which ground: at least 3 to 1."""

_STEPS: Final = 255
_PRECISION: Final = 10**6


def contrast(one: str, other: str) -> Fraction:
    """The contrast of two colours, from 1 to 21, as WCAG 2.2 defines it; luminance to six places."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + Fraction(1, 20)) / (darker + Fraction(1, 20))


def _luminance(colour: str) -> Fraction:
    red, green, blue = (_linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return Fraction(2126, 10_000) * red + Fraction(7152, 10_000) * green + Fraction(722, 10_000) * blue


def _linear(value: int) -> Fraction:
    """The light of one channel: the sRGB curve, which has no exact value, to six places."""
    share = Fraction(value, _STEPS)
    if share <= Fraction(4045, 100_000):
        return share / Fraction(1292, 100)
    return Fraction(round(((share + Fraction(55, 1000)) / Fraction(1055, 1000)) ** Fraction(12, 5) * _PRECISION), _PRECISION)
