"""``audit check``: what it is given, what it gives, and its exit codes."""

import datetime as dt
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from audit.faults import FAULTS
from audit.resources import schema_file
from tests.cli.command import BLANK, BROKEN, CLEAN, ODD, UNWEIGHTED, run


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder with one file of each sort."""
    monkeypatch.chdir(tmp_path)
    for name, text in {"clean": CLEAN, "odd": ODD, "blank": BLANK, "broken": BROKEN, "unweighted": UNWEIGHTED}.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def _check(*arguments: str) -> tuple[int, str, str]:
    done = run("check", "--no-log", "--rules", "arithmetic", *arguments)
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("files", "fail_on", "code"),
    [
        ("clean", "note", 0),
        ("odd", "error", 1), ("odd", "warning", 1), ("odd", "note", 1), ("odd", "never", 0),
        ("unweighted", "error", 0), ("unweighted", "warning", 1), ("unweighted", "note", 1), ("unweighted", "never", 0),
        ("blank", "error", 0), ("blank", "warning", 0), ("blank", "note", 1), ("blank", "never", 0),
        ("broken", "never", 2), ("broken odd", "error", 2), ("clean odd", "error", 1), ("clean blank", "error", 0),
    ],
)  # fmt: skip
def test_exit_codes(files: str, fail_on: str, code: int) -> None:
    """0 where nothing is as severe as asked for, 1 for findings, 2 where a file could not be audited, which comes first."""
    assert _check(*(f"{name}.yaml" for name in files.split()), "--fail-on", fail_on)[0] == code


def test_what_may_come_from_the_copy_is_no_finding_yet(folder: Path) -> None:
    """A check-reading item gives no exit code 1, however severe its rule."""
    (folder / "doubtful.yaml").write_text(ODD.replace("[5, 4]", "[{value: 5, reading: doubtful}, 4]"), encoding="utf-8")
    code, output, _ = _check("doubtful.yaml")
    assert code == 0
    assert "Compare with your own copy first" in output


def test_the_report_is_text_by_default() -> None:
    """Each file has its page, with a line between them."""
    _, output, errors = _check("clean.yaml", "odd.yaml")
    first, second = output.split(f"\n{'=' * 40}\n\n")
    assert first.startswith("Not everything was checked, or counts, in this result:\n  - Packs of rules left out by --rules: claims,")
    assert "\n\nClean paper\n" in first
    assert "a: the scores add to 9; the total printed is 8." in second
    assert errors == ""


def test_quiet() -> None:
    """--quiet and -q leave out the details."""
    assert "Details" in _check("odd.yaml")[1]
    assert "Details" not in _check("odd.yaml", "--quiet")[1]
    assert _check("odd.yaml", "-q") == _check("odd.yaml", "--quiet")


def test_json() -> None:
    """One object for the run, as the schema says, with the exit code and the date."""
    code, output, _ = _check("clean.yaml", "odd.yaml", "broken.yaml", "--format", "json", "--as-of", "2026-01-31")
    data = json.loads(output)
    assert Draft202012Validator(json.loads(schema_file("result").read_text(encoding="utf-8"))).is_valid(data)
    assert (data["exit_code"], code, data["as_of"]) == (2, 2, "2026-01-31")
    assert [(one["path"], one["verdict"]) for one in data["audits"]] == [
        ("clean.yaml", "consistent"), ("odd.yaml", "inconsistent"), ("broken.yaml", "not-auditable"),
    ]  # fmt: skip


def test_jsonl() -> None:
    """One line for each audit, each with the tool and the date."""
    _, output, _ = _check("clean.yaml", "odd.yaml", "--format", "jsonl", "--as-of", "2026-01-31")
    lines = [json.loads(line) for line in output.splitlines()]
    assert [line["path"] for line in lines] == ["clean.yaml", "odd.yaml"]
    assert all(line["tool"]["name"] == "appraisal-audit" and line["as_of"] == "2026-01-31" for line in lines)


def test_the_date_is_today_unless_one_is_given() -> None:
    """Without --as-of the date is today's; what is no date is refused before anything is audited."""
    before = dt.datetime.now(tz=dt.UTC).date().isoformat()
    data = json.loads(_check("clean.yaml", "--format", "json")[1])
    assert before <= data["as_of"] <= dt.datetime.now(tz=dt.UTC).date().isoformat()
    for text in ("yesterday", "2026-02-30", "2026"):
        assert _check("clean.yaml", "--as-of", text) == (2, "", f'--as-of: "{text}" is not a date; write for example 2026-01-31\n')


def test_output_to_a_file(folder: Path) -> None:
    """-o writes the output to a file, the same bytes as are printed, at the usual width and without colour."""
    _, printed, _ = _check("odd.yaml")
    code, output, _ = _check("odd.yaml", "-o", "report.txt")
    assert (code, output) == (1, "")
    assert (folder / "report.txt").read_bytes() == printed.encode()
    code, _, errors = _check("clean.yaml", "--output", "no-folder/report.txt")
    assert (code, errors) == (2, "no-folder/report.txt: cannot be written: No such file or directory\n")


