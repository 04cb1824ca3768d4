"""Writing the mapping file with which the next document of the same make imports as this one did."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from audit.appraisal.text.shown import clean_line
from audit.appraisal.write.yaml_out import Flow, Quoted, written
from audit.importing.draft import Draft, Item, Printed, Seen

__all__ = ["map_text"]

_HEAD: Final = """\
# How documents of this make are read, for `audit import --map`. Written from {files}.
# Correct what was not read as you would read it. The first entry under tables that fits a table counts; an entry is:
#   headings, title, number, file   how the table is recognised
#   is, rows, prints, option        what it is
#   columns                         what single columns are, by their headings
"""


_STEERED: Final = frozenset({"definitions", "matrix", "one-option", "one-criterion", "ranking"})


def map_text(draft: Draft) -> str:
    """Write what was made out in the documents as a mapping file."""
    root: dict[str, Any] = {"map": Quoted("1"), "appraisal": _head(draft)}
    for key, items in (("groups", draft.groups), ("criteria", draft.criteria), ("options", draft.options)):
        if items:
            root[key] = {item.id: Flow(_named(item)) for item in items}
    tables = [Flow(said) for said in _tables(draft)]
    if tables:
        root["tables"] = tables
    method = _method(draft)
    if method:
        root["method"] = Flow(method)
    return _HEAD.format(files=clean_line(", ".join(source.file for source in draft.sources))) + written(root)


def _head(draft: Draft) -> Flow:
    said = {"publisher": draft.publisher, "from": draft.origin, "handling": draft.handling, "numbers": draft.numbers}
    return Flow({key: one for key, one in said.items() if one})


def _named(item: Item) -> dict[str, Any]:
    said: dict[str, Any] = {"title": Quoted(item.title)}
    if item.label:
        said["label"] = item.label
    names = list(dict.fromkeys(name.text for name in item.names if name.text != item.title))
    if names:
        said["names"] = [Quoted(name) for name in names]
    if item.group:
        said["group"] = item.group
    if item.kind != "scored":
        said["kind"] = item.kind
    return said | ({"base": True} if item.base else {})


def _tables(draft: Draft) -> Iterator[dict[str, Any]]:
    told: set[tuple[Any, ...]] = set()
    for seen in draft.seen:
        if seen.sort not in _STEERED or not any(seen.headings):
            continue
        printed = next((table for table in draft.tables if table.number == seen.number and table.place.source == seen.source), None)
        said = _table(seen, printed, draft.seen)
        key = (tuple(seen.headings), said.get("title"), said.get("is"), said.get("prints"))
        if key not in told:
            told.add(key)
            yield said


def _table(seen: Seen, printed: Printed | None, others: Sequence[Seen]) -> dict[str, Any]:
    said: dict[str, Any] = {"headings": [Quoted(text) for text in seen.headings]}
    alike = [other for other in others if other.headings == seen.headings and other.sort != "none"]
    if len(alike) > 1 and seen.title and printed is not None:
        said["title"] = Quoted(seen.title)
    said |= {"is": seen.sort}
    if printed is not None:
        said |= {"rows": printed.axis} if printed.axis != "scorers" else {}
        said |= {key: one for key, one in (("prints", printed.prints), ("option", printed.option)) if one}
    return said


def _method(draft: Draft) -> dict[str, Any]:
    method = draft.method
    parts = {
        "total": method.total, "over": method.over, "weighted-score-over": method.weighted_over, "percent": method.percent_of,
        "direction": method.direction, "aggregate": method.aggregate,
    }  # fmt: skip
    return {key: one for key, one in parts.items() if one}
