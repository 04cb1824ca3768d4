"""Workbooks without a fault that look as if they had one: each has broken a rule that looked too hard, or might."""

from collections.abc import Mapping
from typing import Final

from testbed.workbooks.sheets import Content, Draft

_Grid = list[list[Content | None]]

GRIDS: Final[Mapping[str, Mapping[str, _Grid]]] = {
    "a subtotal beside each group, under a merged name": {"Scores": [
        ["Group", "Criterion", "Score", "Group total"],
        ["People", "Access", 4, "=SUM(C2:C4)"], [None, "Quality", 3, None], [None, "Staff", 2, None],
        ["Money", "Cost", 5, "=SUM(C5:C6)"], [None, "Risk", 1, None],
        ["Total", None, "=SUM(C2:C6)", "=SUM(D2:D6)"],
    ]},
    "subtotals of parts at the foot": {"Scores": [
        ["Criterion", "A", "B"], ["Access", 4, 3], ["Quality", 3, 5], ["Cost", 5, 1], ["Risk", 1, 2],
        ["Subtotal people", "=SUM(B2:B3)", "=SUM(C2:C3)"], ["Subtotal money", "=SUM(B4:B5)", "=SUM(C4:C5)"], ["Total", "=B6+B7", "=C6+C7"],
    ]},
    "numbering that counts on": {"Scores": [
        ["No.", "Criterion", "A", "B"], [1, "Access", 4, 3], ["=A2+1", "Quality", 3, 5], ["=A3+1", "Cost", 5, 1], ["=A4+1", "Risk", 1, 2],
        ["=A5+1", "Pace", 3, 3], [None, "Total", "=SUM(C2:C6)", "=SUM(D2:D6)"],
    ]},
    "costs that grow by a rate": {"Costs": [
        ["Year", 2021, 2022, 2023, 2024, 2025, "Total"], ["Staff", 100, "=B2*1.03", "=C2*1.03", "=D2*1.03", "=E2*1.03", "=SUM(B2:F2)"],
        ["Rent", 50, "=B3*1.02", "=C3*1.02", "=D3*1.02", "=E3*1.02", "=SUM(B3:F3)"],
        ["Total", "=SUM(B2:B3)", "=SUM(C2:C3)", "=SUM(D2:D3)", "=SUM(E2:E3)", "=SUM(F2:F3)", "=SUM(G2:G3)"],
        ["Discount factor", 1, "=B5/1.035", "=C5/1.035", "=D5/1.035", "=E5/1.035", None],
        ["Present value", "=B4*B5", "=C4*C5", "=D4*D5", "=E4*E5", "=F4*F5", "=SUM(B6:F6)"],
    ]},
    "a cost below the total that does not count": {"Scores": [
        ["Criterion", "A", "B", "C"], ["Access", 4, 3, 2], ["Quality", 3, 5, 1], ["Risk", 1, 2, 5], ["Total", "=SUM(B2:B4)", "=SUM(C2:C4)", "=SUM(D2:D4)"],
        ["Cost (£)", 120000, 95000, 88000], ["Cost per point", "=B6/B5", "=C6/C5", "=D6/D5"],
    ]},
    "a cost above the total that does not count": {"Scores": [
        ["Criterion", "A", "B", "C"], ["Cost (£)", 120000, 95000, 88000], ["Access", 4, 3, 2], ["Quality", 3, 5, 1], ["Risk", 1, 2, 5],
        ["Total", "=SUM(B3:B5)", "=SUM(C3:C5)", "=SUM(D3:D5)"],
    ]},
    "weights that sum to a typed hundred are only called so": {"Scores": [
        ["Criterion", "Weight", "A", "B"], ["Access", 50, 4, 3], ["Quality", 30, 3, 5], ["Risk", "=100-SUM(B2:B3)", 1, 2],
        ["Weighted score", None, "=SUMPRODUCT(B2:B4,C2:C4)/100", "=SUMPRODUCT(B2:B4,D2:D4)/100"],
    ]},
    "weights written into each formula of a row": {"Scores": [
        ["Criterion", "A", "Weighted A", "B", "Weighted B"], ["Access", 4, "=B2*0.5", 3, "=D2*0.5"], ["Quality", 3, "=B3*0.3", 5, "=D3*0.3"],
        ["Risk", 1, "=B4*0.2", 2, "=D4*0.2"], ["Total", "=SUM(B2:B4)", "=SUM(C2:C4)", "=SUM(D2:D4)", "=SUM(E2:E4)"],
    ]},
    "options numbered in the head": {"Scores": [
        ["Criteria", 1, 2, 3, 4], ["Access", 4, 3, 2, 1], ["Quality", 3, 5, 1, 2], ["Risk", 1, 2, 5, 3], ["Total", "=SUM(B2:B4)", "=SUM(C2:C4)", "=SUM(D2:D4)", "=SUM(E2:E4)"],
    ]},
    "words among the scores": {"Scores": [
        ["Criterion", "A", "B", "C"], ["Legal", "Pass", "Pass", "Fail"], ["Access", 4, "N/A", 2], ["Quality", 3, 5, "not scored"], ["Risk", 1, 2, 5],
        ["Total", "=SUM(B3:B5)", "=SUM(C3:C5)", "=SUM(D3:D5)"], ["Remark", "see note 1", None, "1"],
    ]},
    "scenarios beside each other": {"Weights": [
        ["Criterion", "Base", "Cost first", "Quality first"], ["Access", 0.4, 0.2, 0.2], ["Cost", 0.3, 0.6, 0.2], ["Quality", "=1-SUM(B2:B3)", "=1-SUM(C2:C3)", "=1-SUM(D2:D3)"],
        ["Total", "=SUM(B2:B4)", "=SUM(C2:C4)", "=SUM(D2:D4)"],
    ], "Scores": [
        ["Criterion", "A", "B"], ["Access", 4, 3], ["Cost", 3, 5], ["Quality", 1, 2],
        ["Base", "=SUMPRODUCT(Weights!$B$2:$B$4,B2:B4)", "=SUMPRODUCT(Weights!$B$2:$B$4,C2:C4)"],
        ["Cost first", "=SUMPRODUCT(Weights!$C$2:$C$4,B2:B4)", "=SUMPRODUCT(Weights!$C$2:$C$4,C2:C4)"],
        ["Quality first", "=SUMPRODUCT(Weights!$D$2:$D$4,B2:B4)", "=SUMPRODUCT(Weights!$D$2:$D$4,C2:C4)"],
    ]},
    "totals at the head of each group": {"Scores": [
        ["Criterion", "A", "B"], ["People total", "=SUM(B3:B5)", "=SUM(C3:C5)"], ["Access", 4, 3], ["Quality", 3, 5], ["Staff", 1, 2],
        ["Money total", "=SUM(B7:B8)", "=SUM(C7:C8)"], ["Cost", 2, 2], ["Risk", 1, 4], ["Total", "=B2+B6", "=C2+C6"],
    ]},
    "differences from the base": {"Scores": [
        ["Criterion", "Base", "A", "B", "A less base", "B less base"], ["Access", 4, 3, 5, "=C2-$B2", "=D2-$B2"], ["Quality", 3, 5, 2, "=C3-$B3", "=D3-$B3"],
        ["Risk", 1, 2, 2, "=C4-$B4", "=D4-$B4"], ["Total", "=SUM(B2:B4)", "=SUM(C2:C4)", "=SUM(D2:D4)", "=SUM(E2:E4)", "=SUM(F2:F4)"],
    ]},
    "two tables that share a row": {"Scores": [
        ["Criterion", "A", "B", None, None, "Line", "Cost A", "Cost B"], ["Access", 4, 3, None, None, "Staff", 100, 90], ["Quality", 3, 5, None, None, "Rent", 40, 50],
        ["Risk", 1, 2, None, None, "Total", "=SUM(G2:G3)", "=SUM(H2:H3)"], ["Total", "=SUM(B2:B4)", "=SUM(C2:C4)"],
    ]},
    "means of panels of different size": {"Panel": [
        ["Criterion", "S1", "S2", "S3", "Mean"], ["Access", 4, 3, 5, "=AVERAGE(B2:D2)"], ["Quality", 3, 5, None, "=AVERAGE(B3:C3)"], ["Risk", 1, 2, 3, "=AVERAGE(B4:D4)"],
        ["Cost", 1, 2, 3, "=AVERAGE(B5:D5)"], ["Total", None, None, None, "=SUM(E2:E5)"],
    ]},
    "negative points are taken away": {"Scores": [
        ["Criterion", "A", "B"], ["Benefits", 14, 13], ["Risks", 3, 5], ["Net score", "=B2-B3", "=C2-C3"],
    ]},
    "the best of each is shown at the side": {"Scores": [
        ["Criterion", "A", "B", "C", "Best"], ["Access", 4, 3, 2, "=MAX(B2:D2)"], ["Quality", 3, 5, 1, "=MAX(B3:D3)"], ["Risk", 1, 2, 5, "=MAX(B4:D4)"],
        ["Total", "=SUM(B2:B4)", "=SUM(C2:C4)", "=SUM(D2:D4)", "=MAX(B5:D5)"],
    ]},
    "shares and a note below": {"Scores": [
        ["Criterion", "A", "B", "C"], ["Access", 4, 3, 2], ["Quality", 3, 5, 1], ["Total", "=SUM(B2:B3)", "=SUM(C2:C3)", "=SUM(D2:D3)"],
        ["Out of", 10, 10, 10], ["Share", "=B4/B5", "=C4/C5", "=D4/D5"], ["Rank", 1, 2, 3],
    ]},
    "a copied total for the cover": {"Scores": [
        ["Criterion", "A", "B"], ["Access", 4, 3], ["Quality", 3, 5], ["Risk", 3, 4], ["Total", "=SUM(B2:B4)", "=SUM(C2:C4)"],
    ], "Cover": [["Option", "Total score", "Cost (£m)"], ["A", "=Scores!B5", 1.2], ["B", "=Scores!C5", 0.8]]},
    "quarters and halves": {"Plan": [
        ["Line", "Q1", "Q2", "H1", "Q3", "Q4", "H2", "Year"], ["Staff", 4, 3, "=SUM(B2:C2)", 5, 5, "=SUM(E2:F2)", "=D2+G2"],
        ["Rent", 1, 1, "=SUM(B3:C3)", 1, 1, "=SUM(E3:F3)", "=D3+G3"], ["Total", "=SUM(B2:B3)", "=SUM(C2:C3)", "=SUM(D2:D3)", "=SUM(E2:E3)", "=SUM(F2:F3)", "=SUM(G2:G3)", "=SUM(H2:H3)"],
    ]},
    "only some scored": {"Scores": [
        ["Criterion", "Weight", "A", "B"], ["Access", 3, 4, 3], ["Quality", 2, 3, 5], ["Local control (not scored)", 0, None, None], ["Risk", 1, 3, 4],
        ["Total", "=SUM(B2:B5)", "=SUM(C2:C5)", "=SUM(D2:D5)"], ["Weighted", None, "=SUMPRODUCT(B2:B5,C2:C5)", "=SUMPRODUCT(B2:B5,D2:D5)"],
    ]},
    "two ways of scoring in one table": {"Scores": [
        ["Criterion", "Points", "Percent", "Score"], ["Access", 12, "=B2/20", "=C2*10"], ["Quality", 15, "=B3/20", "=C3*10"], ["Price", 90, "=B4/100", "=C4*10"],
        ["Total", None, None, "=SUM(D2:D4)"],
    ]},
    "criteria in two tables under each other": {"Scores": [
        ["Scored by the panel", None, None], ["Criterion", "A", "B"], ["Access", 4, 3], ["Quality", 3, 5], ["Total", "=SUM(B3:B4)", "=SUM(C3:C4)"], [None, None, None],
        ["Scored by users", None, None], ["Criterion", "A", "B"], ["Ease", 4, 3], ["Trust", 3, 5], ["Total", "=SUM(B9:B10)", "=SUM(C9:C10)"], [None, None, None],
        ["Overall total", "=B5+B11", "=C5+C11"],
    ]},
    "a sensitivity test that takes one criterion out": {"Scores": [
        ["Criterion", "A", "B"], ["Access", 4, 3], ["Quality", 3, 5], ["Risk", 3, 4], ["Total", "=SUM(B2:B4)", "=SUM(C2:C4)"],
        ["Total without access", "=B5-B2", "=C5-C2"], ["Total without risk", "=SUM(B2:B3)", "=SUM(C2:C3)"],
    ]},
}  # fmt: skip
"""Each a workbook: its sheets as rows of cells."""


def draft_of(name: str) -> Draft:
    """Make a draft of one of the workbooks."""
    draft = Draft(layout=name)
    for title, grid in GRIDS[name].items():
        cells = {(row, column): content for row, line in enumerate(grid) for column, content in enumerate(line) if content is not None}
        draft.page(title).cells.update(cells)
    return draft
