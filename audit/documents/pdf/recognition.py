"""Pages that are pictures, read by a text recognition program that is installed on the machine (tesseract).

Nothing is written to disk: the picture goes to the program's input and its answer comes from its output. The program
inherits the bounds of this process, and is ended when its time is over. What is read so is always doubtful.
"""

import csv
import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import sqrt
from typing import Any, Final

from PIL import Image, ImageChops, ImageFilter

from audit.documents.paper import Box
from audit.documents.pdf.glyphs import Glyph
from audit.documents.pdf.lattice import Rule, Rules
from audit.limits import DocumentLimits

__all__ = ["DOUBT", "HOW_TO_GET", "PROGRAM", "Recognised", "is_installed", "looks_ruled", "recognise"]

PROGRAM: Final = "tesseract"
DOUBT: Final = "read from a picture by text recognition; compare every figure with the page"
HOW_TO_GET: Final = (
    "install tesseract (Debian and Ubuntu: apt install tesseract-ocr; macOS: brew install tesseract; Windows: winget install tesseract-ocr.tesseract)"
)
_SCALE: Final = 240 / 72
"""Pixels for each point: scans are mostly made with 200 or 300 to the inch, and more than 240 takes longer and reads no better."""
_DARKER: Final = 40
"""A rule is darker by this many of 255 shades than the cells beside it; black in the darkest heads met so far is by 55."""
_MOST_DARK: Final = 0.3
"""Writing and rules cover less of a page; the grain of a photograph covers more, and has runs of any length."""
_LONG: Final = 24.0
"""Points from which a dark run is a rule: no stroke of a letter in a table is as long."""
_THICK: Final = 4.0
_HALF_THICK: Final = 0.36
"""Each step takes a pixel from both sides; so many steps take out strokes of bold type of 12 points, which measure 2.9."""
_DARK_GROUND: Final = 65
"""Shades of grey: the darkest heads with white writing measure 20 to 60, full red under black writing 76."""
_SURE: Final = 20.0
"""The program's own measure of how sure it is, in per cent; what lies below is specks and rests of rules."""
_TALL: Final = 0.72
"""Letters and figures without tails fill this part of the size of their type."""


