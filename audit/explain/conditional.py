"""What the paper's own definitions and reasons would leave to a missing score: told apart, because they are norms.

A level that a criterion's definition withholds is taken not to have been awarded, and a reason that stands word for
word for another option's score is taken to go with the same score.
"""

from collections.abc import Iterator, Mapping

from audit.exact.values import Values, points
from audit.model.quantity import Quantity
from audit.rules.checks.base import Facts


def conditions(facts: Facts, missing: Mapping[Quantity, object]) -> dict[Quantity, Values]:
    """Give for missing scores the narrower sets that definitions of levels and equal reasons leave."""
    found: dict[Quantity, Values] = {}
    for quantity in dict.fromkeys(one._replace(kind="score") for one in missing if one.kind in {"score", "weighted-score"}):
        for values in (*_defined(facts, quantity), *_alike(facts, quantity)):
            left = found.get(quantity, facts.valuation.allowed(quantity)).meet(values)
            if not left.empty:
                found[quantity] = left
    return found


def _defined(facts: Facts, quantity: Quantity) -> Iterator[Values]:
    uses = facts.appraisal.criteria[quantity.criterion or ""].levels
    if any(use.status == "defined" for use in uses.values()):
        levels = facts.appraisal.levels
        yield points(levels[name].value for name, use in uses.items() if use.status == "defined" and name in levels)


def _alike(facts: Facts, quantity: Quantity) -> Iterator[Values]:
    own = [one for one in facts.reasons if (one.option, one.criterion) == (quantity.option, quantity.criterion) and one.text.digest]
    for reason in own:
        for other in facts.reasons:
            if other.option != reason.option and other.criterion == reason.criterion and other.text.digest == reason.text.digest:
                values = facts.valuation(Quantity("score", other.option, other.criterion))
                if values.only is not None:
                    yield values