def test_folders_and_patterns(folder: Path) -> None:
    """Folders are searched, patterns expanded, and each file is audited once."""
    below = folder / "papers" / "more"
    below.mkdir(parents=True)
    (folder / "papers" / "b.yml").write_text(CLEAN, encoding="utf-8")
    (below / "a.yaml").write_text(CLEAN, encoding="utf-8")
    (folder / "papers" / "notes.txt").write_text("no appraisal", encoding="utf-8")
    paths = [one["path"] for one in json.loads(_check("papers", "c*.yaml", "clean.yaml", "--format", "json")[1])["audits"]]
    assert paths == ["papers/b.yml", "papers/more/a.yaml", "clean.yaml"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("lost.yaml", "no such file or folder; give the path of an appraisal file, or write one with `audit init`"),
        ("empty", "this folder has no appraisal (.yaml, .yml, .json)"),
        ("x*.yaml", "no file name matches this pattern"),
    ],
)
def test_paths_that_name_nothing(folder: Path, path: str, said: str) -> None:
    """A path that names nothing is told, gives exit code 2 and a place in the JSON; the good ones beside it are audited."""
    (folder / "empty").mkdir()
    code, output, errors = _check(path, "odd.yaml")
    assert (code, errors) == (2, f"{path}: {said}\n")
    assert "\n\nClean paper\n" in output
    data = json.loads(_check("clean.yaml", path, "odd.yaml", "--format", "json")[1])
    assert [(one["path"], one["verdict"]) for one in data["audits"]] == [
        ("clean.yaml", "consistent"),
        (path, "not-auditable"),
        ("odd.yaml", "inconsistent"),
    ]
    (error,) = data["audits"][1]["errors"]
    assert (error["path"], error["line"], error["column"], error["message"]) == (path, None, None, said)
    assert (error["code"] in FAULTS, error["remedy"] in said) == (True, True)
    assert _check(path) == (2, "", f"{path}: {said}\n")


def test_files_that_cannot_be_read(folder: Path) -> None:
    """A folder in the place of a file, text that is not UTF-8 and an empty file are told, and the others are audited."""
    (folder / "latin.yaml").write_bytes("title: Caf\xe9\n".encode("latin-1"))
    (folder / "empty.yaml").write_bytes(b"")
    (folder / "folder.yaml").mkdir()
    code, output, errors = _check("latin.yaml", "empty.yaml", "folder.yaml", "clean.yaml")
    assert code == 2
    assert "latin.yaml:1:11: this is not UTF-8 text; save the file again as UTF-8" in output
    assert "empty.yaml: the file is empty; `audit init` writes one to start from" in output
    assert errors == "folder.yaml: this folder has no appraisal (.yaml, .yml, .json)\n"
    assert "Clean paper" in output


def test_rules_are_selected_and_ignored() -> None:
    """--select and --ignore take ids, names and tags and may be repeated; a name that fits none is refused."""
    assert _check("odd.yaml", "--select", "ARI002")[0] == 0
    assert _check("odd.yaml", "--select", "ARI002", "--select", "total-is-sum")[0] == 1
    assert _check("odd.yaml", "--select", "T02")[0] == 1
    assert _check("odd.yaml", "--ignore", "ARI001")[0] == 0
    code, output, errors = _check("odd.yaml", "--select", "total-is-smu")
    assert (code, output) == (2, "")
    assert errors == 'total-is-smu: there is no rule of that id, name, tag or pack; did you mean "total-is-sum"?\n'


_OWN = """\
pack: {id: own, title: Own rules}
examples:
  small:
    appraisal: {id: small, title: Small, from: draft}
    scale: {min: 0, max: 5, step: 1}
    criteria: {care: {}}
    options: {a: {}}
    method: {total: sum}
    tables: {t: {prints: score, rows: criteria, columns: [a], cells: {care: [1], total: [1]}}}
rules:
  - id: OWN001
    name: own-total
    title: Totals
    severity: warning
    for: option
    check: relation
    options: {roles: [total]}
    message: "{about}: {computed} and {published} differ."
    why: It matters.
    ask: Which is it?
    tags: [X01]
    cases:
      - {given: small, expect: pass}
      - {given: small, change: {/tables/t/cells/total/0: 2}, expect: fail}
      - {given: small, change: {/tables/t/cells/care/0: blank}, expect: undecided}
"""


