"""Each finding in full: published and recalculated, the crop of its page, what it means, why it matters, what to ask."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from audit.explanation.finding import Finding
from audit.report.document.blocks import Block, FactList, PageCrop, ReportCell, ReportSection, ReportTable, ReportText
from audit.report.document.scope import CONSEQUENCES, NOTES, FindingGroup, PaperPart, page_of, veiled
from audit.report.finding import computed_in_full, further, left_to_blanks, of_norm, question, ways_to_agree, where_in_words, would_fit
from audit.report.screen import reading_said
from audit.rules.outcome import Outcome
from audit.rules.rule import Rule
from audit.rules.sources import cited

__all__ = ["asked", "crop_of", "findings", "message_of"]

_MOST_ALSO: Final = 6
_Facts = Iterator[tuple[str, tuple[str, ...]]]


def findings(part: PaperPart) -> ReportSection | None:
    """The section with all findings, grouped by consequence; None where there are none."""
    if not part.groups:
        return None
    sections = tuple(_group(part, at, group) for at, group in enumerate(part.groups, 1))
    return ReportSection(title="Findings", anchor=part.anchor("findings"), sections=sections, blocks=tuple(_left_out(part)))


def _left_out(part: PaperPart) -> Iterator[Block]:
    left = sum(veiled(one) for one in part.examination.findings)
    if part.public and left:
        yield ReportText(text=f"Findings in which withheld figures are involved, and which are not in this report: {left}.", kind="quiet")


def _group(part: PaperPart, at: int, group: FindingGroup) -> ReportSection:
    head = (ReportText(text=group.said),) if group.said else ()
    anchor = part.anchor(f"findings-{at}")
    if group.title == NOTES and not part.full:
        return ReportSection(title=group.title, anchor=anchor, blocks=(*head, _notes(part, group)))
    return ReportSection(title=group.title, anchor=anchor, blocks=head, sections=tuple(_finding(part, one) for one in group.findings))


def _notes(part: PaperPart, group: FindingGroup) -> ReportTable:
    """Notes in a table, a row each; an auditor gets each in full."""
    rows = tuple(
        (
            ReportCell(text=str(part.number(one)), anchor=part.anchor(f"finding-{part.number(one)}")),
            ReportCell(text=message_of(part, one), aside=page_of(one.lead.place)),
            ReportCell(text=asked(part, one)),
        )
        for one in group.findings
    )
    return ReportTable(caption="Notes", heads=("Number", "Note", "Ask"), rows=rows)


def _finding(part: PaperPart, finding: Finding) -> ReportSection:
    lead, number = finding.lead, part.number(finding)
    blocks: list[Block] = [ReportText(text=message_of(part, finding), kind="lead"), FactList(pairs=tuple(_facts(part, finding)))]
    crop = crop_of(part, finding)
    blocks += [crop] if crop is not None else []
    return ReportSection(title=f"{number}. {lead.rule.title}", anchor=part.anchor(f"finding-{number}"), blocks=tuple(blocks), compact=True)


def message_of(part: PaperPart, finding: Finding) -> str:
    """What a finding says; in a public report of a paper that is not public, no more than which rule speaks of a text."""
    lead = finding.lead
    if _closed(part, lead):
        return f"{lead.rule.title}. The text is not shown, because the paper is not public."
    return f"{lead.message}{left_to_blanks(finding, part.examination)}"


def _closed(part: PaperPart, outcome: Outcome) -> bool:
    """Whether an outcome may quote a text that is not for everybody."""
    return part.public and part.appraisal.handling != "public" and (outcome.subject.kind == "claim" or outcome.rule.needs != "figures")


def crop_of(part: PaperPart, finding: Finding) -> PageCrop | None:
    """The picture of the place of a finding, where there is one."""
    return part.crops.get(finding.lead.place) if not veiled(finding) else None


def asked(part: PaperPart, finding: Finding) -> str:
    """The question about a finding; what to compare where the copy may be at fault."""
    if finding.standing == "check-reading" and not veiled(finding) and finding.explanations:
        return f"Compare with your copy. {reading_said(finding, part.appraisal)}"
    return finding.lead.rule.ask if _closed(part, finding.lead) else question(finding, part.appraisal)


def _facts(part: PaperPart, finding: Finding) -> _Facts:
    lead, appraisal = finding.lead, part.appraisal
    if lead.rule.check == "relation":
        yield "Published", (lead.published,)
        yield "Recalculated", (computed_in_full(lead),)
    yield "Where", (where_in_words(lead, appraisal),)
    yield from _also(part, finding)
    yield from _would_agree(part, finding)
    if finding.standing == "finding" and not lead.rule.absence and lead.rule.severity != "note":
        yield "What it means", (f"{CONSEQUENCES[finding.impact]}.",)
    yield "Why it matters", (lead.rule.why,)
    yield "Ask", (asked(part, finding),)
    if part.full:
        yield "Rule", (_rule(lead.rule, finding),)
        yield from _guidance(part, finding)


def _also(part: PaperPart, finding: Finding) -> _Facts:
    told = replace(finding, outcomes=tuple(one for one in finding.outcomes if one is finding.lead or not _closed(part, one)))
    also = further(told)
    most = len(also) if part.full else _MOST_ALSO
    more = [f"and {len(also) - most} more"] if len(also) > most else []
    if also:
        yield "Also", (*also[:most], *more)


def _would_agree(part: PaperPart, finding: Finding) -> _Facts:
    if veiled(finding):
        yield "What would fix it", ("Not worked out: withheld figures are involved.",)
        return
    told = [*ways_to_agree(finding, part.appraisal), *would_fit(finding)]
    if told:
        yield "What it may mean" if of_norm(finding) else "What would fix it", tuple(told)


def _rule(rule: Rule, finding: Finding) -> str:
    standing = "compare with your copy" if finding.standing == "check-reading" else rule.severity
    return f"{rule.id} {rule.name}, {standing}; pack {rule.pack}"


def _guidance(part: PaperPart, finding: Finding) -> _Facts:
    found = cited(finding.lead.rule, part.appraisal)
    if found:
        yield "Guidance", tuple(one.shown for one in found)
