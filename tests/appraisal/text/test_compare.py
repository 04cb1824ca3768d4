"""Which texts are nearly the same.

What one wording has that another has not.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.text.compare import Change, changes, gathered
from audit.limits import TextLimits

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


WORDS = st.lists(st.sampled_from(["staff", "stay", "near", "their", "homes", "and", "of", "offices", "open", "late"]), min_size=1, max_size=30)
NEW = st.lists(st.sampled_from(["pensions", "transport", "savings"]), min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Staff stay near home", "Staff stay near home, with their pensions", [("", "with their pensions")]),
        ("Staff stay, unless they ask to move", "Staff stay", [("unless they ask to move", "")]),
        ("It meets the aims of the plan", "It considers the aims of the plan", [("meets", "considers")]),
        ("The option meets all of the aims", "The option supports most of the aims", [("meets all", "supports most")]),
        ("It keeps costs low for users", "It may keep costs low", [("keeps", "may keep"), ("for users", "")]),
        ("retain or attract staff", "retain and attract staff", [("or", "and")]),
        ("It harms no service", "It harms service", [("no", "")]),
        ("at least 3 offices", "at least 2.5 offices", [("3", "2.5")]),
        ("terms to attract staff", "terms and conditions to retain and attract staff", [("", "and conditions"), ("", "retain and")]),
        ("", "Staff stay", [("", "Staff stay")]),
    ],
)
def test_limbs_added_and_dropped_and_words_in_the_place_of_others(first: str, second: str, expected: list[tuple[str, str]]) -> None:
    """Each change is a phrase as it stands in its wording."""
    assert changes(first, second) == tuple(Change(*pair) for pair in expected)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The option keeps a clear line, and staff stay.", "the option keeps clear line and Staff stay"),
        ("staff & users", "staff and users"),
        ("\u2018best\u2019 outcomes \u2013 for all", "'best' outcomes - for all"),
        ("<b>Staff</b>   stay", "Staff stay"),
        ("for staff, for users, for partners", "for partners, for staff, for users"),
    ],
)
def test_what_makes_no_other_wording(first: str, second: str) -> None:
    """Articles, case, punctuation, shapes of signs, markup, and the order of limbs."""
    assert changes(first, second) == ()


@given(WORDS)
def test_a_wording_does_not_differ_from_itself(words: list[str]) -> None:
    """In capitals neither."""
    text = " ".join(words)
    assert changes(text, text.upper()) == ()


@given(WORDS, NEW, st.data())
def test_words_put_in_are_found_whole_and_alone(words: list[str], new: list[str], data: st.DataObject) -> None:
    """Wherever they stand; taken the other way round they were dropped."""
    at = data.draw(st.integers(0, len(words)))
    longer = " ".join([*words[:at], *new, *words[at:]])
    assert changes(" ".join(words), longer) == (Change("", " ".join(new)),)
    assert changes(longer, " ".join(words)) == (Change(" ".join(new), ""),)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared(first: str, second: str) -> None:
    """Nothing breaks it, and what differs one way differs the other way."""
    assert bool(changes(first, second)) == bool(changes(second, first))


def test_wordings_of_any_length_are_answered() -> None:
    """Beyond what any definition has, no change is looked for."""
    assert changes("word " * (TextLimits.MAX_WORDS + 1), "word") is None
    assert changes("a b " * 500, "b a " * 500) is not None
