"""What every type of relation can do, and says of itself: a new type is one class in one module of this package.

Only ``evaluate`` has to be written. Whatever else a type leaves out is told as not known: nothing narrows its operands,
no total is added up through it, and the solver does not model it.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Final, Protocol

from audit.appraisal.exact.values import Values
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import Quantity
from audit.relations.combination import Combination
from audit.relations.encode import Model, Number, Unmodelled
from audit.relations.outcome import Check, Verdict
from audit.relations.relation import Look, Relation
from audit.relations.words import Shown, parts

__all__ = ["IF_ROUNDED", "PRINTED_VALUES", "TYPES", "Evaluate", "NumberType", "RelationType", "Sides", "Tell", "relation_type"]

PRINTED_VALUES: Final = "printed-values"
"""It holds for the operands as printed, as if these were exact."""

IF_ROUNDED: Final = "if-rounded"
"""It holds for some true values behind rounded operands, and not for these as printed."""

Evaluate = Callable[[Relation], Values]


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides that a check holds against each other.

    ``own`` is what the printed result stands for; ``exact`` evaluates a relation on the true values of its operands,
    ``printed`` on their printed values, as if these were exact.
    """

    own: Values
    exact: Evaluate
    printed: Evaluate


class Tell(Protocol):
    """Writes values in the manner of the figure that is checked."""

    @property
    def sign(self) -> str:
        """The sign of the figure: a currency, %, or nothing."""

    def shown(self, values: Values) -> str:
        """Write values to the place to which the figure is printed."""

    def exactly(self, values: Values) -> str:
        """Write a value in full."""

    def evaluated(self, relation: Relation) -> Values:
        """Evaluate a relation on the true values of its operands."""


class RelationType(ABC):
    """One type of relation: how its result follows, how each member narrows the others, and what can be said of it."""

    name: ClassVar[str] = ""
    """The name under which rules and files know the type."""

    declarable: ClassVar[bool] = False
    """Whether an appraisal may declare a relation of this type under ``method``."""

    operands: ClassVar[int | None] = None
    """How many operands it takes; None for any number."""

    defines: ClassVar[bool] = True
    """Whether the result follows from the operands; if not, the type only checks it."""

    rounds: ClassVar[bool] = False
    """Whether it multiplies or divides, so that a result is taken as rounded whatever its kind."""

    computes: ClassVar[bool] = False
    """Whether its result comes from arithmetic that shows how a paper rounds."""

    equation: ClassVar[bool] = False
    """Whether its words are an equation that a reader can work out: ``71 = 30 + 41``."""

    leeway: ClassVar[bool] = True
    """Whether another way of rounding could make it hold."""

    adds_printed: ClassVar[bool] = False
    """Whether a result may have been added from the printed, rounded values, so that it agrees if it follows from these."""

    whole: ClassVar[bool] = False
    """Whether its results are written without decimals where they have none, whatever the figure."""

    solvable: ClassVar[bool] = False
    """Whether it can be solved exactly for each of its quantities."""

    also_printed: ClassVar[bool] = False
    """Whether it holds as well if it was worked out from the printed values, so that true values alone narrow too much."""

    of_true_values: ClassVar[bool] = False
    """Whether it is held against the true values of its result, printed or not, rather than against the printed figure."""

    @abstractmethod
    def evaluate(self, relation: Relation, look: Look) -> Values:
        """Work out the exact set of results that the operands' sets allow. Raises TooManyValues."""

    def narrow(self, relation: Relation, sets: Mapping[Quantity, Values]) -> dict[Quantity, Values]:
        """Keep for the result and each operand the members that some choice of the others allows.

        The base narrows the result only; types that can be solved for an operand add to it. Raises TooManyValues.
        """
        result = self.evaluate(relation, sets.__getitem__)
        return {**sets, relation.result: sets[relation.result].meet(result)}

    def left(self, relation: Relation, own: Quantity, sets: Mapping[Quantity, Values]) -> Values:
        """Keep the members that some choice of the others leaves to one quantity. Raises TooManyValues."""
        return self.narrow(relation, sets)[own]

    def exact(self, relation: Relation, sets: Mapping[Quantity, Values]) -> bool:  # noqa: ARG002  # a type may look at them
        """Say whether ``left`` leaves exactly what some choice of the others allows."""
        return self.solvable

    def keeps_whole(self, relation: Relation, whole: Callable[[Quantity], bool]) -> bool:  # noqa: ARG002  # a type may look at them
        """Say whether a result is whole because what it follows from is; ``whole`` says so of each operand."""
        return False

    def quoted(self, relation: Relation, figure: Figure) -> Relation:  # noqa: ARG002  # a type may look at the figure
        """Read the relation as the figure that is checked quotes it."""
        return relation

    def check(self, relation: Relation, sides: Sides) -> Verdict:
        """Hold the printed result against what the operands make. Raises TooManyValues."""
        if not sides.own.meet(sides.exact(relation)).empty:
            return Verdict("pass")
        if self.adds_printed and not sides.own.meet(sides.printed(relation)).empty:
            return Verdict("pass", fits=(PRINTED_VALUES,))
        return Verdict("fail")

    def as_printed(self, relation: Relation, sides: Sides) -> bool:  # noqa: ARG002  # a type may work it out
        """Say whether a relation that fails would hold for the printed values of its operands, where that is worth telling."""
        return False

    def coefficients(self, relation: Relation) -> Combination | None:  # noqa: ARG002  # as above
        """Write the result as a signed sum of its operands; None where it is none."""
        return None

    def number(self, relation: Relation, model: Model) -> Number | None:  # noqa: ARG002  # as above
        """Write the result as a number made of the operands' numbers; None where it is said by ``encode`` alone."""
        return None

    def encode(self, relation: Relation, model: Model) -> None:  # noqa: ARG002  # as above
        """Write the relation on the sheet of a model. Raises Unmodelled: the base does not know how."""
        raise Unmodelled(f'the solver has no way to write how a figure follows by "{relation.type}"')

    def work(self, relation: Relation, possible: int) -> int:  # noqa: ARG002  # as above
        """Estimate how many cases it takes to evaluate a relation whose operands have so many values, beyond these themselves."""
        return 0

    def form(self, pick: str) -> str:  # noqa: ARG002  # as above
        """Name the variant of a declared relation; ``pick`` is what the file says of it."""
        return ""

    def words(self, check: Check, shown: Shown) -> str:
        """Write what the result is made of, from the operands as printed."""
        return ", ".join(parts(check, shown))

    def computed(self, relation: Relation, tell: Tell) -> str | None:  # noqa: ARG002  # as above
        """Write what the result comes to; None where the values themselves say it."""
        return None


class NumberType(RelationType):
    """A type whose result can be written as a number, so that the relation says that the two are equal."""

    def encode(self, relation: Relation, model: Model) -> None:
        """Say that the result is the number that the operands make, unless it was written from it."""
        own = model.number(relation.result)
        found = None if model.follows(relation) else self.number(relation, model)
        if found is not None:
            model.sheet.alike(own, found)


TYPES: Final[dict[str, RelationType]] = {}
"""Every type by its name; import it from ``audit.relations.registry``, which loads all of them."""


def relation_type(declared: type[RelationType]) -> type[RelationType]:
    """Register a type of relation under its name. Raises ValueError where the name is taken."""
    if declared.name in TYPES:
        raise ValueError(f"there are two types of relation called {declared.name}")
    TYPES[declared.name] = declared()
    return declared
