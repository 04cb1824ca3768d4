"""What it takes to alter the result, in plain sentences, the weightiest first.

Tables of robustness: every weight with its ranges, the nearest weights, the margins; and the style of rounding.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final

from audit.appraisal.exact.rounding import Mode
from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.text.count import are, counted
from audit.appraisal.text.shown import clean
from audit.explanation.house_style import HouseStyle
from audit.explanation.robust.robustness import Robustness
from audit.explanation.robust.scores import Swap
from audit.explanation.robust.weights import Alone
from audit.report.decision import number, points_in, weights_in
from audit.report.page import Page
from audit.rules.words import about, quoted, title_of_option

__all__ = ["bounded", "listed", "margins", "nearest", "room_of", "rounding", "sentences", "weights"]

_MOST: Final = 3


def sentences(found: Robustness, appraisal: Appraisal) -> list[str]:
    """What the page says of an appraisal, a sentence or two at a time."""
    if found.reason:
        return [f"Not worked out: {found.reason}."]
    told = _Told(found, appraisal)
    return [*told.standing(), *told.scores(), *told.weights(), *told.left_out(), *told.open(), *told.alike()]


class _Told:
    """Puts one appraisal's robustness into words, in the paper's own names."""

    def __init__(self, found: Robustness, appraisal: Appraisal) -> None:
        self.found = found
        self.appraisal = appraisal
        self.winner = found.standing.winner

    def option(self, option: str) -> str:
        """An option as the paper names it, in quotes."""
        return quoted(title_of_option(self.appraisal, option))

    def options(self, options: Sequence[str], last: str = "and") -> str:
        """Several options in words."""
        return listed([self.option(option) for option in options], last)

    def named(self, criterion: str | None, group: str | None) -> str:
        """A criterion or a group as the paper names it."""
        if criterion is not None:
            return quoted(self.appraisal.criteria[criterion].title)
        return f"the group {quoted(self.appraisal.groups[group or ''].title)}"

    def standing(self) -> Iterator[str]:
        """Say who is first and by how much."""
        found, lead = self.found, ""
        if found.margins and self.winner == found.margins[0].ahead:
            lead = f", {points_in(found.margins[0].points)} ahead of {self.option(found.margins[0].behind)}"
        filled = ", however the missing scores are filled in" if found.missing else ""
        if self.winner is not None:
            yield f"{self.option(self.winner)} is first by the totals{lead}{filled}."
        elif found.standing.settled:
            yield f"{self.options(found.standing.first)} share first place{filled}."
        else:
            either = self.options(found.standing.first, "or")
            yield f"Who is first depends on figures that {self._open()}: {either}.{self._cells()}"

    def open(self) -> Iterator[str]:
        """Say what is not settled, and who is not in the running."""
        found = self.found
        if not found.standing.ordered:
            yield f"The order of some options depends on figures that {self._open()}."
        for option in found.contradicted:
            yield f"{self.option(option)}: the total and the scores do not agree; here either may be right."
        if found.out:
            yield f"Out of the running: {self.options(found.out)}."

    def _open(self) -> str:
        """Say what leaves the order open."""
        causes = [*(["are missing"] if self.found.missing else []), *(["do not agree"] if self.found.contradicted else [])]
        return " or ".join(causes) or "are rounded"

    def _cells(self) -> str:
        open_ = [cell for cell in self.found.missing if cell[0] in self.found.standing.first]
        cells = [f"{self.option(option)}, {self.named(criterion, None)}" for option, criterion in open_]
        return f" Missing: {listed(cells[:_MOST], more=len(cells) - _MOST, between='; ')}." if cells else ""

    def scores(self) -> Iterator[str]:
        """Say how many scores, one level different, alter first place and the order."""
        if not self.found.movable and self.found.assumed:
            return  # said among what was assumed, and the margins are in points
        if not self.found.movable:
            yield "We did not work out how many scores would have to differ: the scores follow from other figures, or are not known."
        elif self.found.first is not None:
            yield f"First place: {self._moves(self.found.first)}."
        elif self.winner is not None:
            yield "First place: no other option catches up, even if every score of two options differs by one level."
        swap = self.found.order
        if swap is not None and (self.found.first is None or swap.moves != self.found.first.moves):
            yield f"Order: {self._moves(swap)}."

    def _moves(self, swap: Swap) -> str:
        count, ahead, behind = len(swap.moves), self.option(swap.ahead), self.option(swap.behind)
        level = "level with" if swap.level else "ahead of"
        if not count:
            return f"no score has to differ: we could not tell whether {ahead} is ahead of {behind}"
        if count == 1:
            alike = f" (any one of {swap.alike} scores would do)" if swap.alike > 1 else ""
            return f"one score that differs by one level is enough to put {behind} {level} {ahead}{alike}"
        past = f"; {swap.past} would put it ahead" if swap.level and swap.past is not None else ""
        return f"at least {count} scores would each have to differ by one level to put {behind} {level} {ahead}{past}"

    def weights(self) -> Iterator[str]:
        """Say how far weights can move, one at a time and all together."""
        if self.winner is None:
            return
        bound = [one for one in self.found.alone if bounded(one)]
        open_ = [one for one in self.found.alone if one.first is None]
        if not self.found.weighted:
            yield "The weights are not printed, so we count each criterion as 1."
        if bound:
            told = [
                f"{self.named(one.criterion, one.group)} {weights_in(one.first)} (now {number(one.weight)})" for one in sorted(bound, key=room_of)
            ]
            more = f"; and {len(told) - _MOST} more" if len(told) > _MOST else ""
            yield f"Changing one weight at a time: first place stays within these limits: {'; '.join(told[:_MOST])}{more}."
        elif not open_:
            yield "Changing one weight at a time: first place stays, whatever the weight of any one criterion."
        yield from self._together()

    def _together(self) -> Iterator[str]:
        if not self.found.nearest:
            if self.found.bounded:
                yield "Changing all weights together: no weights bring another option level."
            return
        nearest = self.found.nearest[0]
        whole = sum(self.found.weights.values(), Fraction(0))
        sure = "" if nearest.sure else "at least "
        then = "" if nearest.passes else "; it cannot go ahead"
        yield (
            f"Changing all weights together: {sure}{number(nearest.distance / 2)} of {number(whole)} points of weight would have to move "
            f"to other criteria before {self.option(nearest.behind)} is level{then}."
        )

    def left_out(self) -> Iterator[str]:
        """Say which criterion or group decides alone."""
        if self.winner is None:
            return
        deciding = [one for one in self.found.dropped if one.changes_first != "no"]
        if not deciding and self.found.dropped:
            yield "First place stays if any one criterion, or group of criteria, is left out."
        told = [f"without {self.named(one.criterion, one.group)}, {self.options(one.first, 'or')} comes first" for one in deciding]
        if told:
            yield f"Leaving out one criterion or group can change first place: {listed(told[:_MOST], more=len(told) - _MOST, between='; ')}."

    def alike(self) -> Iterator[str]:
        """Say which options are at least as good as others everywhere, and which criteria tell no options apart."""
        sure = [one for one in self.found.dominances if one.sure]
        beaten = [one.worse for one in sure if one.better == self.winner]
        if beaten and self.winner is not None:
            yield f"{self.option(self.winner)} is at least as good on every criterion, and better on some, than {self.options(beaten)}."
        others = [option for option in dict.fromkeys(one.worse for one in sure) if option not in beaten]
        if others:
            yield f"Another option is at least as good on every criterion, and better on some, than {self.options(others, 'or')}."
        same = [self.named(one.criterion, None) for one in self.found.levels if one.sure]
        if same:
            yield f"All options have the same score on {listed(same)}."


def bounded(one: Alone) -> bool:
    """Say whether some weight changes first place; False where that is not known."""
    return one.first is not None and bool(one.first.low or one.first.high is not None or one.first.low_open)


def room_of(one: Alone) -> Fraction:
    """How far a weight is from where first place changes, as a part of itself; what is nearest comes first."""
    assert one.first is not None
    ends = [end for end in one.first[:2] if end is not None and (end or one.first.low_open)]
    return min(abs(end - one.weight) for end in ends) / (one.weight or 1)


def listed(items: Sequence[str], last: str = "and", *, more: int = 0, between: str = ", ") -> str:
    """Put items in a row: a, b and c; and how many more there are."""
    if more > 0:
        return f"{between.join(items)}{between}and {more} more"
    if len(items) < 2:  # noqa: PLR2004  # one item needs no word between
        return "".join(items)
    return f"{between.join(items[:-1])}{between.rstrip() if between != ', ' else ''} {last} {items[-1]}"


_SAID: Final = {
    "half-away": "to the nearest, halves away from zero (as spreadsheets do)", "half-even": "to the nearest, halves to the even digit",
    "half-toward": "to the nearest, halves towards zero", "truncated": "cut off", "away": "rounded up, away from zero",
    "nearest": "to the nearest, halves either way",
}  # fmt: skip
_NEAREST: Final = frozenset({"half-away", "half-even", "half-toward"})
_MOST_NEAREST: Final = 3
_DOTS: Final = "..."


def margins(page: Page, found: Robustness, appraisal: Appraisal) -> None:
    """List how far neighbours are apart."""
    if not found.margins:
        return
    page.heading("How far apart the options are")
    for one in found.margins:
        ahead, behind = quoted(title_of_option(appraisal, one.ahead)), quoted(title_of_option(appraisal, one.behind))
        level = one.points.low == one.points.high == 0
        page.say(f"{ahead} and {behind} are level." if level else f"{ahead} over {behind}: {points_in(one.points)}.", first="  ", rest="    ")


def weights(page: Page, found: Robustness, appraisal: Appraisal) -> None:
    """List for each weight, taken alone, the ranges in which first place and the order hold."""
    if not found.alone:
        return
    page.heading("Changing one weight at a time")
    names = [_name(one.criterion, one.group, appraisal) for one in found.alone]
    rows = [(number(one.weight), weights_in(one.first), weights_in(one.order)) for one in found.alone]
    _rows(page, ("weight", "first place stays", "order stays"), names, rows)


def nearest(page: Page, found: Robustness, appraisal: Appraisal) -> None:
    """List for the nearest rivals the weights, and how much each differs, with which they are level with the first option."""
    if not found.nearest:
        return
    page.heading("The smallest change of weights that brings another option level")
    for one in found.nearest[:_MOST_NEAREST]:
        moved = {name: weight for name, weight in one.weights.items() if weight != found.weights[name]}
        told = [f"{_name(name, None, appraisal)} {number(weight)} instead of {number(found.weights[name])}" for name, weight in moved.items()]
        far = "; ".join(told) if one.sure else f"at least {number(one.distance / 2)} would have to move to other criteria"
        page.say(f"{title_of_option(appraisal, one.behind)}: {far}.", first="  ", rest="    ")


def rounding(page: Page, style: HouseStyle, appraisal: Appraisal) -> None:
    """Say how the document rounds, and which figures depart from it."""
    if not style.telling:
        return
    page.heading("Rounding used in the document")
    fits = style.fits[style.styles[0]]
    ways = " or ".join(_ways(style.styles))
    page.say(f"{fits} of {counted(style.telling, 'figure')} that {are(style.telling, 'shows', 'show')} it: {ways}.", first="  ")
    for figure in style.departs:
        page.say(f"{about(appraisal, figure.quantity)}: {figure.text} does not fit this (line {figure.where.line}).", first="  - ")


def _ways(styles: Sequence[Mode]) -> list[str]:
    """Say ways of rounding; where every way with ties fits, none of the figures is a tie."""
    if not set(styles) >= _NEAREST:
        return [_SAID[one] for one in styles]
    return ["to the nearest (no figure shows which way halves go)", *(_SAID[one] for one in styles if one not in _NEAREST)]


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
