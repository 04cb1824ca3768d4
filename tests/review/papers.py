"""A small PDF with a table, as the tests of the review ask about it."""

from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

ROWS = [
    ["Criterion", "Option A", "Option B", "Option C"],
    ["Access", "4", "25", "3"],
    ["Safety", "5", "3O", ""],
    ["Reach", "3", "20", "2"],
    ["Total", "14", "75", "9"],
]
"""Under A a figure disagrees with its total, under B a letter stands for a digit, under C a cell is empty where the total wants 4."""


def pdf(file: Path, tables: Any = (ROWS,), title: str = "Options appraisal") -> Path:
    styles = getSampleStyleSheet()
    parts: list[Any] = [Paragraph(title, styles["Heading1"])]
    for rows in tables:
        grid = Table(rows, colWidths=[120, 90, 90, 90])
        grid.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.7, colors.black), ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold")]))
        parts += [Spacer(1, 20), grid]
    SimpleDocTemplate(str(file), pagesize=A4, invariant=1).build(parts)
    return file
