"""Rules that assert, and packs of them, for tests."""

from pathlib import Path
from typing import Final

from audit.appraisal.load.node import Node
from audit.appraisal.model.place import Where
from audit.rules.pack import load_packs
from audit.rules.rule import Pack, Rule

_HEAD: Final = """\
pack: {id: mine, title: My rules}
examples:
  small:
    appraisal: {id: small, title: Small, from: draft}
    scale: {min: 0, max: 5, step: 1}
    criteria: {access: {title: Access, weight: 60}, care: {title: Care, weight: 40}}
    options: {a: {title: A, base: true}, b: {title: B}, c: {title: C}}
    method: {total: sum}
    tables:
      t:
        prints: score
        rows: criteria
        columns: [a, b, c]
        cells: {access: [1, 2, 5], care: [3, 4, 1], total: [4, 6, 6]}
rules:
"""


def asserting(text: str, *, when: str = "", subject: str = "option") -> Rule:
    """A rule that asserts an expression."""
    return Rule(
        "OWN001", "own", "Own", "error", subject, "", {}, "{about}", "Why.", "Ask?", (), (), "figures", "", (), "own", Where(1, 1, "/rules/0"),
        Node(when, 1, 1, when) if when else None, Node(text, 1, 1, text),
    )  # fmt: skip


def rule_text(number: int, asserts: str, *, when: str = "", subject: str = "option", cases: str = "") -> str:
    """Write a rule that asserts an expression; its cases say what is expected of it, whether it gives that or not."""
    given = cases or "[{given: small, expect: pass}, {given: small, expect: fail}]"
    return f"""\
  - id: OWN{number:03}
    name: own-{number}
    title: Rule {number}
    severity: error
    for: {subject}
{f"    when: {when}" + chr(10) if when else ""}    assert: {asserts}
    message: "{{about}}: {{terms}}"
    why: Because it is a test.
    ask: Is it a test?
    tags: [own]
    never-undecided: It is a test.
    cases: {given}
"""


def pack_file(folder: Path, *rules: str, name: str = "mine.yaml") -> str:
    """Write a pack of such rules and give its path."""
    file = folder / name
    file.write_text(_HEAD + "".join(rules), encoding="utf-8")
    return file.as_posix()


def packs(folder: Path, *rules: str) -> tuple[Pack, ...]:
    """A pack of such rules as it is loaded from a file."""
    return load_packs([pack_file(folder, *rules)])
