"""Colours by conditional formatting: the simple kinds of rule are worked out, the others named."""

from typing import Any

import pytest
from openpyxl.formatting import rule as makers
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle

from tests.documents.documents import only, read, remarks, xlsx

RULES: Any = makers
"""Makes rules; some of its functions have no types."""

RED = PatternFill(bgColor="FFFF0000")
GREEN = PatternFill("solid", fgColor="FF00B050", bgColor="FF00B050")


def fills(values: list[Any], *rules: Any, area: str = "A1:F1") -> tuple[list[str | None], list[str]]:
    """The colours of one row of values under some rules, and what was said."""

    def fill(book: Any) -> None:
        book.active.append(values)
        book.active.append(["limit", 3, "x", None, None, None])
        for rule in rules:
            book.active.conditional_formatting.add(area, rule)

    paper = read(xlsx(fill), "x.xlsx")
    cells = {cell.column: cell.fill for cell in only(paper).cells if cell.row == 0}
    return [cells.get(column) for column in range(len(values))], remarks(paper)


@pytest.mark.parametrize(
    ("operator", "formula", "coloured"),
    [
        ("lessThan", ["3"], [1, 2]), ("lessThanOrEqual", ["3"], [1, 2, 3]), ("greaterThan", ["4"], [5]), ("greaterThanOrEqual", ["=4"], [4, 5]),
        ("equal", ["2"], [2]), ("notEqual", ["2"], [1, 3, 4, 5]), ("between", ["4", "2"], [2, 3, 4]), ("notBetween", ["2", "4"], [1, 5]),
        ("equal", ["$B$2"], [3]), ("greaterThan", ["SUM(A1)"], []), ("equal", ['"2"'], []),
    ],
)  # fmt: skip
def test_comparisons_colour_what_fits(operator: str, formula: list[str], coloured: list[int]) -> None:
    """Each comparison, with numbers and with the value of another cell; what cannot be worked out colours nothing."""
    found, _ = fills([1, 2, 3, 4, 5], RULES.CellIsRule(operator=operator, formula=formula, fill=RED))
    assert [value for value, colour in zip([1, 2, 3, 4, 5], found, strict=True) if colour == "#ff0000"] == coloured


def text_rule(kind: str, text: str) -> Any:
    return RULES.Rule(type=kind, text=text, formula=["x"], dxf=DifferentialStyle(fill=RED))


@pytest.mark.parametrize(
    ("rule", "coloured"),
    [
        (RULES.CellIsRule(operator="equal", formula=['"High"'], fill=RED), ["High"]),
        (RULES.CellIsRule(operator="notEqual", formula=["3"], fill=RED), ["High", "High risk", "a high"]),
        (text_rule("containsText", "high"), ["High", "High risk", "a high"]),
        (text_rule("beginsWith", "High"), ["High", "High risk"]),
        (text_rule("endsWith", "high"), ["High", "a high"]),
        (text_rule("notContainsText", "risk"), ["High", "a high"]),
        (RULES.Rule(type="notContainsBlanks", dxf=DifferentialStyle(fill=RED)), ["High", "High risk", "a high"]),
        (RULES.FormulaRule(formula=['A1="High"'], fill=RED), ["High"]),
        (RULES.FormulaRule(formula=["$B$2>=3"], fill=RED), ["High", "High risk", "a high"]),
        (RULES.FormulaRule(formula=["B$1<>$C$2"], fill=RED), ["High", "High risk"]),
    ],
)
def test_rules_about_text_colour_what_fits(rule: Any, coloured: list[str]) -> None:
    """Words anywhere, at the start, at the end, not at all; simple formulas with references that move along."""
    values = ["High", "High risk", "a high"]
    found, said = fills(values, rule)
    assert [value for value, colour in zip(values, found, strict=True) if colour] == coloured
    assert said == []


def test_the_first_rule_that_fits_counts() -> None:
    """By priority; a rule without a fill colours nothing."""
    plain = RULES.Rule(type="cellIs", operator="equal", formula=["1"], dxf=DifferentialStyle(), priority=1)
    red = RULES.CellIsRule(operator="lessThan", formula=["3"], fill=RED)
    green = RULES.CellIsRule(operator="lessThan", formula=["9"], fill=GREEN)
    red.priority, green.priority = 2, 3
    assert fills([1, 5], plain, green, red)[0] == ["#ff0000", "#00b050"]


def test_colour_scales_mix_between_their_points() -> None:
    """From the least to the most, by a number, a percentage or a percentile; blanks and words stay as they are."""
    two = RULES.ColorScaleRule(start_type="min", start_color="FF0000", end_type="max", end_color="00FF00")
    assert fills([0, 5, 10, "x"], two, area="A1:D1")[0] == ["#ff0000", "#808000", "#00ff00", None]
    three = RULES.ColorScaleRule("num", 0, "FF0000", "percentile", 50, "FFFF00", "percent", 100, "00FF00")
    assert fills([0, 4, 10], three, area="A1:C1")[0] == ["#ff0000", "#ffff00", "#00ff00"]
    odd = RULES.ColorScaleRule(start_type="formula", start_value="A1", start_color="FF0000", end_type="max", end_color="00FF00")
    assert fills([0, 4], odd, area="A1:B1")[1] == ["colours by conditional formatting are not worked out for colour scales with limits by a formula"]
    far = RULES.ColorScaleRule(start_type="percentile", start_value=150, start_color="FF0000", end_type="max", end_color="00FF00")
    assert fills(["a", "b"], far, area="A1:B1")[0] == [None, None]
    assert fills([1, 2], far, area="A1:B1")[0] == [None, None]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (RULES.FormulaRule(formula=["AND(A1>1,B1<2)"], fill=RED), "rules by a formula"),
        (RULES.IconSetRule("3TrafficLights1", "percent", [0, 33, 67]), "sets of icons"),
        (RULES.Rule(type="top10", rank=3, dxf=DifferentialStyle(fill=RED)), "rules of the kind top10"),
    ],
)
def test_what_is_not_worked_out_is_said(rule: Any, said: str) -> None:
    """No colour is guessed."""
    found, remarked = fills([1, 2, 3], rule)
    assert found == [None, None, None]
    assert remarked == [f"colours by conditional formatting are not worked out for {said}"]
