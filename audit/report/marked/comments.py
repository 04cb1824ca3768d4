"""What each comment in a marked paper says, and what of the paper it is about.

Numbers run on over all appraisals of a paper, in the order of the report.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from audit.appraisal.model.place import Place
from audit.appraisal.text.shown import clean
from audit.documents.paper import Cell, Paper, Passage
from audit.examine import Examination
from audit.explanation.finding import Finding
from audit.report.document.findings import asked, message_of
from audit.report.document.scope import PaperPart, page_of, veiled
from audit.report.finding import computed_in_full

__all__ = ["COMPARE", "AnchoredComment", "anchored", "together_said"]

COMPARE: Final = "Compare with your own copy first: this may come from how the copy was read."
_UNWRITABLE: Final = re.compile(r"[^\t\n\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
_SHORTEST: Final = 12
"""Letters of a sentence from which on it is looked for in the text: shorter ones stand in several places."""


@dataclass(frozen=True, slots=True)
class AnchoredComment:
    """A finding as a comment: its number, its lines, where it stands in words, and the cell or passage it belongs to, if known."""

    number: int
    lines: tuple[str, ...]
    where: str
    place: Place
    anchor: Cell | Passage | None = None

    @property
    def text(self) -> str:
        """The whole of the comment, headed by its number."""
        return "\n".join([f"Finding {self.number}: {self.lines[0]}", *self.lines[1:]])


def anchored(examinations: Sequence[Examination], paper: Paper) -> tuple[AnchoredComment, ...]:
    """Every finding of the appraisals of a paper as a comment, none left out."""
    found: list[AnchoredComment] = []
    for one in examinations:
        if one.appraisal is not None:
            part = PaperPart(examination=one, appraisal=one.appraisal)
            for finding in (each for group in part.groups for each in group.findings):
                found.append(_comment(part, finding, paper, len(found) + 1))
    return tuple(found)


def together_said(comments: Sequence[AnchoredComment]) -> str:
    """Several comments that stand at one place, as one text."""
    return "\n\n".join(one.text for one in comments)


def _comment(part: PaperPart, finding: Finding, paper: Paper, number: int) -> AnchoredComment:
    lines = tuple(_writable(line) for line in _lines(part, finding) if line)
    place = finding.lead.place
    return AnchoredComment(number, lines, _writable(page_of(place)) or "the whole paper", place, _anchor(part, finding, paper))


def _writable(text: str) -> str:
    """A text without signs that a document cannot hold or that steer how it is shown."""
    return _UNWRITABLE.sub("", clean(text))


def _lines(part: PaperPart, finding: Finding) -> Iterator[str]:
    lead = finding.lead
    yield message_of(part, finding)
    if lead.rule.check == "relation" and not veiled(finding):
        yield f"Printed: {lead.published}" if lead.published else ""
        yield f"Recalculated: {computed_in_full(lead)}" if lead.computed else ""
    said = asked(part, finding)
    if finding.standing == "check-reading":
        yield COMPARE
        said = said.removeprefix("Compare with your copy. ")
    yield f"To ask: {said}" if said and finding.standing != "check-reading" else said


def _anchor(part: PaperPart, finding: Finding, paper: Paper) -> Cell | Passage | None:
    place = finding.lead.place
    cell = _cell_at(paper, place)
    return cell if cell is not None else _passage_of(part, finding, paper)


def _cell_at(paper: Paper, place: Place) -> Cell | None:
    """The cell of a place; of a row of which no column is named the first cell, of a table its first."""
    if place.sheet is not None and place.cell is not None:
        first = place.cell.partition(":")[0].replace("$", "").upper()
        return next((cell for one in paper.tables for cell in one.cells if (cell.place.sheet, cell.place.cell) == (place.sheet, first)), None)
    table, row = paper.table(place.table), place.row or 1
    if table is None:
        return None
    if place.column is not None and 0 < place.column <= table.width:
        return table.cell_at(row, place.column)
    return next((one for one in table.cells if one.row == row - 1), None)


def _passage_of(part: PaperPart, finding: Finding, paper: Paper) -> Passage | None:
    """The passage that holds the sentence of a finding about prose, on the page that the finding names where several do."""
    texts = _sentences(part, finding)
    page = finding.lead.place.page
    for text in texts:
        held = [one for one in paper.passages if text in _plain(one.text)]
        near = [one for one in held if page is None or one.place.page == page]
        if near or held:
            return (near or held)[0]
    return None


def _sentences(part: PaperPart, finding: Finding) -> list[str]:
    """The sentences that a finding is about, of which none is too short to be found again."""
    about = {name for outcome in finding.outcomes for name in outcome.subject.ids}
    claims = [one for one in part.appraisal.claims if one.id in about and finding.lead.subject.kind == "claim"]
    texts = [_plain(each.text) for one in claims for each in one.printings]
    return [one for one in texts if len(one) >= _SHORTEST]


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
