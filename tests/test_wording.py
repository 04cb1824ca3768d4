"""The gate on wording: nothing that the tool can say accuses, presumes or reads like a translation."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from audit.rules.rule import Rule
from tests.plain import values
from tests.report.papers import BANNED, all_rules

_ROOT: Final = Path(__file__).resolve().parents[1]
_FILES: Final = sorted((_ROOT / "audit").rglob("*.py"))
_PAGES: Final = [
    _ROOT / "README.md",
    _ROOT / "examples" / "README.md",
    *sorted((_ROOT / "docs").rglob("*.md")),
    *sorted((_ROOT / "schemas").glob("*.json")),
]
_PACKS: Final = sorted((_ROOT / "rules").glob("*.yaml"))
_ASSETS: Final = [
    *sorted((_ROOT / "audit" / "review" / "assets").glob("*.[hj]*")),
    *sorted((_ROOT / "audit" / "report" / "document" / "templates").glob("*.html.j2")),
]
_WORDS: Final = re.compile(rf"\b({'|'.join(BANNED)})\b", re.IGNORECASE)
_LONGEST_QUESTION: Final = 30

_HABITS: Final[dict[str, Any]] = values((_ROOT / "tests" / "habits.yaml").read_text(encoding="utf-8"))
_HABIT: Final = {re.compile(one["say"], re.IGNORECASE): one["better"] for one in _HABITS["habits"]}
_ALLOWED: Final = [one["text"] for one in _HABITS["allowed"]]

_IDEALS: Final = re.compile(
    r"^(No (?!record|base|equality|criterion|test)|Every |Each |All |It is |There is |What |A (?!list)|An |The )| (?:is|has|are) (?:the|a|one) |(?<!not )(?<!that )\bfollows from|\bagrees? with"
)
"""Openings of a title that states what ought to hold; a title heads a list of what was found, where the contrary is so."""


def _texts(tree: ast.Module) -> Iterator[str]:
    """Every text of a module that may be shown: all but docstrings and the names that it lists as public."""
    unsaid = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)}
    listed = [node for node in ast.walk(tree) if isinstance(node, ast.Assign) and any(ast.unparse(one) == "__all__" for one in node.targets)]
    unsaid |= {id(name) for node in listed for name in ast.walk(node.value)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in unsaid:
            yield node.value


def _habits_in(text: str) -> list[str]:
    """Every habit in a text, with what to write in its place."""
    flat = " ".join(text.split())
    for allowed in _ALLOWED:
        flat = flat.replace(allowed, "")
    return [f'"{found[0]}" in "{flat[:120]}": write {better}' for habit, better in _HABIT.items() if (found := habit.search(flat))]


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.relative_to(_ROOT).as_posix())
def test_no_template_accuses(file: Path) -> None:
    """Messages in the code are held to the words that rules are held to."""
    assert not [text for text in _texts(ast.parse(file.read_text(encoding="utf-8"))) if _WORDS.search(text)]


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.relative_to(_ROOT).as_posix())
def test_no_template_has_a_habit(file: Path) -> None:
    """Messages in the code are plain English, as far as a list of words can say."""
    assert [said for text in _texts(ast.parse(file.read_text(encoding="utf-8"))) for said in _habits_in(text)] == []


@pytest.mark.parametrize("file", [*_PAGES, *_ASSETS], ids=lambda file: file.name)
def test_no_page_accuses(file: Path) -> None:
    """Nor do the pages that people read."""
    assert not _WORDS.findall(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", [*_PAGES, *_ASSETS, *_PACKS], ids=lambda file: file.relative_to(_ROOT).as_posix())
def test_no_page_has_a_habit(file: Path) -> None:
    """Pages, schemas and rule packs are plain English, line by line and over the ends of lines."""
    text = file.read_text(encoding="utf-8")
    assert _habits_in(text) == []


def test_the_gate_finds_what_it_looks_for() -> None:
    """A text with such a word is found, also inside a template, and a docstring is passed over."""
    tree = ast.parse('"""This is wrong."""\nsaid = f"{name} is wrong"\n')
    assert [text for text in _texts(tree) if _WORDS.search(text)] == [" is wrong"]


@pytest.mark.parametrize(
    "text", ["in the text we hold", "9 take part in a check", "27 left open", "is another than", "could not\n be decided", "heads and feet"]
)
def test_the_gate_finds_habits(text: str) -> None:
    """A habit is found wherever a line ends, whatever its capitals, and the better word is named."""
    assert _habits_in(text.upper())
    assert "write " in _habits_in(text)[0]


def test_every_allowance_is_needed() -> None:
    """What is allowed is still written somewhere; each says why."""
    everything = " ".join(" ".join(file.read_text(encoding="utf-8").split()) for file in (*_FILES, *_PAGES, *_PACKS, *_ASSETS))
    assert [text for text in _ALLOWED if text not in everything] == []
    assert all(one["why"] for one in _HABITS["allowed"])


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_every_rule_asks_a_question_that_can_be_put(rule: Rule) -> None:
    """Ask is one question of at most 30 words, with and without figures; nothing that a rule says uses any of the words."""
    said = [rule.title, rule.message, rule.why, rule.ask, rule.ask_with_figures, rule.never_undecided]
    for question in filter(None, (rule.ask, rule.ask_with_figures)):
        assert question.endswith("?")
        assert len(question.split()) <= _LONGEST_QUESTION
    assert not [text for text in said if _WORDS.search(text)]
    assert [found for text in said for found in _habits_in(text)] == []
    assert "{" not in rule.ask


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_no_title_states_an_ideal(rule: Rule) -> None:
    """A title names what was found, since it heads a list of findings."""
    assert not _IDEALS.search(rule.title), rule.title


@pytest.mark.parametrize(
    "title", ["Every option has scores", "Total is the sum of the scores", "A pass has a reason", "Rank follows from the totals"]
)
def test_titles_that_state_an_ideal_are_found(title: str) -> None:
    """Titles as they once were are refused."""
    assert _IDEALS.search(title)


@pytest.mark.parametrize("file", sorted((_ROOT / "audit" / "report").glob("*.py")), ids=lambda file: file.name)
def test_option_names_stand_in_quotes(file: Path) -> None:
    """In the reports an option's name inside a sentence is in quotes: "Keep as it is" is ahead, not Keep as it is is ahead."""
    bare = re.compile(r"[a-z;,] \{title_of_option\(|\{title_of_option\([^{}]*\)\} (?:is|over|comes|has)\b")
    assert bare.findall(file.read_text(encoding="utf-8")) == []


def test_every_schema_can_be_read() -> None:
    """The texts of the schemas are changed by hand; they stay JSON."""
    assert all(json.loads(file.read_text(encoding="utf-8")) for file in sorted((_ROOT / "schemas").glob("*.json")))
