"""Which scores are expected to be the same."""

from fractions import Fraction

from audit.appraisal.exact.values import point
from audit.appraisal.model.quantity import Quantity
from audit.explanation.after import After
from audit.explanation.soft_equality import by_inheritance, by_reasons
from audit.rules.run import facts_of_document
from tests.papers import SUMS, document

_TABLE = "tables: {t: {rows: options, columns: [care, risk], prints: %s, cells: {a: [%s], b: [%s], c: [%s]}}}\n"
_TEXTS = "texts: {rationale: {care: {a: {%s}, b: {%s}, c: {%s}}}}\n"
_CELLS = [Quantity("score", option, "care") for option in "abc"]


def _pairs(texts: str, *touched: int, cells: tuple[str, str, str] = ("1, 1", "2, 2", "3, 3"), prints: str = "score") -> tuple[list[str], list[str]]:
    facts = facts_of_document(document(SUMS, _TABLE % (prints, *cells), texts))
    own = frozenset(one._replace(kind=prints) for one in map(_CELLS.__getitem__, touched))
    alike, taken = list(by_reasons(facts, own)), list(by_inheritance(facts, own))
    assert all(one.needs & own for one in (*alike, *taken))
    return [f"{one.one.option}{one.other.option}" for one in alike], [f"{one.one.option}{one.other.option}" for one in taken]


def test_every_pair_of_one_reason_once() -> None:
    """Three options with one reason make three pairs; those without a touched score are left out."""
    same = _TEXTS % (("text: It is so.",) * 3)
    assert _pairs(same, 0, 1, 2)[0] == ["ab", "ac", "bc"]
    assert _pairs(same, 1)[0] == ["ba", "bc"]
    assert _pairs(same, 0, 1, prints="weighted-score")[0] == ["ab", "ac", "bc"]


def test_placeholders_and_other_reasons_are_no_pair() -> None:
    """Neither a word that keeps its place nor another reason makes scores alike; nor does a score that is not printed."""
    assert _pairs(_TEXTS % ("text: tbc", "text: tbc", "text: Other."), 0, 1, 2) == ([], [])
    assert _pairs(_TEXTS % (("text: It is so.",) * 3), 0, 1, 2, cells=("blank, 1", "withheld, 1", "3, 3")) == ([], [])


def test_a_score_that_is_withheld_elsewhere_is_no_pair() -> None:
    """A score that one table prints and another withholds speaks for nothing."""
    both = "tables: {t: {rows: options, columns: [care], prints: score, cells: {a: [1], b: [2]}}, u: {rows: options, columns: [care], prints: score, cells: {b: [%s]}}}\n"
    texts = "texts: {rationale: {care: {a: {text: It is so.}, b: {text: It is so.}}}}\n"
    for cell, pairs in (("2", 1), ("withheld", 0)):
        assert len(list(by_reasons(facts_of_document(document(SUMS, both % cell, texts)), frozenset(_CELLS)))) == pairs


def test_reasons_that_repeat_others() -> None:
    """A reason that repeats another adds a pair, unless it adds a point, repeats itself, or the score is not known."""
    points = "from: c, points: [{sign: '+', summary: More.}]"
    assert _pairs(_TEXTS % ("from: b, summary: As b.", "summary: x y", "from: c, summary: As it is."), 0, 1, 2)[1] == ["ab"]
    assert _pairs(_TEXTS % (points, "summary: x y", "summary: y x"), 0, 1, 2)[1] == []
    assert _pairs(_TEXTS % ("from: b, summary: As b.", "summary: x y", "summary: y x"), 0, 1, cells=("1, 1", "blank, 1", "3, 3"))[1] == []
    assert _pairs(_TEXTS % ("from: b, summary: As b.", "summary: x y", "summary: y x"), 2)[1] == []


def test_what_both_have_then_is_told_where_it_is_one_figure() -> None:
    """Scores that can be the same without being known, as rounded weighted ones, are told without a figure."""
    head = SUMS.replace("care: {}", "care: {weight: 3}").replace("risk: {}", "risk: {weight: 2}").replace("total: sum", "total: weighted-sum")
    cells = ("1.3, 1", "{value: 1.3, from: a}, 2", "3, 3")
    facts = facts_of_document(document(head, _TABLE % ("weighted-score", *cells), "texts: {rationale: {care: {a: {text: So.}, b: {text: So.}}}}\n"))
    (one,) = by_reasons(facts, frozenset({Quantity("weighted-score", "a", "care")}))
    words = "on care, a and b have the same reason"
    assert one.told(After(facts, facts.valuation)) == f"{words}, and both can then have the same score"
    known = facts.valuation.changed({one.one: point(Fraction(3)), one.other: point(Fraction(3))})
    assert one.told(After(facts, known)) == f"{words}, and both then have 3.0"


def test_cells_that_name_their_source() -> None:
    """A printed score with a source is a pair, once though the reason says it too; an empty or a withheld one is none."""
    cell = "{value: 1, from: b}, 1"
    assert _pairs(_TEXTS % ("from: b, summary: As b.", "summary: x y", "summary: y x"), 0, cells=(cell, "2, 2", "3, 3"))[1] == ["ab"]
    assert _pairs("", 0, cells=(cell, "withheld, 2", "3, 3"))[1] == []
    assert _pairs("", 0, cells=("{state: blank, from: b}, 1", "2, 2", "3, 3"))[1] == []
