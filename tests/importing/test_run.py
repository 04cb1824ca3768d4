"""Whole imports of small documents: what is made of layouts that papers use."""

from typing import Any

import pytest

from audit.appraisal.model.place import Place
from audit.documents.paper import Remark
from audit.importing.run import import_papers
from audit.importing.write import text_of
from tests.importing.make import doubts, draft, paper, plain, table

SCORES = [["Criteria", "Stay", "Move"], ["Access", "3", "4"], ["Cost", "5", "2"], ["Total", "8", "6"]]


def values(found: Any, name: str = "scores") -> dict[str, Any]:
    cells = found["tables"][name]["cells"]
    return {key: row["values"] if isinstance(row, dict) else row for key, row in cells.items()}


def test_a_matrix_of_criteria_by_options_is_read() -> None:
    """Names, scores and the bottom row stand where they stand in the document, and the method is found."""
    found = plain(draft(SCORES))
    assert values(found) == {"access": ["3", "4"], "cost-criterion": ["5", "2"], "total": ["8", "6"]}
    assert (found["method"]["total"], found["method"]["standing"]["is"]) == ("sum", "inferred")


def test_raw_and_weighted_scores_side_by_side_are_told_apart() -> None:
    """Merged headings of options over pairs of columns give a score and a weighted score each."""
    rows = [
        ["Criterion", "Weight", "Stay", "<", "Move", "<"],
        ["^", "^", "Raw", "Weighted", "Raw", "Weighted"],
        ["Access", "60", "2", "120", "4", "240"],
        ["Quality", "40", "3", "120", "4", "160"],
        ["Total", "100", "", "240", "", "400"],
    ]
    found = plain(draft(rows))
    columns = found["tables"]["scores"]["columns"]
    assert [(one.get("prints"), one.get("option")) for one in columns] == [
        ("weight", None), ("score", "stay"), ("weighted-score", "stay"), ("score", "move"), ("weighted-score", "move"),
    ]  # fmt: skip
    assert found["method"]["total"] == "weighted-sum"


def test_groups_are_read_from_merged_cells_from_rows_and_from_subtotals() -> None:
    """A group may stand in a column of its own, in a row across the table, or only in the name of its subtotal."""
    merged = [
        ["Theme", "Criteria", "Stay", "Move"],
        ["People", "Access", "1", "2"],
        ["^", "Staff", "1", "2"],
        ["Money", "Cost", "3", "4"],
        ["^", "Risk", "3", "4"],
    ]
    headed = [
        ["Criteria", "Stay", "Move"],
        ["People", "<", "<"],
        ["Access", "1", "2"],
        ["Staff", "1", "2"],
        ["Money", "<", "<"],
        ["Cost", "3", "4"],
        ["Risk", "3", "4"],
    ]
    summed = [
        ["Criteria", "Stay", "Move"], ["Access", "1", "2"], ["Staff", "1", "2"], ["People subtotal", "2", "4"], ["Cost", "3", "4"], ["Risk", "3", "4"],
        ["Money subtotal", "6", "8"], ["Total", "8", "12"],
    ]  # fmt: skip
    for rows in (merged, headed, summed):
        found = plain(draft(rows))
        assert [item["group"] for item in found["criteria"].values()] == ["people", "people", "money", "money"]
    assert values(plain(draft(summed)))["money"] == ["6", "8"]


def test_definitions_give_weights_levels_and_quotas() -> None:
    """A definition may withhold a level or say how many options may have it; values stand in the running text."""
    rows = [
        ["Criteria title", "Assessment criteria", "Scoring approach", "Weighting"],
        ["Lawful", "It is lawful.", "", "Pass / Fail"],
        ["Access", "It is near.", "HIGH: near MEDIUM: N/A LOW: far", "6"],
        ["Cost", "It is cheap.", "HIGH: cheapest (1 option only) MEDIUM: neither (two options) LOW: dearest", "4"],
    ]
    found = plain(draft("Options are scored high [10], medium [5], low [0].", rows, SCORES))
    access, cost = found["criteria"]["access"], found["criteria"]["cost-criterion"]
    assert (access["weight"], access["levels"]["medium"], access["levels"]["high"]["is"]) == ("6", "not-applicable", "defined")
    assert [cost["levels"][level].get("quota") for level in ("high", "medium", "low")] == ["1", "2", None]
    assert found["criteria"]["lawful"]["kind"] == "gateway"
    assert {key: level["value"] for key, level in found["levels"].items()} == {"high": "10", "medium": "5", "low": "0"}


