"""Applying answers to a draft."""

from collections.abc import Mapping
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.load.document import parse
from audit.appraisal.load.schema import validate
from audit.examine import examine_document
from audit.importing.answer import Answer, Sort
from audit.importing.draft import Draft
from audit.importing.mapping import NO_MAP
from audit.importing.write import text_of
from audit.log.part import part_of
from audit.problems import InputError
from audit.review.apply import Copy, corrected, entries_in
from audit.review.corrections import Corrections
from tests.examples import examples
from tests.papers import rules
from tests.review.made import asked, by_whose, copy

_BY = "Scrutiny officer"


def _corrections(of: Copy, answers: Mapping[str, Answer], sha256: str = "") -> Corrections:
    return Corrections("x.json", "b" * 64, of.paper.name, sha256 or of.paper.sha256, _BY, "2026-01-31", answers)


def _applied(said: Mapping[str, Answer], of: Copy | None = None) -> Draft:
    """Apply answers by whose figure they are about."""
    one = of or copy()
    names = {whose: question.name for whose, question in by_whose(asked(one)).items()}
    return corrected([one], NO_MAP, [_corrections(one, {names[whose]: answer for whose, answer in said.items()})])


def _written(draft: Draft) -> dict[str, object]:
    return {f"{row.key}/{column.option}": (entry.written, entry.confirmed) for table in draft.tables for row, column, entry in table.cells()}


def test_each_answer_changes_its_cell() -> None:
    """Confirmed, other value, empty, illegible and withheld, each in its cell and nowhere else."""
    draft = _applied({
        "Access / Option A": Answer("confirm"), "Safety / Option B": Answer("value", "31"), "Reach / Option B": Answer("empty"),
        "Reach / Option A": Answer("cannot-read", "?3"), "Reach / Option C": Answer("withheld", "9"),
    })  # fmt: skip
    found = _written(draft)
    assert found["access/option-a"] == ("4", True)
    assert found["safety/option-b"] == ("31", True)
    assert found["reach/option-b"] == ("blank", True)
    assert found["reach/option-a"] == ("?3", True)
    assert found["reach/option-c"] == ("withheld", True)
    assert found["access/option-c"] == ("3", False)


_SORTS: Final[tuple[Sort, ...]] = ("confirm", "value", "empty", "cannot-read", "withheld")


@examples(4)
@given(st.lists(st.lists(st.integers(0, 99), min_size=3, max_size=3), min_size=2, max_size=5), st.data())
def test_whatever_is_answered_stands_in_the_file(scores: list[list[int]], data: st.DataObject) -> None:
    """Any answers to any cells of any table: each cell holds what was answered, and all others what was read."""
    rows = [["Criterion", "Option A", "Option B", "Option C"], *([f"Point {at}", *map(str, row)] for at, row in enumerate(scores, 1))]
    one = copy(rows)
    said: dict[str, Answer] = {}
    expected = {}
    for at, row in enumerate(scores, 1):
        for letter, score in zip("abc", row, strict=True):
            answer = Answer(data.draw(st.sampled_from(_SORTS)), str(data.draw(st.integers(0, 99)))) if data.draw(st.booleans()) else None
            held = {"value": answer.text, "empty": "blank", "cannot-read": "?", "withheld": "withheld"} if answer else {}
            expected[f"point-{at}/option-{letter}"] = (held.get(answer.sort if answer else "", str(score)), answer is not None)
            said |= {f"Point {at} / Option {letter.upper()}": answer} if answer else {}
    draft = _applied(said, one)
    assert _written(draft) == expected
    validate(parse(text_of(draft).encode(), "x.yaml"), "appraisal")


def test_the_file_says_what_was_compared_and_by_whom() -> None:
    """Readings, notes, counts, name and date stand in a file that the schema takes; a withheld figure stands nowhere."""
    text = text_of(_applied({"Access / Option B": Answer("withheld"), "Safety / Option B": Answer("value", "3", "scratched")}))
    validate(parse(text.encode(), "x.yaml"), "appraisal")
    assert "{state: withheld, reading: confirmed}" in text
    assert "25" not in text.split("tables:")[1].replace("sha256", "")
    assert 'value: 3, reading: confirmed, note: "scratched; the tool read \\"3O\\""' in text
    assert 'by: Scrutiny officer, on: "2026-01-31"' in text
    assert "changed: 1, withheld: 1" in text
    assert "# Scrutiny officer compared 2 figures with small.html on 2026-01-31" in text


