"""Which claims count as soft relations, what they depend on, and how much work they may take."""

from typing import Final

import pytest

from audit.appraisal.model.quantity import Quantity
from audit.explanation.after import After
from audit.explanation.soft_claims import Claims, TooMuchWork
from audit.limits import LanguageLimits
from audit.rules.checks.base import Facts
from audit.rules.run import facts_of_document
from audit.rules.settings import Soft
from tests.papers import SUMS, document

_TABLE = "tables: {t: {rows: options, columns: [care, risk, total], prints: score, cells: {a: [4, 5, 9], b: [%s, 3, 7], c: [1, 0, 1]}}}\n"
_LARGE: Final = f" * {10**29}"
"""Four of these make a number of more digits than an expression may have."""


def _facts(*asserts: str, score: str = "4") -> Facts:
    claims = "".join(f"  - {{id: c{number}, summary: It is so., asserts: '{one}', status: confirmed}}\n" for number, one in enumerate(asserts))
    return facts_of_document(document(SUMS, _TABLE % score, f"claims:\n{claims}"))


@pytest.mark.parametrize(
    ("says", "needed"),
    [('score("a", "care") > 3', Quantity("weighted-score", "a", "care")), ('total("a") > total("b")', Quantity("total", "b")),
     ('rank("a") == 1', Quantity("total", "c")), ('total("a") - total("b") > 1', Quantity("total", "a"))],
)  # fmt: skip
def test_what_a_claim_depends_on(says: str, needed: Quantity) -> None:
    """A claim counts where something is touched that was looked up for it, or what that follows from, and not elsewhere."""
    claims = Claims(_facts(says))
    assert [one.claim.id for one in claims.touched(frozenset({needed}))] == ["c0"]
    assert list(claims.touched(frozenset({Quantity("score", "c", "nowhere")}))) == []


@pytest.mark.parametrize(
    ("says", "score", "holds"),
    [('total("a") == 9', "4", True), ('total("a") == 8', "4", False), ('score("b", "care") == 4', "blank", None), ('score("b", "care") == 4', "withheld", None),
     (f'total("a"){4 * _LARGE} == 4', "4", None)],
)  # fmt: skip
def test_a_claim_holds_does_not_or_is_open(says: str, score: str, holds: bool | None) -> None:  # three values are tried
    """What is open, withheld or cannot be judged is neither kept to nor gone against."""
    facts = _facts(says, score=score)
    assert [one.holds(After(facts, facts.valuation)) for one in Claims(facts).all] == [holds]


def test_a_claim_without_an_assertion_says_nothing() -> None:
    """A sentence that was not written as an expression is open."""
    facts = facts_of_document(document(SUMS, _TABLE % "4", "claims: [{id: one, summary: It is so., status: confirmed}]\n"))
    assert [(one.holds(After(facts, facts.valuation)), one.needs) for one in Claims(facts).all] == [(None, frozenset())]


def test_work_ends() -> None:
    """Claims that together take more steps than are allowed are given up, each at the same place on every machine."""
    claims = Claims(_facts(*(f'total("a") > {number}' for number in range(3))))
    claims.purse._budget.left = 2  # a small file that takes so much would take a minute
    with pytest.raises(TooMuchWork) as given:
        _ = claims.all
    assert given.value.kind is Soft.claims
    claims = Claims(_facts('total("a") > 1'))
    claims.purse._budget.left_for_sets = LanguageLimits.MAX_OPERATION - 1  # as above
    with pytest.raises(TooMuchWork):
        _ = claims.all
