"""Whether what does not agree touches the decision: totals and places as printed, and under each way to make figures agree."""

from collections.abc import Mapping, Sequence
from typing import Final

from audit.exact.show import show
from audit.model.appraisal import Appraisal
from audit.model.figure import Figure
from audit.model.quantity import Quantity
from audit.report.page import Page
from audit.report.ways import Way
from audit.rules.words import printed_text, title_of_option

_LETTERS: Final = "ABCDEF"
_PLACE: Final = 13
_TOTAL: Final = 9
_NARROWEST: Final = 15
_MOST_ROWS: Final = 6
_DOTS: Final = "..."


def labelled(page: Page, ways: Sequence[Way]) -> list[tuple[str, Way]]:
    """Give a letter to each way that is shown in the table: one for each order that a finding may come to, as many as fit."""
    shown: dict[tuple[object, ...], Way] = {}
    for way in ways:
        shown.setdefault((id(way.finding), way.first.order), way)
    room = max(1, (page.width - 2 - _TOTAL - _NARROWEST) // _PLACE - 1)
    return list(zip(_LETTERS[:room], shown.values(), strict=False))


def table(page: Page, appraisal: Appraisal, ways: Sequence[Way], printed: Mapping[str, str]) -> list[str]:
    """Give the lines of the table: option, printed total and place, and the place under each way."""
    columns = [(letter, dict(way.first.order)) for letter, way in labelled(page, ways)]
    if not columns:
        return []
    options = [option for option in appraisal.options if any(option in places for _, places in columns)]
    moved = [option for option in options if any(places.get(option) != printed.get(option) for _, places in columns) or _is_first(option, printed)]
    if not any(places.get(option) != printed.get(option) for option in options for _, places in columns):
        return page.wrapped("No: under each of these, every option stays where it is.", first="  ")
    rows = sorted(moved, key=lambda option: list(printed).index(option) if option in printed else len(printed))
    name = max(_NARROWEST, page.width - 2 - _TOTAL - _PLACE * (len(columns) + 1))
    head = f"  {'':{name}}{'total':>7}  {'as printed':{_PLACE}}" + "".join(f"{letter:{_PLACE}}" for letter, _ in columns)
    lines = [head.rstrip()]
    for option in rows[:_MOST_ROWS]:
        places = "".join(f"{where.get(option, '-'):{_PLACE}}" for _, where in columns)
        title = _short(page, title_of_option(appraisal, option), name - 1)
        lines.append(f"  {title:{name}}{_total(appraisal.figures, option):>7}  {printed.get(option, '-'):{_PLACE}}{places}".rstrip())
    left = len(options) - len(rows[:_MOST_ROWS])
    return [*lines, *([f"  {left} more: {'in the table below' if rows[_MOST_ROWS:] else 'as printed under each'}."] if left else [])]


def _is_first(option: str, printed: Mapping[str, str]) -> bool:
    return printed.get(option, "").endswith("1st")


def _total(figures: Sequence[Figure], option: str) -> str:
    found = [figure for figure in figures if figure.quantity == Quantity("total", option) and figure.printed]
    if not found:
        return "-"
    return show(found[0].value) if found[0].value is not None else printed_text(found[0])


def _short(page: Page, title: str, most: int) -> str:
    (line, *_) = page.wrapped(title)
    return line if len(title) <= most and line == title else f"{' '.join(title.split())[: most - len(_DOTS)].rstrip()}{_DOTS}"
