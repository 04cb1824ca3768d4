"""Print what documents cost that are made to cost much: seconds, memory, and how each ended.

``python -m bench.costly [NAME ...]`` writes each document into a temporary folder, audits it as people do (``audit check``), and
prints its size, the seconds by the clock, the seconds of processors, the most memory that one process used, the exit code and the
first line of what was said.
"""

import io
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

__all__ = ["MADE", "main"]

_ROOT: Final = Path(__file__).parents[1]
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _page(rows: Iterator[str]) -> bytes:
    return f"<html><body><h1>Scores</h1><table>{''.join(rows)}</table></body></html>".encode()


def attributes_of_one() -> bytes:
    """One cell of 400,000 attributes, each with another name."""
    many = " ".join(f'a{at}="1"' for at in range(400_000))
    return _page(iter((f"<tr><td {many}>1</td><td>2</td></tr>",)))


def attributes_of_many() -> bytes:
    """400,000 attributes, 40 for each of 10,000 cells."""
    many = " ".join(f'data-a{at}="{at}"' for at in range(40))
    return _page(f"<tr>{f'<td {many}>1</td>' * 10}</tr>" for _ in range(1_000))


def rows_of_page() -> bytes:
    """A web page with a table of 100,000 rows."""
    return _page(f"<tr><td>c{at}</td><td>1</td><td>2</td></tr>" for at in range(100_000))


def columns_of_page() -> bytes:
    """A web page with a table of 1,000 columns and 100 rows."""
    return _page(f"<tr><th>c{at}</th>{'<td>1</td>' * 999}</tr>" for at in range(100))


def long_page() -> bytes:
    """A web page as long as a pack of 300 pages, which is no harm: it is read."""
    words = "The project team scored each option against each criterion in the light of the evidence. "
    table = (
        "<table><tr><th>C</th><th>A</th><th>B</th></tr><tr><td>Care</td><td>4</td><td>3</td></tr><tr><td>Total</td><td>4</td><td>3</td></tr></table>"
    )
    prose = f"<p class='a'>{words * 3}</p>" * 3_000
    return f"<html><body><h1>Scores</h1>{prose}{table}</body></html>".encode()


def links_of_text() -> bytes:
    """Markdown with 200,000 link references."""
    return "\n".join(
        ["# Scores", "", "| C | A | B |", "|---|---|---|", "| Care | 4 | 3 |", "", *(f"[r{at}]: https://example.org/{at}" for at in range(200_000))]
    ).encode()


def columns_of_text() -> bytes:
    """Markdown with a table of 2,000 columns and 100 rows."""
    return "\n".join(["# Scores", "", f"|{' a |' * 2_000}", f"|{'---|' * 2_000}", *(f"|{' 1 |' * 2_000}" for _ in range(100))]).encode()


def cells_of_workbook() -> bytes:
    """A workbook that stores 240,000 cells, 2,400 rows of 100."""
    return _workbook(2_400, 100)


def _workbook(rows: int, columns: int) -> bytes:
    cells = "".join(f'<row r="{row}">{"".join(f"<c><v>{row + at}</v></c>" for at in range(columns))}</row>' for row in range(1, rows + 1))
    sheet = f'{_HEAD}<worksheet xmlns="{_SHEET}"><sheetData>{cells}</sheetData></worksheet>'
    kinds = {"xl/workbook.xml": "sheet.main", "xl/worksheets/sheet1.xml": "worksheet"}
    one = '<sheet name="S" sheetId="1" r:id="r1"/>'
    types = "".join(
        f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    return _zipped({
        "[Content_Types].xml": _types(types),
        "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>{one}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": sheet,
    })  # fmt: skip


def spans_of_document() -> bytes:
    """A Word file with ten tables of 2,000 rows, each row a cell of random words and one over nineteen columns that goes on downwards."""
    draw = random.Random(1)  # words, no secrets
    start, goes_on = (f'<w:tc><w:tcPr><w:gridSpan w:val="19"/><w:vMerge{how}/></w:tcPr><w:p/></w:tc>' for how in (' w:val="restart"', ""))
    tables = []
    for _ in range(10):
        words = [f"<w:tc><w:p><w:r><w:t>{draw.getrandbits(256):x}</w:t></w:r></w:p></w:tc>" for _ in range(2_000)]
        tables.append(f"<w:tbl>{''.join(f'<w:tr>{word}{goes_on if at else start}</w:tr>' for at, word in enumerate(words))}</w:tbl><w:p/>")
    return _document("".join(tables))


def _document(body: str) -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return _zipped({
        "[Content_Types].xml": _types(f'<Override PartName="/word/document.xml" ContentType="{kind}"/>'),
        "_rels/.rels": _relation("officeDocument", "word/document.xml"),
        "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
    })  # fmt: skip


def _types(own: str) -> str:
    relations = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'{_HEAD}<Types xmlns="{_TYPES}">{relations}{own}</Types>'


def _relation(kind: str, target: str) -> str:
    one = f'<Relationship Id="r1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'{_HEAD}<Relationships xmlns="{_LINKS}">{one}</Relationships>'


def _zipped(parts: Mapping[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return packed.getvalue()


def rows_of_figures() -> bytes:
    """A file of 100,000 rows of figures, separated by commas."""
    return "\n".join(["Criterion,A,B", *(f"c{at},1,2" for at in range(100_000))]).encode()


MADE: Final[Mapping[str, tuple[str, Callable[[], bytes]]]] = {
    "attributes-of-one": (".html", attributes_of_one), "attributes-of-many": (".html", attributes_of_many), "rows-of-page": (".html", rows_of_page),
    "columns-of-page": (".html", columns_of_page), "long-page": (".html", long_page), "links-of-text": (".md", links_of_text),
    "columns-of-text": (".md", columns_of_text), "cells-of-workbook": (".xlsx", cells_of_workbook), "spans-of-document": (".docx", spans_of_document),
    "rows-of-figures": (".csv", rows_of_figures),
}  # fmt: skip
"""Every document by name: the ending of its file, and what makes it."""


def _audited(file: Path) -> str:
    """Audit one document in processes of their own; gives what that cost, in a line."""
    begun, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "audit", "check", str(file), "--no-log"], cwd=_ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds, spent = time.monotonic() - begun, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    said = " ".join(done.stdout.split())[len(str(file)) + 1 :][:150]
    return f"{seconds:5.1f} s, {spent:5.1f} s of processors, {after.ru_maxrss // 1024} MB, exit {done.returncode}: {said}"


def main() -> None:
    """Print one line for each document; each in a process of its own, so that its memory is told apart."""
    if len(sys.argv) == 3 and sys.argv[1] == "--file":  # noqa: PLR2004  # one file, asked for below
        sys.stdout.write(_audited(Path(sys.argv[2])) + "\n")
        return
    with tempfile.TemporaryDirectory() as folder:
        for name in sys.argv[1:] or MADE:
            ending, make = MADE[name]
            file = Path(folder) / f"{name}{ending}"
            file.write_bytes(make())
            told = subprocess.run(
                [sys.executable, "-m", "bench.costly", "--file", str(file)],
                cwd=_ROOT,
                capture_output=True,
                text=True,
                env={**os.environ, "COLUMNS": "200"},
                check=False,
            )
            sys.stdout.write(f"{name:20} {file.stat().st_size // 1024:6} kB {told.stdout or told.stderr}")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
