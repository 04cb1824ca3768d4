"""Which quantity each cell prints, and what is said of a cell that has no place."""

import pytest

from audit.appraisal.model.quantity import Quantity
from tests.papers import SUMS, WEIGHTS, built, faults, figures

_GROUPS = """
scale: {min: 0, max: 5}
groups: {people: {weight: 60}, money: {weight: 40}}
criteria: {care: {group: people}, risk: {group: money}}
options: {a: {}, b: {}}
method: {total: weighted-sum, scorers: {kim: null, lee: null}}
"""


def _quantities(*parts: str) -> dict[str, Quantity]:
    return {name.removeprefix("t."): figure.quantity for name, figure in figures(built(*parts)).items() if name.startswith("t.")}


def _table(rows: str, columns: str, cells: str, *, more: str = "", head: str = SUMS) -> dict[str, Quantity]:
    return _quantities(head, f"tables: {{t: {{rows: {rows}, columns: {columns}, cells: {cells}{more}}}}}\n")


def _said(rows: str, columns: str, cells: str, *, more: str = "", head: str = SUMS) -> list[str]:
    return faults(head, f"tables:\n  t:\n    rows: {rows}\n    columns: {columns}\n    cells: {cells}\n{more}\n")


def test_criteria_by_options() -> None:
    """A cell of a score table is the score of its option on its criterion; the row total prints the options' totals."""
    assert _table("criteria", "[a, b]", "{care: [1, 2], total: [3, 4]}", more=", prints: score") == {
        "care.a": Quantity("score", "a", "care"),
        "care.b": Quantity("score", "b", "care"),
        "total.a": Quantity("total", "a"),
        "total.b": Quantity("total", "b"),
    }


def test_options_by_criteria() -> None:
    """The same table lying on its side gives the same quantities, its last column being the totals."""
    assert _table("options", "[care, risk, total]", "{a: [1, 2, 3]}", more=", prints: weighted-score") == {
        "a.care": Quantity("weighted-score", "a", "care"),
        "a.risk": Quantity("weighted-score", "a", "risk"),
        "a.total": Quantity("total", "a"),
    }


@pytest.mark.parametrize(
    ("column", "of_row", "of_total"),
    [
        ("weight", Quantity("weight", criterion="care"), Quantity("weight")),
        ("max-score", Quantity("max-score", criterion="care"), Quantity("max-total")),
        ("total", Quantity("score", criterion="care"), Quantity("total")),
        ("{option: a, prints: score}", Quantity("score", "a", "care"), Quantity("total", "a")),
        ("{option: a, prints: weighted-score}", Quantity("weighted-score", "a", "care"), Quantity("total", "a")),
        ("{option: a, prints: percent}", Quantity("percent", "a", "care"), Quantity("percent", "a")),
    ],
)
def test_columns_of_kinds_beside_the_options(column: str, of_row: Quantity, of_total: Quantity) -> None:
    """A column that names a kind prints it for its row; in the row total it prints what belongs to the whole."""
    found = _table("criteria", f"[{column}]", "{care: [1], total: [1]}", more=", prints: score")
    assert list(found.values()) == [of_row, of_total]


def test_a_row_of_a_kind() -> None:
    """A row whose key is the name of a kind prints that kind for the option of each column."""
    found = _table("criteria", "[a]", "{care: [1], total: [1], percent: [20], rank: [1], max-score: [blank]}", more=", prints: score")
    assert found["percent.a"] == Quantity("percent", "a")
    assert found["rank.a"] == Quantity("rank", "a")
    assert "max-score.a" not in found


def test_weights_and_maxima_as_rows() -> None:
    """Under criteria as columns, the rows weight and max-score print these for each criterion, and their sums under total."""
    assert _table("options", "[care, total]", "{weight: [3, 5], max-score: [15, 25]}", more=", prints: score") == {
        "weight.care": Quantity("weight", criterion="care"),
        "weight.total": Quantity("weight"),
        "max-score.care": Quantity("max-score", criterion="care"),
        "max-score.total": Quantity("max-total"),
    }


def test_group_rows() -> None:
    """A group's row in a table of criteria prints its subtotal, its weight and its maximum, by column."""
    found = _table("criteria", "[weight, max-score, a, total]", "{people: [60, 5, 4, 8]}", more=", prints: score", head=_GROUPS)
    assert found == {
        "people.weight": Quantity("weight", group="people"),
        "people.max-score": Quantity("max-total", group="people"),
        "people.a": Quantity("subtotal", "a", group="people"),
        "people.total": Quantity("subtotal", group="people"),
    }


