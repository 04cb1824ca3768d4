"""Workflow commands of GitHub Actions."""

import re
from dataclasses import replace

from audit.report.exchange.github import whole
from tests.report.exchange.results import broken, hostile, odd, restricted


def _commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Read commands as GitHub's runner does: properties up to the second pair of colons, signs by their numbers put back."""
    found = []
    for line in text.splitlines():
        match = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
        assert match is not None, line
        properties = dict(part.split("=", 1) for part in match[2].split(","))
        found.append((match[1], {name: _back(value) for name, value in properties.items()}, _back(match[3])))
    return found


def _back(text: str) -> str:
    for sign, number in ((":", "%3A"), (",", "%2C"), ("\r", "%0D"), ("\n", "%0A"), ("%", "%25")):
        text = text.replace(number, sign)
    return text


def test_a_finding_is_a_command_at_its_line() -> None:
    """Errors, warnings and notes have the level of that name."""
    found = _commands(whole([odd()], 1))
    assert [level for level, _, _ in found] == [{"error": "error", "warning": "warning", "note": "notice"}[one.severity] for one in odd().findings]
    one = odd().findings[0]
    assert found[0][1] == {"file": odd().path, "line": str(one.line), "col": str(one.column), "title": f"{one.rule} {one.name}"}
    assert found[0][2] == one.told


def test_no_text_of_a_paper_is_a_command() -> None:
    """A name or a message that holds signs of the form comes out as it was, in one command."""
    for paper in (broken(), hostile()):
        told = [*paper.broken, *paper.findings]
        found = _commands(whole([paper], 1))
        assert [message for _, _, message in found] == [one.told for one in told]
        assert {properties["file"] for _, properties, _ in found} == {paper.path}


def test_a_line_break_never_begins_a_command() -> None:
    """Even if one came through."""
    (one,) = broken().broken
    text = whole([replace(broken(), broken=(replace(one, message="a\n::error::b"),))], 1)
    assert text.count("\n") == 1


def test_what_was_left_out_is_a_notice() -> None:
    """At the paper that it touches."""
    assert _commands(whole([restricted()], 0))[0][0] == "notice"
