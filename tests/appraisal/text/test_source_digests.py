"""Every text recorded in appraisals/ is the one that stands at its place in the source text, and no summary copies it.

The source texts are not part of the repository. They are looked for in the folder named by APPRAISAL_SOURCES, else in
shared/seeds or shared/published beside the checkout; where one is absent its tests are skipped. APPRAISAL_FILES names another folder of
appraisals to test. The second half tests the comparison itself on a made-up text, so that it is known to be able to fail.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from audit.appraisal.text.normalise import digest
from audit.appraisal.text.recorded import differences, recorded, source_lines
from audit.appraisal.text.split import split
from tests.plain import values
from tools.recorded import copied_run

ROOT: Final = Path(__file__).resolve().parents[3]
SOURCES: Final = Path(os.environ.get("APPRAISAL_SOURCES") or ROOT.parent / "shared" / "seeds")
BESIDE: Final = ROOT.parent / "shared" / "published"
APPRAISALS: Final = sorted(Path(os.environ.get("APPRAISAL_FILES") or ROOT / "appraisals").glob("*.yaml"))
LONGEST_RUN: Final = 7


def lines_of(appraisal: dict[str, Any]) -> tuple[str, ...]:
    """The lines of the first source, the one that places refer to, or a skip that says what is absent."""
    source = next(iter(appraisal["sources"].values()))
    path = next((folder / source["file"] for folder in (SOURCES, BESIDE) if (folder / source["file"]).is_file()), SOURCES / source["file"])
    if not path.is_file():
        pytest.skip(f"source text not held: no {source['file']} in {SOURCES}")
    return source_lines(path.read_bytes().decode("utf-8"))


def stale(lines: tuple[str, ...], appraisal: dict[str, Any]) -> list[str]:
    """Every recorded text, point or sign that differs from the source."""
    return [said for text in recorded(appraisal) for said in differences(lines, text)]


def copied(lines: tuple[str, ...], appraisal: dict[str, Any]) -> list[str]:
    """Every summary that repeats a run of words of its source, points included."""
    found = []
    for text in recorded(appraisal):
        own = [text.entry, *text.entry.get("points", [])]
        runs = [copied_run(each.get("summary", ""), text.passage(lines).text, LONGEST_RUN) for each in own]
        found += [f"{text.name}: {run}" for run in runs if run]
    return found


def without_place(appraisal: dict[str, Any]) -> list[str]:
    """Every text with a digest that nothing can be compared with, and every text that says nothing."""
    texts = list(recorded(appraisal))
    lost = [text.name for text in texts if "sha256" in text.entry and not text.place[0]]
    return lost + [text.name for text in texts if not {"summary", "text", "points"} & set(text.entry) and "again" not in text.path]


@pytest.fixture(params=APPRAISALS, ids=lambda path: path.stem)
def appraisal(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Each appraisal of the repository that records texts."""
    loaded: dict[str, Any] = values(request.param.read_text(encoding="utf-8"))
    if not list(recorded(loaded)):
        pytest.skip(f"{request.param.stem} records no texts")
    return loaded


def test_digests_and_signs_are_those_of_the_source(appraisal: dict[str, Any]) -> None:
    """Each digest, sign and line of a point follows from the recorded place."""
    assert stale(lines_of(appraisal), appraisal) == []


def test_summaries_are_in_other_words(appraisal: dict[str, Any]) -> None:
    """No summary shares seven words in a row with the text it sums up."""
    assert copied(lines_of(appraisal), appraisal) == []


def test_texts_can_be_found_and_say_something(appraisal: dict[str, Any]) -> None:
    """A digest without a line cannot be checked, and a text without words is none."""
    assert without_place(appraisal) == []


def test_no_word_of_the_source_can_change_unnoticed(appraisal: dict[str, Any]) -> None:
    """Another case on the line on which a text with a digest begins makes the comparison fail for that text."""
    lines = lines_of(appraisal)
    for text in (text for text in recorded(appraisal) if "sha256" in text.entry):
        at = text.place[0] - 1
        changed = (*lines[:at], lines[at].swapcase(), *lines[at + 1 :])
        assert differences(changed, text), text.name


# The comparison itself, on a made-up text

SOURCE: Final = (
    "Option\tTent\tHut",
    "Reason\tThe tent is the cheaper of the two shelters by far\t<ul> + Warm in winter. - Costly to heat, as we all",
    "\t\tknow. \u2022 Roomy.",
    "We assume that nobody snores. Prices stay. Rain falls.",
)
FILE: Final = f"""
texts:
  rationale:
    cost:
      tent: {{line: 2, place: {{column: 2}}, sha256: {digest(SOURCE[1].split(chr(9))[1])}, summary: Costs much less.}}
      hut:
        line: 2
        place: {{to-line: 3, column: 3}}
        points:
          - {{sign: "+", line: 2, sha256: {digest("Warm in winter")}, summary: No frost.}}
          - {{sign: "-", line: 2, sha256: {digest("Costly to heat, as we all know.")}, summary: Dear heating.}}
          - {{sign: none, line: 3, sha256: {digest("Roomy.")}, summary: Big.}}
  wording:
    - {{criterion: cost, use: defined, text: {{line: 1, summary: Heads.}}}}
  assumptions:
    - {{line: 4, sha256: {digest(SOURCE[3])}, summary: Quiet nights.}}
claims:
  - {{id: stable, line: 4, sha256: {digest("Prices stay.")}, summary: No inflation.}}
"""

