"""The review as one page of HTML that needs nothing beside it: no network, no file, no program but a browser.

Its policy lets it load nothing at all; its own style and script are named by their digests. What the document says goes
in as data and is shown as text only.
"""

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any, Final

from audit.appraisal.text.shown import clean
from audit.documents.paper import Paper
from audit.review.pictures import PageImage
from audit.review.question import PrintedSum, Question, Review, View

__all__ = ["page_of"]

_ASSETS: Final = Path(__file__).resolve().parent / "assets"
_SCRIPTS: Final = ("figures.js", "pictures.js", "answers.js", "cards.js", "tables.js", "page.js")
_LONGEST: Final = 160


def page_of(review: Review, paper: Paper, pictures: Sequence[PageImage], numbers: str = "en") -> str:
    """Write the page. ``numbers`` says how the document writes numbers: ``en``, ``de`` or ``fr``."""
    style = (_ASSETS / "page.css").read_text(encoding="utf-8")
    # One script, so that one digest stands for all of it; each file says "use strict" for itself.
    script = "\n".join((_ASSETS / name).read_text(encoding="utf-8") for name in _SCRIPTS)
    data = json.dumps(_data(review, paper, pictures, numbers), ensure_ascii=False, separators=(",", ":"))
    policy = f"default-src 'none'; img-src blob:; style-src {_digest(style)}; script-src {_digest(script)}; base-uri 'none'; form-action 'none'"
    parts = {
        "policy": policy, "style": style, "script": script, "data": _harmless(data), "name": escape(clean(review.name)),
        "handling": _handling(review), "intro": escape(_intro(review)),
    }  # fmt: skip
    text = (_ASSETS / "page.html").read_text(encoding="utf-8")
    head, *pieces = text.split("{{")
    return head + "".join(parts[key] + rest for key, _, rest in (piece.partition("}}") for piece in pieces))


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"


def _harmless(data: str) -> str:
    """Keep data from ending the element that it stands in."""
    return data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _intro(review: Review) -> str:
    singles, others = len(review.singles()), len(review.questions) - len(review.singles())
    doubtful = {0: "None of them is doubtful.", 1: "One of them is doubtful. It comes first."}.get(
        singles, f"{singles} of them are doubtful. They come first, one by one."
    )
    tables = {1: "Then one table follows"}.get(len(review.views), f"Then {len(review.views)} tables follow")
    return f"{singles + others:,} cells were read. {doubtful} {tables}, which you can compare and confirm one table at a time."


def _handling(review: Review) -> str:
    if review.handling == "public":
        return ""
    said = f"The document is marked {review.handling}. This page shows pictures and figures from it, so handle the page as you handle the document."
    return f'<p class="notice">{escape(said)}</p>'


def _data(review: Review, paper: Paper, pictures: Sequence[PageImage], numbers: str) -> dict[str, Any]:
    drawn = {picture.page for picture in pictures}
    pages = {piece.page for view in review.views for piece in view.pieces}
    return {
        "document": {"name": review.name, "sha256": review.sha256}, "chosen": review.chosen.fields(), "handling": review.handling,
        "numbers": numbers, "levels": dict(review.levels), "rounded": sorted(review.rounded), "notes": [clean(note) for note in review.notes],
        "candidates": [
            {"name": clean(one.name), "where": one.where, "options": one.options, "criteria": one.criteria} for one in review.candidates
        ],
        "order": [one.name for one in review.singles()], "questions": {name: _question(one) for name, one in review.questions.items()},
        "views": [_view(view) for view in review.views], "sums": [_sum(one) for one in review.sums],
        "pictures": [{"page": one.page, "box": one.box, "size": [one.width, one.height], "png": one.png} for one in pictures],
        "rows": {} if drawn else _rows(review, paper), "undrawn": bool(pages - drawn),
    }  # fmt: skip


def _question(one: Question) -> dict[str, Any]:
    return {
        "name": one.name, "spot": one.spot, "of": clean(one.of), "kind": one.kind, "read": clean(one.read), "shown": clean(one.shown),
        "state": one.state, "why": clean(one.why), "where": clean(one.where), "single": one.single, "agrees": [clean(said) for said in one.agrees],
        "pieces": [[piece.page, *piece.box] for piece in one.pieces], "fits": [{"value": fit.value, "sum": clean(fit.sum)} for fit in one.fits],
    }  # fmt: skip


def _view(view: View) -> dict[str, Any]:
    return {
        "title": clean(view.title), "where": clean(view.where), "columns": [clean(column) for column in view.columns],
        "rows": [[clean(label), names] for label, names in view.rows], "doubts": [clean(said) for said in view.doubts],
        "pages": [[piece.page, *piece.box] for piece in view.pieces],
    }  # fmt: skip


def _sum(one: PrintedSum) -> dict[str, Any]:
    terms = [{"times": str(term.times), "cells": term.cells} for term in one.terms]
    return {"says": clean(one.says), "terms": terms, "over": str(one.over), "result": one.result, "cells": one.cells()}


def _rows(review: Review, paper: Paper) -> dict[str, Mapping[str, list[str]]]:
    """The rows around doubtful cells as they were read, by table and row, for documents without pages."""
    wanted: dict[int, set[int]] = {}
    for one in review.singles():
        number, row, _ = one.spot
        wanted.setdefault(number, {0}).update((row - 1, row, row + 1))
    found: dict[str, Mapping[str, list[str]]] = {}
    for table in paper.tables:
        rows = wanted.get(table.number, set())
        grid = table.grid() if rows else []
        found[str(table.number)] = {
            str(at): [_brief(cell.text) if cell is not None else "" for cell in line] for at, line in enumerate(grid) if at in rows
        }
    return {number: rows for number, rows in found.items() if rows}


def _brief(text: str) -> str:
    line = clean(" ".join(text.split()))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 3]}..."
