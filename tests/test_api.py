"""The public face: what ``from audit import ...`` offers."""

import dataclasses
import json
import subprocess
import sys
from pathlib import Path

import pytest

import audit
from tests.cli.command import CLEAN, ODD

_ROOT = Path(__file__).resolve().parents[1]
_WAIVERS = "waivers: [{rule: ARI001, reason: Known to the committee}]\n"


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A file with one total that does not agree."""
    file = tmp_path / "odd.yaml"
    file.write_text(ODD, encoding="utf-8")
    return file


def test_every_public_name_is_there_and_documented() -> None:
    """What is listed can be had, has a docstring, and stands on the page about it; nothing else can be had by accident."""
    page = (_ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    for name in audit.__all__:
        thing = getattr(audit, name)
        assert name == "__version__" or thing.__doc__, name
        assert name == "__version__" or f"`{name}`" in page, name
    with pytest.raises(AttributeError, match="no attribute 'examine_document'"):
        _ = audit.examine_document
    assert dir(audit) == sorted(audit.__all__)


def test_importing_costs_nothing() -> None:
    """Rules, readers, the solver and pandas are imported only when they are used."""
    code = "import audit, sys; print(sorted({name.split('.')[0] for name in sys.modules} & {'yaml', 'lxml', 'ortools', 'pandas', 'jsonschema'}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=_ROOT)
    assert done.stdout == "[]\n"


def test_a_result_is_the_json_result(odd: Path) -> None:
    """Path, bytes and appraisal give the same findings, and to_dict is what the command line writes."""
    command = [sys.executable, "-m", "audit", "check", str(odd), "--format", "json", "--no-log"]
    written = json.loads(subprocess.run(command, capture_output=True, text=True, check=False, cwd=_ROOT).stdout)["audits"][0]
    result = audit.explain(odd)
    assert result.to_dict() == written
    assert audit.explain(odd.read_bytes(), name=odd.as_posix()).to_dict() == written
    assert audit.check(audit.read_document(odd)).findings == audit.check(odd).findings
    assert result.findings[0].to_dict() == written["findings"][0]


def test_results_are_frozen_and_keyword_only(odd: Path) -> None:
    """Nobody changes a result by mistake, and no argument is told from another by its place."""
    result = audit.check(odd)
    with pytest.raises(dataclasses.FrozenInstanceError):
        result.verdict = "consistent"  # type: ignore[misc]  # what is tried
    result.to_dict()["findings"].clear()
    assert result.to_dict()["findings"]
    for kind in (audit.Audit, audit.Finding, audit.Explanation, audit.Change, audit.Coverage, audit.Subject, audit.Place):
        assert all(one.kw_only for one in dataclasses.fields(kind)), kind


def test_nothing_is_read_that_was_not_named(odd: Path) -> None:
    """Waivers beside a file count on the command line; a program hands them in. The same bytes give the same verdict."""
    beside = odd.with_name("odd.waivers.yaml")
    beside.write_text(_WAIVERS, encoding="utf-8")
    assert audit.check(odd).verdict == "inconsistent"
    assert audit.check(odd.read_bytes(), name=str(odd)).verdict == "inconsistent"
    waived = audit.check(odd, waivers=audit.load_waivers(beside))
    assert waived.verdict == "consistent"
    assert waived.to_dict()["waived"][0]["reason"] == "Known to the committee"


def test_a_document_is_read_from_its_bytes() -> None:
    """The name says what they are."""
    table = b"| Criteria | A | B |\n|---|---|---|\n| Access | 3 | 4 |\n| Cost | 2 | 5 |\n| Growth | 1 | 2 |\n| Total | 6 | 12 |\n"
    (result,) = audit.check_all(table, name="paper.md")
    assert (result.path, len(result.findings) > 0) == ("paper.md", True)
    assert [one.title for one in audit.read_document(table, name="paper.md").options.values()] == ["A", "B"]


@pytest.mark.parametrize(
    ("source", "name", "code", "said"),
    [
        (b"x", "", "name-needed", "bytes do not say what they are"),
        ("lost.yaml", "", "no-such-file", "lost.yaml: there is no such file"),
        (b"appraisal: [", "x.yaml", "yaml-not-fitting", "x.yaml:1"),
        (b"No table at all.", "x.md", "nothing-found", "x.md: "),
    ],
)
def test_what_cannot_be_audited_is_raised_with_its_place(source: bytes | str, name: str, code: str, said: str) -> None:
    """An error has a code, a place and every problem, and prints as a whole sentence."""
    with pytest.raises(audit.AuditError) as caught:
        audit.check(source, name=name)
    assert caught.value.code == code
    assert said in str(caught.value)


def test_packs_and_settings_are_taken(odd: Path) -> None:
    """Rules by name; an unknown pack is named."""
    assert {one.rule[:3] for one in audit.check(odd, rules=audit.load_rules(["arithmetic"]), settings=audit.Settings()).findings} == {"ARI"}
    with pytest.raises(audit.AuditError, match="no-such-pack"):
        audit.load_rules(["no-such-pack"])


def test_a_clean_file_prints_its_verdict(tmp_path: Path) -> None:
    """As text a result is its verdict and a line for each finding."""
    file = tmp_path / "clean.yaml"
    file.write_text(CLEAN, encoding="utf-8")
    result = audit.check(file, rules=audit.load_rules(["arithmetic"]))
    assert str(result) == f"{file.as_posix()}: consistent"
