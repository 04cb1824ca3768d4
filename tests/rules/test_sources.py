"""The catalogue of checks: every id once, and for each a rule that covers it or the reason why none does.

What a source is to an appraisal: never a requirement outside its country, its kind of body and its time.
"""

import re
from dataclasses import replace
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.load.document import read
from audit.appraisal.model.appraisal import Appraisal, Dated
from audit.resources import folder, pack_names
from audit.rules.pack import load_pack, load_packs, sources
from audit.rules.rule import Rule
from audit.rules.sources import Cited, catalogue, cited, covering
from tests.papers import SUMS, built
from tests.rules.packs import rule

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


def dated(**dates: str) -> dict[str, Dated]:
    """Dates of a paper, by name."""
    return {name: Dated(date) for name, date in dates.items()}


PAPER: Final = replace(built(SUMS), jurisdiction="England", sector="council", dated=dated(published="2017-12-05"))
SOURCE: Final = {
    "publisher": "P", "title": "T", "place": "chapter 2", "applies-to": ["English council"], "jurisdictions": ["England"], "status": "guidance",
}  # fmt: skip


def citing(**changes: Any) -> Rule:
    """A rule with one source of its own."""
    return replace(rule(), sources=("own",), own_sources={"own": {**SOURCE, **changes}})


def standing(paper: Appraisal = PAPER, **changes: Any) -> tuple[str, str]:
    """What a source is to a paper, and why."""
    (found,) = cited(citing(**changes), paper)
    return found.standing, found.reason


def test_an_english_paper_of_2017_is_not_held_to_scottish_guidance_or_guidance_of_2024() -> None:
    """Of all rules that ship, none holds it to anything written for another nation, another kind of body, or later."""
    every = [one for pack in load_packs([]) for found in pack.rules for one in cited(found, PAPER)]
    held = {one.id for one in every if one.standing != "comparable practice"}
    assert held == {"dclg-2009", "fourps"}
    told = {one.id: one.reason for one in every}
    assert told["scim"] == "written for Scotland"
    assert told["mcda-2024"] == "written for central government; in force from 2024-05-16, after this paper"
    assert told["green-book-2003"] == "written for central government"


@pytest.mark.parametrize("date", ["1999", "2010-05", "2017-12-05", "2026-01-31"])
@pytest.mark.parametrize("sector", ["council", "nhs", "central-government", "other", ""])
@pytest.mark.parametrize("nation", ["England", "Wales", "Scotland", "Northern Ireland", "United Kingdom", "other", ""])
def test_no_paper_is_held_to_what_is_not_for_it(nation: str, sector: str, date: str) -> None:
    """Whatever the paper, a source of another nation or of a later time is comparable practice, with a reason."""
    paper = replace(PAPER, jurisdiction=nation, sector=sector, dated=dated(published=date))
    for one in cited(replace(rule(), sources=tuple(sources())), paper):
        source = sources()[one.id]
        elsewhere = nation not in source["jurisdictions"] and not ("United Kingdom" in source["jurisdictions"] and nation not in {"other", ""})
        later = str(source.get("in-force-from", "")) > date + "-99"
        if elsewhere or later:
            assert (one.standing, bool(one.reason)) == ("comparable practice", True)


def test_scottish_guidance_is_for_a_scottish_paper() -> None:
    """It names the country and no kind of body: it is for all of them."""
    paper = replace(PAPER, jurisdiction="Scotland", sector="nhs")
    (found,) = cited(replace(rule(), sources=("scim",)), paper)
    assert (found.standing, found.reason) == ("guidance", "")


