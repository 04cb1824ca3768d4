"""The table of forms of report: a form is added in one place and is then offered by the command line."""

import subprocess
import sys
from pathlib import Path

import pytest

from audit.report.forms import FORMS, TextForm, form
from tests.cli.command import ODD

_ROOT = Path(__file__).resolve().parents[2]
_ADDED = """\
import sys
from audit.report.forms import Form, form
@form("rules")
class Rules(Form):
    def one(self, examination, look):
        return [one.lead.rule.id for one in examination.findings]
    def whole(self, audits, *, as_of, exit_code, passed=()):
        return f"{as_of} {exit_code} {audits}\\n"
sys.argv = ["audit", "check", sys.argv[1], "--format", "rules", "--as-of", "2026-01-31", "--no-log", "--rules", "arithmetic"]
from audit.__main__ import main
main()
"""


def test_a_form_is_added_in_one_place(tmp_path: Path) -> None:
    """One class, entered under a name, is offered by check, made of each audit and written at the end."""
    file = tmp_path / "odd.yaml"
    file.write_text(ODD, encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", _ADDED, str(file)], capture_output=True, text=True, cwd=_ROOT, check=False)
    assert (done.stdout, done.returncode) == ("2026-01-31 1 [['ARI001']]\n", 1), done.stderr


def test_forms_are_offered_in_their_order_and_names_are_taken_once() -> None:
    """Text comes first, as the usual one; a second form of a name is refused."""
    assert list(FORMS)[:3] == ["text", "json", "jsonl"]
    with pytest.raises(ValueError, match='two forms are called "text"'):
        form("text")(TextForm)
