"""The catalogue of checks: every id once, and for each a rule that covers it or the reason why none does."""

import re
from typing import Final

from audit.load.document import read
from audit.resources import folder, pack_names
from audit.rules.catalogue import catalogue, covering
from audit.rules.pack import load_pack, load_packs

ENTRIES: Final = [entry for section in catalogue() for entry in section.checks]


def test_ids_are_used_once_and_in_order() -> None:
    """The catalogue has 67 checks, each with a letter and a number that count up within their section."""
    ids = [entry.id for entry in ENTRIES]
    assert len(ids) == len(set(ids)) == 67
    for section in catalogue():
        letters = {entry.id[0] for entry in section.checks}
        assert len(letters) == 1
        assert [int(entry.id[1:]) for entry in section.checks] == list(range(1, len(section.checks) + 1))


def test_every_entry_says_how_it_is_decided() -> None:
    """What figures decide is told from what is only a question."""
    assert {entry.by for entry in ENTRIES} == {"D", "D*", "A", "A/D", "D+A"}
    assert all(entry.name and len(entry.name) <= 60 for entry in ENTRIES)


def test_every_entry_is_covered_or_says_why_not() -> None:
    """Nothing that an audit could look at is left out in silence."""
    rules = covering(load_packs([]))
    assert [entry.id for entry in ENTRIES if not rules[entry.id] and not entry.not_covered] == []


def test_what_the_figures_decide_in_structure_weights_scales_and_gateways_is_covered() -> None:
    """Every check of these sections that is not advisory has a rule, but for one that needs texts which are not held."""
    rules = covering(load_packs([]))
    wanted = {entry.id for section in catalogue()[:5] for entry in section.checks if entry.by in {"D", "D*"}}
    assert {name for name in wanted if not rules[name]} == set()


def test_tags_that_look_like_ids_are_in_the_catalogue() -> None:
    """A rule cannot claim to cover a check that does not exist."""
    known = {entry.id for entry in ENTRIES}
    tags = {tag for pack in load_packs([]) for rule in pack.rules for tag in rule.tags}
    assert {tag for tag in tags if re.fullmatch(r"[A-Z]\d\d", tag)} <= known


def test_the_catalogue_is_no_pack() -> None:
    """The files beside the packs are not taken for packs."""
    assert not {"catalogue", "sources"} & set(pack_names())
    assert (folder("rules") / "catalogue.yaml").is_file()


def test_the_catalogue_has_no_other_keys() -> None:
    """A key that is misspelt would be passed over; there are none."""
    root = read(folder("rules") / "catalogue.yaml").root
    assert set(dict(root.entries())) == {"format", "sections"}
    sections = root.get("sections")
    assert sections is not None
    for section in sections.elements():
        assert set(dict(section.entries())) == {"title", "checks"}
        checks = section.get("checks")
        assert checks is not None
        assert all({"id", "by", "name"} <= set(dict(one.entries())) <= {"id", "by", "name", "not-covered"} for one in checks.elements())


def test_coverage_is_that_of_the_packs_given() -> None:
    """A pack covers what its own tags say and nothing else."""
    rules = covering([load_pack("arithmetic")])
    assert rules["T02"][0] == "ARI001"
    assert rules["D02"] == ()
