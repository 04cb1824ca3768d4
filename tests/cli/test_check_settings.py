"""``audit check`` with a profile, a configuration, waivers and a baseline; and the log of such a run."""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from tests.cli.command import BLANK, CLEAN, ODD, run
from tests.rules.packs import PACK

pytestmark = pytest.mark.whole

_WAIVED = ODD + "waivers: [{rule: ARI001, reason: Agreed., until: 2026}]\n"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in {"clean": CLEAN, "odd": ODD, "blank": BLANK, "waived": _WAIVED}.items():
        Path(f"{name}.yaml").write_text(text, encoding="utf-8")


def _audit(*arguments: str) -> dict[str, object]:
    done = run("check", *arguments, "--format", "json", "--no-log")
    found: dict[str, object] = json.loads(done.stdout)["audits"][0]
    return found


def test_a_blank_is_an_error_before_submission() -> None:
    """What is a question about a published paper is an error in a draft; the profile stands in the result."""
    assert run("check", "blank.yaml", "--no-log").exit_code == 0
    assert run("check", "blank.yaml", "--no-log", "--profile", "submission").exit_code == 1
    assert _audit("blank.yaml", "--profile", "submission")["profile"] == "submission"


def test_a_profile_that_is_none_is_told() -> None:
    """Exit code 2, with what there is."""
    done = run("check", "clean.yaml", "--no-log", "--profile", "strict")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == '--profile: there is no profile "strict"; known here: published, submission\n'


def test_a_configuration_that_is_found_sets_nothing() -> None:
    """.audit.yaml may have come with the papers: what it switches off is checked all the same, and that is said."""
    Path(".audit.yaml").write_text("severity: {total-is-sum: 'off'}\n", encoding="utf-8")
    for command in ("check", "explain"):
        done = run(command, "odd.yaml")
        assert done.exit_code == 1
        assert done.stderr.startswith(".audit.yaml in this folder was not used, because nobody named it; --config .audit.yaml uses it\n")


@pytest.mark.parametrize("arguments", [["--config", ".audit.yaml"], [".named"]])
def test_the_configuration_named_counts(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """It sets severities, for all files or by path, and packs; the result says what was switched off and where."""
    if arguments == [".named"]:
        monkeypatch.setenv("AUDIT_CONFIG", ".audit.yaml")
        arguments = []
    Path(".audit.yaml").write_text("rules: [arithmetic]\npaths:\n  - {path: odd.yaml, severity: {ARI001: 'off'}}\n", encoding="utf-8")
    found = _audit("odd.yaml", *arguments)
    assert {"rule": "ARI001", "by": ".audit.yaml, line 3"} in found["switched_off"]  # type: ignore[operator]  # plain data
    assert found["restricted"] == [
        "Packs of rules left out by .audit.yaml, line 1: claims, practice, rationale, scoring, structure, workbook",
        "Switched off by .audit.yaml, line 3: ARI001 total-is-sum",
    ]
    assert run("check", "odd.yaml", "--no-log", *arguments).exit_code == 0
    Path("other.yaml").write_text("severity: {ARI001: error}\n", encoding="utf-8")
    assert run("check", "odd.yaml", "--no-log", "--config", "other.yaml").exit_code == 1
    Path(".audit.yaml").write_text("severity: {ARI999: note}\n", encoding="utf-8")
    done = run("check", "odd.yaml", "--no-log", *arguments)
    assert (done.exit_code, done.stderr.split(";")[0]) == (2, '.audit.yaml:1:12: there is no rule "ARI999"')


def test_a_waiver_is_told_and_counts_unless_it_is_not_wanted() -> None:
    """A waived finding gives exit code 0 and stands in the report; --no-waivers gives 1; a year later it is over."""
    done = run("check", "waived.yaml", "--no-log", "--as-of", "2026-12-31")
    assert done.exit_code == 0
    assert "Accepted before" in done.stdout
    assert run("check", "waived.yaml", "--no-log", "--no-waivers").exit_code == 1
    assert run("check", "waived.yaml", "--no-log", "--as-of", "2027-01-01").exit_code == 1


def test_a_file_of_waivers_is_no_appraisal() -> None:
    """A folder is audited without the files of waivers in it, and with what they accept."""
    Path("odd.waivers.yaml").write_text("waivers: [{rule: ARI001, reason: Agreed.}]\n", encoding="utf-8")
    done = run("check", ".", "--no-log", "--format", "json")
    assert [one["path"] for one in json.loads(done.stdout)["audits"]] == ["blank.yaml", "clean.yaml", "odd.yaml", "waived.yaml"]
    assert done.exit_code == 0


def test_a_baseline_keeps_what_is_known_quiet() -> None:
    """What was written down is no finding the next time; what is found no more is told as such."""
    assert run("check", "odd.yaml", "--no-log", "--write-baseline", "known.json").exit_code == 1
    assert run("check", "odd.yaml", "--no-log", "--baseline", "known.json").exit_code == 0
    Path("odd.yaml").write_text(ODD.replace("total: [8, 7]", "total: [9, 7]"), encoding="utf-8")
    done = run("check", "odd.yaml", "--no-log", "--baseline", "known.json")
    assert "Listed in the baseline and no longer found: ARI001" in done.stdout
    assert [one["rule"] for one in _audit("odd.yaml", "--baseline", "known.json")["stale"]] == ["ARI001"]  # type: ignore[attr-defined]  # plain data


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        (("option/total/a", "option/total/aa"), 'the entry for ARI001 names the option "aa", and this appraisal has none of that id'),
        (("option/total/a", "option/aa"), 'the entry for ARI001 names the option "aa"'),
        (("option/total/a", "cell/score/a/cre"), 'names the option or criterion "cre", and this appraisal has none of that id; did you mean "care"?'),
        (("option/total/a", "criterion/weight/riks"), 'names the criterion "riks", and this appraisal has none of that id; did you mean "risk"?'),
    ],
)
def test_an_entry_of_a_baseline_that_names_nothing_is_refused(slip: tuple[str, str], said: str) -> None:
    """An option or a criterion that the appraisal does not have is a slip in the baseline, and would let a discrepancy count again."""
    run("check", "odd.yaml", "--no-log", "--write-baseline", "known.json")
    text = Path("known.json").read_text(encoding="utf-8")
    assert slip[0] in text
    Path("known.json").write_text(text.replace(*slip), encoding="utf-8")
    done = run("check", "odd.yaml", "--no-log", "--baseline", "known.json")
    assert (done.exit_code, said in " ".join(done.stdout.split())) == (2, True)


