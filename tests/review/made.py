"""Small documents as they were read, and what is asked about them."""

from collections.abc import Mapping, Sequence
from html import escape

from audit.documents.paper import Request
from audit.documents.registry import read_bytes
from audit.importing.document import drafts_of
from audit.importing.draft import Draft
from audit.review.apply import Copy
from audit.review.question import Question, Review
from audit.review.survey import review_of
from tests.review.papers import ROWS


def copy(*tables: Sequence[Sequence[str]], name: str = "small.html", title: str = "Options appraisal") -> Copy:
    """A web page with tables, read in this process."""
    made = "".join(f"<table>{''.join(_row(row) for row in rows)}</table>" for rows in tables or (ROWS,))
    data = f"<h1>{escape(title)}</h1>{made}".encode()
    return Copy(read_bytes(data, Request(name)), data)


def _row(cells: Sequence[str]) -> str:
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def drafted(of: Copy) -> Draft:
    return drafts_of([of.paper])[0]


def asked(of: Copy) -> Review:
    draft, *others = drafts_of([of.paper])
    return review_of(draft, of, others=others)


def by_whose(review: Review) -> Mapping[str, Question]:
    """The questions by whose figure they ask about."""
    return {one.of: one for one in review.questions.values()}
