"""The appraisal: everything a file says, as plain frozen data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from audit.appraisal.exact.rounding import Mode
from audit.appraisal.model.figure import Cell, Figure, Scale, Verdict
from audit.appraisal.model.place import NO_PLACE, NOWHERE, Place, Where
from audit.appraisal.model.prose import Claim, Process, Texts
from audit.appraisal.model.quantity import Quantity
from audit.appraisal.model.reasons import Text
from audit.appraisal.model.source import Source
from audit.appraisal.model.table import Table
from audit.appraisal.model.waiver import Waiver

__all__ = [
    "Appraisal", "Band", "Counted", "Criterion", "Dated", "Declared", "Formula", "FormulaName", "Gateway", "Group", "Level",
    "LevelUse", "Method", "Option", "Outcome", "Recommendation", "Reference", "ScoredFrom", "Standing", "Stated", "Threshold",
]  # fmt: skip

FormulaName = Literal["sum", "weighted-sum", "mean", "weighted-mean", "none"]


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of the appraisal (ISO, in part where no more is known) and where it is printed."""

    date: str
    where: Where = NOWHERE
    place: Place = NO_PLACE


@dataclass(frozen=True, slots=True)
class Level:
    """A named score of the scale, for example high = 10."""

    id: str
    label: str
    value: Fraction
    where: Where = NOWHERE
    place: Place = NO_PLACE


