"""The script that keeps places and digests in step with a source text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml

from audit.appraisal.text.normalise import digest
from tools.texts import main

if TYPE_CHECKING:
    from pathlib import Path

SOURCE: Final = (
    "A shelter keeps the rain off.\n"
    "# Cost\n"
    "Option\tTent\tHut\n"
    "Rationale\tVery cheap.\t<ul> + Warm. - Dear\n"
    "\t\tto heat.\n"
    "# Shade\n"
    "Option\tTent\tHut\n"
    "Rationale\tThin cloth.\tThick walls.\n"
    "Torn rain keeps\toff.\n"
)
BARE: Final = "criteria:\n  cost: {kind: scored}\n  shade: {kind: scored}\noptions:\n  tent: {}\n  hut: {}\n"
REST: Final = """  wording:
    # torn: no digest
    - {criterion: cost, use: applied, text: {line: 9, summary: Keeps dry.}}
  assumptions:
    - {line: 1, sha256: %s, summary: "Dry,  they say"}  # remark
"""


class Files:
    """An appraisal and its source, and the script run on them."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.appraisal, self.source, self.capsys = folder / "a.yaml", folder / "s.txt", capsys
        self.source.write_text(SOURCE, encoding="utf-8")
        self.appraisal.write_text(BARE, encoding="utf-8")
        self.run("skeleton", "questions")
        self.appraisal.write_text(BARE + self.said + REST % digest(SOURCE.split("\n")[0]), encoding="utf-8")

    def run(self, *arguments: str) -> int:
        code = main([*arguments, str(self.appraisal), str(self.source)])
        self.said = self.capsys.readouterr().out
        return code

    def change_source(self, old: str, new: str) -> None:
        text = self.source.read_text(encoding="utf-8")
        assert text.count(old) == 1
        self.source.write_text(text.replace(old, new), encoding="utf-8")

    @property
    def written(self) -> str:
        return self.appraisal.read_text(encoding="utf-8")

    @property
    def texts(self) -> dict[str, Any]:
        found: dict[str, Any] = yaml.safe_load(self.written)["texts"]
        return found


@pytest.fixture
def files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Files:
    return Files(tmp_path, capsys)


def test_skeleton_holds_places_digests_and_signs(files: Files) -> None:
    """Every cell has its line, column and digest, one that runs on its last line, a list its points."""
    cost = files.texts["rationale"]["cost"]
    assert cost["tent"] == {"line": 4, "place": {"column": 2}, "sha256": digest("Very cheap.")}
    assert cost["hut"] == {
        "line": 4,
        "place": {"to-line": 5, "column": 3},
        "sha256": digest("<ul> + Warm. - Dear to heat."),
        "points": [
            {"sign": "+", "line": 4, "sha256": digest("Warm.")},
            {"sign": "-", "line": 4, "sha256": digest("Dear to heat.")},
        ],
    }


def test_fresh_file_passes_the_check(files: Files) -> None:
    """What was generated agrees with its source, and refreshing it changes nothing."""
    before = files.written
    assert (files.run("check"), files.said) == (0, "")
    assert (files.run("refresh"), files.written) == (0, before)


def test_changed_source_is_stale_until_refreshed(files: Files) -> None:
    """A new wording is reported by name; refreshing sets the digests and leaves summaries and remarks alone."""
    files.change_source("Very cheap.", "Fairly cheap.")
    files.change_source("- Dear", "+ Cosy")
    assert files.run("check") == 1
    assert "texts/rationale/cost/tent: a different text is on line 4" in files.said
    assert files.run("refresh") == 0
    assert files.texts["rationale"]["cost"]["tent"]["sha256"] == digest("Fairly cheap.")
    assert files.texts["rationale"]["cost"]["hut"]["points"][1] == {"sign": "+", "line": 4, "sha256": digest("Cosy to heat.")}
    assert '"Dry,  they say"}  # remark' in files.written


def test_text_left_without_digest_stays_so(files: Files) -> None:
    """A torn text gets a digest only when that is asked for."""
    files.run("refresh")
    assert files.texts["wording"][0]["text"] == {"line": 9, "summary": "Keeps dry."}
    files.run("refresh", "--add")
    assert files.texts["wording"][0]["text"]["sha256"] == digest("Torn rain keeps off.")


def test_lines_put_in_are_followed(files: Files) -> None:
    """Texts that moved together keep their digests and get new lines, cells that run on included."""
    before = files.texts
    files.change_source("# Cost", "\n\n# Cost")
    assert files.run("refresh") == 0
    cost = files.texts["rationale"]["cost"]
    assert (cost["tent"]["line"], cost["hut"]["place"]["to-line"], cost["hut"]["points"][0]["line"]) == (6, 7, 6)
    assert [entry["sha256"] for entry in cost.values()] == [entry["sha256"] for entry in before["rationale"]["cost"].values()]
    assert files.texts["assumptions"] == before["assumptions"]


def test_repetition_elsewhere_is_no_move(files: Files) -> None:
    """A single text whose old wording stands on another line, too, was reworded: it keeps its line."""
    files.change_source("Very cheap.", "Fairly cheap.")
    files.change_source("Thin cloth.", "Very cheap.")
    files.run("refresh")
    assert files.texts["rationale"]["cost"]["tent"] == {"line": 4, "place": {"column": 2}, "sha256": digest("Fairly cheap.")}


def test_points_that_no_longer_pair_are_left_to_a_person(files: Files) -> None:
    """With a point more in the source nobody knows which summary belongs to which: it stays reported."""
    files.change_source("+ Warm. ", "+ Warm. + Dry. ")
    assert files.run("refresh") == 1
    assert "cost/hut: 2 points recorded, 3 found" in files.said
    assert [point["sha256"] for point in files.texts["rationale"]["cost"]["hut"]["points"]] == [digest("Warm."), digest("Dear to heat.")]


CLAIMS: Final = """claims:
  - {id: rain, line: 1, sha256: %s, summary: Dry., again: [{line: 8, place: {column: 2}, sha256: %s}]}
"""


def with_claims(files: Files) -> None:
    files.appraisal.write_text(files.written + CLAIMS % (digest(SOURCE.split("\n")[0]), digest("Thin cloth.")), encoding="utf-8")
    assert files.run("check") == 0


def claim(files: Files) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(files.written)["claims"][0]
    return found


def test_a_claim_follows_its_sentence(files: Files) -> None:
    """The line changes and the digest does not, in the first place and where the sentence stands again."""
    with_claims(files)
    before = claim(files)
    files.source.write_text("New.\n" + SOURCE, encoding="utf-8")
    assert files.run("refresh") == 0
    after = claim(files)
    assert (after["line"], after["again"][0]["line"]) == (2, 9)
    assert (after["sha256"], after["again"][0]["sha256"]) == (before["sha256"], before["again"][0]["sha256"])


def test_a_claim_whose_sentence_was_reworded_is_left_to_a_person(files: Files) -> None:
    """What another sentence asserts has to be read; the claim stays as it is, and is reported."""
    with_claims(files)
    before = claim(files)
    files.change_source("A shelter keeps", "A hut keeps")
    files.run("refresh")
    assert "claims/0: a different text is on line 1" in files.said
    assert claim(files) == before


def test_a_sentence_that_stands_twice_is_not_followed(files: Files) -> None:
    """Which of the two is meant nobody knows."""
    with_claims(files)
    files.change_source("A shelter keeps the rain off.\n", "New.\nA shelter keeps the rain off.\nA shelter keeps the rain off.\n")
    assert files.run("refresh") == 1
    assert claim(files)["line"] == 1
