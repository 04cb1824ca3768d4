"""Every figure in appraisals/ stands on the line of the source text that the file names, and none is left out.

The source texts are not part of the repository. They are looked for in the folder named by APPRAISAL_SOURCES, else in
shared/seeds or shared/published beside the checkout; where one is absent its tests are skipped. The second half tests the comparison itself
on a made-up text, so that it is known to be able to fail.
"""

from __future__ import annotations

import copy
import hashlib
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml

from tests.appraisals.loose_text import table_differences
from tests.appraisals.source_text import (
    SourceText,
    all_differences,
    clean,
    date_differences,
    gateway_differences,
    is_figure,
    level_differences,
    name_differences,
    recommendation_differences,
    reference_differences,
    scale_differences,
    stands_in,
    stated_differences,
    weight_differences,
    wording_differences,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parents[2]
SOURCES: Final = (
    [Path(os.environ["APPRAISAL_SOURCES"])]
    if os.environ.get("APPRAISAL_SOURCES")
    else [ROOT.parent / "shared" / one for one in ("seeds", "published")]
)
APPRAISALS: Final = sorted((ROOT / "appraisals").glob("*.yaml"))

NO_ROWS: Final = {"indian-river-courthouse-1990": [25]}
"""Lines below a table that look like a row and are none, as the notes of the file say."""


@dataclass(frozen=True)
class Pair:
    """An appraisal, and the text that its lines are lines of."""

    appraisal: dict[str, Any]
    text: SourceText


_STRINGS: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the one written in C takes a tenth of the time, and is not everywhere


@cache
def load(text: str) -> dict[str, Any]:
    """Everything a string, as it is written."""
    loaded: dict[str, Any] = yaml.load(text, Loader=_STRINGS)  # noqa: S506  # strings and no objects
    return loaded


def source_bytes(source: dict[str, str]) -> bytes:
    """The copy that was read, or a skip that says what is absent."""
    held = [folder / source["file"] for folder in SOURCES if (folder / source["file"]).is_file()]
    if not held:
        pytest.skip(f"source text not held: no {source['file']} in {' or '.join(map(str, SOURCES))}")
    return held[0].read_bytes()


@pytest.fixture(params=APPRAISALS, ids=lambda path: path.stem)
def appraisal(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Each appraisal of the repository."""
    return load(request.param.read_text(encoding="utf-8"))


@pytest.fixture
def pair(appraisal: dict[str, Any]) -> Pair:
    """Each appraisal with its first source, the one that lines refer to."""
    first = next(iter(appraisal["sources"].values()))
    return Pair(appraisal, SourceText.of(source_bytes(first).decode("utf-8")))


# The appraisals of the repository


def test_source_is_the_copy_that_was_read(appraisal: dict[str, Any]) -> None:
    """The digest in the file is that of the source text, so that line numbers mean something."""
    for source in appraisal["sources"].values():
        assert hashlib.sha256(source_bytes(source)).hexdigest() == source["sha256"]


def test_lines_are_of_the_first_source(appraisal: dict[str, Any]) -> None:
    """No place names another source: these tests would look for its line in the first one."""
    assert [place for place in places(appraisal) if "source" in place] == []


def test_tables_stand_as_recorded(pair: Pair) -> None:
    """Each row holds the cells of its line in order, blanks included; no figure or row of the table is left out."""
    found = [table_differences(pair.text, pair.appraisal, table) for table in pair.appraisal["tables"].values()]
    left_out = NO_ROWS.get(pair.appraisal["appraisal"]["id"], [])
    assert [line for lines in found for line in lines] == [f"line {n}: figures not recorded" for n in left_out]


def test_weights_stand_as_recorded(pair: Pair) -> None:
    """Each weight is the only figure on the line of its criterion, and no line with a weight is left out."""
    assert weight_differences(pair.text, pair.appraisal) == []


def test_levels_are_defined_withheld_or_missing_as_recorded(pair: Pair) -> None:
    """What a criterion says of each level, and how many options may have it, follows from its wording."""
    assert level_differences(pair.text, pair.appraisal) == []


def test_scale_stands_as_recorded(pair: Pair) -> None:
    """Level values and limits of bands stand on their lines."""
    assert scale_differences(pair.text, pair.appraisal) == []


def test_stated_figures_stand_as_recorded(pair: Pair) -> None:
    """Each printing of a stated figure stands on its line, with `over` where the file says at least."""
    assert stated_differences(pair.text, pair.appraisal) == []


def test_titles_and_labels_stand_as_recorded(pair: Pair) -> None:
    """Titles stand on their lines, and labels stand somewhere before the beginning of the title."""
    assert name_differences(pair.text, pair.appraisal) == []


def test_recommendation_names_the_preferred_option(pair: Pair) -> None:
    """The title of each preferred option stands on the line of the recommendation."""
    assert recommendation_differences(pair.text, pair.appraisal) == []


def test_gateways_stand_as_recorded(pair: Pair) -> None:
    """The outcome of a gateway is the word used on its line."""
    assert gateway_differences(pair.text, pair.appraisal) == []


def test_titles_and_labels_at_other_places_stand_as_recorded(pair: Pair) -> None:
    """Each title and label that is recorded a second time stands on its line."""
    assert wording_differences(pair.text, pair.appraisal) == []


def test_references_stand_as_recorded(pair: Pair) -> None:
    """Each thing referred to is named on its line or where it stands, and what is held stands somewhere."""
    assert reference_differences(pair.text, pair.appraisal) == []


def test_dates_stand_as_recorded(pair: Pair) -> None:
    """Each date that names a line has its day and month there."""
    assert date_differences(pair.text, pair.appraisal) == []


def test_no_cell_can_change_unnoticed(pair: Pair) -> None:
    """Changing any one cell of any table, blank ones included, makes the comparison fail."""
    for table in pair.appraisal["tables"].values():
        for key, index in cells_of(table):
            changed = copy.deepcopy(table)
            changed["cells"][key]["values"][index] = "777"
            assert table_differences(pair.text, pair.appraisal, changed) != table_differences(pair.text, pair.appraisal, table), (key, index)


def test_no_row_can_be_dropped_unnoticed(pair: Pair) -> None:
    """Leaving out any row of a table, the last one included, makes the comparison fail."""
    for table in (table for table in pair.appraisal["tables"].values() if "line" in table):
        for key in table["cells"]:
            shorter = {**table, "cells": {name: row for name, row in table["cells"].items() if name != key}}
            alone = {**pair.appraisal, "tables": {"shorter": shorter}}
            assert table_differences(pair.text, alone, shorter) != table_differences(pair.text, pair.appraisal, table), key


def cells_of(table: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """Row and position of every cell."""
    for key, row in table["cells"].items():
        yield from ((key, index) for index in range(len(row["values"])))


def places(node: Any) -> Iterator[dict[str, str]]:
    """Every `place` in a file."""
    if isinstance(node, dict):
        yield from ([node["place"]] if "place" in node else [])
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for child in children:
        yield from places(child)


# The comparison itself, on a made-up text

LINES: Final = (
    "# 2. **Comfort**",
    "Title\tScoring\tWeighting",
    "Open all year\t\tPass / Fail\tOur gateway criteria",
    "Cost\tHIGH: cheapest (1 model only) MEDIUM: N/A LOW: dearest\t4",
    "Shade\tHIGH: much LOW: none\t2",
    "",
    "View\tN/A, cannot be judged yet\tN/A",
    "Scores are high [10], medium [5], low [0].",
    "- ▼ **Green** is a good score (21-40)",
    "\tCRITERIA\t1. Tent\t2. Hut\tHighest possible score",
    "Co\tOpen all year\tPass\tPass\tPass",
    "_\tCost\t40\t-20\t40",
    "\tShade\t\t10\t20",
    "\t\t\tTotal possible\t60",
    "*The two shelters* passed 1 gateway; the hut is over 50% below the tent, and 60% below a house.",
    "Option 2 - Hut",
    "Criteria\tEvaluation\tScore",
    "<p>1. Cost</p>\t<ul> <li>cheap in 2017</li></ul>\t<p>3</p>",
    "Shade\tas Option 1\tas said\tbetter\t<p>5</p>",
    "",
    "\tTOTAL\t8 / 10",
    "## Therefore the Tent is recommended.",
    "**3. Shading** of 7<sup>th</sup> May, see Appendix 2",
    "# Appendix 2",
)
TEXT: Final = "\n".join(LINES)

FILE: Final = """
appraisal: {dates: {published: {date: "2017-05-07", line: 23}, decision: "2017"}}
levels:
  high: {label: HIGH, value: 10, line: 8}
  medium: {label: MEDIUM, value: 5, line: 8}
  low: {label: LOW, value: 0, line: 8}
bands: {on: weighted-score, ranges: [{label: Green, from: 21, to: 40, line: 9}]}
groups:
  comfort: {title: Comfort, line: 1}
criteria:
  open: {title: Open all year, kind: gateway, line: 3}
  cost: {title: Cost, label: "1", weight: 4, line: 4,
         levels: {high: {is: defined, quota: 1}, medium: not-applicable, low: defined}}
  shade: {title: Shade, weight: 2, line: 5, levels: {high: defined, low: defined}}
  view: {title: View, kind: unscored, weight: "N/A", line: 7}
options:
  tent: {title: Tent, label: "1", line: 10}
  hut: {title: Hut, label: "2", line: 16}
tables:
  weighted:
    title: two shelters
    line: 10
    columns: [tent, hut, {prints: max-score, title: Highest possible score}]
    cells:
      open: {line: 11, values: [Pass, Pass, Pass]}
      cost: {line: 12, values: [40, {value: "-20", reading: doubtful}, 40]}
      shade: {line: 13, values: [blank, 10, 20]}
      total: {line: 14, title: Total possible, values: [blank, blank, 60]}
  plain:
    line: 17
    option: hut
    columns: [{prints: score, title: Score}]
    cells:
      cost: {line: 18, values: [3]}
      shade: {line: 19, values: [{value: 5, from: tent}]}
      total: {line: 21, title: TOTAL, values: ["8 / 10"]}
  prose:
    columns: [max-score]
    cells:
      total: {line: 15, title: below a house, values: ["60%"]}
stated:
  shelters: {prints: count, printings: [{value: 2, line: 15, note: in words}]}
  gateways: {prints: count, printings: [{value: 1, line: 15}]}
  below: {prints: difference, at-least: true, printings: [{value: "50%", line: 15}]}
gateways:
  open: {line: 15, outcomes: {tent: pass, hut: pass}}
  opened: {criterion: open, line: 3}
texts:
  wording: [{criterion: shade, label: "3", title: Shading, line: 23}]
  references: [{to: appendix 2, line: 23, target: {line: 24}, held: true}]
recommendation: {preferred: tent, line: 22}
"""

PLANTED_IN_FILE: Final = {
    "another figure": ("[40, {value:", "[45, {value:", "cost, line 12"),
    "a lost sign": ('"-20"', "20", "cost, line 12"),
    "a zero for a blank": ("[blank, 10, 20]", "[0, 10, 20]", "shade, line 13"),
    "a blank for a figure": ("[blank, 10, 20]", "[blank, blank, 20]", "shade, line 13"),
    "cells exchanged": ("[blank, 10, 20]", "[10, blank, 20]", "shade, line 13"),
    "a cell left out": ("[blank, 10, 20]", "[10, 20]", "shade, line 13"),
    "a cell too many": ("[blank, 10, 20]", "[blank, 10, 20, blank]", "shade, line 13"),
    "columns exchanged": ("[tent, hut, {", "[hut, tent, {", "cost, line 12"),
    "a column left out": ("[tent, hut, {", "[hut, {", "cost, line 12"),
    "a column with another heading": ("Highest possible score", "Highest score", "column 3: heading not found"),
    "a gateway that failed": ("[Pass, Pass, Pass]", "[Pass, Fail, Pass]", "open, line 11"),
    "a row under another heading": ("cost: {line: 18", "open: {line: 18", "open, line 18"),
    "a row of another line": ("shade: {line: 13", "shade: {line: 12", "shade, line 12"),
    "a row beyond the end": ("shade: {line: 13", "shade: {line: 1000", "shade, line 1000"),
    "a row without a line": ("{line: 18, values: [3]}", "[3]", "cost: no line recorded"),
    "a row left out": ("      shade: {line: 19, values: [{value: 5, from: tent}]}\n", "", "line 19: figures"),
    "a figure of an uneven row": ("value: 5, from", "value: 4, from", "shade, line 19"),
    "a total without its denominator": ('["8 / 10"]', "[8]", "total, line 21"),
    "a figure of a sentence": ('["60%"]', '["61%"]', "total, line 15"),
    "a part of a figure of a sentence": ('["60%"]', "[60]", "total, line 15"),
    "another weight": ("weight: 2", "weight: 3", "shade, line 5"),
    "a weight left out": ("weight: 2, ", "", "shade, line 5"),
    "a weight for N/A": ('weight: "N/A"', "weight: 0", "view, line 7"),
    "the last row left out": ('      total: {line: 21, title: TOTAL, values: ["8 / 10"]}\n', "", "line 21: figures"),
    "a criterion left out": ('  view: {title: View, kind: unscored, weight: "N/A", line: 7}\n', "", "line 7: figures"),
    "a level said to be missing": ("medium: not-applicable", "medium: missing", "cost, line 4"),
    "a level said to be defined": ("{high: defined, low", "{high: defined, medium: defined, low", "shade, line 5"),
    "a quota left out": ("{is: defined, quota: 1}", "defined", "cost, line 4"),
    "another quota": ("quota: 1", "quota: 3", "cost, line 4"),
    "another level value": ("value: 5, line: 8", "value: 6, line: 8", "level medium, line 8"),
    "another limit of a band": ("from: 21", "from: 20", "band Green, line 9"),
    "another count": ("value: 1, line: 15", "value: 3, line: 15", "gateways, line 15"),
    "another count in words": ("value: 2, line: 15", "value: 3, line: 15", "shelters, line 15"),
    "digits for words": (", note: in words", "", "shelters, line 15"),
    "a difference said to be exact": ("at-least: true, ", "", "below, line 15"),
    "another title": ("title: Comfort", "title: Comforts", "comfort: title not in line 1"),
    "another label": ('title: Hut, label: "2"', 'title: Hut, label: "3"', "hut: no heading 3"),
    "another title of a table": ("title: two shelters", "title: two houses", "no line holds two houses"),
    "a table about another option": ("option: hut", "option: tent", "line 17: a table about hut"),
    "a figure from another option": ("from: tent", "from: hut", "hut not named"),
    "another gateway outcome": ("hut: pass", "hut: fail", "open, line 15"),
    "a gateway on another line": ("criterion: open, line: 3", "criterion: open, line: 4", "opened, line 4"),
    "a title at another place": ("title: Shading", "title: Shades", "line 23: 3 Shades not found"),
    "a label at another place": ('label: "3", title: Shad', 'label: "4", title: Shad', "line 23: 4 Shading not found"),
    "another thing referred to": ("to: appendix 2", "to: appendix 3", "line 23: appendix 3 not found"),
    "a target beyond the end": ("target: {line: 24}", "target: {line: 240}", "line 23: appendix 2 not found"),
    "another month": ("2017-05-07", "2017-06-07", "published, line 23"),
    "another day": ("2017-05-07", "2017-05-08", "published, line 23"),
    "another preferred option": ("preferred: tent", "preferred: hut", "hut: not in line 22"),
}  # fmt: skip

PLANTED_IN_TEXT: Final = {
    "another figure": ("\t40\t-20", "\t45\t-20", "cost, line 12"),
    "a figure for a blank": ("Shade\t\t10", "Shade\t0\t10", "shade, line 13"),
    "a figure beside the table": ("_\tCost", "7\tCost", "['7'] left out"),
    "a figure more in an uneven row": ("better\t<p>5</p>", "4\t<p>5</p>", "shade, line 19"),
    "a row more": ("\n\n\tTOTAL", "\nView\tgood\t2\n\tTOTAL", "line 20: figures not recorded"),
    "columns exchanged": ("1. Tent\t2. Hut", "2. Hut\t1. Tent", "cost, line 12"),
    "a figure more beside a weight": ("dearest\t4", "dearest\t4\t9", "cost, line 4"),
    "a criterion more": ("\n\nView\tN/A,", "\nNoise\tloud\t3\nView\tN/A,", "line 6: figures not recorded"),
    "a gateway more": ("\n\nView\tN/A,", "\nNoise\tGateway criteria\nView\tN/A,", "line 6: a gateway"),
    "a level more": ("much LOW:", "much MEDIUM: some LOW:", "shade, line 5"),
}


def planted(whole: str, old: str, new: str) -> str:
    """The whole with one place changed; a plant that fits nowhere, or twice, is a mistake in the test."""
    assert whole.count(old) == 1, old
    return whole.replace(old, new)


def test_made_up_text_agrees_with_its_file() -> None:
    """Nothing is reported where nothing differs: markup, labels, blanks and uneven rows are read as meant."""
    assert all_differences(SourceText.of(TEXT), load(FILE)) == []


@pytest.mark.parametrize(("old", "new", "expected"), PLANTED_IN_FILE.values(), ids=PLANTED_IN_FILE.keys())
def test_difference_planted_in_the_file_is_found(old: str, new: str, expected: str) -> None:
    """One thing recorded otherwise than it stands is reported with its place."""
    found = all_differences(SourceText.of(TEXT), load(planted(FILE, old, new)))
    assert any(expected in line for line in found), found


@pytest.mark.parametrize(("old", "new", "expected"), PLANTED_IN_TEXT.values(), ids=PLANTED_IN_TEXT.keys())
def test_difference_planted_in_the_text_is_found(old: str, new: str, expected: str) -> None:
    """One thing in the text that the file does not hold is reported with its place."""
    found = all_differences(SourceText.of(planted(TEXT, old, new)), load(FILE))
    assert any(expected in line for line in found), found


@pytest.mark.parametrize("cell", ["5", "-25", "83%", "33 / 40", "1,810", "(25)", "2=", "Pass", "N/A"])
def test_figures_are_told_from_words(cell: str) -> None:
    """Digits without letters are a figure, and so are the words that stand for one."""
    assert is_figure(cell)


@pytest.mark.parametrize("cell", ["", "-", "_", "5. Outsource", "Pass / Fail", "N/A, not yet", "Total possible"])
def test_words_are_told_from_figures(cell: str) -> None:
    """Blanks, stray marks and headings with a number are no figures."""
    assert not is_figure(cell)


@pytest.mark.parametrize(("raw", "bare"), [("<p>3</p>", "3"), ("- ▼ **Red**", "Red"), ("-25", "-25"), ("25*", "25*")])
def test_markup_goes_and_figures_stay(raw: str, bare: str) -> None:
    """Tags, emphasis and list markers are no part of a cell; signs and footnote marks are."""
    assert clean(raw) == bare


@pytest.mark.parametrize("line", ["13 options", "of 13.", "(13)", "<b>13</b>"])
def test_figure_stands_in_a_sentence(line: str) -> None:
    """Punctuation and brackets around a figure do not hide it."""
    assert stands_in("13", line)


@pytest.mark.parametrize("line", ["130", "2013", "13%", "13th", "1.13", "13.5", "-13", "13,000"])
def test_part_of_another_figure_is_not_it(line: str) -> None:
    """A figure is not found inside a longer one, nor without its sign or unit."""
    assert not stands_in("13", line)


def test_lines_are_counted_as_editors_count_them() -> None:
    """Form feeds and other separators do not start a new line."""
    assert SourceText.of("a\x0cb\u2028c\nd").line(2) == "d"


def test_absent_source_is_skipped_with_its_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the source text is not held, the reason for the skip names it."""
    monkeypatch.setitem(globals(), "SOURCES", [tmp_path])
    with pytest.raises(pytest.skip.Exception, match=r"no paper\.txt in"):
        source_bytes({"file": "paper.txt"})
