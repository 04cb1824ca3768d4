"""Adding a type of relation is one module: a copy of the package with one more, which has ``evaluate`` alone."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent
from typing import Any, Final

import pytest

from audit.relations.registry import TYPES

_ROOT: Final = Path(__file__).resolve().parents[2]
_PAPER: Final = """
appraisal: {id: small, title: Small paper, from: published}
scale: {min: 0, max: 5, step: 1}
criteria: {care: {}, risk: {}}
options: {a: {title: Alpha}, b: {title: Beta}}
method:
  total: sum
  relations: [{id: area, type: square, for: each-option, result: {kind: count, item: area}, terms: [{kind: count, item: side}]}]
tables:
  t: {rows: options, columns: [care, risk, total], prints: score, cells: {a: [4, 5, 9], b: [1, 3, 4]}}
  u: {rows: options, columns: [{prints: count, item: side}, {prints: count, item: area}], cells: {a: [3, 9], b: [4, %s]}}
"""
_PACK: Final = """
format: "1"
pack: {id: house, title: House rules}
examples:
  small:
%s
rules:
  - id: HSE001
    name: square-is-square
    title: Areas follow from sides
    severity: error
    for: option
    check: relation
    options: {type: [square]}
    message: "{about}: {terms} makes {computed}; {published} is printed."
    why: An area follows from its side.
    ask: How was the area worked out?
    tags: [own]
    cases:
      - {title: sixteen for a side of four, given: small, expect: pass}
      - {title: fifteen for a side of four, given: small, change: {/tables/u/cells/b/1: 15}, expect: fail, published: "15", computed: "16", subject: b}
      - {title: no side is given, given: small, change: {/tables/u/cells/b/0: blank}, expect: undecided}
"""
_DOCUMENT: Final = "| Criterion | Alpha | Beta |\n|---|---|---|\n| Care | 4 | 1 |\n| Risk | 5 | 3 |\n| Total | 9 | 4 |\n"


@dataclass(frozen=True)
class Copy:
    """A copy of the package in a folder of its own, with the papers that it is tried on."""

    folder: Path

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run the command from the copy; whatever it says, it never ends in a traceback."""
        found = subprocess.run(
            [sys.executable, "-m", "audit", *words], cwd=self.folder, env={**os.environ, "PYTHONPATH": str(self.folder)},
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert "Traceback" not in found.stderr
        return found

    def result(self, *words: str) -> dict[str, Any]:
        """Read the JSON result of one audit."""
        found: dict[str, Any] = json.loads(self.run("check", *words, "--format", "json", "--no-log").stdout)["audits"][0]
        return found


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """Copy the package, add the one module, and let files declare the type."""
    folder = tmp_path_factory.mktemp("copy")
    for part in ("audit", "schemas", "rules"):
        shutil.copytree(_ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(Path(__file__).with_name("square.py"), folder / "audit" / "relations" / "square.py")
    schema = folder / "schemas" / "appraisal.schema.json"
    schema.write_text(schema.read_text(encoding="utf-8").replace('"equal", "tally"]', '"equal", "tally", "square"]'), encoding="utf-8")
    for name, printed in (("odd", "15"), ("even", "16")):
        (folder / f"{name}.yaml").write_text(_PAPER.lstrip() % printed, encoding="utf-8")
    (folder / "house.yaml").write_text(_PACK.lstrip() % indent((_PAPER % "16").strip(), "    "), encoding="utf-8")
    (folder / "paper.md").write_text(_DOCUMENT, encoding="utf-8")
    return Copy(folder)


def test_its_disagreement_is_found_and_told_as_not_modelled(copy: Copy) -> None:
    """The area that is no square is a finding; what else it could be is told as not modelled, and never that it is nothing."""
    (finding,) = (one for one in copy.result("odd.yaml")["findings"] if one["severity"] != "note")
    assert (finding["published"], finding["computed"], finding["severity"]) == ("15", "16", "error")
    assert not finding["explanations_complete"]
    assert "not modelled" in finding["unexplained"]
    assert 'the solver has no way to write how a figure follows by "square"' in finding["unexplained"]
    assert "not modelled" in copy.run("check", "odd.yaml", "--no-log").stdout


def test_what_agrees_is_verified(copy: Copy) -> None:
    """A paper that keeps to the new type is consistent, and its figures count as verified."""
    found = copy.result("even.yaml")
    assert (found["verdict"], {one["severity"] for one in found["findings"]}) == ("consistent", {"note"})
    assert found["coverage"]["figures"]["verified"] == found["coverage"]["figures"]["total"] == 10


def test_a_log_of_it_verifies_and_replays(copy: Copy) -> None:
    """What was found by the new type is logged and found again."""
    copy.run("check", "odd.yaml", "--log", "odd.jsonl", "--as-of", "2026-01-31")
    assert copy.run("log", "verify", "odd.jsonl").returncode == 0
    assert copy.run("log", "replay", "odd.jsonl").returncode == 0


def test_it_is_explained(copy: Copy) -> None:
    """``audit explain`` works out all that does not rest on the new type, and says of the rest that it is not modelled."""
    found = copy.run("explain", "odd.yaml")
    assert "not modelled" in found.stdout
    assert "What it would take to change the result" in found.stdout


def test_rules_select_it(copy: Copy) -> None:
    """A rule of one's own names the new type in its options, and its cases pass, fail and stay undecided; another name is refused."""
    tested = copy.run("rules", "test", "house.yaml")
    assert tested.returncode == 0, tested.stdout + tested.stderr
    text = (copy.folder / "house.yaml").read_text(encoding="utf-8")
    (copy.folder / "other.yaml").write_text(text.replace("type: [square]", "type: [sqare]"), encoding="utf-8")
    refused = copy.run("rules", "check", "other.yaml")
    assert 'did you mean "square"?' in refused.stdout + refused.stderr


def test_documents_are_read_as_before(copy: Copy) -> None:
    """Importing a document and making a page of its figures do not ask for the new type."""
    assert copy.run("import", "paper.md", "-o", "paper.yaml").returncode == 0
    assert copy.run("check", "paper.yaml", "--no-log").returncode == 0
    assert copy.run("review", "paper.md", "-o", "paper.html").returncode == 0


def test_the_type_is_not_part_of_the_package() -> None:
    """The thirteenth type is registered in the copy alone."""
    assert "square" not in TYPES
