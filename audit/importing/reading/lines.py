"""The readings of one table: what each line is, in which direction the criteria run, and how well the totals then follow.

The reading that the labels give is one among several. Lines whose words may mean something else, lines behind the total,
and unnamed figures are read otherwise, one after the other; what the figures say decides.
"""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from audit.importing.cells import entry_of
from audit.importing.draft import Axis
from audit.importing.entry import Entry
from audit.importing.layout import Column, Layout
from audit.importing.money import hold_money, speaks_of_money
from audit.importing.reading.direction import as_labelled, tells_options
from audit.importing.reading.lexicon import means, price, prices, turning
from audit.importing.reading.methods import Fit, fits_of
from audit.importing.reading.ranks import are_places, is_ranked
from audit.importing.reading.sheet import Sheet, multiplied, of_one_sign, ranked, sheet_of, weighed
from audit.importing.reading.signs import counted_columns, holds_signs, uncounted
from audit.importing.reading.sums import (
    MEAN,
    TOTAL,
    called_over,
    called_total,
    exceeds,
    grouping,
    left_over,
    named_after_group,
    sums_up,
    without_details,
)
from audit.importing.reading.ways import NO_HINTS, Hints
from audit.importing.reading.weights import with_weight_row, without_rows_of_words
from audit.importing.rows import NAMELESS, RowPart, parts_of
from audit.importing.words import Heading

__all__ = ["Reading", "readings_of"]

_DEPTH: Final = 3
_WIDTH: Final = 4
_MOST: Final = 80
_ALL_NAMED: Final = 6.0
"""Bits that it costs to take every word of the trade before a total for a name: one choice, not many."""

_BELOW: Final = 1.0
"""Bits that it costs to take a row of figures without a name, below all others, for the totals."""

_USUAL: Final = 3.0
"""Ways that cost more are taken only where no other line explains the totals."""

_ENOUGH: Final = 3
_LEFT_OUT: Final = 'the row "{}" follows the total and was left out'
"""So many totals that come out, at most half as many that do not, are no chance."""

_LONG: Final = 80
"""Tables with more rows are read by their labels: so long a table has been made with care, and trying it otherwise takes seconds."""

_TURNED: Final = 4.0
_SAID: Final = 8.0
"""Bits that it costs to turn a table round whose own heading says what its names are."""

_AFTER: Final = 1.0
_UNNAMED: Final = 4.0
"""Bits that its place behind all others, or behind the total, takes off the price of a line that no word says to be one."""

_SUMMED: Final = 4.0
"""Bits that a row saves which sums up the rows above it, or averages them, for nearly all options, and is called so."""

_PLACES: Final = -1.0
"""Bits that it costs to take a line behind the totals for ranks where it holds the places 1 to n."""

_UNUSED: Final = 5.0
"""Bits that a line of figures costs which stands among the criteria and of which nothing follows: Value is a criterion there."""

_NO_OPTION: Final = 12.0
"""Bits that it costs to take a word such as Weight or Maximum for the name of an option."""

_WORST: Final = -3.0
"""Bits that totals can cost at most: that none comes out is no reason to take another line for the totals."""

_CHANCE: Final = 5
"""Totals beyond which more misses than hits are worth nothing: in a table of twenty rows one column is the sum of others in nine by chance."""

_WITHOUT: Final = 1.5
"""Bits that an option without a total costs, where others have one."""
_AXES: Final = frozenset({"criteria", "options"})
_ONCE: Final = frozenset({"score", "weight", "max-score", "total"})


