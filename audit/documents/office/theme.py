"""The colours that a document names through its theme."""

import colorsys
from typing import Final

from audit.documents.office.package import Package
from audit.documents.office.xml import attribute, child

__all__ = ["ALIASES", "shown", "theme_colours", "tinted"]

_NAMES: Final = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")
ALIASES: Final = {"background1": "lt1", "text1": "dk1", "background2": "lt2", "text2": "dk2", "light1": "lt1", "dark1": "dk1",
                  "light2": "lt2", "dark2": "dk2", "hyperlink": "hlink", "followedHyperlink": "folHlink", "bg1": "lt1", "tx1": "dk1",
                  "bg2": "lt2", "tx2": "dk2"}  # fmt: skip
"""Other names under which documents call the colours of a theme."""


def theme_colours(package: Package) -> dict[str, str]:
    """The colours of the theme by name and by the number that workbooks use, each as six digits."""
    name = next((one for one in package.names if "/theme/theme" in one), "")
    scheme = child(package.tree(name), "themeElements", "clrScheme") if name else None
    found: dict[str, str] = {}
    for one in _NAMES:
        colour = child(scheme, one)
        inner = colour[0] if colour is not None and len(colour) else None
        value = attribute(inner, "lastClr") or attribute(inner, "val")
        if _is_colour(value):
            found[one] = found[str(_NAMES.index(one))] = value.lower()
    return found


def _is_colour(value: str) -> bool:
    return len(value) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in value)  # noqa: PLR2004  # six digits


def tinted(colour: str, tint: float) -> str:
    """Make a colour lighter (tint above 0) or darker (below), as workbooks do; from -1 to 1."""
    hue, light, saturation = colorsys.rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    red, green, blue = colorsys.hls_to_rgb(hue, min(max(light, 0), 1), saturation)
    return f"{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"


def shown(colour: str) -> str | None:
    """A colour as ``#rrggbb``, None for white and for what is no colour."""
    if not _is_colour(colour) or colour.lower() == "ffffff":
        return None
    return f"#{colour.lower()}"
