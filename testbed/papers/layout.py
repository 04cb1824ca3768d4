"""Lays an appraisal out in tables and prints its figures, rounded as the file says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from random import Random

from testbed.papers.design import Design, Key
from testbed.papers.draw import Truth
from testbed.papers.paper import Cell, Grid, Paper
from testbed.papers.printing import fewest_places, printed
from testbed.papers.truth import UNDECLARED_TIES, Figures, of_all, of_method, of_option, rankings

ENTERED = frozenset({"score", "weight", "rank"})
Column = str | tuple[tuple[str, str | bool], ...]


@dataclass
class Printer:
    """Everything that laying out needs: the figures, and the cells printed so far."""

    random: Random
    truth: Truth
    figures: Figures
    blanks: float
    cells: dict[str, Cell] = field(default_factory=dict)
    grids: list[Grid] = field(default_factory=list)

    @property
    def design(self) -> Design:
        return self.truth.design

    def print(self, name: str, key: Key, places: int, *, rounded: bool = False) -> bool:
        """Print a quantity in a place of the file; False if it has no value."""
        if key not in self.figures:
            return False
        exact = _is_exact(self.design, key) and not rounded
        value = self.figures[key]
        cell = Cell(key, value, fewest_places(value), exact=True) if exact else self._rounded(key, value, places)
        self.cells[name] = self._dressed(cell)
        return True

    def _rounded(self, key: Key, value: Fraction, places: int) -> Cell:
        share = key.kind in {"percent", "share"}
        sign = "%" if share and self.random.random() < 0.6 else ""
        factor = 100 if sign and self.design.base == 1 else 1
        at = places + 2 if share and self.design.base == 1 and not sign else places
        return Cell(key, printed(self.random, value * factor, at, self.design.mode(key.kind)), at, sign=sign, factor=factor)

    def _dressed(self, cell: Cell) -> Cell:
        kind, chance = cell.key.kind, self.random.random()
        if kind in {"score", "weighted-score"} and chance < self.blanks:
            return replace(cell, state=self.random.choice(("blank", "dash", "pending", "withheld")))
        if kind in {"total", "subtotal", "percent"} and cell.key.option and chance < self.blanks / 2:
            return replace(cell, state=self.random.choice(("withheld", "blank")))
        if kind == "rank" and chance < 0.5 and self._shared(cell):
            return replace(cell, tied="=")
        if kind == "weight" and self.design.weight_sum == 100 and chance < 0.2:
            return replace(cell, sign="%")
        if kind == "total" and cell.key.option and not cell.key.scorer and chance > 0.85 and Key("max-total") in self.figures:
            return replace(cell, of=self._rounded(Key("max-total"), self.figures[Key("max-total")], cell.places))
        return cell

    def _shared(self, cell: Cell) -> bool:
        return [value for key, value in self.figures.items() if key.kind == "rank"].count(cell.value) > 1


def _is_exact(design: Design, key: Key) -> bool:
    """Say whether the package takes such a figure as exact: it was entered, and nothing says that it was rounded."""
    if key.kind not in ENTERED or (key.kind == "weight" and design.weights_rounded):
        return False
    if key.kind == "score" and not key.scorer and design.scorers:
        return design.aggregate == "sum"
    return not (key.kind == "score" and design.scores_rounded)


def lay_out(random: Random, truth: Truth, blanks: float = 0.0) -> Paper:
    """Print an appraisal in one of the layouts that papers use; ``blanks`` is how often a cell is left empty."""
    printer = Printer(random, truth, _figures(random, truth), blanks)
    _weights(printer)
    for layout in _layouts(random, truth.design):
        layout(printer)
    return Paper(truth.design, printer.cells, tuple(printer.grids), printer.figures)


def _figures(random: Random, truth: Truth) -> Figures:
    design = truth.design
    found = of_method(design, truth.weights)
    most = found[Key("max-total")]
    for option in design.options:
        found |= of_option(design, truth.weights, truth.raw[option], option, most)
    totals = {option: found[Key("total", option)] for option in design.options}
    return found | of_all(design, totals) | _ranks(random, design, totals)


def _ranks(random: Random, design: Design, totals: dict[str, Fraction]) -> Figures:
    assert design.ties_said or design.ties in UNDECLARED_TIES
    allowed = rankings(totals, design.ties, design.direction)
    if design.ties == "distinct":
        sign = -1 if design.direction == "higher" else 1
        order = sorted(totals, key=lambda option: (totals[option] * sign, random.random()))
        return {Key("rank", option): Fraction(place) for place, option in enumerate(order, 1)}
    return {Key("rank", option): first for option, (first, _) in allowed.items()}


def _weights(printer: Printer) -> None:
    """Print weights beside the criteria and groups where no table is sure to print them."""
    design, weights = printer.design, printer.truth.weights
    places = printer.random.randint(0, 1)
    for name in weights.final:
        printer.print(f"/criteria/{name}/weight", Key("weight", criterion=name), places)
    for name in weights.sub:
        printer.print(f"/criteria/{name}/sub-weight", Key("weight", criterion=name, group=design.groups[name]), places)
    for name in weights.group:
        printer.print(f"/groups/{name}/weight", Key("weight", group=name), places)
    if design.weighted and printer.random.random() < 0.3:
        for name in design.criteria:
            printer.print(f"/criteria/{name}/max", Key("max-score", criterion=name), 1)


Layout = Callable[[Printer], None]


def _layouts(random: Random, design: Design) -> list[Layout]:
    kinds = ["score"]
    if design.weights_rounded:
        kinds = random.choice((["score"], ["score", "weighted-score"]))
    elif design.weighted:
        kinds = random.choice((["score"], ["weighted-score"], ["weighted-score"], ["score", "weighted-score"]))
    found: list[Layout] = [_sheet(scorer) for scorer in design.scorers]
    found += [_crossed(kind) if random.random() < 0.8 else _long(kind) for kind in kinds]
    if design.group_names and random.random() < 0.4:
        found.append(_by_group)
    return [*found, *[_summary] * random.choice((0, 1, 1, 2))]


def _sheet(scorer: str) -> Layout:
    """Print one scorer's scores."""

    def layout(printer: Printer) -> None:
        rows = [*printer.design.criteria, *(["total"] if printer.random.random() < 0.4 and printer.design.aggregate != "median" else [])]
        _fill(printer, Sheet("score", "criteria", rows, list(printer.design.options), scorer))

    return layout


