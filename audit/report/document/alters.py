"""What it would take to alter the result: margins, the range of each weight, the nearest weights, each with its table."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from audit.explanation.robust.robustness import Robustness
from audit.explanation.robust.weights import Alone
from audit.report.decision import number, points_in, weights_in
from audit.report.document.blocks import Block, Bullets, Plot, PlotRow, PlotShape, ReportCell, ReportSection, ReportTable, ReportText
from audit.report.document.plots import Axis, axis_over, ends_of
from audit.report.document.scope import PaperPart
from audit.report.robust import bounded, room_of, sentences
from audit.rules.words import quoted, title_of_option

__all__ = ["alters"]

_MOST_NEAREST: Final = 3
_MOST_PLOTTED: Final = 12
_BEYOND: Final = 10
"""How many times the largest weight the axis of weights goes at most: ranges that go on are cut there."""


def alters(part: PaperPart) -> ReportSection | None:
    """The section; None where nothing was worked out about the result."""
    found = part.examination.robustness
    if found is None:
        return None
    told = Bullets(items=tuple(ReportText(text=one) for one in sentences(found, part.appraisal)))
    blocks: list[Block] = [told]
    if not found.reason and not _hides(part, found):
        blocks += [*_margins(part, found), *_weights(part, found), *_nearest(part, found)]
    return ReportSection(title="What it would take to change the result", anchor=part.anchor("alters"), blocks=tuple(blocks))


def _hides(part: PaperPart, found: Robustness) -> bool:
    """Whether figures that are withheld are among what would be shown."""
    options = set(found.standing.first).union(*({one.ahead, one.behind} for one in found.margins))
    return any(one.option in options for one in part.examination.hidden)


def _margins(part: PaperPart, found: Robustness) -> Iterator[Block]:
    if not found.margins:
        return
    axis = axis_over(end for one in found.margins for end in ends_of(one.points))
    rows, cells = [], []
    for one in found.margins:
        ahead, behind = title_of_option(part.appraisal, one.ahead), title_of_option(part.appraisal, one.behind)
        shapes = _of_points(axis, one.points.low, one.points.high)
        rows.append(PlotRow(name=f"{quoted(ahead)} over {quoted(behind)}", value=points_in(one.points), shapes=shapes))
        closes = "no number does" if one.changes is None else f"{one.changes}"
        cells.append(
            (
                ReportCell(text=ahead),
                ReportCell(text=behind),
                ReportCell(text=points_in(one.points), kind="figure"),
                ReportCell(text=closes, kind="figure"),
            )
        )
    said = "; ".join(f"{one.name}: {one.value}" for one in rows)
    yield Plot(
        title="How far each option is ahead of the next", said=said, rows=tuple(rows), ends=(number(axis.low), number(axis.high)),
        legend=(("bar", "points ahead"), ("range", "the lead lies in this range")), anchor=part.anchor("plot-margins"),
    )  # fmt: skip
    yield ReportTable(
        caption="How far each option is ahead of the next",
        heads=("Option", "Next option", "Lead", "Scores that close the lead, each different by one level"),
        rows=tuple(cells),
    )


def _of_points(axis: Axis, low: Fraction | None, high: Fraction | None) -> tuple[PlotShape, ...]:
    if low is None or high is None:
        return ()
    if low == high:
        return (axis.bar(low),)
    return (PlotShape(kind="range", at=axis.at(low), to_at=axis.at(high)),)


def _weights(part: PaperPart, found: Robustness) -> Iterator[Block]:
    if not found.alone:
        return
    yield from _plot_of_weights(part, sorted(filter(bounded, found.alone), key=room_of)[:_MOST_PLOTTED])
    cells = tuple(
        (
            ReportCell(text=_name(part, one)), ReportCell(text=number(one.weight), kind="figure"),
            ReportCell(text=weights_in(one.first), kind="figure"), ReportCell(text=weights_in(one.order), kind="figure"),
        )
        for one in found.alone
    )  # fmt: skip
    yield ReportTable(caption="Changing one weight at a time", heads=("Criterion", "Weight now", "First place stays", "Order stays"), rows=cells)


def _plot_of_weights(part: PaperPart, nearest: Sequence[Alone]) -> Iterator[Block]:
    """The weights that have a limit, those first that are nearest to it."""
    if not nearest:
        return
    top = max(one.weight for one in nearest)
    ends = [end for one in nearest if one.first is not None for end in ends_of(one.first) if end <= top * _BEYOND]
    axis = Axis(Fraction(0), max([top * Fraction(5, 4), *ends]) or Fraction(1))
    rows = tuple(_of_weight(part, axis, one) for one in nearest)
    said = "; ".join(f"{row.name}: {row.value}" for row in rows)
    yield Plot(
        title="The weights that first place depends on most, one changed at a time", said=said, rows=rows, ends=("0", number(axis.high)),
        legend=(("range", "weights with which first place stays"), ("point", "the weight now"), ("open", "any larger weight, too, or off this plot")),
        anchor=part.anchor("plot-weights"),
    )  # fmt: skip


def _of_weight(part: PaperPart, axis: Axis, one: Alone) -> PlotRow:
    shapes = [] if one.first is None else [axis.span(one.first)]
    value = f"now {number(one.weight)}; stays: {weights_in(one.first)}"
    return PlotRow(name=_name(part, one), value=value, shapes=(*shapes, axis.point(one.weight)))


def _name(part: PaperPart, one: Alone) -> str:
    if one.criterion is not None:
        return part.appraisal.criteria[one.criterion].title
    return f"{part.appraisal.groups[one.group or ''].title} (group)"


def _nearest(part: PaperPart, found: Robustness) -> Iterator[Block]:
    if not found.nearest:
        return
    items: list[ReportText] = []
    for one in found.nearest[: None if part.full else _MOST_NEAREST]:
        moved = {name: weight for name, weight in one.weights.items() if weight != found.weights[name]}
        told = _listed(
            [f"{part.appraisal.criteria[name].title} {number(weight)} instead of {number(found.weights[name])}" for name, weight in moved.items()]
        )
        far = told if one.sure else f"at least {number(one.distance / 2)} would have to move to other criteria"
        items.append(ReportText(text=f"{quoted(title_of_option(part.appraisal, one.behind))}: {far}."))
    yield ReportText(text="The smallest change of weights that brings another option level with the first. These weights may be unrealistic.")
    yield Bullets(items=tuple(items))


def _listed(items: Sequence[str]) -> str:
    return "; ".join(items)
