"""Attaching full texts: what is attached is what was recorded, and what is not is told.

Reading the documents that are handed to an audit.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from audit.appraisal.load.document import Document, parse
from audit.appraisal.load.node import Node
from audit.appraisal.load.schema import validate
from audit.appraisal.text.attach import Attached, Supplied, attach, read_supplied
from audit.appraisal.text.normalise import digest
from audit.appraisal.text.recorded import source_lines
from audit.limits import FileLimits
from audit.problems import InputError

LINES: Final = (
    "Option\tTent\tHut\tHIGH: Warm all year LOW: Cold",
    "Reason\tThe tent is cheap\t<ul> + Warm in winter. - Costly to heat",
    "We assume that nobody snores. Prices stay.",
    "Three officers scored. Two moderated.",
)
SUPPLIED: Final = Supplied("papers/shelter.txt", "1" * 64, LINES)
FILE: Final = f"""\
appraisal: {{id: shelter, title: Shelter, from: published}}
sources:
  paper: {{role: report, file: shelter.txt, sha256: {"1" * 64}}}
  annex: {{role: appendix, file: annex.txt}}
levels: {{high: {{value: 10, label: HIGH}}, low: {{value: 0, label: LOW}}}}
criteria:
  cost:
    line: 1
    levels:
      high: {{is: defined, text: {{place: {{column: 4}}, sha256: "{digest("Warm all year")}"}}}}
      low: {{is: defined, text: {{place: {{column: 4}}, sha256: "{digest("Cold")}"}}}}
options: {{tent: {{}}, hut: {{}}}}
method: {{total: sum}}
gateways:
  dry: {{line: 4, rationale: {{sha256: "{digest(LINES[3])}"}}}}
texts:
  rationale:
    cost:
      tent: {{line: 2, place: {{column: 2}}, sha256: "{digest("The tent is cheap")}"}}
      hut:
        line: 2
        place: {{column: 3}}
        sha256: "{digest(LINES[1].split(chr(9))[2])}"
        points:
          - {{sign: "+", sha256: "{digest("Warm in winter")}"}}
          - {{sign: "-", line: 2, sha256: "{digest("Costly to heat")}"}}
  wording:
    - {{criterion: cost, use: defined, line: 3, text: {{sha256: "{digest(LINES[2])}"}}}}
    - {{criterion: cost, title: Cost, line: 3}}
  assumptions:
    - {{line: 3, sha256: "{digest(LINES[2])}"}}
claims:
  - {{id: stable, summary: No inflation, line: 3, sha256: "{digest("Prices stay.")}"}}
"""

PLACES: Final[Mapping[str, str]] = {
    "criteria/cost/levels/high/text": "Warm all year",
    "criteria/cost/levels/low/text": "Cold",
    "gateways/dry/rationale": LINES[3],
    "texts/rationale/cost/tent": "The tent is cheap",
    "texts/rationale/cost/hut": "<ul> + Warm in winter. - Costly to heat",
    "texts/rationale/cost/hut/points/0": "Warm in winter.",
    "texts/rationale/cost/hut/points/1": "Costly to heat",
    "texts/wording/0/text": LINES[2],
    "texts/assumptions/0": LINES[2],
    "claims/0": "Prices stay.",
}


def read(text: str = FILE) -> Document:
    document = parse(text.encode(), "shelter.yaml")
    validate(document, "appraisal")
    return document


def attached(old: str = "", new: str = "", supplied: Supplied = SUPPLIED) -> Attached:
    """Attach the document to the file, with one place of the file changed."""
    assert FILE.count(old) == 1 or not old
    return attach(read(FILE.replace(old, new) if old else FILE), [supplied])


def node(root: Node, path: str) -> Node:
    return root.at([int(step) if step.isdecimal() else step for step in path.split("/")])


def text_at(found: Attached, path: str) -> str | None:
    text = node(found.document.root, path).get("text")
    return None if text is None else text.text


def said(found: Attached) -> list[str]:
    return [problem.message for problem in found.problems]


@pytest.mark.parametrize(("path", "text"), PLACES.items(), ids=PLACES)
def test_each_kind_of_text_is_attached(path: str, text: str) -> None:
    """Cells, lines, sentences, points, and definitions that share a cell, under the keys that rules read."""
    plain = node(attached().document.root, path).plain
    assert isinstance(plain, dict)
    assert (text_at(attached(), path), plain["text"]) == (text, text)


def test_what_was_attached_is_counted() -> None:
    """Points belong to their text; the document is named, and known by its digest."""
    found = attached()
    assert found.remarks == ("8 full texts as in shelter.txt, with the recorded digests",)
    assert (found.used, found.problems) == (frozenset({"1" * 64}), ())


def test_the_document_read_is_left_as_it_was() -> None:
    """Attaching gives a copy: the file's own tree, which its digest stands for, holds what the file holds."""
    document = read()
    attach(document, [SUPPLIED])
    assert all(node(document.root, path).get("text") is None for path in PLACES)


