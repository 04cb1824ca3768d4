"""The packed parts of an office document, held to the limits before any of them is read."""

import io
import zipfile
import zlib
from functools import cached_property
from posixpath import normpath
from typing import IO, TYPE_CHECKING, Final

from audit.documents.office.survey import Survey, survey
from audit.documents.paper import Kind, RefusalError
from audit.limits import DocumentLimits
from audit.problems import InputFault, fault

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Package"]

_CHUNK: Final = 1 << 20
_ENCRYPTED: Final = 1
_DAMAGED: Final = fault("parts-not-unpacked")
_MAINS: Final[dict[Kind, tuple[str, ...]]] = {
    "docx": ("wordprocessingml.document", "wordprocessingml.template", "ms-word.document", "ms-word.template"),
    "xlsx": ("spreadsheetml.sheet", "spreadsheetml.template", "ms-excel.sheet.macro", "ms-excel.template"),
}


class Package:
    """The parts of an office document by name. Nothing is written to disk, and names of parts are names only."""

    def __init__(self, data: bytes) -> None:
        """Look at every part; raises RefusalError where there are too many, too large ones, or too dense ones."""
        self.data = data
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError) as error:
            raise RefusalError(_DAMAGED) from error
        entries = self._zip.infolist()
        _check_entries(entries)
        self._entries = {entry.filename: entry for entry in entries}
        if len(self._entries) != len(entries):
            raise RefusalError(fault("parts-of-same-name"))

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all parts, in the order of the file."""
        return tuple(self._entries)

    def holds(self, kind: Kind) -> bool:
        """Say whether its main part is that of a document of this kind (``docx`` or ``xlsx``)."""
        return kind in self._mains

    def main(self, kind: Kind) -> str:
        """Name the main part of a document of this kind (``word/document.xml``). Raises RefusalError where there is none."""
        if kind not in self._mains:
            raise RefusalError(fault("main-part-missing"))
        return self._mains[kind]

    @cached_property
    def _mains(self) -> dict[str, str]:
        found: dict[str, str] = {}
        types = self.tree("[Content_Types].xml")
        for one in types if types is not None else ():
            sort, part = one.get("ContentType", "").lower(), one.get("PartName", "").lstrip("/")
            kind = next((kind for kind, words in _MAINS.items() if any(word in sort for word in words)), None)
            if kind is not None and sort.endswith("main+xml") and part in self._entries:
                found.setdefault(kind, part)
        return found

    @property
    def macros(self) -> bool:
        """Whether it carries programs."""
        return any(name.lower().endswith("vbaproject.bin") or "/macrosheets/" in name.lower() for name in self.names)

    def related(self, part: str) -> dict[str, str]:
        """The parts that a part names, by their ids; what lies outside the file is left out."""
        folder, _, file = part.rpartition("/")
        tree = self.tree(f"{folder}/_rels/{file}.rels".lstrip("/"))
        found: dict[str, str] = {}
        for one in tree if tree is not None else ():
            if one.get("TargetMode") != "External":
                target = one.get("Target", "")
                name = target.lstrip("/") if target.startswith("/") else normpath(f"{folder}/{target}")
                found[one.get("Id", "")] = name
        return found

    def read(self, name: str) -> bytes:
        """Unpack one part. Raises RefusalError where it is damaged or larger than its entry says."""
        entry = self._entries.get(name)
        if entry is None:
            raise RefusalError(fault("part-missing", name=name))
        try:
            with self._zip.open(entry) as stream:
                return _counted(stream, name)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise RefusalError(_DAMAGED) from error

    def tree(self, name: str) -> "_Element | None":
        """Parse one part, None where it is missing. Raises RefusalError where it is no XML or declares entities."""
        from audit.documents.office.xml import parse  # noqa: PLC0415  # lxml, only where a part is read

        return parse(self.read(name), name) if name in self._entries else None

    def survey(self) -> dict[str, Survey]:
        """Look through every XML part without building it. Raises RefusalError at the first that is out of bounds."""
        return {name: survey(self.read(name), name) for name in self.names if name.lower().endswith((".xml", ".rels", ".vml"))}


def _counted(stream: IO[bytes], name: str) -> bytes:
    found = bytearray()
    while chunk := stream.read(_CHUNK):
        found += chunk
        if len(found) > DocumentLimits.MAX_PART:
            raise RefusalError(_too_large(name))
    return bytes(found)


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > DocumentLimits.MAX_PARTS:
        raise RefusalError(fault("too-many-parts", entries=len(entries), max_parts=DocumentLimits.MAX_PARTS))
    for entry in entries:
        _check_entry(entry)
    total = sum(entry.file_size for entry in entries)
    if total > DocumentLimits.MAX_UNPACKED:
        raise RefusalError(fault("unpacked-too-large", total=total, max_unpacked=DocumentLimits.MAX_UNPACKED))


def _check_entry(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & _ENCRYPTED:
        raise RefusalError(fault("locked"))
    if entry.file_size > DocumentLimits.MAX_PART:
        raise RefusalError(_too_large(entry.filename))
    from_ = DocumentLimits.RATIO_FROM
    if entry.file_size > from_ and entry.file_size > DocumentLimits.MAX_RATIO * max(entry.compress_size, 1):
        times = DocumentLimits.MAX_RATIO
        raise RefusalError(fault("part-grows-too-much", shown=_shown(entry.filename), times=times))


def _too_large(name: str) -> InputFault:
    return fault("part-too-large", part=_shown(name), most=DocumentLimits.MAX_PART)


def _shown(name: str) -> str:
    return name[:80]
