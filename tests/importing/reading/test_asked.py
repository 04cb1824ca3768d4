"""What a careful reader does not doubt: groups without scores, plain and weighted totals, scenarios, ordinals, words of other languages."""

import pytest

from audit.importing.names import alike, name_of, pair
from audit.importing.numbers import numbers_of
from audit.importing.reading.cells import parts_in
from audit.importing.reading.lexicon import means
from audit.importing.words import heading
from tests.importing.make import Rows, grid
from tests.importing.reading.found import audits, errors


def _titles(rows: Rows, *around: str | Rows) -> list[str]:
    (found,) = audits(rows, *around)
    assert found.appraisal is not None
    return [item.title for item in found.appraisal.scored]


def test_weights_of_groups_are_not_added_to_those_of_their_parts() -> None:
    """A group may be called Cost, and has a weight and no scores; all totals follow from the parts."""
    rows: Rows = [
        ["Criterion", "Weight", "Stay", "Move", "Mix"], ["Risk", "50%", "", "", ""], ["Technical", "30%", "9", "7", "3"], ["Legal", "20%", "7", "8", "4"],
        ["Cost", "50%", "", "", ""], ["Initial", "25%", "9", "6", "3"], ["Yearly", "25%", "5", "7", "6"], ["Weighted Score", "100%", "7.60", "6.95", "3.95"],
    ]  # fmt: skip
    assert _titles(rows) == ["Technical", "Legal", "Initial", "Yearly"]
    assert errors(audits(rows)) == [[]]


def test_parts_without_a_weight_are_what_a_group_is_of() -> None:
    """Weights behind the names of groups add to a hundred, and the rows below each have none: they are left out, and the totals agree."""
    rows: Rows = [
        ["Criterion", "North", "South"], ["Speed (40%)", "2.5", "4.5"], ["Reading", "2", "5"], ["Writing", "4", "5"], ["Ease (35%)", "5", "2"],
        ["Effort", "5", "2"], ["Upkeep", "5", "3"], ["Growth (25%)", "1", "2"], ["Path", "1", "2"], ["Total Weighted Score", "3.00", "3.00"],
    ]  # fmt: skip
    assert _titles(rows) == ["Speed", "Ease", "Growth"]
    assert errors(audits(rows)) == [[]]


def test_an_unweighted_total_stands_beside_the_weighted_one() -> None:
    """Both are kept; only the weighted one that does not follow is told."""
    rows: Rows = [
        ["Critère (poids)", "Nord", "Sud"], ["Prix (40)", "5", "3"], ["Délai (35)", "4", "6"], ["Service (25)", "6", "4"],
        ["TOTAL non pondéré", "15", "13"], ["Score pondéré", "49", "44"],
    ]  # fmt: skip
    assert [one[1:] for one in errors(audits(rows))[0]] == [("sud", "44", "43")]


def test_the_same_scores_by_other_weights_are_two_decisions() -> None:
    """Each has its own totals, which follow; the second comes to another first place, and nothing contradicts."""
    first: Rows = [
        ["Criterion", "Weight", "Alpha", "Beta", "Gamma"], ["Cost", "40%", "4", "3", "5"], ["Risk", "30%", "3", "4", "2"], ["Gain", "30%", "5", "4", "3"],
        ["Total", "100%", "4.0", "3.6", "3.5"],
    ]  # fmt: skip
    second: Rows = [
        *[[row[0], weight, *row[2:]] for row, weight in zip(first[:-1], ("Weight", "60%", "20%", "20%"), strict=True)], ["Total", "100%", "4.0", "3.4", "4.0"],
    ]  # fmt: skip
    assert errors(audits("## As agreed", first, "## If cost counts most", second)) == [[], []]


def test_ordinals_are_ranks_whatever_the_rank_is_called() -> None:
    """Third of three by its total, and printed as second."""
    rows: Rows = [
        ["Criterion", "North", "South", "West"], ["Cost", "4", "3", "5"], ["Speed", "2", "5", "5"], ["Total", "6", "8", "10"],
        ["Mathematical Rank", "2nd Place", "2nd Place", "1st Place (Highest)"],
    ]  # fmt: skip
    assert [one[:3] for one in errors(audits(rows))[0]] == [("ARI017", "north", "2")]


