"""Names of cells.

The appraisals that a document holds.
"""

from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.model.place import Place
from audit.review.identity import key_of, name_of, names_in, whereabouts
from tests.review.made import asked, copy
from tests.review.papers import ROWS


def test_tables_of_the_same_options_are_one_appraisal() -> None:
    """A second table about the same options belongs to the first."""
    ranking = [["Option", "Total", "Rank"], ["Option A", "14", "2"], ["Option B", "75", "1"], ["Option C", "9", "3"]]
    found = asked(copy(ROWS, ranking)).candidates
    assert [(one.tables, one.options, one.criteria) for one in found] == [((1, 2), 3, 3)]


def test_tables_that_share_nothing_are_two() -> None:
    """Two appraisals in one pack are told apart, so that a person can choose."""
    other = [["Criterion", "Route North", "Route South"], ["Noise", "4", "2"], ["Speed", "1", "5"], ["Total", "5", "7"]]
    found = asked(copy(ROWS, other)).candidates
    assert [(one.tables, one.options, one.criteria) for one in found] == [((1,), 3, 3), ((2,), 2, 2)]


def test_where_a_table_stands_is_said_by_what_is_known() -> None:
    """Pages before sheets before lines before numbers of tables."""
    assert whereabouts([Place(page=3), Place(page=2)]) == "pages 2, 3"
    assert whereabouts([Place(page=3)]) == "page 3"
    assert whereabouts([Place(sheet="Scores")]) == "sheet Scores"
    assert whereabouts([Place(line=30), Place(line=12)]) == "line 12"
    assert whereabouts([Place(table=2)]) == "table 2"
    assert not whereabouts([Place()])


def test_a_name_is_the_same_every_time_the_document_is_read() -> None:
    """Answers that are applied days later find their cells."""
    one, two = copy(), copy()
    assert names_in(one.paper, key_of(one.data)) == names_in(two.paper, key_of(two.data))


def test_a_name_tells_its_place_and_changes_with_the_text() -> None:
    """Another text at the same place is another question; white space does not count."""
    key = key_of(b"document")
    assert name_of((1, 4, 1), "25", key).startswith("t1r5c2-")
    assert name_of((1, 4, 1), "25", key) == name_of((1, 4, 1), " 25\n", key) != name_of((1, 4, 1), "26", key)


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_without_the_document_no_text_can_be_tried(one: bytes, two: bytes) -> None:
    """Another document gives other names for the same figure, so that names of withheld figures tell nothing."""
    assert (name_of((1, 0, 0), "25", key_of(one)) == name_of((1, 0, 0), "25", key_of(two))) == (one == two)


def test_every_position_has_a_name() -> None:
    """Cells that the table leaves out can be answered as well."""
    of = copy([["Criterion", "A", "B"], ["Access", "1"]])
    assert set(names_in(of.paper, key_of(of.data)).values()) == {(1, row, column) for row in range(2) for column in range(3)}
