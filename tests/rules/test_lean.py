"""Packs without their cases hold the same rules."""

import dataclasses
from pathlib import Path

import pytest

from audit.appraisal.load.document import read
from audit.resources import folder, pack_names
from audit.rules.pack import blanked, read_pack, without_cases
from audit.rules.rule import Rule


def told(rule: Rule) -> dict[str, object]:
    """Everything that a rule says, but for its cases and the nodes of its expressions, of which the text counts."""
    said = {field.name: getattr(rule, field.name) for field in dataclasses.fields(rule) if field.name not in {"cases", "when", "asserts"}}
    return {**said, "when": rule.when.text if rule.when else "", "assert": rule.asserts.text if rule.asserts else ""}


@pytest.mark.parametrize("name", pack_names())
def test_the_rules_are_those_of_the_whole_file(name: str) -> None:
    """Every packaged pack, read without cases, has the rules, places and digest of the whole file."""
    file = folder("rules") / f"{name}.yaml"
    whole, lean = read_pack(read(file)), read_pack(without_cases(file))
    assert [told(rule) for rule in lean.rules] == [told(rule) for rule in whole.rules]
    assert (lean.sha256, lean.examples) == (whole.sha256, {})
    assert not any(rule.cases for rule in lean.rules)


def test_lines_keep_their_numbers() -> None:
    """What is left out leaves empty lines; what follows at the same depth stays."""
    text = "examples:\n  a: {x: 1}\n\n  b:\n    y: 2\nrules:\n  - id: A\n    cases:\n      - {given: a}\n  - id: B\n"
    assert blanked(text) == "\n\n\n\n\nrules:\n  - id: A\n\n\n  - id: B"


def test_a_file_without_cases_stays_as_it_is(tmp_path: Path) -> None:
    """Nothing else is touched."""
    file = tmp_path / "p.yaml"
    file.write_text("a: {cases: 1}\nb: 2\n", encoding="utf-8")
    assert without_cases(file).root.plain == {"a": {"cases": 1}, "b": 2}
