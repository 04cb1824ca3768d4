"""What may be spent on explaining the disagreements of one appraisal, counted in steps and never by the clock.

A step is one operand of one relation, worked out or compared. Grouping, explaining and consequences have a purse each, so
that what is found in one does not hang on how long the one before took; each purse is for the whole appraisal, whatever
the number of its disagreements. What it does not reach to is said to be not worked out.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from audit.limits import SolverLimits
from audit.relations.relation import Relation

__all__ = ["Purses", "Steps", "steps_of"]


@dataclass(slots=True)
class Steps:
    """How many steps may still be taken, and how often more were asked for than were left."""

    left: int
    refused: int = 0

    def take(self, count: int) -> bool:
        """Take so many steps; False, and none is taken, where not so many are left."""
        if count > self.left:
            self.refused += 1
            return False
        self.left -= count
        return True


def steps_of(relations: Iterable[Relation]) -> int:
    """How many steps it takes to check relations once."""
    return sum(1 + len(relation.terms) for relation in relations)


@dataclass(slots=True)
class Purses:
    """The purses of one appraisal: to find what belongs together, to try changes of one figure, and to work out what follows."""

    grouping: Steps = field(default_factory=lambda: Steps(SolverLimits.MAX_STEPS_GROUPING))
    trying: Steps = field(default_factory=lambda: Steps(SolverLimits.MAX_STEPS_TRYING))
    following: Steps = field(default_factory=lambda: Steps(SolverLimits.MAX_STEPS_FOLLOWING))
