"""Workbooks for trials: drafts of sheets, written as .xlsx with the results that a spreadsheet program would store."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from audit.documents.book import At, Cell, Sheet, Workbook, name_of
from audit.workbook.formula import Area, Call, Constant, Node, Number, Pair, Signed
from audit.workbook.parse import parse

Content = float | int | str
"""A number, a text, a number stored as text (``'5``) or a formula (``=SUM(C3:C9)``)."""


@dataclass
class Page:
    """One sheet of a draft. ``old`` gives the stored results that are not those of the formulas."""

    cells: dict[At, Content] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden: bool = False
    merged: list[str] = field(default_factory=list)
    old: dict[At, float] = field(default_factory=dict)
    percent: set[At] = field(default_factory=set)


@dataclass
class Draft:
    """A workbook to be written. ``sums`` are the totals with the cells that they add, ``products`` cells that are worked out alike."""

    pages: dict[str, Page] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    sums: list[tuple[str, At, list[At]]] = field(default_factory=list)
    products: list[tuple[str, At]] = field(default_factory=list)
    layout: str = ""

    def page(self, title: str) -> Page:
        return self.pages.setdefault(title, Page())


class Results:
    """Works a draft out in floating point, as spreadsheet programs do."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        sheets = tuple(Sheet(title, {at: Cell(*at, "number", "x") for at in page.cells}) for title, page in draft.pages.items())
        self.book = Workbook("trial.xlsx", "", sheets, draft.names)
        self.known: dict[tuple[str, At], float | str | None] = {}

    def of(self, title: str, at: At) -> float | str | None:
        """The result in a cell; a text, or None for an empty cell."""
        key = (title, at)
        if key not in self.known:
            content = self.draft.pages[title].cells.get(at)
            self.known[key] = content if not isinstance(content, str) or not content.startswith("=") else self.worked(content, title)
        return self.known[key]

    def worked(self, formula: str, title: str) -> float | str:
        try:
            return self.value(parse(formula, self.book, title))
        except ZeroDivisionError:
            return "#DIV/0!"
        except ValueError as error:
            return str(error)

    def value(self, node: Node) -> float:
        if isinstance(node, Number):
            return float(node.value)
        if isinstance(node, Area):
            return next(self.numbers(node, texts=True), 0.0)
        if isinstance(node, Signed):
            return self.value(node.inner) / 100 if node.sign == "%" else -self.value(node.inner)
        if isinstance(node, Pair):
            left, right = self.value(node.left), self.value(node.right)
            both: dict[str, float] = {"+": left + right, "-": left - right, "*": left * right}
            return left / right if node.sign == "/" else both[node.sign]
        if isinstance(node, Call):
            return self.call(node)
        raise ValueError("#REF!")

    def call(self, node: Call) -> float:
        if node.name == "IFERROR":
            return self.value(node.arguments[0])
        if node.name == "ROUND":
            return float(f"{self.value(node.arguments[0]):.{int(self.value(node.arguments[1]))}f}")
        if node.name == "SUMPRODUCT":
            columns = [list(self.numbers(area, blanks=True)) for area in node.arguments if isinstance(area, Area)]
            return sum((one * other for one, other in zip(*columns, strict=False)), 0.0)
        if node.name == "RANK":
            own, area = self.value(node.arguments[0]), node.arguments[1]
            return 1.0 + sum(one > own for one in self.numbers(area)) if isinstance(area, Area) else 0.0
        arguments = node.arguments[1:] if node.name == "SUBTOTAL" else node.arguments
        found = [
            number
            for one in arguments
            if not isinstance(one, Constant)
            for number in (self.numbers(one) if isinstance(one, Area) else [self.value(one)])
        ]
        if node.name == "AVERAGE":
            return sum(found) / len(found)
        return max(found) if node.name == "MAX" else sum(found)

    def numbers(self, area: Area, *, texts: bool = False, blanks: bool = False) -> Iterator[float]:
        for row in range(area.top, area.bottom + 1):
            for column in range(area.left, area.right + 1):
                content = self.draft.pages[area.sheet].cells.get((row, column))
                found = self.of(area.sheet, (row, column))
                if isinstance(found, str) and found.startswith("#"):
                    raise ValueError(found)
                if isinstance(found, int | float):
                    if not (isinstance(content, str) and "SUBTOTAL(" in content and not texts):
                        yield float(found)
                elif isinstance(found, str) and found.startswith("'") and texts:
                    yield float(found[1:])
                elif blanks:
                    yield 0.0


def written(draft: Draft) -> bytes:
    """The bytes of a draft as .xlsx."""
    results = Results(draft)
    parts = {
        "[Content_Types].xml": _types(draft),
        "_rels/.rels": _ROOT,
        "xl/workbook.xml": _workbook(draft),
        "xl/_rels/workbook.xml.rels": _related(draft),
    }
    parts["xl/styles.xml"] = _STYLES
    for number, (title, page) in enumerate(draft.pages.items(), 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet(title, page, results)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + text)
    return stream.getvalue()


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ROOT = f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="9" applyNumberFormat="1"/></cellXfs></styleSheet>'
)


def _types(draft: Draft) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{kind}.worksheet+xml"/>' for number in range(1, len(draft.pages) + 1)
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>{sheets}</Types>'
    )


def _related(draft: Draft) -> str:
    sheets = "".join(
        f'<Relationship Id="r{number}" Type="{_RELATED}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(draft.pages) + 1)
    )
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">{sheets}<Relationship Id="s" Type="{_RELATED}/styles" Target="styles.xml"/></Relationships>'
    )


def _workbook(draft: Draft) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(title)} sheetId="{number}" r:id="r{number}"{" state=" + chr(34) + "hidden" + chr(34) if page.hidden else ""}/>'
        for number, (title, page) in enumerate(draft.pages.items(), 1)
    )
    names = "".join(f"<definedName name={quoteattr(name)}>{escape(text)}</definedName>" for name, text in draft.names.items())
    defined = f"<definedNames>{names}</definedNames>" if names else ""
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATED}"><sheets>{sheets}</sheets>{defined}</workbook>'


def _sheet(title: str, page: Page, results: Results) -> str:
    rows: dict[int, list[str]] = {}
    for at in sorted(page.cells):
        rows.setdefault(at[0], []).append(_cell(title, at, page, results))
    data = "".join(
        f'<row r="{row + 1}"{" hidden=" + chr(34) + "1" + chr(34) if row in page.hidden_rows else ""}>{"".join(cells)}</row>'
        for row, cells in rows.items()
    )
    merges = "".join(f'<mergeCell ref="{one}"/>' for one in page.merged)
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{data}</sheetData>{f"<mergeCells>{merges}</mergeCells>" if merges else ""}</worksheet>'


def _cell(title: str, at: At, page: Page, results: Results) -> str:
    content = page.cells[at]
    head = f'<c r="{name_of(at)}"{" s=" + chr(34) + "1" + chr(34) if at in page.percent else ""}'
    if not isinstance(content, str):
        return f"{head}><v>{content!r}</v></c>"
    if not content.startswith("="):
        return f'{head} t="inlineStr"><is><t>{escape(content.removeprefix(chr(39)))}</t></is></c>'
    found = page.old.get(at, results.of(title, at))
    kind = ' t="e"' if isinstance(found, str) else ""
    return f"{head}{kind}><f>{escape(content[1:])}</f><v>{found!r}</v></c>".replace(
        f"<v>{found!r}</v>", f"<v>{found}</v>" if kind else f"<v>{found!r}</v>"
    )
