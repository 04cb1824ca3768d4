"""A line for each finding, as compilers and linters write them: ``path:line:column: RULE message``."""

from collections.abc import Iterator, Sequence

from audit.appraisal.text.count import counted
from audit.report.exchange.paper_result import FoundPlace, PaperResult

__all__ = ["place_of_line", "whole"]


def whole(papers: Sequence[PaperResult], _exit_code: int) -> str:
    """The findings of all papers, a line each, and a closing line that counts the papers by what came of them."""
    return "".join(f"{line}\n" for line in (*(line for one in papers for line in _lines(one)), _counts(papers)))


def place_of_line(path: str, found: FoundPlace) -> str:
    """The place in the audited file as editors read it; the path alone where a document has no lines."""
    return f"{path}:{found.line}:{found.column}" if found.line else path


def _lines(paper: PaperResult) -> Iterator[str]:
    for said in paper.restricted:
        yield f"{paper.path}: note {said}"
    for one in paper.broken:
        yield f"{place_of_line(paper.path, one)}: {one.rule} {one.message}"
    for one in paper.findings:
        yield f"{place_of_line(paper.path, one)}: {one.rule} {one.told}"


def _counts(papers: Sequence[PaperResult]) -> str:
    broken = sum(bool(one.broken) for one in papers)
    found = sum(bool(one.findings) and not one.broken for one in papers)
    said = [f"{found} with findings", f"{len(papers) - broken - found} without", f"{broken} that could not be audited"]
    return f"{counted(len(papers), 'appraisal')}: {', '.join(said)}."
