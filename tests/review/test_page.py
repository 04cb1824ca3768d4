"""The page, as a file."""

import base64
import hashlib
import json
import re
from typing import Any

import pytest

from audit.review.page import page_of
from audit.review.pictures import PageImage
from tests.review.made import asked, copy
from tests.review.papers import ROWS

_EVIL = "</script><script>alert(1)</script><!--"


def _page(*tables: Any, pictures: tuple[PageImage, ...] = (), **named: Any) -> str:
    of = copy(*tables, **named)
    return page_of(asked(of), of.paper, pictures)


def _data(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return dict(json.loads(found[1]))


def test_the_page_loads_nothing() -> None:
    """No address stands in it, and its policy lets it load nothing but pictures that it makes itself."""
    page = _page()
    assert not re.search(r"""(?:src|href)\s*=|url\(|@import|https?://""", page)
    assert "default-src 'none'; img-src blob:;" in page


def test_the_policy_names_exactly_its_style_and_script() -> None:
    """The digests are those of what stands in the page, so that the browser runs this and nothing else."""
    page = _page()
    for tag, key in (("style", "style-src"), ("script", "script-src")):
        text = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert len(text) == 1
        digest = base64.b64encode(hashlib.sha256(text[0].encode()).digest()).decode()
        assert f"{key} 'sha256-{digest}'" in page


def test_the_same_document_gives_the_same_page() -> None:
    """Two runs differ in no byte."""
    assert _page() == _page()


def test_words_of_the_document_end_no_element() -> None:
    """Titles, labels and names of files are data, whatever they look like."""
    rows = [[cell.replace("Option A", _EVIL) for cell in row] for row in ROWS]
    page = _page(rows, name=f"{_EVIL}.html")
    assert page.count("</script>") == 2
    assert "<script>alert" not in page
    assert _data(page)["document"]["name"] == f"{_EVIL}.html"


def test_questions_come_most_doubtful_first_with_the_rows_around_them() -> None:
    """Without pages the rows of the table show where a figure stands."""
    data = _data(_page())
    assert [data["questions"][name]["of"] for name in data["order"]] == ["Safety / Option B", "Safety / Option C"]
    assert data["rows"]["1"]["2"] == ["Safety", "5", "3O", ""]
    assert data["undrawn"] is False


def test_sums_are_exact_texts() -> None:
    """No figure goes over into the page as a floating number."""
    data = _data(_page())
    assert [(one["says"], one["over"], len(one["terms"])) for one in data["sums"]] == [(f"total of Option {letter}", "1", 3) for letter in "ABC"]
    assert all(isinstance(term["times"], str) for one in data["sums"] for term in one["terms"])


def test_a_document_that_is_not_public_says_how_to_handle_the_page() -> None:
    """The page holds what the document holds."""
    assert "marked exempt" in _page(title="Options appraisal: exempt information")
    assert "The document is marked" not in _page()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (ROWS, "2 of them are doubtful. They come first, one by one."),
        ([ROWS[0], ["Access", "4", "25", "3"], ["Safety", "5", "30", "4"], *ROWS[3:]], "None of them is doubtful."),
        ([ROWS[0], ["Access", "4", "25", "3"], ["Safety", "5", "3O", "4"], *ROWS[3:]], "One of them is doubtful. It comes first."),
    ],
)
def test_the_head_says_what_is_to_be_done(rows: list[list[str]], said: str) -> None:
    """How many cells, how many in doubt, how many tables."""
    assert f"12 cells were read. {said} Then one table follows" in _page(rows)
