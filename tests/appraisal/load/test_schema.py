"""Validation: the compiled validator and the reference one give the same verdict on everything."""

import json
import sys
from copy import deepcopy
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.load import schema as module
from audit.appraisal.load.document import Document, parse, read
from audit.appraisal.load.schema import load_schema, validate
from audit.appraisal.load.schema_messages import problems
from audit.problems import InputError
from audit.resources import schema_names

ROOT: Final = Path(__file__).parents[3]
FILES: Final = sorted([*(ROOT / "examples").glob("*.yaml"), *(ROOT / "appraisals").glob("*.yaml")])
WORDS: Final = ("id", "title", "weight", "line", "value", "levels", "kind", "scored", "blank", "Über", "a\n", "2017-10\n", "10", "x" * 81)


@pytest.fixture
def _reference_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Validate as where no compiled validator is installed."""
    monkeypatch.setattr(module, "_compiled", lambda _: None)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_files_of_the_repository_are_valid(file: Path) -> None:
    """Every example and appraisal has the shape that its schema asks for."""
    validate(read(file), "appraisal")


@pytest.mark.usefixtures("_reference_only")
def test_the_reference_validator_serves_where_no_other_is_installed() -> None:
    """Without a compiled validator files are accepted and refused all the same."""
    validate(read(FILES[0]), "appraisal")
    with pytest.raises(InputError, match='the key "appraisal" is missing'):
        validate(parse(b"{}", "f.yaml"), "appraisal")


def test_a_platform_without_the_compiled_validator_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the package cannot be imported there is no compiled validator, and that is all."""
    monkeypatch.setitem(sys.modules, "jsonschema_rs", None)
    assert module._compiled.__wrapped__("appraisal") is None


def test_a_refusal_is_never_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """If the compiled validator refuses what the reference one accepts, the file is refused."""

    class Refuses:
        def is_valid(self, _: Any) -> bool:
            return False

    monkeypatch.setattr(module, "_compiled", lambda _: Refuses())
    with pytest.raises(InputError, match="audit schema appraisal"):
        validate(read(FILES[0]), "appraisal")


@pytest.mark.parametrize("name", schema_names())
def test_every_schema_is_read_with_exact_numbers(name: str) -> None:
    """Schemas are JSON of the dialect that both validators follow, and hold no binary fractions."""
    schema = load_schema(name)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert not [value for value in everything(schema) if isinstance(value, float)]


def everything(value: Any) -> list[Any]:
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value, *(one for part in below for one in everything(part))]


@cache
def plain(file: Path) -> str:
    return json.dumps(read(file).root.plain, default=lambda value: float(value) if isinstance(value, Decimal) else None)


odd_values: Final = st.sampled_from([None, True, 0, 1, -1, 1.5, 10**25, "", "blank", "a\n", {}, [], {"value": 1}, ["a"], *WORDS])


def places(tree: Any) -> list[Any]:
    return [value for value in everything(tree) if isinstance(value, dict | list) and value]


def damage(tree: Any, data: st.DataObject) -> None:
    """Change, remove, add or rename one thing somewhere in a tree."""
    place = data.draw(st.sampled_from(places(tree)))
    key = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
    kind = data.draw(st.sampled_from(["change", "remove", "add"]))
    if kind == "remove":
        del place[key]
    elif kind == "add" and isinstance(place, dict):
        place[data.draw(st.sampled_from(WORDS))] = deepcopy(place[key])
    else:
        place[key] = deepcopy(data.draw(odd_values))


@given(st.data())
def test_both_validators_agree_on_damaged_files(data: st.DataObject) -> None:
    """Real files with a few things changed are accepted by both validators or by neither."""
    tree = json.loads(plain(data.draw(st.sampled_from(FILES))))
    for _ in range(data.draw(st.integers(1, 3))):
        damage(tree, data)
    document = parse(json.dumps(tree, indent=1).encode(), "f.json")
    agree(document)


def agree(document: Document) -> None:
    compiled = module._compiled("appraisal")
    assert compiled is not None
    found = problems(document, load_schema("appraisal"))
    assert compiled.is_valid(document.root.plain) == (not found)
    assert all(problem.line and problem.column and problem.message for problem in found)


@pytest.mark.parametrize("number", ["3", "3.0", "3.00", '"3"', "3.5", "1e1", "0.0", "-1", "9" * 30, "9" * 31])
def test_both_validators_agree_on_numbers(number: str) -> None:
    """What counts as a whole number does not depend on the validator."""
    agree(parse(f"{MINIMAL}\ngroups: {{g: {{line: {number}}}}}\n".encode(), "f.yaml"))


MINIMAL: Final = "appraisal: {id: a, title: b, from: draft}\ncriteria: {a: }\noptions: {a: }\nmethod: {total: sum}"


def test_a_line_end_after_an_id_is_no_part_of_it() -> None:
    """An id with a line break at its end is refused by both validators."""
    document = parse(MINIMAL.replace("id: a", 'id: "a\\n"').encode(), "f.yaml")
    agree(document)
    with pytest.raises(InputError, match="write an id"):
        validate(document, "appraisal")
