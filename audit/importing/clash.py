"""Tables that cannot be of one appraisal after all: read together, they print the same quantities otherwise in more than a rare cell."""

from collections.abc import Sequence

from audit.importing.draft import Printed
from audit.importing.entry import Entry
from audit.importing.printings import may_be_one
from audit.importing.several import Key, quantities

__all__ = ["clashing"]


def clashing(tables: Sequence[Printed]) -> list[Printed]:
    """The tables whose figures contradict those of tables with totals, or of tables before them, of the same document."""
    known = dict[tuple[str, Key], Entry]()
    found = []
    for table in sorted(tables, key=lambda one: not _has_totals(one)):
        source = table.place.source or ""
        printed = [((source, key), entry) for key, entry in quantities(table) if entry.nature == "figure" and entry.value is not None]
        shared = [may_be_one(known[key], entry) for key, entry in printed if key in known]
        differing = shared.count(False)
        if differing * 2 > len(shared) - differing:
            found.append(table)
        else:
            for key, entry in printed:
                known.setdefault(key, entry)
    return found


def _has_totals(table: Printed) -> bool:
    return any(row.key == "total" for row in table.rows) or any(column.prints == "total" for column in table.columns)
