"""Claims on tables with blank cells, held against every way in which the blanks can be filled."""

from collections.abc import Callable, Mapping
from itertools import product
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.rules.packs import facts, only

Filled = Mapping[tuple[str, str], int]
OPTIONS: Final = ("a", "b", "c")
CRITERIA: Final = ("care", "cost", "risk")
SCALE: Final = (0, 5, 10)

HEAD: Final = """\
levels: {low: 0, medium: 5, high: 10}
groups: {all: {}}
criteria: {care: {group: all}, cost: {group: all}, risk: {group: all}}
options: {a: {}, b: {}, c: {}}
method: {total: sum}
"""

CLAIMS: Final[Mapping[str, Callable[[Filled], bool]]] = {
    'all(level("a", c) == "high" for c in ["care", "cost"])': lambda s: s["a", "care"] == s["a", "cost"] == 10,
    'all(score("a", "care") > score(x, "care") for x in options if x != "a")': lambda s: s["a", "care"] > max(s["b", "care"], s["c", "care"]),
    'count(level("b", c) == "low" for c in criteria) > 1.5': lambda s: sum(s["b", c] == 0 for c in CRITERIA) > 1.5,
    'score("a", "risk") == score("b", "risk") == score("c", "risk")': lambda s: s["a", "risk"] == s["b", "risk"] == s["c", "risk"],
    'all((level("c", k) == "high") == (k in ["care"]) for k in criteria)': lambda s: all((s["c", k] == 10) == (k == "care") for k in CRITERIA),
    'all(level(x, "cost") != "low" for x in options)': lambda s: all(s[x, "cost"] != 0 for x in OPTIONS),
    'score("a", "care") >= score("b", "cost")': lambda s: s["a", "care"] >= s["b", "cost"],
    'subtotal("a", "all") == subtotal("b", "all")': lambda s: sum(s["a", c] for c in CRITERIA) == sum(s["b", c] for c in CRITERIA),
    'all(total("c") < total(x) for x in ["a", "b"])': lambda s: all(sum(s["c", k] for k in CRITERIA) < sum(s[x, k] for k in CRITERIA) for x in "ab"),
    'any(score(x, "risk") > 5 for x in options)': lambda s: any(s[x, "risk"] > 5 for x in OPTIONS),
}  # fmt: skip


cells = st.fixed_dictionaries({pair: st.one_of(st.sampled_from(SCALE), st.none()) for pair in product(OPTIONS, CRITERIA)})


def judged(claim: str, table: Mapping[tuple[str, str], int | None]) -> str:
    rows = "\n".join(f"      {c}: [{', '.join('blank' if table[x, c] is None else str(table[x, c]) for x in OPTIONS)}]" for c in CRITERIA)
    text = f"{HEAD}tables:\n  t:\n    prints: score\n    rows: criteria\n    columns: [a, b, c]\n    cells:\n{rows}\n"
    return only(facts(f"{text}claims: [{{id: x, summary: So., asserts: '{claim}'}}]\n"), "claim").status


def by_hand(claim: str, table: Mapping[tuple[str, str], int | None]) -> set[bool]:
    """Every truth that the claim can have."""
    blank = [pair for pair, value in table.items() if value is None]
    known = {pair: value for pair, value in table.items() if value is not None}
    return {CLAIMS[claim]({**known, **dict(zip(blank, values, strict=True))}) for values in product(SCALE, repeat=len(blank))}


@examples(40)
@given(st.sampled_from(sorted(CLAIMS)), cells)
def test_a_claim_is_decided_only_as_every_filling_decides_it(claim: str, table: Mapping[tuple[str, str], int | None]) -> None:
    """It passes only if it holds however the blanks are filled, and fails only if it never does."""
    status, truths = judged(claim, table), by_hand(claim, table)
    assert status != "pass" or truths == {True}
    assert status != "fail" or truths == {False}
    assert status in {"pass", "fail", "undecided"}


@examples(40)
@given(st.sampled_from([name for name in sorted(CLAIMS) if "==" not in name and "!=" not in name]), cells)
def test_an_order_of_scores_is_decided_wherever_it_can_be(claim: str, table: Mapping[tuple[str, str], int | None]) -> None:
    """Where every filling agrees on which is higher, so does the tool."""
    truths = by_hand(claim, table)
    assert (judged(claim, table) == "undecided") is (len(truths) == 2)


@given(st.sampled_from(sorted(CLAIMS)), cells)
def test_without_blanks_every_claim_is_decided(claim: str, table: Mapping[tuple[str, str], int | None]) -> None:
    """Nothing stays open where nothing is missing."""
    full = {pair: 5 if value is None else value for pair, value in table.items()}
    assert judged(claim, full) == ("pass" if by_hand(claim, full) == {True} else "fail")
