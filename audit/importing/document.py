"""Documents read and imported in memory, so that they can be audited like files."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from audit.appraisal.load.document import Document, parse
from audit.appraisal.load.node import Node
from audit.documents.paper import Paper, Progress, silent
from audit.documents.read import read_paper
from audit.importing.answer import Answers
from audit.importing.claims.propose import said_in
from audit.importing.draft import Draft
from audit.importing.mapping import NO_MAP, Map
from audit.importing.run import import_papers, passages_of
from audit.importing.write import text_of
from audit.problems import InputError, Problem

NOTHING_FOUND: Final = "no table of criteria and options was found; `audit import --tables` lists the tables that were seen"


def paper_of(file: Path, progress: Progress = silent, pages: Iterable[int] = (), sheets: Iterable[str] = (), tables: Iterable[int] = ()) -> Paper:
    """Read one document, or the parts of it that are named. Raises InputError."""
    chosen = [list(one) or None for one in (pages, sheets, tables)]
    return read_paper(file, pages=chosen[0], sheets=chosen[1], tables=chosen[2], progress=progress)  # type: ignore[arg-type]  # as given


def draft_of(papers: Sequence[Paper], mapping: Map = NO_MAP, path: str = "", answers: Sequence[Answers] = ()) -> Draft:
    """Make the draft of an appraisal. Raises InputError where the documents hold none."""
    draft = with_claims(import_papers(papers, mapping, answers), papers)
    if not draft.criteria or not draft.options:
        raise InputError([Problem(path or ", ".join(paper.name for paper in papers), 0, 0, NOTHING_FOUND)])
    return draft


def with_claims(draft: Draft, papers: Sequence[Paper]) -> Draft:
    """Add what the running text of the documents says of the tables, for a person to confirm."""
    stated, claims = said_in(draft, passages_of(papers, [source.id for source in draft.sources]))
    return replace(draft, stated=stated, claims=claims)


def imported(paper: Paper, path: str) -> tuple[Document, Draft]:
    """Take a document that was read as an appraisal. Its nodes have no lines, as no file holds them. Raises InputError."""
    draft = draft_of([paper], path=path)
    document = parse(text_of(draft).encode("utf-8"), path)
    _forget_lines(document.root)
    return Document(path, paper.sha256, document.root), draft


def _forget_lines(root: Node) -> None:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        node.line = node.column = node.key_line = node.key_column = 0
        waiting += node.elements()
        waiting += [below for _, below in node.entries()]
