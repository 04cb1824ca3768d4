"""What is called right, asked and wrong, and what comes of a figure that does not follow."""

from dataclasses import replace
from fractions import Fraction

import pytest

from bench.layouts.judge import judge
from bench.layouts.names import named
from bench.layouts.product import Answer, Figure, Found, Read, Said
from bench.layouts.truth import Decision, Discrepancy, Truth

TRUE = Decision(
    options=("Option 1: North", "South"), criteria={"Cost": "60%", "Access": "40%"}, scores={"Cost": ("4", "3"), "Access": ("3", "5")},
    totals={"total": ("3.6", "3.9")}, method="weighted-sum",
)  # fmt: skip
SLIP = Discrepancy(what="total", option="South", printed="3.9", right="3.8")
FAULTY, CLEAN = Truth(decisions=(TRUE,), discrepancies=(SLIP,)), Truth(decisions=(replace(TRUE, totals={"total": ("3.6", "3.8")}),))


def figure(kind: str, text: str, option: str = "", criterion: str = "", state: str = "verified") -> Figure:
    value = Fraction(text.rstrip("%"))
    return Figure(kind=kind, option=option, criterion=criterion, group="", item="", scorer="", text=text, value=value, state=state)


def read(
    *totals: str, method: str = "weighted-sum", findings: tuple[Found, ...] = (), doubts: tuple[str, ...] = (), verdict: str = "consistent"
) -> Read:
    names = ("1 North", "South")
    cells = [("Cost", ("4", "3")), ("Access", ("3", "5"))]
    figures = [figure("score", text, option, criterion) for criterion, row in cells for option, text in zip(names, row, strict=True)]
    figures += [figure("weight", "60%", criterion="Cost"), figure("weight", "40%", criterion="Access")]
    figures += [figure("total", text, option) for option, text in zip(names, totals, strict=True)]
    return Read(
        options=names,
        criteria=("Cost", "Access"),
        figures=tuple(figures),
        method=method,
        standing="",
        scale=None,
        verdict=verdict,
        doubts=doubts,
        findings=findings,
    )


def found(published: str, computed: str, *, option: str = "South", accuses: bool = True, kind: str = "total") -> Found:
    severity = "error" if accuses else "warning"
    said = Said(kind=kind, option=option, criterion="", published=published, computed=computed)
    return Found(rule="ARI001", severity=severity, accuses=accuses, message="...", said=(said,))


def test_a_reading_in_which_all_is_as_it_is_is_right() -> None:
    """Numbers before titles may be kept or not."""
    verdict = judge(CLEAN, Answer(reads=(read("3.6", "3.8"),)))
    assert (verdict.reading, verdict.amiss, verdict.accused) == ("right", (), ())


def test_a_lost_total_is_wrong_where_nothing_is_said_and_asked_where_it_is() -> None:
    """Doubt told is no wrong reading."""
    plain = replace(read("3.6", "3.8"), figures=read("3.6", "3.8").figures[:-1])
    assert judge(CLEAN, Answer(reads=(plain,))).reading == "wrong"
    told = judge(CLEAN, Answer(reads=(replace(plain, doubts=("the total of South was left out",)),)))
    assert (told.reading, told.amiss) == ("asked", ("totals", "method"))


def test_another_method_is_no_right_reading() -> None:
    """A plain sum is not how a weighted total follows, even if nothing was found."""
    assert "method" in judge(CLEAN, Answer(reads=(read("3.6", "3.8", method="sum"),))).amiss


def test_a_refusal_with_a_reason_is_asked() -> None:
    """And a tool that breaks is wrong."""
    assert judge(CLEAN, Answer(refused="no table was made out")).reading == "asked"
    assert judge(CLEAN, Answer(refused="takes too long", broke=True)).reading == "wrong"


def test_an_error_on_a_clean_paper_accuses() -> None:
    """Whatever doubt is told beside it: the reading is wrong unless it is right, and the error is counted."""
    verdict = judge(CLEAN, Answer(reads=(read("3.6", "3.8", method="sum", findings=(found("3.8", "8"),), doubts=("the method is a guess",)),)))
    assert (verdict.reading, len(verdict.accused)) == ("wrong", 1)


def test_a_warning_on_a_clean_paper_is_counted_apart() -> None:
    """It accuses nobody."""
    verdict = judge(CLEAN, Answer(reads=(read("3.6", "3.8", findings=(found("3.8", "4", accuses=False),)),)))
    assert (verdict.accused, len(verdict.warned)) == ((), 1)


@pytest.mark.parametrize(
    ("findings", "verdict", "came"),
    [
        ((found("3.9", "3.8"),), "inconsistent", "found"), ((found("3.9", "3.80"),), "inconsistent", "found"), ((found("3.9", "3.84"),), "inconsistent", "found"),
        ((found("3.9", "8"),), "inconsistent", "other figure"), ((found("3.9", "3.8", accuses=False),), "consistent", "asked"),
        ((), "undecided", "asked"), ((), "consistent", "missed"), ((found("3.6", "3.8", option="1 North"),), "inconsistent", "missed"),
    ],
)  # fmt: skip
def test_what_comes_of_a_figure_that_does_not_follow(findings: tuple[Found, ...], verdict: str, came: str) -> None:
    """Found with the right figure, pointed at with another, asked about, or missed."""
    assert dict(judge(FAULTY, Answer(reads=(read("3.6", "3.9", findings=findings, verdict=verdict),))).found) == {came: 1}


