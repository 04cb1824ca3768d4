"""The colour behind a cell: its own, or what a rule of conditional formatting gives it."""

from typing import Any, Final

from audit.papers.office.theme import shown, tinted

_INDEXED_SYSTEM: Final = 64


def own_fill(cell: Any, theme: dict[str, str], indexed: tuple[str, ...]) -> str | None:
    """Give the fill of a cell as ``#rrggbb``; None where there is none or it is white."""
    return None if not cell.has_style else shown(pattern_colour(cell.fill, theme, indexed))


def pattern_colour(fill: Any, theme: dict[str, str], indexed: tuple[str, ...], *, differential: bool = False) -> str:
    """Give the colour of a fill as six digits, empty for none. In a differential style the colour stands in the background."""
    kind = getattr(fill, "fill_type", None)
    if kind in ("linear", "path"):
        stops = list(getattr(fill, "stop", ()))
        return colour_of(stops[0].color, theme, indexed) if stops else ""
    if differential:
        return colour_of(fill.bgColor, theme, indexed) or (colour_of(fill.fgColor, theme, indexed) if kind == "solid" else "")
    return colour_of(fill.fgColor, theme, indexed) if kind == "solid" else ""


def colour_of(colour: Any, theme: dict[str, str], indexed: tuple[str, ...]) -> str:
    """Give a colour as six digits whichever way the workbook names it; empty where it names none."""
    if colour is None:
        return ""
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        return "" if colour.rgb == "00000000" else str(colour.rgb)[-6:].lower()
    if colour.type == "theme":
        base = theme.get(str(colour.theme), "")
        return tinted(base, max(-1.0, min(1.0, float(colour.tint or 0)))) if base else ""
    if colour.type == "indexed" and 0 <= colour.indexed < min(_INDEXED_SYSTEM, len(indexed)):
        return str(indexed[colour.indexed])[-6:].lower()
    return ""