@dataclass(frozen=True)
class Reading:
    """One reading of a table: its columns and rows with their roles, and what that costs and saves in bits."""

    layout: Layout
    axis: Axis
    parts: tuple[RowPart, ...]
    cost: float = 0.0
    numbers: str = "en"
    changed: tuple[str, ...] = ()
    extra: Mapping[str, Entry] = field(default_factory=dict)
    hints: Hints = NO_HINTS
    read: dict[tuple[int, int], Entry] = field(default_factory=dict, compare=False)
    sums: dict[tuple[int, ...], list[int]] = field(default_factory=dict, compare=False)

    def entry(self, row: int, column: int) -> Entry:
        """What stands in a row of the body and a column; read once for all readings of a table."""
        key = row, column
        if key not in self.read:
            self.read[key] = entry_of(self.parts[row].slots[column], numbers=self.numbers)
        return self.read[key]

    @cached_property
    def sheet(self) -> "Sheet":
        """The figures by what they are."""
        return sheet_of(self)

    @cached_property
    def fits(self) -> list[Fit]:
        """The ways in which the totals may follow, the best first."""
        sheet = self.sheet
        hints = replace(
            self.hints, weighted=self.hints.weighted or sheet.says_weighted, average=self.hints.average or sheet.says_average, total=sheet.says_total
        )
        if not sheet.facts.totals:
            return []
        known = bool(sheet.facts.raw or sheet.facts.weighted)
        return fits_of(sheet.facts, sheet.groups, hints, cells=None if known else sheet.cells)

    @cached_property
    def gain(self) -> float:
        """What the relations save."""
        best = max(_WORST, self.fits[0].bits) if self.fits else 0.0
        if self.fits and self.fits[0].tried > _CHANCE and self.fits[0].misses > len(self.fits[0].hits):
            best = min(best, 0.0)
        without = len(set(self.sheet.options) - set(self.sheet.facts.totals)) if len(self.sheet.facts.totals) > 1 else 0
        return (
            best
            + ranked(self.sheet)
            + weighed(self.sheet)
            + multiplied(self.sheet)
            + of_one_sign(self.sheet, [part.name for part in (self.parts[at] for at in _behind(self))] if self.axis == "criteria" else [])
            - _WITHOUT * without
            - self._unused()
        )

    @cached_property
    def adds(self) -> bool:
        """Whether two criteria at least are scored, so that there is something to add up."""
        cells = (*self.sheet.facts.raw.items(), *self.sheet.facts.weighted.items(), *self.sheet.cells.items())
        return len({criterion for (_, criterion), entry in cells if entry.value is not None}) > 1

    def _unused(self) -> float:
        """The price of weights that no word calls so and no total is made of."""
        taken = [column for column in self.layout.columns if column.said.kind == "weight" and "weight" not in prices(column.text)]
        uses = bool(self.fits) and self.fits[0].way.name.startswith("weighted") and self.fits[0].way.of == "score"
        return (_UNNAMED if taken and not uses else 0.0) + _UNUSED * (len(self.idle) + len(self.idle_rows))

    @cached_property
    def idle_rows(self) -> list[int]:
        """Rows that may be criteria, read as totals, above those that are called so."""
        totals = [at for at, part in enumerate(self.parts) if part.part == "kind" and part.kind in {"total", "score", "weighted-score"}]
        weights = [at for at, part in enumerate(self.parts) if part.part == "kind" and part.kind == "weight"]
        if self.axis != "criteria" or len(totals) < 2:  # noqa: PLR2004  # the only one is no other
            return weights if self.axis == "criteria" else []  # an option has no weight
        return weights + [
            at for at in totals[:-1] if prices(self.parts[at].title).get("total", 0.0) > 1 and means(self.parts[totals[-1]].title, "total", 1)
        ]

    @cached_property
    def idle(self) -> list[Column]:
        """Columns among the criteria that are called like kinds of figures which an option has only once, or not at all."""
        names = [column.at for column in self.layout.of("entity")]
        if self.axis != "options" or len(names) < 2:  # noqa: PLR2004  # nothing stands among less
            return []
        found = [column for column in self.layout.of("kind") if column.said.kind in _ONCE and not column.said.name]
        return [column for column in found if column.at < names[-1] and (column.said.kind != "total" or "score" in prices(column.text))]

    @property
    def bits(self) -> float:
        """What the reading is worth: what its relations save less what its labels and places cost."""
        return self.gain - self.cost