def test_weights_behind_names_are_read() -> None:
    """Where most criteria carry a figure in parentheses behind their names, it is their weight."""
    found = plain(draft([["Criteria", "Stay", "Move"], ["Access (60%)", "2", "4"], ["Staff (40%)", "3", "4"], ["Total", "2.4", "4.0"]]))
    assert [(item["title"], item["weight"]) for item in found["criteria"].values()] == [("Access", "60%"), ("Staff", "40%")]
    assert found["method"]["total"] == {"as": "weighted-sum", "over": "100"}


def test_words_in_a_column_of_comments_are_comments() -> None:
    """Single words such as Good below a heading of comments are reasons for the scores beside them, not levels."""
    rows = [
        ["Criteria", "Option 1", "<", "Option 2", "<"],
        ["^", "Score", "Comment", "Score", "Comment"],
        ["Access", "4", "good", "3", "poor"],
        ["Staff", "2", "none", "5", "n/a"],
    ]
    found = draft(rows)
    assert values(plain(found)) == {"access": ["4", "3"], "staff": ["2", "5"]}
    assert [(one.criterion, one.option, one.text) for one in found.reasons][:2] == [("access", "option-1", "good"), ("access", "option-2", "poor")]


def test_costs_and_benefits_beside_options_are_a_ranking() -> None:
    """Money and benefit points of options are costs and totals, and a cost for each point is a cost."""
    found = plain(
        draft(
            SCORES,
            [["Option", "Capital cost £m", "Benefit score", "Cost per benefit point"], ["Stay", "1.0", "8", "0.13"], ["Move", "2.0", "6", "0.33"]],
        )
    )
    assert [one["prints"] for one in found["tables"]["ranking"]["columns"]] == ["cost", "total", "cost"]


def test_single_letters_may_be_levels() -> None:
    """H, M and L in capitals are levels; Net and Overall head the bottom row."""
    found = plain(draft([["Success factor", "1 Do nothing", "2 Extend"], ["Fit", "L", "H"], ["Value", "M", "H"]]))
    assert [option["label"] for option in found["options"].values()] == ["1", "2"]
    assert sorted(level["label"] for level in found["levels"].values()) == ["H", "L", "M"]
    assert "total" in values(plain(draft([["Criteria", "Opt 1", "Opt 2"], ["Air", "+2", "-1"], ["Noise", "-2", "0"], ["Net", "0", "-1"]])))


def test_levels_in_columns_of_their_own_are_read() -> None:
    """A column for each level, with its value in the heading, defines the level."""
    rows = [["Criterion", "High (10)", "Low (0)"], ["Access", "near", "far"], ["Staff", "enough", "N/A"]]
    found = plain(draft(rows, [["Criteria", "Stay", "Move"], ["Access", "High", "Low"], ["Staff", "High", "High"]]))
    assert found["levels"] == {"high": {"value": "10", "label": "High"}, "low": {"value": "0", "label": "Low"}}
    assert found["criteria"]["staff"]["levels"]["low"] == "not-applicable"


def test_words_without_values_keep_their_order_and_are_told() -> None:
    """Where nothing says what Good is worth, a place in the order stands in the file and the head says so."""
    found = draft([["Criteria", "Stay", "Move"], ["Access", "Good", "Poor"], ["Staff", "Fair", "Good"]])
    assert {level["label"]: level["value"] for level in plain(found)["levels"].values()} == {"Good": "3", "Fair": "2", "Poor": "1"}
    assert any("do not say what these levels are worth" in said for said in doubts(found, "assumed"))


def test_colours_alone_are_words_for_levels() -> None:
    """Cells that hold nothing but a colour are read as the name of the colour."""
    rows = [["Criteria", "Stay", "Move"], ["Access", "", ""], ["Staff", "", ""]]
    fills = {(1, 1): "#00b050", (1, 2): "#ff0000", (2, 1): "#ffc000", (2, 2): "#92d050"}
    made = table(rows)
    cells = tuple(type(cell)(cell.row, cell.column, cell.text, fill=fills.get((cell.row, cell.column))) for cell in made.cells)
    found = plain(draft(type(made)(1, cells, 3, 3)))
    assert [one["value"] for row in values(found).values() for one in row] == ["Green", "Red", "Amber", "Green"]


def test_ticks_are_counted_and_crosses_told() -> None:
    """Ticks that come in numbers are scores; a cross beside them is a guess that the head tells."""
    found = draft([["Criteria", "Stay", "Move"], ["Access", "✓✓✓", "✓"], ["Staff", "✓", "✗"]])
    assert [one["value"] for row in values(plain(found)).values() for one in row] == ["3", "1", "1", "-1"]
    assert doubts(found, "doubtful")


