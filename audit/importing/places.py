"""Places as the file writes them: only what the place around them does not say already."""

from typing import Any, Final

from audit.appraisal.model.place import NO_PLACE, Place

__all__ = ["as_written", "between", "in_words", "place_fields"]

_ORDER: Final = ("source", "page", "pack_page", "printed_page", "section", "figure", "sheet", "table", "row", "column", "cell", "to_line")


def place_fields(place: Place, outer: Place = NO_PLACE) -> dict[str, Any]:
    """Give ``line`` and ``place`` of something, as far as they differ from the place around it."""
    said: dict[str, Any] = {"line": place.line} if place.line is not None and place.line != outer.line else {}
    inner = _inner(place, outer)
    if place.row is not None and outer.figure is None:
        # Its table says in which section it stands.
        inner.pop("section", None)
    return said | ({"place": inner} if inner else {})


def as_written(place: Place, outer: Place, around: Place | None = None) -> Place:
    """A place as a file tells it: what differs from the place around it, inside that place as the file tells it."""
    said = place_fields(place, outer)
    own = {key.replace("-", "_"): one for key, one in said.get("place", {}).items()}
    return Place(line=said.get("line"), **own).inside(outer if around is None else around)


def _inner(place: Place, outer: Place) -> dict[str, Any]:
    found = {}
    for name in _ORDER:
        here, around = getattr(place, name), getattr(outer, name)
        if here is not None and here != around and not (name == "to_line" and here == place.line):
            found[name.replace("_", "-")] = here
    return found


def between(place: Place, row: Place, table: Place) -> dict[str, Any]:
    """What the place of a cell says that its row and column do not: another page, where a row goes over a page break."""
    around = row.inside(table)
    return {"page": place.page} if place.page is not None and place.page != around.page else {}


def in_words(place: Place) -> str:
    """Say a place in a few words; empty where nothing is known."""
    return place.locator()
