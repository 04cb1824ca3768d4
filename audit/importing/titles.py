"""What stands around a table: its caption, the option or criterion it is about, the section it is in."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from audit.appraisal.model.place import Place
from audit.documents.paper import Passage
from audit.importing.book import Book
from audit.importing.captions import caption_in
from audit.importing.draft import Item
from audit.importing.layout import Layout
from audit.importing.names import alike, id_for
from audit.importing.words import heading

__all__ = ["above_summary", "caption", "criterion_of", "group_of", "headings", "option_of", "scorer_of", "without_number"]

_SECTION: Final = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(?P<title>\S.*)$")
_OPTION: Final = re.compile(
    r"^(?:(?:scor(?:es?|ing)|assessment|appraisal|evaluation)\s+(?:of|for|[-–:])\s+)?(?P<name>(?:option|bid(?:der)?|"
    r"site|model|scheme|scenario|tenderer|supplier)\s+(?:\d{1,2}[a-z]?|[A-Z])\b.*)$",
    re.IGNORECASE,
)
_LONGEST: Final = 160
_NEAREST: Final = 3
_SURE: Final = 90.0


def caption(layout: Layout) -> tuple[str, str]:
    """The title of a table and its number, from its own first row or from its caption."""
    own = caption_in(layout.title)
    if own is not None:
        return own
    return layout.grid.caption if layout.grid.caption is not None else (layout.title, "")


def headings(layout: Layout) -> Iterator[tuple[str, Place]]:
    """The short texts that may say what a table is about, the nearest first, with their places."""
    place = layout.grid.place
    if layout.title:
        yield layout.title, place
    title, _ = caption(layout)
    if title and title != layout.title:
        yield title, place
    if place.sheet:
        yield place.sheet, place
    for passage in layout.grid.above:
        if len(passage.text) <= _LONGEST and not passage.item:
            yield without_number(passage.text), replace(passage.place, source=layout.grid.source)


def above_summary(layout: Layout) -> tuple[str, Place] | None:
    """The heading over the one that a table stands under, where that one only says that the table sums up: Summary, Results."""
    found = [passage for passage in layout.grid.above if passage.level and len(passage.text) <= _LONGEST]
    if not found or _SUMMARY.fullmatch(without_number(found[0].text).strip(" :")) is None:
        return None
    over = next((one for one in found if one.level < found[0].level), None)
    return (without_number(over.text), replace(over.place, source=layout.grid.source)) if over is not None else None


_SUMMARY: Final = re.compile(
    r"(?:overall |final )?(?:summary|results?|scores?|scoring|score ?card|evaluation|conclusion|total|"
    r"zusammenfassung|ergebnis(?:se)?|auswertung|gesamtbewertung|fazit"
    r"|r[ée]sum[ée]|synth[èe]se|bilan|resumen|resultados?|s[ií]ntesis|resumo|riepilogo|samenvatting)(?: (?:table|matrix|breakdown))?",
    re.IGNORECASE,
)


def without_number(text: str) -> str:
    """Take the number of a section off its heading."""
    match = _SECTION.match(text)
    return match["title"] if match and "." in match["number"] else text


def option_of(layout: Layout, book: Book) -> tuple[str, Place] | None:
    """Find the heading that says which option a table is about: one known from elsewhere, else one that speaks of an option."""
    for text, place in headings(layout):
        match = _OPTION.match(text)
        said = match["name"] if match else text
        if match or book.find("option", said) is not None:
            return said, place
    return None


def scorer_of(layout: Layout) -> str:
    """The id of the scorer whose sheet a table is, where one of the headings nearest to it names one."""
    for text, _ in list(headings(layout))[:_NEAREST]:
        said = heading(text.rpartition(":")[2].strip() or text)
        if said.sort == "scorer":
            return id_for(said.text, (), "scorer")
    return ""


def criterion_of(layout: Layout, book: Book, question: str) -> Item | None:
    """Find the criterion that a table of reasons is about: by the heading above, its question, or the heading below."""
    above = [passage.text for passage in layout.grid.above if len(passage.text) <= _LONGEST]
    below = [passage.text for passage in layout.grid.below if passage.level or len(passage.text) <= _LONGEST]
    for text in above[:_NEAREST]:
        found = book.find("criterion", text)
        if found is not None:
            return found
    by_definition = _by_definition(book, question)
    if by_definition is not None:
        return by_definition
    return next((found for text in below[:1] if (found := book.find("criterion", text)) is not None), None)


def _by_definition(book: Book, question: str) -> Item | None:
    """Find the criterion whose definition says the same as a question."""
    scores = sorted(((max(alike(item.definition, question), alike(item.title, question)), item.id) for item in book.items("criterion")), reverse=True)
    return book.get("criterion", scores[0][1]) if scores and scores[0][0] >= _SURE else None


def group_of(passages: tuple[Passage, ...]) -> str:
    """The nearest heading above a table that may name a group of criteria: short, without a number of a figure."""
    for passage in passages:
        text = without_number(passage.text)
        if passage.level and len(text.split()) <= 4 and caption_in(text) is None:  # noqa: PLR2004  # a group has a short name
            return text
    return ""
