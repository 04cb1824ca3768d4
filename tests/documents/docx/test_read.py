"""Whole word-processor documents: headings, lists, notes, text boxes, what is refused and what is remarked on."""

import pytest

from audit.documents.paper import RefusalError
from tests.documents.documents import MAIN_DOCX, docx, p, packed, read, remarks, tbl, tc, tr, types


def numbering(levels: str, nums: str = "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>") -> str:
    return f"<w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum>{nums}"


def level(at: int, form: str, text: str, more: str = "") -> str:
    return f"<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{form}'/>{more}<w:lvlText w:val='{text}'/></w:lvl>"


def listed(*items: tuple[str, int], number: int = 1) -> str:
    return "".join(p(text, f"<w:numPr><w:ilvl w:val='{at}'/><w:numId w:val='{number}'/></w:numPr>") for text, at in items)


def passages(data: bytes) -> list[str]:
    return [passage.text for passage in read(data, "x.docx").passages]


def test_numbers_of_lists_are_read_as_shown() -> None:
    """Levels count below each other and begin again; an empty paragraph is not counted."""
    levels = level(0, "decimal", "%1.") + level(1, "lowerLetter", "%1.%2)") + level(2, "lowerRoman", "(%3)")
    body = listed(("a", 0), ("b", 1), ("c", 1), ("", 0), ("d", 2), ("e", 0), ("f", 1))
    assert passages(docx(body, numbering=numbering(levels))) == ["1. a", "1.a) b", "1.b) c", "(i) d", "2. e", "2.a) f"]


@pytest.mark.parametrize(
    ("form", "label"),
    [("upperLetter", "A"), ("upperRoman", "I"), ("decimalZero", "01"), ("none", ""), ("decimal", "1"), ("ordinal", "1")],
)
def test_every_form_of_number_is_known(form: str, label: str) -> None:
    """Letters, Roman numerals, leading noughts, none at all."""
    assert passages(docx(listed(("x", 0)), numbering=numbering(level(0, form, "%1")))) == [f"{label} x".strip()]


def test_legal_numbering_shows_figures_only() -> None:
    """``isLgl`` turns the letters of higher levels into figures."""
    levels = level(0, "upperRoman", "%1") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert passages(docx(listed(("a", 0), ("b", 1)), numbering=numbering(levels))) == ["I a", "1.1 b"]


def test_plain_bullets_go_and_others_stay() -> None:
    """A dot says no more than that here is an item; a plus or a tick may carry a meaning."""
    signs = level(0, "bullet", "•") + level(1, "bullet", "+") + level(2, "bullet", "\uf0fc", "<w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr>")
    paper = read(docx(listed(("a", 0), ("b", 1), ("c", 2)), numbering=numbering(signs)), "x.docx")
    assert [passage.text for passage in paper.passages] == ["a", "+ b", "✓ c"]
    assert all(passage.item for passage in paper.passages)


def test_a_list_can_begin_anew_elsewhere() -> None:
    """A start that overrides counts from its number, once; a level of its own replaces the list's."""
    nums = (
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
        "<w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride></w:num>"
        f"<w:num w:numId='3'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'>{level(0, 'decimal', 'C%1')}</w:lvlOverride></w:num>"
    )
    body = listed(("a", 0)) + listed(("b", 0), ("c", 0), number=2) + listed(("d", 0), number=3) + listed(("e", 8), number=9)
    assert passages(docx(body, numbering=numbering(level(0, "decimal", "%1."), nums))) == ["1. a", "7. b", "8. c", "C9 d", "e"]


def test_a_style_can_number_and_a_paragraph_can_refuse() -> None:
    """Numbering by the style of a paragraph; list 0 takes it away."""
    styles = "<w:style w:type='paragraph' w:styleId='L'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
    body = p("a", "<w:pStyle w:val='L'/>") + p("b", "<w:pStyle w:val='L'/><w:numPr><w:numId w:val='0'/></w:numPr>")
    assert passages(docx(body, styles=styles, numbering=numbering(level(0, "decimal", "%1.")))) == ["1. a", "b"]


def test_headings_have_levels() -> None:
    """By the outline level of the paragraph or style, by the style's name, through what it is based on; 9 is body text."""
    styles = (
        "<w:style w:type='paragraph' w:styleId='A'><w:name w:val='heading 2'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='B'><w:basedOn w:val='A'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='C'><w:basedOn w:val='C'/><w:name w:val='Title'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='D'><w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='N' w:default='1'><w:name w:val='Normal'/></w:style>"
    )
    body = (
        "".join(p(name, f"<w:pStyle w:val='{name}'/>") for name in "ABCDZ")
        + p("own", "<w:outlineLvl w:val='0'/>")
        + p("body", "<w:outlineLvl w:val='9'/>")
    )
    paper = read(docx(body, styles=styles), "x.docx")
    assert [(passage.text, passage.level) for passage in paper.passages] == [
        ("A", 2), ("B", 2), ("C", 1), ("D", 3), ("Z", 0), ("own", 1), ("body", 0),
    ]  # fmt: skip


