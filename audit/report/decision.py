"""Whether what does not agree touches the decision: totals and places as printed, and under each way to make figures agree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from audit.exact.show import places_of, show
from audit.explain.finding import Explanation
from audit.model.appraisal import Appraisal
from audit.model.figure import Figure
from audit.model.quantity import Quantity
from audit.report.clean import clean
from audit.report.page import Page
from audit.report.ways import Way
from audit.rules.words import title_of_option

_LETTERS: Final = "ABCDEF"
_COLUMN: Final = 16
_NARROWEST: Final = 15
_MOST_ROWS: Final = 6
_DOTS: Final = "..."
_LONGEST: Final = 6


@dataclass(frozen=True, slots=True)
class Column:
    """The order that a finding may come to, with the letter it has in the table and the ways that come to it."""

    letter: str
    ways: tuple[Way, ...]

    @property
    def outcome(self) -> Explanation:
        """One explanation, which speaks for all."""
        return self.ways[0].first


def columns(page: Page, ways: Sequence[Way], printed: Mapping[str, str]) -> list[Column]:
    """Give a column to each order that a finding may come to, as many as fit; none where all leave every option where it is."""
    shown: dict[tuple[object, ...], list[Way]] = {}
    for way in ways:
        shown.setdefault((id(way.finding), way.first.order), []).append(way)
    if all(dict(group[0].first.order) == dict(printed) for group in shown.values()):
        return []
    room = max(1, (page.width - 2 - _NARROWEST) // _COLUMN - 1)
    return [Column(letter, tuple(group)) for letter, group in zip(_LETTERS[:room], shown.values(), strict=False)]


def table(page: Page, appraisal: Appraisal, ways: Sequence[Way], printed: Mapping[str, str]) -> list[str]:
    """Give the lines of the table: for each option its total and its place, as printed and under each way."""
    if not ways:
        return []
    found = [(one.letter, one.outcome) for one in columns(page, ways, printed)]
    options = [option for option in appraisal.options if any(option in dict(one.order) for _, one in found)]
    moved = [option for option in options if any(dict(one.order).get(option) != printed.get(option) for _, one in found)]
    if not moved:
        return page.wrapped("No: under each of these, every option stays where it is.", first="  ")
    places = list(printed)
    shown = [option for option in options if option in moved or _is_first(option, printed)]
    rows = sorted(shown, key=lambda option: places.index(option) if option in printed else len(places))[:_MOST_ROWS]
    name = max(_NARROWEST, page.width - 2 - _COLUMN * (len(found) + 1))
    lines = [f"  {'':{name}}{'as printed':{_COLUMN}}{''.join(f'{letter:{_COLUMN}}' for letter, _ in found)}"]
    for option in rows:
        cells = [_cell(_total(appraisal.figures, option), printed.get(option, "-")), *(_under(one, option) for _, one in found)]
        lines.append(f"  {_short(title_of_option(appraisal, option), name - 1):{name}}" + "".join(f"{cell:{_COLUMN}}" for cell in cells))
    left = len(options) - len(rows)
    others = "" if set(moved) - set(rows) else ", as printed under each"
    return [*(line.rstrip() for line in lines), *([f"  {left} more{others}."] if left else [])]


def _is_first(option: str, printed: Mapping[str, str]) -> bool:
    return printed.get(option, "").endswith("1st")


def _under(one: Explanation, option: str) -> str:
    values = dict(one.totals).get(option)
    total = show(values.only, min(2, places_of(values.only))) if values is not None and values.only is not None else ""
    return _cell(total, dict(one.order).get(option, "-"))


def _cell(total: str, place: str) -> str:
    """Give a total with its place; the place alone where the total is long, or not one figure."""
    return f"{total:>4}  {place}" if total and len(total) <= _LONGEST else place


def _total(figures: Sequence[Figure], option: str) -> str:
    found = [figure for figure in figures if figure.quantity == Quantity("total", option) and figure.printed]
    return show(found[0].value) if found and found[0].value is not None else ""


def _short(title: str, most: int) -> str:
    text = clean(title)
    return text if len(text) <= most else f"{text[: most - len(_DOTS)].rstrip()}{_DOTS}"
