"""Attaching full texts in memory: what stands at the recorded place of a document, where its digest is the recorded one.

Looking up what stands at recorded places of a document, each place once, and in bounded time.

A document that is handed to an audit beside the appraisal: a plain text whose lines are those that places count.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path
from typing import Any, Final, TypeAlias

from audit.appraisal.load.document import Document
from audit.appraisal.load.node import Node, Plain
from audit.appraisal.text.normalise import digest
from audit.appraisal.text.recorded import Passage, Recorded, recorded, source_lines
from audit.appraisal.text.split import split
from audit.files import read_bytes
from audit.limits import FileLimits, TextLimits
from audit.problems import InputError, InputFault, Problem, fault, in_order, not_opened

__all__ = ["Attached", "Lookup", "Supplied", "TextPath", "TooMuchTextError", "attach", "read_supplied"]

_PARTS: Final = 10
"""How many times over the sentences of a passage are read, one to four together."""

_Place: TypeAlias = tuple[tuple[int, int | None, int | None], bool, tuple[str, ...]]


class TooMuchTextError(Exception):
    """A passage is longer than any text of a paper, or more has been looked at than any paper holds; says which."""


class Lookup:
    """What stands where in one document, by digest."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Take the lines of the document."""
        self._lines = lines
        self._ends = [0, *accumulate(len(line) + 1 for line in lines)]
        self._looked = 0
        self._wholes: dict[_Place, Mapping[str, str]] = {}
        self._points: dict[_Place, Mapping[str, str]] = {}

    def standing(self, text: Recorded) -> str | None:
        """The text at a place, or the part of it, that has the recorded digest. Raises TooMuchTextError."""
        key = _key(text)
        if key not in self._wholes:
            found = self._passage(text, _PARTS if text.is_part else 1)
            self._wholes[key] = {digest(one): one for one in reversed(list(text.candidates(found)))}
        return self._wholes[key].get(str(text.entry.get("sha256")))

    def points(self, text: Recorded) -> Mapping[str, str]:
        """The points of the text at a place by their digests. Raises TooMuchTextError."""
        key = _key(text)
        if key not in self._points:
            self._points[key] = {digest(point.text): point.text for point in split(self._passage(text, 1).text)}
        return self._points[key]

    def _passage(self, text: Recorded, times: int) -> Passage:
        line, last, _ = text.place
        size = self._size(line, last or line)
        if size > TextLimits.MAX_PASSAGE:
            raise TooMuchTextError(f"the recorded lines have more than {TextLimits.MAX_PASSAGE} characters")
        self._looked += size * times
        if self._looked > TextLimits.MAX_LOOKED:
            raise TooMuchTextError("more text is recorded than any paper has")
        return text.passage(self._lines)

    def _size(self, line: int, last: int) -> int:
        """How many characters some lines hold; lines beyond the end hold none."""
        most = len(self._ends) - 1
        return max(self._ends[min(last, most)] - self._ends[min(max(line - 1, 0), most)], 0)


def _key(text: Recorded) -> _Place:
    return text.place, text.is_sentence, text.marks


@dataclass(frozen=True, slots=True)
class Supplied:
    """One document. ``path`` is as given, with ``/``; ``sha256`` is of its bytes."""

    path: str
    sha256: str
    lines: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.path.rpartition("/")[2]

    def is_source(self, file: str, sha256: str) -> bool:
        """Say whether it is a source of which the file name and the digest are recorded."""
        return self.sha256 == sha256 or self.name == file.replace("\\", "/").rpartition("/")[2]


