"""Findings as a table: a row for each, and one for each paper without any, so that none is passed over."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Final

from audit.report.exchange.paper_result import FoundPlace, PaperResult

__all__ = ["HEADINGS", "harmless", "rows_of", "whole"]

HEADINGS: Final = (
    "paper", "appraisal", "sha256", "verdict", "severity", "rule", "name", "about", "published", "computed", "message", "question",
    "first place affected", "document", "place in the document", "file line", "file column", "fingerprint",
)  # fmt: skip

_FORMULA: Final = re.compile(r"[=+\-@\t\r\n|%]")
_FIGURE: Final = re.compile(r"[+-]?[\d.,' ]*\d%?")


def whole(papers: Sequence[PaperResult], _exit_code: int) -> str:
    """The table as comma-separated values (RFC 4180), with headings."""
    page = io.StringIO(newline="")
    writer = csv.writer(page)
    writer.writerow(HEADINGS)
    for paper in papers:
        writer.writerows(map(harmless, row) for row in rows_of(paper))
    return page.getvalue()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe is put before what begins like one and is no figure."""
    return f"'{cell}" if _FORMULA.match(cell) and not _FIGURE.fullmatch(cell) else cell


def rows_of(paper: PaperResult) -> Iterator[tuple[str, ...]]:
    """The rows of one paper, in the order of the headings."""
    head = (paper.path, paper.appraisal, paper.sha256, paper.verdict)
    for said in paper.restricted:
        yield (*head, "restricted", *[""] * 5, said, *[""] * 7)
    for one in paper.broken:
        yield (*head, "not audited", *_row(one))
    for one in paper.findings:
        yield (*head, "compare" if one.to_compare else one.severity, *_row(one))
    if not paper.broken and not paper.findings:
        yield (*head, "none", *[""] * 5, paper.headline, *[""] * 7)


def _row(one: FoundPlace) -> tuple[str, ...]:
    return (
        one.rule, one.name, one.about, one.published, one.computed, one.message, one.question, one.first_place, one.document, one.locator,
        str(one.line or ""), str(one.column or ""), one.fingerprint,
    )  # fmt: skip
