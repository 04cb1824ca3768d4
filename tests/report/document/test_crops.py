"""Crops of pages: the rows around the cell of a finding, with the cell in a frame; none where there is nothing to draw."""

import base64
import io
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image

from audit.documents.paper import RefusalError
from audit.examine import Examination, examine
from audit.problems import fault
from audit.report.document import crops as module
from audit.report.document.crops import crops_of
from tests.report.papers import all_rules
from tests.review.papers import pdf


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Examination, bytes]:
    """A PDF in which totals do not agree."""
    file = pdf(tmp_path_factory.mktemp("crops") / "small.pdf")
    return examine(file, all_rules(), robust=True), file.read_bytes()


def test_a_finding_about_a_cell_has_its_crop(small: tuple[Examination, bytes]) -> None:
    """As wide as the table, a few rows high, with a frame around the cell, and words for who does not see it."""
    examination, data = small
    found = crops_of(examination, data)
    places = {one.lead.place for one in examination.findings if one.lead.rule.severity != "note"}
    assert found
    assert set(found) <= places
    for place, crop in found.items():
        image = Image.open(io.BytesIO(base64.b64decode(crop.png))).convert("RGB")
        assert (image.width // 2, image.height // 2) == crop.size
        assert image.width > 4 * image.height
        red = [colour for _, colour in image.getcolors(256) or [] if isinstance(colour, tuple) and colour[0] > 100 > max(colour[1:])]
        assert red
        assert f"page {place.page}" in crop.said
        assert crop.caption.startswith("From the paper: ")


def test_what_is_no_pdf_has_none(small: tuple[Examination, bytes]) -> None:
    """Nor an appraisal that was read from a file."""
    examination, data = small
    assert examination.paper is not None
    assert crops_of(replace(examination, paper=replace(examination.paper, kind="docx")), data) == {}
    assert crops_of(replace(examination, paper=None), data) == {}


def test_without_pictures_the_report_goes_on(small: tuple[Examination, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that cannot be drawn, or an answer with a picture less than asked for, leave the report without crops."""
    examination, data = small

    def refuses(*_rest: Any) -> dict[str, Any]:
        raise RefusalError(fault("reader-not-understood"))

    answers: list[Any] = [refuses, lambda *_: {}, lambda *_: {"pictures": []}]
    for answer in answers:
        monkeypatch.setattr(module, "ask_child", answer)
        assert crops_of(examination, data) == {}


def test_no_crop_is_drawn_where_withheld_figures_are_involved(small: tuple[Examination, bytes]) -> None:
    """The page might show them."""
    examination, data = small
    hidden = tuple(replace(one, outcomes=tuple(replace(each, withheld=True) for each in one.outcomes)) for one in examination.findings)
    assert crops_of(replace(examination, findings=hidden), data) == {}


def test_a_place_that_is_not_in_the_paper_has_none(small: tuple[Examination, bytes]) -> None:
    """A row or table that the paper does not have."""
    examination, data = small
    moved = tuple(
        replace(one, outcomes=tuple(replace(each, place=replace(each.place, row=999)) for each in one.outcomes)) for one in examination.findings
    )
    assert crops_of(replace(examination, findings=moved), data) == {}
