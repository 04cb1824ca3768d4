"""A large paper in which many figures do not agree, and the words that no output may use."""

from functools import cache
from pathlib import Path
from typing import Final

from audit.appraisal.load.document import parse
from audit.examine import Examination, examine, examine_document
from audit.rules.pack import load_packs
from audit.rules.rule import Rule
from tests.papers import PATH
from tests.untraced import untraced

BANNED: Final = ("wrong", "mistake", "corrected", "should be", "bias", "arbitrary", "manipulated", "fraud", "failed to")
"""Words that accuse or presume; people read the output."""


@cache
def all_rules() -> tuple[Rule, ...]:
    """The rules of every pack that ships with the package."""
    return tuple(rule for pack in load_packs([]) for rule in pack.rules)


@cache
@untraced()
def examined_by_all(text: str) -> Examination:
    """Examine a text with every rule."""
    return examine_document(parse(text.encode(), PATH), all_rules())


@cache
def many_errors(*, long: bool = False) -> str:
    """A paper of 18 criteria and 5 options in which 22 figures do not agree; with long names where asked for."""
    options = list("abcde")
    name = " that is spelled out at great length, as titles of criteria in published papers sometimes are" if long else ""
    criteria = "".join(
        f"  c{n}: {{title: 'Criterion {n}{name}', weight: {n % 4 + 1}, max: {(n % 4 + 1) * 5 + (1 if n < 6 else 0)}}}\n" for n in range(18)
    )
    scores = [[(n * 3 + o * 2) % 6 for o in range(5)] for n in range(18)]
    rows = "".join(
        f"      c{n}: [{', '.join(str(s * (n % 4 + 1) + (7 if 6 <= n < 12 and o == n % 5 else 0)) for o, s in enumerate(row))}]\n"
        for n, row in enumerate(scores)
    )
    totals = [sum(s * (n % 4 + 1) for n, row in enumerate(scores) for s in [row[o]]) + 3 for o in range(5)]
    named = ", ".join(f"{o}: {{title: 'Option {o}{name}'}}" for o in options)
    return (
        f"appraisal: {{id: many, title: 'A paper{name} {name}', publisher: 'The council{name}', from: published, dates: {{published: 2020}}}}\n"
        f"scale: {{min: 0, max: 5, step: 1}}\ncriteria:\n{criteria}options: {{{named}}}\n"
        "method: {total: weighted-sum, percent: {of: maximum}, rank: {by: total}}\n"
        f"tables:\n  t:\n    rows: criteria\n    columns: [{', '.join(options)}]\n    prints: weighted-score\n    cells:\n{rows}"
        f"      total: [{', '.join(map(str, totals))}]\n      percent: ['41%', '52%', '63%', '34%', '25%']\n      rank: [5, 4, 3, 2, 1]\n"
    )


@cache
def shipped(path: str) -> Examination:
    """Examine a file of the repository with every rule."""
    return examine(Path(__file__).parents[2] / path, all_rules())


@cache
@untraced()
def explained_file(path: str) -> Examination:
    """Examine a file of the repository with every rule, and what would alter its result."""
    return examine(Path(__file__).parents[2] / path, all_rules(), robust=True)


@cache
@untraced()
def explained_text(text: str) -> Examination:
    """Examine a text with every rule, and what would alter its result."""
    return examine_document(parse(text.encode(), PATH), all_rules(), robust=True)