def readings_of(
    layout: Layout, first: Axis, is_group: Callable[[str], bool], numbers: str, hints: Hints, extra: Mapping[str, Entry], *, sure: bool = True
) -> list[Reading]:
    """The readings of a table that were tried, the best first; ``sure`` says that labels tell the direction."""
    plain = parts_of(layout, is_group)
    parts = tuple(uncounted(part) for part in plain) if holds_signs(layout, plain, numbers) else tuple(plain)
    parts = without_rows_of_words(layout, with_weight_row(layout, parts))
    layout = counted_columns(layout) if holds_signs(layout, plain, numbers) else layout
    begin = [Reading(layout, first, parts, 0.0, numbers, extra=extra, hints=hints)]
    turned: Axis = "options" if first == "criteria" else "criteria"
    cost = _SAID if layout.label_sort in _AXES else _TURNED if sure else 0.5
    begin.append(Reading(layout, turned, parts, cost, numbers, (f"the rows are {turned}",), extra=extra, hints=hints))
    beam, seen = _best(begin), {(one.axis, one.changed): one for one in begin}
    for _ in range(_DEPTH if begin[0].sheet.facts.totals else 2):
        if _is_clear(beam[0]) or len(seen) > _MOST or len(parts) > _LONG:
            break
        found = []
        for one in beam:
            for other in _otherwise(one):
                key = (other.axis, tuple(sorted(other.changed)))
                if key not in seen:
                    seen[key] = other
                    found.append(other)
        if not found:
            break
        beam = _best([*beam, *found])
    adding = [one for one in seen.values() if one.adds or not begin[0].adds]
    return as_labelled(_best(adding, len(seen)), first, told=sure or tells_options(layout))


def _best(found: Sequence[Reading], width: int = _WIDTH) -> list[Reading]:
    return sorted(found, key=lambda one: -one.bits)[:width]


def _is_clear(one: Reading) -> bool:
    """Say whether nothing is left to explain: every option has a total, and every total comes out."""
    best = one.fits[0] if one.fits else None
    if best is None or best.tried < len(one.sheet.options) or best.way.price > _USUAL:
        return False
    whole = (not best.misses and best.tried > 1) or (len(best.hits) >= _ENOUGH and best.misses * 2 <= len(best.hits))
    averages = one.axis == "criteria" and any(part.part == "name" and MEAN.search(part.name) for part in one.parts)
    bounds = best.misses and any(part.part == "name" and prices(part.name).get("nothing") == 0 for part in one.parts)  # no option, as a pass mark
    return whole and not (averages or bounds) and not list(_behind(one)) and ranked(one.sheet) >= 0 and not one.idle and not one.idle_rows


def _otherwise(one: Reading) -> Iterator[Reading]:
    """Readings that differ in one line."""
    yield from _rows_otherwise(one)
    yield from _groups_otherwise(one)
    yield from _columns_otherwise(one)


def _behind(one: Reading) -> Iterator[int]:
    """The lines of names that stand behind the line of totals."""
    if one.axis == "criteria":
        totals = [at for at, part in enumerate(one.parts) if part.part == "kind" and part.kind in {"total", "score", "weighted-score"}]
        yield from (at for at, part in enumerate(one.parts) if part.part == "name" and totals and at > totals[-1])
    else:
        kinds = {"total", "weighted-score"}
        totals = [column.at for column in one.layout.of("kind") if column.said.kind in kinds and not column.said.name]
        yield from (column.at for column in one.layout.of("entity") if totals and column.at > totals[0])


def _rows_otherwise(one: Reading) -> Iterator[Reading]:
    behind = set(_behind(one)) if one.axis == "criteria" else set()
    last = max((at for at, part in enumerate(one.parts) if part.part in {"name", "kind"}), default=-1)
    last_name = max((at for at, part in enumerate(one.parts) if part.part == "name"), default=-1)
    for at, part in enumerate(one.parts):
        text = part.name if part.part == "name" else part.title
        known = prices(text)
        if part.part == "name":
            yield from _name_otherwise(one, at, part, behind, {0, last} if one.axis == "options" else {last_name})
        elif part.part == "skip" and part.name == NAMELESS and one.axis == "criteria" and at > last_name:
            yield _with_row(one, at, replace(part, part="kind", kind="total", name="", title=_said_total(part)), _BELOW)
        elif part.part == "kind" and part.kind != "count" and one.axis == "criteria" and (part.kind != "total" or known.get("total", 0.0) > 0):
            yield _with_row(one, at, replace(part, part="name", name=text, kind=""), known.get("name", 3.0))


