"""Rewording whatever is said changes no result: outcomes, order, exit codes, fingerprints and logs rest on codes, keys and fields.

Every reason, every problem and every text of a rule is given the very same words, so that nothing can be told apart by them.
"""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from audit.api import from_frame, load_rules
from audit.cli.asked import asked as asked_of
from audit.cli.check import FailOn, exit_code
from audit.cli.jobs import Task, audited
from audit.faults import FAULTS
from audit.faults.words import FaultWords
from audit.problems import AuditError, InputError, Problem
from audit.rules.options import Options
from audit.rules.pack import selected
from audit.rules.rule import Rule
from audit.rules.settings import soft_of
from audit.why import WORDS
from tests.report.papers import all_rules

if TYPE_CHECKING:
    from collections.abc import Callable

_ROOT: Final = Path(__file__).parents[1]
_CASES: Final = _ROOT.parent / "shared" / "cases"
_SLOW: Final = frozenset({"slow.yaml", "slow-106s-rounded-weights-two-typos.yaml", "worcestershire-childrens-services-2017.yaml"})
"""Each takes longer than all others together."""

_SAID: Final = "Otherwise."
_PAPERS: Final = [
    *sorted((_ROOT / "examples").glob("*.yaml")), *(one for one in sorted((_ROOT / "appraisals").glob("*.yaml")) if one.name not in _SLOW),
]  # fmt: skip
_SHARED: Final = [one for one in sorted((_CASES / "files").glob("*.yaml")) if one.name not in _SLOW]
_WORDS: Final = frozenset({"message", "reason", "why", "said", "ask", "remedy", "assumed", "texts", "unexplained", "unsettled", "sentence"})


def _reworded(rule: Rule) -> Rule:
    return replace(rule, title=_SAID, message=_SAID, why=_SAID, ask=_SAID, ask_with_figures="")


@cache
def _otherwise() -> tuple[Rule, ...]:
    return tuple(map(_reworded, all_rules()))


