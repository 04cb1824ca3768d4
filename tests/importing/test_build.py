"""The appraisal of a document is built directly, and is the one that its written file is read as."""

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from audit.appraisal.load.document import parse
from audit.appraisal.load.schema import validate
from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.read.build import build
from audit.documents.paper import Paper, Request
from audit.documents.registry import read_bytes
from audit.documents.suffixes import is_document
from audit.importing.build import appraisal_of, printed_of
from audit.importing.document import draft_of
from audit.importing.draft import Draft
from audit.importing.write import text_of
from audit.problems import InputError
from tests.appraisal.write.same import said
from tests.importing.claims import invented
from tests.importing.imitations import draft_in
from tests.importing.render import FORMS, sheets_of
from tests.plain import texts

ROOT: Final = Path(__file__).parents[2]
SHARED: Final = ROOT / "../shared"
EXAMPLES: Final = sorted((ROOT / "examples").glob("*.yaml"))
LONG: Final = frozenset({"B_word.pdf", "A_calc.pdf", "A_rl.pdf", "000_1d4f120a149c525a.txt"})
"""Each takes seconds to be read; `make test-deep` reads them."""

DOCUMENTS: Final = [
    pytest.param(file, marks=[pytest.mark.deep] if file.name in LONG else []) for name in ("documents", "seeds", "cases/layouts", "cases/files") if (SHARED / name).is_dir()
    for file in sorted((SHARED / name).iterdir()) if is_document(file)
]  # fmt: skip


def read_back(draft: Draft) -> Appraisal:
    document = parse(text_of(draft).encode(), "x.yaml")
    validate(document, "appraisal")
    return build(document)


def drawn(file: Path, form: str) -> Paper:
    plain: Any = texts(file.read_text(encoding="utf-8"))
    return read_bytes(FORMS[form](sheets_of(plain)), Request(form))


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_a_document_is_the_appraisal_that_its_file_is_read_as(file: Path) -> None:
    """Nothing is lost or added on the way over a file, whatever the scoring model."""
    draft = draft_of([drawn(file, "x.xlsx")])
    assert said(appraisal_of(draft)) == said(read_back(draft))


@pytest.mark.whole
@pytest.mark.skipif(not DOCUMENTS, reason="the documents are not part of the repository")
@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.name)
def test_whole_papers_are_the_appraisal_that_their_file_is_read_as(file: Path) -> None:
    """Papers with definitions, reasons, claims and several tables; one that cannot be read is held to no more."""
    try:
        draft = draft_in(file.resolve())
    except InputError:
        return
    assert said(appraisal_of(draft)) == said(read_back(draft))


def test_claims_and_sums_of_the_text_come_over() -> None:
    """What the running text says of the tables, and the counts that it adds up, are built as they are read."""
    draft = invented.draft(
        invented.POINTS, "The joint venture was ranked second.", "Of 12 options, 4 were dropped and 2 added, which left 10 options."
    )
    assert draft.claims
    assert said(appraisal_of(draft)) == said(read_back(draft))


def test_places_are_kept_and_no_line_of_a_file_is_made_up() -> None:
    """A figure knows its sheet, table and row in the document; no file holds it, so that it has no line there."""
    appraisal = appraisal_of(draft_of([drawn(EXAMPLES[0], "x.xlsx")]), "x.xlsx", "digest")
    scores = [one for one in appraisal.figures if one.table is not None]
    assert scores
    assert all(one.place.sheet and one.place.table and one.place.row for one in scores)
    assert {one.where.line for one in appraisal.figures} == {0}
    assert all(one.where.pointer for one in appraisal.figures)
    assert (appraisal.path, appraisal.sha256) == ("x.xlsx", "digest")


def test_a_file_is_written_even_where_a_figure_cannot_be_read() -> None:
    """Whoever imports a paper gets what was read of it, to put right by hand; an audit says which cell is none."""
    draft = draft_of([drawn(EXAMPLES[0], "x.xlsx")])
    table = draft.tables[0]
    row = table.rows[0]
    odd = _with(draft, table, _with_row(table, row))
    assert "4..5" in text_of(odd)
    assert not printed_of(odd).figures
    with pytest.raises(InputError, match=r"4\.\.5"):
        appraisal_of(odd)


def _with_row(table: Any, row: Any) -> Any:
    entries = (replace(row.entries[0], written="4..5", nature="figure"), *row.entries[1:])
    return replace(table, rows=(replace(row, entries=entries), *table.rows[1:]))


def _with(draft: Draft, old: Any, new: Any) -> Draft:
    return replace(draft, tables=tuple(new if one is old else one for one in draft.tables))
