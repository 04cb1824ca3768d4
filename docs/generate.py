"""Write the parts of the documentation that follow from the program.

``python docs/generate.py`` writes docs/rules.md whole, the tables between ``<!-- generated: name -->`` and
``<!-- end -->`` in the other pages, and the output below each command that is marked ``<!-- run -->``.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

DOCS: Final = Path(__file__).resolve().parent
ROOT: Final = DOCS.parent
sys.path[:0] = [] if str(ROOT) in sys.path else [str(ROOT)]

from audit.appraisal.load.node import Node  # noqa: E402  # as above
from audit.faults import FAULTS  # noqa: E402  # as above
from audit.limits import (  # noqa: E402  # the checkout comes first on the path
    DocumentLimits,
    ExplanationLimits,
    FileLimits,
    LanguageLimits,
    ProseLimits,
    RobustnessLimits,
    SolverLimits,
    TextLimits,
    ValueLimits,
)
from audit.report.rules import severities  # noqa: E402  # as above
from audit.rules.assertion import MAKERS, sorts_of, told_of  # noqa: E402  # as above
from audit.rules.language.vocabulary import FIELDS, FUNCTIONS, LISTS, usage  # noqa: E402  # as above
from audit.rules.pack import load_packs, sources  # noqa: E402  # as above
from audit.rules.rule import Case, Pack, Rule  # noqa: E402  # as above
from audit.why import WORDS  # noqa: E402  # as above

PAGES: Final = ("language.md", "security.md")
"""Pages with generated tables."""

RUN_PAGES: Final = ("importing.md", "tutorial-rules.md")
"""Pages that show what commands print."""

_TABLE: Final = re.compile(r"(<!-- generated: (?P<name>[a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_FILE: Final = re.compile(r"<!-- file: (?P<name>[a-z-]+\.(?:yaml|md)) -->\n```[a-z]+\n(?P<text>.*?)```", re.DOTALL)
_RUN: Final = re.compile(r"(?P<head><!-- run(?P<options>[^>]*) -->\n```\n\$ (?P<command>[^\n]+)\n)(?P<output>.*?)(?P<tail>```)", re.DOTALL)

LIMITS: Final[Mapping[type, Mapping[str, str]]] = {
    FileLimits: {
        "MAX_BYTES": "bytes in one file",
        "MAX_DEPTH": "lists and mappings inside each other",
        "MAX_NODES": "values in one file",
        "MAX_PROBLEMS": "problems reported for one file",
        "MAX_DIGITS": "digits in one printed number",
        "MAX_EXPONENT": "the power of ten in a printed number, up or down",
    },
    ValueLimits: {
        "MAX_POINTS": "single values that one quantity may have",
        "MAX_SPANS": "ranges that one quantity may have",
        "MAX_PAIRS": "combinations of two sets of values",
    },
    TextLimits: {
        "MAX_PASSAGE": "characters on the lines of one text that is attached",
        "MAX_LOOKED": "characters read in one document that texts are attached from, sentences ten times over",
        "MAX_WORDS": "words of a wording that is compared with another",
        "MAX_POINTS": "points or sentences of one reason that are compared with those of another",
        "MAX_SENTENCE": "characters of a sentence that is compared with others",
        "MAX_COMPARED": "pairs of sentences compared in one appraisal",
    },
    DocumentLimits: {
        "MAX_BYTES": "bytes of a document",
        "MAX_PARTS": "parts of an office document",
        "MAX_PART": "bytes of one part, unpacked",
        "MAX_UNPACKED": "bytes of all parts together, unpacked",
        "MAX_RATIO": "times that a part may grow when it is unpacked (parts over 1 MB)",
        "MAX_DEPTH": "elements inside each other",
        "MAX_NESTED": "tables inside each other",
        "MAX_SPAN": "columns that a cell spans, and columns of a table; rows that a cell spans are ten times as many",
        "MAX_MERGED": "cells that a sheet merges",
        "MAX_STORED": "cells that a workbook stores",
        "MAX_ROW": "rows of a sheet that hold something",
        "MAX_COLUMN": "columns of a sheet that hold something",
        "MAX_CELLS": "cells of all tables of a document",
        "MAX_LAID": "places for cells in all tables of a document, those that spans cover included",
        "MAX_TABLE": "places for cells in one table; a larger one is left out",
        "MAX_ATTRIBUTES": "attributes of one element of a web page",
        "MAX_ELEMENTS": "elements of a web page, and attributes of all of them",
        "MAX_REFERENCES": "link references of Markdown",
        "MAX_STYLED": "times that rules of a page's style sheets are compared with its elements; beyond that colours are not read",
        "MAX_EMPTY": "places for each cell of a table; a table with more is hardly more than spans and is left out",
        "MAX_TEXT": "bytes of a web page, of Markdown or of a file of rows",
        "MAX_PAGES": "pages of a PDF",
        "MAX_PAGES_READ": "pages of a PDF that are read in full because you chose them",
        "MAX_PAGES_WHOLE": "pages of a PDF that is read in full; a longer one is looked through first",
        "MAX_PAGES_FOUND": "pages of a longer PDF that are read in full because they may hold an appraisal",
        "MAX_PAGE_SIDE": "points along the longer side of a page",
        "MAX_PIXELS": "pixels of a page drawn to see its colours",
        "MAX_EDGES": "drawn lines of a page; beyond that the page is not searched for tables",
        "MAX_CHARACTERS": "characters of a page; beyond that it is left out",
        "MAX_OBJECTS": "drawn things of a page; beyond that it is left out",
        "MAX_SECONDS": "seconds to read a document",
        "MAX_SECONDS_A_PAGE": "more seconds for each page of a PDF that was read",
        "MAX_SECONDS_RECOGNITION": "more seconds where pictures are read by text recognition",
        "MAX_SECONDS_RECOGNISED": "seconds for text recognition of one picture",
        "MAX_RECOGNISED": "pages of a document whose pictures are read by text recognition",
        "MAX_MEMORY": "bytes of memory to read a document",
        "MAX_ANSWER": "bytes of what was read",
        "MAX_REMARKS": "remarks on one document",
        "MAX_PICTURES": "pages drawn for a person who compares them with what was read",
        "MAX_MEMBERS": "documents in one mail or pack",
    },
    ProseLimits: {
        "MAX_SENTENCE": "characters of a sentence; a longer one is skipped",
        "MAX_SENTENCES": "sentences read in the documents",
        "MAX_CLAIMS": "claims proposed, those of the paragraph that reaches it included",
        "MAX_TEXT": "characters in which initials of options are looked up",
        "MAX_TELLING": "clauses that name an option, or speak of weights",
    },
    RobustnessLimits: {
        "MAX_FILLINGS": "ways to fill in the missing scores of one option",
        "MAX_CORNERS": "values of one missing score, or of all others together",
    },
    ExplanationLimits: {
        "MAX_PAIRS": "times that pairs of equal reasons, or of inherited scores, are compared with choices of values",
        "MAX_CLAIMS": "times that claims are compared with choices of values",
    },
    SolverLimits: {
        "MAX_CHANGES": "figures changed together in one explanation",
        "MAX_SETS": "smallest explanations that are counted",
        "MAX_FILLED": "explanations whose values are worked out, where several figures change",
        "MAX_EFFORT": "units of the solver's deterministic time for all disagreements of one appraisal together",
        "MAX_EFFORT_GRIDDED": "of these units, where true values are sought in small steps",
        "MAX_CONFLICTS": "conflicts of the solver that count as one unit",
        "MAX_STEPS_GROUPING": "steps to find which disagreements have one cause",
        "MAX_STEPS_TRYING": "steps to try changes of one figure, for all disagreements of one appraisal",
        "MAX_STEPS_FOLLOWING": "steps to work out what follows from changes, for all disagreements of one appraisal",
        "STEPS": "steps of ours that count as one unit of the solver",
        "PARTS": "variables and conditions handed to the solver that count as one unit",
        "PARTS_EACH": "variables and conditions that are counted beside these, each time the solver is asked",
        "MAX_WAYS": "ways of explaining groups apart that are compared with the relations between them",
    },
    LanguageLimits: {
        "MAX_LENGTH": "characters in one expression",
        "MAX_PARTS": "words, numbers, texts and signs in one expression",
        "MAX_NESTING": "brackets inside brackets",
        "MAX_ROW": "signs, negations or fields in a row",
        "MAX_DEPTH": "parts inside parts, sums of many terms included",
        "MAX_PLACES": "digits of a written number on either side of its point",
        "MAX_STEPS": "steps that one expression may spend on one subject, and a rule on all its subjects together",
        "MAX_STEPS_EACH": "further steps of a rule for each of its subjects, and of a file for each option on each criterion",
        "MAX_STEPS_FILE": "steps that all rules of one file may spend on one appraisal, and all files that do not ship with the tool together",
        "STEPS_A_SUBJECT": "steps of each outcome of a rule, beside its expression",
        "STEPS_A_CELL": "steps of a check that a rule calls by its name, for each option on each criterion",
        "MAX_STEPS_CASES": "steps that all cases of one file may spend together",
        "MAX_STEPS_PAIRS": "steps to compare the rules of packs with each other (`audit rules check`)",
        "STEPS_A_CASE": "steps to read the example of a case",
        "STEPS_A_RELATION": "further steps for each relation between its figures",
        "MAX_OPERATION": "steps of one operation on possible values, taken from a budget half as large; beyond that it is unknown",
        "MAX_DIGITS": "digits of a number on the way",
        "MAX_TEXT": "characters in one text",
        "MAX_LIKE": "characters in the pattern of `like`",
        "MAX_LIST": "entries in one list",
        "MAX_TRACE": "values kept to be shown in a message",
        "MAX_EVIDENCE": "values kept to be shown beside one condition of a claim",
        "MAX_POSSIBLE": "possible values behind a rank, or behind what has no cell",
    },
}


def main() -> None:
    """Write every page that has something generated."""
    pages = {"rules.md": rules_page(), "codes.md": codes_page(), **{name: with_tables(_page(name)) for name in PAGES}}
    pages |= {name: with_outputs(_page(name)) for name in RUN_PAGES}
    for name, text in pages.items():
        (DOCS / name).write_text(text, encoding="utf-8", newline="\n")


def _page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def with_tables(page: str) -> str:
    """A page with its generated tables as they are now."""
    return _TABLE.sub(lambda match: f"{match[1]}{_TABLES[match['name']]()}{match[3]}", page)


def with_outputs(page: str) -> str:
    """A page with the output of its commands as it is now, run in an empty folder that holds the files of the page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in _FILE.finditer(page):
            (folder / file["name"]).write_text(file["text"], encoding="utf-8", newline="\n")
        return _RUN.sub(lambda match: f"{match['head']}{_said(match['command'], match['options'], folder)}{match['tail']}", page)


