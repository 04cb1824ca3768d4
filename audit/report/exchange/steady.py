"""Workbooks as files: every cell a text, and the same workbook always the same bytes."""

import io
import re
import zipfile
from typing import Any, Final

from audit.appraisal.text.shown import clean

__all__ = ["put_text", "saved"]

_STAMP: Final = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def put_text(sheet: Any, row: int, column: int, text: str) -> Any:
    """Store a text as a text, whatever it begins with; cells to fill in keep what is typed as it is typed."""
    cell = sheet.cell(row, column)
    cell.number_format = "@"
    if text:
        cell.value = clean(text)
        cell.data_type = "s"
        cell.quotePrefix = True
    return cell


def saved(book: Any) -> bytes:
    """Save without the time of saving, so that the same content gives the same bytes."""
    written, steady = io.BytesIO(), io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, _STAMP.sub(b"2000-01-01T00:00:00Z", data) if name == "docProps/core.xml" else data)
    return steady.getvalue()
