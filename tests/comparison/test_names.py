"""Names of two versions are matched by id and title, and a pair with different titles is always called renamed."""

from hypothesis import given
from hypothesis import strategies as st

from audit.comparison.names import match_names

_TITLES = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["Care", "care.", "Risk", "Low risk", "Option 1", "Option 2"]))


def test_titles_go_before_ids() -> None:
    """Options that are numbered again stay the same options; nothing is renamed."""
    found = match_names({"o1": "Keep", "o2": "Build"}, {"o1": "Build", "o2": "Keep"})
    assert dict(found.pairs) == {"o1": "o2", "o2": "o1"}
    assert not found.renamed


def test_an_equal_id_with_another_title_is_renamed() -> None:
    """The pair is kept and marked."""
    found = match_names({"care": "Care"}, {"care": "Staff"})
    assert (dict(found.pairs), found.renamed) == ({"care": "care"}, {"care"})


def test_an_id_that_only_counts_says_nothing() -> None:
    """Without ``by_id`` the same two are gone and new."""
    found = match_names({"c1": "Care is best"}, {"c1": "Nothing of this"}, by_id=False)
    assert (dict(found.pairs), found.gone, found.new) == ({}, ("c1",), ("c1",))


def test_a_near_title_is_renamed() -> None:
    """A letter more makes a renamed pair, never silently one."""
    found = match_names({"x": "Shared Service"}, {"y": "Shared Services"})
    assert (dict(found.pairs), found.renamed) == ({"x": "y"}, {"x"})


def test_titles_that_differ_in_a_number_are_two() -> None:
    """So are those that differ in a single letter that stands alone."""
    for one, other in (("Option 1 in town", "Option 2 in town"), ("Option A in town", "Option B in town")):
        found = match_names({"x": one}, {"y": other})
        assert (dict(found.pairs), found.gone, found.new) == ({}, ("x",), ("y",))


def test_of_several_near_titles_none_is_taken() -> None:
    """Which of two is meant is left to a reader."""
    found = match_names({"x": "Shared Service"}, {"y": "Shared Services", "z": "Shared Servicer"})
    assert (dict(found.pairs), found.gone, found.new) == ({}, ("x",), ("y", "z"))


def test_case_and_punctuation_are_no_rename() -> None:
    """A title printed otherwise is the same title."""
    found = match_names({"x": "Low Risk"}, {"y": "low risk."})
    assert (dict(found.pairs), found.renamed) == ({"x": "y"}, frozenset())


@given(_TITLES, _TITLES)
def test_everything_is_in_one_place(old: dict[str, str], new: dict[str, str]) -> None:
    """Each id is in one pair, or gone, or new; no new id is in two pairs."""
    found = match_names(old, new)
    assert sorted([*found.pairs, *found.gone]) == sorted(old)
    assert sorted([*found.pairs.values(), *found.new]) == sorted(new)


@given(_TITLES)
def test_a_version_is_the_same_as_itself(titles: dict[str, str]) -> None:
    """Nothing is gone, new or renamed, however titles repeat."""
    found = match_names(titles, titles)
    assert (dict(found.pairs), found.renamed) == ({one: one for one in titles}, frozenset())
