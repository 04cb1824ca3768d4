"""From a cell to figures: states, readings, levels, denominators, inheritance."""

from fractions import Fraction

import pytest

from audit.appraisal.exact.values import ANY, points
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import Quantity
from audit.appraisal.model.read.cells import denominator
from tests.papers import SUMS, built, faults, figures

_LEVELS = """
levels: {high: {value: 10, label: HIGH}, low: 0, odd: "n/k"}
criteria: {care: {}, risk: {}}
options: {a: {}, b: {}, c: {}}
method: {total: sum}
"""


def _cell(cell: str, *, prints: str = "score", head: str = SUMS) -> list[Figure]:
    return list(built(head, f"tables: {{t: {{rows: criteria, columns: [a], prints: {prints}, cells: {{care: [{cell}]}}}}}}\n").figures)


def _only(cell: str, *, prints: str = "score", head: str = SUMS) -> Figure:
    (figure,) = _cell(cell, prints=prints, head=head)
    return figure


@pytest.mark.parametrize(
    ("cell", "state"),
    [
        ("blank", "blank"), ("null", "blank"), ('""', "blank"), ('"  "', "blank"), ("{note: nothing here}", "blank"), ("{value: blank}", "blank"),
        ('"-"', "dash"), ("–", "dash"), ("dash", "dash"), ("N/A", "not-applicable"), ("not applicable", "not-applicable"),
        ("TBC", "pending"), ("{state: pending}", "pending"), ("withheld", "withheld"), ("Exempt", "withheld"),
        ("{state: withheld, value: 7}", "withheld"), ("elsewhere", "elsewhere"), ("illegible", "illegible"), ("{illegible: '1?0'}", "illegible"),
    ],
)  # fmt: skip
def test_states(cell: str, state: str) -> None:
    """What stands in the place of a figure is told apart, is no zero and no printing; blank where nothing stands."""
    figure = _only(cell)
    assert (figure.state, figure.value, figure.printed, figure.withheld) == (state, None, False, state == "withheld")


def test_a_withheld_value_is_not_even_read() -> None:
    """A value given beside the state withheld goes no further than the file."""
    figure = _only("{state: withheld, value: 77123, note: exempt}")
    assert "77123" not in repr(figure)


def test_partly_legible_figures() -> None:
    """A question mark stands for one digit; of what cannot be made out nothing is known."""
    assert _only("{illegible: '1?'}").possible == points(map(Fraction, range(10, 20)))
    assert _only("{illegible: 'smudge'}").possible == ANY
    assert (_only("{illegible: '1?'}").text, _only("illegible").possible) == ("1?", ANY)


def test_a_figure_as_printed() -> None:
    """Text and last place are kept; scores are exact as printed, derived figures are not, and rounded: says otherwise."""
    figure = _only('"4.10"')
    assert (figure.text, figure.value, figure.unit, figure.exact, figure.reading) == ("4.10", Fraction(41, 10), Fraction(1, 100), True, "unconfirmed")
    assert not _only("4.1", prints="weighted-score").exact
    assert not _only("{value: 4.1, rounded: true}").exact


def test_doubtful_and_inherited_figures() -> None:
    """A cell says how surely it was read, why, and from which option it is taken over."""
    figure = _only('{value: "-2", reading: doubtful, note: stray sign, from: b}')
    assert (figure.value, figure.reading, figure.note, figure.inherits) == (-2, "doubtful", "stray sign", "b")


def test_ranges_and_ambiguous_figures() -> None:
    """Where the text itself leaves several values open, there is no single value."""
    assert _only('"<3"').value is None
    assert _only('"(2)"').possible == points((Fraction(2), Fraction(-2)))


@pytest.mark.parametrize(
    ("prints", "whole"),
    [
        ("score", Quantity("max-score", criterion="care", item="raw")),
        ("weighted-score", Quantity("max-score", criterion="care")),
    ],
)
def test_a_denominator_is_a_figure_of_its_own(prints: str, whole: Quantity) -> None:
    """``4 / 5`` prints a score and the highest possible score."""
    first, second = _cell('"4 / 5"', prints=prints)
    assert (first.id, first.value, first.text) == ("t.care.a", 4, "4 / 5")
    assert (second.id, second.quantity, second.value, second.exact) == ("t.care.a.of", whole, 5, False)


