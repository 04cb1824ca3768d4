"""One file from its bytes to a verdict, and what holds for every file."""

import random
import re
from pathlib import Path

import pytest

from audit import examine as module
from audit.appraisal.load.document import parse
from audit.examine import Examination, examine, examine_document
from audit.problems import InputError
from audit.report.json import audit_as_data
from audit.report.text import report
from tests.papers import PATH, SUMS, WEIGHTS, document, examined, rules
from tests.report.papers import all_rules

_ROOT = Path(__file__).parents[1]
_TABLE = "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [%s], risk: [%s], total: [%s]}}}\n"


@pytest.mark.parametrize(
    ("cells", "verdict"),
    [
        ((4, 2, 6), "consistent"),
        ((4, 2, 7), "inconsistent"),
        ((4, "blank", 6), "not-auditable"),
        ((4, "{value: 2, reading: doubtful}", 7), "undecided"),
        ((4, 2, "blank"), "consistent"),
    ],
)
def test_verdicts(cells: tuple[object, ...], verdict: str) -> None:
    """Consistent where all agrees, undecided where something is open, inconsistent where a finding is an error, else nothing was checked."""
    assert examined(SUMS, _TABLE % cells).verdict == verdict


def test_one_total_that_cannot_be_added_leaves_others_checked() -> None:
    """Where one total rests on a blank and another adds up, something was checked and something is open."""
    found = examined(SUMS, "tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [4, 1], risk: [blank, 2], total: [6, 3]}}}\n")
    assert (found.verdict, found.problems) == ("undecided", ())


def test_warnings_and_notes_make_nothing_inconsistent() -> None:
    """Only errors make an appraisal inconsistent."""
    found = examined(WEIGHTS.replace("risk: {weight: 2}", "risk: {weight: 0}"), _TABLE % (4, 2, 12))
    assert [one.lead.rule.severity for one in found.findings] == ["note"]
    assert found.verdict == "consistent"


def test_an_open_norm_leaves_the_verdict_alone() -> None:
    """A threshold that could not be decided is no identity, so that the verdict stays."""
    head = SUMS.replace("risk: {}", "risk: {}, fund: {kind: gateway}")
    more = "gateways: {gate: {criterion: fund, threshold: {kind: cost, at-least: 3}, outcomes: {a: pass}}}\ntables: {t: {rows: options, columns: [cost], cells: {a: [3]}}, u: {rows: criteria, columns: [a], prints: score, cells: {care: [4], risk: [2], total: [6]}}}\n"
    found = examined(head, more)
    assert [one.status for one in found.outcomes if one.check is not None and one.check.relation.role == "threshold"] == ["undecided"]
    assert found.verdict == "consistent"


def test_a_file_that_cannot_be_audited_has_its_problems() -> None:
    """Nothing is raised: the problems are kept, and the digest if the file could be read."""
    found = examined(SUMS.replace("criteria:", "critera:"))
    assert (found.verdict, found.appraisal, found.findings) == ("not-auditable", None, ())
    assert found.sha256 == document(SUMS.replace("criteria:", "critera:")).sha256
    lost = examine(_ROOT / "lost.yaml", rules())
    assert (lost.sha256, [problem.line for problem in lost.problems]) == ("", [0])


def test_a_rule_that_breaks_makes_the_file_not_auditable(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that breaks is an outcome of its own and a problem, never a pass; what the other rules found is kept."""
    from audit.rules.checks.registry import NAMED  # noqa: PLC0415  # only here

    def break_(*_: object) -> None:
        raise ZeroDivisionError("broke on purpose")

    monkeypatch.setattr(NAMED["blank-cells"], "run", break_, raising=False)
    found = examined(SUMS, _TABLE % (4, 2, 7))
    assert found.verdict == "not-auditable"
    assert [str(problem).split(": ", 1)[1] for problem in found.problems] == ["ARI016: the rule broke: broke on purpose"]
    assert found.problems[0].path == "arithmetic"
    assert [one.lead.rule.id for one in found.findings] == ["ARI001"]
    assert found.coverage.error == 1


@pytest.mark.parametrize(
    ("error", "said"), [(ValueError("of no use"), "ValueError: of no use"), (KeyError(), "(KeyError)"), (RecursionError(), "longer chain")]
)
def test_a_fault_of_the_tool_takes_no_other_file_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str) -> None:
    """Should the tool break on a file, that is told as a problem of this file."""

    def break_(*_: object, **__: object) -> Examination:
        raise error

    (tmp_path / "x.yaml").write_text("a: 1\n", encoding="utf-8")
    monkeypatch.setattr(module, "examine_document", break_)
    found = examine(tmp_path / "x.yaml", rules())
    assert found.verdict == "not-auditable"
    assert said in found.problems[0].message
    assert (said in found.problems[0].fault.own) == isinstance(error, RecursionError)


_FIGURES = (
    "0", "-1", "blank", "withheld", "99", "1.5", "50%", "dash", "{value: 3, reading: doubtful}", '"<5"', '"(5)"', '"33 / 40"', "pending",
    '{illegible: "?"}', "n/a", '"2="', "{value: 2, rounded: true}", "High", "pass", "",
)  # fmt: skip
_METHODS = (
    "direction: lower", "normalised: 1", "aggregate: median", "percent: {of: grand-total}", "percent: {of: maximum, base: 1}", "rank: {by: share}",
    "rank: {by: cost, ties: distinct}", "rounding: truncated", "subtotal: mean", "weights: {sum: 50, rounded: true}", "weighted-score: {over: 3}",
    "scorers: {x: null, y: {members: 3}}",
)  # fmt: skip


def _mutated(text: str, chance: random.Random) -> str:
    """Change a few figures of the tables, and now and then the method or any word."""
    for _ in range(chance.randint(1, 5)):
        kind = chance.random()
        cells = list(re.finditer(r'(?<=[\[, ])("?-?[0-9][0-9.,%=/ ]*"?|blank|pending)(?=\s*[,\]])', text))
        spots = cells if kind < 0.6 and cells else list(re.finditer(r"[A-Za-z0-9_.%-]+", text))
        spot = chance.choice(spots)
        word = chance.choice(_FIGURES) if chance.random() < 0.6 else chance.choice(spots).group()
        text = text[: spot.start()] + word + text[spot.end() :]
        if kind > 0.9:
            text = text.replace("\nmethod:\n", f"\nmethod:\n  {chance.choice(_METHODS)}\n", 1)
    return text


def _unguarded(text: str) -> Examination:
    """Examine a text without the net that catches faults of the tool."""
    try:
        return examine_document(parse(text.encode(), PATH), all_rules())
    except InputError as error:
        return Examination(PATH, problems=error.problems)


@pytest.mark.whole
@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.deep) for seed in range(2, 12))])
def test_whatever_is_changed_in_a_file_nothing_breaks(seed: int) -> None:
    """Examples with figures, words and methods changed at random give a result or located problems, in every form, and never break."""
    chance = random.Random(seed)  # noqa: S311  # the same examples every time
    texts = [file.read_text(encoding="utf-8") for file in sorted((_ROOT / "examples").glob("*.yaml"))]
    for _ in range(25):
        text = _mutated(chance.choice(texts), chance)
        found = _unguarded(text)
        assert all(problem.line and "broke" not in problem.message for problem in found.problems)
        assert report(found)
        assert audit_as_data(found)["verdict"] == found.verdict