def _said_total(part: RowPart) -> str:
    """What a row whose name is empty calls its total elsewhere in it."""
    return next((slot.text for slot in part.slots if slot.text and means(slot.text, "total", 1)), "Total")


def _name_otherwise(one: Reading, at: int, part: RowPart, behind: Container[int], edge: Container[int]) -> Iterator[Reading]:
    """Take a row of a name for a total, a rank, weights or nothing; ``edge`` are the rows whose place alone lets them be so."""
    known, text = prices(part.name), part.name
    if one.axis == "criteria":
        kinds = [kind for kind in ("total", "rank", "percent") if kind in known or at in behind or (at in edge and kind == "total")]
        kinds = kinds if any(one.entry(at, column.at).value is not None for column in one.layout.of("entity")) else []
    else:
        kinds = [kind for kind in ("weight",) if (kind in known or at in edge) and not is_ranked(one, at)]
    for kind in kinds:
        cost = turning(known, kind) if kind in known else price(text, kind) - _UNNAMED + called_total(one, kind)
        if kind == "rank" and at in behind and are_places([one.entry(at, column.at) for column in one.layout.of("entity")]):
            cost = min(cost, _PLACES)
        yield _with_row(one, at, replace(part, part="kind", kind=kind, title=text), cost)
    called = TOTAL.search(text) or MEAN.search(text)
    group = sums_up(one, at)
    if group and (called or exceeds(one, at)):
        yield _with_row(one, at, replace(part, part="subtotal", group=group, title=text), -_SUMMED if called else 4.0, grouping(one, at, group))
    if at in behind and known.get("rank", 9.0) > 1 and "percent" not in known and known.get("total", 9.0) > 0:
        yield _with_row(one, at, replace(part, part="skip", name=_LEFT_OUT.format(text)), -_AFTER)
    elif "nothing" in known:
        yield _with_row(one, at, replace(part, part="skip", name=_LEFT_OUT.format(text)), known["nothing"])


def _groups_otherwise(one: Reading) -> Iterator[Reading]:
    """Take all rows that sum others up, and are called so, for results of groups at once."""
    found, count = one, 0
    names = [(at, part) for at, part in enumerate(one.parts) if part.part == "name"]
    called = [at for at, part in names if TOTAL.search(part.name) or MEAN.search(part.name) or named_after_group(part)]
    for at in called if one.axis == "criteria" else ():
        group = sums_up(found, at)
        if group:
            made = replace(one.parts[at], part="subtotal", group=group, title=one.parts[at].name)
            found, count = _with_row(found, at, made, -_SUMMED, grouping(found, at, group)), count + 1
    for at, others in left_over(found, called).items() if one.axis == "criteria" else ():
        found, count = _with_row(found, at, others[at], -_SUMMED / 2, others), count + 1
    if count > 1:
        yield found
    details = without_details(one)
    if details:
        yield _with_row(one, min(details), details[min(details)], 0.0, details)


def _with_row(one: Reading, at: int, part: RowPart, cost: float, others: Mapping[int, RowPart] | None = None) -> Reading:
    changed = {**(others or {}), at: part}
    parts = tuple(changed.get(index, old) for index, old in enumerate(one.parts))
    return replace(one, parts=parts, cost=one.cost + cost, changed=(*one.changed, f"row {at} {part.part} {part.kind}"))


def _columns_otherwise(one: Reading) -> Iterator[Reading]:
    columns = [column for column in one.layout.columns if column.role in {"entity", "kind"}]
    if one.axis == "options" and one.changed[len(one.changed) - 1 :] != ("all names",):
        yield from _all_named(one, columns)
    for column in columns:
        yield from _named_otherwise(one, column, columns) if column.role == "entity" else _kind_otherwise(one, column, columns)


