"""The documents of others that whole papers are read from, each read once in a process: what comes of it is not altered."""

from functools import cache
from pathlib import Path

from audit.documents.paper import Paper
from audit.importing.document import draft_of, paper_of
from audit.importing.draft import Draft


@cache
def paper_in(file: Path) -> Paper:
    """What a reader makes of a document. Raises InputError."""
    return paper_of(file)


@cache
def draft_in(file: Path) -> Draft:
    """The draft of the first appraisal that it holds. Raises InputError."""
    return draft_of([paper_in(file)])
