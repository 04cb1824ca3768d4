"""What would cost too much is counted before anything is parsed."""

import pytest

from audit.documents.paper import RefusalError
from audit.documents.precount import count_markdown, count_page
from audit.limits import DocumentLimits


def test_what_a_paper_has_is_read() -> None:
    """Long pages, many attributes over many elements, and tables within bounds."""
    count_page("<table>" + "<tr><td class=a data-x='1' title=\"a > b\">1</td></tr>" * 5_000 + "</table>")
    count_markdown("[a]: https://example.org\n\n" + "| a | b |\n" * 1_000)


@pytest.mark.parametrize(
    "page",
    [
        "<td {}>", "<td{}", "<p><!-- x --><TD {}>1</TD>", "<!-- <script> --><td {}>", "<td a=1 {}/>", "<script>x < y</script><td {}>",
        "<td a='\">' {}>",
    ],
)  # fmt: skip
@pytest.mark.parametrize("attribute", [" a{}=1", " a{}", ' a{}="<"', " a{}='>'", "/a{}", " a{} = 1", '\na{}="\'"'])
def test_attributes_of_one_element_are_counted(page: str, attribute: str) -> None:
    """However they are written, wherever the element stands."""
    many = "".join(attribute.format(at) for at in range(1_001))
    with pytest.raises(RefusalError, match="an element of the page has more than 1,000 attributes"):
        count_page(page.format(many))
    count_page(page.format("".join(attribute.format(at) for at in range(990))))


@pytest.mark.parametrize("page", ["<!-- {} -->", "<script>if (a<b) {}</script>", "<style>{}</style>", "<p>{}</p>", "<!-- {}", "<script>a<b {}"])
def test_what_is_no_attribute_is_not_counted(page: str) -> None:
    """Words in comments, scripts, style sheets and text; also where these are never closed."""
    count_page(page.format("word " * 5_000))


def test_cells_and_elements_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the whole page, with attributes of all its elements together."""
    monkeypatch.setattr(DocumentLimits, "MAX_CELLS", 5)
    monkeypatch.setattr(DocumentLimits, "MAX_ELEMENTS", 9)
    with pytest.raises(RefusalError, match="its tables have 6 cells; at most 5 are read"):
        count_page("<td><TH>" * 3)
    for page in ("<b>" * 10, "<b a b c d>" * 3):
        with pytest.raises(RefusalError, match="the page has more than 9 elements or attributes"):
            count_page(page)


def test_references_columns_and_cells_of_markdown_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that begins with a name in brackets and a colon is a reference; bars part cells."""
    monkeypatch.setattr(DocumentLimits, "MAX_REFERENCES", 2)
    monkeypatch.setattr(DocumentLimits, "MAX_SPAN", 4)
    monkeypatch.setattr(DocumentLimits, "MAX_CELLS", 12)
    with pytest.raises(RefusalError, match="the text has 3 link references; at most 2 are read"):
        count_markdown("[a]: b\n" * 3)
    count_markdown("a [a]: b\n" * 3 + "| a | b | c | d |\n" * 3)
    with pytest.raises(RefusalError, match="a row of a table has more than 4 columns"):
        count_markdown("| a | b | c | d | e |\n")
    with pytest.raises(RefusalError, match="its tables have 15 cells; at most 12 are read"):
        count_markdown("| a | b | c |\n" * 5)
