"""Cases of rules: those of the packaged packs, and what is said of a case that gives something else."""

from collections.abc import Mapping
from dataclasses import replace
from string import Formatter
from typing import Final

import pytest

from audit.appraisal.load.document import Document, parse
from audit.appraisal.load.node import Node
from audit.appraisal.load.schema import validate
from audit.appraisal.load.yaml_text import parse_yaml
from audit.appraisal.model.read.build import build
from audit.limits import LanguageLimits
from audit.problems import InputError
from audit.relations.derive.derive import derive
from audit.resources import pack_names
from audit.rules.cases import changed, facts_of_case, run_cases
from audit.rules.checks.base import Facts
from audit.rules.pack import load_pack, read_pack
from audit.rules.rule import Case, Pack, Rule
from audit.rules.run import facts_of, looks_after, run_rules
from tests.rules.packs import pack_text

PACKS: Final = [load_pack(name) for name in pack_names()]
CASES: Final = [
    pytest.param(pack, rule, case, id=f"{rule.id}-{number}") for pack in PACKS for rule in pack.rules for number, case in enumerate(rule.cases, 1)
]

FAILING: Final = [
    pytest.param(pack, rule, case, id=f"{rule.id}-{number}")
    for pack in PACKS for rule in pack.rules for number, case in enumerate(rule.cases, 1) if case.expect == "fail"
]  # fmt: skip


@pytest.mark.parametrize(("pack", "rule", "case"), CASES)
def test_every_case_of_the_packaged_rules_gives_what_it_says(pack: Pack, rule: Rule, case: Case) -> None:
    """Each case of each packaged rule has the outcome, the figures and the subject that it states."""
    others = (replace(one, cases=(case,) if one is rule else ()) for one in pack.rules)
    (result,) = run_cases(replace(pack, rules=tuple(others)))
    assert result.said == ""


@pytest.mark.parametrize(("pack", "rule", "case"), CASES)
def test_every_case_has_a_title_and_pins_what_fails(pack: Pack, rule: Rule, case: Case) -> None:
    """Each case says what it shows; one of a relation that fails says what was published."""
    assert case.title, f"{pack.path}:{case.where.line}"
    assert case.expect != "fail" or case.published or rule.check != "relation"


@pytest.mark.parametrize(("pack", "rule", "case"), FAILING)
def test_a_message_has_every_word_that_it_names(pack: Pack, rule: Rule, case: Case) -> None:
    """Where a packaged rule fails, its check gives each field of its message; a field without a word would leave a gap in the sentence."""
    named = {name for _, name, _, _ in Formatter().parse(rule.message) if name}
    given = pack.rules if looks_after(rule) else [rule]
    found = [one for one in run_rules(given, facts_of_case(pack, case.given, case.change)) if one.rule is rule and one.status == "fail"]
    assert found
    assert [named - set(one.words) for one in found if not named <= set(one.words)] == []


@pytest.mark.parametrize("name", load_pack("arithmetic").examples)
def test_every_arithmetic_example_agrees_as_it_stands(name: str) -> None:
    """In an example that nothing is changed in, no rule fails or breaks, so that each case shows its change and nothing else."""
    document = Document("example.yaml", "", load_pack("arithmetic").examples[name])
    validate(document, "appraisal")
    appraisal = build(document)
    outcomes = run_rules(load_pack("arithmetic").rules, facts_of(appraisal, derive(appraisal)))
    assert [outcome.message for outcome in outcomes if outcome.status in {"fail", "error"}] == []


def said(*changes: tuple[str, str]) -> list[str]:
    """What is said of the cases of a small pack that gave something else than they expect."""
    pack = read_pack(parse(pack_text(*changes).encode(), "own.yaml"))
    return [result.said for result in run_cases(pack) if result.said]


def test_cases_that_give_what_they_expect_say_nothing() -> None:
    """Nothing is said of a case that has the outcome and the figures that it states."""
    assert said() == []


def test_a_case_that_gives_another_outcome_says_which() -> None:
    """The outcome expected, the one that came, and its message are told."""
    assert said(("total/0: 5}, expect: fail", "total/0: 4}, expect: fail")) == ["expected fail, got pass (a: 4, not 4; b: 6, not 6)"]


def test_a_case_that_finds_nothing_to_look_at_says_so() -> None:
    """A rule that finds no subject in the example is not applicable there, which no case can expect."""
    text = ("/tables/t/cells/access/0: blank}", "/method/total: none}")
    assert said(text) == ["expected undecided, got not-applicable (this appraisal has nothing for the rule to check)"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('published: "5"', 'published: "6"', 'published: expected "6", got "5"'),
        ('computed: "4"', 'computed: "3"', 'computed: expected "3", got "4"'),
        ("subject: a}", "subject: b}", 'subject: expected "b", got t.total.a'),
    ],
)
def test_a_case_that_gives_another_figure_says_which(old: str, new: str, expected: str) -> None:
    """The figure published, the one computed and the subject are each compared, and the first that differs is told."""
    assert said((old, new)) == [expected]


def test_undecided_outweighs_pass() -> None:
    """Where one option passes and another cannot be decided, the case is undecided, not passed."""
    assert said(("access/0: blank}, expect: undecided", "access/0: blank}, expect: pass")) == [
        "expected pass, got undecided (depends on figures that are missing (blank))"
    ]


def test_a_change_that_makes_no_appraisal_is_told_with_its_place() -> None:
    """What a change breaks in the example is told like any fault of a file, at the line of the change."""
    (only,) = said(("/tables/t/cells/total/0: 5}", "/tables/t/cells/total/0: five}"))
    assert only.startswith("the case cannot be run: ")
    assert 'own.yaml:30:58: "five" is neither a figure nor a level of this file (levels: none); write the figure in digits' in only


