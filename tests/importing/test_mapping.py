"""Mapping files: what a person settles for this import and the next."""

from pathlib import Path
from typing import Any

import pytest

from audit.importing.mapping import Map, read_map
from audit.importing.run import import_papers
from audit.importing.write import text_of
from audit.importing.write_map import map_text
from audit.problems import InputError
from tests.importing.make import doubts, paper, plain

SCORES = [["Merkmal", "Stay", "Move", "Remarks"], ["Access", "3", "4", "near"], ["Cost", "5", "2", "dear"]]


def mapped(tmp_path: Path, text: str) -> Map:
    file = tmp_path / "map.yaml"
    file.write_text(f'map: "1"\n{text}', encoding="utf-8")
    return read_map(file)


def test_a_table_can_be_told_by_its_headings(tmp_path: Path) -> None:
    """What a table is, which way round it stands, and what single columns are, is taken from the map."""
    given = mapped(
        tmp_path, 'tables:\n  - {headings: [Merkmal, "", "", Remarks], is: matrix, rows: criteria, prints: score, columns: {Move: ignore}}\n'
    )
    found = plain(import_papers([paper(SCORES)], given))
    assert list(found["options"]) == ["stay"]
    assert found["tables"]["scores"]["prints"] == "score"
    assert found["tables"]["scores"]["cells"]["access"]["values"] == ["3"]


def test_a_table_can_be_left_out(tmp_path: Path) -> None:
    """By its number, its title, or the name of the document."""
    for told in ("number: 1", "title: Old scores", "file: rep*"):
        given = mapped(tmp_path, f"tables: [{{{told}, is: none}}]\n")
        found = import_papers([paper("## Old scores", [["Criteria", *SCORES[0][1:]], *SCORES[1:]])], given)
        assert not found.tables, told
    other = mapped(tmp_path, "tables: [{number: 2, is: none}]\n")
    assert import_papers([paper([["Criteria", *SCORES[0][1:]], *SCORES[1:]])], other).tables


def test_names_and_ids_are_those_of_the_map(tmp_path: Path) -> None:
    """A spelling that nothing would match is matched, the id is the one given, and what is not found is told."""
    given = mapped(
        tmp_path,
        'options: {keep: {title: Keep it, names: ["Stay"], base: true}, sell: {title: Sell it}}\n'
        "criteria: {near: {title: Nearness, label: C1, names: [Access], kind: gateway}}\n",
    )
    found = import_papers([paper([["Criteria", "Stay", "Move"], ["Access", "Pass", "Fail"], ["Cost", "5", "2"]])], given)
    assert [(item.id, item.title) for item in found.options] == [("keep", "Stay"), ("move", "Move")]
    assert (found.criteria[0].id, found.criteria[0].label, found.criteria[0].kind) == ("near", "C1", "gateway")
    assert any('names the option "Sell it"' in said for said in doubts(found, "note"))


def test_the_head_the_scale_and_the_method_may_be_given(tmp_path: Path) -> None:
    """What the documents do not say, or say otherwise, is taken from the map."""
    given = mapped(
        tmp_path,
        "appraisal: {id: mine, title: My title, publisher: My council, handling: draft, from: draft, numbers: en}\n"
        'sources: {"REP*": {role: appendix, date: 2020-01, title: Annex}}\nscale: {min: 0, max: 5}\nmethod: {total: mean, direction: lower}\n',
    )
    found = plain(import_papers([paper([["Criteria", "Stay", "Move"], ["Access", "3", "4"], ["Cost", "5", "2"]])], given))
    assert found["appraisal"] == {"id": "mine", "title": "My title", "publisher": "My council", "from": "draft", "handling": "draft"}
    assert found["sources"]["report"]["role"] == "appendix"
    assert found["scale"] == {"min": "0", "max": "5"}
    assert (found["method"]["total"], found["method"]["direction"]) == ("mean", "lower")


def test_what_was_made_out_is_written_as_a_map(tmp_path: Path) -> None:
    """The map of an import, read again, gives the same file; what it settles is no longer doubtful."""
    rank = [["Option", "Total score", "Rank"], ["Stay", "8", "1"], ["Move it", "6", "2"]]
    first = import_papers([paper([["Criteria", "Stay", "Move"], ["Access", "3", "4"], ["Cost", "5", "2"], ["Total", "8", "6"]], rank)])
    file = tmp_path / "map.yaml"
    file.write_text(map_text(first), encoding="utf-8")
    again = import_papers(
        [paper([["Criteria", "Stay", "Move"], ["Access", "3", "4"], ["Cost", "5", "2"], ["Total", "8", "6"]], rank)], read_map(file)
    )
    assert text_of(again).partition("format:")[2] == text_of(first).partition("format:")[2]
    assert (len(doubts(first, "matched")), len(doubts(again, "matched"))) == (1, 0)


@pytest.mark.parametrize("text", ["tables: [{is: matrix}]", "tables: [{number: 1, is: soup}]", "colour: red", "options: {A: {title: x}}"])
def test_a_map_that_is_not_understood_is_refused(tmp_path: Path, text: str) -> None:
    """Every key and word that is not known is a problem with its place."""
    with pytest.raises(InputError) as error:
        mapped(tmp_path, text)
    assert error.value.problems[0].line == 2


def test_an_option_may_be_named_for_a_table_without_a_heading(tmp_path: Path) -> None:
    """A table of one option below no heading is about the option that the map says."""
    rows: Any = [["Criteria", "Score"], ["Access", "3"], ["Cost", "4"]]
    given = mapped(tmp_path, "tables: [{number: 1, option: stay}]\n")
    found = import_papers([paper(rows)], given)
    assert [(item.id, item.title) for item in found.options] == [("stay", "stay")]
