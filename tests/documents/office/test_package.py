"""The packed parts of office documents, held to the limits."""

import io
import zipfile

import pytest

from audit.documents.office.package import Package
from audit.documents.office.survey import corner, survey
from audit.documents.office.theme import shown, theme_colours, tinted
from audit.documents.paper import RefusalError
from audit.limits import DocumentLimits
from tests.documents.documents import REL, docx, p, packed, rewritten, types, xlsx


def parts(data: bytes) -> bytes:
    package = Package(data)
    package.survey()
    return package.read(package.main("docx"))


def refused(data: bytes) -> str:
    """Why a document is refused on the way to its parts."""
    with pytest.raises(RefusalError) as found:
        parts(data)
    return str(found.value)


def test_parts_that_are_too_large_or_too_dense_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """One part, all parts together, and a part that grows beyond reason; looked up before anything is unpacked."""
    assert "grows more than 200 times" in refused(docx(p("x"), {"a.bin": b"\0" * 2_000_000}))
    with monkeypatch.context() as patch:
        patch.setattr(DocumentLimits, "MAX_PART", 1_000)
        assert "its part a.bin has more than 1,000 bytes when unpacked" in refused(docx(p("x"), {"a.bin": bytes(range(256)) * 5}))
    with monkeypatch.context() as patch:
        patch.setattr(DocumentLimits, "MAX_UNPACKED", 1_000)
        assert "at most 1,000 are read" in refused(docx(p("x"), {"a.bin": bytes(range(256)) * 5}))
    monkeypatch.setattr(DocumentLimits, "MAX_PARTS", 3)
    assert "it holds 4 parts; at most 3 are read" in refused(docx(p("x"), {"a": b""}))


def test_a_part_is_counted_while_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What its entry says is not relied on."""
    package = Package(docx(p("x"), {"a.bin": b"x" * 5_000}))
    monkeypatch.setattr(DocumentLimits, "MAX_PART", 1_000)
    with pytest.raises(RefusalError, match="more than 1,000 bytes"):
        package.read("a.bin")


def test_damaged_and_locked_packages_are_refused() -> None:
    """Cut off, scrambled, with one name twice, encrypted, with a part missing."""
    data = docx(p("x"))
    assert "damaged" in refused(data[: len(data) // 2])
    at = data.index(b"word/document.xml") + 30
    assert "damaged" in refused(data[:at] + b"\xff" * 12 + data[at + 12 :])
    twice = io.BytesIO(data)
    with zipfile.ZipFile(twice, "a") as file, pytest.warns(UserWarning, match="Duplicate name"):
        file.writestr("word/document.xml", "x")
    assert "two of its parts have the same name" in refused(twice.getvalue())
    locked = bytearray(data)
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert "protected by a password" in refused(bytes(locked))
    with pytest.raises(RefusalError, match=r"its part word/none\.xml is missing"):
        Package(data).read("word/none.xml")
    assert "its main part is missing" in refused(packed({"[Content_Types].xml": types()}))


@pytest.mark.parametrize(
    "declared", ["<!DOCTYPE x>", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>', '<!DOCTYPE x [<!ENTITY a "aaaa">]>']
)
def test_no_part_may_declare_a_document_type(declared: str) -> None:
    """In any part, in any encoding; the entities are never expanded."""
    assert "declares a document type" in refused(docx(p("x"), {"word/other.xml": f"{declared}<x>1</x>"}))
    wide = f'<?xml version="1.0" encoding="UTF-16"?>{declared}<x/>'.encode("utf-16")
    assert "declares a document type" in refused(docx(p("x"), {"word/other.xml": wide}))
    with pytest.raises(RefusalError, match="declares a document type"):
        Package(docx(p("x"), {"word/other.xml": f"{declared}<x>1</x>"})).tree("word/other.xml")


def test_depth_and_cells_and_merges_have_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is counted before anything is built."""
    deep = "<x>" * 300 + "</x>" * 300
    with pytest.raises(RefusalError, match="nested more than 200 deep"):
        survey(deep.encode(), "a.xml")
    with pytest.raises(RefusalError, match="merges more than 100,000 cells"):
        survey(b'<m><mergeCell ref="A1:ZZ20000"/></m>', "a.xml")
    with pytest.raises(RefusalError, match="row 1,048,576, column 16,384"):
        survey(b'<s><row><c r="XFD1048576"><v>1</v></c></row></s>', "a.xml")
    with pytest.raises(RefusalError, match="which names no cells"):
        survey(b'<m><mergeCell ref="A1:Z"/></m>', "a.xml")
    monkeypatch.setattr(DocumentLimits, "MAX_STORED", 3)
    with pytest.raises(RefusalError, match="stores more than 3 cells"):
        survey(b"<s><row>" + b"<c/>" * 4 + b"</row></s>", "a.xml")