def test_groups_as_the_axis() -> None:
    """A table of groups prints subtotals, and totals in its bottom row."""
    found = _table("groups", "[weight, a]", "{people: [60, 4], total: [100, 9]}", more=", prints: subtotal", head=_GROUPS)
    assert found == {
        "people.weight": Quantity("weight", group="people"),
        "people.a": Quantity("subtotal", "a", group="people"),
        "total.weight": Quantity("weight"),
        "total.a": Quantity("total", "a"),
    }


def test_groups_as_columns() -> None:
    """Groups may be columns; a sum over all options stands in the row total."""
    found = _table("options", "[people, total]", "{a: [4, 9], total: [8, 18]}", more=", prints: subtotal", head=_GROUPS)
    assert found == {
        "a.people": Quantity("subtotal", "a", group="people"),
        "a.total": Quantity("total", "a"),
        "total.people": Quantity("subtotal", group="people"),
        "total.total": Quantity("total"),
    }


def test_a_table_about_one_option_by_scorers() -> None:
    """What the table is about holds for every cell; scorers may be columns, and their totals stand in the row total."""
    found = _table("criteria", "[kim, lee, score]", "{care: [1, 2, 3], total: [4, 5, 9]}", more=", option: a, prints: score", head=_GROUPS)
    assert found == {
        "care.kim": Quantity("score", "a", "care", scorer="kim"),
        "care.lee": Quantity("score", "a", "care", scorer="lee"),
        "care.score": Quantity("score", "a", "care"),
        "total.kim": Quantity("total", "a", scorer="kim"),
        "total.lee": Quantity("total", "a", scorer="lee"),
        "total.score": Quantity("total", "a"),
    }


def test_a_table_about_one_criterion_or_scorer() -> None:
    """A table may be about one criterion, or print the scores of one scorer; weights beside them belong to nobody."""
    of_care = _table("options", "[kim]", "{a: [1]}", more=", criterion: care, prints: score", head=_GROUPS)
    assert of_care == {"a.kim": Quantity("score", "a", "care", scorer="kim")}
    of_kim = _table("criteria", "[weight, a]", "{care: [6, 1]}", more=", scorer: kim, prints: score", head=_GROUPS)
    assert of_kim == {"care.weight": Quantity("weight", criterion="care"), "care.a": Quantity("score", "a", "care", scorer="kim")}


def test_scorers_as_the_axis() -> None:
    """Scorers may be the rows."""
    found = _table("scorers", "[a, b]", "{kim: [1, 2]}", more=", criterion: care, prints: score", head=_GROUPS)
    assert found == {"kim.a": Quantity("score", "a", "care", scorer="kim"), "kim.b": Quantity("score", "b", "care", scorer="kim")}


def test_a_sub_weight() -> None:
    """A weight with both a criterion and a group is the weight inside the group."""
    found = _table("criteria", "[{prints: weight, group: people}]", "{care: [100]}", head=_GROUPS)
    assert found == {"care.people-weight": Quantity("weight", criterion="care", group="people")}


def test_items() -> None:
    """Costs are told apart by their item, also in a rank of one of them."""
    found = _table("options", "[{prints: cost, item: capital}, {prints: rank, item: capital}]", "{a: [5, 1]}")
    assert found == {"a.capital-cost": Quantity("cost", "a", item="capital"), "a.capital-rank": Quantity("rank", "a", item="capital")}


def test_ids_come_before_kinds() -> None:
    """An option that is called like a kind is still that option, and a criterion called so is that criterion."""
    head = "criteria: {cost: {}}\noptions: {rank: {}, b: {}}\nmethod: {total: sum}\n"
    assert _table("criteria", "[rank]", "{cost: [1]}", more=", prints: score", head=head) == {"cost.rank": Quantity("score", "rank", "cost")}


def test_a_row_that_says_itself_what_it_prints() -> None:
    """Where a row says what it prints and is about, its key is free; a key that names a criterion still counts."""
    free = "{first: {values: [1], criterion: care}, second: {values: [2], prints: rank}, care: {values: [1], prints: rank}}"
    assert _table("criteria", "[a]", free, more=", prints: score") == {
        "first.a": Quantity("score", "a", "care"),
        "second.a": Quantity("rank", "a"),
        "care.a": Quantity("rank", "a", "care"),
    }


