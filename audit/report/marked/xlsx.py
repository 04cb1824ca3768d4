"""A workbook with notes on its cells and a sheet of findings.

Parts are put into the package as they are needed; every other part stays as it is, byte for byte, which a library that
loads and saves workbooks does not do: charts and pictures would be lost.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Final

from lxml import etree
from lxml.etree import _Element

from audit.documents.book import column_of
from audit.documents.office.package import Package
from audit.documents.office.xml import attribute, children, local, parse
from audit.documents.paper import Cell, RefusalError
from audit.problems import fault
from audit.report.marked.comments import AnchoredComment, together_said

__all__ = ["mark_xlsx"]

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_SHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_NOTES_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_AFTER: Final = {"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"}
"""What follows the reference to notes in a sheet, by the order of the schema."""
_ON: Final = {"1", "true"}
_LONGEST: Final = 32_767
"""Letters that a cell or a note holds."""
_BY: Final = "appraisal-audit"
_VML: Final = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)
_SHAPE: Final = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" id="audit_{id}" type="#_x0000_t202" '
    'style="position:absolute;width:240pt;height:120pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left}, 12, {top}, 6, {right}, 12, {bottom}, 6</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


class _Parts:
    """The parts that are new or altered, over those of the package."""

    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        self.altered: dict[str, bytes] = {}

    def tree(self, name: str, otherwise: str) -> _Element:
        held = self.altered.get(name)
        if held is None and name in self.package.names:
            held = self.package.read(name)
        return parse(held if held is not None else otherwise.encode(), name)

    def put(self, name: str, root: _Element) -> None:
        self.altered[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def free(self, pattern: str) -> str:
        """A name that no part has."""
        taken = {one.lower() for one in (*self.package.names, *self.altered)}
        return next(name for at in range(1, len(taken) + 2) if (name := pattern.format(at)).lower() not in taken)

    def relate(self, part: str, kind: str, target: str) -> str:
        """Name another part in the relations of a part, and give the id of the relation."""
        folder, _, file = part.rpartition("/")
        name = f"{folder}/_rels/{file}.rels".lstrip("/")
        root = self.tree(name, f'<Relationships xmlns="{_RELATIONS}"/>')
        taken = {one.get("Id") for one in root}
        own = next(f"rIdAudit{at}" for at in range(1, len(taken) + 2) if f"rIdAudit{at}" not in taken)
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", Id=own, Type=f"{_OFFICE}/{kind}", Target=f"/{target}")
        self.put(name, root)
        return own

    def of_kind(self, part: str, kind: str) -> str | None:
        """The part of a kind that a part names."""
        folder, _, file = part.rpartition("/")
        root = self.tree(f"{folder}/_rels/{file}.rels".lstrip("/"), f'<Relationships xmlns="{_RELATIONS}"/>')
        own = next((one.get("Id", "") for one in root if (one.get("Type") or "").endswith(f"/{kind}")), None)
        return self.package.related(part).get(own) if own is not None else None

    def declare(self, part: str, kind: str) -> None:
        root = self.tree("[Content_Types].xml", "")
        etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{part}", ContentType=kind)
        self.put("[Content_Types].xml", root)

    def packed(self) -> bytes:
        """The package: what was there in its order, then what is new."""
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self.package.data)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
            for entry in before.infolist():
                held = self.altered.pop(entry.filename, None)
                after.writestr(entry, before.read(entry) if held is None else held)
            for name, data in self.altered.items():
                after.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
        return made.getvalue()


def mark_xlsx(data: bytes, comments: Sequence[AnchoredComment]) -> bytes:
    """The workbook with its notes and the sheet of findings. Raises RefusalError where it is signed or protected."""
    parts = _Parts(data)
    if any("_xmlsignatures" in name.lower() for name in parts.package.names):
        raise RefusalError(fault("paper-signed"))
    main = parts.package.main("xlsx")
    book = parts.tree(main, "")
    if not str(book.tag).startswith(f"{{{_MAIN}}}"):  # the strict form of the standard has other names for everything
        raise RefusalError(fault("paper-not-marked"))
    if any(local(one) == "workbookProtection" and one.get("lockStructure") in _ON for one in book):
        raise RefusalError(fault("paper-protected"))
    sheets = _sheets(parts, main, book)
    by_cell: dict[tuple[str, str], list[AnchoredComment]] = {}
    for one in comments:
        at = one.anchor.place if isinstance(one.anchor, Cell) else one.place
        if at.sheet in sheets and at.cell:
            by_cell.setdefault((at.sheet, at.cell.partition(":")[0].replace("$", "").upper()), []).append(one)
    for sheet in dict.fromkeys(name for name, _ in by_cell):
        _note(parts, sheets[sheet], {cell: together_said(held)[:_LONGEST] for (name, cell), held in by_cell.items() if name == sheet})
    _list(parts, main, book, comments)
    return parts.packed()


def _sheets(parts: _Parts, main: str, book: _Element) -> dict[str, str]:
    related = parts.package.related(main)
    listed = next((one for one in book if local(one) == "sheets"), None)
    return {attribute(one, "name"): related[key] for one in children(listed, "sheet") if (key := one.get(f"{{{_OFFICE}}}id", "")) in related}


def _note(parts: _Parts, sheet: str, texts: dict[str, str]) -> None:
    """Put notes on the cells of a sheet; to a note that is there already the text is added."""
    root = parts.tree(sheet, "")
    if any(local(one) == "sheetProtection" and one.get("sheet") in _ON for one in root):
        raise RefusalError(fault("paper-protected"))
    notes = parts.of_kind(sheet, "comments")
    if notes is None:
        notes = parts.free("xl/auditComments{}.xml")
        parts.relate(sheet, "comments", notes)
        parts.declare(notes, _NOTES_TYPE)
    held = parts.tree(notes, f'<comments xmlns="{_MAIN}"><authors/><commentList/></comments>')
    new = _written(held, texts)
    parts.put(notes, held)
    _shapes(parts, sheet, root, new)


def _written(held: _Element, texts: dict[str, str]) -> list[str]:
    """Write the texts, and give the cells that had no note before."""
    authors = next(one for one in held if local(one) == "authors")
    listed = next(one for one in held if local(one) == "commentList")
    etree.SubElement(authors, f"{{{_MAIN}}}author").text = _BY
    there = {one.get("ref"): one for one in listed}
    new = []
    for cell, text in texts.items():
        note = there.get(cell)
        if note is None:
            note = etree.SubElement(listed, f"{{{_MAIN}}}comment", ref=cell, authorId=str(len(authors) - 1))
            new.append(cell)
        body = next((one for one in note if local(one) == "text"), None)
        body = etree.SubElement(note, f"{{{_MAIN}}}text") if body is None else body
        for plain in [one for one in body if local(one) == "t"]:  # a plain text and one of runs do not go together
            run = etree.Element(f"{{{_MAIN}}}r")
            body.replace(plain, run)
            run.append(plain)
        written = etree.SubElement(etree.SubElement(body, f"{{{_MAIN}}}r"), f"{{{_MAIN}}}t")
        written.text = text if cell in new else f"\n\n{text}"
        written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return new


def _shapes(parts: _Parts, sheet: str, root: _Element, cells: list[str]) -> None:
    """Draw the boxes of new notes, in the drawing that the sheet has for them, or in a new one."""
    reference = next((one for one in root if local(one) == "legacyDrawing"), None)
    drawing = parts.package.related(sheet).get(attribute(reference, "id")) if reference is not None else None
    if drawing is None:
        drawing = parts.free("xl/drawings/auditDrawing{}.vml")
        own = parts.relate(sheet, "vmlDrawing", drawing)
        parts.declare(drawing, _VML_TYPE)
        element = etree.Element(f"{{{_MAIN}}}legacyDrawing", {f"{{{_OFFICE}}}id": own})
        at = next((at for at, one in enumerate(root) if local(one) in _AFTER), len(root))
        root.insert(at, element)
        parts.put(sheet, root)
    drawn = parts.tree(drawing, _VML)
    for cell in cells:
        column, row = _at(cell)
        places = {"left": column + 1, "right": column + 5, "top": max(row - 1, 0), "bottom": row + 7, "row": row, "column": column}
        drawn.append(etree.fromstring(_SHAPE.format(id=cell, **places)))
    parts.put(drawing, drawn)


def _at(cell: str) -> tuple[int, int]:
    found = re.fullmatch(r"([A-Z]{1,3})(\d+)", cell)
    if found is None:
        raise RefusalError(fault("paper-not-marked"))
    return column_of(found[1]), int(found[2]) - 1


def _list(parts: _Parts, main: str, book: _Element, comments: Sequence[AnchoredComment]) -> None:
    """Add the sheet of findings, texts only, behind all others."""
    listed = next(one for one in book if local(one) == "sheets")
    names = {attribute(one, "name").casefold() for one in listed}
    name = next(one for one in ("Findings", *(f"Findings {at}" for at in range(2, len(names) + 3))) if one.casefold() not in names)
    part = parts.free("xl/worksheets/auditFindings{}.xml")
    number = max(int(one.get("sheetId") or 0) for one in listed) + 1
    own = parts.relate(main, "worksheet", part)
    parts.declare(part, _SHEET_TYPE)
    etree.SubElement(listed, f"{{{_MAIN}}}sheet", {"name": name, "sheetId": str(number), f"{{{_OFFICE}}}id": own})
    parts.put(main, book)
    root = etree.Element(f"{{{_MAIN}}}worksheet", nsmap={None: _MAIN})  # type: ignore[dict-item]  # the stubs do not know a namespace without a prefix
    widths = etree.SubElement(root, f"{{{_MAIN}}}cols")
    for at, width in enumerate((12, 30, 120), 1):
        etree.SubElement(widths, f"{{{_MAIN}}}col", min=str(at), max=str(at), width=str(width), customWidth="1")
    rows = etree.SubElement(root, f"{{{_MAIN}}}sheetData")
    for texts in (("Number", "Where", "Finding"), *((str(one.number), one.where, "\n".join(one.lines)) for one in comments)):
        row = etree.SubElement(rows, f"{{{_MAIN}}}row")
        for text in texts:
            held = etree.SubElement(etree.SubElement(row, f"{{{_MAIN}}}c", t="inlineStr"), f"{{{_MAIN}}}is")
            etree.SubElement(held, f"{{{_MAIN}}}t").text = text[:_LONGEST]
    parts.put(part, root)
