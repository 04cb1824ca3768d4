"""The reader for each kind of document, with its libraries imported only when it is asked for."""

from dataclasses import replace
from pathlib import PurePath

from audit.documents.kind import SUFFIXES, kind_of
from audit.documents.paper import Kind, Paper, Progress, RefusalError, Remark, Request, Table, silent
from audit.limits import DocumentLimits


def read_bytes(data: bytes, request: Request, progress: Progress = silent) -> Paper:
    """Read a document in this process. Raises RefusalError where it cannot be read; other errors are the reader's own."""
    kind = kind_of(data, request.name)
    paper = _check_size(_read(kind, data, request, progress))
    return _selected(_named(paper, request.name), request)


def _read(kind: Kind, data: bytes, request: Request, progress: Progress) -> Paper:  # one reader for each kind
    # Each reader brings a library of its own: only the one that is needed is loaded.
    if kind == "pdf":
        from audit.documents.pdf.read import read_pdf  # noqa: PLC0415

        return read_pdf(data, request.name, request.pages, progress)
    if request.pages is not None:
        raise RefusalError(f"pages can be chosen in PDF documents only; {request.name} has no fixed pages")
    if kind == "xlsx":
        from audit.documents.xlsx.read import read_xlsx  # noqa: PLC0415

        return read_xlsx(data, request.name, request.sheets, macros=request.macros)
    if request.sheets is not None:
        raise RefusalError(f"sheets can be chosen in workbooks only; {request.name} has none")
    if kind == "docx":
        from audit.documents.docx.read import read_docx  # noqa: PLC0415

        return read_docx(data, request.name, macros=request.macros)
    if kind == "html":
        from audit.documents.html.read import read_html  # noqa: PLC0415

        return read_html(data, request.name)
    if kind == "markdown":
        from audit.documents.markdown import read_markdown  # noqa: PLC0415

        return read_markdown(data, request.name)
    from audit.documents.text import read_text  # noqa: PLC0415

    return read_text(data, request.name)


def _check_size(paper: Paper) -> Paper:
    cells = sum(len(table.cells) for table in paper.tables)
    if cells > DocumentLimits.MAX_CELLS:
        raise RefusalError(f"its tables have {cells:,} cells; at most {DocumentLimits.MAX_CELLS:,} are read")
    return paper


def _named(paper: Paper, name: str) -> Paper:
    """Say where the end of the name does not go with what is inside."""
    suffix = PurePath(name).suffix.lower()
    others = {end for kind, ends in SUFFIXES.items() if kind != paper.kind for end in ends}
    if suffix not in others:
        return paper
    remark = Remark(f"the file is called {suffix} but holds {_CALLED[paper.kind]}; it was read as that", "note")
    return replace(paper, remarks=(remark, *paper.remarks))


_CALLED: dict[Kind, str] = {
    "pdf": "a PDF document", "docx": "a word-processor document", "xlsx": "a workbook", "html": "a web page",
    "markdown": "Markdown text", "text": "plain text",
}  # fmt: skip


def _selected(paper: Paper, request: Request) -> Paper:
    """Keep the tables that were asked for, and all running text."""
    if request.tables is None:
        return paper
    known = {table.number for table in paper.tables}
    missing = sorted(request.tables - known)
    if missing:
        raise RefusalError(f"there is no table {missing[0]}; {_counted(len(known))}")
    return replace(paper, blocks=tuple(one for one in paper.blocks if not isinstance(one, Table) or one.number in request.tables))


def _counted(tables: int) -> str:
    return {0: "no table was found", 1: "one table was found"}.get(tables, f"{tables} tables were found, numbered from 1")