def _said(command: str, options: str, folder: Path) -> str:
    """Run one command; ``exit 1`` beside ``run`` says with which code it ends. Raises ValueError for another code."""
    words = command.split()
    if words[0] != "audit":
        raise ValueError(f"only the tool's own command is run: {command}")
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    run = subprocess.run(  # noqa: S603  # the tool's own command, as the page shows it
        [sys.executable, "-m", "audit", *words[1:]], cwd=folder, capture_output=True, encoding="utf-8", env=environment, check=False
    )
    wanted = int(options.removeprefix(" exit ") or 0)
    if run.returncode != wanted:
        raise ValueError(f"{command}: exit code {run.returncode}, not {wanted}\n{run.stdout}{run.stderr}")
    return run.stdout + run.stderr


def rules_page() -> str:
    """The reference of all rules that ship with the tool."""
    packs = load_packs([])
    head = (
        "# The rules\n\nThis page is written by `python docs/generate.py` from the rule packs; each example is a case that"
        " `audit rules test` runs.\n\n`{about}` and the like are replaced by the figures of a finding. Severity: **error**: cannot all be"
        " true, or goes against the paper's own definition. **warning**: cannot be relied on as shown. **note**: a question."
        " A rule says nothing about the choice; [the language](language.md) of `when` and `assert` has a page of its own.\n"
    )
    return head + "".join("\n" + "\n".join(_pack(pack)) + "\n" for pack in packs)


