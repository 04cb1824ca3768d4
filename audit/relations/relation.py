"""A relation between quantities: one instance, with its operands."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from audit.appraisal.exact.values import NONE, Values, point
from audit.appraisal.model.place import Where
from audit.appraisal.model.quantity import Quantity

__all__ = ["Look", "Nature", "Relation", "Term", "coefficient", "part", "solved"]

Nature = Literal["identity", "norm"]
Look = Callable[[Quantity], Values]

_NOWHERE: Final = Where()


@dataclass(frozen=True, slots=True)
class Term:
    """An operand with its coefficient: a number, times a quantity such as a weight where ``by`` names one."""

    quantity: Quantity
    times: Fraction = Fraction(1)
    by: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """One instance of a relation.

    ``role`` says what it is about (``total``, ``weight-sum``, ...) and is what rules select. An ``identity`` that does
    not hold means that something is misprinted or misread; a ``norm`` that something was awarded or written
    against the appraisal's own rules. ``times`` and ``over`` multiply and divide whatever is computed; ``constant`` is
    added to a sum, or is what is counted or compared with; ``allowed`` is the set of a membership and ``certain``
    whether that set is fully known; ``form`` is the variant of the type (tie method, extremum, form of rescaling, sign
    of a threshold). A relation that is not ``checked`` only says how its result follows, because another one checks
    the same more sharply.
    """

    id: str
    type: str
    role: str
    result: Quantity
    terms: tuple[Term, ...] = ()
    nature: Nature = "identity"
    over: Fraction = Fraction(1)
    times: Fraction = Fraction(1)
    constant: Fraction = Fraction(0)
    form: str = ""
    direction: str = "higher"
    allowed: Values = NONE
    certain: bool = True
    where: Where = _NOWHERE
    checked: bool = True

    def operands(self) -> Iterator[Quantity]:
        """Every quantity that the result follows from, coefficients included."""
        for term in self.terms:
            yield term.quantity
            if term.by is not None:
                yield term.by


def part(term: Term, look: Look) -> Values:
    """The set of one operand with its coefficient."""
    value = look(term.quantity).times(term.times)
    return value if term.by is None else value.multiplied(look(term.by))


def coefficient(term: Term, look: Look) -> Values:
    """The set of what an operand is multiplied by."""
    return point(term.times) if term.by is None else look(term.by).times(term.times)


def solved(own: Values, factor: Values, product: Values) -> Values:
    """The members of a set that, times some factor, make some product: all of them where nothing times zero does."""
    zero = Fraction(0)
    return own if factor.holds(zero) and product.holds(zero) else own.meet(product.divided(factor))
