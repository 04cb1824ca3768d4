"""Names of cells."""

from hypothesis import given
from hypothesis import strategies as st

from audit.review.identity import key_of, name_of, names_in
from tests.review.made import copy


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
