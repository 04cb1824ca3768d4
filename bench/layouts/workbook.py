"""Workbooks written cell by cell, because a formula needs its result beside it as office programs leave it there."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from bench.layouts.blocks import Block, Cell, Table, Text
from bench.layouts.formulas import formulas_of
from bench.layouts.truth import number

_SPACE: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_SORT: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PLAIN: Final = re.compile(r"-?\d+(?:[.,](\d+))?(%?)")
_FORMS: Final = ("0", "0.0", "0.00", "0%", "0.0%", "0.00%")
"""Number formats by style, from style 1: whole, one place, two places; the same as per cents."""


def letters(column: int) -> str:
    """Return the letters of a column counted from 0."""
    return (letters(column // 26 - 1) if column > 25 else "") + chr(65 + column % 26)  # noqa: PLR2004  # letters of the alphabet


def as_workbook(blocks: Sequence[Block], *, formulas: bool) -> bytes:
    """Write a workbook; a table that names a sheet begins a new one, with the texts that stand right above it."""
    sheets = _sheets(blocks)
    parts = {"[Content_Types].xml": _types(len(sheets)), "_rels/.rels": _root(), "xl/workbook.xml": _book(list(sheets))}
    parts["xl/_rels/workbook.xml.rels"] = _relations(len(sheets))
    parts["xl/styles.xml"] = _styles()
    for at, held in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{at}.xml"] = _sheet(held, formulas=formulas)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(zipfile.ZipInfo(name), text)
    return data.getvalue()


def _sheets(blocks: Sequence[Block]) -> dict[str, list[Block]]:
    found: dict[str, list[Block]] = {}
    waiting: list[Block] = []
    name = "Sheet1"
    for block in blocks:
        if isinstance(block, Text):
            waiting.append(block)
            continue
        name = block.sheet or name
        found.setdefault(name, []).extend([*waiting, block])
        waiting = []
    found.setdefault(name, []).extend(waiting)
    return found


def _sheet(blocks: Sequence[Block], *, formulas: bool) -> str:
    rows, merges, at = [], [], 1
    for block in blocks:
        if isinstance(block, Text):
            rows.append(f'<row r="{at}">{_text_cell("A", at, block.text)}</row>')
            at += 1
            continue
        at += 1
        written, merged = _table(block, at, formulas=formulas)
        rows += written
        merges += merged
        at += len(written) + 1
    joined = f'<mergeCells count="{len(merges)}">{"".join(merges)}</mergeCells>' if merges else ""
    return f'<worksheet xmlns="{_SPACE}"><sheetData>{"".join(rows)}</sheetData>{joined}</worksheet>'


def _table(block: Table, first: int, *, formulas: bool) -> tuple[list[str], list[str]]:
    flat = block.flat()
    made = formulas_of(flat, first) if formulas else {}
    rows = []
    for at, row in enumerate(flat):
        cells = (_cell(cell, letters(column), first + at, made.get((at, column))) for column, cell in enumerate(row) if cell.text)
        rows.append(f'<row r="{first + at}">{"".join(cells)}</row>')
    return rows, list(_merges(block, first)) if block.merged else []


def _merges(block: Table, first: int) -> list[str]:
    found = []
    for at, row in enumerate(block.rows, first):
        column = 0
        for cell in row:
            if cell.span > 1:
                found.append(f'<mergeCell ref="{letters(column)}{at}:{letters(column + cell.span - 1)}{at}"/>')
            column += cell.span
    return found


def _cell(cell: Cell, column: str, row: int, made: tuple[str, Fraction] | None) -> str:
    figure = _PLAIN.fullmatch(cell.text)
    if figure is None:
        return _text_cell(column, row, cell.text)
    style = 1 + min(len(figure.group(1) or ""), 2) + (3 if figure.group(2) else 0)
    value = number(cell.text)
    assert value is not None
    typed = value / 100 if figure.group(2) else value
    formula, kept = (f"<f>{escape(made[0])}</f>", made[1]) if made else ("", typed)
    return f'<c r="{column}{row}" s="{style}">{formula}<v>{_typed(kept)}</v></c>'


def _typed(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else repr(float(value))


def _text_cell(column: str, row: int, text: str) -> str:
    return f'<c r="{column}{row}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def _types(count: int) -> str:
    parts: Mapping[str, str] = {
        "/xl/workbook.xml": "sheet.main",
        "/xl/styles.xml": "styles",
        **{f"/xl/worksheets/sheet{at}.xml": "worksheet" for at in range(1, count + 1)},
    }
    said = "".join(f'<Override PartName="{name}" ContentType="{_SORT}.{sort}+xml"/>' for name, sort in parts.items())
    head = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{head}{said}</Types>'


def _root() -> str:
    return _related(f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>')


def _related(said: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{said}</Relationships>'


def _book(names: Sequence[str]) -> str:
    sheets = "".join(f'<sheet name={quoteattr(name)} sheetId="{at}" r:id="r{at}"/>' for at, name in enumerate(names, 1))
    return f'<workbook xmlns="{_SPACE}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'


def _relations(count: int) -> str:
    sheets = [f'<Relationship Id="r{at}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>' for at in range(1, count + 1)]
    return _related("".join([*sheets, f'<Relationship Id="r{count + 1}" Type="{_OFFICE}/styles" Target="styles.xml"/>']))


def _styles() -> str:
    forms = "".join(f'<numFmt numFmtId="{164 + at}" formatCode="{form}"/>' for at, form in enumerate(_FORMS))
    uses = "".join(
        f'<xf numFmtId="{number_}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for number_ in (0, *range(164, 164 + len(_FORMS)))
    )
    return (
        f'<styleSheet xmlns="{_SPACE}"><numFmts count="{len(_FORMS)}">{forms}</numFmts><fonts count="1"><font/></fonts>'
        f'<fills count="1"><fill><patternFill/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        f'<cellXfs count="{1 + len(_FORMS)}">{uses}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
