"""A mapping file: what a person has settled about the documents of a publisher, for this import and the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final

from audit.appraisal.load.document import read
from audit.appraisal.load.schema import validate
from audit.importing.book import Book, Sort
from audit.importing.draft import Axis, Item, Method, Scale, Source
from audit.importing.layout import Column, Layout
from audit.importing.names import Name, alike, name_of
from audit.importing.sort import Sorted
from audit.importing.titles import headings
from audit.importing.words import Heading, flat

__all__ = ["NO_MAP", "Map", "TableRule", "laid_out", "read_map", "sorted_by"]

_ROLES: Final = {
    "names": "label",
    "entity": "entity",
    "group": "group",
    "number": "number",
    "reason": "reason",
    "definition": "definition",
    "levels": "levels",
    "ignore": "other",
}
_ALIKE: Final = 87.0
_AXES: Final[Mapping[str, Axis]] = {
    "definitions": "criteria",
    "one-option": "criteria",
    "questions": "criteria",
    "ranking": "options",
    "reasons": "criteria",
    "matrix": "criteria",
}


@dataclass(frozen=True, slots=True)
class TableRule:
    """How tables of one kind are told, and what they are."""

    said: Mapping[str, Any]

    def fits(self, layout: Layout, file: str) -> bool:
        """Say whether a table is one that the rule is about."""
        said, grid = self.said, layout.grid
        if "number" in said and said["number"] != grid.number:
            return False
        if "file" in said and not fnmatchcase(file.lower(), str(said["file"]).lower()):
            return False
        if "title" in said and not any(alike(str(said["title"]), text) >= _ALIKE for text, _ in headings(layout)):
            return False
        return "headings" not in said or _same(said["headings"], layout.columns)


def _same(wanted: Sequence[str], columns: Sequence[Column]) -> bool:
    texts = [flat(column.text) for column in columns]
    return len(texts) == len(wanted) and all(not one or flat(one) == text for one, text in zip(wanted, texts, strict=True))


@dataclass(frozen=True, slots=True)
class Map:
    """The content of a mapping file; empty where none is given."""

    id: str = ""
    title: str = ""
    publisher: str = ""
    origin: str = ""
    handling: str = ""
    numbers: str = ""
    sources: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    items: Mapping[Sort, Sequence[Item]] = field(default_factory=dict)
    tables: Sequence[TableRule] = ()
    scale: Scale | None = None
    said: Mapping[str, str] = field(default_factory=dict)

    def book(self) -> Book:
        """A book that knows the names of the map."""
        book = Book()
        for sort, items in self.items.items():
            for item in items:
                book.preset(sort, item)
        return book

    def source(self, source: Source) -> Source:
        """A document with the role, date and title that the map says."""
        said = next((told for name, told in self.sources.items() if fnmatchcase(source.file.lower(), name.lower())), None)
        return replace(source, **said) if said else source  # type: ignore[arg-type]  # role, date and title are texts

    def rule(self, layout: Layout, file: str) -> TableRule | None:
        """The first rule that a table fits."""
        return next((rule for rule in self.tables if rule.fits(layout, file)), None)

    def method(self, method: Method) -> Method:
        """The method with what the map says of it."""
        return replace(method, **self.said) if self.said else method  # type: ignore[arg-type]  # read_map keeps to fields that are texts


NO_MAP: Final = Map()


def laid_out(layout: Layout, rule: TableRule | None) -> Layout:
    """The layout with the columns that a rule names changed to what it says they are."""
    wanted = {flat(name): word for name, word in (rule.said.get("columns") or {}).items()} if rule is not None else {}
    if not wanted:
        return layout
    columns = tuple(_column(column, wanted.get(flat(column.text), "")) for column in layout.columns)
    label = next((column.at for column in columns if column.role == "label" and wanted.get(flat(column.text))), layout.label)
    return replace(layout, columns=columns, label=label)


def _column(column: Column, word: str) -> Column:
    if not word:
        return column
    if word in _ROLES:
        said = Heading("name", column.text, name=column.said.name or column.text) if word == "entity" else column.said
        return replace(column, role=_ROLES[word], said=said)  # type: ignore[arg-type]  # the mapping holds roles
    return replace(column, role="kind", said=Heading("kind", column.text, word))


def sorted_by(rule: TableRule | None, found: Sorted) -> Sorted:
    """What a table is, by the rule where it says so."""
    if rule is None or not {"is", "rows"} & set(rule.said):
        return found
    sort = rule.said.get("is", found.sort)
    axis = rule.said.get("rows") or (found.axis if found.sort == sort else _AXES.get(sort, "criteria"))
    return Sorted(sort, axis, "as the map says")


def read_map(file: Path) -> Map:
    """Read a mapping file. Raises InputError with the place of everything in it that could not be read."""
    document = read(file)
    validate(document, "import-map")
    plain: Any = document.root.plain
    head, method = plain.get("appraisal") or {}, plain.get("method") or {}
    items = {sort: [_item(id_, said) for id_, said in (plain.get(part) or {}).items()] for sort, part in _PARTS}
    return Map(
        id=head.get("id", ""), title=head.get("title", ""), publisher=head.get("publisher", ""), origin=head.get("from", ""),
        handling=head.get("handling", ""), numbers=head.get("numbers", ""), sources=plain.get("sources") or {}, items=items,
        tables=tuple(TableRule(said) for said in plain.get("tables") or ()), scale=_scale(plain.get("scale")),
        said={_METHOD[key]: str(told) for key, told in method.items()},
    )  # fmt: skip


def _scale(said: Mapping[str, Any] | None) -> Scale | None:
    if said is None:
        return None
    low, high, step = (str(said.get(key, "")) for key in ("min", "max", "step"))
    return Scale(low, high, step, said.get("basis", "stated"))


_PARTS: Final[tuple[tuple[Sort, str], ...]] = (("group", "groups"), ("criterion", "criteria"), ("option", "options"))
_METHOD: Final = {
    "total": "total", "over": "over", "weighted-score-over": "weighted_over", "percent": "percent_of",
    "direction": "direction", "aggregate": "aggregate",
}  # fmt: skip


def _item(id_: str, said: Mapping[str, Any]) -> Item:
    label = str(said.get("label", ""))
    names = tuple(dict.fromkeys((Name(said["title"], label, said["title"]), *map(name_of, said.get("names", ())))))
    return Item(id_, said["title"], label, names, base=bool(said.get("base")), kind=said.get("kind", "scored"), group=said.get("group", ""))
