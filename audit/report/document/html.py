"""The report as one HTML file that needs nothing beside it: no network, no script, no other file.

Every text goes through the one cleaner and is then escaped by the template library; nothing else writes into the page.
"""

import base64
import hashlib
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final

import jinja2
from markupsafe import Markup

from audit import __version__
from audit.appraisal.exact.rounding import show
from audit.appraisal.text.shown import clean
from audit.report.document.blocks import Plot, PlotShape, ReportDocument
from audit.report.document.palette import DARK, LIGHT

__all__ = ["drawing", "html_of"]

_TEMPLATES: Final = Path(__file__).resolve().parent / "templates"
_WIDTH: Final = 360
"""Units across a plot: on a telephone about as many pixels, so that its smallest print can be read there."""
_ROW: Final = 32
_FOOT: Final = 14
_ARROW: Final = 7
_LONGEST: Final = 60
"""Letters of a name beside a plot that fit its width; the table below it has the whole name."""
_MOST_VALUE: Final = 36


def html_of(report: ReportDocument) -> str:
    """The report as the text of an HTML page. Same report, same bytes."""
    environment = _environment()
    style = environment.get_template("report.css.j2").render(
        light=LIGHT, dark=DARK, report_mark=report.mark, page_foot=f"appraisal-audit {__version__}"
    )  # fmt: skip
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    return environment.get_template("report.html.j2").render(
        report=report, style=Markup(style), digest=digest, generator=f"appraisal-audit {__version__}", light=LIGHT,  # noqa: S704  # made of our own template
        drawing=drawing, kind_of=_kind_of, contents_after=_front_sections(report),
    )  # fmt: skip


@cache
def _environment() -> jinja2.Environment:
    """Templates in which an unknown name is an error, every text is cleaned and then escaped, and nothing is left unescaped."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined, finalize=_cleaned,
        trim_blocks=False, lstrip_blocks=False, keep_trailing_newline=True, extensions=(),
    )  # fmt: skip


def _cleaned(value: Any) -> Any:
    """Put every text that is not yet part of the page through the one cleaner."""
    return clean(value) if type(value) is str else value


def _kind_of(block: object) -> str:
    return type(block).__name__


def _front_sections(report: ReportDocument) -> int:
    """How many sections come before the contents, so that the first page is what matters."""
    front = {"questions", "checked", "statement"}
    return sum(one.anchor in front for one in report.sections)


def drawing(plot: Plot) -> dict[str, Any]:
    """Where everything in a plot lies, in units of its width; figures as texts, so that they are the same everywhere."""
    rows = [
        {
            "name": _short(row.name, _LONGEST - min(len(clean(row.value)), _MOST_VALUE) - 2), "value": _short(row.value, _MOST_VALUE),
            "text_y": at * _ROW + 11, "top": at * _ROW + 15, "top_range": at * _ROW + 17,
            "middle": at * _ROW + 20, "base": at * _ROW + 26, "shapes": [_shape(one, at) for one in row.shapes],
        }
        for at, row in enumerate(plot.rows)
    ]  # fmt: skip
    drawn: set[str] = {shape.kind for row in plot.rows for shape in row.shapes}
    drawn |= {"open"} if any(shape.open_end for row in plot.rows for shape in row.shapes) else set()
    return {
        "width": _WIDTH, "height": len(plot.rows) * _ROW + _FOOT, "rows": rows, "legend": [one for one in plot.legend if one[0] in drawn],
    }  # fmt: skip


def _shape(shape: PlotShape, at: int) -> dict[str, Any]:
    left, right = (_units(one) for one in (shape.at, shape.to_at))
    if shape.kind == "ring":
        left = min(max(left, Fraction(5)), Fraction(_WIDTH - 5))
    if shape.kind == "point":
        left = min(left, Fraction(_WIDTH - 3))
    width = max(right - left - (_ARROW if shape.open_end else 0), Fraction(1))
    end, middle = left + width, at * _ROW + 20
    arrow = f"M{show(end, 1)} {middle - 6}L{show(end + _ARROW, 1)} {middle}L{show(end, 1)} {middle + 6}Z"
    return {"kind": shape.kind, "x": show(left, 1), "w": show(width, 1), "open": shape.open_end, "arrow": arrow}


def _units(share: Fraction) -> Fraction:
    return share * _WIDTH


def _short(text: str, most: int) -> str:
    line = clean(text)
    return line if len(line) <= most else f"{line[: most - 3].rstrip()}..."
