"""Comparing names: what is one name in two spellings, and what is another name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.rules.checks.compare_names import plain, same_name

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