@pytest.mark.parametrize(
    ("status", "expected"),
    [("statute", "requirement"), ("statutory guidance", "requirement"), ("guidance", "guidance"), ("good practice", "good practice")],
)
def test_only_what_binds_is_a_requirement(status: str, expected: str) -> None:
    """Guidance that is for the paper is guidance; statutes are more."""
    assert standing(status=status) == (expected, "")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"jurisdictions": ["Scotland", "Wales"]}, "written for Scotland and Wales"),
        ({"applies-to": ["NHS England", "central government", "Wales"]}, "written for NHS England, central government and Wales"),
        ({"applies-to": ["Scottish council"]}, "written for Scottish council"),
        ({"in-force-from": 2018}, "in force from 2018, after this paper"),
        ({"in-force-until": "2017-11"}, "in force until 2017-11, before this paper"),
        ({"in-force-from": "2017-12-05", "in-force-until": "2017-12-05"}, ""),
        ({"in-force-until": "2017"}, ""),
        ({"in-force-until": "2016"}, "in force until 2016, before this paper"),
        ({"jurisdictions": ["United Kingdom"], "applies-to": ["council"]}, ""),
        ({"jurisdictions": [], "applies-to": ["any"]}, ""),
        ({"jurisdictions": ["any"], "applies-to": ["England"]}, ""),
        ({"applies-to": ["United Kingdom"]}, ""),
    ],
)
def test_why_a_source_is_comparable_practice(changes: dict[str, Any], reason: str) -> None:
    """Country, kind of body, or time; nothing is said where it applies."""
    assert standing(**changes) == ("comparable practice" if reason else "guidance", reason)


@pytest.mark.parametrize(("sector", "body"), [("nhs", "NHS England"), ("nhs", "NHS"), ("central-government", "central government")])
def test_bodies_of_other_kinds(sector: str, body: str) -> None:
    """A source may be for the health service or for ministries."""
    assert standing(replace(PAPER, sector=sector), **{"applies-to": [body]}) == ("guidance", "")


def test_a_paper_without_country_or_kind_is_held_to_nothing_that_is_for_some() -> None:
    """What the file does not say is not supposed."""
    assert standing(replace(PAPER, jurisdiction=""))[0] == "comparable practice"
    assert standing(replace(PAPER, sector=""))[0] == "comparable practice"


def test_dates_of_the_paper() -> None:
    """Publication decides, else the decision, else scoring; a rough date leaves it open, and none says so."""
    begin = {"in-force-from": "2017-06"}
    assert standing(replace(PAPER, dated=dated(scored="2017-05", decision="2017-07")), **begin)[1] == ""
    assert standing(replace(PAPER, dated=dated(scored="2017-05")), **begin)[1] == "in force from 2017-06, after this paper"
    assert standing(replace(PAPER, dated=dated(published="2017")), **begin)[1].endswith("we do not know whether before or after this paper")
    assert standing(replace(PAPER, dated={}), **begin)[1] == "the file gives no date of the paper"
    assert standing(replace(PAPER, dated={}))[1] == ""


@given(st.dates(), st.dates())
def test_a_source_applies_from_its_first_day(begin: Any, published: Any) -> None:
    """Not a day before."""
    paper = replace(PAPER, dated=dated(published=published.isoformat()))
    assert (standing(paper, **{"in-force-from": begin.isoformat()})[1] == "") == (begin <= published)


def test_what_applies_comes_first_and_is_said_in_one_line() -> None:
    """The standing stands behind the source, with the reason for it."""
    two = {"far": {**SOURCE, "jurisdictions": ["Wales"]}, "near": SOURCE}
    found = cited(replace(rule(), sources=("far", "near"), own_sources=two), PAPER)
    assert [one.id for one in found] == ["near", "far"]
    assert [one.shown for one in found] == ["P; T; chapter 2 (guidance)", "P; T; chapter 2 (comparable practice: written for Wales)"]
    assert isinstance(found[0], Cited)


def test_rules_hold_nobody_to_a_source_in_their_own_words() -> None:
    """What a rule says names no guidance: sources stand beside it, each with what it is to the paper."""
    words = [f"{one.message} {one.why} {one.ask}".casefold() for pack in load_packs([]) for one in pack.rules]
    odd = ("guidance", "green book", " must ", "required by", "requirement", "manual")
    assert [said for said in words if any(word in said for word in odd)] == []
