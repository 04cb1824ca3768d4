"""Loading rule packs: from the wheel by name, or from a file."""

from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import Any, Final

from audit.load.document import Document, read
from audit.load.node import Node
from audit.model.context import suggest, text_of, where_of
from audit.problems import InputError, Problem
from audit.resources import folder, pack_names
from audit.rules.assertion import faults
from audit.rules.checks.named import NAMED
from audit.rules.include import file_of, with_included
from audit.rules.lean import without_cases
from audit.rules.rule import Case, Pack, Rule
from audit.rules.subjects import MAKERS, told_of
from audit.rules.words import unknown_fields
from audit.schema.validate import validate

_MOST_WORDS: Final = 30
ASSERTED: Final = tuple(dict.fromkeys(name for kind in MAKERS for name in told_of(kind)))
"""What the messages of rules that assert can name, for one subject or another."""


@cache
def sources() -> Mapping[str, Mapping[str, Any]]:
    """Give the catalogue of sources that ships with the tool, by id."""
    root = read(folder("rules") / "sources.yaml").root
    listed = root.get("sources")
    return {key: node.plain for key, node in listed.entries() if isinstance(node.plain, dict)} if listed is not None else {}


def load_pack(name: str, *, cases: bool = True) -> Pack:
    """Load a pack by its name or by the path of its file. Raises InputError.

    Without ``cases``, those of a packaged pack are passed over: an audit needs the rules alone, and tests hold the packs
    to their schema.
    """
    if not cases and name in pack_names():
        return read_pack(without_cases(folder("rules") / f"{name}.yaml"))
    file = file_of(name)
    if name not in pack_names() and not file.suffix:
        message = f"there is no rule pack of that name; {suggest(name, pack_names())} (or give the path of a .yaml file)"
        raise InputError([Problem(name, 0, 0, message)])
    document = read(file)
    validate(document, "ruleset")
    pack, problems = read_pack(document), faults_of(document) if name not in pack_names() else []
    if problems:
        raise InputError(problems)
    return pack


def load_packs(names: list[str], *, cases: bool = True) -> tuple[Pack, ...]:
    """Load packs, all that ship with the tool if none is named, and what they include.

    Raises InputError, also where two rules share an id or a name.
    """
    packs = with_included(names or pack_names(), partial(load_pack, cases=cases))
    problems = []
    seen: dict[str, str] = {}
    for pack in packs:
        for rule in pack.rules:
            for name in (rule.id, rule.name):
                if name in seen:
                    message = f'the rule id or name "{name}" is used in {seen[name]} already; give this rule another one'
                    problems.append(Problem(pack.path, rule.where.line, rule.where.column, message))
        seen.update({name: pack.path for rule in pack.rules for name in (rule.id, rule.name)})
    if problems:
        raise InputError(problems)
    return packs


def read_pack(document: Document) -> Pack:
    """Read a pack from a document that the schema accepts; its rules may still name things that do not exist."""
    root, path = document.root, document.path
    head, rules, examples, listed = root.get("pack"), root.get("rules"), root.get("examples"), root.get("sources")
    assert head is not None
    assert rules is not None
    own = {key: node.plain for key, node in listed.entries() if isinstance(node.plain, dict)} if listed is not None else {}
    given = dict(examples.entries()) if examples is not None else {}
    read_rules = tuple(_rule(node, text_of(head, "id"), number, path, own) for number, node in enumerate(rules.elements()))
    included = root.get("include")
    includes = tuple(included.elements()) if included is not None else ()
    title, said = text_of(head, "title"), text_of(head, "description")
    return Pack(text_of(head, "id"), title, said, read_rules, given, own, path, document.sha256, includes)


def faults_of(document: Document) -> list[Problem]:
    """Say what in a pack names no check, option, field, source or example. The packaged packs are held to this by tests."""
    pack = read_pack(document)
    rules = document.root.get("rules")
    assert rules is not None
    problems = _twice(document, pack.rules)
    for rule, node in zip(pack.rules, rules.elements(), strict=True):
        found = _faults(rule, node, {**sources(), **pack.sources}, pack.examples)
        problems += [Problem(document.path, at.line, at.column, said) for at, said in found]
        problems += faults(document.path, rule.subject, rule.when, rule.asserts)
    return problems


