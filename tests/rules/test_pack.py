"""Loading packs: the packaged ones have no fault, and each fault of a pack is told with its place."""

import re
from itertools import chain
from pathlib import Path
from typing import Final

import pytest

from audit.appraisal.load.document import parse, read
from audit.problems import InputError
from audit.resources import folder, pack_names
from audit.rules.checks.figures import ROLES
from audit.rules.pack import faults_of, load_pack, load_packs, sources
from audit.rules.rule import Rule
from audit.rules.words import FIELDS
from tests.rules.packs import PACK, pack_text

PACKAGED: Final = pack_names()
RULES: Final = [pytest.param(rule, id=rule.id) for name in PACKAGED for rule in load_pack(name).rules]
UNSAID: Final = re.compile(r"\b(wrong|mistake\w*|corrected|should be|bias\w*|arbitrary|manipulat\w*|fraud\w*|failed to)\b", re.IGNORECASE)


@pytest.mark.parametrize("name", PACKAGED)
def test_packaged_packs_have_no_fault(name: str) -> None:
    """Packaged packs are not examined again on every run, so here it is made sure that all that they name exists."""
    assert list(map(str, faults_of(read(folder("rules") / f"{name}.yaml")))) == []


def test_packaged_packs_load_together() -> None:
    """No id or name of a rule is used by two of the packaged packs, and naming none loads all."""
    assert [pack.id for pack in load_packs([])] == list(PACKAGED)


@pytest.mark.parametrize("rule", RULES)
def test_rules_speak_without_blame(rule: Rule) -> None:
    """Messages, reasons, questions and titles hold none of the words that pass judgement on the authors of a paper."""
    assert [UNSAID.search(text) for text in (rule.title, rule.message, rule.why, rule.ask)] == [None] * 4


@pytest.mark.parametrize("rule", RULES)
def test_rules_cite_a_source_and_the_catalogue(rule: Rule) -> None:
    """Each packaged rule says where its demand comes from and which check of the catalogue it covers."""
    assert rule.sources
    assert rule.tags


def test_no_relation_goes_untold() -> None:
    """Every role that a relation can have is selected by a packaged rule, so that none is checked and then dropped."""
    selected = chain.from_iterable(rule.options.get("roles", ()) for rule in load_pack("arithmetic").rules)
    assert set(selected) == set(ROLES)


def test_sources_say_whom_they_bind() -> None:
    """Each source of the catalogue names its publisher, whom it applies to and its standing."""
    assert all({"publisher", "title", "applies-to", "status"} <= set(source) for source in sources().values())


def told(tmp_path: Path, *changes: tuple[str, str]) -> list[str]:
    """What is told when a pack is loaded from a file, without the path."""
    file = tmp_path / "own.yaml"
    file.write_text(pack_text(*changes), encoding="utf-8")
    try:
        load_pack(str(file))
    except InputError as error:
        return [str(problem).removeprefix(f"{file.as_posix()}:") for problem in error.problems]
    return []


def test_a_pack_from_a_file_loads(tmp_path: Path) -> None:
    """A pack of one's own is read with its rules, options, cases and places."""
    file = tmp_path / "own.yaml"
    file.write_text(PACK, encoding="utf-8")
    pack = load_pack(str(file))
    (rule,) = pack.rules
    assert (pack.id, pack.title, rule.pack, rule.id, rule.name) == ("own", "Own rules", "own", "OWN001", "own-total")
    assert (rule.options, rule.sources, rule.tags, rule.severity) == ({"roles": ["total"]}, ("aqua-2025",), ("T02",), "error")
    assert [case.expect for case in rule.cases] == ["pass", "fail", "undecided"]
    assert (rule.cases[1].published, rule.cases[1].computed, rule.cases[1].subject) == ("5", "4", "a")
    assert (rule.where.line, rule.where.pointer) == (16, "/rules/0")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("check: relation", "check: relatoin", '21:12: "relatoin" is not a named check; did you mean "relation"?'),
        (
            "{about}: {computed}", "{about}: {computde}",
            f"23:14: this check gives no field {{computde}}; fields: {', '.join(FIELDS)}",
        ),
        (
            "{about}: {computed}", "{about}: {list}",
            f"23:14: this check gives no field {{list}}; fields: {', '.join(FIELDS)}",
        ),
        ("{computed},", "{computed,", "23:14: the braces of the message do not match; write {{ or }} for a brace that is meant as such"),
        ("[aqua-2025]", "[aqua-2052]", '26:13: "aqua-2052" is not a known source; did you mean "aqua-2025"?'),
        ("{roles: [total]}", "{role: [total]}", '22:14: the option "role" is not known; did you mean "roles"?'),
        ("{roles: [total]}", "{roles: [totals]}", '22:14: the option roles: "totals" is not one of its words; did you mean "total"?'),
        ("{roles: [total]}", "{roles: []}", "22:14: the option roles is not as it is expected (minItems: 1)"),
        ("ask: Is it a test?", f"ask: {'Is it so ' * 10}now?", "25:10: the question has 31 words; at most 30"),
        ("ask: Is it a test?", "ask: It is a test.", "25:10: the question ends with a question mark"),
        (
            "      - {given: small, change: {/tables/t/cells/access/0: blank}, expect: undecided}\n", "",
            "29:7: the cases show no undecided; never-undecided: says why a rule can always be decided",
        ),
        (
            "      - {given: small, expect: pass}\n", "",
            "29:7: the cases show no pass; never-undecided: says why a rule can always be decided",
        ),
        ("{given: small, expect: pass}", "{given: smal, expect: pass}", '29:9: "smal" is not an example of this pack; did you mean "small"?'),
        ("    check: relation\n    options: {roles: [total]}\n", "", "17:11: the rule has neither check: nor assert:; give it one of them"),
    ],
)  # fmt: skip
def test_each_fault_of_a_rule_is_told_with_its_place(tmp_path: Path, old: str, new: str, expected: str) -> None:
    """What a rule names that does not exist, or leaves out, is told at its line and column, with what would be right."""
    assert told(tmp_path, (old, new)) == [expected]


