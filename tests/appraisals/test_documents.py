"""The published tables retyped as documents: what a careful reader finds in them, and what comes of each is what the page says."""

import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pytest

from bench.layouts.judge import Verdict, judge
from bench.layouts.product import Answer, ask
from bench.layouts.truth import read_truth
from tests.appraisals.write_documents import DOCUMENTS, HERE
from tests.plain import values
from tests.public.papers import faults, read, strays

ROOT: Final = Path(__file__).resolve().parents[2]
NOTES: Final[dict[str, Any]] = values((ROOT / "docs" / "published.yaml").read_text(encoding="utf-8"))
SAID: Final = {one["document"]["file"]: one["document"]["reading"] for one in NOTES.values() if "file" in one["document"]}
SECONDS: Final = 20
"""A document that is not read by then is not read."""

SLOW: Final = frozenset({"elk-river-library-site.docx"})
"""What is not read by then takes all of it, every time: the deep run has it."""

AMISS: Final = {
    "elk-river-library-site.docx": "rows of groups, told only by the weight that they lack, are taken for criteria; one cell has a comma for its point",
}


def truth_of(name: str) -> Path:
    return HERE / f"{Path(name).stem}.truth.yaml"


@cache
def answered(name: str) -> tuple[Verdict, Answer]:
    answer = ask(HERE / name, SECONDS)
    return judge(read_truth(truth_of(name)), answer), answer


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of an office document, since a zip holds the time of its making, or the bytes of any other."""
    if not data.startswith(b"PK"):
        return {"": data}
    with zipfile.ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist() if name != "docProps/core.xml"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_as_written(name: str) -> None:
    """Each is what `python -m tests.appraisals.write_documents` writes."""
    assert parts((HERE / name).read_bytes()) == parts(DOCUMENTS[name]())


def test_every_document_is_spoken_of() -> None:
    """The page says of each what came of it, and each has its truth."""
    assert set(SAID) == set(DOCUMENTS)
    assert {path.name for path in HERE.glob("*.truth.yaml")} == {truth_of(name).name for name in DOCUMENTS}


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if not name.startswith("elk")])
def test_the_truth_is_what_adding_finds(name: str) -> None:
    """Totals, weights and ranks are added again; the percentages of Scotland and all of Elk River are in tests/docs/test_published.py."""
    paper = read(truth_of(name))
    assert faults(paper) == []
    assert [one for one in strays(paper) if "what='percent'" not in one] == []


READ: Final = [pytest.param(name, marks=[pytest.mark.deep] if name in SLOW else []) for name in DOCUMENTS]


@pytest.mark.parametrize("name", READ)
def test_what_came_of_a_document_is_what_the_page_says(name: str) -> None:
    """Read right, asked about, not read right, or refused."""
    verdict, answer = answered(name)
    refused = answer.refused and not answer.broke
    assert ("refused" if refused else verdict.reading) == SAID[name]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(
            name,
            marks=[*([pytest.mark.deep] if name in SLOW else []), *([pytest.mark.xfail(strict=True, reason=AMISS[name])] if name in AMISS else [])],
        )
        for name in DOCUMENTS
    ],
)
def test_a_document_is_read_right(name: str) -> None:
    """Names, figures and method as in the truth, no error that is not there, and every discrepancy with its figure."""
    verdict, _ = answered(name)
    assert (verdict.reading, verdict.accused, verdict.clear_of_nothing) == ("right", (), False)
    assert set(verdict.found) <= {"found"}