def test_rules_of_a_file(folder: Path) -> None:
    """--rules takes a file of one's own, alone or beside a pack that ships."""
    (folder / "own.yaml").write_text(_OWN, encoding="utf-8")
    done = run("check", "--no-log", "odd.yaml", "--rules", "own.yaml", "--fail-on", "warning")
    assert (done.exit_code, done.stderr) == (1, "")
    assert "1. a: 9 and 8 differ. [OWN001, warning]" in done.stdout
    both = run("check", "--no-log", "odd.yaml", "--rules", "own.yaml", "--rules", "arithmetic", "--format", "json")
    assert {one["rule"] for one in json.loads(both.stdout)["audits"][0]["findings"]} >= {"ARI001"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("severity: warning", "severity: grave"), '"grave" is not known here; write one of: error, warning, note'),
        (("check: relation", "check: relatoin"), '"relatoin" is not a named check; did you mean "relation"?'),
        (("{about}: {computed}", "{abuot}: {computed}"), "abuot"),
    ],
)
def test_rules_of_a_file_that_cannot_be_used(folder: Path, change: tuple[str, str], said: str) -> None:
    """What is not right about a file of rules is told with its place, and nothing is audited."""
    (folder / "own.yaml").write_text(_OWN.replace(*change), encoding="utf-8")
    done = run("check", "--no-log", "odd.yaml", "--rules", "own.yaml")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("own.yaml:")
    assert said in done.stderr


def test_a_pack_that_is_not_there() -> None:
    """An unknown pack is told with the nearest name."""
    done = run("check", "--no-log", "odd.yaml", "--rules", "arithmatic")
    assert done.exit_code == 2
    assert 'arithmatic: there is no rule pack of that name; did you mean "arithmetic"?' in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [("check",), ("check", "odd.yaml", "--format", "xml"), ("check", "odd.yaml", "--jobs", "0"), ("check", "odd.yaml", "--colour"), ("chekc",)],
)
def test_bad_usage(arguments: tuple[str, ...]) -> None:
    """What the command does not take gives exit code 2 and says so."""
    done = run(*arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "Usage: audit" in done.stderr


@pytest.mark.parametrize("form", ["text", "json", "jsonl"])
def test_several_jobs_give_the_same_bytes(form: str) -> None:
    """However many files are audited at the same time, order and bytes of the output are the same."""
    files = [f"{name}.yaml" for name in ("odd", "clean", "broken", "lost", "blank", "unweighted")]
    one = _check(*files, "--format", form, "--as-of", "2026-01-31")
    assert _check(*files, "--format", form, "--as-of", "2026-01-31", "--jobs", "3") == one
    assert one[0] == 2


@pytest.mark.parametrize("option", ["-o", "--write-baseline", "--log"])
def test_no_output_replaces_what_is_read(folder: Path, option: str) -> None:
    """A paper, its waivers, the configuration and a rule file stay as they are, however the output is spelt; exit code 2."""
    (folder / "odd.waivers.yaml").write_text("waivers: [{rule: ARI001, reason: Agreed.}]\n", encoding="utf-8")
    (folder / "set.yaml").write_text("profile: submission\n", encoding="utf-8")
    (folder / "link").symlink_to("odd.yaml")
    before = {one.name: one.read_bytes() for one in folder.iterdir()}
    for name in ("odd.yaml", "./odd.yaml", str(folder / "odd.yaml"), "link", "odd.waivers.yaml", "set.yaml"):
        done = run("check", "odd.yaml", "--config", "set.yaml", *([] if option == "--log" else ["--no-log"]), option, name)
        assert (done.exit_code, done.stdout) == (2, "")
        assert "this is one of the files that are read or written already" in done.stderr
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == before
    assert run("check", "odd.yaml", "--no-log", "-o", "x", "--write-baseline", "./x").exit_code == 2


def test_a_log_says_the_exit_code_that_the_run_ends_with(folder: Path) -> None:
    """The outputs are written first: where one cannot be, the log that follows tells exit code 2."""
    for more in (["-o", "no/report.txt"], ["--write-baseline", "no/known.json"]):
        done = run("check", "odd.yaml", "--log", "run.jsonl", *more)
        assert done.exit_code == 2
        footer = next(json.loads(line) for line in (folder / "run.jsonl").read_text(encoding="utf-8").splitlines() if '"record":"footer"' in line)
        assert footer["exit_code"] == 2
    done = run("check", "odd.yaml", "--log", "no/run.jsonl", "--format", "json")
    assert (done.exit_code, json.loads(done.stdout)["exit_code"]) == (2, 2)


def test_a_folder_of_logs_that_is_a_link_is_not_followed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """It may have come with the papers and lead anywhere."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (folder / ".audit").symlink_to(elsewhere)
    done = run("check", "odd.yaml")
    assert done.exit_code == 2
    assert "a: the scores add to 9" in done.stdout
    assert ".audit: the audit log cannot be written: it is a link, and may lead anywhere" in done.stderr
    assert list(elsewhere.iterdir()) == []
