"""An appraisal written as a file is the same appraisal when it is read back."""

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings

from audit.appraisal.load.document import parse, read
from audit.appraisal.load.schema import validate
from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.read.build import build
from audit.appraisal.write.file import text_of
from audit.resources import folder
from testbed.papers.seeded import drawn, seeds
from testbed.papers.text import yaml_of
from tests.appraisal.write.same import said

ROOT: Final = Path(__file__).parents[3]
FULL: Final = Path(__file__).with_name("full.yaml")
FILES: Final = [FULL, *sorted((ROOT / "examples").glob("*.yaml")), *sorted((ROOT / "appraisals").glob("*.yaml"))]


def built(text: str) -> Appraisal:
    document = parse(text.encode(), "x.yaml")
    validate(document, "appraisal")
    return build(document)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_written_is_read_back_as_the_same(file: Path) -> None:
    """Every field, text, place, figure and claim of every example and appraisal, and of a file with all that the format has."""
    appraisal = built(file.read_text(encoding="utf-8"))
    assert said(built(text_of(appraisal))) == said(appraisal)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_written_again_it_is_the_same_text(file: Path) -> None:
    """Numbers keep the form in which they are printed, so that nothing moves from one writing to the next."""
    once = text_of(build(read(file)))
    assert text_of(built(once)) == once


@settings(max_examples=30)
@given(seed=seeds)
def test_papers_of_every_kind_come_back(seed: int) -> None:
    """Papers drawn at random, with blanks."""
    appraisal = built(yaml_of(drawn(seed, blanks=0.2)[1].plain()))
    assert said(built(text_of(appraisal))) == said(appraisal)


def _keys(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", ())
        for below in schema.values():
            yield from _keys(below)
    elif isinstance(schema, list):
        for below in schema:
            yield from _keys(below)


def test_the_full_file_has_every_field_of_the_format() -> None:
    """A field that is added to the format and not to the model would be lost in writing: the full file has to have it too."""
    text = FULL.read_text(encoding="utf-8")
    keys = set(_keys(json.loads((folder("schemas") / "appraisal.schema.json").read_text(encoding="utf-8")))) - {"$schema"}
    assert {key for key in keys if f"{key}:" not in text} == set()


def test_everything_written_in_the_full_file_comes_back_word_by_word() -> None:
    """What the model would not hold cannot hide behind an equality of models: the written file has all its keys, notes and summaries."""
    text, written = FULL.read_text(encoding="utf-8"), text_of(build(read(FULL)))
    left_out = {"format", "$schema", "same"}
    keys = set(_keys(json.loads((folder("schemas") / "appraisal.schema.json").read_text(encoding="utf-8")))) - left_out
    assert {key for key in keys if f"{key}:" in text and f"{key}:" not in written} == set()
    for words in (
        "As agreed",
        "Named twice",
        "As now",
        "It is said twice",
        "By hand",
        "Only its heading",
        "One page is missing",
        "Go on",
        "In a meeting",
    ):
        assert words in written


def test_comments_stand_above_what_they_are_about() -> None:
    """They are named by pointer; one about something that is not there is left out."""
    written = text_of(build(read(FULL)), {"/appraisal/handling": "Who may see it.", "/claims": "Compare.", "/nowhere/at-all": "Lost."})
    assert "  # Who may see it.\n  handling: draft\n" in written
    assert "# Compare.\nclaims:\n" in written
    assert "Lost." not in written


def test_numbers_are_written_as_printed() -> None:
    """The places of a number of the method or of a scale are what its author gave it."""
    written = text_of(build(read(FULL)))
    assert 'max: "10,50"' in written
    assert built(written).scale.high == Fraction(21, 2)


def test_a_withheld_value_is_not_written() -> None:
    """What stands beside the state withheld is in no model, and so in no file written from it."""
    text = FULL.read_text(encoding="utf-8").replace("{state: withheld, note: Exempt}", "{state: withheld, value: 77123, note: Exempt}")
    written = text_of(built(text))
    assert "77123" in text
    assert "77123" not in written
