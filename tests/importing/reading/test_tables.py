"""What tables mean, in other words and other orders than those of the shared cases, each with a clean twin where nothing may be found."""

from collections.abc import Callable, Sequence

import pytest

from tests.importing.make import Rows
from tests.importing.reading.found import audits, errors, questions, warnings

Changed = tuple[int, int, str]
"""A row, a column, and what is printed there instead."""

WEIGHTED = [
    ["Attribute", "Multiplier", "Barge", "Cycle", "Tram"], ["Noise", "4", "3", "5", "2"], ["Reach", "3", "2", "1", "5"], ["Upkeep", "2", "4", "4", "1"],
    ["Overall", "", "26", "31", "25"],
]  # fmt: skip
PAIRS = [
    ["Factor", "Weight", "Inn", "Barn"], ["Light", "40%", "6 → 2.40", "4 → 1.60"], ["Space", "35%", "4 → 1.40", "8 → 2.80"],
    ["Access", "25%", "8 → 2.00", "2 → 0.50"], ["Total", "", "5.80", "4.90"],
]  # fmt: skip
PRODUCTS = [
    ["", "Ferry", "Bridge"], ["Toll", "3 x 4", "3 x 2"], ["Wind", "2 x 5", "2 x 4"], ["Time", "1 x 2", "1 x 5"], ["Sum", "24", "19"],
]  # fmt: skip
RESULTS = [
    ["Aspect", "Oak", "Elm"], ["Shade", "8x0.5=4.0", "6x0.5=3.0"], ["Fruit", "2x0.3=0.6", "7x0.3=2.1"], ["Roots", "5x0.2=1.0", "5x0.2=1.0"],
    ["Total", "5.6", "6.1"],
]  # fmt: skip
REASONS = [
    ["Criterion", "Mill", "Quay"], ["Heritage", "4 — listed 1890", "2 — 3 sheds"], ["Flood", "1 — zone 3", "3 — zone 2"], ["Parking", "5 — 200 spaces", "4 — 120 spaces"],
    ["Total", "10", "9"],
]  # fmt: skip
NAMED = [
    ["Option", "Reach (0.50)", "Price (0.30)", "Staff (0.20)", "Score"], ["Van", "6", "4", "7", "5.60"], ["Bike", "3", "9", "5", "5.20"], ["Lorry", "9", "1", "4", "5.60"],
]  # fmt: skip
TICKED = [
    ["Kriterium", "Gewichtung", "Hof", "Feld"], ["Lage", "60%", "5", "3"], ["Preis", "40%", "2", "4"], ["Nutzwert", "100%", "3.8 ✅", "3.4"],
]  # fmt: skip
LONG = [
    ["Bid", "Aspect", "Mark", "Weight", "Weighted"], ["Ash", "Plan", "6", "3", "18"], ["Ash", "Team", "4", "2", "8"], ["Fir", "Plan", "5", "3", "15"],
    ["Fir", "Team", "7", "2", "14"], ["Yew", "Plan", "2", "3", "6"], ["Yew", "Team", "9", "2", "18"],
]  # fmt: skip
AFTER = [
    ["Goal", "Lamp", "Torch", "Candle"], ["Bright", "9", "7", "3"], ["Cheap", "2", "5", "9"], ["Safe", "8", "7", "1"], ["Total score", "19", "19", "13"], ["Order", "1", "1", "3"],
]  # fmt: skip
PUGH = [
    ["Criteria", "Datum", "Hinge", "Latch", "Bolt"], ["Strength", "S", "+", "-", "+"], ["Mass", "S", "-", "+", "S"], ["Price", "S", "+", "+", "-"], ["Noise", "S", "S", "-", "+"],
    ["Number of +", "0", "2", "2", "2"], ["Number of -", "0", "1", "2", "1"], ["Net score", "0", "1", "0", "1"],
]  # fmt: skip
WORDS = [["Idea", "Value", "Marks", "Weight", "Total"], ["Kite", "3", "4", "5", "12"], ["Sail", "2", "2", "6", "10"], ["Oar", "5", "1", "1", "7"]]
CASES: dict[str, tuple[Rows, Changed, tuple[str, str, str]]] = {
    "weights by another name": (WEIGHTED, (4, 4, "26"), ("tram", "26", "25")),
    "score and weighted score by an arrow": (PAIRS, (4, 3, "5.90"), ("barn", "5.90", "4.90")),
    "products written out": (PRODUCTS, (4, 1, "26"), ("ferry", "26", "24")),
    "products with their results": (RESULTS, (4, 2, "6.3"), ("elm", "6.3", "6.1")),
    "figures with reasons": (REASONS, (4, 1, "11"), ("mill", "11", "10")),
    "weights behind names over columns": (NAMED, (3, 4, "5.80"), ("lorry", "5.80", "5.60")),
    "the total of the winner carries a tick": (TICKED, (3, 2, "3.9 ✅"), ("hof", "3.9", "3.8")),
    "signs of a Pugh matrix": (PUGH, (7, 4, "2"), ("bolt", "2", "1")),
    "criteria called by words of the trade": (WORDS, (3, 4, "8"), ("oar", "8", "7")),
    "what stands behind the total": (AFTER, (4, 3, "14"), ("candle", "14", "13")),
}


