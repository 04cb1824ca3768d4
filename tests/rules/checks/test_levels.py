"""The rules on levels and quotas, which assert in the rule language, on papers that are not laid out like the examples."""

import re
from functools import cache

import pytest

from audit.rules.checks.base import Facts
from audit.rules.outcome import Outcome
from audit.rules.pack import load_pack
from audit.rules.rule import Rule
from audit.rules.run import run_rules
from tests.rules.packs import facts, only

LEVELS = "levels: {low: {value: 0, label: LOW}, medium: {value: 5, label: MEDIUM}, high: {value: 10, label: HIGH}}\n"
ALL = "high: defined, medium: defined, low: defined"


@cache
def rule(name: str) -> Rule:
    return next(one for one in load_pack("scoring").rules if one.id == name)


def paper(cells: str, defined: str = ALL, *, weight: str = "weight: 4", prints: str = "weighted-score", levels: str = LEVELS) -> Facts:
    count = re.sub(r"{[^}]*}", "", cells).count(",") + 1
    options = [f"o{number}" for number in range(count)]
    return facts(f"""\
{levels}
criteria: {{care: {{title: Care, {weight}, levels: {{{defined}}}}}}}
options: {{{", ".join(f"{one}: {{title: {one.upper()}}}" for one in options)}}}
method: {{total: weighted-sum}}
tables: {{t: {{prints: {prints}, rows: criteria, columns: [{", ".join(options)}], cells: {{care: [{cells}]}}}}}}
""")


def outcomes(held: Facts, name: str) -> list[Outcome]:
    return list(run_rules([rule(name)], held))


def of_level(held: Facts, name: str, level: str) -> Outcome:
    return next(one for one in outcomes(held, name) if one.subject.ids == (level,))


def test_one_outcome_for_a_level_however_many_options_have_it() -> None:
    """Four cells with a withheld level are one cause: one outcome that names all four."""
    held = paper("20, 20, 40, 20, 20", "high: defined, medium: not-applicable, low: defined")
    failed = [one for one in outcomes(held, "SCO001") if one.status == "fail"]
    assert len(failed) == 1
    assert failed[0].message == 'Care, MEDIUM: "not applicable" in the scoring definition. Options with this level: 4 (O0, O1, O3, O4).'


@pytest.mark.parametrize("name", ["SCO001", "SCO002", "SCO003", "SCO005", "SCO006"])
def test_criteria_without_definitions_are_not_held_against_any(name: str) -> None:
    """Where the file records no definition of any level there is nothing to contradict."""
    held = paper("20, 40, 0", "")
    assert {one.status for one in outcomes(held, name)} == {"not-applicable"}


@pytest.mark.parametrize("name", ["SCO001", "SCO002", "SCO003", "SCO005", "SCO006"])
def test_scales_without_named_levels_are_not_looked_at(name: str) -> None:
    """A bare scale has no levels that a criterion could withhold."""
    held = facts("scale: {min: 0, max: 5}\ncriteria: {care: {}}\noptions: {a: {}}\nmethod: {total: sum}\n")
    assert [one.status for one in outcomes(held, name)] == ["not-applicable"]


@pytest.mark.parametrize("cell", ["Medium", "MEDIUM (5)", "'5'", "5.0"])
def test_a_level_awarded_by_word_or_by_score(cell: str) -> None:
    """A withheld level is found however the cell prints it."""
    held = paper(f"{cell}, High", "high: defined, medium: not-applicable, low: defined", prints="score")
    assert of_level(held, "SCO001", "medium").status == "fail"


def test_a_weighted_score_that_was_rounded() -> None:
    """3.3 times 5 over 10 is 1.65, printed as 1.7: still the middle."""
    held = facts(f"""\
{LEVELS}
criteria: {{care: {{title: Care, weight: 3.3, levels: {{high: defined, medium: not-applicable, low: defined}}}}}}
options: {{a: {{}}}}
method: {{total: weighted-sum, weighted-score: {{over: 10}}}}
tables: {{t: {{prints: weighted-score, rows: criteria, columns: [a], cells: {{care: [1.7]}}}}}}
""")
    assert of_level(held, "SCO001", "medium").status == "fail"


@pytest.mark.parametrize("cell", ["blank", "pending", "withheld", "elsewhere", "{value: 20, reading: doubtful}", '{value: "-20", reading: doubtful}'])
def test_a_cell_that_is_empty_hidden_or_doubtful_decides_nothing(cell: str) -> None:
    """It may or may not have the level that is withheld."""
    held = paper(f"{cell}, 40", "high: defined, medium: not-applicable, low: defined")
    assert of_level(held, "SCO001", "medium").status == "undecided"


def test_a_cell_that_does_not_apply_has_no_level() -> None:
    """N/A for an option is not a blank."""
    held = paper("not-applicable, 40", "high: defined, medium: not-applicable, low: defined")
    assert of_level(held, "SCO001", "medium").status == "pass"


def test_a_criterion_that_weighs_nothing_shows_no_levels() -> None:
    """0 times any level is 0: nothing can be held against it."""
    held = paper("0, 0", "high: defined, medium: not-applicable, low: defined", weight="weight: 0")
    assert of_level(held, "SCO001", "medium").status == "undecided"