def test_passes_and_fails_are_gateways() -> None:
    """Rows of passes and fails are gateways, and single ticks and crosses are passes and fails."""
    found = plain(
        draft([["Criteria", "Stay", "Move"], ["Lawful", "Pass", "Fail"], ["In budget", "✓", "✗"], ["Access", "3", "4"], ["Staff", "1", "4"]])
    )
    assert [item.get("kind") for item in found["criteria"].values()] == ["gateway", "gateway", None, None]


def test_scores_within_reasons_are_taken_out() -> None:
    """A cell may hold the reason and the score: ``Near the station. Score: 4``."""
    found = plain(
        draft(
            [
                ["Criteria", "Option 1", "Option 2"],
                ["Access", "Near the station. Score: 4", "Far away from it. Score: 1/5"],
                ["Staff", "All stay. Score: 5", "None of them stays. Score: 2"],
            ]
        )
    )
    assert [one if isinstance(one, str) else one["value"] for row in values(found).values() for one in row] == ["4", "1/5", "5", "2"]
    assert found["texts"]["rationale"]["access"]["option-1"]["text"] == "Near the station."


def test_a_table_for_each_option_needs_the_heading_above_it() -> None:
    """Scores of one option are those of the option that the nearest heading names; reasons stand beside them."""
    one = [["Criteria", "Evaluation", "Score"], ["1. Access", "+ Near\n– Steep", "4"], ["2. Staff", "All stay.", "3"], ["", "TOTAL SCORE", "7 / 10"]]
    two = [
        ["Criteria", "Evaluation", "Score"],
        ["1. Access", "No change to Option 1.", "4"],
        ["2. Staff", "As for Option 1, but fewer stay.", "2"],
        ["", "TOTAL SCORE", "6 / 10"],
    ]
    found = plain(draft("## Option 1 – Stay", one, "## Option 2 – Move", two))
    assert found["options"]["move"] == {"label": "2", "title": "Move"}
    assert values(found, "scores-of-move")["access"] == [{"value": "4", "from": "stay"}]
    assert values(found, "scores-of-move")["staff"] == ["2"]
    assert [point["sign"] for point in found["texts"]["rationale"]["access"]["stay"]["points"]] == ["+", "-"]
    assert found["scale"] == {"max": "5", "basis": "implied"}


def test_a_row_that_runs_on_over_a_page_goes_to_the_row_above() -> None:
    """A row without a name and without a score continues the reason above it."""
    rows = [["Criteria", "Evaluation", "Score"], ["Access", "Near the", "4"], ["", "station.", ""], ["Staff", "All stay.", "3"]]
    found = plain(draft("Option 1 – Stay", rows))
    assert found["texts"]["rationale"]["access"]["stay"]["text"] == "Near the station."


def test_reasons_in_tables_of_their_own_are_read() -> None:
    """A matrix of texts, or a small table for each criterion, gives the reasons for scores known from elsewhere."""
    matrix = [
        ["Criteria", "Stay", "Move"],
        ["Access", "It is near the station.", "It is far away from it."],
        ["Cost", "It costs next to nothing.", "It costs a great deal."],
    ]
    question = [["Question", "Is it near?", "<"], ["Option", "Stay", "Move"], ["Rationale", "Near the station.", "Far away."]]
    assert len(draft(SCORES, matrix).reasons) == 4
    found = draft(SCORES, "## Access", question)
    assert [(one.criterion, one.option, one.text) for one in found.reasons] == [
        ("access", "stay", "Near the station."),
        ("access", "move", "Far away."),
    ]


def test_a_question_of_no_known_criterion_is_left_out_and_told() -> None:
    """Reasons that belong to nothing known are not guessed at."""
    question = [["Question", "Is it pretty?", "<"], ["Option", "Stay", "Move"], ["Rationale", "Yes, it is.", "No, not at all."]]
    found = draft(SCORES, "Something else", question)
    assert not found.reasons
    assert doubts(found, "left-out")


def test_names_spelled_differently_are_one() -> None:
    """Numbers, abbreviations, ampersands and small slips do not make a new option; the match is told where it is not plain."""
    rank = [["Option", "Total score", "Rank"], ["1. Strategic partnership", "8", "1"], ["JV", "6", "2"]]
    scores = [["Criteria", "Strategic Partnership (with another LA)", "Joint Venture"], *SCORES[1:]]
    found = draft(scores, rank)
    assert [item.title for item in found.options] == ["Strategic Partnership (with another LA)", "Joint Venture"]
    assert any('"JV" was read as the option "Joint Venture"' in said for said in doubts(found, "matched"))


