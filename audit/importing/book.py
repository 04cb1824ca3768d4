"""The options, criteria and groups found so far, under all their spellings."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal

from audit.appraisal.model.place import NO_PLACE, Place
from audit.importing.draft import Doubt, Item
from audit.importing.entry import read_entry
from audit.importing.names import ALIKE, Name, alike, id_for, key_of, name_of, pair

__all__ = ["Book", "Sort"]

Sort = Literal["option", "criterion", "group"]
_SURE: Final = 95.0
_SAMPLE: Final = 60
"""How many names of a table are looked at to tell whether they are known."""

_BASE: Final = frozenset(("nothing", "minimum", "quo", "usual"))
_BASE_NAMES: Final = (
    "do nothing",
    "do minimum",
    "do the minimum",
    "status quo",
    "business as usual",
    "as is",
    "no change",
    "base case",
    "baseline",
    "keep as it is",
)


class Book:
    """Collects names while the tables are gone through; each table adds what it lists."""

    def __init__(self) -> None:
        self._items: dict[Sort, list[Item]] = {"option": [], "criterion": [], "group": []}
        self.doubts: list[Doubt] = []
        self.version = 0
        """Goes up with every new name: what was seen with another version may look otherwise now."""
        self._closed: set[Sort] = set()
        self._shares: dict[tuple[Sort, tuple[str, ...]], float] = {}
        self._waiting: set[str] = set()

    def _changed(self) -> None:
        self._shares.clear()
        self.version += 1

    def items(self, sort: Sort) -> tuple[Item, ...]:
        """What is known of a sort, in the order in which it was found or in which a map lists it."""
        return tuple(self._items[sort])

    def missing(self) -> list[Doubt]:
        """Take out what a map names and no document does, and say so."""
        lost = [(sort, item) for sort, items in self._items.items() for item in items if item.id in self._waiting]
        self._items = {sort: [item for item in items if item.id not in self._waiting] for sort, items in self._items.items()}
        return [Doubt("note", f'the map names the {sort} "{item.title}", which no table does; it was left out') for sort, item in lost]

    def close(self, sort: Sort) -> None:
        """Say that a table has listed all there are, so that a further name is doubtful."""
        self._closed.add(sort)

    def _taken(self) -> set[str]:
        return {item.id for items in self._items.values() for item in items}

    def share(self, sort: Sort, texts: Sequence[str]) -> float:
        """Say how many of the texts, of 1, are names known of that sort; of a long list the first are looked at."""
        key = (sort, tuple(text for text in texts if text)[:_SAMPLE])
        if key not in self._shares:
            names = [name_of(text) for text in key[1]]
            found = pair(names, [item.names for item in self._items[sort]])
            self._shares[key] = sum(one is not None for one in found) / len(names) if names else 0.0
        return self._shares[key]

    def find(self, sort: Sort, text: str) -> Item | None:
        """The item of that name, if it is known."""
        found = pair([name_of(text)], [item.names for item in self._items[sort]])[0] if text else None
        return self._items[sort][found] if found is not None else None

    def enter(self, sort: Sort, texts: Sequence[str], places: Sequence[Place]) -> list[str]:
        """The ids of the names of one table, entering those that are new. No two of them are the same item."""
        names = [name_of(text) for text in texts]
        found = pair(names, [item.names for item in self._items[sort]])
        ids = []
        for name, at, place in zip(names, found, places, strict=True):
            ids.append(self._add(sort, name, place) if at is None else self._join(sort, at, name, place))
        if sort == "criterion" and sum(bool(name.weight) for name in names) * 2 > len(names):
            self._weigh(dict(zip(ids, names, strict=True)), dict(zip(ids, places, strict=True)))
        return ids

    def _weigh(self, names: Mapping[str, Name], places: Mapping[str, Place]) -> None:
        """Take the weights that stand behind most names of a table: ``Access (20%)``."""
        for id_, name in names.items():
            if name.weight and self.get("criterion", id_).weight is None:
                self.amend("criterion", id_, weight=read_entry(name.weight, places[id_]))

    def _add(self, sort: Sort, name: Name, place: Place) -> str:
        fallback = sort if name.label or key_of(name.title) else f"{sort}-{len(self._items[sort]) + 1}"
        new = Item(
            id_for(name.title, self._taken(), fallback), name.title, name.label, (name,), place, base=sort == "option" and _is_base(name.title)
        )
        self._items[sort].append(new)
        self._changed()
        if sort in self._closed:
            self.doubts.append(Doubt("matched", f'the {sort} "{name.text}" is in no other table so it was entered separately', place))
        return new.id

    def _join(self, sort: Sort, at: int, name: Name, place: Place) -> str:
        item = self._items[sort][at]
        if item.id in self._waiting:
            self._waiting.discard(item.id)
            item = replace(item, title=name.title, place=place, base=item.base or (sort == "option" and _is_base(name.title)))
        if all(name.title != other.title for other in item.names):
            best = max(alike(name.title, other.title) for other in item.names)
            if ALIKE <= best < _SURE and key_of(name.title) != key_of(item.title):
                self.doubts.append(Doubt("matched", f'"{name.text}" was read as the {sort} "{item.title}"', place))
            item = replace(item, names=(*item.names, name))
            self._changed()
        if name.label and not item.label:
            item = replace(item, label=name.label)
        self._items[sort][at] = item
        return item.id

    def met(self, sort: Sort, id_: str, text: str, place: Place) -> str:
        """Say that an item with an id was found under some name; one that no map names is entered under it."""
        at = next((at for at, item in enumerate(self._items[sort]) if item.id == id_), None)
        if at is not None:
            return self._join(sort, at, name_of(text or self._items[sort][at].title), place)
        name = name_of(text or id_)
        self._items[sort].append(Item(id_, name.title, name.label, (name,), place))
        return id_

    def amend(self, sort: Sort, id_: str, **changes: object) -> None:
        """Say more of an item."""
        items = self._items[sort]
        at = next(at for at, item in enumerate(items) if item.id == id_)
        items[at] = replace(items[at], **changes)  # type: ignore[arg-type]  # the names are fields of an item

    def get(self, sort: Sort, id_: str) -> Item:
        """The item with an id."""
        return next(item for item in self._items[sort] if item.id == id_)

    def same(self, sort: Sort, pairs: Sequence[tuple[str, str]]) -> None:
        """Enter the other name of what is known under one name of a pair."""
        for one, other in [*pairs, *((other, one) for one, other in pairs)]:
            item, its_own = self.find(sort, one), self.find(sort, other)
            if item is not None and its_own is None:
                self.amend(sort, item.id, names=(*item.names, name_of(other)))
                self._changed()

    def forget(self, sort: Sort, ids: Collection[str]) -> None:
        """Take out what belongs to another appraisal of the paper."""
        self._items[sort] = [item for item in self._items[sort] if item.id not in ids]
        self._changed()

    def preset(self, sort: Sort, item: Item) -> None:
        """Enter an item that a mapping file names; it is waiting to be found in a document."""
        self._items[sort].append(item)
        self._waiting.add(item.id)
        self._changed()

    def one(self, sort: Sort, text: str, place: Place = NO_PLACE) -> str:
        """The id of one name, entering it if it is new."""
        return self.enter(sort, [text], [place])[0]


def _is_base(title: str) -> bool:
    return any(alike(title, known) >= _SURE for known in _BASE_NAMES) or (key_of(title)[:1] == ("do",) and bool(_BASE & set(key_of(title)[:3])))
