"""Workflow commands of GitHub Actions, which show each finding at its line of a pull request."""

from collections.abc import Iterator, Sequence
from typing import Final

from audit.report.exchange.paper_result import FoundPlace, PaperResult

__all__ = ["whole"]

_LEVELS: Final = {"error": "error", "warning": "warning", "note": "notice"}
_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def whole(papers: Sequence[PaperResult], _exit_code: int) -> str:
    """One command a line, for what could not be audited, what was left out, and each finding."""
    return "".join(f"{line}\n" for one in papers for line in _commands(one))


def _commands(paper: PaperResult) -> Iterator[str]:
    for said in paper.restricted:
        yield f"::notice file={paper.path.translate(_PROPERTY)},title=Not everything counts::{said.translate(_DATA)}"
    for one in (*paper.broken, *paper.findings):
        yield f"::{_LEVELS[one.severity]} {_properties(paper, one)}::{one.told.translate(_DATA)}"


def _properties(paper: PaperResult, found: FoundPlace) -> str:
    place = {"file": paper.path, "line": found.line, "col": found.column} if found.line else {"file": paper.path}
    named = {**place, "title": f"{found.rule} {found.name}" if found.rule != found.name else found.title}
    return ",".join(f"{name}={str(value).translate(_PROPERTY)}" for name, value in named.items())
