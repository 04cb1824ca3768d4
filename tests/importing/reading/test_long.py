"""Long form whose options stand only in the first row of their block, signs with a datum, and points, sums and percentages in cells."""

from tests.importing.make import draft
from tests.importing.reading.found import audits, errors

PUGH = [
    ["Objective", "Weight", "Design 1", "Design 2", "Design 3"], ["Use", "5", "+", "Datum", "-"], ["Cost", "3", "++", "Datum", "0"], ["Looks", "2", "-", "Datum", "+"],
    ["Score (+)", "", "11", "", "2"], ["Score (-)", "", "-2", "", "-5"], ["Total", "", "9", "", "-3"],
]  # fmt: skip
AGAIN = [
    ["Design No", "Objective", "Score given", "Why"], ["1", "Use", "5", "simple"], ["", "Cost", "6", "cheap"], ["", "Looks", "-2", "plain"],
    ["2", "Use", "Datum", ""], ["", "Cost", "Datum", ""], ["", "Looks", "Datum", ""], ["3", "Use", "-5", "hard"], ["", "Cost", "0", "the same"], ["", "Looks", "2", "fine"],
]  # fmt: skip


def test_a_long_table_that_says_scores_again_is_no_second_decision() -> None:
    """Its numbers are those of the options; the products in it are weighted scores, told by the table with the signs."""
    (found,) = audits("# Pugh", PUGH, "# Reasons", AGAIN)
    assert found.appraisal is not None
    assert list(found.appraisal.options) == ["design-1", "design-2", "design-3"]
    assert len(found.appraisal.criteria) == 3
    assert errors([found]) == [[]]


def test_a_total_of_signs_is_checked() -> None:
    """With one total changed, that one is told with what the signs give."""
    rows = [*PUGH[:-1], ["Total", "", "9", "", "-4"]]
    fourth = [[*row, text] for row, text in zip(rows, ["Design 4", "+", "+", "+", "10", "0", "10"], strict=True)]
    fifth = [[*row, text] for row, text in zip(fourth, ["Design 5", "-", "+", "0", "3", "-5", "-2"], strict=True)]
    (found,) = errors(audits(fifth))
    assert [one[2:] for one in found] == [("-4", "-3")]


def test_points_sums_and_percentages_in_cells_are_read() -> None:
    """20 pts, 3/16 = 0.1875 and 0.58 (58%) each hold one figure."""
    points = [["Option", "Access", "Cost", "Total"], ["Elm", "20 pts", "15 pts", "35 pts"], ["Oak", "12 pts", "18 pts", "30 pts"]]
    sums = [
        ["Criterion", "Elm", "Oak"],
        ["Reach", "$3/16 = 0.1875$", "$8/16 = 0.5000$"],
        ["Ease", "$1 - (1/4) = 0.7500$", "0.2500"],
        ["Total", "0.938 (93.8%)", "0.750 (75%)"],
    ]
    for rows in (points, sums):
        (found,) = audits(rows)
        assert errors([found]) == [[]]
        assert any(one.quantity.kind == "total" and one.state == "figure" for one in found.appraisal.figures) if found.appraisal else False


def test_rows_of_one_name_are_kept_apart() -> None:
    """A form whose criteria were not named still has as many criteria as rows."""
    rows = [["Criteria", "Weight", "A", "B"], ["<name>", "2", "4", "3"], ["<name>", "1", "2", "5"], ["Total", "3", "10", "11"]]
    (found,) = audits(rows)
    assert found.appraisal is not None
    assert len(found.appraisal.criteria) == 2
    assert errors([found]) == [[]]


def test_labels_decide_where_sums_run_both_ways() -> None:
    """In a table that adds up down and across, the rows called options are the options."""
    rows = [
        ["Score:", "Panel", "Public", "Staff", "Total"],
        ["Option 1", "3", "5", "2", "10"],
        ["Option 2", "4", "1", "6", "11"],
        ["Total", "7", "6", "8", "21"],
    ]
    (found,) = audits(rows)
    assert found.appraisal is not None
    assert [option.title for option in found.appraisal.options.values()] == ["Option 1", "Option 2"]
    assert errors([found]) == [[]]