def codes_page() -> str:
    """Give the page of all codes, with what each says."""
    head = (
        "# Codes\n\nThis page is written by `python docs/generate.py` from the tables of words. A code has one meaning and stays the same when"
        " its words change, so that programs can go by it; nothing in the tool goes by the words. What is in braces is filled in.\n\n"
        "## Why something could not be checked, or has a remark\n\n"
        "In the JSON result: `code`, `codes` of an account, `unexplained_code`, `unsettled_code`; in a log: `code`, `codes`.\n\n"
        "| code | in words |\n|---|---|\n"
    )
    middle = (
        "\n## What can be the matter with an input\n\n"
        "In the JSON result: `code` of an error, with `remedy`; in Python: `AuditError.code` and `AuditError.remedy`. A log holds the code"
        " and the words without any text of the file, in the place of which stand three dots.\n\n"
        "| code | what is there | what would be right |\n|---|---|---|\n"
    )
    reasons = "".join(f"| `{code}` | {_cell(words)} |\n" for code, words in sorted(WORDS.items()))
    faults = "".join(f"| `{code}` | {_cell(one.meaning or one.what)} | {_cell(one.remedy)} |\n" for code, one in sorted(FAULTS.items()))
    return head + reasons + middle + faults


def _cell(words: str) -> str:
    """Words as a cell of a table shows them."""
    return words.replace("{{", "{").replace("}}", "}").replace("|", "\\|").replace("<", "&lt;").strip()


def _pack(pack: Pack) -> Iterator[str]:
    yield f"## {pack.title}\n\nPack `{pack.id}`. {_flat(pack.description)}\n"
    yield _table(("rule", "severity", "what is checked"), [(f"[{one.id}](#{one.id.lower()})", one.severity, one.title) for one in pack.rules])
    for rule in pack.rules:
        yield "\n".join(_rule(rule, pack))


