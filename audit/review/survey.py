"""From a draft to everything that a person is asked about its document."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final

from audit.appraisal.exact.rounding import show
from audit.appraisal.model.place import Place
from audit.appraisal.model.quantity import NAMES
from audit.documents.paper import Cell, Piece
from audit.importing.answer import Spot
from audit.importing.draft import Draft, Item, Printed, TableColumn, TableRow
from audit.importing.entry import Entry
from audit.importing.head import line_of
from audit.review.apply import Copy
from audit.review.corrections import Chosen
from audit.review.identity import candidates_of, key_of, name_of, whereabouts
from audit.review.question import Candidate, FittingValue, Question, Review, State, View
from audit.review.sums import PrintedSums, comes_out, known_sums, missing, pointers
from audit.why import Why

__all__ = ["around", "review_of"]

_LONGEST: Final = 120
_SCORES: Final = frozenset({"score", "weighted score"})
_FEW: Final = 8
"""As many cells of a table are asked one by one even where all are in doubt for the same reason."""
_EVERYTHING: Final = Chosen()
_TOLD: Final = frozenset({"matched", "assumed", "left-out", "note", "unreadable"})


def review_of(draft: Draft, copy: Copy, chosen: Chosen = _EVERYTHING, others: Sequence[Draft] = ()) -> Review:
    """The questions about one document that a draft was made of; ``others`` of the same document are listed, not asked about."""
    found = _Survey(draft, copy, key_of(copy.data))
    views = [view for table in draft.tables if (view := found.view(table)) is not None]
    views += found.weights()
    known = known_sums(draft, found.pointers)
    ranges = _ranges(found.questions, known)
    questions = _shared({name: _with_sums(one, known, ranges) for name, one in found.questions.items()})
    views = [replace(view, doubts=_doubts(view, questions)) for view in views]
    paper = copy.paper
    return Review(
        paper.name, paper.sha256, paper.kind, draft.handling, draft.title, chosen, _candidates((draft, *others)), tuple(views), questions, known.sums,
        tuple(_notes(draft, found.asked)), {level.label.lower(): level.value for level in draft.levels if level.value},
        frozenset(name for name, step in known.steps.items() if step),
    )  # fmt: skip


def _candidates(drafts: Sequence[Draft]) -> tuple[Candidate, ...]:
    return tuple(one for draft in drafts for one in candidates_of(draft))


def _shared(questions: Mapping[str, Question]) -> dict[str, Question]:
    """Mark cells that are in doubt for the same reason as many others of their table."""
    cells = Counter(one.spot[0] for one in questions.values())
    reasons = Counter(_reason(one) for one in questions.values() if one.why)
    many = {key for key, count in reasons.items() if count > max(_FEW, cells[key[0]] // 4)}
    return {
        name: replace(one, shared=True) if one.state == "doubtful" and not one.fits and _reason(one) in many else one
        for name, one in questions.items()
    }


def _reason(one: Question) -> tuple[int, tuple[Why, ...] | str]:
    """What sets a cell in doubt, in which table; of one that cannot be read the note of what stands there."""
    return one.spot[0], one.doubts or one.why


def _doubts(view: View, questions: Mapping[str, Question]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(questions[name].why for name in view.names() if questions[name].shared))


def _notes(draft: Draft, asked: set[Place]) -> Iterator[str]:
    """What else is to be known, of which no cell tells."""
    yield from (line_of(doubt, draft) for doubt in draft.doubts if doubt.weight in _TOLD and doubt.place not in asked)
    yield from (line_of(doubt, draft) for doubt in draft.doubts if doubt.weight == "doubtful" and doubt.place not in asked)


_Ranges = Mapping[tuple[int, str], tuple[Fraction, Fraction]]


def _ranges(questions: Mapping[str, Question], known: PrintedSums) -> _Ranges:
    """The least and the greatest figure of each kind that were read in each table without doubt."""
    found: dict[tuple[int, str], list[Fraction]] = {}
    for name, one in questions.items():
        value = known.values.get(name)
        if value is not None and one.state == "read":
            found.setdefault((one.spot[0], one.kind), []).append(value)
    return {key: (min(values), max(values)) for key, values in found.items()}


def _is_likely(value: Fraction, one: Question, ranges: _Ranges) -> bool:
    """Say whether a value lies among the other figures of its kind; a sum that is misprinted itself would ask for others."""
    low, high = ranges.get((one.spot[0], one.kind), (value, value))
    return bool(value) and (one.kind not in _SCORES or low <= value <= high)


def _with_sums(one: Question, known: PrintedSums, ranges: _Ranges) -> Question:
    """Add what the sums say of a cell that is in doubt or empty."""
    if one.state == "read":
        return one
    fits: dict[str, FittingValue] = {}
    agrees = []
    for total in known.sums:
        if one.name in total.cells():
            if comes_out(total, known):
                agrees.append(total.says)
            else:
                likely = [value for value in missing(total, one.name, known) if _is_likely(value, one, ranges)]
                fits |= {show(value): FittingValue(show(value), total.says) for value in likely}
    return replace(one, fits=tuple(fits.values()), agrees=tuple(agrees))


@dataclass(slots=True)
class _Survey:
    draft: Draft
    copy: Copy
    key: bytes
    questions: dict[str, Question] = field(default_factory=dict)
    pointers: dict[str, str] = field(default_factory=dict)
    asked: set[Place] = field(default_factory=set)
    cells: dict[Spot, Cell | None] = field(init=False)
    titles: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """Find the cells of the document by their place, and titles by id."""
        self.cells = {}
        for table in self.copy.paper.tables:
            for row, listed in enumerate(table.grid()):
                for column, cell in enumerate(listed):
                    self.cells[table.number, row, column] = cell
        items: Sequence[Item] = (*self.draft.groups, *self.draft.criteria, *self.draft.options)
        self.titles = {item.id: item.title for item in items}

    def view(self, table: Printed) -> View | None:
        """A printed table as it is compared; None where nothing of it stands in a cell."""
        rows = []
        for row in table.rows:
            names = [self._ask(table, row, column, entry, at) for at, (column, entry) in enumerate(zip(table.columns, row.entries, strict=True))]
            if any(names):
                rows.append((self._row(row), tuple(names)))
        if not rows:
            return None
        columns = tuple(self._column(column, table) for column in table.columns)
        title = table.title or self.titles.get(table.option, "") or self.titles.get(table.criterion, "") or f"Table {table.number}"
        pieces = self._pieces(table.number)
        places = [Place(page=piece.page) for piece in pieces] or [table.place]
        return View(table.number, _short(title), whereabouts(places), columns, tuple(rows), pieces)

    def _row(self, row: TableRow) -> str:
        return _short(self.titles.get(row.key) or row.title or NAMES.get(row.key, row.key).capitalize())

    def _column(self, column: TableColumn, table: Printed) -> str:
        owner = self.titles.get(column.option or column.criterion or column.group, "") or column.scorer
        kind = NAMES.get(column.prints, column.prints).capitalize() if column.prints else ""
        plain = self.titles.get(table.option, "") or column.title
        return _short(f"{owner} ({kind.lower()})" if owner and kind else owner or kind or plain)

    def _ask(self, table: Printed, row: TableRow, column: TableColumn, entry: Entry, at: int) -> str | None:
        column_said = self._column(column, table)
        option = self.titles.get(table.option, "")
        of = " / ".join(dict.fromkeys(part for part in (self._row(row), option, column_said) if part))
        kind = row.prints or (row.key if row.key in NAMES else "") or column.prints or table.prints
        name = self._add(entry, of, NAMES.get(kind, kind))
        if name is not None:
            self.pointers |= dict.fromkeys(pointers(table, row.key, at), name)
        return name

    def _add(self, entry: Entry, of: str, kind: str) -> str | None:
        """Enter a question about a cell. None where the entry is from no cell, or its cell was asked about already."""
        if entry.spot is None:
            return None
        cell = self.cells.get(entry.spot)
        text = cell.text if cell is not None else ""
        name = name_of(entry.spot, text, self.key)
        if name in self.questions:
            return None
        self.asked.add(entry.place)
        shown = _short(text) if " ".join(text.split()) != entry.written else ""
        read = "" if entry.written == "blank" else entry.written
        self.questions[name] = Question(
            name, entry.spot, of, kind, read, shown, _state(entry), entry.doubt or (entry.note if entry.illegible else ""),
            _where(entry.place), cell.pieces if cell is not None else (), doubts=entry.doubts,
        )  # fmt: skip
        return name

    def weights(self) -> Iterator[View]:
        """The weights that stand with the criteria only, by the table that they were read from."""
        found: dict[int, list[tuple[str, tuple[str | None, ...]]]] = {}
        for item in self.draft.criteria:
            weight, sub = self._weight(item, "weight", item.weight), self._weight(item, "sub-weight", item.sub_weight)
            for entry, name in ((item.weight, weight), (item.sub_weight, sub)):
                if name is not None and entry is not None and entry.spot is not None:
                    found.setdefault(entry.spot[0], []).append((_short(item.title), (name,)))
        for number, rows in sorted(found.items()):
            place = next(table.place for table in self.copy.paper.tables if table.number == number)
            yield View(number, "Weights", whereabouts([replace(place, table=number)]), ("Weight",), tuple(rows), self._pieces(number))

    def _weight(self, item: Item, key: str, entry: Entry | None) -> str | None:
        name = self._add(entry, _short(item.title), "weight") if entry is not None else None
        if name is not None:
            self.pointers[f"/criteria/{item.id}/{key}"] = name
        return name

    def _pieces(self, number: int) -> tuple[Piece, ...]:
        """Where a table stands, as one box for each page."""
        boxes: dict[int, list[Piece]] = {}
        for table in self.copy.paper.tables:
            for piece in (piece for cell in table.cells if table.number == number for piece in cell.pieces):
                boxes.setdefault(piece.page, []).append(piece)
        return tuple(Piece(page, around(found)) for page, found in sorted(boxes.items()))


def around(pieces: Sequence[Piece]) -> tuple[float, float, float, float]:
    """The box that holds all pieces of one page."""
    sides = list(zip(*(piece.box for piece in pieces), strict=True))
    return min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])


def _state(entry: Entry) -> State:
    if entry.illegible:
        return "unreadable"
    if entry.doubts:
        return "doubtful"
    return "empty" if entry.written == "blank" else "read"


def _where(place: Place) -> str:
    """Say where a cell stands, without the section, which is long and the same for all."""
    return replace(place, section=None, source=None).locator()


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 3].rstrip()}..."
