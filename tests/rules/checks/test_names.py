"""``unique-names`` and ``same-names``.

Comparing names: what is one name in two spellings, and what is another name.

``references``: one outcome for each thing referred to.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.rules.checks.base import Facts
from audit.rules.checks.names import plain, same_name
from audit.rules.outcome import Outcome
from tests.rules.packs import facts, only, run

NAMES = st.lists(st.sampled_from(["Joint", "venture", "with", "LA", "local", "authority", "(a", "b)", "-", "&", "and"]), max_size=6).map(" ".join)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Tax & VAT", "Tax and VAT"), ("Staff retention/attraction", "Staff retention / attraction"), ("MTFP Savings", "MTFP savings"),
        ("Financial stability (post go-live)", "Financial stability (post-go-live)"), ("Service commissioning", "Service - commissioning"),
        ("Joint Venture", "Joint Venture (with another LA)"), ("Wholly owned company \u2013 a \u201cTrust\u201d", "Wholly Owned Company"),
        ("Partnership (with another LA)", "Partnership (with another local authority)"), ("Caf\u00e9", "Cafe\u0301"), ("Care:", "Care"), ("", ""),
    ],
)  # fmt: skip
def test_one_name(first: str, second: str) -> None:
    """Case, signs between words, a short form and an abbreviation make no other name, in either order."""
    assert same_name(first, second)
    assert same_name(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Meets expectations", "Meet expectations"), ("Joint Venture (with another LA)", "Joint Venture (with one or more local authorities)"),
        ("Support services - WCC", "Support services - operational"), ("Care", "Cares"), ("Care", ""), ("Cost of care", "Care of cost"),
        ("Access (people)", "Access (children)"), ("Partnership (with another LA)", "Partnership (with another large hospital)"),
        ("A company", "All companies"),
    ],
)  # fmt: skip
def test_another_name(first: str, second: str) -> None:
    """Other words, other endings, and another addition in brackets do."""
    assert not same_name(first, second)
    assert not same_name(second, first)


@given(NAMES, NAMES)
def test_it_does_not_matter_which_name_comes_first(first: str, second: str) -> None:
    """The comparison is the same both ways, and every name is the same as itself."""
    assert same_name(first, second) == same_name(second, first)
    assert same_name(first, first)


def test_the_key_of_a_name() -> None:
    """Two spellings have one key."""
    assert plain("F4.") == plain("f4") == "f4"
    assert plain("Tax & VAT") == "tax and vat"


MESSAGE = "{about}|{published}|{count}|{list}"


def _names_paper(criteria: str, options: str = "a: {}", more: str = "") -> Facts:
    return facts(f"groups: {{g: {{}}, h: {{}}}}\ncriteria: {{{criteria}}}\noptions: {{{options}}}\nmethod: {{total: sum}}\n{more}")


def names(held: Facts, check: str, by: str) -> list[Outcome]:
    return run(held, check, message=MESSAGE, options={"by": by})


def failed(outcomes: list[Outcome]) -> list[str]:
    return [one.message for one in outcomes if one.status == "fail"]


def test_a_label_used_twice_is_one_outcome_at_the_later_place() -> None:
    """Two criteria with one label are one cause, told once with both titles."""
    held = _names_paper("care: {title: Care, label: F4}, cost: {title: Cost, label: f4.}, risk: {title: Risk, label: F5}")
    outcomes = names(held, "unique-names", "label")
    assert failed(outcomes) == ["Criteria|F4|2|Care; Cost"]
    assert [one.status for one in outcomes] == ["fail", "pass"]
    assert (outcomes[0].subject.criterion, outcomes[0].subject.ids) == ("cost", ("care", "cost"))


@pytest.mark.parametrize(
    ("first", "second", "twice"),
    [
        ("{label: '1', group: g}", "{label: '1', group: h}", False), ("{label: '1', group: g}", "{label: '1.', group: g}", True),
        ("{label: a), group: g}", "{label: a), group: h}", False), ("{label: D5, group: g}", "{label: D5, group: h}", True),
        ("{label: '1'}", "{label: '1'}", True), ("{}", "{}", False),
    ],
)  # fmt: skip
def test_bare_numbers_may_begin_again_in_each_group(first: str, second: str, twice: bool) -> None:
    """A number or a letter alone is counted inside its group; a label such as D5 is meant for the whole paper."""
    assert bool(failed(names(_names_paper(f"care: {first}, cost: {second}"), "unique-names", "label"))) is twice


def test_criteria_and_options_are_numbered_apart() -> None:
    """Criterion 1 and option 1 may both be there; two options 1 may not."""
    held = _names_paper("care: {label: '1'}", "a: {label: '1', title: One}, b: {label: '1', title: Two}")
    assert failed(names(held, "unique-names", "label")) == ["Options|1|2|One; Two"]


def test_titles_used_twice() -> None:
    """Two criteria of a group, or two options, with one title; in different groups a title may come again."""
    held = _names_paper("care: {title: Quality, group: g}, cost: {title: quality, group: g}, risk: {title: Quality, group: h}")
    assert failed(names(held, "unique-names", "title")) == ["Criteria|Quality|2|Quality; quality"]


def test_things_without_a_title_are_not_compared() -> None:
    """An id is the file's own and no title."""
    assert names(_names_paper("care: {}, cost: {}"), "unique-names", "title")[0].status == "not-applicable"