def test_an_error_with_another_figure_under_another_reading_is_wrong() -> None:
    """To point at the right cell for no good reason is no doubt told."""
    answer = Answer(reads=(read("3.6", "3.9", method="sum", findings=(found("3.9", "8"),), doubts=("a guess",), verdict="inconsistent"),))
    assert judge(FAULTY, answer).reading == "wrong"


def test_consistent_without_one_verified_figure_is_a_false_all_clear() -> None:
    """It is counted, and never passes for a doubt."""
    nothing = read("3.6", "3.8", method="none", doubts=("the total was left out",))
    nothing = replace(nothing, figures=tuple(replace(one, state="unchecked") for one in nothing.figures))
    verdict = judge(CLEAN, Answer(reads=(nothing,)))
    assert (verdict.clear_of_nothing, verdict.reading) == (True, "wrong")


def test_two_decisions_read_as_one_are_amiss() -> None:
    """Each decision wants a reading of its own."""
    other = Decision(options=("East", "West"), criteria={"Size": None}, scores={"Size": ("1", "2")}, totals={"total": ("1", "2")}, method="sum")
    verdict = judge(Truth(decisions=(*CLEAN.decisions, other)), Answer(reads=(read("3.6", "3.8"),)))
    assert "appraisals" in verdict.amiss


def test_a_reading_of_what_scores_nothing_is_amiss() -> None:
    """A cash flow is no appraisal."""
    assert judge(Truth(decisions=()), Answer(reads=(read("3.6", "3.8"),))).amiss == ("nothing scored",)
    assert judge(Truth(decisions=()), Answer(refused="no table of criteria")).reading == "right"


def test_names_are_matched_once_and_whole_names_first() -> None:
    """Value for money is not Value, where both are there."""
    assert named(["Value", "Value for money"], ["Value for money", "Value"]) == {"Value": "Value", "Value for money": "Value for money"}
    assert named(["**Cost** (30%)", "Option 2: South"], ["Cost", "South"]) == {"**Cost** (30%)": "Cost", "Option 2: South": "South"}
    assert named(["Cost"], ["Access"]) == {}
    assert named(["Development speed", "Security"], ["Dev. speed", "Security"]) == {"Development speed": "Dev. speed", "Security": "Security"}
    assert named(["Risk", "Rank"], ["Ri", "Rank"]) == {"Rank": "Rank"}


def test_another_name_that_the_product_gives_is_the_same_name() -> None:
    """A criterion under the title of a list is the one that the table of scores words otherwise, if the product says so; else it is another."""
    true = replace(TRUE, criteria={"Price of it": "60%", "Access": "40%"}, scores={"Price of it": ("4", "3"), "Access": ("3", "5")})
    clean = Truth(decisions=(replace(true, totals={"total": ("3.6", "3.8")}),))
    plain = read("3.6", "3.8")
    assert "criteria" in judge(clean, Answer(reads=(replace(plain, doubts=("?",)),))).amiss
    assert judge(clean, Answer(reads=(replace(plain, called={"Cost": ("Cost", "Price of it")}),))).reading == "right"


def test_a_rank_that_several_ways_of_ranking_give_is_found_with_each() -> None:
    """Equal totals may be ranked 2 and 3, 2 and 2 or 2.5: each of these is named, and the right one among them."""
    slip = Discrepancy(what="rank", option="South", printed="5", right="3")
    truth = Truth(decisions=(replace(TRUE, totals={"total": ("3.6", "3.8")}),), discrepancies=(slip,))
    for computed, came in (("2, 2.5 or 3", "found"), ("2 or 4", "other figure")):
        findings = (found("5", computed, kind="rank"),)
        assert judge(truth, Answer(reads=(read("3.6", "3.8", findings=findings),))).found == {came: 1}


def test_a_computed_figure_needs_no_more_places_than_the_printed_one() -> None:
    """333 beside a printed 33 is a third of 1000; 76 beside a printed 76 says nothing of 75.5."""
    for printed, right, computed, came in (("33", "333.33", "333", "found"), ("76", "75.5", "76", "other figure")):
        slip = Discrepancy(what="total", option="South", printed=printed, right=right)
        truth = Truth(decisions=(TRUE,), discrepancies=(slip,))
        assert judge(truth, Answer(reads=(read("3.6", "3.9", findings=(found(printed, computed),)),))).found == {came: 1}


def test_weighted_scores_that_are_added_are_a_sum() -> None:
    """The truth may call points up to a weight scores, and their total a sum, where the product adds weighted scores; scores beside them are weighted."""
    points = replace(TRUE, scores={"Cost": ("40", "30"), "Access": ("30", "50")}, totals={"total": ("70", "80")}, method="sum")
    figures = [
        figure("weighted-score", text or "", option, one)
        for one, row in points.scores.items()
        for option, text in zip(("1 North", "South"), row, strict=True)
    ]
    figures += [figure("weight", "60%", criterion="Cost"), figure("weight", "40%", criterion="Access")]
    figures += [figure("total", text, option) for option, text in zip(("1 North", "South"), ("70", "80"), strict=True)]
    answer = Answer(reads=(replace(read("70", "80"), figures=tuple(figures)),))
    assert judge(Truth(decisions=(points,)), answer).reading == "right"


def test_nothing_follows_for_an_option_without_a_score() -> None:
    """The total of what all others are held against need not be verified."""
    datum = replace(TRUE, scores={"Cost": (None, "3"), "Access": (None, "5")}, totals={"total": ("0", "3.8")})
    plain = read("0", "3.8")
    figures = tuple(
        replace(one, state="undecided") if one.text == "0" else one for one in plain.figures if one.kind != "score" or one.option == "South"
    )
    assert judge(Truth(decisions=(datum,)), Answer(reads=(replace(plain, figures=figures),))).reading == "right"