def test_denominators_of_the_kinds() -> None:
    """A total is out of the highest possible total, a rank out of the number of options; scorers' maxima are their own."""
    assert denominator(Quantity("total", "a")) == Quantity("max-total")
    assert denominator(Quantity("subtotal", "a", group="g")) == Quantity("max-total", group="g")
    assert denominator(Quantity("rank", "a")) == Quantity("count", item="options-ranked")
    assert denominator(Quantity("total", "a", scorer="kim")) == Quantity("max-total", item="of-one-scorer")
    assert denominator(Quantity("score", "a", "care", scorer="kim")) == Quantity("max-score", criterion="care", item="of-one-scorer")
    assert denominator(Quantity("cost", "a")) is None


def test_a_denominator_where_none_belongs() -> None:
    """A cost has no denominator: the cell is refused where it stands."""
    said = faults(SUMS, 'tables: {t: {rows: options, columns: [cost], cells: {a: ["4 / 5"]}}}\n')
    assert said == ['6:58: "4 / 5" is two figures; a cost has no denominator of its own']


def test_a_count_behind_a_rank_is_exact() -> None:
    """``2nd of 3`` prints a rank and an exact count."""
    first, second = figures(built(SUMS, "tables: {t: {rows: options, columns: [rank], cells: {a: [2nd of 3]}}}\n")).values()
    assert (first.value, second.value, second.exact) == (2, 3, True)


@pytest.mark.parametrize(("cell", "value"), [("HIGH", 10), ("high", 10), (" Low ", 0), ("High (10)", 10), ("High (7)", 7), ("Low (0)", 0)])
def test_named_levels(cell: str, value: int) -> None:
    """A level is known by its id and by its label, whatever the case; printed with a value, the value is as printed."""
    figure = _only(f'"{cell}"', head=_LEVELS.replace(', odd: "n/k"', ""))
    assert (figure.value, figure.level, figure.printed, figure.exact) == (value, cell.strip().split()[0].lower(), True, True)


def test_words_that_are_no_level() -> None:
    """A word that is no level is refused with the levels there are; with a value behind it, the value counts."""
    head = _LEVELS.replace(', odd: "n/k"', "")
    assert _only("Fair (5)", head=head).level is None
    said = faults(head, "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [Hihg]}}}\n")
    assert [one.split("; ")[0] for one in said] == ['6:74: "Hihg" is neither a figure nor a level of this file (levels: high, low)']
    said = faults(SUMS, "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [Fair]}}}\n")
    assert "(levels: none)" in said[0]


def test_a_level_where_no_score_stands() -> None:
    """The name of a level is a score; a weighted score is refused if it only prints the name."""
    head = _LEVELS.replace(', odd: "n/k"', "")
    said = faults(head, "tables: {t: {rows: criteria, columns: [a], prints: weighted-score, cells: {care: [High]}}}\n")
    assert said == ['6:83: "High" is a level, which is a score; this cell prints a weighted-score: write its figure']


def test_a_level_without_a_number() -> None:
    """A level whose value is no number is refused at its value, and the cells that print it are not refused again."""
    said = faults(_LEVELS, "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [odd]}}}\n")
    assert [one.split(": ")[0] for one in said] == ["2:55"]


def test_every_cell_that_is_no_figure_is_told() -> None:
    """Cells that are no figures, also beside a denominator, are refused one by one."""
    said = faults(SUMS, 'tables: {t: {rows: criteria, columns: [a, b, c], prints: score, cells: {care: ["4..5", "4 / x", "1,0"]}}}\n')
    assert [one.split(": ")[0] for one in said] == ["6:80", "6:88", "6:97"]


def test_an_option_to_inherit_from_that_is_not_there() -> None:
    """from: names an option of the file."""
    assert faults(SUMS, "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [{value: 2, from: d}]}}}\n") == [
        '6:91: "d" is not declared under options; known here: a, b, c'
    ]
