"""A whole report, put together for its readers from what was found in each paper."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from audit import __version__
from audit.appraisal.model.place import Place
from audit.examine import Examination
from audit.report.document.alters import alters
from audit.report.document.blocks import Block, Notice, PageCrop, ReportDocument, ReportSection, numbered, with_texts
from audit.report.document.checked import not_checked, what_was_checked
from audit.report.document.findings import findings
from audit.report.document.front import checked, front, questions, questions_with_room, shortened
from audit.report.document.provenance import Provenance, provenance, statement
from audit.report.document.public import file_name, without_names
from audit.report.document.scope import Audience, PaperPart
from audit.report.document.score_table import score_tables
from audit.report.document.texts import claims, reasons
from audit.report.document.totals import totals
from audit.rules.options import RESTRICTED

__all__ = ["Crops", "foot_of", "mark_of", "report_of"]

_MARKS: Final[Mapping[str, str]] = {"public": "", "draft": "DRAFT", "exempt": "EXEMPT", "tender-confidential": "TENDER CONFIDENTIAL"}
"""The handling marks, from the least to the most closed."""

_ON_TWO_SIDES: Final = 8
"""Options in the table of a report for a meeting: with more, its first side would run over."""

Crops = Mapping[Place, PageCrop]


def report_of(
    examined: Sequence[tuple[Examination, Crops]], made: Provenance, *, audience: Audience = Audience.COMMITTEE, public: bool = False
) -> ReportDocument:
    """One report on all papers, with a part for each where there are several."""
    several = len(examined) > 1
    sections = [_part(one, crops, made, audience, at=at if several else 0, public=public) for at, (one, crops) in enumerate(examined, 1)]
    mark = mark_of([one for one, _ in examined])
    common = {"mark": mark, "foot": foot_of(made.as_of), "date": made.as_of, "audience": audience.value, "contents": audience is not Audience.MEETING}
    if several:
        return ReportDocument(title=f"Options appraisals: {len(sections)} checked", sections=numbered(tuple(sections)), **common)  # type: ignore[arg-type]
    (only,) = sections
    return ReportDocument(title=only.title, lead=only.blocks, sections=numbered(only.sections), **common)  # type: ignore[arg-type]


def foot_of(as_of: str) -> str:
    """What is at the foot of every page: by which version, as of which day, and what it is not."""
    return f"appraisal-audit {__version__}, as of {as_of}. Figures only: no view on the scores, the choice or the process."


def mark_of(examined: Sequence[Examination]) -> str:
    """The mark that goes on every page made of these: that of the most closed of them, empty where all are public."""
    held = [one.appraisal.handling for one in examined if one.appraisal is not None]
    return RESTRICTED if any(one.revealed for one in examined) else _MARKS[max(held, key=list(_MARKS).index, default="public")]


def _part(examination: Examination, crops: Crops, made: Provenance, audience: Audience, *, at: int, public: bool) -> ReportSection:
    if examination.appraisal is None:
        return _unread(examination, at)
    part = PaperPart(
        examination=examination, appraisal=examination.appraisal, audience=audience, public=public, at=at, crops={} if public else crops
    )  # fmt: skip
    sections = tuple(one for one in _SECTIONS[audience](part, made) if one is not None)
    lead: tuple[Block, ...] = front(part)
    if audience is Audience.MEETING:
        lead = (*lead, *what_was_checked(part, most=1))
    section = ReportSection(title=part.appraisal.title, anchor=f"paper-{at}", blocks=lead, sections=sections, breaks=at > 1)
    section = with_texts(section, without_names(part.appraisal, [examination.path, *made.paths])) if public else section
    return with_texts(section, shortened) if audience is Audience.MEETING else section


def _unread(examination: Examination, at: int) -> ReportSection:
    """The part of a report about a paper that could not be audited: why not."""
    name = file_name(examination.path)
    lines = tuple(f"line {one.line}: {one.message}." if one.line else f"{one.message}." for one in examination.problems)
    notice = Notice(title="This file could not be audited, so that nothing is said about it", lines=lines)
    return ReportSection(title=name, anchor=f"paper-{at}", blocks=(notice,), breaks=at > 1)


def _for_committee(part: PaperPart, made: Provenance) -> Iterator[ReportSection | None]:
    yield questions(part)
    yield checked(part)
    yield from score_tables(part)
    yield totals(part)
    yield alters(part)
    yield findings(part)
    yield claims(part)
    yield reasons(part)
    yield not_checked(part)
    yield provenance(part, made)


def _for_meeting(part: PaperPart, _made: Provenance) -> Iterator[ReportSection | None]:
    yield totals(part, most=_ON_TWO_SIDES, plotted=False)
    yield questions_with_room(part)


def _for_author(part: PaperPart, made: Provenance) -> Iterator[ReportSection | None]:
    yield statement(part, made)
    yield questions(part)
    yield checked(part)
    yield findings(part)
    yield from score_tables(part)
    yield totals(part)
    yield not_checked(part)
    yield provenance(part, made)


_SECTIONS: Final = {
    Audience.COMMITTEE: _for_committee, Audience.MEETING: _for_meeting, Audience.AUTHOR: _for_author, Audience.AUDITOR: _for_committee,
}  # fmt: skip
