"""Make the pictures of the review page and of a report that the pages show: ``python docs/pictures.py`` (needs Chromium and reportlab).

The paper in it is invented: three options for a library, with one figure that a copy has garbled.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

DOCS: Final = Path(__file__).resolve().parent
PUBLISHED: Final = DOCS.parent / "appraisals" / "rotherham-childrens-services-2017.yaml"
ROWS: Final = (
    ("Criteria", "Weight", "Keep as it is", "Move to the school", "Shared site"),
    ("Access", "40", "2", "4", "3"),
    ("Condition of the building", "25", "1", "4", "3"),
    ("Cost to run", "20", "4", "3", "3"),
    ("Learning", "15", "2", "4", "4"),
    ("Weighted total", "100", "215", "380", "3l5"),
)
_BROWSER: Final = (
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--window-size=1100,900",
)  # fmt: skip


def paper(file: Path) -> None:
    """Draw the invented paper."""
    style = getSampleStyleSheet()
    table = Table(ROWS, colWidths=[130, 55, 85, 100, 75])
    table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONTSIZE", (0, 0), (-1, -1), 9)])
    head = Paragraph("Future of the library: options appraisal", style["Heading1"])
    said = Paragraph("Each score runs from 0 to 5. The weighted total is the sum of weight times score.", style["Normal"])
    SimpleDocTemplate(str(file), pagesize=A4, title="Future of the library").build([head, said, Spacer(1, 12), table])


def main() -> None:
    """Draw the paper, make its review page and a report on a published one, and take their pictures."""
    with tempfile.TemporaryDirectory() as folder:
        document, page, report = Path(folder, "library.pdf"), Path(folder, "review.html"), Path(folder, "report.html")
        paper(document)
        subprocess.run([sys.executable, "-m", "audit", "review", str(document), "-o", str(page)], check=True)  # noqa: S603  # our own command
        subprocess.run([sys.executable, "-m", "audit", "report", str(PUBLISHED), "-o", str(report), "--no-log"], check=True)  # noqa: S603  # as above
        for name, made in (("review", page), ("report", report)):
            target = DOCS / "images" / f"{name}.png"
            subprocess.run([*_BROWSER, f"--user-data-dir={folder}/browser", f"--screenshot={target}", made.as_uri()], check=True)  # noqa: S603  # as above


if __name__ == "__main__":
    main()