def test_a_column_of_words_before_the_figures_is_no_option() -> None:
    """How much a criterion matters is said in words; the figures behind it are two options."""
    rows: Rows = [
        ["Dimension", "Tier", "Weight", "North", "South"], ["Reading", "CRITICAL", "3", "5", "4"], ["Writing", "HIGH", "2", "4", "4"],
        ["Total Weighted Score", "", "", "23", "20"],
    ]  # fmt: skip
    (found,) = audits(rows)
    assert found.appraisal is not None
    assert [option.title for option in found.appraisal.options.values()] == ["North", "South"]
    assert errors([found]) == [[]]


def test_a_lone_weighted_score_is_the_total() -> None:
    """No other column takes its place because ranks are in the order of that one; how the totals follow is asked."""
    rows: Rows = [
        ["Rank", "Mission", "Novelty", "Impact", "Chance", "Weighted Score"], ["1", "Ash", "4/5", "5/5", "89%", "88.2"],
        ["2", "Elm", "5/5", "5/5", "88%", "87.6"], ["3", "Oak", "3/5", "5/5", "86%", "83.4"], ["4", "Yew", "4/5", "5/5", "85%", "82.1"],
    ]  # fmt: skip
    (found,) = audits(rows)
    assert found.appraisal is not None
    assert [figure.text for figure in found.appraisal.figures if figure.quantity.kind == "total"] == ["88.2", "87.6", "83.4", "82.1"]


@pytest.mark.parametrize(
    ("text", "figure", "reason"),
    [("5 · plain and used", "5", "plain and used"), ("8 (4.9:1)", "8", "4.9:1"), ("3 (1-5)", "3", "1-5"), ("7 – steady", "7", "steady")],
)
def test_a_score_is_told_from_what_stands_behind_it(text: str, figure: str, reason: str) -> None:
    """A dot, a dash or brackets part a figure from its reason, a ratio or a range."""
    parts = parts_in(text)
    assert (parts.figure, parts.reason) == (figure, reason)


@pytest.mark.parametrize("text", ["12 (3×4)", "3 x 4 (12)", "3×4=12"])
def test_a_product_may_stand_beside_what_it_makes(text: str) -> None:
    """Factors and result are three figures of one cell."""
    parts = parts_in(text)
    assert (parts.factors, parts.result) == (("3", "4"), "12")


def test_decimal_commas_are_told_before_a_slash() -> None:
    """Out of ten, with the comma of the continent."""
    assert numbers_of([grid([["Total", "8,2/10", "7,5/10"], ["Note", "9/10", "7/10"]])])[0] == "de"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("权重", "weight"), ("加权总分", "total"), ("排名", "rank"), ("得分", "score"), ("重み", "weight"), ("вес", "weight"), ("итого", "total"),
        ("ağırlık", "weight"), ("bobot", "weight"), ("Score pondéré /100", "total"), ("Gesamt (von 20)", "total"), ("Threat Rank", "rank"),
    ],
)  # fmt: skip
def test_headings_of_further_languages_mean_what_they_say(text: str, role: str) -> None:
    """Also where they say what a figure is out of."""
    assert means(text, role) or heading(text).kind == role


def test_signs_at_the_end_make_another_name() -> None:
    """C, C# and C++ are three; Notepad++ is Notepad."""
    assert not alike("C++", "C#")
    assert alike("Notepad++", "Notepad") >= 84  # may be the same


def test_a_numbered_list_matches_by_its_numbers_where_most_titles_do() -> None:
    """Perf is Performance under the number 2; under another number, or without a word in common, it is matched with nothing."""
    known = [[name_of(text)] for text in ("1. Cost of work", "2. Performance on small devices", "3. Camera", "4. Upkeep")]
    assert pair([name_of(text) for text in ("1. Cost", "2. Perf small", "3. Camera", "4. Upkeep")], known) == [0, 1, 2, 3]
    assert pair([name_of(text) for text in ("1. Cost", "2. Colour", "3. Camera", "4. Upkeep")], known) == [0, None, 2, 3]
