"""The list of notes says what was found and where; assumptions of one sort are one line."""

import pytest

from audit.appraisal.model.place import NO_PLACE, Place
from audit.explanation.finding import Finding
from audit.report.listed import found, places_of, together
from audit.rules.pack import load_packs
from audit.rules.rule import Rule
from tests.report.papers import shipped


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ([Place(page=12), Place(page=40), Place(page=12, line=3)], "pages 12, 12 and 40"),
        ([Place(page=7, printed_page="3")], "page 3"),
        ([Place(line=9, page=2), Place(line=5)], "lines 5 and 9"),
        ([Place(sheet="Scores", row=9, column=4)], "Scores!D9"),
        ([Place(line=4), NO_PLACE], ""),
        ([Place(line=at) for at in range(1, 9)], "lines 1, 2, 3, 4, 5, 6 and 2 more"),
        ([], ""),
    ],
)
def test_places_are_told_by_what_all_have(places: list[Place], said: str) -> None:
    """Pages before lines; nothing where some have no place of that sort."""
    assert places_of(places) == said


def _noted(rule: str) -> list[Finding]:
    findings = shipped("appraisals/rotherham-childrens-services-2017.yaml").findings
    return [one for one in findings if one.lead.rule.id == rule]


def test_what_was_found_stands_in_the_list() -> None:
    """One and several have their own words, and what is absent is called not found."""
    assert found(_noted("RAT006")) == "Two points count for one option and against another: lines 41 and 159."
    assert found(_noted("CLM010")) == "One sentence does not fit the scores: line 23."
    assert found(_noted("PRA007")) == "We did not find a record of changes."


def test_a_rule_without_such_words_gives_its_title_and_a_number() -> None:
    """A pack of one's own need not say it; a rule that is meant for one finding has no words for two."""
    two = [*_noted("RAT006"), *_noted("RAT006")]
    own = two[0].lead.rule
    silent = {one.name: getattr(own, one.name) for one in own.__dataclass_fields__.values()} | {"found": ("", "")}
    changed = [_with_rule(one, Rule(**silent)) for one in two[:1]]
    assert found(changed) == "Same point counted for one option and against another: 1 note (line 41)."


def _with_rule(one: Finding, rule: Rule) -> Finding:
    from dataclasses import replace  # noqa: PLC0415  # only here

    return replace(one, outcomes=(replace(one.lead, rule=rule), *one.outcomes[1:]))


def test_every_note_that_ships_says_what_it_found() -> None:
    """No title that heads a list has to be read as a finding."""
    rules = [rule for pack in load_packs([]) for rule in pack.rules if rule.severity == "note"]
    assert [rule.id for rule in rules if not rule.found[0]] == []


def test_assumptions_of_one_sort_are_one_line() -> None:
    """Those that differ in names, figures and places only; two are told one by one, and others stay as they are."""
    said = [f"Care / Option {at}: read as {at}; the sign may be stray (row {at})" for at in range(1, 201)]
    assert together([*said, "the scale was assumed"]) == [f"{said[0]}; and 199 more like this", "the scale was assumed"]
    assert together(said[:2]) == said[:2]
