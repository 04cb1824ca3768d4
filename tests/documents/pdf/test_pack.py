"""Long documents: a first look chooses the pages that are read in full, and says which they are."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from audit.documents.paper import Paper, RefusalError
from audit.limits import DocumentLimits
from tests.documents.documents import Draw, pdf, read, remarks, ruled, texts

ROWS = [
    ["Criteria", "North", "South", "West"],
    ["Access", "4", "3", "1"],
    ["Cost", "3", "5", "2"],
    ["Time", "2", "2", "2"],
    ["Total", "9", "10", "5"],
]


def prose(canvas: Canvas) -> None:
    canvas.drawString(60, 700, "The committee noted the report and thanked the officers.")


def budget(canvas: Canvas) -> None:
    ruled(canvas, [["Service", "2024"], *([f"Service {at}", f"{at},123,456"] for at in range(12))])


def table(canvas: Canvas) -> None:
    ruled(canvas, ROWS)


def method(canvas: Canvas) -> None:
    canvas.drawString(60, 700, "The options were appraised: each criterion was scored and weighted.")


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count a document of more than eight pages as long."""
    monkeypatch.setattr(DocumentLimits, "MAX_PAGES_WHOLE", 8)


def of(*pages: Draw, **chosen: object) -> Paper:
    return read(pdf(*pages), "x.pdf", **chosen)


def pages_of(paper: Paper) -> set[int | None]:
    return {block.place.page for block in paper.blocks}


def test_the_appraisal_is_found_and_the_rest_is_skipped_and_said() -> None:
    """With the pages around it; what was skipped is named as a doubt, with what to do."""
    paper = of(*[prose] * 9, budget, prose, table, *[prose] * 8)
    assert [texts(one) for one in paper.tables if one.width == 4] == [ROWS]
    assert pages_of(paper) == {10, 11, 12, 13, 14}
    (said,) = remarks(paper)
    assert said == (
        "this is a document of 20 pages: a scored table may be on page 12; pages 10 to 14 were read in full,"
        " the other 15 were only looked through for words and figures. --page reads any page you name"
    )
    assert paper.remarks[0].weight == "doubt"


def test_pages_that_speak_of_it_are_read_a_little_farther_away() -> None:
    """The method is often said some pages before the table."""
    assert pages_of(of(*[prose] * 5, method, *[prose] * 3, table, *[prose] * 9)) == {6, 8, 9, 10, 11, 12}


def test_where_no_page_speaks_of_an_appraisal_that_is_said() -> None:
    """The pages with most figures are read."""
    paper = of(*[prose] * 9, budget, *[prose] * 5)
    assert any(table.width == 2 for table in paper.tables)
    assert remarks(paper)[0].startswith("this is a document of 15 pages: no page speaks of criteria and scores; pages 1 to 7, 10 were read in full")


def test_the_strongest_candidates_come_first_where_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many pages as may be read, and the others are said to be candidates too."""
    monkeypatch.setattr(DocumentLimits, "MAX_PAGES_FOUND", 6)

    def strong(canvas: Canvas) -> None:
        table(canvas)
        canvas.drawString(60, 200, "Each option was scored, weighted and ranked.")

    paper = of(table, *[prose] * 6, strong, *[prose] * 6, table)
    assert pages_of(paper) == {6, 7, 8, 9, 10}
    assert "a scored table may be on pages 1, 8, 15; pages 6 to 10 were read in full" in remarks(paper)[0]


def test_pages_that_were_named_are_read_without_a_first_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those alone; more than may be read in full are refused."""
    paper = of(*[prose] * 12, pages=frozenset({3, 4}))
    assert (pages_of(paper), remarks(paper)) == ({3, 4}, [])
    monkeypatch.setattr(DocumentLimits, "MAX_PAGES_READ", 1)
    with pytest.raises(RefusalError, match="at most 1 pages are read at once; choose fewer"):
        of(*[prose] * 12, pages=frozenset({3, 4}))


def test_a_short_document_is_read_whole() -> None:
    """Whatever stands on its pages."""
    paper = of(*[prose] * 8)
    assert (pages_of(paper), remarks(paper)) == (set(range(1, 9)), [])


def test_progress_is_told_for_both_looks() -> None:
    """First over all pages, then over those that are read in full."""
    from audit.documents.paper import Request  # noqa: PLC0415  # only here
    from audit.documents.registry import read_bytes  # noqa: PLC0415  # only here

    heard: list[tuple[int, int]] = []
    read_bytes(pdf(*[prose] * 10, table), Request("x.pdf"), lambda *done: heard.append(done))
    assert heard == [*((at, 11) for at in range(1, 12)), (1, 3), (2, 3), (3, 3)]


def test_a_page_has_the_number_that_the_document_shows_for_it() -> None:
    """The labels of a document count where no number is printed on the page."""
    from tests.documents.documents import labelled  # noqa: PLC0415  # only here

    paper = read(labelled(pdf(prose, table), "A-"), "x.pdf")
    assert [block.place.printed_page for block in paper.blocks] == ["A-1", "A-2"]
