"""What single lines of a table mean: places, results of groups, averages, stars, numbers for names, each with a clean twin."""

import pytest

from tests.importing.make import Rows
from tests.importing.reading.found import audits, errors

GROUPED = [
    ["Candidate", "Noise", "Dust", "Subtotal Site", "Cost to run", "Staff", "Subtotal Money", "Overall", "Standing"],
    ["Mill", "4", "3", "7", "2", "5", "7", "14", "2"], ["Barn", "5", "5", "10", "3", "3", "6", "16", "1"], ["Quay", "1", "2", "3", "4", "4", "8", "11", "3"],
]  # fmt: skip
AVERAGED = [
    ["Aspect", "Mill", "Barn", "Quay"], ["Noise", "4", "5", "1"], ["Dust", "2", "5", "3"], ["Average Site", "3.00", "5.00", "2.00"],
    ["Running", "2", "3", "4"], ["Staff", "5", "4", "5"], ["Average Money", "3.50", "3.50", "4.50"], ["Weighted total", "3.20", "4.40", "3.00"],
]  # fmt: skip
SHARES = "The result of each group is the average of its scores; the total is the average of the groups, weighted (Site 60%, Money 40%)."
STARRED = [
    ["Criterion", "Weight", "Rope", "Chain"], ["Strength", "2", "★★★ (tested)", "★★★★★ (12 t)"], ["Price", "3", "★★★★ (cheap)", "★★ (dear)"],
    ["Upkeep", "1", "★★★ (oil)", "★★★★ (none)"], ["Total", "", "21", "20"],
]  # fmt: skip
LISTED = [["No.", "Factor", "Weight"], ["1", "Access", "40%"], ["2", "Light", "35%"], ["3", "Price", "25%"]]
NUMBERED = [["Site", "1", "2", "3", "Total"], ["North", "4", "2", "5", "3.55"], ["South", "3", "5", "1", "3.20"], ["West", "2", "2", "4", "2.50"]]
WORDED = [
    ["Kriterium", "Gewicht", "Hof", "Feld", "Wald"], ["Lage", "3", "hoch", "mittel", "niedrig"], ["Preis", "2", "niedrig", "hoch", "hoch"],
    ["Summe", "", "11", "12", "9"],
]  # fmt: skip


@pytest.mark.parametrize(
    ("blocks", "at", "printed", "found"),
    [
        ((GROUPED,), (2, 3), "11", ("barn", "10")),
        ((SHARES, AVERAGED), (7, 2), "4.60", ("barn", "4.40")),
        (("# Mooring", STARRED), (4, 2), "23", ("rope", "21")),
        (("# Sites", LISTED, NUMBERED), (3, 4), "2.70", ("west", "2.50")),
        (("Punkte: hoch = 3, mittel = 2, niedrig = 1.", WORDED), (3, 4), "10", ("wald", "9")),
    ],
    ids=["groups in columns", "averages of groups", "stars", "numbers over columns", "levels in German"],
)
def test_a_clean_table_accuses_nobody_and_its_twin_is_found_or_asked(
    blocks: tuple[str | Rows, ...], at: tuple[int, int], printed: str, found: tuple[str, str]
) -> None:
    """Nothing is held against figures that agree; of an altered one no other figure is given than the true one."""
    assert errors(audits(*blocks)) == [[]]
    *before, table = blocks
    rows = [[printed if (row, column) == at else text for column, text in enumerate(texts)] for row, texts in enumerate(table)]
    said = [one for each in errors(audits(*before, rows)) for one in each]
    assert said
    assert all(one[1] in {found[0], "site"} for one in said if one[0] != "ARI017")
    assert any(one[3] and float(one[3].split()[-1]) == float(found[1]) for one in said)
