"""What the writers of all parts of a file share: places, numbers, and what is left out because it says nothing."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from audit.appraisal.exact.printed import Printed, text_of_number
from audit.appraisal.model.place import Place
from audit.appraisal.write.yaml_out import Flow, Quoted, prose

__all__ = ["factor", "filled", "in_lines", "number", "place_fields", "place_itself", "prose_of"]

_ORDER: Final = ("source", "page", "pack_page", "printed_page", "section", "figure", "sheet", "table", "row", "column", "cell", "to_line")


def place_fields(place: Place, outer: Place) -> dict[str, Any]:
    """``line`` and ``place`` of something, as far as they differ from the place around it."""
    said: dict[str, Any] = {"line": place.line} if place.line is not None and place.line != outer.line else {}
    inner = place_itself(place, outer)
    return said | ({"place": inner} if inner else {})


def place_itself(place: Place, outer: Place) -> dict[str, Any]:
    """The fields under ``place``, as far as they differ from the place around it; the line stands beside it."""
    found = {}
    for name in _ORDER:
        here = getattr(place, name)
        if here is not None and here != getattr(outer, name):
            found[name.replace("_", "-")] = here
    return found


def in_lines(said: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of a block, with every mapping among them in one line."""
    return {key: Flow(one) if isinstance(one, Mapping) else one for key, one in said.items()}


def filled(**said: Any) -> dict[str, Any]:
    """Fields without those that are empty, false or None; a count of 0 stays. Underscores stand for hyphens."""
    return {key.rstrip("_").replace("_", "-"): one for key, one in said.items() if one or type(one) is int}


def prose_of(text: str) -> str | Quoted:
    """A text that stays one where it looks like a number; nothing stays nothing."""
    return prose(text) if text else text


def number(value: Fraction | None, numbers: str) -> str:
    """The text of a number, as printed where it is known; empty for none."""
    return "" if value is None else text_of_number(value, numbers)


def factor(value: Fraction, numbers: str) -> str:
    """The text of what something is multiplied or divided by; empty where none was given, so that it is 1."""
    return text_of_number(value, numbers) if value != 1 or isinstance(value, Printed) else ""
