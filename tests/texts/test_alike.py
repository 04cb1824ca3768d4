"""Which texts are nearly the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.texts.alike import gathered

BASE = "The trust keeps the offices as they are, with one in each district"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([BASE, BASE.replace("trust", "firm"), "Something else altogether, said in as many words"], [[0, 1]]),
        ([BASE, BASE], []),
        ([BASE, BASE.replace("trust", "firm"), BASE], [[0, 1, 2]]),
        ([BASE, "Other", BASE.replace("one", "two"), BASE.replace("one", "two").replace("each", "every")], [[0, 2, 3]]),
        ([], []),
    ],
)
def test_nearly_the_same(texts: list[str], expected: list[list[int]]) -> None:
    """Not word for word; one that is near to two others brings them together."""
    assert gathered(texts, 90) == expected


@given(st.lists(st.sampled_from([BASE, BASE.upper(), BASE.replace("one", "two"), BASE[:50], "Other"]), max_size=7))
def test_each_text_is_in_one_group_at_most(texts: list[str]) -> None:
    """And each group has two texts that are not the same."""
    groups = gathered(texts, 85)
    places = [place for group in groups for place in group]
    assert len(places) == len(set(places))
    assert all(len({texts[place] for place in group}) > 1 for group in groups)
