"""Counts of the signs of a Pugh matrix: which relation each makes with the scores above it, where the figures bear that out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from audit.importing.draft import Made, Printed
from audit.importing.entry import Entry
from audit.importing.facts import Facts
from audit.importing.reading.split import is_sign_count

__all__ = ["tallies"]

_PICKS: Final[Mapping[str, str]] = {"+": "positive", "0": "zero", "-": "negative"}


def tallies(tables: Sequence[Printed], facts: Facts) -> tuple[Made, ...]:
    """Declare how counts of signs follow, each that comes out for all options but one at most."""
    scores: dict[str, dict[str, Entry]] = {}
    for (option, criterion), entry in facts.raw.items():
        scores.setdefault(option, {})[criterion] = entry
    criteria = list(dict.fromkeys(criterion for _, criterion in facts.raw))
    found = {}
    for item, sign, printed in _counts(tables):
        known = {option: entry for option, entry in printed.items() if entry.value is not None and _are_known(scores.get(option, {}), criteria)}
        hits = sum(entry.value == _number(sign, scores[option]) for option, entry in known.items())
        if hits > 1 and hits >= len(known) - 1:
            found[item] = Made("tally", tuple(("score", one, "") for one in criteria), item, kind="count", pick=_PICKS[sign])
    return tuple(found.values())


def _are_known(row: Mapping[str, Entry], criteria: Sequence[str]) -> bool:
    return len(row) == len(criteria) > 1 and all(entry.value is not None for entry in row.values())


def _number(sign: str, row: Mapping[str, Entry]) -> int:
    values = [entry.value or 0 for entry in row.values()]
    return sum((value > 0) if sign == "+" else (value < 0) if sign == "-" else (value == 0) for value in values)


def _counts(tables: Sequence[Printed]) -> Iterator[tuple[str, str, Mapping[str, Entry]]]:
    """Each line that counts signs: the item that names its figures, the sign, and what is printed for each option."""
    for table in tables:
        lines: dict[tuple[str, str], dict[str, Entry]] = {}
        for row, column, entry in table.cells():
            if "count" not in {row.prints, column.prints}:
                continue
            item, title = (row.item, row.title) if row.prints == "count" else (column.item, column.title)
            sign, option = is_sign_count(title), column.option if table.axis == "criteria" else row.key
            if sign and item and option:
                lines.setdefault((item, sign), {})[option] = entry
        yield from ((item, sign, printed) for (item, sign), printed in lines.items())