def turned(rows: Rows) -> list[Sequence[str]]:
    """The rows as columns."""
    return [list(row) for row in zip(*rows, strict=True)]


def altered(rows: Rows, change: Changed) -> list[Sequence[str]]:
    """The rows with one cell printed otherwise."""
    row, column, text = change
    return [[text if (at, place) == (row, column) else cell for place, cell in enumerate(cells)] for at, cells in enumerate(rows)]


@pytest.mark.parametrize("name", CASES)
def test_a_clean_table_gives_no_finding(name: str) -> None:
    """Nothing is held against a table whose figures agree, and its totals are verified."""
    found = audits("# Choice of an option", CASES[name][0])
    assert errors(found) == [[]]
    assert warnings(found) == []
    assert questions(found) == []
    assert found[0].coverage.figures.verified > 0


@pytest.mark.parametrize("name", CASES)
def test_one_altered_total_is_found_with_what_the_scores_make(name: str) -> None:
    """The total that was altered is told with both figures, and no other."""
    rows, change, (option, printed, computed) = CASES[name]
    assert [one for one in errors(audits("# Choice of an option", altered(rows, change)))[0] if one[0] != "ARI017"] == [
        ("ARI001", option, printed, computed)
    ]


def test_one_row_a_score_is_turned_into_a_table() -> None:
    """Options, criteria and the products beside them are read from rows of single scores."""
    (found,) = audits("# Bids", LONG)
    assert found.appraisal is not None
    assert (sorted(found.appraisal.options), sorted(found.appraisal.criteria)) == (["ash", "fir", "yew"], ["plan", "team"])
    assert errors([found]) == [[]]
    assert ("ARI004", "yew", "19", "18") in errors(audits("# Bids", altered(LONG, (6, 4, "19"))))[0]


def test_weights_in_a_list_serve_a_table_without_any() -> None:
    """A list of weights above a table is taken for its criteria, and the totals are tried with it."""
    rows = [
        ["Tool", "Speed", "Safety", "Price", "Weighted total"],
        ["Saw", "4", "2", "5", "34"],
        ["Axe", "3", "5", "4", "42"],
        ["Adze", "2", "2", "2", "20"],
    ]
    said = ("# Tools", "Weights of the criteria:", "Speed: 3", "Safety: 5", "Price: 2")
    assert errors(audits(*said, altered(rows, (1, 4, "34")))) == [[("ARI001", "saw", "34", "32")]]
    assert errors(audits(*said, altered(rows, (1, 4, "32")))) == [[]]


def test_two_decisions_in_one_paper_are_two_audits() -> None:
    """Tables with other options and other criteria are appraisals of their own; one that a criterion links stays apart."""
    first = [["Criteria", "Red", "Blue"], ["Tone", "5", "4"], ["Cost", "2", "5"], ["Total", "7", "9"]]
    second = [["Criteria", "Wood", "Steel"], ["Weight", "3", "1"], ["Cost", "4", "2"], ["Finish", "5", "5"], ["Total", "12", "9"]]
    found = audits("# Paint", first, "# Frame", second)
    assert [sorted(one.appraisal.options) for one in found if one.appraisal] == [["blue", "red"], ["steel", "wood"]]
    assert len({one.appraisal.id for one in found if one.appraisal}) == 2
    assert errors(found) == [[], [("ARI001", "steel", "9", "8")]]


