"""A first, cheap look through a long document: which of its pages may hold an appraisal, so that only these are read in full.

Agenda packs have hundreds of pages, and reading one in full takes a hundred times as long as taking its words. A page is a
candidate by its words (those of the trade) together with its figures (many small ones, or levels); the pages around it
are read as well, as far as they speak of the same things.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from pypdfium2 import raw

from audit.documents.paper import Notes, Progress
from audit.limits import DocumentLimits

__all__ = ["Look", "chosen_pages", "in_words", "label_of"]

_TRADE: Final = tuple(
    re.compile(rf"\b(?:{words})", re.IGNORECASE)
    for words in (
        r"criteri(?:a|on)\b|kriteri(?:um|en)\b|crit[eè]res?\b|criterios?\b", r"scor(?:e|es|ed|ing)\b|rating|bewertung|punkte|puntuaci|notation",
        r"weight(?:s|ed|ing|ings)?\b|gewicht|pond[eé]r", r"rank(?:s|ed|ing|ings)?\b|rang\b|classement",
        r"options?\b|alternatives?\b|variante|opci[oó]n",
        r"apprais|nutzwert|evaluat|multi[- ]criteria|decision matrix", r"total(?:s)?\b|sum(?:me|a)?\b",
    )
)  # fmt: skip
_CORE: Final = 4
"""The first words of the trade are those that scored tables print themselves; the others stand in many texts."""
_FIGURE: Final = re.compile(r"(?<![\w.,£€$/-])(?:\d{1,3}(?:[.,]\d{1,2})?%?)(?![\w,/]|\.\d)")
_LEVEL: Final = re.compile(r"\b(?:high|medium|low|red|amber|green|pass|fail|yes|no|poor|good|excellent)\b|[✓✗☑☒●]", re.IGNORECASE)
_FIGURES: Final = 8
"""Small figures or levels on a page: two options on four criteria have as many, a page of minutes mostly fewer."""
_SPOKEN: Final = 3
"""Words of the trade by which a page speaks of an appraisal; two of them stand on many pages by chance."""
_AROUND: Final = 2
_NEAR: Final = 4
"""Pages around a candidate that are read whatever they say, and those that are read if they speak of an appraisal."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a page looks like: how many different words of the trade it has, how many of these tables print, figures, pictures."""

    trade: int
    core: int
    figures: int
    pictures: int

    @property
    def is_candidate(self) -> bool:
        """Whether it may hold a table of scores, be it as a picture."""
        return (self.core > 0 and self.trade > 1 and self.figures >= _FIGURES) or (self.core > 1 and self.speaks and self.pictures > 0)

    @property
    def strength(self) -> tuple[int, int]:
        """Puts candidates in an order: by words, then by figures."""
        return self.trade + self.core, self.figures

    @property
    def speaks(self) -> bool:
        """Whether it speaks of an appraisal."""
        return self.trade >= _SPOKEN


def chosen_pages(drawn: Any, notes: Notes, progress: Progress) -> list[int]:
    """Choose the pages of a long document that are read in full, and say which they are and why the others are not."""
    count = len(drawn)
    looks = []
    for at in range(count):
        looks.append(_look(drawn[at]))
        progress(at + 1, count)
    candidates = [at for at, look in enumerate(looks) if look.is_candidate]
    wanted = _chosen(candidates, looks) or _by_figures(looks)
    _say(notes, count, [at + 1 for at in candidates], [at + 1 for at in wanted])
    return [at + 1 for at in wanted]


def _look(page: Any) -> Look:
    text_page = page.get_textpage()
    text = text_page.get_text_range() if 0 < text_page.count_chars() <= DocumentLimits.MAX_CHARACTERS else ""
    pictures = sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2)) if _counts_pictures(page) else 0
    words = [bool(pattern.search(text)) for pattern in _TRADE]
    found = Look(sum(words), sum(words[:_CORE]), len(_FIGURE.findall(text)) + len(_LEVEL.findall(text)), pictures)
    text_page.close()
    page.close()
    return found


def _counts_pictures(page: Any) -> bool:
    return int(raw.FPDFPage_CountObjects(page)) <= DocumentLimits.MAX_OBJECTS


def _chosen(candidates: Iterable[int], looks: list[Look]) -> list[int]:
    """Take the candidates, the strongest first, with the pages around them, as far as so many pages may be read."""
    found: set[int] = set()
    for at in sorted(candidates, key=lambda one: looks[one].strength, reverse=True):
        around = {other for other in range(max(at - _NEAR, 0), min(at + _NEAR + 1, len(looks))) if abs(other - at) <= _AROUND or looks[other].speaks}
        if len(found | around) <= DocumentLimits.MAX_PAGES_FOUND:
            found |= around
    return sorted(found)


def _by_figures(looks: list[Look]) -> list[int]:
    """Choose the pages with most small figures where no page speaks of an appraisal."""
    order = sorted(range(len(looks)), key=lambda at: (-looks[at].trade, -looks[at].figures, at))
    return sorted(order[: DocumentLimits.MAX_PAGES_WHOLE])


def _say(notes: Notes, count: int, candidates: list[int], wanted: list[int]) -> None:
    left = count - len(wanted)
    if not left:
        return
    found = f"a scored table may be on {in_words(candidates)}" if candidates else "no page speaks of criteria and scores"
    rest = f"the other {left:,} were only looked through for words and figures" if left > 1 else "one more was only looked through"
    advice = "--page reads any page you name"
    notes.add(f"this is a document of {count:,} pages: {found}; {in_words(wanted)} were read in full, {rest}. {advice}", "doubt")


def in_words(numbers: list[int]) -> str:
    """Name pages, those that follow each other together: ``pages 3, 7 to 9``."""
    said = ["".join((str(first), f" to {last}" if last > first else "")) for first, last in _stretches(numbers)]
    shown = said[:12] + ([f"{len(said) - 12} more places"] if len(said) > 12 else [])  # noqa: PLR2004  # as many as fit on two lines
    return f"{'pages' if len(numbers) > 1 else 'page'} {', '.join(shown)}"


def _stretches(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of numbers that follow each other."""
    first = last = 0
    for number in numbers:
        if first and number == last + 1:
            last = number
            continue
        if first:
            yield first, last
        first = last = number
    if first:
        yield first, last


def label_of(drawn: Any, number: int) -> str | None:
    """The number that the document itself shows for a page, where it shows another than its place."""
    try:
        label = str(drawn.get_page_label(number - 1) or "").strip()
    except (RuntimeError, ValueError):
        return None
    return label[:20] if label and label != str(number) else None