def test_notes_are_numbered_and_given_at_the_end() -> None:
    """The mark is raised, so that a figure before it stays what it is; foot and end notes count on."""
    run = "<w:r><w:t>25</w:t><w:footnoteReference w:id='4'/></w:r><w:r><w:t> and 30</w:t><w:endnoteReference w:id='2'/></w:r>"
    data = docx(
        f"<w:p>{run}</w:p>",
        footnotes=f"<w:footnote w:id='4'>{p('From 2016')}</w:footnote>",
        endnotes=f"<w:endnote w:id='2'>{p('Estimate')}</w:endnote>",
    )
    assert passages(data) == ["25¹ and 30²", "¹ From 2016", "² Estimate"]


def test_text_boxes_follow_their_paragraph() -> None:
    """What stands in a box is read after the paragraph that holds it, in cells as well; the older copy of it is not."""
    box = f"<w:txbxContent>{p('in a box')}</w:txbxContent>"
    drawn = f"<w:r><mc:AlternateContent xmlns:mc='mc'><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    paper = read(docx(f"<w:p><w:r><w:t>text</w:t></w:r>{drawn}</w:p>" + tbl(tr(tc(f"<w:p>{drawn}</w:p>"), "x"))), "x.docx")
    assert [passage.text for passage in paper.passages] == ["text", "in a box"]
    assert next(paper.tables).cells[0].text == "in a box"


def test_what_is_not_read_is_said() -> None:
    """Comments, pictures, embedded files, other formats, heads and feet."""
    body = "<w:p><w:r><w:drawing><a:blip xmlns:a='a'/></w:drawing></w:r></w:p><w:altChunk/>"
    parts: dict[str, str | bytes] = {"word/embeddings/sheet.xlsx": b"x", "word/header1.xml": "<x/>"}
    paper = read(docx(body, parts, comments="<w:comment w:id='1'/><w:comment w:id='2'/>"), "x.docx")
    assert remarks(paper) == [
        "a part in another format is embedded here; it is not read", "2 comments are not read", "1 embedded file is not read",
        "1 picture is not read", "headers and footers of the pages are not read",
    ]  # fmt: skip


def test_blocks_behind_wrappers_are_read() -> None:
    """Content controls and alternatives around whole paragraphs and tables."""
    body = f"<w:sdt><w:sdtContent>{p('a')}</w:sdtContent></w:sdt><mc:AlternateContent xmlns:mc='mc'><mc:Choice>{p('b')}</mc:Choice></mc:AlternateContent>"
    cell = f"<w:tc><w:sdt><w:sdtContent>{p('c')}</w:sdtContent></w:sdt><mc:AlternateContent xmlns:mc='mc'><mc:Fallback>{p('no')}</mc:Fallback></mc:AlternateContent></w:tc>"
    paper = read(docx(body + tbl(f"<w:tr>{cell}</w:tr>")), "x.docx")
    assert [passage.text for passage in paper.passages] == ["a", "b"]
    assert next(paper.tables).cells[0].text == "c"


def test_macros_are_refused_unless_allowed() -> None:
    """They are never run; who wants the document read all the same is told what that means."""
    data = docx(p("x"), {"word/vbaProject.bin": b"x"})
    with pytest.raises(RefusalError, match="contains macros"):
        read(data, "x.docm")
    assert "which were not run" in remarks(read(data, "x.docm", macros=True))[0]


def test_a_document_without_a_body_is_damaged() -> None:
    """As is one whose main part is no XML."""
    for main in ("<x/>", "<w:document"):
        data = packed({"[Content_Types].xml": types(), "word/document.xml": main})
        with pytest.raises(RefusalError, match="the file is damaged"):
            read(data, "x.docx")


def test_the_main_part_may_have_another_name() -> None:
    """It is found by its type, as programs do that call it document2."""
    space = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    main = f"<w:document xmlns:w='{space}'><w:body><w:p><w:r><w:t>strict</w:t></w:r></w:p></w:body></w:document>"
    data = packed({"[Content_Types].xml": types("/word/document2.xml", MAIN_DOCX), "word/document2.xml": main})
    assert passages(data) == ["strict"]
