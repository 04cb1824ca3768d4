"""Reader of word-processor documents (.docx): every table and paragraph as Word shows it, nothing run, nothing fetched.

Word keeps no pages, so places are the number of the table, row and column, and the heading before it.
"""

import hashlib
from typing import TYPE_CHECKING, Final

from audit.appraisal.model.place import Place
from audit.documents.docx.numbering import Numbering
from audit.documents.docx.runs import Runs
from audit.documents.docx.styles import Styles
from audit.documents.docx.walk import Walk
from audit.documents.markup import raised
from audit.documents.office.package import Package
from audit.documents.office.theme import theme_colours
from audit.documents.office.xml import attribute, child, children, local
from audit.documents.paper import Notes, Paper, Passage, RefusalError
from audit.problems import fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

__all__ = ["read_docx", "refuse_macros"]

_PARTS: Final = ("styles", "numbering", "footnotes", "endnotes", "comments")


def read_docx(data: bytes, name: str, *, macros: bool = False) -> Paper:
    """Read a .docx. Raises RefusalError where it is damaged, out of bounds, or carries macros and ``macros`` is not set."""
    package = Package(data)
    notes = Notes()
    refuse_macros(package, notes, allowed=macros)
    package.survey()
    main = package.main("docx")
    parts = _parts(package, main)
    styles = Styles(parts["styles"])
    walk = Walk(styles, Numbering(parts["numbering"]), theme_colours(package), notes)
    body = child(package.tree(main), "body")
    if body is None:
        raise RefusalError(fault("no-body"))
    blocks = (*walk.blocks(body), *_footnotes(walk.runs, styles, parts))
    _remark(package, walk, parts, notes)
    return Paper(name, "docx", hashlib.sha256(data).hexdigest(), blocks, notes.all())


def refuse_macros(package: Package, notes: Notes, *, allowed: bool) -> None:
    """Say that a document carries programs, and refuse it unless it is allowed; they are never run either way."""
    if not package.macros:
        return
    if not allowed:
        raise RefusalError(fault("has-macros"))
    notes.add("it contains macros, which were not run; figures that they write may be out of date", "doubt")


def _parts(package: Package, main: str) -> "dict[str, _Element | None]":
    """Parse the other parts that matter, by what they are; their names differ between programs."""
    known = package.related(main).values()
    found: dict[str, _Element | None] = {}
    for part in _PARTS:
        name = next((one for one in known if one.rpartition("/")[2].startswith(part) and one.endswith(".xml") and one in package.names), None)
        found[part] = package.tree(name) if name else None
    return found


def _footnotes(runs: Runs, styles: Styles, parts: "dict[str, _Element | None]") -> "Iterator[Passage]":
    """The notes in the order of their marks, each with its number."""
    texts: dict[tuple[str, str], str] = {}
    inner = Runs(styles)
    for kind in ("footnote", "endnote"):
        for note in children(parts[f"{kind}s"], kind):
            lines = (inner.line(one).text.strip() for one in note.iter() if local(one) == "p")
            texts[kind, attribute(note, "id")] = "\n".join(line for line in lines if line)
    for count, key in enumerate(runs.footnotes, 1):
        if texts.get(key):
            yield Passage(f"{raised(str(count))} {texts[key]}", Place(section=f"note {count}"))


def _remark(package: Package, walk: Walk, parts: "dict[str, _Element | None]", notes: Notes) -> None:
    comments = sum(1 for _ in children(parts["comments"], "comment"))
    embedded = sum("/embeddings/" in f"/{name}" for name in package.names)
    for count, one, many, weight in (
        (comments, "comment is", "comments are", "note"), (embedded, "embedded file is", "embedded files are", "lost"),
        (walk.pictures, "picture is", "pictures are", "note"),
    ):  # fmt: skip
        if count:
            notes.add(f"{count} {one if count == 1 else many} not read", weight)  # type: ignore[arg-type]  # the weights above are those known
    if any(name.rpartition("/")[2].startswith(("header", "footer")) for name in package.names):
        notes.add("headers and footers of the pages are not read")
