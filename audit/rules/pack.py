"""Loading rule packs: from the wheel by name, or from a file.

Packs that packs include: loaded before them, once each, from the folder of the pack that was named or from the tool.

Choosing rules by id, name, tag or pack.

Reading a packaged pack without its cases and examples, which are longer than its rules and which no audit needs.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, Final

from audit.appraisal.load.document import Document, read
from audit.appraisal.load.node import Node
from audit.appraisal.load.schema import validate
from audit.appraisal.load.yaml_text import parse_yaml
from audit.appraisal.model.read.context import suggest, text_of, where_of
from audit.files import real
from audit.problems import InputError, InputFault, Problem, fault
from audit.resources import folder, pack_names
from audit.rules.assertion import MAKERS, faults, told_of
from audit.rules.checks.registry import NAMED
from audit.rules.outcome import MOST_WORDS
from audit.rules.rule import Case, Pack, Rule
from audit.rules.words import unknown_fields

__all__ = [
    "ASSERTED",
    "MAX_DEPTH",
    "MAX_PACKS",
    "blanked",
    "faults_of",
    "file_of",
    "load_pack",
    "load_packs",
    "read_pack",
    "selected",
    "sources",
    "with_included",
    "without_cases",
]

MAX_DEPTH: Final = 5
MAX_PACKS: Final = 50
_ENDINGS: Final = (".yaml", ".yml", ".json")


class _Loader:
    """Loads packs with all that they include, what is included first."""

    def __init__(self, load: Callable[[str], Pack]) -> None:
        self.load = load
        self.found: dict[Path, Pack] = {}

    def add(self, name: str, within: Path, above: tuple[Path, ...] = ()) -> None:
        """Load a pack and what it includes; ``within`` is the folder that holds all its files, ``above`` what includes it."""
        file = real(file_of(name))
        if file in self.found:
            return
        pack = self.load(name)
        for node in pack.includes:
            target = _target(pack, node, within)
            key = real(file_of(target))
            if key == file or key in above:
                shown = " -> ".join(one.name for one in (*above[above.index(key) if key in above else len(above) :], file, key))
                raise _refused(pack, node, fault("packs-in-circle", shown=shown))
            if len(above) + 1 >= MAX_DEPTH:
                raise _refused(pack, node, fault("packs-too-deep", max_depth=MAX_DEPTH))
            if len(self.found) >= MAX_PACKS:
                raise _refused(pack, node, fault("too-many-packs", max_packs=MAX_PACKS))
            self.add(target, within, (*above, file))
        self.found[file] = pack


def with_included(names: Iterable[str], load: Callable[[str], Pack]) -> tuple[Pack, ...]:
    """The packs of these names, and before each what it includes. Raises InputError."""
    loader = _Loader(load)
    for name in names:
        loader.add(name, real(file_of(name)).parent)
    return tuple(loader.found.values())


def file_of(name: str) -> Path:
    """The file of a pack, by its name or path."""
    return folder("rules") / f"{name}.yaml" if name in pack_names() else Path(name)


def _target(pack: Pack, node: Node, within: Path) -> str:
    """The name or path of an included pack. Raises InputError for one outside the folder."""
    name = node.text
    if name in pack_names():
        return name
    if not name.lower().endswith(_ENDINGS):
        raise _refused(pack, node, fault("no-such-included-pack", name=name, suggest=suggest(name, pack_names())))
    file = Path(pack.path).parent / name
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).anchor or "\\" in name or not real(file).is_relative_to(within):
        raise _refused(pack, node, fault("pack-outside-folder", name=name))
    if not os.path.isfile(file):  # noqa: PTH113  # a Path raises an error for a name that is too long
        raise _refused(pack, node, fault("no-such-pack-file", name=name))
    return file.as_posix()


def _refused(pack: Pack, node: Node, said: InputFault) -> InputError:
    return InputError([Problem(pack.path, node.line, node.column, said)])


def selected(rules: Sequence[Rule], select: Sequence[str], ignore: Sequence[str]) -> list[Rule]:
    """The rules that are selected (all, if nothing is) and not ignored. Raises InputError for a name that fits none."""
    known = {name for rule in rules for name in _names(rule)}
    unknown = [name for name in (*select, *ignore) if name not in known]
    if unknown:
        ids = sorted(rule.id for rule in rules) + sorted(rule.name for rule in rules)
        raise InputError(Problem(name, 0, 0, fault("no-rule-of-that-name", suggest=suggest(name, ids))) for name in unknown)
    chosen = [rule for rule in rules if not select or set(select) & _names(rule)]
    return [rule for rule in chosen if not set(ignore) & _names(rule)]


def _names(rule: Rule) -> set[str]:
    return {rule.id, rule.name, rule.pack, *rule.tags}


_LEFT_OUT: Final = ("cases:", "examples:")


def without_cases(file: Path) -> Document:
    """Read a pack that is laid out in blocks, as the packaged ones are. Its digest is of the whole file.

    Lines that are left out become empty ones, so that every place stays as it is. A test holds the rules read so against
    those of the whole file.
    """
    raw = file.read_bytes()
    return Document(file.as_posix(), hashlib.sha256(raw).hexdigest(), parse_yaml(blanked(raw.decode("utf-8-sig")), file.as_posix()))


def blanked(text: str) -> str:
    """The text with the blocks under ``cases:`` and ``examples:`` emptied."""
    kept: list[str] = []
    deeper: int | None = None
    for line in text.splitlines():
        indent = len(line) - len(line.lstrip(" "))
        if deeper is not None and (indent > deeper or not line.strip()):
            kept.append("")
            continue
        deeper = indent if line.strip() in _LEFT_OUT else None
        kept.append("" if deeper is not None else line)
    return "\n".join(kept)


ASSERTED: Final = tuple(dict.fromkeys(name for kind in MAKERS for name in told_of(kind)))
"""What the messages of rules that assert can name, for one subject or another."""


@cache
def sources() -> Mapping[str, Mapping[str, Any]]:
    """The catalogue of sources that ships with the tool, by id."""
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
        raise InputError([Problem(name, 0, 0, fault("no-such-pack", suggest=suggest(name, pack_names())))])
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
                    said = fault("rule-twice", name=name, pack=seen[name])
                    problems.append(Problem(pack.path, rule.where.line, rule.where.column, said))
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


def _found(node: Node) -> tuple[str, str]:
    told = node.get("found")
    return (text_of(told, "one"), text_of(told, "many")) if told is not None else ("", "")


def _rule(node: Node, pack: str, number: int, path: str, own: Mapping[str, Mapping[str, Any]]) -> Rule:
    options, cases = node.get("options"), node.get("cases")
    held = options.plain if options is not None and isinstance(options.plain, dict) else {}
    return Rule(
        id=text_of(node, "id"), name=text_of(node, "name"), title=text_of(node, "title"),
        severity=text_of(node, "severity"),  # type: ignore[arg-type]  # the schema allows the three severities only
        subject=text_of(node, "for"), check=text_of(node, "check"), options=held,
        message=text_of(node, "message"), why=text_of(node, "why"), ask=text_of(node, "ask"),
        ask_with_figures=text_of(node, "ask-with-figures"),
        sources=_texts(node, "source"), tags=_texts(node, "tags"), needs=text_of(node, "needs", "figures"),
        never_undecided=text_of(node, "never-undecided"),
        absence=text_of(node, "finds") == "absence", found=_found(node),
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


def _faults(rule: Rule, node: Node, known: Mapping[str, Any], examples: Mapping[str, Node]) -> list[tuple[Node, InputFault]]:
    found = [(node.get(key) or node, said) for key, said in _said(rule, known)]
    if rule.when is not None and rule.asserts is None:
        found.append((rule.when, fault("when-without-assert")))
    cases = node.get("cases")
    for case, below in zip(rule.cases, cases.elements() if cases is not None else (), strict=True):
        if case.given not in examples:
            found.append((below, fault("no-such-example", name=case.given, suggest=suggest(case.given, examples))))
    return found


def _said(rule: Rule, known: Mapping[str, Any]) -> list[tuple[str, InputFault]]:
    found = [("source", fault("no-such-source", name=name, suggest=suggest(name, known))) for name in rule.sources if name not in known]
    if rule.asserts is not None:
        found += [("assert", fault("check-and-assert"))] if rule.check else []
        found += [("for", fault("no-such-subject", subject=rule.subject, subjects=", ".join(MAKERS)))] if rule.subject not in MAKERS else []
        found += _of_texts(rule, told_of(rule.subject))
    elif not rule.check:
        found.append(("name", fault("neither-check-nor-assert")))
    elif rule.check not in NAMED:
        found.append(("check", fault("no-such-check", name=rule.check, suggest=suggest(rule.check, NAMED))))
    else:
        found += [("options", said) for said in NAMED[rule.check].faults(rule.options)]
        found += _of_texts(rule, NAMED[rule.check].fields)
    for key, question in (("ask", rule.ask), ("ask-with-figures", rule.ask_with_figures)):
        found += [(key, said) for said in _of_question(question)]
    shown = {case.expect for case in rule.cases}
    wanted = {"pass", "fail"} if rule.never_undecided else {"pass", "fail", "undecided"}
    if wanted - shown:
        missing = " and no ".join(sorted(wanted - shown))
        found.append(("cases", fault("cases-show-no", outcomes=missing)))
    return found


def _of_texts(rule: Rule, fields: Sequence[str]) -> list[tuple[str, InputFault]]:
    """Say which fields of the two templates of a rule its check does not give."""
    templates = (("message", rule.message), ("ask-with-figures", rule.ask_with_figures))
    return [(key, said) for key, template in templates for said in _of_template(template, key, fields)]


def _of_question(question: str) -> list[InputFault]:
    if not question:
        return []
    words = len(question.split())
    long = [fault("question-too-long", words=words, most=MOST_WORDS)] if words > MOST_WORDS else []
    return long + ([] if question.rstrip().endswith("?") else [fault("no-question-mark")])


def _of_template(message: str, key: str, fields: Sequence[str]) -> list[InputFault]:
    try:
        unknown = unknown_fields(message, fields)
    except ValueError:
        return [fault("braces-do-not-match", name="message" if key == "message" else "question")]
    return [fault("no-such-field", name=name, fields=", ".join(fields)) for name in unknown]


def _twice(document: Document, rules: tuple[Rule, ...]) -> list[Problem]:
    seen: set[str] = set()
    found = []
    for rule in rules:
        for name in (rule.id, rule.name):
            if name in seen:
                found.append(Problem(document.path, rule.where.line, rule.where.column, fault("rule-twice-in-pack", name=name)))
            seen.add(name)
    return found
