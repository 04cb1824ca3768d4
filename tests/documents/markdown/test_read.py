"""Markdown: tables of pipes with lines, HTML inside, running text."""

from tests.documents.documents import only, read, texts

TEXT = """---
title: front matter is no text
---
# Results

Some *words* with 25<sup>1</sup>.

| Criterion | A \\| B | C |
|---|:--:|--:|
| one | 1 | **2** |
| | <ul><li>+ a</li><li>- b</li></ul> | x<br>y |

- item
1. first

<table>
<tr><td style="background:red">a</td>
<td>b</td></tr></table>

~~gone~~
"""


def test_tables_are_read_with_their_lines() -> None:
    """Escaped pipes, HTML in cells, blank cells; the line is that of the file, front matter counted."""
    first, second = read(TEXT.encode(), "x.md").tables
    assert texts(first) == [["Criterion", "A | B", "C"], ["one", "1", "2"], ["", "+ a\n- b", "x\ny"]]
    assert [cell.place.line for cell in first.cells[::3]] == [8, 10, 11]
    assert [cell.place.section for cell in second.cells] == ["Results"] * 2
    assert [(cell.text, cell.fill, cell.place.line) for cell in second.cells] == [("a", "#ff0000", 17), ("b", None, 18)]


def test_running_text_is_read_with_its_lines() -> None:
    """Headings, paragraphs, items with their numbers; what stands before the first heading is none of it."""
    found = [(one.text, one.level, one.item, one.place.line) for one in read(TEXT.encode(), "x.md").passages]
    assert found == [
        ("Results", 1, False, 4), ("Some words with 25¹.", 0, False, 6), ("item", 0, True, 13), ("1. first", 0, True, 14), ("gone", 0, False, 20),
    ]  # fmt: skip


def test_other_ends_of_lines_count_the_same() -> None:
    """As Windows and old systems write them."""
    for end in ("\r\n", "\r"):
        table = only(read("x\n\n|a|b|\n|-|-|\n|1|2|\n".replace("\n", end).encode(), "x.md"))
        assert [cell.place.line for cell in table.cells] == [3, 3, 5, 5]
        assert (table.place.line, read(b"x", "x.md").kind) == (3, "markdown")


def test_inline_mathematics_is_read_as_it_looks() -> None:
    """Names and figures between signs of mathematics are shown without them; amounts of money keep theirs."""
    page = "| Part | A |\n|---|---|\n| $D_{\\text{stage}}$ (Debt) | $3/16 = 0.1875$ |\n| Price | $5 to $10 |\n| Odd | $\\frac{1}{2}$ |\n"
    table = only(read(page.encode(), "paper.md"))
    assert texts(table) == [
        ["Part", "A"], ["D_stage (Debt)", "3/16 = 0.1875"], ["Price", "$5 to $10"], ["Odd", "$\\frac{1}{2}$"],
    ]  # fmt: skip