PLANTED_IN_FILE: Final = {
    "another digest": (f"sha256: {digest('Roomy.')}", f"sha256: {digest('Small.')}", "cost/hut: point 3 differs"),
    "another digest of a cell": ("place: {column: 2}", "place: {column: 3}", "cost/tent: a different text"),
    "another line": ("{line: 4, sha256", "{line: 3, sha256", "assumptions/0: a different text"),
    "another line of a point": ("none, line: 3", "none, line: 2", "point 3 differs"),
    "another sign": ('sign: "-"', 'sign: "+"', "point 2 differs"),
    "a point left out": (f"          - {{sign: none, line: 3, sha256: {digest('Roomy.')}, summary: Big.}}\n", "", "2 points recorded, 3 found"),
    "a cell cut short": ("to-line: 3", "to-line: 2", "3 points recorded, 2 found"),
    "a sentence that is none": (digest("Prices stay."), digest("Prices rise."), "claims/0: a different text"),
}

PLANTED_IN_TEXT: Final = {
    "another word": ("cheaper", "dearer", "cost/tent: a different text"),
    "another case": ("Roomy", "roomy", "point 3 differs"),
    "a lost sign": ("- Costly", "Costly", "3 points recorded, 2 found"),
    "another figure": ("Prices stay", "Prices double", "claims/0: a different text"),
    "a line more": ("We assume", "A new line.\nWe assume", "assumptions/0: a different text"),
}

PLANTED_COPIES: Final = {
    "a cell": ("Costs much less.", "It is the cheaper of the two shelters.", "is the cheaper of the two shelters"),
    "an assumption": ("Quiet nights.", "Nobody snores; prices stay, rain falls. As they say.", ""),
    "the whole of it": ("Quiet nights.", "That nobody snores! Prices stay. RAIN falls", "that nobody snores prices stay rain falls"),
}


def planted(whole: str, old: str, new: str) -> str:
    """The whole with one place changed; a plant that fits nowhere, or twice, is a fault of the test."""
    assert whole.count(old) == 1, old
    return whole.replace(old, new)


def test_made_up_text_agrees_with_its_file() -> None:
    """Nothing is reported where nothing differs: columns, cells that run on, points and sentences are read as meant."""
    loaded = yaml.safe_load(FILE)
    assert (stale(SOURCE, loaded), copied(SOURCE, loaded), without_place(loaded)) == ([], [], [])
    assert len(list(recorded(loaded))) == 5


@pytest.mark.parametrize(("old", "new", "expected"), PLANTED_IN_FILE.values(), ids=PLANTED_IN_FILE.keys())
def test_difference_planted_in_the_file_is_found(old: str, new: str, expected: str) -> None:
    """One thing recorded otherwise than it stands is reported by name."""
    found = stale(SOURCE, yaml.safe_load(planted(FILE, old, new)))
    assert any(expected in said for said in found), found


@pytest.mark.parametrize(("old", "new", "expected"), PLANTED_IN_TEXT.values(), ids=PLANTED_IN_TEXT.keys())
def test_difference_planted_in_the_text_is_found(old: str, new: str, expected: str) -> None:
    """One word changed in the source is reported for the text it stands in."""
    found = stale(source_lines(planted("\n".join(SOURCE), old, new)), yaml.safe_load(FILE))
    assert any(expected in said for said in found), found


def test_markup_planted_in_the_text_is_no_difference() -> None:
    """Tags, other quotes, dashes and spaces leave every digest as it is."""
    text = "\n".join(SOURCE).replace("cheaper", "<b>cheaper</b>").replace("- Costly", "\u2013  Costly")
    assert stale(source_lines(text), yaml.safe_load(FILE)) == []


@pytest.mark.parametrize(("old", "new", "expected"), PLANTED_COPIES.values(), ids=PLANTED_COPIES.keys())
def test_copied_words_are_found(old: str, new: str, expected: str) -> None:
    """Seven words in a row are a copy whatever the case and punctuation; six are not."""
    found = copied(SOURCE, yaml.safe_load(planted(FILE, old, new)))
    assert [said.split(": ")[1] for said in found] == ([expected] if expected else [])


def test_digest_without_a_line_is_found() -> None:
    """A text that cannot be looked up, and one that says nothing, are named."""
    loaded = yaml.safe_load(planted(FILE, "{line: 4, sha256: " + digest(SOURCE[3]) + ", summary: Quiet nights.}", "{sha256: x}"))
    assert without_place(loaded) == ["texts/assumptions/0", "texts/assumptions/0"]


def test_splitting_is_what_the_comparison_uses() -> None:
    """The made-up cell has the three points that its file records, so that no test above passes for want of points."""
    assert [point.sign for point in split("<ul> + Warm in winter. - Costly to heat, as we all know. \u2022 Roomy.")] == ["+", "-", "none"]