@pytest.mark.parametrize("field", ["{}", "{0}", "{about.title}", "{about[0]}", "{about!r}", "{about:>9}"])
def test_fields_of_a_message_are_plain_names(tmp_path: Path, field: str) -> None:
    """A message cannot look inside what a field holds, number its fields, or format them."""
    (only,) = told(tmp_path, ("{about}: {computed}", f"{field}: {{computed}}"))
    assert only.startswith("23:14: this check gives no field {")


def test_a_rule_that_is_always_decided_says_why(tmp_path: Path) -> None:
    """With never-undecided a rule needs no undecided case."""
    cases = "      - {given: small, change: {/tables/t/cells/access/0: blank}, expect: undecided}\n"
    assert told(tmp_path, (cases, ""), ("    tags: [T02]\n", "    tags: [T02]\n    never-undecided: It counts.\n")) == []


def test_all_that_the_cases_do_not_show_is_told_in_order(tmp_path: Path) -> None:
    """Several outcomes that no case shows stand in one message, by the alphabet."""
    passes = "      - {given: small, expect: pass}\n"
    undecided = "      - {given: small, change: {/tables/t/cells/access/0: blank}, expect: undecided}\n"
    (only,) = told(tmp_path, (passes, passes.replace("pass", "fail")), (undecided, ""))
    assert only == "29:7: the cases show no pass and no undecided; never-undecided: says why a rule can always be decided"


def test_own_sources_are_known(tmp_path: Path) -> None:
    """A pack may declare sources of its own and cite them."""
    own = "sources: {house: {publisher: Us, title: House rules, applies-to: [us], status: good practice}}\nrules:"
    assert told(tmp_path, ("rules:", own), ("[aqua-2025]", "[house, aqua-2025]")) == []


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """A pack with several faults is told of each, in the order of the file."""
    changes = [("check: relation", "check: ratio"), ("[aqua-2025]", "[nobody]"), ("Is it a test?", "It is.")]
    assert [line.split(":")[0] for line in told(tmp_path, *changes)] == ["21", "25", "26"]


def test_a_key_that_is_not_known_is_told(tmp_path: Path) -> None:
    """The shape of a pack is held against its schema before anything else."""
    (only,) = told(tmp_path, ("    tags: [T02]\n", "    tags: [T02]\n    tag: T02\n"))
    assert only == '28:5: the key "tag" is not known here; did you mean "tags"?'


def twice(**changes: str) -> str:
    """A pack with a second rule like the first, some of its keys changed."""
    start = PACK.index("  - id: OWN001")
    second = PACK[start:]
    for old, new in changes.items():
        second = second.replace(f"{old}: {'OWN001' if old == 'id' else 'own-total'}", f"{old}: {new}")
    return PACK + second


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"id": "OWN002", "name": "another"}, []),
        ({"id": "OWN002"}, ['own.yaml:32:5: the rule id or name "own-total" is used twice in this pack']),
        ({"name": "another"}, ['own.yaml:32:5: the rule id or name "OWN001" is used twice in this pack']),
    ],
)
def test_ids_and_names_are_used_once_in_a_pack(changes: dict[str, str], expected: list[str]) -> None:
    """A second rule with the id or name of an earlier one is told at its own line."""
    assert list(map(str, faults_of(parse(twice(**changes).encode(), "own.yaml")))) == expected


def written(tmp_path: Path, name: str, *changes: tuple[str, str]) -> str:
    file = tmp_path / name
    file.write_text(pack_text(*changes), encoding="utf-8")
    return file.as_posix()


def test_ids_and_names_are_used_once_across_packs(tmp_path: Path) -> None:
    """A rule with an id or name of another pack is told, with the pack that uses it already."""
    first, second = written(tmp_path, "first.yaml"), written(tmp_path, "second.yaml")
    with pytest.raises(InputError) as caught:
        load_packs([first, second])
    assert list(map(str, caught.value.problems)) == [
        f'{second}:16:5: the rule id or name "OWN001" is used in {first} already; give this rule another one',
        f'{second}:16:5: the rule id or name "own-total" is used in {first} already; give this rule another one',
    ]


def test_an_id_of_a_packaged_rule_is_not_free(tmp_path: Path) -> None:
    """A pack of one's own cannot put a rule in the place of a packaged one."""
    own = written(tmp_path, "own.yaml", ("id: OWN001", "id: ARI001"))
    with pytest.raises(InputError, match=r'the rule id or name "ARI001" is used in .*arithmetic\.yaml already'):
        load_packs(["arithmetic", own])


def test_a_pack_named_twice_is_loaded_once(tmp_path: Path) -> None:
    """Naming a pack twice neither runs its rules twice nor counts as two rules of one id."""
    own = written(tmp_path, "own.yaml")
    assert [pack.id for pack in load_packs([own, "arithmetic", own])] == ["own", "arithmetic"]


def test_an_unknown_pack_is_told_with_the_known_ones() -> None:
    """A name that no packaged pack has is told with the nearest one, and with the way to name a file."""
    with pytest.raises(InputError, match=r'there is no rule pack of that name; did you mean "arithmetic"\? \(or give the path of a \.yaml file\)'):
        load_pack("arithmetics")


def test_a_pack_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A file that cannot be opened is an input error like any other."""
    with pytest.raises(InputError, match="cannot be opened"):
        load_pack(str(tmp_path / "none.yaml"))
