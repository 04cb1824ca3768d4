"""The report as a web page: one file that loads nothing, can be read by everyone, and escapes all that comes from a paper."""

import re
from itertools import pairwise
from typing import Any, Final

import pytest

from audit.report.document.html import html_of
from audit.report.document.palette import DARK, EDGES, LIGHT, PAIRS, contrast
from audit.report.document.scope import Audience
from tests.report.document.parts import CLEAN, ODD, ROTHERHAM, TENDER, WORCESTERSHIRE, page, report
from tests.report.papers import many_errors

HOSTILE: Final = (
    ODD.replace("Where to put the depot", '<script>alert(1)</script> & "quoted" \\u202eesrever\\u2066').replace("'<", '"<').replace("2066'", '2066"')
    .replace('"quoted"', '\\"quoted\\"')
    .replace("title: North", "title: '</td></table><img src=x onerror=alert(2)>'")
    .replace("title: Care", "title: '{{ 7 * 7 }} {% raw %}'")
)  # fmt: skip
PAPERS: Final = {
    "odd": (ODD,),
    "clean": (CLEAN,),
    "rotherham": (ROTHERHAM,),
    "worcestershire": (WORCESTERSHIRE,),
    "tender": (TENDER,),
    "two": (ODD, ROTHERHAM),
    "hostile": (HOSTILE,),
}
SORTS: Final = [(name, audience) for name in PAPERS for audience in Audience]


@pytest.mark.parametrize(("name", "audience"), SORTS)
def test_headings_are_in_order(name: str, audience: Audience) -> None:
    """One heading of the first level, and no level skipped on the way down, for everybody."""
    levels = [int(one.tag[1]) for one in page(*PAPERS[name], audience=audience).iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(("name", "audience"), SORTS)
def test_every_table_has_a_caption_and_heads(name: str, audience: Audience) -> None:
    """Each head says whether it is of a column or a row, and every row begins with one."""
    for table in page(*PAPERS[name], audience=audience).iter("table"):
        assert table.find("caption") is not None
        assert {one.get("scope") for one in table.find("thead").iter("th")} == {"col"}
        for row in table.find("tbody"):
            assert [one.get("scope") for one in row.iter("th")] == ["row"]


@pytest.mark.parametrize(("name", "audience"), SORTS)
def test_every_anchor_is_there_once(name: str, audience: Audience) -> None:
    """No link leads to nothing, and no two things have one name."""
    found = page(*PAPERS[name], audience=audience)
    ids = found.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {one.removeprefix("#") for one in found.xpath("//@href")} <= set(ids)
    labels = {name for one in found.xpath("//@aria-labelledby") for name in one.split()}
    assert labels <= set(ids)


@pytest.mark.parametrize("name", PAPERS)
def test_pictures_and_plots_have_words(name: str) -> None:
    """Each picture has an alternative text, and each plot a title and a description, with a table behind it."""
    found = page(*PAPERS[name])
    assert all(one.get("alt") for one in found.iter("img"))
    for plot in found.iter("svg"):
        assert plot.get("role") == "img"
        assert all(plot.find(tag).text for tag in ("title", "desc"))
        following = plot.getparent().getnext()
        assert following.find("table") is not None


@pytest.mark.parametrize("name", PAPERS)
def test_a_table_that_scrolls_is_reached_by_keyboard(name: str) -> None:
    """Each is a region with a name, and what is in it can be reached without a mouse."""
    for table in page(*PAPERS[name]).iter("table"):
        around = table.getparent()
        assert (around.get("role"), around.get("tabindex")) == ("region", "0")
        assert "scroll" in around.get("class").split()
        assert around.get("aria-label")


@pytest.mark.parametrize("name", PAPERS)
def test_the_page_loads_nothing(name: str) -> None:
    """No script, no address outside the page, and a policy that would let none in."""
    text = html_of(report(*PAPERS[name]))
    found = page(*PAPERS[name])
    assert not list(found.iter("script", "link", "iframe", "object", "embed", "form"))
    assert not [one for one in found.xpath("//@src | //@href") if not one.startswith(("#", "data:"))]
    assert not found.xpath("//@style")
    assert not [one for one in found.xpath("//@*") if getattr(one, "attrname", "").startswith("on")]
    assert "default-src 'none'" in text
    assert set(re.findall(r"https?://\S+?(?=[\"'<\s])", text)) <= {"http://www.w3.org/2000/svg"}
    assert "url(" not in text
    assert "@import" not in text


def test_what_a_paper_says_is_text_only() -> None:
    """Tags, template code and marks that turn the direction of writing are shown, and do nothing."""
    text, found = html_of(report(HOSTILE)), page(HOSTILE)
    assert found.find(".//h1").text == '<script>alert(1)</script> & "quoted" \ufffdesrever\ufffd'
    assert "&lt;script&gt;" in text
    assert "<script" not in text
    assert "onerror=alert(2)&gt;" in text
    assert "{{ 7 * 7 }}" in found.text_content()
    assert "\u202e" not in text
    assert "\u2066" not in text
    assert not list(found.iter("img"))


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_contrast_enough(colours: Any) -> None:
    """Text has at least 4.5 to 1 on every ground, shapes at least 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11)."""
    assert [(one, other) for one, other in PAIRS if contrast(colours[one], colours[other]) < 4.5] == []
    assert [(one, other) for one, other in EDGES if contrast(colours[one], colours[other]) < 3] == []


def test_contrast_is_that_of_the_standard() -> None:
    """Black on white is 21 to 1, a colour on itself 1 to 1, and the order of the two does not matter."""
    assert contrast("#000000", "#ffffff") == 21
    assert contrast("#336699", "#336699") == 1
    assert round(float(contrast("#767676", "#ffffff")), 2) == 4.54
    assert contrast("#ffffff", "#767676") == contrast("#767676", "#ffffff")


def test_a_doubtful_cell_has_a_sign_and_words() -> None:
    """Nothing is said by colour alone: the total that differs has a sign that leads to its finding, and words for who hears it."""
    cell = next(one for one in page(ODD).iter("td") if (one.text or "").strip() == "11")
    link = cell.find("a")
    assert link.text_content() == "▲1does not agree: finding 1"
    assert page(ODD).xpath(f"//*[@id='{link.get('href')[1:]}']")[0].text_content().startswith("1. ")


def test_no_paper_however_large_takes_the_page_apart() -> None:
    """With 30 criteria and very long names every table is laid out, in parts of at most eight options."""
    found = page(many_errors(long=True))
    assert max(len(one.find("thead")[0]) for one in found.iter("table")) <= 12
    assert len(list(found.iter("table"))) >= 5


def test_the_same_report_gives_the_same_bytes() -> None:
    """Nothing in it comes from the clock or the machine."""
    assert html_of(report(ROTHERHAM)) == html_of(report(ROTHERHAM))