def test_a_level_not_mentioned_is_told_as_awarded_or_as_missing_and_not_as_both() -> None:
    """An award is the weightier of the two, and they have one cause."""
    awarded, idle = paper("20, 40", "high: defined, low: defined"), paper("0, 40", "high: defined, low: defined")
    assert [of_level(held, name, "medium").status for held in (awarded, idle) for name in ("SCO002", "SCO003")] == [
        "fail", "not-applicable", "pass", "fail",
    ]  # fmt: skip


QUOTA = "high: {is: defined, quota: 1}, medium: {is: defined, quota: 2}, low: {is: defined, quota: 1}"


@pytest.mark.parametrize(
    ("cells", "over", "short"),
    [
        ("40, 20, 20, 0", [], []), ("20, 20, 20, 0", ["medium"], []), ("40, 40, 20, 0", ["high"], []), ("40, 20, not-applicable, 0", [], ["medium"]),
        ("40, 20, 0, 0", ["low"], []), ("not-applicable, 20, 20, 0", [], ["high"]),
    ],
)  # fmt: skip
def test_quotas(cells: str, over: list[str], short: list[str]) -> None:
    """Too many at one level are told there, and not once more as too few at another."""
    held = paper(cells, QUOTA)
    failed = {name: [one.subject.ids[0] for one in outcomes(held, name) if one.status == "fail"] for name in ("SCO005", "SCO006")}
    assert failed == {"SCO005": over, "SCO006": short}


def test_a_quota_says_how_all_levels_were_used() -> None:
    """One outcome shows the whole of it, also what is short."""
    held = paper("20, 20, 20, 0", QUOTA)
    assert of_level(held, "SCO005", "medium").message.endswith("In all: LOW 1 of 1, MEDIUM 3 of 2, HIGH 0 of 1.")


def test_a_quota_of_none() -> None:
    """No option may have a level that is kept for none."""
    held = paper("40, 20", "high: {is: defined, quota: 0}, medium: defined, low: defined")
    assert of_level(held, "SCO005", "high").status == "fail"


@pytest.mark.parametrize(
    ("cells", "status"),
    [("20, 20, blank, 0", "undecided"), ("20, 20, 20, blank", "fail"), ("40, 20, blank, blank", "undecided")],
)
def test_blanks_may_fill_a_quota(cells: str, status: str) -> None:
    """A blank may be one too many, and does not help where there are too many already."""
    assert of_level(paper(cells, QUOTA), "SCO005", "medium").status == status


def test_a_quota_that_leaves_room_is_only_an_upper_limit() -> None:
    """One option only, and nothing said of the other levels: none at all is no matter."""
    held = paper("20, 20, 20", "high: {is: defined, quota: 1}, medium: defined, low: defined")
    assert {one.status for one in outcomes(held, "SCO006")} == {"not-applicable"}


CARE = "children's social care services"


def defined(*, title: str = "Care", high: str, low: str, others: str = "", reason: str, option: str = "Alpha", words: int = 5) -> str:
    """What comes of a reason on a criterion with two levels, of which the lower was awarded."""
    return only(
        facts(f"""\
appraisal: {{id: a, title: {title}, from: published}}
levels: {{low: {{value: 0, label: Low}}, high: {{value: 10, label: High}}}}
criteria:
  access:
    title: Access
    levels: {{low: {{is: defined, text: {{text: "{low}"}}}}, high: {{is: defined, text: {{text: "{high}"}}}}}}
{others}
options: {{a: {{title: {option}}}}}
method: {{total: sum}}
tables: {{t: {{prints: score, rows: criteria, columns: [a], cells: {{access: [0]}}}}}}
texts: {{rationale: {{access: {{a: {{text: "{reason}"}}}}}}}}
"""),
        "words-of-other-level",
        words=words,
    ).status


@pytest.mark.parametrize(
    ("high", "reason"),
    [
        (f"Gives a dedicated budget to {CARE}", f"Other bodies may draw money away from {CARE}."),
        (f"Gives a dedicated budget to {CARE} and to them alone", f"It is the {CARE} and to them the partner is new."),
        ("Adds to what the council is able to do within the time", "It is more than what the council is able to do."),
        ("Keeps the waste and recycling of Northam as it is", "It is the waste and recycling of Northam that suffers."),
    ],
)
def test_the_name_of_the_service_tells_no_level(high: str, reason: str) -> None:
    """Neither words that make up names of services, nor those of the paper's own name, nor words of every sentence."""
    assert defined(title="Waste and recycling of Northam", high=high, low="Disrupts the plan", reason=reason) == "pass"


def test_words_in_many_definitions_tell_no_level() -> None:
    """What the definitions of three criteria hold is the language of the paper; of one, it is a wording."""
    high, reason = "Gives the pothole repair gangs a depot", "It leaves the pothole repair gangs a shed."
    level_ = "levels: {low: {is: defined, text: {text: Bad}}, high: {is: defined, text: {text: Pothole repair gangs of all kinds}}}"
    others = "\n".join(f"  c{number}: {{title: C{number}, {level_}}}" for number in range(2))
    assert defined(high=high, low="Disrupts the plan", reason=reason) == "fail"
    assert defined(high=high, low="Disrupts the plan", reason=reason, others=others) == "pass"


def test_a_wording_beside_the_name_of_the_service_is_still_seen() -> None:
    """The words of another level are found where they stand with those of the service."""
    assert defined(high=f"Gives a dedicated budget to {CARE}", low="Disrupts the plan", reason=f"It gives a dedicated budget to {CARE}.") == "fail"
