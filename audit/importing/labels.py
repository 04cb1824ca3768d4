"""Numbers of criteria and options that stand only in headings of the running text: ``D5. Access``."""

from collections.abc import Sequence

from audit.documents.paper import Passage
from audit.importing.book import Book
from audit.importing.names import alike, name_of

__all__ = ["with_labels"]

_LONGEST = 160
_SURE = 92.0


def with_labels(book: Book, passages: Sequence[Passage]) -> None:
    """Criteria and options without a number the one that stands before their title in a heading."""
    headed = [name_of(passage.text) for passage in passages if passage.level and len(passage.text) <= _LONGEST]
    labelled = [name for name in headed if name.label and any(map(str.isdigit, name.label)) and any(map(str.isalpha, name.label))]
    for item in book.items("criterion"):
        if not item.label:
            scored = sorted(((alike(item.title, name.title), name.label) for name in labelled), key=lambda one: -one[0])
            if scored and scored[0][0] >= _SURE:
                book.amend("criterion", item.id, label=scored[0][1])
