"""Layouts of scoring workbooks, as officers make them: drawn at random from a seed, each without any fault."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from audit.documents.book import At, letters_of, name_of
from testbed.workbooks.sheets import Draft, Page

_CRITERIA = (
    "Access for residents", "Quality of service", "Risk", "Cost to the council", "Pace of change", "Effect on staff", "Strategic fit", "Local control",
    "Partnership working", "Safeguarding", "Value for money", "Environmental effect", "Equality", "Resilience", "Overall fit with policy",
)  # fmt: skip
_OPTIONS = ("Stay as now", "In house", "Joint venture", "Trust", "Contract out", "Shared service", "Company")
_TOTALS = ("Total", "TOTAL SCORE", "Total score", "Totals", "Sum")


def drawn(seed: int) -> Draft:
    """Draw a layout and fill it."""
    random = Random(seed)  # noqa: S311  # drawn again from its seed
    make = random.choice(LAYOUTS)
    draft = make(random)
    draft.layout = make.__name__
    return draft


class Maker:
    """Fills one sheet; knows how many rows and columns stand before the table."""

    def __init__(self, draft: Draft, title: str, random: Random, *, titled: bool = True) -> None:
        self.draft, self.title, self.random = draft, title, random
        self.page: Page = draft.page(title)
        self.top = 0
        if titled and random.random() < 0.5:
            self.page.cells[0, 0] = "Appraisal of options: scores"
            if random.random() < 0.5:
                self.page.merged.append("A1:F1")
            self.top = random.choice((1, 2))

    def put(self, row: int, column: int, content: float | str) -> None:
        self.page.cells[row, column] = content

    def sum(self, at: At, cells: list[At], formula: str = "") -> None:
        """Put a total of cells in one row or column."""
        text = formula or f"=SUM({name_of(cells[0])}:{name_of(cells[-1])})"
        self.page.cells[at] = text
        self.draft.sums.append((self.title, at, cells))

    def product(self, at: At, formula: str) -> None:
        self.page.cells[at] = formula
        self.draft.products.append((self.title, at))


def _criteria(random: Random, least: int = 4, most: int = 12) -> list[str]:
    return random.sample(_CRITERIA, random.randint(least, most))


def _options(random: Random) -> list[str | int]:
    count = random.randint(2, 6)
    if random.random() < 0.15:
        return list(range(1, count + 1))
    return list(random.sample(_OPTIONS, count))


def _score(random: Random) -> int:
    return random.randint(0, 5)


@dataclass(frozen=True)
class _Frame:
    """Where things stand in a table with totals below: the first and last rows and columns of its scores, and what it has."""

    label: int
    first: int
    last: int
    start: int
    end: int
    total: int
    weighted: bool
    maxima: bool


def totals_below(random: Random) -> Draft:
    """Criteria down, options across, totals below; perhaps weights, maxima, weighted totals, percentages and ranks."""
    draft = Draft()
    make = Maker(draft, "Scores", random)
    criteria, options = _criteria(random), _options(random)
    weighted, maxima, label = random.random() < 0.6, random.random() < 0.4, int(random.random() < 0.3)
    first, start = label + 1 + weighted, make.top + 1
    end = start + len(criteria)
    frame = _Frame(label, first, first + len(options), start, end, end + (random.random() < 0.2), weighted, maxima)
    _names(make, frame, criteria, options)
    for at in range(start, end):
        for column in range(first, frame.last):
            if random.random() > 0.04:
                make.put(at, column, _score(random))
    _totals(make, frame, chain=random.random() < 0.1 and len(criteria) < 7)
    row = _weighted(make, frame) if weighted else frame.total + 1
    _below(make, frame, row)
    if random.random() < 0.3:
        make.put(frame.total + 5, label, "Scores run from 0 (low) to 5 (high).")
    return draft


def _names(make: Maker, frame: _Frame, criteria: list[str], options: list[str | int]) -> None:
    heads = {frame.label: "Criterion", **dict(enumerate(options, frame.first))}
    heads |= {0: "No."} if frame.label else {}
    heads |= {frame.label + 1: make.random.choice(("Weight", "Weighting (%)"))} if frame.weighted else {}
    heads |= {frame.last: "Maximum"} if frame.maxima else {}
    for column, head in heads.items():
        make.put(frame.start - 1, column, head)
    for number, criterion in enumerate(criteria, 1):
        row = frame.start + number - 1
        make.put(row, frame.label, criterion)
        cells = {0: number} if frame.label else {}
        cells |= {frame.label + 1: make.random.choice((5, 10, 15, 20))} if frame.weighted else {}
        cells |= {frame.last: 5} if frame.maxima else {}
        for column, content in cells.items():
            make.put(row, column, content)


def _totals(make: Maker, frame: _Frame, *, chain: bool) -> None:
    make.put(frame.total, frame.label, make.random.choice(_TOTALS))
    wrapped = make.random.random() < 0.1
    for column in range(frame.first - frame.weighted, frame.last + frame.maxima):
        cells = [(at, column) for at in range(frame.start, frame.end)]
        inside = f"SUM({name_of(cells[0])}:{name_of(cells[-1])})"
        whole = f"=IFERROR({inside},0)" if wrapped else f"={inside}"
        make.sum((frame.total, column), cells, "=" + "+".join(map(name_of, cells)) if chain else whole)


def _weighted(make: Maker, frame: _Frame) -> int:
    row, letters = frame.total + 1, letters_of(frame.label + 1)
    weights = f"${letters}${frame.start + 1}:${letters}${frame.end}"
    named = make.random.random() < 0.3
    if named:
        make.draft.names["weights"] = f"Scores!{weights}"
    make.put(row, frame.label, "Weighted total")
    for column in range(frame.first, frame.last):
        area = f"{name_of((frame.start, column))}:{name_of((frame.end - 1, column))}"
        cells = [(at, column) for at in range(frame.start, frame.end)]
        make.sum((row, column), cells, f"=SUMPRODUCT({'weights' if named else weights},{area})")
    return row + 1


def _below(make: Maker, frame: _Frame, row: int) -> None:
    if frame.maxima:
        make.put(row, frame.label, "Percentage of maximum")
        for column in range(frame.first, frame.last):
            make.put(row, column, f"={name_of((frame.total, column))}/${letters_of(frame.last)}${frame.total + 1}")
            make.page.percent.add((row, column))
        row += 1
    if make.random.random() < 0.6:
        make.put(row, frame.label, "Rank")
        area = f"${letters_of(frame.first)}${frame.total + 1}:${letters_of(frame.last - 1)}${frame.total + 1}"
        for column in range(frame.first, frame.last):
            make.put(row, column, f"=RANK({name_of((frame.total, column))},{area})")


def totals_beside(random: Random) -> Draft:
    """Options down, criteria across, totals in a column on the right; perhaps a row of weights."""
    draft = Draft()
    make = Maker(draft, "Scoring", random)
    criteria, options = _criteria(random, 3, 8), [str(one) for one in _options(random)]
    row = make.top
    make.put(row, 0, "Option")
    for column, criterion in enumerate(criteria, 1):
        make.put(row, column, criterion)
    last = len(criteria) + 1
    make.put(row, last, random.choice(("Total", "Total score")))
    row += 1
    weights = row if random.random() < 0.5 else None
    if weights is not None:
        make.put(weights, 0, "Weight")
        for column in range(1, last):
            make.put(weights, column, random.choice((10, 20, 25, 30)))
        make.sum((weights, last), [(weights, column) for column in range(1, last)])
        row += 1
    start = row
    for at, option in enumerate(options, start):
        make.put(at, 0, option)
        cells = [(at, column) for column in range(1, last)]
        for cell in cells:
            make.put(*cell, _score(random))
        area = f"{name_of(cells[0])}:{name_of(cells[-1])}"
        fixed = f"$B${(weights or 0) + 1}:${letters_of(last - 1)}${(weights or 0) + 1}"
        make.sum((at, last), cells, f"=SUMPRODUCT({fixed},{area})" if weights is not None else f"=SUM({area})")
    if random.random() < 0.5:
        make.put(make.top, last + 1, "Rank")
        area = f"${letters_of(last)}${start + 1}:${letters_of(last)}${start + len(options)}"
        for at in range(start, start + len(options)):
            make.put(at, last + 1, f"=RANK({name_of((at, last))},{area})")
    if random.random() < 0.3:
        make.put(start + len(options), 0, "Average")
        for column in range(1, last + 1):
            make.put(start + len(options), column, f"=AVERAGE({name_of((start, column))}:{name_of((start + len(options) - 1, column))})")
    return draft


def grouped(random: Random) -> Draft:
    """Groups of criteria with subtotals, and a total of the subtotals."""
    draft = Draft()
    make = Maker(draft, "Matrix", random)
    options = [str(one) for one in _options(random)]
    way, headed = random.choice(("plus", "sum", "subtotal")), random.random() < 0.6
    row = make.top
    make.put(row, 0, "Criteria")
    for column, option in enumerate(options, 1):
        make.put(row, column, option)
    row += 1
    names = random.sample(_CRITERIA, 12)
    subtotals, items = [], []
    for group in range(random.randint(2, 4)):
        if headed:
            make.put(row, 0, f"Group {'ABCD'[group]}")
            row += 1
        start = row
        for name in names[group * 3 : group * 3 + random.randint(2, 3)]:
            make.put(row, 0, name)
            for column in range(1, len(options) + 1):
                make.put(row, column, _score(random))
            items.append(row)
            row += 1
        make.put(row, 0, random.choice(("Subtotal", "Sub-total")))
        for column in range(1, len(options) + 1):
            cells = [(at, column) for at in range(start, row)]
            area = f"{name_of(cells[0])}:{name_of(cells[-1])}"
            make.sum((row, column), cells, f"=SUBTOTAL(9,{area})" if way == "subtotal" else f"=SUM({area})")
        subtotals.append(row)
        row += 1
    make.put(row, 0, random.choice(("Total", "Grand total", "Overall total")))
    for column in range(1, len(options) + 1):
        parts = [(at, column) for at in subtotals]
        names_of = list(map(name_of, parts))
        formulas = {
            "plus": "=" + "+".join(names_of), "sum": f"=SUM({','.join(names_of)})",
            "subtotal": f"=SUBTOTAL(9,{name_of((items[0], column))}:{name_of((row - 1, column))})",
        }  # fmt: skip
        make.put(row, column, formulas[way])
    return draft


def raw_and_weighted(random: Random) -> Draft:
    """Raw scores on one sheet, weighted ones on another, with totals and a ranking that links to them."""
    draft = Draft()
    raw, weighted = Maker(draft, "Raw scores", random), Maker(draft, "Weighted", random, titled=False)
    criteria, options = _criteria(random), [str(one) for one in _options(random)]
    for make, first in ((raw, 2), (weighted, 1)):
        make.put(make.top, 0, "Criterion")
        for column, option in enumerate(options, first):
            make.put(make.top, column, option)
    raw.put(raw.top, 1, "Weight")
    for at, criterion in enumerate(criteria, 1):
        raw.put(raw.top + at, 0, criterion)
        raw.put(raw.top + at, 1, random.choice((0.1, 0.15, 0.2, 0.25)))
        raw.page.percent.add((raw.top + at, 1))
        weighted.put(at, 0, criterion)
        for column in range(len(options)):
            raw.put(raw.top + at, column + 2, _score(random))
            source = name_of((raw.top + at, column + 2))
            weighted.product((at, column + 1), f"='Raw scores'!{source}*'Raw scores'!$B{raw.top + at + 1}")
    end = len(criteria) + 1
    weighted.put(end, 0, "Total")
    for column in range(1, len(options) + 1):
        weighted.sum((end, column), [(at, column) for at in range(1, end)])
    ranking = Maker(draft, "Ranking", random, titled=False)
    for column, head in enumerate(("Option", "Total", "Rank")):
        ranking.put(0, column, head)
    for at, option in enumerate(options, 1):
        ranking.put(at, 0, option)
        ranking.put(at, 1, f"=Weighted!{name_of((end, at))}")
        ranking.put(at, 2, f"=RANK(B{at + 1},$B$2:$B${len(options) + 1})")
    return draft


def pairs(random: Random) -> Draft:
    """Raw and weighted score side by side for each option."""
    draft = Draft()
    make = Maker(draft, "Evaluation", random)
    criteria, options = _criteria(random), random.sample(_OPTIONS, random.randint(2, 4))
    top = make.top
    make.put(top + 1, 0, "Criterion")
    make.put(top + 1, 1, "Weight")
    for at, option in enumerate(options):
        make.put(top, 2 + 2 * at, option)
        make.put(top + 1, 2 + 2 * at, "Score")
        make.put(top + 1, 3 + 2 * at, "Weighted")
    start, end = top + 2, top + 2 + len(criteria)
    for row, criterion in enumerate(criteria, start):
        make.put(row, 0, criterion)
        make.put(row, 1, random.choice((1, 2, 3, 4)))
        for at in range(len(options)):
            make.put(row, 2 + 2 * at, _score(random))
            make.product((row, 3 + 2 * at), f"={name_of((row, 2 + 2 * at))}*$B{row + 1}")
    make.put(end, 0, "Total")
    make.sum((end, 1), [(row, 1) for row in range(start, end)])
    for at in range(len(options)):
        column = 3 + 2 * at
        make.sum((end, column), [(row, column) for row in range(start, end)])
    return draft


def sheet_each(random: Random) -> Draft:
    """One sheet for each option with reasons and scores, and a summary that links to them."""
    draft = Draft()
    criteria, options = _criteria(random, 4, 9), random.sample(_OPTIONS, random.randint(3, 5))
    end = len(criteria) + 1
    for option in options:
        make = Maker(draft, option, random, titled=False)
        for column, head in enumerate(("Criteria", "Evaluation", "Score")):
            make.put(0, column, head)
        for row, criterion in enumerate(criteria, 1):
            make.put(row, 0, f"{row}. {criterion}")
            make.put(row, 1, "It builds on what is there, and depends on two partners.")
            make.put(row, 2, _score(random))
        make.put(end, 0, random.choice(_TOTALS))
        make.sum((end, 2), [(row, 2) for row in range(1, end)])
    summary = Maker(draft, "Summary", random, titled=False)
    for column, head in enumerate(("Option", "Score", "Out of", "Share")):
        summary.put(0, column, head)
    for row, option in enumerate(options, 1):
        summary.put(row, 0, option)
        summary.put(row, 1, f"='{option}'!C{end + 1}")
        summary.put(row, 2, 5 * len(criteria))
        summary.put(row, 3, f"=ROUND(B{row + 1}/C{row + 1}*100,1)")
    return draft


def panel(random: Random) -> Draft:
    """Several scorers, their mean for each criterion, and a total of means."""
    draft = Draft()
    make = Maker(draft, "Panel", random)
    criteria, scorers = _criteria(random), random.randint(3, 5)
    top = make.top
    make.put(top, 0, "Criterion")
    for at in range(scorers):
        make.put(top, 1 + at, f"Scorer {'ABCDE'[at]}")
    make.put(top, scorers + 1, random.choice(("Mean", "Average")))
    end = top + 1 + len(criteria)
    for row, criterion in enumerate(criteria, top + 1):
        make.put(row, 0, criterion)
        for at in range(scorers):
            make.put(row, 1 + at, _score(random))
        make.product((row, scorers + 1), f"=AVERAGE(B{row + 1}:{name_of((row, scorers))})")
    make.put(end, 0, "Total")
    for column in range(1, scorers + 2):
        make.sum((end, column), [(row, column) for row in range(top + 1, end)])
    return draft


def costs(random: Random) -> Draft:
    """Costs by year with totals below and beside, and scores in another table under them."""
    draft = Draft()
    make = Maker(draft, "Costs", random)
    years, lines = random.randint(3, 6), random.sample(("Staff", "Premises", "Systems", "Transition", "Grants", "Legal advice"), random.randint(3, 6))
    top = make.top
    make.put(top, 0, random.choice(("Cost (£000)", "Line")))
    for at in range(years):
        make.put(top, 1 + at, 2020 + at)
    make.put(top, years + 1, "Total")
    end = top + 1 + len(lines)
    for row, line in enumerate(lines, top + 1):
        make.put(row, 0, line)
        for at in range(years):
            make.put(row, 1 + at, random.randint(10, 900) / random.choice((1, 10)))
        make.sum((row, years + 1), [(row, 1 + at) for at in range(years)])
    make.put(end, 0, "Total")
    for column in range(1, years + 1):
        make.sum((end, column), [(row, column) for row in range(top + 1, end)])
    corner = (
        f"=SUM(B{end + 1}:{name_of((end, years))})"
        if random.random() < 0.5
        else f"=SUM({name_of((top + 1, years + 1))}:{name_of((end - 1, years + 1))})"
    )
    make.put(end, years + 1, corner)
    if random.random() < 0.5:
        start = end + 3
        make.put(start, 0, "Criterion")
        make.put(start, 1, "Option A")
        make.put(start, 2, "Option B")
        names = random.sample(_CRITERIA, 4)
        for row, name in enumerate(names, start + 1):
            make.put(row, 0, name)
            make.put(row, 1, _score(random))
            make.put(row, 2, _score(random))
        make.put(start + 5, 0, "Total")
        for column in (1, 2):
            make.sum((start + 5, column), [(row, column) for row in range(start + 1, start + 5)])
    elif random.random() < 0.5:
        make.put(end + 1, 0, "Running total")
        for at in range(years):
            make.put(end + 1, 1 + at, f"=SUM($B{end + 1}:{name_of((end, 1 + at))})")
    return draft


LAYOUTS: tuple[Callable[[Random], Draft], ...] = (
    totals_below, totals_beside, grouped, raw_and_weighted, pairs, sheet_each, panel, costs,
)  # fmt: skip
