"""What an import tells on the screen: what was recognised, what needs a human eye first, and the list of tables."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from audit.appraisal.model.place import Place
from audit.appraisal.text.shown import clean
from audit.importing.draft import Draft, Seen
from audit.importing.head import line_of

__all__ = ["summary", "tables_seen"]

_SORTS: Final = {
    "definitions": "criteria and weights", "matrix": "scores, criteria by options", "one-option": "scores of one option",
    "one-criterion": "scores of one criterion", "ranking": "options in order", "reasons": "reasons, criteria by options",
    "questions": "reasons for one criterion", "none": "not used",
}  # fmt: skip
_TITLE: Final = 70


def summary(draft: Draft, output: str, most: int) -> Iterator[str]:
    """Say in a few lines what was read and what to look at first."""
    figures = sum(entry.nature == "figure" for table in draft.tables for _, _, entry in table.cells())
    counted = [
        (len(draft.options), "option"),
        (len(draft.criteria), "criterion"),
        (len(draft.tables), "table"),
        (figures, "figure"),
        (len(draft.reasons), "reason"),
        (len(draft.claims), "claim to be confirmed"),
    ]
    said = ", ".join(_counted(number, name) for number, name in counted if number)
    yield f"{output + ': ' if output else ''}{said}"
    if not draft.doubts:
        yield "Nothing was found that could be read in two ways; compare the figures with the document all the same."
        return
    more = " (all are listed at the top of the file)" if len(draft.doubts) > most else ""
    yield f"{_counted(len(draft.doubts), 'thing')} to check, most doubtful first{more}:"
    yield from (f"  {number}. {line_of(doubt, draft)}" for number, doubt in enumerate(draft.doubts[:most], 1))


def _counted(number: int, name: str) -> str:
    plural = {"criterion": "criteria", "claim to be confirmed": "claims to be confirmed"}.get(name, f"{name}s")
    return f"{number} {name if number == 1 else plural}"


def tables_seen(draft: Draft) -> str:
    """List every table of the documents, with what it was taken for and why."""
    files = {source.id: source.file for source in draft.sources}
    lines: list[str] = []
    for source, file in files.items():
        seen = [one for one in draft.seen if one.source == source]
        lines.append(f"{clean(file)}: {_counted(len(seen), 'table')}{_by_sort(seen)}")
        lines += [line for one in seen for line in _table(one)]
    return "\n".join(lines) + "\n"


def _by_sort(seen: list[Seen]) -> str:
    used = Counter("not used" if one.sort == "none" else "used" for one in seen)
    return f" ({used['used']} used)" if used["used"] else ""


def _table(one: Seen) -> Iterator[str]:
    where = Place(page=one.place.page, sheet=one.place.sheet, line=one.place.line).locator()
    size = f"{_counted(one.height, 'row')} by {_counted(one.width, 'column')}"
    title = " ".join(clean(one.title).split())
    shown = f"{title[:_TITLE]}..." if len(title) > _TITLE else title
    yield f"  {one.number:>3}  {_SORTS.get(one.sort, one.sort)}; {size}{f'; {where}' if where else ''}"
    yield f"       {f'{shown}: ' if shown else ''}{clean(one.why)}"