def test_other_titles_at_other_places_are_one_outcome_for_each_thing() -> None:
    """All other spellings of one name are told together, each form once with its place."""
    texts = """\
texts:
  wording:
    - {criterion: care, title: The Care, line: 5}
    - {criterion: care, title: Cares, line: 7}
    - {criterion: care, title: CARE, line: 9}
    - {option: a, title: Option A (the first), line: 11}
"""
    outcomes = names(_names_paper("care: {title: Care}", "a: {title: Option A}", texts), "same-names", "title")
    assert [one.message for one in outcomes] == ['Care|Care|2|"The Care" (line 5); "Cares" (line 7)', "Option A|Option A|0|"]
    assert [one.status for one in outcomes] == ["fail", "pass"]
    assert outcomes[0].place.line == 5


def test_a_name_at_one_place_only_is_not_compared() -> None:
    """Where the file records one printing there is nothing to compare."""
    assert names(_names_paper("care: {title: Care}"), "same-names", "title")[0].status == "not-applicable"


def test_headings_of_tables_are_other_places() -> None:
    """A row heading that differs counts like any other printing."""
    tables = "tables: {t: {rows: criteria, prints: score, columns: [a], cells: {care: {title: Carers, values: [1]}}}}\n"
    assert failed(names(_names_paper("care: {title: Care}", more=tables), "same-names", "title")) == ['Care|Care|1|"Carers"']


@pytest.mark.parametrize(("label", "same"), [("3", True), ("Option 3", True), ("option no. 3", True), ("4", False), ("3a", False)])
def test_labels_are_compared_without_the_word_for_what_they_count(label: str, same: bool) -> None:
    """``Option 3`` is the label 3."""
    texts = f"texts: {{wording: [{{option: a, label: '{label}'}}]}}\n"
    outcomes = names(_names_paper("care: {}", "a: {label: '3'}", texts), "same-names", "label")
    assert [one.status for one in outcomes] == ["pass" if same else "fail"]


def _references_paper(references: str) -> Facts:
    return facts(f"criteria: {{care: {{}}}}\noptions: {{a: {{}}}}\nmethod: {{total: sum}}\ntexts: {{references: [{references}]}}\n")


def test_a_thing_referred_to_twice_is_told_once_with_both_places() -> None:
    """However often the paper refers to it, what is not there is not there once."""
    held = _references_paper("{to: Appendix 2, held: false, note: heading only, line: 5}, {to: appendix 2, held: false, line: 9}")
    outcome = only(held, "references", message="{about}|{count}|{list}")
    assert (outcome.status, outcome.message) == ("fail", "Appendix 2|2|line 5; line 9; heading only")


def test_held_and_not_held_and_not_said() -> None:
    """What is held passes, what is not held fails, and silence of the file decides nothing."""
    held = _references_paper("{to: Figure 1, held: true}, {to: Figure 2, held: false}, {to: Figure 3}")
    assert [(one.published, one.status) for one in run(held, "references")] == [("Figure 1", "pass"), ("Figure 2", "fail"), ("Figure 3", "undecided")]


def test_one_place_that_is_not_held_is_enough() -> None:
    """If one of two references leads nowhere, the outcome stands at that one."""
    outcome = only(_references_paper("{to: Figure 1, held: true, line: 5}, {to: Figure 1, held: false, line: 9}"), "references")
    assert (outcome.status, outcome.place.line) == ("fail", 9)


def test_no_references_no_outcome() -> None:
    """A file that records none is not looked at."""
    assert only(facts("criteria: {care: {}}\noptions: {a: {}}\nmethod: {total: sum}\n"), "references").status == "not-applicable"
