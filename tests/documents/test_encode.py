"""Documents as plain data and back."""

import json
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.model.place import Place
from audit.documents.encode import from_plain, to_plain
from audit.documents.paper import Cell, Paper, Passage, Piece, Remark, Table

WORDS = st.text(max_size=5)
PLACES = st.builds(Place, page=st.none() | st.integers(0, 9), sheet=st.none() | WORDS, section=st.none() | WORDS)
PIECES = st.lists(st.builds(Piece, st.integers(1, 9), st.tuples(*[st.floats(0, 99, allow_nan=False)] * 4)), max_size=2).map(tuple)
DOUBTS = st.lists(WORDS, max_size=2).map(tuple)
CELLS = st.builds(
    Cell, st.integers(0, 3), st.integers(0, 3), WORDS, rows=st.integers(1, 3), columns=st.integers(1, 3), fill=st.none() | WORDS, formula=st.none() | WORDS,
    place=PLACES, pieces=PIECES, bold=st.booleans(), doubts=DOUBTS, stored=st.none() | WORDS, sort=WORDS, hidden=st.booleans(),
)  # fmt: skip
TABLES = st.builds(
    Table,
    st.integers(1, 9),
    st.lists(CELLS, max_size=3).map(tuple),
    st.integers(0, 3),
    st.integers(0, 3),
    place=PLACES,
    hidden=st.booleans(),
    doubts=DOUBTS,
)
PASSAGES = st.builds(Passage, WORDS, place=PLACES, level=st.integers(0, 3), pieces=PIECES, item=st.booleans())
REMARKS = st.builds(Remark, WORDS, weight=st.sampled_from(["note", "doubt", "lost"]), place=PLACES)
PAPERS = st.builds(
    Paper, WORDS, st.sampled_from(["pdf", "docx"]), WORDS, st.lists(TABLES | PASSAGES, max_size=3).map(tuple), st.lists(REMARKS, max_size=2).map(tuple),
    st.dictionaries(WORDS, WORDS, max_size=2),
)  # fmt: skip


@given(PAPERS)
def test_a_document_comes_back_as_it_was(paper: Paper) -> None:
    """Through JSON, whatever it holds; an empty text in place of none is the one difference."""
    back = from_plain(json.loads(json.dumps(to_plain(paper))))
    assert to_plain(back) == to_plain(paper)
    assert [type(block) for block in back.blocks] == [type(block) for block in paper.blocks]


def test_nothing_of_a_cell_is_lost() -> None:
    """Every field of a cell that is filled comes back: a new field needs its place here."""
    box = (1.0, 2.0, 3.0, 4.0)
    cell = Cell(1, 2, "t", 3, 4, "#fff000", "=A1", Place(page=1), (Piece(1, box),), bold=True, doubts=("d",), stored="1", sort="number", hidden=True)
    paper = Paper("n", "xlsx", "s", (Table(1, (cell,), 1, 2, Place(sheet="x"), hidden=True, doubts=("d",)),))
    assert from_plain(json.loads(json.dumps(to_plain(paper)))) == paper
    assert all(getattr(cell, field.name) != field.default for field in fields(Cell))


@pytest.mark.parametrize(
    "data", [{}, {"name": "x"}, {"name": "x", "kind": "pdf", "sha256": "", "blocks": [{"passage": {"odd": 1}}], "remarks": [], "details": {}}]
)
def test_what_is_no_document_is_an_error(data: dict[str, object]) -> None:
    """The parent says so instead of going on with half of it."""
    with pytest.raises((KeyError, TypeError, ValueError)):
        from_plain(data)
