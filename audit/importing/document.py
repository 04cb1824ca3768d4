"""Documents read and imported in memory, so that they can be audited like files."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.read.cells import state_named
from audit.appraisal.text.count import are, counted
from audit.documents.paper import Paper, Progress, silent
from audit.documents.read import read_paper
from audit.importing.answer import Answers
from audit.importing.build import appraisal_of
from audit.importing.claims.propose import said_in
from audit.importing.draft import Doubt, Draft
from audit.importing.entry import Entry
from audit.importing.mapping import NO_MAP, Map
from audit.importing.run import import_all, passages_of
from audit.problems import InputError, Problem, fault
from audit.relations.derive.hidden import hidden_quantities
from audit.rules.disclosure import closed_claims

__all__ = ["NOTHING_FOUND", "all_imported", "draft_of", "drafts_of", "imported", "paper_of", "with_claims", "without_closed_claims"]

NOTHING_FOUND: Final = fault("nothing-found")


def paper_of(  # what of the document is wanted, and how
    file: Path,
    progress: Progress = silent,
    pages: Iterable[int] = (),
    sheets: Iterable[str] = (),
    tables: Iterable[int] = (),
    *,
    ocr: bool = False,
) -> Paper:
    """Read one document, or the parts of it that are named, with ``ocr`` also pages that are pictures. Raises InputError."""
    chosen = [list(one) or None for one in (pages, sheets, tables)]
    return read_paper(file, pages=chosen[0], sheets=chosen[1], tables=chosen[2], progress=progress, ocr=ocr)  # type: ignore[arg-type]  # as given


def draft_of(papers: Sequence[Paper], mapping: Map = NO_MAP, path: str = "", answers: Sequence[Answers] = ()) -> Draft:
    """Make the draft of the first appraisal that documents hold. Raises InputError where they hold none."""
    return drafts_of(papers, mapping, path, answers)[0]


def drafts_of(papers: Sequence[Paper], mapping: Map = NO_MAP, path: str = "", answers: Sequence[Answers] = ()) -> list[Draft]:
    """Make a draft of every appraisal that documents hold. Raises InputError where they hold none."""
    made = import_all(papers, mapping, answers)
    found = [with_claims(draft, papers) for draft in made if draft.criteria and draft.options]
    if not found:
        raise InputError([Problem(path or ", ".join(paper.name for paper in papers), 0, 0, NOTHING_FOUND)])
    return found


def with_claims(draft: Draft, papers: Sequence[Paper]) -> Draft:
    """Add what the running text of the documents says of the tables, for a person to confirm."""
    stated, claims = said_in(draft, passages_of(papers, [source.id for source in draft.sources]))
    return replace(draft, stated=stated, claims=claims)


def without_closed_claims(draft: Draft) -> Draft:
    """Leave out what the running text says of figures that are withheld, or that would give one away; the draft says how much that was."""
    if not any(state_named(entry.written) == "withheld" for entry in _entries(draft)):
        return draft
    appraisal = appraisal_of(draft, "", "")
    hidden, closed = hidden_quantities(appraisal), closed_claims(appraisal)
    stated = tuple(one for one in draft.stated if one.quantity not in hidden)
    claims = tuple(one for one in draft.claims if one.id not in closed)
    count = len(draft.claims) - len(claims) + len(draft.stated) - len(stated)
    said = f"{counted(count, 'sentence')} about figures that are withheld, or that would give them away, {are(count, 'was', 'were')} left out"
    return replace(draft, stated=stated, claims=claims, doubts=(*draft.doubts, Doubt("note", said))) if count else draft


def _entries(draft: Draft) -> Iterator[Entry]:
    yield from (entry for table in draft.tables for _, _, entry in table.cells())
    yield from (entry for one in draft.criteria for entry in (one.weight, one.sub_weight) if entry is not None)


def imported(paper: Paper, path: str) -> tuple[Appraisal, Draft]:
    """Take the first appraisal of a document that was read, with the draft that it was built from. Raises InputError."""
    return all_imported(paper, path)[0]


def all_imported(paper: Paper, path: str) -> list[tuple[Appraisal, Draft]]:
    """Take every appraisal of a document that was read, with its draft. Raises InputError."""
    return [(appraisal_of(draft, path, paper.sha256), draft) for draft in drafts_of([paper], path=path)]
