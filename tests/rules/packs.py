"""Small packs, rules and appraisals for the tests of rules."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from audit.appraisal.load.document import Document, parse
from audit.appraisal.load.schema import validate
from audit.appraisal.load.yaml_text import parse_yaml
from audit.appraisal.model.place import Where
from audit.relations.derive.derive import derive
from audit.rules.cases import changed
from audit.rules.checks.base import Facts
from audit.rules.language.assertions import whole
from audit.rules.outcome import Outcome
from audit.rules.pack import load_pack
from audit.rules.rule import Pack, Rule
from audit.rules.run import facts_of, run_rules

PACK: Final = """\
pack: {id: own, title: Own rules}
examples:
  small:
    appraisal: {id: small, title: Small, from: draft}
    scale: {min: 0, max: 5, step: 1}
    criteria: {access: {}, care: {}}
    options: {a: {}, b: {}}
    method: {total: sum}
    tables:
      t:
        prints: score
        rows: criteria
        columns: [a, b]
        cells: {access: [1, 2], care: [3, 4], total: [4, 6]}
rules:
  - id: OWN001
    name: own-total
    title: Totals
    severity: error
    for: option
    check: relation
    options: {roles: [total]}
    message: "{about}: {computed}, not {published}"
    why: Because it is a test.
    ask: Is it a test?
    source: [aqua-2025]
    tags: [T02]
    cases:
      - {given: small, expect: pass}
      - {given: small, change: {/tables/t/cells/total/0: 5}, expect: fail, published: "5", computed: "4", subject: a}
      - {given: small, change: {/tables/t/cells/access/0: blank}, expect: undecided}
"""


def pack_text(*changes: tuple[str, str]) -> str:
    """The text of a small pack with some of it replaced."""
    text = PACK
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


@cache
def arithmetic() -> Pack:
    return load_pack("arithmetic")


def example(name: str, change: str = "{}") -> Facts:
    """Everything that rules may look at of an example of the pack ``arithmetic``, after a change."""
    pointers = dict(parse_yaml(change, "change.yaml").entries())
    return _facts(Document("example.yaml", "", changed(arithmetic().examples[name], pointers, "example.yaml")))


def facts(text: str) -> Facts:
    """Everything that rules may look at of an appraisal; what the text leaves out of its head is added."""
    head = "" if "\nappraisal:" in f"\n{text}" else "appraisal: {id: x, title: X, from: draft}\n"
    return _facts(parse(f"{head}{text}".encode(), "x.yaml"))


def _facts(document: Document) -> Facts:
    validate(document, "appraisal")
    appraisal = whole(document)
    return facts_of(appraisal, derive(appraisal))


def rule(check: str = "relation", *, message: str = "{about}", subject: str = "option", **options: Any) -> Rule:
    return Rule(
        id="TST001", name="a-test", title="A test", severity="note", subject=subject, check=check, options=options, message=message,
        why="", ask="", sources=(), tags=(), needs="figures", never_undecided="", cases=(), pack="tests", where=Where(7, 5, "/rules/0"),
    )  # fmt: skip


def run(held: Facts, check: str = "relation", *, message: str = "{about}", options: Mapping[str, Any] | None = None, **more: Any) -> list[Outcome]:
    """The outcomes of one check on an appraisal."""
    return list(run_rules([rule(check, message=message, **{**(options or {}), **more})], held))


def only(held: Facts, check: str = "relation", *, message: str = "{about}", options: Mapping[str, Any] | None = None, **more: Any) -> Outcome:
    """The one outcome of a check on an appraisal."""
    (outcome,) = run(held, check, message=message, options=options, **more)
    return outcome


def statuses(outcomes: list[Outcome]) -> dict[str, str]:
    """What came of a rule by the option, criterion or figure it looked at."""
    return {outcome.subject.option or outcome.subject.criterion or outcome.subject.figure or "": outcome.status for outcome in outcomes}