def test_nothing_is_attached_without_a_document() -> None:
    """The document is the same object."""
    document = read()
    assert attach(document, []).document is document


@pytest.mark.parametrize(
    ("old", "new", "path", "message"),
    [
        (digest("The tent is cheap"), digest("The hut is cheap"), "texts/rationale/cost/tent", "line 2 of shelter.txt has a different text"),
        ("{column: 2}", "{column: 3}", "texts/rationale/cost/tent", "line 2 of shelter.txt has a different text"),
        (digest("Costly to heat"), digest("Cheap to heat"), "texts/rationale/cost/hut/points/1", "line 2 of shelter.txt has a different point"),
        (digest("Prices stay."), digest("Prices rise."), "claims/0", "line 3 of shelter.txt has a different text"),
        (digest("Cold"), digest("Cool"), "criteria/cost/levels/low/text", "line 1 of shelter.txt has a different text"),
        (", line: 3, text: {", ", text: {", "texts/wording/0/text", "recorded without a line"),
        (f', sha256: "{digest("The tent is cheap")}"', "", "texts/rationale/cost/tent", "recorded without a digest"),
    ],
)
def test_what_does_not_stand_as_recorded_is_told_and_not_attached(old: str, new: str, path: str, message: str) -> None:
    """Which text it is, by its place in the file, and on which line another one stands."""
    found = attached(old, new)
    (problem,) = found.problems
    place = node(found.document.root, path)
    assert problem.message.startswith(message)
    assert (problem.path, problem.line, problem.column) == ("shelter.yaml", place.line, place.column)
    assert place.get("text") is None
    assert found.remarks[0].endswith("; 1 not attached")


def test_the_other_texts_are_attached_all_the_same() -> None:
    """One stale digest keeps back its own text only."""
    found = attached(digest("The tent is cheap"), digest("x"))
    assert [path for path in PLACES if text_at(found, path) is None] == ["texts/rationale/cost/tent"]


def test_a_text_held_in_full_stays() -> None:
    """What the file itself says is not replaced by what stands in a document."""
    found = attached(f'sha256: "{digest("The tent is cheap")}"', "text: Own words")
    assert (text_at(found, "texts/rationale/cost/tent"), found.problems) == ("Own words", ())


def test_points_are_attached_where_the_whole_text_is_torn() -> None:
    """Each point has a digest of its own; the text around them is told."""
    found = attached(digest(LINES[1].split("\t")[2]), digest("torn"))
    assert text_at(found, "texts/rationale/cost/hut/points/1") == "Costly to heat"
    assert said(found) == ["line 2 of shelter.txt has a different text from the one recorded here; it is not attached"]


def test_a_document_is_a_source_by_its_digest_or_by_its_name() -> None:
    """A file may have been renamed, or be another copy, which is said."""
    renamed = attached(supplied=Supplied("x.txt", "1" * 64, LINES))
    assert renamed.remarks == ("8 full texts as in x.txt, with the recorded digests",)
    other = attached(supplied=Supplied("elsewhere/shelter.txt", "2" * 64, LINES))
    assert other.remarks == (
        "8 full texts as in shelter.txt (a different copy from the one recorded: its SHA-256 differs), with the recorded digests",
    )
    assert other.used == {"2" * 64}


def test_a_document_that_is_no_source_is_not_used() -> None:
    """Lines of another document would be compared for nothing."""
    found = attached(supplied=Supplied("other.txt", "2" * 64, LINES))
    assert (found.used, found.remarks, found.problems) == (frozenset(), (), ())


def test_texts_of_another_source_are_left_alone() -> None:
    """A place may name its source; the first one is meant where it names none."""
    found = attached("place: {column: 2}", "place: {column: 2, source: annex}")
    assert (text_at(found, "texts/rationale/cost/tent"), found.problems) == (None, ())


