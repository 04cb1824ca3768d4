"""What of a folder is audited, and what is passed over and why."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.command import CLEAN, ODD, run

_TABLE = "# Parks\n\n| Criteria | Trust | Firm |\n|---|---|---|\n| Access | 4 | 3 |\n| Care | 5 | 2 |\n| Total | 9 | 5 |\n"
_DRAFT = CLEAN.replace("from: published", "from: draft, handling: draft").replace("id: ", "id: draft-")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with one file of each sort."""
    monkeypatch.chdir(tmp_path)
    made = tmp_path / "papers"
    made.mkdir()
    for name, text in {
        "clean.yaml": CLEAN, "paper.md": _TABLE, "notes.md": "# Notes\n\nNothing is scored here.\n", "compose.yaml": "services: {web: {}}\n",
        "other.json": '{"a": 1}', "old.doc": "x", "photo.xyz": "x",
    }.items():  # fmt: skip
        (made / name).write_text(text, encoding="utf-8")
    return made


def test_documents_are_audited_and_what_is_not_is_named() -> None:
    """A document without a table, unrelated data and kinds that are not read are no errors in a folder, and none is silent."""
    done = run("check", "papers", "--no-log", "--format", "json")
    assert done.exit_code == 0
    assert [one["path"] for one in json.loads(done.stdout)["audits"]] == ["papers/clean.yaml", "papers/paper.md"]
    said = done.stderr
    for name in ("notes.md", "compose.yaml", "other.json", "old.doc"):
        assert f"papers/{name}: passed over; " in said
    assert "1 file of other kinds passed over: 1 .xyz" in said


def test_what_is_passed_over_is_in_the_result_and_in_the_log() -> None:
    """Both name each file with the reason, and files of a kind that is not read by their ending; the body of the log is as without."""
    done = run("check", "papers", "--log", "log.jsonl", "--format", "json")
    listed = json.loads(done.stdout)["passed_over"]
    assert [(one["name"], one["count"], one["code"]) for one in listed] == [
        ("papers/compose.yaml", 1, "unrelated-file"), ("papers/old.doc", 1, listed[1]["code"]), ("papers/other.json", 1, "unrelated-file"),
        ("papers/notes.md", 1, "nothing-found"), ("*.xyz", 1, "not-of-a-kind-read"),
    ]  # fmt: skip
    records = [json.loads(line) for line in Path("log.jsonl").read_text(encoding="utf-8").splitlines()]
    assert next(one for one in records if one["record"] == "envelope")["passed_over"] == listed
    assert run("log", "verify", "log.jsonl").exit_code == 0
    assert run("log", "replay", "log.jsonl").exit_code == 0
    assert "papers/notes.md" in run("log", "show", "log.jsonl").stdout
    alone = json.loads(run("check", "papers/clean.yaml", "--no-log", "--format", "json").stdout)
    assert alone["passed_over"] == []


@pytest.mark.parametrize("name", ["compose.yaml", "notes.md", "other.json"])
def test_what_is_named_itself_is_not_passed_over(name: str) -> None:
    """Whoever names a file wants to know why it cannot be audited."""
    assert run("check", "papers", f"papers/{name}", "--no-log").exit_code == 2


def test_a_folder_of_nothing_is_no_clean_result(folder: Path) -> None:
    """Where nothing is left that can be audited, that is said with exit code 2."""
    for one in ("clean.yaml", "paper.md"):
        (folder / one).unlink()
    assert run("check", "papers", "--no-log").exit_code == 2
    (folder / "notes.md").unlink()
    done = run("check", "papers", "--no-log")
    assert (done.exit_code, "papers: nothing in this folder can be audited" in done.stderr) == (2, True)


def test_a_broken_appraisal_stays_an_error(folder: Path) -> None:
    """A file that says what it is, is audited, whatever else is amiss in it."""
    (folder / "broken.yaml").write_text("appraisal: {id: x\n", encoding="utf-8")
    assert run("check", "papers", "--no-log").exit_code == 2


