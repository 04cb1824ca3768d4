"""The catalogue for people: what is covered by which rule, and what is not and why."""

from audit.report.catalogue import coverage
from audit.rules.catalogue import catalogue
from audit.rules.pack import load_pack, load_packs


def test_every_check_is_listed_once_within_eighty_columns() -> None:
    """Each id begins one line, covered or not, and no line is longer than a terminal is wide."""
    lines = coverage(load_packs([]), width=80).splitlines()
    assert max(map(len, lines)) <= 80
    ids = [entry.id for section in catalogue() for entry in section.checks]
    assert sorted(line[2:5] for line in lines if line[2:5] in ids) == sorted(ids)


def test_what_is_covered_names_its_rules() -> None:
    """A reader sees which rule to look at."""
    text = coverage(load_packs([]))
    covered, _, left = text.partition("Not covered, and why")
    assert "T02  D    scores make the total: ARI001, ARI002" in covered
    assert "T08  A    groups of different size are comparable: advisory; " in left


def test_a_pack_alone_covers_less() -> None:
    """Where only some packs are listed, what others cover is told to be covered by none of these."""
    text = " ".join(coverage([load_pack("arithmetic")]).split())
    assert "D02 D no level is awarded that is not allowed: by no rule of the packs listed here" in text
    assert "Catalogue of checks: " in text