def test_a_change_that_leads_nowhere_is_told() -> None:
    """A pointer to a row that the example has not is no silent addition."""
    (only,) = said(("/tables/t/cells/total/0: 5}", "/tables/t/cells/totals/0: 5}"))
    assert '"totals" leads nowhere in the example' in only


TREE: Final = "{a: {b: [1, 2, 3], c/d: x, 0: zero}, e: y}"


def tree(text: str) -> Node:
    return parse_yaml(text, "t.yaml")


def after(change: Mapping[str, str]) -> object:
    """The plain tree after a change."""
    values = {pointer: tree(value) for pointer, value in change.items()}
    return changed(tree(TREE), values, "t.yaml").plain


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, TREE),
        ({"/e": "z"}, "{a: {b: [1, 2, 3], c/d: x, 0: zero}, e: z}"),
        ({"/a/b/1": "9"}, "{a: {b: [1, 9, 3], c/d: x, 0: zero}, e: y}"),
        ({"/a/b/1": "{value: 9}"}, "{a: {b: [1, {value: 9}, 3], c/d: x, 0: zero}, e: y}"),
        ({"/a/b": "[7]"}, "{a: {b: [7], c/d: x, 0: zero}, e: y}"),
        ({"/f": "{g: 1}"}, "{a: {b: [1, 2, 3], c/d: x, 0: zero}, e: y, f: {g: 1}}"),
        ({"/a/c~1d": "new"}, "{a: {b: [1, 2, 3], c/d: new, 0: zero}, e: y}"),
        ({"/a/t~0u": "new"}, "{a: {b: [1, 2, 3], c/d: x, 0: zero, t~u: new}, e: y}"),
        ({"/a/0": "nought"}, "{a: {b: [1, 2, 3], c/d: x, 0: nought}, e: y}"),
        ({"/a": "null"}, "{e: y}"),
        ({"/a/b/0": "null"}, "{a: {b: [null, 2, 3], c/d: x, 0: zero}, e: y}"),
        ({"/a/b": "[7]", "/a/b/0": "8"}, "{a: {b: [8], c/d: x, 0: zero}, e: y}"),
    ],
)
def test_changed_puts_values_in_place(change: dict[str, str], expected: str) -> None:
    """Values are replaced, added under a new key, or taken away by null; ``~1`` and ``~0`` stand for / and ~; a null in a list stays."""
    assert after(change) == tree(expected).plain


def test_changed_leaves_the_example_as_it_was() -> None:
    """The tree that a change starts from serves other cases too, so it stays as it is."""
    root = tree(TREE)
    changed(root, {"/a/b/1": tree("9"), "/e": tree("null")}, "t.yaml")
    assert root.plain == tree(TREE).plain
    assert root.at(["a", "b", 1]).text == "2"


def test_changed_keeps_nodes_and_plain_values_alike() -> None:
    """The nodes and the plain data of a changed tree say the same, for one is validated and the other is read."""
    root = changed(tree(TREE), {"/a/b/1": tree("9"), "/a/f": tree("x")}, "t.yaml")
    assert (root.at(["a", "b", 1]).text, root.at(["a", "f"]).text) == ("9", "x")
    assert root.at(["a"]).plain == {"b": [1, 9, 3], "c/d": "x", "0": "zero", "f": "x"}


@pytest.mark.parametrize(
    ("pointer", "value", "expected"),
    [
        ("", "1", '"" is not a JSON Pointer; a pointer begins with "/"'),
        ("a/b", "1", '"a/b" is not a JSON Pointer; a pointer begins with "/"'),
        ("/a/b/3", "1", '"3" leads nowhere in the example'),
        ("/a/b/-1", "1", '"-1" leads nowhere in the example'),
        ("/a/b/²", "1", '"²" leads nowhere in the example'),
        ("/e/f", "1", '"f" leads nowhere in the example'),
        ("/x/y", "1", '"x" leads nowhere in the example'),
        ("/x", "null", '"x" leads nowhere in the example'),
    ],
)
def test_changed_refuses_a_pointer_that_leads_nowhere(pointer: str, value: str, expected: str) -> None:
    """A pointer without its first slash, to no element, into a figure, through a missing key, or that takes away what is not there."""
    with pytest.raises(InputError) as caught:
        changed(tree(TREE), {pointer: tree(value)}, "t.yaml")
    assert [problem.message for problem in caught.value.problems] == [expected]


def test_cases_share_what_they_may_spend(monkeypatch: pytest.MonkeyPatch) -> None:
    """Past the bound of all cases of a file each further case says that it was not run; an example that no case changes is read once."""
    case = "      - {given: small, expect: pass}\n"
    pack = read_pack(parse(pack_text((case, case * 4)).encode(), "own.yaml"))
    read: list[str] = []
    whole = facts_of_case

    def counting(pack: Pack, given: str, change: Mapping[str, Node]) -> Facts:
        read.append(given)
        return whole(pack, given, change)

    monkeypatch.setattr("audit.rules.cases.facts_of_case", counting)
    assert [result.said for result in run_cases(pack)] == [""] * 6
    assert len(read) == 3
    monkeypatch.setattr(LanguageLimits, "MAX_STEPS_CASES", LanguageLimits.STEPS_A_CASE)
    said = [result.said for result in run_cases(pack)]
    assert all("the cases of this file together take more than" in one for one in said)
