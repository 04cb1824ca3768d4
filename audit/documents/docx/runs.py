"""The text of one paragraph as a reader of the document sees it, and what was done to it."""

from dataclasses import dataclass, field
from typing import Final

from lxml.etree import _Element

from audit.documents.docx.styles import UNKNOWN, Styles, in_symbol_font, on, symbol, wrapped
from audit.documents.markup import raised
from audit.documents.office.xml import attribute, child, children, local

__all__ = ["Line", "Runs"]

_HIGHLIGHTS: Final = {
    "yellow": "ffff00", "green": "00ff00", "cyan": "00ffff", "magenta": "ff00ff", "blue": "0000ff", "red": "ff0000", "darkBlue": "000080",
    "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000",
    "darkGray": "808080", "lightGray": "c0c0c0", "black": "000000",
}  # fmt: skip


@dataclass(slots=True)
class Line:
    """What one paragraph holds.

    ``deleted`` and ``inserted`` are the texts of tracked changes and ``authors`` those who made them. ``boxes`` are the text boxes anchored in it.
    ``colour`` is that of its text where all of it has one, ``shade`` the colour behind it, each as six digits or empty.
    """

    text: str = ""
    formula: str = ""
    deleted: str = ""
    inserted: str = ""
    authors: set[str] = field(default_factory=set)
    hidden: str = ""
    bold: bool = False
    shade: str = ""
    colour: str = ""
    pictures: int = 0
    odd: bool = False
    notes: list[str] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)


class Runs:
    """Reads the paragraphs of one document; counts its footnotes as they are referred to."""

    def __init__(self, styles: Styles) -> None:
        """Take the styles, which may hide text or make it bold."""
        self._styles = styles
        self.footnotes: list[tuple[str, str]] = []

    def line(self, paragraph: _Element) -> Line:
        """Read one paragraph."""
        walk = _Walk(self._styles, paragraph, self.footnotes)
        walk.into(paragraph)
        return walk.finish()