def test_a_table_that_was_compared_whole_is_confirmed_as_a_whole() -> None:
    """One word for the table instead of one for each cell; nothing of it is left in doubt."""
    one = copy()
    draft = _applied({whose: Answer("confirm") for whose in by_whose(asked(one))}, one)
    text = text_of(draft)
    assert text.count("reading: confirmed") == 1
    assert "reading: doubtful" not in text
    assert not [doubt for doubt in draft.doubts if doubt.weight in {"doubtful", "unreadable", "missing"}]


def test_the_log_keeps_who_compared_and_when() -> None:
    """The record of an audit tells whose eyes its figures rest on."""
    text = text_of(_applied({"Access / Option A": Answer("confirm"), "Reach / Option C": Answer("empty")}))
    part = part_of(examine_document(parse(text.encode(), "x.yaml"), rules()))
    assert part.about["compared"] == [{"source": "report", "by": _BY, "on": "2026-01-31", "sha256": "b" * 64, "confirmed": 1, "changed": 1}]


def test_answers_decide_how_the_document_is_read() -> None:
    """With the missing figure given, the sums come out, and the method is no guess any more."""
    draft = _applied({"Safety / Option C": Answer("value", "4"), "Total / Option A": Answer("value", "12")})
    assert any("3 of 3" in said for said in draft.method.said)


def test_corrections_of_another_document_are_refused() -> None:
    """The message names both documents by their digests."""
    one = copy()
    with pytest.raises(InputError, match=r"another document: small\.html \(cccccccccccc") as caught:
        corrected([one], NO_MAP, [_corrections(one, {}, "c" * 64)])
    assert one.paper.sha256[:12] in str(caught.value)


def test_unknown_cells_are_refused() -> None:
    """Answers to questions that this document does not have are not dropped in silence."""
    one = copy()
    with pytest.raises(InputError, match=r"t9r1c1-000000000000, .* and 1 more"):
        corrected([one], NO_MAP, [_corrections(one, {f"t9r1c{at}-{0:012}": Answer("confirm") for at in range(1, 7)})])


def test_a_value_that_is_no_figure_is_refused() -> None:
    """The message says what was written, where, and what would do."""
    with pytest.raises(InputError, match=r'"quite good" \(.*\) is not a figure'):
        _applied({"Access / Option A": Answer("value", "quite good")})


def test_answers_that_the_file_has_no_place_for_are_told() -> None:
    """An answer about a heading changes nothing, and the list of things to look at says so."""
    from audit.review.identity import key_of, names_in  # noqa: PLC0415  # for this test only

    one = copy()
    head = next(name for name, spot in names_in(one.paper, key_of(one.data)).items() if spot == (1, 0, 1))
    draft = corrected([one], NO_MAP, [_corrections(one, {head: Answer("confirm")})])
    assert any("was not used" in doubt.text for doubt in draft.doubts)


def test_answers_go_to_the_document_they_are_about() -> None:
    """Of several documents that make one appraisal, each has its own corrections."""
    one = copy()
    two = copy([["Option", "Cost"], ["Option A", "100"], ["Option B", "200"]], name="costs.html", title="Costs")
    name = by_whose(asked(one))["Access / Option A"].name
    draft = corrected([one, two], NO_MAP, [_corrections(one, {name: Answer("value", "5")})])
    assert [len(source.compared) for source in draft.sources] == [1, 0]
    assert {source for source, entry in entries_in(draft) if entry.confirmed} == {draft.sources[0].id}


def test_the_last_of_two_files_counts() -> None:
    """Who looks a second time is believed, and both are named."""
    one = copy()
    name = by_whose(asked(one))["Access / Option A"].name
    draft = corrected([one], NO_MAP, [_corrections(one, {name: Answer("value", text)}) for text in ("5", "6")])
    assert _written(draft)["access/option-a"] == ("6", True)
    assert len(draft.sources[0].compared) == 2
