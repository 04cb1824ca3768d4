"""Markdown for a comment."""

from dataclasses import replace

from markdown_it import MarkdownIt

from audit.report.exchange.markdown import plain, whole
from tests.report.exchange.results import clean, hostile, odd, rotherham


def _shown(text: str) -> str:
    return str(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))


def test_what_came_of_a_paper_stands_above_its_findings() -> None:
    """The sentences of the text, then a table with the question to each."""
    text = whole([odd()], 1)
    assert text.index("One place does not agree") < text.index("ARI001")
    assert odd().findings[0].question.split(":")[0] in text


def test_a_clean_paper_says_on_what_ground() -> None:
    """No table, and how much could be checked."""
    text = whole([clean()], 0)
    assert "all 14 figures could be checked" in text
    assert "| Rule |" not in text


def test_no_text_of_a_paper_is_more_than_text() -> None:
    """No link, no tag, no cell more, no name that a code host would call."""
    page = _shown(whole([hostile()], 1))
    assert "<a " not in page
    assert "<b>" not in page
    assert "@name" not in whole([hostile()], 1)
    rows = [line for line in whole([hostile()], 1).split("\n") if line.startswith("| ") and "---" not in line]
    assert {row.count("|") for row in rows} == {6}


def test_signs_show_as_they_stand() -> None:
    """Written by their numbers, which every reader of Markdown puts back."""
    assert _shown(plain("a | b <c> [d](e) *f* _g_ `h` ~i~ #1 @j & $k$ \\")) == "<p>a | b &lt;c&gt; [d](e) *f* _g_ `h` ~i~ #1 @j &amp; $k$ \\</p>\n"


def test_it_fits_a_comment() -> None:
    """Of very many papers as much as fits, and how much is left out."""
    text = whole([replace(rotherham(), path=f"{n}.yaml") for n in range(40)], 1)
    assert len(text) < 65_536
    assert text.endswith("lines more did not fit here.\n")
