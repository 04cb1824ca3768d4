"""Results as Markdown that fits a comment on a pull request or an issue."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from audit.appraisal.text.count import counted
from audit.report.exchange.concise import place_of_line
from audit.report.exchange.paper_result import FoundPlace, PaperResult, place_in_words

__all__ = ["plain", "whole"]

_MOST: Final = 60_000
"""Characters: a comment on GitHub holds 65,536, one on GitLab a million."""

_MEANS_SOMETHING: Final = re.compile(r"[\\`*_\[\]<>#|~@&$]")
"""Signs that Markdown, or a code host for names, numbers and formulas, may take for more than signs."""


def whole(papers: Sequence[PaperResult], _exit_code: int) -> str:
    """A part for each paper: what came of it, what does not agree with the question to ask, and what could not be audited."""
    parts = [part for paper in papers for part in _parts(paper)]
    kept: list[str] = []
    for at, part in enumerate(parts):
        if sum(map(len, kept)) + len(part) > _MOST:
            kept.append(f"\n{counted(len(parts) - at, 'line')} more did not fit here.\n")
            break
        kept.append(part)
    return "".join(kept)


def _parts(paper: PaperResult) -> Iterator[str]:
    yield f"### {plain(paper.title or paper.path)}\n\n"
    yield f"`{paper.path.replace('`', '')}`\n\n"
    for said in paper.restricted:
        yield f"- Left out or accepted beforehand: {plain(said)}\n"
    for one in paper.broken:
        yield f"- **Could not be audited** ({plain(place_of_line(paper.path, one))}): {plain(one.message)}\n"
    for said in filter(None, (paper.headline, paper.decision)):
        yield f"\n**{plain(said)}**\n"
    if paper.findings:
        yield "\n| | Rule | What was found | Where | Question |\n|---|---|---|---|---|\n"
        yield from (
            f"| {_severity(one)} | {one.rule} | {plain(one.message)} | {plain(_where(one))} | {plain(one.question)} |\n" for one in paper.findings
        )
    yield "\n"


def plain(text: str) -> str:
    """A text that shows as it stands: every sign that could mean something is written by its number."""
    return _MEANS_SOMETHING.sub(lambda sign: f"&#{ord(sign.group())};", text.replace("\n", " "))


def _row(found: FoundPlace) -> str:
    return f"| {_severity(found)} | {found.rule} | {plain(found.message)} | {plain(_where(found))} | {plain(found.question)} |\n"


def _severity(found: FoundPlace) -> str:
    return "compare" if found.to_compare else found.severity


def _where(found: FoundPlace) -> str:
    return "; ".join(part for part in (place_in_words(found), f"file line {found.line}" if found.line else "") if part)
