"""A comparison as the blocks of a report, so that it becomes a page by the same templates."""

from collections.abc import Iterator, Sequence

from audit.comparison.alteration import AREAS, Alteration
from audit.comparison.compare import AppraisalChange, Comparison
from audit.comparison.findings import FindingChange
from audit.examine import Examination
from audit.report.compared.words import (
    AREA_TITLES,
    FINDING_TITLES,
    KIND_WORDS,
    WHOLE_TITLES,
    about_alteration,
    called_out,
    fate_of,
    headline,
    message_of,
    places_of,
)
from audit.report.document.blocks import Block, Bullets, Notice, ReportCell, ReportDocument, ReportSection, ReportTable, ReportText, numbered
from audit.report.document.build import foot_of

__all__ = ["comparison_as_document"]


def comparison_as_document(found: Comparison, *, old: str, new: str, as_of: str, mark: str = "") -> ReportDocument:
    """The comparison as a report: what differs by area, then the findings."""
    several = found.several
    sections = [_pair(one, at, several=several) for at, one in enumerate(found.pairs)]
    flat = tuple(sections) if several else sections[0].sections if sections else ()
    lead: tuple[Block, ...] = (ReportText(text=headline(found), kind="lead"), ReportText(text=f"Old: {old}"), ReportText(text=f"New: {new}"))
    if not several and sections:
        lead = (*lead, *sections[0].blocks)
    whole = (*_whole("gone", found.gone), *_whole("new", found.new))
    return ReportDocument(
        title="Two versions compared", sections=numbered((*flat, *whole)), lead=lead, mark=mark, foot=foot_of(as_of), date=as_of,
        audience="comparison", contents=False,
    )  # fmt: skip


def _pair(change: AppraisalChange, at: int, *, several: bool) -> ReportSection:
    called = called_out(change)
    notices = (Notice(title="Changed after scoring", lines=(called,)),) if called else ()
    sections = tuple(one for one in (*_areas(change, at), *_findings(change, at)))
    return ReportSection(title=change.versions.after.title, anchor=f"pair-{at}", blocks=notices, sections=sections, breaks=several and at > 0)


def _areas(change: AppraisalChange, at: int) -> Iterator[ReportSection]:
    for area in AREAS:
        rows = [one for one in change.alterations if one.area == area]
        if rows:
            table = ReportTable(
                caption=f"{AREA_TITLES[area]}: old and new", heads=("What", "Old", "New", "Change"), rows=tuple(_row(one, change) for one in rows),
            )  # fmt: skip
            yield ReportSection(title=AREA_TITLES[area], anchor=f"{area}-{at}", blocks=(table,))


def _row(one: Alteration, change: AppraisalChange) -> tuple[ReportCell, ...]:
    said = KIND_WORDS[one.kind] + ("; read doubtfully: compare with your copy first" if one.doubtful else "")
    return (
        ReportCell(text=about_alteration(one, change)), ReportCell(text=one.old, aside=one.old_place), ReportCell(text=one.new, aside=one.new_place),
        ReportCell(text=said),
    )  # fmt: skip


def _findings(change: AppraisalChange, at: int) -> Iterator[ReportSection]:
    for kind, title in FINDING_TITLES.items():
        held = [one for one in change.findings if one.kind == kind]
        if held:
            yield ReportSection(title=title, anchor=f"findings-{kind}-{at}", blocks=(Bullets(items=tuple(map(_finding, held))),))


def _finding(one: FindingChange) -> ReportText:
    place = places_of(one.old_place, one.new_place)
    return ReportText(text=" ".join(filter(None, [f"{message_of(one)} [{one.rule}]", fate_of(one), f"({place})" if place else ""])))


def _whole(kind: str, held: Sequence[Examination]) -> Iterator[ReportSection]:
    items = tuple(ReportText(text=one.appraisal.title) for one in held if one.appraisal is not None)
    if items:
        yield ReportSection(title=WHOLE_TITLES[kind], anchor=f"appraisals-{kind}", blocks=(Bullets(items=items),))
