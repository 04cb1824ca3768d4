"""A PDF with highlights: the bytes of the paper as they are, followed by what is added to them.

Written as an update behind the end of the file, so that every page is drawn from the bytes it always was. What stands at
no cell or sentence is a note at the top of its page, or of the first.
"""

import io
import logging
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from audit.documents.paper import Box, RefusalError
from audit.problems import fault
from audit.report.marked.comments import AnchoredComment, together_said

if TYPE_CHECKING:
    from pypdf import PdfReader, PdfWriter

__all__ = ["mark_pdf"]

_Spot = tuple[int, Box | None]
_YELLOW: Final = "1 0.86 0.35"
_INK: Final = "0.56 0.11 0.08"
_SIZE: Final = 6.0
"""Points of the number beside a mark: legible, and lower than the space between two lines of a table."""
_WIDE: Final = 0.56
"""Width of a digit of Helvetica, as part of its size."""
_NOTE: Final = 18.0
_PRINTED: Final = 4
_SIGNED: Final = 1
_BY: Final = "appraisal-audit"


def mark_pdf(data: bytes, comments: Sequence[AnchoredComment]) -> bytes:
    """The paper with a highlight and a pop-up text for each place. Raises RefusalError where it is signed, locked or cannot be added to."""
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415  # only where a PDF is marked
    from pypdf.errors import PyPdfError  # noqa: PLC0415  # as above

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it puts right by itself is nobody's concern
    try:
        reader = PdfReader(io.BytesIO(data))
        _check(reader, data)
        writer = PdfWriter(reader, incremental=True)
        _mark(writer, comments)
        packed = io.BytesIO()
        writer.write(packed)
        made = packed.getvalue()
        whole = made.startswith(data) and len(PdfReader(io.BytesIO(made)).pages) == len(reader.pages)
    except (PyPdfError, ArithmeticError, AttributeError, LookupError, NotImplementedError, RecursionError, TypeError, ValueError) as error:
        raise RefusalError(fault("paper-not-marked")) from error
    if not whole:
        raise RefusalError(fault("paper-not-marked"))
    return made


def _check(reader: "PdfReader", data: bytes) -> None:
    """Refuse what a mark would break: a signature holds for the bytes as they are."""
    if reader.is_encrypted:
        raise RefusalError(fault("paper-protected"))
    root: Any = reader.root_object
    form: Any = root.get("/AcroForm")
    flags = int(form.get_object().get("/SigFlags", 0)) if form is not None else 0
    if flags & _SIGNED or "/Perms" in root or b"/ByteRange" in data:
        raise RefusalError(fault("paper-signed"))


def _mark(writer: "PdfWriter", comments: Sequence[AnchoredComment]) -> None:
    spots: dict[_Spot, list[AnchoredComment]] = {}
    for one in comments:
        spots.setdefault(_spot(one, len(writer.pages)), []).append(one)
    for (number, box), held in spots.items():
        page = writer.pages[number - 1]
        frame = _Frame(page)
        mark = _highlight(writer, frame, box, held) if box is not None else _note(writer, frame, held)
        _add(writer, page, mark, frame)


def _spot(comment: AnchoredComment, pages: int) -> _Spot:
    """The page and box of a comment; the box is None where only the page is known, and the page is the first where none is."""
    pieces = comment.anchor.pieces if comment.anchor is not None else ()
    if pieces and 1 <= pieces[0].page <= pages:
        return pieces[0].page, pieces[0].box
    page = comment.place.page
    return (page if page is not None and 1 <= page <= pages else 1), None