def read_supplied(file: Path) -> Supplied:
    """Read a document. Raises InputError if it cannot be opened, is too large, or is no plain text."""
    path = file.as_posix()
    try:
        raw = read_bytes(file, FileLimits.MAX_BYTES)
    except OSError as error:
        raise InputError([not_opened(path, error)]) from None
    if len(raw) > FileLimits.MAX_BYTES:
        raise InputError([Problem(path, 0, 0, fault("text-too-large", max_bytes=FileLimits.MAX_BYTES // 2**20))])
    return Supplied(path, hashlib.sha256(raw).hexdigest(), source_lines(_decoded(raw, path)))


def _decoded(raw: bytes, path: str) -> str:
    if b"\0" in raw:
        raise InputError([Problem(path, 0, 0, fault("not-plain-text"))])
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise InputError([Problem(path, 0, 0, fault("not-plain-text"))]) from None


_MOST_TOLD: Final = 20
"""So many texts that are not attached are named: a page of a terminal. The count of the others is told."""

TextPath: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Attached:
    """An appraisal with the texts that could be attached.

    ``used``: SHA-256 of the documents that are sources of it. ``remarks`` say what was attached from each,
    ``problems`` which texts were not, and why.
    """

    document: Document
    used: frozenset[str] = frozenset()
    remarks: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Account:
    """What came of the texts recorded from one source."""

    supplied: Supplied
    recorded_sha256: str
    lookup: Lookup
    attached: int = 0
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, path: str, node: Node, said: InputFault) -> None:
        """Note a text that is not attached."""
        self.problems.append(Problem(path, node.line, node.column, said))

    def remark(self) -> str:
        """Say how many texts were attached, how many were not, and whether the document is the copy that was recorded."""
        other = "" if self.recorded_sha256 in {"", self.supplied.sha256} else " (a different copy from the one recorded: its SHA-256 differs)"
        count, left = "1 full text" if self.attached == 1 else f"{self.attached} full texts", len(self.problems)
        return f"{count} as in {self.supplied.name}{other}, with the recorded digests" + (f"; {left} not attached" if left else "")


def attach(document: Document, supplied: Sequence[Supplied]) -> Attached:
    """Attach texts to a document that the schema accepts. A text that is held in full already stays as it is."""
    plain = document.root.plain
    if not supplied or not isinstance(plain, dict):
        return Attached(document)
    listed: Mapping[str, Any] = plain.get("sources") or {}  # type: ignore[assignment]  # the schema has it a mapping
    found = {key: _of_source(source, supplied) for key, source in listed.items()}
    accounts = {key: _Account(one, listed[key].get("sha256", ""), Lookup(one.lines)) for key, one in found.items() if one is not None}
    first, texts = next(iter(listed), None), dict[TextPath, str]()
    for text in recorded(plain):
        account = accounts.get(text.source or first or "")
        if account is not None and "text" not in text.entry and (text.place[0] or "sha256" in text.entry):
            _take(document, text, account, texts)
    with_texts = replace(document, root=_with_texts(document.root, _tree(texts)))
    told = accounts.values()
    problems = tuple(problem for one in told for problem in _told(document, one.problems))
    return Attached(with_texts, frozenset(one.supplied.sha256 for one in told), tuple(one.remark() for one in told), problems)


def _told(document: Document, problems: Sequence[Problem]) -> Sequence[Problem]:
    """The first of the problems in the order of the file: with another copy of a document there is one for nearly every text."""
    ordered, more = in_order(problems), len(problems) - _MOST_TOLD
    last = [Problem(document.path, 0, 0, fault("more-texts-not-attached", more=more))] if more > 0 else []
    return [*ordered[:_MOST_TOLD], *last]


def _of_source(source: Mapping[str, Any], supplied: Sequence[Supplied]) -> Supplied | None:
    """The document that is this source: by its digest, else by the name of its file."""
    same = (one for one in supplied if one.sha256 == source.get("sha256"))
    named = (one for one in supplied if one.name == str(source.get("file", "")).replace("\\", "/").rpartition("/")[2])
    return next(same, None) or next(named, None)


def _take(document: Document, text: Recorded, account: _Account, texts: dict[TextPath, str]) -> None:
    node = document.root.at(list(text.path))
    try:
        whole = account.lookup.standing(text)
        _take_points(document, text, account, texts, whole=whole is not None)
    except TooMuchTextError as error:
        account.refuse(document.path, node, fault("text-not-attached", said=error))
        return
    if whole is None:
        code = ("text-otherwise" if text.place[0] else "text-without-line") if "sha256" in text.entry else "text-without-digest"
        account.refuse(document.path, node, fault(code, line=text.place[0], name=account.supplied.name))
    else:
        texts[*text.path, "text"] = whole
        account.attached += 1


def _take_points(document: Document, text: Recorded, account: _Account, texts: dict[TextPath, str], *, whole: bool) -> None:
    """Take the points of a text, those of a torn one too; where the text agrees and a point does not, that is told."""
    points = [(number, point) for number, point in enumerate(text.entry.get("points", [])) if "text" not in point and "sha256" in point]
    stands = account.lookup.points(text) if points else {}
    for number, point in points:
        if point["sha256"] in stands:
            texts[*text.path, "points", number, "text"] = stands[point["sha256"]]
        elif whole:
            node = document.root.at([*text.path, "points", number])
            account.refuse(document.path, node, fault("point-otherwise", line=int(point.get("line", text.place[0])), name=account.supplied.name))


_Tree: TypeAlias = dict[str | int, "str | _Tree"]


def _tree(texts: Mapping[TextPath, str]) -> _Tree:
    root: _Tree = {}
    for path, text in texts.items():
        below = root
        for step in path[:-1]:
            deeper = below.setdefault(step, {})
            assert isinstance(deeper, dict)
            below = deeper
        below[path[-1]] = text
    return root


def _with_texts(node: Node, tree: _Tree) -> Node:
    """A copy of a node with texts added; what nothing is added to is shared with the original."""
    if node.items is not None:
        items = list(node.items)
        for step, below in tree.items():
            assert isinstance(step, int)
            assert isinstance(below, dict)
            items[step] = _with_texts(items[step], below)
        return replace(node, items=items, plain=[item.plain for item in items])
    fields = dict(node.fields or {})
    for step, below in tree.items():
        fields[str(step)] = _scalar(node, below) if isinstance(below, str) else _with_texts(fields[str(step)], below)
    plain: dict[str, Plain] = {key: below.plain for key, below in fields.items()}
    return replace(node, fields=fields, plain=plain)


def _scalar(beside: Node, text: str) -> Node:
    return Node(text, beside.line, beside.column, text)
