"""The parts of which sentences are read: words, numbers, names, lists, hedges, sums."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.importing.claims.ground import Ground
from audit.importing.claims.kinds.sums import sum_in
from audit.importing.claims.listing import listed, meant
from audit.importing.claims.mentions import Marker, family
from audit.importing.claims.numerals import LAST, amount, compares, count_of, decimal, place_of
from audit.importing.claims.scope import scopes
from audit.importing.claims.sentence import is_hedged, speaks_of_else
from audit.importing.document import with_claims
from audit.importing.draft import Item
from audit.importing.names import name_of
from audit.importing.run import import_papers
from audit.importing.write import text_of
from audit.limits import ProseLimits
from tests.importing.claims import invented
from tests.importing.compare import read
from tests.importing.make import paper


def items(*titles: str) -> tuple[Item, ...]:
    named = [name_of(title) for title in titles]
    return tuple(Item(f"o{at}", name.title, name.label, (name,)) for at, name in enumerate(named, 1))


OPTIONS = items("1. Wholly Owned Company", "2. Joint Venture (with a partner)", "3. Alliance (with a partner)", "4. Contract")
CRITERIA = items(
    "Contract management", "Staff retention/attraction", "Staff engagement & motivation", "Tax & VAT", "Support - estates", "Support - systems"
)
GROUND = Ground(OPTIONS, CRITERIA, items("Viability"))


@pytest.mark.parametrize(
    ("text", "bound", "written"),
    [
        ("83", None, "82.5 <= x <= 83.5"), ("1,810.5", None, "1810.45 <= x <= 1810.55"), ("19", "over", "x > 19"), ("80", "at least", "x >= 80"),
        ("40", "less than", "x < 40"), ("40", "up to", "x <= 40"), ("0.05", None, "0.045 <= x <= 0.055"),
    ],
)  # fmt: skip
def test_a_quoted_figure_is_every_value_that_prints_so(text: str, bound: str | None, written: str) -> None:
    """As docs/claims.md says; words before a figure say on which side it lies."""
    assert amount(text, bound).compares("x") == written


@given(st.integers(-(10**6), 10**6), st.integers(0, 4))
def test_figures_are_written_exactly(digits: int, places: int) -> None:
    """No digit is lost on the way into an assertion."""
    assert Fraction(decimal(Fraction(digits, 10**places))) == Fraction(digits, 10**places)


def test_places_and_numbers_are_read_in_words_and_figures() -> None:
    """People write second, 2nd, last, five and 5."""
    assert [place_of(text) for text in ("second", "2nd", "Tenth", "last")] == [2, 2, 10, LAST]
    assert [count_of(text) for text in ("five", "Five", "12")] == [5, 5, 12]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Option 2 scored well", ("o2",)),
        ("options 1, 2 and 4 scored well", ("o1", "o2", "o4")),
        ("options 2-4 scored well", ("o2", "o3", "o4")),
        ("the joint venture and the wholly owned company scored well", ("o2", "o1")),
        ("the company scored well", ("o1",)),
        ("the WOC scored well", ("o1",)),
        ("Option 1 (Wholly Owned Company) scored well", ("o1",)),
        ("the two partner options scored well", ("o2", "o3")),
        ("the contract option scored well", ("o4",)),
    ],
)
def test_options_are_found_under_the_names_that_prose_gives_them(text: str, ids: tuple[str, ...]) -> None:
    """By number, title, a part of it that no other has, initials, and what titles have in common."""
    marked = Marker(GROUND, "the Wholly Owned Company (WOC)").mark(text)
    first = marked.text.split("<")[1].split(">")[0]
    assert marked.ref(first).ids == ids
    assert marked.text.endswith("> scored well")


@pytest.mark.parametrize(
    "text",
    [
        "Option 9 scored well",
        "option 2 or option 3 scored well",
        "contract management is sound",
        "companies scored well",
        "the three partner options",
    ],
)
def test_what_names_no_option_is_left_as_it_is(text: str) -> None:
    """An unknown number, an alternative, a criterion, or a word that only looks alike is no option; nor is a family of another size."""
    marked = Marker(GROUND).mark(text)
    assert not any(ref.sort == "ids" and len(ref.ids) > 1 for ref in marked.refs)
    assert not marked.text.startswith("<")


def test_all_others_none_and_places_are_told_apart() -> None:
    """What stands for several options by what they are."""
    marked = Marker(GROUND).mark("all options, all other options, none of the options, the highest-scoring option, the 3rd ranked option")
    sorts = [marked.ref(number).sort for number in (part.split(">")[0] for part in marked.text.split("<")[1:])]
    assert sorts == ["all", "others", "none", "place", "place"]


@pytest.mark.parametrize(
    ("text", "holds"), [("It costs 4%.", True), ("Five of them left.", True), ("As per option 1.", True), ("Staff moved on.", False)]
)
def test_sentences_that_compare_are_told_from_others(text: str, holds: bool) -> None:  # what is expected
    """By a word that compares, a part of a number, or a per cent sign."""
    assert compares(text) is holds


def test_families_need_the_number_that_is_said() -> None:
    """Two partner options are those two; three are none that the titles tell."""
    assert family("partner", OPTIONS) == ("o2", "o3")
    assert family("partner", OPTIONS, 3) == ()
    assert family("tall", OPTIONS) == ()


def test_a_title_with_and_in_it_is_one_part_of_a_list() -> None:
    """Where a list parts is seen from the titles, not from its commas alone."""
    found = listed("staff engagement and motivation, tax and VAT implications and staff retention and attraction", CRITERIA)
    assert found.ids == ("o3", "o4", "o2")
    assert found.whole


def test_words_that_begin_several_titles_mean_all_of_them() -> None:
    """Support means both kinds of it only if more than that one word is said."""
    both = items("Support services - estates", "Support services - systems", "Savings")
    assert meant("support services implications", both)[1] == ("o1", "o2")
    assert meant("support", both)[1] == ()


def test_of_titles_that_begin_alike_none_is_meant_for_being_shorter() -> None:
    """Support services are both, however long the rest of their titles is."""
    both = items("Support services (IT)", "Support services (estates, vehicles and depots)", "Savings")
    assert meant("support services", both)[1] == ("o1", "o2")


@pytest.mark.parametrize("said", ["decentralised services", "the organ", "universal access"])
def test_words_that_are_only_spelt_alike_mean_nothing(said: str) -> None:
    """One syllable may turn a word round, and words may begin alike and be others."""
    assert meant(said, items("Centralised services", "Organisation", "University access")) == (0.0, ())


def test_a_part_of_a_list_that_is_not_known_is_left_out_and_said() -> None:
    """The rest of the list is still asserted, but it is no longer all there is."""
    found = listed("tax and VAT, the weather and contract management", CRITERIA)
    assert found.ids == ("o4", "o1")
    assert not found.whole


@pytest.mark.parametrize(
    ("text", "amount_", "number", "ids"),
    [
        ("the majority of viability criteria, such as tax and VAT", "most", 0, ("o4",)),
        ("a small number of criteria, namely tax and VAT and contract management", "few", 0, ("o4", "o1")),
        ("three of the six criteria", "", 3, ()),
        ("none of the criteria", "none", 0, ()),
    ],
)
def test_shares_of_criteria_are_read(text: str, amount_: str, number: int, ids: tuple[str, ...]) -> None:
    """How many, of which group, and which of them by name."""
    (scope,) = scopes(text, GROUND)
    assert (scope.amount, scope.number, scope.ids) == (amount_, number, ids)


@pytest.mark.parametrize("text", ["most of the safety criteria", "the weather", "one criterion"])
def test_a_scope_that_is_not_known_is_none(text: str) -> None:
    """A group that the paper does not have, and what is no criterion."""
    assert scopes(text, GROUND) == ()


def test_hedges_are_noticed_and_reasons_are_not_hedges() -> None:
    """What would be is not said to be; why something is may be what would be."""
    assert is_hedged("<0> would score highest")
    assert is_hedged("<0> would not be the best")
    assert not is_hedged("<0> would be the most desirable")
    assert not is_hedged("<0> would best support it")
    assert not is_hedged("<0> scored highest because it would cost less")
    assert speaks_of_else("If weights were equal, the order is another one.")
    assert not speaks_of_else("As can be seen, the company scored highest.")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The long list had 12 options. Four options were ruled out and two further options were added, leaving 10 options.", [12, 4, 2, 10]),
        ("We began with 9 options; three were withdrawn, which left six options for scoring.", [9, 3, 6]),
        ("Five options were scored and two options were rejected.", []),
        ("There were 9 options and 4 options, leaving 5 options.", []),
        ("Of 12 options, 3 of 11 options were removed, leaving 9 options.", []),
        ("We had 9 options; 4 criteria were dropped, leaving 5 options.", []),
    ],
)
def test_sums_are_read_where_each_number_has_its_part(text: str, numbers: list[int]) -> None:
    """What was there, what was taken off or added, and what came of it; where a number has no part, there is no sum."""
    assert [term.number for term in sum_in(text)] == numbers


WORDS = st.sampled_from(
    ["the charitable trust", "option 2", "Options 1 and 3", "scored", "highly", "is", "ranked", "first", "on", "quality of care", "most criteria", ",", "and",
     "83%", "4 points", "ahead of", "than", "all other options", "the", "namely", "(", ")", "<0>", "<7>", "whereas", "they", "highest", "5 options", "\u00df", "\u0130"]
)  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=14))
def test_whatever_is_said_the_file_can_be_read(words: list[str]) -> None:
    """Any heap of the words that are looked for gives a file that is read back without a complaint."""
    made = paper(invented.POINTS, f"{' '.join(words)}.")
    read(text_of(with_claims(import_papers([made]), [made])).encode())


@pytest.mark.parametrize(
    "part", ["the trust scored highly on ", "options 1, ", "and ", "( ", "not ", "<0> ", "a" * 40 + " ", "83% ", "the majority of "]
)
def test_long_sentences_come_to_an_end(part: str) -> None:
    """Sentences as long as are read, and longer ones, which are none, are gone through in steps that do not multiply."""
    made = paper(
        invented.POINTS, "The trust " + part * (ProseLimits.MAX_SENTENCE // len(part) - 1) + ".", "The trust " + part * ProseLimits.MAX_SENTENCE
    )
    assert len(with_claims(import_papers([made]), [made]).claims) < 99
