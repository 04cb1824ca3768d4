"""Whether what does not agree touches the decision: totals and places as printed, and under each way to make figures agree.

Exact numbers and ranges for people.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.rounding import places_of, show
from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import Quantity
from audit.appraisal.text.count import counted, spelt
from audit.appraisal.text.shown import clean
from audit.explanation.finding import Explanation
from audit.explanation.order import is_first
from audit.report.finding import Way
from audit.report.page import Page
from audit.rules.words import title_of_option

__all__ = ["OrderColumn", "columns", "number", "points_in", "table", "weights_in"]

_LETTERS: Final = "ABCDEF"
_COLUMN: Final = 16
_NARROWEST: Final = 15
_MOST_ROWS: Final = 6
_DOTS: Final = "..."
_LONGEST: Final = 6


@dataclass(frozen=True, slots=True)
class OrderColumn:
    """The order that a finding may come to, with the letter it has in the table and the ways that come to it."""

    letter: str
    ways: tuple[Way, ...]

    @property
    def outcome(self) -> Explanation:
        """One explanation, which speaks for all."""
        return self.ways[0].first


def columns(page: Page, ways: Sequence[Way], printed: Mapping[str, str]) -> list[OrderColumn]:
    """One column for each order that a finding may come to, as many as fit; none where all leave every option where it is."""
    shown: dict[tuple[object, ...], list[Way]] = {}
    for way in ways:
        shown.setdefault((way.finding.lead.key, way.first.order), []).append(way)
    if all(dict(group[0].first.order) == dict(printed) for group in shown.values()):
        return []
    room = max(1, (page.width - 2 - _NARROWEST) // _COLUMN - 1)
    return [OrderColumn(letter, tuple(group)) for letter, group in zip(_LETTERS[:room], shown.values(), strict=False)]


def table(page: Page, appraisal: Appraisal, ways: Sequence[Way], printed: Mapping[str, str]) -> list[str]:
    """The lines of the table: for each option its total and its place, as printed and under each way."""
    if not ways:
        return []
    found = [(one.letter, one.outcome) for one in columns(page, ways, printed)]
    options = [option for option in appraisal.options if any(option in dict(one.order) for _, one in found)]
    moved = [option for option in options if any(dict(one.order).get(option) != printed.get(option) for _, one in found)]
    if not moved:
        return page.wrapped("No: under each of these, every option keeps its place.", first="  ")
    places = list(printed)
    shown = [option for option in options if option in moved or _is_first(option, printed)]
    rows = sorted(shown, key=lambda option: places.index(option) if option in printed else len(places))[:_MOST_ROWS]
    name = max(_NARROWEST, page.width - 2 - _COLUMN * (len(found) + 1))
    lines = [f"  {'':{name}}{'as printed':{_COLUMN}}{''.join(f'{letter:{_COLUMN}}' for letter, _ in found)}"]
    for option in rows:
        cells = [_cell(_total(appraisal.figures, option), printed.get(option, "-")), *(_under(one, option) for _, one in found)]
        lines.append(f"  {_short(title_of_option(appraisal, option), name - 1):{name}}" + "".join(f"{cell:{_COLUMN}}" for cell in cells))
    left = len(options) - len(rows)
    return [*(line.rstrip() for line in lines), *([f"  {_others(left, moved=bool(set(moved) - set(rows)))}"] if left else [])]


def _others(count: int, *, moved: bool) -> str:
    """What is said of options for which the table has no row."""
    if moved:
        return f"and {counted(count, 'other option')}"
    return "The other option stays as printed." if count == 1 else f"The other {spelt(count)} options stay as printed."


def _is_first(option: str, printed: Mapping[str, str]) -> bool:
    return is_first(printed.get(option, ""))


def _under(one: Explanation, option: str) -> str:
    values = dict(one.totals).get(option)
    total = show(values.only, min(2, places_of(values.only))) if values is not None and values.only is not None else ""
    return _cell(total, dict(one.order).get(option, "-"))


def _cell(total: str, place: str) -> str:
    """A total with its place; the place alone where the total is long, or not one figure."""
    return f"{total:>4}  {place}" if total and len(total) <= _LONGEST else place


def _total(figures: Sequence[Figure], option: str) -> str:
    found = [figure for figure in figures if figure.quantity == Quantity("total", option) and figure.printed]
    return show(found[0].value) if found and found[0].value is not None else ""


def _short(title: str, most: int) -> str:
    text = clean(title)
    return text if len(text) <= most else f"{text[: most - len(_DOTS)].rstrip()}{_DOTS}"


_FEW_PLACES: Final = 3
_MOST_PLACES: Final = 6


def number(value: Fraction) -> str:
    """Write a number: with up to three places where that is exact, else about so much, with two places or the first that is not 0."""
    if places_of(value) <= _FEW_PLACES and (value * 10**_FEW_PLACES).denominator == 1:
        return show(value)
    places = next((places for places in range(2, _MOST_PLACES) if abs(value) * 10**places >= 1), _MOST_PLACES)
    return f"about {show(value, places)}"


def weights_in(span: Span | None) -> str:
    """Say which weights lie in a range; none is below nothing."""
    if span is None:
        return "not known"
    low, high = span.low or Fraction(0), span.high
    if high is None:
        return "any" if not low and not span.low_open else f"above {number(low)}"
    if low == high:
        return f"exactly {number(low)}"
    above = f"above {number(low)} and " if low or span.low_open else ""
    return f"{above}below {number(high)}"


def points_in(span: Span) -> str:
    """Say how many points lie in a range."""
    if span.low is None or span.high is None:
        return "any number of points"
    if span.low == span.high:
        return f"{number(span.low)} point{'' if abs(span.low) == 1 else 's'}"
    return f"{number(span.low)} to {number(span.high)} points"
