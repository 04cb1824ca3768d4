"""Small workbooks for tests, written as grids of cells as in rule packs, and what is found in them."""

from audit.appraisal.load.yaml_text import parse_yaml
from audit.documents.book import Workbook
from audit.workbook.analysis import WorkbookAnalysis
from audit.workbook.example import workbook_of
from audit.workbook.finds import FINDS
from audit.workbook.page import WorkbookOutcome


def book(*rows: str, more: str = "") -> Workbook:
    """A workbook with one sheet ``S`` of these rows, each in the flow style of YAML; ``more`` are further keys of it."""
    cells = "".join(f"        - [{row}]\n" for row in rows)
    return workbook_of(parse_yaml(f"workbook:\n  sheets:\n    S:\n      cells:\n{cells}{more}", "book.yaml"), "book.yaml")


def found(find: str, one: Workbook) -> list[WorkbookOutcome]:
    """What a find finds: causes only."""
    return [each for each in WorkbookAnalysis(one).found(FINDS[find]) if each.status == "fail"]


def cells(find: str, *rows: str, more: str = "") -> list[str]:
    """Name the cells that a find names first."""
    return [each.cell for each in found(find, book(*rows, more=more))]
