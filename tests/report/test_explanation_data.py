"""What follows from explanations, as plain data."""

from typing import Any

from audit.report.json_result import audit_as_data
from tests.papers import SUMS, examined

_TABLE = "tables: {t: {rows: options, columns: [care, risk, total], prints: score, cells: {a: [4, 5, %s], b: [4, 4, %s], c: [%s, 0, %s]}}}\n"


def _details(*cells: str, more: str = "") -> Any:
    (finding,) = [one for one in audit_as_data(examined(SUMS, more, _TABLE % cells))["findings"] if one["rule"] == "ARI001"]
    assert len(finding["explanations_detail"]) == len(finding["explanations"])
    return finding


def test_totals_places_and_what_they_touch() -> None:
    """Each explanation has the totals and places that follow, and says whether order, first place and recommendation are touched."""
    found = _details("7", "8", "1", "1", more="recommendation: {preferred: a}\n")
    assert [one["totals"][0] for one in found["explanations_detail"]] == [
        {"option": "a", "possible": ["7"], "between": None}, {"option": "a", "possible": ["7"], "between": None},
        {"option": "a", "possible": ["9"], "between": None},
    ]  # fmt: skip
    assert found["explanations_detail"][2] == {
        "totals": [{"option": "a", "possible": ["9"], "between": None}, {"option": "b", "possible": ["8"], "between": None}, {"option": "c", "possible": ["1"], "between": None}],
        "order": [{"option": "a", "place": "1st"}, {"option": "b", "place": "2nd"}, {"option": "c", "place": "3rd"}],
        "changes_order": "yes", "changes_first": "yes", "changes_recommended": "yes", "settled_by": [],
    }  # fmt: skip
    assert (found["recommended_affected"], found["unexplained"]) == ("depends", "")


def test_without_a_recommendation_nothing_is_said_of_it() -> None:
    """Where none is recorded both are null."""
    found = _details("7", "8", "1", "1")
    assert (found["recommended_affected"], found["explanations_detail"][0]["changes_recommended"]) == (None, None)


def test_many_values_are_given_as_a_range() -> None:
    """A total with a blank below it has its few values listed; one of many, or a rounded one, is given by its bounds, exactly."""
    few = _details("7", "8", "blank", "blank")["explanations_detail"][0]["totals"][2]
    assert few == {"option": "c", "possible": ["0", "1", "2", "3", "4", "5"], "between": None}
    head = SUMS.replace("max: 5, step: 1", "max: 50, step: 1")
    many = next(one for one in audit_as_data(examined(head, _TABLE % ("7", "8", "blank", "blank")))["findings"] if one["rule"] == "ARI001")
    bounds = {"low": "0", "high": "50", "low_open": False, "high_open": False}
    assert many["explanations_detail"][0]["totals"][2] == {"option": "c", "possible": [], "between": bounds}


def test_options_with_withheld_figures_are_left_out() -> None:
    """Neither the total nor the place of an option is given where what decides it is withheld."""
    found = _details("7", "8", "1", "withheld")["explanations_detail"][0]
    assert [one["option"] for one in found["totals"]] == ["a", "b"]
    assert [one["option"] for one in found["order"]] == ["b", "a"]
    hidden = _details("7", "8", "withheld", "blank")["explanations_detail"][0]
    assert [one["option"] for one in hidden["totals"]] == ["a", "b"]
