"""The gate on wording: nothing that the tool can say accuses or presumes."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.report.papers import BANNED, all_rules

_ROOT = Path(__file__).resolve().parents[1]
_FILES = sorted((_ROOT / "audit").rglob("*.py"))
_PAGES = [_ROOT / "README.md", *sorted((_ROOT / "docs").glob("*.md")), *sorted((_ROOT / "schemas").glob("*.json"))]
_WORDS = re.compile(rf"\b({'|'.join(BANNED)})\b", re.IGNORECASE)
_LONGEST_QUESTION = 30


def _texts(tree: ast.Module) -> Iterator[str]:
    """Every text of a module that may be shown: all but docstrings."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.relative_to(_ROOT).as_posix())
def test_no_template_accuses(file: Path) -> None:
    """Messages in the code are held to the words that rules are held to."""
    assert not [text for text in _texts(ast.parse(file.read_text(encoding="utf-8"))) if _WORDS.search(text)]


@pytest.mark.parametrize("file", _PAGES, ids=lambda file: file.name)
def test_no_page_accuses(file: Path) -> None:
    """Nor do the pages that people read."""
    assert not _WORDS.findall(file.read_text(encoding="utf-8"))


def test_the_gate_finds_what_it_looks_for() -> None:
    """A text with such a word is found, also inside a template, and a docstring is passed over."""
    tree = ast.parse('"""This is wrong."""\nsaid = f"{name} is wrong"\n')
    assert [text for text in _texts(tree) if _WORDS.search(text)] == [" is wrong"]


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_every_rule_asks_a_question_that_can_be_put(rule: object) -> None:
    """Ask is one question of at most 30 words; message, why and title use none of the words."""
    ask, said = getattr(rule, "ask", ""), [getattr(rule, name) for name in ("title", "message", "why", "ask", "never_undecided")]
    assert ask.endswith("?")
    assert len(ask.split()) <= _LONGEST_QUESTION
    assert not [text for text in said if _WORDS.search(text)]
