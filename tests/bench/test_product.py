"""The adapter: what is measured is what a user gets."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.layouts import product
from bench.layouts.cases import expected, folder_of
from bench.layouts.judge import judge
from bench.layouts.product import ask
from bench.layouts.public import judged, papers
from bench.layouts.truth import TruthError

PAPERS = Path(__file__).with_name("papers")


def test_the_findings_are_those_of_the_command() -> None:
    """Rule, severity, published and computed, as `audit check --format json` prints them."""
    file = PAPERS / "depot.md"
    done = subprocess.run(
        [sys.executable, "-m", "audit", "check", str(file), "--format", "json", "--no-log"], capture_output=True, text=True, check=False
    )
    printed = [
        (one["rule"], one["severity"], one["published"], one["computed"]) for audit in json.loads(done.stdout)["audits"] for one in audit["findings"]
    ]
    asked = [(one.rule, one.severity, one.said[0].published, one.said[0].computed) for read in ask(file).reads for one in read.findings]
    assert asked == printed


def test_small_papers_of_our_own_are_judged() -> None:
    """A planted total is found with the right figure; a clean paper accuses nobody; a rota is no appraisal."""
    came = {document.name: judged(document, truth) for document, truth in papers(PAPERS)}
    assert {name: verdict.reading for name, (verdict, _) in came.items()} == {"depot.md": "right", "points.html": "right", "rota.md": "right"}
    assert dict(came["depot.md"][0].found) == {"found": 1}
    assert not any(verdict.accused for verdict, _ in came.values())


def test_a_truth_without_its_document_is_refused(tmp_path: Path) -> None:
    """A paper that is never measured would look like one that is right."""
    (tmp_path / "lost.truth.yaml").write_text("appraisals: []", encoding="utf-8")
    with pytest.raises(TruthError, match=r"lost\.truth\.yaml: there is no document"):
        list(papers(tmp_path))


def test_a_paper_that_takes_too_long_counts_as_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """However the product guards itself against what goes wrong inside."""

    def long(*_: object) -> None:
        while True:
            pass

    monkeypatch.setattr(product, "examine_all", long)
    answer = ask(PAPERS / "depot.md", seconds=1)
    assert answer.broke
    assert judge(next(iter(papers(PAPERS)))[1], answer).reading == "wrong"


def test_every_named_case_has_an_expectation() -> None:
    """A case that comes later is not forgotten."""
    folder = folder_of()
    if not folder.is_dir():
        pytest.skip("the cases are not there (looked in ../shared/cases/layouts)")
    assert {file.name for file in folder.iterdir() if file.is_file()} == set(expected())