class _Walk:
    """One paragraph on the way: which fields are open, and whether the text is that of a tracked insertion."""

    def __init__(self, styles: Styles, paragraph: _Element, footnotes: list[tuple[str, str]]) -> None:
        self.styles = styles
        self.paragraph = paragraph
        self.footnotes = footnotes
        self.found = Line(shade=_shade(child(paragraph, "pPr", "shd")))
        self.text: list[str] = []
        self.fields: list[list[str]] = []
        self.weights: set[bool] = set()
        self.colours: set[str] = set()
        self.inserted = False

    def finish(self) -> Line:
        self.found.text = "".join(self.text)
        self.found.bold = self.weights == {True}
        self.found.colour = next(iter(self.colours)) if len(self.colours) == 1 else ""
        return self.found

    def into(self, element: _Element) -> None:
        for one in element:
            self._one(one)

    def _one(self, one: _Element) -> None:
        name = local(one)
        if name == "r":
            self._run(one)
        elif name in ("del", "moveFrom"):
            self.found.deleted += "".join(text.text or "" for text in one.iter() if local(text) in ("delText", "t"))
            self._author(one)
        elif name in ("ins", "moveTo"):
            self._author(one)
            before, self.inserted = self.inserted, True
            self.into(one)
            self.inserted = before
        elif name == "fldSimple":
            self._formula(attribute(one, "instr"))
            self.into(one)
        elif name == "AlternateContent":
            self._alternative(one)
        elif name in ("oMath", "oMathPara"):
            self.text += [part.text or "" for part in one.iter() if local(part) == "t"]
        elif wrapped(one):
            self.into(one)

    def _author(self, one: _Element) -> None:
        author = " ".join(attribute(one, "author").split())[:60]
        if author:
            self.found.authors.add(author)

    def _alternative(self, one: _Element) -> None:
        choice = child(one, "Choice")
        self.into(choice if choice is not None else one[0] if len(one) else one)

    def _run(self, run: _Element) -> None:
        properties = child(run, "rPr")
        if self.styles.switch(run, self.paragraph, "vanish"):
            self.found.hidden += "".join(one.text or "" for one in run if local(one) == "t")
            return
        begin = len(self.text)
        for one in run:
            self._content(one, properties)
        added = "".join(self.text[begin:])
        if self.inserted:
            self.found.inserted += added
        if added.strip():
            self._looks(run, properties)

    def _looks(self, run: _Element, properties: _Element | None) -> None:
        self.weights.add(self.styles.switch(run, self.paragraph, "b"))
        colour = attribute(child(properties, "color"), "val")
        self.colours.add("" if colour == "auto" else colour)
        highlight = _HIGHLIGHTS.get(attribute(child(properties, "highlight"), "val"), "")
        self.found.shade = self.found.shade or highlight or _shade(child(properties, "shd"))

    def _content(self, one: _Element, properties: _Element | None) -> None:
        name = local(one)
        if name == "fldChar":
            self._field(one)
        elif name == "instrText":
            if self.fields:
                self.fields[-1].append(one.text or "")
        elif name in ("drawing", "pict", "object"):
            self._drawn(one)
        elif name == "AlternateContent":
            choice = child(one, "Choice")
            for inner in choice if choice is not None else ():
                self._content(inner, properties)
        elif not self._in_instruction():
            self._characters(name, one, properties)

    def _characters(self, name: str, one: _Element, properties: _Element | None) -> None:
        if name == "t":
            self._say(one.text or "", properties)
        elif name in ("tab", "ptab"):
            self.text.append("\t")
        elif name == "cr" or (name == "br" and attribute(one, "type") not in ("page", "column")):
            self.text.append("\n")
        elif name == "noBreakHyphen":
            self.text.append("-")
        elif name == "sym":
            self._sign(symbol(attribute(one, "font"), attribute(one, "char")))
        elif name in ("footnoteReference", "endnoteReference"):
            self.footnotes.append((name.removesuffix("Reference"), attribute(one, "id")))
            self.text.append(raised(str(len(self.footnotes))))

    def _say(self, text: str, properties: _Element | None) -> None:
        font = attribute(child(properties, "rFonts"), "ascii")
        if attribute(child(properties, "vertAlign"), "val") == "superscript":
            text = raised(text)
        if on(properties, "strike") or on(properties, "dstrike"):
            self.found.notes.append(f'"{text.strip()[:40]}" is struck through')
        self.text.append(text.upper() if on(properties, "caps") else in_symbol_font(font, text))

    def _sign(self, sign: str) -> None:
        self.found.odd |= sign == UNKNOWN
        self.text.append(sign)

    def _in_instruction(self) -> bool:
        """Whether an open field has not come to its result yet (its last part is then no None)."""
        return any(parts[-1:] != ["\x00"] for parts in self.fields)

    def _field(self, one: _Element) -> None:
        kind = attribute(one, "fldCharType")
        if kind == "begin":
            self._form(child(one, "ffData"))
            self.fields.append([])
        elif self.fields and kind == "separate":
            self._formula("".join(self.fields[-1]))
            self.fields[-1].append("\x00")
        elif self.fields and kind == "end":
            self._unfinished(self.fields.pop())

    def _unfinished(self, parts: list[str]) -> None:
        """A formula that was never worked out has no result to read."""
        words = "".join(parts)
        if parts[-1:] != ["\x00"] and words.strip().startswith("="):
            self._formula(words)
            self.found.notes.append("a formula has no stored result; open the document in Word, update its fields and save it")

    def _form(self, data: _Element | None) -> None:
        """Show what a form field shows: a ticked box, or the entry that was chosen."""
        box = child(data, "checkBox")
        if box is not None:
            checked = on(box, "checked")
            self.text.append("☒" if (on(box, "default") if checked is None else checked) else "☐")
        chosen = attribute(child(data, "ddList", "result"), "val", "0")
        entries = [attribute(one, "val") for one in children(child(data, "ddList"), "listEntry")]
        if entries and chosen.isdigit() and int(chosen) < len(entries):
            self.text.append(entries[int(chosen)])

    def _formula(self, words: str) -> None:
        if words.strip().startswith("="):
            self.found.formula = words.split("\\", maxsplit=1)[0].strip()

    def _drawn(self, one: _Element) -> None:
        boxes = [part for part in one.iter() if local(part) == "txbxContent"]
        self.found.boxes += boxes
        self.found.pictures += not boxes and any(local(part) in ("blip", "imagedata") for part in one.iter())


def _shade(shading: _Element | None) -> str:
    fill = attribute(shading, "fill")
    return "" if fill == "auto" else fill
