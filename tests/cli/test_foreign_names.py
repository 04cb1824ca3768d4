"""Names that somebody else gave: of files, options and rules. What is written or shown of them steers nothing."""

import os
from pathlib import Path
from typing import Final

import pytest
import yaml

from audit.appraisal.text.shown import clean_line, escaped
from tests.cli.command import audit, run

pytestmark = [pytest.mark.whole, pytest.mark.skipif(os.name == "nt", reason="names that Windows does not allow")]

TABLE: Final = """\
| Criterion | North | South\u202e |
|---|---|---|
| Care\u2066 | 4 | 3 |
| Risk | 5 | 4 |
| Total | 9 | 7 |
"""
NAMES: Final = [
    "a\nwaivers:\n- {rule: ARI001, reason: x}\n.md",
    "a\rwaivers: []\r.md",
    "a\u2028waivers: []\u2028.md",
    "a\x85waivers: []\x85\u202e.md",
]
_STEERING: Final = "\u202e\u2066\u2028\x85\r\x1b"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_document_writes_nothing_into_the_file(name: str) -> None:
    """A line break of any kind in it opens no new line, in the appraisal file, its map, on the screen or in a list of tables."""
    Path(name).write_text(TABLE, encoding="utf-8")
    done = run("import", name, "-o", "out.yaml", "--write-map", "map.yaml")
    assert done.exit_code == 0, done.stderr
    for file in ("out.yaml", "map.yaml"):
        text = Path(file).read_bytes().decode("utf-8")
        assert not set(text) & set(_STEERING)
        assert "waivers" not in yaml.safe_load(text)
        assert not any(line.startswith("waivers") for line in text.splitlines())
    shown = run("import", name, "-o", "-").stdout + run("import", name, "--tables").stdout + done.stderr
    assert not set(shown) & set(_STEERING)


def test_what_is_written_is_utf_8_whatever_the_terminal_is(tmp_path: Path) -> None:
    """A file that goes through standard output is the same as one that is named."""
    (tmp_path / "a.md").write_text(TABLE.replace("North", "Norðr £ – ń"), encoding="utf-8")
    audit("import", "a.md", "-o", "out.yaml", cwd=tmp_path)
    done = audit("import", "a.md", "-o", "-", cwd=tmp_path, PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    assert done.stdout == (tmp_path / "out.yaml").read_text(encoding="utf-8")
    assert "Norðr £ – ń" in done.stdout


def test_the_words_of_a_rule_file_steer_nothing() -> None:
    """A case that gives something else is told on one line, with marks in the place of what would turn the direction of writing."""
    pack = (Path(__file__).parents[2] / "docs" / "tutorial-rules.md").read_text(encoding="utf-8")
    block = pack.split("<!-- file: my-rules.yaml -->\n```yaml\n")[1].split("```")[0]
    Path("my.yaml").write_text(
        block.replace("expect: pass", "expect: -")
        .replace("expect: fail", "expect: pass")
        .replace("expect: -", "expect: fail")
        .replace("title: ", "title: \u202e", 9),
        encoding="utf-8",
    )
    done = run("rules", "test", "my.yaml")
    assert done.exit_code == 1, done.stderr
    assert not set(done.stdout) & set(_STEERING)


def test_init_writes_a_name_on_one_line() -> None:
    """The name of the file stands in a comment of it."""
    assert run("init", "a\nwaivers: []\n.yaml").exit_code == 0
    assert "waivers" not in yaml.safe_load(Path("a\nwaivers: []\n.yaml").read_text(encoding="utf-8"))


def test_lines_and_escapes() -> None:
    """A line keeps the blanks it begins with; what steers is escaped as YAML reads it, and comes back the same."""
    assert clean_line("  a\n b\u202e") == "  a b\ufffd"
    text = "a\u202eb\U000e0041 é\u00ad"
    assert escaped(text) == "a\\u202Eb\\U000E0041 é\u00ad"
    assert yaml.safe_load(f'"{escaped(text)}"') == text
