"""Ranks that are no order of all totals: options without a rank are left out of it, and a sentence may rank by something else or part ties."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from audit.documents.paper import Passage
from audit.importing.draft import Doubt, Printed, TableColumn, TableRow
from audit.importing.entry import Entry
from audit.importing.facts import Facts
from audit.importing.words import flat

__all__ = ["settled_ranks"]

_MOST_TEXT: Final = 400
_BY: Final = re.compile(
    r"\b(?:rank(?:ed|s|ing)?|placed|ordered|rang|rangfolge|gereiht|class[ée]e?s?|ordenad[oa]s?)\b[^.;:]{0,40}?"
    r"\b(?:by|according to|on|because of|nach|wegen|selon|par|por|según)\b(?P<what>[^.;:]{1,60})",
    re.IGNORECASE,
)
_TIE: Final = re.compile(r"\bties?\b|\btied\b|tie-break|gleichstand|punktgleich|ex[ -]?aequo|égalité|\bempate", re.IGNORECASE)


def settled_ranks(
    tables: Sequence[Printed], facts: Facts, criteria: Mapping[str, str], passages: Sequence[Passage]
) -> tuple[list[Printed], list[Doubt]]:
    """The tables with no more ranks than follow from totals; ``criteria`` are their titles by id."""
    ranks = _values(facts.ranks)
    totals = _values(facts.totals)
    both = {one: value for one, value in totals.items() if one in ranks}
    if len(both) < 2 or _follow(ranks, totals):  # noqa: PLR2004  # one alone has no order
        return list(tables), []
    if len(both) < len(totals) and _follow(ranks, both):
        left = frozenset(totals) - frozenset(both)
        return [_without(table, left, "not-applicable", "this option is not ranked") for table in tables], []
    said = _otherwise(criteria, passages, tied=len(set(both.values())) < len(both))
    if said is None:
        return list(tables), []
    found = [_without(table, frozenset(ranks), "elsewhere", "ranked by more than the totals") for table in tables]
    return found, [Doubt("note", f'the ranks were not compared with the totals: "{said.text[:_MOST_TEXT]}"', said.place)]


def _values(entries: Mapping[str, Entry]) -> dict[str, Fraction]:
    return {one: entry.value for one, entry in entries.items() if entry.value is not None}


def _follow(ranks: Mapping[str, Fraction], totals: Mapping[str, Fraction]) -> bool:
    """Say whether each rank follows from the totals, the highest or the lowest first; those of ties may be any of their places."""
    return any(_in_order(ranks, {one: value * sign for one, value in totals.items()}) for sign in (1, -1))


def _in_order(ranks: Mapping[str, Fraction], totals: Mapping[str, Fraction]) -> bool:
    values = list(totals.values())
    return all(
        1 + sum(other > mine for other in values) <= ranks[one] <= sum(other >= mine for other in values) if values.count(mine) == 1
        else ranks[one] in {1 + sum(other > mine for other in values), 1 + len({other for other in values if other > mine})}
        for one, mine in totals.items() if one in ranks
    )  # fmt: skip


def _otherwise(criteria: Mapping[str, str], passages: Sequence[Passage], *, tied: bool) -> Passage | None:
    """The sentence that ranks by a criterion that it names; where totals are equal, also one that parts ties."""
    names = [flat(title) for title in criteria.values() if title]
    for passage in passages:
        text = passage.text[:_MOST_TEXT]
        named = any(name in flat(found["what"]) for found in _BY.finditer(text) for name in names)
        if named or (tied and _TIE.search(text)):
            return passage
    return None


def _without(table: Printed, options: frozenset[str], state: str, said: str) -> Printed:
    rows = []
    for row in table.rows:
        pairs = list(zip(table.columns, row.entries, strict=True))
        entries = tuple(
            Entry("state", state, note=f"{said}; printed: {entry.written}", place=entry.place) if _is_rank(table, row, column, options) else entry
            for column, entry in pairs
        )
        rows.append(replace(row, entries=entries))
    return replace(table, rows=tuple(rows))


def _is_rank(table: Printed, row: TableRow, column: TableColumn, options: frozenset[str]) -> bool:
    if table.axis == "criteria":
        return "rank" in {row.key, column.prints} and (column.option or table.option) in options
    return column.prints == "rank" and row.key in options
