"""Packs: several documents in one .zip, in the order of their names, held to the limits of all packed files."""

import pytest

from audit.documents.paper import RefusalError
from audit.limits import DocumentLimits
from tests.documents.documents import docx, packed, pdf, read, remarks, ruled, tbl, texts, tr

CSV = "Criteria,North,South\nAccess,4,3\nCost,3,5\n"


def test_each_document_is_read_by_its_own_reader() -> None:
    """In the order of names, with places that name the way through the folders of the pack; boxes on pages are left out."""
    drawn = pdf(lambda canvas: ruled(canvas, [["a", "b"], ["c", "1"]]))
    paper = read(packed({"b/two.pdf": drawn, "a.csv": CSV, "b/": "", "b/three.docx": docx(tbl(tr("x", "1"), tr("y", "2")))}), "pack.zip")
    assert paper.kind == "pack"
    assert [table.place.section for table in paper.tables] == ["a.csv", "b/three.docx", "b/two.pdf"]
    last = list(paper.tables)[2]
    assert (last.number, last.cells[0].place.page, last.cells[0].pieces) == (3, 1, ())


def test_what_systems_leave_in_packs_is_no_document() -> None:
    """Folders of one system, pictures of folders of another."""
    paper = read(packed({"a.csv": CSV, "__MACOSX/._a.csv": "x", "Thumbs.db": "x", "d/.DS_Store": "x"}), "pack.zip")
    assert (len(list(paper.tables)), remarks(paper)) == (1, [])


@pytest.mark.parametrize("name", ["../../etc/scores.csv", "/etc/scores.csv", "..\\..\\scores.csv", "C:\\x\\scores.csv"])
def test_names_are_names_only(name: str) -> None:
    """A name that leads out of the pack leads nowhere; it is told without the steps."""
    paper = read(packed({name: CSV}), "pack.zip")
    section = next(paper.tables).place.section or ""
    assert section.endswith("scores.csv")
    assert ".." not in section
    assert not section.startswith("/")
    assert texts(next(paper.tables))[0] == ["Criteria", "North", "South"]


def test_a_pack_in_a_pack_is_refused_with_a_word() -> None:
    """The rest is read; alone it is the reason why nothing could be."""
    inner = packed({"a.csv": CSV})
    assert remarks(read(packed({"a.csv": CSV, "in.zip": inner}), "pack.zip")) == [
        '"in.zip" was not read: a pack inside another document is not opened; save it and name it by itself'
    ]
    with pytest.raises(RefusalError, match="a pack inside another document is not opened"):
        read(packed({"in.zip": inner}), "pack.zip")


@pytest.mark.parametrize(
    ("parts", "limit", "most", "said"),
    [
        ({"a.csv": CSV, "b.csv": CSV, "c.csv": CSV}, "MAX_MEMBERS", 2, "it holds 3 documents; at most 2 are read"),
        ({"a.csv": CSV, "b.csv": CSV}, "MAX_PARTS", 1, "it holds 2 parts"),
        ({"a.csv": CSV, "b.csv": CSV}, "MAX_UNPACKED", 50, "unpacked it would have"),
        ({"a.csv": CSV}, "MAX_PART", 10, "more than 10 bytes when unpacked"),
        ({"a.csv": CSV, "b.csv": CSV}, "MAX_CELLS", 10, "its tables have 18 cells; at most 10 are read"),
        ({}, "MAX_PARTS", 1, "it holds no document"),
    ],
)
def test_the_limits_of_packed_files_hold(parts: dict[str, str | bytes], limit: str, most: int, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Number, size, size of all, cells of all."""
    monkeypatch.setattr(DocumentLimits, limit, most)
    with pytest.raises(RefusalError, match=said):
        read(packed(parts), "pack.zip")


def test_a_part_that_grows_out_of_proportion_is_refused() -> None:
    """As in any packed file."""
    with pytest.raises(RefusalError, match="grows more than 200 times"):
        read(packed({"a.txt": b"0" * (2 * DocumentLimits.RATIO_FROM)}), "pack.zip")


def test_pages_cannot_be_chosen_of_several_documents() -> None:
    """Which of them would be meant is not clear."""
    with pytest.raises(RefusalError, match="pages can be chosen in PDF documents only"):
        read(packed({"a.csv": CSV}), "pack.zip", pages=frozenset({1}))
