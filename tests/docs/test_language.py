"""The examples of the language and security pages are what they say they are."""

import re
from pathlib import Path

import pytest

from audit.appraisal.load.document import parse as parse_file
from audit.problems import InputError
from audit.rules.assertion import sorts_of
from audit.rules.language.parse import ExpressionError, parse
from audit.rules.language.static import faults

DOCS = Path(__file__).resolve().parents[2] / "docs"


def lines_after(page: str, mark: str) -> list[str]:
    text = (DOCS / page).read_text(encoding="utf-8")
    found = re.findall(rf"<!-- {mark} -->\n```\n(.*?)```", text, re.DOTALL)
    assert found
    return [line for block in found for line in block.splitlines()]


def refused(text: str) -> bool:
    try:
        return bool(faults(parse(text), sorts_of("option")))
    except ExpressionError:
        return True


@pytest.mark.parametrize("subject", ["option", "pair", "criterion", "level", "appraisal"])
def test_the_examples_are_expressions(subject: str) -> None:
    """Each example can be read, and names nothing that does not exist for what it is about."""
    for line in lines_after("language.md", f"expressions about: {subject}"):
        assert faults(parse(line), sorts_of(subject)) == [], line


@pytest.mark.parametrize(("page", "mark"), [("language.md", "refused"), ("security.md", "refused expressions")])
def test_what_is_said_to_be_refused_is(page: str, mark: str) -> None:
    """Each expression that a page calls refused is refused, each on its own."""
    assert [line for line in lines_after(page, mark) if not refused(line)] == []


@pytest.mark.parametrize("line", lines_after("security.md", "refused yaml"))
def test_yaml_that_is_said_to_be_refused_is(line: str) -> None:
    """Each line of YAML that the page calls refused is refused, even where its anchor is there."""
    anchored = f"z: &x 1\n{line}" if "*x" in line else line
    with pytest.raises(InputError):
        parse_file(anchored.encode(), "file.yaml")
