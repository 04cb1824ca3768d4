"""The text of paragraphs as Word shows it: fields, signs, tracked changes, hidden text, form fields."""

import pytest

from tests.documents.documents import docx, only, p, read, remarks, tbl, tc, tr

DEL = "<w:del w:id='1' w:author='A Reviewer'><w:r><w:delText>3</w:delText></w:r></w:del>"
INS = "<w:ins w:id='2' w:author='A Reviewer'><w:r><w:t>4</w:t></w:r></w:ins>"


def text(inside: str) -> str:
    """The text of a paragraph from the XML inside it."""
    (passage,) = read(docx(f"<w:p>{inside}</w:p>"), "x.docx").passages
    return passage.text


def field(kind: str) -> str:
    return f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:br w:type='page'/><w:cr/><w:t>d</w:t></w:r>", "a\tb\nc\nd"),
        ("<w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>kept</w:t><w:softHyphen/></w:r>", "well-kept"),
        ("<w:smartTag><w:r><w:t>3</w:t></w:r></w:smartTag><w:hyperlink><w:r><w:t>5</w:t></w:r></w:hyperlink>", "35"),
        ("<w:customXml><w:r><w:t>1</w:t></w:r></w:customXml><w:bookmarkStart w:id='1'/><w:r><w:t>2</w:t></w:r>", "12"),
        ("<w:r><w:sym w:font='Wingdings' w:char='F0FC'/><w:sym w:font='Wingdings' w:char='F0FB'/></w:r>", "✓✗"),
        ("<w:r><w:sym w:font='Arial' w:char='0041'/></w:r>", "A"),
        ("<w:r><w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr><w:t>\uf0fc x</w:t></w:r>", "✓ x"),
        ("<w:r><w:t>25</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>1</w:t></w:r>", "25¹"),
        ("<w:r><w:t>4</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>th</w:t></w:r>", "4th"),
        ("<w:r><w:rPr><w:caps/></w:rPr><w:t>pass</w:t></w:r>", "PASS"),
        ("<m:oMath xmlns:m='m'><m:r><m:t>x+1</m:t></m:r></m:oMath>", "x+1"),
        ("<mc:AlternateContent xmlns:mc='mc'><mc:Choice><w:r><w:t>new</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>old</w:t></w:r></mc:Fallback></mc:AlternateContent>", "new"),
        ("<w:fldSimple w:instr=' PAGE '><w:r><w:t>7</w:t></w:r></w:fldSimple>", "7"),
        (field("begin") + "<w:r><w:instrText> DATE </w:instrText></w:r>" + field("separate") + "<w:r><w:t>May</w:t></w:r>" + field("end"), "May"),
        (field("begin") + field("begin") + "<w:r><w:instrText>X</w:instrText><w:t>no</w:t></w:r>" + field("separate") + "<w:r><w:t>no</w:t></w:r>" + field("end") + field("separate") + "<w:r><w:t>yes</w:t></w:r>" + field("end"), "yes"),
        ("<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>" + field("end"), "☒"),
        ("<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='0'/></w:checkBox></w:ffData></w:fldChar></w:r>" + field("end"), "☐"),
        ("<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='Low'/><w:listEntry w:val='High'/></w:ddList></w:ffData></w:fldChar></w:r>" + field("end"), "High"),
        (field("separate") + field("end") + "<w:r><w:instrText>x</w:instrText><w:t>a</w:t></w:r>", "a"),
    ],
)  # fmt: skip
def test_text_is_what_the_reader_of_the_document_sees(inside: str, shown: str) -> None:
    """One case for each thing that stands between a document and its text."""
    assert text(inside) == shown


def test_a_tracked_change_is_read_as_accepted_and_said() -> None:
    """The new score is read; the old one, who changed it and where are remarked on, and the cell is doubtful."""
    paper = read(docx(tbl(tr("Cost", tc(f"<w:p>{DEL}{INS}</w:p>")))), "x.docx")
    cell = only(paper).cells[1]
    assert (cell.text, cell.doubts) == ("4", ('a tracked change: "3" before, "4" now',))
    (remark,) = paper.remarks
    assert remark.text == 'a tracked change: "3" before, "4" now (by A Reviewer); read as if the change were accepted'
    assert (remark.weight, remark.place.row, remark.place.column) == ("doubt", 1, 2)