@pytest.mark.parametrize("arguments", [["--baseline", "no.json"], ["--config", "no.yaml"], ["--write-baseline", "no/known.json"]])
def test_files_that_cannot_be_read_or_written_are_told(arguments: list[str]) -> None:
    """Exit code 2, with the name of the file."""
    done = run("check", "odd.yaml", "--no-log", *arguments)
    assert done.exit_code == 2
    assert arguments[1] in done.stderr


def test_a_log_says_what_was_set_and_can_be_replayed() -> None:
    """Configuration, baseline and waivers are inputs; the origin of a severity stands with the outcome; a replay gives the same."""
    Path(".audit.yaml").write_text("severity: {ARI016: warning}\n", encoding="utf-8")
    Path("odd.waivers.yaml").write_text("waivers: [{rule: ARI001, reason: Agreed.}]\n", encoding="utf-8")
    run("check", "blank.yaml", "--no-log", "--write-baseline", "known.json")
    run(
        "check",
        "odd.yaml",
        "blank.yaml",
        "--log",
        "run.jsonl",
        "--baseline",
        "known.json",
        "--profile",
        "submission",
        "--no-waivers",
        "--config",
        ".audit.yaml",
    )
    run("check", "odd.yaml", "blank.yaml", "--log", "more.jsonl", "--profile", "submission", "--config", ".audit.yaml")
    records = [json.loads(line) for line in Path("more.jsonl").read_text(encoding="utf-8").splitlines()]
    roles = [one["role"] for one in records if one["record"] == "input"]
    assert [role for role in roles if role in {"configuration", "waivers", "baseline"}] == ["configuration", "waivers"]
    assert {one["severity_from"] for one in records if one.get("rule") == "ARI016" and "severity_from" in one} == {".audit.yaml, line 1"}
    assert [(one["state"], len(one["outcomes"])) for one in records if one["record"] == "waiver"] == [("used", 1)]
    assert "Agreed." not in Path("more.jsonl").read_text(encoding="utf-8")
    for name in ("run.jsonl", "more.jsonl"):
        done = run("log", "replay", name)
        assert done.exit_code == 0, done.stdout + done.stderr
    Path(".audit.yaml").write_text("severity: {ARI016: note}\n", encoding="utf-8")
    assert run("log", "replay", "more.jsonl").exit_code == 1


