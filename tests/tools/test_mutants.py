"""The count of faults that the tests see: a fault that no test sees is told, and one that a test sees is not."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from tools import mutants as tool
from tools.mutants import PARTS, chosen_for
from tools.mutations import Fault, faults

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")

MODULE: Final = "def half(value):\n    return value / 2\n\n\ndef double(value):\n    return value * 2\n"
TESTS: Final = "from audit.small import half\n\n\ndef test_half():\n    assert half(4) == 2\n"


LISTED: Final = """alter-nothing:
  - module: audit/small.py
    before: return value * 2
    after: return value * 3
    why: nobody doubles
"""


def test_what_is_chosen_for_a_module() -> None:
    """The tests that mirror it come first, then those of its folder, then those of its part."""
    assert chosen_for("audit/rules/sources.py") == [["tests/rules/test_sources.py"], ["tests/rules"]]
    assert chosen_for("audit/relations/derive/totals.py") == [
        ["tests/relations/derive/test_totals.py"], ["tests/relations/derive"], ["tests/relations"],
    ]  # fmt: skip
    assert chosen_for("audit/rules/language/claim.py")[-1] == ["tests/rules"]


def test_the_parts_are_there() -> None:
    """Every part has modules with faults to put in, and tests."""
    for part, tests in PARTS.items():
        assert list((tool.ROOT / part).rglob("*.py"))
        assert all((tool.ROOT / folder).is_dir() for folder in tests)


def _every(paths: Sequence[str]) -> list[tool.Mutant]:
    """Thirty faults in a module of each part, and those of the parts within it."""
    parts = [part for part in PARTS if part.startswith(paths[0])]
    return [tool.Mutant(f"{part}/small.py", Fault(number, 1, "a", "b")) for part in parts for number in range(30)]


def test_each_part_has_a_sample_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """What belongs to a part within another is drawn for that part alone, and the same seed draws the same."""
    monkeypatch.setattr(tool, "mutants", _every)
    sample = tool.drawn(list(PARTS), 5, 1)
    assert Counter(one.part for one in sample) == dict.fromkeys(PARTS, 5)
    assert sample == tool.drawn(list(PARTS), 5, 1)
    assert sample != tool.drawn(list(PARTS), 5, 2)
    assert len(tool.drawn(list(PARTS), 99, 1)) == 30 * len(PARTS)


def test_one_part_below_nine_in_ten_is_not_made_up_for_by_the_others(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Each part has to reach it, and the score of each is printed."""
    monkeypatch.setattr(tool, "mutants", _every)
    monkeypatch.setattr(tool, "_sound", lambda _: True)
    for missed, code in ((1, 0), (2, 1)):
        left = {part: missed if part == "audit/rules" else 0 for part in PARTS}
        monkeypatch.setattr(tool, "_judged", lambda sample, _, left=left: ((one, _survives(one, left)) for one in sample))
        assert tool.main(["--count", "10"]) == code
        told = capsys.readouterr().out
        assert f"audit/rules: {10 - missed} of 10 faults are seen" in told
        assert "audit/relations/derive: 10 of 10 faults are seen" in told


def test_what_a_folder_holds_is_not_run_apart() -> None:
    """Without a fault each test runs once."""
    paths = ["tests/rules/test_words.py", "tests/rules", "tests/rules/checks", "tests/relations/derive", "tests/relations", "tests/rules"]
    assert tool.widest(paths) == ["tests/relations", "tests/rules"]
    assert tool.widest(["tests/rules_too", "tests/rules"]) == ["tests/rules", "tests/rules_too"]


def _survives(one: tool.Mutant, left: dict[str, int]) -> bool:
    left[one.part] -= 1
    return left[one.part] >= 0


def test_what_is_listed_can_be_put_in() -> None:
    """A fault that is said to alter nothing is one that the module still has, and a reason stands beside it."""
    for one in tool.listed():
        assert one["why"]
        assert any(
            (fault.before, fault.after) == (one["before"], one["after"]) for fault in faults((tool.ROOT / one["module"]).read_text("utf-8"))
        ), one


def test_the_faults_that_no_test_sees_are_told(tmp_path: Path) -> None:
    """Both faults of a tested function are seen. Of the two in another that is not tested one survives, and one is listed."""
    files = {"audit/__init__.py": "", "audit/small.py": MODULE, "tests/test_small.py": TESTS, "tools/__init__.py": "", "tools/mutants.yaml": LISTED}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for name in ("mutants.py", "mutations.py"):
        shutil.copy(Path(tool.__file__).with_name(name), tmp_path / "tools")
    command = [sys.executable, "-m", "tools.mutants", "audit/small.py"]
    done = subprocess.run(command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False)
    assert "survives: audit/small.py:6\n    return value * 2\n    return value / 2\n" in done.stdout
    assert "alters nothing: audit/small.py:6\n    return value * 2\n    return value * 3\n    nobody doubles\n" in done.stdout
    assert done.stdout.endswith("In all: 2 of 3 faults are seen, 66.7%\n")
    assert done.returncode == 1
    assert (tmp_path / "audit/small.py").read_text(encoding="utf-8") == MODULE