def test_with_another_copy_the_first_of_many_are_told() -> None:
    """The rest is counted, so that the terminal is not flooded."""
    reasons = "\n".join(f"      o{n}: {{line: 2, sha256: '{digest(str(n))}'}}" for n in range(30))
    options = ", ".join(f"o{n}: {{}}" for n in range(30))
    text = f"""\
appraisal: {{id: x, title: X, from: draft}}
sources: {{paper: {{role: report, file: shelter.txt}}}}
criteria: {{cost: {{}}}}
options: {{{options}}}
method: {{total: sum}}
texts:
  rationale:
    cost:
{reasons}
"""
    found = attach(read(text), [SUPPLIED])
    assert (len(found.problems), said(found)[-1]) == (21, "and 10 more texts are not attached")


def test_lines_count_as_the_source_does() -> None:
    """A form feed or a separator of another kind ends no line."""
    assert source_lines("a\x0cb\u2028c\nd") == ("a\x0cb\u2028c", "d")


@pytest.mark.parametrize("line", [0, 1])
def test_a_passage_longer_than_any_text_is_not_attached(line: int) -> None:
    """It is told, and the other texts are attached; the rest of the document may be as long as it likes."""
    lines = list(LINES) if line else [*LINES, ""]
    lines[line or -1] += "x" * 100_001
    found = attached(supplied=Supplied("shelter.txt", "1" * 64, tuple(lines)))
    assert said(found) == ["not attached: the recorded lines have more than 100000 characters"] * (2 if line else 0)
    assert text_at(found, "claims/0") == "Prices stay."


@pytest.mark.whole
def test_many_passages_are_attached_as_far_as_papers_go() -> None:
    """Whoever records the same text ten thousand times looks it up once; other places are looked at until it is enough."""
    lines = tuple(f"{'word ' * 19_000}{number}" for number in range(120))
    wording = "\n".join(
        f"    - {{criterion: cost, text: {{line: {number + 1}, sha256: '{digest(lines[number])}'}}}}" for number in (*range(110), 0, 0)
    )
    text = f"""\
appraisal: {{id: x, title: X, from: draft}}
sources: {{paper: {{role: report, file: shelter.txt}}}}
criteria: {{cost: {{}}}}
options: {{a: {{}}}}
method: {{total: sum}}
texts:
  wording:
{wording}
"""
    found = attach(read(text), [Supplied("shelter.txt", "1" * 64, lines)])
    assert found.remarks == ("107 full texts as in shelter.txt, with the recorded digests; 5 not attached",)
    assert set(said(found)) == {"not attached: more text is recorded than any paper has"}


def test_a_text_held_point_by_point_stays() -> None:
    """What the file itself says of a point is not replaced either, and a point without a digest is not looked for."""
    found = attached(f'sha256: "{digest("Costly to heat")}"', 'text: "Own point"')
    assert text_at(found, "texts/rationale/cost/hut/points/1") == "Own point"
    bare = attached(f', sha256: "{digest("Warm in winter")}"', "")
    assert (text_at(bare, "texts/rationale/cost/hut/points/0"), bare.problems) == (None, ())


def test_lines_and_digest_are_those_of_the_file(tmp_path: Path) -> None:
    """A mark at the start and line ends of Windows leave the lines as they are; the digest is of the bytes."""
    file = tmp_path / "paper.txt"
    raw = "\ufeffone\r\ntwo\r\n".encode()
    file.write_bytes(raw)
    found = read_supplied(file)
    assert (found.lines, found.name) == (("one", "two", ""), "paper.txt")
    assert (found.sha256, found.path) == (hashlib.sha256(raw).hexdigest(), file.as_posix())


@pytest.mark.parametrize(
    ("raw", "said"),
    [(b"%PDF-1.4\n\x00", "is not plain text"), (b"caf\xe9", "is not plain text"), (b"a" * (FileLimits.MAX_BYTES + 1), "larger than 8 MiB")],
    ids=["pdf", "latin", "large"],
)
def test_what_is_no_text_is_refused(raw: bytes, said: str, tmp_path: Path) -> None:
    """The message says what would do."""
    file = tmp_path / "paper.pdf"
    file.write_bytes(raw)
    with pytest.raises(InputError, match=said) as caught:
        read_supplied(file)
    assert caught.value.problems[0].path == file.as_posix()


def test_a_document_that_is_not_there_is_told(tmp_path: Path) -> None:
    """So is a folder."""
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(InputError, match="cannot be opened"):
            read_supplied(path)