def test_rules_that_are_off_are_run_when_asked_for_by_name() -> None:
    """A rule that its pack switches off under the profile is named as such, and run where someone asks for it."""
    pack = PACK.replace("severity: error\n", "severity: error\n    profiles: {published: 'off'}\n")
    Path("own.yaml").write_text(pack, encoding="utf-8")
    own = ("--rules", "own.yaml")
    assert {"rule": "OWN001", "by": "profile published"} in _audit("clean.yaml", *own)["switched_off"]  # type: ignore[operator]  # plain data
    assert _audit("clean.yaml", *own, "--select", "OWN001")["switched_off"] == []
    Path(".audit.yaml").write_text("severity: {own-total: note}\n", encoding="utf-8")
    found = _audit("clean.yaml", *own, "--config", ".audit.yaml")["switched_off"]
    assert {"rule": "OWN001", "by": "profile published"} not in found  # type: ignore[operator]  # plain data


def test_what_would_alter_the_result_is_logged_where_it_was_worked_out() -> None:
    """JSON output works it out, so that its log holds it and replays with it; the log of a text report does without."""
    run("check", "clean.yaml", "--format", "json", "--log", "data.jsonl")
    run("check", "clean.yaml", "--log", "text.jsonl")
    kinds = {
        name: {json.loads(line)["record"] for line in Path(name).read_text(encoding="utf-8").splitlines()} for name in ("data.jsonl", "text.jsonl")
    }
    assert "robustness" in kinds["data.jsonl"]
    assert "robustness" not in kinds["text.jsonl"]
    for name in kinds:
        assert run("log", "replay", name).exit_code == 0


_SET: Final[dict[str, tuple[list[str], str]]] = {
    "off": (["--config", "off.yaml"], "Switched off by off.yaml, line 1: ARI001 total-is-sum"),
    "lowered": (["--config", "low.yaml"], "Lowered from error to note by low.yaml, line 1: ARI001 total-is-sum"),
    "ignored": (["--ignore", "ARI001"], "Left out by --ignore ARI001: 1 rule"),
    "selected": (["--select", "ARI002"], "Left out by --select ARI002: "),
    "packs": (["--rules", "structure"], "Packs of rules left out by --rules: arithmetic, claims, "),
    "known": (["--baseline", "known.json"], "Accepted by the baseline known.json: ARI001 total-is-sum (1 place), PRA018 way-round-said (1 place)"),
    "waived": ([], "Accepted by a waiver in odd.waivers.yaml, line 1: ARI001 total-is-sum (1 place)"),
}
"""What keeps a total that is off from counting, with what is said of it."""


@pytest.mark.parametrize("name", _SET)
def test_what_does_not_count_is_said_first(name: str) -> None:
    """Every output, the quiet one and the log too, begins with what was left out, lowered or accepted, and none is an all-clear."""
    arguments, said = _SET[name]
    Path("off.yaml").write_text("severity: {total-is-sum: 'off'}\n", encoding="utf-8")
    Path("low.yaml").write_text("severity: {ARI001: note}\n", encoding="utf-8")
    run("check", "odd.yaml", "--no-log", "--write-baseline", "known.json")
    if name == "waived":
        Path("odd.waivers.yaml").write_text("waivers: [{rule: ARI001, reason: Agreed.}]\n", encoding="utf-8")
    for more in ([], ["--quiet"], ["--full"]):
        text = " ".join(run("check", "odd.yaml", "--no-log", *arguments, *more).stdout.split())
        assert text.startswith("Not everything was checked, or counts, in this result: - ")
        assert 0 < text.index(said) < text.index("Clean paper") < text.index("Not everything was checked, or counts: see above.")
        assert "No disagreement found" not in text
        assert "nothing to be compared with" not in text
    found = _audit("odd.yaml", *arguments)
    assert any(one.startswith(said) for one in found["restricted"])  # type: ignore[attr-defined]  # plain data
    assert (found["verdict"] == "consistent") == (name in {"known", "waived"})
    assert list(found).index("restricted") < list(found).index("verdict")
    run("check", "odd.yaml", "--log", "run.jsonl", *arguments)
    assert said in " ".join(run("log", "show", "run.jsonl").stdout.split())
    assert run("log", "replay", "run.jsonl").exit_code == 0


def test_a_figure_that_no_rule_compares_is_not_said_to_stand_alone() -> None:
    """Why a figure was not checked is told truly where the rule that would compare it did not run."""
    coverage: Any = _audit("odd.yaml", "--ignore", "ARI001")["coverage"]
    whys = {one["why"] for one in coverage["accounts"] if one["state"] == "unchecked" and one["of"] == "figure"}
    assert whys == {"no rule in this run compares it"}


def test_nothing_is_said_where_everything_counts() -> None:
    """A usual run, or one under the stricter profile, has no such lines."""
    for arguments in ([], ["--profile", "submission"], ["--no-waivers"]):
        assert _audit("odd.yaml", *arguments)["restricted"] == []