def _rule(rule: Rule, pack: Pack) -> Iterator[str]:
    yield f"### {rule.id}\n\n**{rule.title}** (`{rule.name}`, {severities(rule)}, about each {rule.subject})\n"
    yield f"- Says: {_flat(rule.message)}"
    yield f"- Why it matters: {_flat(rule.why)}"
    yield f"- Ask: {_flat(rule.ask)}"
    yield f"- How: {_how(rule)}"
    for status, words in (("pass", "Passes"), ("fail", "Fails"), ("undecided", "Undecided")):
        yield from (f"- {words}: {_case(case)}" for case in _first(rule.cases, status))
    if rule.never_undecided:
        yield f"- Never undecided: {_flat(rule.never_undecided)}"
    known = {**sources(), **pack.sources}
    cited = [f"{known[name]['publisher']}, *{known[name]['title']}*" for name in rule.sources]
    yield f"- Sources: {'; '.join(cited) or 'none; it follows from the appraisal itself'}\n"


def _how(rule: Rule) -> str:
    if rule.asserts is None:
        options = "; ".join(f"{key}: {', '.join(map(str, value)) if isinstance(value, list) else value}" for key, value in rule.options.items())
        return f"named check `{rule.check}`" + (f" ({options})" if options else "")
    when = f"where `{_flat(rule.when.text)}`, " if rule.when is not None else ""
    return f"{when}`{_flat(rule.asserts.text)}` holds"


def _first(cases: Sequence[Case], status: str) -> list[Case]:
    return [case for case in cases if case.expect == status][:1]


def _case(case: Case) -> str:
    changes = "; ".join(f"`{pointer}` is {_change(value)}" for pointer, value in case.change.items())
    said = f" Published {case.published}, computed {case.computed}." if case.published and case.computed else ""
    return f"{case.title or 'as it stands'} (example `{case.given}`{', where ' + changes if changes else ' as it stands'}).{said}"


def _change(node: Node) -> str:
    return "taken away" if node.plain is None else f"`{_written(node)}`"


def _written(node: Node) -> str:
    """Write a value in YAML's flow style, as it stands in the case."""
    if node.fields is not None:
        return "{" + ", ".join(f"{key}: {_written(below)}" for key, below in node.entries()) + "}"
    return f"[{', '.join(map(_written, node.elements()))}]" if node.items is not None else _flat(node.text)


def _fields() -> str:
    return "".join(
        f"\n**{kind}**\n\n" + _table(("field", "sort", "meaning"), [(f"`{name}`", word.sort, word.says) for name, word in words.items()])
        for kind, words in FIELDS.items()
    )


def _lists() -> str:
    return _table(("name", "sort", "meaning"), [(f"`{name}`", word.sort, word.says) for name, word in LISTS.items()])


def _functions() -> str:
    return _table(("function", "gives", "meaning"), [(f"`{usage(name)}`", one.gives, one.says) for name, one in FUNCTIONS.items()])


def _subjects() -> str:
    rows = [(f"`{kind}`", ", ".join(f"`{name}`" + _of(name, sort) for name, sort in sorts_of(kind).items())) for kind in MAKERS]
    return _table(("`for:`", "names in the expression"), rows)


def _of(name: str, sort: str) -> str:
    return "" if name == sort else f" (fields of {sort})"


def _messages() -> str:
    rows = [(f"`{kind}`", ", ".join(f"`{{{name}}}`" for name in told_of(kind))) for kind in MAKERS]
    return _table(("`for:`", "fields of the message"), rows)


def _limits(module: type) -> Callable[[], str]:
    said = LIMITS[module]
    return lambda: _table(("what", "at most"), [(words, f"{getattr(module, name):,}") for name, words in said.items()])


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(one.replace('|', chr(92) + '|') for one in line)} |\n" for line in lines)


def _flat(text: str) -> str:
    return " ".join(text.split())


_TABLES: Final[Mapping[str, Callable[[], str]]] = {
    "fields": _fields, "lists": _lists, "functions": _functions, "subjects": _subjects, "message-fields": _messages,
    "limits-of-files": _limits(FileLimits), "limits-of-values": _limits(ValueLimits), "limits-of-rules": _limits(LanguageLimits),
    "limits-of-texts": _limits(TextLimits), "limits-of-documents": _limits(DocumentLimits), "limits-of-prose": _limits(ProseLimits),
    "limits-of-robustness": _limits(RobustnessLimits),
    "limits-of-explanations": _limits(ExplanationLimits),
    "limits-of-solver": _limits(SolverLimits),
}  # fmt: skip


if __name__ == "__main__":
    main()
