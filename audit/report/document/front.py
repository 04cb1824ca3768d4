"""The first page, which can be read in two minutes: what does not agree, whether it matters, what to ask, what was checked."""

from collections.abc import Iterator
from typing import Final

from audit.explanation.finding import Finding
from audit.report.document.blocks import AnswerRoom, Block, Bullets, FactList, Notice, ReportSection, ReportText
from audit.report.document.checked import what_was_checked
from audit.report.document.findings import asked, message_of
from audit.report.document.scope import CONSEQUENCES, PaperPart, chosen_first, page_of
from audit.report.headline import agreement, on_decision
from audit.report.robust import sentences
from audit.report.screen import published_by
from audit.report.sorts import to_ask

__all__ = ["MOST_QUESTIONS", "checked", "front", "in_context", "questions", "questions_of", "questions_with_room", "shortened"]

MOST_QUESTIONS: Final = 5
_LEAST_QUESTIONS: Final = 3
_LINES: Final = (8, 8, 7, 5, 4)
"""Lines for each answer, by how many questions there are: so many fit one side of A4 with questions of four lines."""
_LONGEST: Final = 280
"""Letters of what a question is about: four lines, which leave five questions with their answers on one side of paper."""


def front(part: PaperPart) -> tuple[Block, ...]:
    """What the first page says before the questions."""
    return (*_restricted(part), ReportText(text=published_by(part.appraisal), kind="quiet"), FactList(pairs=tuple(_sentences(part))))


def _restricted(part: PaperPart) -> Iterator[Block]:
    if part.examination.restricted:
        yield Notice(title="Not everything was checked, or counts, in this result", lines=tuple(f"{one}." for one in part.examination.restricted))


def _sentences(part: PaperPart) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "Do the figures agree?", (agreement(part.examination), *_weightiest(part))
    yield "Does it matter for the decision?", (on_decision(part.examination),)
    found = part.examination.robustness
    if found is not None and not found.reason:
        yield "Who is first?", (sentences(found, part.appraisal)[0],)


def _weightiest(part: PaperPart) -> Iterator[str]:
    """What the weightiest disagreement says."""
    found = [one for group in part.groups if group.title in CONSEQUENCES.values() for one in group.findings]
    if found:
        begun = "Most important: " if len(found) > 1 else ""
        yield f"{begun}{shortened(message_of(part, found[0]))}"


def questions_of(part: PaperPart) -> tuple[Finding, ...]:
    """The three to five findings to ask about first: those that matter for the decision, then others, then notes."""
    found: list[Finding] = []
    said: set[str] = set()
    listed = {id(one) for group in part.groups for one in group.findings}
    notes = [one for one in to_ask(part.examination.findings) if one.lead.rule.severity == "note" and id(one) in listed]
    for one in [*chosen_first(part.groups), *notes]:
        text = in_context(part, one)
        enough = MOST_QUESTIONS if one not in notes else _LEAST_QUESTIONS
        if text and text not in said and len(found) < enough:
            said.add(text)
            found.append(one)
    return tuple(found)


def in_context(part: PaperPart, finding: Finding) -> str:
    """A question as it can be read out by itself: one that carries no figures follows what it is about."""
    said = asked(part, finding)
    plain = finding.standing == "finding" and finding.lead.question == finding.lead.rule.ask
    return f"{shortened(message_of(part, finding))} {said}" if plain else said


def shortened(text: str) -> str:
    """A text that fits a few lines, cut between words."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 4].rpartition(' ')[0] or text[: _LONGEST - 4]} ..."


def questions(part: PaperPart) -> ReportSection | None:
    """The questions, each with the page to look at and the finding that it is about; None where there is nothing to ask."""
    chosen = questions_of(part)
    if not chosen:
        return None
    items = tuple(
        ReportText(text=in_context(part, one), kind="question", link=f"{_place(one)}finding {part.number(one)}", to=part.to(one)) for one in chosen
    )
    return ReportSection(title="What to ask first", anchor=part.anchor("questions"), blocks=(Bullets(items=items, numbered=True),))


def _place(finding: Finding) -> str:
    page = page_of(finding.lead.place)
    return f"{page[0].upper()}{page[1:]}; " if page else ""


def questions_with_room(part: PaperPart) -> ReportSection | None:
    """The questions with room for answers, on a page of their own: the fewer, the more room."""
    chosen = questions_of(part)
    if not chosen:
        return None
    sections = tuple(_with_room(part, one, number, _LINES[len(chosen) - 1]) for number, one in enumerate(chosen, 1))
    return ReportSection(title="Questions for the meeting", anchor=part.anchor("questions"), sections=sections, breaks=True)


def _with_room(part: PaperPart, finding: Finding, number: int, lines: int) -> ReportSection:
    asks = ReportText(text=in_context(part, finding), kind="question", link=page_of(finding.lead.place))
    title, anchor = f"Question {number}", part.anchor(f"question-{number}")
    return ReportSection(title=title, anchor=anchor, compact=True, blocks=(asks, AnswerRoom(label="Answer", lines=lines)))


def checked(part: PaperPart) -> ReportSection:
    """What was checked, in short."""
    return ReportSection(title="What was checked", anchor=part.anchor("checked"), blocks=what_was_checked(part))
