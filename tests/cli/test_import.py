"""``audit import``, and ``audit check`` of a document as it is."""

import json
from pathlib import Path

import pytest

from tests.cli.command import run

TEXT = """\
# Options appraisal

Option 1 – Stay

Criteria\tEvaluation\tScore
1. Access\tNear the station.\t4
2. Staff\tAll stay.\t3
\tTOTAL SCORE\t8 / 10

Option 2 – Move

Criteria\tEvaluation\tScore
1. Access\tFar away.\t2
2. Staff\tSome stay.\t2
\tTOTAL SCORE\t4 / 10
"""


@pytest.fixture
def text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    return Path("report.txt")


def test_a_file_is_written_and_what_to_look_at_is_told(text: Path) -> None:
    """The file can be audited as it stands, and a few lines say what was read and what to look at."""
    done = run("import", str(text), "-o", "x.yaml")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.splitlines()[0] == "x.yaml: 2 options, 2 criteria, 2 tables, 6 figures, 4 reasons"
    assert "1 thing to check" in done.stderr
    assert run("check", "--no-log", "x.yaml").exit_code == 1


def test_the_file_may_go_to_standard_output(text: Path) -> None:
    """With ``-o -`` the file alone is on standard output."""
    done = run("import", str(text), "-o", "-")
    assert done.stdout.startswith("# Read from report.txt by `audit import`.")
    assert "2 options" in done.stderr


def test_nothing_is_overwritten_unless_asked_for(text: Path) -> None:
    """A file that is there stays, a document is never written over, and --force writes."""
    Path("x.yaml").write_text("mine", encoding="utf-8")
    assert run("import", str(text), "-o", "x.yaml").exit_code == 2
    assert Path("x.yaml").read_text(encoding="utf-8") == "mine"
    assert "one of the documents" in run("import", str(text), "-o", str(text), "--force").stderr
    assert run("import", str(text), "-o", "x.yaml", "--force").exit_code == 0


def test_a_map_makes_the_next_import_the_same(text: Path) -> None:
    """What is written with the map is what was written without it."""
    assert run("import", str(text), "-o", "x.yaml", "--write-map", "map.yaml").exit_code == 0
    assert run("import", str(text), "-o", "y.yaml", "--map", "map.yaml").exit_code == 0
    assert Path("x.yaml").read_bytes() == Path("y.yaml").read_bytes()


def test_tables_are_listed_with_what_they_were_taken_for(text: Path) -> None:
    """No file is asked for, and each table stands with its place, its size and the reason."""
    done = run("import", str(text), "--tables")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[:3] == [
        "report.txt: 2 tables (2 used)",
        "    1  scores of one option; 4 rows by 3 columns; line 5",
        "       Option 1 – Stay: criteria with scores of one option",
    ]


def test_single_tables_can_be_chosen(text: Path) -> None:
    """Only the tables named are read; a table that is not there is said so."""
    assert "1 option," in run("import", str(text), "-o", "-", "--table", "2").stderr
    assert "there is no table 9" in run("import", str(text), "-o", "-", "--table", "9").stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "say where to write the appraisal"), (["-o", "x.yaml", "--page", "1", "report.txt"], "give one document"),
        (["-o", "x.yaml", "--map", "lost.yaml"], "cannot be opened"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused(text: Path, arguments: list[str], said: str) -> None:
    """Options that do not go together are told before anything is read."""
    done = run("import", str(text), *arguments)
    assert done.exit_code == 2
    assert said in done.stderr


def test_documents_that_hold_nothing_or_are_not_there_are_told(text: Path) -> None:
    """Exit code 2 and a plain sentence, and no file is written."""
    Path("empty.txt").write_text("Only words.\n", encoding="utf-8")
    done = run("import", "empty.txt", "-o", "x.yaml")
    assert (done.exit_code, Path("x.yaml").exists()) == (2, False)
    assert "no table of criteria and options was found" in done.stderr
    assert run("import", "lost.docx", "-o", "x.yaml").stderr == "lost.docx: there is no such file\n"
    assert str(text) == "report.txt"


def test_a_map_with_an_unknown_key_is_told_with_its_line(text: Path) -> None:
    """Nothing of a map is passed over in silence."""
    Path("map.yaml").write_text('map: "1"\ntabels: []\n', encoding="utf-8")
    done = run("import", str(text), "-o", "-", "--map", "map.yaml")
    assert done.exit_code == 2
    assert done.stderr.startswith("map.yaml:2:")


def test_a_document_is_checked_as_it_is(text: Path) -> None:
    """Findings are placed in the document; no line of a file is named, for there is none."""
    done = run("check", "--no-log", str(text))
    assert done.exit_code == 1
    assert "Stay: the scores add to 7; the total printed is 8" in done.stdout
    assert "column 3, line 8, in report.txt" in " ".join(done.stdout.split())
    assert "file line" not in done.stdout
    assert "nobody has compared them with it yet" in " ".join(done.stdout.split())


def test_a_document_is_named_by_its_own_digest(text: Path) -> None:
    """In JSON the digest is that of the document, and places carry its line and no line of a file."""
    data = json.loads(run("check", "--no-log", "--format", "json", str(text)).stdout)
    audit = data["audits"][0]
    finding = next(one for one in audit["findings"] if one["rule"] == "ARI001")
    assert finding["where"]["line"] is None
    assert finding["source"]["document"] == "report.txt"
    assert "line 8" in finding["source"]["locator"]


def test_a_document_that_cannot_be_checked_is_told(text: Path) -> None:
    """A document without an appraisal is not audited, with the reason."""
    Path("empty.md").write_text("Only words.\n", encoding="utf-8")
    done = run("check", "--no-log", "empty.md", str(text))
    assert done.exit_code == 2
    assert "no table of criteria and options was found" in " ".join(done.stdout.split())


SAID = """
Option 1 scored 8 points. Option 2 scored higher than option 1.
"""


def test_claims_of_the_text_are_proposed_unless_they_are_not_wanted(text: Path) -> None:
    """What the text says stands in the file, unconfirmed; --no-claims leaves it out."""
    text.write_text(TEXT + SAID, encoding="utf-8")
    assert "2 claims to be confirmed" in run("import", str(text), "-o", "x.yaml").stderr
    assert Path("x.yaml").read_text(encoding="utf-8").count("status: unconfirmed") == 2
    assert "claim" not in run("import", str(text), "-o", "y.yaml", "--no-claims").stderr
    assert "claims:" not in Path("y.yaml").read_text(encoding="utf-8")


def test_what_the_text_says_otherwise_is_a_note_in_a_document(text: Path) -> None:
    """A document is audited with the claims of its text; one that does not agree is no finding before a person confirms it."""
    text.write_text((TEXT + SAID).replace("8 / 10", "7 / 10"), encoding="utf-8")
    done = run("check", str(text), "--no-log", "--format", "json")
    findings = [one for audit in json.loads(done.stdout)["audits"] for one in audit["findings"] if one["rule"].startswith("CLM")]
    assert {(one["rule"], one["severity"]) for one in findings} == {("CLM011", "note")}
    assert done.exit_code == 0