class _Frame:
    """How a page is shown: turns points counted from its top left corner into its own."""

    def __init__(self, page: Any) -> None:
        """Take the part of the page that is shown, and how far it is turned."""
        crop, media = page.cropbox, page.mediabox
        self.left, self.bottom = max(float(crop.left), float(media.left)), max(float(crop.bottom), float(media.bottom))
        self.right, self.top = min(float(crop.right), float(media.right)), min(float(crop.top), float(media.top))
        self.turn = int(page.rotation) % 360

    @property
    def width(self) -> float:
        """The width as it is shown."""
        return self.top - self.bottom if self.turn in {90, 270} else self.right - self.left

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The point of the page that is shown at x, y from the top left corner."""
        return {
            90: (self.left + y, self.bottom + x),
            180: (self.right - x, self.bottom + y),
            270: (self.right - y, self.top - x),
        }.get(self.turn, (self.left + x, self.top - y))

    def rectangle(self, box: Box) -> Box:
        """The rectangle of the page that is shown as a box, its lower left corner first."""
        one, other = self.point(box[0], box[1]), self.point(box[2], box[3])
        return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])

    def writing(self, x: float, y: float) -> str:
        """The matrix of a text that begins at x, y and is read upright."""
        across, up = {90: ("0 1", "-1 0"), 180: ("-1 0", "0 -1"), 270: ("0 -1", "1 0")}.get(self.turn, ("1 0", "0 1"))
        at = self.point(x, y)
        return f"{across} {up} {at[0]:.3f} {at[1]:.3f} Tm"


def _numbers(held: Sequence[AnchoredComment]) -> str:
    shown = ", ".join(str(one.number) for one in held[:3])
    return f"{shown} ..." if len(held) > 3 else shown  # noqa: PLR2004  # more are wider than a cell


def _highlight(writer: "PdfWriter", frame: _Frame, box: Box, held: Sequence[AnchoredComment]) -> Any:
    from pypdf.generic import ArrayObject, FloatObject, NameObject  # noqa: PLC0415  # as in mark_pdf

    label = _numbers(held)
    left, top, right, bottom = box
    wide = (len(label) + 1) * _WIDE * _SIZE
    badge = (max(min(right + wide / 2, frame.width) - wide, 0), max(top - _SIZE / 2, 0))
    framed = (badge[0], badge[1], badge[0] + wide, badge[1] + _SIZE)
    around = (min(left, badge[0]) - 1, min(top, badge[1]) - 1, max(right, framed[2]) + 1, max(bottom, framed[3]) + 1)
    inner = _as_drawn(frame.rectangle(box))
    text = f"BT /F {_SIZE} Tf {_INK} rg {frame.writing(badge[0] + _WIDE * _SIZE / 2, framed[3] - 1)} ({label}) Tj ET"
    drawn = f"q /G gs {_YELLOW} rg {inner} re f Q {_INK} RG 1 w {inner} re S {_YELLOW} rg {_as_drawn(frame.rectangle(framed))} re f {text}"
    mark = _annotation(writer, "/Highlight", frame.rectangle(around), drawn, held)
    corners = [frame.point(left, top), frame.point(right, top), frame.point(left, bottom), frame.point(right, bottom)]
    mark[NameObject("/QuadPoints")] = ArrayObject([FloatObject(round(side, 3)) for corner in corners for side in corner])
    return mark


def _note(writer: "PdfWriter", frame: _Frame, held: Sequence[AnchoredComment]) -> Any:
    from pypdf.generic import NameObject  # noqa: PLC0415  # as in mark_pdf

    inner = frame.rectangle((4, 4, 4 + _NOTE, 4 + _NOTE))
    text = f"BT /F {_SIZE} Tf {_INK} rg {frame.writing(6, 15)} ({held[0].number}{'...' if len(held) > 1 else ''}) Tj ET"
    mark = _annotation(writer, "/Text", inner, f"{_YELLOW} rg {_as_drawn(inner)} re f {text}", held)
    mark[NameObject("/Name")] = NameObject("/Note")
    return mark


def _as_drawn(box: Box) -> str:
    return f"{box[0]:.3f} {box[1]:.3f} {box[2] - box[0]:.3f} {box[3] - box[1]:.3f}"


def _annotation(writer: "PdfWriter", kind: str, rectangle: Box, drawn: str, held: Sequence[AnchoredComment]) -> Any:
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, TextStringObject  # noqa: PLC0415  # as in mark_pdf

    sides = ArrayObject([FloatObject(round(side, 3)) for side in rectangle])
    found = DictionaryObject()
    parts: Mapping[str, Any] = {
        "/Type": NameObject("/Annot"), "/Subtype": NameObject(kind), "/Rect": sides, "/F": NumberObject(_PRINTED),
        "/Contents": TextStringObject(together_said(held)), "/T": TextStringObject(_BY),
        "/NM": TextStringObject(f"finding-{held[0].number}"), "/C": ArrayObject([FloatObject(one) for one in _YELLOW.split()]),
        "/AP": DictionaryObject({NameObject("/N"): _appearance(writer, sides, drawn)}),
    }  # fmt: skip
    found.update({NameObject(name): one for name, one in parts.items()})
    return found


def _appearance(writer: "PdfWriter", sides: Any, drawn: str) -> Any:
    """What is drawn for a mark: a frame, and colour multiplied with the page, so that what is printed stays legible."""
    from pypdf.generic import DictionaryObject, NameObject, StreamObject  # noqa: PLC0415  # as in mark_pdf

    def named(**parts: Any) -> Any:
        return DictionaryObject({NameObject(f"/{name}"): one for name, one in parts.items()})

    font = named(Type=NameObject("/Font"), Subtype=NameObject("/Type1"), BaseFont=NameObject("/Helvetica"))
    state = named(Type=NameObject("/ExtGState"), BM=NameObject("/Multiply"))
    form = StreamObject()
    form.set_data(drawn.encode("ascii"))
    form.update({
        NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form"), NameObject("/BBox"): sides,
        NameObject("/Resources"): named(Font=named(F=font), ExtGState=named(G=state)),
        NameObject("/Group"): named(S=NameObject("/Transparency")),
    })  # fmt: skip
    return writer._add_object(form)  # noqa: SLF001  # the library has no public way to add an object


def _add(writer: "PdfWriter", page: Any, mark: Any, frame: _Frame) -> None:
    """Put a mark and its pop-up among the annotations of a page."""
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject  # noqa: PLC0415  # as in mark_pdf

    reference = writer._add_object(mark)  # noqa: SLF001  # as above
    beside = frame.rectangle((max(frame.width - 200, 0), 20, frame.width, 140))
    window = DictionaryObject({
        NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/Popup"), NameObject("/Parent"): reference,
        NameObject("/Rect"): ArrayObject([FloatObject(round(side, 3)) for side in beside]),
    })  # fmt: skip
    held = page.get("/Annots")
    held = held.get_object() if held is not None else ArrayObject()
    mark[NameObject("/Popup")] = writer._add_object(window)  # noqa: SLF001  # as above
    mark[NameObject("/P")] = page.indirect_reference
    page[NameObject("/Annots")] = ArrayObject([*held, reference, mark["/Popup"].indirect_reference])
