"""The body: what is recorded, in what order, and that nothing of this machine is in it."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest

from audit import __version__
from audit.log.body import body_of
from audit.log.record import Input, decode, fits
from audit.resources import folder, schema_file
from tests.log.logs import PAPER, body, log, outcomes_in, records_in, run_of, write_papers

_ROOT = Path(__file__).resolve().parents[2]
_BODY_HEAD = """
from tests.log.logs import PAPER, WITHHELD, body
odd = PAPER.replace("access: [4, 3]", "acess: [4, x]")
print(body({"depot.yaml": PAPER, "withheld.yaml": WITHHELD, "broken.yaml": "a: [", "odd.yaml": odd}).head)
"""


def test_records_stand_in_their_order() -> None:
    """Run, inputs, rules, then everything about each appraisal, then the footer, the envelope and the seal."""
    found = [kind for kind, _ in groupby(record["record"] for record in records_in(log({"a.yaml": PAPER, "b.yaml": "a: ["})))]
    assert found == ["run", "input", "rule", "audit", "outcome", "finding", "decision", "account", "audit", "problem", "footer", "envelope", "seal"]


def test_the_first_record_says_what_was_asked() -> None:
    """Format, tool, date, options that outcomes depend on, and paths as given, with forward slashes."""
    header = records_in(log(select=["ARI001", "ARI004"], ignore=["ARI004"]))[0]
    assert header["format"] == "1"
    assert header["tool"] == {"name": "appraisal-audit", "version": __version__}
    assert header["as_of"] == "2026-01-31"
    assert header["options"] == {"rules": ["arithmetic"], "select": ["ARI001", "ARI004"], "ignore": ["ARI004"], "fail_on": "error"}
    assert header["paths"] == ["depot.yaml"]


def test_every_input_stands_with_the_digest_of_its_bytes() -> None:
    """Schemas, the catalogue of sources, rule files and appraisals; what ships with the tool has no absolute path."""
    inputs = [record for record in records_in(log()) if record["record"] == "input"]
    assert [(one["role"], one["path"], one["origin"]) for one in inputs] == [
        ("schema", "schemas/appraisal.schema.json", "packaged"),
        ("schema", "schemas/ruleset.schema.json", "packaged"),
        ("sources", "rules/sources.yaml", "packaged"),
        ("rules", "rules/arithmetic.yaml", "packaged"),
        ("appraisal", "depot.yaml", "given"),
    ]
    packs = folder("rules")
    files = [schema_file("appraisal"), schema_file("ruleset"), packs / "sources.yaml", packs / "arithmetic.yaml", Path("depot.yaml")]
    assert [one["sha256"] for one in inputs] == [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]


def test_a_rule_file_that_was_given_keeps_its_path() -> None:
    """A pack named by its file stands under the path as given, and its digest is of that file."""
    Path("mine.yaml").write_bytes((folder("rules") / "arithmetic.yaml").read_bytes() + b"# mine\n")
    inputs = [record for record in records_in(log(packs=["mine.yaml"])) if record["record"] == "input"]
    assert [(one["path"], one["origin"]) for one in inputs if one["role"] == "rules"] == [("mine.yaml", "given")]


def test_settings_are_inputs_too() -> None:
    """Waivers, configuration and the like stand with their role, path and digest, before the appraisals."""
    run = replace(run_of(write_papers({"depot.yaml": PAPER})), inputs=[Input("waivers", "depot.waivers.yaml", "1" * 64)])
    inputs = [record for record in (decode(line) for line in body_of(run).chain.lines) if record["record"] == "input"]
    assert [(one["role"], one["path"], one["origin"], one["sha256"]) for one in inputs[-2:-1]] == [
        ("waivers", "depot.waivers.yaml", "given", "1" * 64),
    ]
    assert all(map(fits, inputs))


def test_every_loaded_rule_says_whether_it_was_run_and_why_not() -> None:
    """A rule is run, or the option that left it out is named."""
    rules = {record["id"]: record for record in records_in(log(select=["ARI001", "ARI004"], ignore=["ARI004"])) if record["record"] == "rule"}
    assert rules["ARI001"]["run"] == "yes"
    assert rules["ARI004"]["reason"] == "named by --ignore ARI004"
    assert rules["ARI010"]["reason"] == "not named by --select"
    assert {rule["run"] for name, rule in rules.items() if name != "ARI001"} == {"no"}


def test_a_rule_that_no_option_left_out_was_switched_off() -> None:
    """Settings beside the command line may leave a rule out as well."""
    run = run_of(write_papers({"depot.yaml": PAPER}))
    records = [decode(line) for line in body_of(replace(run, chosen=run.chosen[1:])).chain.lines]
    assert [one["reason"] for one in records if one["record"] == "rule" and one["run"] == "no"] == ["switched off by settings"]


def test_every_outcome_is_recorded_passes_included() -> None:
    """One record for each rule and subject; the footer counts them all."""
    file = log()
    run, footer = run_of(["depot.yaml"]), next(record for record in records_in(file) if record["record"] == "footer")
    outcomes = outcomes_in(file)
    assert len(outcomes) == len(run.parts[0].outcomes) > len({one["rule"] for one in outcomes})
    assert {"pass", "fail", "not-applicable"} <= {one["outcome"] for one in outcomes}
    assert footer["audits"][0]["outcomes"] == Counter(one["outcome"] for one in outcomes)
    assert footer["audits"][0]["verdict"] == "inconsistent"
    assert footer["exit_code"] == 1
    kinds = Counter(record["record"] for record in records_in(file))
    assert footer["counts"] == {kind: kinds[kind] for kind in footer["counts"]}


def test_a_finding_names_the_numbers_of_its_outcomes() -> None:
    """The numbers are those of the lines where the outcomes stand."""
    records = records_in(log({"other.yaml": PAPER, "depot.yaml": PAPER}))
    findings = [record for record in records if record["record"] == "finding" and record["path"] == "depot.yaml" and record["severity"] == "error"]
    named = [records[number - 1] for finding in findings for number in finding["outcomes"]]
    assert [(one["rule"], one["outcome"], one["place"]["path"]) for one in named] == [("ARI001", "fail", "depot.yaml")]


def test_a_file_that_cannot_be_audited_is_recorded_with_its_problems() -> None:
    """Its digest, where and why; nothing that it quotes from the file."""
    records = records_in(log({"odd.yaml": PAPER.replace("access: [4, 3]", "access: [4, secret]"), "broken.yaml": "a: ["}))
    problems = [record for record in records if record["record"] == "problem"]
    assert {one["place"]["path"] for one in problems} == {"odd.yaml", "broken.yaml"}
    assert all(one["place"]["line"] > 0 for one in problems)
    assert "secret" not in str(records)
    digests = {one["path"]: one["sha256"] for one in records if one["record"] == "input" and one["role"] == "appraisal"}
    assert digests == {name: hashlib.sha256(Path(name).read_bytes()).hexdigest() for name in ("odd.yaml", "broken.yaml")}


def test_a_path_that_names_nothing_is_recorded() -> None:
    """It has no digest, and the problem says so in words that are the same on every system."""
    records = [decode(line) for line in body_of(run_of(["nowhere.yaml"])).chain.lines]
    assert [one["sha256"] for one in records if one["record"] == "input" and one["role"] == "appraisal"] == [""]
    assert [one["message"] for one in records if one["record"] == "problem"] == ["cannot be opened"]


def test_two_runs_give_the_same_bytes() -> None:
    """Nothing in a body depends on when it is made."""
    assert body({"depot.yaml": PAPER}).chain.text() == body({"depot.yaml": PAPER}).chain.text()


def test_another_folder_and_another_order_of_sets_give_the_same_body(tmp_path: Path) -> None:
    """Neither where it runs nor Python's hashing of texts reaches the body."""
    heads = set()
    for name, seed in (("one", "1"), ("two", "2")):
        place = tmp_path / name
        place.mkdir()
        heads.add(_body_head(sys.executable, place, {"PYTHONHASHSEED": seed}))
    assert len(heads) == 1