def reword(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the same words into every place of the tables of words."""
    for code in WORDS:
        monkeypatch.setitem(WORDS, code, _SAID)
    for code in FAULTS:
        monkeypatch.setitem(FAULTS, code, FaultWords(_SAID, _SAID))


def _bare(value: Any) -> Any:
    """A result without its words. What a rule worked out on no relation may be told in words; what one on a relation did, stays."""
    if isinstance(value, list | tuple):
        return [_bare(one) for one in value]
    if not isinstance(value, dict):
        return value
    figures = bool(value.get("rounding")) or any(one["rounding"] for one in value.get("outcomes", ()) if isinstance(one, dict))
    left = _WORDS if figures else _WORDS | {"computed"}
    return {name: _bare(one) for name, one in value.items() if name not in left}


def _result(file: Path, rules: tuple[Rule, ...]) -> list[Any]:
    """Everything that an audit of a file gives, but for words: the result, exit codes, fingerprints, and what is logged."""
    found = audited(Task(rules=rules, forms=("json",), logged=True), [file], 1)
    codes = [exit_code(found, severity) for severity in FailOn]
    logged = [
        [part.about, part.problems, part.outcomes, part.findings, part.accounts, part.waivers, part.summary, part.robustness]
        for one in found if (part := one.part) is not None
    ]  # fmt: skip
    return [codes, [_bare(one.kept[0]) for one in found], [one.entries for one in found], _bare(logged)]


def _same_when_reworded(file: Path, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    before = _result(file, tuple(all_rules()))
    reword(monkeypatch)
    assert _result(file, _otherwise()) == before
    return before


@pytest.mark.parametrize("file", _PAPERS, ids=lambda file: file.stem)
def test_what_is_said_decides_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Verdicts, outcomes, findings in their order, explanations, counts, fingerprints, exit codes and logs stay the same."""
    assert _same_when_reworded(file, monkeypatch)[1]


@pytest.mark.deep
@pytest.mark.parametrize("file", _SHARED, ids=lambda file: file.stem)
def test_what_is_said_decides_nothing_in_other_papers(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same where figures do not agree in ways that are hard to tell."""
    _same_when_reworded(file, monkeypatch)


_HEAD: Final = "appraisal: {id: odd, title: Odd, from: published}\nscale: {min: 0, max: 5, step: 1}\n"
_WHOLE: Final = _HEAD + "criteria: {care: {}, risk: {}}\noptions: {a: {}, b: {}}\nmethod: {total: sum}\n"
_BAD: Final = {
    "empty.yaml": "", "empty.json": "", "list.yaml": "- 1\n- 2\n", "open.yaml": "a: [1\n", "quotes.json": '{"a": "b', "colon.yaml": "a: b: c\n",
    "twice.yaml": f"{_WHOLE}method: {{total: mean}}\nscale: {{min: 9}}\n", "anchor.yaml": "a: &b 1\nc: *b\nd: !e 2\n",
    "keys.yaml": _WHOLE.replace("criteria:", "critera:").replace("options:", "optoins:") + "wieghts: 3\n",
    "types.yaml": _WHOLE.replace("{care: {}, risk: {}}", "{care: 3, Risk: {weight: [], kind: odd}}"),
    "ids.yaml": f"{_WHOLE}tables: {{t: {{rows: criteria, columns: [a, z, z], prints: score, cells: {{care: [4, many, 1], x: [1, 2, 3]}}}}}}\n",
    "short.yaml": f"{_WHOLE}tables: {{t: {{rows: criteria, columns: [a, b], prints: score, cells: {{care: [4], risk: ['He said \"no\"', 1]}}}}}}\n",
    "circle.yaml": _WHOLE.replace("{care: {}, risk: {}}", "{care: {group: g}, risk: {}}") + "groups: {g: {parent: h}, h: {parent: g}}\n",
    "paper.csv": "one,two\n", "paper.html": "", "paper.pdf": "%PDF-1.4 and no more", "paper.docx": "no such thing", "paper.doc": "\x01\x02",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(_BAD))
def test_what_is_said_of_bad_input_decides_nothing(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which problems there are, where, in which order and with which codes, and what is logged of them, hangs on no words."""
    file = tmp_path / name
    file.write_text(_BAD[name], encoding="utf-8")
    codes, kept, *_ = _same_when_reworded(file, monkeypatch)
    assert codes == [2] * len(FailOn)
    assert all(one["code"] in FAULTS for one in kept[0]["errors"])


def _refused(what: str, folder: Path) -> tuple[Problem, ...]:
    """The problems of something that is asked for and cannot be had."""
    pack = folder / "pack.yaml"
    pack.write_text("pack: {id: own, title: Own}\nrules: [{id: OWN001, name: own, title: t}]\n", encoding="utf-8")
    asked: dict[str, Callable[[], object]] = {
        "pack": lambda: load_rules(["arithmetik"]), "file": lambda: load_rules(["lost.yaml"]), "rules": lambda: load_rules([str(pack)]),
        "frame": lambda: from_frame([[1, 2]]), "soft": lambda: soft_of(["hard"]), "date": Options(as_of="soon").date,
        "rule": lambda: selected(all_rules(), ["no-such-rule", "nor-this"], []), "profile": lambda: asked_of(Options(profile="lax")),
    }  # fmt: skip
    try:
        asked[what]()
    except (AuditError, InputError) as error:
        return error.problems
    pytest.fail("it was taken")


@pytest.mark.parametrize("what", ["pack", "file", "rules", "frame", "soft", "date", "rule", "profile"])
def test_what_is_said_of_options_decides_nothing(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refusal to take options, rules or a data frame is the same by code, place and values."""
    before = _refused(what, tmp_path)
    reword(monkeypatch)
    assert _refused(what, tmp_path) == before
    assert all(str(one).endswith(f"{_SAID}; {_SAID}") for one in before)


def test_every_word_is_reworded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the tests here would pass whatever rests on words: of what they reword nothing is left."""
    file = _ROOT / "examples" / "11-inherited-score.yaml"
    reword(monkeypatch)
    (found,) = audited(Task(rules=_otherwise(), forms=("json",), logged=True), [file], 1)
    told = [*(one["message"] for one in found.kept[0]["findings"]), *(one["ask"] for one in found.kept[0]["findings"])]
    assert set(told) == {_SAID}
    accounts = found.kept[0]["coverage"]["accounts"]
    assert {part for one in accounts for part in one["why"].split("; ")} == {_SAID}
    assert len({tuple(one["codes"]) for one in accounts}) > 1
