"""Tables of robustness: every weight with its ranges, the nearest weights, the margins; and the style of rounding."""

from collections.abc import Iterable, Sequence
from typing import Final

from audit.exact.rounding import Mode
from audit.explain.house import HouseStyle
from audit.model.appraisal import Appraisal
from audit.report.clean import clean
from audit.report.numbers import number, points_in, weights_in
from audit.report.page import Page
from audit.robust.robustness import Robustness
from audit.rules.words import about, title_of_option

_SAID: Final = {
    "half-away": "to the nearest, ties away from zero (as spreadsheets do)", "half-even": "to the nearest, ties to the even digit",
    "half-toward": "to the nearest, ties toward zero", "truncated": "cut off", "away": "rounded up, away from zero",
    "nearest": "to the nearest, ties either way",
}  # fmt: skip
_NEAREST: Final = frozenset({"half-away", "half-even", "half-toward"})
_MOST_NEAREST: Final = 3
_DOTS: Final = "..."


def margins(page: Page, found: Robustness, appraisal: Appraisal) -> None:
    """List how far neighbours are apart."""
    if not found.margins:
        return
    page.heading("How far options are apart")
    for one in found.margins:
        steps = f", {number(one.steps)} of the largest steps of one level" if one.steps else ""
        ahead, behind = title_of_option(appraisal, one.ahead), title_of_option(appraisal, one.behind)
        page.say(f"{ahead} over {behind}: {points_in(one.points)}{steps}.", first="  ", rest="    ")


def weights(page: Page, found: Robustness, appraisal: Appraisal) -> None:
    """List for each weight, taken alone, the ranges in which first place and the order hold."""
    if not found.alone:
        return
    page.heading("One weight at a time, the others as they are")
    names = [_name(one.criterion, one.group, appraisal) for one in found.alone]
    rows = [(number(one.weight), weights_in(one.first), weights_in(one.order)) for one in found.alone]
    _rows(page, ("weight", "first place stays", "order stays"), names, rows)


def nearest(page: Page, found: Robustness, appraisal: Appraisal) -> None:
    """List for the nearest rivals the weights, and how much each differs, with which they are level with the first option."""
    if not found.nearest:
        return
    page.heading("The nearest weights with the same sum that bring another option level")
    for one in found.nearest[:_MOST_NEAREST]:
        moved = {name: weight for name, weight in one.weights.items() if weight != found.weights[name]}
        told = [f"{_name(name, None, appraisal)} {number(weight)} instead of {number(found.weights[name])}" for name, weight in moved.items()]
        far = "; ".join(told) if one.sure else f"at least {number(one.distance / 2)} would have to be given to other criteria"
        page.say(f"{title_of_option(appraisal, one.behind)}: {far}.", first="  ", rest="    ")


def rounding(page: Page, style: HouseStyle, appraisal: Appraisal) -> None:
    """Say how the document rounds, and which figures depart from it."""
    if not style.telling:
        return
    page.heading("How the document rounds")
    fits = style.fits[style.styles[0]]
    ways = " or ".join(_ways(style.styles))
    page.say(f"{fits} of {style.telling} figures that can tell are {ways}.", first="  ")
    for figure in style.departs:
        page.say(f"{about(appraisal, figure.quantity)}: {figure.text} is not (line {figure.where.line}).", first="  - ")


def _ways(styles: Sequence[Mode]) -> list[str]:
    """Say ways of rounding; where every way with ties fits, none of the figures is a tie."""
    if not set(styles) >= _NEAREST:
        return [_SAID[one] for one in styles]
    return ["to the nearest (no figure tells which way ties go)", *(_SAID[one] for one in styles if one not in _NEAREST)]


def _name(criterion: str | None, group: str | None, appraisal: Appraisal) -> str:
    if criterion is not None:
        return appraisal.criteria[criterion].title
    return f"{appraisal.groups[group or ''].title} (group)"


def _rows(page: Page, heads: Sequence[str], names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    widths = [max(len(text) for text in column) + 2 for column in zip(heads, *rows, strict=True)]
    room = max(8, page.width - 2 - sum(widths))
    page.lines.append(_line("", heads, widths, room).rstrip())
    page.lines += [_line(name, row, widths, room).rstrip() for name, row in zip(names, rows, strict=True)]


def _line(name: str, row: Iterable[str], widths: Sequence[int], room: int) -> str:
    shown = clean(name)
    short = shown if len(shown) < room else f"{shown[: room - len(_DOTS) - 1].rstrip()}{_DOTS}"
    return f"  {short:{room}}" + "".join(f"{text:{width}}" for text, width in zip(row, widths, strict=True))