def test_a_far_cell_without_contents_is_no_danger() -> None:
    """Only cells that hold something count; cells without a name are counted along their row."""
    found = survey(b'<s><row r="5"><c/><c><v>1</v></c></row><row><c><v>2</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row></s>', "a.xml")
    assert (found.row, found.column, found.cells, found.well_formed) == (5, 1, 4, True)
    assert not survey(b"<s><c", "a.xml").well_formed


def test_a_formula_without_a_result_is_noted() -> None:
    """No value, or an empty one that is no text."""
    cells = (
        '<c r="A1"><f>B1</f></c><c r="A2"><f>B1</f><v></v></c><c r="A3"><f>B1</f><v>2</v></c><c r="A4" t="str"><f>B1</f><v></v></c><c r="A5"><v/></c>'
    )
    assert survey(f"<s>{cells}</s>".encode(), "a.xml").unstored == {(0, 0), (1, 0)}


@pytest.mark.parametrize(("name", "place"), [("A1", (0, 0)), ("$AB$12", (11, 27)), ("A1:B2", None), ("", None), ("1A", None), ("ABCD1", None)])
def test_cells_are_found_by_their_names(name: str, place: tuple[int, int] | None) -> None:
    """Letters and figures, with or without dollars; an area is no cell."""
    assert corner(name) == place


def test_the_kind_follows_from_the_main_part() -> None:
    """A document, a workbook, whatever the file is called; anything else is neither."""
    assert Package(docx(p("x"))).holds("docx")
    assert Package(xlsx(lambda book: book)).holds("xlsx")
    assert not Package(xlsx(lambda book: book)).holds("docx")
    assert not any(Package(packed({"xl/workbook.bin": ""})).holds(kind) for kind in ("docx", "xlsx"))


def test_related_parts_are_named_without_leaving_the_package() -> None:
    """Beside the part, from the root, one folder up; what lies outside is left out, and names are only names."""
    relations = (
        '<Relationship Id="a" Target="styles.xml"/><Relationship Id="b" Target="/x/y.xml"/><Relationship Id="c" Target="../../../etc/passwd"/>'
        '<Relationship Id="d" Target="https://example.org" TargetMode="External"/>'
    )
    data = rewritten(docx(p("x")), {"word/_rels/document.xml.rels": lambda _: f"<Relationships {REL}>{relations}</Relationships>"})
    assert Package(data).related("word/document.xml") == {"a": "word/styles.xml", "b": "x/y.xml", "c": "../../etc/passwd"}
    assert Package(data).related("word/none.xml") == {}


def test_a_package_without_a_theme_has_no_colours() -> None:
    """And a colour that is none is none."""
    assert theme_colours(Package(docx(p("x")))) == {}
    assert [shown(one) for one in ("FFFFFF", "zzzzzz", "FF", "00B050")] == [None, None, None, "#00b050"]
    assert [tinted("4472c4", tint) for tint in (0.0, 1.0, -1.0)] == ["4472c4", "ffffff", "000000"]
