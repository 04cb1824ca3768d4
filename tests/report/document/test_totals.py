"""Totals and places of a report: as printed beside recalculated, from the checks that were made."""

from fractions import Fraction

from audit.report.document.blocks import Plot, ReportSection
from audit.report.document.scope import Audience
from audit.report.document.totals import totals
from tests.report.document.parts import CLEAN, ODD, ROTHERHAM, TENDER, WORCESTERSHIRE, part, tables


def section(file: str = "", text: str = "", **more: object) -> ReportSection:
    found = totals(part(file, text), **more)  # type: ignore[arg-type]
    assert found is not None
    return found


def rows(one: ReportSection) -> list[list[str]]:
    (table,) = tables([one])
    return [[cell.text for cell in row] for row in table.rows]


def test_totals_are_beside_recalculated_ones_in_the_order_of_places() -> None:
    """The recalculated total is that of the check, and the last column what follows for the order."""
    found = rows(section(ROTHERHAM))
    assert found[0][1:] == ["33 / 40", "33", "1st", "1st"]
    assert ["Shared Service", "24", "26", "4th", "joint 2nd"] in found
    assert [row[3] for row in found] == ["1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th"]


def test_where_all_agree_there_is_no_column_for_another_order() -> None:
    """Nothing is recalculated that agrees."""
    (table,) = tables([section(text=CLEAN)])
    assert table.heads == ("Option", "Total printed", "Total recalculated", "Place by the totals printed")


def test_a_total_with_blanks_is_a_range() -> None:
    """What the check says of a sum with a missing score is given as it is, and drawn as a range."""
    found = section(text=ODD)
    assert rows(found)[2][:3] == ["East", "4", "2, 3, 4, 5, 6 or 7"]
    (plot,) = [one for one in found.blocks if isinstance(one, Plot)]
    assert [[shape.kind for shape in row.shapes] for row in plot.rows] == [["bar", "ring"], ["bar", "ring"], ["bar", "range"]]


def test_the_plot_is_exact() -> None:
    """North prints 11 and adds to 12, the longest: its bar ends at eleven twelfths, its ring at the end."""
    (plot,) = [one for one in section(text=ODD).blocks if isinstance(one, Plot)]
    bar, ring = plot.rows[0].shapes
    assert (bar.at, bar.to_at, ring.at) == (0, Fraction(11, 12), 1)
    assert plot.rows[0].value == "11; recalculated 12"
    assert plot.ends == ("0", "12")


def test_withheld_totals_are_not_shown() -> None:
    """Neither printed nor recalculated, and no bar is drawn of which they could be read."""
    found = section(TENDER)
    assert {cell for row in rows(found) for cell in row[1:]} == {"not shown"}
    assert [one for one in found.blocks if isinstance(one, Plot)] == []


def test_for_a_meeting_the_table_is_short() -> None:
    """Eight options at most, without a plot and without marks, since no finding follows."""
    found = section(ROTHERHAM, most=3, plotted=False)
    (table,) = tables([found])
    assert len(table.rows) == 3
    assert not [mark for row in table.rows for cell in row for mark in cell.marks]
    assert [one for one in found.blocks if isinstance(one, Plot)] == []
    assert "5 more options" in str(found.blocks)


def test_a_mark_leads_to_the_finding() -> None:
    """That of the total, where this report has it."""
    found = part(text=ODD, audience=Audience.COMMITTEE)
    one = totals(found)
    assert one is not None
    (table,) = tables([one])
    assert [(mark.sign, mark.to) for mark in table.rows[0][1].marks] == [("▲1", "finding-1")]


def test_printed_ranks_are_called_so() -> None:
    """Where ranks are printed the places are those, else they go by the totals."""
    (printed,), (by_totals,) = tables([section(WORCESTERSHIRE)]), tables([section(ROTHERHAM)])
    assert (printed.heads[3], by_totals.heads[3]) == ("Place as printed", "Place by the totals printed")


def test_without_totals_there_is_no_section() -> None:
    """A paper that prints neither totals nor ranks has none to recalculate."""
    text = ODD.replace(", rank: {by: total}", "").replace(", total: [11, 10, 4], rank: [1, 2, 3]", "").replace("total: sum", "total: none")
    assert totals(part(text=text)) is None
