"""Reader of web pages: tables with their spans and colours, and running text, each with its line. Nothing is fetched."""

import codecs
import hashlib
import re
from typing import Final

from lxml import etree
from lxml.etree import _Element

from audit.papers import limits
from audit.papers.html.style import Styles
from audit.papers.html.walk import LineOf, Walk
from audit.papers.notes import Notes
from audit.papers.paper import Kind, Paper
from audit.papers.refusal import RefusalError

_DECLARED: Final = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})",
    re.IGNORECASE,
)
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def read_html(data: bytes, name: str) -> Paper:
    """Read a web page. Raises RefusalError where it is too large, nested too deep, or spans too wide."""
    notes = Notes()
    return read_page(decoded(data, notes), Paper(name, "html", hashlib.sha256(data).hexdigest()), notes, _source_line)


def read_page(text: str, bare: Paper, notes: Notes, line_of: LineOf) -> Paper:
    """Read a page from its text; ``bare`` says what document it is, ``line_of`` how its lines are told."""
    page = parse(text)
    styles = Styles(page)
    walk = Walk(styles, notes, line_of)
    body = page.find("body")
    blocks = tuple(walk.blocks(page if body is None else body))
    if walk.hidden:
        notes.add("parts of the page that are not shown were left out")
    if styles.linked:
        notes.add("the page takes its looks from style sheets elsewhere, which are not fetched; colours may be missing")
    kind: Kind = bare.kind
    return Paper(bare.name, kind, bare.sha256, blocks, notes.all())


def decoded(data: bytes, notes: Notes) -> str:
    """Give the text of a page: by its mark, by what it declares, as UTF-8, else as Windows text."""
    if len(data) > limits.MAX_TEXT:
        raise RefusalError(f"the page has more than {limits.MAX_TEXT:,} bytes, the most that is read")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    match = _DECLARED.search(data[:4096])
    declared = (match[1] or match[2]).decode("ascii") if match else "utf-8"
    for encoding in (declared, "utf-8"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    notes.add("characters beyond plain letters may have been misread: the file does not say how it is written", "doubt")
    return data.decode("cp1252", "replace")


def parse(text: str) -> _Element:
    """Parse a page as leniently as browsers do. Raises RefusalError where it is nested deeper than the parser goes."""
    clean = text.replace("\x00", "").encode("utf-8", "replace")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        page: _Element | None = etree.fromstring(clean, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusalError(f"the page cannot be read ({error})") from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise RefusalError("the page is nested too deep to be read; parts of it would be lost")
    if any("huge" in entry.message.lower() for entry in parser.error_log):
        raise RefusalError("the page holds one text of more than 10,000,000 characters; it is not read")
    if page is None:
        raise RefusalError("the page is empty")
    return page


def _source_line(element: _Element) -> int | None:
    line: object = element.sourceline
    return line if isinstance(line, int) else None
