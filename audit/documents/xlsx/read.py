"""Reader of workbooks (.xlsx): what every cell shows, stores and is worked out from. Nothing is recalculated."""

import hashlib
import io
import warnings
from itertools import count
from typing import Any, Final

from audit.appraisal.model.place import Place
from audit.documents.docx.read import refuse_macros
from audit.documents.office.package import Package
from audit.documents.office.survey import Survey
from audit.documents.office.theme import theme_colours
from audit.documents.office.xml import attribute, child, children
from audit.documents.paper import Notes, Paper, RefusalError
from audit.documents.sheets import chosen_sheets, listed, number_as_text
from audit.documents.xlsx.book import book_of, sheet_of
from audit.documents.xlsx.sheet import UNSTORED, Looks, Sheet
from audit.limits import DocumentLimits
from audit.problems import fault

__all__ = ["read_xlsx"]

_DAMAGED: Final = fault("workbook-damaged")


def read_xlsx(data: bytes, name: str, sheets: frozenset[str] | None = None, *, macros: bool = False) -> Paper:
    """Read a workbook, or some of its sheets. Raises RefusalError where it is damaged, out of bounds or carries macros."""
    package = Package(data)
    notes = Notes()
    refuse_macros(package, notes, allowed=macros)
    surveys = package.survey()
    stored = sum(one.cells for one in surveys.values())
    if stored > DocumentLimits.MAX_STORED:
        raise RefusalError(fault("workbook-stores-more", stored=stored, max_stored=DocumentLimits.MAX_STORED))
    parts = _sheet_parts(package)
    formulas, values = (_load(data, only_values=only) for only in (False, True))
    chosen = chosen_sheets([sheet.title for sheet in formulas.worksheets], sheets)
    theme = theme_colours(package)
    indexed = tuple(formulas._colors)  # noqa: SLF001  # the workbook's own palette has no public name
    numbers = count(1)
    unstored = {title: frozenset(surveys.get(part, Survey()).unstored) for title, part in parts.items()}
    blocks = []
    for title in chosen:
        sheet = Sheet(formulas[title], values[title], Looks(theme, indexed, unstored.get(title, frozenset())))
        blocks += list(sheet.blocks(numbers))
        _remark(sheet, formulas[title], notes)
    _outside(package, notes)
    titles = [sheet.title for sheet in formulas.worksheets]
    whole = [sheet_of(formulas[one], values[one], unstored.get(one, frozenset()), asked=one in chosen) for one in titles]
    digest = hashlib.sha256(data).hexdigest()
    return Paper(name, "xlsx", digest, tuple(blocks), notes.all(), _details(formulas), book_of(name, digest, whole, formulas))


def _load(data: bytes, *, only_values: bool) -> Any:
    from openpyxl import load_workbook  # noqa: PLC0415  # only after the look through the parts

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about features that are not kept on saving; nothing is saved
        try:
            return load_workbook(io.BytesIO(data), data_only=only_values, keep_links=False)
        except (MemoryError, RecursionError):
            raise
        except Exception as error:
            raise RefusalError(_DAMAGED) from error


def _sheet_parts(package: Package) -> dict[str, str]:
    """Name the part of each sheet. Raises RefusalError for the form that the library does not know."""
    main = package.main("xlsx")
    tree = package.tree(main)
    if tree is not None and "purl.oclc.org" in str(tree.tag):
        raise RefusalError(fault("strict-open-xml"))
    related = package.related(main)
    return {attribute(one, "name"): related.get(attribute(one, "id"), "") for one in children(child(tree, "sheets"), "sheet")}


def _remark(sheet: Sheet, raw: Any, notes: Notes) -> None:
    place = Place(sheet=sheet.title)
    cells = sheet.cells.values()
    if sheet.hidden:
        notes.add("this sheet is hidden; it was read", "doubt", place)
    hidden = [cell for cell in cells if cell.hidden]
    rows = sorted({cell.row + 1 for cell in hidden if raw.row_dimensions[cell.row + 1].hidden})
    columns = sorted({str(cell.place.cell).rstrip("0123456789") for cell in hidden if cell.row + 1 not in rows})
    for words, found in (("rows", [str(row) for row in rows]), ("columns", columns)):
        if found:
            notes.add(f"hidden {words} were read as well: {listed(found)}", "doubt", place)
    unstored = [cell.place.cell or "" for cell in cells if cell.sort == "none"]
    if unstored:
        advice = "not blank, but not known; open the workbook in a spreadsheet program, save it, and read it again"
        notes.add(f"{UNSTORED} ({listed(unstored)}): {advice}", "lost", place)
    as_text = [cell.place.cell or "" for cell in cells if number_as_text(cell)]
    if as_text:
        notes.add(f"numbers stored as text, which sums leave out: {listed(as_text)}", "note", place)
    for kind in sorted(sheet.conditional.unknown):
        notes.add(f"colours by conditional formatting are not worked out for {kind}", "doubt", place)
    comments = sum(cell.comment is not None for cell in raw._cells.values())  # noqa: SLF001  # as in Sheet
    if comments:
        notes.add(f"{comments} {'comment is' if comments == 1 else 'comments are'} not read", "note", place)


def _outside(package: Package, notes: Notes) -> None:
    """Remark on what a workbook takes from elsewhere, and on what it draws."""
    names = [name.lower() for name in package.names]
    if any("externallinks/" in name for name in names):
        notes.add("the workbook takes figures from other workbooks, which are not opened; their last stored values were read", "doubt")
    if any("connections.xml" in name or "querytable" in name for name in names):
        notes.add("the workbook takes data from elsewhere, which is not fetched; the last stored values were read", "doubt")
    if any("/embeddings/" in name for name in names):
        notes.add("files embedded in the workbook are not read", "lost")
    if any("/charts/" in name or "/media/" in name or "/drawings/drawing" in name for name in names):
        notes.add("charts, pictures and text boxes are not read")


def _details(workbook: Any) -> dict[str, str]:
    """The names that the workbook defines, each with what it stands for."""
    return {f"name {name}": str(defined.attr_text) for name, defined in sorted(workbook.defined_names.items()) if defined.attr_text}
