"""Every file under examples is clean: dropped in, it becomes a test."""

import json
from pathlib import Path

import pytest

from audit.examine import Examination, examine
from audit.report.text import report
from tests.report.papers import all_rules, shipped

_ROOT = Path(__file__).parents[2]
_FILES = sorted(file for ending in ("*.yaml", "*.yml", "*.json") for file in (_ROOT / "examples").glob(ending))


def _examined(file: Path) -> Examination:
    return shipped(file.relative_to(_ROOT).as_posix())


def _opening(file: Path) -> str:
    """The comment with which a file begins."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return " ".join(line.removeprefix("#") for line in lines[: next((n for n, line in enumerate(lines) if not line.startswith("#")), 0)])


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.stem)
def test_an_example_gives_no_alarm(file: Path) -> None:
    """An example has no problem, no error and no warning, and is consistent unless its first lines call it undecided."""
    found = _examined(file)
    assert [str(problem) for problem in found.problems] == []
    assert [one.lead.message for one in found.findings if one.lead.rule.severity != "note" or one.standing != "finding"] == []
    assert found.verdict == ("undecided" if "undecided" in _opening(file).lower() else "consistent")
    assert "No disagreement found: " in report(found)


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.stem)
def test_most_of_an_example_is_checked(file: Path) -> None:
    """Nothing is contradicted, and most figures of an example stand in a relation that holds."""
    coverage = _examined(file).coverage.figures
    assert coverage.contradicted == 0
    assert coverage.verified * 2 > coverage.total


def test_there_is_an_example_for_each_way_of_scoring() -> None:
    """The eleven ways of scoring that real papers use are all shown."""
    assert {file.name[:2] for file in _FILES} == {f"{number:02}" for number in range(1, 12)}


@pytest.mark.parametrize("file", _FILES[:3], ids=lambda file: file.stem)
def test_the_same_file_as_json(file: Path, tmp_path: Path) -> None:
    """A file written as JSON gives the same findings as the YAML it was made from."""
    from audit.appraisal.load.document import read  # noqa: PLC0415  # only here

    def exact(value: object) -> str:
        return str(value)

    (tmp_path / "same.json").write_text(json.dumps(read(file).root.plain, default=exact), encoding="utf-8")
    same, found = examine(tmp_path / "same.json", all_rules()), _examined(file)
    assert same.verdict == found.verdict
    assert same.coverage == found.coverage
