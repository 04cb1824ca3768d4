"""What is asked of a reader: pages, sheets and tables, each where there are some."""

import pytest

from audit.documents.paper import Cell, Notes, RefusalError, Table
from audit.limits import DocumentLimits
from tests.documents.documents import docx, p, read, remarks, tbl, tc, texts, tr

TWO = docx(p("x") + tbl(tr("a", "1"), tr("b", "2")) + tbl(tr("c", "3"), tr("d", "4")))


def test_tables_can_be_chosen() -> None:
    """They keep their numbers, and the running text stays."""
    paper = read(TWO, "x.docx", tables=frozenset({2}))
    assert [(table.number, texts(table)[0]) for table in paper.tables] == [(2, ["c", "3"])]
    assert [passage.text for passage in paper.passages] == ["x"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (TWO, "there is no table 3; 2 tables were found, numbered from 1"),
        (docx(p("x")), "no table was found"),
        (docx(tbl(tr("a", "b"))), "one table was found"),
    ],
)
def test_a_table_that_is_not_there_is_said(data: bytes, said: str) -> None:
    """With how many there are."""
    with pytest.raises(RefusalError, match=said):
        read(data, "x.docx", tables=frozenset({3}))


def test_pages_and_sheets_are_for_documents_that_have_them() -> None:
    """Others say so instead of ignoring what was asked."""
    with pytest.raises(RefusalError, match="pages can be chosen in PDF documents only"):
        read(TWO, "x.docx", pages=frozenset({1}))
    with pytest.raises(RefusalError, match="sheets can be chosen in workbooks only"):
        read(TWO, "x.docx", sheets=frozenset({"a"}))


def test_text_with_tabs_has_a_reader_too() -> None:
    """It is one of the kinds."""
    assert texts(next(read(b"a\tb\n1\t2\n", "x.txt").tables)) == [["a", "b"], ["1", "2"]]


def test_more_cells_than_are_read_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the kind of document."""
    monkeypatch.setattr(DocumentLimits, "MAX_CELLS", 7)
    with pytest.raises(RefusalError, match="its tables have 8 cells; at most 7 are read"):
        read(TWO, "x.docx")


def test_a_table_that_is_hardly_more_than_spans_is_left_out_and_said() -> None:
    """The rest of the document is read; a table with many covered places is none of that kind."""
    wide = "".join(
        tr(tc("", '<w:gridSpan w:val="900"/><w:vMerge/>' if at else '<w:gridSpan w:val="900"/><w:vMerge w:val="restart"/>')) for at in range(60)
    )
    paper = read(docx(tbl(wide) + tbl(tr("a", "1"), tr("b", "2"))), "x.docx")
    assert [table.number for table in paper.tables] == [2]
    assert remarks(paper) == ["a table of 60 rows by 900 columns has only 1 cells; it was left out"]


def test_a_table_larger_than_any_of_options_is_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long list of data beside the scores keeps nobody from reading the scores; alone it is refused with its size."""
    monkeypatch.setattr(DocumentLimits, "MAX_TABLE", 8)
    long = tbl("".join(tr("a", str(at), "b") for at in range(3)))
    paper = read(docx(long + tbl(tr("a", "1"), tr("b", "2"))), "x.docx")
    assert [table.number for table in paper.tables] == [2]
    assert remarks(paper) == ["a table of 3 rows by 3 columns is larger than any table of options that is read; it was left out"]
    with pytest.raises(RefusalError, match="its only table has 3 rows and 3 columns; a table of options has at most 8 places for cells"):
        read(docx(long), "x.docx")


def test_places_for_cells_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that spans cover count too, because all are laid out when a table is looked at."""
    monkeypatch.setattr(DocumentLimits, "MAX_LAID", 7)
    with pytest.raises(RefusalError, match="its tables have 8 places for cells; at most 7 are read"):
        read(TWO, "x.docx")


def test_a_table_is_counted_before_it_is_laid_out() -> None:
    """Whoever asks for the positions of a table that is mostly spans is refused, and no list of them is made."""
    table = Table(1, (Cell(0, 0, "a", rows=10**6, columns=10**6),), 10**6, 10**6)
    with pytest.raises(RefusalError, match="its tables have 1,000,000,000,000 places for cells"):
        table.grid()


def test_spans_count_as_the_cells_that_they_cover(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of many wide cells is refused by the positions it takes up, though it has few cells; as many are allowed as there may be cells."""
    assert DocumentLimits.MAX_LAID == DocumentLimits.MAX_CELLS
    monkeypatch.setattr(DocumentLimits, "MAX_LAID", 400)
    rows = "".join(tr(tc("3", '<w:gridSpan w:val="40"/>')) for _ in range(11))
    with pytest.raises(RefusalError, match="its tables have 440 places for cells; at most 400 are read"):
        read(docx(tbl(rows)), "x.docx")


def test_remarks_come_once_and_not_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest is counted."""
    monkeypatch.setattr(DocumentLimits, "MAX_REMARKS", 2)
    notes = Notes()
    for text in ("a", "a", "b", "c", "d", "a"):
        notes.add(text)
    assert [remark.text for remark in notes.all()] == ["a", "b", "2 more remarks of this document are not listed"]
    assert remarks(read(docx(p("x")), "x.docx")) == []
