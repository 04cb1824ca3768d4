"""The count of faults that the tests see: a fault that no test sees is told, and one that a test sees is not."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tools import mutants as tool
from tools.mutants import PARTS, chosen_for
from tools.mutations import faults

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
