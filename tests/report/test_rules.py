"""Rules for people to read.

The catalogue for people: what is covered by which rule, and what is not and why.
"""

from dataclasses import replace

from audit.report.rules import coverage, list_of_rules, rule_in_full
from audit.rules.pack import load_pack, load_packs
from audit.rules.sources import catalogue


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


def test_the_list_names_every_rule() -> None:
    """Every rule of every pack is listed with its severity, its title and what it covers, no line too long."""
    packs = load_packs([])
    text = list_of_rules(packs, width=80)
    assert all(len(line) <= 80 for line in text.split("\n"))
    joined = " ".join(text.split())
    for pack in packs:
        assert f"{pack.id}: {pack.title}" in joined
        for rule in pack.rules:
            assert f"{rule.id} {rule.severity} {rule.title}" in joined


def test_a_rule_in_full() -> None:
    """Everything that a rule says of itself is shown, with its sources and the number of its cases."""
    pack = load_pack("arithmetic")
    for rule in pack.rules:
        joined = " ".join(rule_in_full(pack, rule, width=100).split())
        for text in (rule.id, rule.name, rule.title, rule.severity, rule.message, rule.why, rule.ask, *rule.tags):
            assert " ".join(text.split()) in joined
        assert joined.count("Source ") >= len(rule.sources)
    first = rule_in_full(pack, pack.rules[0])
    assert "Check        relation (roles: total; type: sum)" in first.replace("  Check             ", "  Check        ")
    assert " pass, " in first


def test_a_rule_that_is_never_undecided_says_why() -> None:
    """Why a rule can always be decided is shown."""
    pack = load_pack("arithmetic")
    rule = next(one for one in pack.rules if one.never_undecided)
    assert f"never: {rule.never_undecided}" in " ".join(rule_in_full(pack, rule).split())


def test_options_of_every_form_are_shown() -> None:
    """Options are shown whether they are lists or single values, and sources of the pack itself with their years."""
    pack = load_pack("arithmetic")
    own = {"here": {"publisher": "P", "title": "T", "status": "guidance", "applies-to": ["all"], "in-force-from": 2020}}
    rule = replace(pack.rules[0], options={"least": 3, "kinds": ["score"]}, sources=("here",))
    text = rule_in_full(replace(pack, sources=own), rule)
    assert "relation (least: 3; kinds: score)" in text
    assert "P; T; guidance for all; from 2020" in " ".join(text.split())
    assert "relation\n" in rule_in_full(pack, replace(pack.rules[0], options={}))
