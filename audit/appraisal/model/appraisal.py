"""The appraisal: everything a file says, as plain frozen data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from audit.appraisal.exact.rounding import Mode
from audit.appraisal.load.node import Node
from audit.appraisal.model.figure import Figure, Scale, Verdict
from audit.appraisal.model.place import NO_PLACE, NOWHERE, Place, Where
from audit.appraisal.model.prose import Claim, Process, Texts
from audit.appraisal.model.quantity import Quantity

FormulaName = Literal["sum", "weighted-sum", "mean", "weighted-mean", "none"]


@dataclass(frozen=True, slots=True)
class Compared:
    """One comparison of figures with their document: by whom, on which date, and how many figures got which answer."""

    by: str
    on: str
    sha256: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """A document that figures were read from."""

    id: str
    role: str
    title: str = ""
    file: str = ""
    sha256: str = ""
    date: str = ""
    compared: tuple[Compared, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """A named score of the scale, for example high = 10."""

    id: str
    label: str
    value: Fraction
    where: Where


@dataclass(frozen=True, slots=True)
class LevelUse:
    """What one criterion says of one level: ``defined``, ``not-applicable`` or ``missing``; and its quota."""

    status: str
    quota: int | None = None
    where: Where = NOWHERE
    place: Place = NO_PLACE


@dataclass(frozen=True, slots=True)
class ScoredFrom:
    """How a score is computed from a printed measure."""

    measure: Quantity
    form: str
    top: Fraction | None
    direction: str | None


@dataclass(frozen=True, slots=True)
class Criterion:
    """What options are scored on. ``kind`` is ``scored``, ``gateway`` or ``unscored``."""

    id: str
    title: str
    label: str
    kind: str
    group: str | None
    scale: Scale
    levels: Mapping[str, LevelUse]
    direction: str | None
    scored_from: ScoredFrom | None
    where: Where
    place: Place


@dataclass(frozen=True, slots=True)
class Option:
    """An alternative that was compared."""

    id: str
    title: str
    label: str
    base: bool
    where: Where
    place: Place


@dataclass(frozen=True, slots=True)
class Group:
    """A set of criteria, or of groups."""

    id: str
    title: str
    parent: str | None
    where: Where


@dataclass(frozen=True, slots=True)
class Table:
    """One printed table; its figures stand in ``Appraisal.figures``."""

    id: str
    title: str
    where: Where
    place: Place
    columns: tuple[str, ...]
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Formula:
    """How a total or subtotal follows from its parts, divided by ``over``."""

    name: FormulaName
    of_groups: bool = False
    over: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Reference:
    """A quantity with the coefficient it has in a relation."""

    quantity: Quantity
    times: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Declared:
    """A relation that the file declares beside the standard ones."""

    id: str
    type: str
    result: Reference
    terms: tuple[Reference, ...]
    each_option: bool
    times: Fraction
    pick: str
    where: Where


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of how the totals follow, where the appraisal was read from a document.

    ``known`` is ``stated``, ``by-formulas``, ``inferred`` or ``unknown``; ``firm`` whether a total that does not follow is
    held against the paper or asked about. ``fits`` of ``tried`` totals come out; ``way`` and ``other`` say the method and
    the nearest other reading in words, ``margin`` how far that lies behind, in bits.
    """

    known: str
    firm: bool = False
    fits: int = 0
    tried: int = 0
    margin: int = 0
    way: str = ""
    other: str = ""
    text: str = ""
    place: Place = NO_PLACE


@dataclass(frozen=True, slots=True)
class Method:
    """How the quantities of an appraisal follow from each other."""

    total: Formula
    subtotal: Formula
    weighted_over: Fraction = Fraction(1)
    sub_weight_sum: Fraction | None = None
    weight_sum: Fraction | None = None
    scorers: Mapping[str, int] = field(default_factory=dict)
    aggregate: str | None = None
    percent_of: str | None = None
    percent_base: int = 100
    rank_by: str = "total"
    rank_item: str | None = None
    ties: str | None = None
    direction: str = "higher"
    normalised: Fraction | None = None
    rounding: Mapping[str, Mode] = field(default_factory=dict)
    relations: tuple[Declared, ...] = ()
    where: Where = NOWHERE
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """What a stated count counts, among the things that the file lists."""

    of: str
    kinds: tuple[str, ...]
    group: str | None


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure stated in running text: a count, a difference, an amount."""

    id: str
    title: str
    quantity: Quantity
    counts: Counted | None
    between: tuple[Reference, Reference] | None
    reading_as: str
    at_least: bool
    where: Where


@dataclass(frozen=True, slots=True)
class Threshold:
    """The figure that an option must reach to pass a gateway."""

    quantity: Quantity
    sign: str
    value: Fraction


@dataclass(frozen=True, slots=True)
class Gateway:
    """A pass/fail test. ``implied``: its outcomes are not printed option by option but follow from the paper.

    ``reason`` is ``given``, ``none`` (looked for and not found in the text supplied) or empty (the file does not say).
    """

    id: str
    title: str
    criterion: str | None
    threshold: Threshold | None
    where: Where
    place: Place
    implied: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A range with a label or colour."""

    label: str
    low: Fraction | None
    high: Fraction | None
    where: Where
    place: Place


@dataclass(frozen=True, slots=True)
class Appraisal:
    """One scored comparison of options, as its file tells it.

    ``root`` keeps the nodes of the file for what later stages read directly (texts, waivers).
    """

    id: str
    title: str
    publisher: str
    jurisdiction: str
    origin: str
    handling: str
    dates: Mapping[str, str]
    sources: Mapping[str, Source]
    levels: Mapping[str, Level]
    groups: Mapping[str, Group]
    criteria: Mapping[str, Criterion]
    options: Mapping[str, Option]
    method: Method
    tables: Mapping[str, Table]
    stated: Mapping[str, Stated]
    gateways: Mapping[str, Gateway]
    bands: tuple[Band, ...]
    bands_on: str | None
    figures: tuple[Figure, ...]
    verdicts: tuple[Verdict, ...]
    preferred: tuple[str, ...]
    taken_forward: tuple[str, ...]
    path: str
    sha256: str
    root: Node
    texts: Texts = field(default_factory=Texts)
    claims: tuple[Claim, ...] = ()
    sector: str = ""
    process: Process = field(default_factory=Process)

    @property
    def scored(self) -> tuple[Criterion, ...]:
        """The criteria that carry scores, in the order of the paper."""
        return tuple(criterion for criterion in self.criteria.values() if criterion.kind == "scored")
