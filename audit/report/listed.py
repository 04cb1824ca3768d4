"""The list of notes: for each rule what was found, how often, and where; and assumptions of one sort in one line."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from audit.appraisal.model.place import Place
from audit.appraisal.text.count import counted, spelt
from audit.explanation.finding import Finding

__all__ = ["found", "places_of", "together"]

_MOST_PLACES: Final = 6
"""So many places are named in a line; the notes in full name all."""

_ALIKE: Final = 3
"""Two assumptions of one sort are told one by one."""


def found(group: Sequence[Finding]) -> str:
    """What the notes of one rule found and where: "Three sentences do not fit the scores: pages 12, 12 and 40"."""
    rule, count = group[0].lead.rule, len(group)
    one, many = rule.found
    said = one if count == 1 else many.format(count=_spelt(count, begins=many.startswith("{count}"))) if many else ""
    said = said or f"{rule.title}: {counted(count, 'note')}"
    places = places_of([finding.lead.place for finding in group])
    return f"{said}{f' ({places})' if places and ': ' in said else f': {places}' if places else ''}."


def _spelt(count: int, *, begins: bool) -> str:
    said = spelt(count)
    return said[0].upper() + said[1:] if begins else said


def places_of(places: Sequence[Place]) -> str:
    """Say where several things stand by what all of them have: pages, else cells of sheets, else lines; nothing where some have none."""
    for one, many, read in _BY:
        found_ = [read(place) for place in places]
        if found_ and all(found_):
            shown = sorted((text for text in found_ if text), key=_in_order)
            return f"{one if len(shown) == 1 else many} {_named(shown)}".strip()
    return ""


def _page(place: Place) -> str:
    return place.printed_page or (str(place.page) if place.page is not None else "")


def _cell(place: Place) -> str:
    return place.locator().replace("sheet ", "", 1).replace(", cell ", "!") if place.sheet is not None else ""


def _line(place: Place) -> str:
    return str(place.line) if place.line is not None else ""


_BY: Final[tuple[tuple[str, str, Callable[[Place], str]], ...]] = (("page", "pages", _page), ("", "", _cell), ("line", "lines", _line))


def _in_order(text: str) -> tuple[int, str]:
    return (int(text), "") if text.isdecimal() else (0, text)


def _named(texts: Sequence[str]) -> str:
    if len(texts) > _MOST_PLACES:
        return f"{', '.join(texts[:_MOST_PLACES])} and {len(texts) - _MOST_PLACES} more"
    return f"{', '.join(texts[:-1])} and {texts[-1]}" if len(texts) > 1 else texts[0]


def together(assumed: Sequence[str]) -> list[str]:
    """Assumptions with those that differ in names, figures and places only put in one line, where there are three or more of them."""
    groups: dict[str, list[str]] = {}
    for said in assumed:
        groups.setdefault(_sort(said), []).append(said)
    return [line for group in groups.values() for line in (group if len(group) < _ALIKE else [f"{group[0]}; and {len(group) - 1} more like this"])]


def _sort(said: str) -> str:
    """An assumption without what tells it from others of its sort: what it is about, figures, what is quoted, and its place."""
    plain = re.sub(r'"[^"]*"|\([^()]*\)|[-+]?\d[\d.,%]*', "#", said)
    return re.sub(r"^.*? / .*?: |^[^:;]*: (?=read )", "", plain)
