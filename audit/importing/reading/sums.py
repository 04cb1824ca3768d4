"""Rows that add up, or average, the rows above or below them: what a group of criteria comes to."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from audit.importing.facts import Facts, step
from audit.importing.layout import Column
from audit.importing.reading.lexicon import prices
from audit.importing.reading.methods import fit_of
from audit.importing.reading.sheet import named
from audit.importing.reading.ways import Way
from audit.importing.rows import RowPart

if TYPE_CHECKING:
    from audit.importing.reading.lines import Reading

__all__ = [
    "MEAN",
    "PLAIN",
    "TOTAL",
    "called_over",
    "called_total",
    "exceeds",
    "group_names",
    "grouping",
    "left_over",
    "named_after_group",
    "named_group",
    "sums_up",
    "without_details",
]

_TWO: Final = 2
_ENOUGH: Final = 3
"""So many totals that come out, at most half as many that do not, are no chance."""

_CALLED: Final = 8.0
"""Bits that it costs to take a line of scores for the total where another line is called so, even if not one total comes out."""

MEAN: Final = re.compile(r"\b(?:group )?(?:average|mean|mittelwert|durchschnitt|moyenne|promedio|avg\.?)(?: (?:of|for|de))?\b", re.IGNORECASE)
TOTAL: Final = re.compile(r"total|summen?|somme|suma|sum|score", re.IGNORECASE)
_PART: Final = re.compile(r"sub-?\s?totals?|subtotales|sous-?\s?tota(?:l|ux)|(?:zwischen|teil)summen?", re.IGNORECASE)


PLAIN: Final = (
    "unweighted",
    "un-weighted",
    "ungewichtet",
    "raw",
    "non pond",
    "sin pond",
    "no pond",
    "non-pond",
    "não pond",
    "nao pond",
    "ongewogen",
    "non ponder",
)
"""What sums are called that take no account of weights."""


def exceeds(one: "Reading", at: int) -> bool:
    """Say whether a row lies above each of those it adds up, for every option: among small figures and signs any may add up."""
    rows = _parts_of_sum(one, at)
    pairs = [(one.entry(at, column.at).value, [one.entry(row, column.at).value or 0 for row in rows]) for column in one.layout.of("entity")]
    return bool(rows) and all(whole > max(parts) for whole, parts in pairs if whole is not None)


def sums_up(one: "Reading", at: int) -> str:
    """The name of the group whose scores a row adds up: those since the row that parts groups, or those up to the next such row."""
    rows = _parts_of_sum(one, at) if one.axis == "criteria" else []
    if len(rows) > 1 and len(rows) == sum(part.part == "name" for part in one.parts) - 1:
        return ""  # what adds up all there is sums up no group
    own = {one.parts[index].group for index in rows}
    return "" if not rows else own.pop() if len(own) == 1 and "" not in own else named_group(one.parts[at].name)


def _parts_of_sum(one: "Reading", at: int) -> list[int]:
    """The rows just above, or just below, of which a row is the sum for all options but one at most."""
    names = [index for index, part in enumerate(one.parts) if part.part == "name"]
    above = [index for index in names if index < at and all(one.parts[other].part == "name" for other in range(index, at))]
    below = [index for index in names if index > at and all(one.parts[other].part == "name" for other in range(at, index + 1))]
    key = (at, *above, -1, *below)
    if key not in one.sums:
        columns = [column.at for column in one.layout.of("entity")]
        runs = (run[:count] for run in (above[::-1], below) for count in _counts_that_add(one, at, run, columns))
        one.sums[key] = next((run for run in runs if _adds(one, at, run, columns)), [])
    return one.sums[key]


def _counts_that_add(one: "Reading", at: int, run: Sequence[int], columns: Sequence[int]) -> list[int]:
    """How many rows may add up to a row, as seen from its first two options."""
    found: list[int] = []
    for column in columns[:2]:
        whole, total = one.entry(at, column).value, Fraction(0)
        for count, row in enumerate(run, 1):
            total += one.entry(row, column).value or 0
            room = step(one.entry(at, column)) / 2 if MEAN.search(one.parts[at].name) else None
            fits = whole is not None and (total == whole if room is None else abs(total / count - whole) <= room)
            if fits and count > 1 and count not in found:
                found.append(count)
    return found


def _adds(one: "Reading", at: int, rows: Sequence[int], columns: Sequence[int]) -> bool:
    totals = {f"{column}": entry for column in columns if (entry := one.entry(at, column)).value is not None}
    cells = {(f"{column}", f"{row}"): one.entry(row, column) for column in columns for row in rows}
    fit = fit_of(Way("mean" if MEAN.search(one.parts[at].name) else "sum", "score"), cells, Facts(totals=totals), {})
    return len(totals) > 1 and any(entry.value for entry in totals.values()) and fit.tried == len(totals) and fit.misses <= (len(totals) > _ENOUGH)


def grouping(one: "Reading", at: int, group: str) -> dict[int, RowPart]:
    """The rows of a group its name, and take it off the rows behind its subtotal."""
    rows = _parts_of_sum(one, at)
    behind = [index for index, part in enumerate(one.parts) if index > max(at, *rows) and part.part == "name" and part.group == group]
    return {index: replace(one.parts[index], group=group) for index in rows} | {index: replace(one.parts[index], group="") for index in behind}


def without_details(one: "Reading") -> dict[int, RowPart]:
    """The rows without a weight that follow rows with one, to be left out where the weights are whole without them: they are what a group is of."""
    names = [at for at, part in enumerate(one.parts) if part.part == "name"]
    weights = one.sheet.facts.weights
    weighed = [at for at in names if named(one.parts[at].name) in weights]
    total = sum((weights[named(one.parts[at].name)].value or 0 for at in weighed), Fraction(0))
    others = [at for at in names if at not in weighed]
    if one.axis != "criteria" or total not in {1, 100} or len(others) < len(weighed) or len(weighed) < 2 or names[0] != weighed[0]:  # noqa: PLR2004  # two groups
        return {}
    return {at: replace(one.parts[at], part="skip", name=_DETAIL.format(one.parts[at].name)) for at in others}


_DETAIL: Final = 'the row "{}" has no weight of its own, and was left out: the weights of the rows above such rows are whole without it'


def left_over(one: "Reading", called: Sequence[int]) -> dict[int, dict[int, RowPart]]:
    """What is called a result like those that are, and may be one, with its rows: a misprint, or the average of one row.

    Averages are so read beside two that are, or where the rows of each stand under the name of a group; sums where the words around the
    name of the group are those of one that is.
    """
    left = [at for at in called if one.parts[at].part == "name"]
    blocks = {at: _block_above(one, at) for at in left}
    sure = [part.title for part in one.parts if part.part == "subtotal"]
    of_groups = [(part.title, part.group) for part in one.parts if part.part == "subtotal" and part.group and part.group in part.title]
    means_left = [at for at in left if MEAN.search(one.parts[at].name)]
    counted = sum(MEAN.search(title) is not None for title in sure)
    headed = all(blocks[at] and one.parts[at].group for at in means_left)
    averages = len(means_left) + counted >= _TWO and (counted >= min(_TWO, len(means_left) + 1) or headed)
    found: dict[int, dict[int, RowPart]] = {}
    for at, rows in blocks.items():
        text = one.parts[at].name
        group = one.parts[at].group
        like = bool(_bare(text)) and any(_bare(title) and _around(title) == _around(text) != "" for title in sure)
        like = like or (bool(group) and any(_around(text, group) == _around(title, named) != "" for title, named in of_groups))
        if rows and ((averages and _lies_among(one, at, rows)) if at in means_left else like):
            found[at] = _as_result(one, at, rows)
    return found


def _around(title: str, group: str = "") -> str:
    """The words around the name of a group: those that say what is printed of it."""
    name = (group or named_group(title)).lower()
    return title.lower().replace(name, "").strip(" :-–—()") if name in title.lower() else ""


def named_after_group(part: RowPart) -> bool:
    """Say whether a row of a group bears its name and further words, as the result of the group does: Place tally."""
    return bool(part.group) and part.group.lower() in part.name.lower() and len(part.name) > len(part.group)


def _as_result(one: "Reading", at: int, rows: Sequence[int]) -> dict[int, RowPart]:
    part = one.parts[at]
    group = part.group or named_group(part.name)
    found = {row: replace(one.parts[row], group=group) for row in rows}
    return {**found, at: replace(part, part="subtotal", group=group, title=part.name, name="")}


def named_group(text: str) -> str:
    """The group that a row of results names: Money, of ``Mean of Money``."""
    return _bare(text) or text


def _bare(text: str) -> str:
    return MEAN.sub("", TOTAL.sub("", _PART.sub("", text))).strip(" :-–—()")


def group_names(one: "Reading") -> list[str]:
    """The groups that a table may have: those that rows head, and those that rows of results name."""
    texts = [(part, part.name or part.title) for part in one.parts]
    headed = [text for part, text in texts if part.part == "group"]
    return list(
        dict.fromkeys(headed or [named_group(text) for part, text in texts if part.part != "kind" and (MEAN.search(text) or TOTAL.search(text))])
    )


def _block_above(one: "Reading", at: int) -> list[int]:
    """The rows of names just above a row, up to the next that is none, or of another group."""
    found: list[int] = []
    for row in range(at - 1, -1, -1):
        if one.parts[row].part != "name" or one.parts[row].group != one.parts[at].group:
            break
        found.append(row)
    return found


def _lies_among(one: "Reading", at: int, rows: Sequence[int]) -> bool:
    """Say whether the figures of a row lie between the least and the greatest of other rows, for all options but one at most."""
    among = []
    for column in one.layout.of("entity"):
        value, others = one.entry(at, column.at).value, [one.entry(row, column.at).value for row in rows]
        known = [other for other in others if other is not None]
        among.append(value is not None and len(known) == len(others) and min(known) <= value <= max(known))
    return bool(among) and len(among) - sum(among) <= (len(among) > _TWO)


def called_total(one: "Reading", kind: str) -> float:
    """What it costs to take a line for the total where a row is called so by a word that hardly means anything else."""
    rows = [part for part in one.parts if part.part == "kind" and part.kind in {"total", "score", "weighted-score"}]
    return _CALLED if kind == "total" and any(prices(part.title).get("total", _CALLED) <= 1 for part in rows) else 0.0


def called_over(columns: Sequence[Column], column: Column, kind: str) -> float:
    """What it costs to take a column for the total where another is called so by a word that hardly means anything else."""
    others = [other for other in columns if other is not column]
    return _CALLED if kind == "total" and any(prices(other.text).get("total", _CALLED) <= 0 for other in others) else 0.0
