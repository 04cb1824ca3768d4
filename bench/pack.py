"""Print how long an agenda pack takes in which one appraisal stands on five pages, and how much memory.

``python -m bench.pack [PAGES] [FILE]`` draws a pack of 300 pages, or as many as are named (reports, minutes, budgets in ruled
tables, photographs and plans; the appraisal begins at two thirds of it), reads it in a process of its own as ``audit check`` does, and prints
seconds and the peak of memory, which pages were read in full, and whether every figure of the appraisal was found.
"""

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

ROOT: Final = Path(__file__).resolve().parent.parent
PAGES: Final = 300
OPTIONS: Final = ("Keep as it is", "Shared service", "Trust", "Company")
NAMES: Final = ("access", "cost to run", "staff", "carbon", "risk", "time", "land", "quality")
CRITERIA: Final = tuple(f"Criterion {at}: {name}" for at, name in enumerate(NAMES, 1))
WORDS: Final = ("the", "committee", "noted", "that", "service", "report", "members", "officers", "budget", "plan", "local", "area", "road", "school")
FIGURES: Final = 0.05
"""The share of words of running text that are figures."""
READ: Final = """\
import json, resource, sys, time
from pathlib import Path
from audit.documents.read import read_paper
begin = time.perf_counter()
told = []
paper = read_paper(Path(sys.argv[1]), progress=lambda done, of: told.append(done))
used = resource.getrusage(resource.RUSAGE_CHILDREN)
cells = [[cell.place.page, cell.text] for table in paper.tables for cell in table.cells]
print(json.dumps({"seconds": time.perf_counter() - begin, "memory": used.ru_maxrss / 1024, "cells": cells, "told": len(told),
    "tables": len(list(paper.tables)), "remarks": [one.text for one in paper.remarks]}))
"""


def prose(canvas: Canvas, draw: random.Random, top: float = 760, lines: int = 48) -> None:
    """Write lines of running text, some with figures in them."""
    canvas.setFont("Helvetica", 10)
    for at in range(lines):
        words = [draw.choice(WORDS) if draw.random() > FIGURES else str(draw.randint(1, 2025)) for _ in range(12)]
        canvas.drawString(60, top - 14 * at, " ".join(words))


def table(canvas: Canvas, rows: list[list[str]], top: float, widths: list[float]) -> None:
    """Draw a ruled table."""
    edges = [60 + sum(widths[:at]) for at in range(len(widths) + 1)]
    for at in range(len(rows) + 1):
        canvas.line(60, top - 18 * at, edges[-1], top - 18 * at)
    for edge in edges:
        canvas.line(edge, top, edge, top - 18 * len(rows))
    canvas.setFont("Helvetica", 9)
    for at, row in enumerate(rows):
        for edge, text in zip(edges, row, strict=False):
            canvas.drawString(edge + 4, top - 18 * at - 13, text)


def budget(canvas: Canvas, draw: random.Random) -> None:
    """Draw a page of a budget: a ruled table of money, as every pack holds many."""
    prose(canvas, draw, lines=8)
    rows = [["Service", "2024/25 £", "2025/26 £", "Change £"]]
    rows += [[f"Service {at}", *(f"{draw.randint(10_000, 9_999_999):,}" for _ in range(3))] for at in range(28)]
    table(canvas, rows, 640, [180, 95, 95, 95])


def picture(canvas: Canvas, draw: random.Random, image: ImageReader) -> None:
    """Draw a photograph and a plan made of many lines."""
    canvas.drawImage(image, 60, 420, 470, 330)
    for _ in range(400):
        x, y = draw.uniform(60, 520), draw.uniform(60, 380)
        canvas.line(x, y, x + draw.uniform(-30, 30), y + draw.uniform(-30, 30))
    canvas.drawString(60, 400, "Plan 1: the site")


def appraisal(canvas: Canvas, page: int, draw: random.Random) -> None:
    """Draw one of the five pages of the appraisal: how it was done, definitions, two tables of scores, the ranking."""
    prose(canvas, draw, lines=6)
    if page == 0:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(60, 780, "Options appraisal")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 660, "Each option was scored from 0 to 10 on each criterion. The scores were added up.")
    elif page == 1:
        table(canvas, [["Criterion", "What was looked at"], *([one, "What an officer found out about it"] for one in CRITERIA)], 660, [200, 260])
    elif page in (2, 3):
        half = CRITERIA[:4] if page == 2 else CRITERIA[4:]  # noqa: PLR2004  # the first of the two
        rows = [["Criteria", *OPTIONS], *([one, *(str(score(one, option)) for option in OPTIONS)] for one in half)]
        rows += [["Total", *(str(total(option)) for option in OPTIONS)]] if page == 3 else []  # noqa: PLR2004  # the second
        table(canvas, rows, 660, [160, 80, 80, 80, 80])
    else:
        order = sorted(OPTIONS, key=total, reverse=True)
        table(canvas, [["Option", "Total score", "Rank"], *([one, str(total(one)), str(at)] for at, one in enumerate(order, 1))], 660, [200, 100, 80])


def score(criterion: str, option: str) -> int:
    return (len(criterion) * 7 + len(option) * 3) % 11


def total(option: str) -> int:
    return sum(score(one, option) for one in CRITERIA)


def drawn(file: Path, pages: int) -> int:
    """Draw the pack, and give the page on which the appraisal begins."""
    draw = random.Random(7)
    noise = ImageReader(_noise(draw))
    first = pages * 2 // 3
    canvas = Canvas(str(file), pagesize=A4, invariant=True)
    for page in range(pages):
        if first <= page < first + 5:
            appraisal(canvas, page - first, draw)
        elif page % 10 in (3, 4):
            budget(canvas, draw)
        elif page % 25 == 7:  # noqa: PLR2004  # now and then
            picture(canvas, draw, noise)
        else:
            prose(canvas, draw)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(280, 30, f"Page {page + 1}")
        canvas.showPage()
    canvas.save()
    return first + 1


def _noise(draw: random.Random) -> str:
    from PIL import Image  # noqa: PLC0415  # only where a picture is drawn

    file = Path(tempfile.mkdtemp()) / "noise.png"
    Image.effect_noise((640, 450), draw.uniform(40, 60)).convert("RGB").save(file)
    return str(file)


def main() -> None:
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else PAGES
    file = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(tempfile.mkdtemp()) / "pack.pdf"  # noqa: PLR2004  # as the second
    first = drawn(file, pages)
    done = subprocess.run([sys.executable, "-c", READ, str(file)], capture_output=True, text=True, check=True, cwd=ROOT)
    said = json.loads(done.stdout)
    found = [text for page, text in said["cells"] if first <= page < first + 5]
    wanted = [str(score(one, option)) for one in CRITERIA for option in OPTIONS] + [str(total(option)) for option in OPTIONS] * 2
    missing = [one for one in set(wanted) if found.count(one) < wanted.count(one)]
    print(f"{pages} pages, {file.stat().st_size / 1024:,.0f} KB: {said['seconds']:.1f} s, {said['memory']:,.0f} MB, told {said['told']} times")
    print(f"{said['tables']} tables read; of the appraisal on pages {first} to {first + 4} " + (f"missing: {missing}" if missing else "every figure"))
    for remark in said["remarks"][:12]:
        print(f"  {remark}")


if __name__ == "__main__":
    main()
