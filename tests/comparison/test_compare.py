"""Two versions compared: what differs is reported once and what does not differ never."""

from pathlib import Path

import pytest

from audit.comparison.compare import compare
from tests.comparison.pairs import PAPER, between, examined, told

_ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("file", sorted((_ROOT / "appraisals").glob("*.yaml")), ids=lambda file: file.stem)
def test_a_published_appraisal_does_not_differ_from_itself(file: Path) -> None:
    """Nothing differs and every finding is carried."""
    one = examined(file.read_text(encoding="utf-8"))
    found = compare([one], [one])
    assert not found.differs
    assert {each.kind for each in found.pairs[0].findings} <= {"carried"}


def test_the_order_of_rows_and_columns_is_no_change() -> None:
    """Criteria, options, rows and columns in another order are the same appraisal."""
    new = PAPER.replace("columns: [a, b]", "columns: [b, a]").replace(
        "cells: {care: [4, 3], risk: [5, 4], total: [13, 10]}", "cells: {risk: [4, 5], care: [3, 4], total: [10, 13]}"
    )
    assert new != PAPER
    assert told(PAPER, new) == set()


def test_a_score_that_is_different() -> None:
    """It is a change of value, with both figures as printed."""
    assert told(PAPER, PAPER.replace("[4, 3]", "[3, 3]")) == {("scores", "changed", "score", "4", "3")}


def test_a_figure_printed_differently_is_a_change_of_print() -> None:
    """4 and 4.0 are one value."""
    assert told(PAPER, PAPER.replace("[4, 3]", '["4.0", 3]')) == {("scores", "print", "score", "4", "4.0")}


def test_a_score_that_is_filled_in() -> None:
    """An empty cell and a figure differ; an empty one is never a nought."""
    assert told(PAPER.replace("[4, 3]", "[blank, 3]"), PAPER) == {("scores", "changed", "score", "(blank)", "4")}
    assert told(PAPER.replace("[4, 3]", "[blank, 3]"), PAPER.replace("[4, 3]", "[0, 3]")) == {("scores", "changed", "score", "(blank)", "0")}


def test_a_total_that_is_different() -> None:
    """Totals have an area of their own."""
    assert told(PAPER, PAPER.replace("[13, 10]", "[14, 10]")) == {("totals", "changed", "total", "13", "14")}


def test_a_weight_changed_after_scoring_is_called_out() -> None:
    """The old version holds scores, and they rest on the weight."""
    found = between(PAPER, PAPER.replace("weight: 2", "weight: 3")).alterations
    assert [(one.area, one.old, one.new, one.after_scoring) for one in found] == [("weights", "2", "3", True)]


def test_a_weight_changed_before_any_score_is_not_called_out() -> None:
    """A version without a score has nothing that rests on its weights."""
    old = PAPER.replace("care: [4, 3], risk: [5, 4], total: [13, 10]", "care: [blank, blank], risk: [blank, blank]")
    found = between(old, PAPER.replace("weight: 2", "weight: 3")).alterations
    assert [one.after_scoring for one in found if one.area == "weights"] == [False]


def test_a_score_alone_is_not_called_out() -> None:
    """What changes among scores is no change of what they rest on."""
    assert not any(one.after_scoring for one in between(PAPER, PAPER.replace("[4, 3]", "[3, 3]")).alterations)


def test_one_scale_is_one_change() -> None:
    """A scale that all criteria share is reported once."""
    assert told(PAPER, PAPER.replace("max: 5", "max: 6")) == {("scale", "changed", "scale", "from 0 to 5 in steps of 1", "from 0 to 6 in steps of 1")}


def test_an_option_that_is_gone() -> None:
    """Its scores and totals are gone with it and are not listed."""
    new = (
        PAPER.replace(", b: {title: Build a new site, base: true}", "")
        .replace("[a, b]", "[a]")
        .replace("[4, 3]", "[4]")
        .replace("[5, 4]", "[5]")
        .replace("[13, 10]", "[13]")
    )
    assert told(PAPER, new) == {("options", "gone", "option", "Build a new site", "")}
    assert told(new, PAPER) == {("options", "new", "option", "", "Build a new site")}


def test_a_criterion_that_is_renamed() -> None:
    """It stays the same criterion, with both titles."""
    assert told(PAPER, PAPER.replace("Quality of care", "Quality of the care")) == {
        ("criteria", "renamed", "criterion", "Quality of care", "Quality of the care")
    }


def test_what_became_of_a_finding() -> None:
    """A total that adds up now is gone because the check agrees; one beside an empty cell because it cannot be checked."""
    odd = PAPER.replace("[13, 10]", "[14, 10]")
    (agrees,) = [one for one in between(odd, PAPER).findings if one.rule == "ARI001"]
    assert (agrees.kind, agrees.fate) == ("gone", "agrees")
    (unknown,) = [one for one in between(odd, odd.replace("[4, 3]", "[withheld, 3]")).findings if one.rule == "ARI001"]
    assert (unknown.kind, unknown.fate) == ("gone", "not-checked")
    (new,) = [one for one in between(PAPER, odd).findings if one.rule == "ARI001"]
    assert (new.kind, new.fate) == ("new", "agrees")


def test_a_finding_with_other_figures_is_carried() -> None:
    """The same check fails in both versions: it is one finding, and says so with both texts."""
    found = between(PAPER.replace("[13, 10]", "[14, 10]"), PAPER.replace("[13, 10]", "[15, 10]"))
    (one,) = [each for each in found.findings if each.rule == "ARI001"]
    assert one.kind == "carried"
    assert "14" in one.old
    assert "15" in one.new


@pytest.mark.parametrize("forwards", [True, False])
def test_what_one_version_withholds_the_other_does_not_give_away(forwards: bool) -> None:
    """Neither the score, nor a total or a sentence of the version that prints them, is shown."""
    open_ = PAPER.replace("care: [4, 3]", "care: [1, 3]").replace("[13, 10]", "[77, 10]")
    closed = open_.replace("care: [1, 3]", "care: [withheld, 3]")
    found = between(*((open_, closed) if forwards else (closed, open_)))
    shown = [text for one in found.alterations for text in (one.old, one.new)] + [text for one in found.findings for text in (one.old, one.new)]
    assert not any("77" in text for text in shown)
    assert {(one.of, one.withheld) for one in found.alterations} == {("score", True), ("total", True)}
    assert {text for one in found.alterations for text in (one.old, one.new)} == {"withheld", "not shown"}


def test_several_appraisals_are_matched_by_what_they_share() -> None:
    """Whatever their order; what shares no option or no criterion is gone or new."""
    other = (
        PAPER.replace("Quality of care", "Parking")
        .replace("Low risk", "Noise")
        .replace("Keep the old site", "North")
        .replace("Build a new site", "South")
    )
    third = other.replace("Parking", "Views").replace("Noise", "Smell")
    one, two, three = examined(PAPER), examined(other), examined(third)
    found = compare([one, two], [three, one])
    assert [(pair.versions.old, pair.versions.new) for pair in found.pairs] == [(one, one)]
    assert (found.gone, found.new) == ((two,), (three,))
    assert found.differs
