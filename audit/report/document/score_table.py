"""The score table as published: a heat map with doubtful cells marked, and in the blanks what the printed figures leave."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from audit.appraisal.exact.rounding import show_values
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import NAMES, Quantity
from audit.explanation.finding import Finding
from audit.explanation.missing import Inferred
from audit.report.document.blocks import Block, Bullets, CellMark, ReportCell, ReportSection, ReportTable, ReportText
from audit.report.document.scope import PaperPart
from audit.report.finding import added
from audit.rules.words import title_of_option

__all__ = ["DIFFERS", "DOUBTFUL", "HOTTEST", "ONE_OF", "WIDEST", "score_tables"]

WIDEST: Final = 8
"""Options side by side: more do not fit a page of A4 with names that can be read; they follow in a further table."""

HOTTEST: Final = 4
_MOST_MARKS: Final = 3
_NOT_SHOWN: Final = ReportCell(text="not shown", kind="empty", aside="withheld figures are involved")
_STATES: Final[Mapping[str, str]] = {
    "blank": "blank", "dash": "-", "not-applicable": "not applicable", "pending": "pending", "illegible": "cannot be read",
    "withheld": "withheld", "elsewhere": "in another document",
}  # fmt: skip
_UNDER: Final = ("subtotal", "total", "percent", "share", "mean", "rank", "cost")
"""What is printed for a whole option, in the order in which it follows below the scores."""

DIFFERS: Final = "▲"
ONE_OF: Final = "△"
DOUBTFUL: Final = "?"


@dataclass(frozen=True, kw_only=True)
class _Row:
    """A row of the table: what it is called, the weight or maximum beside it, and its quantity for an option."""

    name: str
    beside: tuple[Quantity, ...]
    of: Mapping[str, Quantity]
    heated: bool


def score_tables(part: PaperPart, widest: int = WIDEST) -> Iterator[ReportSection]:
    """A section for scores, and one for weighted scores where both are printed; ``widest`` says how many options stand side by side."""
    kinds = [kind for kind in ("score", "weighted-score") if _scorers(part, kind)]
    for kind in kinds:
        sections = [_of_scorer(part, kind, scorer, widest, last=kind == kinds[-1]) for scorer in _scorers(part, kind)]
        yield from (one for one in sections if one is not None)


def _scorers(part: PaperPart, kind: str) -> list[str | None]:
    """Whose scores are printed, those of all together first; in a public report these alone."""
    found = dict.fromkeys(one.quantity.scorer for one in part.appraisal.figures if one.quantity.kind == kind)
    whole = [None] if None in found else []
    return [*whole, *(one for one in found if one is not None and not part.public)]


def _of_scorer(part: PaperPart, kind: str, scorer: str | None, widest: int, *, last: bool) -> ReportSection | None:
    rows = [*_scores(part, kind, scorer), *(_results(part, scorer) if last else ())]
    if not rows:
        return None
    held = _Held(part)
    options = list(part.appraisal.options)
    by = f" by scorer {scorer}" if scorer is not None else ""
    title = f"{NAMES[kind].capitalize()}s as published{by}"
    anchor = part.anchor(f"{kind}s-{_scorers(part, kind).index(scorer)}" if scorer is not None else f"{kind}s")
    columns = [options[start : start + widest] for start in range(0, len(options), widest)]
    tables = [_table(part, held, rows, chosen, f"{title}{_which(at, len(columns))}") for at, chosen in enumerate(columns)]
    return ReportSection(title=title, anchor=anchor, blocks=(*_legend(tables), *tables, *held.blanks()))


def _which(at: int, of: int) -> str:
    return f" (part {at + 1} of {of})" if of > 1 else ""


def _scores(part: PaperPart, kind: str, scorer: str | None) -> Iterator[_Row]:
    printed = {one.quantity for one in part.appraisal.figures}
    for criterion in part.appraisal.criteria.values():
        of = {option: Quantity(kind, option, criterion.id, scorer=scorer) for option in part.appraisal.options}
        if printed & set(of.values()):
            beside = (Quantity("weight", criterion=criterion.id), Quantity("max-score", criterion=criterion.id))
            yield _Row(name=criterion.title, beside=beside, of=of, heated=True)


def _results(part: PaperPart, scorer: str | None) -> Iterator[_Row]:
    """Subtotals, totals, percentages and ranks, as far as they are printed."""
    found: dict[tuple[str, str | None, str | None], dict[str, Quantity]] = {}
    for one in part.appraisal.figures:
        kind, option, criterion, group, by, item = one.quantity
        if kind in _UNDER and option is not None and criterion is None and by == scorer:
            found.setdefault((kind, group, item), {})[option] = one.quantity
    for (kind, group, item), of in sorted(found.items(), key=lambda one: _UNDER.index(one[0][0])):
        more = part.appraisal.groups[group].title if group is not None else ""
        named = {"raw": "unweighted", "weighted": "weighted"}.get(item or "", item or "")
        name = ", ".join(piece for piece in (NAMES[kind].capitalize(), more, named) if piece)
        summed = (Quantity("weight", group=group), Quantity("max-total", group=group, item=item)) if kind in {"total", "subtotal"} else ()
        yield _Row(name=name, beside=summed, of=of, heated=False)


class _Held:
    """What is known of the cells of one appraisal: their figures, their marks, what is left to the blanks."""

    def __init__(self, part: PaperPart) -> None:
        self.part = part
        self.figures: dict[Quantity, list[Figure]] = {}
        for one in part.appraisal.figures:
            self.figures.setdefault(one.quantity, []).append(one)
        self.inferred: dict[Quantity, list[Inferred]] = {}
        for left in part.examination.inferred:
            self.inferred.setdefault(left.figure.quantity, []).append(left)
        self.marks: dict[Quantity, list[CellMark]] = {}
        for finding in (one for group in part.groups for one in group.findings):
            self._mark(finding)
        self.open: dict[Quantity, Sequence[Inferred]] = {}

    def _mark(self, finding: Finding) -> None:
        part, number = self.part, self.part.number(finding)
        if finding.standing == "check-reading":
            changed = {change.quantity for one in finding.explanations for change in one.changes if change.doubtful}
            self._set(changed, CellMark(sign=f"{DOUBTFUL}{number}", said=f"compare with your copy: finding {number}", to=part.to(finding)))
            return
        if finding.lead.rule.severity == "note":
            return
        if finding.lead.subject.kind == "claim":
            return  # the sentence is what differs from the table, and has its row among the claims
        of_check = {one.check.relation.result for one in finding.outcomes if one.check is not None}
        own = of_check or {figure.quantity for one in finding.outcomes for figure in one.figures}
        self._set(own, CellMark(sign=f"{DIFFERS}{number}", said=f"does not agree: finding {number}", to=part.to(finding)))
        changed = {one.changes[0].quantity for one in finding.explanations if len(one.changes) == 1} - own
        self._set(
            changed, CellMark(sign=f"{ONE_OF}{number}", said=f"one of the figures that may be different: finding {number}", to=part.to(finding))
        )

    def _set(self, quantities: set[Quantity], mark: CellMark) -> None:
        for quantity in quantities:
            self.marks.setdefault(quantity, []).append(mark)

    def marks_of(self, quantity: Quantity) -> tuple[CellMark, ...]:
        """The first marks of a quantity."""
        return tuple(self.marks.get(quantity, ())[:_MOST_MARKS])

    def printed(self, quantity: Quantity) -> str:
        """All different printings of a quantity; empty where none is."""
        if self.part.hides(quantity):
            return "not shown" if quantity in self.figures else ""
        found = [one for one in self.figures.get(quantity, ()) if one.printed]
        return " / ".join(dict.fromkeys(one.text for one in found))

    def cell(self, quantity: Quantity | None, heat: int | None) -> ReportCell:
        """The cell of a quantity: as printed, or why nothing is."""
        held = self.figures.get(quantity, []) if quantity is not None else []
        if quantity is None or not held:
            return ReportCell(text="", kind="empty")
        if held[0].withheld and not held[0].closed:
            return ReportCell(text="withheld", kind="empty")
        if self.part.hides(quantity):
            return _NOT_SHOWN
        text = self.printed(quantity)
        if text:
            return ReportCell(text=text, kind="figure", heat=heat, marks=self.marks_of(quantity))
        return self._blank(quantity, held[0])

    def _blank(self, quantity: Quantity, figure: Figure) -> ReportCell:
        left = [one for one in self.inferred.get(quantity, ()) if not one.values.empty]
        state = f"{figure.text} cannot be read" if figure.state == "illegible" and figure.text else _STATES[figure.state]
        forced = next((one for one in left if one.forced and one.given == "identities"), None)
        if left:
            self.open[quantity] = left
        aside = f"can only be {show_values(forced.values)}" if forced is not None else "see below" if left else ""
        return ReportCell(text=state, kind="empty", aside=aside, marks=self.marks_of(quantity))

    def blanks(self) -> tuple[Block, ...]:
        """What the printed figures leave to each blank."""
        if not self.open:
            return ()
        sums = [f"{title_of_option(self.part.appraisal, one.option)}: {added(one, self.part.appraisal)}." for one in self.part.examination.joint]
        items = tuple(ReportText(text=one) for one in [*sums, *(_left(self.part, one) for found in self.open.values() for one in found)])
        return (ReportText(text="What the printed figures leave to the cells without a figure:"), Bullets(items=items))


def _left(part: PaperPart, one: Inferred) -> str:
    unit = one.figure.unit or (Fraction(1) if all(value.denominator == 1 for value in one.values.points) else Fraction(1, 100))
    only = "only " if one.forced else ""
    given = ", going by the paper's own definitions and reasons" if one.given == "conditional" else ""
    return f"{part.about(one.figure.quantity)}: {NAMES[one.figure.quantity.kind]} can {only}be {show_values(one.values, unit)}{given}."


def _table(part: PaperPart, held: _Held, rows: Sequence[_Row], options: Sequence[str], caption: str) -> ReportTable:
    heat = _Heat(part, held, rows)
    beside = _beside(held, rows)
    heads = ("Criterion", *(name for name, _ in beside), *(part.appraisal.options[one].title for one in options))
    lines = []
    for row in rows:
        own = [_beside_cell(held, row.beside[at] if at < len(row.beside) else None) for _, at in beside]
        cells = [held.cell(row.of.get(option), heat(row, option)) for option in options]
        lines.append((ReportCell(text=row.name), *own, *cells))
    return ReportTable(caption=caption, heads=heads, rows=tuple(lines))


def _beside_cell(held: _Held, quantity: Quantity | None) -> ReportCell:
    text = held.printed(quantity) if quantity is not None else ""
    marks = held.marks_of(quantity) if quantity is not None and text and not held.part.hides(quantity) else ()
    return ReportCell(text=text, kind="figure", marks=marks)


def _beside(held: _Held, rows: Sequence[_Row]) -> list[tuple[str, int]]:
    """The columns for weights and maxima, where any is printed."""
    of_criteria = [row for row in rows if row.heated]
    return [
        (name, at)
        for at, name in enumerate(("Weight", "Highest possible"))
        if any(at < len(row.beside) and held.printed(row.beside[at]) for row in of_criteria)
    ]


class _Heat:
    """How high a figure is among those of its row, or of its scale, in five steps."""

    def __init__(self, part: PaperPart, held: _Held, rows: Sequence[_Row]) -> None:
        self.part = part
        self.held = held
        values = [value for row in rows if row.heated for value in self._values(row)]
        self.over = (min(values), max(values)) if values else (Fraction(0), Fraction(0))

    def _values(self, row: _Row) -> list[Fraction]:
        return [value for quantity in row.of.values() if (value := self._value(quantity)) is not None]

    def _value(self, quantity: Quantity) -> Fraction | None:
        if self.part.hides(quantity):
            return None
        return next((one.value for one in self.held.figures.get(quantity, ()) if one.printed and one.value is not None), None)

    def _ends(self, row: _Row) -> tuple[Fraction, Fraction]:
        quantity = next(iter(row.of.values()))
        if quantity.kind == "score":
            scale = self.part.appraisal.criteria[quantity.criterion or ""].scale
            low, high = scale.bottom, scale.top
            return (self.over[0] if low is None else min(low, self.over[0])), (self.over[1] if high is None else max(high, self.over[1]))
        values = self._values(row)
        top = self._value(Quantity("max-score", criterion=quantity.criterion))
        return (min(*values, Fraction(0)), max([*values, *([top] if top is not None else [])])) if values else self.over

    def __call__(self, row: _Row, option: str) -> int | None:
        value = self._value(row.of[option]) if row.heated and option in row.of else None
        if value is None:
            return None
        low, high = self._ends(row)
        return min(HOTTEST, int((value - low) / (high - low) * (HOTTEST + 1))) if high > low else None


_MEANS: Final = {
    DIFFERS: "does not agree with other figures, or with the paper's own rules",
    ONE_OF: "one of several figures of which one may be different",
    DOUBTFUL: "may have been misread: compare with your own copy",
}


def _legend(tables: Sequence[ReportTable]) -> Iterator[Block]:
    """Say what the shades mean, and each sort of sign that is in the tables."""
    yield ReportText(text="The stronger the shade, the higher the figure; it says nothing about whether high is good.", kind="quiet")
    signs = {mark.sign[0] for table in tables for row in table.rows for cell in row for mark in cell.marks}
    if signs:
        items = [
            ReportText(text=f"{sign} and a number: {means}. The number is that of the finding.") for sign, means in _MEANS.items() if sign in signs
        ]
        yield Bullets(items=tuple(items))
