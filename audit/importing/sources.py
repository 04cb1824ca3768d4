"""The documents themselves: their roles, dates, titles, publisher, and how they may be handled."""

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from audit.documents.paper import Paper, Passage
from audit.importing.draft import Source
from audit.importing.names import id_for

__all__ = ["date_of", "handling_of", "origin_of", "publisher_of", "sources_of", "title_of"]

_ROLES: Final[tuple[tuple[str, str], ...]] = (
    ("addendum", r"addend(?:um|a)|errat(?:um|a)|corrigend(?:um|a)|supplement(?:ary|al)?|correction|update sheet|late (?:papers?|item)"),
    ("covering-report", r"cover(?:ing)?[ _-]?(?:report|paper|note)"),
    ("appendix", r"append(?:ix|ices)|annex(?:e|ure)?|schedule"),
)  # fmt: skip
_MONTHS: Final = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_DATE: Final = re.compile(rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?P<month>{'|'.join(_MONTHS)})\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_ISO: Final = re.compile(r"(?<!\d)(?P<year>20\d\d)[-_.]?(?P<month>0[1-9]|1[0-2])(?:[-_.]?(?P<day>0[1-9]|[12]\d|3[01]))?(?!\d)")
_PUBLISHER: Final = re.compile(
    r"\b((?:(?:London Borough of|Royal Borough of|City of) [A-Z][\w-]+(?: [A-Z][\w-]+)?(?: Council)?)"
    r"|(?:(?!(?:The|This|Our|Your|Each|Any|A|An|If|For|By|In|Of|And)\b)[A-Z][\w'&-]+ ){1,5}(?:(?:County|City|"
    r"Borough|District|Metropolitan|Parish|Town|Combined|Unitary) ){0,3}(?:Council|Authority|Health Board|"
    r"NHS (?:Foundation )?Trust|Integrated Care Board))\b"
)
_TITLE: Final = re.compile(
    r"\b(?:options?|model|site|tender|bid)s?\b.*\b(?:apprais|analys|assess|evaluat|scor|comparison)|\b(?:apprais|business case|nutzwert)",
    re.IGNORECASE,
)
_EXEMPT: Final = re.compile(
    r"\b(?:not for publication|exempt (?:information|report|appendix)|commercial(?:ly)?[ -](?:in[ -]confidence|"
    r"sensitive)|strictly confidential|official[ -]sensitive)\b",
    re.IGNORECASE,
)
_LONGEST: Final = 160
_FIRST: Final = 60


def sources_of(papers: Sequence[Paper]) -> tuple[Source, ...]:
    """Every document an id, a role by its name and kind, and its date where one is printed near its head."""
    found: list[Source] = []
    for paper in papers:
        role = _role(paper, is_first=not found)
        id_ = id_for(role, [one.id for one in found], "source")
        found.append(Source(id_, role, title_of(paper), paper.name, paper.sha256, date_of(paper)))
    return tuple(found)


def _role(paper: Paper, *, is_first: bool) -> str:
    said = " ".join([PurePath(paper.name).stem.replace("_", " "), *(passage.text for passage in _opening(paper)[:3] if len(passage.text) < _LONGEST)])
    for role, pattern in _ROLES:
        if re.search(rf"\b(?:{pattern})\b", said, re.IGNORECASE):
            return role
    if paper.kind == "xlsx":
        return "workbook"
    return "report" if is_first else "appendix"


def _opening(paper: Paper) -> list[Passage]:
    return list(paper.passages)[:_FIRST]


def title_of(paper: Paper) -> str:
    """The heading that names an appraisal, else the first heading, else the name of the file."""
    passages = [passage for passage in paper.passages if 0 < len(passage.text) <= _LONGEST]
    named = [passage.text for passage in passages if passage.level and _TITLE.search(passage.text)] or [
        passage.text
        for passage in passages[:_FIRST]
        if _TITLE.search(passage.text) and len(passage.text.split()) < 16  # noqa: PLR2004  # a title
    ]
    said = named[0] if named else paper.details.get("title", "") or next((one.text for one in passages if one.level), "")
    return said or PurePath(paper.name).stem.replace("_", " ")


def date_of(paper: Paper) -> str:
    """The first date printed near the head of a document, in ISO form, else one in its name; empty if there is none."""
    for passage in _opening(paper):
        match = _DATE.search(passage.text)
        if match:
            month = f"{match['year']}-{_MONTHS.index(match['month'].lower()) + 1:02}"
            day = int(match["day"] or 0)
            return f"{month}-{day:02}" if 0 < day < 32 else month  # noqa: PLR2004  # days of a month
    match = _ISO.search(paper.name)
    return "-".join(part for part in (match["year"], match["month"], match["day"]) if part) if match else ""


def publisher_of(papers: Sequence[Paper]) -> str:
    """The council or board that is named most near the heads of the documents."""
    texts = [passage.text for paper in papers for passage in _opening(paper) if len(passage.text) <= _LONGEST]
    found = [match[1] for text in texts for match in _PUBLISHER.finditer(text)]
    return max(found, key=lambda name: (found.count(name), -found.index(name)), default="")


def handling_of(papers: Sequence[Paper]) -> str:
    """Say how the content may be handled, by the marks near the head."""
    opening = [passage.text for paper in papers for passage in _opening(paper)[:20]]
    if any(_EXEMPT.search(text) and len(text) < _LONGEST for text in opening):
        return "exempt"
    return "draft" if any(re.match(r"\W*draft\b", text, re.IGNORECASE) for text in opening if len(text) < _LONGEST) else "public"


def origin_of(papers: Sequence[Paper], handling: str) -> str:
    """Say what the figures were copied from."""
    if any(paper.kind == "text" for paper in papers):
        return "converted-text"
    return "draft" if handling == "draft" else "published"
