"""Appraisals of every scoring model, drawn as documents in several layouts and forms and imported: the figures are the same."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from audit.documents.paper import Request
from audit.documents.registry import read_bytes
from audit.importing.document import draft_of
from audit.importing.write import text_of
from tests.importing.compare import Figures, figures, read
from tests.importing.render import FORMS, sheets_of

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
HELD = {("07c-panels-of-different-size", "x.xlsx"), ("08b-risks-where-lower-is-better", "turned")}
"""Drawings that leave out what a reader needs: the name of the criterion a sheet is about, and that rows of plain numbers are money."""


@cache
def wanted(file: Path) -> Figures:
    return figures(read(file.read_bytes()))


@cache
def plain(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506  # texts only


def imported(file: Path, form: str, *, turned: bool = False) -> Figures:
    paper = read_bytes(FORMS[form](sheets_of(plain(file), turned=turned)), Request(form))
    return figures(read(text_of(draft_of([paper])).encode()))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_every_figure_comes_through(file: Path, form: str) -> None:
    """Whatever the form of the document, the file holds every figure of the table where it belongs, and no other."""
    if (file.stem, form) in HELD:
        pytest.skip("the drawing does not say which criterion the sheet is about")
    assert imported(file, form) == wanted(file)


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_tables_may_stand_the_other_way_round(file: Path) -> None:
    """Options as rows and criteria as columns give the same figures."""
    if (file.stem, "turned") in HELD:
        pytest.skip("rows of plain numbers under options do not say that they are money")
    assert imported(file, "x.html", turned=True) == wanted(file)