def _crossed(kind: str) -> Layout:
    """Print criteria in rows and options in columns, with bottom rows and perhaps columns of weights and maxima."""

    def layout(printer: Printer) -> None:
        random, design = printer.random, printer.design
        rows = [*design.criteria, *(design.group_names if random.random() < 0.6 else [])]
        rows += ["total"] if random.random() < 0.8 else []
        rows += random.sample(["percent", "rank"], random.randint(0, 2))
        columns: list[Column] = [*design.options]
        columns = [*([_weight_column(design)] if design.weighted and random.random() < 0.4 else []), *columns]
        columns += ["max-score"] if random.random() < 0.3 and (kind == "weighted-score" or not design.weighted) else []
        _fill(printer, Sheet(kind, "criteria", rows, columns))

    return layout


def _weight_column(design: Design) -> Column:
    return (("prints", "weight"), ("rounded", True)) if design.weights_rounded else "weight"


def _long(kind: str) -> Layout:
    """Print options in rows and criteria in columns."""

    def layout(printer: Printer) -> None:
        columns: list[Column] = [*printer.design.criteria, "total"]
        columns += [kind for kind in ("percent", "share", "rank") if printer.random.random() < 0.4]
        _fill(printer, Sheet(kind, "options", list(printer.design.options), columns))

    return layout


def _by_group(printer: Printer) -> None:
    rows = [*printer.design.group_names, *(["total"] if printer.design.total.of_groups or printer.random.random() < 0.5 else [])]
    weights: list[Column] = ["weight"] if printer.truth.weights.group and printer.random.random() < 0.5 else []
    _fill(printer, Sheet("subtotal", "groups", rows, [*weights, *printer.design.options]))


def _summary(printer: Printer) -> None:
    random = printer.random
    columns = random.sample(["total", "percent", "share", "rank"], random.randint(1, 3))
    rows = list(printer.design.options)
    random.shuffle(rows)
    _fill(printer, Sheet("", "options", rows, list(columns)))


@dataclass(frozen=True)
class Sheet:
    """The outline of one table."""

    prints: str
    axis: str
    rows: Sequence[str]
    columns: Sequence[Column]
    scorer: str = ""


def _fill(printer: Printer, sheet: Sheet) -> None:
    number = len(printer.grids) + 1
    places = {
        kind: printer.random.choice((0, 0, 1, 1, 2))
        for kind in ("score", "weighted-score", "subtotal", "total", "percent", "share", "max-score", "max-total", "weight")
    }
    rounded = printer.design.scores_rounded
    columns: list[Column] = [_marked(column, rounded) for column in sheet.columns]
    names: dict[tuple[int, int], str] = {}
    for r, row in enumerate(sheet.rows):
        for c, column in enumerate(sheet.columns):
            key = _key(sheet, row, column)
            name = f"/tables/table-{number}/cells/{row}/{c}"
            whole = key is not None and printer.print(name, key, places.get(key.kind, 0), rounded=rounded and key.kind == "score")
            names[r, c] = name if whole else ""
    printer.grids.append(Grid(f"table-{number}", sheet.prints, sheet.axis, tuple(sheet.rows), tuple(columns), names, sheet.scorer))


def _marked(column: Column, rounded: bool) -> Column:
    """Say of a column of scores that they were rounded before printing."""
    return (*_dimension(column), ("rounded", True)) if rounded and isinstance(column, str) and _dimension(column) else column


def _dimension(column: str) -> Column:
    axis = column.rpartition("-")[0]
    return ((axis, column),) if axis in {"option", "criterion"} else ()


_WHOLE = {"score": "total", "weighted-score": "total", "subtotal": "total", "max-score": "max-total", "": "total"}
_GROUP = {"score": "subtotal", "weighted-score": "subtotal", "max-score": "max-total"}


def _key(sheet: Sheet, row: str, column: Column) -> Key | None:
    """Say what a cell prints; None where row and column do not cross."""
    name = column if isinstance(column, str) else str(dict(column)["prints"])
    words = {word.rpartition("-")[0]: word for word in (row, name) if word not in _KINDS}
    kinds = [word for word in (name, row) if word in _KINDS]
    if len(kinds) > 1:
        return None
    kind = kinds[0] if kinds else sheet.prints
    if "total" in (row, name):
        kind = _WHOLE.get(kind, kind)
    elif "group" in words and kind != "weight":
        kind = _GROUP.get(kind, kind)
    return Key(kind, words.get("option", ""), words.get("criterion", ""), words.get("group", ""), sheet.scorer)


_KINDS = frozenset({"weight", "max-score", "percent", "share", "rank"})