def test_a_name_that_only_one_table_has_is_told() -> None:
    """An option of the ranking that no other table lists is entered, and the head says so."""
    found = draft(SCORES, [["Option", "Total", "Rank"], ["Stay", "8", "1"], ["Sell", "7", "2"]])
    assert any('"Sell" is in no other table' in said for said in doubts(found))


def test_tables_that_are_no_appraisal_are_left_alone() -> None:
    """Contents, budgets by year and lists are not read as scores."""
    contents = [["Section", "Page"], ["Summary", "3"], ["Scores", "5"]]
    budget = [["Budget", "2023/24", "2024/25"], ["Staff", "120", "130"], ["Rent", "40", "42"]]
    people = [["Name", "Role"], ["Finance", "Adviser"], ["Legal", "Adviser"]]
    found = draft(contents, budget, people, SCORES)
    assert [one.sort for one in found.seen] == ["none", "none", "none", "matrix"]


def test_hidden_and_missing_figures_have_their_states() -> None:
    """Redactions, pointers elsewhere, figures to follow and dashes are told apart, and none is a zero."""
    found = draft(
        [["Criteria", "Stay", "Move", "Sell"], ["Access", "3", "[redacted]", "see Appendix B"], ["Staff", "–", "tbc", "n/a"], ["Light", "1", "2", ""]]
    )
    cells = [one if isinstance(one, str) else one["state"] for row in values(plain(found)).values() for one in row]
    assert cells == ["3", "withheld", "elsewhere", "dash", "pending", "not-applicable", "1", "2", "blank"]
    assert any("1 score is empty" in said for said in doubts(found, "missing"))


def test_a_cell_that_is_no_figure_is_illegible_and_told_first() -> None:
    """What cannot be read stands at the head of the list, with what the document has."""
    found = draft([["Criteria", "Stay", "Move"], ["Access", "3", "~%"], ["Staff", "1", "2"], ["Light", "4", "4"]])
    assert found.doubts[0].weight == "unreadable"
    assert '"~%"' in found.doubts[0].text


def test_letters_that_look_like_digits_are_doubtful() -> None:
    """A letter O between digits is read as 0, and the cell says what the document has."""
    found = draft([["Criteria", "Stay", "Move"], ["Access", "1O", "20"], ["Staff", "l5", "25"], ["Total", "25", "45"]])
    cell = values(plain(found))["access"][0]
    assert cell == {"value": "10", "reading": "doubtful", "note": 'the document has "1O"'}


def test_sums_decide_between_readings() -> None:
    """A figure in parentheses is the one that makes the total agree; the file says what was decided and why."""
    found = draft([["Criteria", "Stay", "Move"], ["Access", "(3)", "4"], ["Staff", "5", "2"], ["Total", "2", "6"]])
    cell = values(plain(found))["access"][0]
    assert (cell["value"], cell["reading"]) == ("-3", "doubtful")
    assert "because the scores then add to the total" in cell["note"]


def test_a_total_that_does_not_agree_is_left_as_it_is() -> None:
    """An import never mends: the total stands as printed, and the head counts what the method gives."""
    found = draft([["Criteria", "Stay", "Move"], ["Access", "3", "4"], ["Staff", "5", "2"], ["Total", "8", "7"]])
    assert values(plain(found))["total"] == ["8", "7"]
    assert any("gives 1 of the 2 totals" in said for said in doubts(found, "note"))


@pytest.mark.parametrize(("kind", "is_doubtful"), [("text", True), ("pdf", True), ("docx", False), ("xlsx", False)])
def test_a_stray_sign_is_doubtful_where_the_copy_may_have_lost_signs(kind: str, is_doubtful: bool) -> None:
    """A score below 0 among others above it is doubtful in a converted text, and stands as it is in a document that holds its characters."""
    rows = [["Criteria", "Stay", "Move"], *([name, "3", "4"] for name in ("Access", "Staff", "Light", "Space", "Noise", "Roof")), ["Heat", "-3", "2"]]
    found = draft(rows, kind=kind)
    assert bool(doubts(found, "doubtful")) is is_doubtful


def test_money_beside_options_is_cost() -> None:
    """A column of pounds is a cost; a criterion called Cost prints scores like the others."""
    rank = [["Option", "Net present cost (£m)", "Total", "Rank"], ["Stay", "1.2", "8", "1"], ["Move", "3.4", "6", "2"]]
    found = plain(draft(SCORES, rank))
    assert [one["prints"] for one in found["tables"]["ranking"]["columns"]] == ["cost", "total", "rank"]
    assert found["criteria"]["cost-criterion"]["title"] == "Cost"