def test_a_row_that_contradicts_its_key() -> None:
    """A row whose key names one criterion and which says that it is about another is refused at its key."""
    said = _said("criteria", "[a]", "{care: {values: [1], criterion: risk}}", more="    prints: score")
    assert said == ['10:13: the row "care" says itself that it is something else; give it a key that names nothing']


def test_gateway_rows_are_passes_and_fails() -> None:
    """Rows of a gateway criterion hold verdicts as printed, not figures; a maximum beside them is passed over."""
    head = "criteria: {legal: {kind: gateway}}\noptions: {a: {}, b: {}, c: {}, d: {}}\nmethod: {total: sum}\n"
    paper = built(head, "tables: {t: {rows: criteria, columns: [a, b, c, d, max-score], cells: {legal: [Pass, not met, n/a, blank, Pass]}}}\n")
    assert [(one.option, one.outcome, one.criterion) for one in paper.verdicts] == [
        ("a", "pass", "legal"),
        ("b", "fail", "legal"),
        ("c", "not-applicable", "legal"),
        ("d", "blank", "legal"),
    ]
    assert paper.figures == ()
    assert paper.verdicts[0].where.pointer == "/tables/t/cells/legal/0"


def test_a_gateway_cell_that_is_no_verdict() -> None:
    """A figure in the row of a gateway criterion is refused where it stands."""
    head = "criteria: {legal: {kind: gateway}}\noptions: {a: {}}\nmethod: {total: sum}\n"
    assert _said("criteria", "[a]", "{legal: [{value: 7}]}", head=head) == [
        '9:21: "7" is in the row of a gateway criterion; write pass, fail, not-applicable or blank'
    ]


@pytest.mark.parametrize(
    ("rows", "columns", "cells", "more", "said"),
    [
        ("criteria", "[a, d]", "{care: [1, 2]}", "    prints: score", '9:18: "d" is not known among the columns of a table whose rows are criteria'),
        (
            "criteria",
            "[a]",
            "{crae: [1]}",
            "    prints: score",
            '10:13: "crae" is not known among the rows of a table of criteria; did you mean "care"?',
        ),
        ("criteria", "[a, a]", "{care: [1, 2]}", "    prints: score", '9:18: the column "a" is listed twice in this table'),
        ("criteria", "[a, b]", "{care: [1]}", "    prints: score", '10:19: the row "care" has 1 values and the table has 2 columns'),
        ("criteria", "[a]", "{care: [1]}", "", "10:20: the file does not say what this cell prints; give the table, the row or the column prints:"),
        ("criteria", "[max-score]", "{rank: [1]}", "", "10:20: this row prints a rank and this column a highest possible score; write blank"),
        ("options", "[{option: b, prints: total}]", "{a: [1]}", "", '10:17: this row is about the option "a" and this column about "b"; write blank'),
        ("criteria", "[score]", "{care: [1]}", "", "10:20: a score belongs to an option, and neither this row, this column nor the table names one"),
        ("criteria", "[total]", "{a: [1]}", "", '"a" is not known among the rows of a table of criteria'),
        ("options", "[score]", "{a: [1]}", "", "10:17: a score belongs to a criterion, and neither this row nor this column names one"),
        ("options", "[subtotal]", "{a: [1]}", "", "10:17: a subtotal belongs to a group, and neither this row nor this column names one"),
        ("criteria", "[rank]", "{care: [1]}", "", "10:20: a rank belongs to an option, and neither this row nor this column names one"),
        ("options", "[weight]", "{a: [1]}", "", "10:17: a weight belongs to a criterion or a group, and neither this row nor this column names one"),
        ("criteria", "[{option: a, prints: cost}]", "{care: [1]}", "", '10:20: a cost does not belong to a criterion ("care")'),
        ("options", "[{option: d}]", "{a: [1]}", "    prints: total", '9:24: "d" is not declared under options; known here: a, b, c'),
        ("options", "[total]", "{a: [1]}", "    criterion: rsik", '"rsik" is not declared under criteria; did you mean "risk"?'),
    ],
)
def test_what_has_no_place(rows: str, columns: str, cells: str, more: str, said: str) -> None:
    """A cell, row or column without a place among the quantities is refused where it stands, with what would be right."""
    found = _said(rows, columns, cells, more=more)
    assert [one for one in found if said in one], found