@dataclass(frozen=True, slots=True)
class LevelUse:
    """What one criterion says of one level: ``defined``, ``not-applicable`` or ``missing``; its quota, and the definition."""

    status: str
    quota: int | None = None
    where: Where = NOWHERE
    place: Place = NO_PLACE
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class ScoredFrom:
    """How a score is computed from a printed measure."""

    measure: Quantity
    form: str
    top: Fraction | None
    direction: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """What options are scored on. ``kind`` is ``scored``, ``gateway`` or ``unscored``.

    ``titled`` is false where no title is given, so that ``title`` is the id. ``weight``, ``sub_weight`` and ``top`` (the
    highest possible score) are the figures printed beside the criterion.
    """

    id: str
    title: str
    scale: Scale
    label: str = ""
    kind: str = "scored"
    group: str | None = None
    levels: Mapping[str, LevelUse] = field(default_factory=dict)
    direction: str | None = None
    scored_from: ScoredFrom | None = None
    where: Where = NOWHERE
    place: Place = NO_PLACE
    titled: bool = True
    weight: Cell | None = None
    sub_weight: Cell | None = None
    top: Cell | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An alternative that was compared. ``base`` marks the one that changes nothing; ``titled`` as for criteria."""

    id: str
    title: str
    label: str = ""
    base: bool = False
    where: Where = NOWHERE
    place: Place = NO_PLACE
    titled: bool = True
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A set of criteria, or of groups, with the weight printed beside it."""

    id: str
    title: str
    parent: str | None = None
    where: Where = NOWHERE
    place: Place = NO_PLACE
    weight: Cell | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A relation that the file declares beside the standard ones."""

    id: str
    type: str
    result: Reference
    terms: tuple[Reference, ...]
    each_option: bool
    times: Fraction
    pick: str
    where: Where = NOWHERE
    place: Place = NO_PLACE
    named: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known of how the totals follow, where the appraisal was read from a document.

    ``known`` is ``stated``, ``by-formulas``, ``inferred`` or ``unknown``; ``firm`` whether a total that does not follow is
    held against the paper or asked about. ``fits`` of ``tried`` totals agree; ``way`` and ``other`` say the method and
    the nearest other reading in words, ``margin`` how far that lies behind, in bits. ``text`` is the sentence or label
    that states it, at ``place``.
    """

    known: str = "unknown"
    firm: bool = False
    fits: int = 0
    tried: int = 0
    margin: int = 0
    way: str = ""
    other: str = ""
    text: str = ""
    place: Place = NO_PLACE

    @property
    def said(self) -> str:
        """The standing in a sentence."""
        counted = f"{self.way}: {self.fits} of {self.tried} totals agree" if self.tried else self.way
        beside = f"; nearest other reading, {self.other}" if self.other else ""
        begun = {"stated": "stated in the paper", "by-formulas": "by the formulas of the workbook", "inferred": "inferred from the figures"}
        if self.known == "unknown":
            return f"how the totals follow was not made out{f'; nearest: {counted}' if self.way else ''}"
        return f"{begun[self.known]}; {counted}{beside}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """How the quantities of an appraisal follow from each other.

    ``scorers`` are those who scored, each with the number of people who score together; ``labels`` are what they are
    called. ``weights`` is the sum of the weights as printed, ``weights_place`` where the paper says so. ``direction`` is
    the one that holds; ``direction_stated`` and ``rank_stated`` tell whether the direction, and what ranks go by, is said.
    """

    total: Formula
    subtotal: Formula
    weighted_over: Fraction = Fraction(1)
    sub_weight_sum: Fraction | None = None
    weight_sum: Fraction | None = None
    weights: Cell | None = None
    weights_rounded: bool = False
    weights_place: Place = NO_PLACE
    scorers: Mapping[str, int] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    aggregate: str | None = None
    percent_of: str | None = None
    percent_base: int = 100
    rank_by: str = "total"
    rank_stated: bool = False
    rank_item: str | None = None
    ties: str | None = None
    direction: str = "higher"
    direction_stated: bool = False
    normalised: Fraction | None = None
    rounding: Mapping[str, Mode] = field(default_factory=dict)
    relations: tuple[Declared, ...] = ()
    where: Where = NOWHERE
    standing: Standing | None = None
    place: Place = NO_PLACE
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a stated count counts, among the things that the file lists."""

    of: str
    kinds: tuple[str, ...]
    group: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A figure stated in running text: a count, a difference, an amount. ``printings`` are all places where it stands."""

    id: str
    title: str
    quantity: Quantity
    counts: Counted | None = None
    between: tuple[Reference, Reference] | None = None
    reading_as: str = "unstated"
    at_least: bool = False
    where: Where = NOWHERE
    printings: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Threshold:
    """The figure that an option must reach to pass a gateway."""

    quantity: Quantity
    sign: str
    value: Fraction


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one option got at a gateway: ``pass``, ``fail``, ``not-applicable`` or ``blank``."""

    outcome: str
    where: Where = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Gateway:
    """A pass/fail test. ``implied``: its outcomes are not printed option by option but follow from the paper.

    ``reason`` is ``given``, ``none`` (looked for and not found in the text supplied) or empty (the file does not say);
    ``rationale`` is the reason itself. ``outcomes`` are those declared beside the tables, by option.
    """

    id: str
    title: str
    criterion: str | None
    threshold: Threshold | None
    where: Where
    place: Place
    implied: bool = False
    reason: str = ""
    rationale: Text | None = None
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A range with a label or colour. ``meaning`` is what it stands for."""

    label: str
    low: Fraction | None = None
    high: Fraction | None = None
    where: Where = NOWHERE
    place: Place = NO_PLACE
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What the paper recommends. ``reasons`` is ``none`` where they were looked for and not found, empty where the file does not say."""

    preferred: tuple[str, ...] = ()
    taken_forward: tuple[str, ...] = ()
    reasons: str = ""
    where: Where = NOWHERE
    place: Place = NO_PLACE


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraisal:
    """One scored comparison of options, from a file, a document or a data frame: all that later stages look at.

    ``numbers`` and ``negatives`` say how its figures are written. ``scale`` is the one of all criteria without their own.
    ``figures``, ``verdicts`` and ``texts.names`` follow from what is printed in the tables and beside criteria, groups,
    method and stated figures: ``model.read.figured`` works them out. ``waivers`` are those of the file itself.
    """

    id: str
    title: str
    origin: str
    options: Mapping[str, Option]
    criteria: Mapping[str, Criterion]
    method: Method
    scale: Scale
    publisher: str = ""
    jurisdiction: str = ""
    sector: str = ""
    handling: str = "public"
    numbers: str = "en"
    negatives: str = "minus"
    notes: str = ""
    dated: Mapping[str, Dated] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    levels: Mapping[str, Level] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    stated: Mapping[str, Stated] = field(default_factory=dict)
    gateways: Mapping[str, Gateway] = field(default_factory=dict)
    bands: tuple[Band, ...] = ()
    bands_on: str | None = None
    bands_place: Place = NO_PLACE
    texts: Texts = field(default_factory=Texts)
    claims: tuple[Claim, ...] = ()
    process: Process = field(default_factory=Process)
    recommendation: Recommendation | None = None
    waivers: tuple[Waiver, ...] = ()
    figures: tuple[Figure, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    path: str = ""
    sha256: str = ""

    @property
    def scored(self) -> tuple[Criterion, ...]:
        """The criteria that carry scores, in the order of the paper."""
        return tuple(criterion for criterion in self.criteria.values() if criterion.kind == "scored")

    @property
    def dates(self) -> Mapping[str, str]:
        """The dates by name, as ISO dates, in part where no more is known."""
        return {name: one.date for name, one in self.dated.items()}

    @property
    def preferred(self) -> tuple[str, ...]:
        """The options recommended."""
        return self.recommendation.preferred if self.recommendation is not None else ()

    @property
    def taken_forward(self) -> tuple[str, ...]:
        """The options taken to the next stage."""
        return self.recommendation.taken_forward if self.recommendation is not None else ()

    @property
    def outer(self) -> Place:
        """The place that is meant where none is named: the first source."""
        return Place(source=next(iter(self.sources), None))