def _rule(node: Node, pack: str, number: int, path: str, own: Mapping[str, Mapping[str, Any]]) -> Rule:
    options, cases = node.get("options"), node.get("cases")
    held = options.plain if options is not None and isinstance(options.plain, dict) else {}
    return Rule(
        id=text_of(node, "id"), name=text_of(node, "name"), title=text_of(node, "title"),
        severity=text_of(node, "severity"),  # type: ignore[arg-type]  # the schema allows the three severities only
        subject=text_of(node, "for"), check=text_of(node, "check"), options=held,
        message=text_of(node, "message"), why=text_of(node, "why"), ask=text_of(node, "ask"),
        sources=_texts(node, "source"), tags=_texts(node, "tags"), needs=text_of(node, "needs", "figures"),
        never_undecided=text_of(node, "never-undecided"),
        cases=tuple(_case(below, f"/rules/{number}/cases/{place}") for place, below in enumerate(cases.elements() if cases else ())),
        pack=pack, where=where_of(node, f"/rules/{number}"), when=node.get("when"), asserts=node.get("assert"), path=path,
        profiles=_by_profile(node), own_sources=own,
    )  # fmt: skip


def _by_profile(node: Node) -> Mapping[str, str]:
    below = node.get("profiles")
    return {key: one.text for key, one in below.entries()} if below is not None else {}


def _texts(node: Node, key: str) -> tuple[str, ...]:
    below = node.get(key)
    return tuple(one.text for one in below.elements()) if below is not None else ()


def _case(node: Node, pointer: str) -> Case:
    change = node.get("change")
    return Case(
        text_of(node, "title"), text_of(node, "given"), dict(change.entries()) if change is not None else {}, text_of(node, "expect"),
        text_of(node, "published"), text_of(node, "computed"), text_of(node, "subject"), where_of(node, pointer),
    )  # fmt: skip


def _faults(rule: Rule, node: Node, known: Mapping[str, Any], examples: Mapping[str, Node]) -> list[tuple[Node, str]]:
    found = [(node.get(key) or node, said) for key, said in _said(rule, known)]
    if rule.when is not None and rule.asserts is None:
        found.append((rule.when, "when: goes with assert:; a named check chooses its own subjects"))
    cases = node.get("cases")
    for case, below in zip(rule.cases, cases.elements() if cases is not None else (), strict=True):
        if case.given not in examples:
            found.append((below, f'"{case.given}" is not an example of this pack; {suggest(case.given, examples)}'))
    return found


def _said(rule: Rule, known: Mapping[str, Any]) -> list[tuple[str, str]]:
    found = [("source", f'"{name}" is not a known source; {suggest(name, known)}') for name in rule.sources if name not in known]
    if rule.asserts is not None:
        found += [("assert", "a rule has check: or assert:, not both")] if rule.check else []
        found += [("for", f"rules cannot assert about a {rule.subject}; they can about: {', '.join(MAKERS)}")] if rule.subject not in MAKERS else []
        found += [("message", said) for said in _of_message(rule.message, told_of(rule.subject))]
    elif not rule.check:
        found.append(("name", "the rule has neither check: nor assert:; give it one of them"))
    elif rule.check not in NAMED:
        found.append(("check", f'"{rule.check}" is not a named check; {suggest(rule.check, NAMED)}'))
    else:
        found += [("options", said) for said in NAMED[rule.check].faults(rule.options)]
        found += [("message", said) for said in _of_message(rule.message, NAMED[rule.check].fields)]
    if len(rule.ask.split()) > _MOST_WORDS:
        found.append(("ask", f"the question has {len(rule.ask.split())} words; at most {_MOST_WORDS}"))
    if not rule.ask.rstrip().endswith("?"):
        found.append(("ask", "the question ends with a question mark"))
    shown = {case.expect for case in rule.cases}
    wanted = {"pass", "fail"} if rule.never_undecided else {"pass", "fail", "undecided"}
    if wanted - shown:
        missing = " and no ".join(sorted(wanted - shown))
        found.append(("cases", f"the cases show no {missing}; never-undecided: says why a rule can always be decided"))
    return found


def _of_message(message: str, fields: Sequence[str]) -> list[str]:
    try:
        unknown = unknown_fields(message, fields)
    except ValueError:
        return ["the braces of the message do not match; write {{ or }} for a brace that is meant as such"]
    return [f"this check gives no field {{{name}}}; fields: {', '.join(fields)}" for name in unknown]


def _twice(document: Document, rules: tuple[Rule, ...]) -> list[Problem]:
    seen: set[str] = set()
    found = []
    for rule in rules:
        for name in (rule.id, rule.name):
            if name in seen:
                found.append(Problem(document.path, rule.where.line, rule.where.column, f'the rule id or name "{name}" is used twice in this pack'))
            seen.add(name)
    return found
