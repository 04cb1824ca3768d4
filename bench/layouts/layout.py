"""The layouts in which papers print an appraisal: where options, weights, scores, totals and ranks stand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random
from typing import Final

from bench.layouts.blocks import Block, Cell, Text, table, turned
from bench.layouts.case import Case, shown
from bench.layouts.truth import number
from bench.layouts.words import REASONS

_PAIRS: Final = ("merged", "merged", "unmerged", "prefixed", "prefixed", "brackets", "arrow", "product", "two tables")
_WEIGHTS: Final = ("column", "column", "column", "column", "names", "list", "sentence", "table")
_SIDE_BY_SIDE: Final = frozenset({"merged", "unmerged", "prefixed"})
_TICK: Final = " ✅"


@dataclass(frozen=True, kw_only=True)
class Style:
    """How one paper is laid out, drawn once."""

    turned: bool
    pair: str
    weights: str
    cells: str = "plain"
    title_row: bool = False
    blank_row: bool = False
    notes: bool = False
    tick: bool = False
    footnote: bool = False
    summary: bool = False
    score_totals: bool = False
    short: bool = False
    frame: bool = False

    @property
    def name(self) -> str:
        """Name the layout by what differs most between papers."""
        return " / ".join(part for part in ("down" if self.turned else "across", self.pair, self.weights and f"weights in {self.weights}") if part)

    @property
    def extras(self) -> list[str]:
        """Name what is drawn beside it."""
        said = {
            "title row": self.title_row,
            "blank row": self.blank_row,
            "notes": self.notes,
            "tick": self.tick,
            "footnote": self.footnote,
            "summary": self.summary,
            "two totals": self.score_totals,
            "short names": self.short,
            "typed frame": self.frame,
            self.cells: self.cells != "plain",
        }
        return [name for name, is_so in said.items() if is_so]


def draw_style(random: Random, case: Case) -> Style:
    """Draw a layout that can print the whole of a case."""
    both = bool(case.scores) and bool(case.weighted)
    pair = random.choice(_PAIRS) if both else ""
    if case.groups and pair in {"merged", "unmerged"}:
        pair = "prefixed"
    added = any(slip.what == "weight-sum" for slip in case.slips)
    weights = random.choice(("column", "table") if added else _WEIGHTS) if case.weights else ""
    wide = pair in {"merged", "unmerged", "two tables"}
    figures = bool(case.scores) and not both and case.model not in {"levels", "pugh", "inherited"}
    of_top = ("of top",) if figures and case.top and not case.passes and case.model != "ranks" else ()
    return Style(
        turned=not wide and not case.maxima and random.random() < 2 / 5, pair=pair,
        weights=weights, short=weights in {"list", "table"} and random.random() < 1 / 4, frame=not wide and random.random() < 1 / 25,
        cells=random.choice(("plain", "plain", "plain", "plain", "reason", "brackets after", *of_top)) if figures else "plain",
        title_row=random.random() < 1 / 10, blank_row=random.random() < 1 / 12, notes=random.random() < 1 / 6, tick=random.random() < 1 / 10,
        footnote=random.random() < 1 / 12, summary=random.random() < 1 / 6,
        score_totals=pair in {"merged", "unmerged", "prefixed", "two tables"} and not case.groups and random.random() < 1 / 3,
    )  # fmt: skip


def lay_out(random: Random, case: Case, style: Style) -> tuple[list[Block], Case]:
    """Lay a case out; returns the case with the totals that this layout prints in addition."""
    if style.score_totals:
        sums = (sum((number(row[at]) or Fraction(0) for row in case.scores), Fraction(0)) for at in range(len(case.options)))
        case = replace(case, results={"score total": tuple(shown(value, 0) for value in sums), **case.results})
    blocks: list[Block] = [Text(text) for text in (case.scale_said, case.method_said) if text]
    blocks += _weights_apart(case, style)
    for part in _parts(case, style):
        blocks += _main(random, part, style)
    if style.summary and "total" in case.results:
        blocks.append(_summary(case))
    return blocks, case


def _parts(case: Case, style: Style) -> list[tuple[Case, str]]:
    """Split scores and weighted scores into two tables where the layout has two."""
    if style.pair != "two tables":
        return [(case, "")]
    under = {"total": case.results["score total"]} if "score total" in case.results else {}
    rest = {kind: row for kind, row in case.results.items() if kind != "score total"}
    first = replace(case, weighted=(), results=under, weights=(), weight_sum="", maxima=(), max_total="", passes=(), costs=(), groups=())
    return [(first, f"{case.words['score']}s"), (replace(case, scores=(), results=rest), case.words["weighted"])]


def _weights_apart(case: Case, style: Style) -> list[Block]:
    pairs = list(zip(case.criteria, case.weights, strict=False))
    if style.weights == "sentence":
        return [Text("Weights: " + ", ".join(f"{name} {weight}" for name, weight in pairs) + ".")]
    if style.weights == "list":
        return [Text("The criteria and their weights:"), *(Text(f"{name}: {weight}", item=True) for name, weight in pairs)]
    if style.weights == "table":
        rows = [[Cell(case.words["criteria"] or "Criteria", bold=True), Cell(case.words["weight"], bold=True)]]
        rows += [[Cell(name), Cell(weight, ("weight", at, -1))] for at, (name, weight) in enumerate(pairs)]
        return [table(rows + ([[Cell(case.words["total"]), Cell(case.weight_sum)]] if case.weight_sum else []))]
    return []


def _summary(case: Case) -> Block:
    kinds = [kind for kind in case.results if kind in {"total", "rank", "percent"}]
    head = [Cell(case.words["options"] or "Option", bold=True), *(Cell(_result_word(case, kind), bold=True) for kind in kinds)]
    return table([head, *([Cell(name), *(Cell(case.results[kind][at] or "") for kind in kinds)] for at, name in enumerate(case.options))])


def _result_word(case: Case, kind: str) -> str:
    """Name a line of results; sums of signs are called what they are."""
    if kind == "total":
        return case.words[case.total_word]
    return case.words[kind] if kind in {"mean", "rank", "percent", "share"} else kind.capitalize()


def _main(random: Random, part: tuple[Case, str], style: Style) -> list[Block]:
    case, title = part
    lines = _Lines(random, case, style)
    rows = lines.rows()
    if style.turned:
        rows = turned(rows)
        rows[0][0] = Cell(case.words["options"], bold=True)
        return [*([Text(title)] if title else []), table(_framed(rows) if style.frame else rows), *lines.below()]
    heads = 1
    if lines.side_by_side and style.pair != "prefixed":
        rows, heads = [lines.over_heads(), *rows], 2
    if style.title_row:
        middle = len(lines.before())
        over = [Cell()] * middle + [Cell(case.words["options"] or "Options", span=sum(cell.span for cell in rows[0]) - middle, bold=True)]
        rows, heads = [over, *rows], heads + 1
    if style.blank_row:
        rows.insert(heads, [Cell()])
    rows, heads = (_framed(rows), heads + 1) if style.frame else (rows, heads)
    return [*([Text(title)] if title else []), table(rows, heads, merged=style.pair != "unmerged"), *lines.below()]


def _framed(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """Put the letters and numbers of a spreadsheet around, as they come along when it is typed off or pasted."""
    width = max(sum(cell.span for cell in row) for row in rows)
    return [[Cell(), *(Cell(chr(65 + at)) for at in range(width))], *([Cell(str(at)), *row] for at, row in enumerate(rows, 1))]


def shortened(name: str) -> str:
    """Cut the first of several words, as narrow heads do: Development speed is Dev. speed."""
    first, _, rest = name.partition(" ")
    return f"{first[:4]}. {rest}" if rest and len(first) > 5 and first.isalpha() else name  # noqa: PLR2004  # a word worth cutting


class _Lines:
    """The lines of the main table, criteria down and options across."""

    def __init__(self, random: Random, case: Case, style: Style) -> None:
        self.random, self.case, self.style = random, case, style
        self.side_by_side = bool(case.scores) and bool(case.weighted) and style.pair in _SIDE_BY_SIDE
        self.has_column = bool(case.weights) and style.weights == "column"
        self.best = self._best()

    def _best(self) -> int:
        totals = [number(text) for text in next((row for kind, row in self.case.results.items() if kind in {"total", "mean"}), ())]
        known = [value for value in totals if value is not None]
        return totals.index(max(known)) if known else -1

    def rows(self) -> list[list[Cell]]:
        """Return all rows but those over the heads, all of one width."""
        rows = [self.head(), *([self.gateway()] if self.case.passes else [])]
        if self.case.groups:
            for number_, group in enumerate(self.case.groups):
                if not self.style.turned:
                    rows.append([Cell(group.title, bold=True)])
                rows += [self.criterion(at) for at in group.criteria]
                rows.append(self.subtotals(number_))
        else:
            rows += [self.criterion(at) for at in range(len(self.case.criteria))]
        rows += [self.result(kind) for kind in self.case.results if kind != "score total"]
        if self.case.costs:
            rows.append(self.line("Cost", self.case.costs, "cost"))
        width = max(len(row) for row in rows)
        return [[*row, *([Cell()] * (width - len(row)))] for row in rows]

    def before(self) -> list[Cell]:
        """Return the heads that stand before those of the options."""
        case, words = self.case, self.case.words
        first = [
            Cell(words["criteria"] + (f" ({words['weight']})" if self.style.weights == "names" and self.random.random() < 1 / 2 else ""), bold=True)
        ]
        first += [Cell(words["weight"], bold=True)] if self.has_column else []
        return first + ([Cell(words["maximum"], bold=True)] if case.maxima else [])

    def head(self) -> list[Cell]:
        words = self.case.words
        found = self.before()
        if self.side_by_side and self.style.pair != "prefixed":
            found = [Cell() for _ in found]
        for name in self.case.options:
            if not self.side_by_side:
                found.append(Cell(name, bold=True))
            else:
                kinds = (words["score"], words["weighted"])
                found += [Cell(f"{name}: {kind.lower()}" if self.style.pair == "prefixed" else kind, bold=True) for kind in kinds]
        return [*found, *([Cell(words["notes"], bold=True)] if self.notes else [])]

    @property
    def notes(self) -> bool:
        return self.style.notes and not self.style.turned

    def over_heads(self) -> list[Cell]:
        return [*self.before(), *(Cell(name, span=2, bold=True) for name in self.case.options)]

    def gateway(self) -> list[Cell]:
        name = {"en": "Lawful", "de": "Rechtlich zulässig", "fr": "Légalité", "es": "Legal"}[self.case.words.language]
        return self.line(name, self.case.passes, "gateway")

    def line(self, name: str, values: Sequence[str | None], kind: str, *, weight: str = "", most: str = "", bold: bool = False) -> list[Cell]:
        """Return a line whose figures stand in the last column of each option."""
        cells = [Cell(text or "", (kind, -1, at), bold=bold) for at, text in enumerate(values)]
        if self.side_by_side:
            cells = [part for cell in cells for part in (Cell(), cell)]
        return [*self._start(name, weight, most, bold=bold), *cells]

    def _start(self, name: str, weight: str, most: str, at: int = -1, *, bold: bool = False) -> list[Cell]:
        start = [Cell(name, bold=bold)]
        start += [Cell(weight, ("weight" if at >= 0 else "weight-sum", at, -1), bold=bold)] if self.has_column else []
        return start + ([Cell(most, ("maximum", at, -1))] if self.case.maxima else [])

    def criterion(self, at: int) -> list[Cell]:
        case = self.case
        name = shortened(case.criteria[at]) if self.style.short else case.criteria[at]
        if self.style.weights == "names" and case.weights:
            name = f"{name} ({case.weights[at]})"
        weight = case.weights[at] if self.has_column else ""
        cells = [cell for option in range(len(case.options)) for cell in self.figures(at, option)]
        noted = [Cell(self.random.choice(REASONS))] if self.notes else []
        return [*self._start(name, weight, case.maxima[at] if case.maxima else "", at), *cells, *noted]

    def figures(self, at: int, option: int) -> list[Cell]:
        """Return the cell of one criterion and option, or the two."""
        case = self.case
        score = case.scores[at][option] or "" if case.scores else ""
        weighted = case.weighted[at][option] or "" if case.weighted else ""
        key, other = ("score", at, option), ("weighted", at, option)
        if self.side_by_side:
            return [Cell(score, key), Cell(weighted, other)]
        if not weighted:
            return [Cell(self.dressed(score), key)]
        if not score:
            return [Cell(weighted, other)]
        weight = case.weights[at]
        forms = {"brackets": f"{score} ({weighted})", "arrow": f"{score} → {weighted}", "product": f"{score} x {weight} = {weighted}"}
        return [Cell(forms[self.style.pair])]

    def dressed(self, score: str) -> str:
        """Return a score with what some papers print beside it."""
        forms = {"of top": f"{score}/{self.case.top}", "reason": f"{score} — {self.random.choice(REASONS)}",
                 "brackets after": f"{score} ({self.random.choice(REASONS)})"}  # fmt: skip
        return forms.get(self.style.cells, score)

    def subtotals(self, which: int) -> list[Cell]:
        group = self.case.groups[which]
        kind = "subtotal-mean" if group.weight else "subtotal"
        name = self.case.words[kind].format(group.title)
        return self.line(name if not self.style.turned or group.title in name else f"{name} {group.title}", group.subtotals, f"subtotal{which}")

    def result(self, kind: str) -> list[Cell]:
        """Return a line of totals, percentages or ranks."""
        values = list(self.case.results[kind])
        if kind in {"total", "mean"} and self.style.tick and 0 <= self.best < len(values):
            values[self.best] = f"{values[self.best]}{_TICK}"
        if kind in {"total", "mean"} and self.style.footnote:
            values[-1] = f"{values[-1]}*"
        total = kind == "total"
        weight, most = (self.case.weight_sum, self.case.max_total) if total or kind == "mean" else ("", "")
        found = self.line(_result_word(self.case, kind), values, kind, weight=weight, most=most, bold=total)
        if total and self.side_by_side and "score total" in self.case.results:
            start = len(found) - 2 * len(values)
            for at, text in enumerate(self.case.results["score total"]):
                found[start + 2 * at] = Cell(text or "", ("score total", -1, at))
        return found

    def below(self) -> list[Block]:
        """Return what stands under the table."""
        return [Text("* After moderation by the panel.")] if self.style.footnote else []