def _body_head(python: str, place: Path, more: dict[str, str]) -> str:
    environment = {**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1", **more}
    done = subprocess.run([python, "-c", _BODY_HEAD], cwd=place, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def _others() -> list[str]:
    """The names of other versions of Python that the tool supports."""
    return [f"python3.{minor}" for minor in range(11, 16) if minor != sys.version_info.minor]


@pytest.mark.parametrize("name", _others())
def test_another_version_of_python_gives_the_same_body(name: str, tmp_path: Path) -> None:
    """The body is the same bytes under every version of Python that is here and can run the tool."""
    python = shutil.which(name)
    if python is None:
        pytest.skip(f"{name} is not here")
    if subprocess.run([python, "-c", "import yaml, jsonschema"], capture_output=True, check=False).returncode:
        pytest.skip(f"{name} has no PyYAML or no jsonschema")
    assert _body_head(python, tmp_path, {}) == _body_head(sys.executable, tmp_path, {})


def test_no_path_of_this_machine_is_in_a_body() -> None:
    """Neither the folder of the run nor that of the installation is given away."""
    write_papers({"depot.yaml": PAPER})
    text = body_of(run_of(["depot.yaml"])).chain.text().decode()
    assert str(Path.cwd()) not in text
    assert str(_ROOT) not in text
