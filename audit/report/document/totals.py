"""Totals and places as printed beside those recalculated, with a plot."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from audit.appraisal.exact.interval import Span
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import Quantity
from audit.report.decision import number
from audit.report.document.blocks import Block, CellMark, Plot, PlotRow, PlotShape, ReportCell, ReportSection, ReportTable, ReportText
from audit.report.document.plots import axis_over, ends_of
from audit.report.document.scope import PaperPart
from audit.rules.outcome import Outcome
from audit.rules.words import title_of_option

__all__ = ["totals"]

_NOTHING: Final = "not recalculated"
_HIDDEN: Final = "not shown"
_NONE: Final = "not printed"
_LONGEST: Final = 80
_SHORT: Final = 10
"""Letters of a recalculated total that fit beside the name in a plot."""


@dataclass(frozen=True, kw_only=True)
class _Line:
    """The totals of one option: as printed, as recalculated, and its places."""

    option: str
    title: str
    printed: str
    again: str
    place: str
    then: str
    value: Fraction | None
    span: Span | None
    differs: bool = False
    marks: tuple[CellMark, ...] = ()


def totals(part: PaperPart, *, most: int | None = None, plotted: bool = True) -> ReportSection | None:
    """Totals and places; None where no total is printed and no place is known. ``most`` cuts the table."""
    lines = _lines(part)
    if not lines:
        return None
    shown = lines[:most]
    left = len(lines) - len(shown)
    blocks: list[Block] = [_table(part, shown, brief=not plotted)]
    if left:
        blocks.append(ReportText(text=f"And {left} more options, by place.", kind="quiet"))
    if plotted:
        blocks = [*(_plot(part, shown)), *blocks]
    return ReportSection(title="Totals and places, printed and recalculated", anchor=part.anchor("totals"), blocks=tuple(blocks))


def _lines(part: PaperPart) -> list[_Line]:
    printed = {option: _printed(part, option) for option in part.appraisal.options}
    order = dict(part.examination.order)
    decision = part.examination.decision
    then = dict(decision.anew) if decision is not None else {}
    if not any(printed.values()) and not order:
        return []
    again = _recalculated(part)
    found = [
        _line(part, option, printed[option], again.get(option), order.get(option, ""), then.get(option, "")) for option in part.appraisal.options
    ]
    places = list(order)
    return sorted(found, key=lambda one: places.index(one.option) if one.option in order else len(places))


def _printed(part: PaperPart, option: str) -> list[Figure]:
    quantity = Quantity("total", option)
    return [one for one in part.appraisal.figures if one.quantity == quantity and one.state != "blank"]


def _recalculated(part: PaperPart) -> Mapping[str, Outcome]:
    """The check of each total by what it is made of."""
    found: dict[str, Outcome] = {}
    for one in part.examination.outcomes:
        relation = one.check.relation if one.check is not None else None
        if relation is None or relation.result.kind != "total" or relation.nature != "identity" or relation.type == "equal":
            continue
        option, item = relation.result.option, relation.result.item
        if option is not None and item is None and relation.result.scorer is None and one.status in {"pass", "fail", "undecided", "waived"}:
            found.setdefault(option, one)
    return found


def _line(part: PaperPart, option: str, printed: Sequence[Figure], again: Outcome | None, place: str, then: str) -> _Line:
    hidden = part.hides(Quantity("total", option))
    shown = " / ".join(dict.fromkeys(one.text for one in printed if one.printed))
    value = next((one.value for one in printed if one.printed), None)
    computed = again.check.computed if again is not None and again.check is not None and not again.withheld else None
    span = computed.hull() if computed is not None and not computed.empty else None
    return _Line(
        option=option, title=title_of_option(part.appraisal, option), printed=_HIDDEN if hidden else shown or _NONE,
        again=_HIDDEN if hidden else again.computed or _NOTHING if again is not None else _NOTHING,
        place=_HIDDEN if hidden else place or "not known", then=_HIDDEN if hidden else then,
        value=None if hidden else value, span=None if hidden else span,
        differs=not hidden and again is not None and again.status in {"fail", "waived"},
        marks=() if hidden or again is None or again.status != "fail" else _marks(part, again),
    )  # fmt: skip


def _marks(part: PaperPart, outcome: Outcome) -> tuple[CellMark, ...]:
    for finding in (one for group in part.groups for one in group.findings):
        if any(one.key == outcome.key for one in finding.outcomes):
            number = part.number(finding)
            sign = "?" if finding.standing == "check-reading" or finding.lead.rule.severity == "note" else "▲"
            return (CellMark(sign=f"{sign}{number}", said=f"finding {number}", to=part.to(finding)),)
    return ()


def _table(part: PaperPart, lines: Sequence[_Line], *, brief: bool) -> ReportTable:
    decision = part.examination.decision
    again = decision is not None and bool(decision.anew)
    by = "Place as printed" if decision is not None and decision.printed_ranks else "Place by the totals printed"
    heads = ("Option", "Total printed", "Total recalculated", by, *(("Place, all recalculated",) if again else ()))
    rows = tuple(_row(_brief(one) if brief else one, again=again) for one in lines)
    note = "The last column follows from the scores and weights as printed, with everything that does not agree recalculated." if again else ""
    return ReportTable(caption="Totals and places", heads=heads, rows=rows, note=note)


def _brief(line: _Line) -> _Line:
    """The same where there is no room for long names, and no finding that a mark could lead to."""
    title = line.title if len(line.title) <= _LONGEST else f"{line.title[: _LONGEST - 4]} ..."
    return replace(line, title=title, marks=())


def _row(line: _Line, *, again: bool) -> tuple[ReportCell, ...]:
    moved = again and line.then and line.then != line.place
    cells = (
        ReportCell(text=line.title),
        ReportCell(text=line.printed, kind="figure", marks=line.marks, aside="does not agree" if line.differs and not line.marks else ""),
        ReportCell(text=line.again, kind="figure"),
        ReportCell(text=line.place, kind="figure"),
    )
    return (*cells, ReportCell(text=line.then or line.place, kind="figure", aside="moves" if moved else "")) if again else cells


def _plot(part: PaperPart, lines: Sequence[_Line]) -> Iterator[Block]:
    """Bars for the totals printed, and a ring or a range where the recalculated one lies; nothing where no value is known."""
    values = [one.value for one in lines if one.value is not None]
    if not values:
        return
    ends = [end for one in lines if one.span is not None for end in ends_of(one.span)]
    axis = axis_over([*values, *ends])
    rows = []
    for one in lines:
        shapes: list[PlotShape] = [axis.bar(one.value)] if one.value is not None else []
        if one.span is not None and one.span.low is not None and one.span.low == one.span.high:
            shapes.append(PlotShape(kind="ring", at=axis.at(one.span.low)))
        elif one.span is not None and one.span.low is not None and one.span.high is not None:
            shapes.append(axis.span(one.span))
        again = f"; recalculated {one.again if len(one.again) <= _SHORT else 'below'}" if one.differs else ""
        rows.append(PlotRow(name=one.title, value=f"{one.printed}{again}", shapes=tuple(shapes)))
    said = "; ".join(f"{one.name}: {one.value}" for one in rows)
    yield Plot(
        title="Totals as printed and as recalculated", said=said, rows=tuple(rows),
        ends=(number(axis.low), number(axis.high)), anchor=part.anchor("plot-totals"),
        legend=(("bar", "total as printed"), ("ring", "total as recalculated"), ("range", "the recalculated total lies in this range")),
    )  # fmt: skip