def test_a_budget_beside_the_scores_takes_no_part() -> None:
    """Years over columns are no options, whatever adds up below them."""
    scores = [["Criteria", "Weight", "Lease", "Buy"], ["Reach", "2", "4", "3"], ["Risk", "1", "5", "2"], ["Total", "3", "13", "8"]]
    budget = [["", "2024", "2025", "Total"], ["Rent", "120", "130", "250"], ["Staff", "40", "45", "85"]]
    (found,) = audits("# Scores", scores, "# Budget", budget)
    assert errors([found]) == [[]]
    assert found.appraisal is not None
    assert sorted(found.appraisal.options) == ["buy", "lease"]


@pytest.mark.parametrize("made", [lambda rows: rows, lambda rows: [["Option", *next(iter(turned(rows)))[1:]], *turned(rows)[1:]]])
def test_totals_that_follow_in_no_way_are_asked_about(made: Callable[[Rows], Rows]) -> None:
    """Where nothing gives the totals no error is told, each total is named with a question, and the verdict stays open."""
    rows = [
        ["Criteria", "Hall", "Barn", "Tent"],
        ["Access", "3", "4", "5"],
        ["Cost", "5", "2", "3"],
        ["Staff", "2", "5", "1"],
        ["Total", "61", "47", "58"],
    ]
    (found,) = audits("# Venues", made(rows))
    assert errors([found]) == [[]]
    assert len(questions([found])) == 3
    assert all("How were the totals worked out?" in said for said in questions([found]))
    assert found.verdict == "not-auditable"
    assert found.appraisal is not None
    assert found.appraisal.method.standing is not None
    assert found.appraisal.method.standing.known == "unknown"


def test_a_method_said_in_the_text_is_stated_with_its_sentence() -> None:
    """A sentence that says how totals are made holds them to it, though none comes out; the standing names it."""
    rows = [
        ["Criterion", "Weight", "Alder", "Birch"],
        ["Growth", "50%", "4", "5"],
        ["Bark", "30%", "5", "4"],
        ["Leaf", "20%", "4", "5"],
        ["Result", "", "4.55", "4.35"],
    ]
    (found,) = audits("# Trees", "The result is the sum of each rating multiplied by its weight.", rows)
    assert errors([found]) == [[("ARI001", "alder", "4.55", "4.30"), ("ARI001", "birch", "4.35", "4.70")]]
    (silent,) = audits("# Trees", rows)
    assert errors([silent]) == [[]]
    assert len(questions([silent])) == 2
    standing = found.appraisal.method.standing if found.appraisal else None
    assert standing is not None
    assert (standing.known, standing.text) == ("stated", "The result is the sum of each rating multiplied by its weight.")


def test_one_chance_hit_among_misses_accuses_nobody() -> None:
    """A way that gives one of five totals is no method."""
    rows = [
        ["Criteria", "P", "Q", "R", "S", "T"], ["Air", "3", "4", "5", "2", "1"], ["Sea", "5", "2", "3", "4", "4"], ["Total", "8", "40", "51", "33", "29"],
    ]  # fmt: skip
    assert errors(audits("# Routes", rows)) == [[]]


SCORED = [["Criteria", "Elm", "Oak", "Ash"], ["Shade", "4", "2", "5"], ["Fruit", "1", "3", "7"], ["Roots", "5", "4", "2"], ["Total", "10", "9", "14"]]


@pytest.mark.parametrize(
    "said",
    [
        "Each option was scored from 1 to 5.",
        "Key: 1 = poor, 3 = fair, 5 = excellent",
        "We used a 1-5 scale.",
        "1 = poor; 2 = weak; 3 = fair; 4 = good; 5 = very good",
    ],
)
def test_a_stated_scale_stays_where_a_score_is_off_it(said: str) -> None:
    """A score off the scale is the finding; the scale is not dropped because of it."""
    assert [one[:3] for one in errors(audits("# Trees", said, SCORED))[0]] == [("ARI015", "ash", "7")]
    within = altered(altered(SCORED, (2, 3, "5")), (4, 3, "12"))
    assert errors(audits("# Trees", said, within)) == [[]]


@pytest.mark.parametrize(
    "said", ["Option 1 (Elm) and Option 2 (Oak) were scored.", "The results are out of 4.", "See table 1: Shade, and table 2: Roots."]
)
def test_other_numbers_beside_words_are_no_scale(said: str) -> None:
    """Numbers of options and tables, and the most that totals can be, say nothing of scores."""
    assert errors(audits("# Trees", said, SCORED)) == [[]]
