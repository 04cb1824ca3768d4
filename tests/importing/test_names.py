"""Names of options and criteria."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.load.yaml_text import parse_yaml
from audit.importing.names import ALIKE, alike, id_for, match, name_of, pair, paired


@pytest.mark.parametrize(
    ("text", "label", "title", "weight"),
    [
        ("1. Child Focused", "1", "Child Focused", ""), ("Option 3 – Wholly owned company", "3", "Wholly owned company", ""),
        ("D5. Prevents fragmentation", "D5", "Prevents fragmentation", ""), ("C1 Access", "C1", "Access", ""), ("A) Stay", "A", "Stay", ""),
        ("iv. Contract out", "iv", "Contract out", ""), ("Option 2", "2", "Option 2", ""), ("Access (20%)", "", "Access", "20%"),
        ("Access (weight 3)", "", "Access", "3"), ("Prix [coef. 4]", "", "Prix", "4"), ("Kosten (Gewicht: 2)", "", "Kosten", "2"), ("Peso (kg 3)", "", "Peso (kg 3)", ""),
        ("Do nothing", "", "Do nothing", ""), ("The - long name", "", "The - long name", ""),
    ],
)  # fmt: skip
def test_a_name_is_parted(text: str, label: str, title: str, weight: str) -> None:
    """Number, title and weight are told apart."""
    name = name_of(text)
    assert (name.label, name.title, name.weight) == (label, title, weight)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tax & VAT", "Tax and VAT"), ("Strategic Partnership (with another LA)", "Strategic Partnership"), ("Joint Venture", "JV"),
        ("Staff retention/attraction", "Staff retention / attraction"), ("Wholly Owned Council Company", "Wholly Owned Council Compny"),
        ("Access to services", "Services access"), ("Implementation timescales", "Implementationtimescales"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    """Signs, brackets, initials, slips, order and lost spaces make no other name."""
    assert alike(one, other) >= ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Site A", "Site B"),
        ("Phase 1", "Phase 2"),
        ("Support services - operational", "Support services - WCC"),
        ("Access", "Quality"),
        ("Cost of staff", "Cost of land"),
        ("Financial", "Non-financial"),
        ("Centralised", "Decentralised"),
        ("High risk", "Low risk"),
        ("", "x"),
    ],
)
def test_other_names_are_not_alike(one: str, other: str) -> None:
    """A number, a letter or a word that differs makes another name."""
    assert alike(one, other) < ALIKE


def test_names_of_one_table_are_never_the_same_item() -> None:
    """The best pairs are made first, each item once."""
    known = [[name_of("Support services - operational")], [name_of("Support services")]]
    assert pair([name_of("Support services"), name_of("Support services (operational)")], known) == [1, 0]


def test_a_bare_number_is_matched_by_it() -> None:
    """``Option 2`` is the option with that number, whatever its title."""
    known = [[name_of("1. Stay")], [name_of("2. Move")]]
    assert match(name_of("Option 2"), known) == 1
    assert match(name_of("Option 3"), known) is None


def test_a_name_that_fits_two_items_fits_none() -> None:
    """Where two are equally alike nothing is guessed."""
    assert match(name_of("Partnership"), [[name_of("Partnership north")], [name_of("Partnership south")]]) is None


@given(st.text(max_size=80), st.sets(st.text(max_size=10), max_size=4))
def test_every_title_gives_an_id_of_its_own(title: str, used: set[str]) -> None:
    """Ids have the form that files want, and none is given twice."""
    found = id_for(title, used, "option")
    again = id_for(title, {*used, found}, "option")
    assert found not in used
    assert again not in {*used, found}
    assert parse_yaml(f"{found}: 1\n{again}: 2\n", "x.yaml").fields


def test_kinds_of_figures_are_no_ids() -> None:
    """A criterion called Cost or Total cannot be mistaken for the kind."""
    assert id_for("Cost", (), "criterion") == "cost-criterion"
    assert id_for("Total", (), "criterion") == "total-criterion"
    assert id_for("№ ...", (), "criterion").startswith("no")


def test_one_code_joins_titles_that_one_table_shortens() -> None:
    """CR-02 before both is one name where the words are akin, and two where they are not; a plain number joins nothing."""
    long = [name_of("CR-02. Speed of development (5-7h)")]
    assert pair([name_of("CR-02 Speed development")], [long]) == [0]
    assert pair([name_of("CR-02 Cost of licences")], [long]) == [None]
    assert pair([name_of("2. Speed development")], [[name_of("2. Rate of some development there is")]]) == [None]


def test_names_that_two_tables_share_are_paired() -> None:
    """Each name with what the other table calls it, once; what only one of them has is left out."""
    assert paired(["A. Repair", "B. Rebuild", "A. Repair"], ["Rebuild", "Repair", "Sell"]) == {"A. Repair": "Repair", "B. Rebuild": "Rebuild"}