@pytest.mark.parametrize(("inside", "said"), [(DEL, '"3" is taken out'), (INS, '"4" is put in')])
def test_half_a_change_is_said_too(inside: str, said: str) -> None:
    """Only taken out, or only put in; in running text as in cells."""
    paper = read(docx(f"<w:p><w:r><w:t>x </w:t></w:r>{inside}</w:p>"), "x.docx")
    assert f"a tracked change: {said} (by A Reviewer)" in remarks(paper)[0]


def test_moved_text_stands_where_it_went() -> None:
    """It is read once, at its new place."""
    moved = "<w:moveFrom w:id='1'><w:r><w:t>old</w:t></w:r></w:moveFrom><w:moveTo w:id='1'><w:r><w:t>new</w:t></w:r></w:moveTo>"
    assert text(moved) == "new"


def test_hidden_text_is_left_out_and_said() -> None:
    """Hidden by the run, by its style, and shown again by the run."""
    styles = "<w:style w:type='character' w:styleId='H'><w:rPr><w:vanish/></w:rPr></w:style>"
    inside = "<w:r><w:t>4</w:t></w:r>" + "".join(
        f"<w:r><w:rPr>{one}</w:rPr><w:t>{number}</w:t></w:r>"
        for number, one in enumerate(["<w:vanish/>", "<w:rStyle w:val='H'/>", "<w:rStyle w:val='H'/><w:vanish w:val='0'/>"])
    )
    paper = read(docx(f"<w:p>{inside}</w:p>", styles=styles), "x.docx")
    assert [passage.text for passage in paper.passages] == ["42"]
    assert remarks(paper) == ["this place has hidden text; it was left out"]


def test_a_formula_field_gives_its_result_and_its_formula() -> None:
    """Both forms of a field; switches for the number's look are no part of the formula."""
    simple = "<w:fldSimple w:instr=' =SUM(ABOVE) \\# 0 '><w:r><w:t>25</w:t></w:r></w:fldSimple>"
    long = field("begin") + "<w:r><w:instrText> =SUM(ABOVE) </w:instrText></w:r>" + field("separate") + "<w:r><w:t>21</w:t></w:r>" + field("end")
    cells = only(read(docx(tbl(tr(tc(f"<w:p>{simple}</w:p>"), tc(f"<w:p>{long}</w:p>")))), "x.docx")).cells
    assert [(cell.text, cell.formula) for cell in cells] == [("25", "=SUM(ABOVE)"), ("21", "=SUM(ABOVE)")]


def test_a_formula_without_a_result_is_said() -> None:
    """It is not blank: what it would give is not known."""
    unfinished = field("begin") + "<w:r><w:instrText> =SUM(ABOVE) </w:instrText></w:r>" + field("end")
    cell = only(read(docx(tbl(tr("Total", tc(f"<w:p>{unfinished}</w:p>")))), "x.docx")).cells[1]
    assert (cell.text, cell.formula) == ("", "=SUM(ABOVE)")
    assert "no stored result" in cell.doubts[0]


def test_an_unknown_sign_and_struck_text_are_doubtful() -> None:
    """A sign that cannot be told is shown as such; struck figures are kept and said."""
    sign = "<w:p><w:r><w:sym w:font='Wingdings' w:char='F001'/></w:r></w:p>"
    odd = "<w:p><w:r><w:sym w:font='Arial' w:char='zz'/></w:r></w:p>"
    struck = p("3", run="<w:strike/>")
    cells = only(read(docx(tbl(tr(tc(sign), tc(odd), tc(struck)))), "x.docx")).cells
    assert [cell.text for cell in cells] == ["\ufffd", "\ufffd", "3"]
    assert [cell.doubts for cell in cells] == [
        ("a sign of a symbol font could not be read",), ("a sign of a symbol font could not be read",), ('"3" is struck through',),
    ]  # fmt: skip


def test_bold_cells_are_known() -> None:
    """All of the text is bold, by the run or the style of the paragraph."""
    styles = "<w:style w:type='paragraph' w:styleId='B'><w:rPr><w:b/></w:rPr></w:style>"
    row = tr(tc(p("a", run="<w:b/>")), tc(p("b", "<w:pStyle w:val='B'/>")), "c")
    assert [cell.bold for cell in only(read(docx(tbl(row), styles=styles), "x.docx")).cells] == [True, True, False]
