"""The comparison with texts in which no tab parts the cells, on made-up ones: it is known to be able to fail."""

from typing import Any, Final

import pytest

from tests.appraisals.loose_text import figures, table_differences
from tests.appraisals.source_text import SourceText
from tests.plain import texts

LINES: Final = (
    "SHELTERS WEIGHT Tent Hut",
    "Shade ',\" 3 1 20 40",
    "3 'j",
    "View 12 5,0 70",
    "Total 15 70 110",
    "",
    "| Plan | Cost | Rank |",
    "| Camp 7 | 20% | 1 |",
    "| Inn | 5% | 2 | [cut here]",
)
FILE: Final = """
criteria: {shade: {title: Shade}, view: {title: View}}
options: {tent: {title: Tent}, hut: {title: Hut}, camp: {title: Camp 7}, inn: {title: Inn}}
tables:
  spaced:
    line: 1
    columns: [{prints: weight, title: WEIGHT}, tent, hut]
    cells:
      shade: {line: 2, values: [{value: 3, reading: doubtful}, 20, 40]}
      view: {line: 4, values: [12, {value: "5.0", reading: doubtful, note: "The text has 5,0"}, 70]}
      total: {line: 5, title: Total, values: [15, 70, 110]}
  piped:
    line: 7
    columns: [{prints: cost, title: Cost}, {prints: rank, title: Rank}]
    cells:
      camp: {line: 8, values: ["20%", 1]}
      inn: {line: 9, values: ["5%", 2]}
"""
PLANTED: Final = {
    "another figure": ("[15, 70, 110]", "[15, 70, 111]", "total, line 5"),
    "figures exchanged": ("[15, 70, 110]", "[70, 15, 110]", "total, line 5"),
    "figures exchanged beside a doubtful one": ("20, 40]}", "40, 20]}", "shade, line 2"),
    "a figure too many": ("[15, 70, 110]", "[15, 70, 110, 3]", "total, line 5"),
    "a figure left out": ("[15, 70, 110]", "[15, 70]", "total, line 5"),
    "another quoted figure": ("has 5,0", "has 6,0", "view, line 4"),
    "another row": ("view: {line: 4", "view: {line: 5", "none of"),
    "a row left out": (
        '      view: {line: 4, values: [12, {value: "5.0", reading: doubtful, note: "The text has 5,0"}, 70]}\n',
        "",
        "line 4: figures",
    ),
    "the last row left out": ("      total: {line: 5, title: Total, values: [15, 70, 110]}\n", "", "line 5: figures"),
    "the last piped row left out": ('      inn: {line: 9, values: ["5%", 2]}\n', "", "line 9: figures"),
    "a heading that is not there": ("title: Cost", "title: Price", "column 1: heading"),
    "headings exchanged": (
        "[{prints: cost, title: Cost}, {prints: rank, title: Rank}]",
        "[{prints: rank, title: Rank}, {prints: cost, title: Cost}]",
        "column 2: heading",
    ),
    "another figure between pipes": ('"20%", 1', '"20%", 2', "camp, line 8"),
}


def found(file: str) -> list[str]:
    appraisal: dict[str, Any] = texts(file)
    text = SourceText(LINES)
    return [said for table in appraisal["tables"].values() for said in table_differences(text, appraisal, table)]


def test_what_stands_as_recorded_differs_in_nothing() -> None:
    """Stray characters beside a doubtful figure, a quoted reading and pipes are let pass."""
    assert found(FILE) == []


@pytest.mark.parametrize(("old", "new", "said"), PLANTED.values(), ids=PLANTED)
def test_what_is_planted_is_found(old: str, new: str, said: str) -> None:
    """Each change of the file is told with its place."""
    assert FILE.count(old) == 1
    assert any(said in one for one in found(FILE.replace(old, new)))


def test_figures_end_at_a_bracket() -> None:
    """What conversion adds in brackets is no cell."""
    assert figures("Inn 5% 2 [page 9 of 10]") == ["5%", "2"]
