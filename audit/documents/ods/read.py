"""Reader of OpenDocument workbooks: what every cell shows, stores and is worked out from. Nothing is worked out anew."""

import hashlib
from itertools import count
from typing import TYPE_CHECKING

from audit.appraisal.model.place import Place
from audit.documents.book import Sheet, Workbook
from audit.documents.ods.formula import as_excel
from audit.documents.ods.sheet import Laid, lay
from audit.documents.ods.styles import Looks
from audit.documents.office.package import Package
from audit.documents.office.xml import attribute, child, children
from audit.documents.paper import Notes, Paper, RefusalError
from audit.documents.sheets import blocks_of, chosen_sheets, listed, number_as_text
from audit.documents.unread import LOCKED
from audit.limits import DocumentLimits
from audit.problems import fault

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["read_ods"]


def read_ods(data: bytes, name: str, sheets: frozenset[str] | None = None) -> Paper:
    """Read a workbook, or some of its sheets. Raises RefusalError where it is locked, damaged or out of bounds."""
    package = Package(data)
    package.survey()
    if b"encryption-data" in (package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in package.names else b""):
        raise RefusalError(LOCKED)
    content, looks = package.tree("content.xml"), package.tree("styles.xml")
    book = child(content, "body", "spreadsheet")
    if book is None:
        raise RefusalError(fault("no-sheets"))
    laid = _laid(book, content, Looks((looks, content)))
    wanted = chosen_sheets([sheet.title for sheet in laid], sheets)
    notes = Notes()
    numbers = count(1)
    blocks = []
    for sheet in laid:
        if sheet.title in wanted:
            blocks += list(blocks_of(sheet.title, sheet.cells, numbers, hidden=sheet.hidden))
            _remark(sheet, notes)
    digest = hashlib.sha256(data).hexdigest()
    whole = tuple(_whole(sheet, asked=sheet.title in wanted) for sheet in laid)
    return Paper(name, "xlsx", digest, tuple(blocks), notes.all(), {}, Workbook(name, digest, whole, _names(book)))


def _laid(book: "_Element", content: "_Element | None", looks: Looks) -> list[Laid]:
    hidden = {
        attribute(style, "name") for style in children(child(content, "automatic-styles"), "style")
        if attribute(child(style, "table-properties"), "display") == "false"
    }  # fmt: skip
    found: list[Laid] = []
    for table in children(book, "table"):
        found.append(lay(table, looks, hidden=attribute(table, "style-name") in hidden))
        cells = sum(len(sheet.stored) for sheet in found)
        if cells > DocumentLimits.MAX_STORED:
            raise RefusalError(fault("workbook-stores-too-much", max_stored=DocumentLimits.MAX_STORED))
    return found


def _whole(sheet: Laid, *, asked: bool) -> Sheet:
    return Sheet(sheet.title, sheet.stored, sheet.hidden, frozenset(sheet.rows), frozenset(sheet.columns), sheet.spans, asked)


def _names(book: "_Element") -> dict[str, str]:
    """The names that the workbook defines, each with the cells it stands for."""
    ranges = children(child(book, "named-expressions"), "named-range")
    return {attribute(one, "name"): as_excel(f"of:=[{attribute(one, 'cell-range-address')}]").removeprefix("=") for one in ranges}


def _remark(sheet: Laid, notes: Notes) -> None:
    place = Place(sheet=sheet.title)
    cells = sheet.cells.values()
    if sheet.hidden:
        notes.add("this sheet is hidden; it was read", "doubt", place)
    for words, hidden in (("rows", sorted({cell.row for cell in cells if cell.row in sheet.rows})), ("columns", _hidden_columns(sheet))):
        if hidden:
            names = [str(one + 1) if isinstance(one, int) else one for one in hidden]
            notes.add(f"hidden {words} were read as well: {listed(names)}", "doubt", place)
    unstored = [cell.place.cell or "" for cell in cells if cell.sort == "none"]
    if unstored:
        advice = "not blank, but not known; open the workbook in a spreadsheet program, save it, and read it again"
        notes.add(f"formulas without a stored result ({listed(unstored)}): {advice}", "lost", place)
    as_text = [cell.place.cell or "" for cell in cells if number_as_text(cell)]
    if as_text:
        notes.add(f"numbers stored as text, which sums leave out: {listed(as_text)}", "note", place)
    if sheet.comments:
        notes.add(f"{sheet.comments} {'comment is' if sheet.comments == 1 else 'comments are'} not read", "note", place)


def _hidden_columns(sheet: Laid) -> list[str]:
    shown = sorted({cell.column for cell in sheet.cells.values() if cell.column in sheet.columns})
    return [next(str(cell.place.cell) for cell in sheet.cells.values() if cell.column == column).rstrip("0123456789") for column in shown]
