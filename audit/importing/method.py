"""The method of an appraisal, as far as its tables show it; nothing is declared that they do not support."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from audit.appraisal.exact.rounding import show
from audit.importing.draft import Doubt, Method, Printed
from audit.importing.entry import Entry
from audit.importing.facts import Facts, cell_of, step
from audit.importing.formula import near

__all__ = ["method_of", "over_of_maxima"]

_SUMS: Final = (Fraction(1), Fraction(10), Fraction(100), Fraction(1000))


def method_of(
    total: Method, facts: Facts, tables: Sequence[Printed], *, lowest_first: bool | None = None, says_lowest: bool = False
) -> tuple[Method, list[Doubt]]:
    """Find out how percentages and ranks follow, beside the totals, and say how many printed figures speak for it.

    ``lowest_first`` is what formulas of the ranks say of their order, where they do.
    """
    doubts: list[Doubt] = []
    method, said = total, list(total.said)
    method = _weights(method, facts)
    method, more = _percent(method, facts)
    said += more
    method, more = _rank(method, facts, doubts, lowest_first, says_lowest=says_lowest)
    said += more
    method = _scorers(method, tables, facts)
    return replace(method, said=tuple(said)), doubts


def over_of_maxima(facts: Facts) -> str:
    """Find what weights in per cent are divided by, where weighted scores alone are printed with per cent signs beside weights."""
    signs = {entry.numeral.sign for entry in facts.weights.values() if entry.numeral is not None}
    tops = [entry.value / weight for one, entry in facts.maxima.items() if (weight := _value(facts.weights, one)) and entry.value]
    is_small = tops and max(tops) < 1
    return "100" if signs == {"%"} and (is_small or (not tops and _below_weights(facts))) else ""


def _below_weights(facts: Facts) -> bool:
    pairs = [(entry.value, _value(facts.weights, criterion)) for (_, criterion), entry in facts.weighted.items()]
    known = [(found, weight) for found, weight in pairs if found is not None and weight]
    return bool(known) and all(found <= weight / 4 for found, weight in known)


def _value(entries: Mapping[str, Entry], key: str) -> Fraction | None:
    return entries[key].value if key in entries else None


def _weights(method: Method, facts: Facts) -> Method:
    """Declare what the weights add to, where they do add to a round sum or the sum is printed."""
    values = [entry.value for entry in facts.weights.values() if entry.value is not None]
    total = sum(values, Fraction(0))
    if len(values) > 1 and (total in _SUMS[:1] or total == _SUMS[2] or (facts.weight_total is not None and near(total, facts.weight_total))):
        return replace(method, weight_sum=show(total)) if total in {Fraction(1), Fraction(100)} else method
    return method


def _percent(method: Method, facts: Facts) -> tuple[Method, list[str]]:
    if not facts.percents:
        return method, []
    base = 1 if all(entry.value is not None and abs(entry.value) <= 1 and step(entry) < 1 for entry in facts.percents.values()) else 100
    method = replace(method, has_percent=True, percent_base="1" if base == 1 else "")
    wholes = {
        "maximum": _maximum(facts),
        "grand-total": sum((entry.value for entry in facts.totals.values() if entry.value is not None), Fraction(0)),
    }
    if len(facts.percents) == len(facts.totals) > 1 and _adds_to_whole(facts, base):
        wholes.pop("maximum")
    counts = {name: _fitting(facts, whole, base) for name, whole in wholes.items() if whole}
    best = max(counts, key=lambda name: counts[name], default="")
    if not best or (not counts[best] and "maximum" in wholes) or list(counts.values()).count(counts[best]) > 1:
        return method, ["percent: it is not clear of what"]
    return replace(method, percent_of=best), [
        f"percent: of the {best.replace('-', ' ')} gives {counts[best]} of {len(facts.percents)} printed percentages"
    ]


def _adds_to_whole(facts: Facts, base: int) -> bool:
    """Say whether the percentages of all options add up to a hundred: then they are shares of what all options have together."""
    room = sum((step(entry) / 2 for entry in facts.percents.values()), Fraction(0))
    return abs(sum((entry.value or Fraction(0) for entry in facts.percents.values()), Fraction(0)) - base) <= room


def _maximum(facts: Facts) -> Fraction | None:
    if facts.max_total is not None:
        return facts.max_total.value
    return sum((entry.value for entry in facts.maxima.values() if entry.value is not None), Fraction(0)) or None


def _fitting(facts: Facts, whole: Fraction, base: int) -> int:
    return sum(
        near(total.value * base / whole, facts.percents[option])
        for option, total in facts.totals.items() if option in facts.percents and total.value is not None
    )  # fmt: skip


def _rank(method: Method, facts: Facts, doubts: list[Doubt], lowest_first: bool | None, *, says_lowest: bool) -> tuple[Method, list[str]]:
    """Find what the ranks go by, the highest or the lowest first."""
    if not facts.ranks:
        return method, []
    if lowest_first is not None:
        made = replace(method, rank_by="total", direction="lower" if lowest_first else method.direction)
        return made, [f"rank: by total, the {'lowest' if lowest_first else 'highest'} first, as the formulas of the ranks say"]
    items = list(dict.fromkeys(item for _, item in facts.costs))
    series = [
        ("total", "", facts.totals),
        *(("cost", item, {one: entry for (one, other), entry in facts.costs.items() if other == item}) for item in items),
    ]
    found = [
        (_ordered(facts.ranks, values, lower=lower), by, item, lower)
        for by, item, values in series for lower in ((True, False) if by == "cost" or says_lowest else (False, True))
    ]  # fmt: skip
    best = max(found, key=lambda one: one[0], default=(0, "total", "", False))
    if says_lowest and best[1] == "total" and not best[3] and _in_order(facts.ranks, facts.totals) < 0:
        best = next(one for one in found if one[1] == "total" and one[3])  # one misprinted total moves the ranks of all behind it
    if not best[0] and not (says_lowest and best[3]):
        return replace(method, rank_by="total"), ["rank: by total was assumed"]
    method = replace(method, rank_by=best[1], rank_item=best[2])
    if best[1] == "total" and best[3]:
        method = replace(method, direction="lower")
    if best[1] == "cost" and best[0] <= max(one[0] for one in found if one[1] == "total"):
        method = replace(method, rank_by="total", rank_item="")
    if best[0] < len(facts.ranks):
        doubts.append(Doubt("note", f"{best[0]} of {len(facts.ranks)} printed ranks follow from the {best[1]}s printed"))
    return method, [f"rank: by {best[1]}, the {'lowest' if best[3] else 'highest'} first, gives {best[0]} of {len(facts.ranks)} printed ranks"]


def _in_order(ranks: Mapping[str, Entry], values: Mapping[str, Entry]) -> int:
    """How many pairs of options are ranked the highest first, less those that are ranked the other way round."""
    known = [
        (entry.value, rank.value) for one, entry in values.items() if (rank := ranks.get(one)) and entry.value is not None and rank.value is not None
    ]
    pairs = [(one[0] - other[0]) * (other[1] - one[1]) for one, other in itertools.combinations(known, 2)]
    return sum(pair > 0 for pair in pairs) - sum(pair < 0 for pair in pairs)


def _ordered(ranks: Mapping[str, Entry], values: Mapping[str, Entry], *, lower: bool) -> int:
    known = {one: entry.value for one, entry in values.items() if entry.value is not None and one in ranks}
    return sum(
        ranks[one].value == 1 + sum((other < mine) if lower else (other > mine) for other in known.values()) for one, mine in known.items()
    )  # fmt: skip


def _scorers(method: Method, tables: Sequence[Printed], facts: Facts) -> Method:
    ids: dict[str, str] = {}
    for table in tables:
        if table.scorer:
            ids.setdefault(table.scorer, table.scorer.replace("-", " ").capitalize())
        for column in table.columns:
            if column.scorer:
                ids.setdefault(column.scorer, column.title)
        for row in table.rows if table.axis == "scorers" else ():
            if row.key != "score":
                ids.setdefault(row.key, row.title or row.key.replace("-", " ").capitalize())
    if not ids:
        return method
    return replace(method, scorers=tuple(ids.items()), aggregate=_aggregate(tables, facts))


def _aggregate(tables: Sequence[Printed], facts: Facts) -> str:
    """Find how the scores of several scorers become one: their sum, average or median."""
    by_cell: dict[tuple[str, str], list[Fraction]] = {}
    for table in tables:
        for row, column, entry in table.cells():
            if entry.value is not None and (table.scorer or column.scorer or (table.axis == "scorers" and row.key != "score")):
                by_cell.setdefault(cell_of(table, row, column), []).append(entry.value)
    counts = {"mean": 0, "sum": 0, "median": 0}
    for cell, values in by_cell.items():
        if cell in facts.raw:
            ordered = sorted(values)
            middle = (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
            for name, found in (("mean", sum(values, Fraction(0)) / len(values)), ("sum", sum(values, Fraction(0))), ("median", middle)):
                counts[name] += near(found, facts.raw[cell])
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else ""
