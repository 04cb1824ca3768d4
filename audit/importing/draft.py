"""The draft of an appraisal: all that was made out in the documents, as plain frozen data, before it is built as an appraisal.

Sources, stated figures and claims are the model's own. Scale, levels, bands and method keep what is printed as texts
here, since several readings of them are weighed before one is taken as a number.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from audit.appraisal.model.appraisal import Stated
from audit.appraisal.model.place import NO_PLACE, Place
from audit.appraisal.model.prose import Claim
from audit.appraisal.model.source import Source
from audit.importing.entry import Entry
from audit.importing.names import Name
from audit.importing.reading.standing import NO_STANDING, Standing

__all__ = [
    "Axis", "Band", "Claim", "Doubt", "Draft", "Item", "Level", "LevelUse", "Made", "Method", "Printed", "Reason", "Scale", "Seen", "Source",
    "Stated", "TableColumn", "TableRow", "Weight",
]  # fmt: skip

Axis = Literal["criteria", "options", "scorers"]
Weight = Literal["unreadable", "doubtful", "matched", "assumed", "missing", "left-out", "note"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that a person has to look at. ``weight`` says how much depends on it; the most doubtful comes first."""

    weight: Weight
    text: str
    place: Place = NO_PLACE


@dataclass(frozen=True, slots=True)
class LevelUse:
    """What a criterion says of a level: ``defined`` or ``not-applicable``, in which words, and for how many options."""

    status: str
    text: str = ""
    quota: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An option, a criterion or a group, with every spelling of its name; what only criteria have stands behind."""

    id: str
    title: str
    label: str = ""
    names: tuple[Name, ...] = ()
    place: Place = NO_PLACE
    base: bool = False
    kind: str = "scored"
    group: str = ""
    weight: Entry | None = None
    sub_weight: Entry | None = None
    levels: Mapping[str, LevelUse] = field(default_factory=dict)
    definition: str = ""
    definition_place: Place = NO_PLACE


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: what it prints and whose, and its heading where the file has to keep it."""

    prints: str = ""
    option: str = ""
    criterion: str = ""
    group: str = ""
    scorer: str = ""
    item: str = ""
    title: str = ""
    place: Place = NO_PLACE


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: the key it has in the file, what it prints if the key does not say so, and its cells."""

    key: str
    entries: tuple[Entry, ...]
    title: str = ""
    prints: str = ""
    item: str = ""
    group: str = ""
    place: Place = NO_PLACE


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed table. ``prints`` is empty until it is settled whether its cells are scores or weighted scores."""

    id: str
    axis: Axis
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    title: str = ""
    figure: str = ""
    prints: str = ""
    option: str = ""
    criterion: str = ""
    scorer: str = ""
    unit: str = ""
    place: Place = NO_PLACE
    number: int = 0

    def cells(self) -> Iterator[tuple[TableRow, TableColumn, Entry]]:
        """Every cell with its row and column."""
        for row in self.rows:
            for column, entry in zip(self.columns, row.entries, strict=True):
                yield row, column, entry


@dataclass(frozen=True, slots=True)
class Reason:
    """The reason for one score."""

    criterion: str
    option: str
    text: str
    place: Place = NO_PLACE
    inherits: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """A named level of the scale; ``value`` is empty where the documents do not say what it is worth."""

    id: str
    label: str
    value: str = ""
    place: Place = NO_PLACE


@dataclass(frozen=True, slots=True)
class Scale:
    """The scores allowed, as far as they are known."""

    low: str = ""
    high: str = ""
    step: str = ""
    basis: str = "stated"
    place: Place = NO_PLACE


@dataclass(frozen=True, slots=True)
class Band:
    """A range with a colour."""

    label: str
    low: str
    high: str
    meaning: str = ""
    place: Place = NO_PLACE


@dataclass(frozen=True, slots=True)
class Made:
    """A total that no formula of the file makes: the type of its relation, and terms of kind, criterion and coefficient.

    ``item`` names it where it is not the total itself, but a part of which that is made; so does a term of the kind total.
    ``kind`` is what it makes where that is no total, ``pick`` the variant of its type.
    """

    type: str
    terms: tuple[tuple[str, str, str], ...]
    item: str = ""
    times: Fraction = Fraction(1)
    kind: str = "total"
    pick: str = "highest"


@dataclass(frozen=True, slots=True)
class Method:
    """How the figures follow from each other. ``said`` tells, for each part, why it was taken to be so.

    ``relations`` are totals that no formula of the file makes.
    """

    total: str = "none"
    of_groups: bool = False
    over: str = ""
    weighted_over: str = ""
    weight_sum: str = ""
    sub_weight_sum: str = ""
    subtotal: str = ""
    percent_of: str = ""
    percent_base: str = ""
    has_percent: bool = False
    rank_by: str = ""
    rank_item: str = ""
    direction: str = ""
    scorers: tuple[tuple[str, str], ...] = ()
    aggregate: str = ""
    said: tuple[str, ...] = ()
    weights_rounded: bool = False
    relations: tuple[Made, ...] = ()
    standing: Standing = NO_STANDING


@dataclass(frozen=True, slots=True)
class Seen:
    """What was made of one table of a document, for the list of tables."""

    source: str
    number: int
    sort: str
    why: str
    title: str
    height: int
    width: int
    place: Place = NO_PLACE
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """The draft of an appraisal."""

    id: str
    title: str
    publisher: str = ""
    origin: str = "published"
    handling: str = "public"
    numbers: str = "en"
    sources: tuple[Source, ...] = ()
    scale: Scale | None = None
    levels: tuple[Level, ...] = ()
    bands: tuple[Band, ...] = ()
    bands_on: str = ""
    groups: tuple[Item, ...] = ()
    criteria: tuple[Item, ...] = ()
    options: tuple[Item, ...] = ()
    method: Method = field(default_factory=Method)
    tables: tuple[Printed, ...] = ()
    reasons: tuple[Reason, ...] = ()
    stated: tuple[Stated, ...] = ()
    claims: tuple[Claim, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    seen: tuple[Seen, ...] = ()