def is_installed() -> bool:
    """Say whether there is a program that can read pictures."""
    return shutil.which(PROGRAM) is not None


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was read of a picture, in points of the page: its characters, and the rules drawn in it."""

    glyphs: tuple[Glyph, ...] = ()
    rules: Rules = field(default_factory=Rules)


def recognise(page: Any, box: Box | None = None, order: int = 0) -> Recognised:
    """Read a page, or one box of it. Gives nothing where the program fails or takes too long.

    ``order`` is the number of the first character: those of the page come before.
    """
    picture, scale, offset = _picture(page, box)
    back = _closed(picture, scale)
    level, upright = _rules(picture, back, scale, offset)
    rules = Rules((*level, *upright), (*level, *upright))
    words = _words(_without_rules(_as_ink(picture, back, scale), [*level, *upright], scale, offset))
    return Recognised(tuple(_glyphs(words, scale, offset, order)), rules)


def looks_ruled(page: Any, box: Box) -> bool:
    """Say whether a picture on a page looks like a table: three rules across and three upright ones at the least."""
    picture, scale, offset = _picture(page, box, 1.5)
    level, upright = _rules(picture, _closed(picture, scale), scale, offset)
    reach = (box[2] - box[0]) / 2, (box[3] - box[1]) / 4
    across = {round(rule.at / _THICK) for rule in level if rule.end - rule.start > reach[0]}
    down = {round(rule.at / _THICK) for rule in upright if rule.end - rule.start > reach[1]}
    return len(across) > 2 and len(down) > 2  # noqa: PLR2004  # a row and a column between them


def _picture(page: Any, box: Box | None, scale: float = _SCALE) -> tuple[Any, float, tuple[float, float]]:
    """Draw a page, or a box of it, in shades of grey; also give the scale, and where the picture begins on the page."""
    width, height = page.get_size()
    left, top, right, bottom = box or (0.0, 0.0, width, height)
    left, top, right, bottom = max(left, 0.0), max(top, 0.0), min(right, width), min(bottom, height)
    scale = min(scale, sqrt(DocumentLimits.MAX_PIXELS / max((right - left) * (bottom - top), 1)))
    drawn = page.render(scale=scale, crop=(left, height - bottom, width - right, top), grayscale=True)
    return drawn.to_pil().convert("L"), scale, (left, top)


def _rules(picture: Any, back: Any, scale: float, offset: tuple[float, float]) -> tuple[list[Rule], list[Rule]]:
    """Find long dark runs across and down."""
    # What is thin and darker than what lies on both sides of it, so that a dark cell is no rule and a rule in it is one.
    thin = ImageChops.subtract(back, picture)
    # One pixel wider: a rule that leans by a hair is still one run.
    dark = thin.point(lambda shade: 255 if shade > _DARKER else 0).filter(ImageFilter.MaxFilter(3))
    if sum(dark.histogram()[-1:]) > _MOST_DARK * dark.width * dark.height:
        return [], []
    level = list(_runs(dark, scale, offset, upright=False))
    upright = list(_runs(dark.transpose(Image.Transpose.TRANSPOSE), scale, offset, upright=True))
    return _thin(level), _thin(upright)


def _closed(picture: Any, scale: float) -> Any:
    """A picture without what is thin and dark on it."""
    steps = max(round(_THICK * scale * _HALF_THICK), 2)
    for sieve in (*[ImageFilter.MaxFilter(3)] * steps, *[ImageFilter.MinFilter(3)] * steps):
        picture = picture.filter(sieve)
    return picture


def _as_ink(picture: Any, back: Any, scale: float) -> Any:
    """The writing alone in black on white, whatever colour the cells have; on dark cells it is what is lighter."""
    dark_on_light = ImageChops.subtract(back, picture)
    turned = ImageChops.invert(picture)
    light_on_dark = ImageChops.subtract(_closed(turned, scale), turned)
    small = picture.reduce(6)
    ground = small.filter(ImageFilter.MedianFilter(7)).resize(picture.size, Image.Resampling.NEAREST)
    ink = Image.composite(light_on_dark, dark_on_light, ground.point(lambda shade: 255 if shade < _DARK_GROUND else 0))
    return ink.point(lambda shade: max(255 - 2 * shade, 0))


def _runs(dark: Any, scale: float, offset: tuple[float, float], *, upright: bool) -> Iterator[Rule]:
    width, height = dark.size
    data = dark.tobytes()
    pattern = re.compile(rb"\xff{%d,}" % max(int(_LONG * scale), 2))
    across, along = (offset[0], offset[1]) if upright else (offset[1], offset[0])
    for row in range(height):
        for match in pattern.finditer(data, row * width, (row + 1) * width):
            start, end = match.start() - row * width, match.end() - row * width
            yield Rule(upright, across + row / scale, along + start / scale, along + end / scale)


def _thin(runs: list[Rule]) -> list[Rule]:
    """Make one rule of runs that lie on each other; a run as thick as a fill is none."""
    groups: list[list[Rule]] = []
    for run in runs:
        group = next((one for one in reversed(groups[-40:]) if _lies_on(one[-1], run)), None)
        if group is None:
            groups.append([run])
        else:
            group.append(run)
    return [
        Rule(group[0].upright, (group[0].at + group[-1].at) / 2, min(one.start for one in group), max(one.end for one in group))
        for group in groups if group[-1].at - group[0].at <= _THICK
    ]  # fmt: skip


def _lies_on(one: Rule, other: Rule) -> bool:
    return other.at - one.at <= 1 and min(one.end, other.end) > max(one.start, other.start)


def _without_rules(picture: Any, rules: list[Rule], scale: float, offset: tuple[float, float]) -> Any:
    """Paint over the rules, which the program takes for letters."""
    from PIL import ImageDraw  # noqa: PLC0415  # only where a page is read

    clean = ImageChops.duplicate(picture)
    pen = ImageDraw.Draw(clean)
    for rule in rules:
        across, along = (offset[0], offset[1]) if rule.upright else (offset[1], offset[0])
        at, start, end = ((side - origin) * scale for side, origin in ((rule.at, across), (rule.start, along), (rule.end, along)))
        line = [(at, start), (at, end)] if rule.upright else [(start, at), (end, at)]
        pen.line(line, fill=255, width=max(round(1.5 * scale), 3))
    return clean


def _words(picture: Any) -> list[tuple[str, Box]]:
    """Have the words of a picture read, each with its box in pixels.

    As one block of lines (psm 6): taken as sparse text (psm 11) single figures were missed, on the table of a test half of them.
    """
    packed = io.BytesIO()
    picture.save(packed, "PNG")
    command = [shutil.which(PROGRAM) or PROGRAM, "stdin", "stdout", "--dpi", "240", "--psm", "6", "tsv"]
    alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603  # a program of this machine, which gets a picture and no name
            command, input=packed.getvalue(), capture_output=True, timeout=DocumentLimits.MAX_SECONDS_RECOGNISED, env=alone, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return []
    return list(_listed(done.stdout.decode("utf-8", "replace")))


def _listed(table: str) -> Iterator[tuple[str, Box]]:
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        try:
            left, top, width, height = (float(row[name]) for name in ("left", "top", "width", "height"))
            sure = float(row["conf"])
        except (KeyError, TypeError, ValueError):
            continue
        text = (row.get("text") or "").strip(" |[]_~")
        if text and sure >= _SURE:
            yield text, (left, top, left + width, top + height)


def _glyphs(words: list[tuple[str, Box]], scale: float, offset: tuple[float, float], order: int) -> Iterator[Glyph]:
    """The characters of the words, each with an even share of the width of its word, on lines of one height."""
    heights = sorted(box[3] - box[1] for _, box in words)
    usual = heights[len(heights) // 2] if heights else 1.0
    for text, (left, top, right, bottom) in words:
        # Words without tall letters would seem to be set in smaller type, and dots to stand on a line of their own.
        middle, half = (top + bottom) / 2, max(usual, min(bottom - top, 2 * usual)) / 2
        step = (right - left) / len(text)
        for at, sign in enumerate(text):
            x = left + at * step
            yield Glyph(
                sign, offset[0] + x / scale, offset[1] + (middle - half) / scale, offset[0] + (x + step) / scale, offset[1] + (middle + half) / scale,
                2 * half / scale / _TALL, order=order,
            )  # fmt: skip
            order += 1
        order += 1
