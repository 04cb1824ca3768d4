"""Reading a document in this process, with its own reader, and what is kept of it."""

from dataclasses import replace
from pathlib import PurePath
from typing import Final

from audit.documents.kind import reader_for
from audit.documents.paper import Paper, Progress, RefusalError, Remark, Request, Table, check_places, silent
from audit.documents.reader import Reader, readers
from audit.limits import DocumentLimits
from audit.problems import fault

__all__ = ["read_bytes"]


def read_bytes(data: bytes, request: Request, progress: Progress = silent) -> Paper:
    """Read a document in this process. Raises RefusalError where it cannot be read; other errors are the reader's own."""
    chosen = reader_for(data, request.name)
    _check_request(chosen, request)
    paper = _check_size(chosen.read(data, request, progress))
    return _selected(_named(paper, chosen, request.name), request)


_HOLLOW: Final = "a table of {:,} rows by {:,} columns has only {:,} cells; it was left out"


_VAST: Final = "a table of {:,} rows by {:,} columns is larger than any table of options that is read; it was left out"


def _said_of(table: Table) -> str:
    """Say why a table was left out."""
    return _HOLLOW.format(table.height, table.width, len(table.cells)) if _is_hollow(table) else _VAST.format(table.height, table.width)


def _is_hollow(table: Table) -> bool:
    """Whether a table has far more places than cells: spans over thousands of rows and columns are no table of a paper."""
    laid = table.height * table.width
    return laid > DocumentLimits.MAX_SPAN * DocumentLimits.MAX_EMPTY and laid > len(table.cells) * DocumentLimits.MAX_EMPTY


def _is_vast(table: Table) -> bool:
    return table.height * table.width > DocumentLimits.MAX_TABLE


def _check_request(chosen: Reader, request: Request) -> None:
    if request.pages is not None and "pages" not in chosen.has:
        raise RefusalError(fault("pages-of-pdf-only", name=request.name))
    if request.sheets is not None and "sheets" not in chosen.has:
        raise RefusalError(fault("sheets-of-workbook-only", name=request.name))


def _check_size(paper: Paper) -> Paper:
    """Leave out tables that are hardly more than spans, or larger than any table of options.

    Raises RefusalError where nothing else is left, or where tables have more cells than are read.
    """
    out = [table for table in paper.tables if _is_hollow(table) or _is_vast(table)]
    if out:
        said = tuple(Remark(_said_of(one), "lost", one.place) for one in out)
        kept = tuple(one for one in paper.blocks if not isinstance(one, Table) or not (_is_hollow(one) or _is_vast(one)))
        paper = replace(paper, blocks=kept, remarks=(*paper.remarks, *said))
    formulas = paper.workbook is not None and paper.workbook.holds_formulas
    if out and next(paper.tables, None) is None and not any(map(_is_hollow, out)) and not formulas:
        raise RefusalError(fault("tables-too-large", height=out[0].height, width=out[0].width, max_table=DocumentLimits.MAX_TABLE))
    check_places(paper.tables)
    cells = sum(len(table.cells) for table in paper.tables)
    if cells > DocumentLimits.MAX_CELLS:
        raise RefusalError(fault("too-many-cells", cells=cells, max_cells=DocumentLimits.MAX_CELLS))
    return paper


def _named(paper: Paper, chosen: Reader, name: str) -> Paper:
    """Say where the end of the name does not go with what is inside."""
    suffix = PurePath(name).suffix.lower()
    if not any(suffix in one.suffixes for one in readers() if one.kind != chosen.kind):
        return paper
    remark = Remark(f"the file is called {suffix} but holds {chosen.called}; it was read as that", "note")
    return replace(paper, remarks=(remark, *paper.remarks))


def _selected(paper: Paper, request: Request) -> Paper:
    """Keep the tables that were asked for, and all running text."""
    if request.tables is None:
        return paper
    known = {table.number for table in paper.tables}
    missing = sorted(request.tables - known)
    if missing:
        raise RefusalError(fault("no-such-table", missing=missing[0], counted=_counted(len(known))))
    return replace(paper, blocks=tuple(one for one in paper.blocks if not isinstance(one, Table) or one.number in request.tables))


def _counted(tables: int) -> str:
    return {0: "no table was found", 1: "one table was found"}.get(tables, f"{tables} tables were found, numbered from 1")