def test_what_does_not_fit_groups_and_scorers() -> None:
    """A group has no cost, and the rank that one scorer gave cannot be taken for the rank."""
    of_group = _said("groups", "[{option: a, prints: cost}]", "{people: [1]}", head=_GROUPS)
    assert of_group == ['11:22: a cost does not belong to a group ("people")']
    of_scorer = _said("options", "[rank]", "{a: [1]}", more="    scorer: kim", head=_GROUPS)
    assert of_scorer == ['11:17: a rank of one scorer does not belong here ("kim"); leave it out, or print it in a table of its own']


def test_blanks_where_row_and_column_do_not_cross() -> None:
    """Where a row and a column do not cross, blank cells are no figures and no problem."""
    cells = "{care: [1, 5, blank], rank: [1, blank, ''], total: [1, 5, null]}"
    assert set(_table("criteria", "[a, max-score, rank]", cells, more=", prints: score")) == {
        "care.a", "care.max-score", "rank.a", "total.a", "total.max-score",
    }  # fmt: skip


def test_a_table_called_like_a_part_of_the_file() -> None:
    """Figures of a table that is called criteria are told apart from those beside the criteria."""
    paper = built(WEIGHTS, "tables: {criteria: {rows: criteria, columns: [weight], cells: {care: [3]}}}\n")
    assert [figure.id for figure in paper.figures] == ["criteria.care.weight", "criteria.risk.weight", "tables.criteria.care.weight"]


def test_what_a_table_and_its_rows_say_of_their_figures() -> None:
    """Place, reading, rounding and negatives of a table hold for its cells; rows and cells say where they lie themselves."""
    paper = built(
        SUMS,
        """
        tables:
          t:
            title: Table 1
            place: {page: 7, figure: "1"}
            reading: doubtful
            rounded: true
            negatives: parentheses
            prints: score
            rows: criteria
            columns: [a, {option: b, title: Second}, {option: c, prints: score}]
            cells:
              care: {line: 12, values: ["(2)", 1, {value: 3, reading: confirmed, rounded: false, line: 13}]}
        """,
    )
    first, _, third = paper.figures
    assert (first.value, first.reading, first.exact, first.table) == (-2, "doubtful", False, "t")
    assert (first.place.page, first.place.figure, first.place.line) == (7, "1", 12)
    assert (third.reading, third.exact, third.place.line, third.place.page) == ("confirmed", True, 13, 7)
    assert first.where.pointer == "/tables/t/cells/care/values/0"
    table = paper.tables["t"]
    names, keys = tuple(column.name for column in table.columns), tuple(row.key for row in table.rows)
    assert (table.title, names, keys) == ("Table 1", ("a", "b", "c-score"), ("care",))


def test_a_rounded_column() -> None:
    """Only the figures of a column that was rounded are taken so."""
    paper = built(SUMS, "tables: {t: {rows: criteria, columns: [a, {option: b, rounded: true}, {title: only}], option: c,\n"
                        "  prints: score, cells: {care: [1, 2, 3]}}}\n")  # fmt: skip
    assert {name: figure.exact for name, figure in figures(paper).items()} == {"t.care.a": True, "t.care.b": False, "t.care.column-3": True}


def test_the_last_place_of_a_table_in_thousands() -> None:
    """Figures said to be in thousands stand for what rounds so; percentages beside them do not."""
    paper = built(
        SUMS, "tables: {t: {rows: options, columns: [cost, percent], unit: {nearest: '1,000'}, cells: {a: [1810, '83%'], b: ['5,000,000', 9]}}}\n"
    )
    assert {name: figure.unit for name, figure in figures(paper).items()} == {"t.a.cost": 1000, "t.a.percent": 1, "t.b.cost": 1000, "t.b.percent": 1}


def test_all_cells_without_a_place_are_told_at_once() -> None:
    """Nothing stops at the first cell that cannot be read."""
    found = _said("criteria", "[a, x]", "{care: [many, 1], sum: [1, 2], risk: [1]}", more="    prints: score")
    assert [one.split(":")[0:2] for one in found] == [["9", "18"], ["10", "20"], ["10", "30"], ["10", "49"]]
