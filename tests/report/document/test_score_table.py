"""The score table of a report: figures as published, shaded, with signs for doubtful ones and what is left to blanks."""

from audit.report.document.blocks import Bullets, ReportCell, ReportSection, ReportTable
from audit.report.document.score_table import WIDEST, score_tables
from tests.report.document.parts import ODD, SCORERS, TENDER, WORCESTERSHIRE, part, tables
from tests.report.papers import many_errors


def sections(file: str = "", text: str = "", **more: bool) -> list[ReportSection]:
    return list(score_tables(part(file, text, **more)))


def row(table: ReportTable, name: str) -> tuple[ReportCell, ...]:
    return next(one for one in table.rows if one[0].text == name)


def test_figures_are_as_published() -> None:
    """Options across, criteria down, totals and ranks below; every figure in the paper's own letters."""
    (table,) = tables(sections(text=ODD))
    assert table.heads == ("Criterion", "North", "South", "East")
    assert [[cell.text for cell in line] for line in table.rows] == [
        ["Care", "5", "4", "1"], ["Risk", "4", "4", "blank"], ["Cost", "3", "2", "1"], ["Total", "11", "10", "4"], ["Rank", "1", "2", "3"],
    ]  # fmt: skip


def test_the_figure_that_differs_is_marked_otherwise_than_those_that_may() -> None:
    """The total has one sign and the scores it is made of another; both lead to the finding, and figures of others have none."""
    (table,) = tables(sections(text=ODD))
    assert [(mark.sign, mark.to) for mark in row(table, "Total")[1].marks] == [("▲1", "finding-1")]
    assert [mark.sign for mark in row(table, "Care")[1].marks] == ["△1"]
    assert [cell.marks for line in table.rows for cell in line[2:]] == [()] * 10


def test_a_blank_shows_the_one_value_that_is_left_to_it() -> None:
    """The printed total leaves East 2 on risk, in the cell and below the table."""
    (section,) = sections(text=ODD)
    (table,) = tables([section])
    assert row(table, "Risk")[3].aside == "can only be 2"
    below = [item.text for block in section.blocks if isinstance(block, Bullets) for item in block.items]
    assert "East, Risk: score can only be 2." in below


def test_a_score_off_its_scale_that_may_be_misread_is_to_be_compared() -> None:
    """A figure that was read doubtfully has the sign for that, and no sign that it differs."""
    (table,) = tables(sections(WORCESTERSHIRE))
    cell = row(table, "Support services - operational")[6]
    assert cell.text == "-25"
    assert [mark.sign[0] for mark in cell.marks] == ["?"]


def test_sentences_do_not_mark_the_cells_they_speak_of() -> None:
    """What a claim and the table say differently is said beside the claim: the cell may well be right."""
    (table,) = tables(sections(WORCESTERSHIRE))
    claims = {
        number
        for one in part(WORCESTERSHIRE).groups
        for number, it in ((part(WORCESTERSHIRE).number(it), it) for it in one.findings)
        if it.lead.subject.kind == "claim"
    }
    assert claims
    assert not {int(mark.sign[1:]) for line in table.rows for cell in line for mark in cell.marks} & claims


def test_shade_follows_the_figure_within_its_scale() -> None:
    """The lowest score of the scale has the lightest shade and the highest the strongest; results have none."""
    (table,) = tables(sections(text=ODD))
    assert [cell.heat for cell in row(table, "Care")[1:]] == [4, 4, 1]
    assert [cell.heat for cell in row(table, "Total")[1:]] == [None, None, None]


def test_no_withheld_figure_and_none_that_gives_it_away_is_shown() -> None:
    """Prices are withheld, so the scores for them, their weighted scores and the totals are not shown either."""
    shown = [cell for table in tables(sections(TENDER)) for line in table.rows if line[0].text in {"Price", "Total"} for cell in line[2:]]
    assert shown
    assert {cell.text for cell in shown} == {"not shown"}
    assert {cell.heat for cell in shown} == {None}


def test_each_scorer_has_a_table_and_a_public_report_none() -> None:
    """Who scored what is not for everybody."""
    assert len([one for one in sections(SCORERS) if "scorer" in one.title]) > 1
    assert not [one for one in sections(SCORERS, public=True) if "scorer" in one.title]


def test_many_options_are_put_into_several_tables() -> None:
    """At most eight beside each other, with the criteria repeated."""
    options = ", ".join(f"o{at}: {{}}" for at in range(19))
    columns = ", ".join(f"o{at}" for at in range(19))
    text = (
        f"appraisal: {{id: wide, title: Wide, from: published}}\nscale: {{min: 0, max: 5, step: 1}}\ncriteria: {{care: {{}}, risk: {{}}}}\n"
        f"options: {{{options}}}\nmethod: {{total: sum}}\n"
        f"tables: {{t: {{rows: criteria, columns: [{columns}], prints: score, cells: {{care: {[1] * 19}, risk: {[2] * 19}, total: {[3] * 19}}}}}}}\n"
    )
    found = list(tables(sections(text=text)))
    assert [len(one.heads) - 1 for one in found] == [WIDEST, WIDEST, 3]
    assert all([line[0].text for line in one.rows] == ["care", "risk", "Total"] for one in found)
    assert "(part 2 of 3)" in found[1].caption


def test_weights_and_maxima_stand_beside_their_criteria() -> None:
    """As far as they are printed, and the shade of a weighted score is that of its share of the highest possible one."""
    (table,) = tables(sections(WORCESTERSHIRE))
    assert table.heads[1:3] == ("Weight", "Highest possible")
    assert [cell.text for cell in row(table, "Enhance partnership working")[1:3]] == ["8", "80"]
    assert {cell.heat for cell in row(table, "Enhance partnership working")[3:]} == {2}


def test_a_large_paper_has_all_its_rows() -> None:
    """Its criteria, the total, the percentage and the rank."""
    (table,) = tables(sections(text=many_errors()))
    assert len(table.rows) == len(part(text=many_errors()).appraisal.criteria) + 3