def test_percentages_and_ranks_say_what_they_follow_from() -> None:
    """Which denominator gives the percentages, and which end comes first, is found by trying."""
    scores = [
        ["Criteria", "Maximum", "Stay", "Move"],
        ["Access", "5", "3", "4"],
        ["Staff", "5", "5", "2"],
        ["Total", "10", "8", "6"],
        ["%", "", "80%", "60%"],
        ["Rank", "", "2", "1"],
    ]
    found = plain(draft(scores))
    standing = found["method"].pop("standing")
    assert (standing["is"], standing["fits"], standing["of"]) == ("inferred", "2", "2")
    assert found["method"] == {"total": "sum", "percent": {"of": "maximum"}, "rank": {"by": "total"}, "direction": "lower"}


def test_a_stated_scale_is_taken_where_the_scores_keep_to_it() -> None:
    """A scale in the text or in a heading is taken if the scores lie on it, else not."""
    assert plain(draft("Each option was scored from 0 to 5.", SCORES))["scale"]["max"] == "5"
    assert "scale" not in plain(draft("Each option was scored from 0 to 3.", SCORES))
    headed = [["Criteria", "Score (0-5)"], ["Access", "3"], ["Staff", "5"]]
    assert plain(draft("Option 1 – Stay", headed, "Option 2 – Move", headed))["scale"] == {"min": "0", "max": "5"}


def test_bands_are_read_from_a_legend() -> None:
    """Lines of a legend, each with a colour and a range, are bands; open ends stay open."""
    found = plain(draft("Green: above 60", "Amber: 31-60", "Red (0 - 30)", SCORES))
    assert found["bands"]["ranges"] == [
        {"label": "Green", "from": "60"},
        {"label": "Amber", "from": "31", "to": "60"},
        {"label": "Red", "from": "0", "to": "30"},
    ]


def test_german_numbers_are_told_by_all_cells_together() -> None:
    """Decimals behind commas throughout make the file say so; one cell alone would not."""
    found = plain(draft([["Kriterium", "Nord", "Süd"], ["Lage", "1,5", "2,5"], ["Preis", "3,0", "1.000,5"], ["Summe", "4,5", "1.003,0"]]))
    assert found["appraisal"]["numbers"] == "de"
    assert found["method"]["total"] == "sum"


def test_several_documents_make_one_appraisal() -> None:
    """Each document keeps its role and date; the same figure in two of them is kept twice and the difference told."""
    report = paper(
        "# Options appraisal", "Cabinet, 14 December 2017", [["Option", "Total", "Rank"], ["Stay", "9", "1"], ["Move", "6", "2"]], name="report.docx"
    )
    found = import_papers([report, paper("# Appendix B", SCORES, name="appendix-b.docx")])
    said = plain(found)
    assert [(one["role"], one.get("date")) for one in said["sources"].values()] == [("report", "2017-12-14"), ("appendix", None)]
    assert any("prints 9 where appendix-b.docx prints 8" in one for one in doubts(found, "note"))


def test_an_addendum_replaces_what_it_restates() -> None:
    """Figures that an addendum prints anew stand there; the old printing says where, and is compared no more."""
    later = paper("# Addendum", [["Option", "Total", "Rank"], ["Stay", "9", "1"], ["Move", "6", "2"]], name="addendum.docx")
    found = import_papers([paper(SCORES), later])
    total = values(plain(found))["total"]
    assert total == [{"state": "elsewhere", "note": "printed 8; addendum.docx replaces it by 9"}, "6"]


def test_remarks_of_readers_are_passed_on() -> None:
    """What a reader could not read is at the head of the file, with its place."""
    found = draft(SCORES, remarks=[Remark("page 2 is a picture without text", "lost", Place(page=2))])
    assert found.doubts[0].text == "page 2 is a picture without text"
    assert "page 2 of the document" in text_of(found)


def test_marks_of_secrecy_set_the_handling() -> None:
    """A paper marked not for publication is exempt in the file, and one marked draft is a draft."""
    assert draft("NOT FOR PUBLICATION", SCORES).handling == "exempt"
    assert draft("DRAFT v0.3", SCORES).handling == "draft"


def test_the_same_document_gives_the_same_bytes() -> None:
    """Nothing in the file depends on the run."""
    assert text_of(draft(SCORES)) == text_of(draft(SCORES))


def test_a_document_without_tables_gives_an_empty_draft() -> None:
    """Nothing is raised for a document that holds nothing."""
    found = draft("Only words.")
    assert (found.criteria, found.options, found.tables) == ((), (), ())
