"""Rules about the workbooks that an appraisal was read from."""

import json
from pathlib import Path

from audit.appraisal.load.document import parse
from audit.documents.book import Workbook
from audit.examine import Examination, examine, examine_document
from audit.report.json import audit_as_data
from audit.report.text import report
from audit.rules.discretion import NOT_SHOWN
from audit.rules.outcome import Outcome
from audit.workbook.example import alone
from testbed.workbooks.sheets import Draft, written
from tests.report.papers import all_rules
from tests.workbook.books import book
from tests.workbook.unusual import draft_of

TYPED = ("Criterion, A, B, C", "Access, 4, 3, 2", "Cost, 1, 2, 2", 'Total, "=SUM(B2:B3)", 7, "=SUM(D2:D3)"')


def examined(text: str, *books: Workbook) -> Examination:
    return examine_document(parse(text.encode(), "scores.xlsx"), all_rules(), workbooks=books)


PAPER = """appraisal: {{id: x, title: X, from: draft}}
sources: {{notes: {{role: report, file: notes.docx}}, sheet: {{role: workbook, file: {file}}}}}
criteria: {{c: {{title: Access}}}}
options: {{a: {{title: A}}}}
method: {{total: sum}}
tables: {{t: {{rows: criteria, columns: [a], prints: score, cells: {{c: [{cell}]}}}}}}
"""


def about_books(examination: Examination) -> list[Outcome]:
    return [one for one in examination.outcomes if one.subject.kind == "workbook"]


def test_an_appraisal_without_a_workbook_has_nothing_to_look_at() -> None:
    """Every rule about workbooks is then not applicable, and says so."""
    outcomes = [one for one in examined(PAPER.format(file="x.xlsx", cell=4)).outcomes if one.rule.subject == "workbook"]
    assert {one.status for one in outcomes} == {"not-applicable"}
    assert len(outcomes) == len({one.rule.id for one in outcomes}) > 10


def test_a_finding_names_sheet_and_cell_of_its_document() -> None:
    """In the text report and in JSON, beside the findings of the appraisal, with the source that the workbook is."""
    examination = examined(PAPER.format(file="papers/scores.xlsx", cell=4), book(*TYPED))
    (finding,) = [one for one in examination.findings if one.lead.rule.id == "WBK001"]
    assert (finding.lead.place.sheet, finding.lead.place.cell, finding.lead.place.source) == ("S", "C4", "sheet")
    assert finding.impact == "not-computed"
    assert "sheet S, cell C4, in papers/scores.xlsx" in " ".join(report(examination, width=120, colour=False, quiet=False).split())
    (told,) = [one for one in audit_as_data(examination)["findings"] if one["rule"] == "WBK001"]
    assert told["source"] == {"document": "papers/scores.xlsx", "locator": "sheet S, cell C4"}
    assert (told["published"], told["computed"], told["subject"]["kind"], told["subject"]["ids"]) == ("7", "5", "workbook", ["S!C4"])


def test_a_workbook_that_is_no_source_is_told_all_the_same() -> None:
    """Its place is then sheet and cell alone."""
    examination = examined(PAPER.format(file="other.xlsx", cell=4), book(*TYPED))
    text = " ".join(report(examination, width=120, colour=False, quiet=False).split())
    assert "sheet S, cell C4" in text


def test_a_withheld_figure_is_not_given_away() -> None:
    """Where an appraisal withholds a figure, no figure of its workbook is told, only the place."""
    examination = examined(PAPER.format(file="scores.xlsx", cell="{state: withheld}"), book(*TYPED))
    told = [one for one in about_books(examination) if one.status == "fail"]
    assert {(one.published, one.computed, one.withheld) for one in told} == {(NOT_SHOWN, NOT_SHOWN, True)}
    assert "7" not in json.dumps([one.message for one in told])


def test_nothing_found_is_a_pass_of_each_sheet() -> None:
    """What was looked at is recorded with how much of it there was."""
    clean = book("Criterion, A, B", "Access, 4, 3", "Cost, 1, 2", 'Total, "=SUM(B2:B3)", "=SUM(C2:C3)"')
    outcomes = about_books(examine_document(alone(clean), all_rules(), workbooks=(clean,)))
    assert {one.status for one in outcomes if one.rule.id in {"WBK001", "WBK003", "WBK013"}} == {"pass"}
    assert {one.subject.ids for one in outcomes if one.rule.id == "WBK003"} == {("S",)}


def test_a_workbook_is_looked_over_beside_its_appraisal(tmp_path: Path) -> None:
    """Auditing the file itself gives the findings of the workbook with their cells; the digest says that it is its source."""
    draft = draft_of("a copied total for the cover")
    draft.pages["Scores"].cells[4, 2] = "=SUM(C2:C3)"
    file = tmp_path / "scores.xlsx"
    file.write_bytes(written(draft))
    examination = examine(file, all_rules())
    told = [one.lead for one in examination.findings if one.lead.rule.id == "WBK003"]
    assert [(one.place.sheet, one.place.cell, one.computed) for one in told] == [("Scores", "C5", "C4")]
    assert examination.appraisal is not None
    assert examination.appraisal.sources[told[0].place.source or ""].file == "scores.xlsx"


def test_a_workbook_without_an_appraisal_is_looked_over_alone(tmp_path: Path) -> None:
    """That no appraisal was made out is said; only the rules about workbooks are run."""
    draft = Draft()
    draft.page("Sums").cells.update({(0, 0): 3, (1, 0): "=Old!A1+A1"})
    file = tmp_path / "sums.xlsx"
    file.write_bytes(written(draft))
    examination = examine(file, all_rules())
    assert [one.lead.rule.id for one in examination.findings] == ["WBK014"]
    assert "only its formulas were checked" in examination.assumed[0]
    assert {one.rule.subject for one in examination.outcomes} == {"workbook"}