def test_a_list_of_other_results_belongs_to_no_table_of_scores() -> None:
    """Ratings from elsewhere, of other things for the most part, are not held against the scores."""
    scores = [["Dimension", "Kite 2", "Raft", "Sled"], ["Speed", "5", "6", "7"], ["Ease", "4", "8", "6"], ["Average", "4.5", "7", "6.5"]]
    ratings = [["Rank", "Model", "Rating"], ["1", "Canoe", "1,247"], ["2", "Raft", "1,226"], ["3", "Kite", "1,225"], ["4", "Skiff", "1,206"]]
    (found,) = audits("# Scores (1-10 scale)", scores, "# Ratings by others", ratings)
    assert found.appraisal is not None
    assert [option.title for option in found.appraisal.options.values()] == ["Kite 2", "Raft", "Sled"]
    assert errors([found]) == [[]]


def test_measures_with_units_are_no_scores() -> None:
    """A list of parts adds up, and is no appraisal for all that."""
    parts = [
        ["Part", "Mass (g)", "Price (€)", "Length (mm)"],
        ["Frame", "120", "14.50", "340"],
        ["Motor", "85", "9.90", "60"],
        ["Total", "205", "24.40", "400"],
    ]
    scores = [["Criterion", "Kite", "Raft"], ["Speed", "5", "6"], ["Ease", "4", "8"], ["Total", "9", "14"]]
    found = audits("# Scores", scores, "# Parts", parts)
    assert [len(one.appraisal.criteria) for one in found if one.appraisal is not None] == [2]


def test_a_key_gives_its_signs_their_numbers() -> None:
    """A cross among figures is 0 where the key says so, and its row is no gateway."""
    rows = [["Parameter", "Elm", "Oak", "Yew"], ["Speed", "3", "2", "✗"], ["Cores", "✗", "✗", "3"], ["Care", "1", "2", "3"]]
    found = draft("Legend: `3` = strong, `2` = ok, `1` = weak, `0`/`✗` = not supported.", rows)
    assert [criterion.kind for criterion in found.criteria] == ["scored"] * 3
    assert [entry.written for row in found.tables[0].rows for entry in row.entries] == ["3", "2", "0", "0", "0", "3", "1", "2", "3"]
    assert found.scale is not None
    assert (found.scale.low, found.scale.high) == ("0", "3")


def test_words_of_something_else_are_no_scores() -> None:
    """A table of high, medium and low about another question makes no criterion, and no scale of 1 to 3 for the figures."""
    scores = [["Criteria", "Weight", "Rent", "Buy"], ["Cost", "3", "4", "2"], ["Care", "2", "5", "3"], ["Total", "", "22", "12"]]
    words = [["Option", "Reversibility", "Cost to reverse"], ["Rent", "High", "one month"], ["Buy", "Low", "a sale"]]
    (found,) = audits("# Scores", scores, "# Way back", words)
    assert found.appraisal is not None
    assert len(found.appraisal.criteria) == 2
    assert errors([found]) == [[]]


def test_a_weighted_score_in_a_row_a_score_is_no_total() -> None:
    """Where one option has 0 everywhere, products of other columns give 0 as well: the head says what its figures are."""
    rows: list[list[str]] = [["Alternative", "Success factor", "Score", "Wt", "Weighted rating"]]
    scores = {"North": "0 0 0 0", "South": "3 3 3 0", "East": "0 1 0 0", "West": "2 2 1 1", "Centre": "1 0 2 1"}
    for option, given in scores.items():
        for name, weight, score in zip(("Staff", "Latency", "Access", "Land"), (10, 50, 20, 20), given.split(), strict=True):
            rows.append([option, name, score, f"{weight}%", f"{weight * int(score) / 100:.1f}"])
    totals = [["Alternative", "Weighted total", "Final rank"], *(list(row) for row in _TOTALS)]
    found = audits("Weighted score = score x weight.", rows, totals)
    assert [one for listed in errors(found) for one in listed] == []
    (first,) = (one.appraisal for one in found)
    assert first is not None
    assert [option.title for option in first.options.values()] == list(scores)


_TOTALS = (("North", "0.0", "5"), ("South", "2.4", "1"), ("East", "0.5", "4"), ("West", "1.6", "2"), ("Centre", "0.7", "3"))