def test_a_draft_is_left_out_of_the_log_of_the_others(folder: Path) -> None:
    """The log of the public ones is written, says how many it lacks, verifies and replays; a draft alone has none."""
    (folder / "draft.yaml").write_text(_DRAFT, encoding="utf-8")
    done = run("check", "papers", "-q")
    assert "left out, because papers/draft.yaml is not marked as public (--log FILE records all)" in done.stderr
    (log,) = Path(".audit").glob("*.jsonl")
    text = log.read_text(encoding="utf-8")
    assert '"left_out":1' in text
    assert "draft.yaml" not in text
    assert run("log", "verify", log.as_posix()).exit_code == 0
    assert run("log", "replay", log.as_posix()).exit_code == 0
    assert "No audit log was written: papers/draft.yaml is not marked as public" in run("check", "papers/draft.yaml", "-q").stderr
    run("check", "papers", "-q", "--log", "all.jsonl")
    assert "draft.yaml" in Path("all.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("waiver", "said"),
    [
        ("{rule: ARI011x, reason: Agreed.}", 'there is no rule "ARI011x"; did you mean "ARI011"?'),
        ("{rule: total-is-sums, reason: Agreed.}", 'there is no rule "total-is-sums"; did you mean "total-is-sum"?'),
        ("{rule: ARI001, subject: {option: zz}, reason: Agreed.}", 'the waiver names the option "zz", and this appraisal has none of that id'),
        ("{rule: ARI001, subject: {criterion: carre}, reason: Agreed.}", 'the waiver names the criterion "carre"'),
    ],
)
def test_waivers_that_name_nothing_are_refused(folder: Path, waiver: str, said: str) -> None:
    """In the appraisal's file or beside it; a slip would otherwise leave the discrepancy unaccepted and unexplained."""
    (folder / "odd.yaml").write_text(f"{ODD}waivers: [{waiver}]\n", encoding="utf-8")
    done = run("check", "papers/odd.yaml", "--no-log")
    assert done.exit_code == 2
    assert said in " ".join(done.stdout.split())
    (folder / "odd.yaml").write_text(ODD, encoding="utf-8")
    (folder / "odd.waivers.yaml").write_text(f"waivers: [{waiver}]\n", encoding="utf-8")
    assert "odd.waivers.yaml" in run("check", "papers/odd.yaml", "--no-log").stdout


def test_a_rule_of_a_pack_that_is_not_used_is_no_slip(folder: Path) -> None:
    """Its waiver is not tried, as before."""
    (folder / "odd.yaml").write_text(f"{ODD}waivers: [{{rule: OWN777, reason: Agreed.}}]\n", encoding="utf-8")
    assert run("check", "papers/odd.yaml", "--no-log").exit_code == 1


def test_an_entry_of_a_baseline_names_a_rule_that_exists(folder: Path) -> None:
    """A rule that was renamed, or typed by hand, is refused."""
    (folder / "odd.yaml").write_text(ODD, encoding="utf-8")
    run("check", "papers/odd.yaml", "--no-log", "--write-baseline", "known.json")
    assert run("check", "papers/odd.yaml", "--no-log", "--baseline", "known.json").exit_code == 0
    Path("known.json").write_text(Path("known.json").read_text(encoding="utf-8").replace("ARI001", "ARI0O1"), encoding="utf-8")
    done = run("check", "papers/odd.yaml", "--no-log", "--baseline", "known.json")
    assert (done.exit_code, 'there is no rule "ARI0O1"' in done.stdout) == (2, True)


def test_import_review_and_apply_work_as_printed() -> None:
    """The command that the review prints can be run as it stands, also where the document was imported before."""
    assert run("import", "papers/paper.md", "-o", "paper.yaml").exit_code == 0
    done = run("review", "papers/paper.md", "--as", "xlsx")
    printed = f"{done.stdout}{done.stderr}".split("then: audit ")[1].split("\n")[0]
    (answers,) = Path().rglob("*.review.xlsx")
    book = load_workbook(answers)
    for cell in [cell for row in book["Start"].iter_rows() for cell in row]:
        answer = {"Your name or role": "Clerk", "Date (like 2026-01-31)": "2026-01-31"}.get(str(cell.value))
        if answer:
            book["Start"].cell(int(cell.row or 0), int(cell.column or 0) + 1).value = answer
    book.save(answers)
    applied = run(*printed.split())
    assert applied.exit_code == 0, applied.stderr
    assert Path("paper.checked.yaml").is_file()