def _named_otherwise(one: Reading, column: Column, columns: Sequence[Column]) -> Iterator[Reading]:
    """Take a column of names for weights, totals or ranks, or for nothing, by its words or place; one of a pair under a name is what it is."""
    if column.said.kind and any(other is not column and other.said.kind and other.said.name == column.said.name for other in columns):
        return
    known, behind = prices(column.text), one.axis == "options" and column.at in set(_behind(one))
    last_name = max((other.at for other in columns if other.role == "entity"), default=-1)
    at_edge = column.at in {columns[-1].at, last_name} or (one.axis == "criteria" and column.at == columns[0].at)
    for kind in ("weight",) if one.axis == "criteria" else ("total", "rank", "percent"):
        if (kind in known or behind or at_edge) and not (kind == "weight" and is_ranked(one, column.at)):
            cost = turning(known, kind) if kind in known else price(column.text, kind) - known.get("name", 3.0)
            cost += called_over(columns, column, kind) if known.get(kind, 9.0) > 1 else 0.0
            if kind == "rank" and behind and are_places([one.entry(at, column.at) for at, part in enumerate(one.parts) if part.part == "name"]):
                cost = min(cost, _PLACES)
            yield _with_column(one, column, "kind", kind, cost)
    if behind and known.get("rank", 9.0) > 1:
        yield _with_column(one, column, "other", "", -_AFTER)
    elif one.axis == "options" and (hold_money(column.text, _texts(one, column)) or "nothing" in known):
        yield _with_column(one, column, "other", "", known.get("nothing", 2.0))


def _kind_otherwise(one: Reading, column: Column, columns: Sequence[Column]) -> Iterator[Reading]:
    """Take a column called like a kind of figure for a name, and one of several totals for nothing."""
    is_cost = column.said.kind == "cost" and speaks_of_money(column.text) and hold_money(column.text, _texts(one, column))
    if column.said.kind in {"rank", "count"} or column.said.name or is_cost:
        return
    alone = means(column.text, "total", 0) and not any(other is not column and means(other.text, "total", 1) for other in columns)
    named = prices(column.text).get("name", 3.0) + (_NO_OPTION if alone else 0.0)
    yield _with_column(one, column, "entity", "", named if one.axis == "options" else _NO_OPTION)
    others = [other for other in columns if other is not column and other.said.kind == "total" and other.role == "kind"]
    if column.said.kind == "total" and one.axis == "options" and others:
        yield _with_column(one, column, "other", "", 2.0)


def _texts(one: Reading, column: Column) -> list[str]:
    return [part.slots[column.at].text for part in one.parts if part.part == "name"]


def _all_named(one: Reading, columns: Sequence[Column]) -> Iterator[Reading]:
    """Take all columns before the last total for criteria at once: Value, Rating and Weight may be names together."""
    totals = [column.at for column in columns if column.role == "kind" and column.said.kind == "total"]
    turned = [
        column for column in columns if totals and column.role == "kind" and column.at < totals[-1] and column.said.kind not in {"total", "rank"}
    ]
    if len(turned) < 2:  # noqa: PLR2004  # one is turned by itself
        return
    made = {column.at: replace(column, role="entity", said=Heading("name", column.text, "", column.text)) for column in turned}
    layout = replace(one.layout, columns=tuple(made.get(column.at, column) for column in one.layout.columns))
    cost = min(_ALL_NAMED, sum(prices(column.text).get("name", 3.0) for column in turned))
    yield replace(one, layout=layout, cost=one.cost + cost, changed=(*one.changed, "all names"))


def _with_column(one: Reading, column: Column, role: str, kind: str, cost: float) -> Reading:
    said = Heading("kind", column.text, kind) if role == "kind" else Heading("name", column.text, "", column.text, column.said.low, column.said.high)
    made = replace(column, role=role, said=said)  # type: ignore[arg-type]  # one of the roles
    columns = tuple(made if other is column else other for other in one.layout.columns)
    return replace(
        one, layout=replace(one.layout, columns=columns), cost=one.cost + cost, changed=(*one.changed, f"column {column.at} {role} {kind}")
    )
